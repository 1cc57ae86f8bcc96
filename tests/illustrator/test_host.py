"""The real host script on a mock Illustrator, in an engine without later built-ins; no browser."""

from __future__ import annotations

import io
import json
import os
import shutil
import time
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from tests.illustrator.illustrator import A4, Application, application, data_of, host

__all__ = ["application", "host"]

pytestmark = pytest.mark.skipif(shutil.which("node") is None, reason="node is missing")

CELL = 144
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="144" height="144" viewBox="0 0 144 144">'
    '<g id="body"><path id="body-fill" fill="#AA0000" fill-rule="evenodd" stroke="none" '
    'd="M 20 30 L 120 30 L 120 110 L 20 110 Z"/>'
    '<path id="body-shade" fill="#000000" fill-rule="evenodd" fill-opacity="0.1" stroke="none" '
    'd="M 20 30 L 60 30 L 60 110 Z M 70 30 L 80 30 L 80 40 Z"/>'
    '<path id="body-stitch" fill="none" stroke="#000000" stroke-width="0.5" '
    'stroke-dasharray="2 1.5" d="M 20 70 L 120 70"/></g></svg>'
)
PATH: dict[str, Any] = {"stroke": None, "dash": [], "miter": 4, "multiply": False}
LAYERS = {
    "body": {**PATH, "name": "Body", "fill": None},
    "body-fill": {**PATH, "name": "Fill", "fill": "solid"},
    "body-shade": {**PATH, "name": "Shade", "fill": "solid", "multiply": True},
    "body-stitch": {**PATH, "name": "Stitch", "fill": "none", "stroke": 0.5, "dash": [2, 1.5]},
}
DRAWN = {"left": 20, "top": 30, "width": 100, "height": 80}
RECORD = {
    "generation": "g1",
    "model": {"name": "flat", "version": 2},
    "prompt": "想要带有东方刺绣元素的极简风西装",
    "seed": 100,
    "count": 10,
    "pins": {},
    "free": [],
    "like": None,
    "locks": [],
    "strength": 0.8,
}


def wish(
    host: Application, count: int = 10, insertion: str = "first", **record: Any
) -> dict[str, Any]:
    """An insertion of the same little drawing, again and again."""
    variations = []
    for index in range(count):
        name = f"tenfold-{index}.svg"
        (host.temporary / name).write_text(SVG, encoding="utf-8")
        variation = {"index": index, "seed": 100 + index, "name": f"极简西装 · #{100 + index}"}
        variation |= {"design": {"collar": "立领"}, "file": name, "height": CELL}
        variations.append({**variation, "drawn": DRAWN, "layers": LAYERS})
    return {
        "insertion": insertion,
        "record": {**RECORD, **record},
        "cell": CELL,
        "variations": variations,
    }


def box_of(item: dict[str, Any]) -> list[float]:
    """Left, top, right, bottom of all outlines."""
    boxes = [box_of(child) for child in item["children"]] or [item["box"]]
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return [min(lefts), max(tops), max(rights), min(bottoms)]


def overlap(a: list[float], b: list[float]) -> bool:
    """Whether two boxes cover each other."""
    return a[0] < b[2] and b[0] < a[2] and a[3] < b[1] and b[3] < a[1]


def picture_of(host: Application, name: str) -> Image.Image:
    """An exported sketch."""
    return Image.open(io.BytesIO((host.temporary / name).read_bytes())).convert("RGB")


def test_a_sketch_is_taken_aside_and_the_document_stays_as_it_was(host):
    host.draw(100, -100, 300, -500, name="back", colour=[0, 0, 255])
    host.draw(200, -100, 400, -300, name="front", colour=[255, 0, 0])
    host.draw(150, -150, 160, -160, name="other", colour=[0, 255, 0])
    host.eval("f.select('back', 'front')")
    before, steps = host.layers(), host.eval("f.app.activeDocument.history.length")
    answer = host.dispatch("sketch", {"file": "tenfold-1.png"})
    assert answer == {
        "value": {
            "drawing": {"file": "tenfold-1.png", "width": 300, "height": 400},
            "cell": 400,
        }
    }
    picture = picture_of(host, "tenfold-1.png")
    assert picture.size == (1536, 2048)
    unit = 1536 / 300
    assert picture.getpixel((int(50 * unit), int(55 * unit))) == (0, 0, 255)
    assert picture.getpixel((int(150 * unit), int(100 * unit))) == (255, 0, 0)
    assert picture.getpixel((int(250 * unit), int(300 * unit))) == (255, 255, 255)
    assert host.layers() == before
    assert host.eval("f.app.activeDocument.history.length") == steps
    assert host.eval("f.app.documentList.length") == 1
    assert host.eval("f.app.opened.length") == 2
    selected = "f.app.activeDocument.selection.map((item) => item.name)"
    assert host.eval(selected) == ["front", "back"]


@pytest.mark.parametrize("space", ["RGB", "CMYK"])
def test_strokes_belong_to_the_sketch(application, space):
    application.open(A4, space=space)
    application.load()
    application.draw(0, 0, 100, -100, name="x", stroked=True, strokeWidth=20)
    application.eval("f.select('x')")
    drawing = application.dispatch("sketch", {"file": "tenfold-1.png"})["value"]["drawing"]
    assert (drawing["width"], drawing["height"]) == (120, 120)
    # Illustrator enlarges 7.76 times at most.
    assert picture_of(application, "tenfold-1.png").size == (931, 931)


def test_without_a_drawing_there_is_no_sketch_but_a_size(host):
    nothing = {"drawing": None, "cell": 144}
    assert host.dispatch("sketch", {"file": "tenfold-1.png"}) == {"value": nothing}
    host.draw(0, 7000, 1, -7000, name="guide", guides=True)
    host.eval("f.select('guide')")
    assert host.dispatch("sketch", {"file": "tenfold-1.png"}) == {"value": nothing}
    host.draw(0, 0, 200, -100, name="x")
    host.eval("f.select('x')")
    only_the_place = {"drawing": None, "cell": 200}
    assert host.dispatch("sketch", {"file": None}) == {"value": only_the_place}
    assert host.files() == []
    assert host.eval("f.app.opened.length") == 1


def test_a_text_cursor_is_no_sketch_and_in_no_way(host):
    host.eval("f.write()")
    assert host.dispatch("sketch", {"file": "tenfold-1.png"})["value"]["drawing"] is None
    assert host.dispatch("selected", None) == {"value": {"data": None}}
    assert host.dispatch("insert", wish(host))["value"]["count"] == 10
    assert len(host.batches()) == 1


def test_without_a_document_there_is_no_sketch(application):
    application.load()
    answer = application.dispatch("sketch", {"file": "tenfold-1.png"})
    assert answer == {"value": {"drawing": None, "cell": 144}}


def test_ten_designs_stand_on_a_layer_of_their_own(host):
    assert host.dispatch("insert", wish(host)) == {"value": {"count": 10, "lost": 0}}
    layer, *others = host.layers()
    assert layer["name"] == "Tenfold 100"
    assert [each["name"] for each in others] == ["Layer 1"]
    designs = layer["children"][::-1]
    assert len(designs) == 10
    for index, design in enumerate(designs):
        assert (design["type"], design["name"]) == ("GroupItem", f"极简西装 · #{100 + index}")
        kept = data_of(design)
        own: dict[str, Any] = {"format": 1, "index": index, "seed": 100 + index, "count": 1}
        own |= {"name": design["name"], "design": {"collar": "立领"}}
        assert kept == {**RECORD, **own}
        assert design["tags"] == {
            "tenfold_generation": "g1",
            "tenfold_insertion": "first",
            "tenfold_index": str(index),
            "tenfold_seed": str(100 + index),
            "tenfold_model": "flat 2",
        }
        (body,) = design["children"]
        assert body["name"] == "Body"
        assert [part["name"] for part in body["children"]] == ["Stitch", "Shade", "Fill"]
        stitch, shade, fill = body["children"]
        assert (stitch["strokeWidth"], stitch["strokeDashes"]) == (0.5, [2, 1.5])
        assert (stitch["strokeCap"], stitch["strokeMiterLimit"]) == ("StrokeCap.ROUNDENDCAP", 4)
        assert (shade["type"], shade["blendingMode"]) == (
            "CompoundPathItem",
            "BlendModes.MULTIPLY",
        )
        assert fill["blendingMode"] == "BlendModes.NORMAL"
    gap = CELL / 12
    first, last = box_of(designs[0]), box_of(designs[9])
    # Beside the artboard, for it is too narrow; the drawing is not the whole of its place.
    left, top = 595 + CELL / 4 + gap, 0 - gap
    assert first == pytest.approx([left + 20, top - 30, left + 120, top - 110])
    left, top = left + 4 * (CELL + gap), top - (CELL + gap)
    assert last == pytest.approx([left + 20, top - 30, left + 120, top - 110])


def test_ten_are_one_undo_step_and_never_twice(host):
    host.draw(0, 0, 100, -100, name="x")
    before, steps = host.layers(), host.eval("f.app.activeDocument.history.length")
    host.eval("f.select('x')")
    host.dispatch("insert", wish(host))
    assert host.eval("f.app.activeDocument.history.length") == steps + 1
    assert host.eval("f.app.activeDocument.selection.map((item) => item.name)") == ["x"]
    assert host.eval("f.app.activeDocument.activeLayer.name") == "Layer 1"
    assert host.dispatch("insert", wish(host)) == {"value": {"count": 0, "lost": 0}}
    assert len(host.batches()) == 1
    host.eval("f.app.activeDocument.undo()")
    assert host.layers() == before
    assert host.dispatch("insert", wish(host, insertion="second"))["value"]["count"] == 10


@pytest.mark.parametrize(
    "artboards",
    [
        [A4],
        [[100, 900, 695, 58]],
        [[-3000, 2000, -1000, 1000]],
        [A4, [620, 0, 1215, -842], [0, -900, 595, -1742]],
    ],
)
def test_again_and_again_nothing_is_covered(application, artboards):
    application.open(*artboards)
    application.load()
    left, top = artboards[0][:2]
    application.draw(left + 50, top - 50, left + 250, top - 350, name="sketch")
    application.draw(left + 700, top + 100, left + 800, top - 900, name="work", hidden=True)
    application.draw(left + 1, top + 6000, left + 2, top - 6000, name="guide", guides=True)
    application.eval("f.select('sketch')")
    for count in range(1, 8):
        application.dispatch("sketch", {"file": None})
        answer = application.dispatch("insert", wish(application, insertion=f"insertion {count}"))
        assert answer["value"]["count"] == 10
        assert len(application.batches()) == count
    boxes = [box_of({"children": layer["children"]}) for layer in application.batches()]
    work = [
        box_of(item)
        for layer in application.layers()
        for item in layer["children"]
        if item["name"] in ("sketch", "work")
    ]
    for k, box in enumerate(boxes):
        assert not any(overlap(box, other) for other in boxes[k + 1 :] + work)
        for board in artboards:
            inside = board[0] <= box[0] and box[2] <= board[2]
            inside = inside and board[3] <= box[3] and box[1] <= board[1]
            assert inside or not overlap(box, board)


def test_an_empty_artboard_that_is_wide_enough_is_filled(application):
    application.open([0, 0, 1000, -700])
    application.load()
    application.dispatch("insert", wish(application))
    left, top, right, bottom = box_of({"children": application.batches()[0]["children"]})
    assert 0 < left < right < 1000
    assert 0 > top > bottom > -700
    assert (left - 20) + (right + 24) == pytest.approx(1000)


def test_a_full_canvas_is_said_and_left_as_it_was(host):
    host.draw(-7800, 7700, 8400, -8600, name="everything")
    before = host.layers()
    answer = host.dispatch("insert", wish(host))
    assert answer["error"]["code"] == "no_room"
    assert host.layers() == before


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        ("f.app.spoil = () => { throw new Error('The file could not be opened'); }", "illustrator"),
        ("f.app.documentList[0].layerList.unshift = () => { throw new Error('isolated'); }", ""),
    ],
)
def test_what_illustrator_refuses_leaves_nothing_behind(host, spoil, code):
    host.draw(0, 0, 100, -100, name="x")
    before = host.layers()
    host.eval(f"void ({spoil})")
    answer = host.dispatch("insert", wish(host))
    assert answer["error"]["message"]
    assert answer["error"]["code"] == (code or "illustrator")
    assert host.layers() == before
    assert host.eval("f.app.coordinateSystem") == "CoordinateSystem.ARTBOARDCOORDINATESYSTEM"
    assert host.eval("f.app.userInteractionLevel") == "UserInteractionLevel.DISPLAYALERTS"


def test_a_file_that_is_gone_in_the_middle_takes_all_ten_back(host):
    before = host.layers()
    asked = wish(host)
    (host.temporary / "tenfold-7.svg").unlink()
    assert host.dispatch("insert", asked)["error"]["code"] == "file"
    assert host.layers() == before


@pytest.mark.parametrize(
    ("spoil", "lost"),
    [
        ("group.children[1].children.pop()", 1),
        ("group.children[1].children.forEach((path) => { path.filled = false; })", 1),
        ("group.children[1].children[0].stroked = false", 1),
        ("group.children[1].children.forEach((path) => { path.name = ''; })", 3),
        ("group.scaleBy(0.75, 0.75, 0.75)", 0),
    ],
)
def test_what_the_importer_lost_is_counted_and_what_can_be_is_mended(host, spoil, lost):
    host.eval(f"void (f.app.spoil = (group) => {{ {spoil}; }})")
    answer = host.dispatch("insert", wish(host, 2))
    assert answer["value"] == {"count": 2, "lost": 2 * lost}
    if lost == 0:
        left, top, right, bottom = box_of(host.batches()[0]["children"][0])
        assert (right - left, top - bottom) == pytest.approx((100, 80))


def test_a_picture_is_embedded_and_fills_its_place(host):
    Image.new("RGB", (64, 96), "red").save(host.temporary / "tenfold-p.png")
    asked = wish(host, 1)
    asked["variations"][0] |= {"file": "tenfold-p.png", "height": 216, "drawn": None, "layers": {}}
    assert host.dispatch("insert", asked) == {"value": {"count": 1, "lost": 0}}
    (design,) = host.batches()[0]["children"]
    (picture,) = design["children"]
    assert (design["type"], picture["type"], picture["name"]) == (
        "GroupItem",
        "RasterItem",
        "Picture",
    )
    left, top, right, bottom = box_of(design)
    assert (right - left, top - bottom) == pytest.approx((CELL, 216))
    assert data_of(design)["seed"] == 100


def test_the_designs_go_where_the_sketch_was(host):
    host.draw(50, -50, 250, -350, name="sketch")
    host.eval("f.select('sketch')")
    host.dispatch("sketch", {"file": None})
    host.eval("f.app.activeDocument.items()[0].remove()")
    second = host.open(A4)
    host.dispatch("insert", wish(host))
    assert host.eval("f.app.activeDocument.name") == second
    assert host.batches() == []
    host.eval("void (f.app.activeDocument = f.app.documentList[1])")
    (layer,) = host.batches()
    assert box_of({"children": layer["children"]})[1] < -50


def test_a_document_closed_meanwhile_gives_way_to_the_open_one(host):
    host.draw(50, -50, 250, -350, name="sketch")
    host.eval("f.select('sketch')")
    host.dispatch("sketch", {"file": None})
    host.open(A4)
    host.eval("f.app.documentList[1].close('SaveOptions.DONOTSAVECHANGES')")
    host.eval("void (f.app.activeDocument = f.app.documentList[0])")
    assert host.dispatch("insert", wish(host))["value"]["count"] == 10
    assert len(host.batches()) == 1


def test_without_a_document_a_new_one_is_made_that_fits(application):
    application.load()
    application.dispatch("sketch", {"file": None})
    assert application.dispatch("insert", wish(application))["value"]["count"] == 10
    board = application.eval("f.app.activeDocument.artboardList[0].artboardRect")
    left, top, right, bottom = box_of({"children": application.batches()[0]["children"]})
    assert board[0] <= left < right <= board[2]
    assert board[3] <= bottom < top <= board[1]


def test_the_selected_design_says_what_it_was_made_from(host):
    assert host.dispatch("selected", None) == {"value": {"data": None}}
    host.draw(0, 0, 100, -100, name="sketch")
    host.dispatch("insert", wish(host))
    host.eval("f.select('sketch')")
    assert host.dispatch("selected", None) == {"value": {"data": None}}
    part = "f.app.activeDocument.items().find((item) => item.name.endsWith('#103')).leaves()[0]"
    host.eval(f"void (f.app.activeDocument.selection = [{part}])")
    kept = host.dispatch("selected", None)["value"]["data"]
    assert (kept["index"], kept["prompt"]) == (3, RECORD["prompt"])
    host.eval(f"void ({part}.parent.parent.note = 'my own words')")
    assert host.dispatch("selected", None)["error"]["message"]


def test_what_is_out_of_sight_is_brought_into_view(host):
    host.dispatch("insert", wish(host))
    assert host.eval("f.app.activeDocument.view.zoom") == 1
    host.eval("void (f.app.activeDocument.view.centerPoint = [-5000, 5000])")
    host.dispatch("insert", wish(host, insertion="second"))
    bounds = host.eval("f.app.activeDocument.view.bounds")
    boxes = [box_of({"children": layer["children"]}) for layer in host.batches()]
    assert any(overlap(box, bounds) for box in boxes)


@pytest.mark.parametrize(
    "change",
    [
        {"insertion": ""},
        {"cell": 0},
        {"cell": "144"},
        {"variations": []},
        {"variations": "x"},
        {"record": None},
        {"record": {**RECORD, "generation": ""}},
        {"record": {**RECORD, "model": None}},
    ],
)
def test_wrong_wishes_change_nothing(host, change):
    before = host.layers()
    assert host.dispatch("insert", {**wish(host, 1), **change})["error"]["message"]
    assert host.layers() == before


@pytest.mark.parametrize("name", ["../x.svg", "/etc/passwd", "tenfold-.svg", "tenfold-x.jsx", 5])
def test_only_our_own_temporary_files_are_touched(host, name):
    asked = wish(host, 1)
    asked["variations"][0]["file"] = name
    assert host.dispatch("insert", asked)["error"]["code"] in ("file", "insert")
    assert host.dispatch("sketch", {"file": name}) in (
        {"value": {"drawing": None, "cell": 144}},
        {"error": {"code": "file", "message": f"not the name of a temporary file: {name}"}},
    )


def test_old_files_of_ours_are_swept_away(host):
    for name, age in (("tenfold-a.png", 3600), ("tenfold-b.svg", 1), ("other-c.png", 3600)):
        file = host.temporary / name
        file.write_bytes(b"x")
        os.utime(file, (time.time() - age,) * 2)
    assert host.dispatch("prepare", None) == {"value": {"folder": str(host.temporary)}}
    assert host.files() == ["other-c.png", "tenfold-b.svg"]


def test_nonsense_is_answered_in_json(host):
    for script in (
        "Tenfold.dispatch('nothing', 'null')",
        "Tenfold.dispatch('insert', '{')",
        "Tenfold.dispatch('insert')",
        "Tenfold.dispatch('hasOwnProperty', 'null')",
    ):
        assert set(json.loads(host.script(script))["error"]) == {"code", "message"}


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(),
    lambda values: (
        st.lists(values, max_size=4)
        | st.dictionaries(st.text().filter(lambda key: key != "__proto__"), values, max_size=4)
    ),
    max_leaves=12,
)


@given(value=JSON_VALUES)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_json_comes_back_as_it_went(host, value):
    text = json.dumps(json.dumps(value))
    back = host.script(f"TenfoldJson.toAscii(TenfoldJson.encode(TenfoldJson.decode({text})))")
    assert back.isascii()
    assert json.loads(back) == value


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[1,]",
        '{"a":1,}',
        "01",
        "1 2",
        "alert(1)",
        "'x'",
        '"\\x"',
        '{"__proto__":1}',
        "[" * 99,
    ],
)
def test_what_is_not_json_is_refused(host, text):
    asked = json.dumps(text)
    script = f"try {{ TenfoldJson.decode({asked}); 'read' }} catch (error) {{ 'refused' }}"
    assert host.script(script) == "refused"


class TestColours:
    def test_those_of_the_selection_come_before_the_swatches(self, host: Application):
        host.draw(0, 0, 10, -10, name="a", colour=[255, 0, 0])
        host.draw(0, 0, 10, -10, name="b", colour=[1, 2, 3])
        host.eval("f.select('b')")
        host.eval("void f.addSwatch('Sky', 'RGBColor', { red: 0, green: 128, blue: 255 })")
        host.eval("void f.addSwatch('The same', 'RGBColor', { red: 1, green: 2, blue: 3 })")
        answer = host.dispatch("colours", None)
        assert answer == {"value": {"colours": ["#010203", "#0080FF"]}}

    @pytest.mark.parametrize(
        ("kind", "values", "expected"),
        [
            ("CMYKColor", {"cyan": 100, "magenta": 0, "yellow": 0, "black": 0}, ["#00FFFF"]),
            ("GrayColor", {"gray": 100}, ["#000000"]),
            ("SpotColor", {"magenta": 100, "yellow": 100}, ["#FF0000"]),
            ("GradientColor", {}, []),
        ],
    )
    def test_every_kind_of_colour_is_read(self, host: Application, kind, values, expected):
        host.open([0, 0, 595, -842], space="CMYK")
        host.eval("void f.addSwatch('x', a[0], a[1])", kind, values)
        assert host.dispatch("colours", None) == {"value": {"colours": expected}}

    def test_what_is_painted_in_groups_and_in_holes_is_found(self, host: Application):
        host.dispatch("insert", wish(host, 1))
        host.eval("f.select(f.app.activeDocument.layerList[0].children[0].name)")
        assert host.dispatch("colours", None)["value"]["colours"] == ["#000000", "#AA0000"]

    def test_there_are_not_too_many(self, host: Application):
        for shade in range(40):
            host.eval("void f.addSwatch('x', 'GrayColor', { gray: a[0] })", 2 * shade)
        assert len(host.dispatch("colours", None)["value"]["colours"]) == 24

    def test_without_a_document_there_are_none(self, host: Application):
        host.eval("void f.app.activeDocument.close('SaveOptions.DONOTSAVECHANGES')")
        assert host.dispatch("colours", None) == {"value": {"colours": []}}

    def test_nothing_is_changed(self, host: Application):
        before = host.layers(), host.eval("f.app.activeDocument.history.length")
        host.dispatch("colours", None)
        assert (host.layers(), host.eval("f.app.activeDocument.history.length")) == before
