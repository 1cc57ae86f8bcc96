"""What a drafted garment measures, field by field, read from its outlines as with a tape."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from model.garment.design import Design
from model.garment.draft.piece import Piece
from model.garment.measured import body, front, lower, neck, sleeve
from model.garment.measured.body import Reading
from model.garment.measured.laid import Laid

MEASURED: dict[str, Callable[[Laid], Reading]] = {
    "body_length": body.body_length,
    "skirt_length": lower.skirt_length,
    "waist_position": body.waist_position,
    "shoulder_width": body.shoulder_width,
    "shoulder_slope": body.shoulder_slope,
    "armhole_depth": body.armhole_depth,
    "chest_width": body.chest_width,
    "waist_width": body.waist_width,
    "hip_width": body.hip_width,
    "hem_width": body.hem_width,
    "neckline_width": neck.neckline_width,
    "neckline_depth": neck.neckline_depth,
    "collar_height": neck.collar_height,
    "collar_width": neck.collar_width,
    "lapel_width": neck.lapel_width,
    "sleeve_length": sleeve.sleeve_length,
    "sleeve_width": sleeve.sleeve_width,
    "cuff_width": sleeve.cuff_width,
    "cuff_height": sleeve.cuff_height,
    "slit_height": body.slit_height,
    "hem_asymmetry": body.hem_asymmetry,
    "waistband_height": lower.waistband_height,
    "rise": lower.rise,
    "inseam": lower.inseam,
    "thigh_width": lower.thigh_width,
    "knee_width": lower.knee_width,
    "leg_opening": lower.leg_opening,
    "button_count": front.button_count,
}


def drawn_sizes(design: Design, pieces: Sequence[Piece]) -> dict[str, tuple[float, float]]:
    """Drawn and wanted size of every field of a design that can be measured on its pieces."""
    laid = Laid(design, pieces)
    out = {}
    for name, measure in MEASURED.items():
        reading = measure(laid) if name in design else None
        if reading is not None:
            out[name] = reading
    return out
