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

import numpy as np

from plugin_server.settings import Settings
from tests.bench_figures import Figure, percentile, report, yardstick
from tests.bench_flat import PROMPTS, measure_flat, sketches
from tests.bench_garment import DESIGNS, measure_garment
from tests.bench_server import SIZE, Server

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
    try:
        server.ready_after()
        _say(f"{runs} generations from a prompt, {runs} from a sketch")
        server.ten_designs({})  # the first one finds nothing warm
        whole: dict[str, list[float]] = {"prompt": [], "sketch": []}
        processor = server.processor_seconds()
        for run in range(runs):
            time.sleep(PAUSE)
            whole["prompt"].append(
                server.ten_designs({"prompt": PROMPTS[run % len(PROMPTS)], "seed": run})
            )
        processor = (server.processor_seconds() - processor) / runs
        for run in range(runs):
            time.sleep(PAUSE)
            data = base64.b64encode(drawn[run % len(drawn)]).decode()
            sketch = {"media_type": "image/png", "data": data}
            whole["sketch"].append(server.ten_designs({"sketch": sketch, "seed": run}))
        _say("/healthz idle")
        idle = server.health(10 * runs)
        _say("/healthz while generating")
        with server.generating():
            busy = server.health(10 * runs)
        after = server.memory()
    finally:
        server.stop()
    title = f"request to last byte of ten SVG and {SIZE}-pixel PNG"
    return [
        Figure(f"from a prompt: {title}, p50", percentile(whole["prompt"], 50), "ms"),
        Figure(f"from a prompt: {title}, p95", percentile(whole["prompt"], 95), "ms", 1000),
        Figure("from a prompt: processor time of it, mean", processor * 1000, "ms"),
        Figure(f"from a sketch: {title}, p50", percentile(whole["sketch"], 50), "ms"),
        Figure(f"from a sketch: {title}, p95", percentile(whole["sketch"], 95), "ms", 1300),
        Figure("/healthz idle, p50", percentile(idle, 50), "ms"),
        Figure("/healthz idle, p99", percentile(idle, 99), "ms"),
        Figure("/healthz while generating, p50", percentile(busy, 50), "ms"),
        Figure("/healthz while generating, p99", percentile(busy, 99), "ms", 150),
        Figure("memory after all of this", after / 1e6, "MB"),
    ]


def measure(runs: int) -> tuple[list[Figure], float]:
    """Every figure, and the yardstick in milliseconds."""
    _say("the yardstick")
    strokes = yardstick()
    with tempfile.TemporaryDirectory(prefix="tenfold-bench-") as name:
        figures = measure_starts(Path(name))
        drawn = sketches(SKETCHES)
        served = measure_server(Path(name), runs, drawn)
        _say("the network, the choice and the drawing alone")
        settings = Settings.in_folder(Path(name))
        alone = measure_flat(settings, runs)
        of_sketches = measure_flat(settings, runs, drawn=drawn)
    _say(f"{DESIGNS} designs")
    garments = measure_garment(DESIGNS)
    strokes += yardstick()  # half before, half after: others may have come or gone
    whole, processor = served[0].value, served[2].value
    network, choice, drawing, both = (figure.value for figure in alone)
    beyond = [
        Figure(
            "from a prompt: server beyond network, choice and drawing, p50",
            whole - network - choice - drawing,
            "ms",
            25,
        ),
        Figure("from a prompt: processor time beyond them", processor - both, "ms"),
    ]
    figures += [*served[:3], *alone, *beyond, *served[3:5], *of_sketches, *served[5:], *garments]
    return figures, percentile(strokes, 50)


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
