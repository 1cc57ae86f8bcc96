"""The network of `flat`: a masked discrete diffusion model over the fields of a design.

Every field of a design is a token; any subset may be masked, and the network predicts each masked
field from the others and from a sketch (MaskGIT, Chang et al. 2022, arXiv:2202.04200; absorbing
diffusion, Austin et al. 2021, arXiv:2107.03006; MDLM, Sahoo et al. 2024, arXiv:2406.07524). A small
pre-norm transformer reads the sketch by cross-attention. Its keys and values are computed once a
request and broadcast over all candidates and steps.

Only keras layers and `keras.ops`, so that it trains on any backend. Conventions: B rows, F fields,
V values of the largest field, D width, S sketches (1, or one a row), M memory tokens.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import keras
import numpy as np
from keras import layers, ops

SKETCH_SIDE = 128  # pixels
_SHUFFLE = 4  # pixels a side that space-to-depth folds into one
_WAVES = 12  # cosines that describe a size
_CLOSED = -1e9  # a logit that never wins
_EPSILON = 1e-5  # of a variance


@dataclass(frozen=True)
class FlatConfig:
    """Everything that decides the shape of the network.

    `names` are the fields, `values` the number of tokens of each, `ordered` whether they lie on a
    line (sizes and counts), `order` the places of the fields in the order in which sampling
    decides them.
    """

    names: tuple[str, ...]
    values: tuple[int, ...]
    ordered: tuple[bool, ...]
    order: tuple[int, ...]
    width: int = 128
    blocks: int = 4
    heads: int = 4
    growth: int = 3  # of the feed-forward layer
    channels: Sequence[int] = (64, 96, 128)  # of the sketch encoder at 32, 16 and 8 pixels
    residuals: Sequence[int] = (0, 1, 2)  # blocks of the sketch encoder there

    def __post_init__(self) -> None:
        fields = len(self.names)
        if not len(self.values) == len(self.ordered) == fields or sorted(self.order) != list(
            range(fields)
        ):
            raise ValueError(
                f"{fields} fields, {len(self.values)} numbers of values, {len(self.ordered)} flags "
                f"and the order {self.order}; each field needs one of each"
            )
        if self.width % self.heads:
            raise ValueError(f"width {self.width} is no multiple of {self.heads} heads")
        if not len(self.channels) == len(self.residuals) == 3 or min(self.residuals) < 0:
            raise ValueError(
                f"channels {tuple(self.channels)} and residuals {tuple(self.residuals)} of the "
                "encoder; it needs three of each, at 32, 16 and 8 pixels, none below 0"
            )

    @property
    def fields(self) -> int:
        """How many fields there are."""
        return len(self.values)

    @property
    def memory(self) -> int:
        """M, the number of tokens that a sketch becomes."""
        return (SKETCH_SIDE // _SHUFFLE // 4) ** 2

    @property
    def most_values(self) -> int:
        """V, the number of tokens of the field that has most."""
        return max(self.values)


def cosines(config: FlatConfig) -> np.ndarray:
    """What neighbouring sizes have in common: float32 [F, V + 1, waves], zero for named values.

    A size is described by cosines over its field's range, so that neighbours begin alike and a
    level that was hardly seen takes after those around it. Token 0 (not applicable) and the mask
    are no sizes.
    """
    waves = np.zeros((config.fields, config.most_values + 1, _WAVES), np.float32)
    for field, (count, is_ordered) in enumerate(zip(config.values, config.ordered, strict=True)):
        if is_ordered and count > 2:
            at = (np.arange(count - 1) + 0.5) / (count - 1)
            waves[field, 1:count] = np.cos(math.pi * at[:, None] * np.arange(1, _WAVES + 1))
    return waves


def rows_of_values(config: FlatConfig) -> np.ndarray:
    """Which of the kept vectors a value has: int32 [F, V + 1], the mask's last.

    Values that a field has not are its mask; they are never read, and shut out of its scores.
    """
    counts = np.array(config.values)
    first = np.cumsum(counts + 1) - (counts + 1)
    value = np.minimum(np.arange(config.most_values + 1)[None, :], counts[:, None])
    return (first[:, None] + value).astype(np.int32)


class FieldTable(layers.Layer):
    """One vector for every value of every field; reads tokens and scores values with it.

    tokens: int32 [B, F], 0 to the field's number of values - 1, or the mask's (V). Kept are the
    vectors that there are, one field after the other, each followed by its mask; the table of
    equal rows is laid out from them.
    """

    def __init__(self, config: FlatConfig, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self._config = config
        self._rows = rows_of_values(config)
        self._free = self.add_weight(
            name="free", shape=(sum(config.values) + config.fields, config.width),
            initializer=keras.initializers.RandomNormal(stddev=0.02, seed=11),
        )  # fmt: skip
        self._smooth = self.add_weight(
            name="smooth", shape=(config.fields, _WAVES, config.width),
            initializer=keras.initializers.RandomNormal(stddev=0.02, seed=12),
        )  # fmt: skip
        self._field = self.add_weight(
            name="field", shape=(config.fields, config.width),
            initializer=keras.initializers.RandomNormal(stddev=0.02, seed=13),
        )  # fmt: skip
        self._bias = self.add_weight(
            name="bias", shape=(config.fields, config.most_values), initializer="zeros"
        )
        self._waves = cosines(config)
        open_ = np.arange(config.most_values)[None, :] < np.array(config.values)[:, None]
        self._closed = np.where(open_, 0.0, _CLOSED).astype(np.float32)

    def table(self) -> keras.KerasTensor:
        """The vectors of all values, the mask's last: [F, V + 1, D]."""
        free = ops.take(self._free, self._rows, axis=0)
        return free + ops.matmul(ops.convert_to_tensor(self._waves), self._smooth)

    def read(self, tokens: keras.KerasTensor, table: keras.KerasTensor) -> keras.KerasTensor:
        """tokens [B, F] to vectors [B, F, D], each with its field's own added."""
        values = self._config.most_values + 1
        places = tokens + np.arange(0, self._config.fields * values, values, dtype=np.int32)
        flat = ops.reshape(table, (-1, self._config.width))
        return ops.take(flat, places, axis=0) + self._field

    def score(self, x: keras.KerasTensor, table: keras.KerasTensor) -> keras.KerasTensor:
        """Vectors [B, F, D] to logits [B, F, V]; values that a field has not are shut out."""
        values = ops.transpose(table[:, : self._config.most_values], (0, 2, 1))
        by_field = ops.matmul(ops.transpose(x, (1, 0, 2)), values)
        return ops.transpose(by_field, (1, 0, 2)) + self._bias + self._closed


class Attention(layers.Layer):
    """Multi-head attention; keys and values may be computed once and used again."""

    def __init__(self, width: int, heads: int, seed: int, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self._heads = heads
        self._depth = width // heads
        self._query = layers.Dense(width, kernel_initializer=_glorot(seed), name="query")
        self._key = layers.Dense(
            width, use_bias=False, kernel_initializer=_glorot(seed + 1), name="key"
        )
        self._value = layers.Dense(width, kernel_initializer=_glorot(seed + 2), name="value")
        self._out = layers.Dense(width, kernel_initializer=_glorot(seed + 3), name="out")

    def build(self, shape: Sequence[int | None]) -> None:
        for dense in (self._query, self._key, self._value, self._out):
            dense.build((None, None, self._heads * self._depth))
        self.built = True

    def _split(self, x: keras.KerasTensor) -> keras.KerasTensor:
        length = ops.shape(x)[1]
        return ops.transpose(ops.reshape(x, (-1, length, self._heads, self._depth)), (0, 2, 1, 3))

    def remember(self, memory: keras.KerasTensor) -> tuple[keras.KerasTensor, keras.KerasTensor]:
        """Keys and values of what is attended to: [S, M, D] to twice [S, heads, M, depth]."""
        return self._split(self._key(memory)), self._split(self._value(memory))

    def call(
        self,
        x: keras.KerasTensor,
        keys: keras.KerasTensor,
        values: keras.KerasTensor,
        bias: keras.KerasTensor | float = 0.0,
    ) -> keras.KerasTensor:
        """x [B, F, D] attends; keys and values of one sketch serve all rows."""
        queries = self._split(self._query(x)) * self._depth**-0.5
        scores = ops.matmul(queries, ops.transpose(keys, (0, 1, 3, 2))) + bias
        return self._joined(ops.matmul(ops.softmax(scores, axis=-1), values))

    def last_alone(self, values: keras.KerasTensor) -> keras.KerasTensor:
        """What whoever attends to the last of the values alone is told: [S, 1, D]."""
        return self._joined(values[:, :, -1:])

    def _joined(self, mixed: keras.KerasTensor) -> keras.KerasTensor:
        length, width = ops.shape(mixed)[2], self._heads * self._depth
        mixed = ops.transpose(mixed, (0, 2, 1, 3))
        return self._out(ops.reshape(mixed, (-1, length, width)))


def normalized(x: keras.KerasTensor) -> keras.KerasTensor:
    """Each vector with mean 0 and variance 1 (Ba et al. 2016, arXiv:1607.06450): [..., D].

    Without scale and shift: the dense layers that read it have both. In four fifths of the time of
    `LayerNormalization` on two cores, of which there are twelve in a step.
    """
    x = x - ops.mean(x, axis=-1, keepdims=True)
    return x * ops.rsqrt(ops.mean(ops.square(x), axis=-1, keepdims=True) + _EPSILON)


class Block(layers.Layer):
    """Pre-norm: the fields look at each other, then at the sketch, then each thinks."""

    def __init__(self, config: FlatConfig, seed: int, **kwargs: object) -> None:
        super().__init__(**kwargs)
        width = config.width
        self._width = width
        self._growth = config.growth
        self._self = Attention(width, config.heads, seed, name="self")
        self.cross = Attention(width, config.heads, seed + 10, name="cross")
        self._wide = layers.Dense(
            config.growth * width, activation="gelu", kernel_initializer=_glorot(seed + 20),
            name="wide",
        )  # fmt: skip
        self._narrow = layers.Dense(width, kernel_initializer=_glorot(seed + 21), name="narrow")

    def build(self, shape: Sequence[int | None]) -> None:
        vectors = (None, None, self._width)
        for layer in (self._self, self.cross, self._wide):
            layer.build(vectors)
        self._narrow.build((None, None, self._growth * self._width))
        self.built = True

    def call(
        self,
        x: keras.KerasTensor,
        keys: keras.KerasTensor,
        values: keras.KerasTensor,
        has_sketch: keras.KerasTensor,
    ) -> keras.KerasTensor:
        """x [B, F, D] to the same; keys and values of the memory [S, heads, M + 1, depth]."""
        x = self._look_around(x)
        return self._think(x + self._look(x, keys, values, has_sketch))

    def sparing(
        self,
        x: keras.KerasTensor,
        keys: keras.KerasTensor,
        values: keras.KerasTensor,
        has_sketch: keras.KerasTensor,
    ) -> keras.KerasTensor:
        """The same as `call`, faster where no row has a sketch.

        Then all of them attend to "no sketch" alone. What that tells them needs no queries, which
        saves a sixth of the network's time on two cores. XLA takes no gradient of the condition on
        TensorFlow, so training has `call`.
        """
        x = self._look_around(x)
        told = ops.cond(
            ops.any(has_sketch),
            lambda: self._look(x, keys, values, has_sketch),
            lambda: ops.broadcast_to(self.cross.last_alone(values), ops.shape(x)),
        )
        return self._think(x + told)

    def _look_around(self, x: keras.KerasTensor) -> keras.KerasTensor:
        y = normalized(x)
        return x + self._self(y, *self._self.remember(y))

    def _look(
        self,
        x: keras.KerasTensor,
        keys: keras.KerasTensor,
        values: keras.KerasTensor,
        has_sketch: keras.KerasTensor,
    ) -> keras.KerasTensor:
        bias = attention_bias(has_sketch, keys.shape[-2] - 1)
        return self.cross(normalized(x), keys, values, bias)

    def _think(self, x: keras.KerasTensor) -> keras.KerasTensor:
        return x + self._narrow(self._wide(normalized(x)))


def _glorot(seed: int) -> keras.initializers.Initializer:
    return keras.initializers.GlorotUniform(seed=seed)


def space_to_depth(x: keras.KerasTensor, fold: int) -> keras.KerasTensor:
    """[S, H, W, C] to [S, H / fold, W / fold, fold * fold * C]; no operation that only TF has."""
    _, height, width, channels = x.shape
    rows, columns = height // fold, width // fold
    x = ops.reshape(x, (-1, rows, fold, columns, fold * channels))
    x = ops.transpose(x, (0, 1, 3, 2, 4))
    return ops.reshape(x, (-1, rows, columns, fold * fold * channels))


def build_encoder(config: FlatConfig) -> keras.Model:
    """line maps [S, 128, 128, 1] in [0, 1] to memory [S, 64, D]."""
    seeds = iter(range(100, 200))

    def conv(x: keras.KerasTensor, channels: int, strides: int = 1) -> keras.KerasTensor:
        return layers.Conv2D(
            channels, 3, strides=strides, padding="same",
            kernel_initializer=keras.initializers.HeNormal(seed=next(seeds)),
        )(x)  # fmt: skip

    def residual(x: keras.KerasTensor, channels: int) -> keras.KerasTensor:
        y = layers.LayerNormalization(epsilon=_EPSILON)(x)
        y = layers.Activation("gelu")(conv(y, channels))
        return layers.Add()([x, conv(y, channels)])

    sketch = keras.Input((SKETCH_SIDE, SKETCH_SIDE, 1), name="sketch")
    x = space_to_depth(sketch, _SHUFFLE)
    for scale, (channels, residuals) in enumerate(
        zip(config.channels, config.residuals, strict=True)
    ):
        x = conv(x, channels, strides=2 if scale else 1)
        if not scale:
            x = layers.Activation("gelu")(x)
        for _ in range(residuals):
            x = residual(x, channels)
    x = layers.Reshape((-1, config.channels[-1]))(layers.LayerNormalization(epsilon=_EPSILON)(x))
    memory = layers.Dense(config.width, kernel_initializer=_glorot(next(seeds)))(x)
    return keras.Model(sketch, Places(name="places")(memory), name="encoder")


class Places(layers.Layer):
    """Adds where in the sketch each memory token lies."""

    def build(self, shape: Sequence[int | None]) -> None:
        self._places = self.add_weight(
            name="places", shape=tuple(shape[1:]),
            initializer=keras.initializers.RandomNormal(stddev=0.02, seed=14),
        )  # fmt: skip

    def call(self, memory: keras.KerasTensor) -> keras.KerasTensor:
        """[S, M, D] to the same."""
        return memory + self._places


class FlatNetwork(keras.Model):
    """Scores every value of every field, given the fields that are known and a sketch.

    Called with a dictionary of a batch:
        tokens: int32 [B, F], V where masked;
        sketch: float32 [S, 128, 128, 1] in [0, 1], of the first S rows (S <= B);
    and returns logits float32 [B, F, V].
    """

    def __init__(self, config: FlatConfig, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self.config = config
        self.encoder = build_encoder(config)
        self._table = FieldTable(config, name="table")
        self._blocks = [Block(config, 1000 * (i + 1), name=f"block_{i}")
                        for i in range(config.blocks)]  # fmt: skip
        self._norm = layers.LayerNormalization(epsilon=_EPSILON, name="norm")
        for block in self._blocks:
            block.build((None, config.fields, config.width))
        self._norm.build((None, config.fields, config.width))
        self._nothing = self.add_weight(
            name="nothing", shape=(1, 1, config.width),
            initializer=keras.initializers.RandomNormal(stddev=0.02, seed=15),
        )  # fmt: skip
        self.built = True

    def remember(self, memory: keras.KerasTensor) -> keras.KerasTensor:
        """Keys and values of all blocks: memory [S, M, D] to [blocks, 2, S, heads, M + 1, depth].

        The last token stands for "no sketch".
        """
        nothing = ops.broadcast_to(self._nothing, (ops.shape(memory)[0], 1, self.config.width))
        tokens = ops.concatenate([memory, nothing], axis=1)
        return ops.stack([ops.stack(block.cross.remember(tokens)) for block in self._blocks])

    def logits(
        self,
        tokens: keras.KerasTensor,
        remembered: keras.KerasTensor,
        has_sketch: keras.KerasTensor,
    ) -> keras.KerasTensor:
        """tokens [B, F], V where masked, and has_sketch bool [B], to logits [B, F, V]."""
        return self._scored(tokens, remembered, has_sketch, Block.sparing)

    def call(self, inputs: dict[str, keras.KerasTensor]) -> keras.KerasTensor:
        """See the class."""
        tokens, sketch = inputs["tokens"], inputs["sketch"]
        rows, drawn = ops.shape(tokens)[0], ops.shape(sketch)[0]
        memory = self.encoder(sketch)
        memory = ops.pad(memory, ((0, rows - drawn), (0, 0), (0, 0)))
        has_sketch = ops.arange(rows) < drawn
        return self._scored(tokens, self.remember(memory), has_sketch, Block.__call__)

    def _scored(
        self,
        tokens: keras.KerasTensor,
        remembered: keras.KerasTensor,
        has_sketch: keras.KerasTensor,
        through: Callable[..., keras.KerasTensor],
    ) -> keras.KerasTensor:
        table = self._table.table()
        x = self._table.read(tokens, table)
        for i, block in enumerate(self._blocks):
            x = through(block, x, remembered[i, 0], remembered[i, 1], has_sketch)
        return self._table.score(self._norm(x), table)


def attention_bias(has_sketch: keras.KerasTensor, memory: int) -> keras.KerasTensor:
    """Shuts out "no sketch" where there is one, and the sketch where there is none.

    has_sketch: bool [B]; returns [B, 1, 1, memory + 1].
    """
    drawn = ops.cast(has_sketch, "float32")[:, None, None, None]
    last = np.zeros(memory + 1, np.float32)
    last[-1] = 1.0
    return _CLOSED * (drawn * last + (1.0 - drawn) * (1.0 - last))
