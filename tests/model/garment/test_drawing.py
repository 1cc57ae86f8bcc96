"""Sampled designs are drawn whole: no faults, one picture in both writers, fields that show."""

from itertools import pairwise

import numpy as np
import pytest

from model.garment.audit import audit
from model.garment.compose import compose
from model.garment.cut import cut
from model.garment.design import candidates_for, settle
from model.garment.dialect import faults
from model.garment.draft.assemble import draft
from model.garment.draft.inside import top_at
from model.garment.fields import Choice, Colour, Count, FieldValue, Measure, fields
from model.garment.geometry import Path, contours, flattened
from model.garment.prints.shapes import ring
from model.garment.raster import raster
from model.garment.sampler import sample, samples, vary
from model.garment.sizing.fastening import BUTTON_STEP
from model.garment.svg import svg


@pytest.mark.parametrize("seed", range(8))
def test_the_cut_form_has_no_clips_and_the_same_pixels(seed):
    drawing = compose(sample(seed))
    flat = cut(drawing)
    text = svg(flat)
    assert faults(text) == []
    assert "clipPath" not in text
    difference = np.abs(raster(drawing, 256).astype(int) - raster(flat, 256)).max(axis=2)
    assert (difference > 60).mean() < 0.012


def test_the_checker_of_the_dialect_names_what_is_wrong():
    text = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9" viewBox="0 0 9 9">'
        '<g id="a_b"><path id="x" fill="red" d="M 0 0 L 1 1"/><path id="X" fill="none" '
        'd="M 0 0 a 1 1"/><text id="t">x</text></g></svg>'
    )
    found = " / ".join(faults(text))
    for part in ("'a_b'", "fill is red", "not closed", "X twice", "outside absolute", "<text>"):
        assert part in found


@pytest.mark.parametrize("size", [96, 600])
def test_it_reads_small_and_large(size):
    picture = raster(compose(settle({"category": "blazer"})), size)
    assert picture.shape == (size, size, 3)
    ink = (picture.max(axis=2) < 190).mean()
    assert 0.005 < ink < 0.4


def test_the_same_seed_gives_the_same_design_and_pins_hold():
    assert sample(11) == sample(11)
    for design in samples(12, 3, {"category": "dress", "neckline": "v_neck"}):
        assert design["category"] == "dress"
        assert design["neckline"] == "v_neck"


def test_vary_keeps_what_it_is_told_to_keep():
    design = sample(4, {"category": "shirt"})
    near = [vary(design, seed, keep=("collar", "colour"), amount=0.8) for seed in range(12)]
    assert len(set(near)) > 8
    for other in near:
        assert other["collar"] == design["collar"]
        assert other["base"] == design["base"]
    with pytest.raises(ValueError, match="amount is 2"):
        vary(design, 1, amount=2.0)


def _visible_change(first, second):
    a, b = raster(compose(first), 256).astype(int), raster(compose(second), 256)
    return (np.abs(a - b).max(axis=2) > 7).sum()


# Style and season move the odds of the other fields and are not drawn themselves.
_DRAWN = [
    (name, value.name)
    for name, item in fields().items()
    if isinstance(item, Choice) and item.group != "context"
    for value in item.values
]


@pytest.mark.parametrize(("name", "value"), _DRAWN)
def test_every_value_changes_the_drawing(name, value):
    for seed in range(60):
        design = sample(seed, {name: value})
        if design.get(name) == value and _some_neighbour_differs(design, name):
            return
    assert value in _ALONE, f"{name}={value} looks like its siblings in 60 designs"


# The only value of their field in the one category that has them.
_ALONE = ("ties", "obi", "toggles")


def _some_neighbour_differs(design, name):
    others = {key: v for key, v in design.items if key != name}
    field = fields()[name]
    assert isinstance(field, Choice)
    for sibling in field.values:
        if sibling.name != design[name]:
            other = settle({**others, name: sibling.name})
            if other.get(name) == sibling.name:
                return _visible_change(design, other) > 4
    return False


_ENDS = [
    (name, end)
    for name, item in fields().items()
    if isinstance(item, Measure | Count)
    for end in ("low", "high")
]


@pytest.mark.parametrize(("name", "end"), _ENDS)
def test_both_ends_of_every_size_and_count_change_the_drawing(name, end):
    assert any(_end_shows(sample(seed), name, end) for seed in range(250))


def _end_shows(design, name, end):
    """Whether a design looks otherwise when this field alone goes to an end of its range."""
    if name not in design:
        return False
    before = dict(design.items[: list(design).index(name)])
    candidates = candidates_for(fields()[name], before)
    wanted = candidates[0 if end == "low" else -1]
    other = settle({**design.values(), name: wanted})
    alone = {**other.values(), name: design[name]} == design.values()
    return other[name] == wanted != design[name] and alone and _visible_change(design, other) > 4


@pytest.mark.parametrize("name", [n for n, f in fields().items() if isinstance(f, Colour)])
def test_every_colour_changes_the_drawing(name):
    design = sample(3, {"category": "shirt", "closure": "buttons", "print": "floral"})
    changed = [
        _visible_change(one, settle({**one.values(), name: colour}))
        for one in (design, sample(5, {"piping": "edges", "print": "floral"}))
        for colour in ("#101010", "#F0F0F0", "#C02020")
    ]
    assert max(changed) > 4


def test_piece_names_are_the_layers_of_the_svg():
    text = svg(compose(settle({"category": "blazer"})))
    for name in ("body-back", "front-left", "front-right", "sleeve-left", "lapel-left",
                 "collar-left", "pocket-left", "buttons", "silhouette"):  # fmt: skip
        assert f'<g id="{name}">' in text
    assert len(draft(settle({"category": "jeans"}))) > 8
    assert isinstance(Path("M", ((0.0, 0.0),)).closed(), Path)


def test_a_ring_is_round_inside_and_out():
    points = flattened(ring(1.0, 0.2), 12)
    radii = np.hypot(points[:, 0], points[:, 1])
    assert 0.79 < radii.min() < 0.81
    assert 0.99 < radii.max() < 1.01
    assert not ((radii > 0.82) & (radii < 0.98)).any()


def test_curves_that_nearly_touch_are_drawn():
    """Where skia gives up on the back less what lies before it."""
    design = settle({"closure": "double_breasted", "closure_side": "left_over_right",
                     "waist_position": 3.0, "neckline_width": 16.568, "neckline_depth": 40.579,
                     "fabric": "cashmere"})  # fmt: skip
    assert audit(design) == []


@pytest.mark.parametrize("waist", ["none", "peplum"])
def test_rows_of_a_double_breasted_front_stand_apart(waist):
    wanted = {"category": "blazer", "closure": "double_breasted", "waist": waist}
    for seed in range(15):
        pieces = {piece.name: piece for piece in draft(sample(seed, wanted))}
        heights = sorted({round(c.start[1], 6) for c in contours(pieces["buttons"].outline)})
        assert all(b - a >= BUTTON_STEP - 1e-6 for a, b in pairwise(heights)), seed


@pytest.mark.parametrize(
    "neckline", ["sweetheart", "strapless", "halter", "off_shoulder", "one_shoulder"]
)
def test_seams_and_bows_of_a_bare_shoulder_lie_on_the_front(neckline):
    wanted = {"category": "dress", "neckline": neckline, "shaping": "princess",
              "waist": "none", "hardware": "bow"}  # fmt: skip
    for seed in range(6):
        pieces = {piece.name: piece for piece in draft(sample(seed, wanted))}
        front = [pieces["body-front"]]
        assert pieces["seams"].lines
        tops = [item.path.start for item in pieces["seams"].lines]
        for x, y in (*tops, pieces["bow-knot"].outline.start):
            assert y >= top_at(x, front) - 0.5, seed


@pytest.mark.parametrize("collar", ["notch", "peak", "shawl"])
def test_a_collar_lies_on_both_raglan_sleeves(collar):
    design = sample(3, {"category": "coat", "collar": collar, "sleeve": "raglan"})
    names = [piece.name for piece in draft(design)]
    for side in ("left", "right"):
        collars = [k for k, n in enumerate(names) if n.startswith(("collar", "lapel"))
                   and n.endswith(side)]  # fmt: skip
        assert collars
        assert names.index(f"sleeve-{side}") < min(collars)


@pytest.mark.parametrize(
    ("category", "closure"),
    [("haori", "open"), ("blazer", "open"), ("cardigan", "open"), ("hanfu_top", "wrap")],
)
def test_a_cross_collar_rolls_over_the_shoulder_to_the_back_of_the_neck(category, closure):
    design = sample(3, {"category": category, "collar": "cross", "closure": closure})
    assert (design["collar"], design["closure"]) == ("cross", closure)
    pieces = {piece.name: piece for piece in draft(design)}
    band = flattened(pieces["collar-left"].outline)
    body = flattened(pieces["body-back"].outline)
    top = flattened(pieces["collar-back"].outline)
    assert band[:, 1].min() < body[:, 1].min()  # above the shoulders
    assert abs(band[band[:, 1].argmin(), 0] - top[:, 0].max()) < 1.5  # where the back's begins
    silhouette = next(s.path for s in compose(design).shapes() if s.id == "silhouette-line")
    assert isinstance(silhouette, Path)
    holes = [c for c in contours(silhouette) if min(p[1] for p in c.points) < 300]
    assert len(holes) == 1  # no gap between neck and band


@pytest.mark.parametrize("side", ["left_over_right", "right_over_left"])
def test_seams_and_pockets_of_the_lower_front_lie_under_its_lapel(side):
    wanted = {"category": "suit_jacket", "collar": "notch", "shaping": "princess",
              "closure": "buttons", "closure_side": side, "chest_pocket": "welt"}  # fmt: skip
    names = [piece.name for piece in draft(sample(2, wanted))]
    lower = side.rsplit("_", 1)[1]
    assert names.index(f"seams-{lower}") < names.index(f"lapel-{lower}")
    if lower == "left":
        assert names.index("pocket-chest") < names.index("lapel-left")


def test_the_pockets_of_a_jumpsuit_are_seen_beside_its_long_sleeves():
    wanted: dict[str, FieldValue] = {
        "category": "jumpsuit", "silhouette": "h_line", "sleeve": "bell", "leg": "straight",
        "waist": "seam", "waist_position": -3.0, "shoulder_width": 40.147,
        "shoulder_slope": 21.404, "armhole_depth": 25.206, "chest_width": 51.537,
        "waist_width": 50.695, "hip_width": 57.811, "sleeve_length": 52.379,
        "sleeve_width": 18.228, "cuff_width": 30.055, "rise": 31.968, "thigh_width": 28.737,
        "lower_pocket": "side_seam", "piping": "none",
    }  # fmt: skip
    design = sample(3, wanted)
    assert {name: design.get(name) for name in wanted} == wanted
    assert not audit(design)


@pytest.mark.parametrize("neckline", ["strapless", "sweetheart", "off_shoulder", "halter"])
def test_tassels_hang_on_the_front_of_bare_shoulders(neckline):
    for design in samples(12, 4, {"neckline": neckline, "hardware": "tassels"}):
        assert design.get("hardware") == "tassels"
        pieces = {piece.name: piece for piece in draft(design)}
        fronts = [
            piece for name, piece in pieces.items() if name.startswith(("body-front", "front"))
        ]
        for name in ("tassel-1", "tassel-2"):
            top = min(y for _, y in pieces[name].outline.points)
            assert top_at(0.0, fronts) < top
            assert top < max(y for piece in fronts for _, y in piece.outline.points)


@pytest.mark.parametrize(
    ("closure", "belt"), [("zip", "tie"), ("asymmetric_zip", "obi"), ("asymmetric_zip", "buckle")]
)
def test_a_slider_under_a_belt_is_not_drawn(closure, belt):
    deep = {"category": "coat", "collar": "notch", "closure": closure, "waist": "none"}
    for worn in ("none", belt):
        pins = deep | {"belt": worn, "neckline_depth": 36.0, "waist_position": 0.0}
        design = sample(61000195458, pins)
        assert design.get("belt", "none") == worn
        names = [piece.name for piece in draft(design)]
        assert ("zip-puller" in names) == (worn == "none")
        assert not audit(design)


@pytest.mark.parametrize("placement", ["sleeves", "yoke", "panel", "border", "motif"])
def test_a_print_is_seen_wherever_it_is_placed(placement):
    for design in samples(20, 77, {"print": "floral", "print_placement": placement}):
        plain = {n: v for n, v in design.values().items() if not n.startswith("print_")}
        without = settle(plain | {"print": "solid"})
        assert {n: without.get(n) for n in plain if n not in ("print", "technique")} == {
            n: plain.get(n) for n in plain if n not in ("print", "technique")
        }
        first, second = (raster(compose(each), 128).astype(int) for each in (design, without))
        assert (np.abs(first - second).max(axis=2) > 24).sum() > 12, design


@pytest.mark.parametrize("category", ["t_shirt", "skirt", "coat", "trousers"])
def test_half_a_print_ends_on_the_centre_line(category):
    pins = {"category": category, "base": "#F2E6CB", "secondary": "#1F2A44", "print_scale": 3.0}
    for design in samples(6, 5, pins | {"print": "gingham", "print_placement": "panel"}):
        lapping = ("slanted", "wrap", "double_breasted", "asymmetric_zip")
        if design.get("closure") in lapping or design.get("skirt") == "wrap":
            continue  # what laps over belongs to its side
        plain = settle(design.values() | {"print": "solid"})
        drawing, without = compose(design, shading=False), compose(plain, shading=False)
        for first, second in ((drawing, without), (cut(drawing), cut(without))):
            unlike = np.abs(raster(first, 256).astype(int) - raster(second, 256)).max(axis=2) > 40
            columns = np.flatnonzero(unlike.sum(axis=0) > 2)
            assert 123 <= columns.min() <= 136, design
            assert columns.max() > 150
