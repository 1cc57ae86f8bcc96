"""What TensorFlow Serving answers, asked of the double and, where there is one, of the real server.

`TF_SERVING_REST_URL=http://localhost:8501/v1/models/dcgan` names a real one that serves an
exported model of images; without it only the double is asked.
"""

from __future__ import annotations

import base64
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import requests

from tests.serving_double import ServingDouble
from tests.serving_servables import SavedModelServable

pytest_plugins = ("tests.untrained_models",)
pytestmark = pytest.mark.slow

REAL = os.environ.get("TF_SERVING_REST_URL")
ROW = [0.25] * 100


@pytest.fixture(scope="module", params=["double", "real"] if REAL else ["double"])
def url(request: pytest.FixtureRequest, untrained_models: Path) -> Iterator[str]:
    if request.param == "real":
        assert REAL is not None
        yield REAL
        return
    with ServingDouble("dcgan", SavedModelServable(untrained_models / "dcgan" / "1")) as double:
        yield double.url


def call(method: str, url: str, body: Any = None) -> tuple[int, Any]:
    with requests.Session() as session:
        session.trust_env = False
        text = body if isinstance(body, str | None) else None
        json = None if isinstance(body, str | None) else body
        reply = session.request(method, url, data=text, json=json, timeout=30)
    assert reply.headers["Content-Type"] == "application/json"
    return reply.status_code, reply.json()


def predict(url: str, body: Any) -> tuple[int, Any]:
    return call("POST", f"{url}:predict", body)


def test_status(url: str) -> None:
    status, reply = call("GET", url)
    assert status == 200
    first = reply["model_version_status"][0]
    assert first["version"].isdigit()
    assert first["state"] == "AVAILABLE"
    assert first["status"] == {"error_code": "OK", "error_message": ""}
    assert call("GET", f"{url}/versions/{first['version']}")[1]["model_version_status"] == [first]


def test_metadata(url: str) -> None:
    status, reply = call("GET", f"{url}/metadata")
    assert status == 200
    assert reply["model_spec"]["name"] == url.rsplit("/", 1)[1]
    signature = reply["metadata"]["signature_def"]["signature_def"]["generate_png"]
    latent = signature["inputs"]["latent"]
    assert latent["dtype"] == "DT_FLOAT"
    assert [each["size"] for each in latent["tensor_shape"]["dim"]] == ["-1", "100"]
    assert signature["outputs"]["image_bytes"]["dtype"] == "DT_STRING"
    assert signature["method_name"] == "tensorflow/serving/predict"


def test_rows_of_one_output_have_no_name(url: str) -> None:
    status, reply = predict(url, {"signature_name": "generate_png", "instances": [ROW, ROW]})
    assert status == 200
    assert list(reply) == ["predictions"]
    for prediction in reply["predictions"]:
        assert list(prediction) == ["b64"]
        assert base64.b64decode(prediction["b64"]).startswith(b"\x89PNG")
    named = {"signature_name": "generate_png", "instances": [{"latent": ROW}, {"latent": ROW}]}
    assert predict(url, named) == (status, reply)


def test_columns_of_one_output_have_no_name(url: str) -> None:
    rows = predict(url, {"signature_name": "generate_png", "instances": [ROW]})[1]["predictions"]
    for inputs in ([ROW], {"latent": [ROW]}):
        reply = predict(url, {"signature_name": "generate_png", "inputs": inputs})
        assert reply == (200, {"outputs": rows})


def test_numbers(url: str) -> None:
    images = predict(url, {"signature_name": "generate", "instances": [ROW]})[1]["predictions"]
    assert len(images) == 1
    assert all(isinstance(value, float) for value in images[0][0][0])


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("", "JSON Parse error: The document is empty"),
        ("instances = [1]", "JSON Parse error: Invalid value"),
        ("[1]", "Is not object"),
        ({"signature_name": "none", "instances": [ROW]}, 'signature name: "none" not found'),
        ({"signature_name": "generate_png"}, "Missing 'inputs' or 'instances' key"),
        (
            {"signature_name": "generate_png", "instances": [ROW], "inputs": [ROW]},
            "expecting only one of",
        ),
        ({"signature_name": "generate_png", "instances": []}, "No values in 'instances'"),
        ({"signature_name": "generate_png", "instances": 1}, "to be an list/array"),
        ({"signature_name": "generate_png", "instances": [["a"] * 100]}, "expected type: float"),
        ({"signature_name": "generate_png", "instances": [ROW, ROW[1:]]}, "Expecting"),
        ({"signature_name": "generate_png", "instances": [{"z": ROW}]}, "Failed to process"),
        ({"signature_name": "generate_png", "instances": [ROW[1:]]}, ""),
        ({"signature_name": "generate_png", "inputs": {"z": [ROW]}}, "Missing named input"),
    ],
)
def test_a_wrong_request_is_400(url: str, body: Any, reason: str) -> None:
    status, reply = predict(url, body)
    assert status == 400
    assert list(reply) == ["error"]
    assert reason in reply["error"]


def test_what_is_not_there_is_404(url: str) -> None:
    name = url.rsplit("/", 1)[1]
    body = {"signature_name": "generate_png", "instances": [ROW]}
    other = url.rsplit("/", 1)[0] + "/other"
    assert predict(f"{url}/versions/999", body) == (
        404,
        {"error": f"Servable not found for request: Specific({name}, 999)"},
    )
    assert predict(other, body) == (404, {"error": "Servable not found for request: Latest(other)"})
    assert call("GET", other) == (404, {"error": "Could not find any versions of model other"})
    assert call("GET", f"{url}/versions/999") == (
        404,
        {"error": f"Could not find version 999 of model {name}"},
    )


@pytest.mark.parametrize(("method", "path"), [("GET", ":predict"), ("POST", ""), ("GET", "/x")])
def test_a_malformed_path_is_400(url: str, method: str, path: str) -> None:
    status, reply = call(method, url + path)
    assert status == 400
    assert reply["error"].startswith(f"Malformed request: {method} /v1/models/")
