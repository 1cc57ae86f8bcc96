"""Pairing: two minutes, five tries, ten seconds between two askings."""

from __future__ import annotations

import pytest

from plugin_server.errors import (
    PairingCodeWrongError,
    PairingExpiredError,
    PairingTooSoonError,
)
from plugin_server.security.pairing import Pairing, PairingDesk


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def shown() -> list[Pairing]:
    return []


@pytest.fixture
def desk(clock: Clock, shown: list[Pairing]) -> PairingDesk:
    return PairingDesk(clock, shown.append)


def wrong(code: str) -> str:
    return f"{(int(code) + 1) % 10**6:06d}"


def test_the_shown_code_names_the_client(desk: PairingDesk, shown: list[Pairing]) -> None:
    pairing = desk.ask("Figma")
    assert [each.client for each in shown] == ["Figma"]
    assert len(shown[0].code) == 6
    assert desk.confirm(pairing.id, shown[0].code) == "Figma"


def test_a_code_works_once(desk: PairingDesk) -> None:
    pairing = desk.ask("Figma")
    desk.confirm(pairing.id, pairing.code)
    with pytest.raises(PairingExpiredError):
        desk.confirm(pairing.id, pairing.code)


def test_five_wrong_codes_close_it(desk: PairingDesk) -> None:
    pairing = desk.ask("Figma")
    for left in (4, 3, 2, 1, 0):
        with pytest.raises(PairingCodeWrongError) as caught:
            desk.confirm(pairing.id, wrong(pairing.code))
        assert caught.value.values["tries"] == left
    with pytest.raises(PairingExpiredError):
        desk.confirm(pairing.id, pairing.code)


def test_it_lives_two_minutes(desk: PairingDesk, clock: Clock) -> None:
    pairing = desk.ask("Figma")
    clock.now = 120
    with pytest.raises(PairingExpiredError):
        desk.confirm(pairing.id, pairing.code)


def test_the_next_asking_waits_ten_seconds(desk: PairingDesk, clock: Clock) -> None:
    first = desk.ask("Figma")
    clock.now = 9
    with pytest.raises(PairingTooSoonError) as caught:
        desk.ask("Figma")
    assert caught.value.retry_after == 2
    clock.now = 10
    second = desk.ask("Figma")
    assert second.id != first.id
    with pytest.raises(PairingExpiredError):
        desk.confirm(first.id, first.code)


def test_confirming_does_not_shorten_the_ten_seconds(desk: PairingDesk) -> None:
    pairing = desk.ask("Figma")
    desk.confirm(pairing.id, pairing.code)
    with pytest.raises(PairingTooSoonError):
        desk.ask("Figma")


def test_a_link_stands_beside_an_asking(desk: PairingDesk, shown: list[Pairing]) -> None:
    link = desk.open_link("Browser panel")
    asked = desk.ask("Figma")
    assert shown == [asked]  # a link's code is shown to nobody
    assert desk.confirm(link.id, link.code) == "Browser panel"
    assert desk.confirm(asked.id, asked.code) == "Figma"


def test_another_id_is_no_try(desk: PairingDesk) -> None:
    pairing = desk.ask("Figma")
    for _ in range(10):
        with pytest.raises(PairingExpiredError):
            desk.confirm("0" * 16, pairing.code)
    assert desk.confirm(pairing.id, pairing.code) == "Figma"


def test_what_is_open_is_known_until_it_ends(desk: PairingDesk, clock: Clock) -> None:
    assert desk.asked() is None
    desk.open_link("Browser panel")
    assert desk.asked() is None
    pairing = desk.ask("Figma")
    assert desk.asked() == pairing
    clock.now = 120
    assert desk.asked() is None
    pairing = desk.ask("Illustrator")
    desk.confirm(pairing.id, pairing.code)
    assert desk.asked() is None
