"""`python -m tests.bench`: what Tenfold costs on this machine, as a table and as JSON.

Nothing is asserted: a time says as much of the machine and of what else runs on it as of the code.
Beside each figure stands the target of the design and its ratio to a yardstick, a matrix product
of numpy that is measured in the same run, so that runs on different machines can be compared.
"""

from __future__ import annotations

import argparse
import base64
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from plugin_server.__main__ import calm_numpy
from plugin_server.settings import Settings
from plugin_server.sketch.intake import Sketch
from plugin_server.sketch.lines import lines_of
from tests.bench_client import SIZE
from tests.bench_figures import Figure, percentile, report, yardstick
from tests.bench_flat import PROMPTS, measure_flat, sketches
from tests.bench_garment import DESIGNS, measure_garment
from tests.bench_openvino import measure_openvino
from tests.bench_server import Server

STARTS = 3
SKETCHES = 8
PAUSE = 0.6  # seconds between generations: the guard takes 50 requests a second, one needs 22


def _say(text: str) -> None:
    print(f"bench: {text}", file=sys.stderr, flush=True)


def measure_starts(folder: Path) -> list[Figure]:
    """From the start of the process to the first answer, and to a model that is ready."""
    ports, answers, ready, memory = [], [], [], []
    for number in range(STARTS):
        _say(f"start {number + 1} of {STARTS}")
        server = Server(folder / f"start-{number}")
        ports.append(server.port_after)
        answers.append(server.answers_after)
        ready.append(server.ready_after())
        time.sleep(1)
        memory.append(server.memory())
        server.stop()
    return [
        Figure("start to the port open, median", percentile(ports, 50), "ms", 1500),
        Figure("start to the first answer, median", percentile(answers, 50), "ms"),
        Figure("start to the model ready, median", percentile(ready, 50), "ms"),
        Figure("memory idle, model loaded, median", float(np.median(memory)) / 1e6, "MB", 900),
    ]


def measure_server(folder: Path, runs: int, drawn: Sequence[bytes]) -> list[Figure]:
    """A server at work."""
    server = Server(folder / "work")
    seconds: dict[str, list[float]] = {"prompt": [], "again": [], "sketch": []}
    busy_cores = dict.fromkeys(seconds, 0.0)

    def ten_designs(kind: str, body: dict[str, Any], key: str) -> None:
        time.sleep(PAUSE)
        before = server.processor_seconds()
        seconds[kind].append(server.ten_designs(body, key))
        busy_cores[kind] += (server.processor_seconds() - before) / runs

    try:
        server.ready_after()
        _say(f"{runs} generations from a prompt, {runs} from a sketch")
        server.ten_designs({})  # the first one finds nothing warm
        for run in range(runs):
            body = {"prompt": PROMPTS[run % len(PROMPTS)], "seed": run}
            ten_designs("prompt", body, f"prompt {run}")
            ten_designs("again", body, f"prompt {run}")  # made and drawn: only asked for
        for run in range(runs):
            data = base64.b64encode(drawn[run % len(drawn)]).decode()
            sketch = {"media_type": "image/png", "data": data}
            ten_designs("sketch", {"sketch": sketch, "seed": run}, f"sketch {run}")
        _say("/healthz idle")
        idle = server.health(10 * runs)
        _say("/healthz while generating")
        with server.generating():
            busy = server.health(10 * runs)
        after = server.memory()
    finally:
        server.stop()
    title = f"request to last byte of ten SVG and {SIZE}-pixel PNG"
    figures = []
    for kind, target in (("prompt", 1000), ("sketch", 1300)):
        figures += [
            Figure(f"from a {kind}: {title}, p50", percentile(seconds[kind], 50), "ms"),
            Figure(f"from a {kind}: {title}, p95", percentile(seconds[kind], 95), "ms", target),
            Figure(f"from a {kind}: processor time of it, mean", busy_cores[kind] * 1000, "ms"),
        ]
    return [
        *figures,
        Figure("its 22 requests alone, p50", percentile(seconds["again"], 50), "ms", 25),
        Figure("its 22 requests alone, p95", percentile(seconds["again"], 95), "ms"),
        Figure(
            "its 22 requests alone: processor time of the server, mean",
            busy_cores["again"] * 1000,
            "ms",
        ),
        Figure("/healthz idle, p50", percentile(idle, 50), "ms"),
        Figure("/healthz idle, p99", percentile(idle, 99), "ms"),
        Figure("/healthz while generating, p50", percentile(busy, 50), "ms"),
        Figure("/healthz while generating, p99", percentile(busy, 99), "ms", 150),
        Figure("memory after all of this", after / 1e6, "MB"),
    ]


def measure_engines(settings: Settings, runs: int, drawn: bytes) -> list[Figure]:
    """The network beside the same one in OpenVINO, where that is installed."""
    lines = lines_of(Sketch(drawn, "image/png", 800, 800))
    try:
        return measure_openvino(settings, runs, lines)
    except ImportError as error:
        _say(f"{error}; no comparison with it. Install .[bench], as dev.py bench does")
        return []


def measure(runs: int) -> tuple[list[Figure], float]:
    """Every figure, and the yardstick in milliseconds."""
    _say("the yardstick")
    strokes = yardstick()
    calm_numpy()  # in the processes that are started from here
    with tempfile.TemporaryDirectory(prefix="tenfold-bench-") as name:
        starts = measure_starts(Path(name))
        drawn = sketches(SKETCHES)
        served = measure_server(Path(name), runs, drawn)
        _say("the network, the choice and the drawing alone")
        settings = Settings(data_folder=Path(name))
        alone = measure_flat(settings, runs)
        of_sketches = measure_flat(settings, runs, drawn=drawn)
        _say("the network in another engine")
        engines = measure_engines(settings, runs, drawn[0])
    _say(f"{DESIGNS} designs")
    garments = measure_garment(DESIGNS)
    strokes += yardstick()  # half before, half after: others may have come or gone
    figures = [*starts]
    for kind, whole, parts in (("prompt", served[:3], alone), ("sketch", served[3:6], of_sketches)):
        figures += [*whole, *parts, *beyond(kind, whole, parts)]
    figures += [*served[6:], *engines, *garments]
    return figures, percentile(strokes, 50)


def beyond(kind: str, whole: Sequence[Figure], parts: Sequence[Figure]) -> list[Figure]:
    """What a generation takes more than its parts one after the other."""
    median, _, processor = (figure.value for figure in whole)
    *shares, busy = (figure.value for figure in parts)
    return [
        Figure(f"from a {kind}: the rest of the time, p50", median - sum(shares), "ms"),
        Figure(f"from a {kind}: the rest of the processor time", processor - busy, "ms"),
    ]


def main(arguments: Sequence[str] | None = None) -> int:
    """Measures and prints."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--runs", type=int, default=20, help="generations to measure")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the JSON there as well")
    options = parser.parse_args(arguments)
    if options.runs < 1:
        parser.error("--runs must be at least 1")
    figures, stroke = measure(options.runs)
    report(figures, stroke, options.runs, options.json)
    return 0


if __name__ == "__main__":
    sys.exit(main())
