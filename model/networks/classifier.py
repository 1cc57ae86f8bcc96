"""A small residual classifier of garments: what the images of a generator are measured with.

Its features, the means over the last feature maps, stand where the published protocols have
Inception's pool3: Inception cannot be had without a download, and it never saw a garment of 28
pixels. One convolution at full size, four at half, four at a quarter keep it cheap on two cores.
images: float32 [batch, 28, 28, 1] in [-1, 1]; logits: float32 [batch, classes].
"""

from __future__ import annotations

from typing import Any

import keras
from keras import layers

SIDE = 28  # pixels
FEATURES = 128
FEATURES_LAYER = "features"


def _convolution(x: Any, filters: int, size: int, seed: int, *, pooled: bool = False) -> Any:
    """Convolution and BatchNorm; pooled before the norm, which is then a quarter of the work."""
    x = layers.Conv2D(
        filters,
        size,
        padding="same",
        use_bias=False,
        kernel_initializer=keras.initializers.HeNormal(seed=seed),
    )(x)
    if pooled:
        x = layers.MaxPooling2D()(x)
    return layers.BatchNormalization(momentum=0.95)(x)  # 469 steps an epoch: 20 are enough


def _block(x: Any, filters: int, seed: int) -> Any:
    """Two convolutions beside a shortcut (He et al. 2016, arXiv:1512.03385, section 3)."""
    shortcut = _convolution(x, filters, 1, seed)
    x = layers.ReLU()(_convolution(x, filters, 3, seed + 1))
    x = _convolution(x, filters, 3, seed + 2)
    return layers.ReLU()(layers.Add()([x, shortcut]))


def build_classifier(width: int = 32, seed: int = 0, classes: int = 10) -> keras.Model:
    """images [batch, 28, 28, 1] in [-1, 1] to logits [batch, classes].

    Args:
        width: channels at full size; twice as many at half size, always `FEATURES` at a quarter.
        seed: of the first weights.
        classes: how many kinds of garments there are.
    """
    images = keras.Input((SIDE, SIDE, 1), name="images")
    x = layers.ReLU()(_convolution(images, width, 3, seed, pooled=True))
    x = _block(x, 2 * width, seed + 1)
    x = layers.MaxPooling2D()(x)
    x = _block(x, FEATURES, seed + 4)
    x = layers.GlobalAveragePooling2D(name=FEATURES_LAYER)(x)
    logits = layers.Dense(
        classes,
        kernel_initializer=keras.initializers.GlorotUniform(seed=seed + 7),
        dtype="float32",
        name="logits",
    )(x)
    return keras.Model(images, logits, name="classifier")


def with_features(classifier: keras.Model) -> keras.Model:
    """The same network with two outputs: features float32 [batch, 128], at least 0, and logits."""
    features = classifier.get_layer(FEATURES_LAYER).output
    return keras.Model(classifier.input, [features, classifier.output])
