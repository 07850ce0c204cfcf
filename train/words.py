"""What the encoder sees of a word: the engine's `network/word.rs` computes the same."""

import collections

FEATURES = ["word", "suffix4", "suffix3", "suffix2", "prefix3", "prefix2", "shape"]


def normal(word):
    return "".join("0" if c in "0123456789" else c for c in word.lower())


def shape(word):
    digit = any(c.isnumeric() for c in word)
    upper = any(c.isupper() for c in word)
    lower = any(c.islower() for c in word)
    if not (digit or upper or lower):
        kind = 0 if len(word) == 1 else 1
    elif upper and not lower and not digit:
        kind = 2 if len(word) == 1 else 3 if len(word) <= 4 else 4
    elif word[0].isupper() and not any(c.isupper() for c in word[1:]) and not digit:
        kind = 5
    elif upper and lower and not digit:
        kind = 6
    elif lower and not digit:
        kind = 7 if len(word) > 3 else 8
    elif digit and not upper and not lower:
        kind = 9 if all(c in "0123456789" for c in word) else 10
    else:
        kind = 11
    long = len(word) > 1
    marks = 4 * ("-" in word and long) + 2 * ("." in word and long) + ("'" in word or "’" in word)
    return kind * 8 + marks


def features(word):
    n = normal(word)
    return [n, n[-4:] if len(n) > 4 else "<" + n, n[-3:], n[-2:], n[:3], n[:2], str(shape(word))]


class Vocabulary:
    """The strings that have rows, by frequency; row 0 is for all others."""

    def __init__(self, counts, least):
        kept = [(-n, s) for s, n in counts.items() if n >= least]
        self.strings = [s for _, s in sorted(kept)]
        self.rows = {s: i + 1 for i, s in enumerate(self.strings)}
        self.counts = [0] + [counts[s] for s in self.strings]

    def __len__(self):
        return len(self.strings) + 1


def vocabularies(sentences, least):
    counts = [collections.Counter() for _ in FEATURES]
    for words in sentences:
        for word in words:
            for counter, feature in zip(counts, features(word)):
                counter[feature] += 1
    return [Vocabulary(counter, n) for counter, n in zip(counts, least)]


class Encoding:
    """Words as rows, remembered."""

    def __init__(self, vocabularies):
        self.vocabularies = vocabularies
        self.known = {}

    def word(self, word):
        rows = self.known.get(word)
        if rows is None:
            rows = tuple(v.rows.get(f, 0) for v, f in zip(self.vocabularies, features(word)))
            self.known[word] = rows
        return rows

    def sentence(self, words):
        return [self.word(word) for word in words]
