// Node and Deno: `host.mjs INPUTS.json` prints what the example gives.
import { readFileSync } from "node:fs";
import process from "node:process";
import { run } from "./example.mjs";

const result = await run(JSON.parse(readFileSync(process.argv[2], "utf8")), false);
console.log(JSON.stringify(result));
