"""What Tenfold is doing, and the icon that shows it."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from PIL import Image

from plugin_server.desktop.icon import INK, PAPER, icon
from plugin_server.desktop.status import Status, status_of

STATUSES = [
    Status("ready"),
    Status("starting"),
    Status("busy", 1),
    Status("busy", 4),
    Status("busy", 12),
    Status("paused"),
    Status("error", error="torn"),
]


@pytest.mark.parametrize(
    ("model", "busy", "paused", "state"),
    [
        ("starting", 0, False, "starting"),
        ("starting", 2, False, "starting"),
        ("ready", 0, False, "ready"),
        ("ready", 3, False, "busy"),
        ("ready", 3, True, "paused"),
        ("failed", 0, True, "error"),
    ],
)
def test_the_state(model: str, busy: int, paused: bool, state: str) -> None:
    status = status_of(model, "torn", busy=busy, paused=paused)
    assert (status.state, status.busy) == (state, busy)
    assert status.error == ("torn" if state == "error" else "")


def small(status: Status, side: int) -> np.ndarray:
    return np.asarray(icon(status).resize((side, side), Image.Resampling.LANCZOS), np.float64)


@pytest.mark.parametrize("side", [16, 22, 32])
def test_states_differ_in_many_pixels_even_at_the_smallest_size(side: int) -> None:
    counts = {"busy"}
    for first, second in itertools.combinations(STATUSES, 2):
        difference = np.abs(small(first, side) - small(second, side)).max(axis=2)
        share = (difference > 60).mean()
        assert share > (0.004 if {first.state, second.state} == counts else 0.05)


@pytest.mark.parametrize("status", STATUSES, ids=lambda status: f"{status.state}{status.busy}")
def test_it_is_paper_on_ink_with_round_transparent_corners(status: Status) -> None:
    pixels = np.asarray(icon(status, 64))
    assert pixels.shape == (64, 64, 4)
    assert pixels[0, 0, 3] == 0
    assert pixels[32, 1, 3] == 255
    assert tuple(pixels[4, 32, :3]) == INK  # above the garment
    sleeve = pixels[22, 10, :3]
    assert sleeve.mean() > 120  # seen on the tile
    if status.state == "ready":
        assert tuple(sleeve) == PAPER
