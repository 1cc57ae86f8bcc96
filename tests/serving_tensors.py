"""JSON to tensors and back, by the rules of TensorFlow Serving's util/json_tensor.cc.

Without TensorFlow: a tensor is a numpy array, of dtype object where it holds strings.
"""

from __future__ import annotations

import base64
import json
from typing import Any, Literal

import numpy as np

Format = Literal["row", "columnar"]
Tensors = dict[str, np.ndarray]

# What DataTypeString says of a DataType, and how numpy calls it.
DTYPES: dict[str, tuple[str, Any]] = {
    "DT_FLOAT": ("float", np.float32),
    "DT_STRING": ("string", np.object_),
    "DT_INT32": ("int32", np.int32),
    "DT_INT64": ("int64", np.int64),
    "DT_UINT32": ("uint32", np.uint32),
    "DT_BOOL": ("bool", np.bool_),
}


class StatusError(Exception):
    """What ends as `{"error": message}` with an HTTP status."""

    def __init__(self, status: int, message: str) -> None:
        self.status = status
        super().__init__(message)


def parsed(body: bytes) -> dict[str, Any]:
    """The JSON object of a request."""
    if not body:
        raise StatusError(400, "JSON Parse error: The document is empty")
    try:
        value = json.loads(body)
    except ValueError as error:
        raise StatusError(400, "JSON Parse error: Invalid value. at offset: 0") from error
    if not isinstance(value, dict):
        raise StatusError(400, f"JSON Value: {value} Is not object")
    return value


def inputs_of(request: dict[str, Any], infos: dict[str, Any]) -> tuple[Tensors, Format]:
    """The input tensors of a request; `infos` are the `inputs` of the signature's metadata."""
    if "instances" in request and "inputs" in request:
        raise StatusError(
            400,
            f"JSON Value: {request} Not formatted correctly expecting only one of 'inputs' or "
            "'instances' keys to exist ",
        )
    if "instances" in request:
        return _rows(request["instances"], infos), "row"
    if "inputs" in request:
        return _columns(request["inputs"], infos), "columnar"
    raise StatusError(400, "Missing 'inputs' or 'instances' key")


def _rows(instances: Any, infos: dict[str, Any]) -> Tensors:
    if not isinstance(instances, list):
        raise StatusError(400, "Excepting 'instances' to be an list/array")
    if not instances:
        raise StatusError(400, "No values in 'instances' array")
    named = isinstance(instances[0], dict) and set(instances[0]) != {"b64"}
    if not named and len(infos) > 1:
        raise StatusError(
            400,
            "instances is a plain list, but expecting list of objects as multiple input tensors "
            "required as per tensorinfo_map",
        )
    columns: dict[str, list[np.ndarray]] = {name: [] for name in infos}
    for number, instance in enumerate(instances):
        items = instance if named else {next(iter(infos)): instance}
        if set(items) != set(infos):
            raise StatusError(
                400,
                f"Failed to process element: {number} of 'instances' list. JSON object: "
                f"{instance} keys must be equal to: {','.join(sorted(infos))}",
            )
        for name, item in items.items():
            try:
                tensor = _tensor(item, infos[name]["dtype"])
                first = columns[name][0] if columns[name] else tensor
                if tensor.shape != first.shape:
                    raise StatusError(
                        400, f"Expecting tensor size: {first.size} but got: {tensor.size}"
                    )
            except StatusError as error:
                raise StatusError(
                    400,
                    f"Failed to process element: {number} of 'instances' list. Error: "
                    f"INVALID_ARGUMENT: {error}",
                ) from error
            columns[name].append(tensor)
    return {name: np.stack(tensors) for name, tensors in columns.items()}


def _columns(inputs: Any, infos: dict[str, Any]) -> Tensors:
    if not isinstance(inputs, dict) or set(inputs) == {"b64"}:
        if len(infos) > 1:
            raise StatusError(
                400,
                "inputs is a plain value/list, but expecting an object as multiple input tensors "
                "required as per tensorinfo_map",
            )
        inputs = {next(iter(infos)): inputs}
    for name in infos:
        if name not in inputs:
            raise StatusError(400, f"Missing named input: {name} in 'inputs' object.")
    return {name: _tensor(inputs[name], info["dtype"]) for name, info in infos.items()}


def _tensor(value: Any, dtype: str) -> np.ndarray:
    shape: list[int] = []
    first = value
    while isinstance(first, list):
        shape.append(len(first))
        first = first[0] if first else None
    values: list[Any] = []
    _fill(value, 0, shape, dtype, values)
    return np.array(values, DTYPES[dtype][1]).reshape(shape)


def _fill(value: Any, level: int, shape: list[int], dtype: str, values: list[Any]) -> None:
    if not isinstance(value, list):
        if level != len(shape):
            raise StatusError(
                400,
                f"JSON Value: {value} found at incorrect level: {level + 1} in the JSON DOM. "
                f"Expected at level: {len(shape)}",
            )
        values.append(_single(value, dtype))
        return
    if level >= len(shape):
        raise StatusError(
            400, f"Encountered list at unexpected level: {level} expected < {len(shape)}"
        )
    if len(value) != shape[level]:
        raise StatusError(
            400,
            f"Encountered list at unexpected size: {len(value)} at level: {level} expected size: "
            f"{shape[level]}",
        )
    for each in value:
        _fill(each, level + 1, shape, dtype, values)


def _single(value: Any, dtype: str) -> Any:
    kinds: tuple[type, ...] = (str,) if dtype == "DT_STRING" else (int,)
    if dtype == "DT_FLOAT":
        kinds = (int, float)
    if dtype == "DT_STRING" and isinstance(value, dict) and set(value) == {"b64"}:
        return base64.b64decode(value["b64"])
    if dtype == "DT_BOOL":
        kinds = (bool,)
    if isinstance(value, bool) != (dtype == "DT_BOOL") or not isinstance(value, kinds):
        kind = "Object" if isinstance(value, dict) else type(value).__name__
        raise StatusError(
            400,
            f"JSON Value: {json.dumps(value)} Type: {kind} is not of expected type: "
            f"{DTYPES[dtype][0]}",
        )
    return value.encode() if isinstance(value, str) else value


def outputs_json(outputs: Tensors, format: Format) -> dict[str, Any]:
    """The reply's body; one output alone loses its name in both formats."""
    if format == "columnar":
        columns = {name: _plain(name, tensor) for name, tensor in outputs.items()}
        return {"outputs": columns if len(columns) > 1 else next(iter(columns.values()))}
    sizes = {name: tensor.shape[0] if tensor.ndim else None for name, tensor in outputs.items()}
    expected = next(iter(sizes.values()))
    for name, size in sizes.items():
        if size is None:
            raise StatusError(400, f"Tensor name: {name} has no shape information ")
        if size != expected:
            raise StatusError(
                400,
                f"Tensor name: {name} has inconsistent batch size: {size} expecting: {expected}",
            )
    rows = [
        {name: _plain(name, tensor[row]) for name, tensor in outputs.items()}
        for row in range(expected or 0)
    ]
    if len(outputs) > 1:
        return {"predictions": rows}
    return {"predictions": [next(iter(row.values())) for row in rows]}


def _plain(name: str, tensor: Any) -> Any:
    """Nested lists; strings of a tensor whose name ends in `_bytes` as base64."""
    if isinstance(tensor, np.ndarray) and tensor.ndim:
        return [_plain(name, each) for each in tensor]
    value = tensor.item() if isinstance(tensor, np.ndarray | np.generic) else tensor
    if isinstance(value, bytes):
        if name.endswith("_bytes"):
            return {"b64": base64.b64encode(value).decode()}
        return value.decode()
    return value
