// Lists: one box for all rows, and how many are chosen. Without this the form works by itself.
const form = document.getElementById("batch");
if (form) {
  const title = form.querySelector(".batch-title");
  const boxes = [...document.querySelectorAll('input[form="batch"][name="row"]')];
  const label = document.createElement("label");
  label.className = "list-flag";
  const all = document.createElement("input");
  all.type = "checkbox";
  label.append(all, title.dataset.all);
  title.before(label);
  const buttons = [...form.querySelectorAll("button")];
  const tell = () => {
    const count = boxes.filter((box) => box.checked).length;
    all.checked = count === boxes.length;
    all.indeterminate = count > 0 && count < boxes.length;
    form.classList.toggle("batch-live", count > 0);
    const { none, one, many } = title.dataset;
    title.textContent = count === 0 ? none : count === 1 ? one : many.replace("#", count);
  };
  all.addEventListener("change", () => {
    for (const box of boxes) box.checked = all.checked;
    tell();
  });
  for (const box of boxes) box.addEventListener("change", tell);
  // A form sent twice acts once anyway; this only spares the second click.
  form.addEventListener("submit", (event) => {
    if (event.submitter?.formMethod === "get") return;
    setTimeout(() => buttons.forEach((button) => { button.disabled = true; }), 0);
  });
  addEventListener("pageshow", () => {
    for (const button of buttons) button.disabled = false;
    tell();
  });
}
