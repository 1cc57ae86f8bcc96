"""Which addresses of TensorFlow Serving are taken, and what the environment has to say to it."""

from __future__ import annotations

from pathlib import Path

import pytest

from model.card import CardError
from plugin_server.backends.serving_http import ServingHttp
from plugin_server.backends.serving_rest import ServingRestBackend, model_name
from plugin_server.errors import (
    BackendRefusedError,
)
from tests.serving_case import CARD, DEADLINE, LATENT, failure
from tests.serving_double import ServingDouble
from tests.serving_faults import (
    says,
)
from tests.serving_servables import DrawnServable

pytest_plugins = ("tests.serving_fixtures",)


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
