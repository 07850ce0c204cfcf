// A page: runs the example itself, or lets a worker run it.
import { run } from "./example.mjs";

const inputs = await (await fetch("./inputs.json")).json();

function done(result) {
  globalThis.result = JSON.stringify(result);
  document.title = "done";
}

if (new URLSearchParams(location.search).has("worker")) {
  const worker = new Worker(new URL("./worker.mjs", import.meta.url), { type: "module" });
  worker.onmessage = ({ data }) => done(data);
  worker.onerror = ({ message }) => console.error(message);
  worker.postMessage(inputs);
} else {
  done(await run(inputs, true));
}
