/* On the map: a tile's card comes with the pointer or the keyboard; taps, Shift and a box drawn with the mouse pick
   communities. What is picked stands in the address, and the page follows the address without being loaded anew. Without
   this script every pick is a plain link. */
"use strict";

(() => {
  const NAME = "of";
  const WAIT = 300;
  const FAR = 6;
  const TILE = ".ss-map a[data-code], .ss-own a[data-code]";
  const MAP = ".ss-map, .ss-own";
  let waits = 0;
  let last = "";
  let box = null;

  // a tile is one community, an outline may hold several
  const inIt = (tile) => tile.dataset.code.split(",");

  const picked = () =>
    new Set((new URLSearchParams(location.search).get(NAME) || "").split(",").filter(Boolean));

  // each tile says its values, the map their names once: hundreds of whole cards would be most of the page
  const lay = (tile) => {
    if (!tile || !tile.dataset.values || tile.dataset.card) return;
    const names = tile.closest(".ss-map").dataset.names.split("|");
    const lines = tile.dataset.values.split("|").map((value, place) => `${names[place] || ""}${value}`);
    const street = tile.closest(".ss-street").querySelector("span").textContent;
    tile.dataset.card = [`${tile.querySelector("b").textContent} · ${street}`, ...lines].join("\n");
  };
  for (const comes of ["pointerover", "focusin"]) {
    document.addEventListener(comes, (here) => lay(here.target.closest && here.target.closest(TILE)));
  }

  const show = (codes) => {
    for (const tile of document.querySelectorAll(TILE)) {
      const on = inIt(tile).every((code) => codes.has(code));
      tile.classList.toggle("ss-on", on);
      if (tile.hasAttribute("aria-checked")) tile.setAttribute("aria-checked", on);
    }
  };

  const keep = (codes) => {
    const address = new URL(location.href);
    const had = address.searchParams.has(NAME);
    address.searchParams.delete(NAME);
    if (codes.size) address.searchParams.set(NAME, [...codes].join(","));
    // one step back leads to before the first pick, however many there were
    history[had ? "replaceState" : "pushState"](history.state, "", address);
    show(codes);
    // several taps in a row are one question to the server
    clearTimeout(waits);
    waits = setTimeout(() => dispatchEvent(new PopStateEvent("popstate", { state: history.state })), WAIT);
  };

  const turn = (codes) => {
    const all = picked();
    const out = codes.every((code) => all.has(code));
    codes.forEach((code) => (out ? all.delete(code) : all.add(code)));
    keep(all);
  };

  document.addEventListener("click", (tap) => {
    const link = tap.target.closest && tap.target.closest(".ss-map a, .ss-own a, .ss-picked a, .ss-wholes a");
    if (!link || tap.ctrlKey || tap.metaKey) return;
    const { code, codes } = link.dataset;
    if (codes !== undefined) {
      last = codes;
      codes ? turn(codes.split(",")) : keep(new Set());
    } else if (code && (tap.shiftKey || link.closest(".ss-picks"))) {
      last = code;
      turn(inIt(link));
    } else return;
    tap.preventDefault();
  });

  document.addEventListener("keydown", (key) => {
    if (key.key === " " && key.target.matches && key.target.matches(TILE) && key.target.role === "checkbox") {
      key.preventDefault();
      key.target.click();
    } else if (key.key === "Escape" && box) {
      box.remove();
      box = null;
    }
  });

  // the page draws the map anew after each pick: whoever is at the keyboard goes on where they were
  new MutationObserver(() => {
    document.querySelectorAll(".ss-map a:hover, .ss-map a:focus-visible").forEach(lay);
    if (!last || document.activeElement !== document.body) return;
    const links = document.querySelectorAll(".ss-map a, .ss-own a, .ss-wholes a");
    const there = [...links].find((one) => one.dataset.code === last || one.dataset.codes === last);
    if (there) there.focus({ preventScroll: true });
  }).observe(document.body, { childList: true, subtree: true });

  // an outline is cut out of the whole map: its corners say where it is, or some spot of the box lies upon it
  const meets = (tile, at) => {
    const here = tile.getBoundingClientRect();
    const corners = [...tile.style.clipPath.matchAll(/([\d.]+)% ([\d.]+)%/g)];
    if (!corners.length) {
      return here.left < at.right && here.right > at.left && here.top < at.bottom && here.bottom > at.top;
    }
    const spots = [0.1, 0.5, 0.9];
    return (
      corners.some(([, x, y]) => {
        const [left, top] = [here.left + (here.width * x) / 100, here.top + (here.height * y) / 100];
        return left > at.left && left < at.right && top > at.top && top < at.bottom;
      }) ||
      spots.some((x) =>
        spots.some((y) =>
          document
            .elementsFromPoint(at.left + x * (at.right - at.left), at.top + y * (at.bottom - at.top))
            .includes(tile)
        )
      )
    );
  };

  document.addEventListener("pointerdown", (down) => {
    const map = down.target.closest && down.target.closest(MAP);
    if (!map || down.button || down.pointerType !== "mouse") return;
    // outlines leave no empty ground between them: a box may begin on one
    if (down.target.closest(".ss-map a") && !map.classList.contains("ss-picks")) return;
    const [left, top] = [down.clientX, down.clientY];
    const around = (to) => ({
      left: Math.min(left, to.clientX), top: Math.min(top, to.clientY),
      right: Math.max(left, to.clientX), bottom: Math.max(top, to.clientY),
    });

    const move = (to) => {
      const now = around(to);
      if (!box && now.right - now.left + now.bottom - now.top < FAR) return;
      to.preventDefault();
      if (!box) {
        box = document.createElement("div");
        box.className = "ss-band";
        map.append(box);
      }
      box.style.cssText =
        `left:${now.left}px;top:${now.top}px;width:${now.right - now.left}px;height:${now.bottom - now.top}px`;
    };

    const up = (to) => {
      removeEventListener("pointermove", move);
      if (!box) return;
      box.remove();
      box = null;
      const at = around(to);
      const all = picked();
      for (const tile of map.querySelectorAll("a[data-code]")) {
        if (meets(tile, at)) inIt(tile).forEach((code) => code && all.add(code));
      }
      keep(all);
      // the click that follows belongs to the box
      const swallow = (tap) => (tap.preventDefault(), tap.stopPropagation());
      addEventListener("click", swallow, { capture: true, once: true });
      setTimeout(() => removeEventListener("click", swallow, { capture: true }), 0);
    };

    addEventListener("pointermove", move);
    addEventListener("pointerup", up, { once: true });
  });

  document.addEventListener("dragstart", (drag) => {
    if (drag.target.closest && drag.target.closest(".ss-picks, .ss-own")) drag.preventDefault();
  });
})();
