// Sends a large file in parts and says how far it has got: when the connection is cut, it waits, asks what has arrived,
// and goes on. Then it says how many lines are read and kept. Without this script the form sends the file in one piece.

/** Smaller files leave in one piece. */
const LARGE = 1024 * 1024;

/** It may work in a moment. */
class Later extends Error {}
/** It will not, and says why. */
class Refused extends Error {}

const hex = async (bytes) =>
  [...new Uint8Array(await crypto.subtle.digest("SHA-256", bytes))]
    .map((byte) => byte.toString(16).padStart(2, "0"))
    .join("");

/** A while, or until the connection is back. */
const pause = (milliseconds) =>
  new Promise((done) => {
    setTimeout(done, milliseconds);
    addEventListener("online", done, { once: true });
  });

async function ask(address, body, type) {
  const headers = { accept: "application/json" };
  if (type) headers["content-type"] = type;
  const answer = await fetch(address, { method: body ? "POST" : "GET", headers, body });
  if (answer.ok) return answer.json();
  if (answer.status === 409 || answer.status >= 500) throw new Later();
  const problem = await answer.json().catch(() => ({}));
  throw new Refused((problem.errors && problem.errors[0] ? problem.errors[0] : problem).detail || "");
}

/** Tries again for as long as it is the connection or the server that fails. */
async function insist(work, cut) {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof TypeError || error instanceof Later)) throw error;
      cut();
      await pause(Math.min(1000 * tries, 10000));
    }
  }
}

function show(html) {
  const answer = new DOMParser().parseFromString(html, "text/html");
  const main = document.adoptNode(answer.querySelector("main"));
  document.title = answer.title;
  document.querySelector("main").replaceWith(main);
  document.dispatchEvent(new CustomEvent("main-replaced", { detail: main }));
  (main.querySelector("[autofocus]") || main).focus();
}

async function send(form, field, button) {
  const texts = { ...field.dataset, ...form.dataset };
  const zone = field.closest(".drop");
  const said = zone.querySelector(".drop-said");
  const bar = zone.querySelector("progress");
  const [file] = field.files;
  const body = new FormData(form);
  const fill = (text, values) =>
    Object.entries(values).reduce((words, [name, value]) => words.replace(`[${name}]`, value), text);
  const say = (text, heard) => {
    // A screen reader hears what changes, not every step.
    said.setAttribute("aria-live", heard ? "polite" : "off");
    said.textContent = text;
  };
  const step = (text, done, whole) => {
    bar.value = Math.floor((100 * done) / whole);
    const number = (count) => count.toLocaleString(document.documentElement.lang);
    say(fill(text, { percent: bar.value, done: number(done), whole: number(whole) }), false);
  };
  const cut = () => say(texts.cut, true);
  bar.hidden = false;
  bar.value = 0;
  said.classList.remove("field-error");
  form.setAttribute("aria-busy", "true");

  const sha256 = await hex(await file.arrayBuffer());
  const announced = JSON.stringify({ file_name: file.name, size: file.size, sha256 });
  const { id } = await insist(async () => {
    let at = await ask(texts.parts, announced, "application/json");
    if (at.received) say(texts.resumed, true);
    while (at.received < file.size) {
      step(texts.sending, at.received, file.size);
      const part = await file.slice(at.received, at.received + at.part_size).arrayBuffer();
      const query = `offset=${at.received}&sha256=${await hex(part)}`;
      at = await ask(`${texts.parts}/${at.id}/parts?${query}`, part, "application/octet-stream");
    }
    return at;
  }, cut);

  bar.removeAttribute("value");
  say(texts.reading, true);
  const standing = () => ask(`${texts.parts}/${id}`);
  const watch = async () => {
    const at = await standing();
    if (at.lines_to_keep) step(texts.keeping, at.lines_kept, at.lines_to_keep);
    else if (at.lines) step(texts.lines, at.lines_read, at.lines);
  };
  const watching = setInterval(() => watch().catch(() => {}), 500);
  body.delete(field.name);
  body.append("upload", id);
  if (button && button.name) body.append(button.name, button.value);
  let failures = 0;
  try {
    await insist(async () => {
      const at = await standing();
      if (at.state === "reading") throw new Later();
      const headers = { "rebond-sent-by": "script" };
      const answer = await fetch(form.action, { method: "POST", headers, body });
      const next = answer.headers.get("rebond-next");
      if (next) location.assign(next);
      else if (answer.status >= 500) {
        failures += 1;
        throw failures < 12 ? new Later() : new Refused();
      } else show(await answer.text());
    }, () => {});
  } finally {
    clearInterval(watching);
  }
}

let sending = false;
document.addEventListener(
  "submit",
  (event) => {
    const form = event.target;
    const field = form.matches("form[data-parts]") && form.querySelector(".drop input[type=file]");
    if (!field) return;
    if (sending) event.preventDefault();
    const [file] = field.files;
    // Without a secure connection a browser computes no hash.
    if (sending || !file || file.size <= LARGE || !globalThis.crypto || !crypto.subtle) return;
    event.preventDefault();
    sending = true;
    send(form, field, event.submitter)
      .catch((error) => {
        const said = form.querySelector(".drop-said");
        said.setAttribute("aria-live", "polite");
        said.classList.add("field-error");
        said.textContent = (error instanceof Refused && error.message) || field.dataset.failed;
        form.querySelector(".drop progress").hidden = true;
      })
      .finally(() => {
        sending = false;
        form.removeAttribute("aria-busy");
      });
  },
  true,
);
