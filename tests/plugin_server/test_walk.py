"""Walks on a map: equal steps, both ends, no garment twice, and smooth where garments blend."""

from __future__ import annotations

import numpy as np
import pytest

from model.latent_map import LatentMap, Position
from model.latents import latents
from plugin_server.generation.walk import walk
from tests.maps import small_map

DIAGONAL: list[Position] = [(-0.96, -0.96), (0.96, 0.96)]


@pytest.fixture(scope="module")
def on() -> LatentMap:
    return small_map("dcgan", 1)


def seed_at(on: LatentMap, position: Position) -> int:
    return on.points[on.nearest(position)[0]].seed


@pytest.mark.parametrize("blend", [True, False])
def test_one_point_is_the_garment_there(on: LatentMap, blend: bool) -> None:
    there = on.points[7]
    (stop,) = walk(on, [(there.x, there.y)], 1, blend=blend)
    assert (stop.seed, stop.weights) == (there.seed, {there.seed: 1.0})
    np.testing.assert_allclose(stop.latent(100), latents([there.seed], 100)[0], rtol=1e-6)


@pytest.mark.parametrize("blend", [True, False])
@pytest.mark.parametrize("path", [[(0.1, 0.2)], [(0.1, 0.2)] * 3])
def test_one_point_and_more_are_the_nearest_ones(on: LatentMap, path, blend: bool) -> None:
    stops = walk(on, path, 10, blend=blend)
    assert [stop.seed for stop in stops if stop.weights == {stop.seed: 1.0}] == [
        *[stops[0].seed],
        *[stop.seed for stop in stops[1:]],
    ]
    nearest = {on.points[index].seed for index in on.nearest((0.1, 0.2))[:10]}
    assert {stop.seed for stop in stops} == nearest
    assert stops[0].seed == seed_at(on, (0.1, 0.2))


@pytest.mark.parametrize("blend", [True, False])
def test_the_ends_of_a_path_are_the_garments_at_its_ends(on: LatentMap, blend: bool) -> None:
    stops = walk(on, DIAGONAL, 10, blend=blend)
    for stop, end in ((stops[0], DIAGONAL[0]), (stops[-1], DIAGONAL[1])):
        assert stop.weights == {seed_at(on, end): 1.0}


def test_designs_along_a_path_are_all_different_even_where_it_turns_back(on: LatentMap) -> None:
    path = [(0.0, 0.0), (0.3, 0.0), (0.0, 0.0), (0.3, 0.0)]
    stops = walk(on, path, 40, blend=False)
    assert len({stop.seed for stop in stops}) == 40


def test_steps_are_equal_along_a_path_with_a_corner(on: LatentMap) -> None:
    corner: list[Position] = [(-0.96, -0.96), (0.96, -0.96), (0.96, 0.96)]
    stops = walk(on, corner, 9, blend=False)  # every second point of the lattice
    wanted = [(-0.96 + 0.48 * n, -0.96) for n in range(5)]
    wanted += [(0.96, -0.48 + 0.48 * n) for n in range(4)]
    assert [stop.seed for stop in stops] == [seed_at(on, place) for place in wanted]


def test_between_points_an_image_changes_smoothly(on: LatentMap) -> None:
    path: list[Position] = [(-0.9, -0.31), (0.9, 0.27)]
    coarse, fine = (
        np.array([stop.latent(64) for stop in walk(on, path, count, blend=True)])
        for count in (11, 1001)
    )
    lengths = np.linalg.norm(fine, axis=1)
    assert 0.7 * np.sqrt(64) < lengths.min() <= lengths.max() < 1.3 * np.sqrt(64)
    steps = np.linalg.norm(np.diff(fine, axis=0), axis=1)
    assert steps.max() < 0.08 * np.sqrt(64)  # two garments are about 1.4 times that root apart
    np.testing.assert_allclose(fine[::100], coarse, atol=1e-5)


def test_a_walk_is_the_same_again(on: LatentMap) -> None:
    assert walk(on, DIAGONAL, 10, blend=True) == walk(on, DIAGONAL, 10, blend=True)
    (first,) = walk(on, DIAGONAL, 1, blend=True)
    assert first.seed == seed_at(on, DIAGONAL[0])
