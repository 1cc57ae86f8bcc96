"""What Tenfold is doing, in one value: the icon, its tooltip and the menu all follow from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

State = Literal["starting", "ready", "busy", "paused", "error"]


@dataclass(frozen=True)
class Status:
    """A state, and what belongs to it."""

    state: State = "starting"
    busy: int = 0  # generations that wait or run
    error: str = ""  # one sentence


def status_of(model_state: str, error: str, *, busy: int, paused: bool) -> Status:
    """The status of a running server.

    Args:
        model_state: of the default model: "starting", "ready" or "failed".
        error: why it failed.
        busy: generations that wait or run.
        paused: whether nothing new is begun.
    """
    if model_state == "failed":
        return Status("error", busy, error)
    if paused:
        return Status("paused", busy)
    if model_state == "starting":
        return Status("starting", busy)
    return Status("busy" if busy else "ready", busy)
