"""The one thread that draws, and the drawings of the last variations.

One thread, because drawing holds the interpreter's lock: several would be no faster, and each
would keep memory of its own. Kept, so that SVG and PNG of a variation are drawn once.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from model.garment.drawing import Drawing

KEPT = 24  # drawings

Key = tuple[str, int]  # generation, index
T = TypeVar("T")


class Drawings:
    """A small memory that any thread may ask."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="drawing")
        self._kept: OrderedDict[Key, Drawing] = OrderedDict()  # of that thread alone

    def write(self, key: Key, draw: Callable[[], Drawing], writer: Callable[[Drawing], T]) -> T:
        """What `writer` makes of the drawing that is kept, or that `draw` makes."""
        return self._thread.submit(lambda: writer(self._drawing(key, draw))).result()

    def close(self) -> None:
        """Ends the thread; nothing is drawn any more."""
        self._thread.shutdown(cancel_futures=True)

    def _drawing(self, key: Key, draw: Callable[[], Drawing]) -> Drawing:
        drawing = self._kept.get(key) or draw()
        self._kept[key] = drawing
        self._kept.move_to_end(key)
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        return drawing
