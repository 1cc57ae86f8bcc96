"""The shipped DCGAN in every format, converted once a file."""

from __future__ import annotations

from pathlib import Path

import pytest

from model.__main__ import main
from tests.model import ROOT

SHIPPED = ROOT / "model" / "saved_models" / "dcgan" / "1"


@pytest.fixture(scope="module")
def dcgan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with `savedmodel` and `litert`."""
    out = tmp_path_factory.mktemp("exports")
    assert main(["export", "dcgan", "--to", "savedmodel,litert", "--out", str(out)]) == 0
    return out / "dcgan" / SHIPPED.name
