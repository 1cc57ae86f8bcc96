"""The evaluation of `sketch`: what is painted beside the renderer's pictures."""

from __future__ import annotations

import numpy as np
import pytest

from model.datasets.groups import Groups
from model.evaluate.figures import Measured
from model.evaluate.sketch_model import Painter, SketchEvaluation, apart, styles_sheet, thumbnail
from model.evaluate.sketch_tables import write_sketch_tables
from model.garment.groups import GroupOrder, write_group_shard

pytest_plugins = ("tests.untrained_models",)


@pytest.fixture(scope="module")
def evaluation(untrained_sketch, tmp_path_factory):
    folder = tmp_path_factory.mktemp("held-out")
    write_group_shard(GroupOrder(folder, 2, 5, 2), 0)
    return SketchEvaluation(Painter(untrained_sketch / "sketch" / "1"), Groups.open(folder), 2)


def test_thumbnails_are_means_of_blocks():
    picture = np.zeros((128, 128, 3), np.uint8)
    picture[:8, :4] = 255
    small = thumbnail(picture)
    assert small[:3].tolist() == [0.5, 0.5, 0.5]
    assert small[3:].sum() == 0.0


def test_pictures_are_apart_by_their_pairs():
    black, white = np.zeros((128, 128, 3), np.uint8), np.full((128, 128, 3), 255, np.uint8)
    assert apart([black, black]) == 0.0
    assert apart([black, white, white]) == pytest.approx(2 / 3 * np.sqrt(768))
    with pytest.raises(ValueError, match="1 pictures have no pairs"):
        apart([black])


def test_all_parts_are_measured_and_told(evaluation, tmp_path):
    measured = Measured.open(
        tmp_path / "figures.json", {"name": "sketch", "version": 1, "images_seen": 0}
    )
    measured.measure(evaluation.measures(), (), "python -m model evaluate sketch --part {part}")
    kept = measured.parts["adherence"]["figures"]
    assert kept["clean_renderer"]["f1"] > 0.9
    assert kept["by_hand"]["f1"] < kept["by_hand_renderer"]["f1"]
    styles = measured.parts["styles"]["figures"]
    assert styles["styles_renderer"] > 0
    assert styles["ratio"] == pytest.approx(styles["styles_painted"] / styles["same_category"])
    page = tmp_path / "page.md"
    page.write_text("# Sketch\n\n## Figures\n", encoding="utf-8")
    write_sketch_tables(page, measured)
    text = page.read_text(encoding="utf-8")
    assert "| painted, drawn by hand" in text
    assert "ten styles of an outline, painted" in text


def test_a_sheet_has_the_outline_and_ten_styles(evaluation):
    pictures = styles_sheet(evaluation.painter, evaluation.groups, 1, 0)
    assert pictures.shape == (11, 128, 128, 3)
    assert (pictures[1] != pictures[2]).any()
    with pytest.raises(ValueError, match="2 outlines are too few; 3 are needed"):
        styles_sheet(evaluation.painter, evaluation.groups, 3, 0)


def test_more_outlines_than_there_are_is_refused(evaluation):
    with pytest.raises(ValueError, match="--count is 3; it must be from 2 to 2"):
        SketchEvaluation(evaluation.painter, evaluation.groups, 3)
