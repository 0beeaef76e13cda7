// Livelier writing: Markdown is shown as it will look while it is typed, Ctrl S saves, and nobody leaves a
// form by mistake. Without this script the preview is the one of the last save.
for (const field of document.querySelectorAll("textarea[data-preview]")) {
  const shown = document.getElementById(field.dataset.preview);
  let waiting, asked = 0;
  const show = async () => {
    const mine = ++asked;
    const body = new URLSearchParams({ text: field.value, language: field.lang });
    const answer = await fetch("/desk/preview", { method: "POST", body }).catch(() => null);
    // An older answer must not overtake a newer one. What comes back was cleaned by the server.
    if (answer?.ok && mine === asked) shown.innerHTML = await answer.text();
  };
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(show, 400);
  });
}

const editor = document.querySelector("form[data-editor]");
if (editor) {
  let changed = document.querySelector("#collision, #summary") !== null;
  editor.addEventListener("input", () => { changed = true; });
  editor.addEventListener("submit", () => { changed = false; });
  addEventListener("beforeunload", (event) => { if (changed) event.preventDefault(); });
  addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "s") {
      event.preventDefault();
      editor.requestSubmit(editor.querySelector("[data-save]"));
    }
  });
  // A link to a field opens the section that it stands in.
  const open = () => {
    const field = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const fold = field && field.closest("details");
    if (!fold) return;
    fold.open = true;
    field.scrollIntoView();
    if (field.matches("input, textarea, select")) field.focus();
  };
  addEventListener("hashchange", open);
  open();
}

// The short name follows the title until somebody writes one.
for (const slug of document.querySelectorAll("[data-slug-of]")) {
  const titles = ["en", "fr"].map((tag) => document.getElementById(`${slug.dataset.slugOf}.${tag}`));
  let own = slug.value !== "";
  slug.addEventListener("input", () => { own = slug.value !== ""; });
  for (const title of titles) {
    title.addEventListener("input", () => {
      if (own) return;
      const text = titles.map((field) => field.value.trim()).find(Boolean) ?? "";
      slug.value = text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()
        .replace(/œ/g, "oe").replace(/æ/g, "ae").replace(/ß/g, "ss")
        .replace(/[^a-z0-9]+/g, "-").slice(0, 60).replace(/^-+|-+$/g, "");
    });
  }
}
