"""Rectangles of sentences of like length."""

import numpy as np

LENGTHS = [10, 18, 28, 42, 64, 100, 180]
# How many of a token's feature ids the names' head reads.
BAG = 16


def length(n):
    """The rectangle that n words go into; longer sentences are cut."""
    return next((limit for limit in LENGTHS if limit >= n), LENGTHS[-1])


def plan(sizes, tokens, rng=None):
    """Which sentences go together: (length, places). Shuffled where `rng` is given."""
    groups = {}
    for place, n in enumerate(sizes):
        groups.setdefault(length(n), []).append(place)
    batches = []
    for limit in sorted(groups):
        places = groups[limit]
        if rng is not None:
            rng.shuffle(places)
        height = rows(limit, tokens)
        batches += [(limit, places[i : i + height]) for i in range(0, len(places), height)]
    if rng is not None:
        rng.shuffle(batches)
    return batches


def rows(limit, tokens):
    """How many sentences a rectangle holds: an even number, so that two devices have as many each."""
    return max(2, tokens // limit // 2 * 2)


class Rectangle:
    """Arrays of one shape for each length, so that each is compiled once."""

    def __init__(self, limit, height):
        self.words = np.zeros((height, limit, 7), np.int32)
        self.mask = np.zeros((height, limit), np.float32)

    def sentence(self, row, encoded):
        n = min(len(encoded), self.words.shape[1])
        self.words[row, :n] = encoded[:n]
        self.mask[row, :n] = 1
        return n


def trees(encoding, chosen, limit, height, respell=None):
    """Words, mask and the four targets: Penn tags, universal tags, heads, labels (all as numbers)."""
    rectangle = Rectangle(limit, height)
    targets = np.zeros((4, height, limit), np.int32)
    for row, tree in enumerate(chosen):
        words = respell(tree.words) if respell else tree.words
        n = rectangle.sentence(row, encoding.sentence(words))
        for k, values in enumerate((tree.penn, tree.universal, tree.heads, tree.labels)):
            targets[k, row, :n] = values[:n]
        targets[2, row, :n][targets[2, row, :n] > n] = 0
    return rectangle.words, rectangle.mask, tuple(targets)


def names(encoding, chosen, limit, height, classes, respell=None):
    """Words, mask, feature ids and for each token which labels are right."""
    rectangle = Rectangle(limit, height)
    allowed = np.ones((height, limit, classes), np.float32)
    for row, sentence in enumerate(chosen):
        words = respell(sentence.words) if respell else sentence.words
        n = rectangle.sentence(row, encoding.sentence(words))
        allowed[row, :n] = sentence.allowed[:n]
    return rectangle.words, rectangle.mask, bags(chosen, limit, height), allowed


def bags(chosen, limit, height):
    """The feature ids of sentences that have them."""
    out = np.zeros((height, limit, BAG), np.int32)
    for row, sentence in enumerate(chosen):
        for at, ids in enumerate(getattr(sentence, "bags", [])[:limit]):
            out[row, at, : len(ids)] = ids[:BAG]
    return out


def lessons(chosen, limit, height, like):
    """What teachers say of sentences: Penn, universal, arcs, heads, labels, names. `like` is any lesson with names."""
    widths = [like.penn.shape[1], like.universal.shape[1], limit + 1, None, like.labels.shape[1], like.names.shape[1]]
    out = [np.zeros((height, limit), np.int32) if w is None else np.zeros((height, limit, w), np.float32) for w in widths]
    for row, lesson in enumerate(chosen):
        n = len(lesson.penn)
        out[0][row, :n], out[1][row, :n], out[2][row, :n, : n + 1] = lesson.penn, lesson.universal, lesson.arcs
        out[3][row, :n], out[4][row, :n] = lesson.heads, lesson.labels
        if lesson.names is not None:
            out[5][row, :n] = lesson.names
    return out
