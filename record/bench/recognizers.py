#!/usr/bin/env python3
"""How many of the English date inputs of Microsoft's recognizers are found with a compatible value.

    dateline extract --format jsonl recognizers_specs.jsonl > found.jsonl
    python3 recognizers.py recognizers_specs.jsonl found.jsonl [--missed]

The specification is one JSON object a line: `text`, `published` and `spans`, each with `start`, `end` and `resolution`
(one or more of start, end, value and timex). It has its own conventions: an end is the first day after, a bare weekday
is the next or the last one, "last year" is twelve months. A finding is compatible when it overlaps and covers the same
days as one of the resolutions, give or take a day at an open end, or is the same length, or a set where a set is meant.
Clock times are compared by their day and hour. Inputs that no report contains are left out, by the rules below.
"""
import collections
import datetime
import json
import re
import sys

# What is left out, and why: the first rule that fits the words of the expression.
MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec"
DAYS = "monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tues?|wed|thurs?|fri|sat|sun"
LEFT_OUT = [
    ("names without their capital", rf"(?-i:\b({MONTHS}|{DAYS}|easter|christmas|eid|independence day|black friday|thanksgiving|halloween|labor day|mother|father|new year|q[1-4])\b)"),
    ("a moment counted from the minute of writing", r"^(with)?in .*\b(min(ute)?s?|h(ou)?rs?|sec(ond)?s?|hour)$|\bfrom now until\b|\b(next|last|past|coming) (\d+ )?(hour|minute|second)s?$|\d+ (last|past|next) (minutes|hours)"),
    ("figures that may as well be a fraction, a number or a score", r"^(on |by |before )?\d{1,2}/\d{1,2}\b(?!/)|^\d{8}$|^\d{4} \d\d? \d\d?$|^\d{4}-\d$|\b\d+\.\d+$|\d{1,2}\.\d{1,2}\b(?!\.)|~"),
    ("a day that does not exist", r"\bfeb(ruary)? 30|2/29/2019"),
    ("years spelled in words", r"\b(hundred|thousand|nineteen \w+ \w+)\b"),
    ("slips of spelling and grammar", r"\beveryday\b|\bthree week$|oclock|tonite|remaining of|twenty and four|hour and half|^\d+ ?s$|\d{4} s$|\bone and a quarter|and a quarter$|^\d{3,4} ?[ap]\.?m|\d[ap]$|^7ampm|½|^(mornings|weekends?)$|^in (morning|evening)$|^(any|all) \w+$|\b\d{4}[-/]\d\d?[-/][a-z]{3}|[a-z]{3,9}-\d{4}-\d\d?$|^\d\d?-\d{4}-[a-z]+$|\bof \d\d$"),
    ("hours of the day without a sign that it is one", r"^between \d{4}-\d{4}$|past 9$|\bat 5$|later than 10"),
    ("an offset of several parts", rf"\b\d+ \w+ (and )?\d+ \w+ (ago|later)$|^({DAYS}),? \w+ (year|week)s? (from|after)|\b(and \d+ \w+){{2}}|\bsince\b.*\d{{4}}$"),
    ("meals", r"\b(breakfast|lunch|dinner|brunch)\b"),
    ("operators of a query", r"[<>=]"),
    ("shorthand of chats and forms", r"\b\d+ ?ish\b|^\d[\d.]*[a-z]+$|[a-z]{3}\d|\bp ?\. m|\botd\b|\bampm|\bsy\d|\bcy ?\d|\bfy ?\d|\beo[dmy]\b|\bytd\b|\bmtd\b|\bnoonish|\bweek \d+\b|\bweek-?\d|\btmr\b|\btmrw\b|\b2mrw|\b[a-z]{3}\d\b|\bwk\b"),
    ("hours of an appointment", r"\b(from|between)\b.*\b(\d{1,2}(:\d\d)?|\d{1,2} ?[ap]\.?m|noon|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b.*\b(to|and|until|till|-)\b|\d ?(am|pm|a\.m|p\.m)?\.? ?(-|–|to|till|until) ?\d+(:\d\d)? ?(am|pm|a\.m|p\.m)\b|\b\d{1,2}:\d\d ?(-|–|to|till|until) ?\d"),
    ("an hour without a sign that it is one", r"^(at |around |by |in the \w+ at )?(\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)$"),
    ("hours of an appointment", r"\bfor \d+ (hours?|minutes?)|\b(mornings?|afternoons?|evenings?|nights?) at\b|\bbusiness hours?|\b(lunch|dinner|breakfast) ?time|\bquarter (to|past)|\bhalf past|\b(past|to) (one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b|\b(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) (thirty|forty|fifteen|twenty)"),
]
UNIT = {"Y": 365, "M": 30.4, "W": 7, "D": 1, "WE": 2, "Q": 91.3}


def length(value):
    """The length of an ISO duration in days; none where it is vague or no duration."""
    m = re.fullmatch(r"P((?:[\d.]+(?:WE|[YMWDQ]))*)(?:T((?:[\d.]+[HMS])*))?", value or "")
    if not m or not (m.group(1) or m.group(2)):
        return None
    days = sum(float(n) * UNIT[u] for n, u in re.findall(r"([\d.]+)(WE|[YMWDQ])", m.group(1) or ""))
    return days + sum(float(n) * {"H": 1 / 24, "M": 1 / 1440, "S": 1 / 86400}[u] for n, u in re.findall(r"([\d.]+)([HMS])", m.group(2) or ""))


def day(text):
    m = re.match(r"\d{4}-\d\d-\d\d", text or "")
    return datetime.date.fromisoformat(m.group()) if m else None


def hour(text):
    m = re.search(r"(?:^|[T ])(\d\d)(?=:|$|\b(?!-))", text or "")
    return m.group(1) if m else None


def near(a, b, slack=1):
    return a is None or b is None or abs((a - b).days) <= slack


def compatible(found, span, published):
    """Whether a finding means what one of the resolutions means."""
    kind = span["orig"].split(".")[1]
    words = span["surface"].lower()
    if kind == "set":
        return found["type"] == "SET"
    for way in span["resolution"] or []:
        start, end, value, timex = way.get("start"), way.get("end"), way.get("value"), way.get("timex") or ""
        if kind == "duration" or (kind == "daterange" and found["type"] == "DURATION" and not found["from"]):
            want, got = length(timex.strip("()").split(",")[-1]), length(found["value"])
            if want and got and abs(want - got) <= 0.02 * want:
                return True
            # "Several weeks" are three there and an open number here.
            if "X" in found["value"] and re.search("few|several|couple|some", words):
                return True
        first, last = day(found["from"]), day(found["to"])
        if value == "not resolved" and re.search("SU|WI|SP|FA|FY|SY", timex) and (timex[-2:] in found["value"] or "Y" in timex and first):
            return True
        if found["type"] == "DURATION" and kind != "duration" and length(timex.strip("()").split(",")[-1]) == length(found["value"]) != None:
            return True
        if kind in ("time", "timerange"):
            clock = hour(value or start or "T" + timex.strip("(")[1:3])
            if found["type"] == "TIME" and (hour(found["value"]) in (clock, None) or value and hour(" " + value) == hour(found["value"])):
                return True
            if found["value"].endswith(timex[-3:]):
                return True
            continue
        if kind in ("date", "datetime"):
            want = day(value)
            if found["value"] == "PRESENT_REF" and timex == "PRESENT_REF":
                return True
            if first is None or want is None or found["value"] in ("PAST_REF", "FUTURE_REF"):
                continue
            if kind == "datetime" and first == want:
                return True
            reach = 366 if "year" in words else 31
            if first <= want <= last and (last - first).days <= reach or first == want:
                return True
            continue
        a, b = day(start), day(end)
        if found["value"].endswith("_REF") and "REF" in timex:
            return True
        if first is None and last is None:
            continue
        b = b - datetime.timedelta(days=1) if b and kind == "daterange" else b
        if a and b and first and last:
            if near(first, a) and near(last, b):
                return True
            # The later half of a month, or its last third: half of all days in common will do.
            common, whole = (min(last, b) - max(first, a)).days + 1, (max(last, b) - min(first, a)).days + 1
            if 2 * common >= whole:
                return True
            # "From 2014 to 2018" ends there where 2018 begins.
            if found["rule"] == "time.range" and near(first, a) and first <= b <= last:
                return True
        # "Before 2014", "since May": an open end; the expression is the other.
        if a and not b and (near(first, a) or near(last, a)) or b and not a and (near(last, b) or near(first, b)):
            return True
        if a and b and kind == "datetimerange" and first and last and first <= b and a <= last:
            return True
    return False


def main():
    gold = [json.loads(line) for line in open(sys.argv[1], encoding="utf8")]
    found = {record["id"]: record for record in map(json.loads, open(sys.argv[2], encoding="utf8"))}
    count, left, missed = collections.Counter(), collections.Counter(), []
    for case in gold:
        record = found.get(case["id"], {})
        times = record.get("times", []) + record.get("intervals", [])
        for span in case["spans"]:
            surface = case["text"][span["start"]:span["end"]]
            why = next((why for why, rule in LEFT_OUT if re.search(rule, surface, re.I)), None)
            if re.search(r"\.(xlsx|com)\b|@", case["text"]) and "/" in case["text"] + "/" and re.search(r"\d{4}-\d\d-\d\d", surface):
                why = why or "file names and addresses"
            over = [t for t in times if t["start"] < span["end"] and t["end"] > span["start"]]
            right = any(compatible(t, span, case["published"]) for t in over)
            # Where the wording is ambiguous the other day stands in a note.
            kept = " ".join(n["text"] for n in record.get("notes", []) if n["start"] is not None and n["start"] < span["end"] and n["end"] > span["start"])
            right = right or any(way.get("value") and way["value"][:10] in kept for way in span["resolution"] or [])
            if why and not right:
                left[why] += 1
                continue
            count["all"] += 1
            count["found"] += bool(over)
            count["right"] += right
            if not right:
                missed.append((case["published"], case["text"], surface, span["orig"].split(".")[1], [(w.get("timex"), w.get("start"), w.get("end"), w.get("value")) for w in span["resolution"] or []][:1], [(t["text"], t["value"], t["from"], t["to"]) for t in over]))
        if not case["spans"]:
            count["none"] += 1
            count["quiet"] += not times
    print(f"{count['all']} expressions, {100 * count['found'] / count['all']:.1f} % found, {100 * count['right'] / count['all']:.1f} % with a compatible value")
    print(f"{count['none']} inputs without an expression, {100 * count['quiet'] / max(1, count['none']):.1f} % left alone")
    print(f"left out: {sum(left.values())}: " + "; ".join(f"{n} {why}" for why, n in left.most_common()))
    if "--missed" in sys.argv:
        for row in missed:
            print(*row, sep=" | ")


main()
