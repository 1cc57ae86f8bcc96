"""The processes that draw: the same files as in this process, whatever happens to them."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import psutil
import pytest

from model.garment.compose import compose
from model.garment.sampler import sample
from model.garment.silhouette import Silhouette, silhouette_of
from model.garment.sketch import Hand, sketch
from plugin_server.generation.drawings import PREVIEW, Drawings
from plugin_server.generation.generation import Generation, Variation
from plugin_server.imaging import flats
from plugin_server.imaging.drawing_process import DrawingProcess
from plugin_server.imaging.orders import Files, Order, filled, outline_bytes
from tests.fake_backend import FLAT_CARD, FakeBackend
from tests.live_server import LiveServer

ROOT = Path(__file__).parent.parent.parent
DESIGN = sample(4)
IMPOSSIBLE = Order((("category", "balloon"),), svg=True)


@pytest.fixture
def process() -> Iterator[DrawingProcess]:
    made = DrawingProcess()
    yield made
    made.close()


def drawn_outline() -> Silhouette:
    found = silhouette_of(sketch(compose(sample(7)), Hand(7, 0.4), 400))
    assert found is not None
    return found


def gone(pid: int) -> bool:
    """Whether a process ends within a few seconds, and leaves no zombie of ours."""
    end = time.monotonic() + 10
    while psutil.pid_exists(pid) and time.monotonic() < end:
        time.sleep(0.02)
    return not psutil.pid_exists(pid)


def test_the_files_are_those_of_the_drawing(process: DrawingProcess) -> None:
    outline = drawn_outline()
    for drawn, data in ((None, b""), (outline, outline_bytes(outline))):
        drawing = flats.drawn(DESIGN, drawn, 0.6)
        expected = Files(flats.svg_text(drawing), flats.png_bytes(drawing, 96))
        order = Order(DESIGN.items, data, 0.6, svg=True, side=96)
        assert filled(order) == expected
        assert process.draw(order) == expected


def test_what_takes_longest_is_drawn_first(monkeypatch: pytest.MonkeyPatch) -> None:
    def design(**pins: str) -> dict[str, Any]:
        pins = {"print_placement": "all_over", **pins} if pins else {"print": "solid"}
        return sample(4, {"category": "shirt", **pins}).values()

    designs = [
        design(), design(print="dots"), design(print="dragon", technique="embroidered"), design(),
        design(print="dragon", technique="printed"),
    ]  # fmt: skip
    drawn = []

    def draw(_: DrawingProcess, order: Order) -> Files:
        drawn.append(dict(order.values))
        return Files("", b"")

    monkeypatch.setattr(DrawingProcess, "draw", draw)
    monkeypatch.setattr("plugin_server.generation.drawings._PROCESSES", 1)
    variations = [SimpleNamespace(index=i, design=each) for i, each in enumerate(designs)]
    generation = SimpleNamespace(
        id="g", variations=variations, sketch=None, request=SimpleNamespace(strength=1.0)
    )
    drawings = Drawings()
    try:
        drawings.begin(cast(Generation, generation))
        for variation in variations:
            drawings.svg(cast(Generation, generation), cast(Variation, variation))
    finally:
        drawings.close()
    assert drawn == [designs[i] for i in (2, 4, 1, 0, 3)]


def test_a_packaged_tenfold_draws_with_a_command_of_its_own(
    process: DrawingProcess, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if sys.platform == "win32":
        pytest.skip("stands in for the package with a shell script")
    packaged = tmp_path / "tenfold"
    packaged.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m plugin_server "$@"\n')
    packaged.chmod(0o755)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(packaged))
    order = Order(DESIGN.items, svg=True)
    assert process.draw(order) == filled(order)


def test_without_a_terminal_it_draws_all_the_same(
    process: DrawingProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stderr", None)  # as in Windows' python without a window
    order = Order(DESIGN.items, svg=True)
    assert process.draw(order) == filled(order)


def test_only_what_is_ordered_is_drawn(process: DrawingProcess) -> None:
    assert process.draw(Order(DESIGN.items, svg=True)).png == b""
    assert process.draw(Order(DESIGN.items, side=32)).svg == ""


def test_a_design_that_cannot_be_drawn_ends_nothing(process: DrawingProcess) -> None:
    pid = process.start()
    with pytest.raises(RuntimeError, match=r"could not be drawn: .*balloon"):
        process.draw(IMPOSSIBLE)
    assert process.draw(Order(DESIGN.items, side=32)).png
    assert process.start() == pid


def test_a_lost_process_is_replaced(process: DrawingProcess) -> None:
    order = Order(DESIGN.items, side=32)
    before, pid = process.draw(order), process.start()
    psutil.Process(pid).kill()
    assert process.draw(order) == before
    assert process.start() != pid
    assert gone(pid)


def test_closed_it_is_gone(process: DrawingProcess) -> None:
    pid = process.start()
    process.close()
    assert not psutil.pid_exists(pid)
    process.close()


def test_it_ends_with_the_server_however_that_ends() -> None:
    code = (
        "import os; from plugin_server.imaging.drawing_process import DrawingProcess;"
        "made = DrawingProcess(); print(made.start(), flush=True); os._exit(9)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == 9
    assert gone(int(done.stdout))


class TestInTheServer:
    def test_designs_are_drawn_before_they_are_asked_for(self, tmp_path: Path) -> None:
        with LiveServer(tmp_path, FakeBackend(FLAT_CARD)) as tenfold:
            generation = tenfold.generate(count=3, seed=2)
            drawings = tenfold.app.service._drawings
            keys = [(generation["id"], index, PREVIEW) for index in range(3)]
            assert sorted(drawings._kept) == keys
            files = [drawings._kept[key].result() for key in keys]
            for each, made in zip(generation["variations"], files, strict=True):
                text = tenfold.request("GET", each["svg"]).text
                assert text.endswith(made.svg.partition("\n")[2])
                tenfold.request("GET", f"{each['png']}?size={PREVIEW}")
            assert list(drawings._kept) == keys

    def test_it_answers_on_after_a_crash(self, tmp_path: Path) -> None:
        with LiveServer(tmp_path, FakeBackend(FLAT_CARD)) as tenfold:
            generation = tenfold.generate(count=4, seed=2)
            path = generation["variations"][0]["svg"]
            before = tenfold.request("GET", path).text
            lost = [
                psutil.Process(process.start())
                for process in tenfold.app.service._drawings._processes
            ]
            assert lost
            for each in lost:
                each.kill()
            tenfold.app.service._drawings._kept.clear()
            assert tenfold.request("GET", path).text == before
        assert not [each for each in psutil.Process().children() if each in lost]
