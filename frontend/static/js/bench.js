// The bench: each act is kept on this machine first, under a key of its own, then sent when there is a connection, those of a device
// in order. The server knows the key: what it already has is not done again. Barcode readers type fast and end with Enter: wherever
// the reader's words fall, the device opens. Without this script the forms work by themselves.
const bench = document.getElementById("bench");
const box = document.getElementById("bench-queue");
const line = document.getElementById("bench-line");
const list = document.getElementById("bench-refused");
const texts = box.dataset;
const { who } = bench.dataset;
const PREFIX = "rebond-bench:";
const READ = `rebond-bench-read:${who}`;
const AGAIN = 5000;
/** How many times an act that meets another's, or a fault of the server, goes again before the page asks about it. */
const TRIES = 5;
/** What the page asks about may mend itself (the server, a role): it still goes again, so often. */
const LATER = 60_000;

const kept = (() => {
  try {
    localStorage.setItem(`${PREFIX}probe`, "");
    localStorage.removeItem(`${PREFIX}probe`);
    return localStorage;
  } catch {
    return null;
  }
})();

/** What this person has done and the server does not have yet, oldest first. */
function acts() {
  const names = Object.keys(kept).filter((name) => name.startsWith(PREFIX)).sort();
  return names.map((name) => ({ name, ...JSON.parse(kept.getItem(name) || "{}") })).filter((act) => act.who === who);
}

/** Writes what became of an act, unless it was sent or removed meanwhile. */
function note({ name, ...act }, what) {
  if (kept.getItem(name) === null) return;
  try {
    kept.setItem(name, JSON.stringify({ ...act, ...what }));
  } catch {
    // No room for a word about it: it stays as it is, and goes again.
  }
}

const deviceOf = (address) => address.split("/")[3] ?? "";
const here = deviceOf(location.pathname);

/** The acts in their places: those that may be sent, those behind one that was refused. */
function sorted() {
  const stuck = new Set();
  const waiting = [];
  const behind = [];
  const refused = [];
  for (const act of acts()) {
    const device = deviceOf(act.url);
    if (act.refused) {
      refused.push(act);
      stuck.add(device);
    } else if (stuck.has(device)) behind.push(act);
    else waiting.push(act);
  }
  return { waiting, behind, refused };
}

function newKey() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** The code that was read without a connection, and the one that it took the place of. */
function read() {
  const text = kept?.getItem(READ);
  return text ? JSON.parse(text) : null;
}

/** While another device is to be opened, nothing is pressed for this one. */
function hold(on) {
  for (const button of document.querySelectorAll("#bench-live button, dialog form[action^='/desk/bench/'] button")) {
    if (on && !button.disabled) {
      button.disabled = true;
      button.dataset.held = "";
    } else if (!on && "held" in button.dataset) {
      button.disabled = false;
      delete button.dataset.held;
    }
  }
}

function button(words, about, press) {
  const one = document.createElement("button");
  one.type = "button";
  one.className = "button button-quiet";
  one.textContent = words;
  if (about) one.setAttribute("aria-label", `${words} (${about})`);
  one.addEventListener("click", press);
  return one;
}

/** Why nothing is sent although there is a connection: the session ended, or somebody else's began. */
let signedOut = "";
let shown = "";
function tell(done = false) {
  const { waiting, behind, refused } = sorted();
  const code = read();
  const words = [];
  if (waiting.length) words.push(waiting.length === 1 ? texts.one : texts.many.replace("#", waiting.length));
  if (behind.length) words.push(behind.length === 1 ? texts.behindOne : texts.behindMany.replace("#", behind.length));
  if (waiting.length && signedOut) words.push(signedOut);
  if (code) words.push(texts.read.replace("#", () => code.code));
  if (code?.instead) words.push(texts.readInstead.replace("#", () => code.instead));
  if (!words.length && !refused.length && done) words.push(texts.done);
  const said = words.join(" ");
  const link = waiting.length && signedOut === texts.signedOut;
  if (line.dataset.said !== said) {
    line.dataset.said = said;
    line.textContent = said;
    if (link) {
      const way = document.createElement("a");
      way.href = `/sign-in?back=${encodeURIComponent(location.pathname)}`;
      way.textContent = " →";
      way.setAttribute("aria-label", texts.signedOut);
      line.append(way);
    }
  }
  // The same buttons are not made anew under a finger or a keyboard.
  const now = JSON.stringify([code?.code, refused.map((act) => [act.name, act.refused])]);
  if (now !== shown) {
    shown = now;
    list.textContent = "";
    if (code) {
      const item = document.createElement("li");
      const stay = button(texts.readDrop, "", () => {
        kept.removeItem(READ);
        tell();
      });
      item.append(`${code.code} `, stay);
      list.append(item);
    }
    for (const act of refused) {
      const item = document.createElement("li");
      const again = button(texts.again, act.what, () => {
        note(act, { refused: undefined, tries: undefined, after: undefined });
        tell();
        send();
      });
      const drop = button(texts.drop, act.what, () => {
        kept.removeItem(act.name);
        tell();
        send().then(refresh);
      });
      item.append(`${texts.refused} ${act.what}. ${act.refused} `, again, " ", drop);
      list.append(item);
    }
  }
  hold(Boolean(code));
  box.classList.toggle("bench-queue-done", !waiting.length && !behind.length && !refused.length && !code);
  box.hidden = !said && !refused.length;
}

/** The screen as it stands now, unless more was done meanwhile or somebody is typing in it. */
async function refresh() {
  const live = document.getElementById("bench-live");
  if (!live) return;
  const answer = await fetch(location.pathname, { cache: "no-store" }).catch(() => null);
  if (!answer || !answer.ok) return;
  const page = parsed(await answer.text());
  const fresh = page.getElementById("bench-live");
  // Another person's screen does not come into this one's.
  if (page.getElementById("bench")?.dataset.who !== who) return;
  const { activeElement: active } = document;
  const typing = live.contains(active) && active.matches("input, textarea") && active.value !== active.defaultValue;
  if (!fresh || typing || acts().some((act) => !act.refused && deviceOf(act.url) === here)) return;
  const held = live.contains(active) ? active : null;
  live.replaceWith(document.adoptNode(fresh));
  hold(Boolean(read()));
  if (held) {
    const same = [...fresh.querySelectorAll("button, input, summary")].find(
      (one) => one.name && one.name === held.name && one.value === held.value,
    );
    (same || fresh.querySelector("#next button, #next a, #next input:not([type=hidden])"))?.focus();
  }
}

const parsed = (text) => new DOMParser().parseFromString(text, "text/html");

/** Whether somebody is signed in on that page. */
const somebody = (page) => page.querySelector("form[action='/sign-out']") !== null;

/** Sends an act: its status, and the page that says why it was not taken; nothing when nothing answers. */
async function post(act) {
  try {
    const headers = { "rebond-sent-by": "script", "rebond-bench-who": act.who };
    const answer = await fetch(act.url, { method: "POST", body: new URLSearchParams(act.body), headers });
    if (answer.ok) return { status: answer.status, ok: true };
    const page = parsed(await answer.text());
    return { status: answer.status, page, other: somebody(page) };
  } catch {
    return null;
  }
}

/** What the server says of its refusal. */
function reason({ status, page }) {
  const why = page.querySelector(".error-summary li, main .lead, main p");
  return why ? why.textContent.trim() : String(status);
}

/** The next act to send: in the order of its device, not one that was tried in this round, nor one behind it. */
function next(passed) {
  const stuck = new Set(passed);
  for (const act of acts()) {
    const device = deviceOf(act.url);
    if (!stuck.has(device) && (!act.refused || act.after <= Date.now())) return act;
    stuck.add(device);
  }
  return null;
}

let sending = false;
let timer = 0;
async function send() {
  if (sending) return;
  sending = true;
  clearTimeout(timer);
  const passed = new Set();
  let sent = 0;
  let refusals = 0;
  let wait = 0;
  let cut = false;
  for (let act = next(passed); act; act = next(passed)) {
    const answer = await post(act);
    if (answer?.ok) {
      sent += 1;
      signedOut = "";
      kept.removeItem(act.name);
      continue;
    }
    if (!answer || answer.status === 401 || answer.status === 429) {
      // Nothing gets through now, whichever the act.
      signedOut = answer?.status === 401 ? (answer.other ? texts.other : texts.signedOut) : "";
      wait = answer?.status === 429 ? LATER : AGAIN;
      cut = true;
      break;
    }
    signedOut = "";
    // The other devices' acts go on.
    passed.add(deviceOf(act.url));
    const { status } = answer;
    const fault = status >= 500 || status === 408;
    const tries = (act.tries ?? 0) + 1;
    if ((fault || status === 409) && tries < TRIES && !act.refused) {
      note(act, { tries });
      wait = AGAIN;
    } else {
      const mends = fault || status === 403;
      const refused = fault ? texts.fault : reason(answer);
      note(act, { tries, refused, after: mends ? Date.now() + LATER : undefined });
      refusals += act.refused ? 0 : 1;
    }
  }
  sending = false;
  if (!wait && acts().some((act) => act.after)) wait = LATER;
  if (wait) timer = setTimeout(send, wait);
  tell(sent > 0);
  if (sent || refusals) await refresh();
  const code = read();
  if (code && !cut && navigator.onLine && !next(passed)) {
    kept.removeItem(READ);
    location.assign(`/desk/bench?code=${encodeURIComponent(code.code)}`);
  }
}

/** What was pressed is shown at once, and the next function is asked for. */
function show(pressed) {
  const [subject] = pressed.value.split(":");
  const row = document.querySelector(`.bench-answer[value="${pressed.value}"]`);
  if (!row) return;
  for (const one of document.querySelectorAll(`.bench-answer[value^="${subject}:"]`)) {
    one.setAttribute("aria-pressed", String(one === row));
  }
  const act = document.getElementById("next");
  if (act.dataset.kind !== "try") return;
  const untold = [...document.querySelectorAll("[data-function]")].find((one) => !one.querySelector('[aria-pressed="true"]'));
  document.getElementById("next-title").textContent = untold ? untold.dataset.label : texts.after;
  for (const one of act.querySelectorAll("button[name=mark]")) {
    if (untold) one.value = `${untold.dataset.function}:${one.value.split(":")[1]}`;
    else one.hidden = true;
  }
}

let count = 0;
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!kept || event.defaultPrevented || form.method !== "post") return;
  if (!bench.contains(form) && !form.closest(".dialog")) return;
  const url = new URL(form.action).pathname;
  if (!url.startsWith("/desk/bench/")) return;
  if (read()) {
    // Another device was read: it is opened, or passed over, first.
    event.preventDefault();
    return;
  }
  const { submitter } = event;
  const body = new FormData(form);
  if (submitter?.name) body.append(submitter.name, submitter.value);
  body.delete("_form");
  body.set("key", newKey());
  body.set("made_at", new Date().toISOString());
  count += 1;
  const name = `${PREFIX}${Date.now()}-${String(count).padStart(4, "0")}-${newKey().slice(0, 6)}`;
  const about = submitter?.closest("[data-label]")?.dataset.label ?? submitter?.closest("#next")?.querySelector("h2").textContent;
  const what = [deviceOf(url), about, submitter?.textContent.trim()].filter(Boolean).join(", ");
  try {
    kept.setItem(name, JSON.stringify({ who, url, what, body: [...new URLSearchParams(body)] }));
  } catch {
    // No room left: the form goes its plain way.
    return;
  }
  event.preventDefault();
  form.closest("dialog")?.close();
  navigator.vibrate?.(30);
  if (submitter?.name === "mark") show(submitter);
  tell();
  send();
});

function open(code) {
  navigator.vibrate?.([30, 40, 30]);
  if (!kept || navigator.onLine) {
    location.assign(`/desk/bench?code=${encodeURIComponent(code)}`);
    return;
  }
  const before = read();
  if (here && code.toUpperCase().endsWith(here.toUpperCase())) {
    // The device that is open: whatever was read before it is passed over.
    kept.removeItem(READ);
  } else {
    const instead = before && before.code !== code ? before.code : before?.instead;
    kept.setItem(READ, JSON.stringify({ code, instead }));
  }
  tell();
}

// A reader types a character every few milliseconds; nobody else does. On a slow machine or a slow radio the characters of one code
// come apart: what ends with a device's reference is one all the same, for nobody types those into another field.
const BURST = 60;
const PAUSE = 5000;
const OURS = /(?:https?:\/\/\S*\/)?RB-[0-9A-Z]{4}-[0-9A-Z]{4}$/i;
/** The keys since the last pause, each with what its field held before it. */
let keys = [];

/** Where in the keys the code begins that ends them; nothing when there is none. */
function codeStart() {
  let burst = keys.length - 1;
  while (burst > 0 && keys[burst].at - keys[burst - 1].at <= BURST) burst -= 1;
  const ours = OURS.exec(keys.map(({ key }) => key).join(""));
  const start = Math.min(burst, ours?.index ?? burst);
  return ours || keys.length - start >= 6 ? start : null;
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  const field = event.target.closest("input, textarea");
  if (field?.id === "code" || field?.matches("textarea")) return;
  const at = event.timeStamp;
  if (keys.length && at - keys[keys.length - 1].at > PAUSE) keys = [];
  if (event.key === "Enter" && keys.length) {
    const late = at - keys[keys.length - 1].at > BURST;
    const start = codeStart();
    const code = start === null ? "" : keys.slice(start).map(({ key }) => key).join("");
    if (code && (!late || OURS.test(code))) {
      event.preventDefault();
      if (field) field.value = keys[start].before ?? "";
      open(code);
    }
    keys = [];
  } else if (event.key.length === 1) {
    keys.push({ key: event.key, at, before: field?.value });
    // A code is no longer than this; what a keyboard held down types is not kept.
    if (keys.length > 300) keys.shift();
  }
});
document.querySelector(".bench-scan").addEventListener("submit", (event) => {
  const field = document.getElementById("code");
  const code = field.value.trim();
  if (!kept || navigator.onLine || !code) return;
  event.preventDefault();
  // The next code is read into an empty field.
  field.value = "";
  open(code);
});

if (kept) {
  // A code of nobody in particular, from before codes were somebody's.
  kept.removeItem("rebond-bench-read");
  addEventListener("online", send);
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) send();
  });
  addEventListener("storage", () => tell());
  tell();
  send();
}
