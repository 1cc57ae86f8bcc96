"""Pairing: a program asks, Tenfold shows six digits, the user types them into the program.

The digits appear only where the user started Tenfold, so that a web page which asks for a pairing
learns nothing. A wrong code costs one of five tries, and a code lives two minutes: one guess in
200,000 succeeds. After RFC 8628 (device authorization), turned round.
"""

from __future__ import annotations

import hmac
import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace

from plugin_server.errors import (
    PairingCodeWrongError,
    PairingExpiredError,
    PairingTooSoonError,
)

LIFETIME = 120  # seconds
INTERVAL = 10  # seconds between two askings
TRIES = 5


@dataclass(frozen=True)
class Pairing:
    """One open pairing."""

    id: str
    client: str
    code: str  # six digits
    opened_at: float  # seconds of the clock
    tries: int = TRIES  # left


def new_pairing(client: str, now: float) -> Pairing:
    """A pairing with a random id and code."""
    return Pairing(secrets.token_hex(8), client, f"{secrets.randbelow(10**6):06d}", now)


def expired(pairing: Pairing, now: float) -> bool:
    """Whether its two minutes or its five tries are used up."""
    return now - pairing.opened_at >= LIFETIME or pairing.tries <= 0


class PairingDesk:
    """Holds what is open: at most one asked for by a program, and one link of our own.

    They are apart, so that a program that asks does not break the link that the start has opened.
    """

    def __init__(self, clock: Callable[[], float], announce: Callable[[Pairing], None]) -> None:
        """`announce` shows a pairing's code to the user; `clock` gives seconds."""
        self._clock = clock
        self._announce = announce
        self._lock = threading.Lock()
        self._asked: Pairing | None = None
        self._link: Pairing | None = None

    def ask(self, client: str) -> Pairing:
        """Opens a pairing for a program, in place of an older one, and announces its code.

        Raises:
            PairingTooSoonError: the last one is younger than ten seconds.
        """
        with self._lock:
            now = self._clock()
            if self._asked is not None and now - self._asked.opened_at < INTERVAL:
                seconds = int(INTERVAL - (now - self._asked.opened_at)) + 1
                raise PairingTooSoonError(interval=INTERVAL, seconds=seconds, retry_after=seconds)
            self._asked = new_pairing(client, now)
            asked = self._asked
        self._announce(asked)
        return asked

    def asked(self) -> Pairing | None:
        """The pairing that a program has asked for and that is still open."""
        with self._lock:
            if self._asked is None or expired(self._asked, self._clock()):
                return None
            return self._asked

    def open_link(self, client: str) -> Pairing:
        """Opens a pairing whose code we hand over ourselves, in the panel's own link."""
        with self._lock:
            self._link = new_pairing(client, self._clock())
            return self._link

    def confirm(self, id: str, code: str) -> str:
        """The name of the client whose code this is; the pairing is closed.

        Raises:
            PairingExpiredError: no such pairing is open.
            PairingCodeWrongError: it is another code; one try is used.
        """
        with self._lock:
            now = self._clock()
            for slot in ("_asked", "_link"):
                pairing: Pairing | None = getattr(self, slot)
                if pairing is None or pairing.id != id or expired(pairing, now):
                    continue
                if hmac.compare_digest(pairing.code.encode(), code.encode()):
                    # Closed, but remembered, so that ten seconds pass before the next.
                    setattr(self, slot, replace(pairing, tries=0))
                    return pairing.client
                setattr(self, slot, replace(pairing, tries=pairing.tries - 1))
                raise PairingCodeWrongError(tries=pairing.tries - 1)
            raise PairingExpiredError()
