"""What lies on a piece inside its outline: weave, print, sheen, quilting and soft shading."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from model.garment.design import Design
from model.garment.draft.piece import Piece
from model.garment.drawing import Group, Paint, Shape, sliver
from model.garment.geometry import Path, Point, compound, cubic, rectangle
from model.garment.inks import Inks
from model.garment.oklch import lighter, oklch
from model.garment.prints.cell import Cell, Layer
from model.garment.prints.lay import Frame, clipped_box, lay
from model.garment.prints.of_design import cell_of
from model.garment.prints.placement import placement
from model.garment.quilting import QUILTED, spacing
from model.garment.surfaces import surface

# Highlights as shares of a piece's box: x, upper y, lower y, width.
_STREAKS = (
    (0.3, 0.12, 0.62, 0.05),
    (0.68, 0.3, 0.92, 0.045),
    (0.44, 0.58, 0.97, 0.03),
    (0.8, 0.1, 0.4, 0.025),
)
_STITCHED = 8.4  # units across: a dragon's scales are too small for a stitched outline


@cache
def _puff(size: float) -> Cell:
    """The shade below a channel, as a repeat of `size` cm."""
    return Cell(size, size, (Layer("puff", rectangle(0, 0.62 * size, size, 0.98 * size)),))


class Cloth:
    """The cloth of one design on one canvas."""

    def __init__(
        self, design: Design, frame: Frame, unit: float, pieces: Sequence[Piece], *, shading: bool
    ) -> None:
        self.inks = Inks(design)
        self.unit = unit
        self._design = design
        self._frame = frame
        self._shading = shading
        self._surface = surface(design.choice("fabric"))
        self._pieces = pieces
        self._has_skirt = any(p.region == "skirt" for p in pieces)
        self._cell = cell_of(design)

    def place_point(self, p: Point) -> Point:
        """From cm to canvas units."""
        f = self._frame
        return f.scale * p[0] + f.dx, f.scale * p[1] + f.dy

    def place(self, path: Path) -> Path:
        """A path from cm to canvas units."""
        return path.map(self.place_point)

    def fill(self, piece: Piece, fill: str) -> str:
        """The colour of a piece, after colour blocking."""
        if piece.ink == "base" and self.inks.second_sleeves and piece.region == "sleeve":
            return self.inks.secondary
        return fill

    def fill_paint(self, piece: Piece, fill: str) -> Paint:
        """The paint of a piece's cloth; sheer cloth lets the back show."""
        alpha = self._surface.alpha if piece.cloth and piece.ink in ("base", "secondary") else 1.0
        return Paint(fill=fill, opacity=alpha)

    def surface_shapes(
        self, name: str, piece: Piece, outline: Path, fill: str
    ) -> list[Shape | Group]:
        """The shapes to be clipped to the piece, back to front."""
        if not piece.cloth:
            return []
        shapes: list[Shape | Group] = []
        if piece.printed and fill == self.inks.base:
            shapes += self._blocks(name, piece, outline)
            shapes += self._print(name, piece)
        shapes += self._weave(name, piece, fill)
        if self._shading and piece.solid:
            shapes += self._light(name, piece, outline, fill)
        shapes += self._puffs(name, piece, fill)
        return shapes

    def _print(self, name: str, piece: Piece) -> list[Shape | Group]:
        design, cell = self._design, self._cell
        if cell is None:
            return []
        kind = design.choice("print_placement", "all_over")
        where = placement(piece, self._pieces, kind, cell, self._has_skirt)
        if where is None:
            return []
        one_row = where.row_at is not None or where.centre is not None
        angle = 0.0 if one_row else design.number("print_angle")
        layers = lay(cell, piece, self._frame, angle=angle, where=where)
        technique = design.choice("technique", "printed")
        shapes: list[Shape | Group] = []
        for i, (role, stamps) in enumerate(layers):
            paint = self._thread(self.inks.print_colour(role), technique, stamps.motif)
            shapes.append(Shape(f"{name}-print-{i + 1}", stamps, paint))
        if where.within is not None:
            return [Group(f"{name}-print-clip", tuple(shapes), clip=self.place(where.within))]
        return shapes

    def _thread(self, colour: str, technique: str, motif: Path) -> Paint:
        if technique == "embroidered":
            if motif.contour_size * self._frame.scale < _STITCHED * self.unit:
                return Paint(fill=colour)
            lightness = oklch(colour)[0]
            thread = lighter(colour, -0.16 if lightness > 0.45 else 0.2)
            return Paint(fill=colour, stroke=thread, width=1.5 * self.unit,
                         dash=(3.4 * self.unit, 2.2 * self.unit))  # fmt: skip
        if technique == "sashiko":
            return Paint(stroke=colour, width=1.7 * self.unit,
                         dash=(5.0 * self.unit, 2.6 * self.unit))  # fmt: skip
        return Paint(fill=colour, opacity=0.8 if technique == "woven" else 1.0)

    def _blocks(self, name: str, piece: Piece, outline: Path) -> list[Shape | Group]:
        """Colour blocking and ombré: bands across the piece."""
        kind = self._design.choice("print")
        if kind not in ("colour_block", "ombre") or piece.region == "trim":
            return []
        left, top, right, bottom = clipped_box(outline)
        if kind == "colour_block":
            if piece.region not in ("body", "skirt", "leg"):
                return []
            y = self.place_point((0.0, 22.0))[1]
            if not top < y < bottom:
                y = top + 0.55 * (bottom - top)
            upper = rectangle(left - 2, top - 2, right + 2, y)
            stripe = rectangle(left - 2, y, right + 2, y + 26 * self.unit)
            return [
                Shape(f"{name}-block", upper, Paint(fill=self.inks.secondary)),
                Shape(f"{name}-stripe", stripe, Paint(fill=self.inks.fill("accent"))),
            ]
        fade = rectangle(left - 2, top - 2, right + 2, bottom + 2)
        middle = (left + right) / 2
        span = ((middle, top + 0.25 * (bottom - top)), (middle, bottom))
        return [Shape(f"{name}-fade", fade, Paint(fill=self.inks.secondary, fade=span))]

    def _weave(self, name: str, piece: Piece, fill: str) -> list[Shape | Group]:
        if piece.region == "trim":
            return []
        lightness = oklch(fill)[0]
        tones = {
            "shade": lighter(fill, -0.26 if lightness > 0.42 else 0.24),
            "light": lighter(fill, 0.16 if lightness < 0.86 else -0.1),
            "fleck": self.inks.secondary,
            "fleck2": self.inks.fill("accent"),
        }
        strength = self._surface.strength
        layers = [
            layer
            for cell, angle in self._surface.cells
            for layer in lay(cell, piece, self._frame, angle=angle)
        ]
        return [
            Shape(f"{name}-weave-{i + 1}", stamps, Paint(fill=tones[role], opacity=strength))
            for i, (role, stamps) in enumerate(layers)
        ]

    def _light(self, name: str, piece: Piece, outline: Path, fill: str) -> list[Shape | Group]:
        """Soft shade along the edge away from the light, and the sheen of glossy cloth."""
        shapes: list[Shape | Group] = []
        shade = self._surface.shade
        if shade:
            tone = lighter(fill, -0.3) if shade > 0 else lighter(fill, 0.22)
            # What the piece, moved towards the light, leaves uncovered: fills are even-odd.
            lit = outline.moved(-18 * self.unit, -13 * self.unit)
            shapes.append(
                Shape(f"{name}-shade", outline.and_(lit), Paint(fill=tone, opacity=abs(shade)))
            )
        for i, path in enumerate(piece.folds):
            shapes.append(
                Shape(
                    f"{name}-fold-shade-{i + 1}",
                    sliver(self.place(path), 15 * self.unit),
                    Paint(fill=lighter(fill, -0.22), opacity=0.3),
                )
            )
        sheen = self._surface.sheen
        if sheen and piece.region in ("body", "skirt", "sleeve", "leg"):
            shapes.append(
                Shape(
                    f"{name}-sheen",
                    self._sheen(outline),
                    Paint(
                        fill=lighter(fill, 0.2 if sheen > 0 else -0.16), opacity=0.6 * abs(sheen)
                    ),
                )
            )
        return shapes

    def _sheen(self, outline: Path) -> Path:
        """Long soft highlights that follow the length of the piece."""
        left, top, right, bottom = clipped_box(outline)
        w, h = right - left, bottom - top
        streaks = []
        for x, y0, y1, wide in _STREAKS:
            a, b = (left + x * w, top + y0 * h), (left + (x - 0.03) * w, top + y1 * h)
            streaks.append(cubic(a, (a[0] + wide * w, a[1] + 0.2 * h), (b[0] + wide * w, b[1] - 0.2
                                 * h), b).then(cubic(b, (b[0] - 0.4 * wide * w, b[1] - 0.2 * h),
                                 (a[0] - 0.5 * wide * w, a[1] + 0.2 * h), a)).closed())  # fmt: skip
        return compound(streaks)

    def _puffs(self, name: str, piece: Piece, fill: str) -> list[Shape | Group]:
        if self._design.choice("quilting", "none") != "channels" or piece.region not in QUILTED:
            return []
        paint = Paint(fill=lighter(fill, -0.12), opacity=0.4)
        rows = lay(_puff(spacing(piece)), piece, self._frame)
        return [Shape(f"{name}-puff-{i + 1}", stamps, paint) for i, (_, stamps) in enumerate(rows)]
