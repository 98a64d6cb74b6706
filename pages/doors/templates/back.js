/* One step back leads one page back. Where a button leads to another page, Streamlit writes what the new page is asked
   for into the address of the old one first, and then comes the new page: so an address that only says something else
   of the same page becomes a step of its own when no other page has come within a moment. */
"use strict";

(() => {
  const MOMENT = 1000; // milliseconds
  const push = history.pushState.bind(history);
  const put = history.replaceState.bind(history);
  let before = null; // the step as it was until a moment ago
  let waits = 0;

  function restore() {
    clearTimeout(waits);
    if (before) { put(before.state, "", before.address); }
    before = null;
  }

  function keep() {
    const now = { state: history.state, address: location.href };
    restore();
    push(now.state, "", now.address);
  }

  history.pushState = (state, unused, address) => {
    if (new URL(address ?? "", location.href).pathname === location.pathname) {
      before ||= { state: history.state, address: location.href };
      put(state, unused, address);
      clearTimeout(waits);
      waits = setTimeout(keep, MOMENT);
    } else {
      restore();
      push(state, unused, address);
    }
  };

  addEventListener("popstate", (event) => {
    if (event.isTrusted) { clearTimeout(waits); before = null; }
  });
})();
