/* What is typed and not yet saved stays in this tab: after a cut, a restart or a wrong tap it is offered again.
   It never leaves the browser; passwords and what the records keep sealed are not kept at all. Whether something was
   saved is known by the form's draft: the house is asked for it, since an answer may have been lost on its way. */
"use strict";

(() => {
  const own = document.currentScript.dataset;
  const PLACE = "sanshuang-typed";
  const HOURS = 12;
  const QUIET = 700; // milliseconds without a change until a page counts as drawn
  const ROOM = 200000;
  const FIELDS = "[data-testid=stMain] [data-testid=stTextInput] input:not([type=password]), " +
    "[data-testid=stMain] [data-testid=stTextArea] textarea";
  const NOT_KEPT = "[class*=st-key-sealed], [class*=st-key-filter], [class*=st-key-sought]";
  // a draft comes last in its key, behind its name, which may hold other identifiers
  const DRAFT = /st-key-(\S*)([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/;
  const SENDS = "[class*=st-key-FormSubmitter-]";
  const FOLD = "[class*=st-key-fold-]";

  let timer = 0;
  let offered = new Map();
  let where = ""; // of which page that is
  const unfolding = new Map();
  const asked = new Set(); // drafts of what has no field here any more: whether they were saved is asked once
  const stood = new WeakMap();

  const page = () => location.pathname + location.search;

  /* What somebody else typed in this tab, or what is too old, does not stay in the browser either. */
  function read() {
    try {
      const kept = JSON.parse(sessionStorage.getItem(PLACE));
      if (kept && kept.who === own.who && Date.now() - kept.at < HOURS * 3600000) { return kept; }
      sessionStorage.removeItem(PLACE);
    } catch { /* a forbidden store keeps nothing */ }
    return { who: own.who, pages: {} };
  }

  function write(kept) {
    const text = JSON.stringify({ ...kept, at: Date.now() });
    try {
      if (text.length < ROOM) { sessionStorage.setItem(PLACE, text); }
    } catch { /* a full or forbidden store keeps nothing */ }
  }

  /* What a key says without its draft, which another run gives anew: the name of a form or a fold. */
  const named = (keyed) => DRAFT.exec(keyed?.className ?? "")?.[1] ?? "";

  /* The fields of the page by their names: their form's, their label, and which one of that label in it. */
  function fields() {
    const found = new Map();
    const times = {};
    for (const field of document.querySelectorAll(FIELDS)) {
      if (field.closest(NOT_KEPT)) { continue; }
      const form = named(field.closest("[data-testid=stForm]")?.querySelector(SENDS));
      const name = `${form} ${field.getAttribute("aria-label") || ""}`;
      times[name] = (times[name] || 0) + 1;
      found.set(`${name}#${times[name]}`, field);
    }
    return found;
  }

  /* The fold by its name, which a closed one keeps while its fields are not there. */
  const foldOf = (name) => name && [...document.querySelectorAll(FOLD)].find((fold) => named(fold) === name);

  /* The drafts by which a field is saved: its form's; outside of forms any of the page. */
  function draftsOf(field) {
    const within = field.closest("[data-testid=stForm]") || document;
    const found = [...within.querySelectorAll("[class*=st-key-]")].map((one) => DRAFT.exec(one.className)?.[2]);
    return [...new Set(found.filter(Boolean))].sort();
  }

  function typed(event) {
    const found = event.target.matches?.(FIELDS) && [...fields()].find(([, field]) => field === event.target);
    if (!found) { return; }
    const [name, field] = found;
    const kept = read();
    const here = kept.pages[page()] ||= {};
    const was = here[name]?.was ?? stood.get(field) ?? "";
    const fold = named(field.closest(FOLD));
    if (field.value === was) { delete here[name]; } else { here[name] = { text: field.value, was, fold, drafts: draftsOf(field) }; }
    write(kept);
  }

  /* What is shown may bring drafts of its own, a preview its buttons: only when one has gone is the field another one. */
  const isSame = (field, entry) => field.value === entry.text && entry.drafts.every((one) => draftsOf(field).includes(one));

  async function wasSaved(drafts) {
    for (const draft of drafts) {
      const answer = await fetch(`/kept/${draft}`, { cache: "no-store" });
      if (!answer.ok) { throw new Error(answer.status); }
      if ((await answer.json()).sent) { return true; }
    }
    return false;
  }

  /* Once the page is drawn: forget what was saved, and offer what was not. */
  async function settle() {
    const state = document.querySelector("[data-testid=stApp]")?.dataset;
    if (state?.testConnectionState !== "CONNECTED" || state.testScriptState !== "notRunning") { later(); return; }
    const path = page();
    const there = fields();
    const waiting = new Map();
    for (const [name, words] of unfolding) {
      if (there.has(name)) { unfolding.delete(name); put(there.get(name), words); }
    }
    for (const [name, entry] of Object.entries(read().pages[path] || {})) {
      const field = there.get(name);
      const gone = !field && !foldOf(entry.fold);
      if (unfolding.has(name) || (gone && asked.has(entry.drafts.join()))) { continue; }
      if (field && isSame(field, entry)) { learn(path, name, field); continue; }
      if (field && field === document.activeElement) { continue; }
      try {
        if (await wasSaved(entry.drafts)) { forget(path, name); } else if (!gone) { waiting.set(name, entry.text); }
        asked.add(entry.drafts.join());
      } catch { later(); return; }
    }
    if (path !== page()) { later(); return; }
    offered = new Map([...[...offered].filter(([name]) => waiting.has(name) || fields().has(name)), ...waiting]);
    where = path;
    draw();
  }

  /* A preview's own draft is what saves the field: it is asked for, too, when the field is empty again. */
  function learn(path, name, field) {
    const kept = read();
    const entry = kept.pages[path]?.[name];
    const drafts = draftsOf(field);
    if (entry?.text === field.value && entry.drafts.join() !== drafts.join()) { entry.drafts = drafts; write(kept); }
  }

  function forget(path, name) {
    const kept = read();
    delete kept.pages[path]?.[name];
    if (!Object.keys(kept.pages[path] || {}).length) { delete kept.pages[path]; }
    write(kept);
    offered.delete(name);
  }

  function later() {
    if (offered.size && where !== page()) { offered.clear(); draw(); }
    clearTimeout(timer);
    timer = setTimeout(settle, QUIET);
  }

  /* What belongs into a closed fold waits until it is open. */
  function fill() {
    const there = fields();
    const entries = read().pages[page()] || {};
    const closed = new Set();
    for (const [name, words] of offered) {
      if (there.has(name)) { put(there.get(name), words); continue; }
      unfolding.set(name, words);
      closed.add(foldOf(entries[name]?.fold));
    }
    for (const fold of closed) { fold?.querySelector("details:not([open]) > summary")?.click(); }
    offered.clear();
    draw();
  }

  function put(field, words) {
    const kind = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement;
    const set = Object.getOwnPropertyDescriptor(kind.prototype, "value").set;
    const stands = field.value;
    const say = (one) => { set.call(field, one); field.dispatchEvent(new Event("input", { bubbles: true })); };
    field.focus();
    // a field that shows the words of a former form is emptied first: its new one has not heard of them
    say("");
    say(words);
    if (field.value !== words) { say(stands); } // it does not take them
    field.blur();
  }

  /* A field refuses as a whole what is too long for it, without a word: it takes what it has room for, and says so. */
  function measure(event) {
    const field = event.target;
    if (!field.matches?.(FIELDS)) { return; }
    const counted = field.closest("[data-testid=stTextInput], [data-testid=stTextArea]")
      ?.querySelector("[data-testid=InputInstructions]")?.textContent.match(/\/(\d+)\s*$/);
    document.getElementById("too-long")?.remove();
    if (!counted) { return; }
    field.maxLength = Number(counted[1]);
    if (event.isComposing) { return; } // an input method holds letters that may still become fewer
    const room = field.maxLength - field.value.length + field.selectionEnd - field.selectionStart;
    const more = (event.data ?? "").length - room;
    if (more > 0) {
      document.body.append(bar("too-long", own.long.replace("{most}", field.maxLength).replace("{more}", more)));
    }
  }

  function drop() {
    const kept = read();
    delete kept.pages[page()];
    write(kept);
    offered.clear();
    unfolding.clear();
    draw();
  }

  function draw() {
    const there = document.getElementById("kept");
    if (!offered.size) { there?.remove(); return; }
    const longest = [...offered.values()].reduce((one, other) => (other.length > one.length ? other : one));
    const words = own.said.replace("{text}", longest.length > 24 ? `${longest.slice(0, 24)}…` : longest);
    if (there?.firstChild.textContent === words) { return; } // drawn anew it would be looked at anew
    there?.remove();
    document.body.append(bar("kept", words, button(own.fill, fill, "#fff", "#1f2937"), button(own.drop, drop, "transparent", "#fff")));
  }

  function bar(id, words, ...buttons) {
    const made = document.createElement("div");
    made.id = id;
    made.setAttribute("role", "status");
    made.style.cssText = "position:fixed;left:50%;bottom:16px;transform:translateX(-50%);z-index:999990;display:flex;" +
      "flex-wrap:wrap;gap:8px 12px;align-items:center;box-sizing:border-box;width:min(40rem,calc(100vw - 24px));" +
      "padding:12px 16px;border-radius:10px;background:#1f2937;color:#fff;font:15px/1.5 sans-serif;" +
      "box-shadow:0 4px 16px rgb(0 0 0/.3)";
    const said = document.createElement("span");
    said.style.cssText = "flex:1 1 14rem;overflow-wrap:anywhere";
    said.textContent = words;
    made.append(said, ...buttons);
    return made;
  }

  function button(words, does, back, front) {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = words;
    made.style.cssText = `min-height:40px;padding:4px 14px;border:1px solid #fff;border-radius:8px;cursor:pointer;` +
      `font:inherit;background:${back};color:${front}`;
    made.addEventListener("click", does);
    return made;
  }

  /* Signed out in another tab: nothing stays in this one. */
  if (globalThis.BroadcastChannel) {
    new BroadcastChannel("sanshuang-out").addEventListener("message", () => {
      try { sessionStorage.removeItem(PLACE); } catch { /* a forbidden store keeps nothing */ }
    });
  }

  read();
  document.addEventListener("focusin", (event) => {
    document.getElementById("too-long")?.remove();
    if (event.target.matches?.(FIELDS) && !stood.has(event.target)) { stood.set(event.target, event.target.value); }
  });
  document.addEventListener("input", typed, true);
  document.addEventListener("beforeinput", measure, true);
  new MutationObserver(later).observe(document.body, {
    subtree: true, childList: true, attributes: true,
    attributeFilter: ["data-test-connection-state", "data-test-script-state"],
  });
})();
