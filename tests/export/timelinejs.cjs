// Reads timelinejs.json with TimelineJS itself, in a document without a screen, and compares it with dossier.json.
//
//     node timelinejs.cjs MODULES FOLDER ...
//
// MODULES is the node_modules with @knight-lab/timelinejs and jsdom. Exits with 1 when anything does not hold.

"use strict";

const fs = require("node:fs");
const path = require("node:path");

const [modules, ...folders] = process.argv.slice(2);
const { JSDOM, VirtualConsole } = require(path.join(modules, "jsdom"));
const script = fs.readFileSync(path.join(modules, "@knight-lab/timelinejs/dist/js/timeline.js"), "utf8");

function must(holds, message) {
  if (!holds) throw new Error(message);
}

/** What TimelineJS understands. Only its reader is run: what draws would load languages and fonts from elsewhere. */
function read(data) {
  const dom = new JSDOM("", { runScripts: "outside-only", virtualConsole: new VirtualConsole() });
  dom.window.eval(script);
  dom.window.data = data;
  return dom.window.eval(`{
    const shell = { setConfig(config) { this.config = config; } };
    TL.Timeline.prototype._initData.call(shell, JSON.parse(data));
    shell.config.validate();
    shell.config;
  }`);
}

function check(folder) {
  const dossier = JSON.parse(fs.readFileSync(path.join(folder, "dossier.json"), "utf8"));
  const data = fs.readFileSync(path.join(folder, "timelinejs.json"), "utf8");
  const config = read(data);
  must(config.isValid(), `errors: ${config.getErrors("; ")}`);
  const dated = dossier.events.filter((event) => event.from || event.to);
  must(config.events.length === dated.length, `${dated.length} events expected, ${config.events.length} read`);
  const groups = new Set(config.events.map((slide) => slide.group));
  must(groups.size <= 4, `groups: ${[...groups]}`);
  for (const event of dated) {
    const slide = config.event_dict[event.id];
    must(slide, `${event.id} is missing`);
    const { year, month, day } = slide.start_date.data;
    const start = [year, month, day].map((part) => String(part).padStart(2, "0")).join("-");
    must(start === (event.from || event.to), `${event.id} starts on ${start}`);
    const many = event.from && event.to && event.from !== event.to;
    must(Boolean(slide.end_date) === Boolean(many), `${event.id}: end`);
    must(!/<(script|img)/i.test(slide.text.headline + slide.text.text), `${event.id}: ${slide.text.text}`);
  }
}

let passed = 0;
let failed = 0;
for (const folder of folders) {
  const name = `${path.basename(folder)}/timelinejs.json in TimelineJS`;
  try {
    check(folder);
    passed += 1;
    console.log(`test ${name} ... ok`);
  } catch (error) {
    failed += 1;
    console.error(`${path.join(folder, "timelinejs.json")}: ${error.message}`);
    console.log(`test ${name} ... FAILED`);
  }
}
console.log(`test result: ${failed ? "FAILED" : "ok"}. ${passed} passed; ${failed} failed`);
process.exit(failed || !passed ? 1 : 0);
