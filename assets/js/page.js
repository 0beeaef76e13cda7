// Small comforts: a link that copies itself, a button that cannot be pressed twice.
function prepareCopying(part) {
  for (const button of part.querySelectorAll("[data-copy]")) {
    if (!navigator.clipboard) continue;
    button.parentElement.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(button.dataset.copy);
      button.textContent = button.dataset.copied;
    });
  }
}
prepareCopying(document);

for (const form of document.querySelectorAll("form.sign")) {
  form.addEventListener("submit", () => {
    const button = form.querySelector("button");
    // Disabled a moment later: a disabled button would stop the sending itself.
    setTimeout(() => { button.disabled = true; }, 0);
  });
}
// Back from the next page the browser may show this one as it was left.
addEventListener("pageshow", () => {
  for (const button of document.querySelectorAll("form.sign button")) button.disabled = false;
});
