"""A single motif stands near its usual place, and in full view."""

import numpy as np
import pytest

from model.garment.compose import compose
from model.garment.design import settle
from model.garment.draft.assemble import draft
from model.garment.draft.piece import Piece
from model.garment.geometry import circle, polyline, rectangle
from model.garment.prints.cell import Cell, Layer
from model.garment.prints.motif import motif_centre
from model.garment.raster import raster
from model.garment.sampler import sample

FRONT = Piece("front", rectangle(0, 0, 30, 60))
MOTIF = Cell(20.0, 20.0, (Layer("accent", circle((9, 10), 4)), Layer("dark", circle((13, 10), 2))))


def test_the_box_of_a_motif_holds_all_its_layers():
    assert MOTIF.box == pytest.approx((5, 6, 15, 14))


def test_in_full_view_it_stays_at_its_usual_place():
    x, y = motif_centre(MOTIF, FRONT, [], (14.0, 20.0))
    assert (x, y) == pytest.approx((14, 20), abs=0.5)


def test_it_gives_way_to_what_lies_over_it_and_to_the_edge():
    pocket = Piece("pocket", rectangle(8, 12, 22, 30))
    x, y = motif_centre(MOTIF, FRONT, [pocket], (14.0, 20.0))
    assert 5 <= x <= 25
    assert y + 4 <= 12 or y - 4 >= 30
    x, y = motif_centre(MOTIF, FRONT, [], (30.0, 59.0))
    assert x + 5 <= 30.25
    assert y + 4 <= 60.25


def test_lines_hide_nothing():
    seam = Piece("seam", polyline([(14, 0), (14, 60)]), "none")
    x, y = motif_centre(MOTIF, FRONT, [seam], (14.0, 20.0))
    assert (x, y) == pytest.approx((14, 20), abs=0.5)


def test_where_it_has_no_room_most_of_it_is_seen():
    narrow = Piece("band", rectangle(0, 0, 6, 40))
    x, y = motif_centre(MOTIF, narrow, [], (40.0, 20.0))
    assert 0 <= x <= 6
    assert y == pytest.approx(20, abs=1)


@pytest.mark.parametrize("category", ["chore_jacket", "blazer", "denim_jacket", "shirt"])
def test_pockets_and_lapels_do_not_hide_it(category):
    wanted = {"category": category, "print": "crane", "print_placement": "motif",
              "technique": "embroidered", "chest_pocket": "patch", "quilting": "none"}  # fmt: skip
    for seed in range(6):
        design = sample(seed, wanted)
        if design.get("print_placement") != "motif":
            continue
        plain = {n: v for n, v in design.values().items() if not n.startswith("print_")}
        plain.pop("technique")
        without = settle(plain | {"print": "solid"})
        assert [p.outline for p in draft(design)] == [p.outline for p in draft(without)]
        pictures = [raster(compose(each), 256).astype(int) for each in (design, without)]
        changed = np.abs(pictures[0] - pictures[1]).max(axis=2) > 24
        assert changed.sum() > 40, design
