/* On a phone the menu covers the page: whoever has chosen a page there wants to see it. And Streamlit says in English
   that a list holds nothing of what was sought, that all of it may be chosen, and that the server is away, and names
   its own buttons so for whoever hears the page: our words, in the language of the page, stand there instead. Links that our own markup draws to another page are followed as the
   menu's are: the page is not loaded anew. Without this script they are plain links. */
"use strict";

(() => {
  const NARROW = 768;
  const LOST = "Connection error";
  const own = document.currentScript.dataset;
  const OURS = { "No results": own.nothing, "Select all": own.all };

  document.addEventListener("click", (tap) => {
    const link = tap.target.closest && tap.target.closest("[data-testid=stSidebarNavLink]");
    if (link && window.innerWidth < NARROW) {
      const shut = document.querySelector("[data-testid=stSidebarCollapseButton] button");
      // the link is followed first: what closes may not take it away under the finger
      setTimeout(() => shut && shut.click(), 0);
    }
  });

  // at the window: by then the map has taken the taps that pick
  window.addEventListener("click", (tap) => {
    const link = tap.target.closest && tap.target.closest(".stHtml a[data-way], .stHtml a[data-code]");
    if (!link || tap.defaultPrevented || tap.button || tap.ctrlKey || tap.metaKey || tap.shiftKey || tap.altKey) return;
    tap.preventDefault();
    history.pushState(null, "", link.href);
    dispatchEvent(new PopStateEvent("popstate", { state: null }));
    window.scrollTo(0, 0);
  });

  // what is taken along opens beside the page; markup itself may not say so
  document.addEventListener("click", (tap) => {
    const link = tap.target.closest && tap.target.closest(".stHtml a.ss-take");
    if (link) link.target = "_blank";
  });

  // a list of hundreds is drawn in its place when asked for, and the page stays where it is
  document.addEventListener("click", (tap) => {
    const link = tap.target.closest && tap.target.closest(".stHtml a[data-turns]");
    if (!link || tap.button || tap.ctrlKey || tap.metaKey || tap.shiftKey || tap.altKey) return;
    tap.preventDefault();
    const address = new URL(location.href);
    if (link.dataset.turns) address.searchParams.set("whole", link.dataset.turns);
    else address.searchParams.delete("whole");
    history.pushState(history.state, "", address);
    dispatchEvent(new PopStateEvent("popstate", { state: history.state }));
  });

  /* Streamlit's own names of buttons and regions, some around a name of ours: "Help for {name}". */
  const NAMED = ["aria-label", "title", "alt"];
  const exact = new Map();
  const around = [];
  for (const [theirs, ours] of Object.entries(JSON.parse(own.names))) {
    const [before, after] = theirs.split("{name}");
    if (after === undefined) exact.set(theirs, ours);
    else around.push({ before, after, ours });
  }

  function called(name) {
    if (exact.has(name)) return exact.get(name);
    const found = around.find((one) => name.startsWith(one.before) && name.endsWith(one.after));
    return found && found.ours.replace("{name}", () => name.slice(found.before.length, name.length - found.after.length));
  }

  // the sign in front of words says nothing more than they do
  const SIGN = "[role=img][aria-label$=' icon']";

  function rename(element) {
    for (const attribute of NAMED) {
      const name = element.getAttribute(attribute);
      const ours = name && called(name);
      if (ours && ours !== name) element.setAttribute(attribute, ours);
    }
  }

  const WITH_NAMES = NAMED.map((name) => `[${name}]`).join();
  // what the records or we ourselves wrote keeps its name
  const OWN = ".stHtml, .stMarkdown";

  function names(node) {
    if (node.nodeType !== Node.ELEMENT_NODE) return;
    for (const sign of [node, ...node.querySelectorAll(SIGN)]) {
      if (sign.matches(SIGN)) sign.setAttribute("aria-hidden", "true");
    }
    for (const one of [node, ...node.querySelectorAll(WITH_NAMES)]) {
      if (!one.closest(OWN)) rename(one);
    }
    const skip = node.querySelector("[data-testid=stSkipToContent]");
    if (skip && skip.firstChild) skip.firstChild.data = own.skip;
  }

  /* A lost connection is told by a dialog: its title, and below it whatever Streamlit supposes. */
  function lost(node) {
    const titles = node.nodeType === Node.ELEMENT_NODE ? [...node.querySelectorAll("[role=dialog] h2")] : [];
    for (const title of titles.filter((one) => one.textContent === LOST)) {
      const text = document.createTreeWalker(title.closest("[role=dialog]"), NodeFilter.SHOW_TEXT);
      const words = [own.lost, own.next];
      for (let one = text.nextNode(); one; one = text.nextNode()) { one.data = words.shift() || ""; }
    }
  }

  const opened = (changes) => changes.flatMap((change) => [...change.addedNodes]);
  new MutationObserver((changes) => {
    for (const node of opened(changes)) {
      const text = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
      for (let one = text.currentNode; one; one = text.nextNode()) {
        const apart = one.nodeType === Node.TEXT_NODE && one.parentElement;
        if (apart && OURS[one.data] && one.parentElement.closest("[role=listbox], [data-testid$=Dropdown]")) {
          one.data = OURS[one.data];
        }
      }
      lost(node);
      names(node);
    }
    for (const change of changes) if (change.type === "attributes") names(change.target);
  }).observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: NAMED });
  names(document.body);
})();
