// The job-loss calculator: sliders beside the number fields, and a result that moves as they move. Without
// this the form is a form; with it, the same page is asked again and its result put in place of the old one.
for (const form of document.querySelectorAll("form[data-moves]")) {
  const result = document.getElementById("result");
  let waiting = 0;
  let asked;

  for (const line of form.querySelectorAll("[data-slider]")) {
    const field = line.querySelector("input");
    const slider = document.createElement("input");
    slider.type = "range";
    slider.min = line.dataset.min;
    slider.max = line.dataset.max;
    slider.step = line.dataset.step;
    const start = () => Number((field.value || line.dataset.start).replace(",", "."));
    slider.value = start();
    slider.setAttribute("aria-label", line.querySelector("label").textContent);
    slider.addEventListener("input", () => { field.value = slider.value; });
    field.addEventListener("input", () => { slider.value = start(); });
    line.append(slider);
  }

  /** The address of what stands in the form, without what is empty. */
  const address = () => {
    const fields = [...new FormData(form)].filter(([, value]) => value.trim() !== "");
    return `${form.action}?${new URLSearchParams(fields)}`;
  };

  const ask = async () => {
    asked?.abort();
    asked = new AbortController();
    try {
      const answer = await fetch(address(), { signal: asked.signal });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = page.getElementById("result");
      if (!answer.ok || !fresh?.querySelector("[data-sentence]")) {
        result.removeAttribute("data-waiting");
        const faults = page.querySelector("form[data-moves] .summary");
        form.querySelector(".summary")?.remove();
        if (faults) form.prepend(faults);
        return;
      }
      const open = Boolean(result.querySelector(".jobs-working[open]"));
      form.querySelector(".summary")?.remove();
      for (const fault of form.querySelectorAll(".field-error")) fault.remove();
      for (const field of form.querySelectorAll("[aria-invalid]")) field.removeAttribute("aria-invalid");
      result.replaceChildren(...fresh.childNodes);
      if (open) result.querySelector(".jobs-working")?.setAttribute("open", "");
      document.querySelector(".jobs-page").classList.add("jobs-answered");
      document.title = page.title;
      history.replaceState(null, "", answer.url);
      prepareCopying(result);
      result.removeAttribute("data-waiting");
      // For those who listen: the sentence, once the slider rests.
      form.querySelector("[data-said]").textContent = result.querySelector("[data-sentence]").textContent;
    } catch (error) {
      if (error.name !== "AbortError") result.removeAttribute("data-waiting");
    }
  };

  // Only what was asked for once moves by itself: an empty amount would be told off while it is typed.
  form.addEventListener("input", () => {
    if (!result.querySelector("[data-sentence]")) return;
    clearTimeout(waiting);
    asked?.abort();
    result.setAttribute("data-waiting", "");
    waiting = setTimeout(ask, 150);
  });
  // Another service or place has other figures to argue with: the form itself has to come anew.
  form.addEventListener("change", (event) => {
    if (["place", "service"].includes(event.target.name) && result.querySelector("[data-sentence]")) {
      clearTimeout(waiting);
      location.assign(address());
    }
  });
}
