"""What the layers of a design are called, in the user's language: every layer that is drawn."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Iterator

import pytest

from model.garment.categories import CATEGORIES
from model.garment.compose import compose
from model.garment.cut import cut
from model.garment.drawing import Group
from model.garment.sampler import sample
from tests.browser import repository

SCRIPT = """
import { layerName } from './plugin_server/panel/layer-names.js';
import { readFileSync } from 'node:fs';
const asked = JSON.parse(readFileSync(0, 'utf8'));
console.log(JSON.stringify(asked.map((one) => layerName(...one))));
"""


def named(*asked: tuple[str, str, str]) -> list[str]:
    """The names for (id, id of the parent, language)."""
    node = shutil.which("node")
    if node is None:
        pytest.skip("no Node.js here")
    done = subprocess.run(
        [node, "--input-type=module", "--eval", SCRIPT],
        input=json.dumps(asked),
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=repository(),
        check=True,
    )
    names: list[str] = json.loads(done.stdout)
    return names


def layers(group: Group, parent: str) -> Iterator[tuple[str, str]]:
    yield group.id, parent
    for child in group.children:
        if isinstance(child, Group):
            yield from layers(child, group.id)
        else:
            yield child.id, group.id


def test_a_layer_is_called_by_what_it_adds_to_its_parent():
    assert named(
        ("sleeve-left", "", "en"),
        ("sleeve-left-fill", "sleeve-left", "en"),
        ("sleeve-left", "", "zh"),
        ("sleeve-left-fill", "sleeve-left", "zh"),
        ("sleeve-left-print-2-part-3", "sleeve-left-surface", "zh"),
        ("pocket-chest-right", "", "zh"),
        ("collar", "", "zh"),
    ) == ["Sleeve left", "Fill", "左袖", "底色", "左袖图案 2 部分 3", "右胸袋", "领"]


def test_a_word_that_it_does_not_know_stays():
    assert named(("sleeve-left-zibeline", "", "zh")) == ["左袖 zibeline"]


def test_every_layer_of_every_category_has_a_chinese_name():
    found = {
        (re.sub(r"\d+", "1", layer), re.sub(r"\d+", "1", parent))
        for seed, category in enumerate(CATEGORIES)
        for number in range(3)
        for group in cut(compose(sample(100 * seed + number, {"category": category.name}))).groups
        for layer, parent in layers(group, "")
    }
    asked = sorted(found)
    names = named(*((layer, parent, "zh") for layer, parent in asked))
    foreign = {layer for (layer, _), name in zip(asked, names, strict=True)
               if re.search("[a-z]", name)}  # fmt: skip
    assert foreign == set()
    assert len(asked) > 200
