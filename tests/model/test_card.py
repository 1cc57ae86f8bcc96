"""`card.json`: what is written comes back; what can't be is refused; the newest is found."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from model.card import FILE, Card, CardError, newest, newest_of_all

CARD = Card(
    name="dcgan",
    version=3,
    family="dcgan",
    output="image",
    width=28,
    height=30,
    latent=100,
    steps=0,
    batch_size=2,
    uses=("prompt", "pins"),
    signatures={"generate": {"inputs": {"latent": {"dtype": "float32", "shape": [None, 100]}}}},
    data={"name": "春夏目录", "images": 60000},
    training={"epochs": 16},
    metrics={"fid": 12.5},
)


def change(folder: Path, **changes: Any) -> None:
    """Writes the card with some of its JSON changed; None removes a field."""
    CARD.write(folder)
    values = {**json.loads((folder / FILE).read_text(encoding="utf-8")), **changes}
    values = {name: value for name, value in values.items() if value != "REMOVED"}
    (folder / FILE).write_text(json.dumps(values))


def version(saved_models: Path, name: str, number: str) -> Path:
    folder = saved_models / name / number
    folder.mkdir(parents=True)
    CARD.write(folder)
    return folder


def test_what_is_written_is_read(tmp_path):
    CARD.write(tmp_path)
    assert Card.read(tmp_path) == CARD


def test_it_is_readable_by_people(tmp_path):
    CARD.write(tmp_path)
    text = (tmp_path / FILE).read_text(encoding="utf-8")
    assert '  "name": "春夏目录"' in text
    assert text.endswith("}\n")


def test_a_missing_card_names_the_command_that_writes_it(tmp_path):
    with pytest.raises(CardError, match=r"card\.json is missing; python -m model export"):
        Card.read(tmp_path)


@pytest.mark.parametrize("text", ["", "{", "\x00", '{"name": '])
def test_what_is_not_json_is_refused(tmp_path, text):
    (tmp_path / FILE).write_text(text)
    with pytest.raises(CardError, match=r"card\.json is not JSON"):
        Card.read(tmp_path)


@pytest.mark.parametrize("text", ["[]", "null", "3", '"card"'])
def test_json_that_is_no_object_is_refused(tmp_path, text):
    (tmp_path / FILE).write_text(text)
    with pytest.raises(CardError, match="missing or unknown fields"):
        Card.read(tmp_path)


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        pytest.param({"latent": "REMOVED"}, "fields: latent", id="a field is missing"),
        pytest.param({"colour": "red"}, "fields: colour", id="a field is unknown"),
        pytest.param({"output": "video"}, "'video'.*design, image", id="unknown output"),
        pytest.param({"uses": ["smell"]}, "smell.*prompt, sketch", id="unknown input"),
        pytest.param({"uses": None}, "uses is None", id="uses is no list"),
    ],
)
def test_a_card_that_says_what_cant_be_is_refused(tmp_path, changes, named):
    change(tmp_path, **changes)
    with pytest.raises(CardError, match=named):
        Card.read(tmp_path)


def test_a_card_that_says_what_cant_be_is_not_made():
    with pytest.raises(CardError, match="'video'"):
        replace(CARD, output="video")


def test_the_newest_version_is_the_highest_number(tmp_path):
    for number in ("9", "10", "2"):
        version(tmp_path, "dcgan", number)
    assert newest(tmp_path, "dcgan") == tmp_path / "dcgan" / "10"


def test_the_newest_version_is_a_whole_one(tmp_path):
    whole = version(tmp_path, "dcgan", "1")
    version(tmp_path, "dcgan", "2.partial")
    (tmp_path / "dcgan" / "3").mkdir()  # no card
    (tmp_path / "dcgan" / "4").touch()
    version(tmp_path, "dcgan", "latest")
    assert newest(tmp_path, "dcgan") == whole


def test_a_model_that_is_not_there_has_no_newest_version(tmp_path):
    assert newest(tmp_path, "dcgan") is None
    assert newest(tmp_path / "nowhere", "dcgan") is None


def test_the_newest_of_all_are_one_a_model_in_the_order_of_names(tmp_path):
    for name, number in (("flat", "9"), ("flat", "10"), ("dcgan", "2"), ("sketch", "1.partial")):
        version(tmp_path, name, number)
    (tmp_path / "README.md").touch()
    assert newest_of_all(tmp_path) == [tmp_path / "dcgan" / "2", tmp_path / "flat" / "10"]
    assert newest_of_all(tmp_path / "nowhere") == []
