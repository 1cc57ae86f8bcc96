"""The page shows every model beside the floors, and no figures that can't be compared."""

from __future__ import annotations

import numpy as np
import pytest

from model.evaluate.corruptions import FLOORS
from model.evaluate.figures import Measured
from model.evaluate.image_scores import Seen, of_classes, of_memorisation, scores
from model.evaluate.image_tables import write_image_tables
from model.evaluate.markdown import HEADING

PROTOCOL = {"count": 30, "seed": 0, "classifiers": {"features": "ab" * 32, "judge": "cd" * 32}}
NAMES = ("coat", "bag")


def seen(seed, labelled):
    rng = np.random.default_rng(seed)
    labels = rng.integers(0, 2, 30)
    return Seen(rng.normal(size=(30, 4)), labels, labels if labelled else None)


@pytest.fixture
def page(tmp_path):
    page = tmp_path / "page.md"
    page.write_text(f"# Generators\n\nWords.\n\n{HEADING}\n\nearlier\n", encoding="utf-8")
    return page


@pytest.fixture
def folder(tmp_path):
    """Floors, a model without labels and one with them."""
    folder = tmp_path / "figures"
    data = seen(0, labelled=True)
    floors = {
        FLOORS: lambda: {"training images": scores(data, seen(1, labelled=True))},
        "classes": lambda: of_classes(data, NAMES),
    }
    Measured.open(folder / f"{FLOORS}.json", PROTOCOL).measure(floors, (), "measure floors")
    for name, labelled in (("plain", False), ("asked", True)):
        samples = seen(2, labelled)
        parts = {
            "scores": lambda samples=samples: scores(data, samples),
            "classes": lambda samples=samples: of_classes(samples, NAMES),
            "memorisation": lambda samples=samples: of_memorisation(
                samples.features, data.features, samples.features
            ),
        }
        model = {"name": name, "version": 3, **PROTOCOL}
        Measured.open(folder / f"{name}.json", model).measure(parts, (), f"measure {name}")
    return folder


def cells(text, title):
    (row,) = (line for line in text.splitlines() if line.startswith(f"| {title} "))
    return [cell.strip() for cell in row.strip("|").split("|")][1:]


def test_all_models_stand_beside_the_floors(page, folder):
    write_image_tables(page, folder)
    text = page.read_text(encoding="utf-8")
    assert text.startswith(f"# Generators\n\nWords.\n\n{HEADING}\n\n30 samples beside")
    assert "earlier" not in text
    assert "features abababababab, judge cdcdcdcdcdcd" in text
    first = text.split("### Classes")[0]
    assert cells(first, "training images")[-1] == "1.000 ± 0.000"
    assert cells(first, "`plain` version 3")[-1] == ""
    assert cells(first, "`asked` version 3")[:-1] == cells(first, "`plain` version 3")[:-1]
    head = cells(text, "class")
    assert head == ["test images", "`asked` version 3", "`plain` version 3"]
    assert ["100.0 % right" in cell for cell in cells(text, "coat")] == [True, True, False]
    assert "`measure plain`" in text


def test_writing_again_changes_nothing(page, folder):
    write_image_tables(page, folder)
    before = page.read_text(encoding="utf-8")
    write_image_tables(page, folder)
    assert page.read_text(encoding="utf-8") == before


@pytest.mark.parametrize("name", PROTOCOL)
def test_a_model_that_was_measured_otherwise_is_refused(name, page, folder):
    before = page.read_text(encoding="utf-8")
    path = folder / "plain.json"
    kept = Measured.read(path)
    other = Measured(path, {**kept.model, name: "other"}, kept.parts)
    other.measure({"another": lambda: 1}, (), "")
    with pytest.raises(ValueError, match=rf"plain\.json was measured with {name} other"):
        write_image_tables(page, folder)
    assert page.read_text(encoding="utf-8") == before


def test_a_model_of_which_a_part_is_missing_is_refused(page, folder):
    path = folder / "plain.json"
    kept = Measured.read(path)
    Measured(path, kept.model, {}).measure({"scores": lambda: 1}, (), "")
    with pytest.raises(ValueError, match=r"plain\.json has no classes, memorisation"):
        write_image_tables(page, folder)
