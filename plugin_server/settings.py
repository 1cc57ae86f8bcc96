"""The one place for numbers and choices; everything else is handed a `Settings`."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import platformdirs

# All three stand in plugin_figma/manifest.json, whose validator takes no wildcard port.
PORTS = (41010, 41011, 41012)
SAVED_MODELS = Path(__file__).parent.parent / "model" / "saved_models"

MIB = 1024 * 1024


@dataclass(frozen=True)
class Limits:
    """What one request, and one client, may ask of the server."""

    body: int = 12 * MIB  # bytes
    json_depth: int = 8
    queue: int = 32  # generations that wait
    wait: float = 30.0  # seconds of a long poll
    # A generation takes about 16 requests: its own, the long polls, ten pictures.
    requests_per_second: float = 50.0
    request_burst: int = 200
    failed_tokens: int = 10  # a minute, then wrong tokens are refused unread


@dataclass(frozen=True)
class Settings:
    """Everything that the server is told at its start."""

    data_folder: Path  # history and tokens of this user
    log_folder: Path
    config_folder: Path  # what the user has chosen in the tray
    ports: tuple[int, ...] = PORTS  # tried in this order
    saved_models: Path = SAVED_MODELS
    default_model: str = "flat"
    backend_url: str | None = None  # a TensorFlow Serving model; None runs it in this process
    deadline: float = 30.0  # seconds that one call of TensorFlow Serving may take
    # "null" is the origin of Figma's and CEP's frames; "file://" that of CEP where its pages may
    # read files. Neither proves anything: the token does.
    origins: frozenset[str] = frozenset({"null", "file://", "https://www.figma.com"})
    limits: Limits = field(default_factory=Limits)

    @classmethod
    def from_environ(cls, environ: Mapping[str, str] = os.environ) -> Settings:
        """The user's settings; TENFOLD_HOME names one folder for everything."""
        home = environ.get("TENFOLD_HOME")
        if home:
            return cls.in_folder(Path(home))
        return cls(
            data_folder=Path(platformdirs.user_data_dir("Tenfold", False)),
            log_folder=Path(platformdirs.user_log_dir("Tenfold", False)),
            config_folder=Path(platformdirs.user_config_dir("Tenfold", False)),
        )

    @classmethod
    def in_folder(cls, folder: Path) -> Settings:
        """Settings that keep everything in one folder."""
        return cls(data_folder=folder, log_folder=folder / "logs", config_folder=folder)
