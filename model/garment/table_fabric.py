"""Fabric, print and palette."""

from __future__ import annotations

from model.garment.fields import Choice, Colour, Measure, of, value

_FABRIC = (
    value("cotton_jersey", "汗布", "cotton jersey", "jersey 8 sweat 0 dress 1.5 leggings 3 "
          "strappy 1 skirt .6 frock 0 sweatshirt .15 hoodie .15 jumpsuit .2 wrap_dress .3 "
          "joggers .2 shorts .25 trousers .1"),
    value("poplin", "府绸", "poplin", "shirting 8 blouse 3 frock 3 skirt 2 shorts 1 culottes 1 "
          "trousers .15 camisole .2 slip_dress .1 hanfu_top .25 tang_jacket .15 qipao .15 haori .2 "
          "kimono .25"),
    value("oxford", "牛津纺", "Oxford cloth", "shirt 3 shorts .5 blouse .1 shirt_dress .25"),
    value("seersucker", "泡泡纱", "seersucker", "shirt .6 blazer .4 shorts .6 dress .6 "
          "suit_jacket .15 trousers .15 shirt_dress .2 blouse .1 jumpsuit .1 skirt .1"),
    value("linen", "亚麻", "linen", "shirting 3 blouse 2 frock 2 trousers 2 shorts 2 skirt 1.5 "
          "blazer 1.5 culottes 2 haori .6 tang_jacket 2 hanfu_top 2 waistcoat .6 kimono .4 "
          "suit_jacket .3 trench .15 coat .1 parka 0 duffle_coat 0 camisole .2 slip_dress .15 "
          "qipao .15 cargo_trousers .1 chore_jacket .3 t_shirt .2 cropped_jacket .3"),
    value("cotton_twill", "斜纹布", "cotton twill", "trousers 3 shorts 4 cargo_trousers 6 "
          "chore_jacket 4 jumpsuit 3 skirt 2 trench 1 shirt_dress 1 culottes 1 blazer .6 "
          "tailored .6 coat .15 duffle_coat 0 parka .25 bomber .2 shirt .15 waistcoat .15 "
          "dress .15 shell_jacket .15 cropped_jacket .3 denim_jacket .05 joggers .1"),
    value("gabardine", "华达呢", "gabardine", "trench 8 trousers 3 suit_jacket 2 skirt 1 coat 1 "
          "duffle_coat 0 parka 0 blazer .3 jumpsuit .15 dress .1 culottes .25 shorts .15 "
          "chore_jacket .1"),
    value("canvas", "帆布", "canvas", "chore_jacket 4 cargo_trousers 2 parka 1.5 shorts .6 "
          "skirt .4 trench .05 jumpsuit .15 denim_jacket .05 trousers .1 coat .05 duffle_coat 0"),
    value("denim", "牛仔布", "denim", "denim_jacket 12 jeans 1 shirt 1 skirt 2 shorts 2 jumpsuit 1 "
          "shirt_dress .8 dress .3 chore_jacket .6 cropped_jacket .3 blazer .1 coat .1 parka 0 "
          "trench .1 duffle_coat 0 waistcoat .15 camisole .05 culottes .25 trousers .3 bomber .1 "
          "blouse .1 slip_dress .05 wrap_dress .05 cargo_trousers .15 haori .1 qipao .05 "
          "suit_jacket .05"),
    value("corduroy", "灯芯绒", "corduroy", "trousers 1 chore_jacket 1.5 shirt .6 skirt .8 "
          "blazer .6 shorts .3 jumpsuit .4 coat .15 parka 0 trench 0 duffle_coat .05 dress .15 "
          "shirt_dress .15 waistcoat .2 cropped_jacket .1 suit_jacket .15 bomber .1 "
          "denim_jacket .1 culottes .15"),
    value("flannel", "法兰绒", "flannel", "shirt 1.5 trousers .8 suit_jacket 1 blazer 1 skirt .1 "
          "dress .05 waistcoat .15 shirt_dress .1"),
    value("wool_suiting", "精纺羊毛", "wool suiting", "tailored 8 trousers 4 skirt 2 waistcoat 6 "
          "coat 1 dress .6 culottes 2 trench .5 duffle_coat 0 parka 0 jumpsuit .6 shorts .2 "
          "shirt_dress .1 bomber .1 wrap_dress .1 cropped_jacket .3 haori .1 tang_jacket .15"),
    value("tweed", "粗花呢", "tweed", "blazer 2 cropped_jacket 8 coat 2 skirt 1.5 waistcoat 1.5 "
          "suit_jacket .6 trench 0 dress .3 parka 0 shorts .15 trousers .2 culottes .1 "
          "shirt_dress .05"),
    value("melton", "麦尔登呢", "melton wool", "coat 5 varsity_jacket 5 duffle_coat 8 trench 0 "
          "parka 0 cropped_jacket .5 chore_jacket .1 bomber .15 skirt .05 blazer .1"),
    value("cashmere", "羊绒", "cashmere", "coat 3 sweater 3 cardigan 3 trench 0 knit 2 parka 0 "
          "duffle_coat 0 dress .15 hoodie .1 joggers .05 skirt .1"),
    value("fine_knit", "精细针织", "fine knit", "knit 6 dress .8 polo 1 skirt .4 t_shirt .2 "
          "trousers .15 camisole .15 tank_top .2 hoodie .15 slip_dress .1 joggers .15 "
          "wrap_dress .15 sweatshirt .1"),
    value("rib_knit", "罗纹针织", "rib knit", "knit 3 tee .8 dress 1 skirt .6 leggings 1 "
          "strappy .5 polo .15 trousers .05 wrap_dress .1 shorts .05"),
    value("cable_knit", "绞花针织", "cable knit", "knit 2.5 dress .1 hoodie .05 skirt .05 polo .3"),
    value("pique", "珠地", "piqué", "polo 8 dress .1 t_shirt .05 skirt .05"),
    value("french_terry", "毛圈布", "French terry", "sweat 8 joggers 8 shorts .6 dress .15 "
          "skirt .1 bomber .1 t_shirt .1"),
    value("fleece", "抓绒", "polar fleece", "sweat 1.5 shell_jacket .5 varsity_jacket .3 "
          "joggers .25 parka .1 bomber .05 cardigan .1"),
    value("sherpa", "羊羔绒", "sherpa", "coat .6 bomber .5 trench 0 duffle_coat 0 parka .2 "
          "hoodie .1 waistcoat .1 cropped_jacket .15 chore_jacket .05"),
    value("satin", "缎面", "satin", "slip_dress 8 camisole 5 blouse 3 dress 2 skirt 1.5 bomber 1 "
          "qipao 3 trousers .5 tang_jacket 1 jumpsuit .6 wrap_dress 1.5 kimono 1 shirt .6 "
          "blazer .15 suit_jacket .1 trench .15 culottes .2 shorts .15 haori .25 joggers .1 "
          "waistcoat .1 hanfu_top .2 mamianqun .2 shirt_dress .3 tank_top .1 varsity_jacket .15"),
    value("silk", "真丝", "silk", "blouse 3 qipao 4 dress 1 wrap_dress 2 haori 2 kimono 4 "
          "hanfu_top 3 tang_jacket 3 slip_dress 2 skirt .5 mamianqun 2 shirt .6 camisole 2 "
          "jumpsuit .25 trousers .2 culottes .15 shirt_dress .3 blazer .05 shorts .1 t_shirt .05 "
          "bomber .1 tank_top .15"),
    value("crepe", "绉", "crepe", "blouse 2 dress 2 wrap_dress 2 trousers 1 jumpsuit 2 hanfu_top 1 "
          "skirt 1 kimono 3 haori 2 culottes 2 shirt .1 suit_jacket .1 blazer .1 shirt_dress .3 "
          "camisole .2 slip_dress .2 shorts .1 tang_jacket .1 qipao .15"),
    value("chiffon", "雪纺", "chiffon", "blouse 2 dress 2 skirt 1 wrap_dress 1.5 camisole .25 "
          "slip_dress .15 shirt .05 jumpsuit .1 haori .1 hanfu_top .25 culottes .1 "
          "shirt_dress .15"),
    value("organza", "欧根纱", "organza", "dress .8 blouse .6 skirt .6 shirt .05 trench .05 "
          "hanfu_top .15 wrap_dress .05 mamianqun .1 bomber .05"),
    value("lace", "蕾丝", "lace", "dress .8 blouse .8 camisole .6 skirt .4 qipao .8 shirt .05 "
          "wrap_dress .1 slip_dress .25 jumpsuit .1 shorts .05 shirt_dress .05 cropped_jacket .05"),
    value("velvet", "丝绒", "velvet", "dress 1 blazer .6 qipao 2 skirt .6 tang_jacket 1 "
          "slip_dress .6 trousers .3 suit_jacket .2 coat .1 parka 0 trench 0 duffle_coat 0 "
          "blouse .1 jumpsuit .15 bomber .1 camisole .15 cropped_jacket .2 waistcoat .2 "
          "leggings .1 hoodie .05 joggers .1 kimono .05 shorts .1 wrap_dress .15"),
    value("brocade", "织锦缎", "brocade", "qipao 4 tang_jacket 4 mamianqun 6 coat .3 trench 0 "
          "haori .6 cropped_jacket .3 parka 0 duffle_coat 0 blazer .15 dress .2 waistcoat .2 "
          "trousers .1 skirt .25 hanfu_top .3 bomber .1 kimono .25"),
    value("gambiered_silk", "香云纱", "gambiered silk", "qipao 1.5 tang_jacket 1.5 hanfu_top .6 "
          "dress .1 blouse .1 trousers .1 shirt .1 haori .05 skirt .1"),
    value("indigo_cotton", "靛蓝棉", "indigo cotton", "haori 4 kimono 2 chore_jacket .5 shirt .15 "
          "trousers .1 hanfu_top .1 dress .05 blazer .1 tang_jacket .2 skirt .05"),
    value("leather", "皮革", "leather", "biker_jacket 8 bomber 1 skirt .8 trousers .4 coat .4 "
          "blazer .4 trench .2 duffle_coat 0 parka 0 varsity_jacket .6 dress .1 shirt .1 "
          "waistcoat .1 shorts .2 cropped_jacket .2 leggings .2 jumpsuit .05 suit_jacket .05 "
          "culottes .05 camisole .05 chore_jacket .05 denim_jacket .05"),
    value("suede", "麂皮", "suede", "biker_jacket 2 bomber .6 skirt .5 coat .2 parka 0 trench .1 "
          "duffle_coat 0 cropped_jacket .4 shirt .05 chore_jacket .1 dress .05 waistcoat .1 "
          "blazer .1 trousers .05 denim_jacket .05"),
    value("nylon", "尼龙", "nylon", "bomber 8 padded 8 parka 2 joggers 1 cargo_trousers .6 "
          "technical 2 skirt .1 trousers .2 shorts .3 coat .15 duffle_coat 0 trench .15 "
          "waistcoat .1 jumpsuit .1 varsity_jacket .1 leggings .2 dress .05"),
    value("technical_shell", "机能面料", "technical shell", "technical 8 cargo_trousers 1.5 "
          "parka 5 down_jacket 1 joggers .5 trench .3 trousers .2 jumpsuit .15 coat .1 "
          "duffle_coat 0 blazer .1 skirt .15 shorts .15 bomber .2 chore_jacket .1 haori .1 "
          "hoodie .1 shirt .1 dress .05"),
    value("ripstop", "防撕裂布", "ripstop", "cargo_trousers 2.5 shell_jacket 2 parka 1 joggers .6 "
          "shorts .4 jumpsuit .15 trousers .15 bomber .1 chore_jacket .1 skirt .05 shirt .05"),
    value("spandex", "弹力面料", "spandex", "leggings 8 tank_top .8 dress .15 camisole .15 "
          "t_shirt .15 shorts .1 skirt .05"),
    value("faux_fur", "人造毛", "faux fur", "coat .4 trench 0 parka 0 duffle_coat 0 "
          "cropped_jacket .2 bomber .1 waistcoat .1"),
    value("sequin", "亮片", "sequins", "dress .3 slip_dress .3 skirt .2 camisole .15 blazer .05 "
          "trousers .05 jumpsuit .05 bomber .05 t_shirt .05 tank_top .1"),
    value("mesh", "网眼", "mesh", "tee .2 tank_top .4 dress .05 shirt .05 hoodie .05 polo .1 "
          "shorts .1 skirt .05"),
)  # fmt: skip

_PRINTS = (
    value("solid", "素色", "solid", "any 60"),
    value("stripes", "条纹", "stripes", "any 3 shirting 6 knit 3 coat .3 technical .3 padded .3"),
    value("pinstripe", "细条纹", "pinstripe", "any .3 tailored 8 shirting 4 trousers 3 "
          "waistcoat 5"),
    value("breton", "海魂条", "Breton stripes", "any .2 t_shirt 3 sweater 3 dress .6"),
    value("windowpane", "窗格纹", "windowpane check", "any .5 tailored 3 coat 2 trousers 2"),
    value("gingham", "方格", "gingham", "any .5 shirting 2 frock 2 shorts 1"),
    value("tartan", "苏格兰格", "tartan", "any .6 skirt 3 shirt 3 coat 2"),
    value("houndstooth", "千鸟格", "houndstooth", "any .4 tailored 2 coat 2 skirt 2 trousers 1"),
    value("glen_check", "威尔士格", "glen check", "any .2 tailored 3 coat 1.5 trousers 1.5"),
    value("herringbone", "人字纹", "herringbone", "any .3 tailored 2 coat 3 trousers 1"),
    value("argyle", "菱形格", "argyle", "any .1 knit 4"),
    value("dots", "波点", "polka dots", "any 1.5 frock 3 soft 3 coat .2 technical .1"),
    value("floral", "花卉", "floral", "any 1.5 frock 5 soft 4 technical .1"),
    value("ditsy", "碎花", "ditsy floral", "any .8 frock 4 soft 3 tailored .05 technical .05"),
    value("tropical", "热带印花", "tropical leaves", "any .5 shirt 2 frock 1.5 shorts 2"),
    value("paisley", "佩斯利", "paisley", "any .8 frock 1.5 shirt 1"),
    value("geometric", "几何", "geometric", "any 1.5"),
    value("camouflage", "迷彩", "camouflage", "any .3 rugged 1.5 sweat 1.5 technical 1.5 frock .05 "
          "tailored .05"),
    value("leopard", "豹纹", "leopard", "any .6 coat 1"),
    value("zebra", "斑马纹", "zebra", "any .3"),
    value("colour_block", "拼色", "colour block", "any 1.2 sweat 3 technical 3 knit 2"),
    value("ombre", "渐变", "ombré", "any .8 frock 1.5 soft 1.5"),
    value("tie_dye", "扎染", "tie-dye", "any .4 jersey 1.5 sweat 1.5 tailored .05"),
    value("checkerboard", "市松纹", "checkerboard", "any .6 wafuku 3"),
    value("fair_isle", "费尔岛", "Fair Isle", "knit 1.5 sweatshirt .2 dress .1 leggings .2"),
    value("seigaiha", "青海波", "seigaiha waves", "any .5 wafuku 6 tailored .2"),
    value("asanoha", "麻叶纹", "asanoha hemp leaf", "any .5 wafuku 6 tailored .2"),
    value("shippo", "七宝纹", "shippo linked circles", "any .4 wafuku 5 tailored .2"),
    value("yagasuri", "箭羽纹", "yagasuri arrow feathers", "any .3 wafuku 5"),
    value("kikko", "龟甲纹", "kikko tortoiseshell", "any .3 wafuku 4"),
    value("uroko", "鳞纹", "uroko scales", "any .2 wafuku 3"),
    value("sakura", "樱花纹", "cherry blossom", "any .4 wafuku 5 east 2"),
    value("cloud", "云纹", "auspicious clouds", "any .4 east 5"),
    value("meander", "回纹", "meander fret", "any .3 east 3"),
    value("peony", "牡丹", "peony", "any .3 east 4"),
    value("plum", "梅花", "plum blossom", "any .3 east 3"),
    value("bamboo", "竹叶", "bamboo", "any .4 east 4"),
    value("crane", "仙鹤", "crane", "any .4 east 4"),
    value("dragon", "团龙", "dragon roundel", "any .2 east 2"),
    value("roundel", "团花", "floral roundel", "any .2 east 4"),
    value("waves_cliffs", "海水江崖", "sea and cliffs", "any .1 east 2 mamianqun 12"),
)  # fmt: skip

_PRINTED = " ".join(p.name for p in _PRINTS if p.name not in ("solid", "ombre", "colour_block"))

FIELDS = (
    Choice("fabric", "fabric", "面料", "fabric", values=_FABRIC),
    Choice("print", "fabric", "图案", "print", values=_PRINTS),
    Choice("print_placement", "fabric", "图案位置", "print placement", values=(
        value("all_over", "满版", "all over", "any 8"),
        value("border", "下摆边饰", "border", "any 1 east 3"),
        value("yoke", "育克", "shoulders", "any .6 skirt 0 trousers 0 strappy 0"),
        value("sleeves", "袖子", "sleeves", "any .6 skirt 0 trousers 0 bare 0"),
        value("panel", "单侧", "one side", "any .5"),
        value("motif", "定位花", "placed motif", "any 2 east 4"),
    ), when=of(print=_PRINTED)),
    Choice("technique", "fabric", "工艺", "technique", values=(
        value("printed", "印花", "printed", "any 5 knit .3 east 2"),
        value("woven", "提花", "jacquard", "any 1 knit 5 east 2"),
        value("embroidered", "刺绣", "embroidery", "any 1 east 4"),
        value("sashiko", "刺子绣", "sashiko", "any .2 wafuku 4"),
    ), when=of(print=_PRINTED)),
    Measure("print_scale", "fabric", "图案大小", "print scale", low=0.6, high=30, levels=96,
            when=of(print=_PRINTED)),
    Measure("print_angle", "fabric", "图案角度", "print angle", unit="deg", low=-90, high=90,
            levels=49, when=of(print="stripes dots geometric gingham tartan windowpane "
                               "checkerboard leopard ditsy camouflage shippo asanoha kikko")),
    Colour("base", "colour", "底色", "base colour"),
    Colour("secondary", "colour", "辅色", "secondary colour"),
    Colour("accent", "colour", "点缀色", "accent colour"),
    Colour("trim", "colour", "辅料色", "trim colour"),
    Colour("lining", "colour", "里料色", "lining colour"),
)  # fmt: skip

MOTIFS = frozenset(  # prints that can stand alone as one placed motif
    ["sakura", "cloud", "peony", "plum", "bamboo", "crane", "dragon", "roundel", "floral"]
)
