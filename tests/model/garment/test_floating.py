"""Nothing of a garment lies in the air beside it, and what does is told."""

from dataclasses import replace

import pytest

from model.garment.draft.assemble import draft
from model.garment.floating import floating
from model.garment.geometry import box_of, compound, contours, line
from model.garment.sampler import sample


def moved(pieces, name, dx, dy):
    return [
        replace(
            piece,
            outline=piece.outline.moved(dx, dy),
            lines=tuple(replace(item, path=item.path.moved(dx, dy)) for item in piece.lines),
        )
        if piece.name == name
        else piece
        for piece in pieces
    ]


def test_a_pocket_beside_the_garment_is_told():
    pieces = draft(sample(3, {"category": "blazer", "lower_pocket": "patch"}))
    assert floating(pieces) == []
    found = floating(moved(pieces, "pocket-left", 60.0, 0.0))
    assert any(sentence.startswith("pocket-left floats") for sentence in found)
    assert floating(moved(pieces, "pocket-left", 0.0, -2.0)) == []


def test_one_button_of_a_row_is_told():
    pieces = draft(sample(3, {"category": "shirt", "closure": "buttons"}))
    row = next(piece for piece in pieces if piece.name == "buttons")
    first, *others = contours(row.outline)
    lost = replace(row, outline=compound([first.moved(0.0, 200.0), *others]))
    found = floating([lost if piece is row else piece for piece in pieces])
    assert [sentence.split(":")[0] for sentence in found] == ["buttons floats"]


def test_a_line_that_leaves_the_cloth_is_told():
    pieces = draft(sample(3, {"category": "shirt"}))
    front = next(i for i, piece in enumerate(pieces) if piece.name.startswith(("body-f", "front")))
    _, _, right, bottom = box_of([pieces[front].outline])
    astray = line((right - 5.0, bottom - 5.0), (right + 60.0, bottom - 5.0))
    piece = pieces[front].with_lines(replace(pieces[front].lines[0], role="seam", path=astray))
    found = floating([*pieces[:front], piece, *pieces[front + 1 :]])
    assert len(found) == 1
    assert found[0].startswith(f"a seam of {piece.name} runs ")


def test_the_ends_of_a_belt_may_hang_over_a_hem_but_not_beside_the_garment():
    """The sash of this wrapped top is tied near its hem."""
    pieces = draft(sample(503449))
    _, _, _, bottom = box_of([p.outline for p in pieces if p.name.startswith("front")])
    end = next(piece for piece in pieces if piece.name == "belt-end-long")
    assert box_of([end.outline])[3] > bottom + 3.0
    assert floating(pieces) == []
    found = floating(moved(pieces, "belt-end-long", 0.0, 40.0))
    assert "belt-end-long hangs from nothing" in found


def test_a_fringe_hangs_below_its_hem():
    for category in ("skirt", "dress"):
        assert floating(draft(sample(5, {"category": category, "hem": "fringe"}))) == []


@pytest.mark.parametrize(
    ("seed", "pins"),
    [
        pytest.param(504828, {}, id="pockets and belt of a short jacket"),
        pytest.param(90210288835, {}, id="hem row of a high-low dress"),
        pytest.param(705408, {}, id="pockets under a chain"),
        pytest.param(505045, {}, id="patch pockets over a curved hem"),
        pytest.param(506986, {}, id="patch pockets over a hem aslant"),
        pytest.param(605449, {}, id="patch pockets of a cropped jacket"),
        pytest.param(605635, {}, id="kangaroo pocket"),
        pytest.param(31000785, {}, id="mouths in a hollow side seam"),
        pytest.param(9049, {"hem": "asymmetric"}, id="mouths above a hem aslant"),
        pytest.param(602545, {}, id="bellows on a flared leg"),
        pytest.param(504659, {}, id="welt at a bare armhole"),
        pytest.param(602389, {}, id="chest flaps beside a double-breasted front"),
        pytest.param(604879, {}, id="chest pockets of a tank top"),
        pytest.param(500066, {}, id="slits in a side that swings out"),
        pytest.param(500029, {}, id="slanted opening at a cap sleeve"),
        pytest.param(503010, {}, id="slanted opening at a bare armhole"),
        pytest.param(500915, {}, id="obi on a flared body"),
        pytest.param(43002745, {}, id="cord of an obi on a short top"),
        pytest.param(43008494, {}, id="last frog at a bare armhole"),
        pytest.param(43003634, {}, id="stripes of flared shorts"),
        pytest.param(126, {"belt": "chain", "lower_pocket": "flap"}, id="chain on a short jacket"),
        pytest.param(500384, {}, id="panels of a bodice"),
        pytest.param(210993, {}, id="princess seams of a cropped jacket"),
        pytest.param(606976, {}, id="princess seams to a hem aslant"),
        pytest.param(602643, {}, id="panels to a hem aslant"),
        pytest.param(502388, {}, id="princess seams of a skirt"),
        pytest.param(503129, {}, id="panels of flared legs"),
        pytest.param(500789, {}, id="gathers above a shirt-tail"),
        pytest.param(502211, {}, id="stitches of a high-low hem"),
        pytest.param(5043, {"sleeve": "set_in"}, id="stitches of a shirt-tail"),
        pytest.param(110150, {}, id="stitches of a short dolman sleeve"),
        pytest.param(503849, {}, id="folds of a short kimono sleeve"),
        pytest.param(503447, {}, id="petals on a wide body"),
        pytest.param(603185, {}, id="crest of a raglan shoulder"),
        pytest.param(40582, {}, id="side zip of a skirt"),
        pytest.param(7001, {"neckline": "one_shoulder"}, id="bow on an edge aslant"),
    ],
)
def test_it_lies_on_the_garment(seed, pins):
    assert floating(draft(sample(seed, pins))) == []


def test_a_pocket_lies_on_one_side_of_an_open_front():
    pieces = {piece.name: piece for piece in draft(sample(111380))}
    front, pocket = box_of([pieces["front-left"].outline]), box_of([pieces["pocket-left"].outline])
    assert front[0] > 3.0
    assert pocket[0] > front[0]


@pytest.mark.parametrize("kind", ["patch", "flap", "jetted"])
def test_a_pocket_of_an_open_front_lies_beside_its_band(kind):
    wanted = {"category": "blazer", "collar": "cross", "closure": "open", "lower_pocket": kind}
    for seed in range(6):
        design = sample(seed, wanted)
        assert design["closure"] == "open"
        pieces = {piece.name: piece for piece in draft(design)}
        front, pocket = (box_of([pieces[n].outline]) for n in ("front-left", "pocket-left"))
        assert pocket[0] > front[0] + design.number("collar_width")
