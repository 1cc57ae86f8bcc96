"""A map as a file and as a square: what it holds, refuses, and says about places between points."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from model.card import FILE as CARD
from model.card import Card
from model.latent_map import FILE, LEAST, PICTURES, LatentMap, MapError
from tests.maps import small_map
from tests.model import ROOT

SHIPPED = sorted((ROOT / "model" / "saved_models").glob(f"*/*/{FILE}"))


@pytest.fixture
def drawn() -> LatentMap:
    return small_map("dcgan", 1)


def test_what_is_written_is_read(drawn: LatentMap, tmp_path: Path) -> None:
    drawn.write(tmp_path)
    assert LatentMap.read(tmp_path) == drawn
    lines = (tmp_path / FILE).read_text("utf-8").splitlines()
    assert sum('"seed"' in line for line in lines) == len(drawn.points)  # a diff shows points


def test_a_folder_without_a_map(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        LatentMap.read(tmp_path)


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}", '{"points": 5}', '{"points": [{"seed": 101}]}', '{"points": []}', "\ud800"],
)
def test_a_damaged_map_says_where(tmp_path: Path, text: str) -> None:
    (tmp_path / FILE).write_bytes(text.encode("utf-8", "surrogatepass"))
    with pytest.raises(MapError, match=FILE):
        LatentMap.read(tmp_path)


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"x": 1.01}, "outside"),
        ({"y": float("nan")}, "outside"),
        ({"seed": 101}, "different points"),
    ],
)
def test_a_point_that_cannot_be_is_refused(drawn: LatentMap, change, complaint: str) -> None:
    wrong = replace(drawn.points[0], **change)
    with pytest.raises(MapError, match=complaint):
        replace(drawn, points=(wrong, *drawn.points[1:]))


def test_too_few_points_are_refused(drawn: LatentMap) -> None:
    with pytest.raises(MapError, match=f"at least {LEAST}"):
        replace(drawn, points=drawn.points[: LEAST - 1])


def test_the_nearest_come_first(drawn: LatentMap) -> None:
    there = drawn.points[5]
    order = drawn.nearest((there.x, there.y))
    assert order[0] == 5
    assert sorted(order) == list(range(len(drawn.points)))


def test_at_a_point_its_garment_is_alone(drawn: LatentMap) -> None:
    there = drawn.points[5]
    assert drawn.blend((there.x, there.y)) == {5: 1.0}
    near = drawn.blend((there.x + 1e-6, there.y))
    assert near[5] > 0.999


def test_between_points_the_four_nearest_share_without_a_jump(drawn: LatentMap) -> None:
    def weights(x: float) -> np.ndarray:
        row = np.zeros(len(drawn.points))
        blend = drawn.blend((x, 0.33))
        row[list(blend)] = list(blend.values())
        return row

    way = np.array([weights(x) for x in np.linspace(-1, 1, 4001)])
    np.testing.assert_allclose(way.sum(axis=1), 1.0)
    assert ((way > 0).sum(axis=1) <= 4).all()
    assert len(set(np.argmax(way, axis=1))) > 4  # it passes several
    assert np.abs(np.diff(way, axis=0)).max() < 0.03


def test_in_the_middle_of_four_that_are_equally_far_each_counts_the_same(drawn: LatentMap) -> None:
    xs = sorted({point.x for point in drawn.points})  # of a lattice
    middle = ((xs[2] + xs[3]) / 2, (xs[2] + xs[3]) / 2)
    assert list(drawn.blend(middle).values()) == pytest.approx([0.25] * 4)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.parts[-3])
def test_a_shipped_map_is_of_the_model_beside_it_and_small(path: Path) -> None:
    drawn, card = LatentMap.read(path.parent), Card.read(path.parent)
    assert (drawn.model, drawn.version) == (card.name, card.version)
    assert (path.parent / CARD).is_file()
    assert (path.parent / PICTURES).stat().st_size < 400_000
    assert len(drawn.points) == 256
    assert drawn.neighbours > 0.7  # by chance 0.08
    assert json.loads(path.read_text("utf-8"))["features"]


def test_every_shipped_model_has_one() -> None:
    assert {path.parts[-3] for path in SHIPPED} >= {"dcgan", "flat", "progressive"}
