"""The clients that are paired with this user's Tenfold, in a small SQLite file.

A file of its own, so that `python -m plugin_server token` can add one while the server runs.
"""

from __future__ import annotations

import hmac
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timezone
from pathlib import Path

from plugin_server.security.tokens import hash_token, new_token

_SCHEMA = """
CREATE TABLE IF NOT EXISTS clients (
    token_hash TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    created_at TEXT NOT NULL
)
"""


@dataclass(frozen=True)
class Client:
    """A paired program."""

    name: str
    created_at: str  # ISO 8601, UTC
    token_hash: str


class TokenStore:
    """Adds, finds and revokes clients; safe for several threads and processes."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        # One connection: every request looks its token up, and opening one takes longer than that.
        self._lock = threading.Lock()
        self._connection = sqlite3.connect(path, timeout=5, check_same_thread=False)
        with self._transaction() as connection:
            connection.execute(_SCHEMA)

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        with self._lock, self._connection as connection:
            yield connection

    def add(self, name: str) -> str:
        """A new client's token: the only time that it is seen."""
        token = new_token()
        now = datetime.now(timezone.utc).isoformat(timespec="seconds")
        with self._transaction() as connection:
            connection.execute(
                "INSERT INTO clients VALUES (?, ?, ?)", (hash_token(token), name, now)
            )
        return token

    def find(self, token: str) -> Client | None:
        """The client with this token."""
        wanted = hash_token(token)
        with self._transaction() as connection:
            row = connection.execute(
                "SELECT name, created_at, token_hash FROM clients WHERE token_hash = ?", (wanted,)
            ).fetchone()
        if row is None or not hmac.compare_digest(row[2], wanted):
            return None
        return Client(*row)

    def clients(self) -> list[Client]:
        """All clients, oldest first."""
        with self._transaction() as connection:
            rows = connection.execute(
                "SELECT name, created_at, token_hash FROM clients ORDER BY created_at, name"
            ).fetchall()
        return [Client(*row) for row in rows]

    def revoke(self, name: str) -> int:
        """Forgets every client of this name; returns how many there were."""
        with self._transaction() as connection:
            return connection.execute("DELETE FROM clients WHERE name = ?", (name,)).rowcount

    def close(self) -> None:
        """Lets go of the file; the store is not used again."""
        with self._lock:
            self._connection.close()
