"""Quilting runs from edge to edge of its piece, and a hand that sketches it draws it."""

import math

import numpy as np
import pytest

from model.garment.compose import compose
from model.garment.draft.assemble import draft
from model.garment.draft.piece import Piece
from model.garment.geometry import flattened, line, rectangle
from model.garment.line_map import line_map
from model.garment.quilting import quilting_lines
from model.garment.sampler import sample
from model.garment.sketch import Detail, Hand, sketch
from model.garment.skia_paths import skia_path


def square(grain: float = 0.0, region: str = "body") -> Piece:
    return Piece("body-front", rectangle(1, 1, 23, 23), grain=((1, 1), grain), region=region)


def ends(piece: Piece, kind: str) -> np.ndarray:
    return np.array([item.path.points for item in quilting_lines(piece, kind)])


def test_channels_lie_six_centimetres_apart_from_edge_to_edge() -> None:
    found = ends(square(), "channels")
    assert np.allclose(found[:, :, 0], [1, 23])
    assert np.allclose(np.diff(found[:, 0, 1]), 6)


def test_diamonds_cross_at_right_angles() -> None:
    across, down = np.diff(ends(square(), "diamonds"), axis=1)[:, 0].T
    assert set(np.round(down / across).tolist()) == {1.0, -1.0}


def test_channels_follow_the_grain() -> None:
    across, down = np.diff(ends(square(30.0), "channels"), axis=1)[:, 0].T
    assert np.allclose(np.abs(down / across), math.tan(math.radians(30)))


@pytest.mark.parametrize(("kind", "region"), [("none", "body"), ("channels", "pocket")])
def test_other_pieces_have_none(kind: str, region: str) -> None:
    assert quilting_lines(square(region=region), kind) == ()


def test_a_hole_in_the_outline_is_left_out() -> None:
    notched = Piece("body-front", line((0, 0), (10, 0)).then(line((10, 0), (20, 20))).then(
        line((20, 20), (30, 0))).then(line((30, 0), (40, 0))).then(line((40, 0), (40, 40))).then(
        line((40, 40), (0, 40))).closed(), region="body")  # fmt: skip
    second = ends(notched, "channels")
    beside = second[np.isclose(second[:, 0, 1], 6)]
    assert np.allclose(beside[:, :, 0], [[0, 13], [27, 40]])


@pytest.mark.parametrize("seed", range(12))
def test_no_line_leaves_its_piece(seed: int) -> None:
    design = sample(seed, {"category": "down_jacket", "quilting": "diamonds"})
    for piece in draft(design):
        outline = skia_path(piece.outline)
        for item in quilting_lines(piece, "diamonds"):
            start, end = flattened(item.path, 1)[[0, -1]]
            for share in (0.03, 0.5, 0.97):
                x, y = start + share * (end - start)
                assert outline.contains(x, y), (piece.name, start, end)


@pytest.mark.parametrize("detail", ["seams", "full"])
def test_a_sketch_of_a_down_jacket_shows_it(detail: Detail) -> None:
    quilted = sample(5, {"category": "down_jacket", "quilting": "channels"})
    plain = compose(sample(5, {"category": "shell_jacket", "quilting": "none"}))
    drawing = compose(quilted)
    names = {shape.id for shape in drawing.shapes()}
    assert {"front-left-quilting", "sleeve-left-quilting"} <= names
    without = Hand(3, 0.1, "outline")
    more = (
        line_map(sketch(drawing, Hand(3, 0.1, detail), 192)).mean()
        / line_map(sketch(drawing, without, 192)).mean()
    )
    assert more > 1.3
    assert not any("quilting" in shape.id for shape in plain.shapes())
