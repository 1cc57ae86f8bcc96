"""A house's catalogue as training data: one folder a class, told about before it is trained on.

What a folder of years holds is damaged files, the same picture in three places, scans in CMYK
beside cut-outs with a transparent ground. All of it is read that can be; what is left out is
counted and named, because a catalogue with half of its coats missing makes a generator without.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

import numpy as np

from model.datasets.folder import SUFFIXES, Picture, Skipped, read_picture
from model.datasets.labelled import LabelledImages

NAMED = 5  # files that are named of each kind of those left out


@dataclass
class Inspection:
    """What a folder holds and what was made of it."""

    folder: Path
    side: int
    classes: Counter[str] = field(default_factory=Counter)  # pictures that will be trained on
    modes: Counter[str] = field(default_factory=Counter)
    sizes: list[tuple[int, int]] = field(default_factory=list)  # width, height
    skipped: list[Skipped] = field(default_factory=list)  # unreadable
    duplicates: list[Skipped] = field(default_factory=list)

    def lines(self) -> Iterator[str]:
        """What a person should know before hours of training, a sentence each."""
        yield (
            f"{self.folder}: {sum(self.classes.values())} pictures in {len(self.classes)} "
            f"{'class' if len(self.classes) == 1 else 'classes'}: "
            + ", ".join(f"{name} {count}" for name, count in self.classes.items())
        )
        longest = sorted(max(size) for size in self.sizes)
        yield (
            f"long sides from {longest[0]} to {longest[-1]} pixels, {median(longest):g} in the "
            f"middle; modes: {', '.join(f'{mode} {count}' for mode, count in self.modes.items())}"
        )
        small = sum(each < self.side for each in longest)
        if small:
            yield f"{small} are smaller than {self.side} pixels and were enlarged"
        yield (
            f"each is fitted whole on a white square of {self.side} pixels; transparency becomes "
            "white, colours become RGB"
        )
        for kind, left_out in (("unreadable", self.skipped), ("duplicates", self.duplicates)):
            if left_out:
                named = "; ".join(
                    f"{each.path.relative_to(self.folder)} ({each.reason})"
                    for each in left_out[:NAMED]
                )
                more = f"; and {len(left_out) - NAMED} more" if len(left_out) > NAMED else ""
                yield f"{len(left_out)} {kind} left out: {named}{more}"


def read_catalogue(folder: Path, side: int) -> tuple[LabelledImages, Inspection]:
    """Every picture in a folder, to any depth, with the subfolder that it is in as its class.

    Pictures that lie in no subfolder are of the class with the folder's own name. The same
    picture at this size counts once, in the class that comes first.

    Raises:
        NotADirectoryError: `folder` is no folder.
        ValueError: it holds no picture that can be read.
    """
    if not folder.is_dir():
        raise NotADirectoryError(f"{folder} is not a folder of images")
    inspection = Inspection(folder, side)
    seen: dict[bytes, Path] = {}
    images: list[np.ndarray] = []
    labels: list[str] = []
    for path in _pictures(folder):
        try:
            picture = read_picture(path, side)
        except ValueError as error:
            inspection.skipped.append(Skipped(path, str(error)))
            continue
        digest = hashlib.sha256(picture.pixels.tobytes()).digest()
        if digest in seen:
            reason = f"is {seen[digest].relative_to(folder)}"
            inspection.duplicates.append(Skipped(path, reason))
            continue
        seen[digest] = path
        images.append(picture.pixels)
        labels.append(_class_of(path, folder))
        _note(inspection, picture, labels[-1])
    if not images:
        raise ValueError(
            f"{folder} holds no readable picture "
            f"({len(inspection.skipped)} skipped); it needs PNG, JPEG or WebP files"
        )
    classes = tuple(inspection.classes)
    indices = np.array([classes.index(each) for each in labels], np.int32)
    return LabelledImages(folder.name, np.stack(images), indices, classes), inspection


def _pictures(folder: Path) -> list[Path]:
    """In the order of their paths, without what systems hide in folders."""
    return sorted(
        path
        for path in folder.rglob("*")
        if path.suffix.lower() in SUFFIXES
        and path.is_file()
        and not any(part.startswith((".", "__")) for part in path.relative_to(folder).parts)
    )


def _class_of(path: Path, folder: Path) -> str:
    parts = path.relative_to(folder).parts
    return parts[0] if len(parts) > 1 else folder.name


def _note(inspection: Inspection, picture: Picture, name: str) -> None:
    inspection.classes[name] += 1
    inspection.modes[picture.mode] += 1
    inspection.sizes.append((picture.width, picture.height))
