// For eyes that need it larger, for people whom motion makes ill, and for the notice board: zoom, large
// letters, reduced motion, print.
import assert from "node:assert/strict";
import { test } from "node:test";
import { launch, visitor } from "../lib/browser.mjs";
import { expectFits } from "../lib/look.mjs";
import { expectNoOverlap, expectNothingCut } from "../lib/overlap.mjs";
import { change, mailedLink, person, signer, signQuickly } from "../lib/people.mjs";
import { takePlace } from "../lib/place.mjs";
import { signForm } from "../lib/steps.mjs";
import { LANGUAGES, LANGUAGE_NAMES } from "../lib/words.mjs";

const place = takePlace();

const SIZES = [
  { name: "a phone that is 320 wide, or a desk at 400 %", screen: { width: 320, height: 640 } },
  { name: "a window that is 400 wide", screen: { width: 400, height: 800 } },
  { name: "a desk at 200 %", screen: { width: 640, height: 450, deviceScaleFactor: 2 } },
  { name: "a tablet", screen: { width: 820, height: 1180 } },
  { name: "a large screen", screen: { width: 2560, height: 1440 } },
  // As somebody sets it in her browser, not on the page: where the layout changes depends on it, too.
  { name: "a desk with letters of double size", screen: { width: 1280, height: 900 }, letters: 32 },
  { name: "a phone with letters of one and a half the size", screen: { width: 390, height: 800 }, letters: 24 },
];

for (const l of LANGUAGES) {
  for (const { name, screen, letters } of SIZES) {
    test(`nothing overlaps, sticks out or is cut off in ${LANGUAGE_NAMES[l]} on ${name}`, async (story) => {
      const browser = letters ? await launch([`--blink-settings=defaultFontSize=${letters}`]) : place.browser;
      if (letters) story.after(() => browser.close());
      const { page, leave } = await visitor(browser, place.server, screen);
      const full = person("Marie-Antoinette-Philippine", { display: "full_name", consent: ["apwo:1"] });
      const mine = await signer(place.server, full, { language: l });
      const campaign = `/${l}/keep-it-public`;
      const pages = [campaign, `${campaign}/equality-pledge`, `${campaign}/join/thanks`, `/${l}/your-data`, mine];
      for (const path of pages) {
        await page.goto(path);
        await expectFits(page, name);
        await expectNoOverlap(page, name);
        await expectNothingCut(page, name);
      }
      await leave();
    });
  }
}

/** Has several people confirm at once while a page is open; what its number showed, and what was announced. */
async function watchNumber(page, people) {
  const ready = await Promise.all(
    Array.from({ length: people }, async () => {
      const who = person();
      await signQuickly(place.server, who);
      return mailedLink(place.server, who);
    }),
  );
  const { confirmed, paper } = await place.server.count();
  await page.evaluate(() => {
    const number = document.querySelector('#sign [data-count="total"]');
    const read = () => Number(number.textContent.replace(/\D/g, ""));
    window.shown = [];
    window.announced = [read()];
    new MutationObserver(() => window.shown.push(read())).observe(number, { childList: true, subtree: true, characterData: true });
    new EventSource(document.querySelector("[data-live]").dataset.live).addEventListener("count", ({ data }) => {
      const count = JSON.parse(data);
      window.announced.push(count.confirmed + count.paper);
    });
  });
  await Promise.all(ready.map((link) => change(place.server, link, "confirm")));
  await page.waitForFunction((last) => window.shown.at(-1) === last, confirmed + paper + people);
  return page.evaluate(() => ({ shown: window.shown, announced: window.announced }));
}

test("the number jumps for those who asked for less motion, and nothing else moves", async () => {
  const { page, leave } = await visitor(place.browser, place.server, { reducedMotion: "reduce" });
  await page.goto("/en/keep-it-public");
  const { shown, announced } = await watchNumber(page, 10);
  assert.deepEqual(shown.filter((n) => !announced.includes(n)), [], "numbers on the way that nobody announced");
  const moving = await page.evaluate(() => {
    const lasts = (durations) => durations.split(",").some((duration) => parseFloat(duration) > 0.001);
    return [document.documentElement, ...document.querySelectorAll("body, body *")]
      .filter((element) => {
        const style = getComputedStyle(element);
        const animated = style.animationName !== "none" && lasts(style.animationDuration);
        return lasts(style.transitionDuration) || animated || style.scrollBehavior === "smooth";
      })
      .map((element) => `${element.tagName.toLowerCase()}.${element.className}`);
  });
  assert.deepEqual(moving, []);
  await leave();
});

test("the number climbs for everybody else", async () => {
  const { page, leave } = await visitor(place.browser, place.server, { reducedMotion: "no-preference" });
  await page.goto("/en/keep-it-public");
  const { shown, announced } = await watchNumber(page, 10);
  assert.ok(shown.some((n) => !announced.includes(n)), `${shown} only ever showed what was announced`);
  assert.deepEqual(shown, shown.toSorted((a, b) => a - b), "the number went back on its way");
  await leave();
});

for (const l of LANGUAGES) {
  for (const colorScheme of ["light", "dark"]) {
    test(`the campaign prints well in ${LANGUAGE_NAMES[l]}: words and count, dark on white (${colorScheme} screen)`, async () => {
      const { page, leave } = await visitor(place.browser, place.server, { colorScheme });
      await page.goto(`/${l}/keep-it-public`);
      await page.emulateMedia({ media: "print", colorScheme });
      assert.equal(await signForm(page).isVisible(), false, "the form is printed");
      for (const gone of ["nav", "main button"]) {
        for (const element of await page.locator(gone).all()) assert.equal(await element.isVisible(), false, gone);
      }
      for (const there of ["h1", '#sign [data-count="total"]', "main h2", "main article", "footer"]) {
        assert.equal(await page.locator(there).filter({ visible: true }).count() > 0, true, `${there} is not printed`);
      }
      const [paper, ink] = await page.evaluate(() =>
        [getComputedStyle(document.body).backgroundColor, getComputedStyle(document.querySelector("h1")).color].map(
          (colour) => colour.match(/[\d.]+/g).slice(0, 3).reduce((sum, part) => sum + Number(part), 0) / 3,
        ),
      );
      assert.ok(paper > 240 && ink < 100, `ink ${ink} on paper ${paper}`);
      const pdf = await page.pdf({ format: "Letter" });
      const sheets = pdf.toString("latin1").match(/\/Type\s*\/Page\b/g).length;
      assert.ok(sheets <= 6, `${sheets} sheets`);
      await leave();
    });
  }
}
