"""From wishes to ten designs: rows, choice and pipeline, with tokens drawn by chance."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from typing import Any

import numpy as np
import pytest
from PIL import Image

from model.garment.compose import compose
from model.garment.design import Design, settle
from model.garment.distance import ALIKE, distances
from model.garment.fields import FieldValue
from model.garment.sampler import sample, samples, vary
from model.garment.sketch import Hand
from model.garment.sketch import sketch as drawn_by
from plugin_server.backends.backend import FREE
from plugin_server.errors import DesignSpaceError, InvalidFieldError
from plugin_server.generation.choose import choose
from plugin_server.generation.designs import designs
from plugin_server.generation.generation import Generation
from plugin_server.generation.intake import of_this_design_space, with_checked_fields
from plugin_server.generation.rows import finished, missed, pins_of, stands, wanted_of
from plugin_server.generation.wishes import checked_pins, locked, wishes_of
from plugin_server.imaging.flats import look_alike, look_alike_in_one_outline
from plugin_server.schema.requests import GenerationRequest
from plugin_server.sketch.intake import Sketch
from tests.fake_backend import FLAT_CARD, FakeBackend

COAT = sample(4, {"category": "coat"}).values()


@pytest.fixture
def flat() -> FakeBackend:
    backend = FakeBackend(FLAT_CARD)
    backend.load()
    return backend


def generation(like: dict[str, FieldValue] | None = None, **body: Any) -> Generation:
    request = with_checked_fields(GenerationRequest(**{"seed": 7, **body}))
    return Generation(
        "a" * 32, "2026-01-01T00:00:00.000Z", request, request.seed or 0, "flat", 1, like=like
    )


def made(backend: FakeBackend, asked: Generation) -> list[Design]:
    *_, last = designs(asked, backend)
    assert last.state == "finished"
    return [Design.of(each.design or {}) for each in last.variations]


class TestWishes:
    def test_pins_win_over_words_and_words_over_locks_and_they_over_a_reference(self) -> None:
        request = GenerationRequest(prompt="red coat", pins={"base": "#123456"}, locks=("colour",))
        like = {**COAT, "base": "#000000", "secondary": "#111111"}
        wishes = wishes_of(request, like, {"secondary": "#222222", "accent": "#333333"})
        pins = wishes.asked.pins
        assert (pins["base"], pins["secondary"]) == ("#123456", "#111111")
        assert pins["accent"] == like["accent"]
        assert pins["category"] == "coat"

    def test_a_pin_that_cannot_stand_is_named_with_what_forbids_it(self) -> None:
        wishes = wishes_of(
            GenerationRequest(pins={"category": "skirt", "collar": "hood"}), None, {}
        )
        assert wishes.asked.pins == {"category": "skirt"}
        (unmet,) = wishes.unmet
        assert (unmet.field, unmet.other, unmet.other_value) == ("collar", "category", "skirt")

    def test_locks_are_fields_or_groups(self) -> None:
        assert set(locked(("collar",), COAT)) == {"collar"}
        assert set(locked(("colour",), COAT)) == {"base", "secondary", "accent", "trim", "lining"}

    @pytest.mark.parametrize(
        ("pins", "path", "expected"),
        [
            ({"colar": "notch"}, "pins.colar", "collar"),
            ({"collar": "blue"}, "pins.collar", "notch"),
            ({"collar": 3}, "pins.collar", "notch"),
            ({"base": "red"}, "pins.base", "#RRGGBB"),
            ({"base": None}, "pins.base", "#RRGGBB"),
            ({"body_length": 400}, "pins.body_length", "from 24 to 144 cm"),
            ({"body_length": True}, "pins.body_length", "from 24 to 144 cm"),
            ({"button_count": 2.5}, "pins.button_count", "a whole number from 1 to 8"),
            ({"button_count": []}, "pins.button_count", "a whole number from 1 to 8"),
        ],
    )
    def test_a_wrong_pin_is_refused_with_what_is_right(
        self, pins: dict[str, Any], path: str, expected: str
    ) -> None:
        with pytest.raises(InvalidFieldError) as caught:
            checked_pins(pins)
        assert caught.value.values["path"] == path
        assert expected in caught.value.values["expected"]

    def test_a_colour_may_be_written_small(self) -> None:
        assert checked_pins({"base": "#abcdef"}) == {"base": "#ABCDEF"}

    def test_unknown_names_are_refused(self) -> None:
        with pytest.raises(InvalidFieldError, match=r"free\[1\]"):
            with_checked_fields(GenerationRequest(free=("collar", "colar")))
        with pytest.raises(InvalidFieldError, match=r"locks\[0\]"):
            with_checked_fields(GenerationRequest(locks=("colar",)))

    def test_groups_are_for_locks_only(self) -> None:
        assert with_checked_fields(GenerationRequest(locks=("colour",))).locks == ("colour",)
        with pytest.raises(InvalidFieldError):
            with_checked_fields(GenerationRequest(free=("colour",)))


class TestRows:
    def test_a_choice_is_decided_a_row_at_a_time(self) -> None:
        wishes = wishes_of(GenerationRequest(prompt="checked coat"), None, {})
        prints = {wanted_of(wishes, seed)["print"] for seed in range(40)}
        assert len(prints) > 2
        assert wanted_of(wishes, 3) == wanted_of(wishes, 3)

    def test_a_size_lies_in_its_range(self) -> None:
        wishes = wishes_of(GenerationRequest(prompt="cropped denim jacket"), None, {})
        low, high = wishes.asked.ranges["body_length"]
        sizes = [float(wanted_of(wishes, seed)["body_length"]) for seed in range(20)]
        assert low <= min(sizes) < max(sizes) <= high

    @pytest.mark.parametrize(("strength", "least", "most"), [(1.0, 1.0, 1.0), (0.3, 0.1, 0.6)])
    def test_strength_is_the_share_of_an_earlier_design_that_is_kept(
        self, strength: float, least: float, most: float
    ) -> None:
        wishes = wishes_of(GenerationRequest(strength=strength), COAT, {})
        kept = [len(wanted_of(wishes, seed)) / len(COAT) for seed in range(20)]
        assert least <= sum(kept) / len(kept) <= most
        assert all(wanted_of(wishes, seed)["category"] == "coat" for seed in range(20))

    def test_pins_reach_the_network_as_tokens(self) -> None:
        tokens = pins_of({"category": "coat", "base": "#123456"})
        assert (tokens != FREE).sum() == 2
        assert tokens.dtype == np.int32

    def test_what_shuts_out_a_wish_does_not_stand(self) -> None:
        assert not stands("category", "skirt", {"collar": "hood"})
        assert not stands("sleeve", "sleeveless", {"sleeve_length": 50})
        assert not stands("sleeve_length", 50, {"sleeve": "sleeveless"})
        assert stands("category", "coat", {"collar": "notch"})

    def test_a_print_that_was_asked_for_is_mostly_all_over(self) -> None:
        def placements(prompt: str) -> list[FieldValue | None]:
            wishes = wishes_of(GenerationRequest(prompt), None, {})
            return [wanted_of(wishes, seed).get("print_placement") for seed in range(100)]

        assert 60 < placements("striped shirt").count("all_over") < 90
        assert placements("plain shirt").count("all_over") == 0
        assert placements("shirt with an embroidered crane").count("all_over") == 0


class TestFinished:
    @pytest.mark.parametrize("prompt", ["camp collar shirt, short sleeves", "短袖衬衫"])
    def test_a_cuff_gives_way_to_a_short_sleeve(self, prompt: str) -> None:
        wishes = wishes_of(GenerationRequest(prompt), None, {})
        shirt = sample(4, {"category": "shirt", "collar": "camp", "cuff": "barrel"})
        assert shirt["cuff"] == "barrel"
        for seed in range(12):
            wanted = wanted_of(wishes, seed)
            design = finished(wishes, seed, wanted, shirt.to_tokens())
            assert missed(design, wishes) == ()
            assert design["base"] == shirt["base"]


class TestChoose:
    def test_the_first_is_always_there_and_the_order_stays(self) -> None:
        chosen = choose(samples(24, 3), 10)
        assert chosen[0] == 0
        assert chosen == sorted(set(chosen))
        assert len(chosen) == 10

    def test_they_are_farther_apart_than_the_first_ten(self) -> None:
        many = [vary(sample(4), seed, amount=0.5) for seed in range(40)]
        apart = distances(many)

        def least(rows: list[int]) -> float:
            return float(apart[np.ix_(rows, rows)][np.triu_indices(len(rows), 1)].min())

        assert least(choose(many, 10)) > least(list(range(10)))

    def test_what_looks_the_same_is_shown_once(self) -> None:
        assert choose([sample(4)] * 16, 10) == [0]
        assert choose([], 10) == []


class MostlyCoats(FakeBackend):
    """It sees a coat in seven of eight rows, and a dress in the others."""

    def _tokens(self, pins: np.ndarray, seed: np.ndarray) -> np.ndarray:
        category = "coat" if seed[0] % 8 else "dress"
        return np.array(sample(int(seed[0]), {"category": category}).to_tokens(), np.int32)


class ThePrintIsHardlySeen(FakeBackend):
    """Jeans of one blue: in every fourth row the same ones, plain or with a print by the hem."""

    def _tokens(self, pins: np.ndarray, seed: np.ndarray) -> np.ndarray:
        same = {"category": "jeans", "base": "#27344F"}
        number, kind = int(seed[0]), int(seed[0]) % 8
        plain = sample(4, same | {"print": "solid"})
        if kind == 0:
            return np.array(plain.to_tokens(), np.int32)
        if kind == 4:
            faint = {"print": "ditsy", "print_placement": "border", "secondary": "#2A3854"}
            return np.array(settle(plain.values() | faint).to_tokens(), np.int32)
        return np.array(sample(number, same).to_tokens(), np.int32)


def test_a_print_that_nobody_sees_makes_no_other_design() -> None:
    backend = ThePrintIsHardlySeen(FLAT_CARD)
    backend.load()
    ten = made(backend, generation())
    assert len(ten) == 10
    assert not any(look_alike(first, second) for first, second in combinations(ten, 2))


class TestAlike:
    """Whether a designer would call two pictures the same."""

    SKIRT = settle({"category": "skirt", "base": "#808285", "print": "solid", "hem": "straight"})

    def changed(self, **values: FieldValue) -> Design:
        return settle(self.SKIRT.values() | values)

    @pytest.mark.parametrize(
        "values",
        [
            {"lining": "#C03A2B"},
            {"print": "pinstripe", "secondary": "#858789"},
            {"base": "#838588"},
        ],
    )
    def test_what_nobody_sees_makes_them_alike(self, values: dict[str, str]) -> None:
        other = self.changed(**values)
        assert other != self.SKIRT
        assert look_alike(self.SKIRT, other)
        assert look_alike_in_one_outline(self.SKIRT, other)

    @pytest.mark.parametrize(
        "values", [{"base": "#1F2A44"}, {"print": "checkerboard", "secondary": "#FFFFFF"}]
    )
    def test_colours_and_prints_set_them_apart(self, values: dict[str, str]) -> None:
        assert not look_alike(self.SKIRT, self.changed(**values))
        assert not look_alike_in_one_outline(self.SKIRT, self.changed(**values))

    def test_proportions_do_until_an_outline_is_drawn(self) -> None:
        length = self.SKIRT.number("skirt_length")
        longer = self.changed(skirt_length=length + 8)
        assert not look_alike(self.SKIRT, longer)
        assert look_alike_in_one_outline(self.SKIRT, longer)


class TestSketched:
    @pytest.fixture
    def asked(self) -> Generation:
        page = Image.fromarray(drawn_by(compose(Design.of(COAT)), Hand(1, 0.1, "full"), 300))
        buffer = io.BytesIO()
        page.convert("RGB").save(buffer, "PNG")
        return replace(generation(), sketch=Sketch(buffer.getvalue(), "image/png", *page.size))

    @pytest.fixture
    def backend(self) -> MostlyCoats:
        backend = MostlyCoats(FLAT_CARD)
        backend.load()
        return backend

    def test_what_is_hardly_seen_in_a_sketch_is_left_out(
        self, asked: Generation, backend: MostlyCoats
    ) -> None:
        ten = made(backend, asked)
        assert [design["category"] for design in ten] == ["coat"] * 10
        without = made(backend, replace(asked, sketch=None))
        assert "dress" in [design["category"] for design in without]

    def test_a_variation_is_made_again_by_its_seed(
        self, asked: Generation, backend: MostlyCoats
    ) -> None:
        *_, last = designs(asked, backend)
        for each in last.variations[::3]:
            request = replace(asked.request, seed=each.seed, count=1)
            (again,) = made(backend, replace(asked, request=request, seed=each.seed))
            assert again.values() == each.design


class TestPipeline:
    PROMPTS = ("", "双排扣羊毛大衣", "a red or blue checked skirt", "sleeveless dress, not black")

    @pytest.mark.parametrize("prompt", PROMPTS)
    def test_ten_valid_different_designs_that_show_what_was_asked(
        self, flat: FakeBackend, prompt: str
    ) -> None:
        ten = made(flat, generation(prompt=prompt))
        assert len(ten) == 10
        wishes = wishes_of(GenerationRequest(prompt=prompt), None, {})
        assert [missed(design, wishes) for design in ten] == [()] * 10
        apart = distances(ten)[np.triu_indices(10, 1)]
        assert apart.min() >= ALIKE

    def test_exact_colours_are_honoured_exactly(self, flat: FakeBackend) -> None:
        ten = made(flat, generation(prompt="coat #ab12cd", pins={"accent": "#010203"}))
        assert {(d["base"], d["accent"]) for d in ten} == {("#AB12CD", "#010203")}

    def test_the_seed_of_a_variation_makes_it_again(self, flat: FakeBackend) -> None:
        asked = generation(prompt="checked coat")
        *_, last = designs(asked, flat)
        for each in last.variations[::4]:
            request = replace(asked.request, seed=each.seed, count=1)
            (again,) = made(flat, replace(asked, request=request, seed=each.seed))
            assert again.values() == each.design

    def test_seeds_count_on_over_the_end(self, flat: FakeBackend) -> None:
        *_, last = designs(generation(seed=2**32 - 3, count=2), flat)
        assert all(0 <= each.seed < 2**32 for each in last.variations)
        assert flat.batches[0].seeds[:, 0].tolist()[:5] == [-3, -2, -1, 0, 1]

    def test_forty_are_made_of_more_batches(self, flat: FakeBackend) -> None:
        assert len(made(flat, generation(count=40))) == 40
        assert len(flat.batches) == 4

    def test_progress_grows_and_only_the_end_is_a_revision(self, flat: FakeBackend) -> None:
        asked = generation()
        steps = list(designs(asked, flat))
        assert [each.revision - asked.revision for each in steps] == [0, 0, 0, 1]
        progress = [each.progress for each in steps]
        assert progress == sorted(progress)
        assert progress[-1] == 1.0

    def test_locks_stay_and_the_rest_varies(self, flat: FakeBackend) -> None:
        ten = made(flat, generation(COAT, locks=("colour", "collar"), strength=0.5))
        for design in ten:
            assert {design[name] for name in ("collar",)} == {COAT["collar"]}
            for name in ("base", "secondary", "accent"):
                assert design[name] == COAT[name]
        assert len({design["fabric"] for design in ten}) > 2

    def test_where_all_is_fixed_there_are_fewer_and_it_is_said(self, flat: FakeBackend) -> None:
        locks = ("structure", "detail", "fabric", "colour")
        *_, last = designs(generation(COAT, locks=locks, strength=1.0), flat)
        assert len(last.variations) < 10
        assert last.ignores("count")
        assert len(flat.batches) == 3

    def test_a_wish_that_nothing_leaves_room_for_is_said(self, flat: FakeBackend) -> None:
        asked = generation(pins={"category": "tank_top", "body_length": 140})
        *_, last = designs(asked, flat)
        assert len(last.variations) == 10
        assert last.ignores("body_length")

    def test_a_model_of_another_design_space_is_refused(self) -> None:
        fields = dict(FLAT_CARD.data["fields"])
        of_this_design_space(FLAT_CARD)
        fields["collar"] += 1
        with pytest.raises(DesignSpaceError, match="collar"):
            of_this_design_space(replace(FLAT_CARD, data={"fields": fields}))
        turned = dict(reversed(FLAT_CARD.data["fields"].items()))
        with pytest.raises(DesignSpaceError, match="order"):
            of_this_design_space(replace(FLAT_CARD, data={"fields": turned}))


def _steps(backend: FakeBackend) -> Iterator[Generation]:
    return designs(generation(), backend)


def test_the_work_ends_where_nobody_asks_on(flat: FakeBackend) -> None:
    steps = _steps(flat)
    next(steps)
    steps.close()  # type: ignore[attr-defined]
    assert flat.rows == 16
