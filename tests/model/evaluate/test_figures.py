"""The file of figures keeps what belongs to the model, and the page keeps what people wrote."""

import dataclasses
import json
from functools import partial

import pytest

from model.card import Card, newest
from model.commands.arguments import SAVED_MODELS
from model.evaluate.figures import Measured
from model.evaluate.markdown import HEADING
from model.evaluate.tables import write_tables


@pytest.fixture
def card():
    folder = newest(SAVED_MODELS, "flat")
    assert folder is not None
    return Card.read(folder)


def coherence():
    shares = dict.fromkeys(("told_apart", "settled_told_apart", "sampler_told_apart"), 0.5)
    return {**shares, "count": 8, "valid": 1 / 3, "choices_to_change": 0.0, "sizes_to_change": 2.0}


def test_a_part_that_is_there_is_measured_again_only_when_named(tmp_path, card):
    path = tmp_path / "figures.json"
    calls = []

    def measure(name):
        calls.append(name)
        return len(calls)

    measures = {name: partial(measure, name) for name in ("a", "b")}
    Measured.of(path, card).measure(measures, (), "measure {part}")
    Measured.of(path, card).measure(measures, (), "measure {part}")
    assert calls == ["a", "b"]
    Measured.of(path, card).measure(measures, ("b",), "measure {part}")
    kept = json.loads(path.read_text())
    assert calls == ["a", "b", "b"]
    assert kept["parts"]["b"]["figures"] == 3
    assert kept["parts"]["a"]["command"] == "measure a"


def test_another_model_has_no_figures_yet(tmp_path, card):
    path = tmp_path / "figures.json"
    Measured.of(path, card).measure({"a": lambda: 1}, (), "")
    other = dataclasses.replace(card, version=card.version + 1)
    assert Measured.of(path, card).parts
    assert not Measured.of(path, other).parts


def test_a_file_that_is_not_json_is_named(tmp_path, card):
    path = tmp_path / "figures.json"
    path.write_text("{")
    with pytest.raises(ValueError, match=r"figures\.json is not JSON"):
        Measured.of(path, card)


def test_tables_are_written_below_the_heading(tmp_path, card):
    page, figures = tmp_path / "flat.md", tmp_path / "figures.json"
    page.write_text(f"# flat\n\nWords.\n\n{HEADING}\n\nearlier\n")
    measured = Measured.of(figures, card)
    measured.measure({"coherence": coherence}, (), "measure {part}")
    write_tables(page, measured)
    text = page.read_text()
    assert text.startswith(f"# flat\n\nWords.\n\n{HEADING}\n\nModel `flat` version {card.version}")
    assert "earlier" not in text
    assert "`measure coherence`" in text
    assert "33.3 %" in text
    page.write_text("# no place\n")
    with pytest.raises(ValueError, match="below which the tables go"):
        write_tables(page, measured)
