"""A line for each checkpoint, whenever the run is continued."""

from __future__ import annotations

from model.training import scalars


def test_the_names_stand_once_above_all_lines(tmp_path):
    scalars.append(tmp_path, {"images": 8, "loss": "0.5"})
    scalars.append(tmp_path, {"images": 16, "loss": ""})
    text = (tmp_path / scalars.FILE).read_text(encoding="utf-8")
    assert text.splitlines() == ["images,loss", "8,0.5", "16,"]
