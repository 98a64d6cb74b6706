/* The overview's first look leaves once the page itself stands where it was. */
"use strict";

(() => {
  const first = document.getElementById("first");
  const MAIN = "[data-testid=stMain]";
  const FIGURES = `${MAIN} .ss-board`;
  const MAP = `${MAIN} :is(.ss-map, .ss-own)`;
  // whatever else a page has to say stands when its run is over
  const OVER = `[data-testid=stApp][data-test-script-state=notRunning] ${MAIN} [data-testid=stElementContainer]`;

  // there is no page yet that could follow a link or a pick: the browser alone does
  for (const touch of ["click", "pointerdown"]) first.addEventListener(touch, (here) => here.stopPropagation());

  const stands = () => {
    const over = document.querySelector(OVER);
    if (over && !shorter) shorter = setTimeout(leave, 1000, true);
    // further down, the page has to reach as far first
    const main = document.querySelector(MAIN);
    const reaches = main && main.scrollHeight - main.clientHeight >= first.scrollTop;
    return reaches && (over || (document.querySelector(FIGURES) && document.querySelector(MAP)));
  };

  // a page that is over and shorter all the same does not hold it back
  let shorter = 0;

  const leave = (anyhow) => {
    if (anyhow !== true && !stands()) return;
    watch.disconnect();
    clearTimeout(shorter);
    document.querySelector(MAIN).scrollTop = first.scrollTop;
    first.remove();
  };

  // once a frame is often enough, and the page is busy meanwhile
  let asked = 0;
  const watch = new MutationObserver(() => {
    asked = asked || requestAnimationFrame(() => {
      asked = 0;
      leave();
    });
  });
  watch.observe(document.getElementById("root"), {
    childList: true, subtree: true, attributes: true, attributeFilter: ["data-test-script-state"],
  });
})();
