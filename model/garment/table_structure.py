"""Structure: silhouette, collar and neckline, sleeves, skirt, legs, waist and all sizes."""

from __future__ import annotations

from model.garment.categories import names_of
from model.garment.fields import Choice, Measure, of, value

_UPPER = names_of("top", "dress", "jumpsuit")
_SKIRTED = "dress shirt_dress wrap_dress skirt"
_LEGS = names_of("trousers", "jumpsuit")
_EAST = "haori kimono"
_TAILORED_COLLARS = "notch peak shawl"
# Necklines that leave the shoulder bare, so that nothing can be measured or sewn on it.
_BARE = "strapless sweetheart off_shoulder halter one_shoulder"
_LONGER_SLEEVES = (
    "set_in two_piece raglan drop_shoulder dolman kimono puff bishop balloon bell leg_of_mutton "
    "wide pipa"
)

_SILHOUETTE = (
    value("h_line", "H型", "H-line", "any 5 wafuku 1 qipao 0 slip_dress 0"),
    value("x_line", "X型", "X-line", "any 3 tailored 5 frock 6 qipao 1 knit 1 sweat .3 wafuku 0 "
          "bare 1 blouson 0 strappy 2 jersey 1.5"),
    value("a_line", "A型", "A-line", "any 1.5 coat 3 soft 3 sweat 0 blouson 0 wafuku 0 frock 2 "
          "qipao 0 tailored 0 jumpsuit 0 rugged .5 slip_dress 3"),
    value("o_line", "O型", "O-line", "any .4 coat 2 padded 3 knit 1 frock 0 qipao 0 wafuku 0 "
          "shirting .2 tailored 0 jumpsuit 0 bare 0 strappy 0 east .3"),
    value("t_line", "T型", "T-line", "any .2 tailored 1.5 coat 1 jacket 1 frock .3 qipao 0 "
          "wafuku 0 bare 0 strappy 0 padded 0 technical 0 east 0"),
)  # fmt: skip

_SKIRT = (
    value("straight", "直身裙", "straight skirt", "dress 3 shirt_dress 6 skirt 3"),
    value("pencil", "铅笔裙", "pencil skirt", "dress 3 skirt 4"),
    value("a_line", "A字裙", "A-line skirt", "any 5"),
    value("circle", "大摆裙", "circle skirt", "dress 3 skirt 2 wrap_dress 2"),
    value("pleated", "百褶裙", "knife-pleated skirt", "dress 1.5 skirt 4 shirt_dress 1"),
    value("box_pleated", "工字褶裙", "box-pleated skirt", "dress 1 skirt 2"),
    value("gathered", "抽褶裙", "gathered skirt", "dress 4 skirt 2.5 shirt_dress 1.5"),
    value("tiered", "节裙", "tiered skirt", "dress 2.5 skirt 2.5"),
    value("mermaid", "鱼尾裙", "mermaid skirt", "dress 1 skirt 1"),
    value("wrap", "裹裙", "wrap skirt", "skirt 2 wrap_dress 5"),
)

_COLLAR = (
    value("none", "无领", "collarless", "tee 1 strappy 1 knit 4 sweatshirt 8 cropped_jacket 5 "
          "bomber 0 coat .6 frock 8 blouse 3 bare 1 hanfu_top 0 waistcoat 3 cardigan 6 "
          "shirt_dress 0 wrap_dress 0 down_jacket .6 trench 0 duffle_coat 0 parka 0"),
    value("shirt", "衬衫领", "shirt collar", "shirt 8 polo 8 shirt_dress 6 denim_jacket 8 "
          "chore_jacket 6 blouse 3 biker_jacket 1.5 frock .6 trench 0 coat .8 jumpsuit 3 "
          "wrap_dress .5"),
    value("button_down", "扣角领", "button-down collar", "shirt 3"),
    value("spread", "八字领", "spread collar", "shirt 3 blouse .5"),
    value("camp", "古巴领", "camp collar", "shirt 3 shirt_dress 1.5 blouse 1 jumpsuit 1.5"),
    value("peter_pan", "娃娃领", "Peter Pan collar", "blouse 2 dress 1.5 shirt_dress .5 coat .4 "
          "cropped_jacket .6"),
    value("sailor", "水手领", "sailor collar", "blouse 1 dress .8"),
    value("mandarin", "立领", "mandarin collar", "shirt 1.5 tang_jacket 8 qipao 5 blouse 1.5 "
          "hanfu_top 2 chore_jacket .7 coat .8 dress .5 shirt_dress 1 waistcoat .6 jumpsuit .6"),
    value("high_mandarin", "旗袍领", "high qipao collar", "qipao 4 tang_jacket 1.5 dress .2"),
    value("cross", "交领", "cross collar", "hanfu_top 8 wafuku 8 wrap_dress 1 coat .2"),
    value("bow", "飘带领", "pussy-bow collar", "blouse 2.5 dress .8"),
    value("ruffle", "荷叶领", "ruffle collar", "blouse 1.5 dress 1"),
    value("rib", "罗纹领", "rib collar", "bomber 8 varsity_jacket 8 tang_jacket 0"),
    value("turtleneck", "高领", "turtleneck", "sweater 3 dress .6 t_shirt .4 knit_vest .4"),
    value("mock", "半高领", "mock neck", "sweater 2 t_shirt .6 dress 1 knit_vest .5 blouse .5 "
          "sweatshirt 1"),
    value("funnel", "漏斗领", "funnel neck", "bomber .8 varsity_jacket .3 technical 3 padded 5 "
          "coat 1 sweatshirt .7 "
          "trench 0 duffle_coat 0"),
    value("hood", "连帽", "hood", "hoodie 1 technical 6 padded 3 duffle_coat 8 coat .4 "
          "sweater .4 trench .3"),
    value("notch", "平驳领", "notched lapel", "tailored 8 coat 5 cropped_jacket 1 waistcoat 1 "
          "biker_jacket 4 jumpsuit .6 trench 0 duffle_coat 0 parka 0 dress .2"),
    value("peak", "戗驳领", "peak lapel", "tailored 4 coat 1 biker_jacket 1 waistcoat .5 "
          "trench 0 duffle_coat 0 parka 0"),
    value("shawl", "青果领", "shawl lapel", "tailored 2 coat 1.5 cardigan 1.5 waistcoat .5 "
          "wrap_dress 1.5 trench 0 duffle_coat 0 parka 0"),
    value("storm", "风衣领", "storm collar", "trench 8 coat .5 parka 0 duffle_coat 0"),
)  # fmt: skip

_NECKLINE = (
    value("crew", "圆领", "crew neck", "any 5 strappy 0 jersey 8 frock 3 haori 0"),
    value("v_neck", "V领", "V-neck", "any 3 strappy 3 cardigan 9 waistcoat 9 sweatshirt .5"),
    value("deep_v", "深V领", "deep V-neck", "frock 1.2 blouse 1 strappy .8 wrap_dress 0 bare .4 "
          "knit .5 waistcoat 2"),
    value("scoop", "U领", "scoop neck", "tee 3 knit 1 frock 2 strappy 1 blouse .6 tank_top 4"),
    value("boat", "一字领", "boat neck", "tee 1 knit 1.5 dress 1.5 blouse 1"),
    value("square", "方领", "square neck", "tee .8 frock 2.5 blouse 2 knit .7 strappy 1.5 "
          "cropped_jacket .5"),
    value("sweetheart", "心形领", "sweetheart neckline", "dress 1 strappy 1"),
    value("off_shoulder", "露肩领", "off-shoulder neckline", "dress 1 blouse 1.2 knit .3"),
    value("one_shoulder", "单肩", "one-shoulder neckline", "dress .7 tank_top .5"),
    value("halter", "挂脖领", "halter neck", "dress .8 tank_top 1"),
    value("strapless", "抹胸领", "strapless neckline", "dress .7"),
    value("cowl", "荡领", "cowl neck", "strappy 2.5 blouse 1 dress 1 knit .3"),
    value("keyhole", "水滴领", "keyhole neckline", "dress .6 blouse .8"),
    value("slit", "开衩领", "slit neck", "blouse 1.5 dress .6 t_shirt .2"),
    value("henley", "亨利领", "henley neck", "t_shirt 1 sweater .5"),
)  # fmt: skip

_SLEEVE = (
    value("sleeveless", "无袖", "sleeveless", "bare 1 frock 5 blouse 1 shirt .4 qipao 3 "
          "strappy 1 t_shirt .2 sweater .2 down_jacket 1.2 wrap_dress .6"),
    value("cap", "盖袖", "cap sleeve", "frock 1.5 qipao 3 blouse .6 t_shirt .5 wrap_dress 1"),
    value("set_in", "装袖", "set-in sleeve", "any 6 wafuku 0 sweat 2 coat 3 tailored 0 bare 0 "
          "strappy 0 frock 4 hanfu_top 1 cropped_jacket 3 biker_jacket 2"),
    value("two_piece", "两片袖", "two-piece sleeve", "tailored 8 coat 5 cropped_jacket 4 "
          "biker_jacket 5 duffle_coat 3 parka 1"),
    value("raglan", "插肩袖", "raglan sleeve", "t_shirt 1.2 sweat 2 knit 2 trench 4 coat 2 "
          "technical 3 blouson 2 padded 1 bare 0"),
    value("drop_shoulder", "落肩袖", "drop shoulder", "t_shirt 2 shirt 1.5 sweat 7 knit 4 "
          "coat 2.5 technical 3 blouson 3 padded 3 chore_jacket 3 denim_jacket 1.5 tang_jacket 3 "
          "shirt_dress 2 trench 1 blouse 1 hanfu_top 1 bare 0"),
    value("dolman", "蝙蝠袖", "dolman sleeve", "sweater 1 blouse .8 coat .6 dress .5 trench 0 "
          "duffle_coat 0 parka 0 wrap_dress .6"),
    value("kimono", "和服袖", "kimono sleeve", "wafuku 1 wrap_dress .8 tang_jacket 2 "
          "hanfu_top 1.5 dress .2"),
    value("puff", "泡泡袖", "puff sleeve", "dress 3 blouse 3 shirt_dress 1 sweater .3 "
          "cropped_jacket .3"),
    value("bishop", "主教袖", "bishop sleeve", "blouse 3 dress 1.5 shirt .5 shirt_dress 1 "
          "wrap_dress 1.5 sweater .8"),
    value("balloon", "气球袖", "balloon sleeve", "blouse 1.5 dress 1 sweater 1 shirt .2"),
    value("bell", "喇叭袖", "bell sleeve", "blouse 1.5 dress 1.2 wrap_dress 1 sweater .5 qipao 1 "
          "hanfu_top .5 tang_jacket .6"),
    value("flutter", "飞飞袖", "flutter sleeve", "blouse .8 dress 1.2 wrap_dress 1"),
    value("leg_of_mutton", "羊腿袖", "leg-of-mutton sleeve", "blouse .8 dress .7 "
          "cropped_jacket .3"),
    value("tulip", "花瓣袖", "tulip sleeve", "blouse .6 dress .7"),
    value("wide", "广袖", "wide hanfu sleeve", "hanfu_top 3"),
    value("pipa", "琵琶袖", "pipa sleeve", "hanfu_top 3 tang_jacket .6"),
)  # fmt: skip

_CUFF = (
    value("plain", "平袖口", "plain cuff", "any 5 sweat 0 blouson 0 knit 1 shirting 1"),
    value("barrel", "袖克夫", "barrel cuff", "shirting 8 blouse 5 shirt_dress 6 denim_jacket 8 "
          "dress 1.5 chore_jacket 2 jumpsuit 3 wrap_dress 1.5"),
    value("french", "法式袖口", "French cuff", "shirt 1.5 blouse .6"),
    value("rib", "罗纹袖口", "rib cuff", "sweat 8 blouson 8 knit 7 padded 1.5 jersey .4 polo 3"),
    value("elastic", "松紧袖口", "elastic cuff", "technical 2 padded 3 blouse 2 dress 2"),
    value("turn_back", "翻边袖口", "turn-back cuff", "coat .8 shirting .5 tailored .4 t_shirt .5 "
          "chore_jacket .6 tang_jacket 1.5 jumpsuit .6 trench 0"),
    value("tab", "袖襻", "tab cuff", "trench 5 technical 5 coat .7 parka 3"),
    value("vent", "袖衩", "sleeve vent with buttons", "tailored 9 coat 2 cropped_jacket 2 "
          "trench 0 parka 0 duffle_coat 0"),
    value("zip", "拉链袖口", "zip cuff", "biker_jacket 6"),
    value("ruffle", "荷叶边袖口", "ruffle cuff", "blouse 1 dress 1"),
)  # fmt: skip

_HEM = (
    value("straight", "平下摆", "straight hem", "any 6 sweat 0 blouson 0 knit .6 tailored 1 "
          "shirting 2"),
    value("curved", "圆弧下摆", "curved hem", "shirting 6 tailored 7 blouse 2 shirt_dress 3 "
          "t_shirt .4 waistcoat .5 technical .5"),
    value("pointed", "尖角下摆", "pointed hem", "waistcoat 6"),
    value("high_low", "前短后长", "high-low hem", "dress 1 blouse .7 skirt 1 coat .2 shirt .4 "
          "sweater .3"),
    value("asymmetric", "斜摆", "asymmetric hem", "dress .6 skirt .8 blouse .4 sweater .3 "
          "coat .2 t_shirt .2"),
    value("side_slits", "侧开衩", "side slits", "qipao 6 tang_jacket 5 hanfu_top 3 t_shirt .4 "
          "blouse .8 knit .8 skirt 1 slip_dress 1.5 shirt_dress .5"),
    value("rib", "罗纹下摆", "rib hem", "sweat 8 blouson 8 knit 7 padded .8 strappy 0"),
    value("drawcord", "抽绳下摆", "drawcord hem", "technical 4 padded 2 sweat .8"),
    value("band", "下摆克夫", "waistband hem", "denim_jacket 8 biker_jacket 3 chore_jacket 0"),
    value("ruffle", "荷叶边下摆", "ruffle hem", "dress 1.4 skirt 1.2 blouse 1"),
    value("scalloped", "扇形边", "scalloped hem", "dress .4 skirt .4 slip_dress 1 camisole .8"),
    value("raw", "毛边", "raw hem", "denim_jacket .6 cropped_jacket 1 t_shirt .2 skirt .4"),
    value("fringe", "流苏下摆", "fringe hem", "cropped_jacket .5 skirt .4 dress .3"),
)  # fmt: skip

_LEG = (
    value("straight", "直筒", "straight leg", "any 4 joggers 0 leggings 0"),
    value("skinny", "紧身", "skinny leg", "jeans 2 leggings 9 trousers .8"),
    value("tapered", "锥形", "tapered leg", "trousers 3 jeans 2 cargo_trousers 4 joggers 8 "
          "jumpsuit 1"),
    value("wide", "阔腿", "wide leg", "trousers 4 jeans 2 culottes 5 cargo_trousers 2 "
          "jumpsuit 3 shorts 2"),
    value("flared", "喇叭", "flared leg", "trousers 1.5 jeans 2 leggings 1 jumpsuit 1"),
    value("balloon", "弯刀", "balloon leg", "trousers 1 jeans 1 cargo_trousers 1 joggers .6"),
)  # fmt: skip

_WAIST = (
    value("waistband", "腰头", "waistband", "pants 8 skirt 8 mamianqun 1 leggings .5 joggers 0"),
    value("elastic", "松紧腰", "elastic waist", "pants .7 skirt 1.5 elasticated 4 dress 1.5 "
          "jumpsuit 2 jeans .1 wrap_dress .5"),
    value("drawstring", "抽绳腰", "drawstring waist", "trousers 1 shorts 2 joggers 8 skirt .6 "
          "parka 4 technical 1 cargo_trousers 1 leggings 0 jeans 0 jumpsuit 1.5 shirt_dress .8"),
    value("paperbag", "花苞腰", "paperbag waist", "trousers 1 shorts 1 skirt .7 jeans .2 "
          "culottes 1"),
    value("seam", "腰节线", "waist seam", "frock 6 cropped_jacket .3"),
    value("none", "无腰线", "no waist seam", "top 4 frock 2 slip_dress 4 qipao 1 wafuku 1 "
          "wrap_dress 1 jumpsuit 0"),
    value("peplum", "腰摆", "peplum", "blouse 1.2 tailored .5 cropped_jacket .6 jumpsuit 0 "
          "dress .3"),
)  # fmt: skip

_SHAPING = (
    value("none", "无省", "no darts", "any 5 tailored .5 qipao 0 sheath 0"),
    value("darts", "省道", "darts", "tailored 5 coat 1 qipao 6 shirting 1 blouse 2 frock 3 "
          "cropped_jacket 2 waistcoat 3 skirt 3 trousers 2 jumpsuit 3"),
    value("princess", "公主线", "princess seams", "tailored 4 coat 2.5 frock 3 cropped_jacket 3 "
          "biker_jacket 3 waistcoat 2 denim_jacket 1 qipao .6 blouse 1"),
    value("panel", "分割线", "panel seams", "technical 3 rugged 1.5 blouson .6 padded .5 "
          "leggings 2 skirt .8 denim_jacket 6 jeans 0 cargo_trousers 1"),
)  # fmt: skip

_YOKE = (
    value("none", "无育克", "no yoke", "any 5 denim_jacket .3"),
    value("straight", "育克", "yoke", "shirting 3 denim_jacket 8 technical 2 chore_jacket 1.5 "
          "blouse 1 shirt_dress 2 padded 1 skirt .6 dress .5 parka 2"),
    value("western", "西部育克", "western yoke", "shirt .7 denim_jacket 1.5 shirt_dress .4"),
    value("round", "圆育克", "round yoke", "sweater .8 blouse .6 dress .5 cardigan .4"),
)  # fmt: skip

_GATHERS = (
    value("none", "无抽褶", "no gathers", "any 8"),
    value("neckline", "领口抽褶", "gathers at the neckline", "blouse 1.2 dress .8"),
    value("bust", "胸下抽褶", "gathers under the bust", "dress .8 blouse .6 camisole .6"),
    value("side", "侧缝抽皱", "ruched side", "dress .8 skirt .6 camisole .3"),
    value("pintucks", "细褶", "pintucks", "blouse 1 shirt .5 dress .5 shirt_dress .4"),
)  # fmt: skip

_MEASURES = (
    Measure("body_length", "structure", "衣长", "body length", low=24, high=144, levels=144,
            when=of(category=_UPPER), unless=of(category="jumpsuit")),
    Measure("skirt_length", "structure", "裙长", "skirt length", low=28, high=104),
    Measure("waist_position", "structure", "腰位", "waist height", low=-12, high=12, levels=49,
            when=of(category=names_of("frock", "tailored", "coat", "jacket", "qipao", "blouse")),
            unless=of(silhouette="a_line o_line")),
    Measure("shoulder_width", "structure", "肩宽", "shoulder width", low=26, high=68,
            when=of(category=_UPPER), unless=of(neckline=_BARE)),
    Measure("shoulder_slope", "structure", "肩斜", "shoulder slope", unit="deg", low=8, high=26,
            levels=48, when=of(category=_UPPER),
            unless=of(neckline=_BARE, category=_EAST + " camisole slip_dress")),
    Measure("armhole_depth", "structure", "袖窿深", "armhole depth", low=19, high=36, levels=64,
            when=of(category=_UPPER), unless=of(category=_EAST)),
    Measure("chest_width", "structure", "胸宽", "chest width", low=36, high=72,
            when=of(category=_UPPER)),
    Measure("waist_width", "structure", "腰宽", "waist width", low=28, high=72),
    Measure("hip_width", "structure", "臀宽", "hip width", low=36, high=64),
    Measure("hem_width", "structure", "下摆宽", "hem width", low=36, high=200, levels=192),
    Measure("neckline_width", "structure", "领宽", "neckline width", low=11, high=34,
            when=of(category=_UPPER),
            unless=of(neckline="strapless sweetheart off_shoulder one_shoulder", category=_EAST)),
    Measure("neckline_depth", "structure", "领深", "neckline depth", low=3, high=54,
            when=of(collar="none camp cross notch peak shawl"),
            unless=of(category=_EAST)),
    Measure("collar_height", "structure", "领高", "collar height", low=2.5, high=14, levels=64,
            when=of(collar="mandarin high_mandarin turtleneck mock funnel rib shirt button_down "
                    "spread storm")),
    Measure("collar_width", "structure", "领面宽", "collar width", low=3, high=16, levels=64,
            when=of(collar="shirt button_down spread camp peter_pan sailor cross bow ruffle "
                    "storm")),
    Measure("lapel_width", "structure", "驳头宽", "lapel width", low=4, high=15, levels=64,
            when=of(collar=_TAILORED_COLLARS)),
    Measure("sleeve_length", "structure", "袖长", "sleeve length", low=8, high=76,
            when=of(sleeve=_LONGER_SLEEVES)),
    Measure("sleeve_width", "structure", "袖肥", "sleeve width", low=13, high=96, levels=128,
            when=of(sleeve=_LONGER_SLEEVES)),
    Measure("cuff_width", "structure", "袖口宽", "cuff width", low=7, high=68, levels=128,
            when=of(sleeve=_LONGER_SLEEVES)),
    Measure("cuff_height", "structure", "袖口高", "cuff height", low=2, high=14, levels=48,
            when=of(cuff="barrel french rib turn_back")),
    Measure("slit_height", "structure", "开衩高", "slit height", low=5, high=66,
            when=of(hem="side_slits")),
    Measure("hem_asymmetry", "structure", "下摆不对称", "hem asymmetry", unit="", low=-1, high=1,
            levels=49, when=of(hem="asymmetric")),
    Measure("waistband_height", "structure", "腰头高", "waistband height", low=2, high=12,
            levels=48, when=of(waist="waistband elastic drawstring paperbag",
                               category=names_of("skirt", "trousers"))),
    Measure("rise", "structure", "前裆", "front rise", low=18, high=38, levels=64,
            when=of(category=_LEGS)),
    Measure("inseam", "structure", "内长", "inseam", low=4, high=86, levels=128,
            when=of(category=_LEGS)),
    Measure("thigh_width", "structure", "横裆宽", "thigh width", low=18, high=48,
            when=of(category=_LEGS)),
    Measure("knee_width", "structure", "膝宽", "knee width", low=12, high=44,
            when=of(category=_LEGS), unless=of(category="shorts culottes")),
    Measure("leg_opening", "structure", "脚口宽", "leg opening", low=8, high=64,
            when=of(category=_LEGS)),
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
    *_MEASURES,
)  # fmt: skip
