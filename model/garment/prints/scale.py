"""How large the repeat of each print is, in cm, and at which angles it lies."""

from __future__ import annotations

_SCALES: dict[str, tuple[float, float, float]] = {
    "pinstripe": (1.2, 2, 3.5),
    "stripes": (1.6, 4, 12),
    "breton": (2, 3, 5),
    "windowpane": (4, 7, 12),
    "gingham": (1.6, 3, 7),
    "tartan": (8, 13, 22),
    "houndstooth": (2, 3.4, 8),
    "glen_check": (9, 13, 20),
    "herringbone": (2, 3, 5),
    "argyle": (7, 11, 17),
    "dots": (2, 4, 10),
    "floral": (10, 16, 28),
    "ditsy": (3.5, 5, 8),
    "tropical": (14, 20, 30),
    "paisley": (9, 14, 22),
    "geometric": (4, 8, 16),
    "camouflage": (14, 20, 30),
    "leopard": (5, 7, 12),
    "zebra": (12, 18, 28),
    "tie_dye": (14, 22, 30),
    "checkerboard": (2, 4, 9),
    "fair_isle": (8, 10, 14),
    "seigaiha": (3.5, 6, 12),
    "asanoha": (4, 7, 13),
    "shippo": (3.5, 6, 12),
    "yagasuri": (4, 6.5, 11),
    "kikko": (3.5, 6, 11),
    "uroko": (3, 5, 10),
    "cloud": (9, 15, 26),
    "meander": (3.5, 6, 10),
    "sakura": (6, 10, 18),
    "plum": (7, 11, 20),
    "peony": (12, 18, 30),
    "bamboo": (12, 18, 30),
    "crane": (12, 18, 30),
    "dragon": (13, 18, 28),
    "roundel": (9, 14, 24),
    "waves_cliffs": (14, 20, 30),
}
_ANGLED = {"stripes": (-90.0, 0.0, 90.0), "tartan": (-45.0, 0.0, 45.0)}


def print_range(name: str, print_name: str) -> tuple[float, float, float]:
    """Low, typical and high of `print_scale` (cm) or `print_angle` (degrees) for a print."""
    if name == "print_scale":
        return _SCALES[print_name]
    return _ANGLED.get(print_name, (-45.0, 0.0, 45.0))
