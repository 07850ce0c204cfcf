"""Names from the treebank of GUM, for the genres that are given in no other form.

Column MISC holds `Entity=(12-person-…` where a phrase begins and `12)` where it ends. A phrase is a name when its head is
a proper noun.
"""

import pathlib
import re

GENRES = {"academic", "conversation", "textbook", "vlog", "voyage"}
TYPES = {"person": "PERSON", "place": "LOC", "organization": "ORG", "event": "EVENT"}
PIECE = re.compile(r"\(([^()]+)(\)?)|([^()]+)\)")


def records(path):
    """A record for each document of those genres, with its phrases as spans."""
    document = None
    for block in pathlib.Path(path).read_text(encoding="utf-8").split("\n\n"):
        lines = block.split("\n")
        for line in lines:
            if line.startswith("# newdoc id = "):
                if document:
                    yield document.record()
                name = line.split("=")[1].strip()
                document = Document(name) if name.split("_")[1] in GENRES else None
        if document:
            document.sentence(lines)
    if document:
        yield document.record()


class Document:
    """Text and phrases of a document while its sentences are read."""

    def __init__(self, name):
        self.name, self.text, self.spans = name, "", []

    def sentence(self, lines):
        rows = [line.split("\t") for line in lines if line[:1].isdigit()]
        rows = [row for row in rows if row[0].isdigit()]
        if not rows:
            return
        if self.text:
            self.text = self.text.rstrip(" ") + ("\n" if any(line.startswith("# newpar") for line in lines) else " ")
        offsets = []
        for row in rows:
            start = len(self.text)
            self.text += row[1]
            offsets.append((start, len(self.text)))
            self.text += "" if "SpaceAfter=No" in row[9] else " "
        opened = {}
        for at, row in enumerate(rows):
            field = next((part[len("Entity=") :] for part in row[9].split("|") if part.startswith("Entity=")), "")
            for begun, alone, ended in PIECE.findall(field):
                if begun:
                    number, kind = begun.split("-")[:2]
                    opened.setdefault(number, []).append((at, kind))
                number = number if begun and alone else ended
                if number and opened.get(number):
                    first, kind = opened[number].pop()
                    self.phrase(rows, offsets, first, at, kind)

    def phrase(self, rows, offsets, first, last, kind):
        inside = range(first + 1, last + 2)
        heads = [row for row in rows[first : last + 1] if int(row[6]) not in inside]
        named = bool(heads) and heads[0][4].startswith("NNP")
        span = {"start": offsets[first][0], "end": offsets[last][1], "type": TYPES.get(kind, kind.upper()), "named": named}
        self.spans.append(span)

    def record(self):
        return {"id": self.name, "text": self.text.rstrip(" "), "spans": self.spans}
