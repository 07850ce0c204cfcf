// What two JavaScript libraries find in the texts of a labelled set, as records that the scorer reads.
//
//   node quality.js names GOLD.jsonl > RECORDS.jsonl     compromise: people, organisations, places
//   node quality.js time GOLD.jsonl > RECORDS.jsonl      chrono-node: dates and times
import fs from "node:fs";
import nlp from "compromise";
import * as chrono from "chrono-node";

const [what, gold] = process.argv.slice(2);
const day = (date) => date.toISOString().slice(0, 10);

/** UTF-16 positions as code points. */
function codePoints(text) {
  const at = new Uint32Array(text.length + 1);
  let points = 0;
  for (let unit = 0; unit < text.length; unit++) {
    at[unit] = points;
    const low = text.charCodeAt(unit) >= 0xdc00 && text.charCodeAt(unit) <= 0xdfff;
    if (!low) points++;
    if (text.charCodeAt(unit) >= 0xd800 && text.charCodeAt(unit) <= 0xdbff) at[unit + 1] = points - 1;
  }
  at[text.length] = points;
  return at;
}

function names(text, at) {
  const doc = nlp(text);
  const mentions = [];
  for (const [kind, found] of [["person", doc.people()], ["organisation", doc.organizations()], ["place", doc.places()]]) {
    for (const match of found.json({ offset: true })) {
      const { start, length } = match.offset;
      mentions.push({ start: at[start], end: at[Math.min(start + length, text.length)], kind, form: "name" });
    }
  }
  return { mentions };
}

function times(text, at, published) {
  const reference = published ? new Date(`${published}T12:00:00Z`) : new Date("2000-01-01T12:00:00Z");
  const times = chrono.parse(text, reference).map((found) => {
    const start = found.start;
    const known = (part) => start.isCertain(part);
    const date = day(start.date());
    const value = known("day") || known("weekday") ? date : known("month") ? date.slice(0, 7) : known("year") ? date.slice(0, 4) : date;
    return { start: at[found.index], end: at[found.index + found.text.length], type: known("hour") ? "TIME" : "DATE", value };
  });
  return { times };
}

for (const line of fs.readFileSync(gold, "utf8").split("\n").filter((line) => line.trim())) {
  const { id, text, published } = JSON.parse(line);
  const at = codePoints(text);
  console.log(JSON.stringify({ id, ...(what === "names" ? names(text, at) : times(text, at, published)) }));
}
