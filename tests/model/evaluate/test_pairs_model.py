"""The evaluation of a `sketch` whose styles are encoded: beside the real pictures."""

from __future__ import annotations

import numpy as np
import pytest

from model.commands.arguments import SAVED_MODELS, newest_version
from model.datasets.groups import Groups
from model.datasets.pairs import PairOrder, write_pair_shard
from model.evaluate.figures import Measured
from model.evaluate.pairs_model import LatentPainter, PairsEvaluation, lending_sheet, spread
from model.evaluate.pairs_tables import write_pairs_tables
from model.evaluate.silhouettes import Pool
from model.garment.product import reduced
from tests.model.datasets.test_edges import shirt

pytest_plugins = ("tests.untrained_models",)


@pytest.fixture(scope="module")
def groups(tmp_path_factory):
    pictures = np.stack([shirt(grey, stripe=255 - grey) for grey in (10, 60, 150, 220, 90, 120)])
    order = PairOrder.of(pictures, tmp_path_factory.mktemp("pairs"), 128)
    write_pair_shard(order, 0)
    return Groups.open(order.out)


@pytest.fixture(scope="module")
def painter(untrained_lender):
    return LatentPainter(untrained_lender / "sketch-fashion" / "1")


def evaluated(painter, groups, labels, count, features=None):
    """With a pool of six classes' pictures, of which class 0 has enough."""
    unframed = reduced(groups.pictures[:, 0], painter.side)
    pool = Pool(np.concatenate([unframed] * 2), np.zeros(12, int))
    bare = np.arange(len(unframed)) % 2 == 0
    return PairsEvaluation(
        painter, groups, np.array(labels), bare, unframed, pool, count, 0, features or {}
    )


def mean_colours(pictures):
    return pictures.mean(axis=(1, 2)) / 255.0


def test_all_parts_are_measured_and_told(painter, groups, tmp_path):
    evaluation = evaluated(painter, groups, [0, 0, 0, 1, 1, 2], 3, {"classifier": mean_colours})
    measured = Measured.open(
        tmp_path / "figures.json", {"name": "sketch-fashion", "version": 1, "images_seen": 0}
    )
    measured.measure(evaluation.measures(), (), "python -m model evaluate NAME --part {part}")
    kept = measured.parts["adherence"]["figures"]
    assert kept["by_hand_real"]["f1"] > 0.9
    assert kept["by_hand_real"]["f1_closer"] <= kept["by_hand_real"]["f1"]
    assert kept["by_hand"]["f1"] < kept["by_hand_real"]["f1"]  # it was never trained
    styles = measured.parts["styles"]["figures"]
    for one in styles.values():
        assert one["ratio"] == pytest.approx(one["latents"] / one["same_class"])
    assert set(styles) == {"thumbnails", "thumbnails_bare", "classifier", "classifier_bare"}
    alike = measured.parts["silhouettes"]["figures"]
    assert 0.5 < alike["overlap"] <= 1.0
    assert alike["classifier"]["alike"] > 0
    assert set(measured.parts["likeness"]["figures"]) == {
        "own_style", "other_style", "drawn_style"
    }  # fmt: skip
    page = tmp_path / "page.md"
    page.write_text("# Pairs\n\n## Figures\n", encoding="utf-8")
    write_pairs_tables(page, measured)
    text = page.read_text(encoding="utf-8")
    assert "| the real pictures of the same" in text
    assert "| the garment classifier's features" in text
    assert "latents of a bare contour" in text
    assert f"overlap most with that of its picture, {alike['overlap']:.2f}" in text


def test_a_pool_that_is_too_small_has_no_silhouettes_to_compare(painter, groups):
    assert evaluated(painter, groups, [1, 1, 1, 1, 2, 2], 3).silhouettes() == {}


def test_a_sheet_has_the_lenders_above_what_they_lend_to(painter, groups):
    pictures = lending_sheet(painter, groups, 2, 0)
    assert pictures.shape == (33, 32, 32, 3)
    assert (pictures[:7] == 255).all()
    lenders = groups.pictures[2:6, 0].reshape(4, -1)
    means = pictures[7:11].reshape(4, -1).mean(axis=1)
    assert np.allclose(means, lenders.mean(axis=1), atol=3)
    assert (pictures[11] < 200).any()  # the drawing
    with pytest.raises(ValueError, match="6 pictures are too few; 7 are needed"):
        lending_sheet(painter, groups, 3, 0)


def test_the_shipped_painter_takes_dark_and_light_from_the_picture_that_lends(groups):
    shipped = LatentPainter(newest_version(SAVED_MODELS, "sketch-fashion"))
    dark, light = shipped.lent(np.stack([shirt(10), shirt(200)])[:, ::4, ::4])
    for lines in groups.rough:
        painted = shipped(lines, np.stack([dark, light])).astype(float)
        assert painted[0].mean() < painted[1].mean() - 10.0


def test_one_picture_has_no_pairs():
    assert spread(np.array([[0.0, 0.0], [3.0, 4.0]])) == 5.0
    with pytest.raises(ValueError, match="1 pictures have no pairs"):
        spread(np.zeros((1, 4)))


@pytest.mark.parametrize(
    ("labels", "count", "complaint"),
    [(6, 7, "--count is 7; it must be from 2 to 6"), (7, 2, "6 pairs of 7 pictures; leave")],
)
def test_what_cannot_be_measured(painter, groups, labels, count, complaint):
    with pytest.raises(ValueError, match=complaint):
        evaluated(painter, groups, np.zeros(labels, int), count)
