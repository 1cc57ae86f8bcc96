"""Details: closures, pockets, belts, stitching, trims."""

from __future__ import annotations

from model.garment.categories import names_of
from model.garment.fields import Choice, Count, of, value

_UPPER = names_of("top", "dress", "jumpsuit")
_BUTTONED = "buttons double_breasted snaps frogs toggles half_placket slanted"

_CLOSURE = (
    value("none", "套头", "pull-on", "tee 12 strappy 8 knit 4 cardigan 0 sweat 5 dress 5 blouse 4 "
          "slip_dress 6 qipao 0 shirt .3 frock 0 mamianqun 0 elasticated 1 skirt 2 leggings 1 "
          "pants .02 jumpsuit 1"),
    value("buttons", "单排扣", "single-breasted buttons", "shirting 8 blouse 4 cardigan 8 "
          "tailored 8 cropped_jacket 6 denim_jacket 8 chore_jacket 8 coat 5 shirt_dress 8 "
          "waistcoat 8 jumpsuit 3 dress 1.5 trench 1.5 duffle_coat 0 parka .3 skirt 1 "
          "varsity_jacket 2 bomber .3 tang_jacket .4 slip_dress .3 camisole .3 tank_top .2 "
          "knit_vest .5 shell_jacket .2"),
    value("double_breasted", "双排扣", "double-breasted", "tailored 3 coat 3 trench 8 "
          "cropped_jacket .6 waistcoat .8 parka 0 duffle_coat 0 dress .3 shirt_dress .3 "
          "jumpsuit .3 cardigan .3 denim_jacket .1"),
    value("concealed", "暗门襟", "concealed placket", "shirting 2 coat 2 blouse 1 shirt_dress 1 "
          "tailored .4 technical .6 trench .4 duffle_coat 0 tang_jacket .6 bomber .3 dress .3 "
          "jumpsuit .4 cropped_jacket .5 denim_jacket .2 chore_jacket .3 down_jacket .3"),
    value("zip", "拉链", "zip", "technical 8 padded 8 bomber 8 varsity_jacket .4 sweat 2 "
          "biker_jacket 1 jumpsuit 2 cardigan .5 sweater .3 cropped_jacket 1 dress .6 waistcoat .3 "
          "skirt 2 trench .2 sweatshirt .4 chore_jacket .8 shirt .3 denim_jacket .4 blazer .2 "
          "coat .5 duffle_coat .2 shirt_dress .3 knit_vest .3 tang_jacket .2"),
    value("asymmetric_zip", "斜拉链", "asymmetric zip", "biker_jacket 8 shell_jacket 1.5 "
          "down_jacket .4 coat .2 bomber .2 blazer .1 cropped_jacket .2"),
    value("half_zip", "半拉链", "half zip", "sweater .6 sweatshirt 1 shell_jacket 1 polo .6 "
          "hoodie .4 dress .3 shirt .2 t_shirt .2"),
    value("half_placket", "半开襟", "half placket", "polo 8 blouse 1 shirt .5 dress .4 sweater .5 "
          "sweatshirt .3"),
    value("snaps", "按扣", "snaps", "varsity_jacket 8 denim_jacket .6 parka 1.5 bomber .3 "
          "down_jacket 1 chore_jacket .6 shirt .4 coat .2 cropped_jacket .3 jumpsuit .2 "
          "shirt_dress .2 shell_jacket .4"),
    value("frogs", "盘扣", "frog buttons", "tang_jacket 8 hanfu_top 1 coat .15 blouse .3 "
          "waistcoat .3 blazer .4 suit_jacket .2 cropped_jacket .4 dress .3 shirt .3 "
          "shirt_dress .2 cardigan .2 bomber .2 chore_jacket .3 qipao .4"),
    value("slanted", "斜襟", "slanted opening", "qipao 6 tang_jacket 2 blouse .3 dress .3 "
          "cropped_jacket .2 hanfu_top .2"),
    value("toggles", "牛角扣", "toggles", "duffle_coat 8 coat .3 parka .3 cropped_jacket .2 "
          "hoodie .2 cardigan .2"),
    value("lacing", "绑带", "lacing", "blouse .5 dress .4 t_shirt .1 camisole .4 shirt .2 "
          "slip_dress .2"),
    value("wrap", "系带交襟", "wrap tie", "wrap_dress 1 kimono 1 hanfu_top 6 cardigan .5 coat .8 "
          "blouse .5 trench 0 duffle_coat 0 blazer .4 sweater .2 waistcoat .2 jumpsuit .4 "
          "cropped_jacket .2"),
    value("open", "敞襟", "open front", "haori 1 cardigan 1 cropped_jacket 1 coat .3 trench 0 "
          "duffle_coat 0 hanfu_top 1 blazer .4 waistcoat .3 tang_jacket .2"),
    value("fly", "裤门襟", "fly", "pants 6 elasticated 0 culottes 3"),
    value("side_zip", "侧拉链", "side zip", "pants 1 elasticated 0 jeans 0 cargo_trousers 0 "
          "skirt 3 mamianqun 0"),
    value("ties", "系带", "tie waist", "mamianqun 1"),
)  # fmt: skip

_CHEST_POCKET = (
    value("none", "无胸袋", "no chest pocket", "any 6 rugged 2 blazer 5 suit_jacket .5"),
    value("patch", "贴袋", "patch chest pocket", "shirt 5 t_shirt 1.5 blazer 2 polo .6 "
          "chore_jacket 5 shirt_dress 2 jumpsuit 1.5 blouse .6 denim_jacket .6 tank_top .4 "
          "sweatshirt .2 tang_jacket .3 cropped_jacket .6 shell_jacket .2"),
    value("flap", "有盖胸袋", "flap chest pocket", "denim_jacket 8 shirt 1.5 shirt_dress 1 "
          "chore_jacket 1 trench .3 parka 1 cropped_jacket 1.5 jumpsuit 1.5 biker_jacket .5 "
          "bomber .4 shell_jacket .6 blouse .3 waistcoat .3"),
    value("welt", "手巾袋", "breast welt pocket", "blazer 1 suit_jacket 9 waistcoat 2 coat 1 "
          "duffle_coat 0 parka 0 trench 0 chore_jacket .3 denim_jacket .2 cropped_jacket .5 "
          "tang_jacket .2"),
    value("zip", "拉链胸袋", "zip chest pocket", "technical 4 biker_jacket 5 padded 1 blouson .8 "
          "jumpsuit .5 chore_jacket .3 denim_jacket .2 sweatshirt .2 hoodie .2"),
    value("bellows", "立体胸袋", "bellows chest pocket", "technical 2 chore_jacket .6 "
          "shell_jacket 2 denim_jacket .3 bomber .2 shirt .3 shirt_dress .4 jumpsuit .4 "
          "down_jacket .2"),
)  # fmt: skip

_LOWER_POCKET = (
    value("none", "无口袋", "no pockets", "tee 6 strappy 1 knit 5 shirting 8 blouse 1 frock 6 "
          "east 3 jersey 3 sweat 3 blazer .6 suit_jacket .1 coat .3 skirt 5 leggings 1 qipao 1 "
          "mamianqun 1 wafuku 1 trousers 1 shorts .6 culottes 1 hanfu_top 1 polo 1 joggers .2 "
          "jumpsuit 1 cropped_jacket 2 biker_jacket .3 waistcoat .6 denim_jacket .3 bomber .3 "
          "shell_jacket .3 down_jacket .2"),
    value("patch", "贴袋", "patch pockets", "chore_jacket 8 blazer 6 suit_jacket .05 cardigan 3 "
          "coat 2 cropped_jacket 2 dress 1 shirt_dress 1.5 jumpsuit 1 tang_jacket 2 skirt .8 "
          "trousers .5 shorts .5 trench .2 duffle_coat 8 parka .3 haori .3 shirt .3 sweater .2 "
          "knit_vest .2 denim_jacket .3 shell_jacket .2 wrap_dress .3 waistcoat .3 culottes .3 "
          "jeans .3 down_jacket .3"),
    value("flap", "有盖口袋", "flap pockets", "blazer 3 suit_jacket 8 coat 3 cropped_jacket 3 "
          "parka 3 technical 1 jacket 1 trench 1 waistcoat .5 duffle_coat 1 denim_jacket .6 "
          "down_jacket .5"),
    value("jetted", "双嵌线袋", "jetted pockets", "blazer 1 suit_jacket 4 coat 2 waistcoat 5 "
          "cropped_jacket 1 trench .2 duffle_coat 0 parka 0 tang_jacket .3 biker_jacket .2"),
    value("welt", "斜插嵌线袋", "slant welt pockets", "coat 4 trench 8 denim_jacket 5 bomber 7 "
          "varsity_jacket 7 technical 1 duffle_coat .5 haori .1 parka 1 blazer .2 "
          "cropped_jacket .5 waistcoat 1 biker_jacket .3 tang_jacket .3 chore_jacket .3 "
          "down_jacket .5 cardigan .3"),
    value("slant", "斜插袋", "slant pockets", "trousers 6 shorts 5 culottes 3 cargo_trousers .4 "
          "skirt 1 jumpsuit 3 jeans .15 joggers 1"),
    value("side_seam", "侧缝袋", "side-seam pockets", "dress 1.5 shirt_dress 1 culottes 3 "
          "joggers 5 trousers 2 jumpsuit 2 skirt 1.5 shorts .5 tang_jacket .5 wrap_dress .4 "
          "cargo_trousers .2 coat .2 hoodie .2 jeans .1"),
    value("scoop", "牛仔前袋", "jeans scoop pockets", "jeans 12 shorts 2 skirt 1 trousers .1 "
          "cargo_trousers .1 culottes .3"),
    value("kangaroo", "袋鼠袋", "kangaroo pocket", "hoodie 8 sweatshirt .6 shell_jacket .3 "
          "t_shirt .1 dress .2 sweater .1"),
    value("cargo", "立体袋", "cargo pockets", "cargo_trousers 8 shorts .8 parka 3 technical 1 "
          "jumpsuit .4 skirt .5 trousers .1 joggers .6 jeans .3 culottes .2 chore_jacket .3"),
    value("zip", "拉链袋", "zip pockets", "technical 6 padded 5 biker_jacket 6 blouson 1 joggers 1 "
          "sweat .4 trousers .1 cargo_trousers .4 shorts .3"),
)  # fmt: skip

_BELT = (
    value("none", "无腰带", "no belt", "any 8 trench .5 kimono 0 wrap_dress .3"),
    value("tie", "系带", "tie belt", "trench 4 coat 1.5 wrap_dress 5 dress .8 shirt_dress 3 "
          "jumpsuit 1.5 blouse .3 trousers .4 culottes .6 hanfu_top .5 blazer .5 cardigan .6 "
          "shirt .2 slip_dress .2 tang_jacket .2 shorts .5 skirt .4"),
    value("buckle", "扣式腰带", "buckle belt", "trench 5 coat .5 biker_jacket 1.5 shirt_dress 1 "
          "jumpsuit .6 jeans .4 trousers .6 shorts .4 dress .4 blazer .5 skirt .5 "
          "cropped_jacket .4 cargo_trousers 1 chore_jacket .3 culottes .5 down_jacket .3 "
          "cardigan .2"),
    value("obi", "和服腰带", "obi", "kimono 1 wrap_dress .3 dress .2 hanfu_top .3 "
          "coat .1 trench 0 parka 0 duffle_coat 0"),
    value("chain", "链条", "chain", "jeans .15 cropped_jacket .1 trousers .1 skirt .2 shorts .1"),
)  # fmt: skip

_SHOULDER = (
    value("none", "无", "none", "any 10 trench .6"),
    value("epaulettes", "肩章", "epaulettes", "trench 2 biker_jacket 2 parka .6 coat .2 shirt .2 "
          "chore_jacket .3 blazer .2 shirt_dress .3 jumpsuit .3 cropped_jacket .3 bomber .2 "
          "denim_jacket .1"),
    value("gun_flap", "枪挡", "gun flap", "trench 3 shirt_dress .05"),
    value("piped", "肩部嵌条", "shoulder piping", "shell_jacket .5 shirt .2 jersey .3 "
          "sweatshirt .2 bomber .2 varsity_jacket .3 dress .1"),
)  # fmt: skip

FIELDS = (
    Choice("closure", "detail", "门襟", "closure", values=_CLOSURE),
    Count("button_count", "detail", "扣数", "button count", low=1, high=8,
          when=of(closure=_BUTTONED)),
    Choice("closure_side", "detail", "门襟方向", "closing side", values=(
        value("right_over_left", "右压左", "right over left", "any 3 east 0"),
        value("left_over_right", "左压右", "left over right", "any 1 east 1"),
    ), when=of(closure="buttons double_breasted concealed asymmetric_zip snaps wrap fly")),
    Choice("chest_pocket", "detail", "胸袋", "chest pocket", values=_CHEST_POCKET,
           when=of(category=names_of("top", "shirt_dress", "jumpsuit"))),
    Choice("lower_pocket", "detail", "下袋", "lower pocket", values=_LOWER_POCKET),
    Choice("belt", "detail", "腰带", "belt", values=_BELT),
    Choice("shoulder_detail", "detail", "肩部细节", "shoulder detail", values=_SHOULDER,
           when=of(category=_UPPER)),
    Choice("front", "detail", "裤前片", "trouser front", values=(
        value("flat", "平腹", "flat front", "any 4"),
        value("pleats", "前褶", "front pleats", "pants 3 jeans 0 elasticated 0"),
    ), when=of(category=names_of("trousers"), waist="waistband")),
    Choice("crease", "detail", "裤中线", "crease", values=(
        value("none", "无烫迹线", "no crease", "any 4"),
        value("pressed", "烫迹线", "pressed crease", "trousers 4 culottes 1 shorts 1 jeans .1 "
              "joggers .1"),
    ), when=of(category=names_of("trousers"))),
    Choice("topstitch", "detail", "明线", "topstitching", values=(
        value("none", "无明线", "no topstitching", "any 2 rugged 0 tailored 4 jersey 0 sweat 0"),
        value("single", "单明线", "single topstitch", "any 5"),
        value("double", "双明线", "double topstitch", "any 1 rugged 8 jersey 4 sweat 4"),
        value("triple", "三道明线", "triple topstitch", "rugged 1.5"),
        value("contrast", "撞色明线", "contrast topstitch", "any .4 rugged 4 tailored .1"),
    )),
    Choice("piping", "detail", "嵌条", "piping", values=(
        value("none", "无嵌条", "no piping", "any 8 tang_jacket 2 qipao 1"),
        value("edges", "滚边", "bound edges", "east 4 qipao 6 wafuku 0 tailored .6 "
              "cropped_jacket 3 cardigan .8 knit .6 shirting .3 dress .4 tee .4 blouse .3 "
              "waistcoat .5 polo .4"),
        value("side_stripe", "侧条", "side stripe", "joggers 2 shell_jacket .6 leggings 1 "
              "trousers .4 shorts .6 jeans .1 cargo_trousers .2 culottes .2 sweatshirt .2"),
    )),
    Choice("patches", "detail", "补丁", "patches", values=(
        value("none", "无补丁", "no patches", "any 12"),
        value("elbow", "肘部补丁", "elbow patches", "sweater 1 cardigan .8 blazer .6 "
              "chore_jacket .4 sweatshirt .2 denim_jacket .2 hoodie .1 shirt .1"),
        value("knee", "膝部补丁", "knee patches", "jeans .5 cargo_trousers 2 trousers .1 "
              "joggers .2"),
        value("crest", "徽章", "crest", "blazer 1 varsity_jacket 10 sweatshirt .5 knit_vest .5 "
              "polo .3 cardigan .5 bomber .4 denim_jacket .3 hoodie .3 t_shirt .2 sweater .3"),
    )),
    Choice("quilting", "detail", "绗缝", "quilting", values=(
        value("none", "无绗缝", "no quilting", "any 9 padded 0"),
        value("channels", "横向绗缝", "channel quilting", "padded 8 bomber .3 cropped_jacket .2 "
              "waistcoat .4 chore_jacket .2 tang_jacket .4 coat .2 shell_jacket .2 duffle_coat 0 "
              "trench .1"),
        value("diamonds", "菱形绗缝", "diamond quilting", "padded 2 coat .2 cropped_jacket .3 "
              "bomber .2 tang_jacket .3 chore_jacket .3 waistcoat .4 varsity_jacket .2"),
    )),
    Choice("hardware", "detail", "五金", "hardware", values=(
        value("none", "无", "none", "any 20"),
        value("webbing", "织带", "webbing straps", "technical 2 cargo_trousers 2 joggers .4 "
              "bomber .2 shorts .3 down_jacket .2 trench .1"),
        value("studs", "铆钉", "studs", "biker_jacket 2 denim_jacket .3 jeans .2"),
        value("reflective", "反光条", "reflective tape", "technical 1.5 joggers .6 down_jacket .3 "
              "bomber .3 hoodie .3 sweatshirt .2 shorts .3 leggings .4 t_shirt .1 "
              "cargo_trousers .3"),
        value("tassels", "流苏", "tassels", "blouse .3 dress .3 skirt .3 east .3"),
        value("bow", "蝴蝶结", "bow", "frock 1 blouse .5 strappy .5 skirt .2 shirt .1 sweater .2"),
    )),
)  # fmt: skip
