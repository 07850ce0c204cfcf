#!/usr/bin/env python3
"""How many of the dates that are marked in texts are found, and how many with the right days.

    dateline extract --format jsonl gold.jsonl > found.jsonl
    python3 days.py gold.jsonl found.jsonl [--missed]

The gold is one JSON object a line: `id`, `text` and `spans`, each with `start`, `end`, `type` and `value`. A date is found
when an expression overlaps it, and right when one of these has the same value or covers the same days.
"""
import calendar
import json
import sys


def load(path):
    return [json.loads(line) for line in open(path, encoding="utf-8") if line.strip()]


def ends(value):
    """The first and last day of a day, month or year."""
    if len(value) == 4:
        return value + "-01-01", value + "-12-31"
    if len(value) == 7:
        return value + "-01", f"{value}-{calendar.monthrange(int(value[:4]), int(value[5:]))[1]:02}"
    return value[:10], value[:10]


def right(value, time):
    try:
        first, last = value.split("/") if "/" in value else (value, value)
        days = ends(first)[0], ends(last)[1]
    except (ValueError, IndexError):
        days = None
    return time["value"] == value or days == (time.get("from"), time.get("to"))


def main():
    gold, found = load(sys.argv[1]), {record["id"]: record for record in load(sys.argv[2])}
    count = hits = good = 0
    for document in gold:
        for span in document["spans"]:
            if span["type"] not in ("DATE", "TIME", "DURATION", "SET") or span.get("nested"):
                continue
            times = [time for time in found[document["id"]]["times"]
                     if time["start"] < span["end"] and span["start"] < time["end"]]
            is_right = any(right(span.get("value") or "", time) for time in times)
            count, hits, good = count + 1, hits + bool(times), good + is_right
            if "--missed" in sys.argv and not is_right:
                print(span.get("value"), document["text"][span["start"]:span["end"]], [time["value"] for time in times])
    print(f"{count} dates, {hits / count:.1%} found, {good / count:.1%} with the right days")


if __name__ == "__main__":
    main()
