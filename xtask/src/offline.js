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

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(HOME)) return;
  const wanted = request.mode === "navigate" ? new URL("index.html", HOME).href : request.url;
  const kept = caches.open(CACHE).then((cache) => cache.match(wanted, { ignoreSearch: true }));
  event.respondWith(kept.then((response) => response || fetch(request)));
});
