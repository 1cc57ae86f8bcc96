"""Adversarial losses as pure functions of logits; every one is a mean over the batch.

logits: float32 [batch, 1], positive means real.
"""

from __future__ import annotations

from typing import Any

from keras import ops


def non_saturating_generator_loss(fake_logits: Any) -> Any:
    """-log D(G(z)) (Goodfellow et al. 2014, arXiv:1406.2661, section 3): scalar."""
    return ops.mean(ops.softplus(-fake_logits))


def non_saturating_discriminator_loss(real_logits: Any, fake_logits: Any) -> Any:
    """-log D(x) - log(1 - D(G(z))) (Goodfellow et al. 2014, equation 1): scalar."""
    return ops.mean(ops.softplus(-real_logits)) + ops.mean(ops.softplus(fake_logits))
