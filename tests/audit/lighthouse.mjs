// Lets Lighthouse look at the served site, on a phone and on a desk, at the first screen and at the sample.
//
//   node lighthouse.mjs MODULES ADDRESS check|measure FLAG ...
//
// `check` fails below 95 for accessibility or best practices, and where what is seen moves by 0.1 or more while the page
// opens. `measure` takes the best of three for performance, prints all, and never fails for it: speed depends on the machine.
// Lighthouse makes a phone of the machine by slowing it down four times, which is meant for a quick desk (an index of 1750);
// on a slower or faster one `measure` slows down by as much less or more, as its guide to throttling says. The index and the
// slowdown are printed.
// CHROME_PATH names the browser, FLAGs are its options.
import { pathToFileURL } from "node:url";
import { join } from "node:path";

const [modules, address, question, ...chromeFlags] = process.argv.slice(2);
const load = (path) => import(pathToFileURL(join(modules, path)).href);
const { default: lighthouse, desktopConfig } = await load("lighthouse/core/index.js");
const { throttling: { mobileSlow4G } } = await load("lighthouse/core/config/constants.js");
const { launch } = await load("chrome-launcher/dist/index.js");

const ENOUGH = 0.95;
const PASSES = 3;
// Beyond this, what is seen moves more than is good.
const SHIFT = 0.1;
const pages = { "first screen": address, "the sample": `${address}#timeline.sample` };
const forms = { phone: undefined, desk: desktopConfig };
// What a phone is slowed down by, and the index of the machines that it is meant for (1500 to 2000).
const SLOWDOWN = 4;
const QUICK_DESK = 1750;
const checks = question === "check";
const SHIFTS = "cumulative-layout-shift";
const onlyAudits = checks ? [SHIFTS] : undefined;
const onlyCategories = checks ? ["accessibility", "best-practices"] : ["performance", "accessibility", "best-practices"];

let passed = 0;
const failed = [];

for (const [form, config] of Object.entries(forms)) {
  for (const [page, url] of Object.entries(pages)) {
    const results = [];
    for (let pass = 0; pass < (checks ? 1 : PASSES); pass++) {
      const slowdown = checks || config ? undefined : await phone();
      results.push(await look(url, config, { onlyCategories, onlyAudits }, slowdown));
    }
    for (const category of onlyCategories) {
      const scores = results.map((result) => result.categories[category].score);
      const best = Math.max(...scores);
      const name = `${category} of ${page} on a ${form}: ${scores.map((score) => Math.round(score * 100)).join(", ")}`;
      judge(name, best >= ENOUGH || category === "performance");
      say(results[scores.indexOf(best)], category);
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

// How many times this machine, as quick as it is now, must be slowed down to be a phone.
async function phone() {
  const { environment } = await look(address, undefined, { onlyAudits: ["viewport"] });
  const slowdown = (SLOWDOWN * environment.benchmarkIndex) / QUICK_DESK;
  console.log(`    index of the machine ${environment.benchmarkIndex}: slowed down ${slowdown.toFixed(1)} times`);
  return Math.max(1, slowdown);
}

// One look with a browser of its own, whose profile is empty.
async function look(url, config, asked, cpuSlowdownMultiplier) {
  const chrome = await launch({ chromeFlags });
  try {
    const throttling = cpuSlowdownMultiplier && { ...mobileSlow4G, cpuSlowdownMultiplier };
    const { lhr } = await lighthouse(url, { port: chrome.port, ...asked, throttling, logLevel: "error" }, config);
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
