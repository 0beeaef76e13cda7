// Programs post at once; a person who is as quick presses once more and has lost nothing.
import assert from "node:assert/strict";
import { test } from "node:test";
import { visitor } from "../lib/browser.mjs";
import { person } from "../lib/people.mjs";
import { takePlace } from "../lib/place.mjs";
import { fill, send, signButton, signForm } from "../lib/steps.mjs";
import { t } from "../lib/words.mjs";

/** Seconds; more than the usual two, so that a slow machine is still too quick. */
const LEAST = 5;
const place = takePlace({ COMMONFRONT_MIN_FORM_AGE_SECONDS: String(LEAST) });

const DETAILS = { comment: "In a hurry.", display: "first_name_town", consent: ["aopp:1"] };

/** All that stands in the form, as the person sees it. */
const content = (page) =>
  signForm(page).evaluate((form) =>
    [...new FormData(form)].filter(([name]) => !/^(form_token|website)$/.test(name)).map(String),
  );

for (const [l, js] of [["en", true], ["fr", false]]) {
  test(`who presses too soon presses once more (${l}, JavaScript ${js ? "on" : "off"})`, async () => {
    const { page, leave } = await visitor(place.browser, place.server, { js });
    const before = await place.server.count();
    await page.goto(`/${l}/keep-it-public/proclamation`);
    await fill(page, person("Quick", DETAILS));
    const typed = await content(page);
    await signButton(page).click();
    await page.getByRole("alert").filter({ hasText: t(l, "form-once-more") }).waitFor();
    assert.equal(await page.evaluate(() => document.activeElement.id), "summary");
    assert.deepEqual(await content(page), typed);
    assert.equal((await place.server.count()).pending, before.pending);
    await page.waitForTimeout(LEAST * 1000);
    await send(page);
    assert.equal((await place.server.count()).pending, before.pending + 1);
    await leave();
  });
}
