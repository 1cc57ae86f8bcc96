"""Each way in which TensorFlow Serving can fail, and what a designer sees of it."""

from __future__ import annotations

import base64
import json
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from model.card import CardError
from plugin_server.backends import serving_http
from plugin_server.backends.serving_http import RETRIES, ServingHttp
from plugin_server.backends.serving_rest import ServingRestBackend, model_name
from plugin_server.errors import (
    BackendDeadlineError,
    BackendRefusedError,
    BackendReplyError,
    BackendUnavailableError,
    TenfoldError,
)
from plugin_server.generation.latent import latents
from tests import fake_backend
from tests.live_server import LiveServer
from tests.serving_double import Fault, Handler, Reply, ServingDouble, Version
from tests.serving_faults import (
    changed,
    cut,
    drip,
    drip_headers,
    drop,
    fails,
    hang,
    hang_in_body,
    reset,
    reset_in_body,
    says,
)
from tests.serving_servables import DrawnServable

DEADLINE = 0.7  # seconds
CARD = replace(
    fake_backend.CARD,
    signatures={
        "generate_png": {
            "inputs": {"latent": {"dtype": "float32", "shape": [None, 100]}},
            "outputs": {"image_bytes": {"dtype": "string", "shape": [None]}},
        }
    },
)
LATENT = latents([1, 2], CARD.latent)
PNG = DrawnServable(CARD)._picture(LATENT[0])
OTHER_SIZE = DrawnServable(replace(CARD, width=32))._picture(LATENT[0])


@pytest.fixture
def saved_models(tmp_path: Path) -> Path:
    """A folder with the card alone: what a machine has whose models run elsewhere."""
    folder = tmp_path / "saved_models" / CARD.name / "1"
    folder.mkdir(parents=True)
    CARD.write(folder)
    return tmp_path / "saved_models"


@pytest.fixture
def double() -> Iterator[ServingDouble]:
    with ServingDouble(CARD.name, DrawnServable(CARD)) as running:
        yield running


@pytest.fixture
def pauses() -> list[float]:
    """The pauses before retries, which no test waits for."""
    return []


@pytest.fixture
def backend(
    double: ServingDouble, saved_models: Path, pauses: list[float]
) -> Iterator[ServingRestBackend]:
    """Ready, with nothing counted yet."""
    made = ServingRestBackend(double.url, saved_models, deadline=DEADLINE, sleep=pauses.append)
    made.load()
    assert made.models()[0].state == "ready"
    double.calls.clear()
    yield made
    made.close()


def failure(call: Callable[[], Any]) -> TenfoldError:
    """The error of a call, which has to come in time and in words."""
    start = time.monotonic()
    with pytest.raises(TenfoldError) as raised:
        call()
    assert time.monotonic() - start < DEADLINE + 1
    return raised.value


def assert_told(error: TenfoldError, url: str, reason: str) -> None:
    """Both languages name the server and the reason, and are short."""
    for language in ("en", "zh"):
        text = error.text(language)
        assert url in text.message
        assert reason in text.message
        assert text.remedy
        assert len(text.message) < 500


def predictions(value: Any) -> Fault:
    return changed(lambda reply: reply.update(predictions=value))


def picture(png: bytes) -> Fault:
    return predictions([{"b64": base64.b64encode(png).decode()}] * 2)


ONCE, THRICE = 1, 1 + RETRIES
HTML = "<html><body>Bad gateway</body></html>"
FAULTS: dict[str, tuple[Fault, type[TenfoldError], str, int]] = {
    # name: what the server does, the error, a part of its reason, how often it is asked
    "hangs": (hang, BackendDeadlineError, "0.7", ONCE),
    "hangs in the body": (hang_in_body, BackendDeadlineError, "0.7", ONCE),
    "drips": (drip, BackendDeadlineError, "0.7", ONCE),
    "drips a header": (drip_headers, BackendDeadlineError, "0.7", ONCE),
    "504": (fails(504), BackendDeadlineError, "0.7", ONCE),
    "504 of a proxy": (says(504, HTML), BackendDeadlineError, "0.7", ONCE),
    "closes": (drop, BackendUnavailableError, "closed connection", THRICE),
    "resets": (reset, BackendUnavailableError, "reset", THRICE),
    "resets in the body": (reset_in_body, BackendUnavailableError, "", THRICE),
    "closes in the body": (cut, BackendUnavailableError, "IncompleteRead", THRICE),
    "503": (fails(503, "overloaded"), BackendUnavailableError, "503: overloaded", THRICE),
    "503 of a proxy": (says(503, HTML), BackendUnavailableError, "503", THRICE),
    "429": (fails(429, "queue is full"), BackendUnavailableError, "429: queue is full", THRICE),
    "400": (fails(400, "Matrix size"), BackendRefusedError, "Matrix size", ONCE),
    "401": (fails(401), BackendRefusedError, "401", ONCE),
    "403": (fails(403), BackendRefusedError, "403", ONCE),
    "409": (fails(409), BackendRefusedError, "409", ONCE),
    "500": (fails(500, "node failed"), BackendRefusedError, "node failed", ONCE),
    "501": (fails(501), BackendRefusedError, "501", ONCE),
    "502 of a proxy": (says(502, HTML), BackendRefusedError, "502", ONCE),
    "an error that is no text": (says(400, '{"error": {"a": 1}}'), BackendRefusedError, "", ONCE),
    "a huge error": (fails(400, "x" * 10**6), BackendRefusedError, "xxx", ONCE),
    "an error in colours": (fails(400, "\x1b[31mred\n\r"), BackendRefusedError, "[31mred", ONCE),
    "redirects": (says(302, "", Location="/v1/models/x"), BackendRefusedError, "302", ONCE),
    "redirects with JSON": (says(307, "{}", Location="/"), BackendRefusedError, "307", ONCE),
    "204": (says(204, ""), BackendRefusedError, "204", ONCE),
    "nothing": (says(200, ""), BackendReplyError, "no JSON object", ONCE),
    "garbage": (says(200, '{"predictions": ['), BackendReplyError, "no JSON object", ONCE),
    "not UTF-8": (says(200, b'{"a": "\xff\xfe"}'), BackendReplyError, "no JSON object", ONCE),
    "an array": (says(200, "[1, 2]"), BackendReplyError, "no JSON object", ONCE),
    "a depth": (says(200, "[" * 100_000), BackendReplyError, "no JSON object", ONCE),
    "no predictions": (says(200, "{}"), BackendReplyError, "2 predictions", ONCE),
    "columns": (says(200, '{"outputs": []}'), BackendReplyError, "2 predictions", ONCE),
    "one prediction": (predictions([{"b64": ""}]), BackendReplyError, "2 predictions", ONCE),
    "three predictions": (predictions([{}] * 3), BackendReplyError, "2 predictions", ONCE),
    "predictions by name": (predictions({"a": 1, "b": 2}), BackendReplyError, "2", ONCE),
    "NaN": (predictions([float("nan")] * 2), BackendReplyError, "b64", ONCE),
    "pixels": (predictions([[[0.5, 0.5]]] * 2), BackendReplyError, "b64", ONCE),
    "named outputs": (predictions([{"images": 1}] * 2), BackendReplyError, "b64", ONCE),
    "b64 of a number": (predictions([{"b64": 5}] * 2), BackendReplyError, "b64", ONCE),
    "b64 not in ASCII": (predictions([{"b64": "裙"}] * 2), BackendReplyError, "b64", ONCE),
    "broken base64": (predictions([{"b64": "a=b"}] * 2), BackendReplyError, "b64", ONCE),
    "a JPEG": (picture(b"\xff\xd8\xff\xe0" + PNG), BackendReplyError, "no PNG", ONCE),
    "an empty picture": (picture(b""), BackendReplyError, "no PNG", ONCE),
    "a PNG of another size": (picture(OTHER_SIZE), BackendReplyError, "28 x 28", ONCE),
    "half a PNG": (picture(PNG[: len(PNG) // 2]), BackendReplyError, "damaged", ONCE),
    "the head of a PNG": (picture(PNG[:33]), BackendReplyError, "damaged", ONCE),
    "a PNG with a flipped bit": (
        picture(PNG[:60] + bytes([PNG[60] ^ 1]) + PNG[61:]),
        BackendReplyError,
        "damaged",
        ONCE,
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_ends_as_its_error_in_time(
    name: str, double: ServingDouble, backend: ServingRestBackend, pauses: list[float]
) -> None:
    fault, expected, reason, asked = FAULTS[name]
    double.always("predict", fault)
    error = failure(lambda: backend.generate(CARD.name, LATENT))
    assert type(error) is expected
    assert_told(error, double.url, reason)
    assert double.count("predict") == asked
    assert len(pauses) == asked - 1
    # The server is well again: so are we, with nothing in between.
    double.always("predict", None)
    assert len(backend.generate(CARD.name, LATENT)) == 2


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_at_the_start_is_a_failed_model_and_never_an_end(
    name: str, double: ServingDouble, saved_models: Path
) -> None:
    fault, expected, reason, _ = FAULTS[name]
    backend = ServingRestBackend(
        double.url, saved_models, deadline=DEADLINE, sleep=lambda seconds: None
    )
    double.always("predict", fault)
    backend.load()
    (model,) = backend.models()
    assert model.state == "failed"
    assert type(model.error) is expected
    assert_told(model.error, double.url, reason)
    double.always("predict", None)
    backend.load()
    assert backend.models()[0].state == "ready"
    assert backend.models()[0].error is None
    backend.close()


class TestRetries:
    @pytest.mark.parametrize("fault", [fails(503), fails(429), drop, reset, reset_in_body, cut])
    @pytest.mark.parametrize("times", [1, 2])
    def test_what_passes_is_not_seen(
        self,
        fault: Fault,
        times: int,
        double: ServingDouble,
        backend: ServingRestBackend,
        pauses: list[float],
    ) -> None:
        expected = backend.generate(CARD.name, LATENT)
        double.script("predict", *[fault] * times)
        assert backend.generate(CARD.name, LATENT) == expected
        assert double.count("predict") == 1 + times + 1
        assert len(pauses) == times

    def test_pauses_are_jittered_and_grow_to_a_limit(
        self, double: ServingDouble, saved_models: Path, pauses: list[float]
    ) -> None:
        backend = ServingRestBackend(double.url, saved_models, sleep=pauses.append)
        double.always("status", fails(503))
        for _ in range(20):
            backend.load()
        assert len(pauses) == 20 * RETRIES
        assert all(0 <= pause <= 0.2 for pause in pauses[::2])
        assert all(0 <= pause <= 0.4 for pause in pauses[1::2])
        assert len(set(pauses)) > 20
        backend.close()

    def test_no_pause_goes_past_the_deadline(
        self, double: ServingDouble, saved_models: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("random.uniform", lambda low, high: 5.0)
        backend = ServingRestBackend(double.url, saved_models, deadline=DEADLINE)
        double.always("status", fails(503, "busy"))
        start = time.monotonic()
        backend.load()
        assert time.monotonic() - start < DEADLINE
        error = backend.models()[0].error
        # What went wrong, and not that there was no time to try it again.
        assert isinstance(error, BackendUnavailableError)
        assert double.count("status") == 1
        backend.close()

    def test_a_server_that_is_away_is_named_with_the_systems_reason(
        self, double: ServingDouble, backend: ServingRestBackend, pauses: list[float]
    ) -> None:
        double.stop()
        error = failure(lambda: backend.generate(CARD.name, LATENT))
        assert isinstance(error, BackendUnavailableError)
        assert_told(error, double.url, "refused")
        assert len(pauses) == RETRIES
        double.start()
        assert len(backend.generate(CARD.name, LATENT)) == 2

    def test_an_abandoned_answer_leaves_no_thread(
        self, double: ServingDouble, backend: ServingRestBackend
    ) -> None:
        double.script("predict", drip)
        failure(lambda: backend.generate(CARD.name, LATENT))
        for thread in threading.enumerate():
            if thread.name == "serving":
                thread.join(1)
        assert "serving" not in {thread.name for thread in threading.enumerate()}

    def test_an_endless_answer_is_not_kept(
        self,
        double: ServingDouble,
        backend: ServingRestBackend,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        monkeypatch.setattr(serving_http, "MAX_REPLY", 1000)
        double.script("predict", says(200, " " * 100_000))
        error = failure(lambda: backend.generate(CARD.name, LATENT))
        assert isinstance(error, BackendReplyError)
        assert_told(error, double.url, "longer than 1000")


def latent_of(reply: dict[str, Any]) -> dict[str, Any]:
    return signature_of(reply)["inputs"]["latent"]


def signature_of(reply: dict[str, Any]) -> dict[str, Any]:
    return reply["metadata"]["signature_def"]["signature_def"]["generate_png"]


METADATA: dict[str, tuple[Callable[[dict[str, Any]], Any], str]] = {
    "dtype": (lambda reply: latent_of(reply).update(dtype="DT_DOUBLE"), "DT_DOUBLE [-1, 100]"),
    "length": (
        lambda reply: latent_of(reply)["tensor_shape"]["dim"][1].update(size="64"),
        "[-1, 64]",
    ),
    "batch": (lambda reply: latent_of(reply)["tensor_shape"]["dim"][0].update(size="1"), "[1, 100"),
    "rank": (lambda reply: latent_of(reply)["tensor_shape"].update(dim=[]), "[], the card"),
    "no shape": (lambda reply: latent_of(reply).pop("tensor_shape"), "no generate_png"),
    "no dtype": (lambda reply: latent_of(reply).pop("dtype"), "no generate_png"),
    "no latent": (lambda reply: signature_of(reply).update(inputs={}), "no generate_png"),
    "no outputs": (lambda reply: signature_of(reply).pop("outputs"), "no generate_png"),
    "outputs of none": (lambda reply: signature_of(reply).update(outputs={}), "image_bytes"),
    "pixels": (
        lambda reply: signature_of(reply)["outputs"]["image_bytes"].update(dtype="DT_FLOAT"),
        "image_bytes",
    ),
    "two outputs": (lambda reply: signature_of(reply)["outputs"].update(b={}), "image_bytes"),
    "no signature": (lambda reply: reply.update(metadata={}), "no generate_png"),
    "null": (lambda reply: reply.update(metadata=None), "no generate_png"),
    "a list": (lambda reply: reply.update(metadata=[1]), "no generate_png"),
}
STATUSES: dict[str, Any] = {
    "none": None,
    "text": "AVAILABLE",
    "texts": ["AVAILABLE"],
    "no version": [{"state": "AVAILABLE"}],
    "no state": [{"version": "1"}],
    "no number": [{"version": "one", "state": "AVAILABLE"}],
    "null": [{"version": None, "state": "AVAILABLE"}],
    "a number": 5,
}


class TestHandshake:
    def load(self, double: ServingDouble, saved_models: Path) -> TenfoldError:
        backend = ServingRestBackend(double.url, saved_models, deadline=DEADLINE)
        backend.load()
        backend.close()
        assert backend.models()[0].state == "failed"
        assert double.count("predict") == 0
        error = backend.models()[0].error
        assert error is not None
        return error

    @pytest.mark.parametrize("name", METADATA)
    def test_another_signature_is_told_before_the_first_picture(
        self, name: str, double: ServingDouble, saved_models: Path
    ) -> None:
        change, reason = METADATA[name]
        double.always("metadata", changed(change))
        error = self.load(double, saved_models)
        assert isinstance(error, BackendReplyError)
        assert_told(error, double.url, reason)

    @pytest.mark.parametrize("name", STATUSES)
    def test_a_status_that_is_none(
        self, name: str, double: ServingDouble, saved_models: Path
    ) -> None:
        double.always("status", says(200, json.dumps({"model_version_status": STATUSES[name]})))
        error = self.load(double, saved_models)
        assert isinstance(error, BackendReplyError)
        assert_told(error, double.url, "model_version_status")

    def test_no_version_available(self, double: ServingDouble, saved_models: Path) -> None:
        double.versions[1].state = "LOADING"
        error = self.load(double, saved_models)
        assert isinstance(error, BackendUnavailableError)
        assert_told(error, double.url, "no version is AVAILABLE")

    def test_a_model_that_is_not_there(self, double: ServingDouble, saved_models: Path) -> None:
        double.versions.clear()
        error = self.load(double, saved_models)
        assert isinstance(error, BackendRefusedError)
        assert_told(error, double.url, "Could not find any versions of model dcgan")

    def test_the_highest_available_version_is_chosen_as_a_number(
        self, double: ServingDouble, saved_models: Path
    ) -> None:
        for number, state in {2: "AVAILABLE", 10: "AVAILABLE", 11: "LOADING", 12: "END"}.items():
            double.versions[number] = Version(DrawnServable(CARD, number), state)
        backend = ServingRestBackend(double.url, saved_models)
        backend.load()
        assert backend.models()[0].card.version == 10
        backend.generate(CARD.name, LATENT)
        assert double.calls[-1] == ("predict", "/v1/models/dcgan/versions/10:predict")
        backend.close()

    def test_a_model_is_ready_after_its_first_picture_and_not_before(
        self, double: ServingDouble, saved_models: Path
    ) -> None:
        backend = ServingRestBackend(double.url, saved_models)
        states = []

        def watch(handler: Handler, reply: Reply) -> None:
            states.append(backend.models()[0].state)
            handler.reply(reply)

        double.script("predict", watch)
        backend.load()
        assert states == ["starting"]
        assert backend.models()[0].state == "ready"
        backend.close()


class TestVersionSwap:
    def test_a_new_version_is_found_when_ours_was_unloaded(
        self, double: ServingDouble, backend: ServingRestBackend
    ) -> None:
        before = backend.generate(CARD.name, LATENT)
        double.versions[2] = Version(DrawnServable(CARD, 2))
        assert backend.generate(CARD.name, LATENT) == before  # ours is still there
        double.versions[1].state = "END"
        after = backend.generate(CARD.name, LATENT)
        assert after != before
        assert backend.models()[0].card.version == 2
        assert backend.models()[0].state == "ready"
        double.calls.clear()
        assert backend.generate(CARD.name, LATENT) == after
        assert len(double.calls) == 1

    def test_nothing_left(self, double: ServingDouble, backend: ServingRestBackend) -> None:
        double.versions[1].state = "END"
        error = failure(lambda: backend.generate(CARD.name, LATENT))
        assert isinstance(error, BackendUnavailableError)
        assert_told(error, double.url, "no version is AVAILABLE")
        assert backend.models()[0].state == "failed"
        double.versions[2] = Version(DrawnServable(CARD, 2))
        backend.load()
        assert backend.models()[0].state == "ready"

    def test_a_404_that_stays_is_told_and_ends(
        self, double: ServingDouble, backend: ServingRestBackend
    ) -> None:
        double.always("predict", fails(404, "Servable not found"))
        error = failure(lambda: backend.generate(CARD.name, LATENT))
        assert isinstance(error, BackendRefusedError)
        assert double.count("predict") == 2  # ours, and the first of the fresh load


class TestEnvironment:
    def test_a_proxy_has_no_business_with_the_loopback_address(
        self, double: ServingDouble, saved_models: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        for name in ("http_proxy", "https_proxy", "all_proxy"):
            monkeypatch.setenv(name, "http://127.0.0.1:9")
            monkeypatch.setenv(name.upper(), "http://127.0.0.1:9")
        monkeypatch.delenv("no_proxy", raising=False)
        monkeypatch.delenv("NO_PROXY", raising=False)
        backend = ServingRestBackend(double.url, saved_models, deadline=DEADLINE)
        backend.load()
        assert backend.models()[0].error is None
        backend.close()

    def test_no_password_of_netrc_goes_to_whoever_has_the_port(
        self,
        double: ServingDouble,
        saved_models: Path,
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        netrc = tmp_path / "netrc"
        netrc.write_text("machine 127.0.0.1 login me password secret\n")
        netrc.chmod(0o600)
        monkeypatch.setenv("NETRC", str(netrc))
        backend = ServingRestBackend(double.url, saved_models)
        backend.load()
        assert double.headers
        assert not any("Authorization" in headers for headers in double.headers)
        backend.close()

    @pytest.mark.parametrize(
        ("host", "trusted"),
        [
            ("localhost", False),
            ("LOCALHOST", False),
            ("serving.localhost", False),
            ("127.0.0.1", False),
            ("127.8.9.10", False),
            ("[::1]", False),
            ("localhost.example", True),
            ("10.0.0.7", True),
            ("[fe80::1]", True),
            ("serving", True),
        ],
    )
    def test_other_machines_are_reached_as_the_environment_says(
        self, host: str, trusted: bool
    ) -> None:
        http = ServingHttp(f"http://{host}:8501/v1/models/dcgan", deadline=1)
        assert http._session.trust_env is trusted
        http.close()

    def test_a_redirect_is_not_followed(
        self, double: ServingDouble, backend: ServingRestBackend
    ) -> None:
        with ServingDouble(CARD.name, DrawnServable(CARD)) as other:
            location = f"{other.url}/versions/1:predict"
            for status in (301, 302, 303, 307, 308):
                double.script("predict", says(status, "", Location=location))
                error = failure(lambda: backend.generate(CARD.name, LATENT))
                assert isinstance(error, BackendRefusedError)
            assert other.calls == []


class TestAddress:
    @pytest.mark.parametrize(
        ("url", "name"),
        [
            ("http://localhost:8501/v1/models/dcgan", "dcgan"),
            ("https://serving.example/v1/models/dcgan", "dcgan"),
            ("http://[::1]:8501/v1/models/dcgan", "dcgan"),
            ("http://my_host:1/v1/models/dcgan.v2-a_b", "dcgan.v2-a_b"),
            ("http://10.0.0.7:65535/v1/models/3", "3"),
        ],
    )
    def test_right(self, url: str, name: str) -> None:
        assert model_name(url) == name

    @pytest.mark.parametrize(
        "url",
        [
            "",
            "localhost:8501",
            "http://localhost:8501",
            "http://localhost:8501/",
            "http://localhost:8501/v1/models/",
            "http://localhost:8501/v1/models/dcgan/",
            "http://localhost:8501/v1/models/dcgan:predict",
            "http://localhost:8501/v1/models/dcgan/versions/1",
            "http://localhost:8501/v1/models/dcgan?a=b",
            "http://localhost:8501/v1/models/dcgan#a",
            "http://localhost:8501/v1/models/..",
            "http://localhost:8501/v1/models/.hidden",
            "http://localhost:8501/v1/models/../dcgan",
            "http://localhost:8501/v1/models/dc%67an",
            "http://localhost:8501/v1/models/裙",
            "http://localhost:8501/v2/models/dcgan",
            "http://localhost:0/v1/models/dcgan",
            "http://localhost:65536/v1/models/dcgan",
            "http://localhost:/v1/models/dcgan",
            "http://localhost:٨/v1/models/dcgan",
            "http://:8501/v1/models/dcgan",
            "http:///v1/models/dcgan",
            "http://a b/v1/models/dcgan",
            "http://a\r\nHost: b/v1/models/dcgan",
            "http://localhost:8501/v1/models/dcgan\n",
            " http://localhost:8501/v1/models/dcgan",
            "ftp://localhost/v1/models/dcgan",
            "file:///v1/models/dcgan",
            "http://[localhost]/v1/models/dcgan",
        ],
    )
    def test_wrong(self, url: str, saved_models: Path) -> None:
        with pytest.raises(ValueError, match="it must be http://HOST:PORT/v1/models/NAME"):
            ServingRestBackend(url, saved_models)

    @pytest.mark.parametrize("url", ["http://me:secret@host/v1/models/dcgan", "secret@dcgan"])
    def test_a_password_is_not_repeated(self, url: str, saved_models: Path) -> None:
        with pytest.raises(ValueError, match="without user name and password") as raised:
            ServingRestBackend(url, saved_models)
        assert "secret" not in str(raised.value)

    @pytest.mark.parametrize("deadline", [0.0, -1.0, float("nan"), float("inf"), 1e9])
    def test_a_deadline_that_is_none(self, deadline: float, saved_models: Path) -> None:
        with pytest.raises(ValueError, match="--deadline"):
            ServingRestBackend("http://h:1/v1/models/dcgan", saved_models, deadline=deadline)

    def test_a_model_without_a_card(self, saved_models: Path) -> None:
        with pytest.raises(CardError, match="no card of 'other'"):
            ServingRestBackend("http://h:1/v1/models/other", saved_models)


class TestThroughTenfold:
    """The same, as a designer meets it."""

    @pytest.fixture
    def tenfold(
        self, tmp_path: Path, double: ServingDouble, saved_models: Path
    ) -> Iterator[LiveServer]:
        backend = ServingRestBackend(double.url, saved_models, deadline=5)
        with LiveServer(tmp_path / "data", backend, saved_models=saved_models) as server:
            yield server

    def test_a_generation_fails_in_words_and_the_next_one_succeeds(
        self, double: ServingDouble, tenfold: LiveServer
    ) -> None:
        first = tenfold.generate(seed=5)
        assert first["state"] == "finished"
        double.stop()
        failed = tenfold.generate(seed=5)
        assert failed["state"] == "failed"
        assert failed["error"]["code"] == "backend_unavailable"
        assert double.url in failed["error"]["message"]
        assert "refused" in failed["error"]["message"]
        double.start()
        again = tenfold.generate(seed=5)
        assert again["state"] == "finished"
        assert len(again["variations"]) == 10

    def test_a_server_that_comes_later(self, double: ServingDouble, tmp_path: Path) -> None:
        saved = tmp_path / "saved_models" / CARD.name / "1"
        saved.mkdir(parents=True, exist_ok=True)
        CARD.write(saved)
        backend = ServingRestBackend(double.url, tmp_path / "saved_models", deadline=5)
        double.stop()
        with LiveServer(tmp_path / "late", backend) as tenfold:
            assert tenfold.generate()["error"]["code"] == "backend_unavailable"
            ready = tenfold.request("GET", "/readyz")
            assert ready.status_code == 503
            assert ready.json()["error"]["code"] == "backend_unavailable"
            double.start()
            assert tenfold.generate()["state"] == "finished"
            assert tenfold.request("GET", "/readyz").status_code == 200

    def test_a_fault_in_the_middle_keeps_what_was_there(
        self, double: ServingDouble, tenfold: LiveServer
    ) -> None:
        tenfold.generate(count=1)

        def fine(handler: Handler, reply: Reply) -> None:
            handler.reply(reply)

        double.script("predict", fine, fine, fails(500, "node failed"))
        generation = tenfold.generate()
        assert generation["state"] == "failed"
        assert "node failed" in generation["error"]["message"]
        assert len(generation["variations"]) == 2 * CARD.batch_size

    def test_a_version_swap_is_not_seen(self, double: ServingDouble, tenfold: LiveServer) -> None:
        assert tenfold.generate()["model"]["version"] == 1
        double.versions[2] = Version(DrawnServable(CARD, 2))
        double.versions[1].state = "END"
        assert tenfold.generate()["state"] == "finished"
        assert tenfold.generate()["model"]["version"] == 2

    def test_the_thread_of_the_models_outlives_a_server_that_talks_nonsense(
        self, double: ServingDouble, tmp_path: Path, saved_models: Path
    ) -> None:
        double.always("status", says(200, '{"model_version_status": ["x"]}'))
        backend = ServingRestBackend(double.url, saved_models, deadline=5)
        with LiveServer(tmp_path / "data", backend) as tenfold:
            assert tenfold.generate()["error"]["code"] == "backend_reply"
            double.always("status", None)
            assert tenfold.generate()["state"] == "finished"


def test_rows_are_padded_to_one_batch(double: ServingDouble, backend: ServingRestBackend) -> None:
    seen: list[Any] = []

    class Seen(DrawnServable):
        def run(self, signature: str, inputs: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
            seen.append(inputs["latent"])
            return super().run(signature, inputs)

    double.versions[1].servable = Seen(CARD)
    (alone,) = backend.generate(CARD.name, LATENT[:1])
    both = backend.generate(CARD.name, LATENT)
    assert alone == both[0]
    assert [batch.shape for batch in seen] == [(2, 100), (2, 100)]
    assert seen[1].dtype == np.float32
    np.testing.assert_array_equal(seen[1], LATENT)  # not a bit is lost on the way
