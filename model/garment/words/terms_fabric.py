"""What designers call fabrics, prints and techniques: `value: "中文,… | English, …"`.

The first word of each language is the one that captions use.
"""

from __future__ import annotations

FABRIC = {
    "cotton_jersey": "汗布,平纹针织,棉针织,针织棉,精梳棉 | cotton jersey, jersey, single jersey, "
    "tee shirting, t shirt jersey",
    "poplin": "府绸,平纹棉布,细棉布 | poplin, broadcloth, cotton poplin, cotton voile, percale",
    "oxford": "牛津纺,牛津布 | Oxford cloth, oxford, oxford cotton",
    "seersucker": "泡泡纱,泡泡布 | seersucker, cotton seersucker",
    "linen": "亚麻,棉麻,麻,麻布,亚麻布,苎麻 | linen, flax, ramie, linen blend, grasscloth",
    "cotton_twill": "斜纹布,斜纹棉布,全棉斜纹,卡其布,斜纹棉 | cotton twill, twill, drill, cotton drill, "
    "chino cloth",
    "gabardine": "华达呢,轧别丁,嘎别丁 | gabardine, wool gabardine, cotton gabardine",
    "canvas": "帆布,粗帆布,水洗帆布 | canvas, duck canvas, cotton canvas, duck, waxed canvas",
    "denim": "牛仔布,丹宁,牛仔,牛仔面料,丹宁布 | denim, chambray denim, selvedge denim, selvedge",
    "corduroy": "灯芯绒,条绒,灯心绒 | corduroy, cord fabric, cords, needlecord",
    "flannel": "法兰绒,磨毛棉,法兰绒布 | flannel, brushed cotton, flannelette",
    "wool_suiting": "精纺羊毛,西装毛料,毛料,精纺毛料,西装料 | wool suiting, worsted, worsted wool, "
    "suiting, tropical wool",
    "tweed": "粗花呢,小香呢,花呢,小香风面料,粗呢 | tweed, Harris tweed, boucle, boucle tweed",
    "melton": "麦尔登呢,麦尔登,海军呢,呢身 | melton wool, melton",
    "cashmere": "羊绒,山羊绒,开司米 | cashmere, pure cashmere",
    "fine_knit": "精细针织,细针织,细针,细针织物 | fine knit, fine gauge knit, fine gauge, merino, "
    "merino knit",
    "rib_knit": "罗纹针织,坑条,螺纹针织,螺纹,罗纹,坑条针织 | rib knit, ribbed knit, ribbed, rib, "
    "ribbed jersey",
    "cable_knit": "绞花针织,麻花,绞花,麻花针织,粗针,棒针 | cable knit, cable, cable stitch, chunky knit, "
    "cabled, chunky cable knit",
    "pique": "珠地,珠地棉,珠地布,珠地网眼 | piqué, pique cotton, pique knit",
    "french_terry": "毛圈布,卫衣布,毛圈,大毛圈 | French terry, terry, loopback, loopback jersey, "
    "sweatshirt fleece",
    "fleece": "抓绒,摇粒绒,加绒,珊瑚绒 | polar fleece, fleece, polar",
    "sherpa": "羊羔绒,泰迪绒,羊羔毛,泰迪 | sherpa, teddy, teddy fleece, shearling, borg",
    "satin": "缎面,色丁,缎,绸缎,缎子,亮缎 | satin, charmeuse, sateen, silk satin, duchess satin",
    "silk": "真丝,桑蚕丝,丝绸,蚕丝,丝质 | silk, mulberry silk, pure silk, habotai, silk twill",
    "crepe": "绉,双绉,绉布,三醋酸,绉纱 | crepe, crepe de chine, crêpe, triacetate, viscose crepe",
    "chiffon": "雪纺,雪纺纱 | chiffon, silk chiffon, georgette",
    "organza": "欧根纱,硬纱,网纱 | organza, tulle, silk organza",
    "lace": "蕾丝,花边布,镂空蕾丝,蕾丝面料 | lace, guipure, broderie anglaise, eyelet lace",
    "velvet": "丝绒,天鹅绒,金丝绒,丝绒面料 | velvet, velveteen, velour, devore velvet",
    "brocade": "织锦缎,织锦,宋锦,织金,云锦 | brocade, song brocade, damask, gold brocade",
    "gambiered_silk": "香云纱,莨纱,莨绸 | gambiered silk, mud silk, gummed silk, xiangyunsha",
    "indigo_cotton": "靛蓝棉,蓝染棉,靛蓝棉布,藍染布 | indigo cotton, indigo dyed cotton, aizome",
    "leather": "皮革,真皮,皮质,皮料,仿皮,PU皮,羊皮,牛皮,皮 | leather, faux leather, vegan leather, "
    "lambskin, cowhide, pu leather, pleather, nappa",
    "suede": "麂皮,翻毛皮,仿麂皮,麂皮绒 | suede, nubuck, faux suede",
    "nylon": "尼龙,锦纶,尼龙布 | nylon, polyamide, taffeta, nylon taffeta",
    "technical_shell": "机能面料,冲锋面料,防水膜布,防水面料,防泼水,压胶面料,压胶,三层压胶,科技面料,硬壳面料 | "
    "technical shell, shell fabric, gore tex, technical fabric, waterproof fabric, 3 layer, "
    "three layer, waterproof shell, technical membrane",
    "ripstop": "防撕裂布,格子布尼龙,防撕裂面料,防撕裂,抗撕裂 | ripstop, rip stop, ripstop nylon, "
    "ripstop cotton",
    "spandex": "弹力面料,氨纶,莱卡,弹力布,高弹 | spandex, lycra, elastane, stretch jersey, "
    "stretch fabric, seamless stretch",
    "faux_fur": "人造毛,仿皮草,皮草,人造皮草 | faux fur, fake fur, fur",
    "sequin": "亮片,珠片,亮片面料 | sequins, sequined, sequinned, paillettes",
    "mesh": "网眼,网眼布,网布,镂空网 | mesh, power mesh, fishnet, sports mesh",
}

PRINT = {
    "solid": "素色,纯色,净色,无印花,无图案,单色,全素 | solid colour, solid, plain, plain coloured, "
    "unprinted, solid coloured, no print, no pattern",
    "stripes": "条纹,横条,竖条,宽条纹,条子,竖条纹,横条纹,斜条纹 | stripes, striped, stripe, banded stripe, "
    "awning stripe, candy stripe, vertical stripe, horizontal stripe",
    "pinstripe": "细条纹,铅笔条,针条纹,白领条纹 | pinstripes, pinstripe, chalk stripe, pin stripe, "
    "pinstriped",
    "breton": "海魂条,海魂,海军条,布列塔尼条纹,海军条纹 | Breton stripes, breton, nautical stripe, "
    "mariniere, breton stripe",
    "windowpane": "窗格纹,窗格,大窗格 | windowpane check, windowpane, pane check",
    "gingham": "朝阳格,方格,维希格,小方格,格子布,方格纹 | gingham, gingham check, vichy check, vichy",
    "tartan": "苏格兰格,苏格兰格子,格子呢,苏格兰格纹 | tartan, plaid, tartan plaid, tartan check, scotch plaid",
    "houndstooth": "千鸟格,犬牙纹,鸡爪纹,千鸟 | houndstooth, dogtooth, hounds tooth, pied de poule",
    "glen_check": "威尔士格,格伦格,威尔士亲王格,格伦格纹 | glen check, prince of wales, "
    "prince of wales check, glen plaid, glenplaid",
    "herringbone": "人字纹,人字呢,鱼骨纹,人字斜纹 | herringbone, herringbone weave, chevron, zigzag",
    "argyle": "菱形格,菱格纹,阿盖尔,菱形格纹 | argyle, argyle diamonds, argyll",
    "dots": "波点,圆点,波尔卡圆点,水玉,波点印花,小波点,白点,黑点 | polka dots, polka dot, dots, spots, "
    "dotted, spotted, polka, pin dot",
    "floral": "花卉,大花,印花花卉,碎花大花,花朵,花卉印花,花朵图案 | floral print, floral, flowers, botanical, "
    "floral pattern, rose print, flower print",
    "ditsy": "碎花,小碎花,碎花印花,田园碎花 | ditsy floral, ditsy, small flowers, ditsy print, liberty print, "
    "micro floral, little flowers",
    "tropical": "热带印花,椰树,热带,夏威夷,夏威夷印花,棕榈叶,椰树印花,棕榈 | tropical leaf print, tropical, "
    "palm print, Hawaiian, hawaiian print, palm leaf, palm tree, tropical leaves",
    "paisley": "佩斯利,腰果花,佩斯利花纹,佩兹利 | paisley, paisley print, bandana print",
    "geometric": "几何,几何图案,几何纹,几何印花 | geometric print, geometric, geometric pattern, graphic shapes",
    "camouflage": "迷彩,迷彩印花,迷彩纹 | camouflage, camo, camo print",
    "leopard": "豹纹,豹点,豹纹印花 | leopard print, leopard, cheetah, cheetah print",
    "zebra": "斑马纹,斑马,斑马条纹 | zebra print, zebra, zebra stripes",
    "colour_block": "拼色,撞色拼接,撞色,色块,拼接撞色,双色拼接,撞色拼色 | colour blocking, colour block, "
    "colour blocked, two tone, colourblock, contrast panel, colour blocks",
    "ombre": "渐变,渐变色,晕染,吊染 | ombré, ombre, gradient, dip dye, dip dyed, ombre dye",
    "tie_dye": "扎染,蜡染,扎染图案 | tie-dye, tie dye, tie dyed, shibori, batik",
    "checkerboard": "市松纹,棋盘格,市松 | checkerboard, ichimatsu, chequerboard, chessboard",
    "fair_isle": "费尔岛,北欧提花,费尔岛花纹,北欧花纹 | Fair Isle pattern, fair isle, Nordic pattern, nordic, "
    "fairisle",
    "seigaiha": "青海波,海浪纹,青海波纹,青海波印花 | seigaiha waves, seigaiha, japanese wave, wave scale pattern",
    "asanoha": "麻叶纹,麻叶,麻の葉 | asanoha hemp leaf, asanoha, hemp leaf",
    "shippo": "七宝纹,七宝,连环圆纹 | shippo linked circles, shippo, linked circles",
    "yagasuri": "箭羽纹,矢絣,矢羽纹,箭羽 | yagasuri arrow feathers, yagasuri, arrow feathers, "
    "arrow feather",
    "kikko": "龟甲纹,龟甲,亀甲 | kikko tortoiseshell, kikko, tortoiseshell hexagon",
    "uroko": "鳞纹,三角鳞,鱼鳞纹 | uroko scales, uroko, scale triangles, scales",
    "sakura": "樱花纹,樱花,桜,樱花图案 | cherry blossom, sakura, cherry blossoms",
    "cloud": "云纹,祥云,流云纹,祥云纹,云朵纹,如意云 | auspicious clouds, auspicious cloud, cloud scroll, "
    "cloud pattern, cloud, cloud motif",
    "meander": "回纹,回字纹,万字回纹 | meander fret, meander, fret, greek key, fretwork",
    "peony": "牡丹,牡丹花,牡丹纹 | peony, peonies, peony flower",
    "plum": "梅花,折枝梅花,梅枝,腊梅 | plum blossom, plum flower, plum branch, plum blossoms",
    "bamboo": "竹叶,竹子,竹纹,竹叶纹,墨竹,翠竹 | bamboo print, bamboo, bamboo leaf, bamboo leaves",
    "crane": "仙鹤,鹤纹,云鹤,白鹤,飞鹤 | crane, cranes, flying crane, crane motif",
    "dragon": "团龙,龙纹,龙,盘龙,飞龙,祥龙 | dragon roundel, dragon, dragon motif, dragons",
    "roundel": "团花,团花纹,宝相花,团纹 | floral roundel, roundel, floral medallion, medallion",
    "waves_cliffs": "海水江崖,江崖海水,海水纹,江崖 | sea and cliffs, waves and cliffs, lishui, "
    "sea and cliff, sea waves and cliffs",
}

PRINT_PLACEMENT = {
    "all_over": "满版,满印,满幅,通身,满地,全身,循环印花 | all over, allover, overall, all over print, "
    "full print",
    "border": "下摆边饰,边饰,裙摆一圈,下摆一圈,底摆,边框花,下摆花边图案,裙摆边饰 | border along the hem, border, "
    "border print, border at the hem, along the hem, hem border, rising from the hem",
    "yoke": "肩部图案,育克图案,肩部印花,图案在肩部,领口一圈 | on the shoulders, across the shoulders, "
    "on the yoke, across the yoke",
    "sleeves": "拼袖子,袖子上,袖部图案,图案在袖子,只在袖子,袖子印花 | on the sleeves, on the sleeves only, "
    "sleeve print, sleeves only",
    "panel": "单侧图案,单侧,半边,一侧图案,半身图案 | on one side, down one side, one sided, on one panel",
    "motif": "定位花,定位印花,单独纹样,胸前图案,一只,一枝,定位图案 | placed motif, placement print, single motif, "
    "one motif, placed print, a single",
}

TECHNIQUE = {
    "printed": "印花,印,数码印花,丝网印,满印工艺 | printed, print, digital print, screen print, screen printed, "
    "block print",
    "woven": "提花,织花,暗纹,提花面料,嵌花,色织 | jacquard, woven pattern, intarsia, jacquard woven, "
    "yarn dyed, woven in",
    "embroidered": "刺绣,绣花,苏绣,粤绣,盘金绣,绣,盘金,打籽绣,刺绣工艺,手绣,湘绣,蜀绣 | embroidery, embroidered, "
    "hand embroidered, Suzhou embroidery, goldwork, embroideries, embroider, needlework",
    "sashiko": "刺子绣,刺子,襤褸 | sashiko, boro, sashiko stitching, sashiko stitch",
}
