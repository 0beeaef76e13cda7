// The main story by keyboard alone, and the small things without which a keyboard is no use: a link past the
// masthead, a focus that can be seen, and a list of faults that takes one to the fields.
import assert from "node:assert/strict";
import { test } from "node:test";
import { visitor } from "../lib/browser.mjs";
import { stop, tab, walkTo, walkToField, walkToWords } from "../lib/keys.mjs";
import { mailedLink, person } from "../lib/people.mjs";
import { takePlace } from "../lib/place.mjs";
import { takeTime } from "../lib/steps.mjs";
import { LANGUAGES, t } from "../lib/words.mjs";

const place = takePlace();
const press = (page, key) => page.keyboard.press(key);

for (const js of [true, false]) {
  test(`somebody signs, confirms and leaves by keyboard alone (JavaScript ${js ? "on" : "off"})`, async (story) => {
    const { page, leave } = await visitor(place.browser, place.server, { js });
    const who = person("Kateri");
    const before = await place.server.count();

    await story.test("she skips to the content, and goes on from there", async () => {
      await page.goto("/en/keep-it-public");
      assert.equal((await tab(page)).text, t("en", "skip-to-content"));
      await press(page, "Enter");
      assert.equal((await stop(page)).id, "main");
      await tab(page);
      assert.ok(await page.evaluate(() => document.querySelector("main").contains(document.activeElement)));
    });

    await story.test("she fills in the form in the order in which it reads", async () => {
      for (const name of ["given_name", "family_name", "email_address", "postal_code", "comment"]) {
        await walkToField(page, name);
        await page.keyboard.type(who[name] ?? "By keyboard.");
      }
      assert.equal((await walkToField(page, "display")).value, "nothing");
      await press(page, "ArrowDown");
      assert.equal((await stop(page)).value, "first_name_town");
      await walkToField(page, "consent", "sigo:1");
      await press(page, "Space");
      assert.ok(await page.evaluate(() => document.activeElement.checked));
      await walkTo(page, (here) => here.tag === "button", "the button");
      await takeTime(page);
      await press(page, "Enter");
      await page.waitForURL("**/thanks");
      assert.equal((await place.server.count()).pending, before.pending + 1);
    });

    await story.test("she opens the mailbox, the mail and her page", async () => {
      const address = who.email_address;
      await mailedLink(place.server, who);
      await walkToWords(page, t("en", "thanks-demo-mailbox"));
      await press(page, "Enter");
      await page.getByText(address).waitFor();
      const mail = await page.getByRole("listitem").filter({ hasText: address }).getByRole("link").first().innerText();
      await walkToWords(page, mail.trim());
      await press(page, "Enter");
      await page.waitForURL("**/demo/mailbox/*");
      await page.getByText(address).waitFor();
      await walkToWords(page, t("en", "letter-confirm-button"));
      await press(page, "Enter");
      await page.waitForURL("**/my/*");
    });

    await story.test("she confirms with the space bar, and is counted", async () => {
      await walkToWords(page, t("en", "mine-confirm"));
      await press(page, "Space");
      await page.getByRole("status").filter({ hasText: t("en", "done-confirm") }).waitFor();
      assert.equal((await place.server.count()).confirmed, before.confirmed + 1);
    });

    await story.test("she chooses another way to be shown with the arrows", async () => {
      assert.equal((await walkToField(page, "display")).value, "first_name_town");
      await press(page, "ArrowDown");
      await walkToWords(page, t("en", "mine-display-save"));
      await press(page, "Enter");
      await page.getByRole("status").filter({ hasText: t("en", "done-display") }).waitFor();
      assert.ok(await page.locator("[name=display][value=full_name]").isChecked());
    });

    await story.test("she takes it back, and is uncounted", async () => {
      await walkToWords(page, t("en", "mine-withdraw"));
      await press(page, "Enter");
      await page.getByRole("status").filter({ hasText: t("en", "done-withdraw") }).waitFor();
      assert.equal((await place.server.count()).confirmed, before.confirmed);
    });

    await leave();
  });

  for (const l of LANGUAGES) {
    test(`the list of faults takes the focus, and its links lead to the fields (${l}, JavaScript ${js ? "on" : "off"})`, async () => {
      const { page, leave } = await visitor(place.browser, place.server, { js, locale: "en-CA" });
      await page.goto(`/${l}/keep-it-public/equality-pledge`);
      await takeTime(page);
      await walkToField(page, "postal_code");
      await press(page, "Enter");
      await page.getByRole("alert").waitFor();
      assert.equal((await stop(page)).id, "summary", "the list of faults has not taken the focus");
      const links = await page.getByRole("alert").getByRole("link").all();
      assert.equal(links.length, 5);
      for (const field of ["given_name", "family_name", "email_address", "postal_code", "commitments"]) {
        await page.reload();
        const key = `fault-${field.replace("_", "-")}-missing`;
        await walkToWords(page, t(l, key));
        await press(page, "Enter");
        assert.equal((await stop(page)).id, field, `the link “${t(l, key)}” leads elsewhere`);
      }
      await tab(page);
      assert.equal((await stop(page)).name, "commitments", "after the group comes its first box");
      await leave();
    });
  }
}

for (const [where, address] of [["the campaign", "/en/keep-it-public"], ["the data page", "/fr/your-data"]]) {
  for (const width of [360, 1280]) {
    test(`every stop on ${where} can be seen, on a screen ${width} wide, there and back`, async () => {
      const { page, leave } = await visitor(place.browser, place.server, { width, height: 740 });
      await page.goto(address);
      const stops = await page.locator("a[href], button, input:not([type=hidden]), textarea, summary").count();
      let seen = 0;
      while ((await tab(page)).tag !== "body" && seen <= stops) seen += 1;
      assert.ok(seen > 5 && seen <= stops, `${seen} stops of ${stops}`);
      for (let steps = 0; steps < seen; steps += 1) {
        await press(page, "Shift+Tab");
        const here = await stop(page);
        assert.ok(here.tag === "body" || here.uncovered, `on the way back hidden: ${JSON.stringify(here)}`);
      }
      await leave();
    });
  }
}
