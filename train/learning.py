"""What is learnt from: losses, and the steps that lessen them."""

import functools

import jax
import jax.numpy as jnp

import network
import rounding


def cross_entropy(scores, right, mask):
    chosen = jnp.take_along_axis(jax.nn.log_softmax(scores), right[..., None], -1)[..., 0]
    return -(chosen * mask).sum()


def tree_loss(weights, size, words, mask, targets, key):
    """`targets`: penn, universal, heads, labels."""
    keys = jax.random.split(key, 3)
    states = network.encode(weights, size, words, mask, keys[0])
    penn, universal = network.tags(weights, size, states)
    scores, dependent, head = network.arcs(weights, size, states, mask, keys[1])
    labels = network.labels(weights, size, dependent, head, targets[2], keys[2])
    total = cross_entropy(penn, targets[0], mask) + 0.5 * cross_entropy(universal, targets[1], mask)
    total += cross_entropy(scores, targets[2], mask) + cross_entropy(labels, targets[3], mask)
    return total / mask.sum()


def names_loss(weights, size, words, mask, bags, allowed, key):
    """`allowed` [B, T, labels] is 1 for each label that the data does not rule out."""
    keys = jax.random.split(key, 2)
    states = network.encode(weights, size, words, mask, keys[0])
    scores = network.names(weights, size, states, bags, mask, keys[1])
    inside = jnp.where(allowed > 0, scores, -1e9)
    right = jax.nn.logsumexp(inside, -1) - jax.nn.logsumexp(scores, -1)
    return -(right * mask).sum() / mask.sum()


def soft_cross_entropy(scores, likely, mask):
    """`likely` [.., n] are probabilities; what is all zero says nothing."""
    return -((jax.nn.log_softmax(scores) * likely).sum(-1) * mask).sum()


def taught_loss(weights, size, rounded, words, mask, bags, targets, allowed, lessons, shares, key):
    """What is right and what teachers say, together. `shares`: how much the right tags and trees, the teachers' tags and
    trees, the right names and the teachers' names count. `rounded`: whether weights are as the file keeps them."""
    if rounded:
        weights = rounding.rounded(weights)
    penn, universal, arcs, heads, labels, names = lessons
    keys = jax.random.split(key, 4)
    states = network.encode(weights, size, words, mask, keys[0])
    my_penn, my_universal = network.tags(weights, size, states)
    my_arcs, dependent, head = network.arcs(weights, size, states, mask, keys[1])
    my_labels = network.labels(weights, size, dependent, head, heads, keys[2])
    my_names = network.names(weights, size, states, bags, mask, keys[3])
    right = cross_entropy(my_penn, targets[0], mask) + 0.5 * cross_entropy(my_universal, targets[1], mask)
    right += cross_entropy(my_arcs, targets[2], mask) + cross_entropy(my_labels, targets[3], mask)
    taught = soft_cross_entropy(my_penn, penn, mask) + 0.5 * soft_cross_entropy(my_universal, universal, mask)
    taught += soft_cross_entropy(my_arcs, arcs, mask) + soft_cross_entropy(my_labels, labels, mask)
    inside = jnp.where(allowed > 0, my_names, -1e9)
    right_names = -((jax.nn.logsumexp(inside, -1) - jax.nn.logsumexp(my_names, -1)) * mask).sum()
    taught_names = soft_cross_entropy(my_names, names, mask)
    parts = jnp.stack([right, taught, right_names, taught_names])
    return (parts * shares).sum() / mask.sum()


@functools.partial(jax.jit, static_argnums=(1, 2))
def taught_step(weights, size, rounded, words, mask, bags, targets, allowed, lessons, shares, key):
    return jax.value_and_grad(taught_loss)(weights, size, rounded, words, mask, bags, targets, allowed, lessons, shares, key)


@functools.partial(jax.jit, static_argnums=1)
def tree_step(weights, size, words, mask, targets, key):
    return jax.value_and_grad(tree_loss)(weights, size, words, mask, targets, key)


@functools.partial(jax.jit, static_argnums=1)
def names_step(weights, size, words, mask, bags, allowed, key):
    return jax.value_and_grad(names_loss)(weights, size, words, mask, bags, allowed, key)


class Adam:
    """Adam with a bound on the gradient, and a running mean of the weights, which is what ships."""

    def __init__(self, weights, rate, steps, warm=200):
        zeros = {name: jnp.zeros_like(value) for name, value in weights.items()}
        self.state = (dict(weights), zeros, {name: value for name, value in zeros.items()}, dict(weights))
        self.rate, self.steps, self.warm, self.done = rate, steps, warm, 0

    @property
    def weights(self):
        return self.state[0]

    @property
    def mean(self):
        return self.state[3]

    def step(self, gradient):
        self.done += 1
        rate = self.rate * min(1, self.done / self.warm) * (1 - self.done / (self.steps + 1))
        self.state = adam(self.state, gradient, rate, float(self.done))


@jax.jit
def adam(state, gradient, rate, done):
    weights, first, second, mean = state
    norm = jnp.sqrt(sum((g * g).sum() for g in gradient.values()))
    bound = jnp.minimum(1, 5 / norm)
    b1, b2 = 0.9, 0.98
    kept = jnp.minimum(0.998, done / (done + 10))
    out = ({}, {}, {}, {})
    for name, weight in weights.items():
        g = gradient[name] * bound
        m = b1 * first[name] + (1 - b1) * g
        v = b2 * second[name] + (1 - b2) * g * g
        new = weight - rate * (m / (1 - b1**done)) / (jnp.sqrt(v / (1 - b2**done)) + 1e-8)
        out[0][name], out[1][name], out[2][name] = new, m, v
        out[3][name] = kept * mean[name] + (1 - kept) * new
    return out
