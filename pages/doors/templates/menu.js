/* On a phone the menu covers the page: whoever has chosen a page there wants to see it. And Streamlit says in English
   that a list holds nothing of what was sought: our words, in the language of the page, stand there instead. */
"use strict";

(() => {
  const NARROW = 768;
  const NOTHING = "No results";
  const said = document.currentScript.dataset.nothing;

  document.addEventListener("click", (tap) => {
    const link = tap.target.closest && tap.target.closest("[data-testid=stSidebarNavLink]");
    if (link && window.innerWidth < NARROW) {
      const shut = document.querySelector("[data-testid=stSidebarCollapseButton] button");
      // the link is followed first: what closes may not take it away under the finger
      setTimeout(() => shut && shut.click(), 0);
    }
  });

  const opened = (changes) => changes.flatMap((change) => [...change.addedNodes]);
  new MutationObserver((changes) => {
    for (const node of opened(changes)) {
      const text = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
      for (let one = text.currentNode; one; one = text.nextNode()) {
        const apart = one.nodeType === Node.TEXT_NODE && one.parentElement;
        if (apart && one.data === NOTHING && one.parentElement.closest("[role=listbox], [data-testid$=Dropdown]")) {
          one.data = said;
        }
      }
    }
  }).observe(document.body, { childList: true, subtree: true });
})();
