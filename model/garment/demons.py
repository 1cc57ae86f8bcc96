"""How one area is bent into another: symmetric demons on signed distances.

A smooth field of displacements grows round by round, from coarse grids to fine ones, driven by how
far the edges still lie apart (Thirion 1998; Vercauteren et al. 2009). Everything inside moves
along, without folds where the areas are alike.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np
import numpy.typing as npt

from model.garment.silhouette import SIDE, Mask, signed_distances

Floats = npt.NDArray[np.float32]

# Step of the grid in pixels (each half of the one before, or the same), rounds, blur in steps.
_STAGES = ((8, 14, 2.4), (4, 14, 2.4), (2, 8, 1.6), (2, 6, 0.9))
_BAND = 5.0  # pixels on both sides of the edge where it is felt
_FELT = 0.05  # of full force; less is nothing
_STRIDE = 2.5  # pixels that a point moves in one round at most
# A smaller weight is nothing: products with the least numbers of float32 take 50 times as long.
_NO_WEIGHT = 1e-6


@dataclass(frozen=True, eq=False)
class Displacements:
    """Displacements in pixels on a grid: float32 [2, n, n], x and y, `step` pixels apart."""

    values: Floats
    step: int

    def at(self, points: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        """The displacements of points [n, 2], in pixels, bilinear in between."""
        x, y = (points.T / self.step - 0.5).astype(np.float32)
        return _bilinear(self.values, x, y).T.astype(float)


def displacements(moving: Mask, target: Mask) -> Displacements:
    """How every point of one area, bool [160, 160], moves so that the area becomes the other."""
    m_full = signed_distances(moving).astype(np.float32)
    f_full = _target_distances(target.tobytes(), target.shape)
    u = np.zeros((2, 0, 0), np.float32)
    for step, rounds, blur in _STAGES:
        side = SIDE // step
        if not u.size:
            u = np.zeros((2, side, side), np.float32)
        elif u.shape[1] != side:
            finer = _interpolation(u.shape[1], side // u.shape[1])
            u = finer @ u @ finer.T * (side / u.shape[1])
        u = _bend(u, _coarser(m_full, step), _coarser(f_full, step), rounds, blur)
    return Displacements(u * step, step)


@lru_cache(maxsize=8)
def _target_distances(mask: bytes, shape: tuple[int, int]) -> Floats:
    """The same for every design that is fitted to one sketch."""
    return signed_distances(np.frombuffer(mask, np.bool_).reshape(shape)).astype(np.float32)


def _bend(u: Floats, m: Floats, f: Floats, rounds: int, blur: float) -> Floats:
    """Rounds of demons on one grid; distances and displacements are in its steps."""
    side = len(m)
    step = SIDE / side
    gradient_m, gradient_f = (np.stack([*np.gradient(each)][::-1]) for each in (m, f))
    felt = np.exp(-((m * step / _BAND) ** 2)).ravel()
    near = np.flatnonzero(felt > _FELT)  # elsewhere nothing pushes
    felt, m_near = felt[near], m.ravel()[near]
    gradient_near = gradient_m.reshape(2, -1)[:, near]
    smooth = _blur_matrix(side, blur) * np.float32(np.sqrt(2.0 * blur))
    fine = _blur_matrix(side, 0.6)
    y, x = (each.astype(np.float32) for each in np.divmod(near, side))
    layers = np.concatenate([f[None], gradient_f])
    limit = _STRIDE / step
    push = np.zeros((2, side, side), np.float32)
    for _ in range(rounds):
        moved = u.reshape(2, -1)[:, near]
        there = _bilinear(layers, x + moved[0], y + moved[1])
        gap = np.clip(there[0] - m_near, -limit, limit) * felt
        push.reshape(2, -1)[:, near] = -gap * (gradient_near + there[1:]) * np.float32(0.5)
        u = fine @ (u + smooth @ push @ smooth.T) @ fine.T
    return u


@cache
def _blur_matrix(side: int, sigma: float) -> Floats:
    """Gaussian blur as a matrix; its rows sum to one, at the border too."""
    at = np.arange(side)
    weights = np.exp(-((at[:, None] - at[None, :]) ** 2) / (2 * sigma**2))
    weights[weights < _NO_WEIGHT] = 0.0
    return np.asarray(weights / weights.sum(axis=1, keepdims=True), np.float32)


def _coarser(image: Floats, step: int) -> Floats:
    """Means of step x step pixels, in steps."""
    side = len(image) // step
    return np.asarray(
        image.reshape(side, step, side, step).mean(axis=(1, 3)) / np.float32(step), np.float32
    )


@cache
def _interpolation(side: int, times: int) -> Floats:
    """Bilinear growth as a matrix [side * times, side]."""
    at = np.clip((np.arange(side * times) + 0.5) / times - 0.5, 0, side - 1)
    return np.clip(1 - abs(at[:, None] - np.arange(side)[None, :]), 0, None).astype(np.float32)


def _bilinear(layers: Floats, x: Floats, y: Floats) -> Floats:
    """Layers [n, side, side] at points; the border goes on outside."""
    side = layers.shape[-1]
    x, y = np.clip(x, 0, side - 1.001), np.clip(y, 0, side - 1.001)
    column, row = x.astype(np.int32), y.astype(np.int32)
    dx, dy = x - column, y - row
    flat = layers.reshape(len(layers), -1)
    at = row * side + column
    top = flat[:, at] * (1 - dx) + flat[:, at + 1] * dx
    low = flat[:, at + side] * (1 - dx) + flat[:, at + side + 1] * dx
    return np.asarray(top * (1 - dy) + low * dy)
