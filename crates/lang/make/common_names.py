#!/usr/bin/env python3
"""Makes common_names.tsv: words frequent in names of persons, from Latin spellings with counts.

    common_names.py name_variants_arabic.jsonl OUT_FOLDER

The source is Wikidata (CC0): lines with "variants": [{"latin", "count"}]. Words of tags.tsv that are common words are left out, and
words that news uses as the name of a people, faith, group or agency before that of a person.
"""
import collections, json, os, sys, unicodedata

counts = collections.Counter()
for line in open(sys.argv[1], encoding="utf8"):
    for variant in json.loads(line)["variants"]:
        word = unicodedata.normalize("NFKD", variant["latin"].lower())
        word = "".join(letter for letter in word if not unicodedata.combining(letter))
        if len(word) > 2 and word.replace("-", "").isalpha():
            counts[word] += variant["count"]
common = {"allah", "dane", "finn", "german", "lord", "wafa", "wagner"}
for row in open(os.path.join(sys.argv[2], "tags.tsv"), encoding="utf8"):
    cells = row.rstrip("\n").split("\t")
    if len(cells) == 3 and cells[1]:
        common.add(cells[0])
with open(os.path.join(sys.argv[2], "common_names.tsv"), "w", encoding="utf8") as file:
    file.write("# Words frequent in names of persons, in lower case without accents. Made by make/common_names.py from Wikidata (CC0).\n"
               "# Names to add by hand go into world_names.tsv.\nname\n")
    for word in sorted(counts):
        if counts[word] >= 4 and word not in common:
            file.write(word + "\n")
