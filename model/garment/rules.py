"""Which values go together: one table of pairs, read in both directions.

Each rule says what an `only` or a `never` set of values of a second field has to be wherever
the first field has one of the given values. Sources: trade practice; a garment must open, be
sewable from its cloth, and have one neck finish.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from model.garment.categories import find_category, names_of
from model.garment.fields import Choice, Field, FieldValue, fields, find_value
from model.garment.table_fabric import MOTIFS


@dataclass(frozen=True)
class Rule:
    """Where `field` is one of `values`, `other` must be `only`, or must not be `never`."""

    field: str
    values: frozenset[str]
    other: str
    only: frozenset[str] | None = None
    never: frozenset[str] = frozenset()

    def holds(self, value: FieldValue, other: FieldValue) -> bool:
        """Whether this pair of values is allowed."""
        if value not in self.values:
            return True
        return other not in self.never and (self.only is None or other in self.only)


def _only(field: str, values: str, other: str, only: str) -> Rule:
    return Rule(field, frozenset(values.split()), other, only=frozenset(only.split()))


def _never(field: str, values: str, other: str, never: str) -> Rule:
    return Rule(field, frozenset(values.split()), other, never=frozenset(never.split()))


_BARE = "strapless sweetheart halter one_shoulder"
_FLOWING = "circle pleated box_pleated gathered tiered"
_STIFF = "leather suede melton nylon technical_shell sherpa faux_fur canvas"
_SHEER = "chiffon organza lace mesh"
_FANCY_CLOTH = "corduroy cable_knit leather suede faux_fur sequin lace mesh sherpa gambiered_silk"
_BOLD = (
    "floral ditsy tropical paisley geometric camouflage leopard zebra tie_dye seigaiha asanoha "
    "shippo yagasuri kikko uroko sakura cloud meander peony plum bamboo crane dragon roundel "
    "waves_cliffs argyle fair_isle dots gingham checkerboard breton"
)
_LINE_PRINTS = (
    "stripes pinstripe breton windowpane gingham tartan houndstooth glen_check herringbone argyle "
    "checkerboard fair_isle uroko"
)
_PLACED = " ".join(sorted(MOTIFS))
_SKETCHY = "zebra leopard camouflage tie_dye"

RULES: tuple[Rule, ...] = (
    # neck finish and opening
    _only("collar", "shirt button_down spread", "closure",
          "buttons concealed snaps half_placket zip asymmetric_zip double_breasted wrap"),
    _only("collar", "camp", "closure", "buttons concealed snaps"),
    _only("collar", "mandarin", "closure",
          "buttons concealed frogs slanted zip half_placket snaps"),
    _only("collar", "high_mandarin", "closure", "frogs slanted"),
    _only("collar", "cross", "closure", "wrap open"),
    _only("collar", "hood", "closure", "none zip half_zip toggles snaps concealed"),
    _only("collar", "turtleneck", "closure", "none"),
    _only("collar", "mock", "closure", "none half_zip"),
    _only("collar", "funnel", "closure",
          "none zip asymmetric_zip snaps half_zip concealed"),
    _only("collar", "rib", "closure", "zip snaps buttons"),
    _only("collar", "storm", "closure", "double_breasted buttons concealed"),
    _only("collar", "bow ruffle peter_pan sailor", "closure", "none buttons concealed"),
    _only("collar", "notch", "closure",
          "buttons double_breasted wrap open concealed asymmetric_zip zip"),
    _only("collar", "peak", "closure", "buttons double_breasted wrap asymmetric_zip concealed"),
    _only("collar", "shawl", "closure", "buttons double_breasted wrap open concealed"),
    _never("collar", "none", "closure", "half_zip half_placket slanted"),
    _only("closure", "wrap", "neckline", "v_neck deep_v"),
    _only("closure", "double_breasted", "neckline", "v_neck deep_v crew"),
    _only("closure", "zip", "neckline", "crew v_neck"),
    _only("closure", "buttons concealed snaps", "neckline", "crew v_neck deep_v scoop square"),
    _only("closure", "frogs toggles", "neckline", "crew v_neck"),
    _only("closure", "open", "neckline", "crew v_neck deep_v"),
    _only("closure", "lacing", "neckline", "v_neck slit square"),
    _only("closure", "asymmetric_zip", "neckline", "crew v_neck"),
    _never("category", "cardigan waistcoat", "neckline", "cowl boat keyhole slit henley"),
    # sleeves
    _only("neckline", _BARE, "sleeve", "sleeveless"),
    _only("neckline", "off_shoulder", "sleeve", "puff bishop balloon bell flutter"),
    _only("neckline", "cowl", "sleeve", "sleeveless set_in cap dolman"),
    _never("collar", "notch peak", "sleeve",
           "puff balloon flutter tulip cap wide pipa bell kimono leg_of_mutton"),
    _only("silhouette", "t_line", "sleeve", "two_piece set_in sleeveless puff leg_of_mutton"),
    _never("silhouette", "x_line", "sleeve", "drop_shoulder"),
    _only("cuff", "vent zip", "sleeve", "two_piece set_in"),
    _only("cuff", "tab", "sleeve", "two_piece set_in raglan drop_shoulder"),
    _only("cuff", "french barrel", "sleeve",
          "set_in drop_shoulder puff bishop balloon leg_of_mutton raglan"),
    _only("sleeve", "puff bishop balloon", "cuff", "barrel elastic rib ruffle"),
    _only("sleeve", "leg_of_mutton", "cuff", "barrel plain ruffle"),
    _never("sleeve", "two_piece", "cuff", "elastic ruffle rib barrel french"),
    _never("sleeve", "raglan dolman kimono cap flutter", "shoulder_detail", "epaulettes"),
    # body, waist, hem
    _never("hem", "rib drawcord band", "closure", "double_breasted frogs slanted wrap"),
    _never("hem", "rib drawcord band", "silhouette", "a_line t_line x_line"),
    _only("waist", "peplum", "hem", "straight"),
    _only("waist", "peplum", "silhouette", "x_line"),
    _only("hem", "asymmetric", "closure", "none half_placket half_zip lacing side_zip wrap"),
    _never("hem", "asymmetric", "category", "hanfu_top wrap_dress coat"),
    _never("hem", "high_low asymmetric", "closure", "double_breasted slanted frogs"),
    _only("skirt", "pleated box_pleated mermaid", "hem", "straight"),
    _only("skirt", "tiered", "hem", "straight ruffle scalloped"),
    _only("skirt", "gathered", "hem", "straight ruffle scalloped high_low"),
    _only("skirt", "circle", "hem", "straight high_low asymmetric scalloped ruffle"),
    _only("skirt", "pencil", "hem", "straight side_slits raw fringe scalloped asymmetric"),
    _only("skirt", "wrap", "hem", "straight asymmetric ruffle curved"),
    _only("skirt", _FLOWING, "waist", "seam elastic drawstring waistband paperbag"),
    _only("skirt", "pleated box_pleated", "waist", "seam waistband"),
    _only("skirt", "pencil mermaid wrap", "waist", "seam none waistband"),
    _only("waist", "elastic drawstring", "silhouette", "x_line h_line a_line"),
    _only("category", "dress shirt_dress wrap_dress", "silhouette", "h_line x_line a_line"),
    _only("silhouette", "a_line", "skirt", "a_line"),
    _only("silhouette", "a_line o_line", "waist", "none drawstring"),
    _only("silhouette", "h_line", "skirt", "straight pencil a_line gathered tiered"),
    _only("silhouette", "o_line", "hem", "straight rib drawcord curved side_slits raw"),
    _only("category", "jumpsuit", "silhouette", "h_line x_line"),
    _only("waist", "elastic", "closure", "none buttons wrap half_placket concealed lacing zip"),
    _only("waist", "drawstring", "closure",
          "none buttons wrap half_placket concealed lacing zip snaps half_zip"),
    _only("waist", "paperbag", "closure", "none side_zip"),
    _never("waist", "elastic drawstring", "closure", "fly side_zip"),
    _only("waist", "drawstring paperbag", "belt", "none"),
    _only("waist", "elastic", "belt", "none tie"),
    _only("waist", "none", "belt", "none tie buckle obi chain"),
    _never("closure", "slanted frogs open", "belt", "tie buckle"),
    _never("closure", "zip concealed", "belt", "obi"),  # which would cover all of a bodice's
    _never("hem", "rib drawcord band", "belt", "tie buckle"),
    _only("closure", "wrap", "belt", "tie obi none"),
    # construction
    _never("shaping", "princess darts", "sleeve", "raglan dolman kimono drop_shoulder"),
    _never("shaping", "princess darts", "silhouette", "o_line"),
    _only("shaping", "princess darts", "gathers", "none"),
    _never("shaping", "princess darts", "skirt", _FLOWING),
    _only("gathers", "neckline", "neckline", "crew v_neck scoop square boat keyhole slit"),
    _only("gathers", "neckline", "collar", "none"),
    _only("gathers", "bust", "waist", "none seam"),
    _only("gathers", "bust", "silhouette", "a_line h_line"),
    _only("gathers", "neckline pintucks", "closure", "none buttons concealed"),
    _only("gathers", "side", "skirt", "straight pencil wrap"),
    _only("gathers", "side", "hem", "straight asymmetric"),
    _only("gathers", "neckline bust pintucks side", "neckline",
          "crew v_neck scoop square boat keyhole slit deep_v sweetheart"),
    _only("gathers", "pintucks", "collar", "none shirt spread mandarin peter_pan button_down"),
    _never("yoke", "straight western round", "collar",
           "notch peak shawl cross camp bow sailor ruffle peter_pan storm high_mandarin"),
    _only("yoke", "straight western round", "neckline", "crew henley keyhole slit"),
    _only("yoke", "straight western round", "sleeve",
          "set_in drop_shoulder sleeveless puff bishop balloon bell two_piece leg_of_mutton cap"),
    _only("yoke", "round", "closure", "none buttons"),
    _only("yoke", "straight western round", "gathers", "none"),
    _never("yoke", "straight western round", "closure", "wrap slanted frogs lacing asymmetric_zip"),
    _only("yoke", "straight western", "shaping", "none panel"),
    _only("shoulder_detail", "gun_flap", "closure", "double_breasted buttons concealed"),
    _only("shoulder_detail", "epaulettes gun_flap", "yoke", "none"),
    _only("shoulder_detail", "epaulettes gun_flap piped", "neckline",
          "crew v_neck deep_v scoop boat square henley keyhole slit cowl"),
    # pockets
    _only("chest_pocket", "welt", "collar", "none notch peak shawl mandarin"),
    _never("chest_pocket", "patch flap zip bellows welt", "closure",
           "wrap slanted frogs asymmetric_zip open lacing half_zip"),
    _never("chest_pocket", "patch flap zip bellows welt", "gathers", "neckline bust pintucks"),
    _never("chest_pocket", "patch flap zip bellows", "collar", "cross bow sailor shawl notch peak"),
    _never("chest_pocket", "patch flap zip bellows welt", "shoulder_detail", "gun_flap"),
    _only("chest_pocket", "patch flap zip bellows welt", "neckline", "crew v_neck henley scoop"),
    _only("lower_pocket", "kangaroo", "closure", "none zip half_zip"),
    _only("lower_pocket", "patch slant side_seam flap cargo", "skirt",
          "straight a_line pencil gathered"),
    _only("lower_pocket", "scoop", "waist", "waistband"),
    _only("lower_pocket", "scoop", "skirt", "straight a_line pencil"),
    _only("lower_pocket", "slant", "waist", "waistband elastic drawstring paperbag seam"),
    _never("waist", "peplum", "lower_pocket", "patch flap jetted welt zip cargo"),
    _never("front", "pleats", "leg", "skinny flared"),
    _never("crease", "pressed", "leg", "skinny balloon"),
    _only("front", "pleats", "lower_pocket", "none slant side_seam welt"),
    _only("front", "pleats", "shaping", "none"),
    # cloth
    _never("fabric", _STIFF, "gathers", "neckline bust side pintucks"),
    _never("fabric", _STIFF, "skirt", "gathered tiered circle pleated"),
    _never("fabric", _STIFF, "sleeve", "bishop flutter balloon"),
    _never("fabric", _SHEER, "lower_pocket", "patch flap cargo welt jetted zip scoop slant"),
    _never("fabric", _SHEER, "chest_pocket", "patch flap welt zip bellows"),
    _never("fabric", _SHEER, "collar", "notch peak"),
    _only("quilting", "channels diamonds", "fabric",
          "nylon technical_shell satin ripstop poplin cotton_twill silk canvas"),
    _only("category", "down_jacket", "fabric", "nylon technical_shell satin"),
    _never("quilting", "channels diamonds", "shaping", "darts princess panel"),
    _never("quilting", "channels diamonds", "yoke", "straight western round"),
    _never("quilting", "channels", "print", _BOLD),
    _only("fabric", _FANCY_CLOTH, "print", "solid colour_block ombre leopard"),
    _only("fabric", "corduroy cable_knit leather suede sherpa lace mesh gambiered_silk", "print",
          "solid colour_block"),
    _never("fabric", "denim", "print", "breton houndstooth glen_check herringbone argyle fair_isle "
           "pinstripe tartan gingham windowpane colour_block ditsy zebra tropical"),
    _never("fabric", "tweed melton", "print", _BOLD),
    _never("fabric", "wool_suiting gabardine flannel", "print",
           "ditsy tropical camouflage tie_dye leopard zebra argyle fair_isle breton ombre"),
    _never("fabric", "velvet brocade", "print",
           "pinstripe breton windowpane gingham tartan houndstooth glen_check herringbone argyle "
           "fair_isle camouflage tie_dye stripes"),
    _only("print", "fair_isle argyle", "technique", "woven"),
    _only("print", "fair_isle", "print_placement", "yoke border all_over"),
    _only("technique", "embroidered", "print", _PLACED + " ditsy waves_cliffs bamboo meander"),
    _only("technique", "sashiko", "print", "asanoha seigaiha shippo kikko meander yagasuri"),
    _only("print", _LINE_PRINTS + " ditsy dots gingham", "technique", "printed woven"),
    _only("print", "pinstripe glen_check herringbone houndstooth tartan windowpane argyle breton",
          "print_placement", "all_over"),
    _only("print_placement", "motif", "print", _PLACED),
    _only("print_placement", "motif border", "quilting", "none"),
    _only("print", "waves_cliffs", "print_placement", "border"),
    _only("print", "meander", "print_placement", "border all_over"),
    _never("print", _SKETCHY, "print_placement", "border motif"),
    _only("print_placement", "sleeves", "sleeve",
          "set_in two_piece raglan drop_shoulder dolman kimono puff bishop balloon bell "
          "leg_of_mutton wide pipa"),
    # Where there is no such part, or it is of another cloth, such a print would not be seen.
    _never("print_placement", "sleeves yoke", "category", names_of("trousers", "skirt")),
    _never("print_placement", "sleeves", "category", "varsity_jacket"),
    _never("print_placement", "motif", "skirt", "tiered"),
    _never("fabric", "denim leather suede corduroy tweed melton", "piping", "edges"),
    _only("hardware", "bow", "collar", "none peter_pan"),
    _only("hardware", "bow", "closure", "none side_zip"),
    _only("piping", "edges", "hem", "straight curved side_slits pointed"),
    _never("piping", "edges", "collar", "notch peak shawl"),
    _never("topstitch", "contrast triple", "fabric", "chiffon organza lace silk satin sequin"),
    _never("belt", "tie buckle obi chain", "hardware", "bow webbing"),
)  # fmt: skip


@cache
def _rules_about(name: str) -> tuple[tuple[Rule, str, bool], ...]:
    return tuple(
        (rule, rule.other if rule.field == name else rule.field, rule.field == name)
        for rule in RULES
        if name in (rule.field, rule.other)
    )


def compatible(name: str, value: FieldValue, others: Mapping[str, FieldValue]) -> bool:
    """Whether `value` of field `name` may stand beside the other values."""
    for rule, other, first in _rules_about(name):
        if other in others:
            pair = (value, others[other]) if first else (others[other], value)
            if not rule.holds(*pair):
                return False
    return True


@cache
def followers(name: str) -> tuple[str, ...]:
    """The later choice fields that a rule ties to `name`."""
    order = list(fields())
    place = order.index(name)
    tied = {other for _, other, _ in _rules_about(name)}
    return tuple(f for f in order[place + 1 :] if f in tied and isinstance(fields()[f], Choice))


def conflict(name: str, value: FieldValue, others: Mapping[str, FieldValue]) -> str | None:
    """The name of an earlier field that forbids `value`, or nothing."""
    for rule, other, first in _rules_about(name):
        if other in others:
            pair = (value, others[other]) if first else (others[other], value)
            if not rule.holds(*pair):
                return other
    return None


def odds(name: str, value: str, category: str) -> float:
    """How often the value occurs in the category, relative to its siblings; 0 for never."""
    table = find_value(name, value).odds
    for tag in find_category(category).tags:
        if tag in table:
            return table[tag]
    return 0.0


@cache
def values_in(name: str, category: str) -> tuple[str, ...]:
    """The values of a choice field that occur in the category, in table order."""
    item = fields()[name]
    assert isinstance(item, Choice)
    return tuple(v.name for v in item.values if odds(name, v.name, category) > 0)


@cache
def _sized(name: str) -> bool:
    return any(name in find_category(c).sizes for c in names_of("any").split())


_FLARED = frozenset(["a_line", "circle", "pleated", "box_pleated", "gathered", "tiered", "wrap"])


def applies(name: str, values: Mapping[str, FieldValue]) -> bool:
    """Whether a design with these earlier values has the field `name`."""
    return barrier(name, values) is None


def permits(item: Field, values: Mapping[str, FieldValue]) -> bool:
    """Whether none of these values, alone, leaves a design without the field.

    What `item` depends on and is not among them may still be anything.
    """
    return all(values[f] in wanted for f, wanted in item.when.items() if f in values) and not any(
        values.get(f) in unwanted for f, unwanted in item.unless.items()
    )


def barrier(name: str, values: Mapping[str, FieldValue]) -> str | None:
    """The earlier field whose value leaves a design without the field `name`, or nothing."""
    item = fields()[name]
    if name == "category":
        return None
    for other, wanted in item.when.items():
        if values.get(other) not in wanted:
            return other
    for other, unwanted in item.unless.items():
        if values.get(other) in unwanted:
            return other
    category = find_category(str(values["category"]))
    if _sized(name) and name not in category.sizes:
        return "category"
    if isinstance(item, Choice):
        return None if values_in(name, category.name) else "category"
    if name == "waist_width" and category.kind not in ("skirt", "trousers"):
        return None if values.get("silhouette") in ("h_line", "x_line", "t_line") else "silhouette"
    if name == "hip_width" and "skirt" in values and category.kind == "dress":
        return "skirt" if values["skirt"] in _FLARED else None
    return None
