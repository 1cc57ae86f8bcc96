"""The loop of `progressive`: what an interruption costs, stages, devices, precision."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import tensorflow as tf

from model.training.progressive import ProgressiveTrainer, stages
from model.training.trainer import Report
from tests.model import ROOT
from tests.model.training.tiny_progressive import Kept, config, data, plain_steps

pytestmark = pytest.mark.slow


@pytest.fixture
def without_compiling() -> Iterator[None]:
    with plain_steps():
        yield


class Interrupted(Kept):
    """Ctrl+C after some steps."""

    def __init__(self, after: int) -> None:
        super().__init__()
        self._after = after

    def on_report(self, report: Report) -> None:
        super().on_report(report)
        if report.step == self._after:
            raise KeyboardInterrupt


def losses(folder: Path, **changes) -> list[list[float]]:
    kept = Kept()
    ProgressiveTrainer(config(**changes), folder).train(data(), [kept], report_every=1)
    return kept.losses


@pytest.fixture(scope="module")
def uninterrupted(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[list[float]]]:
    folder = tmp_path_factory.mktemp("runs")
    with plain_steps():
        return folder, losses(folder)


@pytest.mark.usefixtures("without_compiling")
@pytest.mark.parametrize("after", [2, 3])  # within a pass of the data, and where a stage ends
def test_an_interruption_anywhere_changes_no_loss(tmp_path, uninterrupted, after):
    first, rest = Interrupted(after), Kept()
    with pytest.raises(KeyboardInterrupt):
        ProgressiveTrainer(config(), tmp_path).train(data(), [first], report_every=1)
    again = ProgressiveTrainer(config(), tmp_path)
    assert (again.step, again.images_seen) == (after, 16 * after)
    again.train(data(), [rest], report_every=1)
    np.testing.assert_allclose(first.losses + rest.losses, uninterrupted[1], atol=1e-5)


@pytest.mark.usefixtures("without_compiling")
def test_stages_follow_the_images_seen_and_reports_their_steps(tmp_path):
    kept = Kept()
    trainer = ProgressiveTrainer(config(), tmp_path)
    trainer.train(data(), [kept], report_every=2, save_every=3)
    assert [(r.step, r.images_seen, r.side, r.saved) for r in kept.reports] == [
        (2, 32, 16, False), (3, 48, 16, True), (4, 64, 32, False), (6, 96, 32, True),
    ]  # fmt: skip
    assert [report.last for report in kept.reports] == [False, False, False, True]
    assert kept.reports[0].generator.output_shape == (None, 16, 16, 3)
    assert all(report.images_per_second > 0 for report in kept.reports)


@pytest.mark.usefixtures("without_compiling")
def test_training_changes_both_networks_and_the_average_follows(uninterrupted):
    folder, _ = uninterrupted
    trained, fresh = (ProgressiveTrainer(config(), each) for each in (folder, folder / "none"))
    for network in ("generator", "discriminator", "ema_generator"):
        moved = [
            float(tf.reduce_max(tf.abs(now - before)))
            for now, before in zip(
                getattr(trained, network).trainable_weights,
                getattr(fresh, network).trainable_weights,
                strict=True,
            )
        ]
        assert min(moved) > 0, network
    at = trained.ema_generator.trainable_weights[0].numpy()
    assert not np.array_equal(at, trained.generator.trainable_weights[0].numpy())


@pytest.mark.usefixtures("without_compiling")
def test_the_seed_and_augmentation_decide_the_losses(tmp_path, uninterrupted):
    short = {"images": 16}
    first = losses(tmp_path / "again", **short)
    np.testing.assert_allclose(first[0], uninterrupted[1][0], atol=1e-5)
    for name, change in (("seed", {"seed": 1}), ("augment", {"augment": True})):
        assert not np.allclose(losses(tmp_path / name, **short, **change)[0], first[0], atol=1e-3)


@pytest.mark.usefixtures("without_compiling")
@pytest.mark.parametrize("precision", ["mixed_float16", "mixed_bfloat16"])
def test_half_precision_trains_to_about_the_same_losses(tmp_path, uninterrupted, precision):
    found = losses(tmp_path, precision=precision, images=48)
    np.testing.assert_allclose(found, uninterrupted[1][:3], rtol=0.1, atol=0.1)
    trainer = ProgressiveTrainer(config(precision=precision), tmp_path)
    assert {weight.dtype for weight in trainer.generator.weights} == {"float32"}
    scaled = [hasattr(each, "dynamic_scale") for each in trainer.optimizers]
    assert scaled == [precision == "mixed_float16"] * 2


@pytest.mark.usefixtures("without_compiling")
def test_losses_that_are_not_finite_stop_the_run_and_leave_the_checkpoint_before(tmp_path):
    trainer = ProgressiveTrainer(config(learning_rate=1e30, warm_up_images=1), tmp_path)
    with pytest.raises(FloatingPointError, match=r"the losses up to step \d are .*nan"):
        trainer.train(data(), report_every=1)
    assert ProgressiveTrainer(config(), tmp_path).step == 0


@pytest.mark.parametrize(
    "changes",
    [{"classes": 3}, {"side": 64}, {"side": 16}],
    ids=["wider", "more layers", "fewer layers"],
)
def test_a_checkpoint_of_other_networks_is_refused(uninterrupted, changes):
    folder, _ = uninterrupted
    with pytest.raises(ValueError, match=r"checkpoint of other networks .* another --run"):
        ProgressiveTrainer(config(**changes), folder)


def test_the_stages_of_a_run_end_where_the_next_begins():
    told = stages(config(stage_images=1000, images=3000, size="small"))
    assert [(stage.end, stage.side) for stage in told] == [(1000, 16), (3000, 32)]
    assert told[1].work > 1.5 * told[0].work
    short = stages(config(stage_images=1000, images=600))
    assert [stage.end for stage in short] == [600, 600]


def test_a_batch_that_devices_cannot_share_is_refused(tmp_path):
    with pytest.raises(ValueError, match="the batch is 12; it must be a multiple of 8"):
        ProgressiveTrainer(config(batch_size=12), tmp_path)


def test_two_devices_have_the_losses_of_one(tmp_path, environ):
    printed = subprocess.run(
        [sys.executable, "-m", "tests.model.training.tiny_progressive", tmp_path],
        cwd=ROOT,
        env=environ,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    one, two = np.array(json.loads(printed.splitlines()[-1]))
    assert one.shape == (3, 3)  # of three steps
    np.testing.assert_allclose(two, one, rtol=1e-3, atol=1e-4)


def test_the_penalty_falls_once():
    run = config(images=1600, batch_size=16, penalty=1.0, last_penalty=0.2)  # 100 steps
    gammas = [float(run.penalty_at(step)) for step in (0, 30, 35, 40, 99)]
    assert gammas == pytest.approx([1.0, 1.0, 0.6, 0.2, 0.2])
