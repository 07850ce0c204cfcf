"""Reads our annotated writing (train/corpus) for training the model of names.

`written()` yields what is written out in news.txt and its like; `paragraphs(seed, count)` fills the slots of templates.txt with names from
mentions/*.tsv. Both yield (text, spans) with spans [(start, end, kind)], offsets in code points.

    python3 train/expand.py --check
"""

import random
import re
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from mentions import SLOT, SMALL, Mentions  # noqa: E402

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
CHOICE = re.compile(r"<([^<>]*)>")
ACRONYM = re.compile(r"\{(?:[Tt]he )?([a-z_]+\d?)\.acronym\}")
MODE = re.compile(r"^(CAPS|TITLE|LOWER): ")

# What stands before the first word of a sentence.
SENTENCE_START = re.compile(r"(^|\\n|[•\-–] |[.!?:][\"”]? )[\"“]?$")

# How many templates a text is made of, and how often a later one calls a person by the short name.
SIZES = [1, 1, 1, 1, 2, 3, 4]
AGAIN_SHORT = 0.7

# How often another name is drawn when one will not do.
TRIES = 40


# What is written out, without slots.
WRITTEN = ["news.txt", "wire.txt", "local.txt", "desk.txt", "conflict.txt", "defence.txt", "web.txt", "wiki.txt"]


def written(names=WRITTEN):
    """The paragraphs of news.txt and the files like it."""
    for name in names:
        for _, line in lines(CORPUS / name):
            yield parse(line)


def paragraphs(seed, count):
    """`count` small texts from templates, the same for the same seed: one to four paragraphs that share their names."""
    mentions = Mentions()
    templates = [line for _, line in lines(CORPUS / "templates.txt")]
    order = random.Random(seed)
    left = []
    for _ in range(count):
        size = order.choice(SIZES)
        if len(left) < size:
            left = templates[:]
            order.shuffle(left)
        chosen = [left.pop() for _ in range(size)]
        chosen.sort(key=lambda template: MODE.match(template) is None)
        yield joined(Text(mentions, order).expand(chosen))


def joined(parts):
    """Paragraphs as one text, a line each."""
    text = ""
    spans = []
    for part, found in parts:
        text += "\n" * bool(text)
        spans += [(start + len(text), end + len(text), kind) for start, end, kind in found]
        text += part
    return text, spans


class Text:
    """A text while its slots are filled: the names it has so far and the part of the world it is about."""

    def __init__(self, mentions, order):
        self.mentions = mentions
        self.random = order
        self.region = order.choice(mentions.regions)
        self.names = {}

    def expand(self, templates):
        """Text and spans of each template; the names of one come back in the next."""
        self.shortened = {key for template in templates for key in ACRONYM.findall(template)}
        for template in templates:
            self.before = set(self.names)
            yield self._paragraph(template)

    def _paragraph(self, template):
        mode = MODE.match(template)
        template = MODE.sub("", template)
        self.heading = mode is not None
        template = CHOICE.sub(lambda match: self.random.choice(match.group(1).split("/")), template)
        template = BRACKET.sub(self._inside_brackets, template)
        out = ""
        at = 0
        for match in SLOT.finditer(template):
            out += template[at : match.start()]
            out = self._slot(out, match)
            at = match.end()
        text, spans = parse(out + template[at:])
        if not mode:
            return text, spans
        return in_mode(mode.group(1), text, spans), spans

    def _inside_brackets(self, match):
        """An annotated name of the template whose slots are only parts of it."""
        fill = lambda slot: self._form(*slot.groups()[1:])[0]
        return f"[{SLOT.sub(fill, match.group(1))}|{match.group(2)}]"

    def _slot(self, out, match):
        """`out` with the name for a slot behind it."""
        wanted, slot, digit, form = match.groups()
        text, kind, article = self._form(slot, digit, form)
        if form == "acronym":
            article = wanted is not None and self.names[slot + digit].article
        country = slot == "country" and form is None and not self.heading and not out.endswith(("-", "the "))
        if article and (wanted or country):
            out += "The " if wanted == "The" or SENTENCE_START.search(out) else "the "
        elif re.search(r"\b[Aa] $", out) and re.match(r"[AEIOaeio](?!ur|ne\b)|[FMSLR]-?\d|[FMSLR][A-Z]?-\d", text):
            out = out[:-1] + "n "
        if not kind and SENTENCE_START.search(out):
            text = upper(text[0]) + text[1:]
        return out + (f"[{text}|{kind}]" if kind else text)

    def _form(self, slot, digit, form):
        """Text, kind and whether it takes an article."""
        key = slot + digit
        if form is None and slot == "person" and key in self.before and self.random.random() < AGAIN_SHORT:
            form = "short"
        name = self.names.get(key)
        if not name or not name.kind:
            name = self.names[key] = self._new(slot, key)
        if form == "short":
            return name.short, name.kind, name.article
        if form == "acronym":
            return name.acronym(), name.kind, name.article
        if form == "caps":
            return upper(name.text), name.kind, False
        if form in ("nationality", "people", "capital"):
            return name.country[form], "place" if form == "capital" else "nationality", False
        return name.text, name.kind, name.article

    def _new(self, slot, key):
        """A name that the paragraph does not have yet."""
        used = {name.text for name in self.names.values()}
        for _ in range(TRIES):
            name = self.mentions.name(slot, self)
            if name.text not in used and (key not in self.shortened or name.acronym()):
                break
        return name


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
        text += line[at : match.start()].replace("\\n", "\n")
        start = len(text)
        text += match.group(1)
        spans.append((start, len(text), match.group(2)))
        at = match.end()
    return text + line[at:].replace("\\n", "\n"), spans


def in_mode(mode, text, spans):
    """The text in capitals, as a headline or in small letters; as long as before."""
    if mode == "CAPS":
        return upper(text)
    if mode == "LOWER":
        return "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)
    named = [any(start <= at < end for start, end, _ in spans) for at in range(len(text))]

    def headline(match):
        small = match.group() in SMALL and match.start() > 0
        return match.group() if small or named[match.start()] else upper(match.group()[0]) + match.group()[1:]

    return re.sub(r"(?<![\w’'])[a-z][\w’'-]*", headline, text)


def upper(text):
    """In capitals, as long as before."""
    return "".join(letter.upper() if len(letter.upper()) == 1 else letter for letter in text)


def faults(text, spans):
    """What is wrong with a paragraph; empty if nothing is."""
    found = []
    if re.search(r"[\[\]{}]|<[a-z]", text):
        found.append("a bracket or slot that was not understood")
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
        if name.startswith("the "):
            found.append(f"determiner in {name}")
        if kind not in ("organisation", "media", "place") and name.endswith(("'s", "’s")):
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


def unknown_slots():
    """Slots of templates and patterns that nothing fills."""
    mentions = Mentions()
    known = set(mentions.slots())
    used = [(f"templates.txt:{number}", line) for number, line in lines(CORPUS / "templates.txt")]
    for slot, rows in mentions.rows.items():
        used += [(f"slot {slot}", pattern) for row in rows for pattern in row.patterns]
    for where, text in used:
        for match in SLOT.finditer(text):
            if match.group(2) not in known:
                yield f"{where}: no slot {match.group(2)}"


def check(count, seed):
    """Reads and expands everything, prints what is wrong, statistics and samples; returns the number of faults."""
    wrong = list(unknown_slots())
    for name in WRITTEN:
        found = list(written([name]))
        wrong += [f"{name}: {fault}: {text[:60]}" for text, spans in found for fault in faults(text, spans)]
        statistics(name, found)
    expanded = [] if wrong else list(paragraphs(seed, count))
    wrong += [f"templates.txt: {fault}: {text[:60]}" for text, spans in expanded for fault in faults(text, spans)]
    statistics("templates.txt", expanded)
    for text, spans in random.Random(seed).sample(expanded, min(20, len(expanded))):
        print("\n" + marked(text, spans))
    for line in wrong:
        print(line)
    return len(wrong)


if __name__ == "__main__":
    if not sys.argv[1:] or sys.argv[1] != "--check":
        sys.exit(__doc__)
    sys.exit(1 if check(5000, int(sys.argv[2]) if sys.argv[2:] else 1) else 0)
