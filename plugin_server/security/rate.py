"""A token bucket as a value: how often somebody may ask."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Bucket:
    """`level` requests may still come at time `at` (seconds)."""

    level: float
    at: float


def take(bucket: Bucket | None, now: float, *, rate: float, burst: int) -> tuple[Bucket, float]:
    """The bucket after one request, and the seconds to wait (0 when the request may pass).

    `rate` requests a second flow in, up to `burst`. A refused request takes nothing.
    """
    bucket = bucket or Bucket(burst, now)
    level = min(burst, bucket.level + (now - bucket.at) * rate)
    if level >= 1:
        return Bucket(level - 1, now), 0.0
    return Bucket(level, now), (1 - level) / rate
