"""The categories of garment, their tags, and the sizes each is made in.

Sizes are centimetres of the garment laid flat (half the girth), as `low/typical/high`, after
common size charts (GB/T 1335, GB/T 2668) and trade practice; women's sizes, with the upper ends
open to men's. `body_length` is the centre back length, for trousers the inseam is its own field.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from model.garment.fields import Choice, value

Kind = Literal["top", "dress", "jumpsuit", "skirt", "trousers"]


@dataclass(frozen=True)
class Category:
    """A category: what it is built of, the tags its odds are looked up by, its sizes."""

    name: str
    zh: str
    en: str
    kind: Kind
    weight: float  # how often it is drawn, relative to the others
    tags: tuple[str, ...]
    sizes: dict[str, tuple[float, float, float]] = field(hash=False)


_COLUMNS = [
    "shoulder_width",
    "chest_width",
    "waist_width",
    "hem_width",
    "body_length",
    "sleeve_length",
    "sleeve_width",
    "cuff_width",
    "armhole_depth",
]
_LEG_COLUMNS = [
    "waist_width",
    "hip_width",
    "thigh_width",
    "knee_width",
    "leg_opening",
    "rise",
    "inseam",
]
_SKIRT_COLUMNS = ["waist_width", "hip_width", "hem_width", "skirt_length"]


def _category(
    name: str, zh: str, en: str, kind: Kind, weight: float, tags: str, sizes: str, more: str = ""
) -> Category:
    columns = {"skirt": _SKIRT_COLUMNS, "trousers": _LEG_COLUMNS}.get(kind, _COLUMNS)
    table: dict[str, tuple[float, float, float]] = {}
    pairs = list(zip(columns, sizes.split(), strict=False))
    words = more.split()
    pairs += list(zip(words[::2], words[1::2], strict=True))
    for column, cell in pairs:
        if cell != "-":
            low, typical, high = (float(number) for number in cell.split("/"))
            table[column] = (low, typical, high)
    # Only "top" of the kinds is a tag: the others are also names of categories.
    kinds = ("top",) if kind == "top" else ()
    return Category(name, zh, en, kind, weight, (name, *tags.split(), *kinds, "any"), table)


CATEGORIES: tuple[Category, ...] = (
    # name, zh, en, kind, weight, tags, sizes (columns above)
    _category("t_shirt", "T恤", "T-shirt", "top", 5, "tee jersey",
              "37/40/56 42/48/60 39/46/60 42/48/60 40/66/82 12/19/58 14/17/24 9/16/23 21/23/29"),
    _category("tank_top", "背心", "tank top", "top", 2, "bare tee jersey",
              "26/30/36 37/43/50 35/41/50 37/44/54 34/60/76 - - - 20/22/28"),
    _category("camisole", "吊带衫", "camisole", "top", 2, "bare strappy soft",
              "- 38/43/50 36/41/50 40/46/60 30/42/58 - - - 20/21/24"),
    _category("polo", "POLO衫", "polo shirt", "top", 2, "jersey",
              "36/38.5/46 42/46/54 39/44/54 42/47/54 48/65/76 14/19/58 14/16/20 9/14/18 "
              "21/23/27"),
    _category("shirt", "衬衫", "shirt", "top", 5, "shirting woven",
              "37/40/50 45/50/62 40/48/62 46/51/63 55/68/80 16/58/62 16/18/24 9.5/11/20 "
              "22/24.5/31"),
    _category("blouse", "女衫", "blouse", "top", 4, "soft woven",
              "34/38/44 44/49/60 38/47/60 45/51/65 50/60/72 16/57/62 15/18/28 8.5/11/30 "
              "21/23.5/28"),
    _category("sweater", "套头毛衫", "sweater", "top", 4, "knit",
              "36/42/58 42/50/64 40/48/62 37/46/58 40/59/72 40/59/62 14/17/24 7.5/9.5/13 "
              "21/24/31"),
    _category("cardigan", "针织开衫", "cardigan", "top", 3, "knit opening",
              "36/40/56 44/49/64 40/47/62 41/48/62 44/58/110 40/58/62 15/17.5/24 8/9.5/13 "
              "22/24.5/31"),
    _category("knit_vest", "针织背心", "knit vest", "top", 1.5, "bare knit",
              "32/36/46 43/48/58 39/46/57 39/45/55 44/56/66 - - - 24/27/32"),
    _category("sweatshirt", "卫衣", "sweatshirt", "top", 3, "sweat",
              "40/49/62 48/57/68 45/55/67 42/51/62 42/62/75 45/56/62 18/21/27 7.5/9.5/12 "
              "24/27/33"),
    _category("hoodie", "连帽卫衣", "hoodie", "top", 3, "sweat",
              "40/49/62 48/57/68 45/55/67 42/51/62 42/63/75 45/57/62 18/21/27 7.5/9.5/12 "
              "24/27/33"),
    _category("waistcoat", "马甲", "waistcoat", "top", 1.5, "bare opening woven",
              "30/34/40 44/47/60 38/43/58 44/48/62 46/55/100 - - - 24/27/32"),
    _category("blazer", "西装外套", "blazer", "top", 5, "tailored opening woven",
              "37/43/52 45/51/60 39/47/59 46/53/62 50/72/84 57/60/63 15.5/18.5/21 12/13.5/15 "
              "23/25/29"),
    _category("suit_jacket", "西服上装", "suit jacket", "top", 3, "tailored opening woven",
              "37/40/47 45/48/56 39/43/54 46/50.5/58 56/68/78 57/60/63 15.5/17/20 12/13/14.5 "
              "23/25/28"),
    _category("cropped_jacket", "短外套", "cropped jacket", "top", 2, "opening woven jacket",
              "36/38.5/42 44/47.5/54 40/45/53 44/48/55 44/52/60 44/57/61 15.5/17/20 11.5/13/16 "
              "22/24/27"),
    _category("denim_jacket", "牛仔夹克", "denim jacket", "top", 3, "opening woven jacket rugged",
              "37/41/54 45/50/62 42/47/60 40/46/58 42/54/66 56/60/63 17/19/24 10/11.5/13 "
              "23/25/30"),
    _category("biker_jacket", "机车夹克", "biker jacket", "top", 2, "opening jacket rugged",
              "37/39.5/46 44/47/56 40/43/54 42/46/55 46/54/62 58/61/64 15.5/17.5/20 11/12/14 "
              "22.5/24/28"),
    _category("bomber", "飞行员夹克", "bomber jacket", "top", 3, "blouson opening jacket",
              "40/47/58 50/58/66 48/56/65 40/44/56 48/58/68 56/60/64 18/22/26 8/9/12 "
              "25/28.5/33"),
    _category("varsity_jacket", "棒球夹克", "varsity jacket", "top", 2, "blouson opening jacket",
              "40/45/58 50/54/66 48/53/65 40/48/58 50/65/72 56/60/64 18/20/26 8/9.5/12 "
              "25/26.5/33"),
    _category("chore_jacket", "工装夹克", "chore jacket", "top", 2, "opening woven jacket rugged",
              "40/45/56 50/54/64 48/53/64 50/54/64 58/66/76 56/59/63 18/20/25 12/13/15 25/27/31"),
    _category("shell_jacket", "冲锋衣", "shell jacket", "top", 2.5, "opening technical",
              "42/48/60 52/59/68 50/57/68 50/56/66 56/68/80 58/62/66 20/23/28 9/11/14 26/29/34"),
    _category("parka", "派克大衣", "parka", "top", 2, "opening technical coat",
              "42/47/58 54/60/70 50/57/70 56/62/72 75/88/105 60/62/66 20/23/28 11/13/16 "
              "26/29/34"),
    _category("down_jacket", "羽绒服", "down jacket", "top", 2.5, "opening padded",
              "42/47/60 52/59/70 48/56/70 48/56/70 48/64/115 58/61/67 21/24/29 9/12/15 26/28/34"),
    _category("trench", "风衣", "trench coat", "top", 3, "opening woven coat",
              "38/42/52 50/54/66 46/50/64 58/68/84 88/108/122 58/61/65 18/20/26 14/15.5/18 "
              "25/28/34"),
    _category("coat", "大衣", "coat", "top", 4, "opening woven coat",
              "39/42/56 50/54/68 47/52/66 54/62/84 70/102/125 58/60/64 18/20/26 14/15.5/19 "
              "25/28/34"),
    _category("duffle_coat", "牛角扣大衣", "duffle coat", "top", 1, "opening woven coat",
              "40/44/54 52/56/66 50/54/66 56/62/74 76/88/105 58/60/64 18/20/25 14/15.5/18 "
              "26/28/33"),
    _category("haori", "羽织", "haori", "top", 2, "opening woven east wafuku",
              "54/58/64 58/62/68 - 58/63/70 62/76/100 24/31/36 38/45/58 19/23/30 -"),
    _category("kimono", "和服", "kimono", "dress", 1.5, "opening woven east wafuku",
              "54/58/62 58/61/66 - 56/60/66 116/128/138 28/31/36 44/49/92 21/24/30 -"),
    _category("hanfu_top", "汉服上衣", "hanfu top", "top", 1.5, "opening woven east",
              "40/46/58 46/52/62 46/51/62 50/55/66 48/62/80 44/58/74 18/24/34 16/30/64 24/28/34"),
    _category("tang_jacket", "唐装", "Tang jacket", "top", 2, "opening woven east",
              "38/43/56 48/53/64 46/51/63 50/56/68 50/62/75 40/54/60 18/21/28 13/17/26 24/27/33"),
    _category("dress", "连衣裙", "dress", "dress", 7, "frock",
              "34/37.5/42 42/45.5/52 33/37/44 42/70/140 80/100/140 12/20/60 14/16.5/26 8/14/28 "
              "21/22.5/26",
              "hip_width 45/49/54"),
    _category("shirt_dress", "衬衫裙", "shirt dress", "dress", 2.5, "frock woven",
              "37/40/52 48/52/64 40/47/64 52/62/95 85/106/130 18/58/62 16/18/26 9.5/11/18 "
              "22/25/31",
              "hip_width 48/52/64"),
    _category("wrap_dress", "裹身裙", "wrap dress", "dress", 2.5, "frock soft",
              "35/38/44 43/47/54 35/38/46 55/72/110 88/106/132 14/40/60 15/17/25 9/14/30 "
              "21/23/27"),
    _category("slip_dress", "吊带裙", "slip dress", "dress", 2.5, "bare strappy soft",
              "- 40/44/49 37/41/48 52/66/100 75/112/134 - - - 20/21/24",
              "hip_width 46/49/56"),
    _category("qipao", "旗袍", "qipao", "dress", 2.5, "woven east",
              "36/38.5/41 43/45.5/49 35/37.5/41 38/45/56 85/118/138 5/16/56 14/15.5/17 11/13.5/17 "
              "20.5/22/23.5",
              "hip_width 46/48.5/52"),
    _category("jumpsuit", "连体裤", "jumpsuit", "jumpsuit", 2, "frock woven",
              "35/39/46 44/48/58 37/41/56 - - 14/40/60 15/17/24 9/13/18 21/23.5/29",
              "hip_width 48/52/62 thigh_width 28/31/38 knee_width 18/25/36 leg_opening 12/22/40 "
              "rise 29/32/37 inseam 12/70/80"),
    _category("skirt", "半身裙", "skirt", "skirt", 5, "",
              "32/35.5/40 45/49/60 38/60/200 30/60/98"),
    _category("mamianqun", "马面裙", "horse-face skirt", "skirt", 1.5, "east",
              "33/35/38 46/52/64 70/100/140 86/95/102"),
    _category("trousers", "长裤", "trousers", "trousers", 5, "pants",
              "33/36/40 45/49/58 27/30.5/42 18/24/42 13/21/46 23/28/34 60/74/84"),
    _category("jeans", "牛仔裤", "jeans", "trousers", 4, "pants rugged",
              "33/36.5/40 41/47/54 22/28/34 15/21/34 11/19/38 19/26/32 62/75/84"),
    _category("cargo_trousers", "工装裤", "cargo trousers", "trousers", 2, "pants rugged",
              "34/38/42 48/53/60 28/32/38 22/26/36 14/20/36 25/29/34 62/74/80"),
    _category("joggers", "束脚裤", "joggers", "trousers", 2, "pants elasticated",
              "29/34/38 46/51/58 27/31/37 19/23/28 9/11/15 26/30/34 62/70/76"),
    _category("leggings", "打底裤", "leggings", "trousers", 1.5, "pants elasticated",
              "28/31/34 36/39/43 18.5/21/23 13/15/17 8.5/10/12 23/26/30 52/68/74"),
    _category("shorts", "短裤", "shorts", "trousers", 3, "pants",
              "33/36.5/40 45/50/56 27/31/38 - 25/31/44 23/29/34 5/13/28"),
    _category("culottes", "裙裤", "culottes", "trousers", 1.5, "pants",
              "33/35.5/38 48/53/60 32/38/46 - 32/43/62 28/31/36 30/44/56"),
)  # fmt: skip

FIELDS = (
    Choice(
        "category",
        "structure",
        "品类",
        "category",
        values=tuple(value(c.name, c.zh, c.en, f"any {c.weight:g}") for c in CATEGORIES),
    ),
)


@cache
def find_category(name: str) -> Category:
    """The category called `name`.

    Raises:
        KeyError: there is none.
    """
    for category in CATEGORIES:
        if category.name == name:
            return category
    raise KeyError(f"no category {name!r}; there are {[c.name for c in CATEGORIES]}")


@cache
def names_of(*kinds: str) -> str:
    """The names of the categories with one of these kinds or tags, separated by spaces."""
    return " ".join(c.name for c in CATEGORIES if set(kinds) & {c.kind, *c.tags})
