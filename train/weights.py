"""Writes weights as the engine reads them (`crates/core/src/network/file.rs`).

    python weights.py news.npz ../crates/core/weights/news.bin

Numbers become small integers with a scale for each column, as `rounding.py` says.
"""

import datetime
import gzip
import pathlib
import struct
import sys

import numpy as np

import rounding

# Words rarer than this in training lose their own row; their affixes and shape speak for them.
LEAST_WORD = 5
HEADER = """DATELINE-WEIGHTS 1
Licence: CC BY-SA 4.0 (https://creativecommons.org/licenses/by-sa/4.0/)
Made by train/ from the texts that NOTICE names under "Weights of the language model".
Date: {date}

"""
VECTORS = {"Pb", "Tb", "Ub", "adb", "ahb", "ahead", "root", "dist", "lb", "lob", "bN", "Ob"}
STRINGS = ["word", "suffix4", "suffix3", "suffix2", "prefix3", "prefix2", "shape", "penn", "universal", "labels", "names", "features"]


def named(kind, name):
    data = name.encode()
    return struct.pack("<BB", kind, len(data)) + data


def strings(name, values):
    data = "\n".join(values).encode()
    return named(0, name) + struct.pack("<I", len(data)) + data


def vector(name, values):
    return named(1, name) + struct.pack("<I", values.size) + values.astype("<f4").tobytes()


def matrix(name, values):
    scale, small = rounding.integers(values, rounding.levels_of(name))
    data = np.asarray(scale, "<f4").tobytes() + np.asarray(small, np.int8).T.tobytes()
    return named(2, name) + struct.pack("<II", *values.shape) + data


def sorted_rows(values, rows):
    """Strings in their order, which packs better, with the rows to match."""
    order = sorted(range(len(values)), key=lambda i: values[i])
    return [values[i] for i in order], np.concatenate([rows[:1], rows[1:][order]])


def sections(model):
    yield vector("sizes", model["sizes"].astype(np.float32))
    kept = set(model["strings.word"][model["frequency"][1:] >= LEAST_WORD])
    for name in STRINGS:
        values = [str(value) for value in model["strings." + name]]
        if "e." + name not in model:
            yield strings(name, values)
            continue
        rows = model["e." + name]
        if name == "word":
            places = [i for i, value in enumerate(values) if value in kept]
            values, rows = [values[i] for i in places], rows[[0] + [i + 1 for i in places]]
        values, rows = sorted_rows(values, rows)
        yield strings(name, values)
        yield matrix("e." + name, rows)
    for name in model.files:
        if name.startswith(("e.", "strings.")) or name in ("sizes", "frequency"):
            continue
        values = model[name]
        if name == "G":
            # Row 0 stood for nothing.
            values = values[1:]
        yield matrix(name, values) if values.ndim == 2 else vector(name, values)


def main():
    source, target = sys.argv[1:]
    model = np.load(source)
    header = HEADER.format(date=datetime.date.today().isoformat()).encode()
    data = header + b"".join(sections(model))
    pathlib.Path(target).parent.mkdir(parents=True, exist_ok=True)
    pathlib.Path(target).write_bytes(data)
    print(f"{target}: {len(data)} bytes, {len(gzip.compress(data, 9))} gzip")


if __name__ == "__main__":
    main()
