"""Everything that a generator of images is measured by, in parts: see docs/image-generators.md.

Real images are Fashion-MNIST's test images, which neither the generator nor the classifiers were
trained on; as many samples as real images are compared, since all figures depend on the number.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import cache, cached_property, partial
from pathlib import Path
from typing import Any

import numpy as np

from model.card import Card
from model.datasets.fashion_mnist import CLASSES, NAME, read
from model.evaluate.corruptions import CORRUPTIONS, FLOORS, MISSING, REPEATED
from model.evaluate.figures import Figures
from model.evaluate.garment_classifier import FEATURES, JUDGE, GarmentClassifier
from model.evaluate.image_model import ImageModel
from model.evaluate.image_scores import Seen, of_classes, of_memorisation, scores

Measures = dict[str, Callable[[], Any]]


def _tell(what: str) -> None:
    print(what, file=sys.stderr, flush=True)


class ImageEvaluation:
    """The classifiers, the real images as they see them, and what is measured with both."""

    def __init__(self, count: int, seed: int) -> None:
        """count: samples, and real images beside them; seed: of everything that is drawn.

        Raises:
            ValueError: there are fewer test images than `count`.
            DatasetNotFoundError: Fashion-MNIST is nowhere.
        """
        images, labels = read("test")
        if count > len(images):
            raise ValueError(
                f"--count is {count}, but there are {len(images)} test images, and as many real "
                "images as samples are compared; choose a smaller --count"
            )
        self._count, self._seed = count, seed
        self._images, self._labels = images[:count], labels[:count]
        self._classifiers = {name: GarmentClassifier.read(name) for name in (FEATURES, JUDGE)}

    @property
    def protocol(self) -> Figures:
        """What figures hold for: other samples or classifiers start a file of them anew."""
        hashes = {name: one.card["sha256"] for name, one in self._classifiers.items()}
        return {"count": self._count, "seed": self._seed, "classifiers": hashes}

    def see(self, images: np.ndarray, labels: np.ndarray | None = None) -> Seen:
        """Images, uint8 [n, h, w] or [n, h, w, 3], as the classifiers see them."""
        features, _ = self._classifiers[FEATURES](images)
        _, classes = self._classifiers[JUDGE](images)
        return Seen(features, classes, labels)

    @cached_property
    def _real(self) -> Seen:
        _tell("test images")
        return self.see(self._images, self._labels)

    @cached_property
    def _train(self) -> tuple[np.ndarray, np.ndarray]:
        return read("train")

    @cached_property
    def _known(self) -> np.ndarray:
        """Features of all training images, in their order."""
        _tell("training images")
        return self._classifiers[FEATURES](self._train[0])[0]

    def of_model(self, folder: Path) -> Measures:
        """What measures each part of a model; it is loaded when it is needed.

        Raises:
            ValueError: it makes no images, or it learned them from something else.
        """
        card = Card.read(folder)
        if card.output != "image" or card.data["name"] != NAME:
            raise ValueError(
                f"{card.name} makes {card.output}s and learned from {card.data['name']}; only "
                f"images learned from {NAME} can be measured: the classifiers know "
                "no others"
            )

        @cache
        def samples() -> Seen:
            _tell(f"samples of {card.name}")
            model = ImageModel(folder)
            images, labels = model.sample(self._count, self._seed)
            # A class is right or wrong only where the judge knows it.
            return self.see(images, labels if model.classes == CLASSES else None)

        return {
            "scores": lambda: self._scores(samples()),
            "classes": lambda: of_classes(samples(), CLASSES),
            "memorisation": lambda: of_memorisation(
                samples().features, self._known, self._real.features, self._seed
            ),
        }

    def of_real_images(self) -> Measures:
        """What measures real images beside the test images, so that a score can be read."""
        return {FLOORS: self._floors, "classes": lambda: of_classes(self._real, CLASSES)}

    def _scores(self, samples: Seen) -> Figures:
        return scores(self._real, samples, self._seed)

    def _floors(self) -> Figures:
        labels = self._train[1]
        rng = np.random.default_rng(self._seed)
        every = np.arange(len(labels))
        few = rng.choice(every, min(REPEATED, self._count // 2), replace=False)
        rows = {"training images": every}
        for name, classes in MISSING.items():
            rows[f"training images without {name}"] = np.flatnonzero(~np.isin(labels, classes))
        rows[f"{len(few)} training images over and over"] = few
        sets: dict[str, Callable[[], Seen]] = {
            name: partial(self._drawn, which, rng) for name, which in rows.items()
        }
        for name, corrupt in CORRUPTIONS.items():
            sets[name] = partial(self._corrupted, corrupt)
        figures: Figures = {}
        for name, make in sets.items():
            _tell(f"real images: {name}")
            figures[name] = self._scores(make())
        return figures

    def _drawn(self, rows: np.ndarray, rng: np.random.Generator) -> Seen:
        """As many of some training images as there are samples; none twice, if there are enough."""
        some = rng.choice(rows, self._count, replace=len(rows) < self._count)
        images, labels = (each[some] for each in self._train)
        return Seen(self._known[some], self._classifiers[JUDGE](images)[1], labels)

    def _corrupted(self, corrupt: Callable[[np.ndarray], np.ndarray]) -> Seen:
        return self.see(corrupt(self._images), self._labels)
