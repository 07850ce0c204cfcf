// Starts the worker. A promise that fails unseen must be heard by the page as any other fault.
import start from "./worker.js";

addEventListener("unhandledrejection", (event) => {
  event.preventDefault();
  setTimeout(() => { throw event.reason; });
});

await start({ module_or_path: new URL("./worker_bg.wasm", import.meta.url) });

// All that it needs is here. Whatever reads the articles now has nothing left to send them with.
const ways = ["fetch", "XMLHttpRequest", "WebSocket", "WebSocketStream", "WebTransport", "EventSource", "importScripts",
  "Worker", "caches", "navigator"];
for (let of = self; of; of = Object.getPrototypeOf(of)) {
  for (const way of ways) Reflect.deleteProperty(of, way);
}
