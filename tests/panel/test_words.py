"""The panel says everything in both of its languages."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

PANEL = Path(__file__).resolve().parents[2] / "plugin_server" / "panel"

pytestmark = pytest.mark.skipif(shutil.which("node") is None, reason="node is missing")


@pytest.fixture(scope="module")
def texts() -> dict[str, dict[str, str]]:
    """The panel's words, as its own module gives them."""
    module = (PANEL / "i18n.js").as_uri()
    script = f"import {{ TEXTS }} from {json.dumps(module)}; console.log(JSON.stringify(TEXTS));"
    run = subprocess.run(
        ["node", "--no-warnings", "--input-type=module", "-e", script],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    return json.loads(run.stdout)


def test_both_languages_say_everything(texts):
    assert texts["en"].keys() == texts["zh"].keys()
    for key, english in texts["en"].items():
        chinese = texts["zh"][key]
        assert english.strip(), key
        assert chinese.strip(), key
        assert set(re.findall(r"\{\w+\}", english)) == set(re.findall(r"\{\w+\}", chinese)), key


def test_every_word_is_used_and_every_used_word_exists(texts):
    sources = [
        path.read_text(encoding="utf-8")
        for path in PANEL.iterdir()
        if path.suffix in (".js", ".html") and not path.name.startswith("texts-")
    ]
    everything = "\n".join(sources)
    used = set(re.findall(r"\bt\(\s*'(\w+)'", everything))
    used |= set(re.findall(r'data-(?:text|label|alt|placeholder)="(\w+)"', everything))
    used |= set(re.findall(r"\? '(\w+_\w+)' : '", everything)) | set(
        re.findall(r"' : '(\w+_\w+)'", everything)
    )
    made_up = ("status_", "field_", "problem_", "remedy_", "group_", "note_", "state_")
    keys = set(texts["en"])
    assert used <= keys
    unused = {key for key in keys - used if not key.startswith(made_up)}
    assert unused == set()
