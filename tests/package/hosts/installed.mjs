// The package as npm installs it: found by its name, by import and by require.
import { createRequire } from "node:module";
import { extract, version } from "dateline-core";
import about from "dateline-core/package.json" with { type: "json" };

const required = createRequire(import.meta.url)("dateline-core");
console.log(JSON.stringify({
  version: version(),
  about: about.version,
  sameModule: required.extract === extract,
  wasm: import.meta.resolve("dateline-core/dateline-core.wasm").endsWith("/dateline-core/dateline-core.wasm"),
  who: extract("Pakistan accused India of a drone strike.").events.map(({ type }) => type),
}));
