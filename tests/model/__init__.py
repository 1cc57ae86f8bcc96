"""Tests of `model`."""

from pathlib import Path

ROOT = Path(__file__).parents[2]
SAMPLE = Path(__file__).parents[1] / "data" / "fashion-mnist"  # 256 images of train, 64 of test
