// @ts-check
// The same file runs in Node, in Deno, in a page and in a worker; what it gives must be the same everywhere.
import { extract, fold, init, read, version } from "./dateline-core/dateline-core.js";

/** @typedef {import("./dateline-core/dateline-core.js").ArticleRecord} ArticleRecord */
/** @typedef {import("./dateline-core/dateline-core.js").ArticleOptions} ArticleOptions */

/**
 * Reads everything, and says what was found, what was off, and what was thrown at wrong arguments.
 *
 * @param {{ files: { name: string, text: string }[], articles: { text: string, options: ArticleOptions }[] }} inputs
 * @param {boolean} starts Whether the host must start the engine itself.
 */
export async function run(inputs, starts) {
  const early = starts ? thrown(() => extract("Too early.")) : "";
  if (starts) await init();
  /** @type {ArticleRecord[]} */
  const records = [];
  for (const { name, text } of inputs.files) {
    const { articles, notes } = read(new TextEncoder().encode(text), name);
    if (notes.length > 0) throw new Error(notes.join("\n"));
    // Articles can be stored, too, before they are read.
    for (const article of JSON.parse(JSON.stringify(articles))) records.push(extract(article));
  }
  for (const { text, options } of inputs.articles) records.push(extract(text, options));
  const stored = JSON.stringify(records);
  const dossier = fold(JSON.parse(stored));
  const again = fold(dossier.documents);
  return {
    version: version(),
    early,
    records,
    dossier,
    off: off(records),
    sameWithoutStoring: JSON.stringify(fold(records)) === JSON.stringify(dossier),
    sameOfItself: JSON.stringify(again) === JSON.stringify(dossier),
    untouched: JSON.stringify(records) === stored,
    plain: records.every((record) => Object.getPrototypeOf(record) === Object.prototype),
    errors: errors(records),
  };
}

/**
 * Findings whose offsets do not lead to their words.
 *
 * @param {ArticleRecord[]} records
 */
function off(records) {
  const wrong = [];
  let right = 0;
  for (const { id, text, mentions, times, intervals, quantities, sentences } of records) {
    for (const found of [...mentions, ...times, ...intervals, ...quantities]) {
      if (text.slice(found.start, found.end) === found.text) right += 1;
      else wrong.push(`${id}: ${found.text}`);
    }
    for (const { start, end } of sentences) if (text.slice(start, end).trim() === "") wrong.push(`${id}: an empty sentence`);
  }
  return { right, wrong };
}

/** @param {() => unknown} call */
function thrown(call) {
  try {
    call();
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${error.message}` : `no error but ${error}`;
  }
  return "nothing was thrown";
}

/** @param {ArticleRecord[]} records */
function errors(records) {
  /** @param {(record: any) => void} change */
  const changed = (change) => {
    const copy = JSON.parse(JSON.stringify(records[0]));
    change(copy);
    return () => fold([records[0], copy]);
  };
  /** @type {any} */
  const any = (/** @type {unknown} */ value) => value;
  return {
    noText: thrown(() => extract(any(undefined))),
    aNumber: thrown(() => extract(any(7))),
    wrongOption: thrown(() => extract("A.", any({ publisehd: "2025-09-15" }))),
    wrongKind: thrown(() => extract("A.", any({ title: 7 }))),
    noDay: thrown(() => extract("A.", { published: "tomorrow" })),
    eitherDay: thrown(() => extract("A.", { published: "05/06/2025" })),
    both: thrown(() => extract(any({ text: "A." }), any({ title: "B" }))),
    wrongField: thrown(() => extract(any({ text: "A.", body: "B." }))),
    noBytes: thrown(() => read(any("text"), "a.txt")),
    noName: thrown(() => read(new Uint8Array(1), any(undefined))),
    noList: thrown(() => fold(any(records[0]))),
    noRecord: thrown(() => fold(any(["a"]))),
    otherVersion: thrown(changed((record) => (record.schema = "dateline/2"))),
    missing: thrown(changed((record) => delete record.events)),
    wrongType: thrown(changed((record) => (record.events[0].type = "SING"))),
    outside: thrown(changed((record) => (record.mentions[0].end = 1e6))),
    negative: thrown(changed((record) => (record.mentions[0].start = -1))),
  };
}
