// What every page owes its visitor, whatever it is about: it fits the screen, speaks one language, shows no
// unfinished text, and is open to those who read with ears or fingers. Looked at on a phone and on a desk,
// by day and by night.
import assert from "node:assert/strict";
import { expectAccessible } from "./axe.mjs";
import { expectNoOverlap, expectNothingCut } from "./overlap.mjs";
import { foreignSentences, KEYS } from "./words.mjs";

const SCREENS = [
  { name: "phone", width: 360, height: 740 },
  { name: "desk", width: 1280, height: 900 },
];

/**
 * Looks at a page that is open, in every light; `isPublic` pages are for search engines, too (`"alone"`: one that there
 * is in its own language only). At the desk one
 * language is spoken until one changes it, and nothing may be cut or overlap.
 */
export async function lookAt(page, language, { isPublic = false, isDesk = false } = {}) {
  // All that is wrong is told at once.
  const faults = [];
  const note = (check) => check.catch((fault) => faults.push(fault.message));
  await note(expectOneLanguage(page, language));
  await note(expectHead(page, language, { isPublic, isDesk }));
  for (const { name, width, height } of SCREENS) {
    await page.setViewportSize({ width, height });
    await note(expectFits(page, name));
    if (isDesk) await note(expectNoOverlap(page, name));
    if (isDesk) await note(expectNothingCut(page, name));
    for (const colorScheme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme });
      await note(expectAccessible(page, `${name}, ${colorScheme}`));
    }
  }
  assert.equal(faults.length, 0, `${page.url()}\n${faults.join("\n")}`);
}

/** No horizontal scrolling. */
export async function expectFits(page, where) {
  const { wide, room, culprits } = await page.evaluate(() => {
    const room = window.innerWidth;
    const sticksOut = (element) => element.getBoundingClientRect().right > room + 1 && !element.closest(".trap");
    const culprits = [...document.body.querySelectorAll("*")].filter(sticksOut).slice(0, 5);
    return {
      wide: document.scrollingElement.scrollWidth,
      room,
      culprits: culprits.map((element) => `${element.tagName}.${element.className}`),
    };
  });
  assert.ok(wide <= room, `${new URL(page.url()).pathname} (${where}) is ${wide} wide in ${room}: ${culprits.join(", ")}`);
}

async function expectOneLanguage(page, language) {
  assert.equal(await page.locator("html").getAttribute("lang"), language);
  const { text, headings, empty } = await page.evaluate((lang) => {
    const copy = document.body.cloneNode(true);
    for (const foreign of copy.querySelectorAll(`[lang]:not([lang="${lang}"])`)) foreign.remove();
    const hollow = (element) => !element.textContent.trim() && !element.querySelector("input, img, svg, progress");
    const speaking = "h1, h2, h3, p, li, dt, dd, label, legend, caption, th, td, button, a";
    return {
      text: copy.textContent.replace(/\s+/g, " "),
      headings: document.querySelectorAll("h1").length,
      empty: [...document.body.querySelectorAll(speaking)].filter(hollow).map((element) => element.outerHTML),
    };
  }, language);
  assert.equal(headings, 1, `${headings} first-level headings`);
  assert.deepEqual(empty, [], "places without a text");
  assert.deepEqual(KEYS.filter((key) => new RegExp(`(^|[^\\w/-])${key}([^\\w-]|$)`).test(text)), [], "keys on the page");
  assert.doesNotMatch(text, /\{ ?\$|\{\{|undefined|NaN/);
  assert.deepEqual(foreignSentences(language).filter((words) => text.includes(words)), [], "another language");
}

async function expectHead(page, language, { isPublic, isDesk }) {
  const other = language === "en" ? "fr" : "en";
  const head = await page.evaluate(() => ({
    title: document.title,
    robots: document.querySelector('meta[name="robots"]')?.content ?? "",
    alternates: [...document.querySelectorAll('link[rel="alternate"][hreflang]')].map((link) => [link.hreflang, link.href]),
    switches: [...document.querySelectorAll("header a[hreflang]")].map((link) => [link.hreflang, link.href]),
    outside: [...document.querySelectorAll("link[href], script[src], img[src], iframe[src]")]
      .filter((element) => !/^(canonical|alternate)$/.test(element.rel))
      .map((element) => new URL(element.href || element.src))
      .filter((address) => address.host !== location.host)
      .map(String),
  }));
  assert.ok(head.title.trim(), "the window has no title");
  assert.deepEqual(head.outside, [], "files of another host");
  if (!isDesk) assert.deepEqual(head.switches.map(([tag]) => tag), [other], "the way to the other language");
  if (!isPublic) return assert.match(head.robots, /noindex/);
  assert.equal(head.robots, "");
  const tags = head.alternates.map(([tag]) => tag);
  // What is written for one language alone has no counterpart.
  const wanted = isPublic === "alone" ? [] : ["en", "fr", "x-default"];
  for (const tag of wanted) assert.ok(tags.includes(tag), `no alternate for ${tag}`);
  for (const [tag, href] of head.alternates) {
    const { pathname } = new URL(href);
    if (tag === language) assert.equal(pathname, new URL(page.url()).pathname);
    const answer = await page.request.get(pathname);
    assert.equal(answer.status(), 200, `${href} does not exist`);
    if (tag !== "x-default") assert.match(await answer.text(), new RegExp(`<html lang="${tag}"`));
  }
}
