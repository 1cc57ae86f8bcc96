"""The processes that draw, and what they drew last.

A generation's designs are drawn as soon as they are chosen, those that take longest first, so that
whoever fetches them finds them ready. Kept, so that each is drawn once.
"""

from __future__ import annotations

import os
import queue
import threading
from collections import OrderedDict
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial

from model.garment.design import Design
from model.garment.silhouette import Silhouette
from plugin_server.generation.generation import Generation, Variation
from plugin_server.imaging.drawing_process import DrawingProcess
from plugin_server.imaging.effort import effort
from plugin_server.imaging.orders import Files, Order, outline_bytes
from plugin_server.sketch.lines import outline_of

PREVIEW = 512  # pixels of the PNG that is drawn beside the SVG: the panel's thumbnails
KEPT = 20  # orders, half a megabyte each
_PROCESSES = 2  # a core each; a third would wait for the others

Key = tuple[str, int, int]  # generation, index, pixels


class Drawings:
    """Drawn designs, which any thread may ask for."""

    def __init__(self) -> None:
        count = min(_PROCESSES, os.cpu_count() or 1)
        self._threads = ThreadPoolExecutor(count, thread_name_prefix="drawing")
        self._processes = [DrawingProcess() for _ in range(count)]
        self._idle: queue.SimpleQueue[DrawingProcess] = queue.SimpleQueue()
        for process in self._processes:
            self._idle.put(process)
        self._lock = threading.Lock()
        self._kept: OrderedDict[Key, Future[Files]] = OrderedDict()

    def start(self) -> None:
        """Starts the processes before they are needed."""
        for _ in self._processes:
            process = self._idle.get()
            try:
                process.start()
            finally:
                self._idle.put(process)

    def begin(self, generation: Generation) -> None:
        """Has all designs of a generation drawn."""
        designs = [
            (effort(Design(tuple(each.design.items()))), each)
            for each in generation.variations
            if each.design is not None
        ]
        for _, variation in sorted(designs, key=lambda pair: pair[0], reverse=True):
            self._ordered(generation, variation, PREVIEW)

    def svg(self, generation: Generation, variation: Variation) -> str:
        """The vectors of a variation that is a design."""
        return self._ordered(generation, variation, PREVIEW).result().svg

    def png(self, generation: Generation, variation: Variation, side: int) -> bytes:
        """The picture of a variation that is a design, `side` pixels a side."""
        return self._ordered(generation, variation, side).result().png

    def close(self) -> None:
        """Ends the processes; nothing is drawn any more."""
        self._threads.shutdown(cancel_futures=True)
        for process in self._processes:
            process.close()

    def _ordered(self, generation: Generation, variation: Variation, side: int) -> Future[Files]:
        key = (generation.id, variation.index, side)
        with self._lock:
            files = self._kept.get(key)
            if files is None or (files.done() and files.exception() is not None):
                order = partial(_order, generation, variation, side)
                files = self._threads.submit(lambda: self._drawn(order()))
                self._kept[key] = files
            self._kept.move_to_end(key)
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
            return files

    def _drawn(self, order: Order) -> Files:
        process = self._idle.get()
        try:
            return process.draw(order)
        finally:
            self._idle.put(process)


def drawn_outline(generation: Generation) -> Silhouette | None:
    """The silhouette that a generation's designs stand in, where its sketch has an effect."""
    if generation.sketch is None or generation.ignores("sketch"):
        return None
    return outline_of(generation.sketch)


def _order(generation: Generation, variation: Variation, side: int) -> Order:
    outline = drawn_outline(generation)
    return Order(
        tuple((variation.design or {}).items()),
        b"" if outline is None else outline_bytes(outline),
        generation.request.strength,
        svg=side == PREVIEW,
        side=side,
    )
