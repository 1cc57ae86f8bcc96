"""The real plugin puts ten variations on the canvas of a mock Figma, from a real server."""

import base64
import io

import pytest
from PIL import Image

from tests.browser import expect
from tests.figma.figma import (
    browser,
    data_of,
    desktop_browser,
    driver,
    figma,
    open_desktop_page,
    open_page,
    paired,
)

__all__ = [
    "browser",
    "desktop_browser",
    "driver",
    "figma",
    "open_desktop_page",
    "open_page",
    "paired",
]

pytestmark = pytest.mark.browser


def boxes_overlap(a: dict, b: dict) -> bool:
    """Whether two nodes cover each other."""
    return (
        a["x"] < b["x"] + b["width"]
        and b["x"] < a["x"] + a["width"]
        and a["y"] < b["y"] + b["height"]
        and b["y"] < a["y"] + a["height"]
    )


def test_selection_gives_ten_named_nodes_beside_it_without_a_dialog(paired, figma_server):
    sketch = paired.draw()
    paired.eval("f.select([a[0]])", sketch)
    before = paired.nodes()
    paired.run("generate")
    paired.wait_until_closed()

    assert not paired.eval("f.isVisible()")
    assert paired.nodes()[0] == before[0]
    (frame,) = paired.frames()
    data = data_of(frame)
    seed = data["seed"]
    assert frame["name"] == f"Tenfold {seed}"
    assert (frame["x"], frame["y"]) == (100 + 300 + 80, 50)
    assert (frame["width"], frame["height"]) == (40 + 5 * 552, 40 + 2 * 552)
    assert len(frame["children"]) == 10
    for index, node in enumerate(frame["children"]):
        assert node["name"] == f"dcgan · #{seed + index}"
        assert (node["x"], node["y"]) == (40 + index % 5 * 552, 40 + index // 5 * 552)
        assert (node["width"], node["height"]) == (512, 512)
        assert node["fills"][0]["type"] == "IMAGE"
        its_own = {"seed": seed + index, "index": index, "count": 1}
        its_own |= {"name": node["name"], "design": {}}
        assert {**data_of(node), "insertion": data["insertion"]} == {**data, **its_own}
        assert list(node["relaunch"]) == ["again", "like"]
    assert list(frame["relaunch"]) == ["again"]
    assert data["format"] == 1
    assert data["insertion"] == data["generation"]
    assert data["model"] == {"name": "dcgan", "version": 1}
    assert (data["prompt"], data["pins"], data["sketch"]) == ("", {}, [sketch])
    assert len({node["fills"][0]["imageHash"] for node in frame["children"]}) == 10
    assert len(set(paired.eval("[...f.world.images.values()].map(String)"))) == 10
    assert paired.eval("f.world.zoomed") == [frame["name"]]
    assert any(str(seed) in text for text in paired.notices())
    assert max(len(text) for text in paired.notices()) <= 100


def test_ten_are_one_undo_step(paired):
    paired.draw()
    before = paired.nodes()
    steps = paired.eval("f.world.history.length")
    paired.run("generate")
    paired.wait_until_closed()
    assert paired.eval("f.world.history.length") == steps + 1
    paired.eval("f.world.undo()")
    assert paired.nodes() == before


def test_keywords_become_the_prompt_and_are_suggested_again(paired):
    paired.run("keywords", keywords="cropped denim jacket")
    paired.wait_until_closed()
    (frame,) = paired.frames()
    assert data_of(frame)["prompt"] == "cropped denim jacket"
    paired.eval("f.load()")
    assert paired.eval("f.world.query('keywords', 'denim')") == ["cropped denim jacket"]
    assert paired.eval("f.world.query('keywords', 'silk')") == []


def test_what_was_not_used_is_said(paired):
    paired.run("keywords", keywords="silk")
    paired.wait_until_closed()
    assert any(text.endswith("Not used: words") for text in paired.notices())


def test_without_a_selection_the_middle_of_the_view_is_taken(paired):
    paired.eval("void (f.world.center = { x: 5000, y: 3000 })")
    paired.run("generate")
    paired.wait_until_closed()
    (frame,) = paired.frames()
    assert frame["x"] + frame["width"] / 2 == 5000
    assert frame["y"] + frame["height"] / 2 == 3000


def test_run_again_and_again_nothing_is_covered(paired):
    sketch = paired.draw()
    paired.draw(name="red", x=600, y=300, width=50, height=50)
    for count in range(1, 7):
        paired.eval("f.select([a[0]])", sketch)
        paired.run("generate")
        paired.wait_until_closed()
        assert len(paired.frames()) == count
    nodes = paired.nodes()
    assert not any(boxes_overlap(a, b) for k, a in enumerate(nodes) for b in nodes[k + 1 :])
    assert max(node["y"] for node in nodes) > 50 + 400


def test_ten_more_has_the_same_words_and_sketch_and_a_new_seed(paired):
    sketch = paired.draw()
    paired.eval("f.select([a[0]])", sketch)
    paired.run("keywords", keywords="linen coat")
    paired.wait_until_closed()
    (first,) = paired.frames()
    paired.eval("f.select([a[0]])", first["children"][3]["id"])
    paired.run("again")
    paired.wait_until_closed()
    _, second = paired.frames()
    old, new = data_of(first), data_of(second)
    assert (new["prompt"], new["sketch"]) == ("linen coat", [sketch])
    assert new["seed"] != old["seed"]
    assert new["generation"] != old["generation"]


def test_one_generation_is_never_inserted_twice(paired):
    paired.run("panel")
    expect(paired.panel.locator("#generate")).to_have_attribute("aria-disabled", "false")
    paired.panel.locator("#generate").click()
    expect(paired.panel.locator("#line")).to_contain_text("On the canvas")
    insert = (
        "f.messages.map((entry) => entry.message).filter((message) => message.type === 'insert')"
    )
    paired.eval(f"f.receive({insert}[0])")
    paired.eval(f"f.receive({insert}[0])")
    paired.page.wait_for_timeout(200)
    assert len(paired.frames()) == 1
    again = f"{insert}[0]"
    paired.eval(f"void (f.kept = {again})")
    paired.run("panel")
    paired.eval("f.receive(f.kept)")
    paired.page.wait_for_timeout(200)
    assert len(paired.frames()) == 1


@pytest.mark.parametrize("what", ["the sketch", "everything"])
def test_a_sketch_deleted_meanwhile_still_has_its_place(paired, figma_server, what):
    sketch = paired.draw()
    paired.eval("f.select([a[0]])", sketch)
    figma_server.backend.hold()
    paired.run("generate")
    paired.wait("f.messages.some((entry) => entry.message.value?.[0]?.bytes)")
    paired.eval("f.world.currentPage.find(a[0]).remove()", sketch)
    if what == "everything":
        paired.eval("void f.world.pages.shift()")
        paired.eval("void (f.world.currentPage = f.world.pages[0])")
    figma_server.backend.release()
    paired.wait_until_closed()
    (frame,) = paired.frames()
    if what == "the sketch":
        assert (frame["x"], frame["y"]) == (480, 50)


def test_another_page_shown_meanwhile_is_left_alone(paired, figma_server):
    sketch = paired.draw()
    paired.eval("f.select([a[0]])", sketch)
    figma_server.backend.hold()
    paired.run("generate")
    paired.wait("f.messages.some((entry) => entry.message.value?.[0]?.bytes)")
    paired.eval("void (f.world.currentPage = f.world.pages[1])")
    figma_server.backend.release()
    paired.wait_until_closed()
    assert len(paired.frames(0)) == 1
    assert paired.nodes(1) == []
    assert paired.eval("f.world.zoomed") == []


def test_several_layers_become_one_sketch_on_white(paired):
    right = paired.draw(name="rgb(255, 0, 0)", x=300, y=0, width=100, height=100)
    left = paired.draw(name="rgb(0, 0, 255)", x=0, y=0, width=100, height=100)
    paired.eval("f.select(a[0])", [right, left])
    with paired.page.expect_request(
        lambda request: request.method == "POST" and request.url.endswith("/v1/generations")
    ) as posted:
        paired.run("generate")
    sent = posted.value.post_data_json["sketch"]
    paired.wait_until_closed()
    assert sent["media_type"] == "image/png"
    picture = Image.open(io.BytesIO(base64.b64decode(sent["data"]))).convert("RGB")
    assert picture.size == (2048, 512)
    assert picture.getpixel((256, 256)) == (0, 0, 255)
    assert picture.getpixel((2048 - 256, 256)) == (255, 0, 0)
    assert picture.getpixel((1024, 256)) == (255, 255, 255)
    assert picture.getpixel((5, 5)) == (255, 255, 255)


def test_an_invisible_selection_is_no_sketch(paired):
    sketch = paired.draw()
    paired.eval("void (f.world.currentPage.find(a[0]).visible = false)", sketch)
    paired.eval("f.select([a[0]])", sketch)
    with paired.page.expect_request(
        lambda request: request.method == "POST" and request.url.endswith("/v1/generations")
    ) as posted:
        paired.run("generate")
    assert "sketch" not in posted.value.post_data_json
    paired.wait_until_closed()
