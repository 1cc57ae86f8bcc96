"""All generations of this user, in SQLite, so that they survive a restart.

Written at every change of state and with every finished batch. What was under way when the
process ended is found at the next start and marked as interrupted.
"""

from __future__ import annotations

import json
import sqlite3
import threading
from dataclasses import asdict
from pathlib import Path
from typing import Any

from plugin_server.errors import GenerationInterruptedError, restore
from plugin_server.generation.generation import Generation, Variation
from plugin_server.schema.requests import GenerationRequest
from plugin_server.sketch.intake import Sketch

KEPT = 1000  # generations; the oldest go first

_SCHEMA = """
CREATE TABLE IF NOT EXISTS generations (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    idempotency_key TEXT UNIQUE,
    created_at TEXT NOT NULL,
    state TEXT NOT NULL,
    revision INTEGER NOT NULL,
    request TEXT NOT NULL,
    seed INTEGER NOT NULL,
    model_name TEXT NOT NULL,
    model_version INTEGER NOT NULL,
    ignored TEXT NOT NULL,
    error TEXT,
    sketch BLOB,
    sketch_info TEXT
);
CREATE TABLE IF NOT EXISTS variations (
    generation TEXT NOT NULL REFERENCES generations (id) ON DELETE CASCADE,
    "index" INTEGER NOT NULL,
    seed INTEGER NOT NULL,
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    png BLOB NOT NULL,
    PRIMARY KEY (generation, "index")
);
"""


class History:
    """The stored generations; safe for several threads of one process."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)  # prompts and sketches are the designer's own
        self._lock = threading.Lock()
        self._connection = sqlite3.connect(path, check_same_thread=False)
        self._connection.row_factory = sqlite3.Row
        self._connection.execute("PRAGMA journal_mode = WAL")
        self._connection.execute("PRAGMA foreign_keys = ON")
        self._connection.executescript(_SCHEMA)
        self._interrupt_unfinished()

    def _interrupt_unfinished(self) -> None:
        error = _dump_error(GenerationInterruptedError())
        with self._lock, self._connection as connection:
            connection.execute(
                "UPDATE generations SET state = 'failed', revision = revision + 1, error = ? "
                "WHERE state IN ('queued', 'running')",
                (error,),
            )

    def add(self, generation: Generation, idempotency_key: str | None = None) -> None:
        """Stores a new generation, and forgets the oldest ended ones beyond `KEPT`."""
        sketch = generation.sketch
        info = None if sketch is None else _dump({**asdict(sketch), "png": None})
        with self._lock, self._connection as connection:
            connection.execute(
                "INSERT INTO generations (id, idempotency_key, created_at, state, revision, "
                "request, seed, model_name, model_version, ignored, sketch, sketch_info) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    generation.id,
                    idempotency_key,
                    generation.created_at,
                    generation.state,
                    generation.revision,
                    _dump(asdict(generation.request)),
                    generation.seed,
                    generation.model_name,
                    generation.model_version,
                    _dump(generation.ignored),
                    None if sketch is None else sketch.png,
                    info,
                ),
            )
            connection.execute(
                "DELETE FROM generations WHERE state NOT IN ('queued', 'running') AND number <= "
                "(SELECT MAX(number) FROM generations) - ?",
                (KEPT,),
            )

    def update(self, generation: Generation) -> None:
        """Stores a generation's state and the variations that are new."""
        error = None if generation.error is None else _dump_error(generation.error)
        with self._lock, self._connection as connection:
            connection.execute(
                "UPDATE generations SET state = ?, revision = ?, model_version = ?, error = ? "
                "WHERE id = ?",
                (
                    generation.state,
                    generation.revision,
                    generation.model_version,
                    error,
                    generation.id,
                ),
            )
            connection.executemany(
                "INSERT OR IGNORE INTO variations VALUES (?, ?, ?, ?, ?, ?)",
                [
                    (generation.id, each.index, each.seed, each.width, each.height, each.png)
                    for each in generation.variations
                ],
            )

    def find(self, id: str) -> Generation | None:
        """The generation with this id, its pictures included."""
        return self._find("id", id)

    def find_by_key(self, idempotency_key: str) -> Generation | None:
        """The generation that was made for this key."""
        return self._find("idempotency_key", idempotency_key)

    def _find(self, column: str, value: str) -> Generation | None:
        with self._lock:
            row = self._connection.execute(
                f"SELECT * FROM generations WHERE {column} = ?",  # noqa: S608 (our own names)
                (value,),
            ).fetchone()
            return None if row is None else self._generation(row)

    def newest(self, limit: int) -> list[Generation]:
        """The newest generations, newest first."""
        with self._lock:
            rows = self._connection.execute(
                "SELECT * FROM generations ORDER BY number DESC LIMIT ?", (limit,)
            ).fetchall()
            return [self._generation(row) for row in rows]

    def _generation(self, row: sqlite3.Row) -> Generation:
        variations = self._connection.execute(
            'SELECT "index", seed, width, height, png FROM variations '
            'WHERE generation = ? ORDER BY "index"',
            (row["id"],),
        ).fetchall()
        sketch = None
        if row["sketch_info"] is not None:
            sketch = Sketch(**{**json.loads(row["sketch_info"]), "png": row["sketch"]})
        return Generation(
            id=row["id"],
            created_at=row["created_at"],
            request=GenerationRequest(**json.loads(row["request"])),
            seed=row["seed"],
            model_name=row["model_name"],
            model_version=row["model_version"],
            ignored=tuple(json.loads(row["ignored"])),
            sketch=sketch,
            state=row["state"],
            revision=row["revision"],
            variations=tuple(Variation(*each) for each in variations),
            error=_load_error(row["error"]),
        )

    def close(self) -> None:
        """Writes everything out; the history is not used again."""
        with self._lock:
            self._connection.close()


def _dump(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _dump_error(error: Any) -> str:
    return _dump({"code": error.code, "values": error.values})


def _load_error(text: str | None) -> Any:
    return None if text is None else restore(**json.loads(text))
