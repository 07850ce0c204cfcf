/* @ts-self-types="./dateline-core.d.ts" */
/**
 * dateline-core: who did what to whom, when, where and according to whom, from news articles.
 *
 * One module for browsers, workers, Node and Deno. `engine.js` is what wasm-bindgen made; this file finds the
 * WebAssembly beside it and starts it.
 */
import start, { initSync, extract as extractWith, fold as foldWith, read as readWith, version as versionOf } from "./engine.js";

const WASM = new URL("./dateline-core.wasm", import.meta.url);

/** @type {Promise<void> | undefined} */
let starting;
let started = false;

/** Starts the engine, once. `from` is where the WebAssembly is, or the WebAssembly itself; usually it is found. */
export function init(from) {
  if (started) return Promise.resolve();
  starting ??= begin(from).catch((failure) => {
    // Another try may do better: the network may be back, or `from` be right.
    starting = undefined;
    throw new Error(`dateline-core: init: the WebAssembly could not be loaded: ${failure?.message ?? failure}`, { cause: failure });
  });
  return starting;
}

async function begin(from) {
  const bytes = from === undefined ? fromDisk() : undefined;
  if (!bytes) await start({ module_or_path: from ?? WASM });
  else if (!started) initSync({ module: bytes });
  started = true;
}

/** Reads an article. */
export function extract(article, options) {
  ready("extract");
  return extractWith(article, options);
}

/** Opens a file: the articles in it. */
export function read(bytes, name) {
  ready("read");
  return readWith(bytes, name);
}

/** Puts records together. */
export function fold(records) {
  ready("fold");
  return foldWith(records);
}

/** The version of the engine. */
export function version() {
  ready("version");
  return versionOf();
}

/** Where files can be read at once, as in Node and Deno, nobody needs to call `init`. */
function ready(name) {
  if (started) return;
  const bytes = fromDisk();
  if (!bytes) throw new Error(`dateline-core: ${name}: the engine is not started yet; call \`await init()\` first`);
  initSync({ module: bytes });
  started = true;
}

/** The bytes of the WebAssembly, where they are a file that can be read without waiting. */
function fromDisk() {
  if (WASM.protocol !== "file:") return undefined;
  if (globalThis.Deno?.readFileSync) return globalThis.Deno.readFileSync(WASM);
  return globalThis.process?.getBuiltinModule?.("node:fs")?.readFileSync(WASM);
}
