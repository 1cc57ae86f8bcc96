"""A model handed on: a folder for each format, with its figures beside every file.

A figure is what the same calls give in that format and in the SavedModel.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

import numpy as np

from model.card import Card
from model.export.browser import PACKAGES, find_runtime, write_browser
from model.export.examples import Input, inputs_of
from model.export.litert import PRECISIONS, ConversionError, LiteRtModel, litert_file
from model.export.parity import Call, parity, saved_model_call


class Exporter:
    """The formats of one SavedModel: `savedmodel`, `litert`, `browser`."""

    def __init__(self, folder: Path, *, npm_packages: Path, calls: int) -> None:
        """`folder`: of the SavedModel; `calls`: that each file is compared with it over."""
        self._folder, self._calls = folder, calls
        self._packages = npm_packages / PACKAGES.name
        self.card = Card.read(folder)

    def write(self, wanted: Mapping[str, Path]) -> dict[str, str]:
        """Writes each format into its folder, a whole one or none.

        Returns:
            what could not be converted, and why, by the name of its file.

        Raises:
            FileExistsError: one of the folders is there; nothing is written then.
            FileNotFoundError: the browser's runtime is not; nothing is written then either.
            ConversionError: a format can't take the model at all.
        """
        for target in wanted.values():
            if target.exists():
                raise FileExistsError(f"{target} is there; delete it, or choose another --out")
        if "browser" in wanted:
            find_runtime(self._packages)
        self._refused: dict[str, str] = {}
        writers = {
            "savedmodel": self._saved_model,
            "litert": self._litert,
            "browser": self._browser,
        }
        for name, target in wanted.items():
            partial = target.with_name(f"{name}.partial")
            shutil.rmtree(partial, ignore_errors=True)
            target.parent.mkdir(parents=True, exist_ok=True)
            writers[name](partial)
            partial.rename(target)
        return self._refused

    @cached_property
    def _inputs(self) -> tuple[Input, ...]:
        return inputs_of(self._folder, self.card)

    @cached_property
    def _reference(self) -> Call:
        return saved_model_call(self._folder)

    def _saved_model(self, out: Path) -> None:
        shutil.copytree(self._folder, out)

    def _litert(self, out: Path) -> None:
        out.mkdir()
        for precision in PRECISIONS:
            name = f"{self.card.name}-{precision}.tflite"
            try:
                content = litert_file(self._folder, self._inputs, precision)
            except ConversionError as error:
                self._refused[name] = str(error)
                continue
            (out / name).write_bytes(content)
            self._write_figures(out / name, precision, LiteRtModel(content))
        if len(self._refused) == len(PRECISIONS):
            raise ConversionError("; ".join(self._refused.values()))

    def _browser(self, out: Path) -> None:
        content = litert_file(self._folder, self._inputs, "float16", bools=False)
        write_browser(out, self.card, self._inputs, content, self._packages)
        model = LiteRtModel(content)

        def call(**inputs: np.ndarray) -> dict[str, np.ndarray]:
            bools = {name: value for name, value in inputs.items() if value.dtype == bool}
            return model(**inputs | {name: value.astype(np.int32) for name, value in bools.items()})

        self._write_figures(out / "model.tflite", "float16", call)

    def _write_figures(self, file: Path, precision: str, call: Call) -> None:
        """The figures of a file, beside it."""
        figures = {
            "model": self.card.name,
            "version": self.card.version,
            "precision": precision,
            "bytes": file.stat().st_size,
            "rows": self.card.batch_size,
            "against_saved_model": parity(self._reference, call, self._inputs, calls=self._calls),
        }
        text = json.dumps(figures, indent=2)
        file.with_suffix(".figures.json").write_text(text + "\n", encoding="utf-8")
