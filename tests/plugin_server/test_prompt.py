"""Words to wishes, and fields and values back to words."""

from __future__ import annotations

import pytest

from model.garment.fields import Choice, fields
from plugin_server.prompt.chips import contradiction_text, fixed_chips, prompt_chips
from plugin_server.prompt.labels import design_name, field_label, value_label, values_label
from plugin_server.prompt.understanding import asked, read


class TestAsked:
    def test_a_size_is_a_range_and_no_pin(self) -> None:
        wanted = asked(read("cropped denim jacket"))
        assert wanted.pins == {"category": "denim_jacket"}
        low, high = wanted.ranges["body_length"]
        assert 24 < low < high < 60

    def test_red_or_blue_allows_both(self) -> None:
        wanted = asked(read("a red or blue coat, not black"))
        assert len(wanted.allowed["base"]) == 2
        assert "base" not in wanted.pins
        assert wanted.excluded["base"] == ("#1E1E20",)

    def test_what_contradicts_itself_is_dropped(self) -> None:
        wanted = asked(read("sleeveless, long sleeves"))
        assert wanted.pins == {"sleeve": "sleeveless"}
        assert wanted.ranges == {}

    def test_a_field_that_was_taken_back_is_gone_with_its_contradictions(self) -> None:
        reading = read("sleeveless, long sleeves", frozenset({"sleeve"}))
        assert reading.contradictions == ()
        assert set(asked(reading).ranges) == {"sleeve_length"}

    def test_a_leaning_beside_a_pin_is_no_wish(self) -> None:
        wanted = asked(read("想要带有东方刺绣元素的极简风西装"))
        assert wanted.pins["style"] == "minimalist"
        assert set(wanted.leanings) == {"print"}

    def test_without_leaves_the_rest(self) -> None:
        wanted = asked(read("checked coat, not black")).without({"base", "category"})
        assert (wanted.pins, wanted.excluded) == ({}, {})
        assert set(wanted.allowed) == {"print"}


class TestChips:
    @pytest.mark.parametrize(
        ("prompt", "field", "kind", "text", "zh"),
        [
            ("双排扣大衣", "closure", "pin", "双排扣", "门襟 · 双排扣"),
            ("短款牛仔夹克", "body_length", "range", "短款", "衣长 · "),
            ("格子半裙", "print", "allowed", "格子", "图案 · "),
            ("不要驳头的大衣", "collar", "excluded", "驳头", "领型 · 不要"),
            ("东方刺绣西装", "print", "bias", "东方刺绣", "图案 · "),
        ],
    )
    def test_each_kind_with_its_words(
        self, prompt: str, field: str, kind: str, text: str, zh: str
    ) -> None:
        chips = {chip.field: chip for chip in prompt_chips(read(prompt), "zh")}
        chip = chips[field]
        assert (chip.kind, chip.text, chip.source) == (kind, text, "prompt")
        assert prompt[chip.start : chip.end] == text
        assert chip.label.startswith(zh)

    def test_they_come_in_the_order_of_the_words(self) -> None:
        chips = prompt_chips(read("red double-breasted wool coat"), "en")
        assert [chip.start for chip in chips] == sorted(chip.start for chip in chips)

    def test_what_was_dropped_has_a_sentence_and_no_chip(self) -> None:
        reading = read("double-breasted t-shirt")
        assert [chip.field for chip in prompt_chips(reading, "en")] == ["category"]
        (found,) = reading.contradictions
        assert contradiction_text(found, "en") == (
            "Closure · double-breasted front cannot stand beside Category · T-shirt; "
            "the latter was kept."
        )
        assert "门襟 · 双排扣" in contradiction_text(found, "zh")

    @pytest.mark.parametrize("prompt", ["five buttons, seven buttons", "no collar, shirt collar"])
    def test_every_contradiction_can_be_said(self, prompt: str) -> None:
        for each in read(prompt).contradictions:
            assert contradiction_text(each, "en")
            assert contradiction_text(each, "zh")

    def test_a_fixed_value_names_its_source(self) -> None:
        (chip,) = fixed_chips({"collar": "notch"}, "pin", "zh")
        assert (chip.kind, chip.source, chip.values, chip.text) == ("pin", "pin", ("notch",), "")


class TestLabels:
    @pytest.mark.parametrize("name", fields())
    def test_every_field_and_value_has_words_in_both_languages(self, name: str) -> None:
        item = fields()[name]
        assert not field_label(name, "zh").isascii()
        assert field_label(name, "en").isascii()
        for value in item.values if isinstance(item, Choice) else ():
            assert value_label(name, value.name, "zh")
            assert value_label(name, value.name, "en")

    def test_sizes_and_colours_say_what_they_are(self) -> None:
        assert value_label("body_length", 62.5, "en") == "62.5 cm"
        assert value_label("shoulder_slope", 18, "zh") == "18°"
        assert value_label("button_count", 3, "zh") == "3"
        assert value_label("base", "#FF0000", "en").endswith("#FF0000")

    def test_many_values_are_counted(self) -> None:
        assert values_label("sleeve", ("cap", "set_in"), "en") == "cap sleeves or set-in sleeves"
        text = values_label("sleeve", ("cap", "set_in", "raglan", "puff", "bell"), "en")
        assert text.endswith("or 2 more")
        text = values_label("sleeve", ("cap", "set_in", "raglan", "puff", "bell"), "zh")
        assert text.endswith("等 5 种")

    def test_a_design_has_a_short_name(self) -> None:
        values = {"category": "coat", "closure": "double_breasted", "fabric": "melton"}
        assert design_name(values, 1234, "zh").startswith("双排扣大衣 · ")
        assert design_name(values, 1234, "zh").endswith(" · #1234")
        assert design_name(values, 7, "en").startswith("Coat, double-breasted")

    @pytest.mark.parametrize(
        ("values", "name"),
        [
            ({"category": "trousers", "leg": "wide"}, "阔腿长裤"),
            ({"category": "skirt", "skirt": "pencil"}, "铅笔半身裙"),
            ({"category": "dress", "skirt": "a_line"}, "A字连衣裙"),
        ],
    )
    def test_no_part_of_a_garment_is_named_twice(self, values: dict[str, str], name: str) -> None:
        assert design_name(values | {"fabric": "linen"}, 1, "zh").startswith(f"{name} · ")
