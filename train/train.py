"""Trains the network and writes its weights.

    python train.py --data DIR --prepared DIR --out news.npz [--fold K --folds N] [--teachers A.npz B.npz …]

`--prepared` holds for each set what `prepare.py` wrote and what `dateline features` printed of it. With `--fold`,
documents of that fold of the DEV sets take no part, and the names found in them are written to `--out` with `.jsonl`.
With `--teachers` it learns what is right and what those networks, trained before, think likely, also of trees in the
sentences with names and of names in the treebanks. Teachers must not know the fold. With `--go-on` it begins where
another training of the same size and the same texts ended.
"""

import argparse
import json
import os
import pathlib
import time
import zlib

os.environ.setdefault("XLA_FLAGS", "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1")

import jax
import numpy as np

# What is compiled for one run serves the next.
CACHE = pathlib.Path(__file__).resolve().parent.parent / "target" / "train" / "compiled"
jax.config.update("jax_compilation_cache_dir", str(CACHE))
jax.config.update("jax_persistent_cache_min_compile_time_secs", 0.5)

import annotated
import batches
import conventions
import devices
import finding
import learning
import measuring
import network
import teaching
import treebank
import words

LEAST = (4, 8, 5, 3, 8, 4, 1)
STEPS = {"tree": learning.tree_step, "names": learning.names_step}
SPELLINGS = [str.upper, str.lower, lambda word: word[:1].upper() + word[1:]]


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=pathlib.Path, required=True)
    parser.add_argument("--prepared", type=pathlib.Path, required=True)
    parser.add_argument("--out", type=pathlib.Path, required=True)
    parser.add_argument("--epochs", type=int, default=12)
    parser.add_argument("--name-epochs", type=int, default=6)
    parser.add_argument("--fold", type=int)
    parser.add_argument("--folds", type=int, default=3)
    parser.add_argument("--rate", type=float, default=4e-3)
    parser.add_argument("--tokens", type=int, default=1600)
    parser.add_argument("--respelled", type=float, default=0.25)
    parser.add_argument("--teachers", type=pathlib.Path, nargs="*", default=[])
    parser.add_argument("--go-on", type=pathlib.Path, help="begin with these weights")
    parser.add_argument("--rounded", type=float, default=0.4, help="with teachers, this last share of the steps learns with rounded weights")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--devices", type=int, choices=(1, 2), default=1, help="how many cores share each batch")
    for field in ("hidden", "layers", "tag_layer", "name_layer", "name_hidden", "bag", "word", "dropout"):
        parser.add_argument("--" + field.replace("_", "-"), type=type(getattr(network.Size, field)))
    arguments = parser.parse_args()
    for field in ("hidden", "name_hidden", "word"):
        if (getattr(arguments, field) or 0) % network.LANES:
            parser.error(f"--{field.replace('_', '-')}: the engine takes multiples of {network.LANES}")
    return arguments


def cut(prepared, name):
    """What `dateline features` printed of a set, by id."""
    with open(prepared / f"{name}.features.jsonl", encoding="utf-8") as lines:
        return {record["id"]: record for record in map(json.loads, lines)}


def fold_of(document, folds):
    return zlib.crc32(document.encode()) % folds


def trees(data, prepared):
    """The treebanks as they are, and again as the core cuts their words where that differs."""
    out = []
    for name in ("gum.train", "ewt.train"):
        read = treebank.read(data / "treebank" / f"{name}.conllu")
        tokens = cut(prepared, name)
        out += read
        for place, tree in enumerate(read):
            sentences = tokens[f"{name}-{place}"]["sentences"]
            again = treebank.recut(tree, [tuple(token) for sentence in sentences for token in sentence["tokens"]])
            if again and again.words != tree.words:
                out.append(again)
    return out


def named(prepared, fold, folds):
    """Sentences to learn from, their words as written, and the records held out: (set, record, its tokens and
    features)."""
    learnt, written, held = [], [], []
    for name, settings in annotated.SETS.items():
        for variant in (name, name + ".case", name + ".swapped"):
            if not (prepared / f"{variant}.jsonl").exists():
                continue
            records = list(filter(annotated.may_be_learnt, annotated.records(prepared / f"{variant}.jsonl")))
            tokens = cut(prepared, variant)
            if fold is not None and name.endswith(".dev"):
                if variant == name:
                    every = annotated.records(prepared / f"{name}.jsonl")
                    held += [(name, r, tokens[r["id"]]) for r in every if fold_of(document(r), folds) == fold]
                records = [r for r in records if fold_of(document(r), folds) != fold]
            sentences = annotated.documents(records, tokens, settings)
            learnt += sentences
            # What is invented or respelled earns no word a row of its own.
            if variant == name != "generated":
                written += [sentence.words for sentence in sentences]
    for name in annotated.MEASURED_ONLY:
        tokens = cut(prepared, name)
        held += [(name, r, tokens[r["id"]]) for r in annotated.records(prepared / f"{name}.jsonl")]
    return learnt, written, held


def document(record):
    """Sentences of one document go together."""
    return record.get("doc") or record["id"]


class Batches:
    """One epoch after the other of trees and names, mixed."""

    def __init__(self, settings, encoding, trees, named, counts, rng):
        self.settings, self.encoding, self.rng = settings, encoding, rng
        self.trees, self.named, self.labels = trees, named, counts["names"]
        frequency = np.array(encoding.vocabularies[0].counts, np.float32)
        self.forget = 0.25 / (0.25 + frequency + 1e-6) + 0.02
        self.forget[0] = 0

    def epochs(self):
        """Whole passes over both, in such shares that both end together."""
        settings, tokens = self.settings, self.settings.tokens
        passes = [("tree", settings.epochs, [len(t.words) for t in self.trees])]
        passes.append(("names", settings.name_epochs, [len(s.words) for s in self.named]))
        work = []
        for kind, count, sizes in passes:
            chain = []
            for _ in range(count):
                chain += [(kind, *batch) for batch in batches.plan(sizes, tokens, self.rng)]
            work += [(i / len(chain), item) for i, item in enumerate(chain)]
        return [item for _, item in sorted(work, key=lambda pair: pair[0])]

    def make(self, kind, limit, places):
        height = batches.rows(limit, self.settings.tokens)
        respell = None
        if self.rng.random() < self.settings.respelled:
            spelling = SPELLINGS[self.rng.integers(len(SPELLINGS))]
            respell = lambda words: [spelling(word) for word in words]
        if kind == "tree":
            made = batches.trees(self.encoding, [self.trees[p] for p in places], limit, height, respell)
        else:
            made = batches.names(self.encoding, [self.named[p] for p in places], limit, height, self.labels)
        rows = made[0][:, :, 0]
        made[0][:, :, 0] = np.where(self.rng.random(rows.shape) < self.forget[rows], 0, rows)
        return made


class Taught(Batches):
    """The same with what teachers say of every sentence, and with the treebanks' sentences as the core cuts them."""

    # How much the right tags and trees, the teachers', the right names and the teachers' count.
    SHARES = {"tree": (0.5, 0.5, 0, 0), "names": (0, 0.5, 0.5, 0.5), "free": (0, 0.5, 0, 1)}

    def __init__(self, settings, encoding, trees, named, free, counts, rng, teachers):
        super().__init__(settings, encoding, trees, named + free, counts, rng)
        self.known = len(named)
        start = time.time()
        self.lessons = {"tree": teachers.lessons(self.trees), "names": teachers.lessons(self.named)}
        print(f"lessons after {time.time() - start:.0f}s", flush=True)

    def make(self, kind, limit, places):
        words, mask, *rest = super().make(kind, limit, places)
        height = batches.rows(limit, self.settings.tokens)
        lessons = batches.lessons([self.lessons[kind][p] for p in places], limit, height, self.lessons["names"][0])
        if kind == "tree":
            bags, allowed = batches.bags([], limit, height), np.ones((height, limit, self.labels), np.float32)
            return words, mask, bags, rest[0], allowed, lessons, np.array(self.SHARES["tree"], np.float32)
        targets = tuple(np.zeros((4, height, limit), np.int32))
        share = sum(place < self.known for place in places) / len(places)
        shares = share * np.array(self.SHARES["names"]) + (1 - share) * np.array(self.SHARES["free"])
        return words, mask, rest[0], targets, rest[1], lessons, shares.astype(np.float32)


def free(data, prepared):
    """Sentences with the features that names need, of which nobody said who is named in them: of the treebanks, but for
    news, since the set of names has some of it, and of histories of wars."""
    texts = {}
    for name in ("gum.train", "ewt.train"):
        trees = enumerate(treebank.read(data / "treebank" / f"{name}.conllu"))
        texts[name] = {f"{name}-{place}": tree.text for place, tree in trees if tree.genre != "news"}
    texts["wikiwars"] = {record["id"]: record["text"] for record in annotated.records(prepared / "wikiwars.jsonl")}
    out = []
    for name, known in texts.items():
        tokens = cut(prepared, name)
        for place, text in known.items():
            for sentence in tokens[place]["sentences"]:
                if sentence["tokens"]:
                    spelled = [text[start:end] for start, end in sentence["tokens"]]
                    bags = [[f + 1 for f in ids] for ids in sentence["features"]]
                    anything = [[1.0] * len(conventions.LABELS)] * len(spelled)
                    out.append(annotated.Sentence(place, spelled, sentence["tokens"], bags, anything))
    return out


def numbered(trees, lists):
    for tree in trees:
        for field, values in zip(("penn", "universal", "labels"), lists):
            place = {value: i for i, value in enumerate(values)}
            setattr(tree, field, [place.get(value, 0) for value in getattr(tree, field)])


def main():
    settings = arguments()
    spread = devices.Spread(settings.devices)
    chosen = {k: v for k, v in vars(settings).items() if v is not None and hasattr(network.Size, k)}
    size = network.Size(**chosen)
    rng = np.random.default_rng(settings.seed)
    grown = trees(settings.data, settings.prepared)
    learnt, written, held = named(settings.prepared, settings.fold, settings.folds)
    vocabularies = words.vocabularies([t.words for t in grown] + written, LEAST)
    encoding = words.Encoding(vocabularies)
    lists = [sorted({value for tree in grown for value in getattr(tree, field)}) for field in ("penn", "universal", "labels")]
    numbered(grown, lists)
    developed = {name: treebank.read(settings.data / "treebank" / f"{name}.dev.conllu", True) for name in ("gum", "ewt")}
    for sentences in developed.values():
        numbered(sentences, lists)
    feature_names = (settings.prepared / "features.txt").read_text(encoding="utf-8").split("\n")
    feature_names = [name for name in feature_names if name]
    counts = dict(
        features=words.FEATURES, rows=[len(v) for v in vocabularies], penn=len(lists[0]), universal=len(lists[1]),
        labels=len(lists[2]), bag=len(feature_names) + 1, names=len(conventions.LABELS),
    )
    if settings.teachers:
        teachers = teaching.Teachers(settings.teachers, [*lists, conventions.LABELS, feature_names], spread)
        untold = free(settings.data, settings.prepared)
        course = Taught(settings, encoding, grown, learnt, untold, counts, rng, teachers)
    else:
        course = Batches(settings, encoding, grown, learnt, counts, rng)
    work = course.epochs()
    print(f"{len(grown)} trees, {len(learnt)} sentences with names, {len(work)} steps, rows {counts['rows']}", flush=True)
    weights = network.initial(size, counts, rng)
    if settings.go_on:
        weights = dict(teaching.load(settings.go_on)[0])
    optimiser = learning.Adam(spread.everywhere(weights), settings.rate, len(work))
    before = spread.everywhere(np.float32(0))
    key, start, losses = jax.random.PRNGKey(settings.seed + 4), time.time(), {"tree": [], "names": []}
    for step, (kind, limit, places) in enumerate(work):
        made = spread.rows(course.make(kind, limit, places))
        step_key = jax.random.fold_in(key, step)
        if settings.teachers:
            rounded = step >= (1 - settings.rounded) * len(work)
            loss, gradient = learning.taught_step(optimiser.weights, size, rounded, *made, step_key)
        else:
            loss, gradient = STEPS[kind](optimiser.weights, size, *made, step_key)
        optimiser.step(gradient)
        # The next batch is made while this one is learnt from, but no more than one.
        before.block_until_ready()
        before = loss
        losses[kind].append(loss)
        if (step + 1) % max(1, len(work) // 10) == 0:
            means = {kind: round(float(np.mean([float(value) for value in values[-200:]])), 3) for kind, values in losses.items() if values}
            print(f"{step + 1} {time.time() - start:.0f}s {means}", flush=True)
    learnt_weights = jax.device_put(optimiser.mean, jax.devices()[0])
    report = {name: measuring.trees(learnt_weights, size, encoding, sentences) for name, sentences in developed.items()}
    print(report, flush=True)
    for label, spelling in zip(("upper", "lower", "title"), SPELLINGS):
        respell = lambda words: [spelling(word) for word in words]
        print(label, {n: measuring.trees(learnt_weights, size, encoding, s, respell)["xpos"] for n, s in developed.items()}, flush=True)
    finding.write(settings.out.with_suffix(".jsonl"), learnt_weights, size, encoding, held)
    arrays = {name: np.asarray(value) for name, value in learnt_weights.items()}
    strings = {f"strings.{name}": np.array(v.strings) for name, v in zip(words.FEATURES, vocabularies)}
    for name, values in zip(("penn", "universal", "labels"), lists):
        strings["strings." + name] = np.array(values)
    strings["strings.names"], strings["strings.features"] = np.array(conventions.LABELS), np.array(feature_names)
    sizes = np.array([size.hidden, size.layers, size.tag_layer, size.name_layer, size.name_hidden])
    np.savez(settings.out, **arrays, **strings, sizes=sizes, frequency=np.array(vocabularies[0].counts))


if __name__ == "__main__":
    main()
