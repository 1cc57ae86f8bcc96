"""Structure: silhouette, collar and neckline, sleeves, skirt, legs, waist, hem and construction."""

from __future__ import annotations

from model.garment.categories import names_of
from model.garment.fields import Choice, of, value

_UPPER = names_of("top", "dress", "jumpsuit")
_SKIRTED = "dress shirt_dress wrap_dress skirt"
_LEGS = names_of("trousers", "jumpsuit")

_SILHOUETTE = (
    value("h_line", "H型", "H-line", "any 5 wafuku 1 qipao 0 slip_dress 0 suit_jacket 2"),
    value("x_line", "X型", "X-line", "any 3 blazer 2 suit_jacket 8 frock 6 qipao 1 knit 1 sweat .3 "
          "wafuku 0 bare 1 blouson 0 strappy 2 jersey 1.5"),
    value("a_line", "A型", "A-line", "any 1.5 coat 3 soft 3 sweat 0 blouson 0 wafuku 0 frock 2 "
          "qipao 0 tailored 0 jumpsuit 0 rugged .5 slip_dress 3 sweatshirt .3 hoodie .3 blazer .3"),
    value("o_line", "O型", "O-line", "any .4 coat 2 padded 3 knit 1 frock 0 qipao 0 wafuku 0 "
          "shirting .2 tailored 0 jumpsuit 0 bare 0 strappy 0 east .3 blazer .4"),
    value("t_line", "T型", "T-line", "any .2 blazer 2 suit_jacket .3 coat 1 jacket 1 frock .3 "
          "qipao 0 wafuku 0 bare 0 strappy 0 padded 0 technical 0 east 0"),
)  # fmt: skip

_SKIRT = (
    value("straight", "直身裙", "straight skirt", "dress 3 shirt_dress 6 skirt 3"),
    value("pencil", "铅笔裙", "pencil skirt", "dress 3 skirt 4 shirt_dress .4"),
    value("a_line", "A字裙", "A-line skirt", "any 5"),
    value("circle", "大摆裙", "circle skirt", "dress 3 skirt 2 wrap_dress 2 shirt_dress 1"),
    value("pleated", "百褶裙", "knife-pleated skirt", "dress 1.5 skirt 4 shirt_dress 1 "
          "wrap_dress .3"),
    value("box_pleated", "工字褶裙", "box-pleated skirt", "dress 1 skirt 2"),
    value("gathered", "抽褶裙", "gathered skirt", "dress 4 skirt 2.5 shirt_dress 1.5 "
          "wrap_dress .6"),
    value("tiered", "节裙", "tiered skirt", "dress 2.5 skirt 2.5 shirt_dress .6 wrap_dress .3"),
    value("mermaid", "鱼尾裙", "mermaid skirt", "dress 1 skirt 1"),
    value("wrap", "裹裙", "wrap skirt", "skirt 2 wrap_dress 5"),
)  # fmt: skip

_COLLAR = (
    value("none", "无领", "collarless", "t_shirt 9 tank_top 6 strappy 1 knit 4 sweatshirt 8 "
          "cropped_jacket 5 bomber .5 coat .6 frock 8 blouse 4 bare 1 hanfu_top .5 waistcoat 3 "
          "cardigan 6 shirt_dress .1 wrap_dress 2 down_jacket .6 trench .2 duffle_coat 0 parka 0 "
          "blazer .5 suit_jacket .2 shirt .5 denim_jacket .4 biker_jacket .5 varsity_jacket .2 "
          "chore_jacket .5 tang_jacket .6"),
    value("shirt", "衬衫领", "shirt collar", "shirt 8 polo 8 shirt_dress 6 denim_jacket 8 "
          "chore_jacket 6 blouse 1.2 biker_jacket 1.5 dress .15 frock .6 trench .5 coat .8 "
          "jumpsuit 3 wrap_dress .5 sweater .5 cardigan .4 cropped_jacket 1 bomber .5 "
          "varsity_jacket .4 shell_jacket .3 down_jacket .4 sweatshirt .3"),
    value("button_down", "扣角领", "button-down collar", "shirt 3 shirt_dress .3 blouse .2 "
          "polo .2"),
    value("spread", "八字领", "spread collar", "shirt 3 blouse .2 shirt_dress .6 jumpsuit .3"),
    value("camp", "古巴领", "camp collar", "shirt 3 shirt_dress 1.5 blouse .6 jumpsuit 1.5 "
          "dress .3 denim_jacket .2 chore_jacket .6"),
    value("peter_pan", "娃娃领", "Peter Pan collar", "blouse 2.5 dress 1.5 shirt_dress .5 coat .4 "
          "cropped_jacket .6 shirt .2 cardigan .4 sweater .2 jumpsuit .2"),
    value("sailor", "水手领", "sailor collar", "blouse 1 dress .8 cropped_jacket .4 sweater .2 "
          "coat .2 shirt .06 shirt_dress .2 jumpsuit .2 cardigan .2 trench 0 parka 0 "
          "duffle_coat 0"),
    value("mandarin", "立领", "mandarin collar", "shirt 1.5 tang_jacket 8 qipao 5 blouse 1.5 "
          "hanfu_top 2 chore_jacket .7 coat .8 dress .5 shirt_dress 1 waistcoat .6 jumpsuit .6 "
          "blazer .6 suit_jacket .5 cropped_jacket .8 denim_jacket .4 biker_jacket 1 bomber .4 "
          "shell_jacket .4 down_jacket .5 polo .3 cardigan .2 varsity_jacket .2"),
    value("high_mandarin", "旗袍领", "high qipao collar", "qipao 4 tang_jacket 1.5 dress .2 "
          "blouse .2 cropped_jacket .3"),
    value("cross", "交领", "cross collar", "hanfu_top 8 wafuku 8 wrap_dress 1 coat .2 blouse .5 "
          "blazer .3 cropped_jacket .3 cardigan .3"),
    value("bow", "飘带领", "pussy-bow collar", "blouse 4 dress .8 shirt .1 shirt_dress .5 "
          "cropped_jacket .3 jumpsuit .3"),
    value("ruffle", "荷叶领", "ruffle collar", "blouse 2 dress 1 shirt .1 shirt_dress .3 "
          "jumpsuit .1 cropped_jacket .1"),
    value("rib", "罗纹领", "rib collar", "bomber 8 varsity_jacket 8 tang_jacket 0 "
          "cropped_jacket .3"),
    value("turtleneck", "高领", "turtleneck", "sweater 3 dress .6 t_shirt .4 knit_vest .4 "
          "blouse .2 sweatshirt .2 tank_top .3"),
    value("mock", "半高领", "mock neck", "sweater 2 t_shirt .6 dress 1 knit_vest .5 blouse .5 "
          "sweatshirt 1 tank_top .4"),
    value("funnel", "漏斗领", "funnel neck", "bomber .8 varsity_jacket .3 technical 3 padded 5 "
          "coat 1 sweatshirt .7 trench .3 duffle_coat .2 sweater .6 cardigan .3 cropped_jacket .4 "
          "biker_jacket .4 dress .3 jumpsuit .4 blazer .1 denim_jacket .1"),
    value("hood", "连帽", "hood", "hoodie 1 technical 6 padded 3 duffle_coat 8 coat .4 sweater .4 "
          "trench .3 t_shirt .15 cardigan .5 blazer .03 cropped_jacket .3 denim_jacket .3 "
          "biker_jacket .2 bomber .5 varsity_jacket .6 chore_jacket .3 dress .3 jumpsuit .3 "
          "shirt .1 knit_vest .2 waistcoat .2"),
    value("notch", "平驳领", "notched lapel", "tailored 8 coat 5 cropped_jacket 1 waistcoat 1 "
          "biker_jacket 4 jumpsuit .6 trench .5 duffle_coat 0 parka 0 dress .2 denim_jacket .3 "
          "chore_jacket .5 down_jacket .3 shirt_dress .2 blouse .2 cardigan .3"),
    value("peak", "戗驳领", "peak lapel", "tailored 4 coat 1 biker_jacket 1 waistcoat .5 trench 0 "
          "duffle_coat 0 parka 0 cropped_jacket .4 dress .1 jumpsuit .1"),
    value("shawl", "青果领", "shawl lapel", "tailored 2 coat 1.5 cardigan 1.5 waistcoat .5 "
          "wrap_dress 1.5 trench .2 duffle_coat 0 parka 0 cropped_jacket .5 blouse .2 "
          "chore_jacket .2 dress .3 jumpsuit .3 shirt_dress .2"),
    value("storm", "风衣领", "storm collar", "trench 8 coat .5 parka 0 duffle_coat 0"),
)  # fmt: skip

_NECKLINE = (
    value("crew", "圆领", "crew neck", "any 5 strappy 0 jersey 8 frock 3 haori 0"),
    value("v_neck", "V领", "V-neck", "any 3 strappy 3 cardigan 9 waistcoat 9 sweatshirt .5"),
    value("deep_v", "深V领", "deep V-neck", "frock 1.2 blouse 1 strappy .8 wrap_dress 2 bare .4 "
          "knit .5 waistcoat 2 t_shirt .4 blazer .5 cropped_jacket .3"),
    value("scoop", "U领", "scoop neck", "tee 3 knit 1 frock 2 strappy 1 blouse .6 tank_top 4 "
          "waistcoat .4 cropped_jacket .4 sweatshirt .2"),
    value("boat", "一字领", "boat neck", "tee 1 knit 1.5 dress 1.5 blouse 1 sweatshirt .3"),
    value("square", "方领", "square neck", "tee .8 frock 2.5 blouse 2 knit .7 strappy 1.5 "
          "cropped_jacket .5 waistcoat .3"),
    value("sweetheart", "心形领", "sweetheart neckline", "dress 1 strappy 1 tank_top .2 blouse .3 "
          "jumpsuit .3"),
    value("off_shoulder", "露肩领", "off-shoulder neckline", "dress 1 blouse 1.2 knit .3 "
          "t_shirt .2"),
    value("one_shoulder", "单肩", "one-shoulder neckline", "dress .7 tank_top .5 t_shirt .2 "
          "blouse .4 sweater .3 jumpsuit .4"),
    value("halter", "挂脖领", "halter neck", "dress .8 tank_top 1 blouse .5 sweater .2 jumpsuit .8 "
          "knit_vest .2"),
    value("strapless", "抹胸领", "strapless neckline", "dress .7 tank_top .5 blouse .2 "
          "jumpsuit .6"),
    value("cowl", "荡领", "cowl neck", "strappy 2.5 blouse 1 dress 1 knit .3 tank_top .2 "
          "t_shirt .15 jumpsuit .3"),
    value("keyhole", "水滴领", "keyhole neckline", "dress .6 blouse .8 t_shirt .1 tank_top .2 "
          "jumpsuit .2 sweater .2"),
    value("slit", "开衩领", "slit neck", "blouse 1.5 dress .6 t_shirt .2 sweater .2"),
    value("henley", "亨利领", "henley neck", "t_shirt 1 sweater .5 tank_top .3 dress .2"),
)  # fmt: skip

_SLEEVE = (
    value("sleeveless", "无袖", "sleeveless", "bare 1 frock 5 blouse 1 shirt .4 qipao 3 strappy 1 "
          "t_shirt .2 sweater .2 down_jacket 1.2 wrap_dress .6 polo .4 denim_jacket .5 "
          "chore_jacket .3 shell_jacket .3 bomber .2 sweatshirt .3 hoodie .4 cardigan .3 blazer .5 "
          "suit_jacket .03 cropped_jacket .5 biker_jacket .3 coat .2 duffle_coat 0 hanfu_top .3 "
          "tang_jacket .4"),
    value("cap", "盖袖", "cap sleeve", "frock 1.5 qipao 3 blouse .6 t_shirt .5 wrap_dress 1 "
          "polo .2 shirt .2 sweater .2 tang_jacket .3"),
    value("set_in", "装袖", "set-in sleeve", "any 6 blouse 3 wafuku 0 sweat 2 coat 3 tailored 0 "
          "bare 0 strappy 0 frock 4 hanfu_top 1 cropped_jacket 3 biker_jacket 2 blazer .6 "
          "suit_jacket .6"),
    value("two_piece", "两片袖", "two-piece sleeve", "tailored 8 coat 5 cropped_jacket 4 "
          "biker_jacket 5 duffle_coat 3 parka 1 denim_jacket .3 chore_jacket .4 shell_jacket .2 "
          "dress .2 tang_jacket .2"),
    value("raglan", "插肩袖", "raglan sleeve", "t_shirt 1.2 sweat 2 knit 2 trench 4 coat 2 "
          "technical 3 blouson 2 padded 1 bare 0 denim_jacket .5 chore_jacket .6 biker_jacket .2 "
          "cropped_jacket .4 polo .5 shirt .3 blouse .4 dress .4 shirt_dress .3 blazer .2 "
          "suit_jacket .1 tang_jacket .2 jumpsuit .2 wrap_dress .2"),
    value("drop_shoulder", "落肩袖", "drop shoulder", "t_shirt 2 shirt 1.5 sweat 7 knit 4 coat 2.5 "
          "technical 3 blouson 3 padded 3 chore_jacket 3 denim_jacket 1.5 tang_jacket 3 "
          "shirt_dress 2 trench 1 blouse 1 hanfu_top 1 bare 0 blazer .6 suit_jacket .3 "
          "cropped_jacket .6 biker_jacket .4 polo .8 dress .6 wrap_dress .3 jumpsuit .8"),
    value("dolman", "蝙蝠袖", "dolman sleeve", "sweater 1 blouse .8 coat .6 dress .5 trench .2 "
          "duffle_coat 0 parka 0 wrap_dress .6 t_shirt .6 cardigan .6 sweatshirt .4 hoodie .3 "
          "cropped_jacket .3 bomber .3 denim_jacket .2 chore_jacket .2 down_jacket .3 shirt .3 "
          "shirt_dress .4 blazer .2 jumpsuit .3 tang_jacket .2 hanfu_top .3"),
    value("kimono", "和服袖", "kimono sleeve", "wafuku 1 wrap_dress .8 tang_jacket 2 hanfu_top 1.5 "
          "dress .2 coat .5 trench .1 parka 0 duffle_coat 0 blazer .2 chore_jacket .4 "
          "cropped_jacket .3 shirt .2 blouse .5 t_shirt .3 cardigan .2 shirt_dress .2 jumpsuit .2"),
    value("puff", "泡泡袖", "puff sleeve", "dress 3 blouse 3 shirt_dress 1 sweater .3 "
          "cropped_jacket .3 t_shirt .4 shirt .3 sweatshirt .3 denim_jacket .4 cardigan .5 "
          "wrap_dress .8 jumpsuit .5 blazer .2 coat .2 qipao .3 polo .2"),
    value("bishop", "主教袖", "bishop sleeve", "blouse 3 dress 1.5 shirt .3 shirt_dress 1 "
          "wrap_dress 1.5 sweater .8 cardigan .5 coat .2 jumpsuit .5 cropped_jacket .3"),
    value("balloon", "气球袖", "balloon sleeve", "blouse 1.5 dress 1 sweater 1 shirt .2 "
          "cardigan .6 sweatshirt .5 hoodie .3 bomber .4 denim_jacket .3 coat .3 jumpsuit .4 "
          "shirt_dress .5 wrap_dress .5 t_shirt .2 down_jacket .3 cropped_jacket .3"),
    value("bell", "喇叭袖", "bell sleeve", "blouse 1.5 dress 1.2 wrap_dress 1 sweater .5 qipao 1 "
          "hanfu_top .5 tang_jacket .6 t_shirt .2 shirt .3 cardigan .2 coat .3 cropped_jacket .5 "
          "shirt_dress .3 jumpsuit .3"),
    value("flutter", "飞飞袖", "flutter sleeve", "blouse .8 dress 1.2 wrap_dress 1 t_shirt .3 "
          "shirt_dress .2 jumpsuit .4 qipao .4"),
    value("leg_of_mutton", "羊腿袖", "leg-of-mutton sleeve", "blouse .8 dress .7 cropped_jacket .3 "
          "blazer .3 coat .2 denim_jacket .2 shirt_dress .3 wrap_dress .3 sweater .2 shirt .1 "
          "qipao .1"),
    value("tulip", "花瓣袖", "tulip sleeve", "blouse .6 dress .7 t_shirt .2 shirt_dress .1 "
          "wrap_dress .3 qipao .2 jumpsuit .2"),
    value("wide", "广袖", "wide hanfu sleeve", "hanfu_top 3 tang_jacket .3 dress .2 wrap_dress .2"),
    value("pipa", "琵琶袖", "pipa sleeve", "hanfu_top 3 tang_jacket .6"),
)  # fmt: skip

_CUFF = (
    value("plain", "平袖口", "plain cuff", "any 5 sweat 0 blouson 0 knit 1 shirting 1 "
          "sweatshirt .5 hoodie .4 bomber .2"),
    value("barrel", "袖克夫", "barrel cuff", "shirting 8 blouse 3 shirt_dress 6 denim_jacket 8 "
          "dress 1.5 chore_jacket 2 jumpsuit 3 wrap_dress 1.5 blazer .1 coat .2 qipao .15 "
          "cropped_jacket .2 biker_jacket .1"),
    value("french", "法式袖口", "French cuff", "shirt 1.5 blouse .6 dress .2 shirt_dress .3"),
    value("rib", "罗纹袖口", "rib cuff", "sweat 8 blouson 8 knit 7 padded 1.5 jersey .4 polo 3 "
          "shirt .2 blouse .3 dress .2 coat .2 parka .5 shell_jacket .3 jumpsuit .2 "
          "denim_jacket .1 biker_jacket .2"),
    value("elastic", "松紧袖口", "elastic cuff", "technical 2 padded 3 blouse 2 dress 2 shirt .4 "
          "shirt_dress 1 wrap_dress .8 jumpsuit .4 bomber .3 trench .1"),
    value("turn_back", "翻边袖口", "turn-back cuff", "coat .8 shirting .5 tailored .4 t_shirt .5 "
          "chore_jacket .6 tang_jacket 1.5 jumpsuit .6 trench .3 blouse .4 dress .3 shirt_dress .5 "
          "sweater .4 cardigan .3 denim_jacket .6 cropped_jacket .5"),
    value("tab", "袖襻", "tab cuff", "trench 5 technical 5 coat .7 parka 3 chore_jacket .3 "
          "jumpsuit .3 shirt .2 biker_jacket .4 down_jacket .3 cropped_jacket .2 blazer .1"),
    value("vent", "袖衩", "sleeve vent with buttons", "blazer 6 suit_jacket 12 coat 2 "
          "cropped_jacket 2 trench 0 parka 0 duffle_coat 0"),
    value("zip", "拉链袖口", "zip cuff", "biker_jacket 6"),
    value("ruffle", "荷叶边袖口", "ruffle cuff", "blouse 1 dress 1 shirt .3 shirt_dress .3 "
          "wrap_dress .6 sweater .2"),
)  # fmt: skip

_HEM = (
    value("straight", "平下摆", "straight hem", "any 6 sweat 0 blouson 0 knit .6 blazer 3 "
          "suit_jacket .6 shirting 2 sweatshirt .6 hoodie .6 bomber .2"),
    value("curved", "圆弧下摆", "curved hem", "shirting 6 blazer 4 suit_jacket 8 blouse 1 "
          "shirt_dress 3 t_shirt .4 waistcoat .5 technical .5 tank_top .4 camisole .2 polo .3 "
          "sweater .3 sweatshirt .2 cardigan .3 cropped_jacket .4 denim_jacket .3 chore_jacket .2 "
          "down_jacket .3 coat .3 dress .3 wrap_dress .4 skirt .4"),
    value("pointed", "尖角下摆", "pointed hem", "waistcoat 6"),
    value("high_low", "前短后长", "high-low hem", "dress 1 blouse .7 skirt 1 coat .2 shirt .4 "
          "sweater .3 t_shirt .3 tank_top .2 camisole .3 sweatshirt .2 shell_jacket .2 "
          "down_jacket .2 slip_dress .3 wrap_dress .4"),
    value("asymmetric", "斜摆", "asymmetric hem", "dress .6 skirt .8 blouse .4 sweater .3 coat .2 "
          "t_shirt .2 tank_top .3 shirt .3 cropped_jacket .2"),
    value("side_slits", "侧开衩", "side slits", "qipao 6 tang_jacket 5 hanfu_top 3 t_shirt .4 "
          "blouse .8 knit .8 skirt 1 slip_dress 1.5 shirt_dress .5 tank_top .5 camisole .4 "
          "polo 1.5 shirt .6 coat .3 dress 1 sweatshirt .3 chore_jacket .1 down_jacket .2 "
          "blazer .1"),
    value("rib", "罗纹下摆", "rib hem", "sweat 8 blouson 8 knit 7 padded .8 strappy 0 t_shirt .3 "
          "tank_top .4 polo .5 blouse .2 cropped_jacket .2 denim_jacket .2 biker_jacket .2 "
          "shell_jacket .2"),
    value("drawcord", "抽绳下摆", "drawcord hem", "technical 4 padded 2 sweat .8 t_shirt .3 "
          "shirt .3 blouse .2 bomber .3 chore_jacket .2 sweater .1"),
    value("band", "下摆克夫", "waistband hem", "denim_jacket 8 biker_jacket 3 chore_jacket .3 "
          "shirt .3 blouse .4 cropped_jacket .5"),
    value("ruffle", "荷叶边下摆", "ruffle hem", "dress 1.4 skirt 1.2 blouse 1 camisole .5 "
          "tank_top .2 t_shirt .15 shirt .1 wrap_dress .6 slip_dress .5"),
    value("scalloped", "扇形边", "scalloped hem", "dress .4 skirt .4 slip_dress 1 camisole .8 "
          "blouse .3 cardigan .2 cropped_jacket .2"),
    value("raw", "毛边", "raw hem", "denim_jacket .6 cropped_jacket 1 t_shirt .2 skirt .4 "
          "sweatshirt .6 hoodie .5 tank_top .3 shirt .3 blazer .3 coat .3 dress .2 sweater .2 "
          "parka 0 duffle_coat 0"),
    value("fringe", "流苏下摆", "fringe hem", "cropped_jacket .5 skirt .4 dress .3 sweater .2 "
          "cardigan .2 coat .2 biker_jacket .3 denim_jacket .2 trench 0 parka 0 duffle_coat 0"),
)  # fmt: skip

_LEG = (
    value("straight", "直筒", "straight leg", "any 4 joggers 0 leggings 0"),
    value("skinny", "紧身", "skinny leg", "jeans 2 leggings 9 trousers .8 cargo_trousers .2 "
          "jumpsuit .2"),
    value("tapered", "锥形", "tapered leg", "trousers 3 jeans 2 cargo_trousers 4 joggers 8 "
          "jumpsuit 1"),
    value("wide", "阔腿", "wide leg", "trousers 4 jeans 2 culottes 5 cargo_trousers 2 "
          "jumpsuit 3 shorts 2"),
    value("flared", "喇叭", "flared leg", "trousers 1.5 jeans 2 leggings 1 jumpsuit 1"),
    value("balloon", "弯刀", "balloon leg", "trousers 1 jeans 1 cargo_trousers 1 joggers .6 "
          "jumpsuit .3"),
)  # fmt: skip

_WAIST = (
    value("waistband", "腰头", "waistband", "pants 8 skirt 8 mamianqun 1 leggings .5 joggers .4"),
    value("elastic", "松紧腰", "elastic waist", "pants .7 skirt 1.5 elasticated 4 dress 1.5 "
          "jumpsuit 2 jeans .1 wrap_dress .5 shirt_dress .8 slip_dress .3"),
    value("drawstring", "抽绳腰", "drawstring waist", "trousers 1 shorts 2 joggers 8 skirt .6 "
          "parka 4 technical 1 cargo_trousers 1 leggings 0 jeans .1 jumpsuit 1.5 shirt_dress .8 "
          "dress .6 trench .2 coat .2 chore_jacket .2 down_jacket .4 culottes .4 blouse .3 "
          "shirt .1"),
    value("paperbag", "花苞腰", "paperbag waist", "trousers 1 shorts 1 skirt .7 jeans .2 "
          "culottes 1 cargo_trousers .3 joggers .2"),
    value("seam", "腰节线", "waist seam", "frock 6 cropped_jacket .3 slip_dress .6"),
    value("none", "无腰线", "no waist seam", "top 4 frock 2 slip_dress 4 qipao 1 wafuku 1 "
          "wrap_dress 1 jumpsuit 0"),
    value("peplum", "腰摆", "peplum", "blouse 1.2 tailored .5 cropped_jacket .6 jumpsuit 0 "
          "dress .3 shirt .2 sweater .2 tank_top .2 camisole .3 denim_jacket .1 coat .1 "
          "waistcoat .1 trench 0 parka 0 duffle_coat 0"),
)  # fmt: skip

_SHAPING = (
    value("none", "无省", "no darts", "any 5 tailored .5 qipao 0 sheath 0"),
    value("darts", "省道", "darts", "tailored 5 coat 1 qipao 6 shirting 1 blouse 2 frock 3 "
          "cropped_jacket 2 waistcoat 3 skirt 3 trousers 2 jumpsuit 3 slip_dress .5 camisole .3 "
          "culottes .4 shorts .5"),
    value("princess", "公主线", "princess seams", "tailored 4 coat 2.5 frock 3 cropped_jacket 3 "
          "biker_jacket 3 waistcoat 2 denim_jacket 1 qipao .6 blouse 1 shirt .2 slip_dress .5"),
    value("panel", "分割线", "panel seams", "technical 3 rugged 1.5 blouson .6 padded .5 "
          "leggings 2 skirt .8 denim_jacket 6 jeans 0 cargo_trousers 1 t_shirt .2 sweatshirt .4 "
          "hoodie .4 shirt .2 dress .6 coat .3 blazer .2 joggers .5 shorts .2 trousers .2"),
)  # fmt: skip

_YOKE = (
    value("none", "无育克", "no yoke", "any 5 denim_jacket .3"),
    value("straight", "育克", "yoke", "shirting 3 denim_jacket 8 technical 2 chore_jacket 1.5 "
          "blouse 1 shirt_dress 2 padded 1 skirt .6 dress .5 parka 2 jumpsuit .6 biker_jacket .3 "
          "cropped_jacket .4 coat .2 sweatshirt .1"),
    value("western", "西部育克", "western yoke", "shirt .7 denim_jacket 1.5 shirt_dress .4 "
          "blouse .2 jumpsuit .2 chore_jacket .2"),
    value("round", "圆育克", "round yoke", "sweater .8 blouse .6 dress .5 cardigan .4 knit_vest .2 "
          "t_shirt .1 sweatshirt .1"),
)  # fmt: skip

_GATHERS = (
    value("none", "无抽褶", "no gathers", "any 8"),
    value("neckline", "领口抽褶", "gathers at the neckline", "blouse 1.2 dress .8"),
    value("bust", "胸下抽褶", "gathers under the bust", "dress .8 blouse .6 camisole .6 "
          "slip_dress .4 jumpsuit .3"),
    value("side", "侧缝抽皱", "ruched side", "dress .8 skirt .6 camisole .3 t_shirt .3 tank_top .4 "
          "slip_dress .4"),
    value("pintucks", "细褶", "pintucks", "blouse 1 shirt .5 dress .5 shirt_dress .4 jumpsuit .1"),
)  # fmt: skip

FIELDS = (
    Choice("silhouette", "structure", "廓形", "silhouette", values=_SILHOUETTE,
           when=of(category=_UPPER)),
    Choice("collar", "structure", "领型", "collar", values=_COLLAR, when=of(category=_UPPER)),
    Choice("neckline", "structure", "领口", "neckline", values=_NECKLINE, when=of(collar="none")),
    Choice("sleeve", "structure", "袖型", "sleeve", values=_SLEEVE, when=of(category=_UPPER)),
    Choice("skirt", "structure", "裙型", "skirt", values=_SKIRT, when=of(category=_SKIRTED)),
    Choice("leg", "structure", "裤型", "leg", values=_LEG, when=of(category=_LEGS)),
    Choice("waist", "structure", "腰部", "waist", values=_WAIST),
    Choice("hem", "structure", "下摆", "hem", values=_HEM,
           when=of(category=names_of("top", "dress", "skirt")), unless=of(category="mamianqun")),
    Choice("cuff", "structure", "袖口", "cuff", values=_CUFF,
           when=of(sleeve="set_in two_piece raglan drop_shoulder dolman puff bishop balloon "
                   "leg_of_mutton")),
    Choice("shaping", "structure", "结构线", "shaping", values=_SHAPING),
    Choice("yoke", "structure", "育克", "yoke", values=_YOKE),
    Choice("gathers", "structure", "抽褶", "gathers", values=_GATHERS),
)  # fmt: skip
