"""Words that change a colour, and how: deep, dusty, 荧光."""

from __future__ import annotations

# Shift of lightness, factor of chroma, and the ranges that lightness and chroma are drawn into,
# all in OKLCh.
Modifier = tuple[float, float, float, float, float, float]

_ANY = (0.0, 1.0, 0.0, 0.4)  # lightness and chroma are left free
MODIFIERS: dict[str, tuple[tuple[str, str], Modifier]] = {
    "light": (("浅,淡,浅浅", "light, pale, lighter, faint"), (0.12, 0.7, *_ANY)),
    "pastel": (("马卡龙,粉彩", "pastel, baby, macaron"), (0.0, 1.0, 0.86, 0.92, 0.04, 0.08)),
    "dark": (("深,暗,暗黑色调", "dark, darker, darkest"), (-0.15, 0.85, *_ANY)),
    "deep": (("浓,浓郁", "deep, rich, deeper"), (-0.1, 1.1, *_ANY)),
    "bright": (("亮,明亮,明,亮丽", "bright, lively"), (0.06, 1.2, *_ANY)),
    "vivid": (("鲜艳,鲜,艳", "vivid, saturated, intense"), (0.0, 1.4, 0.55, 0.7, 0.0, 0.3)),
    "neon": (("荧光,霓虹", "neon, fluorescent, fluo"), (0.0, 9.0, 0.86, 0.9, 0.0, 0.4)),
    "soft": (("柔和,灰调,莫兰迪,雾,脏", "soft, muted, dusty, dusky, powdery, hazy"), (
        0.0, 0.45, 0.62, 0.78, 0.0, 0.4,
    )),
    "greyish": (("烟熏,烟,灰度", "greyish, smoky, ashy"), (-0.03, 0.3, *_ANY)),
    "creamy": (("奶油感,奶,乳,牛奶", "creamy, milky"), (0.0, 1.0, 0.9, 0.95, 0.0, 0.04)),
    "tender": (("嫩,春日感", "tender, fresh"), (0.06, 1.1, *_ANY)),
    "earthy": (("大地", "earthy"), (0.0, 1.0, 0.4, 0.65, 0.0, 0.12)),
    "jewel": (("宝石", "jewel, jewel toned"), (0.0, 1.0, 0.38, 0.52, 0.1, 0.16)),
    "faded": (("做旧,褪色,水洗,旧", "faded, washed, washed out, antique"), (0.05, 0.6, *_ANY)),
    "inky": (("墨,黛", "inky, blackened"), (0.0, 0.5, 0.26, 0.34, 0.0, 0.4)),
    "midnight tone": (("午夜,夜", "midnight tone"), (0.0, 1.0, 0.23, 0.27, 0.0, 0.07)),
    "warm": (("暖", "warm"), (0.01, 1.05, *_ANY)),
    "cool": (("冷", "cool, icy"), (0.0, 0.95, *_ANY)),
}  # fmt: skip
