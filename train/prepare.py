"""Writes the texts that the trainer needs tokens and features of, a JSON Lines file for each set.

    python prepare.py --data DIR --out DIR

`dateline features` reads these; `train.py` reads both. Besides the sets as they are there are copies in which some
sentences are in capitals, in Title Case or in lower case, as headlines are, and copies with other names in place of
theirs.
"""

import argparse
import json
import pathlib
import random
import re

import annotated
import entities
import expand
import swapped
import treebank

PIECE = re.compile(r".+?(?:(?<=[.!?])\s+|\n+|$)", re.S)


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=pathlib.Path, required=True)
    parser.add_argument("--out", type=pathlib.Path, required=True)
    parser.add_argument("--generated", type=int, default=3000)
    return parser.parse_args()


def respelled(text, chance, share):
    """Some of its sentences in another case; as long as before, so that spans hold."""
    return "".join(spelled(piece, chance) if chance.random() < share else piece for piece in PIECE.findall(text))


def spelled(piece, chance):
    kind = chance.choice(["upper", "title", "title", "lower"])
    if kind == "title":
        return re.sub(r"(?<![\w'’])[^\W\d_]", lambda letter: same_length(letter[0], str.upper), piece)
    return "".join(same_length(letter, getattr(str, kind)) for letter in piece)


def same_length(letter, change):
    changed = change(letter)
    return changed if len(changed) == len(letter) else letter


def write(path, records):
    with open(path, "w", encoding="utf-8") as out:
        for record in records:
            out.write(json.dumps(record, ensure_ascii=False) + "\n")


def own(name, paragraphs):
    for place, (text, spans) in enumerate(paragraphs):
        spans = [{"start": start, "end": end, "type": kind} for start, end, kind in spans]
        yield {"id": f"{name}-{place}", "text": text, "spans": spans}


def main():
    settings = arguments()
    settings.out.mkdir(parents=True, exist_ok=True)
    chance = random.Random(1)
    files = [name for name in annotated.LICENSED if name != "gum_more"]
    sets = {name: annotated.records(settings.data / "names" / f"{name}.jsonl") for name in files}
    sets["gum_more"] = list(entities.records(settings.data / "treebank" / "gum.train.conllu"))
    sets["own"] = list(own("own", expand.written()))
    exchange = swapped.Exchange(random.Random(2))
    for name, records in sets.items():
        if name != "own" and not annotated.LICENSED[name]["phrases"]:
            write(settings.out / f"{name}.swapped.jsonl", map(exchange.record, records))
        write(settings.out / f"{name}.jsonl", records)
        write(settings.out / f"{name}.case.jsonl", [{**r, "text": respelled(r["text"], chance, 0.35)} for r in records])
    generated = own("generated", expand.paragraphs(1, settings.generated))
    write(settings.out / "generated.jsonl", [{**r, "text": respelled(r["text"], chance, 0.1)} for r in generated])
    for name in annotated.MEASURED_ONLY:
        write(settings.out / f"{name}.jsonl", annotated.records(settings.data / "names" / f"{name}.jsonl"))
    write(settings.out / "wikiwars.jsonl", annotated.records(settings.data / "time" / "wikiwars.dev.jsonl"))
    for name in ("gum.train", "ewt.train"):
        trees = treebank.read(settings.data / "treebank" / f"{name}.conllu")
        write(settings.out / f"{name}.jsonl", ({"id": f"{name}-{i}", "text": tree.text} for i, tree in enumerate(trees)))


if __name__ == "__main__":
    main()
