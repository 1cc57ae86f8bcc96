"""Losses, callbacks and training loops, one loop a file."""
