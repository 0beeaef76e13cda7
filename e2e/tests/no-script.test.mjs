// The main story in a browser that runs no script at all, and the other pages that must work there.
import assert from "node:assert/strict";
import { test } from "node:test";
import { visitor } from "../lib/browser.mjs";
import { person, signQuickly } from "../lib/people.mjs";
import { takePlace } from "../lib/place.mjs";
import { followLink, openMail, press, sign } from "../lib/steps.mjs";
import { tellStory } from "../lib/story.mjs";
import { LANGUAGES, t } from "../lib/words.mjs";

const place = takePlace();

for (const language of LANGUAGES) tellStory(place, language, { js: false });

test("somebody takes the pledge with two commitments, and confirms a second signature along with it", async () => {
  const { page, leave } = await visitor(place.browser, place.server, { js: false });
  const who = person("Uma", { commitments: ["pay", "french"] });
  const before = { pledge: await place.server.count("equality-pledge"), join: await place.server.count("join") };
  await signQuickly(place.server, { ...who, commitments: [] }, { action: "join" });
  await page.goto("/en/keep-it-public/equality-pledge");
  await sign(page, who);
  await openMail(page, "en", who);
  await followLink(page, "en");
  await page.getByRole("group", { name: t("en", "mine-also-pending") }).getByRole("checkbox").waitFor();
  await press(page, "en", "mine-confirm", "done-confirm");
  assert.equal((await place.server.count("equality-pledge")).confirmed, before.pledge.confirmed + 1);
  assert.equal((await place.server.count("join")).confirmed, before.join.confirmed + 1);
  await leave();
});

test("somebody who lost her link asks for it, and is told the same as a stranger", async () => {
  const { page, leave } = await visitor(place.browser, place.server, { js: false });
  const words = [];
  const known = person();
  await signQuickly(place.server, known);
  for (const who of [known, person()]) {
    await page.goto("/fr/find");
    await page.getByLabel(t("fr", "field-email-address")).fill(who.email_address);
    await page.getByRole("button", { name: t("fr", "find-button") }).click();
    await page.getByRole("heading", { name: t("fr", "find-sent-title") }).waitFor();
    words.push(await page.locator("main").innerText());
  }
  assert.equal(words[0], words[1]);
  await leave();
});

test("somebody who signs twice, with another spelling of her address, counts once and is thanked alike", async () => {
  const { page, leave } = await visitor(place.browser, place.server, { js: false });
  const before = await place.server.count();
  const who = person("Tamsin");
  const thanks = [];
  const [name, host] = who.email_address.split("@");
  for (const email_address of [who.email_address, `${name}+petition@${host}`.toUpperCase()]) {
    await page.goto("/en/keep-it-public");
    await sign(page, { ...who, email_address });
    thanks.push(await page.locator("main").innerText());
  }
  assert.equal(thanks[0], thanks[1]);
  assert.equal((await place.server.count()).pending, before.pending + 1);
  await leave();
});

test("the reader of one page finds the same page in the other language", async () => {
  const { page, leave } = await visitor(place.browser, place.server, { js: false });
  await page.goto("/en/keep-it-public/equality-pledge");
  await page.getByRole("navigation").getByRole("link", { name: t("fr", "language-name") }).click();
  assert.equal(new URL(page.url()).pathname, "/fr/keep-it-public/equality-pledge");
  assert.equal(await page.locator("html").getAttribute("lang"), "fr");
  await leave();
});
