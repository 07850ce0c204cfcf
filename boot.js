// Starts the app. Trunk writes the hashed names of its files into the attributes of the script.
const { js, wasm } = document.querySelector("script[data-js]").dataset;
const here = (name) => new URL(name, document.baseURI).href;

const theme = (() => { try { return localStorage.getItem("theme"); } catch { return null; } })();
if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;

// Fetches the file that the page opens with, for src/bridge/fetching.rs: from this host, or as fetch.html left it after the
// reader agreed. `told` hears how many bytes have come, and of how many.
const take = async ({ href, name, left, most, every, signal, told }) => {
  const response = left
    ? await (await caches.open(`dateline fetched ${here("./")}`)).match(href)
    // The host may have a newer one than the browser.
    : await fetch(href, { signal, cache: "no-cache" }).catch(() => { throw navigator.onLine ? ["silent"] : ["offline"]; });
  if (!response) throw ["torn"];
  if (!response.ok) throw ["status", response.status];
  // What is packed on the way is longer in the end than it says.
  const of = response.headers.has("content-encoding") ? 0 : Number(response.headers.get("content-length")) || 0;
  if (of > most) throw ["large", of];
  const parts = [];
  let bytes = 0, last = Date.now();
  for (const reader = response.body.getReader(); ;) {
    const { done, value } = await reader.read();
    if (done) return new File(parts, name);
    if (signal.aborted) throw ["torn"];
    parts.push(value);
    bytes += value.length;
    if (bytes > most) throw ["large", bytes];
    if (Date.now() - last < every) continue;
    last = Date.now();
    told(bytes, of);
  }
};

// The app asks as soon as it starts. What is no list is an error on the way.
addEventListener("take", ({ detail }) => {
  take(detail).then(detail.done, (why) => detail.failed(Array.isArray(why) ? why : ["torn"]));
});

try {
  const { default: start } = await import(here(js));
  await start({ module_or_path: here(wasm) });
} catch (error) {
  const hint = document.querySelector(".start .hint");
  if (hint) hint.textContent = "Dateline could not be started here. Reload the page; if that does not help, try a current browser.";
  throw error;
}

// Keeps the page for the next visit without a network, where the host has what is needed for that.
if ("serviceWorker" in navigator && isSecureContext) {
  const keep = () => navigator.serviceWorker.register(here("sw.js")).then(watch, () => {});
  if (document.readyState === "complete") keep(); else addEventListener("load", keep);
}

// Says when a newer version has been fetched as a whole and waits. What is fetched on the first visit is not newer.
function watch(kept) {
  const tell = () => {
    if (!kept.waiting || !kept.active) return;
    // For whoever comes to listen later.
    document.documentElement.dataset.newer = "";
    dispatchEvent(new Event("newer"));
  };
  kept.addEventListener("updatefound", () => {
    kept.installing?.addEventListener("statechange", tell);
  });
  tell();
  // The browser looks for one when a page is opened. Whoever keeps it open for long is told on coming back to it.
  let looked = Date.now();
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "visible" || Date.now() - looked < 3_600_000) return;
    looked = Date.now();
    // What the browser itself asks for stands in no list of requests: the page is told, and counts it.
    dispatchEvent(new Event("looked"));
    kept.update().catch(() => {});
  });
}

// The button of a page that is out of date: lets the version that the host has now take over, and loads it.
addEventListener("renew", async () => {
  try {
    const kept = await navigator.serviceWorker.getRegistration();
    await kept.update().catch(() => {});
    const next = kept.installing ?? kept.waiting;
    if (next) {
      const settled = () => next.state === "activated" || next.state === "redundant";
      const over = new Promise((done) => {
        next.addEventListener("statechange", () => settled() && done());
        if (settled()) done();
      });
      next.postMessage("take over");
      await over;
    }
  } catch {
    // Nothing is kept here, or there is no network: then what the browser finds must do.
  }
  location.reload();
});

// One HTML file of the page and what the reader has, where they ask for one.
addEventListener("pack", async ({ detail }) => {
  try {
    const { hosted, whole } = await import(here("single.js"));
    const frame = await fetch(here("single.html"));
    if (!frame.ok) throw new Error("single.html could not be had.");
    detail.done(await whole(await frame.text(), await hosted(js), detail));
  } catch (error) {
    detail.failed(error);
  }
});
