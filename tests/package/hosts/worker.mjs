// A worker: runs the example on what it is sent, and sends back plain objects.
import { run } from "./example.mjs";

onmessage = async ({ data }) => postMessage(await run(data, true));
