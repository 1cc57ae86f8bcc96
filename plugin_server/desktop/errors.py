"""What the desktop refuses."""

from __future__ import annotations


class DesktopError(Exception):
    """Something on the user's desktop can't be done; the message says why and what helps."""
