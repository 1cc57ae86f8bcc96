"""Memory that a loaded model needs no more, back to the system; glibc keeps it otherwise.

Elsewhere the system's own allocator does so by itself.
"""

from __future__ import annotations

import ctypes
import gc
import sys

_ARENA_MAX = -8  # M_ARENA_MAX of <malloc.h>
_ARENAS = 2


def few_arenas() -> None:
    """Lets threads share their memory: each of thirty would keep its own, 80 MB together."""
    limit = _glibc("mallopt")
    if limit is not None:
        limit(_ARENA_MAX, _ARENAS)


def give_back() -> None:
    """Returns what was freed: a compiler frees about 70 MB."""
    gc.collect()
    trim = _glibc("malloc_trim")
    if trim is not None:
        trim(0)


def _glibc(name: str) -> ctypes._NamedFuncPointer | None:
    if not sys.platform.startswith("linux"):
        return None
    return getattr(ctypes.CDLL(None), name, None)  # musl has neither
