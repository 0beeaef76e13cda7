// The words of a text are checked while it is being written, in the fold beneath it. Without this script the fold
// holds a link to the page that checks. What comes back was made by the server; nothing of the text is kept there.
for (const fold of document.querySelectorAll("details[data-words]")) {
  const field = document.getElementById(fold.dataset.words);
  const shown = fold.querySelector("div");
  if (!field) continue;
  let waiting, asked = 0, last = null;
  const check = async () => {
    if (!fold.open || field.value === last || field.value.trim() === "") return;
    const mine = ++asked, text = field.value;
    const body = new URLSearchParams({ text, language: field.lang, beneath: "1" });
    const answer = await fetch("/desk/words/check", { method: "POST", body }).catch(() => null);
    // An older answer must not overtake a newer one; a failed one leaves what was there.
    if (!answer || mine !== asked || !(answer.ok || answer.status === 413)) return;
    last = text;
    shown.innerHTML = await answer.text();
  };
  fold.addEventListener("toggle", check);
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(check, 600);
  });
}
