"""A real training run, small enough for a test."""

from __future__ import annotations

import gzip
import subprocess
import sys
from pathlib import Path

import numpy as np
import tensorflow as tf

from model.datasets.fashion_mnist import read_idx
from tests.model import ROOT, SAMPLE

IMAGES = 64  # two steps an epoch
OPTIONS = ("--data", "fashion_mnist", "--epochs", "3", "--batch-size", "32", "--save-every", "2")


def write_data(folder: Path) -> Path:
    """The first of the sample's images: most of a run's time is then its start, not its steps."""
    for name, rank in (("train-images-idx3-ubyte", 3), ("train-labels-idx1-ubyte", 1)):
        array = read_idx(SAMPLE / f"{name}.gz")[:IMAGES]
        header = bytes((0, 0, 8, rank)) + np.array(array.shape, ">u4").tobytes()
        (folder / f"{name}.gz").write_bytes(gzip.compress(header + array.tobytes()))
    return folder


def start(run: Path, environ: dict[str, str]) -> subprocess.Popen[str]:
    """`python -m model train dcgan` with `OPTIONS`, from the start or going on."""
    return subprocess.Popen(
        [sys.executable, "-m", "model", "train", "dcgan", *OPTIONS, "--run", str(run)],
        cwd=ROOT,
        env=environ,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def finish(training: subprocess.Popen[str]) -> str:
    """What a training that must succeed printed."""
    out, err = training.communicate(timeout=300)
    assert training.returncode == 0, err
    return out


def newest_weights(run: Path) -> dict[str, np.ndarray]:
    """Everything in the newest checkpoint: weights, moments, counters."""
    path = tf.train.latest_checkpoint(str(run / "checkpoints"))
    reader = tf.train.load_checkpoint(path)
    return {
        name: reader.get_tensor(name)
        for name in reader.get_variable_to_shape_map()
        if name != "_CHECKPOINTABLE_OBJECT_GRAPH"
    }
