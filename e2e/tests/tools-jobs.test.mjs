// The job-loss calculator: without JavaScript, by keyboard alone, at 360 pixels, in French; and with it, a result
// that moves as a slider moves, on another's page too.
import assert from "node:assert/strict";
import { test } from "node:test";
import { visitor } from "../lib/browser.mjs";
import { enter, walkTo, walkToField } from "../lib/keys.mjs";
import { takePlace } from "../lib/place.mjs";
import { t } from "../lib/words.mjs";

const place = takePlace();
const sentence = (page) => page.locator("[data-sentence]").innerText();

test("somebody reckons a cut by keyboard alone on a phone, in French, without JavaScript", async (story) => {
  const { page, leave } = await visitor(place.browser, place.server, {
    js: false, locale: "fr-CA", viewport: { width: 360, height: 740 },
  });
  await story.test("she types an amount and asks", async () => {
    await page.goto("/fr/tools/jobs");
    await walkToField(page, "amount");
    await page.keyboard.type("250");
    await walkTo(page, (here) => here.tag === "button", "the button");
    await enter(page);
    await page.waitForURL("**pack=on-2022.1**");
    assert.match(await sentence(page), /250\s+millions de dollars par année/);
  });
  await story.test("the working opens by keyboard and the page is no wider than the phone", async () => {
    await walkTo(page, (here) => here.tag === "summary" && here.text.includes(t("fr", "jobs-working")), "the working");
    await page.keyboard.press("Enter");
    assert.ok(await page.locator(".jobs-steps li").first().isVisible());
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  });
  await story.test("what can't be reckoned is said beside its field, and nothing is lost", async () => {
    await page.locator("[name=amount]").fill("-250");
    await page.locator(".jobs-form > button").click();
    await page.getByRole("alert").waitFor();
    assert.equal(await page.locator("[name=amount]").inputValue(), "-250");
    assert.equal(await page.locator("[name=amount]").getAttribute("aria-invalid"), "true");
  });
  await leave();
});

test("a result moves as a slider moves, and its address with it", async () => {
  const { page, leave } = await visitor(place.browser, place.server);
  await page.goto("/en/tools/jobs?place=on&service=health&amount=250");
  const before = await sentence(page);
  await page.locator(".jobs-argue > summary").click();
  const slider = page.locator(".jobs-argue input[type=range]").first();
  await slider.focus();
  for (let i = 0; i < 20; i++) await page.keyboard.press("ArrowRight");
  await page.waitForURL("**set.jobs-direct=**");
  await page.locator("#result:not([data-waiting])").waitFor();
  await page.getByText(t("en", "jobs-yours"), { exact: true }).waitFor();
  assert.notEqual(await sentence(page), before);
  // The keyboard stays where it was.
  assert.ok(await slider.evaluate((slider) => slider === document.activeElement));
  // The address that stands there now gives the same to everybody.
  const moved = await sentence(page);
  await page.reload();
  assert.equal(await sentence(page), moved);
  await leave();
});
