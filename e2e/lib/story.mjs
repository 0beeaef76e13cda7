// The main story from beginning to end, as a person lives it, for visitors with and without JavaScript:
// sign, open the mail, confirm, be counted, choose how to be shown, take it back, be uncounted.
import assert from "node:assert/strict";
import { test } from "node:test";
import { visitor } from "./browser.mjs";
import { person } from "./people.mjs";
import { expectSupporter, followLink, openMail, press, showAs, shownCount, sign } from "./steps.mjs";
import { LANGUAGE_NAMES, t } from "./words.mjs";

/** Declares the story in a language; `place` has the server and the browser once they run. */
export function tellStory(place, l, { js }) {
  const how = js ? "with JavaScript" : "without JavaScript";
  test(`somebody signs in ${LANGUAGE_NAMES[l]}, is counted, is shown, and leaves again (${how})`, async (story) => {
    const { server, browser } = place;
    const campaign = `/${l}/keep-it-public`;
    const proclamation = `${campaign}/proclamation`;
    const who = person(js ? "Zoraya" : "Ysolde", { consent: ["apwo:1"], comment: "For my neighbours, from Zoraya-land." });
    const fullName = `${who.given_name} ${who.family_name}`;
    const before = await server.count();
    const { page, leave } = await visitor(browser, server, { js, locale: `${l}-CA` });
    /** What the count must be now, against what it was. */
    const expectCount = async (changes) => {
      const now = await server.count();
      for (const state of ["confirmed", "pending", "paper", "removed"]) {
        assert.equal(now[state] - before[state], changes[state] ?? 0, state);
      }
    };
    let link;

    await story.test("she comes to the campaign and signs, and is thanked", async () => {
      await page.goto(campaign);
      assert.equal(await shownCount(page), before.confirmed + before.paper);
      await sign(page, who);
      await page.getByRole("heading", { level: 1, name: t(l, "thanks-title") }).waitFor();
      await expectCount({ pending: 1 });
    });

    await story.test("she finds the mail and follows its link, which by itself changes nothing", async () => {
      await page.getByRole("link", { name: t(l, "thanks-demo-mailbox") }).click();
      await openMail(page, l, who);
      link = await followLink(page, l);
      await page.getByRole("heading", { level: 1, name: t(l, "mine-pending") }).waitFor();
      await page.reload();
      await page.goto(`${link}/confirm`);
      await page.goto(`${link}/withdraw`);
      assert.equal(new URL(page.url()).pathname, link);
      await expectCount({ pending: 1 });
    });

    await story.test("she confirms by the button, and is counted once, however often she does", async () => {
      await press(page, l, "mine-confirm", "done-confirm");
      await page.getByRole("heading", { level: 1, name: t(l, "mine-confirmed") }).waitFor();
      await expectCount({ confirmed: 1 });
      await page.reload();
      const again = await page.request.post(`${link}/confirm`, { headers: { origin: server.base } });
      assert.equal(again.status(), 200);
      await expectCount({ confirmed: 1 });
      await page.goto(campaign);
      assert.equal(await shownCount(page), before.confirmed + before.paper + 1);
    });

    await story.test("nobody sees her name, until she says so", async () => {
      await expectSupporter(page, campaign, who.given_name, false);
      await expectSupporter(page, proclamation, who.family_name, false);
      await page.goto(link);
      await showAs(page, l, "full_name");
      await expectSupporter(page, campaign, fullName, true);
      await expectSupporter(page, proclamation, fullName, true);
    });

    await story.test("she rather has her first name and her town there, then nothing at all", async () => {
      await page.goto(link);
      await showAs(page, l, "first_name_town");
      await expectSupporter(page, campaign, who.family_name, false);
      await expectSupporter(page, proclamation, new RegExp(`${who.given_name}, .*Sudbury`), true);
      await page.goto(link);
      await showAs(page, l, "nothing");
      await expectSupporter(page, campaign, who.given_name, false);
      await expectCount({ confirmed: 1 });
    });

    await story.test("her comment is nowhere, because nobody has read it yet", async () => {
      await page.goto(proclamation);
      assert.equal(await page.getByText(who.comment).count(), 0);
    });

    await story.test("she takes her signature back: it is uncounted, and what was kept of her is gone", async () => {
      await page.goto(link);
      await showAs(page, l, "full_name");
      await press(page, l, "mine-withdraw", "done-withdraw");
      await page.getByRole("heading", { level: 1, name: t(l, "mine-ended") }).waitFor();
      await expectCount({ removed: 1 });
      await page.goto(link);
      for (const word of [who.family_name, who.email_address, who.comment]) {
        assert.equal(await page.getByText(word).count(), 0, `${word} is still there`);
      }
      await expectSupporter(page, campaign, who.family_name, false);
      await expectSupporter(page, proclamation, who.family_name, false);
      assert.equal(await shownCount(page), before.confirmed + before.paper);
    });

    await leave();
  });
}
