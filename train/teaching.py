"""What trained networks make of sentences: the lessons that a smaller network learns from.

The teachers' probabilities are averaged. They say more than one right answer does, and they speak of sentences of which
no one has written down what is right.
"""

import dataclasses
import functools

import jax
import jax.numpy as jnp
import numpy as np

import batches
import network
import words

# How many words a rectangle holds.
TOKENS = 4000


@dataclasses.dataclass
class Lesson:
    """Probabilities of one sentence: for each word its Penn tag, universal tag, head (place 0 is the root), label under
    the head in `heads`, and name label. `names` is None where the features that names need are not there."""

    penn: np.ndarray
    universal: np.ndarray
    arcs: np.ndarray
    heads: np.ndarray
    labels: np.ndarray
    names: np.ndarray | None


def load(path):
    """Weights with their size, and how they see words."""
    file = np.load(path)
    hidden, layers, tag_layer, name_layer, name_hidden = (int(x) for x in file["sizes"])
    size = network.Size(hidden=hidden, layers=layers, tag_layer=tag_layer, name_layer=name_layer, name_hidden=name_hidden)
    known = [words.Vocabulary({}, 1) for _ in words.FEATURES]
    for vocabulary, name in zip(known, words.FEATURES):
        vocabulary.strings = [str(value) for value in file["strings." + name]]
        vocabulary.rows = {value: i + 1 for i, value in enumerate(vocabulary.strings)}
    kept = [name for name in file.files if not name.startswith("strings.") and name not in ("sizes", "frequency")]
    lists = [[str(value) for value in file["strings." + name]] for name in ("penn", "universal", "labels", "names", "features")]
    return {name: jnp.asarray(file[name]) for name in kept}, size, words.Encoding(known), lists


@functools.partial(jax.jit, static_argnums=1)
def first(weights, size, rows, mask, bags):
    states = network.encode(weights, size, rows, mask)
    penn, universal = network.tags(weights, size, states)
    arcs, dependent, head = network.arcs(weights, size, states, mask)
    names = network.names(weights, size, states, bags, mask)
    soft = jax.nn.softmax
    return soft(penn), soft(universal), soft(arcs), soft(names), dependent, head


@functools.partial(jax.jit, static_argnums=1)
def under(weights, size, dependent, head, heads):
    return jax.nn.softmax(network.labels(weights, size, dependent, head, heads))


class Teachers:
    """Several trained networks, asked together."""

    def __init__(self, paths, lists, spread):
        """`lists`: Penn tags, universal tags, labels, labels of names and features, which all must have in common."""
        self.networks = []
        self.spread = spread
        for path in paths:
            weights, size, encoding, theirs = load(path)
            if theirs != lists:
                raise SystemExit(f"{path} was trained with other tags, labels or features")
            self.networks.append((spread.everywhere(weights), size, encoding))

    def lessons(self, sentences):
        """One for each sentence. A sentence has `words`; perhaps `bags`, and perhaps the right `heads`."""
        lessons = [None] * len(sentences)
        for limit, places in batches.plan([len(s.words) for s in sentences], TOKENS):
            chosen = [sentences[place] for place in places]
            for place, lesson in zip(places, self.rectangle(chosen, limit)):
                lessons[place] = lesson
        return lessons

    def rectangle(self, chosen, limit):
        height = batches.rows(limit, TOKENS)
        bags = batches.bags(chosen, limit, height)
        sums, parts = None, []
        for weights, size, encoding in self.networks:
            rectangle = batches.Rectangle(limit, height)
            for row, sentence in enumerate(chosen):
                rectangle.sentence(row, encoding.sentence(sentence.words))
            seen = self.spread.rows((rectangle.words, rectangle.mask, bags))
            *soft, dependent, head = first(weights, size, *seen)
            sums = soft if sums is None else [a + b for a, b in zip(sums, soft)]
            parts.append((weights, size, dependent, head))
        penn, universal, arcs, names = (np.asarray(x / len(parts)) for x in sums)
        heads = arcs.argmax(-1).astype(np.int32)
        for row, sentence in enumerate(chosen):
            known = getattr(sentence, "heads", None)
            if known is not None:
                n = min(len(known), limit)
                heads[row, :n] = np.where(np.array(known[:n]) > n, 0, known[:n])
        placed = self.spread.rows(heads)
        labels = np.asarray(sum(under(w, s, d, h, placed) for w, s, d, h in parts) / len(parts))
        for row, sentence in enumerate(chosen):
            n = min(len(sentence.words), limit)
            half = lambda x: x[row, :n].astype(np.float16)
            named = half(names) if hasattr(sentence, "bags") else None
            yield Lesson(half(penn), half(universal), arcs[row, :n, : n + 1].astype(np.float16), heads[row, :n], half(labels), named)
