"""The small words of a prompt: negation, degree, numbers, roles of colours, and filler.

Pairs are the Chinese and the English words.
"""

from __future__ import annotations

NEGATORS = (
    (
        "不要,无,没有,去掉,不带,别,不加,不用,免,没,非,别要,不需要,拒绝,不能有,不想要,避免,忌,"
        "除了,不含,不"
    ),
    (
        "no, without, not, minus, never, avoid, w o, free of, neither, nor, don't, dont, do not, "
        "skip, omit, lose the, anything but, any but, except, excluding, non"
    ),
)
# "Not too": the size stays on the near side of typical.
LIMITERS = (
    "不要太,别太,不太,不能太,不要过于,别过于,不要那么,没那么,没有那么",
    "not too, not overly, not so, not that, not very, never too",
)
# A size word moved by the degree: the range of shares (0 to 1) in its direction.
DEGREES: tuple[tuple[tuple[str, str], tuple[float, float]], ...] = (
    (
        (
            "稍,稍微,略,略微,微,有点,有一点,一点点,偏,小",
            "slightly, a bit, a touch, a little, somewhat, a little bit, mildly",
        ),
        (0.54, 0.72),
    ),
    (
        (
            "较,比较,适度,较为",
            "fairly, rather, quite, moderately, pretty",
        ),
        (0.62, 0.85),
    ),
    (
        (
            "很,非常,十分,特,好,更,挺",
            "very, really, much, so",
        ),
        (0.82, 1.0),
    ),
    (
        (
            "超,超级,极,极其,特别,最,尽量,极度",
            "extremely, super, ultra, extra, over, hugely, as possible, max, exaggeratedly",
        ),
        (0.9, 1.0),
    ),
)
PLAIN_DEGREE = (0.66, 0.92)

# Adjectives of size and their direction: of lengths, and of widths and heights.
LONG_WORDS = {
    "长": 1,
    "短": -1,
    "加长": 1,
    "long": 1,
    "short": -1,
    "lengthened": 1,
    "短短": -1,
}
WIDE_WORDS = {
    "宽": 1,
    "窄": -1,
    "大": 1,
    "小": -1,
    "高": 1,
    "低": -1,
    "深": 1,
    "浅": -1,
    "宽大": 1,
    "wide": 1,
    "narrow": -1,
    "big": 1,
    "small": -1,
    "high": 1,
    "low": -1,
    "deep": 1,
    "shallow": -1,
    "large": 1,
    "tiny": -1,
    "tall": 1,
    "broad": 1,
    "slim": -1,
    "厚": 1,
    "细": -1,
}
SLEEVE_LENGTHS = {1: (53.5, 61.5), -1: (15.0, 26.0)}  # "long raglan sleeves", in cm
# Nouns and the size that they are about.
MEASURED: dict[str, tuple[str, str]] = {
    "sleeve_length": (
        "袖长,袖子,袖",
        "sleeve length, sleeve",
    ),
    "length": (
        "衣长,长度,身长,裙长,裤长,衣身",
        "body length, length, skirt length, inseam",
    ),
    "chest_width": (
        "胸围宽,胸宽,衣宽",
        "chest width, chest, half chest",
    ),
    "shoulder_width": (
        "肩宽,肩,肩膀,肩部",
        "shoulder width, shoulder",
    ),
    "hem_width": (
        "下摆宽,裙摆,下摆,摆",
        "hem width, hem",
    ),
    "neckline_depth": (
        "领口,领深",
        "neckline depth, neckline, neck",
    ),
    "neckline_width": (
        "领宽",
        "neckline width",
    ),
    "collar_height": (
        "领高,领子,领",
        "collar height",
    ),
    "collar_width": (
        "领面,领尖",
        "collar width, collar",
    ),
    "lapel_width": (
        "驳头宽,驳头,驳领",
        "lapel width, lapel",
    ),
    "cuff_height": (
        "袖口高,袖克夫高",
        "cuff height, cuff",
    ),
    "cuff_width": (
        "袖口宽,袖口",
        "cuff width, sleeve opening",
    ),
    "sleeve_width": (
        "袖肥,袖宽",
        "sleeve width",
    ),
    "slit_height": (
        "开衩,开衩高",
        "slit, slit height",
    ),
    "waistband_height": (
        "腰头,腰头高",
        "waistband height, waistband",
    ),
    "rise": (
        "前裆,裆",
        "rise, front rise",
    ),
    "leg_opening": (
        "脚口,裤脚,裤口",
        "leg opening",
    ),
    "waist_width": (
        "腰宽",
        "waist width",
    ),
    "hip_width": (
        "臀宽",
        "hip width",
    ),
}

UNITS = ("厘米,公分", "cm, centimetre")
NUMBERS = {
    "一": 1,
    "二": 2,
    "两": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
    "十": 10,
    "单": 1,
    "one": 1,
    "single": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "twelve": 12,
}
COUNTERS = "粒,颗,对,枚,个,排,只,道,扣,条,组,副,双"
BUTTON_COUNTERS = ("粒", "颗")

# Roles of colours: words that say which colour of the palette is meant.
ROLES: dict[str, tuple[str, str]] = {
    "base": (
        "底色,主色,底,主色调,大身,衣身,地,底布,面色",
        "base, ground, base colour, main colour, body, background",
    ),
    "secondary": (
        "辅色,副色,配色,第二色",
        "secondary, secondary colour, second colour",
    ),
    "accent": (
        "点缀,点缀色,强调色,亮点,一点,只留一点",
        "accent, accent colour, accents, hit of, pop of, highlight, touch of, flash of",
    ),
    "trim": (
        "辅料,辅料色",
        "trim colour",
    ),
    "edging": ("", "trim, trims, trimming"),
    "lining": (
        "里布,里料,衬里,里子,内衬,里衬,内里,里料色",
        "lining, lined, lining colour, inside",
    ),
}
# Parts, and the palette's colour in which they are drawn: "白色车线", "with gold buttons".
PARTS = {
    "trim": (
        "扣,扣子,纽扣,拉链,拉头,明线,车线,缝线,五金,线迹,线",
        (
            "button, zip, zipper, pull, puller, topstitching, stitching, stitch, hardware, "
            "topstitch, buttons, snap, toggle"
        ),
    ),
    "accent": (
        "滚边,包边,镶边,嵌条,滚条,侧条,侧条纹,盘扣,徽章,腰带,皮带,抽绳,织带,肘部补丁",
        (
            "piping, binding, tipping, side stripe, bound edge, frog, drawcord, drawstring, "
            "belt, webbing, crest, elbow patch, elbow patches"
        ),
    ),
    "edging": ("边,花边", "trimmed, edge, edges, edging"),
    "secondary": (
        "袖,袖子,皮袖,领,领子,袖口,条,条纹,拼接,图案,花纹,点,格,纹样,花,纹,字",
        (
            "sleeve, collar, cuff, stripe, dot, panel, motif, print, pattern, sashiko, "
            "embroidery, block, yoke, leather sleeve, insert"
        ),
    ),
}
# What is called an edge or a trim may be sewn on or bound: both are of that colour.
EDGING = ("accent", "trim")

STOPS = (".", "。", ";", "；", "!", "！", "?", "？", "\n")
PAUSES = (",", "，", ":", "：")
JOINS = (
    "和,与,或,及,以及,还有,或者,跟,也",
    "and, or, nor, plus",
)
OR_WORDS = frozenset(("或", "或者", "or", "nor"))
# Words that end a negation: "no sleeves and a full skirt", "不要帽子的卫衣".
OPENERS = frozenset(
    ("a", "an", "but", "in", "the", "with", "但", "但是", "加", "带", "用", "的", "要", "配")
)

FILLER = (
    (
        "的,了,那么,一件,一条,一款,一个,想要,想,做,要,带有,带,有,元素,风,风格,感,感觉,款,款式,系,色,"
        "色系,调,色调,请,帮我,设计,给我,来,适合,穿,天穿,用,加,配,拼,搭配,是,在,上,里,中,前,后,"
        "左右,大概,大约,约,左,右,和,与,或,及,以及,还有,也,都,就,好,就好,即可,可以,能,会,那种,"
        "这种,这样,那样,一点,一些,一点点,些,点,但,但是,而且,并且,且,整体,看起来,比较,更,最,只,"
        "只要,只有,仅,全,整,融合,结合,混搭,与之,剪裁,裁剪,版型,版,廓形,面料,材质,料,质感,细节,"
        "点缀,衬,身,衣,服,服装,件,条,个,对,粒,颗,枚,一圈,一,二,三,四,五,六,七,八,九,十,两,几,多,"
        "年代,时代,季,季节,新,老,旧,小,大,长,短,高,低,宽,窄,深,浅,得,地,着,过,到,被,把,从,为,让,"
        "它,我,你,她,他,女,男,女士,男士,女款,男款,中性,或者,必须,需要,希望,最好,尽量,记得,里面,"
        "外面,上面,下面,前面,后面,侧,侧边,两侧,旁边,部,部位,处,位,形,型,式,样,样式,样子,味道,"
        "气质,氛围,灵感,主题,概念,一边,十件,十款,日常,经典,基础,基本,百搭,时髦,好看,舒服,显瘦,"
        "高级,高级感,质量,优雅,帅气,可爱,性感,酷,休闲,利落,干净,裤脚,领口,腰,腰部,腰上,下,袖型,"
        "胸,胸前,胸口,膝盖,脚踝,裙摆,裙,裤,套装,大身,前片,后片,后背,背后,肩,肩线,前襟,双,单,做成,"
        "变成,改成,保留,不变,稍微,稍,略,很,非常,超,特别,微,半,偏,还,又,再,却,只是,只留,留,留点,"
        "觉得,应该,像,一样,轻,颜色,配色"
    ),
    (
        "instead, "
        "a, an, the, with, in, of, and, or, to, for, on, at, by, from, is, are, be, it, its, as, "
        "that, this, i, we, want, would, like, please, make, me, some, my, which, has, have, w, "
        "plus, also, but, style, styled, look, feel, vibe, inspired, element, detail, touch, "
        "design, designed, garment, piece, item, cut, fit, colour, coloured, fabric, material, "
        "made, using, very, quite, slightly, bit, little, more, less, than, too, so, really, "
        "only, just, all, each, every, any, front, back, side, up, down, out, left, right, top, "
        "bottom, across, over, under, along, into, neck, neckline, sleeve, hem, cuff, waist, "
        "shoulder, leg, length, width, one, two, three, four, five, six, seven, eight, nine, "
        "ten, pair, set, new, classic, modern, simple, basic, elegant, chic, cool, nice, big, "
        "small, wide, narrow, long, short, deep, high, low, cm, women, woman, men, man, ladies, "
        "lady, female, male, unisex, his, her, hers, chest, body, trim, edge, closure, "
        "fastening, there, here, then, where, when, while, hit, ground, period, worn, shaped, "
        "shape, wear, wearing, tone, tones, nothing, anywhere, everyday, season, line, double, "
        "single, extra, bias, skirt like, about, around, between, not, no, without, both, "
        "either, neither, cut in, finish, finished, effect, do, does, can, should, must, need, "
        "give, create, generate, show, ten, variation, idea, version, option"
    ),
)
