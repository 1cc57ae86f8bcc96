"""The real panel puts ten designs into a mock Illustrator, from a real server, by keyboard."""

from __future__ import annotations

import base64
import io
import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from PIL import Image

from tests.browser import expect
from tests.flats import figma_flat_server
from tests.illustrator.illustrator import (
    A4,
    GREYS,
    PLUGIN,
    Illustrator,
    browser,
    data_of,
    desktop_browser,
    driver,
    illustrator,
    open_desktop_page,
    open_page,
    paired,
)

__all__ = [
    "browser",
    "desktop_browser",
    "driver",
    "figma_flat_server",
    "illustrator",
    "open_desktop_page",
    "open_page",
    "paired",
]

pytestmark = pytest.mark.browser

POSTED = re.compile("/v1/generations$")


@pytest.fixture
def drawing(illustrator: Illustrator, figma_flat_server) -> Illustrator:
    """Illustrator, paired with a server whose model makes designs."""
    illustrator.open_panel(figma_flat_server.token)
    expect(illustrator.page.locator("#generate")).to_have_attribute("aria-disabled", "false")
    return illustrator


def below(item: dict) -> list[dict]:
    """All items below."""
    return [each for child in item["children"] for each in (child, *below(child))]


def sketch(app: Illustrator, *box: float) -> None:
    """A selected drawing."""
    app.draw(*(box or (50, -50, 250, -350)), name="sketch", colour=[10, 20, 30])
    app.eval("f.select('sketch')")


def test_from_the_key_to_ten_designs_beside_the_sketch(drawing, figma_flat_server):
    page = drawing.page
    sketch(drawing)
    before = drawing.layers()
    steps = drawing.eval("f.app.activeDocument.history.length")
    expect(page.locator("#prompt")).to_be_focused()
    page.keyboard.type("double-breasted coat")
    expect(page.locator(".chip").first).to_be_visible()
    with page.expect_request(POSTED) as posted:
        drawing.run_script(PLUGIN / "scripts" / "Tenfold.jsx")
    (layer,) = drawing.wait_for_batches()
    expect(page.locator("#line")).to_contain_text("On the canvas")

    asked = posted.value
    assert asked.all_headers()["origin"] == "null"
    picture = Image.open(io.BytesIO(base64.b64decode(asked.post_data_json["sketch"]["data"])))
    assert picture.size == (1365, 2048)
    assert picture.convert("RGB").getpixel((600, 900)) == (10, 20, 30)
    assert asked.post_data_json["prompt"] == "double-breasted coat"

    assert drawing.layers()[1:] == before
    assert drawing.eval("f.app.activeDocument.history.length") == steps + 1
    drawing.wait_until_tidy()
    designs = layer["children"][::-1]
    assert len(designs) == 10
    data = data_of(designs[0])
    generation = figma_flat_server.request("GET", f"/v1/generations/{data['generation']}").json()
    assert layer["name"] == f"Tenfold {generation['seed']}"
    for index, design in enumerate(designs):
        variation = generation["variations"][index]
        assert design["name"] == variation["name"]
        kept = data_of(design)
        assert kept["design"] == variation["design"]
        assert kept["design"]["closure"] == "double_breasted"
        assert kept["prompt"] == "double-breasted coat"
        assert (kept["index"], kept["seed"]) == (index, variation["seed"])
        names = [each["name"] for each in below(design)]
        assert "Silhouette" in names
        assert all(re.fullmatch(r"[A-Z][a-z0-9 ]*", name) for name in names if name)
        shades = [each for each in below(design) if each["name"].endswith("hade")]
        assert all(each["blendingMode"] == "BlendModes.MULTIPLY" for each in shades)
        assert not any(
            each["type"] == "GroupItem" and not each["children"] for each in below(design)
        )
    assert not drawing.page.locator("text=otherwise than drawn").is_visible()
    drawing.eval("f.app.activeDocument.undo()")
    assert drawing.layers() == before


def test_layers_lie_where_they_were_drawn(drawing, figma_flat_server):
    sketch(drawing)
    drawing.page.keyboard.type("mamianqun")
    drawing.page.keyboard.press("Enter")
    (layer,) = drawing.wait_for_batches()
    cell, gap = 300, 25
    # To the right of the artboard, whose edge would otherwise run through the designs.
    left, top = 595 + 75 + gap, -50 - gap
    for index, design in enumerate(layer["children"][::-1]):
        x = left + index % 5 * (cell + gap)
        y = top - index // 5 * (cell + gap)
        folder = f"/v1/generations/{data_of(design)['generation']}/variations"
        text = figma_flat_server.request("GET", f"{folder}/{index}.svg").text
        for box, sent in zip(outlines(design), sent_boxes(drawing.page, text, cell), strict=True):
            assert box == pytest.approx(
                [x + sent[0], y - sent[1], x + sent[2], y - sent[3]], abs=0.02
            )


def outlines(item: dict) -> list[list[float]]:
    """The boxes of all paths, from back to front; one for a path with several outlines."""
    if item["type"] == "PathItem":
        return [item["box"]]
    boxes = [box for child in reversed(item["children"]) for box in outlines(child)]
    if item["type"] == "GroupItem":
        return boxes
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return [[min(lefts), max(tops), max(rights), min(bottoms)]]


def sent_boxes(page, text: str, cell: float) -> list[list[float]]:
    """The boxes of all paths in an SVG at another width, as a browser measures them."""
    boxes: list[list[float]] = page.evaluate(
        """([text, cell]) => {
          const holder = document.createElement('div');
          holder.innerHTML = text;
          document.body.append(holder);
          const svg = holder.querySelector('svg');
          const scale = cell / Number(svg.getAttribute('width'));
          const boxes = [...svg.querySelectorAll('path')].map((path) => {
            const { x, y, width, height } = path.getBBox();
            return [x, y, x + width, y + height].map((length) => length * scale);
          });
          holder.remove();
          return boxes;
        }""",
        [text, cell],
    )
    return boxes


def test_chinese_from_end_to_end(illustrator, figma_flat_server):
    page = illustrator.open_panel(figma_flat_server.token, locale="zh_CN")
    expect(page.locator("html")).to_have_attribute("lang", "zh-CN")
    expect(page.locator("#generate")).to_have_text("生成")
    expect(page.locator("#prompt")).to_be_focused()
    page.keyboard.insert_text("想要带有东方刺绣元素的极简风西装")
    page.keyboard.press("Enter")
    (layer,) = illustrator.wait_for_batches()
    expect(page.locator("#line")).to_contain_text("画布")
    kept = data_of(layer["children"][0])
    assert kept["prompt"] == "想要带有东方刺绣元素的极简风西装"
    assert re.search("[\u4e00-\u9fff]", layer["children"][0]["name"])


@pytest.mark.parametrize("how", ["tray", "Enter", "Control+Enter"])
def test_every_key_generates(drawing, how):
    page = drawing.page
    expect(page.locator("#generate")).to_have_attribute("aria-disabled", "false")
    if how == "tray":
        page.route("**/v1/triggers?*", presses)
        page.reload()
    else:
        page.locator("#prompt").press(how)
    drawing.wait_for_batches()


def presses(route) -> None:
    """A server whose hotkey is pressed while the panel waits, and once before and after that."""
    # By what the panel knows: the one that is being reloaded may have asked before it.
    known = parse_qs(urlsplit(route.request.url).query).get("after", ["0"])[0]
    number = {"0": 4, "4": 5, "5": 1}.get(known)
    if number is None:
        return  # answered never, as a server does on which nobody presses anything
    reply = {"number": number, "host": "illustrator", "age": 0.1}
    headers = {"Access-Control-Allow-Origin": "null"}
    route.fulfill(json=reply, headers=headers)


def test_an_older_server_without_a_hotkey_is_left_alone(drawing):
    asked = []
    drawing.page.on("request", lambda request: asked.append(request.url))
    drawing.page.wait_for_timeout(2500)
    assert len([url for url in asked if "/v1/triggers" in url]) <= 3
    expect(drawing.page.locator("#status")).to_have_text("flat is ready")


def test_pictures_by_choice(paired):
    page = paired.page
    page.get_by_label("Format").select_option("png-1024")
    page.locator("#generate").click()
    (layer,) = paired.wait_for_batches()
    for design in layer["children"]:
        (picture,) = design["children"]
        assert picture["type"] == "RasterItem"
        left, top, right, bottom = picture["box"]
        assert (right - left, top - bottom) == pytest.approx((144, 144))
    paired.wait_until_tidy()


def test_escape_cancels_and_nothing_is_placed(paired, figma_server):
    sketch(paired)
    before = paired.layers()
    figma_server.backend.hold()
    paired.page.locator("#prompt").press("Enter")
    expect(paired.page.locator("#cancel")).to_be_visible()
    paired.page.keyboard.press("Escape")
    figma_server.backend.release()
    expect(paired.page.locator("#line")).to_contain_text("Cancelled at")
    assert paired.layers() == before
    paired.wait_until_tidy()


def test_pairs_and_then_does_what_was_asked(illustrator, figma_server):
    page = illustrator.open_panel()
    with page.expect_response(re.compile("/v1/pairing$")) as asked:
        page.get_by_role("button", name="Show the digits").press("Enter")
    expect(page.locator("#code")).to_be_focused()
    page.keyboard.type(figma_server.pairing_code(asked.value.json()["id"]))
    expect(page.locator("#prompt")).to_be_focused()
    page.keyboard.press("Enter")
    illustrator.wait_for_batches()
    page.reload()
    expect(page.locator("#prompt")).to_be_visible()


def test_a_stopped_server_is_said_and_a_restarted_one_goes_on_once(paired, figma_server):
    page = paired.page
    sketch(paired)
    expect(page.locator("#generate")).to_have_attribute("aria-disabled", "false")
    figma_server.stop()
    expect(page.get_by_role("heading", name="Tenfold is not running")).to_be_visible()
    paired.run_script(PLUGIN / "scripts" / "Tenfold.jsx")
    figma_server.start()
    paired.wait_for_batches()
    expect(page.locator("#line")).to_contain_text("On the canvas")
    paired.wait_until_tidy()


def test_a_restart_in_the_middle_places_nothing_twice(paired, figma_server):
    page = paired.page
    sketch(paired)
    figma_server.backend.hold()
    page.locator("#prompt").press("Enter")
    expect(page.locator("#line")).not_to_have_text("Sending")
    page.wait_for_timeout(300)
    figma_server.backend.release()
    figma_server.stop()
    figma_server.start()
    expect(page.locator("#cancel")).to_be_hidden()
    page.wait_for_function("document.querySelector('#progress').dataset.idle === 'true'")
    if page.locator("#problem").is_visible():
        page.get_by_role("button", name="Generate again").press("Enter")
    paired.wait_for_batches()
    page.wait_for_timeout(500)
    assert len(paired.batches()) == 1


@pytest.mark.parametrize(
    ("spoil", "text"),
    [
        ("f.app.evalScript = () => 'EvalScript error.'", "Illustrator did not answer"),
        ("f.app.evalScript = () => ''", "Illustrator did not answer"),
        ("f.app.evalScript = () => '<html>'", "Illustrator did not answer"),
        ("f.app.importSvg = () => { throw new Error('no'); }", "could not be placed"),
        ("f.draw([-7800, 7700, 8400, -8600])", "no room left"),
    ],
)
def test_what_illustrator_cannot_do_is_said(drawing, spoil, text):
    page = drawing.page
    expect(page.locator("#generate")).to_have_attribute("aria-disabled", "false")
    drawing.eval(f"void ({spoil})")
    page.locator("#prompt").press("Enter")
    expect(page.locator("#problem-message")).to_contain_text(text)
    expect(page.locator("#problem-remedy")).not_to_be_empty()
    assert drawing.batches() == []
    drawing.wait_until_tidy()


def test_vectors_outside_the_dialect_are_not_placed(drawing):
    page = drawing.page
    bad = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>1</script></svg>'
    headers = {"Access-Control-Allow-Origin": "null"}
    page.route(
        "**/variations/3.svg",
        lambda route: route.fulfill(body=bad, content_type="image/svg+xml", headers=headers),
    )
    page.locator("#prompt").press("Enter")
    expect(page.locator("#problem-message")).to_contain_text("could not be placed")
    assert drawing.batches() == []
    drawing.wait_until_tidy()


def test_a_lost_layer_is_said(drawing):
    drawing.eval("void (f.app.spoil = (group) => group.leaves()[0].remove())")
    drawing.page.locator("#prompt").press("Enter")
    expect(drawing.page.locator("#line")).to_contain_text("layers arrived otherwise than drawn")


def test_ten_more_like_this_and_the_second_batch_beside(drawing):
    page = drawing.page
    page.locator("#prompt").press("Enter")
    drawing.wait_for_batches(1)
    page.locator(".place").nth(2).click()
    page.get_by_role("button", name="Ten more like this").press("Enter")
    second, first = drawing.wait_for_batches(2)
    like = data_of(second["children"][0])["like"]
    assert like == f"{data_of(first['children'][0])['generation']}/2"


def test_more_like_the_selected_design_by_a_key(drawing):
    page = drawing.page
    script = PLUGIN / "scripts" / "Tenfold More Like This.jsx"
    page.locator("#prompt").fill("skirt")
    page.locator("#prompt").press("Enter")
    (first,) = drawing.wait_for_batches(1)
    chosen = first["children"][3]
    drawing.eval("f.select(a[0])", chosen["name"])
    drawing.run_script(script)
    second, _ = drawing.wait_for_batches(2)
    kept = data_of(second["children"][0])
    assert kept["like"] == f"{data_of(chosen)['generation']}/{data_of(chosen)['index']}"
    expect(page.locator("#like-name")).to_have_text(chosen["name"])
    # Ten new ones where none is selected, or where its note says other things now.
    page.get_by_role("button", name="Start afresh").click()
    drawing.eval("f.select()")
    drawing.run_script(script)
    third, *_ = drawing.wait_for_batches(3)
    assert data_of(third["children"][0])["like"] is None


def test_a_file_is_saved_where_the_user_says(drawing, tmp_path: Path):
    page = drawing.page
    page.locator("#prompt").press("Enter")
    drawing.wait_for_batches()
    folder = tmp_path / "saved"
    folder.mkdir()
    page.locator(".place").first.click()
    page.get_by_role("button", name="Download SVG").press("Enter")
    asked = "window.cepTest.files.filter(([call]) => call === 'showSaveDialogEx').length === "
    page.wait_for_function(f"{asked}1")
    assert list(folder.iterdir()) == []
    drawing.eval("f.saveTo(a[0])", str(folder))
    page.get_by_role("button", name="Download SVG").press("Enter")
    page.wait_for_function(f"{asked}2")
    page.wait_for_function("window.cepTest.files.slice(-1)[0][1].endsWith('.svg')")
    (saved,) = folder.iterdir()
    assert saved.suffix == ".svg"
    assert saved.read_text(encoding="utf-8").startswith("<svg")


def test_the_page_keeps_to_its_own_policy(illustrator, figma_server):
    page = illustrator.open_panel(figma_server.token, bypass_csp=False)
    # It reaches Tenfold, and nothing else: not even the test's own way to the mock.
    expect(page.locator("#status")).to_have_text("dcgan is ready")
    reach = "(address) => fetch(address).then(() => 'reached', () => 'refused')"
    assert page.evaluate(reach, f"{figma_server.url}/healthz") == "reached"
    assert page.evaluate(reach, illustrator.address) == "refused"
    assert page.evaluate(reach, f"http://127.0.0.1:{figma_server.port}/healthz") == "refused"


@pytest.mark.parametrize("grey", GREYS)
def test_the_panel_wears_each_grey_of_illustrator_readably(illustrator, figma_server, grey):
    axe = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
    if not axe.exists():
        pytest.skip("axe-core is missing: npm ci")
    value = GREYS[grey]
    page = illustrator.open_panel(figma_server.token, grey=value, reduced_motion="reduce")
    colour = f"rgb({value}, {value}, {value})"
    expect(page.locator("body")).to_have_css("background-color", colour)
    scheme = "dark" if value < 128 else "light"
    expect(page.locator("html")).to_have_css("color-scheme", scheme)
    page.locator("#prompt").fill("coat")
    page.locator("#prompt").press("Enter")
    illustrator.wait_for_batches()
    expect(page.locator(".place img[src]")).to_have_count(10)
    page.evaluate(axe.read_text(encoding="utf-8"))
    violations = page.evaluate("axe.run().then((found) => found.violations)")
    assert [violation["id"] for violation in violations] == []


def test_a_long_wish_is_seen_whole_in_the_old_browser_of_illustrator(illustrator, figma_server):
    page = illustrator._open_page(bypass_csp=True, viewport={"width": 320, "height": 700})
    page.add_init_script(
        """CSS.supports = () => false;
        addEventListener('DOMContentLoaded', () => document.head.insertAdjacentHTML(
          'beforeend', '<style>#prompt { field-sizing: fixed }</style>'));"""
    )
    illustrator._open_page = lambda **options: page
    illustrator.open_panel(figma_server.token)
    short = page.locator("#prompt").bounding_box()
    page.locator("#prompt").fill("cropped denim jacket, oversized, raglan sleeves, no print")
    long = page.locator("#prompt").bounding_box()
    assert long["height"] > 1.5 * short["height"]
    fits = "(field) => field.scrollHeight <= field.clientHeight"
    assert page.locator("#prompt").evaluate(fits)


def test_the_theme_follows_illustrator(illustrator, figma_server):
    page = illustrator.open_panel(figma_server.token)
    page.evaluate(
        """() => {
          const { color } = cepTest.environment.appSkinInfo.panelBackgroundColor;
          Object.assign(color, { red: 240, green: 240, blue: 240 });
          cepTest.emit('com.adobe.csxs.events.ThemeColorChanged', '');
        }"""
    )
    expect(page.locator("body")).to_have_css("background-color", "rgb(240, 240, 240)")


def test_illustrator_is_asked_for_the_keys_of_the_panel(illustrator, figma_server):
    page = illustrator.open_panel(figma_server.token)
    keys = page.evaluate("cepTest.keys")
    assert {"keyCode": 27} in keys
    assert all(set(key) <= {"keyCode", "ctrlKey", "metaKey", "shiftKey"} for key in keys)


def test_a_new_document_is_made_where_there_is_none(drawing):
    drawing.eval("f.app.activeDocument.close('SaveOptions.DONOTSAVECHANGES')")
    drawing.page.locator("#prompt").press("Enter")
    expect(drawing.page.locator("#line")).to_contain_text("On the canvas")
    assert len(drawing.batches()) == 1


def test_two_artboards_and_another_origin(drawing):
    drawing.open([100, 900, 695, 58], [800, 900, 1395, 58])
    sketch(drawing, 150, 800, 350, 500)
    drawing.page.locator("#prompt").press("Enter")
    (layer,) = drawing.wait_for_batches()
    boxes = [
        item["box"] for item in below({"children": layer["children"]}) if item["type"] == "PathItem"
    ]
    assert min(box[0] for box in boxes) > 1395
    assert max(box[1] for box in boxes) < 800
    assert A4[2] < 1395


def test_the_documents_colours_fill_the_palette(illustrator, figma_flat_server):
    illustrator.eval("void f.addSwatch('Sky', 'RGBColor', { red: 0, green: 128, blue: 255 })")
    page = illustrator.open_panel(figma_flat_server.token)
    page.get_by_role("button", name="#0080FF").press("Enter")
    illustrator.eval("void f.addSwatch('Rust', 'RGBColor', { red: 183, green: 65, blue: 14 })")
    page.evaluate("window.dispatchEvent(new Event('focus'))")
    expect(page.get_by_role("button", name="#B7410E")).to_be_visible()
    with page.expect_request(POSTED) as posted:
        page.locator("#prompt").press("Enter")
    illustrator.wait_for_batches()
    assert posted.value.post_data_json["pins"] == {"base": "#0080FF"}
