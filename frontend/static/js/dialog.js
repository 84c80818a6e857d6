// Asks what cannot be undone in a dialog. Without this script, or where <dialog> is unknown, the question unfolds.
const known = typeof HTMLDialogElement === "function" && HTMLDialogElement.prototype.showModal;
for (const details of known ? document.querySelectorAll("details[data-dialog]") : []) {
  const summary = details.querySelector("summary");
  const body = details.querySelector(".confirm-body");
  const dialog = document.createElement("dialog");
  dialog.className = "dialog";
  dialog.setAttribute("aria-label", body.querySelector(".confirm-title").textContent);
  const cancel = document.createElement("button");
  cancel.type = "button";
  cancel.className = "button button-secondary";
  cancel.textContent = details.dataset.dialog;
  cancel.addEventListener("click", () => dialog.close());
  summary.setAttribute("aria-haspopup", "dialog");
  summary.addEventListener("click", (event) => {
    event.preventDefault();
    if (!dialog.contains(body)) {
      dialog.append(body);
      body.querySelector("form").append(cancel);
      document.querySelector("main").append(dialog);
    }
    dialog.showModal();
  });
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  dialog.addEventListener("close", () => summary.focus());
  delete details.dataset.dialog;
}
