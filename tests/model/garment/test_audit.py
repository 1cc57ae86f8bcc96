"""The audit finds nothing in sampled designs, and what is wrong in a piece that was spoilt."""

from dataclasses import replace

import pytest

from model.garment.audit import audit, crossings, drawn_faults, silhouette_faults, size_faults
from model.garment.compose import arrange, seen
from model.garment.design import settle
from model.garment.draft.assemble import draft
from model.garment.fields import Measure, fields
from model.garment.geometry import Path, polyline, rectangle
from model.garment.measured import MEASURED
from model.garment.sampler import sample


@pytest.mark.slow
def test_sampled_designs_are_drawn_without_faults():
    found = {seed: faults for seed in range(250) if (faults := audit(sample(seed)))}
    assert found == {}


@pytest.mark.parametrize(
    "seed",
    [61127190846, 61127196100, 4711015398, 4711026102, 4711029655, 777002331029, 777002342514],
)
def test_what_longer_audits_found_is_repaired(seed):
    """Such as a cuff askew to its puffed sleeve, or a neck apart from the fronts."""
    assert audit(sample(seed)) == []


def test_every_size_of_a_garment_is_measured():
    sizes = {n for n, f in fields().items() if isinstance(f, Measure) and f.group == "structure"}
    assert set(MEASURED) == sizes | {"button_count"}


def test_a_figure_of_eight_crosses_itself():
    eight = polyline([(0, 0), (100, 100), (100, 0), (0, 100)]).closed()
    assert crossings(eight) == 1
    assert crossings(polyline([(0, 0), (100, 0), (100, 100), (0, 100)]).closed()) == 0


def test_a_silhouette_that_leaves_a_part_out_is_told():
    design = sample(3, {"category": "coat"})
    pieces = tuple(seen(draft(design)))
    drawing = arrange(design, pieces)
    assert silhouette_faults(pieces, drawing) == []
    *others, silhouette = drawing.groups
    line = next(iter(silhouette.shapes()))
    assert isinstance(line.path, Path)
    left_half = line.path.map(lambda p: (min(p[0], 512.0), p[1]))
    spoilt = replace(silhouette, children=(replace(line, path=left_half),))
    drawing = replace(drawing, groups=(*others, spoilt))
    assert "the silhouette differs" in silhouette_faults(pieces, drawing)[0]


def test_a_silhouette_in_two_parts_is_told():
    design = sample(3, {"category": "coat"})
    pieces = tuple(seen(draft(design)))
    drawing = arrange(design, pieces)
    *others, silhouette = drawing.groups
    line = next(iter(silhouette.shapes()))
    assert isinstance(line.path, Path)
    apart = line.path.and_(rectangle(10, 10, 60, 60))
    spoilt = replace(silhouette, children=(replace(line, path=apart),))
    found = silhouette_faults(pieces, replace(drawing, groups=(*others, spoilt)))
    assert "the silhouette is in 2 parts" in found


@pytest.mark.parametrize("spoilt", ["pocket-left", "pocket-right"])
def test_the_audit_tells_what_floats(spoilt):
    design = sample(3, {"category": "blazer", "lower_pocket": "patch"})
    assert drawn_faults(design, draft(design)) == []
    pieces = [
        replace(piece, outline=piece.outline.moved(0.0, -60.0)) if piece.name == spoilt else piece
        for piece in draft(design)
    ]
    assert any(s.startswith(f"{spoilt} floats") for s in drawn_faults(design, pieces))


def test_a_top_whose_edge_runs_into_its_side_is_measured():
    """At the underarm of this flared top, edge and side meet at a flat angle."""
    assert audit(sample(115, {"neckline": "sweetheart", "hardware": "tassels"})) == []
    assert audit(sample(24, {"neckline": "sweetheart", "hem": "high_low"})) == []


def test_tassels_leave_buttonholes_to_be_seen():
    """The lapels of this dress break 6 cm above its waist seam."""
    assert audit(sample(43013211)) == []


def test_no_concealed_placket_lies_under_a_tied_belt():
    """The lapels of this blazer break at its waist."""
    assert audit(sample(90210272191)) == []


def wider(p):
    return 1.03 * p[0], p[1]


def longer(p):
    return p[0], 1.03 * p[1]


@pytest.mark.parametrize(
    ("wanted", "spoilt", "change", "expected"),
    [
        ({"category": "t_shirt", "collar": "none", "neckline": "crew"}, "body-", wider,
         {"chest_width", "hem_width", "shoulder_width", "neckline_width"}),
        ({"category": "t_shirt", "collar": "none", "neckline": "crew"}, "body-", longer,
         {"body_length", "neckline_depth", "shoulder_slope"}),
        ({"category": "blazer", "collar": "peak"}, "lapel-", wider, {"lapel_width"}),
        ({"category": "shirt", "collar": "shirt", "sleeve": "set_in", "cuff": "barrel"}, "cuff-",
         longer, {"cuff_height"}),
        ({"category": "shirt", "collar": "shirt"}, "collar-", longer,
         {"collar_width", "collar_height"}),
        ({"category": "shirt", "sleeve": "set_in", "cuff": "plain"}, "sleeve-", longer,
         {"sleeve_length"}),
        ({"category": "shirt", "sleeve": "set_in", "cuff": "plain"}, "sleeve-", wider,
         {"sleeve_width", "cuff_width"}),
        ({"category": "trousers"}, "leg-", wider,
         {"waist_width", "hip_width", "thigh_width", "knee_width", "leg_opening"}),
        ({"category": "trousers"}, "leg-", longer, {"rise", "inseam"}),
        ({"category": "trousers"}, "waistband", longer, {"waistband_height"}),
        ({"category": "skirt", "skirt": "straight"}, "skirt-", wider,
         {"waist_width", "hip_width", "hem_width"}),
        ({"category": "skirt", "skirt": "straight"}, "skirt-", longer, {"skirt_length"}),
        ({"category": "qipao", "hem": "side_slits"}, "slit-", longer, {"slit_height"}),
    ],
)  # fmt: skip
def test_a_piece_of_the_wrong_size_is_reported(wanted, spoilt, change, expected):
    design = settle(wanted)
    assert expected <= set(design)
    pieces = draft(design)
    assert size_faults(design, pieces) == []
    wrong = [
        replace(
            piece,
            outline=piece.outline.map(change),
            lines=tuple(replace(line, path=line.path.map(change)) for line in piece.lines),
        )
        if piece.name.startswith(spoilt)
        else piece
        for piece in pieces
    ]
    assert expected <= {sentence.split()[0] for sentence in size_faults(design, wrong)}
