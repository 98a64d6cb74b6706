/* A finger that taps twice means one thing. What a button has done may bring another record up in its place before the
   second tap: within a moment and at the same spot, no further tap is heard. Tapping on makes the moment longer. Keys
   are always heard, and so is whatever follows a tap on something else than such a button: the steps of a number. */
"use strict";

(() => {
  const MOMENT = 500; // milliseconds
  const NEAR = 16; // pixels, as far as a finger trembles
  const BUTTON = "[data-testid=stMain] :is([data-testid=stButton], [data-testid=stFormSubmitButton]) button";
  let last = null;

  document.addEventListener("click", (tap) => {
    if (!tap.detail) { return; } // of a key
    const again = last && tap.timeStamp - last.when < MOMENT &&
      Math.hypot(tap.clientX - last.x, tap.clientY - last.y) < NEAR;
    if (again) {
      tap.stopImmediatePropagation();
      tap.preventDefault();
      last.when = tap.timeStamp;
    } else {
      last = tap.target.closest?.(BUTTON) ? { when: tap.timeStamp, x: tap.clientX, y: tap.clientY } : null;
    }
  }, true);
})();
