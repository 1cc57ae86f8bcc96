"""The drawings of the last variations, so that SVG and PNG of one are drawn once."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field

from model.garment.drawing import Drawing

KEPT = 24  # drawings; a large print takes about 5 MB

Key = tuple[str, int]  # generation, index


@dataclass
class _Place:
    lock: threading.Lock = field(default_factory=threading.Lock)
    drawing: Drawing | None = None


class Drawings:
    """A small memory; safe for several threads, of which only one draws a variation."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._places: OrderedDict[Key, _Place] = OrderedDict()

    def get(self, key: Key, draw: Callable[[], Drawing]) -> Drawing:
        """The drawing that is kept, or the one that `draw` makes."""
        with self._lock:
            place = self._places.setdefault(key, _Place())
            self._places.move_to_end(key)
            while len(self._places) > KEPT:
                self._places.popitem(last=False)
        with place.lock:
            if place.drawing is None:
                place.drawing = draw()
            return place.drawing
