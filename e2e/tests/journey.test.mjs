// The main story in a browser with JavaScript, and what JavaScript adds to it: the number on an open page
// moves by itself when somebody else is counted.
import assert from "node:assert/strict";
import { test } from "node:test";
import { visitor } from "../lib/browser.mjs";
import { change, mailedLink, person, signer, signQuickly } from "../lib/people.mjs";
import { takePlace } from "../lib/place.mjs";
import { followLink, openMail, press, shownCount, signForm } from "../lib/steps.mjs";
import { tellStory } from "../lib/story.mjs";
import { LANGUAGES } from "../lib/words.mjs";

const place = takePlace();

for (const language of LANGUAGES) tellStory(place, language, { js: true });

/** The longest that an open page may lag behind, in milliseconds. */
const LIVELY = 3000;

/** The number on a page once it has become `wanted`. */
async function waitForCount(page, wanted) {
  await page.waitForFunction(
    (wanted) => Number(document.querySelector('#sign [data-count="total"]').textContent.replace(/\D/g, "")) === wanted,
    wanted,
    { timeout: LIVELY },
  );
}

test("the campaign's number moves by itself in another tab when somebody confirms, and when she leaves", async () => {
  const { page, context, leave } = await visitor(place.browser, place.server);
  const who = person("Wenonah");
  await signQuickly(place.server, who);
  const watching = await context.newPage();
  await watching.goto("/fr/keep-it-public");
  const before = await shownCount(watching);
  await openMail(page, "en", who);
  await followLink(page, "en");
  assert.equal(await shownCount(watching), before, "opening the link has counted her");
  await press(page, "en", "mine-confirm", "done-confirm");
  await waitForCount(watching, before + 1);
  await press(page, "en", "mine-withdraw", "done-withdraw");
  await waitForCount(watching, before);
  await leave();
});

test("the table of an action's page moves with the number", async () => {
  const { page, leave } = await visitor(place.browser, place.server);
  await page.goto("/en/keep-it-public/join");
  const cell = (name) => page.locator(`td[data-count="${name}"]`);
  const before = await place.server.count("join");
  const who = person();
  await signQuickly(place.server, who, { action: "join" });
  await cell("pending").filter({ hasText: String(before.pending + 1) }).waitFor({ timeout: LIVELY });
  await change(place.server, await mailedLink(place.server, who), "confirm");
  await cell("confirmed").filter({ hasText: String(before.confirmed + 1) }).waitFor({ timeout: LIVELY });
  assert.equal(await cell("pending").innerText(), String(before.pending));
  await leave();
});

test("the meter moves with the number", async () => {
  const { page, leave } = await visitor(place.browser, place.server);
  await page.goto("/en/keep-it-public");
  const before = await shownCount(page);
  await signer(place.server, person());
  await waitForCount(page, before + 1);
  assert.equal(await page.getByRole("progressbar").evaluate((meter) => meter.value), before + 1);
  await leave();
});

test("who says “this wasn't me” is uncounted and left in peace", async () => {
  const { page, leave } = await visitor(place.browser, place.server);
  const before = await place.server.count();
  const who = person("Vivek");
  await page.goto(await signer(place.server, who));
  await press(page, "en", "mine-not-me", "done-not-me");
  assert.equal((await place.server.count()).confirmed, before.confirmed);
  assert.equal(await page.getByText(who.email_address).count(), 0);
  await leave();
});

test("a button that was pressed cannot be pressed twice, and works again after going back", async () => {
  const { page, leave } = await visitor(place.browser, place.server);
  await page.goto("/en/keep-it-public");
  const button = signForm(page).getByRole("button");
  await signForm(page).evaluate((form) => form.addEventListener("submit", (event) => event.preventDefault()));
  await signForm(page).evaluate((form) => (form.noValidate = true));
  await button.click();
  await page.waitForFunction(() => document.querySelector("form.sign button").disabled);
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true })));
  assert.equal(await button.isEnabled(), true);
  await leave();
});
