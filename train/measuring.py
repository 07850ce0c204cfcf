"""How good weights are: tags and trees on sentences, in per cent."""

import functools

import jax
import jax.numpy as jnp
import numpy as np

import batches
import network


@functools.partial(jax.jit, static_argnums=1)
def parse(weights, size, words, mask):
    states = network.encode(weights, size, words, mask)
    penn, universal = network.tags(weights, size, states)
    scores, dependent, head = network.arcs(weights, size, states, mask)
    heads = scores.argmax(-1)
    labels = network.labels(weights, size, dependent, head, heads)
    return penn.argmax(-1), universal.argmax(-1), heads, labels.argmax(-1)


def trees(weights, size, encoding, sentences, respell=None):
    """Right Penn tags, universal tags, heads, and heads with labels; each word its likeliest head, without the
    spanning tree that the engine makes of them."""
    counts = np.zeros(5)
    for limit, places in batches.plan([len(tree.words) for tree in sentences], 4000):
        chosen = [sentences[place] for place in places]
        words, mask, targets = batches.trees(encoding, chosen, limit, batches.rows(limit, 4000), respell)
        penn, universal, heads, labels = (np.asarray(x) for x in parse(weights, size, words, mask))
        inside = mask > 0
        attached = inside & (heads == targets[2])
        counts += [
            inside.sum(),
            (inside & (penn == targets[0])).sum(),
            (inside & (universal == targets[1])).sum(),
            attached.sum(),
            (attached & (labels == targets[3])).sum(),
        ]
    return dict(zip(("xpos", "upos", "uas", "las"), (round(100 * x / counts[0], 2) for x in counts[1:])))


@functools.partial(jax.jit, static_argnums=1)
def name_scores(weights, size, words, mask, bags):
    states = network.encode(weights, size, words, mask)
    return jax.nn.log_softmax(network.names(weights, size, states, bags, mask))


def likeliest(scores, follows):
    """The best chain of labels; `follows[i, j]` says whether j may stand after i (place 0 is also the outside)."""
    n, k = scores.shape
    forbidden = np.where(follows, 0.0, -1e9)
    best = scores[0] + forbidden[0]
    back = np.zeros((n, k), np.int32)
    for at in range(1, n):
        chain = best[:, None] + forbidden
        back[at] = chain.argmax(0)
        best = chain.max(0) + scores[at]
    label = int((best + forbidden[:, 0]).argmax())
    out = [label]
    for at in range(n - 1, 0, -1):
        label = int(back[at][label])
        out.append(label)
    return out[::-1]
