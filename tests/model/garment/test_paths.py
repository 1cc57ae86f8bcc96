"""Paths keep their shape on the way to skia and back; clips and textures tell what is there."""

import numpy as np
import pytest
import skia

from model.garment.compose import compose
from model.garment.drawing import Drawing, Group, Lattice, Paint, Shape, Stamps
from model.garment.geometry import circle, compound, cubic, line, rectangle
from model.garment.mask import CROSSING, INSIDE, OUTSIDE, Mask
from model.garment.raster import raster
from model.garment.sampler import sample
from model.garment.skia_paths import contours_of, from_skia, skia_path, skia_stamps


def _by_calls(path):
    """The path as skia builds it from one call a verb."""
    out, points = skia.Path(), iter(path.points)
    for verb in path.verbs:
        if verb == "M":
            out.moveTo(*next(points))
        elif verb == "L":
            out.lineTo(*next(points))
        elif verb == "C":
            out.cubicTo(*next(points), *next(points), *next(points))
        else:
            out.close()
    out.setFillType(skia.PathFillType.kEvenOdd)
    return out


PATHS = [
    line((1, 2), (3.25, 4)),
    circle((10, 20), 5),
    compound([rectangle(0, 0, 8, 8), circle((4, 4), 2), cubic((0, 0), (1, 2), (3, 4), (5, 6))]),
]


@pytest.mark.parametrize("path", PATHS)
def test_a_path_reaches_skia_as_its_calls_would_build_it(path):
    assert skia_path(path) == _by_calls(path)
    back = from_skia(skia_path(path))
    assert back.verbs == path.verbs
    assert np.allclose(back.points, path.points, atol=1e-5)


def test_stamps_reach_skia_as_copies():
    motif = circle((0, 0), 1)
    stamps = Stamps(motif, np.array([[2, 0, 0, 2, 10, 20], [0, 1, -1, 0, 5, 5]], float))
    copies = motif.map(lambda p: (2 * p[0] + 10, 2 * p[1] + 20)).and_(
        motif.map(lambda p: (5 - p[1], 5 + p[0])))  # fmt: skip
    assert skia_stamps(stamps) == _by_calls(copies)


def test_arcs_of_skia_become_cubic_curves_of_the_same_shape():
    arcs = skia.Path()
    arcs.addCircle(50, 40, 30)
    verbs, points = contours_of(arcs)
    assert verbs.startswith("MCCCC")
    quarter = points[:4]
    t = np.linspace(0, 1, 9)[:, None]
    on = ((1 - t) ** 3 * quarter[0] + 3 * (1 - t) ** 2 * t * quarter[1]
          + 3 * (1 - t) * t**2 * quarter[2] + t**3 * quarter[3])  # fmt: skip
    assert np.allclose(np.hypot(*(on - (50, 40)).T), 30, atol=0.02)


def test_a_mask_knows_what_crosses_its_edge():
    mask = Mask(skia_path(circle((100, 100), 60)))
    boxes = [(90, 90, 110, 110), (30, 90, 50, 110), (0, 0, 20, 20), (45, 45, 50, 50),
             (0, 0, 300, 300), (120, 100, 120, 100)]  # fmt: skip
    wanted = [INSIDE, CROSSING, OUTSIDE, OUTSIDE, CROSSING, INSIDE]
    assert mask.where(np.array(boxes, float)).tolist() == wanted


def test_boxes_of_stamps_hold_their_points():
    motif = circle((3, 1), 2)
    turned = [2 * np.cos(0.5), 2 * np.sin(0.5), -2 * np.sin(0.5), 2 * np.cos(0.5), 7, -4]
    stamps = Stamps(motif, np.array([turned, [1, 0, 0, 1, 0, 0]]))
    left, top, right, bottom = stamps.boxes().T
    x, y = stamps.points()[..., 0].T, stamps.points()[..., 1].T
    assert (left <= x).all()
    assert (x <= right).all()
    assert (top <= y).all()
    assert (y <= bottom).all()
    assert np.allclose(stamps.boxes(0.5) - stamps.boxes(), [-0.5, -0.5, 0.5, 0.5])


@pytest.mark.parametrize("size", [128, 512])
def test_a_texture_looks_like_the_shapes_it_stands_for(size):
    motif, gap = circle((4, 4), 2.5), 9.0
    turn = np.cos(0.3), np.sin(0.3), -np.sin(0.3), np.cos(0.3)
    i, j = (each.ravel() for each in np.meshgrid(np.arange(-60, 120), np.arange(-60, 120)))
    x, y = i * gap, j * gap
    at = turn[0] * x + turn[2] * y, turn[1] * x + turn[3] * y
    matrices = np.column_stack([np.tile(turn, (len(x), 1)), *at])
    lattice = Lattice(gap, gap, ((0.0, 0.0),), (*turn, 0.0, 0.0))
    clip = circle((512, 512), 400)
    paint = Paint(fill="#112233", opacity=0.6)

    def drawn(stamps):
        dots = Group("clip", (Shape("dots", stamps, paint),), clip=clip)
        return raster(Drawing(1024, 1024, (dots,)), size).astype(int)

    exact = drawn(Stamps(motif, matrices))
    texture = drawn(Stamps(motif, matrices, lattice, motif))
    assert (exact != texture).any()  # it is a texture
    assert np.abs(exact - texture).mean() < 3
    covered = (np.pi * 2.5**2 / gap**2) * (np.pi * 400**2 / 1024**2)
    wanted = 255 - covered * paint.opacity * (255 - (0x11 + 0x22 + 0x33) / 3)
    assert abs(texture.mean() - wanted) < 0.6


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("fabric", ["denim", "sequin", "cable_knit", "tweed"])
def test_a_weave_as_texture_keeps_its_picture(seed, fabric):
    drawing = compose(sample(seed, {"fabric": fabric}))

    def plain(group):
        return Group(group.id, tuple(
            plain(c) if isinstance(c, Group) else
            Shape(c.id, Stamps(c.path.motif, c.path.matrices), c.paint)
            if isinstance(c.path, Stamps) else c for c in group.children), group.clip)  # fmt: skip

    exact = Drawing(drawing.width, drawing.height, tuple(plain(g) for g in drawing.groups))
    difference = np.abs(raster(drawing, 256).astype(int) - raster(exact, 256))
    assert difference.mean() < 2.5
    assert (difference.max(axis=2) > 40).mean() < 0.01
