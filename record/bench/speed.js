// Speed of compromise (names, dates) and chrono (dates) on the text that the core's benchmark reads.
//
//   npm install && node speed.js            the sample articles, repeated
//   CORPUS=folder node speed.js             the files of a folder
//
// Each row is the median of several passes over the whole corpus, as in crates/core/benches/speed.rs.
import { readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import * as chrono from "chrono-node";
import nlp from "compromise";
import dates from "compromise-dates";

nlp.plugin(dates);

const ENOUGH = 1_000_000;
const here = dirname(fileURLToPath(import.meta.url));
const folder = process.env.CORPUS ?? join(here, "../../src/sample");

// The articles' text: front matter is metadata; of JSON Lines, the field `text`.
function articles(name) {
  const content = readFileSync(join(folder, name), "utf8");
  if (name.endsWith(".jsonl")) return content.trim().split("\n").map((line) => JSON.parse(line).text);
  return [content.replace(/^---\n[^]*?\n---\n/, "").trim()];
}

let texts = readdirSync(folder).filter((name) => /\.(md|txt|jsonl)$/.test(name)).sort().flatMap(articles);
const size = (list) => list.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
if (!process.env.CORPUS) {
  const once = texts;
  const times = Math.floor(ENOUGH / size(once)) + 1;
  texts = Array.from({ length: times }, () => once).flat();
}
const megabytes = size(texts) / 1e6;
console.log(`${texts.length} articles, ${megabytes.toFixed(2)} MB of text, node ${process.version}\n`);

function row(name, passes, read) {
  const times = Array.from({ length: passes }, () => {
    const started = performance.now();
    let found = 0;
    for (const text of texts) found += read(text);
    if (found === 0) throw new Error(`${name} found nothing`);
    return performance.now() - started;
  });
  const median = times.sort((a, b) => a - b)[passes >> 1];
  console.log(`${name.padEnd(44)} ${((megabytes * 1000) / median).toFixed(2).padStart(8)} MB/s`);
}

const published = new Date("2025-11-12T12:00:00Z");
row("chrono: dates", 5, (text) => chrono.parse(text, published).length);
row("compromise: dates", 1, (text) => nlp(text).dates().json().length);
row("compromise: people, places, organisations", 1, (text) => {
  const doc = nlp(text);
  return doc.people().length + doc.places().length + doc.organizations().length;
});
row("compromise: the same, and dates", 1, (text) => {
  const doc = nlp(text);
  return doc.people().length + doc.places().length + doc.organizations().length + doc.dates().json().length;
});
