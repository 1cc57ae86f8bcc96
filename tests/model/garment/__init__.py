"""Tests of `model.garment`."""
