// Every page there is, in one language, as a list of stories for node's test runner. Two files run it, one
// for each language, so that two cores share the work.
import { test } from "node:test";
import { visitor } from "./browser.mjs";
import { lookAt } from "./look.mjs";
import { change, mailFor, mailedLink, person, signer, signQuickly } from "./people.mjs";
import { takePlace } from "./place.mjs";
import { fill, signButton, signForm } from "./steps.mjs";
import { LANGUAGE_NAMES, t } from "./words.mjs";

/** Pages that an address alone leads to; the public ones may be found by search engines. */
const ADDRESSES = [
  ["the first page", (l) => `/${l}`, true],
  ["the campaign", (l) => `/${l}/keep-it-public`, true],
  ["the proclamation", (l) => `/${l}/keep-it-public/proclamation`, true],
  ["the equality pledge", (l) => `/${l}/keep-it-public/equality-pledge`, true],
  ["the list to join", (l) => `/${l}/keep-it-public/join`, true],
  ["what happens to one's data", (l) => `/${l}/your-data`, true],
  ["what was contracted out", (l) => `/${l}/contracted-out`, true],
  ["the joint statements", (l) => `/${l}/statements`, true],
  ["a joint statement", (l) => `/${l}/statements/what-is-public-belongs-to-everybody`, true],
  ["the pact", (l) => `/${l}/pact`, true],
  ["the tools", (l) => `/${l}/tools`, true],
  ["the job-loss calculator", (l) => `/${l}/tools/jobs`, true],
  ["what a cut would cost", (l) => `/${l}/tools/jobs?place=on&service=health&amount=1&unit=billion&years=3&pace=steps`, true],
  ["a cut that cannot be reckoned", (l) => `/${l}/tools/jobs?place=on&service=health&amount=-1&payroll=20`, false],
  ["a cut where only studies are known", (l) => `/${l}/tools/jobs?place=qc&amount=500`, true],
  ["the count of incidents", (l) => `/${l}/incidents`, true],
  ["the fairness test", (l) => `/${l}/tools/fairness`, true],
  ["a report card", (l) => `/${l}/tools/fairness/on-2022-23`, true],
  ["a report card without a verdict", (l) => `/${l}/tools/fairness/on-2023-24`, true],
  ["the fairness rubric", (l) => `/${l}/tools/fairness/rubric/commonfront-1`, true],
  ["years and provinces compared", (l) => `/${l}/tools/fairness/compare`, true],
  ["the fairness test to take", (l) => `/${l}/tools/fairness/on-2022-23/try`, true],
  ["the fairness test, taken", (l) => `/${l}/tools/fairness/on-2022-23/try?gap=67&wages=0&poorest-spared=33&care=100&na.growth=on`, false],
  ["the fairness test, taken with faults", (l) => `/${l}/tools/fairness/on-2022-23/try?gap=50&wages=soon`, false],
  ["the guide to words", (l) => `/${l}/tools/words`, true],
  ["the guide to words, searched", (l) => `/${l}/tools/words?q=tax&kind=pair`, true],
  ["an entry of the guide", (l) => `/${l}/tools/words/${l === "en" ? "who-pays" : "qui-va-payer"}`, "alone"],
  ["the pocket card", (l) => `/${l}/tools/words/card`, false],
  ["the checker of drafts", (l) => `/${l}/tools/words/check`, true],
  ["the record of the pact", (l) => `/${l}/pact/record`, true],
  ["the thanks", (l) => `/${l}/keep-it-public/proclamation/thanks`, false],
  ["the way to a lost link", (l) => `/${l}/find`, false],
  ["an address that leads nowhere", (l) => `/${l}/keep-it-public/nothing-here`, false],
];

/** Declares the tests of all pages in a language. */
export function lookAtEveryPage(l) {
  const place = takePlace({ COMMONFRONT_MIN_FORM_AGE_SECONDS: "0" });

  /** A page, reached by `way`, in all lights. */
  const look = (name, way, isPublic = false) =>
    test(`${name} reads well in ${LANGUAGE_NAMES[l]}, on a phone and a desk, by day and by night`, async () => {
      const { page, leave } = await visitor(place.browser, place.server, { locale: `${l}-CA` });
      await way(page, place.server);
      await lookAt(page, l, { isPublic });
      await leave();
    });

  for (const [name, address, isPublic] of ADDRESSES) look(name, (page) => page.goto(address(l)), isPublic);

  look("a mailbox without mail", (page) => page.goto(`/demo/mailbox?lang=${l}`));

  look("a mail", async (page, server) => {
    const who = person();
    await signQuickly(server, who, { language: l });
    await page.goto((await mailFor(server, who, l)).path);
  });

  look("a mailbox with mail", (page) => page.goto(`/demo/mailbox?lang=${l}`));

  look("a signature that waits", async (page, server) => {
    const who = person();
    await signQuickly(server, who, { language: l });
    await page.goto(await mailedLink(server, who, l));
  });

  look("a signature that waits beside others", async (page, server) => {
    const who = person("Odile", { consent: ["apwo:1"] });
    await signQuickly(server, who, { language: l });
    await signQuickly(server, who, { language: l, action: "join" });
    await page.goto(await mailedLink(server, who, l));
  });

  look("a signature that counts", async (page, server) => {
    const more = { comment: "Merci, thank you.", consent: ["aopp:1"], display: "full_name" };
    const link = await signer(server, person("Noor", more), { language: l });
    await page.goto(`${link}?done=confirm`);
  });

  look("everything that is held about somebody", async (page, server) => {
    const more = { comment: "Merci, thank you.", consent: ["aopp:1", "sigo:1"], display: "full_name" };
    await page.goto(`${await signer(server, person("Noor", more), { language: l })}/record`);
  });

  look("the question whether to erase everything", async (page, server) => {
    await page.goto(`${await signer(server, person(), { language: l })}/record/erase`);
  });

  look("a record that was erased", async (page, server) => {
    const link = await signer(server, person(), { language: l });
    await change(server, link, "record/erase");
    await page.goto(`${link}/record?done=erase`);
  });

  look("a signature that was taken back", async (page, server) => {
    const link = await signer(server, person(), { language: l });
    await change(server, link, "withdraw");
    await page.goto(`${link}?done=withdraw`);
  });

  look("a form with every fault", async (page) => {
    await page.goto(`/${l}/keep-it-public/equality-pledge`);
    await signForm(page).evaluate((form) => (form.noValidate = true));
    await fill(page, { given_name: "x".repeat(150), email_address: "amina", postal_code: "90210" });
    await signButton(page).click();
    await page.getByRole("alert").waitFor();
  }, true);

  look("a search for a link with a faulty address", async (page) => {
    await page.goto(`/${l}/find`);
    await page.locator("main form").evaluate((form) => (form.noValidate = true));
    await page.locator("[name=email_address]").fill("amina");
    await page.locator("main form").getByRole("button").click();
    await page.getByRole("alert").waitFor();
  });

  look("the word that a link is on its way", async (page) => {
    await page.goto(`/${l}/find`);
    await page.locator("[name=email_address]").fill(person().email_address);
    await page.locator("main form").getByRole("button").click();
    await page.getByRole("heading", { name: t(l, "find-sent-title") }).waitFor();
  });
}
