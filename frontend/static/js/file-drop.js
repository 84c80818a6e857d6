// Lets a file be dropped on its field, says its name and weight, and shows it leave. Without this script the plain
// field sends its form, to the same address.

/** « 84 Ko », « 1,2 Mo »: thousands, as operating systems show them. */
function weight(bytes, units) {
  const [kilo, mega] = units.split(" ");
  const language = document.documentElement.lang;
  if (bytes < 1e6) return `${Math.max(1, Math.ceil(bytes / 1000))}\u00a0${kilo}`;
  const number = (bytes / 1e6).toLocaleString(language, { maximumFractionDigits: bytes < 1e7 ? 1 : 0 });
  return `${number}\u00a0${mega}`;
}

function element(name, className, text = "") {
  return Object.assign(document.createElement(name), { className, textContent: text });
}

/** The answer is the same form with its errors: it takes the place of this one, and the errors the focus. */
function show(html) {
  const answer = new DOMParser().parseFromString(html, "text/html");
  const main = answer.querySelector("main");
  if (!main) return false;
  document.title = answer.title;
  document.querySelector("main").replaceWith(document.adoptNode(main));
  improveAll(main);
  const first = main.querySelector("[autofocus]") || main;
  first.focus();
  return true;
}

function improve(field) {
  const texts = { ...field.dataset };
  delete field.dataset.drop;
  const { form } = field;
  const zone = element("div", "drop");
  field.before(zone);
  const said = element("p", "drop-said");
  said.setAttribute("role", "status");
  const bar = Object.assign(document.createElement("progress"), { max: 100, hidden: true });
  bar.setAttribute("aria-label", texts.reading);
  zone.append(element("p", "drop-invitation", texts.drop), field, said, bar);

  const chosen = () => {
    const files = [...field.files];
    const names = files.map((file) => file.name).join(", ");
    const size = files.reduce((sum, file) => sum + file.size, 0);
    said.classList.remove("field-error");
    said.textContent = names
      ? texts.chosen.replace("[name]", () => names).replace("[size]", weight(size, texts.units))
      : "";
    zone.classList.toggle("drop-full", Boolean(names));
  };
  field.addEventListener("change", chosen);
  chosen();

  // A file on the move shows where it can land; what is no file is left to the browser.
  const carries = (event) => event.dataTransfer && [...event.dataTransfer.types].includes("Files");
  let depth = 0;
  const over = (inside) => {
    depth = inside ? depth + 1 : Math.max(0, depth - 1);
    zone.classList.toggle("drop-over", depth > 0);
  };
  zone.addEventListener("dragenter", (event) => carries(event) && over(true));
  zone.addEventListener("dragleave", (event) => carries(event) && over(false));
  zone.addEventListener("dragover", (event) => carries(event) && event.preventDefault());
  zone.addEventListener("drop", (event) => {
    depth = 0;
    zone.classList.remove("drop-over");
    if (!carries(event) || event.dataTransfer.files.length === 0) return;
    event.preventDefault();
    const taken = new DataTransfer();
    const dropped = [...event.dataTransfer.files];
    for (const file of field.multiple ? dropped : dropped.slice(0, 1)) taken.items.add(file);
    field.files = taken.files;
    chosen();
  });

  if (!form) return;
  let sending = false;
  form.addEventListener("submit", (event) => {
    // Two file fields in a form: the first one sends it.
    if (event.defaultPrevented) return;
    if (sending) {
      event.preventDefault();
      return;
    }
    if (field.files.length === 0) return;
    event.preventDefault();
    sending = true;
    const body = new FormData(form);
    const button = event.submitter;
    if (button && button.name) body.append(button.name, button.value);
    const request = new XMLHttpRequest();
    const end = () => {
      sending = false;
      bar.hidden = true;
      form.removeAttribute("aria-busy");
    };
    const fail = () => {
      end();
      said.textContent = texts.failed;
      said.classList.add("field-error");
    };
    request.upload.addEventListener("progress", (step) => {
      if (!step.lengthComputable) return;
      const percent = Math.round((100 * step.loaded) / step.total);
      bar.value = percent;
      // A screen reader hears the beginning and the end, not every step.
      said.setAttribute("aria-live", "off");
      said.textContent = texts.sending.replace("[percent]", percent);
    });
    request.upload.addEventListener("load", () => {
      bar.removeAttribute("value");
      said.removeAttribute("aria-live");
      said.textContent = texts.reading;
    });
    request.addEventListener("load", () => {
      const next = request.getResponseHeader("rebond-next");
      if (next) {
        const there = new URL(next, location.href);
        const same = there.pathname === location.pathname && there.search === location.search;
        location.assign(next);
        // A place on this same page only scrolls: what was kept is shown by reading the page again.
        if (same && there.hash) {
          location.reload();
        }
      } else if (!show(request.responseText)) {
        fail();
      }
    });
    request.addEventListener("error", fail);
    request.addEventListener("abort", end);
    request.open("POST", form.action);
    request.setRequestHeader("rebond-sent-by", "script");
    bar.value = 0;
    bar.hidden = false;
    said.classList.remove("field-error");
    form.setAttribute("aria-busy", "true");
    request.send(body);
    // Coming back with the browser's arrow: the form can be sent anew.
    addEventListener("pageshow", (shown) => shown.persisted && end(), { once: true });
  });
}

function improveAll(root) {
  root.querySelectorAll("input[data-drop]").forEach(improve);
}

document.addEventListener("main-replaced", (event) => improveAll(event.detail));
improveAll(document);
