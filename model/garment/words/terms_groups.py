"""Words that stand for more than one value, for a size, or for different things by garment.

Each line is `"中文,… | English, …": meaning`. A meaning is a list of clauses:

- `field=a|b` one of these values; `field=a<b|c` is a, unless another word says b or c;
- `field!=a` any value but these;
- `field~a|b` a leaning towards these values, no more;
- `field@40..60` a size in the field's unit;
- `field%.7..1` a size as a share of what the garment's category allows (0 low, .5 typical);
- `top,dress:` before a clause limits it to these kinds of garment;
- `/` separates what the words mean from what "no …" in front of them means, where the plain
  opposite would be wrong.
"""

from __future__ import annotations

# Values under which a more special value of the same field may stand.
WIDER = {
    ("category", "dress"): "shirt_dress wrap_dress slip_dress qipao kimono",
    ("category", "shirt"): "blouse polo t_shirt shirt_dress hanfu_top",
    ("category", "t_shirt"): "polo tank_top sweater",
    ("category", "tank_top"): "knit_vest camisole waistcoat",
    ("category", "coat"): "trench parka duffle_coat down_jacket haori chore_jacket shell_jacket",
    ("category", "trousers"): "jeans cargo_trousers joggers leggings culottes shorts jumpsuit",
    ("category", "skirt"): "mamianqun",
    ("category", "sweatshirt"): "hoodie",
    ("category", "sweater"): "cardigan knit_vest",
    ("category", "waistcoat"): "knit_vest down_jacket",
    ("category", "blazer"): "suit_jacket",
    ("category", "suit_jacket"): "blazer waistcoat shorts trousers",
    ("category", "shell_jacket"): "parka down_jacket",
    ("category", "denim_jacket"): "chore_jacket",
    ("category", "cropped_jacket"): "denim_jacket biker_jacket bomber chore_jacket blazer",
    ("category", "haori"): "coat",
    ("category", "slip_dress"): "camisole",
    ("closure", "buttons"): "double_breasted half_placket concealed snaps frogs toggles fly",
    ("closure", "zip"): "asymmetric_zip half_zip side_zip",
    ("closure", "wrap"): "ties",
    ("closure", "none"): "half_placket half_zip",
    ("collar", "mandarin"): "high_mandarin storm rib",
    ("collar", "turtleneck"): "high_mandarin funnel mock mandarin",
    ("collar", "shirt"): "spread button_down camp notch",
    ("collar", "none"): "none",
    ("neckline", "v_neck"): "deep_v",
    ("neckline", "crew"): "henley keyhole slit",
    ("sleeve", "set_in"): "two_piece",
    ("sleeve", "kimono"): "wide pipa",
    ("hem", "side_slits"): "side_slits",
    ("belt", "tie"): "obi buckle",
    ("lower_pocket", "patch"): "cargo kangaroo flap",
    ("lower_pocket", "cargo"): "zip",
    ("fabric", "tweed"): "tweed",
    ("fabric", "rib_knit"): "cable_knit fine_knit cotton_jersey",
    ("fabric", "cable_knit"): "cashmere",
    ("fabric", "silk"): "satin chiffon organza brocade gambiered_silk crepe velvet",
    ("fabric", "nylon"): "ripstop technical_shell satin",
    ("fabric", "cotton_jersey"): "spandex mesh",
    ("fabric", "technical_shell"): "ripstop nylon",
    ("fabric", "lace"): "chiffon",
    ("print", "stripes"): "pinstripe breton",
    ("print", "gingham"): "tartan windowpane glen_check houndstooth argyle checkerboard",
    ("print", "tartan"): "gingham windowpane glen_check houndstooth",
    ("print", "floral"): "ditsy tropical sakura peony plum roundel",
    ("print", "colour_block"): "checkerboard",
    ("print", "dragon"): "dragon",
    ("print", "roundel"): "dragon",
    ("technique", "printed"): "woven embroidered sashiko",
    ("technique", "embroidered"): "sashiko",
    ("topstitch", "single"): "double triple contrast",
    ("piping", "edges"): "side_stripe",
    ("quilting", "channels"): "diamonds",
    ("skirt", "a_line"): "circle pleated gathered wrap",
    ("skirt", "gathered"): "tiered circle",
    ("skirt", "pleated"): "box_pleated",
    ("waist", "elastic"): "drawstring paperbag",
    ("yoke", "straight"): "western round",
    ("style", "minimalist"): "minimalist",
    ("silhouette", "h_line"): "o_line",
    ("silhouette", "a_line"): "x_line",
}

_JACKETS = (
    "cropped_jacket|denim_jacket|biker_jacket|bomber|varsity_jacket|chore_jacket|shell_jacket|"
    "blazer|suit_jacket|down_jacket|tang_jacket|parka|trench|coat|duffle_coat|haori|cardigan|"
    "waistcoat"
)
_TOPS = (
    "t_shirt|tank_top|camisole|polo|shirt|blouse|sweater|cardigan|knit_vest|sweatshirt|hoodie|"
    "hanfu_top|tang_jacket"
)
_COTTONS = (
    "cotton_jersey|poplin|oxford|cotton_twill|canvas|seersucker|indigo_cotton|french_terry|pique|"
    "denim|corduroy"
)
_WOOLS = "wool_suiting|flannel|tweed|melton|cashmere"
_CHECKS = "gingham|tartan|windowpane|glen_check|houndstooth|argyle|checkerboard"
_EDO = "seigaiha|asanoha|shippo|yagasuri|kikko|uroko|checkerboard|sakura"
_CHINESE = "cloud|meander|peony|plum|bamboo|crane|dragon|roundel|waves_cliffs"
_BUTTONED = "buttons|double_breasted|concealed|half_placket|snaps|frogs|toggles"
_ZIPS = "zip|asymmetric_zip|half_zip"

GROUPS = {
    # categories
    "外套,夹克,上装外套,罩衣 | jacket, outerwear, outer layer": f"category={_JACKETS}",
    "上衣,上装 | top": f"category={_TOPS}",
    "裙子,裙,长裙,裙装,连衣长裙 | ": "category=dress|skirt<shirt_dress|wrap_dress|slip_dress|qipao|"
    "mamianqun",
    "针织,毛织,毛线 | knitwear, knit, knitted": "fabric=fine_knit|rib_knit|cable_knit<cashmere",
    "西部牛仔衬衫 | ": "category=shirt fabric=denim yoke=western",
    "打底衫,打底上衣 | base layer, layering top": "category=t_shirt|sweater<tank_top",
    "大摆连衣裙 | ": "category=dress skirt=circle",
    # bottoms whose name says more than the category
    "铅笔裙,一步裙,包臀裙 | pencil skirt, tube skirt": "skirt=pencil category=skirt<dress|slip_dress",
    "A字裙,A字半裙,A字半身裙,斜裙 | A-line skirt": "skirt=a_line category=skirt<dress",
    "百褶裙,褶裙,百褶半裙,百褶短裙 | pleated skirt, kilt": "skirt=pleated "
    "category=skirt<dress|shirt_dress",
    "工字褶裙 | box-pleated skirt, box pleat skirt": "skirt=box_pleated category=skirt<dress",
    "伞裙,圆裙,太阳裙 | circle skirt, skater skirt": "skirt=circle category=skirt<dress",
    "鱼尾半裙,鱼尾裙 | fishtail skirt": "skirt=mermaid category=skirt<dress",
    "节裙,蛋糕裙,塔裙 | tiered skirt, peasant skirt": "skirt=tiered category=skirt<dress",
    "一片裙,裹裙,裹身半裙 | wrap skirt, sarong": "skirt=wrap category=skirt<wrap_dress",
    "直身裙,直筒裙 | straight skirt": "skirt=straight category=skirt<dress",
    "鱼尾半身裙 | ": "skirt=mermaid category=skirt",
    "阔腿裤,宽腿裤 | wide-leg pants, palazzo pants, palazzos": "leg=wide "
    "category=trousers<jeans|culottes|cargo_trousers|jumpsuit",
    "喇叭裤,微喇裤 | flares, bell bottoms": "leg=flared category=trousers<jeans|leggings|jumpsuit",
    "直筒裤,烟管裤 | straight pants, cigarette pants": "leg=straight category=trousers<jeans",
    "小脚裤,铅笔裤,紧身裤 | skinny pants, slim pants": "leg=skinny category=trousers<jeans|leggings",
    "锥形裤,萝卜裤 | carrot pants, tapered pants": "leg=tapered category=trousers<jeans",
    "弯刀裤,灯笼裤 | barrel pants, balloon pants": "leg=balloon category=trousers<jeans",
    "束脚工装裤 | ": "leg=tapered category=cargo_trousers",
    "西装短裤 | tailored shorts, suit shorts": "category=shorts",
    "牛仔短裤 | denim shorts, jean shorts, jorts": "category=shorts fabric=denim",
    "牛仔裙,牛仔半裙 | denim skirt": "category=skirt fabric=denim",
    "牛仔衬衫 | denim shirt": "category=shirt fabric=denim",
    "热裤 | hot pants, micro shorts": "category=shorts inseam@4..7",
    "五分裤 | Bermudas, bermuda shorts, bermuda": "category=shorts inseam@23..28",
    "卫裤 | ": "category=joggers",
    "皮衣,皮夹克,机车皮衣 | leather jacket": "category=biker_jacket fabric=leather<suede",
    "牛仔外套 | ": "category=denim_jacket",
    "开衫毛衣 | ": "category=cardigan",
    "雪纺衫 | chiffon blouse": "category=blouse fabric=chiffon",
    "羊绒衫 | cashmere sweater": "category=sweater<cardigan fabric=cashmere<cable_knit",
    "羊绒大衣 | cashmere coat": "category=coat fabric=cashmere",
    "夏威夷衬衫 | Hawaiian shirt, aloha shirt": "category=shirt print=tropical",
    "小香风外套 | boxy tweed jacket, tweed jacket": "category=cropped_jacket<blazer fabric=tweed",
    "羽绒马甲,羽绒背心 | down vest, puffer vest": "category=down_jacket|waistcoat "
    "sleeve=sleeveless",
    "连帽外套 | hooded jacket": f"collar=hood category={_JACKETS}",
    "汉元素 | ": "style~oriental",
    "沙滩套装 | beach set": "style~resort",
    "迷你连衣裙 | mini dress": "category=dress body_length@81..89",
    # one word for different parts
    "A字,A型,A字型,A字版 | A-line": "top,dress,jumpsuit:silhouette=a_line skirt:skirt=a_line",
    "直筒,直身 | straight": "trousers:leg=straight skirt:skirt=straight "
    "top,dress:silhouette=h_line",
    "微喇,喇叭型 | flared": "trousers:leg=flared skirt:skirt=a_line top,dress:silhouette=a_line",
    # fabrics by family
    "棉,纯棉,全棉,棉质,棉布 | cotton": f"fabric={_COTTONS}<linen",
    "羊毛,毛呢,呢子,呢,羊毛呢,双面呢,纯羊毛 | wool, woollen, woolen, double face wool, boiled wool": (
        f"fabric={_WOOLS}<fine_knit|rib_knit|cable_knit|gabardine"
    ),
    "纱 | sheer": "fabric=chiffon|organza|mesh|lace",
    # prints by family
    "格纹,格子,格,格子纹,方格子 | checks, checked, check, checkered, chequered": f"print={_CHECKS}",
    "格子衬衫 | plaid shirt, checked shirt": "category=shirt print=gingham|tartan|windowpane|glen_check",
    "红白格 | red and white check": "print=gingham base=#C8202F secondary=#F8F8F5",
    "黑白格 | ": "print=gingham|checkerboard base=#1E1E20 secondary=#F8F8F5",
    "图案,纹样,花纹,花样 | pattern, motif": f"print!=solid / print=solid",
    "印花,花色 | print, prints, printed": "print!=solid technique=printed<woven|embroidered|sashiko "
    "/ print=solid",
    "动物纹 | animal print": "print=leopard|zebra",
    "东方纹样,中式纹样,传统纹样,中国纹样,国风纹样 | oriental pattern, Chinese pattern, oriental print, "
    "chinese motif": f"print~{_CHINESE}",
    "江户纹样,江户时代纹样,江户图案,和风纹样,日式纹样,日本纹样,和柄 | Edo period pattern, Edo pattern, "
    "Japanese pattern, Edo period motif, Edo print, wagara, Edo motif": f"print~{_EDO}",
    "东方刺绣 | oriental embroidery, Chinese embroidery": "technique=embroidered<sashiko "
    f"style~oriental print~{_CHINESE}",
    "动物 | ": "print~leopard|zebra",
    "底边 | ": "print_placement~border",
    # closures, pockets, trims in general
    "门襟扣子,纽扣款 | ": "closure=buttons",
    "无扣,没有扣子,无纽扣 | buttonless": "closure!=buttons|double_breasted|snaps|half_placket",
    "扣子,纽扣,扣,钮扣,木扣 | button": f"closure=buttons<double_breasted|half_placket|concealed|snaps|"
    f"frogs|toggles|fly / closure!={_BUTTONED}",
    "拉链 | zip, zipper": f"closure=zip<asymmetric_zip|half_zip|side_zip|fly / "
    f"closure!={_ZIPS}|side_zip",
    "后中拉链,后中隐形拉链 | zipped at centre back, back zip": "closure=zip",
    "口袋,兜,大口袋,衣袋,袋 | pocket": "lower_pocket!=none / lower_pocket=none chest_pocket=none",
    "胸袋,胸口袋,胸前口袋,双胸袋,胸前双袋 | chest pocket, breast pockets": "chest_pocket!=none / "
    "chest_pocket=none",
    "四个口袋 | four pockets": "lower_pocket!=none",
    "腰带,皮带款,束带 | belt, belted": "belt!=none / belt=none",
    "系腰带,腰带款 | belted waist": "belt!=none",
    "帽子,帽 | hood": "collar=hood",
    "领,领子,衣领,领型 | collar, neck": "/ collar=none",
    "袖子,袖 | sleeve": "/ sleeve=sleeveless",
    "袖口 | cuff": "/ cuff=plain",
    "驳领,驳头,翻驳领 | lapel, lapels, lapelled": "collar=notch|peak|shawl",
    "过肩 | ": "yoke=straight<western|round",
    "明线,车线,缝线,线迹 | topstitching, stitching, topstitch, stitch, topstitched, stitched": (
        "topstitch!=none / topstitch=none"
    ),
    "补丁,贴布 | patches, patch": "patches!=none / patches=none",
    "抽褶,碎褶,褶皱 | gathers, gathered, shirring, shirred, gather": (
        "dress,skirt:skirt=gathered<tiered|circle|pleated top:gathers!=none / gathers=none"
    ),
    "褶,打褶,裥 | pleats, pleated, pleat": (
        "trousers:front=pleats dress,skirt:skirt=pleated<box_pleated|circle|mermaid|tiered|gathered"
    ),
    "裙摆,下摆,摆 | hem": "",
    "垫肩,大垫肩 | shoulder pads, padded shoulders": "silhouette=t_line",
    "装饰,细节 | details, trims": "/ hardware=none",
    "绗缝 | quilting, quilted": "quilting=channels<diamonds / quilting=none",
    "开衩 | slit": "hem=side_slits",
    "裤线 | ": "crease=pressed",
    # lengths
    "超短,超短款,露脐,露脐装,高腰短款 | bra crop, crop top, cropped short, very cropped": (
        "top:body_length%0..0.15 dress:body_length%0..0.12 skirt:skirt_length@30..40 "
        "trousers:inseam%0..0.15"
    ),
    "短款,短版 | cropped, crop, shrunken": (
        "top:body_length%0..0.32 dress:body_length%0..0.2 skirt:skirt_length@34..47 "
        "trousers:inseam%0..0.3"
    ),
    "及腰 | waist length": "top:body_length@38..46",
    "及臀,盖臀,过臀 | hip length, tunic length": "top:body_length@57..74",
    "中长款,中长 | mid length, three quarter length": (
        "top:body_length@76..100 dress:body_length@106..118 skirt:skirt_length@66..78"
    ),
    "长款,加长款,长版 | longline, long line, elongated": (
        "top:body_length%.7..0.95 dress:body_length%.7..0.95 skirt:skirt_length@82..96"
    ),
    "迷你,迷你裙,超短裙,短裙 | mini, minidress, miniskirt": (
        "dress:body_length@80..89 skirt:skirt_length@36..46"
    ),
    "膝上,膝盖以上,到膝盖上 | above the knee, above knee": (
        "top,dress:body_length@89..95 skirt:skirt_length@48..55"
    ),
    "及膝,到膝盖,齐膝,到膝,膝长 | knee length, to the knee, at the knee, knee-length": (
        "top,dress:body_length@95..101 skirt:skirt_length@56..62"
    ),
    "过膝,膝下,到膝盖以下 | below the knee, below knee": (
        "top,dress:body_length@101..108 skirt:skirt_length@62..68"
    ),
    "中长裙,到小腿,小腿长度,长到小腿,及小腿,到小腿肚 | midi, mid calf, calf length, midi length, "
    "to mid calf, to the calf": "top,dress:body_length@108..119 skirt:skirt_length@69..78",
    "到脚踝,及踝,长到脚踝,长及脚踝,及踝长 | maxi, ankle length, to the ankle, maxi length": (
        "top,dress:body_length@124..136 skirt:skirt_length@86..96 trousers:inseam@66..72"
    ),
    "拖地,及地,曳地,落地,几乎拖地 | floor length, to the floor, floor skimming, full length, "
    "floor sweeping": "top,dress:body_length@132..142 skirt:skirt_length@94..102 trousers:inseam@76..84",
    "大长裙 | maxi dress": "category=dress|skirt dress:body_length@124..136 skirt:skirt_length@86..96",
    "九分,九分裤 | cropped trousers, ankle grazer, 7 8 length": "trousers:inseam@58..67",
    "七分裤 | capri, capris": "trousers:inseam@44..52",
    "短裙款 | ": "skirt:skirt_length@38..48",
    # sleeves by length
    "短袖,半袖,短袖子 | short sleeve, short sleeved, half sleeve": "sleeve_length@15..24",
    "中袖,五分袖,手肘袖,袖子到手肘,到手肘 | elbow sleeve, elbow length sleeve, sleeve to the elbow, "
    "half length sleeve, elbow length": "sleeve_length@27..36",
    "七分袖,七分宽袖,七分 | three quarter sleeve, three quarter length sleeve, 3 4 sleeve, "
    "bracelet length": "sleeve_length@37..46",
    "七分宽袖,宽袖七分 | ": "sleeve_length@37..46 sleeve_width%.6..0.9",
    "九分袖,八分袖 | bracelet sleeve, 7 8 sleeve": "sleeve_length@46..53",
    "长袖,长袖子 | long sleeve, long sleeved, full length sleeve, full sleeve": "sleeve_length@54..61",
    "超长袖,盖手袖,盖过手,盖住手,袖子盖过手,过手袖 | extra long sleeve, over long sleeve, "
    "overlong sleeve, over the hand": "sleeve_length@61..68",
    "宽袖,大袖口,阔袖 | wide sleeve, full sleeves": "sleeve_width%.65..1",
    # fit
    "宽松,松一点,肥,肥大,休闲版,松垮,宽大,宽松款,版型松一点,微宽松 | loose, relaxed, roomy, loose fit, "
    "relaxed fit, easy fit, slouchy": (
        "top,dress,jumpsuit:chest_width%.58..0.85 trousers:hip_width%.58..0.85"
    ),
    "超大版,超大,廓形感,oversize,oversized,宽大版,大廓形,超宽松 | oversized, oversize, exaggerated": (
        "top,dress,jumpsuit:chest_width%.78..1 trousers:hip_width%.78..1"
    ),
    "垮裤,老爹裤 | baggy, baggy fit": (
        "trousers:leg=wide trousers:hip_width%.7..0.95 top,dress:chest_width%.7..0.95"
    ),
    "修身,贴身,合体,合身,紧身,slim,slim fit | fitted, slim, slim fit, close fitting, tight, figure hugging, "
    "skin tight, body con": (
        "top,dress,jumpsuit:chest_width%0..0.35 trousers:leg=skinny<straight|tapered|flared"
    ),
    "常规,标准版,常规款,合适 | regular, regular fit, classic fit": (
        "top,dress,jumpsuit:chest_width%.4..0.58 trousers:hip_width%.4..0.58"
    ),
    "宽肩,宽肩膀 | wide shoulders": "silhouette=t_line",
    # waist height and rise
    "高腰,腰高,高腰线,高腰款 | high waist, high rise, high waisted, high in the waist": (
        "trousers:rise%.7..0.95 dress,jumpsuit:waist_position@-8..-4"
    ),
    "中腰 | mid rise, mid waist": "trousers:rise%.4..0.6",
    "低腰 | low rise, low waist, low waisted, low slung, drop waist, dropped waist": (
        "trousers:rise%0..0.2 dress,jumpsuit:waist_position@5..9"
    ),
    "超高腰 | ultra high rise": "trousers:rise%.9..1",
    # necks, lapels, cuffs by size
    "宽驳头,阔驳领,阔驳头,大驳领 | wide lapel, broad lapel": "lapel_width@9.5..13 "
    "collar=notch|peak|shawl",
    "窄驳头,窄驳领 | narrow lapel, slim lapel, skinny lapel": "lapel_width@5..6.5 "
    "collar=notch|peak|shawl",
    "大翻领,大尖领 | oversized collar, big collar, 70s collar, wide collar": "collar_width%.65..1 ",
    "低领口,大领口 | low neckline, low cut": "neckline_depth%.65..1",
    "长袖克夫,宽袖克夫 | long cuff, deep cuff, wide cuff": "cuff_height%.65..1",
    "裤脚宽,裤脚宽一些,大裤脚 | wide leg opening, wide hem opening": "leg_opening%.65..1",
    "大花型,大图案 | large scale print, large print, oversized print": "print_scale%.65..1",
    "小花型,小图案 | small scale print, small print, micro print": "print_scale%0..0.3",
    # occasions, which lean towards styles
    "通勤,上班,上班穿,办公室,职场,开会 | office, commute, commuter, work appropriate, meeting": (
        "style~business"
    ),
    "约会,约会穿 | date night, date": "style~romantic",
    "派对,聚会,蹦迪 | party, club, clubbing": "style~y2k",
    "徒步,露营,登山,户外,徒步露营 | hiking, camping, trail, outdoor, trekking": "style~gorpcore",
    "健身,瑜伽,跑步,训练 | gym, training, workout, yoga, running": "style~sporty",
    "海边,沙滩,旅行,出游,海滩 | beach, holiday, poolside, seaside": "style~resort",
    "校园,上学,学生 | campus, school, back to school": "style~preppy",
    "过年,拜年,新年,喜庆,春节 | new year, festive, lunar new year, chinese new year": "style~oriental",
    "五十年代,六十年代,七十年代,八十年代,九十年代,50年代,60年代,70年代,80年代,90年代 | fifties, sixties, "
    "seventies, eighties, nineties, 50s, 60s, 70s, 80s, 90s, mod": "style~vintage",
    "赴宴,晚宴,婚宴,酒会 | evening, black tie, cocktail, wedding guest": "style~romantic",
    "春夏 | spring summer, ss": "season=spring|summer",
    "秋冬 | autumn winter, fall winter, aw, fw": "season=autumn|winter",
    "春秋,换季 | between seasons, transitional": "season=spring|autumn",
}

# What a size word is about: noun -> the field it measures, by kind of garment.
MEASURED = {
    "袖长,袖子,袖 | sleeve length, sleeve": "sleeve_length",
    "衣长,长度,身长,裙长,裤长,衣身 | body length, length, skirt length, inseam": "length",
    "胸围宽,胸宽,衣宽 | chest width, chest, half chest": "chest_width",
    "肩宽,肩,肩膀,肩部 | shoulder width, shoulder": "shoulder_width",
    "下摆宽,裙摆,下摆,摆 | hem width, hem": "hem_width",
    "领口,领深 | neckline depth, neckline, neck": "neckline_depth",
    "领宽 | neckline width": "neckline_width",
    "领高,领子,领 | collar height": "collar_height",
    "领面,领尖 | collar width, collar": "collar_width",
    "驳头宽,驳头,驳领 | lapel width, lapel": "lapel_width",
    "袖口高,袖克夫高 | cuff height, cuff": "cuff_height",
    "袖口宽,袖口 | cuff width, sleeve opening": "cuff_width",
    "袖肥,袖宽 | sleeve width": "sleeve_width",
    "开衩,开衩高 | slit, slit height": "slit_height",
    "腰头,腰头高 | waistband height, waistband": "waistband_height",
    "前裆,裆 | rise, front rise": "rise",
    "脚口,裤脚,裤口 | leg opening": "leg_opening",
    "腰宽 | waist width": "waist_width",
    "臀宽 | hip width": "hip_width",
}
