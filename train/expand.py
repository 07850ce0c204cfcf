"""Reads our annotated writing (train/corpus) for training the model of names.

`news()` yields what is written out in news.txt; `paragraphs(seed, count)` fills the slots of templates.txt with names from
mentions/*.tsv. Both yield (text, spans) with spans [(start, end, kind)], offsets in code points.

    python3 train/expand.py --check
"""

import random
import re
import sys
from collections import Counter
from pathlib import Path

CORPUS = Path(__file__).resolve().parent / "corpus"

KINDS = [
    "person",
    "organisation",
    "armed_group",
    "government",
    "media",
    "place",
    "nationality",
    "agreement",
    "event_name",
    "weapon",
]

BRACKET = re.compile(r"\[([^\[\]|]+)\|([a-z_]+)\]")


def news():
    """The paragraphs of news.txt."""
    for _, line in lines(CORPUS / "news.txt"):
        yield parse(line)


def lines(path):
    """Lines of a file with their numbers, without comments and empty ones."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.strip() and not line.startswith("# "):
            yield number, line


def parse(line):
    """Text and spans of an annotated line."""
    text = ""
    spans = []
    at = 0
    for match in BRACKET.finditer(line):
        text += unescape(line[at : match.start()])
        start = len(text)
        text += match.group(1)
        spans.append((start, len(text), match.group(2)))
        at = match.end()
    text += unescape(line[at:])
    return text, spans


def unescape(text):
    return text.replace("\\n", "\n")


def faults(text, spans):
    """What is wrong with a paragraph; empty if nothing is."""
    found = []
    if re.search(r"[\[\]{}|<>]", text):
        found.append("a bracket that was not understood")
    if "  " in text or text != text.strip():
        found.append("spaces")
    before = 0
    for start, end, kind in spans:
        name = text[start:end]
        if kind not in KINDS:
            found.append(f"unknown kind {kind}")
        if start < before:
            found.append(f"overlap at {name}")
        if not name or name != name.strip():
            found.append(f"spaces at {name!r}")
        if re.match(r"(the|a|an) ", name):
            found.append(f"determiner in {name}")
        if kind != "organisation" and name.endswith(("'s", "’s")):
            found.append(f"possessive in {name}")
        if name.endswith((",", ";", ":")):
            found.append(f"end of {name}")
        before = end
    return found


def statistics(name, found):
    """Prints how many paragraphs, words and names there are."""
    kinds = Counter()
    names = {}
    words = sentences = 0
    for text, spans in found:
        words += len(text.split())
        sentences += len(re.findall(r"[.!?]['\"”’)]*(?=\s|$)", text)) or 1
        for start, end, kind in spans:
            kinds[kind] += 1
            names.setdefault(kind, set()).add(text[start:end])
    print(f"{name}: {len(found)} paragraphs, about {sentences} sentences, {words} words, {sum(kinds.values())} names")
    for kind in KINDS:
        print(f"  {kind:14}{kinds[kind]:7}  {len(names.get(kind, ())):6} different")


def marked(text, spans):
    """The text with its names in brackets again, for reading."""
    out = ""
    at = 0
    for start, end, kind in spans:
        out += f"{text[at:start]}[{text[start:end]}|{kind}]"
        at = end
    return out + text[at:]


def check():
    """Reads everything; returns the number of faults."""
    wrong = 0
    written = []
    for number, line in lines(CORPUS / "news.txt"):
        paragraph = parse(line)
        written.append(paragraph)
        for fault in faults(*paragraph):
            wrong += 1
            print(f"news.txt:{number}: {fault}")
    statistics("news.txt", written)
    return wrong


if __name__ == "__main__":
    if sys.argv[1:] != ["--check"]:
        sys.exit(__doc__)
    sys.exit(1 if check() else 0)
