"""Models in LiteRT: the weights are in the file, and it makes what the SavedModel makes."""

from __future__ import annotations

import filecmp
import json
from pathlib import Path

import numpy as np
import pytest
import tensorflow as tf
from ai_edge_litert.interpreter import Interpreter

from model.__main__ import main
from model.card import Card
from model.export.examples import draw, inputs_of
from model.export.litert import ConversionError, LiteRtModel, litert_file
from model.export.parity import saved_model_call
from model.export.saved_model import write_saved_model
from tests.model.export.conftest import SHIPPED

pytestmark = pytest.mark.slow
pytest_plugins = ("tests.untrained_models",)

PARAMETERS = 2_330_944  # of the DCGAN
# dB. Rounding a picture to bytes costs it down to 59: float16 must be nearer. int8 of the DCGAN is
# at 33, seen as specks in grey.
LEAST_PSNR = {"float16": 60.0, "int8": 30.0}
BYTES = {"float16": 2, "int8": 1}  # a parameter


@pytest.fixture(params=["float16", "int8"])
def file(request: pytest.FixtureRequest, dcgan: Path) -> tuple[str, Path]:
    return request.param, dcgan / "litert" / f"dcgan-{request.param}.tflite"


def psnr(images: np.ndarray, expected: np.ndarray) -> float:
    return float(10 * np.log10(4 / np.square(images - expected).mean()))


def test_images_are_those_of_the_saved_model(file):
    precision, path = file
    interpreter = Interpreter(model_path=str(path))
    generate = interpreter.get_signature_runner()
    signature = tf.saved_model.load(str(SHIPPED)).signatures["generate"]
    latents = np.random.default_rng(3).standard_normal((5, 2, 100)).astype(np.float32)
    images = np.concatenate([generate(latent=rows)["images"] for rows in latents])
    expected = np.concatenate([signature(latent=tf.constant(rows))["images"] for rows in latents])
    assert images.shape == expected.shape == (10, 28, 28, 3)
    assert psnr(images, expected) > LEAST_PSNR[precision]
    assert psnr(images, expected[::-1]) < 20  # it is a row's own picture


def test_the_weights_are_in_the_file(file):
    precision, path = file
    assert path.stat().st_size == pytest.approx(PARAMETERS * BYTES[precision], rel=0.2)
    operations = {each["op_name"] for each in Interpreter(str(path))._get_ops_details()}
    assert "TRANSPOSE_CONV" in operations
    assert not {name for name in operations if "VARIABLE" in name or "RANDOM" in name}


def test_a_call_has_the_cards_number_of_rows(file):
    (details,) = Interpreter(str(file[1])).get_input_details()
    assert details["shape"].tolist() == [Card.read(SHIPPED).batch_size, 100]
    assert details["dtype"] == np.float32


def test_figures_beside_the_file_are_told_from_another_seed_than_the_scales(file):
    precision, path = file
    figures = json.loads(path.with_suffix(".figures.json").read_text())
    assert (figures["model"], figures["version"]) == ("dcgan", 1)
    assert (figures["precision"], figures["bytes"]) == (precision, path.stat().st_size)
    found = figures["against_saved_model"]
    assert found["psnr"] > LEAST_PSNR[precision]
    assert 0 < found["mean"] < found["largest"] < 2
    assert found["processor_time_ratio"] > 0


def test_the_saved_model_is_handed_on_as_it_is(dcgan):
    names = [path.relative_to(SHIPPED) for path in SHIPPED.rglob("*") if path.is_file()]
    copied = filecmp.cmpfiles(SHIPPED, dcgan / "savedmodel", map(str, names), shallow=False)
    assert sorted(copied[0]) == sorted(map(str, names))


@pytest.mark.parametrize("precision", ["float16", "int8"])
def test_a_label_goes_with_its_latent(untrained_progressive, precision):
    folder = untrained_progressive / "progressive" / "1"
    inputs = inputs_of(folder, Card.read(folder))
    drawn = draw(inputs, np.random.default_rng(0))
    assert drawn["latent"].std() > 0.5
    assert set(drawn["label"]) <= {0, 1, 2}
    reference = saved_model_call(folder)
    images = LiteRtModel(litert_file(folder, inputs, precision))(**drawn)["images"]
    expected = reference(**drawn)["images"]
    others = reference(**{**drawn, "label": (drawn["label"] + 1) % 3})["images"]
    assert psnr(images, expected) > LEAST_PSNR[precision]
    assert psnr(images, expected) > psnr(images, others) + 6


def test_designs_are_those_of_the_saved_model_and_int8_is_left_out(
    untrained_flat, tmp_path, capsys
):
    command = ["export", "flat", "--to=litert", "--saved-models", str(untrained_flat)]
    assert main([*command, "--out", str(tmp_path), "--calls", "2"]) == 0
    printed = capsys.readouterr().out
    folder = tmp_path / "flat" / "1" / "litert"
    assert sorted(path.name for path in folder.iterdir()) == [
        "flat-float16.figures.json",
        "flat-float16.tflite",
    ]
    assert "left out: flat-int8.tflite: LiteRT can't take" in printed
    assert printed.splitlines()[-1] == str(folder)
    figures = json.loads((folder / "flat-float16.figures.json").read_text())
    assert figures["against_saved_model"]["fields_equal"] > 0.98
    assert figures["against_saved_model"]["designs_equal"] > 0.8


def test_an_operation_without_counterpart_is_named(tmp_path):
    card = Card.read(SHIPPED)

    def generate(latent: tf.Tensor) -> dict[str, tf.Tensor]:
        return {"images": tf.random.stateless_normal(tf.shape(latent), (1, 2)) + latent}

    shape = {"dtype": "float32", "shape": [None, 100]}
    signatures = {"generate": {"inputs": {"latent": shape}, "outputs": {"images": shape}}}
    card = Card(**{**vars(card), "signatures": signatures})
    example = {"generate": {"latent": np.zeros((2, 100), np.float32)}}
    folder = write_saved_model(card, {"generate": generate}, example, tmp_path)
    with pytest.raises(ConversionError, match=r"(?s)as float16: .*StatelessRandom"):
        litert_file(folder, inputs_of(folder, card), "float16")
