// The bench: each act is kept on this machine first, under a key of its own, then sent, in order, when there is a connection.
// The server knows the key: what it already has is not done again. Barcode readers type fast and end with Enter: wherever the
// reader's words fall, the device opens. Without this script the forms work by themselves.
const bench = document.getElementById("bench");
const box = document.getElementById("bench-queue");
const line = document.getElementById("bench-line");
const list = document.getElementById("bench-refused");
const texts = box.dataset;
const { who } = bench.dataset;
const PREFIX = "rebond-bench:";
const READ = "rebond-bench-read";
const AGAIN = 5000;

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
  return names.map((name) => ({ name, ...JSON.parse(kept.getItem(name)) })).filter((act) => act.who === who);
}

function newKey() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

let signedOut = false;
function tell(done = false) {
  const all = acts();
  const waiting = all.filter((act) => !act.refused).length;
  const refused = all.filter((act) => act.refused);
  const read = kept.getItem(READ);
  const words = [];
  if (waiting) words.push(waiting === 1 ? texts.one : texts.many.replace("#", waiting));
  if (waiting && signedOut) words.push(texts.signedOut);
  if (read) words.push(texts.read.replace("#", () => read));
  if (!words.length && done) words.push(texts.done);
  const said = words.join(" ");
  if (line.textContent !== said) line.textContent = said;
  if (waiting && signedOut) {
    const link = document.createElement("a");
    link.href = `/sign-in?back=${encodeURIComponent(location.pathname)}`;
    link.textContent = " →";
    link.setAttribute("aria-label", texts.signedOut);
    line.append(link);
  }
  list.textContent = "";
  for (const act of refused) {
    const item = document.createElement("li");
    const drop = document.createElement("button");
    drop.type = "button";
    drop.className = "button button-quiet";
    drop.textContent = texts.drop;
    drop.addEventListener("click", () => {
      kept.removeItem(act.name);
      tell();
    });
    item.append(`${texts.refused} ${act.what}. ${act.refused} `, drop);
    list.append(item);
  }
  box.classList.toggle("bench-queue-done", !waiting && !refused.length && !read);
  box.hidden = !said && !refused.length;
}

/** The screen as it stands now, unless more was done meanwhile or somebody is typing in it. */
async function refresh() {
  const live = document.getElementById("bench-live");
  if (!live) return;
  const answer = await fetch(location.pathname, { cache: "no-store" }).catch(() => null);
  if (!answer || !answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page.getElementById("bench-live");
  const { activeElement: active } = document;
  const typing = live.contains(active) && active.matches("input, textarea") && active.value !== active.defaultValue;
  if (!fresh || typing || acts().some((act) => !act.refused)) return;
  const held = live.contains(active) ? active : null;
  live.replaceWith(document.adoptNode(fresh));
  if (held) {
    const same = [...fresh.querySelectorAll("button, input, summary")].find(
      (one) => one.name && one.name === held.name && one.value === held.value,
    );
    (same || fresh.querySelector("#next button, #next a, #next input:not([type=hidden])"))?.focus();
  }
}

let sending = false;
let timer = 0;
async function send() {
  if (sending) return;
  sending = true;
  clearTimeout(timer);
  let sent = 0;
  for (;;) {
    const act = acts().find((one) => !one.refused);
    if (!act) break;
    const answer = await fetch(act.url, {
      method: "POST",
      body: new URLSearchParams(act.body),
      headers: { "rebond-sent-by": "script" },
    }).catch(() => null);
    if (answer?.ok) {
      sent += 1;
      kept.removeItem(act.name);
    } else if (!answer || answer.status >= 500 || [401, 408, 429].includes(answer.status)) {
      signedOut = answer?.status === 401;
      timer = setTimeout(send, AGAIN);
      break;
    } else {
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const why = page.querySelector(".error-summary li, main .lead, main p");
      const { name, ...rest } = act;
      kept.setItem(name, JSON.stringify({ ...rest, refused: why ? why.textContent.trim() : String(answer.status) }));
    }
  }
  sending = false;
  tell(sent > 0);
  if (sent) await refresh();
  const read = kept.getItem(READ);
  if (read && navigator.onLine && !acts().some((act) => !act.refused)) {
    kept.removeItem(READ);
    location.assign(`/desk/bench?code=${encodeURIComponent(read)}`);
  }
}

/** What was pressed is shown at once, and the next function is asked for. */
function show(button) {
  const [subject] = button.value.split(":");
  const row = document.querySelector(`.bench-answer[value="${button.value}"]`);
  if (!row) return;
  for (const one of document.querySelectorAll(`.bench-answer[value^="${subject}:"]`)) {
    one.setAttribute("aria-pressed", String(one === row));
  }
  const next = document.getElementById("next");
  if (next.dataset.kind !== "try") return;
  const untold = [...document.querySelectorAll("[data-function]")].find((one) => !one.querySelector('[aria-pressed="true"]'));
  document.getElementById("next-title").textContent = untold ? untold.dataset.label : texts.after;
  for (const one of next.querySelectorAll("button[name=mark]")) {
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
  const { submitter } = event;
  const body = new FormData(form);
  if (submitter?.name) body.append(submitter.name, submitter.value);
  body.delete("_form");
  body.set("key", newKey());
  body.set("made_at", new Date().toISOString());
  count += 1;
  const name = `${PREFIX}${Date.now()}-${String(count).padStart(4, "0")}-${newKey().slice(0, 6)}`;
  const about = submitter?.closest("[data-label]")?.dataset.label ?? submitter?.closest("#next")?.querySelector("h2").textContent;
  const what = [url.split("/")[3], about, submitter?.textContent.trim()].filter(Boolean).join(", ");
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
  if (kept && !navigator.onLine) {
    kept.setItem(READ, code);
    tell();
  } else {
    location.assign(`/desk/bench?code=${encodeURIComponent(code)}`);
  }
}

// A reader types a character every few milliseconds; nobody else does.
let typed = "";
let last = 0;
let before = null;
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  const field = event.target.closest("input, textarea");
  if (field?.id === "code" || field?.matches("textarea")) return;
  if (event.timeStamp - last > 60) typed = "";
  last = event.timeStamp;
  if (event.key === "Enter" && typed.length >= 6) {
    event.preventDefault();
    if (field) field.value = before;
    open(typed);
    typed = "";
  } else if (event.key.length === 1) {
    if (!typed) before = field?.value;
    typed += event.key;
  }
});
document.querySelector(".bench-scan").addEventListener("submit", (event) => {
  const code = document.getElementById("code").value.trim();
  if (!kept || navigator.onLine || !code) return;
  event.preventDefault();
  open(code);
});

if (kept) {
  addEventListener("online", send);
  addEventListener("storage", () => tell());
  tell();
  send();
}
