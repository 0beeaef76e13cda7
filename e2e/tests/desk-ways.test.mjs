// The desk for those who have no mouse, and for browsers that run no script: a main task each, from the door on.
import assert from "node:assert/strict";
import { test } from "node:test";
import { visitor } from "../lib/browser.mjs";
import { done, enterDesk, importFile, press } from "../lib/desk.mjs";
import { stop, tab, walkTo, walkToField, walkToWords } from "../lib/keys.mjs";
import { takePlace } from "../lib/place.mjs";
import { LANGUAGES, t } from "../lib/words.mjs";

const place = takePlace();

for (const js of [true, false]) {
  test(`somebody is found and tagged by keyboard alone (JavaScript ${js ? "on" : "off"})`, async (story) => {
    const { page, leave } = await visitor(place.browser, place.server, { js });
    const key = (name) => page.keyboard.press(name);
    const family = js ? "Abernathy" : "Zbigniew";
    const rows = ["Ana", "Bo", "Cy"].map((given) => `${given}@${family}.example,${given},${family}`);

    await story.test("she comes in, skips to the content, and goes to the people by the rail", async () => {
      await page.goto("/demo/desk?lang=en");
      await walkToWords(page, "Jonas Okafor");
      await key("Enter");
      await page.waitForURL("**/desk");
      await importFile(page, "people.csv", ["email,first name,last name", ...rows]);
      assert.equal((await tab(page)).text, t("en", "skip-to-content"));
      await key("Enter");
      assert.equal((await stop(page)).id, "main");
      await page.goto("/desk");
      await walkToWords(page, t("en", "desk-people"));
      await key("Enter");
      await page.waitForURL("**/desk/people");
    });

    await story.test("she searches, and opens the record", async () => {
      await walkToField(page, "q");
      await page.keyboard.type(family);
      await key("Enter");
      await page.waitForURL("**/desk/people?q=*");
      assert.equal(await page.getByRole("rowheader").count(), 3);
      await walkToWords(page, `Bo ${family}`);
      await key("Enter");
      await page.getByRole("heading", { level: 1, name: `Bo ${family}` }).waitFor();
    });

    await story.test("she tags her", async () => {
      await walkToField(page, "tag");
      await page.keyboard.type("steward");
      await key("Enter");
      await done(page, t("en", "people-did-tag"));
      await page.locator(".desk-tag").filter({ hasText: "steward" }).waitFor();
    });

    await story.test("she tags two at once on the list, and undoes it", async () => {
      await page.goto(`/desk/people?q=${family}`);
      for (let chosen = 0; chosen < 2; chosen += 1) {
        await walkTo(page, (here) => here.name === "number", "the box before a person");
        await key("Space");
      }
      await walkToField(page, "label");
      await page.keyboard.type("phone bank");
      await walkToWords(page, t("en", "people-tag-do"));
      await key("Enter");
      await page.waitForURL("**done=tag**");
      assert.equal(await page.getByRole("cell").filter({ hasText: "phone bank" }).count(), 2);
      await walkToWords(page, t("en", "people-undo"));
      await key("Enter");
      await done(page, t("en", "people-done-undone"));
      assert.equal(await page.getByRole("cell").filter({ hasText: "phone bank" }).count(), 0);
    });

    await leave();
  });
}

for (const l of LANGUAGES) {
  test(`a campaign is written, looked at and published without any script (${l})`, async () => {
    const { page, leave } = await visitor(place.browser, place.server, { js: false });
    const slug = `no-script-${l}`;
    await enterDesk(page, l, "Jonas Okafor");
    await page.getByRole("navigation").getByRole("link", { name: t(l, "desk-campaigns"), exact: true }).click();
    await page.getByRole("link", { name: t(l, "editor-new"), exact: true }).click();
    await press(page, l, "editor-new-go");
    await page.getByRole("alert").getByRole("link", { name: t(l, "editor-unread-title") }).waitFor();
    await page.locator('[name="title.en"]').fill("Without a script");
    await page.locator('[name="title.fr"]').fill("Sans aucun script");
    await page.locator("#slug").fill(slug);
    await press(page, l, "editor-new-go");
    await done(page, t(l, "editor-did-created"));
    await page.locator('[name="lead.en"]').fill("It works all the same.");
    await page.locator('[name="story.en"]').fill("## A story\n\nAnd its end.");
    // Half of it in French is missing: that is said, and nothing is lost.
    await press(page, l, "editor-publish-go");
    await page.locator("#problems").getByRole("link").first().click();
    assert.equal(await page.locator('[name="lead.en"]').inputValue(), "It works all the same.");
    await page.locator('[name="lead.fr"]').fill("Cela marche quand même.");
    await page.locator('[name="story.fr"]').fill("## Une histoire\n\nEt sa fin.");
    await page.locator("button[data-save]").click();
    await done(page, t(l, "editor-did-saved"));
    await page.locator('button[value="preview.fr"]').click();
    await page.getByRole("heading", { level: 1, name: "Sans aucun script" }).waitFor();
    await page.goto(`/desk/campaigns/${slug}`);
    await press(page, l, "editor-publish-go");
    await press(page, l, "editor-publish-now");
    await done(page, t(l, "editor-did-published"));
    for (const [tag, title] of [["en", "Without a script"], ["fr", "Sans aucun script"]]) {
      await page.goto(`/${tag}/${slug}`);
      await page.getByRole("heading", { level: 1, name: title }).waitFor();
    }
    await leave();
  });
}
