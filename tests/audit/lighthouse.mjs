// Lets Lighthouse look at the served site, on a phone and on a desk, at the first screen and at the sample.
//
//   node lighthouse.mjs MODULES ADDRESS check|measure FLAG ...
//
// `check` fails below 95 for accessibility or best practices, and where what is seen moves by 0.1 or more while the page
// opens. `measure` takes the best of three for performance, prints all, and never fails for it: speed depends on the machine.
// CHROME_PATH names the browser, FLAGs are its options.
import { pathToFileURL } from "node:url";
import { join } from "node:path";

const [modules, address, question, ...chromeFlags] = process.argv.slice(2);
const load = (path) => import(pathToFileURL(join(modules, path)).href);
const { default: lighthouse, desktopConfig } = await load("lighthouse/core/index.js");
const { launch } = await load("chrome-launcher/dist/index.js");

const ENOUGH = 0.95;
const PASSES = 3;
// Beyond this, what is seen moves more than is good.
const SHIFT = 0.1;
const pages = { "first screen": address, "the sample": `${address}#timeline.sample` };
const forms = { phone: undefined, desk: desktopConfig };
const checks = question === "check";
const SHIFTS = "cumulative-layout-shift";
const onlyAudits = checks ? [SHIFTS] : undefined;
const onlyCategories = checks ? ["accessibility", "best-practices"] : ["performance", "accessibility", "best-practices"];

let passed = 0;
const failed = [];

for (const [form, config] of Object.entries(forms)) {
  for (const [page, url] of Object.entries(pages)) {
    const results = [];
    for (let pass = 0; pass < (checks ? 1 : PASSES); pass++) results.push(await look(url, config));
    for (const category of onlyCategories) {
      const scores = results.map((result) => result.categories[category].score);
      const best = Math.max(...scores);
      const name = `${category} of ${page} on a ${form}: ${scores.map((score) => Math.round(score * 100)).join(", ")}`;
      judge(name, best >= ENOUGH || category === "performance");
      say(results[scores.indexOf(best)], category);
      if (category === "performance") console.log(`    index of the machine ${indexes(results)}`);
    }
    if (checks) {
      const shift = results[0].audits[SHIFTS].numericValue;
      judge(`layout shift of ${page} on a ${form}: ${shift.toFixed(3)}`, shift < SHIFT);
    }
  }
}
console.log(`\ntest result: ${failed.length ? "FAILED" : "ok"}. ${passed} passed; ${failed.length} failed`);
process.exit(failed.length ? 1 : 0);

function judge(name, good) {
  if (good) passed++;
  else failed.push(name);
  console.log(`test ${name} ... ${good ? "ok" : "FAILED"}`);
}

// How quick the machine was, as Lighthouse measures it each time: a desk has 1500 to 2000.
function indexes(results) {
  return results.map(({ environment }) => Math.round(environment.benchmarkIndex)).join(", ");
}

// One look with a browser of its own, whose profile is empty.
async function look(url, config) {
  const chrome = await launch({ chromeFlags });
  try {
    const { lhr } = await lighthouse(url, { port: chrome.port, onlyCategories, onlyAudits, logLevel: "error" }, config);
    if (lhr.runtimeError) throw new Error(lhr.runtimeError.message);
    return lhr;
  } finally {
    chrome.kill();
  }
}

// What kept the score from 100.
function say(result, category) {
  for (const { id, weight } of result.categories[category].auditRefs) {
    const { score, title, displayValue = "" } = result.audits[id];
    if (weight > 0 && score !== null && score < 1) console.log(`    ${Math.round(score * 100)} ${title} ${displayValue}`);
  }
}
