"""The measures of a skirt and its side seams."""

from __future__ import annotations

from dataclasses import dataclass, replace

from model.garment.design import Design
from model.garment.geometry import (
    Path,
    seam,
    x_at,
)


@dataclass(frozen=True)
class SkirtFrame:
    """The measures of a skirt: half widths and heights, in cm."""

    waist: float
    top: float
    hip: float
    hip_y: float
    hem: float
    bottom: float  # y of the hem at the centre front
    kind: str


def skirt_frame(design: Design, whole: SkirtFrame) -> SkirtFrame:
    """The frame without what hangs below: a ruffle, or the longer back of a high-low hem."""
    fall, hem = whole.bottom - whole.top, design.choice("hem")
    if hem == "ruffle":
        fall = fall - 7.0 if whole.kind == "tiered" else (fall - 4.0) / 1.13
    elif hem == "high_low":
        fall /= 1.12
    hip_y = min(whole.hip_y, whole.top + 0.5 * (whole.bottom - whole.top))
    return replace(whole, bottom=whole.top + fall, hip_y=hip_y)


def skirt_side(frame: SkirtFrame) -> Path:
    """The right side seam."""
    w, t, bottom, hem = frame.waist, frame.top, frame.bottom, frame.hem
    kind = frame.kind
    fall = bottom - t
    hip_y = frame.hip_y
    if kind in ("straight", "pencil", "mermaid"):
        flare = (hem - frame.hip) / max(bottom - hip_y, 1)
        stations = [(w, t, 1.3 * (frame.hip - w) / (hip_y - t)), (frame.hip, hip_y, 0.35 * flare)]
        if kind == "mermaid" and fall > 40:
            knee = t + 0.62 * fall
            stations[1] = (frame.hip, hip_y, 0.0)
            stations.append((0.9 * frame.hip, knee, 0.0))
            flare = (hem - 0.9 * frame.hip) / (bottom - knee)
            return seam([*stations, (hem, bottom, 1.5 * flare)])
        return seam([*stations, (hem, bottom, flare)])
    lean = (hem - w) / fall
    if kind in ("circle", "gathered", "tiered"):
        spring = 1.15 if kind == "circle" else 1.7
        side = seam([(w, t, spring * lean), (hem, bottom, 0.86 * lean)])
    else:
        side = seam([(w, t, 1.25 * lean), (hem, bottom, 0.94 * lean)])
    if x_at(side, hip_y) >= frame.hip:
        return side
    below = (hem - frame.hip) / (bottom - hip_y)
    return seam([(w, t, 1.3 * (frame.hip - w) / (hip_y - t)), (frame.hip, hip_y, 0.8 * below),
                 (hem, bottom, below)])  # fmt: skip


def hem_rise(frame: SkirtFrame, side: Path) -> float:
    """How much higher the hem lies at the side than at the centre."""
    (x0, y0), (x1, y1) = side.points[-2], side.points[-1]
    slope = max((x1 - x0) / max(y1 - y0, 0.01), 0.0)
    return min(0.42 * slope * x1 + 0.4, 0.26 * (frame.bottom - frame.top))
