"""The extension's files: the manifest, the host script's language, the generated page."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from plugin_server.settings import PORTS
from tests.illustrator.illustrator import PLUGIN, SCRIPTS

ROOT = Path(__file__).resolve().parents[2]
PANEL = ROOT / "plugin_server" / "panel"
NODE = shutil.which("node")

needs_node = pytest.mark.skipif(
    NODE is None or not (ROOT / "node_modules" / "acorn").exists(), reason="node is missing: npm ci"
)


def run_node(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Runs Node.js in the repository."""
    return subprocess.run(
        ["node", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def host_scripts() -> list[Path]:
    """Everything that runs in Illustrator's own engine."""
    folders = (PLUGIN / "host", PLUGIN / "scripts", ROOT / "docs" / "probe")
    return sorted(path for folder in folders for path in folder.glob("*.jsx"))


def test_the_manifest_names_the_panel_for_illustrator_of_the_last_years():
    root = ET.parse(PLUGIN / "CSXS" / "manifest.xml").getroot()
    assert root.get("Version") == "7.0"
    assert root.get("ExtensionBundleId") == "com.tenfold.panel"
    (host,) = root.iter("Host")
    assert dict(host.attrib) == {"Name": "ILST", "Version": "[25.3,99.9]"}
    (runtime,) = root.iter("RequiredRuntime")
    assert dict(runtime.attrib) == {"Name": "CSXS", "Version": "11.0"}
    assert {each.get("Id") for each in root.iter("Extension")} == {"com.tenfold.panel.main"}
    (page,) = (each.text for each in root.iter("MainPath"))
    assert page == "./panel.html"
    assert (PLUGIN / page).is_file()
    # CEP's schema is a sequence, and refuses any other order.
    (geometry,) = root.iter("Geometry")
    assert [each.tag for each in geometry] == ["Size", "MaxSize", "MinSize"]
    (resources,) = root.iter("Resources")
    assert [each.tag for each in resources] == ["MainPath"]


@pytest.mark.parametrize("locale", ["", "zh_CN", "zh_TW"])
def test_the_menu_has_a_name_in_each_language(locale):
    root = ET.parse(PLUGIN / "CSXS" / "manifest.xml").getroot()
    (menu,) = (each.text for each in root.iter("Menu"))
    text = (PLUGIN / "locale" / locale / "messages.properties").read_text(encoding="utf-8")
    (line,) = text.splitlines()
    assert text.endswith("\n")
    key, name = line.split("=")
    assert menu == f"%{key}"
    assert name.startswith("Tenfold")
    assert bool(re.search("[\u4e00-\u9fff]", name)) == bool(locale)


@needs_node
@pytest.mark.parametrize("path", host_scripts(), ids=lambda path: path.name)
def test_the_host_script_is_javascript_of_1999(path):
    parse = (
        "import { parse } from 'acorn'; import { readFileSync } from 'node:fs';"
        f"parse(readFileSync({json.dumps(str(path))}, 'utf8'), {{ ecmaVersion: 3 }});"
    )
    run = run_node("--input-type=module", "-e", parse)
    assert run.returncode == 0, run.stderr
    # What reads it takes a file without a mark for the system's own encoding.
    assert path.read_text(encoding="utf-8").isascii()


def test_drawing_is_for_the_host_script_and_the_network_for_the_panel():
    for path in PLUGIN.glob("*/*.jsx"):
        source = path.read_text(encoding="utf-8")
        assert not re.search(r"\beval\(|\bSocket\b|https?:|redraw\(", source), path


def test_the_scripts_are_loaded_in_the_order_in_which_they_are_checked():
    listed = re.search(r"SCRIPTS = \[(.*?)\]", (PANEL / "cep.js").read_text(encoding="utf-8"))
    assert listed is not None
    assert tuple(re.findall(r"'(\w+)'", listed[1])) == SCRIPTS
    checked = json.loads((PLUGIN / "tsconfig.json").read_text(encoding="utf-8"))["files"]
    assert tuple(re.findall(r"host/(\w+)\.jsx", " ".join(checked))) == SCRIPTS
    assert {path.stem for path in (PLUGIN / "host").iterdir()} == set(SCRIPTS)


def test_the_page_reaches_the_ports_of_the_server_and_no_other_address():
    page = (PLUGIN / "panel.html").read_text(encoding="utf-8")
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert policy is not None
    servers = " ".join(f"http://localhost:{port}" for port in PORTS)
    assert policy[1].endswith(f"connect-src {servers}")
    assert "127.0.0.1" not in page
    assert str(ROOT) not in page


@needs_node
def test_the_page_is_up_to_date():
    run = run_node("build-panels.mjs", "--check")
    assert run.returncode == 0, run.stderr


@needs_node
def test_the_mock_offers_nothing_that_illustrator_has_not():
    run = run_node(str(Path(__file__).parent / "mock-names.mjs"))
    assert (run.returncode, run.stdout) == (0, ""), run.stdout + run.stderr


@needs_node
@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("file:///C:/Users/%E5%BC%A0%E4%B8%89/a%20b", "C:/Users/张三/a b"),
        ("file:///Users/%E5%BC%A0/Library", "/Users/张/Library"),
        ("/Users/x/Library", "/Users/x/Library"),
    ],
)
def test_the_extension_is_found_on_every_system(address, path):
    module = json.dumps((PANEL / "cep.js").as_uri())
    script = (
        f"import {{ literal, localPath }} from {module};"
        f"const path = localPath({json.dumps(address)});"
        "console.log(JSON.stringify([path, literal(path)]));"
    )
    run = run_node("--no-warnings", "--input-type=module", "-e", script)
    found, literal = json.loads(run.stdout)
    assert found == path
    assert literal.isascii()
    assert json.loads(literal) == path
