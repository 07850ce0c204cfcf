// Makes one HTML file of the page and a dossier; loaded only when the reader asks for one. crates/site/src/single.rs makes
// a file that does the same in a terminal.

const here = (name) => new URL(name, document.baseURI).href;

const get = async (name) => {
  const response = await fetch(here(name));
  if (!response.ok) throw new Error(`${name} could not be had (${response.status}).`);
  return response;
};

const pack = async (bytes) => {
  const packed = new Response(new Blob([bytes]).stream().pipeThrough(new CompressionStream("gzip"))).blob();
  const reader = new FileReader();
  const read = new Promise((done, failed) => { reader.onload = done; reader.onerror = () => failed(reader.error); });
  reader.readAsDataURL(await packed);
  await read;
  return reader.result.split(",")[1];
};

const escape = (words) => words.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

const block = async (attributes, bytes) => {
  const written = Object.entries(attributes).map(([name, value]) => ` data-${name}="${escape(value)}"`).join("");
  return `<script type="text/plain"${written}>${await pack(bytes)}</script>`;
};

// Files that a script names beside itself.
const NEEDS = /(?:\bfrom\s*|\bimport\s*\(?\s*|new URL\()["']\.\/([^"']+)["']/g;

// The page's files, as the host has them. `js` is the app that runs: files of another version are of no use.
export const hosted = async (js) => {
  const index = await (await get("./")).text();
  const attribute = (name) => index.match(new RegExp(`data-${name}="\\./([^"]+)"`))?.[1];
  const [app, wasm] = [attribute("js"), attribute("wasm")];
  if (here(app) !== here(js)) throw new Error("There is a newer version of this page. Load it again first.");
  const made = [];
  for (const [, name] of index.matchAll(/href="\.\/([^"]+\.css)"/g)) {
    made.push(await block({ name, role: "style" }, await (await get(name)).arrayBuffer()));
  }
  made.push(await block({ name: wasm, role: "wasm" }, await (await get(wasm)).arrayBuffer()));
  const waiting = [app, "worker-start.js", "single.js", "single.html"];
  for (const name of waiting) {
    const bytes = await (await get(name)).arrayBuffer();
    const script = name.endsWith(".js") && name !== "single.js" ? new TextDecoder().decode(bytes) : "";
    const needs = [...new Set([...script.matchAll(NEEDS)].map(([, need]) => need))];
    waiting.push(...needs.filter((need) => !waiting.includes(need)));
    made.push(await block({ name, role: name === app ? "app" : "part", needs: needs.join(" ") }, bytes));
  }
  return made;
};

// The whole file, from its frame, the page's files and the dossier.
export const whole = async (frame, blocks, { name, title, source }) => {
  const all = [...blocks, await block({ name, role: "source", title }, source)].join("\n");
  const heading = title ? `${title} · Dateline` : "Dateline";
  const named = frame.replace("<title>Dateline</title>", () => `<title>${escape(heading)}</title>`);
  return new Blob([named.replace("<!--files-->", () => all)], { type: "text/html" });
};
