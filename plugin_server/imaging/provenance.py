"""What made a picture, inside the picture: a PNG iTXt chunk named `Tenfold` with JSON.

Written between IHDR and the rest, without decoding a pixel. PNG specification (third edition),
sections 5.3 and 11.3.3.4.
"""

from __future__ import annotations

import json
from typing import Any

from plugin_server.imaging.png import SIGNATURE, chunk

KEYWORD = "Tenfold"
_HEAD_END = len(SIGNATURE) + 12 + 13  # IHDR: length, type, CRC and 13 bytes


def stamped(png: bytes, made_by: dict[str, Any]) -> bytes:
    """The same picture, which says what made it.

    Args:
        png: a PNG without such a chunk.
        made_by: JSON values: model, version, seed, prompt and whatever else makes it again.

    Raises:
        ValueError: not a PNG.
    """
    if not png.startswith(SIGNATURE) or png[12:16] != b"IHDR":
        raise ValueError("not a PNG: it has no signature with an IHDR behind it")
    text = json.dumps(made_by, ensure_ascii=False, separators=(",", ":")).encode()
    # Keyword, end; not compressed, method 0; no language tag, no translated keyword.
    data = KEYWORD.encode() + b"\0" + b"\0\0" + b"\0" + b"\0" + text
    return png[:_HEAD_END] + chunk(b"iTXt", data) + png[_HEAD_END:]
