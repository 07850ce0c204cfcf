// Starts the worker. A promise that fails unseen must be heard by the page as any other fault.
import start from "./worker.js";

addEventListener("unhandledrejection", (event) => {
  event.preventDefault();
  setTimeout(() => { throw event.reason; });
});

await start({ module_or_path: new URL("./worker_bg.wasm", import.meta.url) });
