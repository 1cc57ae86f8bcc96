"""Settings from the environment, and numbers that other files repeat."""

from __future__ import annotations

import json
from pathlib import Path

from plugin_server.settings import PORTS, Settings

ROOT = Path(__file__).parent.parent.parent


def test_tenfold_home_names_the_data_folder(tmp_path: Path) -> None:
    assert Settings.from_environ({"TENFOLD_HOME": str(tmp_path)}).data_folder == tmp_path


def test_the_default_is_the_users_own_folder() -> None:
    folder = Settings.from_environ({}).data_folder
    assert folder.is_absolute()
    assert "Tenfold" in str(folder)


def test_figma_may_reach_exactly_our_ports() -> None:
    manifest = json.loads((ROOT / "plugin_figma" / "manifest.json").read_text(encoding="utf-8"))
    allowed = manifest["networkAccess"]["allowedDomains"]
    assert allowed == [f"http://localhost:{port}" for port in PORTS]
