"""Designs over HTTP: vectors, pictures of any size, words, follow-ups and bad inputs."""

from __future__ import annotations

import io
import json
import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from model.garment.design import Design
from model.garment.dialect import faults
from model.garment.fields import fields
from tests.fake_backend import CARD, FLAT_CARD, FakeBackend
from tests.live_server import LiveServer
from tests.plugin_server.pictures import noise, page_of_text, png, stripes
from tests.plugin_server.sketches import drawing, sent, svg
from tests.waiting import until


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveServer]:
    """With `flat` and `dcgan`, both scripted."""
    backend = FakeBackend(FLAT_CARD, CARD)
    with LiveServer(tmp_path_factory.mktemp("design"), backend) as running:
        yield running


def zh(server: LiveServer, method: str, path: str, **arguments: Any) -> dict[str, Any]:
    return server.request(method, path, headers={"Accept-Language": "zh"}, **arguments).json()


def reasons(generation: dict[str, Any]) -> dict[str, str]:
    return {each["field"]: each["reason"] for each in generation["ignored"]}


class TestResults:
    def test_ten_from_an_empty_body(self, server: LiveServer) -> None:
        generation = server.generate()
        assert generation["state"] == "finished"
        assert generation["model"]["name"] == "flat"
        assert generation["progress"] == 1.0
        assert generation["ignored"] == []
        assert generation["reading"] == {"chips": [], "unknown": [], "contradictions": []}
        assert [each["index"] for each in generation["variations"]] == list(range(10))
        for each in generation["variations"]:
            assert Design.of(each["design"]).values() == each["design"]
            assert f"#{each['seed']}" in each["name"]

    def test_vectors_keep_to_the_dialect_and_say_what_made_them(self, server: LiveServer) -> None:
        generation = server.generate(prompt="<b>大衣</b> & ]]>", seed=5, count=3)
        for each in generation["variations"]:
            reply = server.request("GET", each["svg"])
            assert reply.headers["Content-Type"].startswith("image/svg+xml")
            assert reply.headers["X-Content-Type-Options"] == "nosniff"
            assert reply.headers["Content-Security-Policy"] == (
                "default-src 'none'; style-src 'unsafe-inline'"
            )
            assert faults(reply.text) == []
            told = re.search(r"<metadata>(.*)</metadata>", reply.text)
            assert told is not None
            made_by = json.loads(told[1])
            assert made_by["design"] == each["design"]
            assert (made_by["seed"], made_by["prompt"]) == (each["seed"], "<b>大衣</b> & ]]>")

    @pytest.mark.parametrize(
        ("query", "side"), [("", 1024), ("?size=16", 16), ("?size=2048", 2048)]
    )
    def test_a_picture_is_drawn_at_any_size(
        self, server: LiveServer, query: str, side: int
    ) -> None:
        (variation,) = server.generate(seed=8, count=1)["variations"]
        reply = server.request("GET", variation["png"] + query)
        with Image.open(io.BytesIO(reply.content)) as image:
            image.load()
            assert image.size == (side, side)
            assert json.loads(image.text["Tenfold"])["design"] == variation["design"]
            assert image.convert("L").getextrema()[0] < 200

    def test_the_same_request_gives_the_same_bytes_after_a_restart(self, tmp_path: Path) -> None:
        with LiveServer(tmp_path, FakeBackend(FLAT_CARD)) as tenfold:
            body = {"prompt": "checked coat", "seed": 3, "count": 2}
            before = tenfold.generate(**body)
            texts = [tenfold.request("GET", each["svg"]).text for each in before["variations"]]
            tenfold.stop()
            tenfold.start()
            (listed,) = tenfold.request("GET", "/v1/generations").json()["generations"]
            assert listed == before
            assert [
                tenfold.request("GET", each["svg"]).text for each in before["variations"]
            ] == texts
            again = tenfold.generate(**body)
            assert [each["design"] for each in again["variations"]] == [
                each["design"] for each in before["variations"]
            ]

    def test_a_model_of_pixels_has_no_vectors(self, server: LiveServer) -> None:
        generation = server.generate(model="dcgan", count=1)
        (variation,) = generation["variations"]
        assert (variation["svg"], variation["design"]) == (None, None)
        assert generation["reading"] is None
        reply = server.request("GET", variation["png"].replace(".png", ".svg"))
        assert (reply.status_code, reply.json()["error"]["code"]) == (409, "not_a_design")
        reply = server.request("POST", "/v1/generations", json={"like": f"{generation['id']}/0"})
        assert (reply.status_code, reply.json()["error"]["code"]) == (409, "not_a_design")

    def test_cancelling_stops_between_two_steps(self, tmp_path: Path) -> None:
        backend = FakeBackend(FLAT_CARD)
        with LiveServer(tmp_path, backend) as tenfold:
            backend.hold()
            submitted = tenfold.request("POST", "/v1/generations", json={}).json()
            path = f"/v1/generations/{submitted['id']}"
            until(lambda: tenfold.request("GET", path).json()["state"] == "running")
            assert tenfold.request("DELETE", path).json()["state"] == "cancelled"
            backend.release()
            assert tenfold.generate(count=1)["state"] == "finished"
            assert tenfold.request("GET", path).json()["variations"] == []
            assert len(backend.batches) == 2

    def test_a_failure_is_told_in_the_generation(self, tmp_path: Path) -> None:
        backend = FakeBackend(FLAT_CARD)
        with LiveServer(tmp_path, backend) as tenfold:
            backend.fail_next()
            failed = tenfold.generate()
            assert (failed["state"], failed["error"]["code"]) == ("failed", "backend_unavailable")
            assert tenfold.generate(count=1)["state"] == "finished"


class TestWords:
    def test_a_reading_has_chips_with_the_words_of_the_prompt(self, server: LiveServer) -> None:
        generation = server.generate(prompt="双排扣大衣 blorp", pins={"base": "#123456"}, count=1)
        chips = {each["field"]: each for each in generation["reading"]["chips"]}
        assert chips["closure"]["text"] == "双排扣"
        assert chips["closure"]["source"] == "prompt"
        assert chips["base"]["source"] == "pin"
        assert generation["reading"]["unknown"] == ["blorp"]

    def test_a_field_that_is_taken_back_is_free(self, server: LiveServer) -> None:
        generation = server.generate(prompt="red coat", free=["category"], seed=1)
        assert [each["field"] for each in generation["reading"]["chips"]] == ["base"]
        assert generation["free"] == ["category"]
        kinds = {each["design"]["category"] for each in generation["variations"]}
        assert len(kinds) > 2

    def test_a_prompt_alone_can_be_read(self, server: LiveServer) -> None:
        said = zh(server, "POST", "/v1/prompts:parse", json={"prompt": "无袖长袖连衣裙"})
        assert {each["label"] for each in said["chips"]} == {"品类 · 连衣裙", "袖型 · 无袖"}
        assert said["contradictions"][0]["field"] == "sleeve_length"
        assert "袖型 · 无袖" in said["contradictions"][0]["message"]

    def test_every_field_is_listed_in_both_languages(self, server: LiveServer) -> None:
        english = server.request("GET", "/v1/fields").json()["fields"]
        chinese = zh(server, "GET", "/v1/fields")["fields"]
        assert [each["name"] for each in english] == list(fields())
        collar = next(each for each in chinese if each["name"] == "collar")
        assert (collar["label"], collar["kind"], collar["unit"]) == ("领型", "choice", None)
        assert {"name": "notch", "label": "平驳领"} in collar["values"]
        length = next(each for each in english if each["name"] == "body_length")
        assert (length["kind"], length["unit"], length["low"]) == ("size", "cm", 24.0)

    @pytest.mark.parametrize(
        ("body", "path"),
        [
            ({"pins": {"collar": "blue"}}, "pins.collar"),
            ({"pins": {"colar": "notch"}}, "pins.colar"),
            ({"free": ["colar"]}, "free[0]"),
            ({"locks": ["colour", "x"]}, "locks[1]"),
            ({"locks": "colour"}, "locks"),
            ({"locks": [3]}, "locks[0]"),
        ],
    )
    def test_a_wrong_field_is_named(
        self, server: LiveServer, body: dict[str, Any], path: str
    ) -> None:
        reply = server.request("POST", "/v1/generations", json=body)
        assert (reply.status_code, reply.json()["error"]["code"]) == (400, "invalid_field")
        assert repr(path) in reply.json()["error"]["message"]


class TestFollowUps:
    def test_more_like_one_with_its_palette_locked(self, server: LiveServer) -> None:
        first = server.generate(prompt="coat", seed=2)
        like = f"{first['id']}/3"
        second = server.generate(like=like, locks=["colour"], strength=0.4, seed=9)
        before = first["variations"][3]["design"]
        assert second["ignored"] == []
        for each in second["variations"]:
            assert each["design"]["category"] == "coat"
            assert each["design"]["base"] == before["base"]
        sources = {each["source"] for each in second["reading"]["chips"]}
        assert sources == {"like"}

    def test_like_of_what_is_not_there(self, server: LiveServer) -> None:
        reply = server.request("POST", "/v1/generations", json={"like": f"{'0' * 32}/1"})
        assert (reply.status_code, reply.json()["error"]["code"]) == (404, "generation_not_found")
        first = server.generate(count=1)
        reply = server.request("POST", "/v1/generations", json={"like": f"{first['id']}/1"})
        assert (reply.status_code, reply.json()["error"]["code"]) == (404, "variation_not_found")

    def test_a_reference_gives_colours_and_print(self, server: LiveServer) -> None:
        picture = sent(png(stripes("gingham")))
        generation = server.generate(prompt="shirt", reference=picture, seed=4)
        chips = {each["field"]: each for each in generation["reading"]["chips"]}
        assert chips["base"]["source"] == "reference"
        for each in generation["variations"]:
            assert each["design"]["base"] == chips["base"]["value"]
            assert each["design"]["print"] == "gingham"

    def test_a_damaged_reference_is_an_error(self, server: LiveServer) -> None:
        body = {"reference": sent(b"\x89PNG\r\n\x1a\nno")}
        reply = server.request("POST", "/v1/generations", json=body)
        assert (reply.status_code, reply.json()["error"]["code"]) == (400, "sketch_damaged")


class TestBadInputs:
    """Each gives ten sensible designs, and says what was ignored."""

    @pytest.mark.parametrize(
        ("body", "field", "reason"),
        [
            ({"sketch": sent(png(Image.new("RGB", (300, 300), "white")))}, "sketch", "blank"),
            ({"sketch": sent(png(Image.new("RGB", (1, 1), "black")))}, "sketch", "blank"),
            ({"sketch": sent(png(noise(20)))}, "sketch", "photograph"),
            ({"sketch": sent(png(page_of_text(20)))}, "sketch", "page of text"),
            ({"prompt": "😀" * 2000}, "prompt", "Nothing in the prompt"),
            ({"locks": ["colour"]}, "locks", "send like as well"),
            (
                {"reference": sent(png(Image.new("RGB", (9, 9), "white")))},
                "reference",
                "no garment",
            ),
            (
                {"pins": {"sleeve": "sleeveless", "sleeve_length": 60}},
                "sleeve_length",
                "cannot stand beside Sleeve · sleeveless",
            ),
            ({"pins": {"category": "skirt", "collar": "hood"}}, "collar", "Category · skirt"),
        ],
    )
    def test_it_is_said(
        self, server: LiveServer, body: dict[str, Any], field: str, reason: str
    ) -> None:
        generation = server.generate(seed=6, **body)
        assert generation["state"] == "finished"
        assert len(generation["variations"]) == 10
        assert reason in reasons(generation)[field]
        chinese = zh(server, "GET", f"/v1/generations/{generation['id']}")
        assert not reasons(chinese)[field].isascii()

    def test_a_contradiction_of_words_keeps_the_first(self, server: LiveServer) -> None:
        generation = server.generate(prompt="sleeveless, long sleeves", seed=6)
        (found,) = generation["reading"]["contradictions"]
        assert found["field"] == "sleeve_length"
        sleeves = {each["design"].get("sleeve") for each in generation["variations"]}
        assert sleeves == {"sleeveless"}

    @pytest.mark.parametrize("prompt", ["", " \n\t "])
    def test_an_empty_prompt_is_none(self, server: LiveServer, prompt: str) -> None:
        generation = server.generate(prompt=prompt, seed=6)
        assert len(generation["variations"]) == 10
        assert generation["ignored"] == []

    def test_a_drawing_is_used(self, server: LiveServer) -> None:
        for sketch in (sent(drawing(size=(400, 400))), sent(svg(), "image/svg+xml")):
            generation = server.generate(sketch=sketch, count=1, seed=6)
            assert generation["ignored"] == []
            assert isinstance(server.backend, FakeBackend)
            assert server.backend.batches[-1].lines is not None
            reply = server.request("GET", generation["variations"][0]["svg"])
            assert faults(reply.text) == []


def test_a_history_of_an_earlier_tenfold_still_opens(tmp_path: Path) -> None:
    tmp_path.mkdir(exist_ok=True)
    with sqlite3.connect(tmp_path / "history.sqlite3") as connection:
        connection.executescript(_OLD)
    connection.close()
    with LiveServer(tmp_path, FakeBackend(FLAT_CARD, CARD)) as tenfold:
        (listed,) = tenfold.request("GET", "/v1/generations").json()["generations"]
        assert reasons(listed) == {"prompt": "dcgan has not learned words."}
        (variation,) = listed["variations"]
        assert tenfold.request("GET", variation["png"]).content == b"png"
        assert tenfold.generate(count=1)["state"] == "finished"


_OLD = """
CREATE TABLE generations (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    idempotency_key TEXT UNIQUE,
    created_at TEXT NOT NULL,
    state TEXT NOT NULL,
    revision INTEGER NOT NULL,
    request TEXT NOT NULL,
    seed INTEGER NOT NULL,
    model_name TEXT NOT NULL,
    model_version INTEGER NOT NULL,
    ignored TEXT NOT NULL,
    error TEXT,
    sketch BLOB,
    sketch_info TEXT
);
CREATE TABLE variations (
    generation TEXT NOT NULL REFERENCES generations (id) ON DELETE CASCADE,
    "index" INTEGER NOT NULL,
    seed INTEGER NOT NULL,
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    png BLOB NOT NULL,
    PRIMARY KEY (generation, "index")
);
INSERT INTO generations VALUES (
    1, 'abc', NULL, '2026-01-01T00:00:00.000Z', 'finished', 3,
    '{"prompt": "coat", "sketch": null, "model": null, "count": 1, "seed": 5, "pins": {},
      "like": null, "strength": 0.8}',
    5, 'dcgan', 1, '["prompt"]', NULL, NULL, NULL
);
INSERT INTO variations VALUES ('abc', 0, 5, 28, 28, x'706e67');
"""
