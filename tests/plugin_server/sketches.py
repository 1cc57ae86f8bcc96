"""Drawings for tests, good and hostile, as they come over HTTP."""

from __future__ import annotations

import base64
import io
import struct
import zlib

from PIL import Image, ImageDraw


def sent(data: bytes, media_type: str = "image/png") -> dict[str, str]:
    """The `sketch` of a request."""
    return {"media_type": media_type, "data": base64.b64encode(data).decode()}


def drawing(kind: str = "PNG", size: tuple[int, int] = (80, 60), mode: str = "RGB") -> bytes:
    """A black frame on white, or on transparent for RGBA."""
    image = Image.new(mode, size, (255, 255, 255, 0)[: len(mode)])
    ImageDraw.Draw(image).rectangle((10, 10, 40, 50), outline=(0, 0, 0, 255)[: len(mode)], width=3)
    buffer = io.BytesIO()
    image.save(buffer, kind)
    return buffer.getvalue()


def animation() -> bytes:
    frames = [Image.new("RGB", (20, 20), colour) for colour in ("red", "blue")]
    buffer = io.BytesIO()
    frames[0].save(buffer, "PNG", save_all=True, append_images=frames[1:])
    return buffer.getvalue()


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png_bomb(width: int = 50_000, height: int = 50_000) -> bytes:
    """A PNG of a few kilobytes that declares a picture of gigabytes."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    data = zlib.compress(b"\0" * 1_000_000, 9)
    return (
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", header)
        + _chunk(b"IDAT", data)
        + _chunk(b"IEND", b"")
    )


def text_bomb() -> bytes:
    """A small PNG with a compressed text chunk that unpacks to 200 MB."""
    good = drawing()
    data = b"Comment\0\0" + zlib.compress(b"\0" * 200_000_000, 9)
    return good[:33] + _chunk(b"zTXt", data) + good[33:]


def svg(inside: str = "", attributes: str = 'width="40" height="30"') -> bytes:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'{attributes}><path d="M 5 5 L 30 5 L 30 25 Z" fill="none" stroke="#000"/>{inside}</svg>'
    ).encode()
