"""DCGAN (Radford, Metz and Chintala 2015, arXiv:1511.06434) at 28 x 28: the classic baseline.

The smallest generator that proves the whole road from training to the canvas. Transposed
convolutions are kept here because they are the classic; later families avoid them.
latent: float32 [batch, 100], standard normal; images: float32 [batch, 28, 28, 3] in [-1, 1].
"""

from __future__ import annotations

import keras
from keras import layers

from model.networks.spectral import SpectralConv2D, SpectralDense

LATENT = 100
SIDE = 28  # pixels
SLOPE = 0.2  # of LeakyReLU, as in the paper


def _normal(seed: int) -> keras.initializers.Initializer:
    """N(0, 0.02), section 4 of the paper; each layer has its own seed, so a build is repeatable."""
    return keras.initializers.RandomNormal(stddev=0.02, seed=seed)


def build_generator(seed: int = 0) -> keras.Model:
    """latent [batch, 100] to images [batch, 28, 28, 3] in [-1, 1]."""
    latent = keras.Input((LATENT,), name="latent")
    x = layers.Dense(7 * 7 * 256, use_bias=False, kernel_initializer=_normal(seed))(latent)
    x = layers.BatchNormalization()(x)
    x = layers.LeakyReLU(SLOPE)(x)
    x = layers.Reshape((7, 7, 256))(x)
    for depth, (filters, strides) in enumerate(((128, 1), (64, 2)), start=1):
        x = layers.Conv2DTranspose(
            filters,
            5,
            strides=strides,
            padding="same",
            use_bias=False,
            kernel_initializer=_normal(seed + depth),
        )(x)
        x = layers.BatchNormalization()(x)
        x = layers.LeakyReLU(SLOPE)(x)
    images = layers.Conv2DTranspose(
        3,
        5,
        strides=2,
        padding="same",
        activation="tanh",
        kernel_initializer=_normal(seed + 3),
        dtype="float32",
        name="images",
    )(x)
    return keras.Model(latent, images, name="dcgan_generator")


def build_discriminator(seed: int = 0) -> keras.Model:
    """images [batch, 28, 28, 3] to logits [batch, 1]; positive means real."""
    images = keras.Input((SIDE, SIDE, 3), name="images")
    x = images
    for depth, filters in enumerate((64, 128)):
        x = SpectralConv2D(
            filters,
            5,
            strides=2,
            kernel_initializer=keras.initializers.HeNormal(seed=seed + depth),
        )(x)
        x = layers.LeakyReLU(SLOPE)(x)
    x = layers.Flatten()(x)
    logits = SpectralDense(
        1, kernel_initializer=keras.initializers.HeNormal(seed=seed + 2), dtype="float32"
    )(x)
    return keras.Model(images, logits, name="dcgan_discriminator")
