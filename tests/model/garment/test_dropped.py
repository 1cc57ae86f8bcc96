"""What a design left out of the wanted values, and because of which field."""

from __future__ import annotations

from pathlib import Path

import pytest

from model.garment.__main__ import main
from model.garment.design import settle
from model.garment.dropped import Dropped, dropped
from model.garment.fields import FieldValue, fields
from model.garment.sampler import sample
from model.garment.words.parser import parse

CASES: list[tuple[dict[str, FieldValue], list[Dropped]]] = [
    # a field that an earlier value leaves out
    (
        {"category": "t_shirt", "sleeve": "sleeveless", "sleeve_length": 60.0, "cuff": "rib"},
        [Dropped("cuff", "rib", "sleeve"), Dropped("sleeve_length", 60.0, "sleeve")],
    ),
    # a field that the category does not have, and one that hangs on such a field
    (
        {"category": "trousers", "collar": "notch", "neckline": "boat"},
        [Dropped("collar", "notch", "category"), Dropped("neckline", "boat", "category")],
    ),
    # a value that the category does not have
    ({"category": "blazer", "closure": "fly"}, [Dropped("closure", "fly", "category")]),
    # a value that a rule forbids beside an earlier one
    ({"collar": "notch", "sleeve": "puff"}, [Dropped("sleeve", "puff", "collar")]),
    ({"fabric": "denim", "print": "argyle"}, [Dropped("print", "argyle", "fabric")]),
    # what no design could have
    (
        {"pocket": "patch", "collar": "round", "base": "red"},
        [Dropped("pocket", "patch", None), Dropped("collar", "round", None),
         Dropped("base", "red", None)],
    ),
    # kept, or moved into the range of the category
    ({"category": "coat", "body_length": 30.0, "base": "#102030", "button_count": 99}, []),
    (
        {"category": "cardigan", "neckline": "off_shoulder"},
        [Dropped("neckline", "off_shoulder", "closure")],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("wanted", "expected"), CASES)
def test_what_was_left_out_has_its_reason(
    wanted: dict[str, FieldValue], expected: list[Dropped]
) -> None:
    design = settle(wanted)
    found = dropped(wanted, design)
    assert list(found) == expected
    assert all(item.because is None or item.because in design for item in found)


@pytest.mark.parametrize("seed", range(40))
def test_a_reason_comes_before_what_it_leaves_out(seed: int) -> None:
    """Two designs' values thrown together: each wanted value is there or has its reason."""
    one, other = sample(seed).values(), sample(seed + 1000).values()
    wanted = {n: (one, other)[i % 2].get(n) for i, n in enumerate(fields())}
    pins = {name: value for name, value in wanted.items() if value is not None}
    design = settle(pins)
    order = list(fields())
    gone = {item.field: item for item in dropped(pins, design)}
    for name, value in pins.items():
        if name in gone:
            because = gone[name].because
            assert because is not None
            assert order.index(because) < order.index(name)
            assert settle(design.values()).get(name) != value
        elif isinstance(value, str):
            assert design[name] == value
        else:
            assert name in design


def test_the_commands_say_what_they_left_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pins = ["--pin", "category=trousers", "--pin", "collar=notch"]
    assert main(["draw", *pins, "--out", str(tmp_path / "one.svg")]) == 0
    assert "without collar=notch, because category is trousers" in capsys.readouterr().err
    sheet = ["sheet", *pins, "--cell", "16", "--out", str(tmp_path / "sheet.png")]
    assert main([*sheet, "--count", "3"]) == 0
    assert "3 of 3 without collar=notch" in capsys.readouterr().err
    assert main([*sheet, "--each", "waist"]) == 0
    assert "no design beside the pins: seam, none, peplum" in capsys.readouterr().err
    assert main([*sheet, "--each", "skirt"]) == 2
    assert "no skirt can stand beside the pins" in capsys.readouterr().err


@pytest.mark.parametrize(
    "prompt",
    [
        "cropped denim jacket, oversized, raglan sleeves",
        "hooded blazer",
        "collarless blazer with frog buttons",
        "blazer, mandarin collar, sleeveless",
        "kimono sleeve coat",
        "balloon sleeve coat",
        "drawstring parka",
        "dolman dress",
        "collarless wrap dress",
        "strapless jumpsuit",
        "polo sweater with shirt collar and half placket",
        "puff sleeve denim jacket",
        "quilted waistcoat, channel quilting",
        "leather dress",
        "ripstop jumpsuit",
        "brocade bomber",
        "无领西装",
        "立领西装",
        "插肩袖牛仔夹克",
        "圆领汉服上衣",
    ],
)
def test_what_a_designer_asks_for_is_kept(prompt: str) -> None:
    pins = dict(parse(prompt).pins)
    assert len(pins) > 1
    for seed in range(4):
        assert dropped(pins, sample(seed, pins)) == ()
