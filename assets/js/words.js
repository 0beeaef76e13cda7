// The guide is found as one types: the same page is asked for as by the button, and only what was found is put in
// its place.
const search = document.querySelector("form[data-words-search]");
if (search) {
  const field = search.elements.q;
  let waiting, asked = 0;
  const find = async () => {
    const mine = ++asked;
    const fields = [...new FormData(search)].filter(([, value]) => value !== "");
    const query = new URLSearchParams(fields).toString();
    const address = query ? `${search.action}?${query}` : search.action;
    const answer = await fetch(address, { headers: { accept: "text/html" } }).catch(() => null);
    if (!answer?.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    // An older answer must not overtake a newer one.
    if (mine !== asked) return;
    for (const part of ["#words-found", ".words-kinds", ".words-ways"]) {
      const fresh = page.querySelector(part);
      if (fresh) document.querySelector(part).replaceChildren(...fresh.childNodes);
    }
    history.replaceState(null, "", address);
  };
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(find, 180);
  });
}
