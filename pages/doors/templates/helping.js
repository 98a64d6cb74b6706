/* The helpers' quick list: taps are kept in the phone first, then delivered, and forgotten only when the house has
   answered. The list itself is kept until the day after, so that all goes on where there is no network. */
(function () {
  "use strict";
  var root = document.getElementById("helping");
  var kept = store();
  if (!root || !kept || !window.XMLHttpRequest || !window.JSON) {
    return;
  }
  var CODE = root.getAttribute("data-activity");
  var HERE = "/helping/" + CODE;
  var LIST = "sanshuang-roll:" + CODE;
  var MARK = "sanshuang-helping:" + CODE + ":";
  var EVERY = 1000;
  var PATIENCE = 10000;
  var SHOWN = 40;
  var UNDO_TIME = 3600000;
  var roll = listed();
  var online = true;
  var signedIn = true;
  var sending = false;
  var asking = false;
  var stays = {};
  var known = 0;
  var sent = false;
  var held = false;
  var late = false;
  var gone = false;
  var troubles = [];
  var lapses = Infinity;

  function store() {
    try {
      window.localStorage.setItem("sanshuang?", "1");
      window.localStorage.removeItem("sanshuang?");
      return window.localStorage;
    } catch (nowhere) {
      return null;
    }
  }

  function by(id) {
    return document.getElementById(id);
  }

  function say(name, gaps) {
    var words = root.getAttribute("data-" + name);
    Object.keys(gaps || {}).forEach(function (gap) {
      words = words.replace("{" + gap + "}", String(gaps[gap]));
    });
    return words;
  }

  function listed() {
    var found = JSON.parse(kept.getItem(LIST) || "null");
    if (found && found.until < new Date().getTime()) {
      kept.removeItem(LIST);
      return null;
    }
    return found;
  }

  function entries() {
    var found = [];
    for (var i = 0; i < kept.length; i += 1) {
      var name = kept.key(i);
      if (name && name.indexOf(MARK) === 0) {
        found.push(name);
      }
    }
    return found.sort().map(function (name) {
      var entry = JSON.parse(kept.getItem(name));
      entry.at = name;
      return entry;
    });
  }

  function own() {
    return entries().filter(function (entry) {
      return !roll || entry.by === roll.by;
    });
  }

  /* what only waits for the network; what asks for a reason waits for the helper and counts as not entered */
  function mine() {
    return own().filter(function (entry) {
      return !entry.asks;
    });
  }

  function askingWhy() {
    return own().filter(function (entry) {
      return entry.asks;
    });
  }

  function newKey() {
    var bytes = window.crypto.getRandomValues(new Uint8Array(16));
    var hex = "";
    for (var i = 0; i < 16; i += 1) {
      hex += (bytes[i] + 256).toString(16).slice(1);
    }
    return hex.slice(0, 8) + "-" + hex.slice(8, 12) + "-4" + hex.slice(13, 16) + "-8" + hex.slice(17, 20) + "-" + hex.slice(20);
  }

  function put(entry) {
    entry.key = newKey();
    entry.by = roll.by;
    kept.setItem(MARK + ("000000000000000" + new Date().getTime()).slice(-15) + ":" + entry.key, JSON.stringify(entry));
    draw();
    deliver();
  }

  /* who is there, as far as this phone knows: what the house said, and what still waits here */
  function standing() {
    var waits = {};
    mine().forEach(function (entry) {
      if (entry.member) {
        waits[entry.member] = entry;
      }
    });
    return roll.people.map(function (person) {
      var entry = waits[person.id];
      return {
        person: person,
        entry: entry,
        there: entry ? entry.act === "in" : person.there
      };
    });
  }

  /* the row stays where it is and says so: a second tap finds the same person, not the next one */
  function arrive(person) {
    if (by("who").value) {
      by("who").select();
    }
    var asked = askingWhy().some(function (entry) {
      return entry.member === person.id;
    });
    if (!asked) {
      put({ act: "in", member: person.id, name: person.name, asks: person.asks || "" });
    }
  }

  function askWhy(entry, words) {
    entry.asks = words;
    kept.setItem(entry.at, JSON.stringify(entry));
  }

  function giveWhy(entry, why) {
    entry.asks = "";
    entry.reason = why;
    kept.setItem(entry.at, JSON.stringify(entry));
    draw();
    deliver();
  }

  function undo(one) {
    if (one.entry && !one.entry.tried) {
      kept.removeItem(one.entry.at);
      draw();
    } else {
      put({ act: "undo", member: one.person.id, name: one.person.name });
    }
  }

  function undoable(one) {
    return one.there && (Boolean(one.entry) || one.person.mine > new Date().getTime());
  }

  function row(one) {
    var item = document.createElement("li");
    var details = [
      one.person.branch, one.person.tail, one.person.community, one.there ? "" : one.person.flag
    ].filter(Boolean).join(" · ");
    var name = document.createElement("strong");
    var about = document.createElement("span");
    var holder = document.createElement(one.there ? "div" : "button");
    name.textContent = one.there ? "\u2713 " + one.person.name + " · " + say("there") : one.person.name;
    about.textContent = details;
    holder.className = "person";
    holder.appendChild(name);
    holder.appendChild(about);
    item.appendChild(holder);
    if (!one.there) {
      holder.type = "button";
      holder.onclick = function () {
        arrive(one.person);
      };
    } else if (undoable(one)) {
      var back = document.createElement("button");
      back.type = "button";
      back.className = "back";
      back.textContent = say("undo");
      back.setAttribute("aria-label", say("undo") + " " + one.person.name);
      back.onclick = function () {
        undo(one);
      };
      item.appendChild(back);
    }
    return item;
  }

  function fill(list, people) {
    list.textContent = "";
    people.forEach(function (one) {
      list.appendChild(row(one));
    });
  }

  function meant(person, typed) {
    if (/^\d{2,}$/.test(typed)) {
      return person.tail.slice(-typed.length) === typed;
    }
    if (/^[a-z']+$/.test(typed)) {
      return (" " + person.sound).indexOf(" " + typed.replace(/'/g, "")) >= 0;
    }
    return person.name.toLowerCase().indexOf(typed) >= 0;
  }

  function draw() {
    if (held) {
      late = true;
      return;
    }
    by("quick").hidden = !roll;
    tell();
    if (!roll) {
      return;
    }
    var all = standing();
    var there = all.filter(function (one) {
      return one.there;
    });
    var missing = all.filter(function (one) {
      return !one.there;
    });
    var expected = missing.filter(function (one) {
      return one.person.expected;
    });
    var guests = roll.guests + mine().filter(function (entry) {
      return entry.act === "guest";
    }).length;
    by("tally").textContent = say(expected.length ? "count-of" : "count", {
      arrived: there.length,
      expected: there.length + expected.length
    });
    by("tally-guests").textContent = guests ? say("and-guests", { count: guests }) : "";
    var typed = by("who").value.replace(/\s+/g, "").toLowerCase();
    var shown = typed ? all.filter(function (one) {
      return meant(one.person, typed);
    }) : all.filter(function (one) {
      return !one.there || stays[one.person.id];
    });
    by("list-title").textContent = typed && !shown.length ? say("nobody", { typed: by("who").value })
      : say(typed ? "found" : "missing", { count: typed ? shown.length : missing.length });
    shown.slice(0, SHOWN).forEach(function (one) {
      stays[one.person.id] = true;
    });
    fill(by("people"), shown.slice(0, SHOWN));
    by("more").textContent = shown.length > SHOWN ? say("more", { count: shown.length - SHOWN }) : "";
    var entered = all.filter(undoable);
    lapses = entered.reduce(function (first, one) {
      return one.entry ? first : Math.min(first, one.person.mine);
    }, Infinity);
    by("own-title").textContent = say("entered", { count: entered.length });
    fill(by("own-people"), entered);
  }

  function tell() {
    var waiting = mine().length;
    var others = entries().length - own().length;
    var words = [];
    if (!signedIn) {
      words.push(say("sign-in"));
    } else if (!online) {
      words.push(say("no-network"));
    }
    if (waiting) {
      words.push(say("waiting", { count: waiting }));
    }
    if (others) {
      words.push(say("other", { count: others }));
    }
    if (!words.length) {
      words.push(say(roll ? (sent ? "all-sent" : "ready") : "empty"));
    }
    show(words.join(" "));
    showTroubles(askingWhy());
  }

  /* drawn anew only when something else is to be said: somebody may be writing a reason */
  function showTroubles(asks) {
    var said = JSON.stringify([troubles, asks]);
    if (by("troubles").getAttribute("data-said") === said) {
      return;
    }
    by("troubles").setAttribute("data-said", said);
    by("troubles").textContent = "";
    troubles.forEach(function (trouble) {
      var line = document.createElement("p");
      line.className = "trouble";
      line.textContent = say("not-taken", trouble);
      by("troubles").appendChild(line);
    });
    asks.forEach(function (entry) {
      by("troubles").appendChild(whyForm(entry));
    });
  }

  function whyForm(entry) {
    var form = document.createElement("form");
    var words = document.createElement("p");
    var label = document.createElement("label");
    var field = document.createElement("input");
    var save = document.createElement("button");
    var drop = document.createElement("button");
    form.className = "trouble asks";
    words.textContent = say("asks-why", { name: entry.name, why: entry.asks });
    label.textContent = say("why");
    field.maxLength = 200;
    field.required = true;
    field.autocomplete = "off";
    label.appendChild(field);
    save.type = "submit";
    save.className = "primary";
    save.textContent = say("why-save");
    drop.type = "button";
    drop.className = "second";
    drop.textContent = say("why-drop");
    [words, label, save, drop].forEach(function (part) {
      form.appendChild(part);
    });
    form.onsubmit = function (event) {
      event.preventDefault();
      var why = field.value.replace(/^\s+|\s+$/g, "");
      if (why) {
        giveWhy(entry, why);
      }
    };
    drop.onclick = function () {
      kept.removeItem(entry.at);
      draw();
    };
    return form;
  }

  function show(words) {
    var state = by("state");
    if (state.getAttribute("data-words") === words) {
      return;
    }
    state.setAttribute("data-words", words);
    state.textContent = words;
    state.hidden = false;
    if (!signedIn) {
      var link = document.createElement("a");
      link.href = "/signin?next=" + encodeURIComponent(HERE);
      link.textContent = say("sign-in-link");
      state.appendChild(document.createTextNode(" "));
      state.appendChild(link);
    }
  }

  function call(method, address, body, done) {
    var request = new XMLHttpRequest();
    request.open(method, address, true);
    request.timeout = PATIENCE;
    request.setRequestHeader("Accept", "application/json");
    if (body) {
      request.setRequestHeader("Content-Type", "application/x-www-form-urlencoded");
    }
    request.onloadend = function () {
      var answer = null;
      try {
        answer = JSON.parse(request.responseText);
      } catch (unreadable) {
        answer = null;
      }
      online = request.status > 0 && request.status < 500;
      signedIn = request.status === 401 ? false : signedIn || online;
      done(request.status, answer);
    };
    request.send(body || null);
  }

  function deliver() {
    var entry = mine()[0];
    if (!entry || sending || !roll || !signedIn) {
      return;
    }
    sending = true;
    entry.tried = true;
    var at = entry.at;
    kept.setItem(at, JSON.stringify(entry));
    var body = ["act", "key", "by", "member", "name", "from", "reason"].filter(function (field) {
      return entry[field];
    }).map(function (field) {
      return field + "=" + encodeURIComponent(entry[field]);
    }).join("&");
    call("POST", HERE, body, function (status, answer) {
      sending = false;
      var settled = answer && (answer.state === "done" || answer.state === "no");
      if (answer && answer.state === "why") {
        askWhy(entry, answer.words);
        draw();
        deliver();
        return;
      }
      if (!settled) {
        draw();
        return;
      }
      if (answer.state === "no") {
        troubles.push({ name: entry.name, why: answer.words });
      } else {
        believe(entry);
        sent = true;
      }
      kept.removeItem(at);
      draw();
      deliver();
      ask();
    });
  }

  /* what the house took is true from now on; its own word about it follows with the next list */
  function believe(entry) {
    roll.people.forEach(function (person) {
      if (person.id === entry.member) {
        person.there = entry.act === "in";
        person.mine = person.there ? new Date().getTime() + UNDO_TIME : 0;
      }
    });
    roll.guests += entry.act === "guest" ? 1 : 0;
    kept.setItem(LIST, JSON.stringify(roll));
  }

  function ask() {
    if (asking || gone) {
      return;
    }
    asking = true;
    call("GET", HERE + "/roll" + (known ? "?since=" + known : ""), "", function (status, answer) {
      asking = false;
      if (status === 200 && answer && answer.people) {
        roll = answer;
        known = roll.revision;
        kept.setItem(LIST, JSON.stringify(roll));
      } else if (status === 401 || status === 403 || status === 404) {
        kept.removeItem(LIST);
        roll = null;
      }
      if (status !== 204 || by("quick").hidden) {
        draw();
      }
      deliver();
    });
  }

  function turn() {
    roll = roll && roll.until < new Date().getTime() ? listed() : roll;
    if (!document.hidden) {
      ask();
    }
    if (lapses < new Date().getTime()) {
      draw();
    }
    tell();
  }

  by("find").addEventListener("submit", function (event) {
    event.preventDefault();
  });
  by("who").addEventListener("input", function () {
    stays = {};
    draw();
  });
  /* what a finger rests on is not drawn anew under it */
  root.addEventListener("pointerdown", function () {
    held = true;
  });
  ["pointerup", "pointercancel"].forEach(function (end) {
    window.addEventListener(end, function () {
      window.setTimeout(function () {
        held = false;
        if (late) {
          late = false;
          draw();
        }
      }, 50);
    });
  });
  by("guest").addEventListener("submit", function (event) {
    event.preventDefault();
    var name = by("guest-name").value.replace(/^\s+|\s+$/g, "");
    if (!name) {
      return;
    }
    var from = by("guest-from").value.replace(/^\s+|\s+$/g, "");
    by("guest-name").value = "";
    by("guest-from").value = "";
    put({ act: "guest", name: name, from: from });
  });
  by("forget").addEventListener("click", function () {
    kept.removeItem(LIST);
    roll = null;
    gone = true;
    window.clearInterval(turning);
    by("quick").hidden = true;
    show(say("forgotten"));
  });
  window.addEventListener("online", turn);
  document.addEventListener("visibilitychange", turn);
  var turning = window.setInterval(turn, EVERY);
  draw();
  ask();

  if (navigator.serviceWorker && window.caches) {
    navigator.serviceWorker.register("/helping/worker.js").then(function () {
      return window.caches.open("sanshuang-door");
    }).then(function (cache) {
      return cache.addAll([HERE, "/helping/list.js", "/emblem.svg"]);
    })["catch"](function () {
      /* without a worker the open page still keeps and delivers */
    });
  }
})();
