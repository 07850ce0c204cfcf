"""The network: one encoder of words in their sentence, with heads for tags, tree and names.

The engine in `crates/core/src/network` computes the same from the weights that `weights.py` writes. A batch is a
rectangle of sentences: `words` [B, T, 7] feature ids, `mask` [B, T], and for names `bags` [B, T, K] feature ids with
0 for none.
"""

import dataclasses

import jax
import jax.numpy as jnp
import numpy as np
from jax import lax


# The engine works on so many values at once.
LANES = 8


@dataclasses.dataclass(frozen=True)
class Size:
    """How large the parts are."""

    embeddings: tuple = (48, 24, 24, 16, 16, 8, 16)
    word: int = 96
    hidden: int = 64
    layers: int = 3
    tag_layer: int = 2
    name_layer: int = 2
    arc: int = 64
    label: int = 64
    bag: int = 32
    name_hidden: int = 32
    dropout: float = 0.25


DISTANCE = 19


def initial(size, counts, rng):
    """Fresh weights. `counts` says how many rows and outputs each part has."""

    def glorot(rows, columns):
        return (rng.standard_normal((rows, columns)) * np.sqrt(2 / (rows + columns))).astype(np.float32)

    def zeros(n):
        return np.zeros(n, np.float32)

    h2 = 2 * size.hidden
    weights = {}
    for name, rows, width in zip(counts["features"], counts["rows"], size.embeddings):
        weights["e." + name] = (rng.standard_normal((rows, width)) * 0.3).astype(np.float32)
    weights["P"], weights["Pb"] = glorot(sum(size.embeddings), size.word), zeros(size.word)
    weights["W1"], weights["b1"] = glorot(3 * size.word, 4 * h2), zeros(4 * h2)
    for layer in range(2, size.layers + 1):
        weights[f"W{layer}"], weights[f"b{layer}"] = glorot(h2, 3 * h2), zeros(3 * h2)
    for layer in range(1, size.layers + 1):
        weights[f"b{layer}"][h2 : 2 * h2] = 1.0
    weights["T"], weights["Tb"] = glorot(h2, counts["penn"]), zeros(counts["penn"])
    weights["U"], weights["Ub"] = glorot(h2, counts["universal"]), zeros(counts["universal"])
    weights["ad"], weights["adb"] = glorot(h2, size.arc), zeros(size.arc)
    weights["ah"], weights["ahb"] = glorot(h2, size.arc), zeros(size.arc)
    weights["aU"] = (np.eye(size.arc) * 0.3).astype(np.float32)
    weights["ahead"] = zeros(size.arc)
    weights["root"] = (rng.standard_normal(h2) * 0.3).astype(np.float32)
    weights["dist"] = zeros(2 * DISTANCE + 3)
    weights["ld"], weights["lh"] = glorot(h2, size.label), glorot(h2, size.label)
    weights["lb"] = zeros(size.label)
    weights["lo"], weights["lob"] = glorot(size.label, counts["labels"]), zeros(counts["labels"])
    n2 = 2 * size.name_hidden
    weights["G"] = (rng.standard_normal((counts["bag"], size.bag)) * 0.1).astype(np.float32)
    weights["WN"], weights["bN"] = glorot(h2 + size.bag, 4 * n2), zeros(4 * n2)
    weights["bN"][n2 : 2 * n2] = 1.0
    weights["O"], weights["Ob"] = glorot(n2, counts["names"]), zeros(counts["names"])
    return {name: jnp.asarray(value) for name, value in weights.items()}


def dropped(key, x, rate, shape=None):
    """Forgets a share of the values, to the nearest 256th. Four chances come from one random number, since those are dear:
    the last axis must have a multiple of four places."""
    if key is None or rate == 0:
        return x
    *rest, width = shape or x.shape
    numbers = jax.random.bits(key, (*rest, width // 4), "uint32")
    chances = lax.bitcast_convert_type(numbers, "uint8").reshape(*rest, width)
    forgotten = round(256 * rate)
    return x * (chances >= forgotten) / (1 - forgotten / 256)


def split(key, n):
    return [None] * n if key is None else list(jax.random.split(key, n))


def recurrence(candidate, forget, mask):
    """Both directions at once: the second half of the columns runs from the end."""
    half = candidate.shape[-1] // 2
    forget = jnp.where(mask[..., None] > 0, forget, 1.0)

    def turned(x):
        return jnp.concatenate([x[..., :half], x[:, ::-1, half:]], -1)

    def step(state, inputs):
        state = inputs[0] * state + inputs[1]
        return state, state

    inputs = (jnp.swapaxes(turned(forget), 0, 1), jnp.swapaxes(turned((1 - forget) * candidate), 0, 1))
    _, states = lax.scan(step, jnp.zeros_like(candidate[:, 0]), inputs, unroll=4)
    return turned(jnp.swapaxes(states, 0, 1))


def sru(products, skip, mask, columns):
    candidate = products[..., :columns]
    forget = jax.nn.sigmoid(products[..., columns : 2 * columns])
    reset = jax.nn.sigmoid(products[..., 2 * columns : 3 * columns])
    if skip is None:
        skip = products[..., 3 * columns : 4 * columns]
    return reset * jnp.tanh(recurrence(candidate, forget, mask)) + (1 - reset) * skip


def encode(weights, size, words, mask, key=None):
    """The hidden states of every layer."""
    keys = split(key, size.layers + 3)
    names = [name for name in weights if name.startswith("e.")]
    x = jnp.concatenate([weights[name][words[:, :, i]] for i, name in enumerate(sorted(names, key=ORDER.index))], -1)
    x = dropped(keys[0], x, 0.1)
    x = jnp.tanh(x @ weights["P"] + weights["Pb"])
    x = dropped(keys[1], x, size.dropout * 0.6) * mask[..., None]
    padded = jnp.pad(x, ((0, 0), (1, 1), (0, 0)))
    window = jnp.concatenate([padded[:, :-2], padded[:, 1:-1], padded[:, 2:]], -1)
    h2 = 2 * size.hidden
    h = sru(window @ weights["W1"] + weights["b1"], None, mask, h2)
    states = [h]
    for layer in range(2, size.layers + 1):
        g = dropped(keys[layer], h, size.dropout, (h.shape[0], 1, h.shape[2]))
        h = sru(g @ weights[f"W{layer}"] + weights[f"b{layer}"], h, mask, h2)
        states.append(h)
    return [dropped(keys[-1], h, size.dropout) for h in states]


ORDER = ["e.word", "e.suffix4", "e.suffix3", "e.suffix2", "e.prefix3", "e.prefix2", "e.shape"]


def tags(weights, size, states):
    h = states[size.tag_layer - 1]
    return h @ weights["T"] + weights["Tb"], h @ weights["U"] + weights["Ub"]


def arcs(weights, size, states, mask, key=None):
    """Scores [B, dependent, head with the root first], and what label scores are made from."""
    keys = split(key, 2)
    h = states[-1]
    root = jnp.broadcast_to(weights["root"], (h.shape[0], 1, h.shape[-1]))
    with_root = jnp.concatenate([root, h], 1)
    dependent = dropped(keys[0], jax.nn.relu(h @ weights["ad"] + weights["adb"]), size.dropout * 0.8)
    head = dropped(keys[1], jax.nn.relu(with_root @ weights["ah"] + weights["ahb"]), size.dropout * 0.8)
    scores = jnp.einsum("bia,bja->bij", dependent @ weights["aU"], head) + (head @ weights["ahead"])[:, None, :]
    n = h.shape[1]
    i, j = np.arange(1, n + 1)[:, None], np.arange(0, n + 1)[None, :]
    bucket = np.clip(j - i, -DISTANCE, DISTANCE) + DISTANCE
    bucket[:, 0] = 2 * DISTANCE + 2
    scores = scores + weights["dist"][bucket][None]
    reachable = jnp.pad(mask, ((0, 0), (1, 0)), constant_values=1)
    scores = jnp.where(reachable[:, None, :] > 0, scores, -1e9)
    return scores, h @ weights["ld"], with_root @ weights["lh"]


def labels(weights, size, dependent, head, heads, key=None):
    chosen = jnp.take_along_axis(head, heads[..., None], 1)
    hidden = dropped(key, jax.nn.relu(dependent + chosen + weights["lb"]), size.dropout * 0.8)
    return hidden @ weights["lo"] + weights["lob"]


def names(weights, size, states, bags, mask, key=None):
    """Scores of the names' labels. Row 0 of G is nothing; feature `f` of the engine is row `f + 1`."""
    keys = split(key, 2)
    rows = weights["G"].at[0].set(0.0)[bags]
    bag = rows.sum(2)
    bag = dropped(keys[0], bag, 0.1)
    z = jnp.concatenate([states[size.name_layer - 1], bag], -1)
    h = sru(z @ weights["WN"] + weights["bN"], None, mask, 2 * size.name_hidden)
    return dropped(keys[1], h, size.dropout) @ weights["O"] + weights["Ob"]
