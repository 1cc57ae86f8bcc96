"""A drawing as SVG in the dialect that Figma, Illustrator, Inkscape and Penpot read alike.

Absolute M L C Z with all transforms baked in, presentation attributes, hex colours with separate
opacities, one path a clip, no pattern, mask, filter, use, style sheet or text (`dialect` checks).
"""

from __future__ import annotations

from itertools import chain

from model.garment.drawing import Drawing, Group, Shape, Stamps
from model.garment.geometry import Path

_FINE = {
    "M": "M %.2f %.2f ",
    "L": "L %.2f %.2f ",
    "C": "C %.2f %.2f %.2f %.2f %.2f %.2f ",
    "Z": "Z ",
}
_COARSE = {verb: text.replace("%.2f", "%.1f") for verb, text in _FINE.items()}


def path_data(path: Path) -> str:
    """The `d` attribute, to a hundredth of a unit."""
    pattern = "".join(map(_FINE.__getitem__, path.verbs))
    return (pattern % tuple(chain.from_iterable(path.points))).rstrip()


def _stamp_data(stamps: Stamps) -> str:
    """The `d` attribute of all copies, to a tenth of a unit."""
    pattern = "".join(map(_COARSE.__getitem__, stamps.motif.verbs)) * len(stamps)
    return (pattern % tuple(stamps.points().ravel().tolist())).rstrip()


def _shape(shape: Shape, defs: list[str]) -> str:
    paint = shape.paint
    parts = [f'<path id="{shape.id}"']
    if paint.fill and paint.fade:
        (x1, y1), (x2, y2) = paint.fade
        defs.append(
            f'<linearGradient id="grad-{shape.id}" gradientUnits="userSpaceOnUse" '
            f'x1="{x1:.2f}" y1="{y1:.2f}" x2="{x2:.2f}" y2="{y2:.2f}">'
            f'<stop offset="0" stop-color="{paint.fill}" stop-opacity="0"/>'
            f'<stop offset="1" stop-color="{paint.fill}" stop-opacity="{paint.opacity:g}"/>'
            "</linearGradient>"
        )
        parts.append(f'fill="url(#grad-{shape.id})" fill-rule="evenodd"')
    elif paint.fill:
        parts.append(f'fill="{paint.fill}" fill-rule="evenodd"')
        if paint.opacity < 1:
            parts.append(f'fill-opacity="{paint.opacity:g}"')
    else:
        parts.append('fill="none"')
    if paint.stroke:
        parts.append(
            f'stroke="{paint.stroke}" stroke-width="{paint.width:g}" stroke-linecap="round" '
            'stroke-linejoin="round" stroke-miterlimit="4"'
        )
        if paint.opacity < 1:
            parts.append(f'stroke-opacity="{paint.opacity:g}"')
        if paint.dash:
            parts.append(f'stroke-dasharray="{" ".join(f"{d:g}" for d in paint.dash)}"')
    else:
        parts.append('stroke="none"')
    path = shape.path
    data = _stamp_data(path) if isinstance(path, Stamps) else path_data(path)
    parts.append(f'd="{data}"/>')
    return " ".join(parts)


def _group(group: Group, clips: list[str]) -> str:
    inner = "\n".join(
        _shape(child, clips) if isinstance(child, Shape) else _group(child, clips)
        for child in group.children
    )
    if group.clip is None:
        return f'<g id="{group.id}">\n{inner}\n</g>'
    clip = f"clip-{group.id}"
    clips.append(f'<clipPath id="{clip}"><path d="{path_data(group.clip)}"/></clipPath>')
    return f'<g id="{group.id}" clip-path="url(#{clip})">\n{inner}\n</g>'


def svg(drawing: Drawing) -> str:
    """The drawing as SVG text, beginning at `<svg`."""
    clips: list[str] = []
    body = "\n".join(_group(group, clips) for group in drawing.groups)
    defs = f"<defs>\n{chr(10).join(clips)}\n</defs>\n" if clips else ""
    w, h = drawing.width, drawing.height
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{w}" height="{h}" '
        f'viewBox="0 0 {w} {h}">\n{defs}{body}\n</svg>\n'
    )
