"""Reads what `dateline extract --all FOLDER` wrote with other people's readers, and compares it with the dossier.

    python validate.py FOLDER ...

Each file is read by a program that knows nothing of Dateline; then its contents are held against dossier.json. Prints a
line for each file and a count; exits with 1, naming the file and what is wrong with it, when anything does not hold.
"""

import csv
import datetime
import html.parser
import io
import json
import re
import sys
import warnings
from collections import Counter
from pathlib import Path

warnings.filterwarnings("ignore")

ROOT = Path(__file__).resolve().parents[2]
SCHEMA = ROOT / "docs" / "dossier.schema.json"
# A link's contents with a correction of every kind; a dossier holds corrections in the same words.
CORRECTED = ROOT / "crates" / "share" / "tests" / "old" / "s1d-view.json"
TOLLS = ["killed", "injured", "displaced", "detained", "missing"]
FORMULA = ("=", "+", "-", "@", "\t", "\r")
NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")


class Wrong(Exception):
    """What is wrong with a file."""


def must(holds, message):
    if not holds:
        raise Wrong(message)


def same(found, expected, what):
    must(found == expected, f"{what}: expected {expected!r}, found {found!r}")


class Dossier:
    """What the files are held against: the dossier, looked up by id."""

    def __init__(self, folder):
        self.folder = folder
        self.whole = json.loads((folder / "dossier.json").read_text("utf-8"))
        self.documents = self.whole["documents"]
        self.entities = self.whole["entities"]
        self.events = self.whole["events"]
        self.document = {document["id"]: document for document in self.documents}
        self.entity = {entity["id"]: entity for entity in self.entities}
        self.of_own = {
            (member["document"], member["entity"]): entity["id"]
            for entity in self.entities
            for member in entity["members"]
        }

    def text(self, name):
        return (self.folder / name).read_bytes().decode("utf-8")

    def lines(self, name):
        text = self.text(name)
        must(not text or text.endswith("\n"), "the last line does not end")
        return [json.loads(line) for line in text.split("\n")[:-1]]

    def names(self, ids):
        return [self.entity[one]["name"] for one in ids]

    def dated(self):
        return [event for event in self.events if event["from"] or event["to"]]

    def all(self, field):
        return [(document, found) for document in self.documents for found in document[field]]

    def edges(self):
        """Who did what to whom, worked out anew."""
        edges = Counter()
        for event in self.events:
            actors, recipients = event["actors"], event["recipients"]
            pairs = [(one, other) for one in actors for other in recipients]
            if not recipients and event["type"] in ("AGREE", "CONSULT", "COOPERATE"):
                pairs = [(one, other) for at, one in enumerate(actors) for other in actors[at + 1 :]]
            edges.update((one, other, event["type"]) for one, other in pairs)
        return edges


# The dossier itself.


def schema_errors(schema, value):
    from jsonschema import Draft202012Validator

    Draft202012Validator.check_schema(schema)
    return [f"{error.json_path}: {error.message[:200]}" for error in Draft202012Validator(schema).iter_errors(value)]


def dossier_json(dossier):
    schema = json.loads(SCHEMA.read_text("utf-8"))
    errors = schema_errors(schema, dossier.whole)
    must(not errors, f"does not fit {SCHEMA.name}: {errors[:3]}")
    rules = json.loads(CORRECTED.read_text("utf-8"))["view"]["rules"]
    kinds = {kind for rule in rules for kind in rule["what"]}
    offered = schema["$defs"]["correction"]["properties"]["what"]["oneOf"]
    same(kinds, {kind for one in offered for kind in one["properties"]}, "kinds of corrections")
    errors = schema_errors(schema, {**dossier.whole, "corrections": rules})
    must(not errors, f"corrections do not fit {SCHEMA.name}: {errors[:3]}")
    broken = [{**rule, "when": None} for rule in rules]
    must(len(schema_errors(schema, {**dossier.whole, "corrections": broken})) == len(rules), "anything is a correction")
    undescribed = [path for path in described(schema, "$") if path]
    must(not undescribed, f"{SCHEMA.name} says nothing of {undescribed[:3]}")


def described(schema, path):
    """Places of a schema where a field has no description."""
    for name, field in schema.get("properties", {}).items():
        here = f"{path}.{name}"
        target = field.get("$ref", "").startswith("#/$defs/")
        yield None if "description" in field or target else here
        yield from described(field, here)
    for part in [schema.get("items"), *schema.get("oneOf", []), *schema.get("anyOf", [])]:
        if part:
            yield from described(part, path)
    for name, part in schema.get("$defs", {}).items():
        yield None if "description" in part else name
        yield from described(part, name)


def records_jsonl(dossier):
    same(dossier.lines("records.jsonl"), dossier.documents, "the records")
    schema = json.loads(SCHEMA.read_text("utf-8"))
    record = {"$ref": "#/$defs/record", "$schema": schema["$schema"], "$defs": schema["$defs"]}
    for one in dossier.documents:
        errors = schema_errors(record, one)
        must(not errors, f"{errors[:3]}")


# Tables.


def table(dossier, name):
    """The rows of a table; cells without the apostrophe that stops formulas."""
    text = dossier.text(f"{name}.csv")
    must(text.startswith("\ufeff"), "the mark is missing by which Excel knows UTF-8")
    text = text[1:]
    must(not re.search(r"(?<!\r)\n", re.sub(r'"(?:[^"]|"")*"', "", text)), "a line ends without CR LF")
    rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    header = rows[0]
    same(len(set(header)), len(header), "columns with names of their own")
    for number, row in enumerate(rows[1:], 2):
        same(len(row), len(header), f"cells of row {number}")
        for cell in row:
            must(not cell.startswith(FORMULA) or NUMBER.fullmatch(cell), f"row {number} has a formula: {cell!r}")
    plain = lambda cell: cell[1:] if cell[:1] == "'" and cell[1:].startswith(FORMULA) else cell
    return [dict(zip(header, map(plain, row))) for row in rows[1:]]


def value(found):
    """A value as a cell has it."""
    if found is None:
        return ""
    if isinstance(found, bool):
        return str(found).lower()
    if isinstance(found, float) and found.is_integer():
        return str(int(found))
    return str(found)


def rows_match(rows, expected):
    same(len(rows), len(expected), "rows")
    for number, (row, fields) in enumerate(zip(rows, expected), 2):
        for name, wanted in fields.items():
            must(name in row, f"there is no column {name}")
            same(row[name], value(wanted), f"row {number}, {name}")


def words(document, at):
    return document["text"][at["start"] : at["end"]]


def documents_csv(dossier):
    copies = {copy["document"]: copy["of"] for copy in dossier.whole["copies"]}
    plain = ["id", "title", "outlet", "author", "url", "published", "published_basis", "language"]
    rows_match(
        table(dossier, "documents"),
        [
            {name: one[name] for name in plain}
            | {"characters": len(one["text"]), "copy_of": copies.get(one["id"])}
            | {name: len(one[name]) for name in ("sentences", "mentions", "claims", "events")}
            for one in dossier.documents
        ],
    )


def entities_csv(dossier):
    plain = ["id", "name", "kind", "country", "code", "mentions", "documents", "origins", "first", "last"]
    rows_match(
        table(dossier, "entities"),
        [
            {name: one[name] for name in plain}
            | {"aliases": "; ".join(one["aliases"])}
            | {name: (one["place"] or {}).get(name) for name in ("lat", "lon", "admin1", "precision")}
            for one in dossier.entities
        ],
    )


def mentions_csv(dossier):
    rows_match(
        table(dossier, "mentions"),
        [
            {name: one[name] for name in ("start", "end", "text", "kind", "form", "rule")}
            | {"document": document["id"], "entity": dossier.of_own.get((document["id"], one["entity"]))}
            for document, one in dossier.all("mentions")
        ],
    )


def toll(one):
    """Columns of a toll."""
    counts = {name: one["toll"][name] or {} for name in TOLLS}
    return {f"{name}_{end}": count.get(end) for name, count in counts.items() for end in ("low", "high")}


def events_csv(dossier):
    rows_match(
        table(dossier, "events"),
        [
            {name: one[name] for name in ("id", "type", "mode", "from", "to", "status", "documents", "origins")}
            | {"contexts": "; ".join(one["contexts"]), "actors": "; ".join(dossier.names(one["actors"]))}
            | {"recipient_ids": "; ".join(one["recipients"]), "place_id": one["place"]}
            | toll(one)
            for one in dossier.events
        ],
    )


def tellings_csv(dossier):
    happening = {
        (telling["document"], telling["event"]): event["id"] for event in dossier.events for telling in event["tellings"]
    }
    expected = []
    for document in dossier.documents:
        names = {entity["id"]: entity["name"] for entity in document["entities"]}
        for place, one in enumerate(document["events"]):
            expected.append(
                {name: one[name] for name in ("type", "mode", "from", "to", "date_basis", "status", "rule")}
                | {"document": document["id"], "trigger": words(document, one["trigger"])}
                | {"sentence": words(document, document["sentences"][one["sentence"]])}
                | {"actors": "; ".join(names[actor] for actor in one["actors"])}
                | {"event": happening[document["id"], place]}
                | toll(one)
            )
    rows_match(table(dossier, "tellings"), expected)


def claims_csv(dossier):
    rows_match(
        table(dossier, "claims"),
        [
            {name: one[name] for name in ("act", "kind", "anonymous", "rule")}
            | {"document": document["id"], "cue": words(document, one["cue"]), "start": one["cue"]["start"]}
            | {"source": words(document, one["source"]) if one["source"] else ""}
            | {"content": " … ".join(words(document, part) for part in one["content"])}
            for document, one in dossier.all("claims")
        ],
    )


def times_csv(dossier):
    rows = table(dossier, "times")
    plain = ("start", "end", "text", "type", "value", "mod", "from", "to", "granularity", "basis", "rule")
    for field, interval in (("times", "false"), ("intervals", "true")):
        rows_match(
            [row for row in rows if row["interval"] == interval],
            [
                {name: one[name] for name in plain} | {"document": document["id"]}
                for document, one in dossier.all(field)
            ],
        )


def quantities_csv(dossier):
    plain = ("start", "end", "text", "value", "upper", "unit", "what", "bound", "rule")
    rows_match(
        table(dossier, "quantities"),
        [
            {name: one[name] for name in plain} | {"document": document["id"]}
            for document, one in dossier.all("quantities")
        ],
    )


def discrepancies_csv(dossier):
    rows_match(
        table(dossier, "discrepancies"),
        [
            {name: one[name] for name in ("kind", "nature", "weight")}
            | {name: reading[name] for name in ("value", "document", "start", "end", "by")}
            | {"discrepancy": number, "subject": next(iter(one["subject"].values()))}
            | {"text": words(dossier.document[reading["document"]], reading)}
            for number, one in enumerate(dossier.whole["discrepancies"], 1)
            for reading in one["readings"]
        ],
    )


def timeline_csv(dossier):
    rows_match(
        table(dossier, "timeline"),
        [
            {"date": one["date"], "weight": one["weight"], "events": "; ".join(one["events"])}
            | {"headline": words(dossier.document[one["headline"]["document"]], one["headline"])}
            for one in dossier.whole["timeline"]
        ],
    )


# Events.


def plover_jsonl(dossier):
    lines = dossier.lines("plover.jsonl")
    same([line["id"] for line in lines], [event["id"] for event in dossier.events], "ids")
    for line, event in zip(lines, dossier.events):
        same(line["event"], [event["type"]], f"{event['id']}: event")
        same((line["date"], line["enddate"]), (event["from"], event["to"]), f"{event['id']}: days")
        same([one["identifier_id"] for one in line["source"]], event["actors"], f"{event['id']}: source")
        same([one["identifier_id"] for one in line["recipient"]], event["recipients"], f"{event['id']}: recipient")
        same(line["status"], event["status"], f"{event['id']}: status")
        dead = (event["toll"]["killed"] or {}).get("low")
        same(line["size_info"].get("dead"), dead, f"{event['id']}: dead")
        told = [telling["document"] for telling in event["tellings"]]
        same([one["citation"] for one in line["tellings"]], told, f"{event['id']}: tellings")
        must(line["quad_code"] in (1, 2, 3, 4), f"{event['id']}: quad_code")
        for telling in line["tellings"]:
            found = words(dossier.document[telling["citation"]], telling)
            must(found in line["event_text"], f"{event['id']}: {found!r} is not in event_text")
        if event["place"]:
            same(line["event_loc"]["name"], dossier.entity[event["place"]]["name"], f"{event['id']}: event_loc")


class Tags(html.parser.HTMLParser):
    """The tags and the text of a piece of HTML."""

    def __init__(self, source):
        super().__init__()
        self.tags, self.links, self.text = set(), [], ""
        self.feed(source)
        self.close()

    def handle_starttag(self, tag, attributes):
        self.tags.add(tag)
        self.links += [value for name, value in attributes if name == "href"]
        must(all(name in ("href", "rel") for name, _ in attributes), f"<{tag}> has attributes {attributes}")

    def handle_data(self, data):
        self.text += data


def timelinejs_json(dossier):
    whole = json.loads(dossier.text("timelinejs.json"))
    same(list(whole), ["title", "events"], "fields")
    dated = dossier.dated()
    cover = Tags(whole["title"]["text"]["text"])
    same(cover.tags, {"p"}, "tags of the title")
    missing = len(dossier.events) - len(dated)
    must(not missing or str(missing) in cover.text, f"the title does not tell of {missing} undated events")
    same([one["unique_id"] for one in whole["events"]], [event["id"] for event in dated], "ids")
    for slide, event in zip(whole["events"], dated):
        day = lambda part: str(datetime.date(part["year"], part["month"], part["day"]))
        same(day(slide["start_date"]), event["from"] or event["to"], f"{event['id']}: start")
        if "end_date" in slide:
            same(day(slide["end_date"]), event["to"], f"{event['id']}: end")
        else:
            must(event["from"] is None or event["to"] in (None, event["from"]), f"{event['id']}: has no end")
        must(slide["display_date"], f"{event['id']}: display_date")
        headline, body = Tags(slide["text"]["headline"]), Tags(slide["text"]["text"])
        same(headline.tags, set(), f"{event['id']}: tags of the headline")
        must(body.tags <= {"p", "blockquote", "br", "a"}, f"{event['id']}: tags {body.tags}")
        must(all(link.startswith(("https://", "http://")) for link in body.links), f"{event['id']}: {body.links}")
        must(event["status"] in body.text, f"{event['id']}: its status is not told")


def events_ics(dossier):
    import icalendar

    raw = (dossier.folder / "events.ics").read_bytes()
    for line in raw.split(b"\r\n"):
        must(len(line) <= 75, f"a line of {len(line)} bytes")
        must(b"\n" not in line and b"\r" not in line, "a line ends without CR LF")
    calendar = icalendar.Calendar.from_ical(raw)
    must(calendar["version"] == "2.0" and calendar["prodid"], "version and prodid")
    found = calendar.walk("VEVENT")
    dated = dossier.dated()
    same(len(found), len(dated), "events")
    same(len({one["uid"] for one in found}), len(found), "ids that differ")
    one_day = datetime.timedelta(days=1)
    for entry, event in zip(found, dated):
        must(not entry.errors, f"{event['id']}: {entry.errors}")
        must(entry["uid"].startswith(event["id"]), f"{entry['uid']} is not {event['id']}")
        same(str(entry["dtstart"].dt), event["from"] or event["to"], f"{event['id']}: start")
        same(str(entry["dtend"].dt - one_day), event["to"] or event["from"], f"{event['id']}: end")
        wanted = "CONFIRMED" if event["status"] == "reported" else "TENTATIVE"
        same(entry["status"], wanted, f"{event['id']}: status")
        must(event["type"] in entry["categories"].cats, f"{event['id']}: categories")
        for name in dossier.names(event["actors"] + event["recipients"]):
            must(name in entry["summary"], f"{event['id']}: {name!r} is not in the summary")
        must(isinstance(entry["dtstamp"].dt, datetime.datetime), f"{event['id']}: dtstamp")


def places_geojson(dossier):
    from geojson_pydantic import FeatureCollection

    read = FeatureCollection.model_validate_json(dossier.text("places.geojson"))
    spots = {one["id"]: one["place"] for one in dossier.entities if one["place"]}
    events = [event for event in dossier.events if event["place"] in spots]
    expected = [(event["id"], spots[event["place"]]) for event in events] + list(spots.items())
    same([feature.id for feature in read.features], [id for id, _ in expected], "ids")
    for feature, (id, place) in zip(read.features, expected):
        at = feature.geometry.coordinates
        same((at.longitude, at.latitude), (place["lon"], place["lat"]), f"{id}: coordinates")
    for feature, event in zip(read.features, events):
        same(feature.properties["status"], event["status"], f"{event['id']}: status")
        same(feature.properties["actors"], dossier.names(event["actors"]), f"{event['id']}: actors")


# Networks.


def graph_matches(dossier, graph, label):
    same(set(graph.nodes), set(dossier.entity), "nodes")
    for id, data in graph.nodes(data=True):
        entity = dossier.entity[id]
        same(data[label], xml(entity["name"]), f"{id}: label")
        same((data["mentions"], data["documents"]), (entity["mentions"], entity["documents"]), f"{id}: counts")
    found = Counter()
    for one, other, data in graph.edges(data=True):
        found[one, other, data["type"]] += data["events"]
        same(data["weight"], data["events"], f"{one} to {other}: weight")
        must(data["reported"] <= data["events"], f"{one} to {other}: reported")
        if "first" in data:
            must(data["first"] <= data["last"], f"{one} to {other}: days")
    same(found, dossier.edges(), "edges")


def xml(text):
    """What XML can hold of a text."""
    return re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]", "", text)


def network_gexf(dossier):
    import networkx

    text = dossier.text("network.gexf")
    must('xmlns="http://gexf.net/1.3" version="1.3"' in text, "it is not GEXF 1.3")
    # NetworkX reads version 1.2, which what is used here has not changed since.
    older = text.replace("http://gexf.net/1.3", "http://www.gexf.net/1.2draft").replace('version="1.3"', 'version="1.2"')
    graph_matches(dossier, networkx.read_gexf(io.BytesIO(older.encode())), "label")


def network_graphml(dossier):
    import networkx

    graph_matches(dossier, networkx.read_graphml(dossier.folder / "network.graphml"), "label")


# Models of others.


def ftm_jsonl(dossier):
    from followthemoney import model

    lines = dossier.lines("ftm.jsonl")
    entities = {line["id"]: line for line in lines}
    same(len(entities), len(lines), "ids that differ")
    for line in lines:
        schema = model.get(line["schema"])
        must(schema is not None and not schema.abstract, f"there is no schema {line['schema']}")
        # Raises where a property is missing or holds what it cannot.
        schema.validate({"properties": line["properties"]})
        proxy = model.get_proxy(line, cleaned=False)
        must(proxy.caption, f"{line['id']} has no caption")
        for name, values in line["properties"].items():
            property = schema.get(name)
            must(property is not None, f"{line['schema']} has no property {name}")
            same(sorted(proxy.get(name)), sorted(values), f"{line['schema']}: {name}, as it is cleaned")
            for of in values if property.type.name == "entity" else []:
                must(of in entities, f"{line['schema']}: {name} points nowhere")
                target = model.get(entities[of]["schema"])
                must(target.is_a(property.range), f"{line['schema']}: {name} is a {target.name}")
    count = Counter(line["schema"] for line in lines)
    kinds = Counter(entity["kind"] for entity in dossier.entities)
    same(count["Event"], len(dossier.events), "events")
    same(count["Article"], len(dossier.documents), "articles")
    same(count["Person"], kinds["person"], "people")
    same(count["PublicBody"], kinds["government"], "governments")
    same(count["Address"], kinds["place"], "places")
    bodies = kinds["organisation"] + kinds["armed_group"] + kinds["media"]
    same(count["Organization"] + count["Company"], bodies, "organisations")
    happenings = [line["properties"] for line in lines if line["schema"] == "Event"]
    for found, event in zip(happenings, dossier.events):
        same(found["recordId"], [event["id"]], "recordId")
        outer = {"organisation", "armed_group", "media", "person", "government", "place", "nationality"}
        parties = set(event["actors"] + event["recipients"])
        parties = {one for one in parties if dossier.entity[one]["kind"] in outer}
        same(len(found.get("involved", [])), len(parties), f"{event['id']}: involved")
        must(event["status"] in found["keywords"], f"{event['id']}: status")


def stix_json(dossier):
    import stix2validator

    whole = json.loads(dossier.text("stix.json"))
    # 103: ids are made of ours (UUID version 5), so that they stay; 302: what stands behind an address is not read.
    options = stix2validator.ValidationOptions(
        version="2.1", strict_types=True, strict_properties=True, enforce_refs=True, disabled="103,302", silent=True
    )
    result = stix2validator.validate_instance(whole, options)
    must(result.is_valid, f"{[str(error) for error in result.errors][:3]}")
    must(not result.warnings, f"{[str(warning) for warning in result.warnings][:3]}")
    objects = {one["id"]: one for one in whole["objects"]}
    same(len(objects), len(whole["objects"]), "ids that differ")
    count = Counter(one["type"] for one in whole["objects"])
    kinds = Counter(entity["kind"] for entity in dossier.entities)
    same(count["incident"], len(dossier.events), "incidents")
    same(count["report"], len(dossier.documents), "reports")
    same(count["threat-actor"], kinds["armed_group"], "armed groups")
    same(count["location"], sum(1 for one in dossier.entities if one["place"] and one["kind"] == "place"), "places")
    statuses = Counter(label for one in whole["objects"] for label in one.get("labels", []) if label[:7] == "status:")
    same(statuses, Counter(f"status:{event['status']}" for event in dossier.events), "statuses")
    for one in whole["objects"]:
        refs = [one[name] for name in ("source_ref", "target_ref", "created_by_ref") if name in one]
        for ref in refs + one.get("object_refs", []):
            must(ref in objects, f"{one['id']} points nowhere: {ref}")
    incidents = [one for one in whole["objects"] if one["type"] == "incident"]
    parts = Counter((one["source_ref"], one["description"]) for one in whole["objects"] if one["type"] == "relationship")
    for incident, event in zip(incidents, dossier.events):
        has_identity = {"agreement", "event_name", "weapon"}
        actors = [one for one in event["actors"] if dossier.entity[one]["kind"] not in has_identity]
        same(parts[incident["id"], "actor"], len(actors), f"{event['id']}: actors")


# The terms of http://www.w3.org/ns/anno.jsonld that are used, so that nothing is fetched.
ANNO = {
    "oa": "http://www.w3.org/ns/oa#",
    "as": "http://www.w3.org/ns/activitystreams#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "id": "@id",
    "type": "@type",
    "Annotation": "oa:Annotation",
    "AnnotationCollection": "as:OrderedCollection",
    "AnnotationPage": "as:OrderedCollectionPage",
    "TextualBody": "oa:TextualBody",
    "SpecificResource": "oa:SpecificResource",
    "TextQuoteSelector": "oa:TextQuoteSelector",
    "TextPositionSelector": "oa:TextPositionSelector",
    "body": {"@type": "@id", "@id": "oa:hasBody"},
    "target": {"@type": "@id", "@id": "oa:hasTarget"},
    "source": {"@type": "@id", "@id": "oa:hasSource"},
    "selector": {"@type": "@id", "@id": "oa:hasSelector"},
    "motivation": {"@type": "@vocab", "@id": "oa:motivatedBy"},
    "purpose": {"@type": "@vocab", "@id": "oa:hasPurpose"},
    "identifying": "oa:identifying",
    "classifying": "oa:classifying",
    "describing": "oa:describing",
    "tagging": "oa:tagging",
    "linking": "oa:linking",
    "exact": "oa:exact",
    "prefix": "oa:prefix",
    "suffix": "oa:suffix",
    "start": {"@type": "xsd:nonNegativeInteger", "@id": "oa:start"},
    "end": {"@type": "xsd:nonNegativeInteger", "@id": "oa:end"},
    "value": "rdf:value",
    "format": "dc:format",
    "label": "rdfs:label",
    "first": {"@type": "@id", "@id": "as:first"},
    "items": {"@type": "@id", "@id": "as:items", "@container": "@list"},
    "total": {"@type": "xsd:nonNegativeInteger", "@id": "as:totalItems"},
    "startIndex": {"@type": "xsd:nonNegativeInteger", "@id": "as:startIndex"},
}


def annotations_jsonld(dossier):
    import rdflib
    from rdflib.namespace import RDF

    whole = json.loads(dossier.text("annotations.jsonld"))
    same(whole["@context"], "http://www.w3.org/ns/anno.jsonld", "context")
    terms = set()
    collect_terms(whole, terms)
    must(terms <= set(ANNO) | {"@context"}, f"no terms of the model: {terms - set(ANNO)}")
    whole["@context"] = ANNO
    graph = rdflib.Graph().parse(data=json.dumps(whole), format="json-ld")
    oa = rdflib.Namespace(ANNO["oa"])
    count = sum(len(document[field]) for document in dossier.documents for field in ("mentions", "events", "claims"))
    same(len(set(graph.subjects(RDF.type, oa.Annotation))), count, "annotations")
    same(whole["total"], count, "total")
    for annotation in graph.subjects(RDF.type, oa.Annotation):
        must(graph.value(annotation, oa.hasTarget) is not None, f"{annotation} has no target")
        must(graph.value(annotation, oa.hasBody) is not None, f"{annotation} has no body")
        motivation = graph.value(annotation, oa.motivatedBy)
        must(isinstance(motivation, rdflib.URIRef) and motivation in oa, f"{annotation}: motivation {motivation}")
    items = iter(whole["first"]["items"])
    for document in dossier.documents:
        for mention in document["mentions"]:
            target_matches(document, mention, next(items)["target"])
        for event in document["events"]:
            target_matches(document, event["trigger"], next(items)["target"])
        for claim in document["claims"]:
            targets = next(items)["target"]
            targets = targets if isinstance(targets, list) else [targets]
            for part, target in zip(claim["content"] or [claim["cue"]], targets, strict=True):
                target_matches(document, part, target)


def collect_terms(value, terms):
    if isinstance(value, dict):
        terms.update(value)
        for name, inner in value.items():
            if name in ("type", "motivation", "purpose"):
                terms.add(inner)
            collect_terms(inner, terms)
    elif isinstance(value, list):
        for inner in value:
            collect_terms(inner, terms)


def target_matches(document, at, target):
    quote, position = target["selector"]
    text = document["text"]
    same((position["start"], position["end"]), (at["start"], at["end"]), "position")
    same(quote["exact"], text[at["start"] : at["end"]], "exact")
    same(quote.get("prefix", ""), text[max(0, at["start"] - 32) : at["start"]], "prefix")
    same(quote.get("suffix", ""), text[at["end"] : at["end"] + 32], "suffix")


# The report.


def report_md(dossier):
    from markdown_it import MarkdownIt
    from mdit_py_plugins.footnote import footnote_plugin

    reader = MarkdownIt("commonmark", {"html": True}).use(footnote_plugin)
    tokens = reader.parse(dossier.text("report.md"))
    kinds = Counter(token.type for token in tokens)
    inner = [child for token in tokens for child in token.children or []]
    must(not any("html" in token.type for token in tokens + inner), "there is HTML in it")
    notes = {child.meta["id"] for child in inner if child.type == "footnote_ref"}
    same(kinds["footnote_open"], len(dossier.documents), "footnotes")
    same(len(notes), len(dossier.documents), "footnotes that are called")
    links = [child.attrs["href"] for child in inner if child.type == "link_open"]
    must(all(link.startswith(("https://", "http://")) for link in links), f"links {links}")
    allowed = {"text", "strong_open", "strong_close", "em_open", "em_close", "footnote_ref", "footnote_anchor"}
    allowed |= {"link_open", "link_close"}
    must({child.type for child in inner} <= allowed, f"{ {child.type for child in inner} - allowed }")
    sections = sections_of(tokens)
    titles = ["What happened", "Without a date", "Where the articles disagree", "Repeats"]
    undated = len(dossier.events) - len(dossier.dated())
    counts = [len(dossier.dated()), undated, len(dossier.whole["discrepancies"]), len(dossier.whole["copies"])]
    for title, count in zip(titles, counts):
        same(len(sections.get(title, [])), count, f"items of {title!r}")
    lines = sections.get("What happened", []) + sections.get("Without a date", [])
    for line, event in zip(lines, dossier.dated() + [one for one in dossier.events if not one["from"] and not one["to"]]):
        must(event["status"] in line, f"{event['id']}: its status is not told")
        for name in dossier.names(event["actors"]):
            must(" ".join(name.split()) in line, f"{event['id']}: {name!r} is not told")
    for quoted in re.findall("“([^“”]*)”", "\n".join(lines)):
        must(len(quoted) <= 201, f"a quotation of {len(quoted)} characters")


def sections_of(tokens):
    """The items of each section as text, by its title."""
    sections, title, depth = {}, "", 0
    for token, following in zip(tokens, tokens[1:]):
        if token.type == "heading_open":
            title = following.content
        elif token.type == "list_item_open":
            depth += 1
            must(depth == 1, "a list in a list")
        elif token.type == "list_item_close":
            depth -= 1
        elif token.type == "inline" and depth:
            plain = "".join(child.content for child in token.children if child.type == "text")
            sections.setdefault(title, []).append(plain)
    return sections


CHECKS = [
    dossier_json,
    records_jsonl,
    documents_csv,
    entities_csv,
    mentions_csv,
    events_csv,
    tellings_csv,
    claims_csv,
    times_csv,
    quantities_csv,
    discrepancies_csv,
    timeline_csv,
    plover_jsonl,
    timelinejs_json,
    events_ics,
    places_geojson,
    network_gexf,
    network_graphml,
    ftm_jsonl,
    stix_json,
    annotations_jsonld,
    report_md,
]


def name_of(check):
    stem, _, ending = check.__name__.rpartition("_")
    return f"{stem}.{ending}"


def main(folders):
    passed = failed = 0
    for folder in map(Path, folders):
        dossier = Dossier(folder)
        unread = {path.name for path in folder.iterdir()} - {name_of(check) for check in CHECKS}
        must(not unread, f"{folder}: nobody reads {sorted(unread)}")
        for check in CHECKS:
            try:
                check(dossier)
            except Exception as error:  # Other people's readers raise what they like.
                failed += 1
                kind = "" if isinstance(error, Wrong) else f"{type(error).__name__}: "
                print(f"{folder / name_of(check)}: {kind}{error}", file=sys.stderr)
                print(f"test {folder.name}/{name_of(check)} ... FAILED")
            else:
                passed += 1
                print(f"test {folder.name}/{name_of(check)} ... ok")
    print(f"test result: {'FAILED' if failed else 'ok'}. {passed} passed; {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
