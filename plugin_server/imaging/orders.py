"""One design to draw as SVG and PNG, as values and as the bytes that pass between two processes.

A frame is the length of a JSON head in four bytes, the head, and the blobs whose lengths stand in
it. No pickle: nothing that is read can run.
"""

from __future__ import annotations

import io
import json
import struct
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, BinaryIO

import numpy as np

from model.garment.design import Design
from model.garment.fields import FieldValue
from model.garment.silhouette import Silhouette
from plugin_server.imaging import flats

_LENGTH = struct.Struct("<I")


@dataclass(frozen=True)
class Order:
    """What is to be drawn, and in which forms."""

    values: tuple[tuple[str, FieldValue], ...]  # of the design
    outline: bytes = b""  # of `outline_bytes`; empty where there is none
    strength: float = 1.0  # see `flats.drawn`
    svg: bool = False
    side: int = 0  # pixels of the PNG; 0 for none


@dataclass(frozen=True)
class Files:
    """The drawn design; empty in a form that was not ordered."""

    svg: str
    png: bytes


def filled(order: Order) -> Files:
    """Draws what is ordered."""
    outline = _outline(order.outline) if order.outline else None
    drawing = flats.drawn(Design(order.values), outline, order.strength)
    svg = flats.svg_text(drawing) if order.svg else ""
    return Files(svg, flats.png_bytes(drawing, order.side) if order.side else b"")


@lru_cache(maxsize=4)
def outline_bytes(outline: Silhouette) -> bytes:
    """A silhouette in numpy's own format."""
    buffer = io.BytesIO()
    frame = np.array([outline.scale, outline.left, outline.top])
    np.savez(buffer, mask=outline.mask, cells=outline.cells, line=outline.line, frame=frame)
    return buffer.getvalue()


@lru_cache(maxsize=2)
def _outline(data: bytes) -> Silhouette:
    with np.load(io.BytesIO(data), allow_pickle=False) as arrays:
        return Silhouette(
            arrays["mask"], arrays["cells"], arrays["line"], *arrays["frame"].tolist()
        )


def send_order(stream: BinaryIO, order: Order) -> None:
    """Writes an order."""
    head = {
        "values": order.values,
        "strength": order.strength,
        "svg": order.svg,
        "side": order.side,
    }
    _send(stream, head, [order.outline])


def receive_order(stream: BinaryIO) -> Order:
    """The next order.

    Raises:
        EOFError: there is none any more.
    """
    head, (outline,) = _receive(stream)
    head["values"] = tuple((name, value) for name, value in head["values"])
    return Order(outline=outline, **head)


def send_files(stream: BinaryIO, files: Files) -> None:
    """Writes what was drawn."""
    _send(stream, {}, [files.svg.encode(), files.png])


def send_failure(stream: BinaryIO, reason: str) -> None:
    """Writes, instead of files, why there are none."""
    _send(stream, {"reason": reason}, [])


def receive_files(stream: BinaryIO) -> Files:
    """What was drawn.

    Raises:
        EOFError: the other process has ended.
        RuntimeError: it could not be drawn; the message says why.
    """
    head, blobs = _receive(stream)
    if "reason" in head:
        raise RuntimeError(f"the design could not be drawn: {head['reason']}")
    svg, png = blobs
    return Files(svg.decode(), png)


def _send(stream: BinaryIO, head: dict[str, Any], blobs: Sequence[bytes]) -> None:
    text = json.dumps(head | {"sizes": [len(blob) for blob in blobs]}).encode()
    stream.write(b"".join((_LENGTH.pack(len(text)), text, *blobs)))
    stream.flush()


def _receive(stream: BinaryIO) -> tuple[dict[str, Any], list[bytes]]:
    (length,) = _LENGTH.unpack(_exactly(stream, _LENGTH.size))
    head = json.loads(_exactly(stream, length))
    return head, [_exactly(stream, size) for size in head.pop("sizes")]


def _exactly(stream: BinaryIO, size: int) -> bytes:
    data = stream.read(size)
    if len(data) < size:
        raise EOFError(f"the stream ended after {len(data)} of {size} bytes")
    return data
