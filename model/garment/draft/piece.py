"""What drafting produces: pieces with an outline, a colour role and lines of given roles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from model.garment.geometry import Path, Point, parallel

Role = Literal["edge", "seam", "stitch", "fold", "detail", "hidden", "texture", "quilting"]
Ink = Literal[
    "base", "secondary", "accent", "trim", "lining", "inside", "band", "metal", "none", "dark"
]


@dataclass(frozen=True)
class Line:
    """A line of the drawing; its role decides weight and dash."""

    role: Role
    path: Path


@dataclass(frozen=True)
class Piece:
    """One named part: `outline` is filled with the colour of `ink`, then `lines` are drawn.

    `grain` is the origin and the angle (degrees from upright) of the cloth, for prints and
    texture. `cloth` pieces carry the fabric's surface, `printed` ones the print as well.
    `solid` pieces belong to the silhouette.
    """

    name: str
    outline: Path
    ink: Ink = "base"
    lines: tuple[Line, ...] = ()
    grain: tuple[Point, float] = ((0.0, 0.0), 0.0)
    cloth: bool = True
    printed: bool = True
    solid: bool = True
    folds: tuple[Path, ...] = field(default=())  # soft shadows follow these
    region: str = "body"  # where placements aim: body, sleeve, skirt, leg, collar, trim

    def with_lines(self, *more: Line) -> Piece:
        """The piece with more lines."""
        return replace(self, lines=self.lines + more)


def edge(path: Path) -> Line:
    """A free edge inside the silhouette."""
    return Line("edge", path)


def seam_line(path: Path) -> Line:
    """A seam, dart or style line."""
    return Line("seam", path)


def stitch(path: Path) -> Line:
    """A row of topstitching."""
    return Line("stitch", path)


def fold(path: Path) -> Line:
    """A fold of the cloth, tapered."""
    return Line("fold", path)


def detail(path: Path) -> Line:
    """A fine line: rib, zip teeth, buttonhole."""
    return Line("detail", path)


def lines_piece(name: str, lines: Sequence[Line]) -> tuple[Piece, ...]:
    """Lines alone, as a part of their own; nothing where there are none."""
    if not lines:
        return ()
    return (Piece(name, lines[0].path, "none", tuple(lines), cloth=False, printed=False,
                  solid=False, region="trim"),)  # fmt: skip


def binding(name: str, path: Path, width: float) -> Piece:
    """A strip along an edge, in the accent colour; `width` to the side of `parallel`."""
    outline = path.then(parallel(path, width).reversed()).closed()
    return Piece(name, outline, "accent", (detail(outline),), cloth=False, printed=False,
                 solid=False, region="trim")  # fmt: skip


def both(piece: Piece, right: str, left: str) -> tuple[Piece, Piece]:
    """A piece drafted on the viewer's right, and its mirror image, under two names."""
    mirrored = replace(
        piece,
        name=left,
        outline=piece.outline.mirrored(),
        lines=tuple(Line(item.role, item.path.mirrored()) for item in piece.lines),
        folds=tuple(path.mirrored() for path in piece.folds),
        grain=((-piece.grain[0][0], piece.grain[0][1]), -piece.grain[1]),
    )
    return replace(piece, name=right), mirrored
