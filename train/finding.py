"""The names that weights find in held-out records, as records that the scorer reads."""

import json

import numpy as np

import batches
import conventions
import measuring
from annotated import Sentence

KINDS = {"person": "person", "organisation": "organisation", "place": "place", "event": "event_name", "other": "agreement"}


def grammar():
    """Which label may follow which."""
    labels = conventions.LABELS
    follows = np.zeros((len(labels), len(labels)), bool)
    for i, before in enumerate(labels):
        for j, after in enumerate(labels):
            if before[0] in "BI":
                follows[i, j] = after[0] in "IE" and after[2:] == before[2:]
            else:
                follows[i, j] = after[0] in "OBS"
    return follows


def write(path, weights, size, encoding, held):
    """`held`: (set, record, cut record)."""
    sentences = []
    for place, (_, record, cut) in enumerate(held):
        for sentence in cut["sentences"]:
            if sentence["tokens"]:
                words = [record["text"][start:end] for start, end in sentence["tokens"]]
                bags = [[f + 1 for f in ids] for ids in sentence["features"]]
                sentences.append(Sentence(place, words, sentence["tokens"], bags, [[1] * len(conventions.LABELS)] * len(words)))
    mentions = [[] for _ in held]
    follows = grammar()
    for limit, places in batches.plan([len(s.words) for s in sentences], 4000):
        chosen = [sentences[p] for p in places]
        made = batches.names(encoding, chosen, limit, batches.rows(limit, 4000), len(conventions.LABELS))
        scores = np.asarray(measuring.name_scores(weights, size, *made[:3][:1], made[1], made[2]))
        for row, sentence in enumerate(chosen):
            n = min(len(sentence.words), limit)
            chain = [conventions.LABELS[k] for k in measuring.likeliest(scores[row, :n], follows)]
            for start, end, kind in spans(chain):
                offsets = sentence.offsets
                mention = {"start": offsets[start][0], "end": offsets[end - 1][1], "kind": KINDS[kind], "form": "name"}
                mentions[sentence.document].append(mention)
    with open(path, "w", encoding="utf-8") as out:
        for (name, record, _), found in zip(held, mentions):
            out.write(json.dumps({"set": name, "id": record["id"], "mentions": found}) + "\n")


def spans(chain):
    start = 0
    for at, label in enumerate(chain):
        if label[0] in "BS":
            start = at
        if label[0] in "ES":
            yield start, at + 1, label[2:]
