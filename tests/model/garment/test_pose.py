"""Lowered sleeves hang closer and keep their length; an outline alone has no inner edge."""

import numpy as np
import pytest
import skia

from model.garment.compose import compose
from model.garment.contour import contour_alone, necklines
from model.garment.geometry import Path, box_of, contours, flattened
from model.garment.pose import Pose, pose_of, posed
from model.garment.sampler import sample
from model.garment.shards import hands
from model.garment.sketch import Hand, sketch
from model.garment.skia_paths import skia_path

LOWERED = [
    (11, {"category": "sweater", "sleeve": "set_in"}),
    (12, {"category": "blazer", "sleeve": "two_piece"}),
    (13, {"category": "blouse", "sleeve": "bishop"}),
    (14, {"category": "sweatshirt", "sleeve": "drop_shoulder"}),
]


@pytest.fixture(scope="module", params=LOWERED, ids=lambda pair: pair[1]["sleeve"])
def garment(request):
    seed, pins = request.param
    design = sample(seed, {**pins, "sleeve_length": 58})
    return design, compose(design)


def _path(drawing, name):
    return _paths(drawing.shapes(), name)[0]


def _paths(shapes, *names):
    return [s.path for s in shapes if s.id in names and isinstance(s.path, Path)]


def _width(drawing):
    left, _, right, _ = box_of([_path(drawing, "silhouette-line")])
    return right - left


def test_the_lower_the_sleeves_the_narrower_the_silhouette(garment):
    design, drawing = garment
    widths = [_width(posed(drawing, design, Pose(low))) for low in (0.0, 0.4, 0.7, 1.0)]
    assert widths[0] == _width(drawing)
    assert widths == sorted(widths, reverse=True)
    assert widths[3] < 0.97 * widths[0]


@pytest.mark.parametrize("in_front", [True, False])
def test_only_sleeves_and_silhouette_change(garment, in_front):
    design, drawing = garment
    after = {s.id: s.path for s in posed(drawing, design, Pose(1.0, 0.0, in_front)).shapes()}
    free = ("sleeve-", "cuff-", "elbow-", "armhole-", "silhouette")
    for shape in drawing.shapes():
        if not shape.id.startswith(free):
            assert after[shape.id] is shape.path
    if not in_front:
        assert after["armhole-left-seam"] is _path(drawing, "armhole-left-seam")


def test_a_lowered_sleeve_keeps_its_length_and_its_place_at_the_shoulder(garment):
    design, drawing = garment
    lowered = posed(drawing, design, Pose(1.0))
    for side in ("left", "right"):
        before, after = (_outer(d, f"sleeve-{side}-fill") for d in (drawing, lowered))
        assert after[0] == pytest.approx(before[0])
        # The sleeve's length is measured straight; along its outer line it becomes rounder.
        straight = [np.hypot(*(line - line[0]).T).max() for line in (before, after)]
        assert straight[1] == pytest.approx(straight[0], rel=0.001)
        along = [np.hypot(*np.diff(line, axis=0).T).sum() for line in (before, after)]
        assert along[1] == pytest.approx(along[0], rel=0.03)


def _outer(drawing, name):
    """The outer line, from the shoulder to the furthest point of the sleeve."""
    points = flattened(_path(drawing, name), 12)
    return points[: int(np.hypot(*(points - points[0]).T).argmax()) + 1]


def test_the_join_at_the_shoulder_stays_smooth(garment):
    design, drawing = garment
    lines = [_outer(d, "sleeve-left-fill") for d in (drawing, posed(drawing, design, Pose(1.0)))]
    steps = [_direction(line[0], line[1]) for line in lines]
    whole = [_direction(line[0], line[-1]) for line in lines]
    assert 0 <= steps[1] - steps[0] < 0.5 * (whole[1] - whole[0])
    turns = np.degrees(np.diff(np.unwrap(np.arctan2(*np.diff(lines[1], axis=0).T[::-1]))))
    assert np.abs(turns[:8]).max() < 20


def _direction(start, end):
    return np.degrees(np.arctan2(end[1] - start[1], end[0] - start[0]))


def test_the_silhouette_holds_every_part(garment):
    design, drawing = garment
    lowered = posed(drawing, design, Pose(1.0))
    parts = _paths(
        lowered.shapes(), "body-front-fill", "body-back-fill", "front-left-fill",
        "front-right-fill", "sleeve-left-fill", "sleeve-right-fill", "cuff-left-fill",
        "cuff-right-fill",
    )  # fmt: skip
    outline = skia_path(_path(lowered, "silhouette-line"))
    beyond = skia.Path()
    for part in parts:
        beyond.addPath(skia.Op(skia_path(part), outline, skia.PathOp.kDifference_PathOp))
    assert abs(_area(beyond)) < 0.005 * abs(_area(outline))


def _area(path):
    pixels = np.zeros((256, 256), np.uint8)
    with skia.Surface(pixels, colorType=skia.kAlpha_8_ColorType) as canvas:
        canvas.scale(0.25, 0.25)
        canvas.drawPath(path, skia.Paint())
    return int((pixels > 127).sum())


def test_sleeves_in_front_hide_the_side_of_the_body(garment):
    design, drawing = garment
    order = [group.id for group in posed(drawing, design, Pose(1.0)).groups]
    body = max(order.index(g.id) for g in drawing.groups if g.id.startswith(("body-", "front-")))
    assert order.index("sleeve-left") > body
    tucked = posed(drawing, design, Pose(1.0, in_front=False))
    assert [g.id for g in tucked.groups] == [g.id for g in drawing.groups]


def test_both_sides_may_hang_a_little_differently(garment):
    design, drawing = garment
    left, _, right, _ = box_of([_path(posed(drawing, design, Pose(0.8, 0.1)), "silhouette-line")])
    assert (right - 512) < (512 - left)


def test_garments_without_sewn_in_sleeves_stay_as_they_are():
    for pins in ({"category": "trousers"}, {"category": "kimono"}, {"sleeve": "raglan"}):
        design = sample(3, pins)
        drawing = compose(design)
        assert posed(drawing, design, Pose(1.0)) is drawing


def test_poses_are_seeded_and_of_every_height():
    poses = [pose_of(seed) for seed in range(400)]
    assert poses == [pose_of(seed) for seed in range(400)]
    low = np.array([pose.low for pose in poses])
    assert 0.15 < (low == 0).mean() < 0.35
    assert low.max() <= 1.0
    assert (low > 0.8).mean() > 0.2
    assert ((low > 0) & (low < 0.5)).mean() > 0.05
    assert 0.5 < np.mean([pose.in_front for pose in poses]) < 0.8


@pytest.mark.parametrize("category", ["sweater", "jumpsuit", "blazer", "trousers"])
@pytest.mark.parametrize("low", [0.0, 1.0])
def test_an_outline_alone_has_one_outer_contour(category, low):
    design = sample(8, {"category": category})
    drawing = posed(compose(design), design, Pose(low))
    outer, *gaps = sorted(contours(_outline_alone(drawing)), key=lambda c: -_span(c))
    around = skia_path(outer)
    assert all(around.contains(*gap.start) for gap in gaps)


def _outline_alone(drawing):
    return _paths([contour_alone(drawing)], "silhouette-line")[0]


def _span(path):
    left, top, right, bottom = box_of([path])
    return (right - left) * (bottom - top)


def test_an_outline_alone_leaves_the_inside_empty():
    drawing = compose(sample(11, {"category": "sweater", "sleeve": "set_in"}))
    alone, neck, more = (
        sketch(drawing, Hand(1, 0.0, detail), 256) < 128
        for detail in ("contour", "neckline", "outline")
    )
    assert not alone[90:170, 110:146].any()
    assert alone.sum() < neck.sum() < more.sum()


def test_a_hint_of_neckline_lies_at_the_neck():
    drawing = compose(sample(11, {"category": "t_shirt", "collar": "none"}))
    edges = _paths(necklines(drawing), "body-front-edge")
    left, _, right, bottom = box_of(edges)
    outline = box_of([_path(drawing, "silhouette-line")])
    assert right - left < 0.6 * (outline[2] - outline[0])
    assert bottom < outline[1] + 0.5 * (outline[3] - outline[1])
    assert necklines(compose(sample(1, {"category": "skirt"}))) == ()


def test_a_fifth_of_the_sketches_are_outlines_alone():
    details = [hand.detail for seed in range(500) for hand in hands(seed, 2)]
    assert details.count("contour") / len(details) == pytest.approx(0.2, abs=0.02)
    assert details.count("neckline") / len(details) == pytest.approx(0.1, abs=0.02)
