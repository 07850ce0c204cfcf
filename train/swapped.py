"""Copies of annotated texts in which other people and places stand in place of theirs, so that the model learns what
surrounds names more than the names themselves."""

import conventions
from mentions import Mentions

# How many of a text's names are replaced.
SHARE = 0.75


class Exchange:
    """Gives people and places of a text other names, the same one wherever it stands."""

    def __init__(self, chance):
        self.random = chance
        self.mentions = Mentions()

    def record(self, record):
        """The record with other names; a span that overlaps one before it is left out."""
        self.region = self.random.choice(self.mentions.regions)
        self.given, text, at, spans = {}, "", 0, []
        for span in sorted(record["spans"], key=lambda span: (span["start"], -span["end"])):
            if span["start"] < at:
                # Inside a name before it, which may have changed.
                continue
            old = record["text"][span["start"] : span["end"]]
            new = self.other(old, span["type"])
            text += record["text"][at : span["start"]]
            spans.append({**span, "start": len(text), "end": len(text) + len(new)})
            text += new
            at = span["end"]
        return {**record, "text": text + record["text"][at:], "spans": spans}

    def other(self, old, kind):
        if (old, kind) not in self.given:
            self.given[old, kind] = self.drawn(old, kind) if self.random.random() < SHARE else old
        return self.given[old, kind]

    def drawn(self, old, kind):
        if kind == "PERSON":
            return self.person(old)
        if kind == "LOC":
            slot = "country" if old.lower() in conventions.COUNTRIES else self.random.choice(("city", "city", "province"))
            return self.mentions.name(slot, self).text
        # What organisations are called tells too much of what is said of them.
        return old

    def person(self, old):
        """A full name for a full name; for a bare one the last word that the full name got."""
        words = old.split()
        known = [name for (other, kind), name in self.given.items() if kind == "PERSON" and other.split()[-1] == words[-1]]
        if len(words) == 1 and known:
            return known[0].split()[-1]
        name = self.mentions.name("person", self)
        return name.short if len(words) == 1 else name.text
