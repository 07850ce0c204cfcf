"""Writes what the network finds in a few of our own sentences, computed here from the very file that the engine reads.

    python parity.py ../crates/core/weights/news.bin --prepared DIR ../crates/core/weights/news.parity.jsonl

A test of the core compares the engine with it: whoever changes one of the two implementations hears of it.
"""

import argparse
import json
import os
import pathlib
import struct

os.environ.setdefault("XLA_FLAGS", "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1")

import jax.numpy as jnp
import numpy as np

import annotated
import batches
import finding
import measuring
import network
import words

# How many sentences, and how long they are at least and at most.
SENTENCES, SHORTEST, LONGEST = 60, 6, 60


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("weights", type=pathlib.Path)
    parser.add_argument("out", type=pathlib.Path)
    parser.add_argument("--prepared", type=pathlib.Path, required=True)
    return parser.parse_args()


def sections(data):
    """The parts of a file of weights: lists of strings, vectors, and matrices with their scales put in."""
    at = data.index(b"\n\n") + 2
    out = {}
    while at < len(data):
        kind, length = struct.unpack_from("<BB", data, at)
        name = data[at + 2 : at + 2 + length].decode()
        at += 2 + length
        if kind == 0:
            (size,) = struct.unpack_from("<I", data, at)
            out["strings." + name] = data[at + 4 : at + 4 + size].decode().split("\n")
            at += 4 + size
        elif kind == 1:
            (size,) = struct.unpack_from("<I", data, at)
            out[name] = np.frombuffer(data, "<f4", size, at + 4)
            at += 4 + 4 * size
        else:
            rows, columns = struct.unpack_from("<II", data, at)
            scales = np.frombuffer(data, "<f4", columns, at + 8)
            steps = np.frombuffer(data, np.int8, rows * columns, at + 8 + 4 * columns)
            out[name] = steps.reshape(columns, rows).T.astype(np.float32) * scales
            at += 8 + 4 * columns + rows * columns
    return out


class Listed:
    """A vocabulary as the file has it: strings in their order, row 0 for all others."""

    def __init__(self, strings):
        self.rows = {string: row for row, string in enumerate(strings, 1)}


def size_of(parts):
    hidden, layers, tag_layer, name_layer, name_hidden = (int(value) for value in parts["sizes"])
    return network.Size(hidden=hidden, layers=layers, tag_layer=tag_layer, name_layer=name_layer, name_hidden=name_hidden)


def chosen(prepared):
    """Sentences of our own writing, evenly from all of it: words and features."""
    records = annotated.records(prepared / "own.jsonl")
    cut = {record["id"]: record for record in annotated.records(prepared / "own.features.jsonl")}
    every = []
    for record in records:
        for sentence in cut[record["id"]]["sentences"]:
            if SHORTEST <= len(sentence["tokens"]) <= LONGEST:
                spelled = [record["text"][start:end] for start, end in sentence["tokens"]]
                every.append((spelled, sentence["features"]))
    return every[:: max(1, len(every) // SENTENCES)][:SENTENCES]


def main():
    settings = arguments()
    parts = sections(settings.weights.read_bytes())
    size = size_of(parts)
    encoding = words.Encoding([Listed(parts["strings." + name]) for name in words.FEATURES])
    weights = {name: jnp.asarray(value) for name, value in parts.items() if not name.startswith("strings.") and name != "sizes"}
    weights["G"] = jnp.concatenate([jnp.zeros_like(weights["G"][:1]), weights["G"]])
    follows = finding.grammar()
    lists = {name: parts["strings." + name] for name in ("penn", "universal", "labels", "names")}
    with open(settings.out, "w", encoding="utf-8") as out:
        for spelled, features in chosen(settings.prepared):
            rectangle = batches.Rectangle(batches.length(len(spelled)), 1)
            n = rectangle.sentence(0, encoding.sentence(spelled))
            bags = np.zeros((1, rectangle.mask.shape[1], batches.BAG), np.int32)
            for at, ids in enumerate(features[:n]):
                ids = [feature + 1 for feature in ids][: batches.BAG]
                bags[0, at, : len(ids)] = ids
            inputs = (rectangle.words, rectangle.mask)
            penn, universal, heads, labels = (np.asarray(x)[0, :n] for x in measuring.parse(weights, size, *inputs))
            scores = np.asarray(measuring.name_scores(weights, size, *inputs, bags))[0, :n]
            chain = [lists["names"][label] for label in measuring.likeliest(scores, follows)]
            line = {
                "words": spelled,
                "features": [ids[: batches.BAG] for ids in features],
                "penn": [lists["penn"][tag] for tag in penn],
                "universal": [lists["universal"][tag] for tag in universal],
                "heads": heads.tolist(),
                "labels": [lists["labels"][label] for label in labels],
                "names": [[start, end, kind] for start, end, kind in finding.spans(chain)],
            }
            out.write(json.dumps(line, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
