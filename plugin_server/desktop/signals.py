"""Ctrl+C and SIGTERM, heard whatever the main thread is doing.

A handler in Python runs only between two steps of Python in the main thread, and a tray's loop may
stay in the system's own code for hours. So a handler does nothing here, and the byte that Python
writes for every signal is read by a thread.
"""

from __future__ import annotations

import signal
import socket
import threading
from collections.abc import Callable
from types import FrameType


def call_at_stop(stop: Callable[[], object]) -> None:
    """Calls `stop`, in another thread, at SIGINT and SIGTERM. To be called in the main thread."""
    reader, writer = socket.socketpair()
    writer.setblocking(False)

    def ignore(number: int, frame: FrameType | None) -> None:
        pass

    def listen() -> None:
        while received := reader.recv(1):
            if received[0] in (signal.SIGINT, signal.SIGTERM):
                stop()

    _kept.append(writer)
    signal.set_wakeup_fd(writer.fileno(), warn_on_full_buffer=False)
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, ignore)
    threading.Thread(target=listen, name="signals", daemon=True).start()


_kept: list[socket.socket] = []  # as long as the process: Python has only its number
