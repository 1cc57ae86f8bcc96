"""The outline round several paths leaves nothing out, even where skia's own operation does."""

import pytest

from model.garment.compose import seen
from model.garment.draft.assemble import draft
from model.garment.geometry import box_of, circle, rectangle
from model.garment.sampler import sample, vary
from model.garment.union import missed, parts, union


def test_two_overlapping_areas_become_one():
    whole = union([rectangle(0, 0, 10, 10), rectangle(5, 5, 20, 10)])
    assert whole.verbs.count("M") == 1
    assert box_of([whole]) == (0, 0, 20, 10)
    assert missed(whole, [rectangle(0, 0, 10, 10), rectangle(10, 5, 20, 10)]) < 0.01


def test_what_is_left_out_or_added_is_measured():
    square, half = rectangle(0, 0, 10, 10), rectangle(0, 0, 10, 5)
    assert missed(square, [square]) < 0.01
    assert 0.45 < missed(half, [square]) < 0.55
    assert missed(square, [half]) > 0.9
    assert missed(circle((5, 5), 5), [square]) > 0.15


def test_seams_that_nearly_coincide_lose_no_corner():
    """Of this garment, skia's union of body and back alone loses half of the skirt."""
    pieces = draft(vary(sample(3029), 29, amount=0.2))
    solid = [piece.outline for piece in pieces if piece.solid]
    assert missed(union(solid), solid) < 0.01


def test_where_no_nudge_helps_short_lines_do():
    """Of this coat, skia's unions of the curves leave out a whole side, however they are nudged."""
    solid = [piece.outline for piece in seen(draft(sample(7001025383))) if piece.solid]
    whole = union(solid)
    assert missed(whole, solid) < 0.01
    assert "C" not in whole.verbs


def test_parts_are_counted_without_holes_and_slivers():
    ring = rectangle(0, 0, 100, 100).and_(rectangle(20, 20, 80, 80))
    assert parts(ring) == 1
    assert parts(ring.and_(rectangle(110, 0, 150, 40))) == 2
    assert parts(ring.and_(rectangle(40, 40, 60, 60))) == 2
    assert parts(ring.and_(rectangle(101, 0, 102, 1))) == 1


@pytest.mark.parametrize(
    ("seed", "pins"), [(30005, {"skirt": "tiered"}), (30013, {"skirt": "tiered"}), (6123, {})]
)
def test_skirt_and_bodice_are_one(seed, pins):
    solid = [piece.outline for piece in seen(draft(sample(seed, pins))) if piece.solid]
    assert parts(union(solid)) == 1
