// Keeps one whole version of the site, so that it opens without a network. Written by `cargo xtask site`.
"use strict";

const HOME = new URL("./", self.location).href;
// Caches belong to a whole origin, which other copies of the site may share.
const OURS = `dateline ${HOME} `;
const CACHE = OURS + "__VERSION__";
const FILES = ["__FILES__"];

// Past the browser's own cache: it may still hold files of an older version under the same names.
const fresh = (name) => new Request(new URL(name, HOME), { cache: "reload" });

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(FILES.map(fresh))));
});

self.addEventListener("activate", (event) => {
  const old = (name) => name.startsWith(OURS) && name !== CACHE;
  event.waitUntil(caches.keys().then((names) => Promise.all(names.filter(old).map((name) => caches.delete(name)))));
});

// The page may offer a new version at once instead of when it is next opened.
self.addEventListener("message", (event) => {
  if (event.data === "take over") self.skipWaiting();
});

const kept = async (name) => (await caches.open(CACHE)).match(new URL(name, HOME).href, { ignoreSearch: true });

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(HOME)) return;
  const name = request.url.slice(HOME.length).split(/[?#]/)[0] || "index.html";
  if (FILES.includes(name)) {
    event.respondWith(kept(name).then((response) => response || fetch(request)));
  } else if (request.mode === "navigate") {
    // Another page of this host, or a damaged link to this one, which 404.html knows how to mend.
    event.respondWith(fetch(request).catch(async () => (await kept("404.html")) || Response.error()));
  }
});
