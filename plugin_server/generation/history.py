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
from plugin_server.generation.generation import Generation, Ignored, Variation
from plugin_server.generation.search import Search
from plugin_server.schema.requests import GenerationRequest
from plugin_server.sketch.intake import Sketch

KEPT = 1000  # generations; the oldest go first, but those with a favourite stay

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
CREATE TABLE IF NOT EXISTS favourites (
    generation TEXT NOT NULL REFERENCES generations (id) ON DELETE CASCADE,
    "index" INTEGER NOT NULL,
    PRIMARY KEY (generation, "index")
);
"""
# Columns that came later; a design is drawn when it is asked for, a tenth of its SVG's bytes.
_ADDED = {
    "generations": ("like_design TEXT", "reference TEXT"),
    "variations": ("design TEXT",),
}


class History:
    """The stored generations; safe for several threads of one process."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)  # prompts and sketches are the designer's own
        self._lock = threading.Lock()
        self._connection = sqlite3.connect(path, check_same_thread=False)
        self._connection.row_factory = sqlite3.Row
        self._connection.execute("PRAGMA journal_mode = WAL")
        # A power cut may take the last generations, never the file. 0.1 ms a commit instead of 4.
        self._connection.execute("PRAGMA synchronous = NORMAL")
        self._connection.execute("PRAGMA foreign_keys = ON")
        # SQLite itself folds ASCII only.
        self._connection.create_function("folded", 1, str.casefold, deterministic=True)
        self._connection.executescript(_SCHEMA)
        self._add_columns()
        self._interrupt_unfinished()

    def _add_columns(self) -> None:
        """Makes a history of an earlier Tenfold one of today's."""
        for table, columns in _ADDED.items():
            there = {row["name"] for row in self._connection.execute(f"PRAGMA table_info({table})")}
            for column in columns:
                if column.split()[0] not in there:
                    self._connection.execute(f"ALTER TABLE {table} ADD COLUMN {column}")

    def _interrupt_unfinished(self) -> None:
        error = _dump_error(GenerationInterruptedError())
        with self._lock, self._connection as connection:
            connection.execute(
                "UPDATE generations SET state = 'failed', revision = revision + 1, error = ? "
                "WHERE state IN ('queued', 'running')",
                (error,),
            )

    def add(self, generation: Generation, idempotency_key: str | None = None) -> None:
        """Stores a new generation, and forgets old ended ones beyond `KEPT`."""
        sketch = generation.sketch
        info = None if sketch is None else _dump({**asdict(sketch), "png": None})
        with self._lock, self._connection as connection:
            connection.execute(
                "INSERT INTO generations (id, idempotency_key, created_at, state, revision, "
                "request, seed, model_name, model_version, ignored, sketch, sketch_info, "
                "like_design, reference) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
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
                    _dump([asdict(each) for each in generation.ignored]),
                    None if sketch is None else sketch.png,
                    info,
                    _dump(generation.like),
                    _dump(generation.reference),
                ),
            )
            connection.execute(
                "DELETE FROM generations WHERE state NOT IN ('queued', 'running') AND number <= "
                "(SELECT MAX(number) FROM generations) - ? "
                "AND id NOT IN (SELECT generation FROM favourites)",
                (KEPT,),
            )

    def update(self, generation: Generation) -> None:
        """Stores a generation's state and the variations that are new."""
        error = None if generation.error is None else _dump_error(generation.error)
        with self._lock, self._connection as connection:
            connection.execute(
                "UPDATE generations SET state = ?, revision = ?, model_version = ?, ignored = ?, "
                "error = ? WHERE id = ?",
                (
                    generation.state,
                    generation.revision,
                    generation.model_version,
                    _dump([asdict(each) for each in generation.ignored]),
                    error,
                    generation.id,
                ),
            )
            connection.executemany(
                'INSERT OR IGNORE INTO variations (generation, "index", seed, width, height, '
                "png, design) VALUES (?, ?, ?, ?, ?, ?, ?)",
                [
                    (
                        generation.id,
                        each.index,
                        each.seed,
                        each.width,
                        each.height,
                        each.png,
                        _dump(each.design),
                    )
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

    def page(self, search: Search, before: str | None, limit: int) -> tuple[list[Generation], bool]:
        """The newest generations that are looked for, newest first, and whether there are more.

        `before`: only what is older than the generation of this id.
        """
        conditions, values = search.conditions()
        older = "number < (SELECT number FROM generations WHERE id = ?)"
        if before is not None:
            conditions, values = f"{conditions} AND {older}", [*values, before]
        with self._lock:
            rows = self._connection.execute(
                f"SELECT * FROM generations WHERE {conditions} "  # noqa: S608 (our own words)
                "ORDER BY number DESC LIMIT ?",
                (*values, limit + 1),
            ).fetchall()
            return [self._generation(row) for row in rows[:limit]], len(rows) > limit

    def prompts(self, limit: int) -> list[str]:
        """The last different prompts, newest first."""
        with self._lock:
            rows = self._connection.execute(
                "SELECT trim(json_extract(request, '$.prompt')) AS prompt FROM generations "
                "WHERE prompt != '' GROUP BY prompt ORDER BY MAX(number) DESC LIMIT ?",
                (limit,),
            ).fetchall()
        return [row["prompt"] for row in rows]

    def favour(self, id: str, index: int) -> None:
        """Keeps a variation among the favourites; once more changes nothing."""
        with self._lock, self._connection as connection:
            connection.execute("INSERT OR IGNORE INTO favourites VALUES (?, ?)", (id, index))

    def unfavour(self, id: str, index: int) -> None:
        """Takes a variation out of the favourites."""
        with self._lock, self._connection as connection:
            connection.execute(
                'DELETE FROM favourites WHERE generation = ? AND "index" = ?', (id, index)
            )

    def favourites(self, id: str) -> frozenset[int]:
        """The indices of a generation's favourites."""
        with self._lock:
            rows = self._connection.execute(
                'SELECT "index" FROM favourites WHERE generation = ?', (id,)
            ).fetchall()
        return frozenset(row["index"] for row in rows)

    def _generation(self, row: sqlite3.Row) -> Generation:
        variations = self._connection.execute(
            'SELECT "index", seed, width, height, png, design FROM variations '
            'WHERE generation = ? ORDER BY "index"',
            (row["id"],),
        ).fetchall()
        sketch = None
        if row["sketch_info"] is not None:
            sketch = Sketch(**{**json.loads(row["sketch_info"]), "png": row["sketch"]})
        return Generation(
            id=row["id"],
            created_at=row["created_at"],
            request=_load_request(row["request"]),
            seed=row["seed"],
            model_name=row["model_name"],
            model_version=row["model_version"],
            ignored=tuple(_load_ignored(each) for each in json.loads(row["ignored"])),
            sketch=sketch,
            like=_load(row["like_design"]),
            reference=_load(row["reference"]) or {},
            state=row["state"],
            revision=row["revision"],
            variations=tuple(_load_variation(each) for each in variations),
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


def _load(text: str | None) -> Any:
    return None if text is None else json.loads(text)


def _load_request(text: str) -> GenerationRequest:
    values = json.loads(text)
    for name in ("free", "locks"):
        values[name] = tuple(values.get(name, ()))
    if values.get("path") is not None:
        values["path"] = tuple(map(tuple, values["path"]))
    return GenerationRequest(**values)


def _load_ignored(value: Any) -> Ignored:
    """Once a name, now a name with its reason."""
    return Ignored(value) if isinstance(value, str) else Ignored(**value)


def _load_variation(row: sqlite3.Row) -> Variation:
    return Variation(**{**dict(row), "design": _load(row["design"])})
