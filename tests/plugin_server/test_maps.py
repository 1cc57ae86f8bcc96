"""Latent maps over HTTP: looked at, walked on, and refused where there is none."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from model.latent_map import FILE, LatentMap
from model.latents import drawn_classes
from plugin_server.generation.maps import Maps
from tests.fake_backend import CARD, FLAT_CARD, FakeBackend
from tests.live_server import LiveServer
from tests.maps import CELL, FIRST_SEED, SIDE, write_map
from tests.plugin_server.sketches import drawing, sent

WAY = [[-0.9, -0.9], [0.9, 0.9]]


@pytest.fixture
def models(tmp_path: Path) -> Path:
    """A folder of models with a map of each."""
    folder = tmp_path / "models"
    write_map(folder, FLAT_CARD)
    write_map(folder, CARD)
    return folder


@pytest.fixture
def backend() -> FakeBackend:
    return FakeBackend(FLAT_CARD, CARD)


@pytest.fixture
def server(models: Path, tmp_path: Path, backend: FakeBackend) -> Iterator[LiveServer]:
    with LiveServer(tmp_path / "data", backend, saved_models=models) as started:
        yield started


def seeds(generation: dict[str, Any]) -> list[int]:
    return [each["seed"] for each in generation["variations"]]


def pictures(server: LiveServer, generation: dict[str, Any]) -> list[bytes]:
    """The pixels of its variations; the rest of a PNG names its generation."""
    found = []
    for each in generation["variations"]:
        png = server.request("GET", each["png"]).content
        found.append(Image.open(io.BytesIO(png)).convert("RGB").tobytes())
    return found


def test_a_map_and_its_pictures(server: LiveServer) -> None:
    listed = {each["name"]: each for each in server.request("GET", "/v1/models").json()["models"]}
    assert listed["flat"]["map"] == "/v1/models/flat/map"
    drawn = server.request("GET", listed["flat"]["map"]).json()
    assert drawn["model"] == {"name": "flat", "version": 1}
    assert (drawn["cell"], drawn["columns"], len(drawn["points"])) == (CELL, SIDE, SIDE**2)
    first = drawn["points"][0]
    assert (first["seed"], first["x"], first["y"]) == (FIRST_SEED, 0, 0)
    assert first["name"] == "Coat, notched lapel · melton wool"
    reply = server.request("GET", drawn["png"])
    assert reply.headers["Content-Type"] == "image/png"
    with Image.open(io.BytesIO(reply.content)) as image:
        assert image.size == (SIDE * CELL, SIDE * CELL)
    chinese = server.request("GET", "/v1/models/flat/map", headers={"Accept-Language": "zh"})
    assert "大衣" in chinese.json()["points"][0]["name"]
    assert server.request("GET", "/v1/models/dcgan/map").json()["points"][0]["name"] == ""


@pytest.mark.parametrize("path", ["map", "map.png"])
def test_no_map_is_told_with_the_command_that_draws_one(
    server: LiveServer, models: Path, path: str
) -> None:
    for file in (models / "dcgan" / "1").iterdir():
        file.unlink()
    reply = server.request("GET", f"/v1/models/dcgan/{path}")
    assert (reply.status_code, reply.json()["error"]["code"]) == (404, "map_not_found")
    assert "python -m model map dcgan" in reply.json()["error"]["remedy"]
    reply = server.request("GET", f"/v1/models/none/{path}")
    assert (reply.status_code, reply.json()["error"]["code"]) == (404, "model_not_found")
    reply = server.request("POST", "/v1/generations", json={"model": "dcgan", "path": WAY})
    assert (reply.status_code, reply.json()["error"]["code"]) == (404, "map_not_found")
    (dcgan,) = (
        each
        for each in server.request("GET", "/v1/models").json()["models"]
        if each["name"] == "dcgan"
    )
    assert dcgan["map"] is None


def test_a_damaged_map_is_told(server: LiveServer, models: Path) -> None:
    (models / "flat" / "1" / FILE).write_text("{")
    reply = server.request("GET", "/v1/models/flat/map")
    assert (reply.status_code, reply.json()["error"]["code"]) == (500, "map_unreadable")


@pytest.mark.parametrize("name", ["..", "%2e%2e", "flat%2F1", "flat%00"])
def test_no_path_leads_out_of_the_models(server: LiveServer, name: str) -> None:
    assert server.request("GET", f"/v1/models/{name}/map.png").status_code == 404


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("[[0, NaN]]", "malformed_json"),
        ("[[0, 1e999]]", "invalid_field"),
        ("[[0, 1.01]]", "invalid_field"),
        ("[[-2, 0]]", "invalid_field"),
        ("[[0]]", "invalid_field"),
        ("[[0, 0, 0]]", "invalid_field"),
        ("[]", "invalid_field"),
        (json.dumps([[0, 0]] * 65), "invalid_field"),
        ('[["0", 0]]', "invalid_field"),
        ("[[true, 0]]", "invalid_field"),
        ("[0, 0]", "invalid_field"),
        ('"0,0"', "invalid_field"),
        ("{}", "invalid_field"),
    ],
)
def test_a_path_that_is_none_is_refused(server: LiveServer, path: str, code: str) -> None:
    headers = {"Content-Type": "application/json"}
    body = f'{{"path": {path}}}'
    reply = server.request("POST", "/v1/generations", data=body, headers=headers)
    assert (reply.status_code, reply.json()["error"]["code"]) == (400, code)
    if code == "invalid_field":
        assert "path" in reply.json()["error"]["message"]


@pytest.mark.parametrize("model", ["flat", "dcgan"])
def test_the_same_path_gives_the_same_ten_with_the_garments_at_its_ends(
    server: LiveServer, model: str
) -> None:
    first, second = (server.generate(model=model, path=WAY) for _ in range(2))
    assert first["path"] == WAY
    assert len(seeds(first)) == 10
    assert seeds(first) == seeds(second)
    assert pictures(server, first) == pictures(server, second)
    assert len(set(pictures(server, first))) == 10
    ends = [server.generate(model=model, path=[place], count=1) for place in WAY]
    assert [seeds(end)[0] for end in ends] == [seeds(first)[0], seeds(first)[-1]]
    assert [pictures(server, end)[0] for end in ends] == [
        pictures(server, first)[0],
        pictures(server, first)[-1],
    ]


@pytest.mark.parametrize("model", ["flat", "dcgan"])
def test_a_garment_on_the_map_is_that_of_its_seed(server: LiveServer, model: str) -> None:
    there = server.generate(model=model, path=[[0, 0]], count=1)
    by_seed = server.generate(model=model, seed=FIRST_SEED, count=1)
    assert seeds(there) == seeds(by_seed) == [FIRST_SEED]
    assert there["seed"] == FIRST_SEED
    assert there["variations"][0]["design"] == by_seed["variations"][0]["design"]
    assert pictures(server, there) == pictures(server, by_seed)


def test_on_a_path_images_are_of_the_classes_of_the_garments_nearest(tmp_path: Path) -> None:
    classes = ["coat", "dress", "sneaker"]
    card = replace(CARD, data={"classes": classes}, uses=("prompt", "pins"))
    backend = FakeBackend(card)
    write_map(tmp_path / "models", card, {"class": "dress"})
    with LiveServer(tmp_path / "data", backend, saved_models=tmp_path / "models") as server:
        made = server.generate(path=WAY, prompt="a coat")
        assert backend.labels == drawn_classes(range(3), seeds(made)).tolist()
        assert len(set(backend.labels)) > 1
        assert [each["field"] for each in made["ignored"]] == ["prompt"]
        points = server.request("GET", "/v1/models/dcgan/map").json()["points"]
        assert {point["name"] for point in points} == {"dress"}


def test_more_designs_than_one_batch_are_all_different(server: LiveServer) -> None:
    made = server.generate(path=[[0.2, 0.1]], count=40)
    assert made["state"] == "finished"
    assert len(set(seeds(made))) == 40


def test_nothing_else_that_was_asked_has_an_effect_and_each_is_told(server: LiveServer) -> None:
    earlier = server.generate(count=1)
    made = server.generate(
        path=WAY,
        prompt="red coat",
        seed=5,
        sketch=sent(drawing()),
        reference=sent(drawing()),
        pins={"collar": "notch"},
        free=["fabric"],
        locks=["structure"],
        like=f"{earlier['id']}/0",
    )
    told = {each["field"] for each in made["ignored"]}
    assert told == {"prompt", "seed", "sketch", "reference", "pins", "free", "locks", "like"}
    assert all("map" in each["reason"] for each in made["ignored"])
    assert made["reading"] is None
    assert seeds(made) == seeds(server.generate(path=WAY))
    designs = [each["design"] for each in made["variations"]]
    assert designs == [each["design"] for each in server.generate(path=WAY)["variations"]]


def test_a_walk_is_kept_with_what_makes_it_again(server: LiveServer) -> None:
    made = server.generate(model="dcgan", path=WAY, count=3)
    picture = server.request("GET", made["variations"][1]["png"]).content
    with Image.open(io.BytesIO(picture)) as image:
        image.load()
        told = json.loads(image.text["Tenfold"])
    assert (told["path"], told["count"], told["index"]) == (WAY, 3, 1)
    server.stop()
    server.start()
    (kept,) = server.request("GET", "/v1/generations?limit=1").json()["generations"]
    assert kept == made


def test_a_model_that_changes_on_the_way_is_told(
    server: LiveServer, backend: FakeBackend, models: Path
) -> None:
    backend.hold()
    before = server.request("POST", "/v1/generations", json={"count": 1}).json()
    walk = server.request("POST", "/v1/generations", json={"path": WAY}).json()
    backend.swap(2)
    backend.release()
    for each in (before, walk):
        while each["state"] in ("queued", "running"):
            path = f"/v1/generations/{each['id']}?wait=10&after={each['revision']}"
            each = server.request("GET", path).json()
    assert each["error"]["code"] == "model_changed"


def test_maps_are_found_by_the_version_of_the_card(models: Path) -> None:
    maps = Maps(models)
    assert maps.has(CARD)
    assert maps.find(CARD) == LatentMap.read(models / "dcgan" / "1")
    assert maps.pictures(CARD).startswith(b"\x89PNG")
