// The reception of a lot. Where scripts run: each number read is sent without leaving the field, the counts of others
// appear by themselves, and a signature can be drawn. Without this script every form sends itself.

const scan = document.querySelector("#scan");
const pace = 4000;

async function page() {
  const answer = await fetch(location.href, { cache: "no-store" });
  // Sent elsewhere, to sign in say: this is not the page of the count.
  if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
  return new DOMParser().parseFromString(await answer.text(), "text/html");
}

/** What others wrote takes its place, unless somebody is about to press a button there. */
function refresh(fresh) {
  for (const part of document.querySelectorAll("[data-live]")) {
    const other = fresh.getElementById(part.id);
    if (other && !part.contains(document.activeElement) && part.innerHTML !== other.innerHTML) {
      part.replaceChildren(...document.adoptNode(other).childNodes);
    }
  }
}

/** The hidden fields of a form are those of one sending: the next has its own. */
function renew(fresh) {
  const next = fresh.querySelector("#scan");
  for (const field of scan.querySelectorAll("input[type=hidden]")) {
    const other = next?.querySelector(`input[name="${field.name}"]`);
    if (other) field.value = other.value;
  }
}

/** Refusals that say nothing of the number. */
const held = (status) => [401, 403, 408, 429].includes(status) || status >= 500;

/** A number that waits, with the server's own words. */
class Held extends Error {
  constructor(status, fresh) {
    const words = fresh.querySelector("main .flash p, main .lead, main p");
    super(words ? words.textContent.trim() : String(status));
    this.signIn = status === 401 ? (fresh.querySelector("h1")?.textContent.trim() ?? String(status)) : "";
    this.pace = status === 429 ? 60_000 : pace;
  }
}

if (scan) {
  const field = scan.querySelector("#serial");
  const said = document.querySelector("#said");
  const waiting = [];
  let busy = false;
  field.focus();

  /** Why the numbers wait, and the way in when the session is over: in another tab, for this page holds them. */
  const keep = (error) => {
    const why = error instanceof Held ? error.message : scan.dataset.offline;
    said.textContent = `${why} (${waiting.map((one) => one.serial).join(", ")})`;
    if (error.signIn) {
      const way = document.createElement("a");
      way.href = `/sign-in?back=${encodeURIComponent(location.pathname)}`;
      way.target = "_blank";
      way.rel = "noopener";
      way.textContent = error.signIn;
      said.append(" ", way);
    }
  };

  const send = async ({ serial, kind }) => {
    const sent = new URLSearchParams(new FormData(scan));
    sent.set("serial", serial);
    // The model that was chosen when the number was read, not when the connection is back.
    if (kind !== undefined) sent.set("scan-kind", kind);
    const answer = await fetch(scan.action, { method: "POST", body: sent, headers: { "rebond-sent-by": "reception" } });
    const refused = !answer.ok;
    const fresh = refused
      ? new DOMParser().parseFromString(await answer.text(), "text/html")
      : await page();
    // Only the page of the count answers for a number: any other refusal (no session, no right, too often, a fault) keeps it.
    if (refused && (held(answer.status) || !fresh.querySelector("#scan"))) throw new Held(answer.status, fresh);
    const words = fresh.querySelector("#serial-error, .error-summary li") ?? fresh.querySelector(".flash p");
    const about = refused ? `${serial}. ` : "";
    said.textContent = words ? `${about}${words.textContent}` : "";
    renew(fresh);
    if (!refused) refresh(fresh);
  };

  const go = async () => {
    if (busy) return;
    busy = true;
    while (waiting.length > 0) {
      try {
        await send(waiting[0]);
        waiting.shift();
      } catch (error) {
        // The key goes again with it: a number that did arrive is not counted twice.
        keep(error);
        await new Promise((next) => setTimeout(next, error.pace ?? pace));
      }
    }
    busy = false;
  };

  addEventListener("beforeunload", (event) => {
    if (waiting.length > 0) event.preventDefault();
  });

  scan.addEventListener("submit", (event) => {
    event.preventDefault();
    const serial = field.value.trim();
    field.value = "";
    field.focus();
    if (serial) waiting.push({ serial, kind: scan.elements["scan-kind"]?.value });
    go();
  });

  const look = async () => {
    if (!document.hidden && !busy) await page().then(refresh).catch(() => {});
    setTimeout(look, pace);
  };
  setTimeout(look, pace);
}

/** A place to draw, of 600 by 200 points; strokes go with the form. */
function pad(form) {
  const width = 600;
  const height = 200;
  const hidden = form.querySelector("[name=drawing]");
  const title = Object.assign(document.createElement("p"), { className: "label", textContent: form.dataset.sign });
  const space = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  space.setAttribute("viewBox", `0 0 ${width} ${height}`);
  space.setAttribute("class", "reception-pad");
  space.setAttribute("role", "img");
  space.setAttribute("aria-label", form.dataset.sign);
  const clear = Object.assign(document.createElement("button"), {
    type: "button", className: "button button-quiet", textContent: form.dataset.clear,
  });
  hidden.before(title, space, clear);
  let strokes = [];
  let line = null;
  const keep = () => {
    hidden.value = strokes.map((stroke) => stroke.join(" ")).join(";");
  };
  const point = (event) => {
    const box = space.getBoundingClientRect();
    const within = (value, most) => Math.max(0, Math.min(most, Math.round(value)));
    const x = within(((event.clientX - box.left) / box.width) * width, width);
    const y = within(((event.clientY - box.top) / box.height) * height, height);
    return `${x},${y}`;
  };
  space.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    space.setPointerCapture(event.pointerId);
    line = document.createElementNS("http://www.w3.org/2000/svg", "polyline");
    space.append(line);
    strokes.push([point(event)]);
  });
  space.addEventListener("pointermove", (event) => {
    if (!line || strokes.flat().length >= 3900) return;
    const stroke = strokes[strokes.length - 1];
    stroke.push(point(event));
    line.setAttribute("points", stroke.join(" "));
  });
  const end = () => {
    line = null;
    keep();
  };
  space.addEventListener("pointerup", end);
  space.addEventListener("pointercancel", end);
  clear.addEventListener("click", () => {
    strokes = [];
    space.replaceChildren();
    keep();
  });
}

document.querySelectorAll("form[data-sign]").forEach(pad);
