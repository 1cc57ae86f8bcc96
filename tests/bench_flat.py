"""What the parts of a generation of designs cost: the network, the choice, the drawing.

The same calls as the server's worker makes, one after the other, in this process and in the
processes that draw.
"""

from __future__ import annotations

import io
import time
from collections.abc import Sequence

import psutil
from PIL import Image

from model.garment.compose import compose
from model.garment.sampler import samples
from model.garment.sketch import Hand, sketch
from plugin_server.backends.embedded import EmbeddedBackend
from plugin_server.generation.designs import designs, warm_up
from plugin_server.generation.drawings import PREVIEW, Drawings
from plugin_server.generation.generation import Generation
from plugin_server.schema.requests import GenerationRequest
from plugin_server.settings import Settings
from plugin_server.sketch.intake import Sketch
from plugin_server.sketch.lines import grey_of, outline_of
from tests.bench_figures import Figure, percentile
from tests.bench_server import processor_seconds

PROMPTS = (
    "想要带有东方刺绣元素的极简风西装",
    "cropped denim jacket, oversized, raglan sleeves",
    "双排扣羊毛大衣，驼色",
    "floral midi dress with puff sleeves",
    "",
    "格子百褶半裙",
    "black slip dress",
    "wide leg linen trousers, high rise",
)


def sketches(count: int) -> list[bytes]:
    """Rough drawings by hand, 800 pixels, as PNG."""
    drawn = []
    for number, design in enumerate(samples(count, 11)):
        buffer = io.BytesIO()
        Image.fromarray(sketch(compose(design), Hand(number, 0.5), 800)).save(buffer, "PNG")
        drawn.append(buffer.getvalue())
    return drawn


def measure_flat(settings: Settings, runs: int, *, drawn: Sequence[bytes] = ()) -> list[Figure]:
    """Shares of a generation; with `drawn`, from sketches and no prompts."""
    name = settings.default_model
    backend, drawings = EmbeddedBackend(settings.saved_models), Drawings()
    backend.load(name)
    warm_up()

    def parts(run: int) -> tuple[float, float, float]:
        request = GenerationRequest("" if drawn else PROMPTS[run % len(PROMPTS)], seed=run)
        made_of = None
        if drawn:
            made_of = Sketch(drawn[run % len(drawn)], "image/png", 800, 800)
        asked = Generation(f"{run:032}", "", request, run, name, 1, sketch=made_of)
        for read in (grey_of, outline_of):
            read.cache_clear()
        return _parts(asked, backend, drawings)

    parts(runs)  # finds nothing warm
    processor = processor_seconds(psutil.Process())
    network, choice, drawing = zip(*(parts(run) for run in range(runs)), strict=True)
    processor = (processor_seconds(psutil.Process()) - processor) / runs
    drawings.close()
    backend.close()
    of = "sketch" if drawn else "prompt"
    return [
        Figure(f"from a {of}: the network alone, p50", percentile(network, 50), "ms"),
        Figure(f"from a {of}: settling and choosing alone, p50", percentile(choice, 50), "ms"),
        Figure(
            f"from a {of}: drawing alone, ten SVG and {PREVIEW}-pixel PNG, p50",
            percentile(drawing, 50),
            "ms",
        ),
        Figure(f"from a {of}: processor time of these, mean", processor * 1000, "ms"),
    ]


def _parts(
    asked: Generation, backend: EmbeddedBackend, drawings: Drawings
) -> tuple[float, float, float]:
    """Seconds for the network, for settling and choosing, and for drawing."""
    last = asked
    filled = start = time.perf_counter()
    for last in designs(asked, backend):
        if last.state != "finished":
            filled = time.perf_counter()
    chosen = time.perf_counter()
    drawings.begin(last)
    for each in last.variations:
        drawings.svg(last, each)
    return filled - start, chosen - filled, time.perf_counter() - chosen
