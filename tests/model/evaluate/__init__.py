"""Tests of `model.evaluate`."""
