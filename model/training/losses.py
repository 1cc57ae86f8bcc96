"""Adversarial losses, gradient penalties and the diversity loss as pure functions.

Every loss is a scalar, a mean over the batch. logits: float32 [batch, 1], positive means real.
The penalties take the gradients, because how one is taken belongs to the backend: the loop has the
tape.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from keras import ops


def non_saturating_generator_loss(fake_logits: Any) -> Any:
    """-log D(G(z)) (Goodfellow et al. 2014, arXiv:1406.2661, section 3): scalar."""
    return ops.mean(ops.softplus(-fake_logits))


def non_saturating_discriminator_loss(real_logits: Any, fake_logits: Any) -> Any:
    """-log D(x) - log(1 - D(G(z))) (Goodfellow et al. 2014, equation 1): scalar."""
    return ops.mean(ops.softplus(-real_logits)) + ops.mean(ops.softplus(fake_logits))


def hinge_generator_loss(fake_logits: Any) -> Any:
    """-D(G(z)) (Lim and Ye 2017, arXiv:1705.02894, section 4): scalar."""
    return -ops.mean(fake_logits)


def hinge_discriminator_loss(real_logits: Any, fake_logits: Any) -> Any:
    """max(0, 1 - D(x)) + max(0, 1 + D(G(z))) (Lim and Ye 2017, section 4): scalar.

    What is told apart with a margin of 1 pushes no more.
    """
    return ops.mean(ops.relu(1.0 - real_logits)) + ops.mean(ops.relu(1.0 + fake_logits))


def relativistic_generator_loss(real_logits: Any, fake_logits: Any) -> Any:
    """-log sigmoid(D(G(z)) - D(x)) (R3GAN, Huang et al. 2025, arXiv:2501.05441, equation 2).

    Each fake is held against the real of its row, so that a region where no fakes are pulls as
    long as reals are there: what drops modes in the other losses. Rows of one class make the
    comparison one within the class.
    """
    return ops.mean(ops.softplus(real_logits - fake_logits))


def relativistic_discriminator_loss(real_logits: Any, fake_logits: Any) -> Any:
    """-log sigmoid(D(x) - D(G(z))) (R3GAN, equation 2): scalar."""
    return ops.mean(ops.softplus(fake_logits - real_logits))


@dataclass(frozen=True)
class AdversarialLoss:
    """Two losses that belong together; each is one of (real logits, fake logits)."""

    generator: Callable[[Any, Any], Any]
    discriminator: Callable[[Any, Any], Any]


ADVERSARIAL_LOSSES = {
    "non_saturating": AdversarialLoss(
        lambda _, fake_logits: non_saturating_generator_loss(fake_logits),
        non_saturating_discriminator_loss,
    ),
    "hinge": AdversarialLoss(
        lambda _, fake_logits: hinge_generator_loss(fake_logits), hinge_discriminator_loss
    ),
    "relativistic": AdversarialLoss(relativistic_generator_loss, relativistic_discriminator_loss),
}


def gradient_penalty(gradients: Any) -> Any:
    """Half of the mean squared norm of the discriminator's gradients at images: scalar.

    Zero-centred. At real images it is R1, at generated ones R2 (Mescheder et al. 2018,
    arXiv:1801.04406, equations 9 and 10; R3GAN needs both to converge), to be multiplied by gamma.

    Args:
        gradients: [batch, height, width, channels], row k that of logit k in image k. The gradient
            of the sum of all logits in the images is that, where rows don't depend on each other.
    """
    squares = ops.square(ops.cast(gradients, "float32"))
    return 0.5 * ops.mean(ops.sum(squares, axis=(1, 2, 3)))


def similarity(features: Any) -> Any:
    """The mean cosine similarity of two different rows: scalar in [-1, 1].

    Args:
        features: float [batch, …], at least two rows; each is flattened.
    """
    rows = ops.reshape(features, (features.shape[0], -1))
    rows = rows / (ops.norm(rows, axis=-1, keepdims=True) + 1e-8)
    count = rows.shape[0]
    # The sum over all pairs is the squared norm of the rows' sum: no matrix is needed.
    pairs = ops.sum(ops.square(ops.sum(rows, axis=0))) - ops.sum(ops.square(rows))
    return pairs / (count * (count - 1))


def diversity_loss(features: Any) -> Any:
    """What a generator minimises so that a batch of its images differs: scalar in [-1, 1].

    The mean off-diagonal cosine similarity of the batch in a feature space that the caller
    states: low is diverse, so the loss is the similarity itself, with a plus. An often copied form,
    `-mean(matmul(f, transpose(f)))`, does the opposite: a Gram matrix is large where rows are
    alike, and minimising its negative aligns them. It also counts each row's product with itself,
    and without the division by the norms it grows with the features' length, so that shrinking or
    growing all features moves it without any change in diversity.

    Args:
        features: float [batch, …], of generated images, with at least two rows.
    """
    return similarity(features)
