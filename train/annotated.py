"""Sentences with names: the licensed sets under our convention, and our own writing."""

import dataclasses
import json

import conventions
from conventions import Labels, core

# What each set calls its classes, and which classes it leaves unmarked.
LICENSED = {
    "re3d.dev": dict(phrases=True, open=("event", "other")),
    "gum_news.dev": dict(phrases=True, open=()),
    "gum_bio": dict(phrases=True, open=()),
    "gum_interview": dict(phrases=True, open=()),
    "gum_speech": dict(phrases=True, open=()),
    "gum_court": dict(phrases=True, open=()),
    "crossner_politics.train": dict(phrases=False, open=()),
    "crossner_politics.dev": dict(phrases=False, open=()),
    "uner_ewt.dev": dict(phrases=False, open=("event", "other")),
    "wikigold.dev": dict(phrases=False, open=()),
    "meantime.dev": dict(phrases=True, open=("event",)),
    # Genres of GUM that are given only as a treebank (`entities.py`).
    "gum_more": dict(phrases=True, open=()),
}
SETS = {
    **LICENSED,
    "own": dict(phrases=False, open=()),
    "generated": dict(phrases=False, open=()),
}
# Measured, never learnt from: no licence for weights.
MEASURED_ONLY = ["ieer.dev"]
KINDS = {"PERSON": ("person",), "ORG": ("organisation",), "LOC": ("place",), "EVENT": ("event",)}
KINDS |= {"person": ("person",), "place": ("place",), "event_name": ("event",)}
KINDS |= {kind: ("organisation",) for kind in ("organisation", "armed_group", "government", "media")}
LOOSE = {kind: ("other",) for kind in ("agreement", "weapon", "nationality")}
LOOSE |= {"MISC": ("event", "other"), "PRODUCT": ("other",), "FIN": ("other",), "WEAPON": ("other",), "VEHICLE": ("other",)}
FREE_LICENCES = ("OGL", "public-domain", "CC-BY-3.0-AU")


@dataclasses.dataclass
class Sentence:
    """Words with the ids of their features and the labels that may be right (rows of `conventions.LABELS`)."""

    document: str
    words: list
    offsets: list
    bags: list
    allowed: list


def records(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def may_be_learnt(record):
    licence = record.get("licence")
    return licence is None or any(name in licence for name in FREE_LICENCES)


def documents(records, cut, settings):
    """The sentences of each record; `cut` has each record's tokens and features, by id."""
    out = []
    for record in records:
        spans = [span for span in record["spans"] if span["type"] in KINDS or span["type"] in LOOSE or span.get("named")]
        last = max((span["end"] for span in record["spans"]), default=0) if "meantime" in record["id"] else None
        for sentence in cut[record["id"]]["sentences"]:
            tokens = sentence["tokens"]
            if not tokens or (last is not None and tokens[-1][1] > last):
                continue
            out.append(labelled(record, spans, tokens, sentence["features"], settings))
    return out


def labelled(record, spans, tokens, features, settings):
    text = record["text"]
    words = [text[start:end] for start, end in tokens]
    labels = Labels(words, settings["open"])
    inside = [(span, within(span, tokens)) for span in spans]
    inside = [(span, place) for span, place in inside if place]
    # The widest first, so that a name within a phrase has the last word on its own words.
    inside.sort(key=lambda item: item[1][0] - item[1][1])
    names = []
    for span, (start, end) in inside:
        kinds = KINDS.get(span["type"]) or LOOSE.get(span["type"]) or ("event", "other")
        if span.get("named") is False:
            continue
        if not settings["phrases"]:
            names.append((start, end, kinds, span))
            continue
        if span["type"] not in KINDS:
            labels.open(start, end, ("event", "other"))
            continue
        covered = {
            at for other, (a, b) in inside for at in range(a, b)
            if other is not span and other["type"] != span["type"] and other.get("named") and b - a < end - start
        }
        found = core(words[start:end], kinds[0], lambda at: at + start in covered)
        if found and not common(words, start + found[0], start + found[1]):
            names.append((start + found[0], start + found[1], kinds, span))
    names.sort(key=lambda name: name[0] - name[1])
    taken = set()
    for start, end, kinds, span in names:
        if taken & set(range(start, end)):
            continue
        taken |= set(range(start, end))
        if not exact(span, tokens, start, end):
            labels.anything(start, end)
        else:
            demonym = end - start == 1 and words[start].lower() in conventions.DEMONYMS
            kinds = ("other",) if demonym else acting(words[start:end], kinds)
            labels.name(start, end, kinds, or_none="other" in kinds)
    if not settings["phrases"]:
        bodies(words, labels)
    return Sentence(record["id"], words, tokens, [[f + 1 for f in ids] for ids in features], labels.rows())


def acting(words, kinds):
    """Some sets call a country that acts an organisation; to us it is a place, until its mention is resolved."""
    if kinds == ("organisation",) and " ".join(words).lower() in conventions.COUNTRIES:
        return ("place", "organisation")
    return kinds


def common(words, start, end):
    """Whether only its place at the start of the sentence gives the word its capital."""
    return start == 0 and end == 1 and words[0].lower() in conventions.COMMON


def within(span, tokens):
    places = [i for i, (start, end) in enumerate(tokens) if start < span["end"] and end > span["start"]]
    return (places[0], places[-1] + 1) if places else None


def exact(span, tokens, start, end):
    """Whether the name begins and ends where tokens do."""
    return tokens[start][0] >= span["start"] and tokens[end - 1][1] <= span["end"]


def bodies(words, labels):
    """Sets of bare names leave "Syrian government" unmarked; we do not learn that from them."""
    for at in range(len(words)):
        for stop in range(at + 1, min(at + 4, len(words))):
            behind = conventions.body(words, at, stop, len(words))
            if behind and all(labels.sets[i] & {"O", "S-other", "S-place", "B-place", "I-place", "E-place"} for i in range(at, behind)):
                labels.anything(at, behind)
