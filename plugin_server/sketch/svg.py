"""An SVG from outside: parsed without entities, rebuilt from an allow-list, then rasterised.

Nothing of the sender's file reaches the rasteriser: what is not a shape with plain attributes is
either refused (scripts, references, pictures: a sketch needs none of them) or left behind.
"""

from __future__ import annotations

import io
import re
from xml.etree import ElementTree

from defusedxml import DefusedXmlException
from defusedxml import ElementTree as SafeElementTree
from PIL import Image

from plugin_server.errors import SketchDamagedError, SketchTooLargeError, SketchUnsafeError

MAX_BYTES = 1024 * 1024
MAX_NODES = 20_000
MAX_DEPTH = 64
SIDE = 1024  # pixels of the raster's long side: enough for every generator

_SVG = "{http://www.w3.org/2000/svg}"
_DRAWN = frozenset({"svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon"})
_REFUSED = frozenset(
    {
        *("script", "foreignObject", "use", "image", "style", "iframe", "embed", "object"),
        *("audio", "video", "animate", "animateMotion", "animateTransform", "set", "feImage"),
    }
)
_ATTRIBUTES = frozenset(
    {
        *("d", "points", "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry"),
        *("width", "height", "viewBox", "transform", "opacity", "fill", "fill-rule"),
        *("fill-opacity", "stroke", "stroke-width", "stroke-opacity", "stroke-linecap"),
        *("stroke-linejoin", "stroke-miterlimit", "stroke-dasharray", "display", "visibility"),
    }
)
_URL = re.compile(r"url\s*\(|@import", re.IGNORECASE)
_INSIDE = re.compile(r"""url\s*\(\s*["']?#[^)"']*["']?\s*\)""", re.IGNORECASE)


def _local(tag: object) -> str:
    return str(tag).removeprefix(_SVG)


def _parse(data: bytes) -> ElementTree.Element:
    if len(data) > MAX_BYTES:
        raise SketchTooLargeError(size=f"an SVG of {len(data)} bytes", limit=f"{MAX_BYTES} bytes")
    try:
        return SafeElementTree.fromstring(data, forbid_dtd=True)
    except DefusedXmlException as error:
        raise SketchUnsafeError(part="a document type or entities") from error
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        raise SketchDamagedError(reason=f"it is not well-formed XML ({error})") from error


def _attributes(element: ElementTree.Element) -> dict[str, str]:
    """The attributes of an element that draw, those of its `style` among them.

    Raises:
        SketchUnsafeError: an attribute runs something or points outside the file.
    """
    given = {name.rsplit("}", 1)[-1]: value for name, value in element.attrib.items()}
    for declaration in given.pop("style", "").split(";"):
        name, _, value = declaration.partition(":")
        given[name.strip()] = value.strip()
    return {name: _plain(value) for name, value in given.items() if _draws(name, value)}


def _draws(name: str, value: str) -> bool:
    if name.lower().startswith("on"):
        raise SketchUnsafeError(part=f"the event handler {name!r}")
    inside = value.lstrip().startswith("#")
    if name in ("href", "src") and not inside:
        raise SketchUnsafeError(part=f"the reference {value[:60]!r}")
    if _URL.search(value) and not _INSIDE.fullmatch(value.strip()):
        raise SketchUnsafeError(part=f"the reference {value[:60]!r}")
    return name in _ATTRIBUTES


def _plain(value: str) -> str:
    """The value; for a gradient or pattern in the file, the middle grey that stands for it."""
    return "#808080" if _URL.search(value) else value


def rebuild(data: bytes) -> bytes:
    """The drawing alone, as SVG that we wrote: allowed shapes with allowed attributes.

    Raises:
        SketchTooLargeError: more than 1 MiB, 20,000 elements or 64 levels.
        SketchDamagedError: not SVG.
        SketchUnsafeError: it holds a script, a reference, a picture, a style sheet or entities.
    """
    source = _parse(data)
    if _local(source.tag) != "svg":
        raise SketchDamagedError(reason=f"its root is {_local(source.tag)!r}, not 'svg'")
    root = ElementTree.Element("svg", {"xmlns": "http://www.w3.org/2000/svg"})
    # An explicit stack: the depth is the sender's choice, and Python's recursion is not for that.
    waiting = [(source, root, 1)]
    nodes = 0
    while waiting:
        element, copy, depth = waiting.pop()
        nodes += 1
        if nodes > MAX_NODES or depth > MAX_DEPTH:
            raise SketchTooLargeError(
                size=f"an SVG of over {nodes - 1} elements, {depth} deep",
                limit=f"{MAX_NODES} elements, {MAX_DEPTH} deep",
            )
        for name, value in _attributes(element).items():
            copy.set(name, value)
        for child in element:
            local = _local(child.tag)
            if local in _REFUSED:
                raise SketchUnsafeError(part=f"<{local}>")
            if local in _DRAWN:
                waiting.append((child, ElementTree.SubElement(copy, local), depth + 1))
            else:
                # Left behind, but looked through: what it hides must be as harmless as the rest.
                waiting.append((child, ElementTree.Element(local), depth + 1))
    return ElementTree.tostring(root)


def rasterize(data: bytes) -> Image.Image:
    """The drawing at 1024 pixels on its long side, RGBA on transparent.

    Raises:
        SketchTooLargeError, SketchDamagedError, SketchUnsafeError: as `rebuild`.
    """
    import resvg_py  # only here: it is not needed at the start

    plain = rebuild(data)
    try:
        # Both sides: with one alone, a long thin drawing would become a picture of gigabytes.
        png = bytes(
            resvg_py.svg_to_bytes(
                svg_string=plain.decode(), width=SIDE, height=SIDE, skip_system_fonts=True
            )
        )
        with Image.open(io.BytesIO(png), formats=("PNG",)) as image:
            image.load()
    except Exception as error:  # resvg's bindings raise what they like
        raise SketchDamagedError(reason=f"it cannot be drawn ({error})") from error
    return image
