"""The figures of an export, on outputs whose difference is known."""

from __future__ import annotations

import numpy as np
import pytest

from model.export.examples import Input
from model.export.parity import differences, parity

pytestmark = pytest.mark.slow

LATENT = (Input("latent", "float32", (2, 3), "normal"),)


def test_images_a_hundredth_apart():
    images = np.zeros((2, 4, 4, 3), np.float32)
    found = differences({"images": images}, {"images": images + 0.01})
    assert found["largest"] == found["mean"] == pytest.approx(0.01)
    assert found["psnr"] == pytest.approx(20 * np.log10(2 / 0.01))


def test_equal_images_have_no_ratio():
    images = np.ones((1, 2, 2, 3), np.float32)
    assert differences({"images": images}, {"images": images})["psnr"] is None


def test_designs_of_which_one_field_differs():
    tokens = np.arange(20).reshape(2, 10)
    other = tokens.copy()
    other[1, 3] += 1
    found = differences(
        {"tokens": tokens, "log_probability": np.array([-3.0, -4.0])},
        {"tokens": other, "log_probability": np.array([-3.5, -4.0])},
    )
    assert found == {"fields_equal": 0.95, "designs_equal": 0.5, "log_probability_largest": 0.5}


def test_every_call_but_the_first_is_compared_and_both_get_the_same():
    seen: dict[str, list[np.ndarray]] = {"reference": [], "exported": []}

    def call(name: str, latent: np.ndarray) -> dict[str, np.ndarray]:
        seen[name].append(latent)
        # The first call of a runtime may be anything: here it is far off.
        off = 9.0 if name == "exported" and len(seen[name]) == 1 else 0.0
        return {"images": np.repeat(latent, 2000, axis=1) + off}

    found = parity(
        lambda latent: call("reference", latent),
        lambda latent: call("exported", latent),
        LATENT,
        calls=3,
    )
    assert (found["calls"], found["largest"]) == (3, 0.0)
    np.testing.assert_array_equal(seen["reference"], seen["exported"])
    assert len(np.unique(seen["reference"])) == 4 * 6
