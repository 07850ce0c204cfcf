"""One convention for names out of many.

Ours is the bare name: no determiner, title, role or apposition; an adjective of nationality is no part of a name
unless the name has it ("Syrian Democratic Forces"). Data sets that mark whole noun phrases are cut to the name in
them. What a set leaves open stays open: there any of the possible labels is right.
"""

import pathlib
import re

CLASSES = ["person", "organisation", "place", "event", "other"]
LABELS = ["O"] + [f"{position}-{kind}" for kind in CLASSES for position in "BIES"]

TABLES = pathlib.Path(__file__).resolve().parent.parent / "crates" / "lang" / "tables"

# Words that stand inside names though they have no capital.
WITHIN_PERSONS = set("al el bin ibn bint abu van von der den de del della la le las los da das do dos di du ul ur uz y e".split())
WITHIN_NAMES = set("of the for and & de del la le les des du do da e y und in on to 's ’s a".split())
# A bracket, comma or relative clause ends the name in a noun phrase.
END_OF_NAME = re.compile(r"[,;:()\[\]—]|^(who|whom|whose|which|that|where|when)$")
# "Syrian government" is a name of a government to us, and so is "Iraqi security forces".
BODIES = set(
    "government regime administration army military navy parliament police forces authorities cabinet leadership "
    "embassy intelligence troops opposition coalition".split()
)
# What may stand between the nation and its body.
OF_BODIES = set(
    "security government armed air ground special military naval border defence defense interim caretaker federal "
    "central state national regime democratic riot".split()
)


def rows(table):
    lines = (TABLES / table).read_text(encoding="utf-8").split("\n")
    lines = [line for line in lines if line and not line.startswith("#")]
    header = lines[0].split("\t")
    return [dict(zip(header, line.split("\t"))) for line in lines[1:]]


def alternatives(cell):
    return [part.strip() for part in (cell or "").split("|") if part.strip()]


TITLES = {words.lower() for row in rows("titles.tsv") for words in alternatives(row["words"])}
TITLE_WORDS = {word for words in TITLES for word in words.split()}
DEMONYMS = {
    word.lower()
    for row in rows("countries.tsv")
    for field in ("adjectives", "people")
    for word in alternatives(row[field])
    if not word.isupper()
}
# Nouns and the like that stand in lower case as a rule.
COMMON = {row["word"] for row in rows("tags.tsv") if not row["tags"].startswith("NNP")}
COUNTRIES = {
    name.lower() for row in rows("countries.tsv") for field in ("name", "aliases", "capitals") for name in alternatives(row[field])
}
NATIONS = COUNTRIES | DEMONYMS | {
    word.lower() for row in rows("countries.tsv") for field in ("adjectives", "people") for word in alternatives(row[field])
}
# Capitals that never name.
PRONOUNS = set("i we he she they it you my our his her their its your this that these those there who all".split())


def capital(word):
    return word.lower() not in PRONOUNS and (word[:1].isupper() or (word[:1].isdigit() and any(c.isupper() for c in word)))


def body(words, start, stop, end):
    """Where the body of the nation that stands from `start` to `stop` ends; None if none follows."""
    if " ".join(words[start:stop]).lower() not in NATIONS:
        return None
    at = stop
    while at < min(end, stop + 2) and words[at].lower() in OF_BODIES and words[at].islower():
        at += 1
    last = at if at < end and words[at].lower() in BODIES else at - 1
    return last + 1 if stop <= last < end and words[last].lower() in BODIES and words[last].islower() else None


def core(words, kind, covered=lambda at: False):
    """The name in a noun phrase, as a range of its words; None where there is none.

    `covered` says of a word whether a name of another class inside the phrase has it.
    """
    end = next((i for i, word in enumerate(words) if END_OF_NAME.search(word)), len(words))
    joints = WITHIN_PERSONS if kind == "person" else WITHIN_NAMES
    at = 0
    while at < end:
        if not capital(words[at]):
            at += 1
            continue
        stop = at + 1
        while stop < end:
            ahead = stop
            while ahead < end and not capital(words[ahead]) and words[ahead].lower() in joints:
                ahead += 1
            if ahead == end or not capital(words[ahead]):
                break
            stop = ahead + 1
        start = without_title(words, at, stop, kind, covered)
        if start > stop:
            at = start
            continue
        behind = body(words, start, stop, end) if kind == "organisation" else None
        if behind:
            return start, behind
        if kind != "place" and start < stop and words[start].lower() in DEMONYMS | {"the"}:
            if start + 1 == stop or kind == "person":
                start += 1
        if start < stop and not all(covered(i) or words[i].lower() in joints for i in range(start, stop)):
            return start, stop
        at = stop
    return None


def without_title(words, start, stop, kind, covered):
    """Where the name begins after determiners and titles; past `stop` where nothing but titles stands."""
    while start < stop and words[start].lower() in ("the", "a", "an"):
        start += 1
    if kind != "person":
        return start
    while start < stop:
        length = next((n for n in range(6, 0, -1) if " ".join(words[start : start + n]).lower() in TITLES), 0)
        if length == 0 and (words[start].lower() in TITLE_WORDS or covered(start)):
            length = 1
        if length == 0:
            return start
        start += length
    return start


class Labels:
    """For each token of a sentence the labels that may be right."""

    def __init__(self, words, open_classes=()):
        self.words = words
        self.sets = [{"O"} for _ in words]
        self.open(0, len(words), open_classes)

    def open(self, start, end, kinds):
        """The words with capitals may be names of these classes, unmarked."""
        for at in range(start, end):
            if capital(self.words[at]):
                self.sets[at] |= {f"{position}-{kind}" for kind in kinds for position in "BIES"}

    def name(self, start, end, kinds, or_none=False):
        for at in range(start, end):
            position = "S" if end - start == 1 else "B" if at == start else "E" if at == end - 1 else "I"
            self.sets[at] = {f"{position}-{kind}" for kind in kinds} | ({"O"} if or_none else set())

    def anything(self, start, end):
        for at in range(start, end):
            self.sets[at] = set(LABELS)

    def rows(self):
        return [[1.0 if label in allowed else 0.0 for label in LABELS] for allowed in self.sets]
