// The fairness test and the guide to words: by keyboard alone, without JavaScript, at 360 pixels, in French; and with
// it, the guide is found as one types.
import assert from "node:assert/strict";
import { test } from "node:test";
import { visitor } from "../lib/browser.mjs";
import { enterDesk } from "../lib/desk.mjs";
import { enter, walkTo, walkToField, walkToWords } from "../lib/keys.mjs";
import { takePlace } from "../lib/place.mjs";
import { t } from "../lib/words.mjs";

const place = takePlace();
const l = "fr";
const PHONE = { js: false, locale: "fr-CA", viewport: { width: 360, height: 740 } };

const fits = (page) => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);

test("somebody takes the fairness test by keyboard alone on a phone, in French, without JavaScript", async () => {
  const { page, leave } = await visitor(place.browser, place.server, PHONE);
  await page.goto(`/${l}/tools/fairness/on-2022-23/try`);
  await walkToField(page, "wages");
  await page.keyboard.type("bientôt");
  await walkToWords(page, t(l, "fairness-try-show"));
  await enter(page);
  await page.getByRole("alert").waitFor();
  assert.equal(await page.locator("[name=wages]").inputValue(), "bientôt", "what was typed is there to be mended");
  await page.locator("[name=wages]").fill("2");
  await walkToWords(page, t(l, "fairness-try-show"));
  await enter(page);
  await page.locator("#verdict").waitFor();
  assert.ok(await fits(page));
  // Nothing is stored: the address is all there is.
  assert.match(page.url(), /wages=2/);
  await leave();
});

test("somebody looks for words and has a draft checked by keyboard alone on a phone, in French, without JavaScript", async () => {
  const { page, leave } = await visitor(place.browser, place.server, PHONE);
  await page.goto(`/${l}/tools/words`);
  await walkToField(page, "q");
  // Without accents, as one types in a hurry.
  await page.keyboard.type("impots");
  await enter(page);
  await page.waitForURL("**q=impots**");
  assert.ok((await page.locator("#words-found section").count()) > 0, "nothing was found");
  assert.ok(await fits(page));
  await walkToWords(page, t(l, "words-check-go"));
  await enter(page);
  await walkTo(page, (here) => here.id === "text", "the draft");
  await page.keyboard.type("Les fardeaux fiscaux de 2,5 millions de personnes.");
  await walkToWords(page, t(l, "words-check-button"));
  await enter(page);
  await page.locator("#found").waitFor();
  const found = page.locator(".words-both");
  await found.getByText("fardeaux fiscaux").first().waitFor();
  await found.getByText("2,5 millions").first().waitFor();
  assert.equal(await page.locator("#text").inputValue(), "Les fardeaux fiscaux de 2,5 millions de personnes.");
  assert.ok(await fits(page));
  await leave();
});

test("the guide is found as one types, and the address with it", async () => {
  const { page, leave } = await visitor(place.browser, place.server, { locale: "fr-CA" });
  await page.goto(`/${l}/tools/words`);
  const all = await page.locator("#words-found").innerText();
  await page.locator("#q").pressSequentially("école");
  await page.waitForURL("**q=%C3%A9cole**");
  const found = await page.locator("#words-found").innerText();
  assert.notEqual(found, all);
  await page.reload();
  assert.equal(await page.locator("#words-found").innerText(), found, "the address gives the same to everybody");
  await leave();
});

test("the words of a joint statement are checked while they are written", async () => {
  const { page, leave } = await visitor(place.browser, place.server);
  await enterDesk(page, "en", "Maya Lindqvist");
  await page.goto("/desk/pact/statements/new");
  const fold = page.locator("details[data-words=text_en]");
  await fold.locator("summary").click();
  await page.locator("#text_en").fill("Hard-working families bear the tax burden.");
  await fold.getByText("tax burden").first().waitFor();
  await leave();
});
