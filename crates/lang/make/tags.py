#!/usr/bin/env python3
"""Makes tags.tsv, tag_endings.tsv and tag_pairs.tsv from treebanks in CoNLL-U.

    tags.py OUT_FOLDER FILE.conllu ...

Universal Dependencies' English EWT (CC BY-SA 4.0) and the genres of GUM that allow it are read; the others are left out.
Only words, endings and pairs of tags with rounded shares come out, no text. Standard library only.
"""
import collections, math, os, re, sys, unicodedata

GUM_GENRES = {"academic", "court", "interview", "news", "speech", "textbook", "vlog", "conversation", "bio", "voyage"}
SAME = {"NFP": "SYM", "ADD": "NNP", "HYPH": ":", "GW": "NN", "XX": "FW", "AFX": "JJ"}
PUNCTUATION = {",", ".", ":", "``", "''", "-LRB-", "-RRB-", "SYM", "$"}
HEADER = "# Made by make/tags.py from UD English EWT and permitted genres of GUM; licence CC BY-SA 4.0. Lines may be mended by hand.\n#\n"


def fold(word):
    word = unicodedata.normalize("NFKD", word.lower().replace("’", "'"))
    return "".join(letter for letter in word if not unicodedata.combining(letter))


def sentences(paths):
    """Lists of (word, tag); words joined by hyphens are one."""
    for path in paths:
        allowed, rows = True, []
        for line in open(path, encoding="utf8"):
            line = line.rstrip("\n")
            if line.startswith("# newdoc id"):
                genre = re.search(r"= GUM_([a-z]+)_", line)
                allowed = genre is None or genre.group(1) in GUM_GENRES
            elif not line:
                if rows and allowed:
                    yield joined(rows)
                rows = []
            elif line[0].isdigit():
                cells = line.split("\t")
                if cells[0].isdigit():
                    rows.append((cells[1], SAME.get(cells[4], cells[4]), cells[4], "SpaceAfter=No" not in cells[9]))
        if rows and allowed:
            yield joined(rows)


def joined(rows):
    out, at = [], 0
    while at < len(rows):
        word, tag, _, space = rows[at]
        parts = 1
        while not space and at + 2 < len(rows) and rows[at + 1][2] == "HYPH" and not rows[at + 1][3]:
            word += "-" + rows[at + 2][0]
            last, space = rows[at + 2][1], rows[at + 2][3]
            tag = "NNP" if last == tag == "NNP" else last if last.startswith("NNP") else last
            at, parts = at + 2, parts + 1
        if parts > 1 and not tag.startswith("NNP") and tag != "NNS":
            after = rows[at + 1][1] if at + 1 < len(rows) else "."
            if tag in ("VBN", "VBG", "CD", "IN", "RP") or after.startswith("NN"):
                tag = "JJ"
        out.append((word, tag))
        at += 1
    return out


def shares(counts, least=1):
    total = sum(counts.values())
    rounded = [(tag, round(100 * count / total)) for tag, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))]
    return [(tag, share) for tag, share in rounded if share >= least]


def text_of(kept):
    return " ".join(f"{tag} {share}" for tag, share in kept)


def main():
    out, paths = sys.argv[1], sys.argv[2:]
    lower, capital = collections.defaultdict(collections.Counter), collections.defaultdict(collections.Counter)
    pairs, after_any = collections.defaultdict(collections.Counter), collections.Counter()
    for sentence in sentences(paths):
        before = "^"
        words = [word for word, tag in sentence if tag not in PUNCTUATION]
        shouting = sum(word[0].isupper() for word in words) > 0.6 * len(words) and len(words) > 3
        first = True
        for word, tag in sentence:
            pairs[before][tag] += 1
            after_any[tag] += 1
            before = tag
            if tag in PUNCTUATION:
                continue
            if not any(letter.isalpha() for letter in word):
                continue
            proper = tag.startswith("NNP")
            if word[0].isupper() and not first and not shouting:
                capital[fold(word)][tag] += 1
            elif word[0].isupper() and proper:
                capital[fold(word)][tag] += 1
            elif not (proper and word[0].islower() and len(word) > 3):
                lower[fold(word)][tag] += 1
            first = False

    # Endings, from rare words as unknown words are rare.
    endings = collections.defaultdict(collections.Counter)
    for word, counts in lower.items():
        if sum(counts.values()) <= 8 and word.isalpha() and len(word) > 3:
            for length in range(0, 5):
                if length < len(word) - 1:
                    for tag, count in counts.items():
                        endings[word[len(word) - length:]][tag] += min(count, 2)
    kept_endings = {}
    for ending in sorted(endings, key=len):
        counts = endings[ending]
        if sum(counts.values()) < 12:
            continue
        parent = next((kept_endings[ending[cut:]] for cut in range(1, len(ending) + 1) if ending[cut:] in kept_endings), None)
        kept = shares(counts, 3)
        if parent and len(ending) > 2:
            near = {tag: share for tag, share in parent}
            if all(abs(near.get(tag, 0) - share) < 15 for tag, share in kept):
                continue
        kept_endings[ending] = kept

    def guess(word):
        for length in range(min(4, len(word) - 1), -1, -1):
            found = kept_endings.get(word[len(word) - length:] if length else "")
            if found:
                return found
        return []

    with open(os.path.join(out, "tags.tsv"), "w", encoding="utf8") as file:
        file.write(HEADER + "# Parts of speech of words whose ending or case misleads, with their shares in percent.\n#\n"
                   "# tags     as a common word: in lower case, or at the start of a sentence.\n"
                   "# capital  with a capital inside a sentence. An empty cell leaves it to the ending, or to the capital.\n"
                   "word\ttags\tcapital\n")
        for word in sorted(set(lower) | set(capital)):
            low, cap = lower.get(word, {}), capital.get(word, {})
            low_total, cap_total = sum(low.values()), sum(cap.values())
            if re.search(r"[\d\t|]", word) or not re.match(r"^['a-z]", word):
                continue
            low_text = cap_text = ""
            if low_total >= 2 or (low_total and len(word) <= 3):
                kept, guessed = shares(low, 2), guess(word)
                near = dict(guessed)
                wrong = not guessed or kept[0][0] != guessed[0][0] or guessed[0][1] < 70
                ambiguous = len(kept) > 1 and kept[1][1] >= 10
                misled = not guessed or kept[0][0] != guessed[0][0]
                if low_total >= 5 or low_total >= 3 and (wrong or ambiguous) or misled:
                    low_text = text_of(kept)
            if cap_total >= 3:
                kept = shares(cap, 4)
                expected = "NNP"
                if kept[0][0] != expected or kept[0][1] < 80:
                    cap_text = text_of(kept)
            if low_text or cap_text:
                file.write(f"{word}\t{low_text}\t{cap_text}\n")

    with open(os.path.join(out, "tag_endings.tsv"), "w", encoding="utf8") as file:
        file.write(HEADER + "# Parts of speech by the end of a word that no table has, with their shares in percent; the longest ending counts.\n"
                   "# The empty ending stands for all other words.\nending\ttags\n")
        for ending in sorted(kept_endings):
            file.write(f"{ending}\t{text_of(kept_endings[ending])}\n")

    tags = sorted(after_any)
    total = sum(after_any.values())
    cost = lambda share: round(-16 * math.log2(share))
    with open(os.path.join(out, "tag_pairs.tsv"), "w", encoding="utf8") as file:
        file.write(HEADER + "# How surprising a part of speech is behind another, in sixteenths of a bit.\n"
                   "# `^` is the start of a sentence, `*` any place at all. A pair that is missing costs 200.\nbefore\tafter\tcost\n")
        for tag in tags:
            file.write(f"*\t{tag}\t{cost(after_any[tag] / total)}\n")
        for before in sorted(pairs):
            seen = sum(pairs[before].values())
            for tag in tags:
                share = (pairs[before][tag] + 4 * after_any[tag] / total) / (seen + 4)
                if cost(share) < 200:
                    file.write(f"{before}\t{tag}\t{cost(share)}\n")


main()
