"""A drawing as SVG in the dialect that Figma, Illustrator, Inkscape and Penpot read alike.

Absolute M L C Z with all transforms baked in, presentation attributes, hex colours with separate
opacities, one path a clip, no pattern, mask, filter, use, style sheet or text (`dialect` checks).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from model.garment.drawing import Drawing, Group, Shape, Stamps
from model.garment.geometry import Path
from model.garment.path_text import path_texts

Texts = Mapping[int, str]  # the `d` attribute of a path, by its `id()`: many share a path


def _paths(groups: tuple[Group | Shape, ...]) -> Iterator[Path | Stamps]:
    """All paths that are written: of shapes and of clips."""
    for each in groups:
        if isinstance(each, Shape):
            yield each.path
        else:
            yield from _paths(each.children)
            if each.clip is not None:
                yield each.clip


def _shape(shape: Shape, texts: Texts, defs: list[str]) -> str:
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
    parts.append(f'd="{texts[id(shape.path)]}"/>')
    return " ".join(parts)


def _group(group: Group, texts: Texts, clips: list[str]) -> str:
    inner = "\n".join(
        _shape(child, texts, clips) if isinstance(child, Shape) else _group(child, texts, clips)
        for child in group.children
    )
    if group.clip is None:
        return f'<g id="{group.id}">\n{inner}\n</g>'
    clip = f"clip-{group.id}"
    clips.append(f'<clipPath id="{clip}"><path d="{texts[id(group.clip)]}"/></clipPath>')
    return f'<g id="{group.id}" clip-path="url(#{clip})">\n{inner}\n</g>'


def svg(drawing: Drawing) -> str:
    """The drawing as SVG text, beginning at `<svg`."""
    paths = {id(path): path for path in _paths(drawing.groups)}
    texts = dict(zip(paths, path_texts(list(paths.values())), strict=True))
    clips: list[str] = []
    body = "\n".join(_group(group, texts, clips) for group in drawing.groups)
    defs = f"<defs>\n{chr(10).join(clips)}\n</defs>\n" if clips else ""
    w, h = drawing.width, drawing.height
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{w}" height="{h}" '
        f'viewBox="0 0 {w} {h}">\n{defs}{body}\n</svg>\n'
    )
