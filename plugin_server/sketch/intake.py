"""A sketch as it was sent, into a plain PNG that we made ourselves.

Every check comes before the work that it protects: the length before base64, the magic bytes
before Pillow, the declared size before the pixels. What leaves here is re-encoded, so that no
metadata, colour profile or trailing data of the sender passes.
"""

from __future__ import annotations

import base64
import binascii
import io
import warnings
from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageOps, UnidentifiedImageError

from plugin_server.errors import SketchDamagedError, SketchTooLargeError, SketchTypeError
from plugin_server.schema.requests import SketchInput
from plugin_server.sketch.svg import rasterize

MAX_BYTES = 8 * 1024 * 1024  # of the decoded file
MAX_SIDE = 4096  # pixels; Figma exports no more
_FORMATS = {"image/png": "PNG", "image/jpeg": "JPEG", "image/webp": "WEBP"}


@dataclass(frozen=True)
class Sketch:
    """A checked drawing on white."""

    png: bytes  # RGB
    media_type: str  # as it was sent
    width: int  # pixels
    height: int


def _magic_fits(media_type: str, data: bytes) -> bool:
    match media_type:
        case "image/png":
            return data.startswith(b"\x89PNG\r\n\x1a\n")
        case "image/jpeg":
            return data.startswith(b"\xff\xd8\xff")
        case "image/webp":
            return data.startswith(b"RIFF") and data[8:12] == b"WEBP"
    return b"<svg" in data[:4096]


def _decode_base64(text: str) -> bytes:
    if len(text) > MAX_BYTES * 4 // 3 + 4:
        raise SketchTooLargeError(size=f"{len(text)} base64 characters", limit=f"{MAX_BYTES} bytes")
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError) as error:
        raise SketchDamagedError(reason=f"it is not base64 ({error})") from error


def _read_picture(data: bytes, media_type: str) -> Image.Image:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=(_FORMATS[media_type],)) as image:
                _check_size(image.width, image.height)
                if getattr(image, "n_frames", 1) > 1:
                    raise SketchDamagedError(reason="it is an animation; send one picture")
                image.load()
                return _on_white(ImageOps.exif_transpose(image))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise SketchTooLargeError(size=str(error), limit=f"{MAX_SIDE} pixels a side") from error
    except UnidentifiedImageError as error:
        raise SketchDamagedError(reason=f"it is no {media_type}") from error
    except (OSError, SyntaxError, ValueError, EOFError) as error:
        raise SketchDamagedError(reason=str(error)) from error


def _check_size(width: int, height: int) -> None:
    if max(width, height) > MAX_SIDE:
        raise SketchTooLargeError(size=f"{width} x {height} pixels", limit=f"{MAX_SIDE} a side")


def _on_white(image: Image.Image) -> Image.Image:
    layer = image.convert("RGBA")
    page = Image.new("RGBA", layer.size, "white")
    page.alpha_composite(layer)
    return page.convert("RGB")


def read_sketch(sent: SketchInput) -> Sketch:
    """The drawing on a white page.

    Raises:
        SketchTypeError: the bytes are not of the media type that was said.
        SketchTooLargeError: too many bytes, or more than 4096 pixels a side.
        SketchDamagedError: it can't be decoded whole, or is an animation.
        SketchUnsafeError: an SVG with a script, a reference or anything else that draws nothing.
    """
    data = _decode_base64(sent.data)
    if not _magic_fits(sent.media_type, data):
        raise SketchTypeError(media_type=sent.media_type)
    if sent.media_type == "image/svg+xml":
        image = _on_white(rasterize(data))
    else:
        image = _read_picture(data, sent.media_type)
    buffer = io.BytesIO()
    # Through an array, so that only pixels pass: Pillow carries ICC and EXIF along otherwise.
    Image.fromarray(np.asarray(image)).save(buffer, "PNG", compress_level=1)
    return Sketch(buffer.getvalue(), sent.media_type, image.width, image.height)
