// How far an import has come, on its page. Without this script the page asks again by itself.
for (const place of document.querySelectorAll("[data-import]")) {
  const bar = place.querySelector("progress");
  const words = place.querySelector("[data-words]");
  const ask = async () => {
    try {
      const answer = await fetch(place.dataset.import, { headers: { accept: "application/json" } });
      if (answer.status === 401) return location.reload();
      const now = await answer.json();
      if (now.state !== place.dataset.state) return location.reload();
      bar.max = now.total;
      bar.value = now.done;
      words.textContent = now.words;
    } catch {
      // The server is away for a moment; it is asked again.
    }
    setTimeout(ask, 1000);
  };
  setTimeout(ask, 1000);
}
