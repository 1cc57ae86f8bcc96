"""PNG as we write it: flat areas of colour, quickly.

Pillow chooses a filter for each row, which takes longer than drawing the picture. Every row as its
difference to the one above it is the right choice for nearly all of a flat: measured on 512 pixels,
the file is a sixth smaller and takes two fifths of the time. PNG specification (third edition),
sections 5.3, 9.2 and 11.2.
"""

from __future__ import annotations

import struct
import zlib

import numpy as np
import numpy.typing as npt

SIGNATURE = b"\x89PNG\r\n\x1a\n"
_RGB = 2  # colour type
_UP = 2  # filter: the difference to the row above
_LEVEL = 1  # the next ones take twice the time for a tenth of the bytes


def chunk(kind: bytes, data: bytes) -> bytes:
    """One chunk: length, type, data and check sum."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png_of(pixels: npt.NDArray[np.uint8]) -> bytes:
    """A picture, uint8 [height, width, 3], as PNG."""
    height, width, _ = pixels.shape
    flat = pixels.reshape(height, 3 * width)
    rows = np.empty((height, 1 + 3 * width), np.uint8)
    rows[:, 0] = _UP
    rows[0, 1:] = flat[0]
    np.subtract(flat[1:], flat[:-1], out=rows[1:, 1:])
    head = struct.pack(">IIBBBBB", width, height, 8, _RGB, 0, 0, 0)
    return b"".join((
        SIGNATURE, chunk(b"IHDR", head), chunk(b"IDAT", zlib.compress(rows.data, _LEVEL)),
        chunk(b"IEND", b""),
    ))  # fmt: skip
