/* The check-in door with a script: an arrival is kept in the phone first, then delivered, and forgotten only when the
   house has answered. Plain old JavaScript, because browsers inside chat applications are old. */
(function () {
  "use strict";
  var form = document.getElementById("arrive");
  var told = document.getElementById("told");
  var queue = document.getElementById("queue");
  var MARK = "sanshuang-arrival:";
  var AGAIN = 4000;
  var PATIENCE = 10000;
  var sending = "";
  var attended = "";
  var timer = 0;

  function store() {
    try {
      var own = window.localStorage;
      own.setItem(MARK + "?", "1");
      own.removeItem(MARK + "?");
      return own;
    } catch (nowhere) {
      return null;
    }
  }

  var kept = store();
  if (!form || !kept || !window.XMLHttpRequest || !window.JSON) {
    return;
  }

  function keys() {
    var found = [];
    for (var i = 0; i < kept.length; i += 1) {
      var name = kept.key(i);
      if (name && name.indexOf(MARK) === 0) {
        found.push(name);
      }
    }
    return found.sort();
  }

  function newKey() {
    var bytes = [];
    var i;
    if (window.crypto && window.crypto.getRandomValues) {
      bytes = window.crypto.getRandomValues(new Uint8Array(16));
    } else {
      for (i = 0; i < 16; i += 1) {
        bytes.push(Math.floor(Math.random() * 256));
      }
    }
    var hex = "";
    for (i = 0; i < 16; i += 1) {
      hex += (bytes[i] + 256).toString(16).slice(1);
    }
    return hex.slice(0, 8) + "-" + hex.slice(8, 12) + "-4" + hex.slice(13, 16) + "-8" + hex.slice(17, 20) + "-" + hex.slice(20);
  }

  function tell(words, done) {
    told.textContent = (done ? "\u2713 " : "") + words;
    told.className = done ? "note done" : "note";
    told.hidden = !words;
  }

  function count() {
    var waiting = keys().length;
    queue.textContent = form.getAttribute("data-wait").replace("{count}", String(waiting));
    queue.hidden = waiting === 0;
  }

  function later() {
    window.clearTimeout(timer);
    if (keys().length) {
      timer = window.setTimeout(deliver, AGAIN);
    }
  }

  function kept_for_later(entry) {
    tell(form.getAttribute("data-kept").replace("{typed}", entry.typed));
  }

  function answered(name, entry, status, answer) {
    if (status === 429 || status >= 500 || !answer) {
      kept_for_later(entry);
      later();
      return;
    }
    if (answer.state === "choose" && name === attended && entry.to === window.location.pathname) {
      kept.removeItem(name);
      form.elements.key.value = entry.key;
      form.elements.typed.value = entry.typed;
      form.submit();
      return;
    }
    if (answer.state === "choose") {
      entry.unattended = "1";
      kept.setItem(name, JSON.stringify(entry));
    } else {
      kept.removeItem(name);
      tell(answer.words, answer.state === "in");
    }
    count();
    deliver();
  }

  function body(entry) {
    var parts = [];
    ["opening", "key", "typed", "unattended"].forEach(function (field) {
      if (entry[field]) {
        parts.push(field + "=" + encodeURIComponent(entry[field]));
      }
    });
    return parts.join("&");
  }

  function deliver() {
    var name = keys()[0];
    if (!name || sending) {
      return;
    }
    var entry = JSON.parse(kept.getItem(name));
    var request = new XMLHttpRequest();
    sending = name;
    request.open("POST", entry.to, true);
    request.timeout = PATIENCE;
    request.setRequestHeader("Accept", "application/json");
    request.setRequestHeader("Content-Type", "application/x-www-form-urlencoded");
    request.onloadend = function () {
      var answer = null;
      sending = "";
      try {
        answer = JSON.parse(request.responseText);
      } catch (unreadable) {
        answer = null;
      }
      answered(name, entry, request.status || 599, answer && answer.state ? answer : null);
    };
    request.send(body(entry));
  }

  form.addEventListener("submit", function (event) {
    var typed = form.elements.typed.value.replace(/^\s+|\s+$/g, "");
    if (!typed) {
      return;
    }
    event.preventDefault();
    var entry = {
      to: window.location.pathname,
      opening: form.elements.opening.value,
      key: newKey(),
      typed: typed
    };
    attended = MARK + new Date().getTime() + ":" + entry.key;
    try {
      kept.setItem(attended, JSON.stringify(entry));
    } catch (full) {
      form.submit();
      return;
    }
    form.elements.typed.value = "";
    tell(form.getAttribute("data-sending"));
    count();
    deliver();
  });

  window.addEventListener("online", deliver);
  document.addEventListener("visibilitychange", deliver);
  count();
  deliver();

  if (navigator.serviceWorker && window.caches) {
    navigator.serviceWorker.register("/arrive/worker.js").then(function () {
      return window.caches.open("sanshuang-door");
    }).then(function (cache) {
      return cache.addAll([window.location.href, "/arrive/door.js", "/emblem.svg"]);
    })["catch"](function () {
      /* without a worker the open page still keeps and delivers */
    });
  }
})();
