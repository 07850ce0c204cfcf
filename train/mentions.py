"""Makes names for the slots of templates, from corpus/mentions/*.tsv and the tables of crates/lang."""

import re
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
MENTIONS = HERE / "corpus" / "mentions"
TABLES = HERE.parent / "crates" / "lang" / "tables"

SLOT = re.compile(r"\{(?:([Tt]he) )?([a-z_]+)(\d?)(?:\.([a-z]+))?\}")

# How often a person or place is from the part of the world that the paragraph is about.
AT_HOME = 0.8

# Countries that take an article in running text.
ARTICLE = re.compile(
    r"^(United|Central African|Democratic Republic|Republic of)\b|\b(Republic|Islands|States)$"
    r"|^(Netherlands|Philippines|Maldives|Gambia|Bahamas|Comoros|Seychelles)$"
)

SMALL = {"of", "the", "and", "for", "in", "on", "to", "de", "du", "des", "la", "le", "al", "e", "ul", "i", "y", "wa", "cha", "pour"}


@dataclass
class Name:
    """A name with what a second mention uses; `kind` is None for words that are no names."""

    text: str
    short: str
    kind: str | None
    article: bool
    country: dict | None = None

    def acronym(self):
        """Its initials, or nothing if they make no good acronym."""
        plain = re.sub(r"\(.*?\)", "", self.text)
        initials = [word[0].upper() for word in re.split(r"[\s\-–]+", plain) if word[:1].isalpha() and word.lower() not in SMALL]
        return "".join(initials) if 2 <= len(initials) <= 6 else ""


@dataclass
class Row:
    kind: str | None
    share: int
    patterns: list


class Mentions:
    """All that slots can be filled with."""

    def __init__(self):
        self.rows = {}
        for path in sorted(MENTIONS.glob("*.tsv")):
            if path.name != "regions.tsv":
                self._read(path)
        self.regions = [
            (row["persons"].split(), row["countries"].split()) for row in table(MENTIONS / "regions.tsv")
        ]
        self._read_places()
        self._read_actors()
        self._read_names()

    def slots(self):
        return sorted(self.rows) + sorted(self.made)

    def name(self, slot, paragraph):
        """A new name for a slot."""
        if slot in self.made:
            return self.made[slot](paragraph)
        row = paragraph.random.choices(self.rows[slot], [row.share for row in self.rows[slot]])[0]
        pattern = paragraph.random.choice(row.patterns)
        whole = SLOT.fullmatch(pattern)
        if whole and row.kind:
            name = self.name(whole.group(2), paragraph)
            return Name(name.text, name.short, row.kind, name.article)
        article = pattern.startswith("the ")
        pattern = pattern.removeprefix("the ")
        filled = SLOT.sub(lambda match: self._part(match, pattern, paragraph), pattern)
        starred = re.search(r"\*(.*)\*", filled)
        text = filled.replace("*", "")
        return Name(text, starred.group(1) if starred else text, row.kind, article)

    def _part(self, match, pattern, paragraph):
        """A name inside another: "Bank of the Netherlands"."""
        name = self.name(match.group(2), paragraph)
        takes = name.article and pattern[: match.start()].endswith((" of ", " for ", " on "))
        return "the " + name.text if takes else name.text

    def _read(self, path):
        for row in table(path):
            kind = None if row["kind"] == "-" else row["kind"]
            patterns = row["patterns"].split(" | ")
            self.rows.setdefault(row["slot"], []).append(Row(kind, int(row["share"]), patterns))

    def _read_places(self):
        self.countries = {}
        for row in table(TABLES / "countries.tsv"):
            if row["adjectives"] and row["capitals"]:
                self.countries[row["iso3"]] = {
                    "name": row["name"],
                    "capital": row["capitals"].split(" | ")[0],
                    "nationality": row["adjectives"].split(" | ")[0],
                    "people": (row["people"] or row["adjectives"]).split(" | ")[0],
                }
        self.cities = {}
        self.provinces = {}
        for row in table(TABLES / "places.tsv"):
            group = self.provinces if row["kind"] == "province" else self.cities
            group.setdefault(row["country"], []).append(row["name"])

    def _read_actors(self):
        known = {}
        for row in table(TABLES / "actors.tsv"):
            takes = row["name"].split()[-1] in ARTICLE_HEADS or " of " in row["name"]
            names = [row["name"]] + [alias.removeprefix("the ") for alias in row["aliases"].split(" | ") if len(alias) > 1]
            known.setdefault(row["kind"], []).append((names, takes))
        self.made = {
            f"known_{kind}": lambda paragraph, kind=kind: self._actor(known[kind], kind, paragraph) for kind in known
        }
        self.made |= {
            "person": self._person,
            "surname": lambda paragraph: plain(self._person(paragraph).short),
            "country": lambda paragraph: self._country(paragraph, "name"),
            "nationality": lambda paragraph: self._country(paragraph, "nationality"),
            "people": lambda paragraph: self._country(paragraph, "people"),
            "capital": lambda paragraph: self._country(paragraph, "capital"),
            "city": lambda paragraph: self._place(self.cities, paragraph),
            "province": lambda paragraph: self._place(self.provinces, paragraph),
            "letter": lambda paragraph: plain(paragraph.random.choice("ABCDEFGHIJKLMNOPRSTVW")),
            "n": lambda paragraph: plain(str(paragraph.random.randint(2, 98))),
            "big": lambda paragraph: plain(f"{paragraph.random.randint(1, 90)},{paragraph.random.randint(0, 9)}00"),
            "year": lambda paragraph: plain(str(paragraph.random.randint(1900, 2026))),
            "hundreds": lambda paragraph: plain(str(paragraph.random.randint(11, 480))),
            "thousands": lambda paragraph: plain(str(paragraph.random.randint(1100, 2990))),
            "day": lambda paragraph: plain(str(paragraph.random.randint(1, 30))),
            "ordinal": lambda paragraph: plain(ordinal(paragraph.random.randint(1, 299))),
        }

    def _read_names(self):
        given, surnames = [], []
        for row in table(TABLES / "world_names.tsv"):
            (surnames if row["use"] == "surname" else given).append(row["name"])
        common = [row["name"].title() for row in table(TABLES / "common_names.tsv") if len(row["name"]) > 3]
        self.rows["table_given"] = [Row(None, 1, given)]
        self.rows["table_surname"] = [Row(None, 1, surnames), Row(None, 2, common)]

    def _actor(self, actors, kind, paragraph):
        names, takes = paragraph.random.choice(actors)
        name = names[0] if paragraph.random.random() < 0.7 else paragraph.random.choice(names)
        return Name(name, name, kind, takes)

    def _person(self, paragraph):
        at_home = paragraph.random.random() < AT_HOME
        cultures = (paragraph.region if at_home else paragraph.random.choice(self.regions))[0]
        name = self.name(paragraph.random.choice(cultures), paragraph)
        return Name(name.text, name.short, "person", False)

    def _country(self, paragraph, form):
        country = self.countries[self._country_code(paragraph, self.countries)]
        kind = "nationality" if form in ("nationality", "people") else "place"
        name = country[form]
        return Name(name, name, kind, form == "name" and bool(ARTICLE.search(name)), country)

    def _place(self, group, paragraph):
        name = paragraph.random.choice(group[self._country_code(paragraph, group)])
        return Name(name, name, "place", False)

    def _country_code(self, paragraph, group):
        if paragraph.random.random() < AT_HOME:
            codes = [code for code in paragraph.region[1] if code in group]
            if codes:
                return paragraph.random.choice(codes)
        return paragraph.random.choice(sorted(group))


ARTICLE_HEADS = set(
    """Party Front Army Movement League Union Alliance Council Court Commission Committee Agency Organization Organisation Bank Fund
    Group network Network Brigade Brigades Forces Force Guard Corps Department Ministry Service Authority Congress Senate Parliament
    Houthis Taliban Janjaweed Peshmerga Basij Pentagon Kremlin Knesset UN EU Coalition Federation Front Force Programme Office
    Times Post Guardian Economist Independent Diplomat Corporation Agency Crescent Cross cartel Cartel Society Institute""".split()
)


def plain(text):
    """Words that are no names."""
    return Name(text, text, None, False)


def ordinal(number):
    ending = "th" if 10 <= number % 100 <= 13 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def table(path):
    """Rows of a table as dictionaries; lines that begin with # are comments."""
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    return [dict(zip(rows[0], row + [""] * len(rows[0]))) for row in rows[1:]]
