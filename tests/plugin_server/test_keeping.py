"""What a designer keeps of earlier generations: favourites, what is looked for, sheets."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fake_backend import CARD, FLAT_CARD, FakeBackend
from tests.live_server import LiveServer


@pytest.fixture
def server(tmp_path: Path) -> Iterator[LiveServer]:
    """With `flat` and `dcgan`, both scripted."""
    with LiveServer(tmp_path, FakeBackend(FLAT_CARD, CARD)) as running:
        yield running


def favourites(server: LiveServer, **query: str | int) -> list[tuple[str, list[int]]]:
    """Ids and favourites of what is listed."""
    listed = server.request("GET", "/v1/generations", params=query).json()["generations"]
    return [
        (each["id"], [it["index"] for it in each["variations"] if it["favourite"]])
        for each in listed
    ]


def content(pdf: bytes) -> bytes:
    """What the streams of a PDF hold."""
    streams = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.S)
    unpacked = []
    for stream in streams:
        try:
            unpacked.append(zlib.decompress(stream))
        except zlib.error:
            unpacked.append(stream)
    return b"\n".join(unpacked)


def test_favourites_survive_a_restart_and_can_be_taken_back(server: LiveServer) -> None:
    first = server.generate(prompt="coat", count=3)["id"]
    second = server.generate(prompt="裙", count=2)["id"]
    path = f"/v1/generations/{first}/variations/{{}}/favourite"
    for index in (2, 0, 2):
        reply = server.request("PUT", path.format(index))
        assert reply.status_code == 200
        assert reply.json()["variations"][index]["favourite"] is True
    server.stop()
    server.start()
    assert favourites(server) == [(second, []), (first, [0, 2])]
    assert favourites(server, favourites=1) == [(first, [0, 2])]
    reply = server.request("DELETE", path.format(2))
    assert [each["favourite"] for each in reply.json()["variations"]] == [True, False, False]
    server.request("DELETE", path.format(0))
    assert favourites(server, favourites=1) == []


def test_a_favourite_is_no_change_of_the_generation(server: LiveServer) -> None:
    generation = server.generate(count=1)
    path = f"/v1/generations/{generation['id']}/variations/0/favourite"
    assert server.request("PUT", path).json()["revision"] == generation["revision"]


@pytest.mark.parametrize("method", ["PUT", "DELETE"])
def test_only_what_is_there_can_be_a_favourite(server: LiveServer, method: str) -> None:
    id = server.generate(count=2)["id"]
    reply = server.request(method, f"/v1/generations/{id}/variations/2/favourite")
    assert (reply.status_code, reply.json()["error"]["code"]) == (404, "variation_not_found")


def test_a_page_says_where_the_next_one_begins(server: LiveServer) -> None:
    ids = [server.generate(prompt=f"coat {number}", count=1)["id"] for number in range(3)]
    page = server.request("GET", "/v1/generations", params={"limit": 2, "q": "COAT"}).json()
    assert [each["id"] for each in page["generations"]] == [ids[2], ids[1]]
    assert page["next"] == ids[1]
    query = {"limit": 2, "q": "COAT", "before": page["next"]}
    page = server.request("GET", "/v1/generations", params=query).json()
    assert [each["id"] for each in page["generations"]] == [ids[0]]
    assert page["next"] is None
    assert server.request("GET", "/v1/generations", params={"q": "skirt"}).json() == {
        "generations": [],
        "next": None,
    }


def test_what_is_looked_for_can_be_of_a_model_and_a_time(server: LiveServer) -> None:
    flat = server.generate(count=1)
    pixels = server.generate(count=1, model="dcgan")
    assert [id for id, _ in favourites(server, model="dcgan")] == [pixels["id"]]
    later = pixels["created_at"].replace("Z", "+00:00")
    assert [id for id, _ in favourites(server, since=later)] == [pixels["id"]]
    assert [id for id, _ in favourites(server, since="2026-01-01T00:00:00+08:00")] == [
        pixels["id"],
        flat["id"],
    ]


def test_the_last_prompts_are_told(server: LiveServer) -> None:
    for prompt in ("coat", "裙", "coat", ""):
        server.generate(prompt=prompt, count=1)
    assert server.request("GET", "/v1/prompts").json() == {"prompts": ["coat", "裙"]}


def test_everything_can_be_cancelled_at_once(tmp_path: Path) -> None:
    backend = FakeBackend(FLAT_CARD)
    with LiveServer(tmp_path, backend) as tenfold:
        backend.hold()
        ids = [tenfold.request("POST", "/v1/generations", json={}).json()["id"] for _ in range(3)]
        reply = tenfold.request("DELETE", "/v1/generations")
        assert [each["id"] for each in reply.json()["generations"]] == ids
        backend.release()
        states = {tenfold.request("GET", f"/v1/generations/{id}").json()["state"] for id in ids}
        assert states == {"cancelled"}


@pytest.mark.parametrize(
    ("model", "count", "query", "pages"),
    [
        ("flat", 10, "", 1),
        ("flat", 12, "", 2),
        ("flat", 3, "?variations=2,0", 1),
        ("flat", 1, "?variations=0", 1),
        ("dcgan", 2, "", 1),
    ],
)
def test_a_sheet_has_all_that_was_asked_for(
    server: LiveServer, model: str, count: int, query: str, pages: int
) -> None:
    generation = server.generate(model=model, count=count, prompt="双排扣大衣 coat", seed=5)
    reply = server.request("GET", f"/v1/generations/{generation['id']}/sheet.pdf{query}")
    assert reply.status_code == 200
    assert reply.headers["Content-Type"] == "application/pdf"
    assert reply.content.startswith(b"%PDF-")
    assert len(re.findall(rb"/Type\s*/Page\b", reply.content)) == pages
    assert (b"/Subtype /Image" in reply.content) == (model == "dcgan")


def test_a_sheet_draws_vectors(server: LiveServer) -> None:
    path = f"/v1/generations/{server.generate(count=2)['id']}/sheet.pdf"
    both = content(server.request("GET", path).content)
    one = content(server.request("GET", f"{path}?variations=1").content)
    curves = re.compile(rb"^(?:[-\d.]+ ){6}c$", re.M)
    assert len(curves.findall(both)) > len(curves.findall(one)) > 20


def test_a_sheet_of_what_is_not_there_is_refused(server: LiveServer) -> None:
    id = server.generate(count=2)["id"]
    reply = server.request("GET", f"/v1/generations/{id}/sheet.pdf?variations=0,2")
    assert (reply.status_code, reply.json()["error"]["code"]) == (404, "variation_not_found")
