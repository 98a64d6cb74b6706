/* The overview's first look leaves once the page itself stands where it was. */
"use strict";

(() => {
  const first = document.getElementById("first");
  const MAIN = "[data-testid=stMain]";
  // what the page must show of what stands here: its figures, its map, and last its months
  const parts = [".ss-board", ".ss-map", ".ss-plot"].filter((part) => first.querySelector(part));
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
    return reaches && (over || parts.every((part) => main.querySelector(part)));
  };

  // a page that is over and shorter all the same does not hold it back
  let shorter = 0;

  const top = (within, part) =>
    [...within.querySelectorAll(part)].find((one) => one.checkVisibility())?.getBoundingClientRect().top ?? 0;

  // whoever has read on goes on where they are; a line of the page's head that is still on its way would move it
  const follow = (main) => {
    if (!first.scrollTop) return;
    main.scrollTop = first.scrollTop;
    const looked = parts.filter((part) => main.querySelector(part) && top(first, part) < innerHeight / 2).pop();
    if (looked) main.scrollTop += top(main, looked) - top(first, looked);
  };

  const leave = (anyhow) => {
    if (anyhow !== true && !stands()) return;
    watch.disconnect();
    clearTimeout(shorter);
    follow(document.querySelector(MAIN));
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
