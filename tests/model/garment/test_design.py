"""A design is validated, quantised without loss, and settled from any wanted values."""

import random

import pytest

from model.garment.categories import CATEGORIES
from model.garment.colours import COLOURS
from model.garment.design import Design, DesignError, settle, token_fields, values_of_tokens
from model.garment.fields import Choice, Colour, Measure, fields, value_names
from model.garment.rules import RULES, odds


def drawn(rng, wanted=None):
    def choose(name, candidates, decided):
        if isinstance(fields()[name], Colour):
            return rng.choice(COLOURS).hex
        return rng.choice(candidates)

    return settle(wanted or {}, choose)


@pytest.fixture(scope="module")
def designs():
    rng = random.Random(5)
    return [drawn(rng) for _ in range(400)]


def test_any_settled_design_is_valid(designs):
    for design in designs:
        assert Design.of(design.values()) == design


def test_tokens_and_json_lose_nothing(designs):
    for design in designs:
        assert Design.from_tokens(design.to_tokens()) == design
        assert Design.from_json(design.to_json()) == design
    assert len({hash(design) for design in designs}) > 390
    assert sorted(designs)[0] <= sorted(designs)[-1]


def test_random_tokens_settle_to_a_valid_design():
    rng = random.Random(6)
    for _ in range(200):
        tokens = [rng.randrange(size) for _, size in token_fields()]
        design = settle(values_of_tokens(tokens))
        assert Design.of(design.values()) == design


@pytest.mark.parametrize(
    ("wanted", "category"),
    [
        ({"collar": "storm"}, "trench"),
        ({"leg": "flared", "topstitch": "triple"}, "jeans"),
        ({"sleeve": "pipa", "collar": "cross"}, "hanfu_top"),
        ({"print": "waves_cliffs", "closure": "ties"}, "mamianqun"),
    ],
)
def test_an_open_category_follows_the_wanted_values(wanted, category):
    design = settle(wanted)
    assert design["category"] == category
    assert all(design[name] == value for name, value in wanted.items())


def test_a_wanted_later_field_is_not_shut_out_by_an_open_earlier_one():
    design = settle({"category": "dress", "neckline": "strapless", "hem": "high_low"})
    assert design["neckline"] == "strapless"
    assert design["sleeve"] == "sleeveless"
    assert design["hem"] == "high_low"


def broken(design):
    """The rules that a design breaks."""
    own = design.values()
    return [r for r in RULES if r.field in own and r.other in own
            and not r.holds(own[r.field], own[r.other])]  # fmt: skip


@pytest.mark.parametrize(
    "name", [name for name, item in fields().items() if isinstance(item, Choice)]
)
def test_no_wish_leaves_a_later_field_without_a_value(name):
    rng = random.Random(name)
    for value in value_names(name):
        for _ in range(3):
            assert not broken(drawn(rng, {name: value})), value


def test_random_wishes_leave_no_field_without_a_value():
    rng = random.Random(8)
    for _ in range(200):
        tokens = [rng.randrange(size) for _, size in token_fields()]
        assert not broken(settle(values_of_tokens(tokens)))


def test_off_the_shoulder_needs_a_sleeve():
    for category in ("dress", "blouse"):
        design = settle({"category": category, "neckline": "off_shoulder"})
        assert design["sleeve"] != "sleeveless"


def test_wanted_sizes_move_into_their_range():
    design = settle({"category": "shorts", "inseam": 80.0})
    assert design.number("inseam") == pytest.approx(28, abs=0.7)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"collar": "tall"}, "collar has no value 'tall'"),
        ({"collar": "turtleneck"}, "collar cannot be 'turtleneck' where category is 'blazer'"),
        ({"chest_width": 90.0}, "chest_width is 90"),
        ({"chest_width": "wide"}, "must be a number"),
        ({"base": "red"}, "write a colour as #RRGGBB"),
        ({"inseam": 70.0}, "inseam does not apply"),
        ({"tail": "long"}, "unknown fields"),
        ({"button_count": 7}, "button_count is 7"),
    ],
)
def test_errors_name_the_value(change, message):
    values = settle({"category": "blazer"}).values()
    with pytest.raises(DesignError, match=message):
        Design.of({**values, **change})


def test_a_missing_field_is_an_error():
    values = settle({"category": "blazer"}).values()
    del values["lapel_width"]
    with pytest.raises(DesignError, match="lapel_width is missing"):
        Design.of(values)


def test_rules_name_existing_fields_and_values():
    for rule in RULES:
        assert rule.values <= set(value_names(rule.field)), rule
        others = (rule.only or set()) | rule.never
        assert others <= set(value_names(rule.other)), rule


def test_every_value_of_every_choice_occurs_in_some_category():
    for name, item in fields().items():
        if isinstance(item, Choice) and name != "category":
            for value in item.values:
                assert any(odds(name, value.name, c.name) > 0 for c in CATEGORIES), value
                assert value.zh
                assert value.en
        if isinstance(item, Measure):
            assert item.levels >= 48
