"""A process that draws (`plugin_server.imaging.draw`), seen from the server.

Plain pipes: they work alike on every system, need no help of `multiprocessing`, whose own helper
would be one process more, and end the other side when this one ends.
"""

from __future__ import annotations

import contextlib
import subprocess
import sys
from pathlib import Path
from typing import IO, Any, BinaryIO, cast

from plugin_server.imaging.orders import Files, Order, receive_files, send_order

_ROOT = Path(__file__).parent.parent.parent
_TRIES = 2  # the second in a fresh process


class DrawingProcess:
    """Started when it is needed, and again when it was lost; for one thread at a time."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> int:
        """Starts the process unless it runs; its id.

        Raises:
            OSError: the system lets no process start.
        """
        return self._running().pid

    def draw(self, order: Order) -> Files:
        """The files of an order.

        Raises:
            OSError: the system lets no process start.
            RuntimeError: the design could not be drawn, or drawing it ends every process.
        """
        for _ in range(_TRIES):
            process = self._running()
            try:
                send_order(_pipe(process.stdin), order)
                return receive_files(_pipe(process.stdout))
            except (EOFError, OSError):  # it has ended, by a crash or by the system for memory
                self.close()
        raise RuntimeError(f"the drawing process ended {_TRIES} times over {dict(order.values)}")

    def close(self) -> None:
        """Ends the process and waits for it."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()  # it keeps nothing, and may still be importing
        process.wait()
        with contextlib.suppress(OSError):  # something may be unread
            _pipe(process.stdin).close()
        _pipe(process.stdout).close()

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None:
            self._process = _started()
        return self._process


def _started() -> subprocess.Popen[bytes]:
    # Away from the terminal, or Ctrl+C would end it before the server has closed.
    apart: dict[str, Any] = {"start_new_session": True}
    if sys.platform == "win32":
        apart = {"creationflags": subprocess.CREATE_NO_WINDOW}
    python = ["-m", "plugin_server.imaging.draw"]
    return subprocess.Popen(  # noqa: S603 - this program
        # A packaged Tenfold is no Python, and does it as a command of its own.
        [sys.executable, *(["draw"] if getattr(sys, "frozen", False) else python)],
        cwd=_ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=None if sys.stderr else subprocess.DEVNULL,  # Windows without a terminal has none
        **apart,
    )


def _pipe(stream: IO[bytes] | None) -> BinaryIO:
    return cast(BinaryIO, stream)  # it was asked for; the types do not know
