"""Whether a model in TensorFlow Serving has the signature that its card tells.

A mismatch is found at the start, and not at a designer's first picture.
Contract: tensorflow/serving, g3doc/api_rest.md, the metadata call.
"""

from __future__ import annotations

from typing import Any

from model.card import Card

_DTYPES = {"float32": "DT_FLOAT", "int32": "DT_INT32", "bool": "DT_BOOL"}


def signature_fault(card: Card, metadata: dict[str, Any]) -> str | None:
    """What is wrong with the signature that Tenfold calls, or nothing."""
    name = "generate" if card.output == "design" else "generate_png"
    try:
        signature = metadata["metadata"]["signature_def"]["signature_def"][name]
        if card.output == "design":
            return _design_fault(card, signature)
        fault = _inputs_fault(card, "generate_png", signature) or _pictures_fault(signature)
        if fault is None and "lend" in card.signatures:
            name = "lend"
            signature = metadata["metadata"]["signature_def"]["signature_def"][name]
            fault = _inputs_fault(card, name, signature)
        return fault
    except (KeyError, TypeError, ValueError):
        return f"its metadata has no {name} with the card's inputs"


def _pictures_fault(signature: dict[str, Any]) -> str | None:
    outputs = signature["outputs"]
    # One output alone comes without its name, and only `_bytes` comes as base64.
    if list(outputs) != ["image_bytes"] or outputs["image_bytes"]["dtype"] != "DT_STRING":
        return "its generate_png does not give image_bytes alone"
    return None


def _design_fault(card: Card, signature: dict[str, Any]) -> str | None:
    fault = _inputs_fault(card, "generate", signature)
    if fault is None and ("tokens" not in signature["outputs"] or len(signature["outputs"]) < 2):
        return "its generate does not give tokens by their name"
    return fault


def _inputs_fault(card: Card, name_of: str, signature: dict[str, Any]) -> str | None:
    for name, told in card.signatures[name_of]["inputs"].items():
        shape, dtype = _tensor(signature["inputs"][name])
        wanted = [-1 if size is None else size for size in told["shape"]]
        if shape != wanted or dtype != _DTYPES[told["dtype"]]:
            return f"its {name} is {dtype} {shape}, the card says {_DTYPES[told['dtype']]} {wanted}"
    return None


def _tensor(info: dict[str, Any]) -> tuple[list[int], str]:
    return [int(dimension["size"]) for dimension in info["tensor_shape"]["dim"]], info["dtype"]
