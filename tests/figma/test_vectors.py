"""The plugin puts designs on the canvas as named layers; only Figma and the weights are mocks."""

import contextlib
import re
import xml.etree.ElementTree as ET

import pytest

from model.garment.compose import compose
from model.garment.cut import cut
from model.garment.sampler import sample
from model.garment.svg import svg
from tests.browser import expect
from tests.figma.figma import (
    Figma,
    browser,
    data_of,
    desktop_browser,
    driver,
    figma,
    open_desktop_page,
    open_page,
)
from tests.flats import figma_flat_server

__all__ = [
    "browser",
    "desktop_browser",
    "driver",
    "figma",
    "figma_flat_server",
    "open_desktop_page",
    "open_page",
]

pytestmark = pytest.mark.browser

SPACE = "{http://www.w3.org/2000/svg}"
SCALE = 512 / 1024
RECORD = {
    "generation": "g1",
    "model": {"name": "flat", "version": 1},
    "prompt": "",
    "seed": 1,
    "count": 1,
    "pins": {},
    "free": [],
    "like": None,
    "locks": [],
    "strength": 0.8,
}


@pytest.fixture
def paired(figma, figma_flat_server) -> Figma:
    """The desktop app, paired with a server whose model makes designs."""
    figma.pair(figma_flat_server.token)
    return figma


def below(node: dict) -> list[dict]:
    """All nodes below, in paint order."""
    return [each for child in node["children"] for each in (child, *below(child))]


def vectors_of(node: dict) -> list[dict]:
    """All vectors below that are no mask, in paint order."""
    return [each for each in below(node) if each["type"] == "VECTOR" and not each["isMask"]]


def sent_paths(text: str) -> list[dict]:
    """The attributes of the drawn paths of an SVG."""
    root = ET.fromstring(text)
    return [path.attrib for path in root.iter(f"{SPACE}path") if "id" in path.attrib]


def english_names(text: str) -> dict[str, str]:
    """What the panel calls the layers of an SVG, by id."""
    names = {}

    def add(element: ET.Element, parent: str) -> None:
        own = element.get("id") if element.tag in (f"{SPACE}g", f"{SPACE}path") else None
        if own:
            names[own] = own.removeprefix(f"{parent}-").replace("-", " ").capitalize()
        for child in element:
            add(child, own or parent)

    with contextlib.suppress(ET.ParseError):  # what is no SVG has no layers
        add(ET.fromstring(text), "")
    return names


def insert(window: Figma, *texts: str) -> None:
    """Sends SVG texts as the panel would, without a server."""
    window.run("panel")
    window.eval(
        """f.receive({ type: 'insert', request: 900, insertion: 'i1', record: a[0],
          relaunch: { again: 'more', like: 'more like it' },
          variations: a[1].map((svg, index) => ({ index, seed: index, width: 1024, height: 1024,
            name: 'Coat', design: {}, svg, names: a[2][index], bytes: null })) })""",
        RECORD,
        texts,
        [english_names(text) for text in texts],
    )
    window.wait(
        "f.messages.some(({ message }) => message.type === 'answer' && message.request === 900)"
    )


def answer(window: Figma) -> dict:
    """What the plugin answered to `insert`."""
    answers = "f.messages.map(({ message }) => message).filter((m) => m.type === 'answer')"
    return window.eval(f"{answers}.find((message) => message.request === 900)")


def test_ten_designs_stand_as_layers_beside_the_sketch(paired, figma_flat_server):
    sketch = paired.draw()
    paired.eval("f.select([a[0]])", sketch)
    paired.run("keywords", keywords="double-breasted coat")
    paired.wait_until_closed()

    (frame,) = paired.frames()
    data = data_of(frame)
    assert (frame["x"], frame["y"]) == (100 + 300 + 80, 50)
    assert (frame["width"], frame["height"]) == (40 + 5 * 552, 40 + 2 * 552)
    folder = f"/v1/generations/{data['generation']}"
    generation = figma_flat_server.request("GET", folder).json()
    assert len(frame["children"]) == 10
    for index, node in enumerate(frame["children"]):
        variation = generation["variations"][index]
        assert node["type"] == "FRAME"
        assert node["name"] == variation["name"]
        assert str(variation["seed"]) in node["name"]
        assert (node["x"], node["y"]) == (40 + index % 5 * 552, 40 + index // 5 * 552)
        assert (node["width"], node["height"]) == (512, 512)
        assert (node["fills"], node["clipsContent"]) == ([], False)
        assert list(node["relaunch"]) == ["again", "like"]
        kept = data_of(node)
        assert kept["design"] == variation["design"]
        assert kept["design"]["closure"] == "double_breasted"
        assert (kept["index"], kept["seed"], kept["count"]) == (index, variation["seed"], 1)
        assert (kept["prompt"], kept["sketch"]) == ("double-breasted coat", [sketch])
        text = figma_flat_server.request("GET", f"{folder}/variations/{index}.svg").text
        assert len(vectors_of(node)) == len(sent_paths(text))
    assert not any("otherwise" in text for text in paired.notices())


@pytest.mark.parametrize("print_", ["solid", "tartan", "ombre", "dots", "tie_dye", "peony"])
@pytest.mark.parametrize("form", [lambda drawing: drawing, cut], ids=["clipped", "cut"])
def test_layers_have_the_names_places_and_strokes_that_were_drawn(figma, form, print_):
    text = svg(form(compose(sample(3, {"print": print_}))))
    insert(figma, text)
    ((node,),) = [frame["children"] for frame in figma.frames()]
    assert answer(figma)["value"] == {"count": 1, "lost": 0}
    names = [each["name"] for each in below(node)]
    assert "Silhouette" in names
    assert "Fill" in names
    assert not any("Clip path group" in name or "-" in name for name in names)
    assert all(re.fullmatch(r"[A-Z][a-z0-9 ]*", name) for name in names)
    groups = [each for each in below(node) if each["type"] == "GROUP"]
    assert all(len(group["children"]) > 1 for group in groups)

    paths = sent_paths(text)
    vectors = vectors_of(node)
    assert len(vectors) == len(paths)
    for vector, path in zip(vectors, paths, strict=True):
        is_gradient = path["fill"].startswith("url(")
        types = [] if path["fill"] == "none" else ["GRADIENT_LINEAR" if is_gradient else "SOLID"]
        assert [paint["type"] for paint in vector["fills"]] == types
        assert bool(vector["strokes"]) == (path["stroke"] != "none")
        if path["stroke"] != "none":
            assert vector["strokeWeight"] == pytest.approx(float(path["stroke-width"]) * SCALE)
            dashes = [float(dash) * SCALE for dash in path.get("stroke-dasharray", "").split()]
            assert vector["dashPattern"] == pytest.approx(dashes)
            assert (vector["strokeAlign"], vector["strokeCap"]) == ("CENTER", "ROUND")
        if form is cut:
            assert -1 < vector["x"] <= vector["x"] + vector["width"] < 513
            assert -1 < vector["y"] <= vector["y"] + vector["height"] < 513


def test_a_vector_lies_where_its_path_lies(figma):
    insert(
        figma,
        '<svg xmlns="http://www.w3.org/2000/svg" width="1024" height="1024">'
        '<g id="body"><path id="body-fill" fill="#AA0000" fill-rule="evenodd" stroke="none" '
        'd="M 100 200 L 300 200 L 300 600 L 100 600 Z"/><path id="body-seam" fill="none" '
        'stroke="#000000" stroke-width="2" d="M 100 400 L 300 400"/></g></svg>',
    )
    ((node,),) = [frame["children"] for frame in figma.frames()]
    (body,) = node["children"]
    fill, seam = body["children"]
    assert (body["name"], fill["name"], seam["name"]) == ("Body", "Fill", "Seam")
    assert (fill["x"], fill["y"], fill["width"], fill["height"]) == (50, 100, 100, 200)
    assert (seam["x"], seam["y"], seam["width"]) == (50, 200, 100)
    assert fill["fills"][0]["color"] == pytest.approx({"r": 2 / 3, "g": 0, "b": 0})


def test_vectors_are_one_undo_step_and_never_twice(paired):
    paired.draw()
    before = paired.nodes()
    steps = paired.eval("f.world.history.length")
    paired.run("panel")
    expect(paired.panel.locator("#generate")).to_have_attribute("aria-disabled", "false")
    paired.panel.locator("#generate").click()
    expect(paired.panel.locator("#line")).to_contain_text("On the canvas")
    paired.eval(
        """f.messages.map(({ message }) => message).filter(({ type }) => type === 'insert')
          .forEach((message) => { f.receive(message); f.receive(message); })"""
    )
    paired.page.wait_for_timeout(200)
    assert len(paired.frames()) == 1
    assert paired.eval("f.world.history.length") == steps + 1
    paired.eval("f.world.undo()")
    assert paired.nodes() == before


def test_png_by_choice(paired):
    paired.run("panel")
    paired.panel.locator("#options-fold").click()
    paired.panel.get_by_label("Format").select_option("png-1024")
    paired.panel.locator("#generate").click()
    expect(paired.panel.locator("#line")).to_contain_text("On the canvas")
    (frame,) = paired.frames()
    assert {node["type"] for node in frame["children"]} == {"RECTANGLE"}
    sizes = paired.eval(
        """[...f.world.images.values()].map((bytes) =>
          new DataView(bytes.buffer, bytes.byteOffset).getUint32(16))"""
    )
    assert sizes == [1024] * 10
    paired.run("generate")
    paired.wait_until_closed()
    assert {node["type"] for node in paired.frames()[1]["children"]} == {"RECTANGLE"}


def test_ten_more_like_this_starts_from_the_selected_design(paired, figma_flat_server):
    paired.run("keywords", keywords="skirt")
    paired.wait_until_closed()
    (first,) = paired.frames()
    chosen = data_of(first["children"][4])
    paired.eval("f.select([a[0]])", first["children"][4]["id"])
    paired.run("like")
    paired.wait_until_closed()
    second = data_of(paired.frames()[1])
    assert second["like"] == f"{chosen['generation']}/4"
    assert second["seed"] != chosen["seed"]
    categories = {data_of(node)["design"]["category"] for node in paired.frames()[1]["children"]}
    assert categories == {chosen["design"]["category"]}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "<html></html>",
        "no vectors",
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>1</script></svg>',
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="x"/></svg>',
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><g></svg>',
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">text</svg>',
        '<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg"></svg>',
    ],
)
def test_what_is_not_in_the_dialect_is_refused_and_leaves_nothing(figma, text):
    insert(figma, svg(compose(sample(0))), text)
    assert answer(figma)["error"]
    assert figma.nodes() == []


def test_provenance_in_the_file_is_kept_from_the_importer(figma):
    text = svg(compose(sample(0)))
    head, rest = text.split(">", 1)
    insert(figma, f"<?xml version='1.0'?><!-- {{}} -->{head}><metadata>{{}}</metadata>{rest}")
    assert answer(figma)["value"] == {"count": 1, "lost": 0}


def test_layers_that_do_not_arrive_as_drawn_are_counted(figma):
    figma.eval("void (f.world.spoil = (frame) => frame.children.at(-1).remove())")
    insert(figma, svg(compose(sample(0))))
    assert answer(figma)["value"] == {"count": 1, "lost": 1}
