// The number on the page follows the server's, once a second at most, and stands still for those who
// asked for less motion. Without this script the number is the one of when the page was made.
const still = matchMedia("(prefers-reduced-motion: reduce)");
const numbers = new Intl.NumberFormat(document.documentElement.lang === "fr" ? "fr-CA" : "en-CA");

function write(element, n) {
  if (element) element.textContent = numbers.format(n).replace(/\u00a0/g, "\u202f");
}

function climb(element, from, to) {
  if (still.matches || to <= from || document.hidden) return write(element, to);
  const start = performance.now();
  const step = (now) => {
    const part = Math.min(1, (now - start) / 700);
    write(element, Math.round(from + (to - from) * (1 - (1 - part) ** 3)));
    if (part < 1) requestAnimationFrame(step);
  };
  requestAnimationFrame(step);
}

for (const tally of document.querySelectorAll("[data-live]")) {
  let shown = null;
  const source = new EventSource(tally.dataset.live);
  source.addEventListener("count", (event) => {
    const count = JSON.parse(event.data);
    const total = count.confirmed + count.paper;
    // A goal that was passed changes more words than a number: the next visit tells them.
    const meter = tally.querySelector("progress");
    if (meter) meter.value = Math.min(total, Number(meter.max));
    if (shown === null) shown = total;
    for (const element of document.querySelectorAll('[data-count="total"]')) climb(element, shown, total);
    for (const name of ["confirmed", "pending", "paper", "removed"]) {
      write(document.querySelector(`td[data-count="${name}"]`), count[name]);
    }
    shown = total;
  });
  addEventListener("pagehide", () => source.close());
}
