"""The whole numbers that weights become in the file: small integers with a scale for each column.

A network that is to lose nothing by it learns with its weights rounded, in the last part of its training.
"""

import jax.numpy as jnp
from jax import lax

# Steps to each side of zero: of embeddings, of which there are many, and of products.
EMBEDDING_LEVELS, PRODUCT_LEVELS = 7, 15
# What lies further from zero than so many times a column's root mean square is drawn in; few values are, and all others
# would have coarser steps for their sake.
FAR = 3.5


def levels_of(name):
    return EMBEDDING_LEVELS if name.startswith("e.") or name == "G" else PRODUCT_LEVELS


def scales(values, levels):
    """The step of each column."""
    largest = jnp.minimum(jnp.abs(values).max(0), FAR * jnp.sqrt((values * values).mean(0)))
    return largest / levels + 1e-9


def integers(values, levels):
    scale = scales(values, levels)
    return scale, jnp.clip(jnp.round(values / scale), -levels, levels)


def rounded(weights):
    """Weights as the file keeps them. What is learnt passes through as if nothing were rounded."""
    out = {}
    for name, values in weights.items():
        out[name] = values
        if values.ndim == 2:
            scale, small = integers(values, levels_of(name))
            out[name] = values + lax.stop_gradient(small * scale - values)
    return out
