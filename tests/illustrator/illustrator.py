"""Illustrator with the panel installed: the panel in a real browser, Illustrator itself a mock."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import requests

from tests.browser import (
    OpenPage,
    Page,
    browser,
    desktop_browser,
    driver,
    open_desktop_page,
    open_page,
    repository,
)

__all__ = [
    "Application",
    "Illustrator",
    "application",
    "browser",
    "data_of",
    "desktop_browser",
    "driver",
    "host",
    "illustrator",
    "open_desktop_page",
    "open_page",
    "paired",
]

PLUGIN = repository() / "plugin_illustrator"
HERE = Path(__file__).parent
SCRIPTS = (
    "json", "application", "places", "sketch", "colours", "layers", "record", "insert", "tenfold",
)  # fmt: skip
GREYS = {"dark": 50, "medium dark": 83, "medium light": 184, "light": 240}
A4 = [0, 0, 595, -842]


class Application:
    """Illustrator without the panel: a program of its own with real files."""

    def __init__(self, temporary: Path) -> None:
        self.temporary = temporary
        temporary.mkdir()
        self._program = subprocess.Popen(
            ["node", str(HERE / "illustrator.mjs"), str(temporary)],
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        assert self._program.stdout is not None
        self.address = f"http://127.0.0.1:{self._program.stdout.readline().strip()}"
        self._session = requests.Session()
        self._session.trust_env = False
        # Node closes idle connections, sometimes just when the next request is on its way.
        self._session.headers["Connection"] = "close"

    def close(self) -> None:
        """Ends it."""
        self._session.close()
        self._program.kill()
        assert self._program.stdout is not None
        self._program.stdout.close()
        self._program.wait(10)

    def _ask(self, where: str, **body: Any) -> Any:
        reply = self._session.post(f"{self.address}{where}", json=body, timeout=120)
        assert reply.ok, reply.text
        return reply.json()

    def eval(self, script: str, *values: Any) -> Any:
        """JavaScript in which `f` is the user's hands and `a` the values."""
        return self._ask("/test", script=script, values=list(values))

    def script(self, text: str) -> str:
        """What a panel's evalScript gives."""
        answer: str = self._ask("/eval", script=text)
        return answer

    def run_script(self, path: Path) -> None:
        """As an action on an F-key does."""
        self._ask("/script", path=str(path))

    def open(self, *artboards: list[float], space: str = "RGB") -> str:
        """A new document with these artboards; its name."""
        name: str = self.eval("f.open(a[0], a[1])", list(artboards or [A4]), space)
        return name

    def draw(self, *box: float, **values: Any) -> None:
        """A rectangle, left, top, right, bottom, in front of everything on the active layer."""
        self.eval("void f.draw(a[0], a[1])", list(box), values)

    def layers(self) -> list[dict[str, Any]]:
        """The active document, the frontmost layer first."""
        found: list[dict[str, Any]] = self.eval("f.app.activeDocument.describe()")
        return found

    def picture(self) -> str:
        """What is seen of the active document, as SVG."""
        text: str = self.eval("f.picture()")
        return text

    def batches(self) -> list[dict[str, Any]]:
        """What Tenfold has put there, the newest first."""
        return [each for each in self.layers() if each["name"].startswith("Tenfold ")]

    def files(self) -> list[str]:
        """What is in the temporary folder."""
        return sorted(path.name for path in self.temporary.iterdir())

    def load(self) -> None:
        """Loads the host script as the panel does."""
        for name in SCRIPTS:
            path = json.dumps(str(PLUGIN / "host" / f"{name}.jsx"))
            assert self.script(f"$.evalFile(new File({path})); 'loaded'") == "loaded", name

    def dispatch(self, name: str, wish: Any) -> Any:
        """The answer of the host script to a command."""
        text = json.dumps(json.dumps(wish))
        return json.loads(self.script(f"Tenfold.dispatch({json.dumps(name)}, {text})"))


class Illustrator(Application):
    """The same with the panel open."""

    def __init__(self, temporary: Path, open_page: OpenPage) -> None:
        super().__init__(temporary)
        self._open_page = open_page
        self.page: Page

    def open_panel(
        self,
        token: str | None = None,
        *,
        grey: int = GREYS["dark"],
        locale: str = "en_US",
        **options: Any,
    ) -> Page:
        """Opens the panel, paired if there is a token."""
        page = self._open_page(**{"bypass_csp": True, **options})
        colour = {"red": grey, "green": grey, "blue": grey, "alpha": 255}
        environment = {
            "appUILocale": locale,
            "appSkinInfo": {"panelBackgroundColor": {"color": colour}},
        }
        script = (HERE / "cep-page.js").read_text(encoding="utf-8")
        values = {
            "ADDRESS": self.address,
            "EXTENSION": PLUGIN.as_uri(),
            "ENVIRONMENT": environment,
        }
        for name, value in values.items():
            script = script.replace(f"= {name};", f"= {json.dumps(value)};")
            script = script.replace(f": {name},", f": {json.dumps(value)},")
            script = script.replace(f"? {name} :", f"? {json.dumps(value)} :")
        page.add_init_script(script)
        if token is not None:
            page.add_init_script(f"localStorage.setItem('tenfold.token', {json.dumps(token)})")
        page.goto((PLUGIN / "panel.html").as_uri())
        self.page = page
        return page

    def wait_for_batches(self, count: int = 1) -> list[dict[str, Any]]:
        """What Tenfold has put there, as soon as it is so much and the panel says so."""
        self.page.wait_for_function("document.querySelector('#progress').dataset.idle === 'true'")
        # Describing the whole document again and again would keep Illustrator from its work.
        number = (
            "f.app.activeDocument.layerList.filter(({ name }) => /^Tenfold /.test(name)).length"
        )
        for _ in range(300):
            found = self.eval(number)
            if found == count:
                return self.batches()
            self.page.wait_for_timeout(100)
        said = self.page.locator("#run").inner_text()
        raise AssertionError(f"{found} batches, not {count}; the panel says: {said[:300]}")

    def wait_until_tidy(self) -> None:
        """Until nothing is left in the temporary folder."""
        for _ in range(600):
            left = self.files()
            if not left:
                return
            self.page.wait_for_timeout(50)
        raise AssertionError(f"left behind: {left}")


@pytest.fixture
def application(tmp_path: Path) -> Iterator[Application]:
    """Illustrator that has just been started."""
    with closing(Application(tmp_path / "temp")) as started:
        yield started
        assert started.eval("f.app.dialogs") == []


@pytest.fixture
def host(application: Application) -> Application:
    """The same with the host script and an A4 document."""
    application.open()
    application.load()
    return application


@pytest.fixture
def illustrator(tmp_path: Path, open_desktop_page: OpenPage) -> Iterator[Illustrator]:
    """Illustrator with an A4 document, whose panel a test opens."""
    with closing(Illustrator(tmp_path / "temp", open_desktop_page)) as started:
        started.open()
        yield started
        assert started.eval("f.app.dialogs") == []
        assert started.eval("f.app.userInteractionLevel") == "UserInteractionLevel.DISPLAYALERTS"


@pytest.fixture
def paired(illustrator: Illustrator, figma_server) -> Illustrator:
    """The same with the panel open, paired with a server that runs."""
    illustrator.open_panel(figma_server.token)
    return illustrator


def data_of(item: dict[str, Any]) -> dict[str, Any]:
    """What Tenfold keeps with a design."""
    kept: dict[str, Any] = json.loads(item["note"])
    return kept
