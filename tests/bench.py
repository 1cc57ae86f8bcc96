"""`python -m tests.bench`: what Tenfold costs on this machine, as a table and as JSON.

Nothing is asserted: a time says as much of the machine and of what else runs on it as of the code.
Beside each figure stands the target of the design and its ratio to a yardstick, a matrix product
of numpy that is measured in the same run, so that runs on different machines can be compared.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from plugin_server.backends.embedded import EmbeddedBackend
from plugin_server.generation.latent import latents
from plugin_server.imaging.display import resized
from plugin_server.settings import Settings
from tests.bench_figures import Figure, percentile, report, seconds_of, yardstick
from tests.bench_garment import DESIGNS, measure_garment
from tests.bench_server import PICTURES, SIZE, Server

STARTS = 3
PAUSE = 1.2  # seconds between generations: the guard takes 20 requests a second, one needs 16


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


def measure_server(folder: Path, runs: int) -> list[Figure]:
    """A server at work."""
    server = Server(folder / "work")
    try:
        server.ready_after()
        _say(f"{runs} generations")
        server.ten_pictures()  # the first one finds nothing warm
        whole = []
        processor = server.processor_seconds()
        for _ in range(runs):
            time.sleep(PAUSE)
            whole.append(server.ten_pictures())
        processor = (server.processor_seconds() - processor) / runs
        _say("/healthz idle")
        idle = server.health(10 * runs)
        _say("/healthz while generating")
        with server.generating():
            busy = server.health(10 * runs)
        after = server.memory()
    finally:
        server.stop()
    return [
        Figure(f"request to last byte of ten {SIZE}-pixel PNGs, p50", percentile(whole, 50), "ms"),
        Figure(
            f"request to last byte of ten {SIZE}-pixel PNGs, p95", percentile(whole, 95), "ms", 1000
        ),
        Figure("processor time of it, mean", processor * 1000, "ms"),
        Figure("/healthz idle, p50", percentile(idle, 50), "ms"),
        Figure("/healthz idle, p99", percentile(idle, 99), "ms"),
        Figure("/healthz while generating, p50", percentile(busy, 50), "ms"),
        Figure("/healthz while generating, p99", percentile(busy, 99), "ms", 150),
        Figure("memory after all of this", after / 1e6, "MB"),
    ]


def measure_model(settings: Settings, runs: int) -> list[Figure]:
    """The same SavedModel calls, and the same drawing, in this process."""
    _say("the model alone")
    backend = EmbeddedBackend(settings.saved_models)
    backend.load()
    name = settings.default_model
    (card,) = (each.card for each in backend.models() if each.card.name == name)
    batches = [
        latents(range(start, min(start + card.batch_size, PICTURES)), card.latent)
        for start in range(0, PICTURES, card.batch_size)
    ]

    def generate() -> list[bytes]:
        return [png for batch in batches for png in backend.generate(name, batch)]

    pictures = generate()
    processor = time.process_time()
    model = seconds_of(generate, 2 * runs)
    drawing = seconds_of(lambda: [resized(png, SIZE) for png in pictures], 2 * runs)
    processor = (time.process_time() - processor) / (2 * runs)
    return [
        Figure("the model alone, ten pictures, p50", percentile(model, 50), "ms"),
        Figure(f"the drawing alone, ten at {SIZE} pixels, p50", percentile(drawing, 50), "ms"),
        Figure("processor time of both, mean", processor * 1000, "ms"),
    ]


def measure(runs: int) -> tuple[list[Figure], float]:
    """Every figure, and the yardstick in milliseconds."""
    _say("the yardstick")
    strokes = yardstick()
    with tempfile.TemporaryDirectory(prefix="tenfold-bench-") as name:
        figures = measure_starts(Path(name))
        served = measure_server(Path(name), runs)
        alone = measure_model(Settings(data_folder=Path(name)), runs)
    _say(f"{DESIGNS} designs")
    drawn = measure_garment(DESIGNS)
    strokes += yardstick()  # half before, half after: others may have come or gone
    whole, _, processor = (figure.value for figure in served[:3])
    model, drawing, both = (figure.value for figure in alone)
    beyond = [
        Figure("server beyond the model, p50", whole - model, "ms"),
        Figure("server beyond the model and the drawing, p50", whole - model - drawing, "ms", 25),
        Figure("processor time beyond both", processor - both, "ms"),
    ]
    figures += [*served[:3], *alone, *beyond, *served[3:], *drawn]
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
