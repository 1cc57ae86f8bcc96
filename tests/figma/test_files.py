"""The plugin's files: the manifest, the addresses in them, and that ui.html is up to date."""

import json
import re
import subprocess
from pathlib import Path

import pytest

from plugin_server.settings import PORTS

ROOT = Path(__file__).resolve().parents[2]
PLUGIN = ROOT / "plugin_figma"


def test_the_manifest_is_exactly_this():
    manifest = json.loads((PLUGIN / "manifest.json").read_text(encoding="utf-8"))
    network = manifest.pop("networkAccess")
    assert network["allowedDomains"] == [f"http://localhost:{port}" for port in PORTS]
    assert 0 < len(network.pop("reasoning")) <= 1000
    assert list(network) == ["allowedDomains"]
    assert manifest == {
        "name": "Tenfold",
        "id": "tenfold-fashion-designs",
        "api": "1.0.0",
        "main": "code.js",
        "ui": "ui.html",
        "editorType": ["figma"],
        "documentAccess": "dynamic-page",
        "menu": [
            {"name": "Generate 10 from selection", "command": "generate"},
            {
                "name": "Generate 10 from keywords…",
                "command": "keywords",
                "parameterOnly": False,
                "parameters": [
                    {
                        "name": "Keywords",
                        "key": "keywords",
                        "description": "A garment in a few words, in English or Chinese",
                        "allowFreeform": True,
                    }
                ],
            },
            {"separator": True},
            {"name": "Open panel", "command": "panel"},
        ],
        "relaunchButtons": [
            {"command": "again", "name": "Ten more", "multipleSelection": True},
            {"command": "like", "name": "Ten more like this"},
        ],
    }


def test_the_plugin_knows_the_ports_of_the_server_and_no_other_address():
    sources = {
        path.name: path.read_text(encoding="utf-8") for path in PLUGIN.iterdir() if path.is_file()
    }
    for name, source in sources.items():
        assert "127.0.0.1" not in source, name
    assert f"var PORTS = {json.dumps(list(PORTS))}" in sources["ui.html"]
    assert str(ROOT) not in sources["ui.html"]
    addresses = set(re.findall(r"https?://[^\s\"'`<]+", sources["ui.html"]))
    assert addresses <= {"http://www.w3.org/2000/svg", "http://localhost:${port}"}


def test_ui_html_is_up_to_date():
    if not (ROOT / "node_modules" / "esbuild").exists():
        pytest.skip("esbuild is missing: npm ci")
    run = subprocess.run(
        ["node", str(ROOT / "build-panels.mjs"), "--check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
