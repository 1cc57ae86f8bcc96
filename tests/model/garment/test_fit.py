"""Drawn outlines become areas, gaps and all; designs are bent into them and stay whole."""

import math

import numpy as np
import pytest

from model.garment import demons
from model.garment.compose import arrange, compose
from model.garment.demons import displacements
from model.garment.dialect import faults
from model.garment.draft.assemble import draft
from model.garment.fit import fitted, pliable
from model.garment.geometry import box_of, cubic, flattened, line, rectangle
from model.garment.sampler import sample, vary
from model.garment.silhouette import (
    SIDE,
    components,
    distances,
    enclosed,
    signed_distances,
    silhouette_of,
)
from model.garment.sketch import Hand, sketch
from model.garment.svg import svg
from model.garment.union import union


def ring(gap=0, side=SIDE):
    line_ = np.zeros((side, side), bool)
    line_[40:120, 40:43] = line_[40:120, 117:120] = True
    line_[40:43, 40:120] = line_[117:120, 40:120] = True
    line_[117:120, 70 : 70 + gap] = False
    return line_


def overlap(first, second):
    return (first & second).sum() / (first | second).sum()


def drawn_area(pieces, drawn):
    """The silhouette of pieces, laid over the drawn one by height and centre."""
    from model.garment.fit import _mask_of, _moved

    outline = union([piece.outline for piece in pieces if piece.solid])
    left, top, right, bottom = box_of([outline])
    rows, columns = (np.flatnonzero(drawn.mask.any(axis=axis)) for axis in (1, 0))
    scale = (rows[-1] + 1 - rows[0]) / (bottom - top)
    centre = (columns[0] + columns[-1] + 1) / 2
    return _mask_of(
        _moved(
            outline,
            lambda p: np.column_stack(
                [(p[:, 0] - (left + right) / 2) * scale + centre, (p[:, 1] - top) * scale + rows[0]]
            ),
        )
    )


def test_distances_are_exact():
    rng = np.random.default_rng(1)
    mask = rng.random((SIDE, SIDE)) > 0.002
    found = distances(mask)
    outside = np.argwhere(~mask)
    for y, x in rng.integers(0, SIDE, (40, 2)):
        nearest = np.sqrt(((outside - (y, x)) ** 2).sum(axis=1).min())
        assert found[y, x] == pytest.approx(nearest, abs=1e-4)


def test_components_are_told_apart():
    mask = np.zeros((SIDE, SIDE), bool)
    mask[10:20, 10:20] = mask[30:90, 30] = mask[89, 30:60] = mask[60:89, 59] = True
    numbers = components(mask)
    assert sorted(np.unique(numbers)) == [0, 1, 2]
    assert len(np.unique(numbers[30:90, 30])) == 1
    assert components(np.ones((5, 5), bool)).tolist() == [[1] * 5] * 5
    assert components(np.zeros((2, 3), bool)).tolist() == [[0] * 3] * 2


@pytest.mark.parametrize("share", [0.3, 0.55, 0.6, 0.9])
def test_components_are_those_of_a_flood(share):
    mask = np.random.default_rng(int(100 * share)).random((37, 52)) < share
    flooded = np.zeros(mask.shape, int)
    for start in map(tuple, np.argwhere(mask).tolist()):
        wet = [] if flooded[start] else [start]
        number = flooded.max() + 1
        while wet:
            y, x = wet.pop()
            if 0 <= y < 37 and 0 <= x < 52 and mask[y, x] and not flooded[y, x]:
                flooded[y, x] = number
                wet += [(y - 1, x), (y + 1, x), (y, x - 1), (y, x + 1)]
    np.testing.assert_array_equal(components(mask), flooded)


@pytest.mark.parametrize("gap", [0, 3, 8, 15])
def test_an_outline_with_a_gap_encloses_what_it_means(gap):
    inside = enclosed(ring(gap)) > 0
    wanted = np.zeros((SIDE, SIDE), bool)
    wanted[43:117, 43:117] = True
    assert overlap(inside, wanted) > 0.95


def test_a_narrow_opening_is_not_closed_along_with_a_leak():
    """Two legs with a slit between them, and a gap in a hem: the slit stays open."""
    line_ = ring(6)
    line_[60:120, 79] = line_[60:120, 83] = line_[60, 79:84] = True
    line_[117:120, 80:83] = False
    inside = enclosed(line_) > 0
    assert inside[100, 60]
    assert inside[100, 100]
    assert not inside[80:115, 81].any()


def test_nothing_drawn_has_no_silhouette():
    assert silhouette_of(np.full((300, 200), 255, np.uint8)) is None
    assert silhouette_of(np.zeros((1, 1), np.uint8)) is None


@pytest.mark.parametrize("seed", [3, 8, 21, 34, 55])
def test_a_design_stands_in_the_drawn_outline(seed):
    design = sample(seed)
    drawn = silhouette_of(sketch(compose(design), Hand(seed, 0.3, "seams"), 320))
    assert drawn is not None
    other = vary(design, seed, amount=0.2)
    pieces = draft(other)
    after = fitted(pieces, drawn)
    assert overlap(drawn_area(after, drawn), drawn.mask) > 0.95
    assert [piece.name for piece in after] == [piece.name for piece in pieces]
    assert faults(svg(arrange(other, after))) == []


def test_strength_nothing_changes_nothing_and_half_lies_between():
    pieces = draft(sample(8))
    drawn = silhouette_of(sketch(compose(sample(9, {"category": "coat"})), Hand(1, 0.2), 320))
    assert drawn is not None

    def points(strength):
        return np.array(fitted(pieces, drawn, strength)[0].outline.points)

    assert np.allclose((points(0.0) + points(1.0)) / 2, points(0.5))
    assert np.allclose(points(0.0), pliable(pieces[0].outline).points)
    with pytest.raises(ValueError, match=r"strength is 1\.5"):
        fitted(pieces, drawn, 1.5)


def test_what_was_drawn_askew_is_askew():
    pieces = draft(sample(8, {"category": "skirt", "skirt": "a_line"}))
    page = np.full((320, 320), 255, np.uint8)
    page[40:44, 100:220] = page[276:280, 60:290] = 0
    for y in range(40, 280):
        page[y, round(100 - 40 * (y - 40) / 240) + np.arange(3)] = 0
        page[y, round(220 + 70 * (y - 40) / 240) - np.arange(3)] = 0
    drawn = silhouette_of(page)
    assert drawn is not None
    after = union([piece.outline for piece in fitted(pieces, drawn) if piece.solid])
    left, _, right, _ = box_of([after])
    top_middle = np.mean([p[0] for p in after.points if p[1] < 1.5])
    assert abs((left + right) / 2 - top_middle) > 0.04 * (right - left)


def test_displacements_carry_one_area_into_the_other():
    y, x = np.mgrid[0:SIDE, 0:SIDE]
    circle = (x - 80) ** 2 + (y - 80) ** 2 < 45**2
    ellipse = ((x - 80) / 58) ** 2 + ((y - 80) / 36) ** 2 < 1
    field = displacements(circle, ellipse)
    for degrees in range(0, 360, 15):
        at = np.array([80 + 45 * math.cos(math.radians(degrees)),
                       80 + 45 * math.sin(math.radians(degrees))])  # fmt: skip
        there = np.round(at + field.at(at[None])[0]).astype(int)
        assert abs(signed_distances(ellipse)[there[1], there[0]]) < 2.5


def test_pliable_paths_are_the_same_paths():
    for path in (rectangle(0, 0, 30, 5), cubic((0, 0), (10, 30), (40, -30), (60, 0)),
                 line((0, 0), (25, 0))):  # fmt: skip
        bent = pliable(path)
        assert bent.start == path.start
        there, before = flattened(bent, 40), flattened(path, 200)
        nearest = np.sqrt(((there[:, None] - before[None]) ** 2).sum(axis=2)).min(axis=1)
        assert nearest.max() < 0.3 if "C" in path.verbs else nearest[[0, -1]].max() < 1e-9
        assert set(bent.verbs) <= set("MCZ")


@pytest.mark.parametrize(("side", "sigma"), [(20, 2.4), (40, 2.4), (80, 1.6), (80, 0.6)])
def test_no_weight_of_the_blur_is_subnormal(side, sigma):
    """Products with subnormal numbers take fifty times as long."""
    weights = demons._blur_matrix(side, sigma)
    assert weights[weights > 0].min() > np.finfo(np.float32).tiny
    assert np.allclose(weights.sum(axis=1), 1, atol=1e-4)
