"""A generator as a folder for browsers: a page, a module to import, the weights, LiteRT's runtime.

LiteRT's web runtime (`@litertjs/core`, WebAssembly) reads the file that LiteRT reads elsewhere, so
there is one conversion and one set of figures. TensorFlow.js' converter would be the other way; it
asks for an older TensorFlow than ours (docs/exports.md).
"""

from __future__ import annotations

import json
import shutil
from dataclasses import asdict
from pathlib import Path

from model.card import Card
from model.export.examples import Input

PAGE = Path(__file__).with_name("page")
PACKAGES = Path("node_modules", "@litertjs")
# What a page needs of the npm packages: @litertjs/core 2.5 loads the first of the two WebAssembly
# builds that the browser can run. Those for threads and for GPUs beside the processor are left out.
RUNTIME = {
    "core.js": "core/dist/index.js",
    "wasm-utils.js": "wasm-utils/dist/index.js",
    **{
        f"wasm/{name}": f"core/wasm/{name}"
        for build in ("litert_wasm_internal", "litert_wasm_compat_internal")
        for name in (f"{build}.js", f"{build}.wasm")
    },
}


def find_runtime(packages: Path) -> dict[str, Path]:
    """The files of LiteRT's web runtime, by their place in the folder `runtime`.

    Raises:
        FileNotFoundError: one is missing.
    """
    files = {name: packages / source for name, source in RUNTIME.items()}
    for path in files.values():
        if not path.is_file():
            raise FileNotFoundError(
                f"{path} is missing: LiteRT's web runtime comes from npm (npm ci in Tenfold's "
                "folder, or npm install @litertjs/core and --npm-packages FOLDER/node_modules)"
            )
    return files


def write_browser(
    folder: Path, card: Card, inputs: tuple[Input, ...], content: bytes, packages: Path
) -> None:
    """Writes the page and all it needs into `folder`; any web server can serve it as it is.

    Args:
        folder: is made.
        card: of the model.
        inputs: of a call of `content`.
        content: a LiteRT file without bool inputs, which the runtime can't pass.
        packages: the folder `@litertjs` of npm's packages.

    Raises:
        FileNotFoundError: the runtime is not there.
    """
    runtime = find_runtime(packages)
    shutil.copytree(PAGE, folder)
    for name, source in runtime.items():
        target = folder / "runtime" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
    (folder / "model.tflite").write_bytes(content)
    described = {
        "name": card.name,
        "version": card.version,
        "output": card.output,
        "width": card.width,
        "height": card.height,
        "fields": card.data.get("fields", {}),
        "inputs": [
            asdict(each) | {"dtype": "int32" if each.dtype == "bool" else each.dtype}
            for each in inputs
        ],
    }
    text = json.dumps(described, indent=2, ensure_ascii=False)
    (folder / "model.json").write_text(text + "\n", encoding="utf-8")
