// Speed of the JavaScript package: `cargo xtask package && node record/bench/package.mjs`.
import { readdirSync, readFileSync } from "node:fs";
import { extract, fold, read, version } from "../../target/package/dateline-core/dateline-core.js";

const SAMPLE = new URL("../../src/sample/", import.meta.url);

/** Prints the processor time that some work takes: other programs on the machine disturb it less than the clock. */
function time(name, work) {
  const before = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(before);
  console.log(`${name}: ${Math.round((user + system) / 1000)} ms`);
  return result;
}

time("start", version);
const articles = readdirSync(SAMPLE).sort().flatMap((name) => read(readFileSync(new URL(name, SAMPLE)), name).articles);
const all = () => articles.map((article) => extract(article));
const size = articles.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
time("first article", () => extract(articles[0]));
for (let round = 0; round < 20; round++) all();
time(`extract ${((60 * size) / 1e6).toFixed(2)} MB`, () => {
  for (let round = 0; round < 60; round++) all();
});
const records = all();
time(`fold ${records.length} records`, () => fold(records));
const many = Array.from({ length: 500 }, (_, at) => ({ ...records[at % records.length], id: `a${at}` }));
time(`fold ${many.length} records`, () => fold(many));
