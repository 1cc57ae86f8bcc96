"""Memory that loading a model has used and needs no more, back to the system."""

from __future__ import annotations

import ctypes
import gc
import sys


def give_back() -> None:
    """Returns freed memory: glibc keeps what a compiler allocated and freed, about 70 MB.

    Elsewhere the system's own allocator does so by itself.
    """
    gc.collect()
    if not sys.platform.startswith("linux"):
        return
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)  # musl has none
    if trim is not None:
        trim(0)
