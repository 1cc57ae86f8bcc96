"""What the parts of a generation of designs cost: the network, the choice, the drawing.

The same calls as the server's worker and its HTTP threads make, one after the other, in this
process.
"""

from __future__ import annotations

import io
import time
from collections.abc import Sequence

from PIL import Image

from model.garment.compose import compose
from model.garment.design import Design
from model.garment.sampler import samples
from model.garment.sketch import Hand, sketch
from plugin_server.backends.embedded import EmbeddedBackend
from plugin_server.generation.designs import designs
from plugin_server.generation.generation import Generation
from plugin_server.imaging import flats
from plugin_server.schema.requests import GenerationRequest
from plugin_server.settings import Settings
from plugin_server.sketch.intake import Sketch
from plugin_server.sketch.lines import grey_of, lines_of, outline_of
from tests.bench_figures import Figure, percentile
from tests.bench_server import SIZE

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
    backend = EmbeddedBackend(settings.saved_models)
    backend.load(name)
    network, choice, drawing = [], [], []
    processor = time.process_time()
    for run in range(runs):
        request = GenerationRequest("" if drawn else PROMPTS[run % len(PROMPTS)], seed=run)
        made_of = None
        if drawn:
            made_of = Sketch(drawn[run % len(drawn)], "image/png", 800, 800)
        asked = Generation(f"{run:032}", "", request, run, name, 1, sketch=made_of)
        start = time.perf_counter()
        steps = designs(asked, backend)
        last = asked
        at = start
        for last in steps:
            if last.state != "finished":
                at = time.perf_counter()
        network.append(at - start)
        choice.append(time.perf_counter() - at)
        start = time.perf_counter()
        outline = outline_of(made_of) if made_of is not None else None
        for each in last.variations:
            design = Design(tuple((each.design or {}).items()))
            picture = flats.drawn(design, outline, request.strength)
            flats.svg_text(picture)
            flats.png_bytes(picture, SIZE)
        drawing.append(time.perf_counter() - start)
        for read in (grey_of, lines_of, outline_of):
            getattr(read, "cache_clear", int)()
    processor = (time.process_time() - processor) / runs
    backend.close()
    of = "sketch" if drawn else "prompt"
    return [
        Figure(f"from a {of}: the network alone, p50", percentile(network, 50), "ms"),
        Figure(f"from a {of}: settling and choosing alone, p50", percentile(choice, 50), "ms"),
        Figure(
            f"from a {of}: drawing alone, ten SVG and {SIZE}-pixel PNG, p50",
            percentile(drawing, 50),
            "ms",
        ),
        Figure(f"from a {of}: processor time of these, mean", processor * 1000, "ms"),
    ]
