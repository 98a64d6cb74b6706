/* Opens the check-in door and the helpers' list where there is no network: the network's answer first, else what was
   kept of the same activity's page. Arrivals themselves are kept and delivered by the page. */
"use strict";
const KEPT = "sanshuang-door";
const PATIENCE = 6000;
const HOME = new URL(self.registration.scope).pathname;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  const ours = url.pathname.startsWith(HOME) || url.pathname === "/emblem.svg";
  if (event.request.method === "GET" && url.origin === self.location.origin && ours) {
    event.respondWith(answer(event.request, url));
  }
});

async function answer(request, url) {
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), PATIENCE);
  try {
    const fresh = await fetch(request, { signal: late.signal });
    if (fresh.status < 500) {
      return fresh;
    }
    return (await keptFor(request, url)) || fresh;
  } catch (gone) {
    return (await keptFor(request, url)) || Response.error();
  } finally {
    clearTimeout(timer);
  }
}

async function keptFor(request, url) {
  const cache = await caches.open(KEPT);
  const same = await cache.match(request, { ignoreVary: true });
  if (same || request.mode !== "navigate") {
    return same;
  }
  const door = url.pathname.split("/").slice(0, 3).join("/");
  const others = (await cache.keys()).filter((one) => `${new URL(one.url).pathname}/`.startsWith(`${door}/`));
  return others.length ? cache.match(others[others.length - 1], { ignoreVary: true }) : undefined;
}
