// The desk from beginning to end, as its people live it: a campaigner is invited, sets up her second step,
// publishes a campaign; a visitor signs it and is found, exported, and gone for good once she says so.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { visitor } from "../lib/browser.mjs";
import { csv, done, EXPRESS, enterDesk, invite, press, setPassword } from "../lib/desk.mjs";
import { mailFor, person } from "../lib/people.mjs";
import { takePlace } from "../lib/place.mjs";
import { followLink, openMail, press as pressMine, sign } from "../lib/steps.mjs";
import { t } from "../lib/words.mjs";

const place = takePlace();

const SLUG = "keep-the-lab-open";
const WORDS = {
  "title.en": "Keep the lab open",
  "title.fr": "Gardons le laboratoire ouvert",
  "lead.en": "The water of nine towns is tested here. It must stay that way.",
  "lead.fr": "On analyse ici l’eau de neuf villes. Cela doit continuer.",
  "story.en": "## Why it matters\n\nSamples that travel for a day are **samples too late**.",
  "story.fr": "## Pourquoi c’est important\n\nUn échantillon qui voyage un jour arrive **trop tard**.",
};

test("a campaigner's first day: invited, she publishes, finds a signer, exports her, and cannot bring her back", async (story) => {
  const { server, browser } = place;
  const admin = await visitor(browser, server);
  const desk = await visitor(browser, server, { acceptDownloads: true });
  const home = await visitor(browser, server, { locale: "fr-CA" });
  const worker = { ...person("Wanda"), password: "four words for the door" };
  worker.name = `${worker.given_name} ${worker.family_name}`;
  const signer = person("Zoraya", { consent: ["apwo:1"], postal_code: "P3E 2C6" });
  const name = `${signer.given_name} ${signer.family_name}`;
  const { page } = desk;
  let code, exported, record;

  /** The list of people, searched by a word. */
  const search = async (word) => {
    await page.goto("/desk/people");
    // Whoever confirms is carried to the unions' desks a moment later.
    for (let tries = 0; tries < 40 && (await page.locator("#q").count()) === 0; tries += 1) {
      await page.waitForTimeout(100);
      await page.reload();
    }
    await page.locator("#q").fill(word);
    await press(page, "en", "people-search-do");
    await page.waitForURL("**/desk/people?q=*");
  };

  await story.test("her union’s administrator invites her, and a letter is on its way", async () => {
    await enterDesk(admin.page, "en", "Maya Lindqvist");
    await invite(admin.page, "en", worker);
    await done(admin.page, t("en", "staff-done-invited"));
    await admin.leave();
  });

  await story.test("she opens the letter, and sets her password and her second step", async () => {
    await page.goto((await mailFor(server, worker)).path);
    await page.getByRole("link", { name: t("en", "staff-letter-button") }).click();
    await page.getByRole("heading", { level: 1, name: t("en", "staff-welcome", { name: worker.name }) }).waitFor();
    code = await setPassword(page, "en", worker);
    await page.locator("#code").fill("000000");
    await press(page, "en", "staff-check");
    await page.getByRole("alert").waitFor();
    await page.locator("#code").fill(code());
    await press(page, "en", "staff-check");
    await page.getByRole("heading", { level: 1, name: t("en", "staff-codes-title") }).waitFor();
    assert.equal(await page.locator(".desk-codes li").count(), 10);
    await page.getByRole("link", { name: t("en", "staff-codes-kept") }).click();
    await page.waitForURL("**/desk");
    await page.locator(".desk-account").getByText(worker.name).waitFor();
  });

  await story.test("she writes a campaign in both languages, looks at it, and publishes it", async () => {
    await page.goto("/desk/campaigns/new");
    for (const side of ["title.en", "title.fr"]) await page.locator(`[name="${side}"]`).fill(WORDS[side]);
    await page.locator("#slug").fill(SLUG);
    await press(page, "en", "editor-new-go");
    await done(page, t("en", "editor-did-created"));
    for (const [field, words] of Object.entries(WORDS)) await page.locator(`[name="${field}"]`).fill(words);
    await page.locator('[id="story.fr-preview"]').getByText("trop tard", { exact: true }).waitFor();
    assert.equal((await page.request.get(`/en/${SLUG}`)).status(), 404, "a draft is nobody else's business");
    await press(page, "en", "editor-publish-go");
    await press(page, "en", "editor-publish-now");
    await done(page, t("en", "editor-did-published"));
  });

  await story.test("a visitor finds it in her language, signs it with her consent, and confirms", async () => {
    await home.page.goto(`/fr/${SLUG}`);
    await home.page.getByRole("heading", { level: 1, name: WORDS["title.fr"] }).waitFor();
    await sign(home.page, signer);
    await page.goto("/desk/people");
    await page.getByRole("heading", { name: t("en", "people-empty-title") }).waitFor();
    await openMail(home.page, "fr", signer);
    record = `${await followLink(home.page, "fr")}/record`;
    await pressMine(home.page, "fr", "mine-confirm", "done-confirm");
  });

  await story.test("the campaigner finds her among her people, with what she said yes to", async () => {
    await search(signer.family_name.slice(0, 12));
    await page.getByRole("rowheader", { name }).getByRole("link").click();
    await page.getByRole("heading", { level: 1, name }).waitFor();
    await page.getByText(t("en", "people-consent-given"), { exact: true }).waitFor();
    await page.getByText(signer.email_address).first().waitFor();
  });

  await story.test("she says anew who she is, and takes her people in a file", async () => {
    await page.goto("/desk/confirm?next=/desk/export");
    await page.locator("#password").fill(worker.password);
    await page.locator("#code").fill(code());
    await press(page, "en", "staff-go-on");
    await page.waitForURL("**/desk/export");
    const download = page.waitForEvent("download");
    await press(page, "en", "export-do");
    exported = await readFile(await (await download).path(), "utf8");
    assert.ok(exported.includes(signer.email_address) && exported.includes(signer.family_name), exported);
  });

  await story.test("the visitor reads what is held of her, and erases it", async () => {
    await home.page.goto(record);
    await home.page.getByRole("heading", { name: t("fr", "rights-title") }).waitFor();
    await home.page.getByRole("link", { name: t("fr", "rights-erase-link") }).click();
    await home.page.getByRole("button", { name: t("fr", "rights-erase-button") }).click();
    await home.page.getByText(t("fr", "rights-erased-done")).waitFor();
  });

  await story.test("the campaigner finds her no more, and the same row of a file leaves it so", async () => {
    await page.goto("/desk/people");
    await page.getByRole("heading", { name: t("en", "people-empty-title") }).waitFor();
    // Whoever stands below her in the file is taken in, so that it is not the file that is refused.
    const other = person("Ottilie");
    const [head, ...rows] = exported.trim().split(/\r?\n/);
    const row = rows.find((line) => line.includes(signer.email_address));
    const hers = row.replaceAll(signer.email_address, other.email_address).replaceAll(signer.family_name, other.family_name);
    await page.goto("/desk/imports");
    await page.locator("#file").setInputFiles(csv("people.csv", [head, row, hers]));
    await press(page, "en", "imports-read");
    await page.locator(`[name=basis][value=${EXPRESS.basis}]`).check();
    await page.locator("#proof").fill(EXPRESS.proof);
    await press(page, "en", "imports-rehearse");
    const sums = page.locator(".desk-sums dd");
    await sums.first().waitFor();
    assert.deepEqual(await sums.allInnerTexts(), ["1", "0", "1", "0", "0"], "one is new, one stays out");
    await page.locator('form[action$="/start"] button').click();
    await page.getByRole("link", { name: t("en", "imports-see") }).waitFor();
    assert.deepEqual(await sums.allInnerTexts(), ["1", "0", "1", "0", "0"]);
    await search(other.family_name);
    await page.getByRole("rowheader", { name: other.family_name }).waitFor();
    await search(signer.family_name);
    assert.equal(await page.getByRole("rowheader").count(), 0, "she is back");
  });

  await desk.leave();
  await home.leave();
});
