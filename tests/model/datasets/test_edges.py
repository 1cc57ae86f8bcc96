"""Lines of pictures: outlines of figures on a ground, edges within, and edges alone."""

from __future__ import annotations

import numpy as np
import pytest

from model.datasets.edges import lines_of, traced

SIDE = 128


def shirt(garment: int, ground: int = 255, stripe: int | None = None) -> np.ndarray:
    """A rectangle on a ground, with a bar across it perhaps: uint8 [128, 128, 3]."""
    picture = np.full((SIDE, SIDE, 3), ground, np.uint8)
    picture[20:110, 30:100] = garment
    if stripe is not None:
        picture[55:70, 40:90] = stripe
    return picture


@pytest.mark.parametrize(("garment", "ground"), [(40, 255), (240, 255), (200, 0)])
def test_the_outline_is_closed_and_lies_on_the_border(garment, ground):
    (outline,) = lines_of(shirt(garment, ground)).outline
    assert (outline[0] == outline[-1]).all()
    x, y = (outline * SIDE).T
    beside = np.minimum.reduce([abs(x - 30), abs(x - 100), abs(y - 20), abs(y - 110)])
    assert beside.max() < 2.5
    assert (x.min(), x.max(), y.min(), y.max()) == pytest.approx((30, 100, 20, 110), abs=1.5)


def test_what_is_seen_from_far_is_strong_and_what_is_faint_is_weak():
    plain, bold, faint = (lines_of(shirt(40, stripe=each)) for each in (None, 200, 90))
    assert not plain.strong
    assert not plain.weak
    assert bold.strong
    assert faint.weak
    assert not faint.strong
    for line in (*bold.strong, *faint.weak):
        x, y = (line * SIDE).T
        assert ((abs(y - 55) < 3) | (abs(y - 70) < 3) | (abs(x - 40) < 3) | (abs(x - 90) < 3)).all()


def test_a_picture_without_a_ground_has_edges_alone():
    picture = shirt(40)
    picture[:, : SIDE // 2] = picture[:, : SIDE // 2] // 3
    lines = lines_of(picture)
    assert not lines.whole
    assert lines.strong


def test_an_empty_page_and_noise_are_no_lines():
    assert not any(vars(lines_of(np.full((SIDE, SIDE, 3), 255, np.uint8))).values())
    grain = np.random.default_rng(0).integers(243, 256, (SIDE, SIDE, 3), np.uint8)
    lines = lines_of(grain)
    assert not lines.strong
    assert not lines.weak


def test_edges_are_followed_to_their_ends_and_branches_are_lines_of_their_own():
    edges = np.zeros((20, 20), bool)
    edges[10, 2:18] = True
    edges[3:10, 9] = True
    lines = sorted(traced(edges), key=len)
    assert sum(map(len, lines)) == edges.sum()
    for line in lines:
        assert (abs(np.diff(line, axis=0)).max(axis=1) == 1).all()
    assert len(lines) == 2
    ring = np.zeros((20, 20), bool)
    ring[4:14, 4:14] = True
    ring[5:13, 5:13] = False
    (line,) = traced(ring)
    assert len(line) == ring.sum()
