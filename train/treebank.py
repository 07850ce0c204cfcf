"""Sentences with tags and trees from Universal Dependencies, cut as the core cuts them."""

import dataclasses
import pathlib

# The licence of these genres of GUM forbids commercial use: they take no part in weights that ship.
LEFT_OUT = {"fiction", "whow", "essay", "letter", "podcast"}


@dataclasses.dataclass
class Tree:
    """A sentence; `heads` count from 1, 0 is the root. `offsets` are places of the words in `text`."""

    text: str
    words: list
    offsets: list
    penn: list
    universal: list
    heads: list
    labels: list
    genre: str = ""


def read(path, everything=False):
    """The sentences of a file; `everything` keeps the genres that may only be measured."""
    trees, rows, text, genre = [], [], "", ""
    for line in pathlib.Path(path).read_text(encoding="utf-8").split("\n"):
        if line.startswith("# newdoc id"):
            name = line.split("=")[1].strip()
            genre = name.split("_")[1] if name.startswith("GUM_") else ""
        elif line.startswith("# text ="):
            text = line[len("# text = ") :]
        elif line.startswith("#"):
            continue
        elif line:
            fields = line.split("\t")
            if fields[0].isdigit():
                rows.append(fields)
        elif rows:
            if everything or genre not in LEFT_OUT:
                trees.append(tree(text, rows, genre))
            rows = []
    return trees


def tree(text, rows, genre):
    offsets, at = [], 0
    for fields in rows:
        start = text.find(fields[1], at)
        if start < 0 or start > at + 3:
            offsets = []
            break
        at = start + len(fields[1])
        offsets.append((start, at))
    column = lambda i: [fields[i] for fields in rows]
    penn = [pause(word, tag) for word, tag in zip(column(1), column(4))]
    return Tree(text, column(1), offsets, penn, column(3), [int(h) for h in column(6)], column(7), genre)


def pause(word, tag):
    """EWT tags the dash and the semicolon as a comma, GUM as a colon."""
    return ":" if tag == "," and word in ("-", "--", "---", "–", "—", ";") else tag


def recut(tree, tokens):
    """The same tree over other tokens of the same text: a token of several words takes the part of their head.

    None where a word would have to be cut.
    """
    if not tree.offsets:
        return None
    place, of_word = 0, []
    for start, end in tree.offsets:
        while place < len(tokens) and tokens[place][1] <= start:
            place += 1
        if place == len(tokens) or tokens[place][0] > start or tokens[place][1] < end:
            return None
        of_word.append(place)
    if len(set(of_word)) != len(tokens):
        return None
    groups = [[] for _ in tokens]
    for word, place in enumerate(of_word):
        groups[place].append(word)
    chosen = []
    for place, group in enumerate(groups):
        outside = [w for w in group if tree.heads[w] == 0 or of_word[tree.heads[w] - 1] != place]
        chosen.append(outside[-1] if outside else group[-1])
    heads = [0 if tree.heads[w] == 0 else of_word[tree.heads[w] - 1] + 1 for w in chosen]
    pick = lambda values: [values[w] for w in chosen]
    words = [tree.text[start:end] for start, end in tokens]
    return Tree(tree.text, words, list(tokens), pick(tree.penn), pick(tree.universal), heads, pick(tree.labels), tree.genre)
