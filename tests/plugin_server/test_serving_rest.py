"""Each way in which TensorFlow Serving can fail, and what a designer sees of it."""

from __future__ import annotations

import base64
import threading
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from plugin_server.backends import serving_http
from plugin_server.backends.serving_http import RETRIES
from plugin_server.backends.serving_rest import ServingRestBackend
from plugin_server.errors import (
    BackendDeadlineError,
    BackendRefusedError,
    BackendReplyError,
    BackendUnavailableError,
    TenfoldError,
)
from tests.serving_case import CARD, DEADLINE, LATENT, assert_told, failure
from tests.serving_double import Fault, ServingDouble
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

pytest_plugins = ("tests.serving_fixtures",)

PNG = DrawnServable(CARD)._picture(LATENT[0])
OTHER_SIZE = DrawnServable(replace(CARD, width=32))._picture(LATENT[0])


def predictions(value: Any) -> Fault:
    return changed(lambda reply: reply.update(predictions=value))


def picture(png: bytes) -> Fault:
    return predictions([{"b64": base64.b64encode(png).decode()}] * 2)


LATE = f"{DEADLINE} "
ONCE, THRICE = 1, 1 + RETRIES
HTML = "<html><body>Bad gateway</body></html>"
FAULTS: dict[str, tuple[Fault, type[TenfoldError], str, int]] = {
    # name: what the server does, the error, a part of its reason, how often it is asked
    "hangs": (hang, BackendDeadlineError, LATE, ONCE),
    "hangs in the body": (hang_in_body, BackendDeadlineError, LATE, ONCE),
    "drips": (drip, BackendDeadlineError, LATE, ONCE),
    "drips a header": (drip_headers, BackendDeadlineError, LATE, ONCE),
    "504": (fails(504), BackendDeadlineError, LATE, ONCE),
    "504 of a proxy": (says(504, HTML), BackendDeadlineError, LATE, ONCE),
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
