// A visitor who has only a keyboard: she walks from stop to stop, must see at each where she is, and presses
// what she finds. Nothing here clicks, and nothing is focused but by her keys.
import assert from "node:assert/strict";

/** More stops than any page has. */
const FAR = 150;

/** What has the focus, and whether that can be seen. */
export function stop(page) {
  return page.evaluate(() => {
    const element = document.activeElement;
    // A box within a chip: the chip is what shows that it has the focus.
    const marked = [element, element.closest("label")].filter(Boolean).map((element) => getComputedStyle(element));
    const box = element.getBoundingClientRect();
    // Of what is taller than the screen, the part that is on it.
    const within = (n, most) => Math.min(Math.max(n, 1), most - 1);
    const at = (x, y) => document.elementFromPoint(within(x, innerWidth), within(y, innerHeight));
    const top = at(box.x + box.width / 2, box.y + box.height / 2);
    return {
      tag: element.tagName.toLowerCase(),
      id: element.id,
      name: element.getAttribute("name"),
      value: element.getAttribute("value"),
      text: element.textContent.trim().replace(/\s+/g, " ").slice(0, 80),
      outlined: marked.some((style) => style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2),
      onScreen: box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
      uncovered: !!top && (element.contains(top) || top.contains(element) || !!top.closest("label")?.contains(element)),
    };
  });
}

/** The next stop. It must be on the screen, marked, and not under something else. */
export async function tab(page) {
  await page.keyboard.press("Tab");
  const here = await stop(page);
  if (here.tag === "body") return here;
  const told = `${new URL(page.url()).pathname}: ${JSON.stringify(here)}`;
  assert.ok(here.outlined, `the focus has no outline at ${told}`);
  assert.ok(here.onScreen, `the focus is outside of the screen at ${told}`);
  assert.ok(here.uncovered, `the focus is hidden under something at ${told}`);
  return here;
}

/** Walks on to the stop that `wanted` says yes to. */
export async function walkTo(page, wanted, what) {
  const passed = [];
  for (let steps = 0; steps < FAR; steps += 1) {
    const here = await tab(page);
    if (wanted(here)) return here;
    passed.push(here.id || here.name || here.text);
  }
  assert.fail(`no way by keyboard to ${what} on ${page.url()}; passed: ${passed.join(" | ")}`);
}

/** Walks to a field of a form by its name (and value). */
export function walkToField(page, name, value) {
  return walkTo(page, (here) => here.name === name && (!value || here.value === value), `${name} ${value ?? ""}`);
}

/** Walks to a button or a link by its words. */
export function walkToWords(page, words) {
  return walkTo(page, (here) => /^(a|button|summary)$/.test(here.tag) && here.text.includes(words), `“${words}”`);
}

/** Presses what has the focus, and waits until the page that it leads to is there: a key, other than a click,
 * does not wait for where it leads. */
export async function enter(page) {
  const arrived = page.waitForEvent("load");
  await page.keyboard.press("Enter");
  await arrived;
}
