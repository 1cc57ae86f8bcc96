"""The colour table: contemporary cloth colours and the traditional Chinese and Japanese ones.

`period` is empty for contemporary cloth, `C` for colours of the common Chinese tables, `J` for
those of the Japanese ones. Screen tables are conventions; dyed cloth differs.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from model.garment.oklch import oklab


@dataclass(frozen=True)
class NamedColour:
    """A colour of the table."""

    name: str
    zh: str
    en: str
    hex: str
    period: str = ""


COLOURS: tuple[NamedColour, ...] = (
    NamedColour("optical_white", "本白", "optical white", "#F8F8F5"),
    NamedColour("off_white", "米白", "off-white", "#F3EFE6"),
    NamedColour("ivory", "象牙白", "ivory", "#F4EEDD"),
    NamedColour("cream", "奶油色", "cream", "#F2E6CB"),
    NamedColour("ecru", "生坯色", "ecru", "#E4D8BF"),
    NamedColour("oatmeal", "燕麦色", "oatmeal", "#D9CDB8"),
    NamedColour("beige", "米色", "beige", "#D8C6A5"),
    NamedColour("sand", "沙色", "sand", "#CDB892"),
    NamedColour("stone", "石色", "stone", "#BFB5A3"),
    NamedColour("taupe", "灰褐", "taupe", "#8B7E74"),
    NamedColour("camel", "驼色", "camel", "#B98B56"),
    NamedColour("tan", "棕褐", "tan", "#B4895F"),
    NamedColour("khaki", "卡其", "khaki", "#A89469"),
    NamedColour("chocolate", "巧克力", "chocolate", "#4A3028"),
    NamedColour("heather_grey", "麻灰", "heather grey", "#A9A9A8"),
    NamedColour("mid_grey", "中灰", "mid grey", "#808285"),
    NamedColour("charcoal", "炭灰", "charcoal", "#3F4247"),
    NamedColour("gunmetal", "枪灰", "gunmetal", "#53585E"),
    NamedColour("black", "黑", "black", "#1E1E20"),
    NamedColour("navy", "藏青", "navy", "#1F2A44"),
    NamedColour("midnight", "午夜蓝", "midnight", "#161D33"),
    NamedColour("raw_denim", "原色牛仔", "raw denim", "#27344F"),
    NamedColour("mid_denim", "中蓝牛仔", "mid denim", "#4F6D92"),
    NamedColour("light_denim", "浅蓝牛仔", "light denim", "#93AFC9"),
    NamedColour("black_denim", "黑牛仔", "black denim", "#2C2D31"),
    NamedColour("chambray", "青年布蓝", "chambray", "#8FA6C0"),
    NamedColour("terracotta", "陶土", "terracotta", "#B5603F"),
    NamedColour("rust", "铁锈", "rust", "#9C4A2A"),
    NamedColour("brick", "砖红", "brick", "#98483B"),
    NamedColour("cinnamon", "肉桂", "cinnamon", "#A5623A"),
    NamedColour("caramel", "焦糖", "caramel", "#B5713A"),
    NamedColour("mustard", "芥末黄", "mustard", "#C99A2E"),
    NamedColour("ochre", "赭黄", "ochre", "#BF8A34"),
    NamedColour("olive", "橄榄绿", "olive", "#6B6B3A"),
    NamedColour("army_green", "军绿", "army green", "#4F5539"),
    NamedColour("moss", "苔绿", "moss", "#77804F"),
    NamedColour("sage", "鼠尾草绿", "sage", "#A3AD91"),
    NamedColour("forest", "森林绿", "forest", "#26452F"),
    NamedColour("bottle_green", "墨绿", "bottle green", "#1F3B33"),
    NamedColour("clay", "黏土", "clay", "#A57F66"),
    NamedColour("red", "正红", "red", "#C8202F"),
    NamedColour("cherry", "樱桃红", "cherry", "#A91D3A"),
    NamedColour("burgundy", "酒红", "burgundy", "#6B1F2F"),
    NamedColour("coral", "珊瑚", "coral", "#EE7560"),
    NamedColour("orange", "橙", "orange", "#E8742C"),
    NamedColour("marigold", "万寿菊黄", "marigold", "#EFA82F"),
    NamedColour("yellow", "明黄", "yellow", "#F5CE3E"),
    NamedColour("lemon", "柠檬黄", "lemon", "#F4E36A"),
    NamedColour("lime", "青柠", "lime", "#B9D24A"),
    NamedColour("kelly_green", "草绿", "kelly green", "#2F9A52"),
    NamedColour("emerald", "祖母绿", "emerald", "#12795A"),
    NamedColour("teal", "水鸭蓝", "teal", "#1F6F78"),
    NamedColour("turquoise", "绿松石", "turquoise", "#3DB5B0"),
    NamedColour("sky_blue", "天蓝", "sky blue", "#7FB8E0"),
    NamedColour("cobalt", "钴蓝", "cobalt", "#2450A8"),
    NamedColour("klein_blue", "克莱因蓝", "Klein blue", "#1F35A5"),
    NamedColour("violet", "紫罗兰", "violet", "#6A4BA0"),
    NamedColour("plum", "梅紫", "plum", "#5E2F55"),
    NamedColour("magenta", "玫红", "magenta", "#C2297A"),
    NamedColour("fuchsia", "紫红", "fuchsia", "#D23C91"),
    NamedColour("hot_pink", "亮粉", "hot pink", "#EC5E9B"),
    NamedColour("neon_yellow", "荧光黄", "neon yellow", "#E4F53A"),
    NamedColour("blush", "裸粉", "blush", "#EBCFC6"),
    NamedColour("nude", "裸色", "nude", "#E0BFA8"),
    NamedColour("powder_pink", "粉", "powder pink", "#F1CDD0"),
    NamedColour("dusty_rose", "豆沙粉", "dusty rose", "#C68F8E"),
    NamedColour("apricot", "杏色", "apricot", "#F2C99B"),
    NamedColour("butter", "黄油黄", "butter", "#F6E6A8"),
    NamedColour("mint", "薄荷", "mint", "#BFE0CC"),
    NamedColour("pistachio", "开心果绿", "pistachio", "#C9D7A3"),
    NamedColour("baby_blue", "婴儿蓝", "baby blue", "#C2DAEC"),
    NamedColour("haze_blue", "雾霾蓝", "haze blue", "#8FA5B8"),
    NamedColour("lilac", "淡紫", "lilac", "#CDBDDF"),
    NamedColour("lavender", "薰衣草", "lavender", "#B7A8D4"),
    NamedColour("mauve", "藕紫", "mauve", "#AE92A5"),
    NamedColour("gold_lame", "金", "gold lamé", "#C7A24A"),
    NamedColour("silver_lame", "银", "silver lamé", "#BEC2C6"),
    NamedColour("moon_white", "月白", "moon white", "#D6ECF0", "C"),
    NamedColour("tea_flower_white", "荼白", "tea-flower white", "#F3F9F1", "C"),
    NamedColour("tusk", "牙色", "tusk", "#EEDEB0", "C"),
    NamedColour("brow_black_blue", "黛蓝", "brow-black blue", "#425066", "C"),
    NamedColour("brow_black_green", "黛绿", "brow-black green", "#426666", "C"),
    NamedColour("crow_blue_black", "鸦青", "crow blue-black", "#424C50", "C"),
    NamedColour("indigo_blue", "靛蓝", "indigo blue", "#065279", "C"),
    NamedColour("indigo_green_blue", "靛青", "indigo green-blue", "#177CB0", "C"),
    NamedColour("tibetan_blue", "藏青", "Tibetan blue", "#2E4E7E", "C"),
    NamedColour("ultramarine", "群青", "ultramarine", "#4C8DAE", "C"),
    NamedColour("rouge", "胭脂", "rouge", "#9D2933", "C"),
    NamedColour("crimson_dark", "殷红", "crimson dark", "#BE002F", "C"),
    NamedColour("vermilion", "朱红", "vermilion", "#FF4C00", "C"),
    NamedColour("begonia", "海棠红", "begonia", "#DB5A6B", "C"),
    NamedColour("jujube", "枣红", "jujube", "#C32136", "C"),
    NamedColour("purple_red", "绛紫", "purple-red", "#8C4356", "C"),
    NamedColour("sandalwood", "檀", "sandalwood", "#B36D61", "C"),
    NamedColour("rosewood", "紫檀", "rosewood", "#4C221B", "C"),
    NamedColour("autumn_fragrance", "秋香", "autumn fragrance", "#D9B611", "C"),
    NamedColour("pale_yellow_silk", "缃色", "pale yellow silk", "#F0C239", "C"),
    NamedColour("gosling", "鹅黄", "gosling", "#FFF143", "C"),
    NamedColour("apricot_yellow", "杏黄", "apricot yellow", "#FFA631", "C"),
    NamedColour("ochre_earth", "赭", "ochre earth", "#9C5333", "C"),
    NamedColour("amber", "琥珀", "amber", "#CA6924", "C"),
    NamedColour("bamboo", "竹青", "bamboo", "#789262", "C"),
    NamedColour("mugwort", "艾绿", "mugwort", "#A4E2C6", "C"),
    NamedColour("pine_needle", "松花绿", "pine needle", "#057748", "C"),
    NamedColour("lotus_root", "藕荷", "lotus root", "#E4C6D0", "C"),
    NamedColour("clove", "丁香", "clove", "#CCA4E3", "C"),
    NamedColour("snow_violet", "雪青", "snow violet", "#B0A4E3", "C"),
    NamedColour("ink", "墨色", "ink", "#50616D", "C"),
    NamedColour("lacquer", "漆黑", "lacquer", "#161823", "C"),
    NamedColour("ai_indigo", "藍", "ai indigo", "#165E83", "J"),
    NamedColour("kon_navy", "紺", "kon navy", "#223A70", "J"),
    NamedColour("koiai", "濃藍", "koiai", "#0F2350", "J"),
    NamedColour("asagi", "浅葱", "asagi", "#00A3AF", "J"),
    NamedColour("hanada", "縹", "hanada", "#2792C3", "J"),
    NamedColour("kamenozoki", "瓶覗", "kamenozoki", "#A2D7DD", "J"),
    NamedColour("ruri", "瑠璃", "ruri", "#1E50A2", "J"),
    NamedColour("madder", "茜", "madder", "#B7282E", "J"),
    NamedColour("beni", "紅", "beni", "#D7003A", "J"),
    NamedColour("suo", "蘇芳", "suo", "#9E3D3F", "J"),
    NamedColour("shu", "朱", "shu", "#EB6101", "J"),
    NamedColour("kaki", "柿", "kaki", "#ED6D3D", "J"),
    NamedColour("toki_ibis", "鴇", "toki ibis", "#F4B3C2", "J"),
    NamedColour("siskin", "鶸", "siskin", "#D7CF3A", "J"),
    NamedColour("yamabuki", "山吹", "yamabuki", "#F8B500", "J"),
    NamedColour("karashi", "芥子", "karashi", "#D0AF47", "J"),
    NamedColour("moegi", "萌黄", "moegi", "#AACF53", "J"),
    NamedColour("matcha", "抹茶", "matcha", "#C5C56A", "J"),
    NamedColour("uguisu", "鶯", "uguisu", "#928C36", "J"),
    NamedColour("tokiwa", "常磐", "tokiwa", "#007B43", "J"),
    NamedColour("seiji_celadon", "青磁", "seiji celadon", "#7EBEA5", "J"),
    NamedColour("rikyu_grey", "利休鼠", "rikyu grey", "#888E7E", "J"),
    NamedColour("edo_purple", "江戸紫", "Edo purple", "#745399", "J"),
    NamedColour("fuji_wisteria", "藤", "fuji wisteria", "#BBBCDE", "J"),
    NamedColour("kincha", "金茶", "kincha", "#F39800", "J"),
    NamedColour("ebicha", "海老茶", "ebicha", "#773C30", "J"),
    NamedColour("kinari", "生成り", "kinari", "#FBFAF5", "J"),
    NamedColour("nibi", "鈍", "nibi", "#727171", "J"),
    NamedColour("sumi", "墨", "sumi", "#595857", "J"),
)


@cache
def find_colour(name: str) -> NamedColour:
    """The colour called `name`.

    Raises:
        KeyError: the table has none.
    """
    for colour in COLOURS:
        if colour.name == name:
            return colour
    raise KeyError(f"no colour {name!r} in the table of {len(COLOURS)}")


@cache
def nearest_colour(hex_colour: str) -> int:
    """The index in `COLOURS` of the colour nearest to `#RRGGBB`, by distance in OKLab."""
    wanted = oklab(hex_colour)
    return min(
        range(len(COLOURS)),
        key=lambda i: sum((a - b) ** 2 for a, b in zip(wanted, oklab(COLOURS[i].hex), strict=True)),
    )
