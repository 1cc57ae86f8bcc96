"""A checker of the neutral SVG dialect: what Figma, Illustrator, Inkscape and Penpot all read.

Source of the rules: import behaviour of the four programs as known in 2026; each message names
the offending thing.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET  # our own output, never a stranger's

_SVG = "{http://www.w3.org/2000/svg}"
_ELEMENTS = frozenset(
    ("svg", "metadata", "g", "path", "defs", "clipPath", "linearGradient", "stop")
)
_ATTRIBUTES = {
    "svg": {"width", "height", "viewBox"},
    "metadata": set(),
    "g": {"id", "clip-path"},
    "path": {
        "id", "d", "fill", "fill-rule", "fill-opacity", "stroke", "stroke-width",
        "stroke-linecap", "stroke-linejoin", "stroke-miterlimit", "stroke-opacity",
        "stroke-dasharray",
    },
    "defs": set(),
    "clipPath": {"id"},
    "linearGradient": {"id", "gradientUnits", "x1", "y1", "x2", "y2"},
    "stop": {"offset", "stop-color", "stop-opacity"},
}  # fmt: skip
_ID = re.compile(r"[A-Za-z][A-Za-z0-9-]*")
_HEX = re.compile(r"#[0-9A-F]{6}")
_REFERENCE = re.compile(r"url\(#([A-Za-z0-9-]+)\)")
_DATA = re.compile(r"(?:[MLCZ](?: -?\d+(?:\.\d+)?)* ?)+")
MOST_POINTS = 5000


def faults(text: str) -> list[str]:
    """What in an SVG text leaves the dialect; empty when nothing does."""
    if not text.startswith("<svg"):
        return ["the text does not begin at <svg"]
    root = ET.fromstring(text)  # noqa: S314
    found: list[str] = []
    ids: set[str] = set()
    for element in root.iter():
        name = element.tag.removeprefix(_SVG)
        if name not in _ELEMENTS:
            found.append(f"element <{name}>")
            continue
        found += [f"{name} has {a}" for a in element.attrib if a not in _ATTRIBUTES[name]]
        if "id" in element.attrib:
            found += _id_faults(element.attrib["id"], ids)
        for key in ("fill", "stroke", "stop-color"):
            value = element.attrib.get(key, "none")
            if value != "none" and not _HEX.fullmatch(value) and not _REFERENCE.fullmatch(value):
                found.append(f"{key} is {value}")
        if name == "path":
            found += _path_faults(element)
    references = set(_REFERENCE.findall(text))
    found += [f"reference to {r}, which is not there" for r in references - ids]
    for clip in root.iter(f"{_SVG}clipPath"):
        if len(clip) != 1 or clip[0].tag != f"{_SVG}path":
            found.append(f"clip {clip.attrib['id']} is not one path")
    return found


def _id_faults(name: str, ids: set[str]) -> list[str]:
    found = []
    if not _ID.fullmatch(name):
        found.append(f"id {name!r}")
    if name.lower() in {i.lower() for i in ids if len(i) == len(name)}:
        found.append(f"id {name} twice")
    ids.add(name)
    return found


def _path_faults(element: ET.Element) -> list[str]:
    data = element.attrib["d"]
    name = element.attrib.get("id", "of a clip")
    found = []
    if not _DATA.fullmatch(data):
        found.append(f"path {name} has data outside absolute M L C Z: {data[:60]}")
    points = data.count("M") + data.count("L") + data.count("C")
    if points > MOST_POINTS:
        found.append(f"path {name} has {points} anchor points; {MOST_POINTS} is the most")
    if element.attrib.get("fill", "none") != "none" and data.count("M") != data.count("Z"):
        found.append(f"path {name} is filled and not closed")
    dashes = element.attrib.get("stroke-dasharray", "1 1").split()
    if len(dashes) % 2 or any(float(d) <= 0 for d in dashes):
        found.append(f"path {name} has dashes {dashes}")
    return found
