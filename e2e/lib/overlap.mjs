// Finds texts and controls that lie on each other: what happens when letters grow and a layout does not.
import assert from "node:assert/strict";

/** Fails with the pairs of things that overlap by more than a hair. */
export async function expectNoOverlap(page, where) {
  const pairs = await page.evaluate(() => {
    const HAIR = 3;
    const things = "h1, h2, h3, p, label, legend, dt, dd, th, td, input, textarea, button, a.button, nav a, .card, progress";
    // What is meant to lie above the page (a bar that stays in sight) or outside of it (the skip link).
    const floats = (element) => {
      for (let at = element; at && at !== document.body; at = at.parentElement) {
        if (/^(sticky|fixed|absolute)$/.test(getComputedStyle(at).position) && at.id !== "sign") return true;
      }
      return false;
    };
    // What a box that scrolls shows of it.
    const inSight = (element) => {
      let { left, top, right, bottom } = element.getBoundingClientRect();
      for (let at = element.parentElement; at && at !== document.body; at = at.parentElement) {
        if (!/auto|scroll/.test(getComputedStyle(at).overflowY)) continue;
        const box = at.getBoundingClientRect();
        [left, top] = [Math.max(left, box.left), Math.max(top, box.top)];
        [right, bottom] = [Math.min(right, box.right), Math.min(bottom, box.bottom)];
      }
      return { left, top, right, bottom, width: right - left, height: bottom - top };
    };
    const seen = [...document.body.querySelectorAll(things)]
      .filter((element) => element.checkVisibility() && !floats(element))
      .map((element) => ({ element, box: inSight(element) }))
      .filter(({ box }) => box.width > 1 && box.height > 1);
    const words = ({ element }) => element.textContent.trim() || element.name || element.className;
    const name = (thing) => `${thing.element.tagName.toLowerCase()} “${words(thing).slice(0, 40)}”`;
    const overlaps = (a, b) =>
      Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left) > HAIR &&
      Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top) > HAIR;
    return seen.flatMap((a, i) =>
      seen
        .slice(i + 1)
        .filter((b) => !a.element.contains(b.element) && !b.element.contains(a.element) && overlaps(a, b))
        .map((b) => `${name(a)} and ${name(b)}`),
    );
  });
  assert.deepEqual(pairs, [], `overlapping on ${new URL(page.url()).pathname} (${where})`);
}

/** Fails with texts that are cut off at the edge of a box that does not scroll. */
export async function expectNothingCut(page, where) {
  const cut = await page.evaluate(() =>
    [...document.body.querySelectorAll("h1, h2, h3, p, label, button, a, th, td, legend")]
      .filter((element) => element.checkVisibility() && !element.closest(".hidden, .trap, .skip"))
      .filter((element) => element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 3)
      .map((element) => `${element.tagName.toLowerCase()} “${element.textContent.trim().slice(0, 40)}”`),
  );
  assert.deepEqual(cut, [], `cut off on ${new URL(page.url()).pathname} (${where})`);
}
