// The reception of a lot. Where scripts run: each number read is sent without leaving the field, the counts of others
// appear by themselves, and a signature can be drawn. Without this script every form sends itself.

const scan = document.querySelector("#scan");
const pace = 4000;

async function page() {
  const answer = await fetch(location.href, { cache: "no-store" });
  if (!answer.ok) throw new Error(String(answer.status));
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

if (scan) {
  const field = scan.querySelector("#serial");
  const said = document.querySelector("#said");
  const waiting = [];
  let busy = false;
  field.focus();

  const send = async (serial) => {
    const sent = new URLSearchParams(new FormData(scan));
    sent.set("serial", serial);
    const answer = await fetch(scan.action, { method: "POST", body: sent, headers: { "rebond-sent-by": "reception" } });
    if (answer.status >= 500) throw new Error(String(answer.status));
    const refused = answer.status >= 400;
    const fresh = refused
      ? new DOMParser().parseFromString(await answer.text(), "text/html")
      : await page();
    const words = fresh.querySelector("#serial-error") ?? fresh.querySelector(".flash p");
    said.textContent = words ? words.textContent : "";
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
      } catch {
        // The key goes again with it: a number that did arrive is not counted twice.
        said.textContent = `${scan.dataset.offline} (${waiting.length})`;
        await new Promise((next) => setTimeout(next, pace));
      }
    }
    busy = false;
  };

  scan.addEventListener("submit", (event) => {
    event.preventDefault();
    const serial = field.value.trim();
    field.value = "";
    field.focus();
    if (serial) waiting.push(serial);
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
