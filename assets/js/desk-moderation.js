// The queue of comments by keyboard: A approves, R refuses, J and K move on and back, U undoes the last
// act. Every one of them presses a button that is there for everybody; who speaks to her computer, or
// leans on keys, can switch them off (WCAG 2.1.4), and they stay off.
{
  const queue = document.querySelector("[data-desk-queue]");
  const cards = queue ? [...document.querySelectorAll(".desk-queue .desk-card")] : [];
  let at = Math.max(0, cards.findIndex((card) => card.getAttribute("aria-current") === "true"));

  const mark = (next) => {
    if (!cards[next] || next === at) return;
    cards[at].removeAttribute("aria-current");
    at = next;
    cards[at].setAttribute("aria-current", "true");
  };
  const move = (next) => {
    if (!cards[next]) return;
    mark(next);
    cards[at].querySelector("form button").focus();
  };
  const press = (button) => button?.click();
  const keys = {
    a: () => press(cards[at].querySelector('button[value="shown"]')),
    r: () => press(cards[at].querySelector('button[value="refused"]')),
    j: () => move(at + 1),
    k: () => move(at - 1),
  };

  const OFF = "commonfront-keys-off";
  const toggle = queue?.querySelector("input");
  if (toggle) {
    toggle.checked = localStorage.getItem(OFF) === null;
    toggle.closest("label").hidden = false;
    toggle.addEventListener("change", () => {
      if (toggle.checked) localStorage.removeItem(OFF);
      else localStorage.setItem(OFF, "1");
    });
  }
  addEventListener("keydown", (event) => {
    const typing = event.target.closest?.('input:not([type="checkbox"]), select, textarea');
    if (typing || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    if (localStorage.getItem(OFF) !== null) return;
    const key = event.key.toLowerCase();
    if (key === "u") press(document.querySelector("[data-desk-undo]"));
    else if (cards.length > 0) keys[key]?.();
  });
  for (const [i, card] of cards.entries()) card.addEventListener("focusin", () => mark(i));
}
