/* Whoever has signed out leaves nothing typed behind: not in this tab, and not in their other ones. */
"use strict";

try { sessionStorage.removeItem("sanshuang-typed"); } catch { /* a forbidden store keeps nothing */ }
if (globalThis.BroadcastChannel) { new BroadcastChannel("sanshuang-out").postMessage(""); }
