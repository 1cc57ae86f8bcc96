"""The colours of a design by role, and the line colour that reads on each of them."""

from __future__ import annotations

from model.garment.design import Design
from model.garment.oklch import from_oklch, lighter, mixed, oklch

_SECOND_COLOUR_BANDS = frozenset(("varsity_jacket", "polo"))
_SECOND_COLOUR_SLEEVES = frozenset(("varsity_jacket",))


class Inks:
    """Colours by role."""

    def __init__(self, design: Design) -> None:
        base, lining = design.choice("base"), design.choice("lining")
        secondary = design.choice("secondary")
        self.base = base
        self.secondary = secondary
        warm = oklch(design.choice("trim"))[2] < 130
        self._roles = {
            "base": base,
            "secondary": secondary,
            "accent": design.choice("accent"),
            "trim": design.choice("trim"),
            "lining": lining,
            "inside": lighter(mixed(base, lining, 0.5), -0.085),
            "band": secondary if design.choice("category") in _SECOND_COLOUR_BANDS else base,
            "metal": "#C7A96B" if warm else "#C4C6C8",
            "dark": "#33343A",
            "half": mixed(base, secondary, 0.55),
        }
        self._contrast = design.choice("topstitch") == "contrast"
        self._print_dark = lighter(base, -0.4) if oklch(base)[0] > 0.5 else "#17171A"
        self.second_sleeves = (
            design.choice("category") in _SECOND_COLOUR_SLEEVES
            or design.choice("print") == "colour_block"
        )

    def fill(self, ink: str) -> str:
        """The colour of a role."""
        return self._roles[ink]

    def print_colour(self, role: str) -> str:
        """The colour of a print's layer."""
        return self._print_dark if role == "dark" else self._roles[role]

    def line(self, fill: str) -> str:
        """The ink that reads on a fill: dark on light cloth, lighter than dark cloth."""
        lightness, chroma, hue = oklch(fill)
        if lightness >= 0.43:
            return "#1D1E22"
        return from_oklch(min(lightness + 0.36, 0.74), min(chroma, 0.05), hue)

    def stitch(self, fill: str) -> str:
        """The colour of topstitching on a fill."""
        return self._roles["trim"] if self._contrast else self.line(fill)
