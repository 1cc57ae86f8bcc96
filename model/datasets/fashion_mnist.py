"""Fashion-MNIST (Xiao, Rasul and Vollgraf 2017, arXiv:1708.07747): 28 x 28 grey garments.

Read from the original IDX files, because they are what a machine without a network can have:
from the folder named by TENFOLD_DATA, from Debian's package, or else from Keras' own download.
"""

from __future__ import annotations

import gzip
import os
import struct
import zlib
from collections.abc import Mapping
from pathlib import Path

import numpy as np
from PIL import Image

from model.datasets.labelled import LabelledImages

NAME = "fashion_mnist"  # of the data in a model's card
SIDE = 28  # pixels
DEBIAN_FOLDER = Path("/usr/share/datasets/fashion-mnist")
CLASSES = (
    "T-shirt/top",
    "trouser",
    "pullover",
    "dress",
    "coat",
    "sandal",
    "shirt",
    "sneaker",
    "bag",
    "ankle boot",
)
SPLITS = {"train": "train", "test": "t10k"}

# IDX, http://yann.lecun.com/exdb/mnist: two zero bytes, the type (8 is uint8), the rank.
_IDX_UINT8 = 8


class DatasetNotFoundError(FileNotFoundError):
    """Fashion-MNIST is nowhere; the message names every way to get it."""


def read_idx(path: Path) -> np.ndarray:
    """The array in an IDX file, plain or gzipped: uint8 of the shape that its header states.

    Raises:
        ValueError: the file is not IDX, not uint8, or is shorter or longer than its header says.
    """
    raw = path.read_bytes()
    if raw[:2] == b"\x1f\x8b":
        try:
            raw = gzip.decompress(raw)
        except (EOFError, gzip.BadGzipFile, zlib.error) as error:
            raise ValueError(f"{path}: the gzip stream is damaged ({error})") from error
    if len(raw) < 4 or raw[:2] != b"\0\0" or raw[2] != _IDX_UINT8:
        raise ValueError(f"{path}: not an IDX file of uint8 (it starts with {raw[:4].hex()})")
    rank = raw[3]
    start = 4 + 4 * rank
    if len(raw) < start:
        raise ValueError(f"{path}: the IDX header is cut off")
    shape = struct.unpack(f">{rank}I", raw[4:start])
    expected = int(np.prod(shape, dtype=np.int64))
    if len(raw) - start != expected:
        raise ValueError(f"{path}: {len(raw) - start} bytes of data, its header says {expected}")
    return np.frombuffer(raw, np.uint8, offset=start).reshape(shape)


def _find(folder: Path, stem: str) -> Path | None:
    for name in (stem, f"{stem}.gz"):
        if (folder / name).is_file():
            return folder / name
    return None


def _read_folder(folder: Path, split: str) -> tuple[np.ndarray, np.ndarray] | None:
    prefix = SPLITS[split]
    images = _find(folder, f"{prefix}-images-idx3-ubyte")
    labels = _find(folder, f"{prefix}-labels-idx1-ubyte")
    if images is None or labels is None:
        return None
    arrays = read_idx(images), read_idx(labels)
    count = len(arrays[0])
    for path, array, shape in zip(
        (images, labels), arrays, ((count, SIDE, SIDE), (count,)), strict=True
    ):
        if array.shape != shape:
            raise ValueError(f"{path} has the shape {array.shape}, not {shape}")
    return arrays


def _read_keras(split: str) -> tuple[np.ndarray, np.ndarray]:
    import keras

    train, test = keras.datasets.fashion_mnist.load_data()
    return train if split == "train" else test


def read(
    split: str = "train",
    *,
    environ: Mapping[str, str] = os.environ,
    debian_folder: Path = DEBIAN_FOLDER,
) -> tuple[np.ndarray, np.ndarray]:
    """images uint8 [count, 28, 28] and labels uint8 [count] (indices into `CLASSES`).

    Args:
        split: "train" (60,000) or "test" (10,000).
        environ: where TENFOLD_DATA is looked up: a folder with the four IDX files, either
            directly or in a folder `fashion-mnist` below it. When it is set it must have them.
        debian_folder: where Debian's package keeps its files.

    Raises:
        DatasetNotFoundError: none of the three ways has the files.
        ValueError: a file is damaged, or `split` is unknown.
    """
    if split not in SPLITS:
        raise ValueError(f"split is {split!r}; it must be one of {', '.join(SPLITS)}")
    named = environ.get("TENFOLD_DATA")
    folders = [Path(named), Path(named) / "fashion-mnist"] if named else [debian_folder]
    for folder in folders:
        arrays = _read_folder(folder, split)
        if arrays is not None:
            return arrays
    remedy = (
        "Fashion-MNIST was not found. Any one of these three ways gives it: "
        f"(1) set TENFOLD_DATA to a folder with its IDX files (now: {named or 'not set'}); "
        "(2) on Debian or Ubuntu: apt-get install dataset-fashion-mnist "
        f"(looked in {debian_folder}); "
        "(3) let keras.datasets download it, which needs a network"
    )
    if named:
        raise DatasetNotFoundError(f"{remedy}; not tried, since TENFOLD_DATA is set.")
    try:
        return _read_keras(split)
    except Exception as error:  # whatever the download raises, the remedy is the same
        raise DatasetNotFoundError(f"{remedy}; that failed: {error}.") from error


def on_white(images: np.ndarray) -> np.ndarray:
    """Garments as they were photographed: uint8 [n, 28, 28] to [n, 32, 32, 3], with a margin.

    The data set has the negatives of pictures on white.
    """
    margin = (32 - SIDE) // 2
    padded = np.pad(255 - images, ((0, 0), *[(margin, margin)] * 2), constant_values=255)
    return np.repeat(padded[..., np.newaxis], 3, axis=-1)


def labelled(side: int, split: str = "train") -> LabelledImages:
    """A split with its classes, grey, enlarged to `side` x `side` (Lanczos), found as `read` does.

    Raises as `read` does.
    """
    images, labels = read(split)
    if side != SIDE:
        images = np.stack(
            [
                np.asarray(Image.fromarray(each).resize((side, side), Image.Resampling.LANCZOS))
                for each in images
            ]
        )
    return LabelledImages(NAME, images[..., np.newaxis], labels.astype(np.int32), CLASSES)
