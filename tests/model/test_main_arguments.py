"""`python -m model` refuses what it can't do before TensorFlow is even imported."""

from __future__ import annotations

import subprocess
import sys

import pytest

from model.__main__ import main
from tests.model import ROOT


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        pytest.param([], "required: command", id="no command"),
        pytest.param(["fly"], "invalid choice: 'fly'", id="unknown command"),
        pytest.param(["train"], "required: family", id="no family"),
        pytest.param(["train", "gan"], "invalid choice: 'gan'", id="unknown family"),
        pytest.param(["train", "dcgan", "--epochs", "many"], "'many' is not a whole", id="a word"),
        pytest.param(["train", "dcgan", "--epochs", "0"], "--epochs: '0' is not", id="no epochs"),
        pytest.param(["train", "dcgan", "--batch-size", "0"], "--batch-size: '0'", id="no batch"),
        pytest.param(["train", "dcgan", "--save-every", "0"], "--save-every", id="never"),
        pytest.param(["train", "dcgan", "--loss", "l2"], "invalid choice: 'l2'", id="no loss"),
        pytest.param(
            ["train", "progressive", "--spread", "wide"], "--spread: 'wide' is", id="words"
        ),
        pytest.param(
            ["export", "progressive", "--latent-width", "0"],
            "--latent-width: '0' is",
            id="no width",
        ),
        pytest.param(
            ["export", "progressive", "--spread", "0"], "--spread: '0' is", id="no spread"
        ),
        pytest.param(["export", "dcgan", "--version", "-1"], "--version", id="negative version"),
        pytest.param(["evaluate"], "required: NAME", id="no model"),
        pytest.param(["evaluate", "dcgan", "--count", "0"], "--count: '0'", id="no samples"),
        pytest.param(["export", "classifier", "--name", "x"], "invalid choice: 'x'", id="a third"),
        pytest.param(["export", "coats"], "invalid choice: 'coats'", id="no run's family"),
        pytest.param(["export", "--to", "litert"], "required: NAME", id="no name"),
        pytest.param(["export", "dcgan", "--to"], "--to: expected one", id="no format"),
        pytest.param(["export", "dcgan", "--to", "onnx"], "'onnx' is none of", id="unknown format"),
        pytest.param(["export", "dcgan", "--to=litert,"], "'' is none of savedmodel", id="comma"),
        pytest.param(["export", "x", "--to=litert", "--calls=0"], "--calls: '0'", id="no calls"),
        pytest.param(["sheet"], "required: --out", id="no file to write"),
        pytest.param(["sheet", "--out", "x.png", "--columns", "0"], "--columns", id="no columns"),
    ],
)
def test_bad_arguments_give_status_2_and_name_the_argument(capsys, arguments, complaint):
    with pytest.raises(SystemExit) as raised:
        main(arguments)
    assert raised.value.code == 2
    *_usage, line = capsys.readouterr().err.splitlines()
    assert line.startswith("python -m model")
    assert complaint in line


def test_help_lists_the_commands(capsys):
    with pytest.raises(SystemExit) as raised:
        main(["--help"])
    assert raised.value.code == 0
    printed = capsys.readouterr().out
    assert all(command in printed for command in ("train", "export", "sheet", "evaluate"))


def test_the_card_is_read_without_tensorflow():
    # The server answers from cards while TensorFlow is still being imported.
    code = "import sys, model.card, model.__main__; sys.exit('tensorflow' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0
