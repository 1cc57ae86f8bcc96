"""A SavedModel of the real shape without training, for tests that must not depend on weights."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from model.card import Card


def _export(saved_models: Path, *, name: str = "dcgan", version: int = 1, seed: int = 0) -> Path:
    """Writes `saved_models/<name>/<version>` and returns it; needs TensorFlow."""
    from model.export.image import export_image_generator, image_signatures
    from model.networks import dcgan

    generator = dcgan.build_generator(seed)
    weights = generator.get_weights()
    weights[0] *= 30  # or every picture of an untrained network is the same grey
    generator.set_weights(weights)
    card = Card(
        name=name,
        version=version,
        family="dcgan",
        output="image",
        width=dcgan.SIDE,
        height=dcgan.SIDE,
        latent=dcgan.LATENT,
        steps=0,
        batch_size=2,
        uses=(),
        signatures=image_signatures(dcgan.LATENT, dcgan.SIDE, dcgan.SIDE),
        data={},
        training={},
        metrics={},
    )
    return export_image_generator(generator, card, saved_models)


@pytest.fixture(scope="session")
def untrained_models(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of saved models with `dcgan` in version 1; copy it before changing anything."""
    saved_models = tmp_path_factory.mktemp("saved_models")
    _export(saved_models)
    return saved_models


@pytest.fixture(scope="session")
def export_untrained() -> Callable[..., Path]:
    """`export_untrained(saved_models, version=2, seed=1)`; another seed has other weights."""
    return _export


@pytest.fixture(scope="session")
def untrained_progressive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of saved models with a `progressive` of three classes, 16 pixels, in version 1."""
    from model.export.image import export_image_generator, image_signatures
    from model.networks.progressive import LATENT, Generator

    generator = Generator(classes=3, size="small").at(16)
    kernel = generator.get_layer("head_16").kernel
    kernel.assign(kernel * 10)  # or every picture of an untrained network is nearly the same grey
    card = Card(
        name="progressive",
        version=1,
        family="progressive",
        output="image",
        width=16,
        height=16,
        latent=LATENT,
        steps=0,
        batch_size=2,
        uses=("prompt", "pins"),
        signatures=image_signatures(LATENT, 16, 16, labelled=True),
        data={"classes": ["coats", "dress", "sneaker"]},
        training={},
        metrics={},
    )
    saved_models = tmp_path_factory.mktemp("saved_progressive")
    export_image_generator(generator, card, saved_models)
    return saved_models


@pytest.fixture(scope="session")
def untrained_sketch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of saved models with a `sketch` in version 1, which paints by chance."""
    import numpy as np

    from model.datasets.groups import code_layout
    from model.export.sketch import export_sketch, sketch_signatures
    from model.garment.style_code import LENGTH
    from model.networks.sketch import LATENT, SketchGenerator
    from model.networks.sketch_layers import SIDE

    generator = SketchGenerator(LENGTH)
    rng = np.random.default_rng(0)
    for layer in ("mixture", "style_64_1"):  # which begin at nothing
        kernel = generator.decoder.get_layer(layer).kernel
        kernel.assign(rng.normal(0, 0.3, kernel.shape))
    card = Card(
        name="sketch",
        version=1,
        family="sketch",
        output="image",
        width=SIDE,
        height=SIDE,
        latent=LATENT,
        steps=0,
        batch_size=3,
        uses=("prompt", "sketch", "pins"),
        signatures=sketch_signatures(LENGTH),
        data={"style": code_layout()},
        training={},
        metrics={},
    )
    saved_models = tmp_path_factory.mktemp("saved_sketch")
    export_sketch(generator, card, saved_models)
    return saved_models


@pytest.fixture(scope="session")
def untrained_lender(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of saved models with a `sketch-fashion` in version 1, whose styles are encoded."""
    import numpy as np

    from model.export.sketch import export_sketch, sketch_signatures
    from model.networks.sketch import LATENT, SketchGenerator

    generator = SketchGenerator(0, side=32)
    rng = np.random.default_rng(0)
    # What begins at nothing.
    for network, layer in (
        (generator.decoder, "mixture"),
        (generator.decoder, "style_16_1"),
        (generator.style_encoder, "latent"),
    ):
        kernel = network.get_layer(layer).kernel
        kernel.assign(rng.normal(0, 0.3, kernel.shape))
    card = Card(
        name="sketch-fashion",
        version=1,
        family="sketch",
        output="image",
        width=32,
        height=32,
        latent=LATENT,
        steps=0,
        batch_size=3,
        uses=("sketch", "reference", "strength"),
        signatures=sketch_signatures(0, 32),
        data={},
        training={},
        metrics={},
    )
    saved_models = tmp_path_factory.mktemp("saved_lender")
    export_sketch(generator, card, saved_models)
    return saved_models


@pytest.fixture(scope="session")
def untrained_flat(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of saved models with a small `flat` in version 1, which draws by chance."""
    from model.datasets.designs import token_layout
    from model.export.flat import export_flat, flat_signatures
    from model.networks.flat import FlatConfig, FlatNetwork

    config = FlatConfig(**token_layout(), width=16, blocks=1, heads=2, channels=(4, 6, 8))
    card = Card(
        name="flat",
        version=1,
        family="flat",
        output="design",
        width=0,
        height=0,
        latent=0,
        steps=4,
        batch_size=16,
        uses=("prompt", "sketch", "pins", "like", "strength"),
        signatures=flat_signatures(config),
        data={"fields": dict(zip(config.names, config.values, strict=True))},
        training={},
        metrics={},
    )
    saved_models = tmp_path_factory.mktemp("saved_flat")
    export_flat(FlatNetwork(config), card, saved_models)
    return saved_models
