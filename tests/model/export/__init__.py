"""Tests of `model.export`: what is handed on to other runtimes."""
