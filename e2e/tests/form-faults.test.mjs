// A form that cannot be taken as it is comes back with everything that was typed, says in the page's language
// what to mend and where, and is taken once it is mended.
import assert from "node:assert/strict";
import { test } from "node:test";
import { visitor } from "../lib/browser.mjs";
import { person } from "../lib/people.mjs";
import { takePlace } from "../lib/place.mjs";
import { fill, send, sign, signButton, signForm, takeTime } from "../lib/steps.mjs";
import { LANGUAGES, LANGUAGE_NAMES, t } from "../lib/words.mjs";

const place = takePlace();

/** All that stands in the form. */
function formContent(page) {
  return signForm(page).evaluate((form) =>
    [...new FormData(form)].filter(([name]) => name !== "form_token").map(([name, value]) => `${name}=${value}`),
  );
}

/** Presses the button, and gets the form back. */
async function pressInVain(page) {
  await takeTime(page);
  await signButton(page).click();
  await page.getByRole("alert").waitFor();
}

/** Exactly these fields are marked, each described by its message, and the list names them in the form's order. */
async function expectFaults(page, faults) {
  const marked = await signForm(page).evaluate((form) =>
    [...form.querySelectorAll("[aria-describedby]")]
      .filter((field) => field.matches("fieldset") || field.getAttribute("aria-invalid") === "true")
      .map((field) => [field.id, document.getElementById(field.getAttribute("aria-describedby"))?.textContent.trim()]),
  );
  assert.deepEqual(marked, faults, "the marked fields and what describes them");
  assert.equal(await signForm(page).locator("[aria-invalid]:not([aria-describedby])").count(), 0);
  const links = await page.getByRole("alert").getByRole("link").all();
  const listed = await Promise.all(links.map(async (link) => [(await link.getAttribute("href")).slice(1), await link.innerText()]));
  assert.deepEqual(listed, faults, "the list of faults");
  for (const [, message] of faults) assert.ok(await page.getByText(message).last().isVisible());
}

/** Whoever is on an English machine still reads the language of the page. */
const ENGLISH_MACHINE = { locale: "en-CA" };

for (const l of LANGUAGES) {
  for (const js of [true, false]) {
    const how = `${LANGUAGE_NAMES[l]}, ${js ? "with" : "without"} JavaScript`;
    const pledge = `/${l}/keep-it-public/equality-pledge`;

    test(`who sends an empty form is told field by field what is missing (${how})`, async () => {
      const { page, leave } = await visitor(place.browser, place.server, { js, ...ENGLISH_MACHINE });
      const before = await place.server.count("equality-pledge");
      await page.goto(pledge);
      await pressInVain(page);
      await expectFaults(page, [
        ["given_name", t(l, "fault-given-name-missing")],
        ["family_name", t(l, "fault-family-name-missing")],
        ["email_address", t(l, "fault-email-address-missing")],
        ["postal_code", t(l, "fault-postal-code-missing")],
        ["commitments", t(l, "fault-commitments-missing")],
      ]);
      const { as_of: _, ...counts } = await place.server.count("equality-pledge");
      const { as_of: __, ...same } = before;
      assert.deepEqual(counts, same);
      await leave();
    });

    test(`who mistypes loses nothing, mends three fields and has signed (${how})`, async () => {
      const { page, leave } = await visitor(place.browser, place.server, { js, ...ENGLISH_MACHINE });
      const who = person("Zoé", {
        given_name: `Zoé “O'Neil” & <i>${"x".repeat(100)}`,
        email_address: "amina@nowhere",
        postal_code: "90210",
        family_name: "D’Arcy-Ōtomo",
        comment: "\n  First <b>line</b> & “quotes”,\n\nthird line.\n",
        display: "full_name",
        commitments: ["pay", "neighbour"],
        consent: ["apwo:1", "sigo:1"],
      });
      await page.goto(pledge);
      await fill(page, who);
      const typed = await formContent(page);
      await pressInVain(page);
      assert.deepEqual(await formContent(page), typed);
      const tooLong = t(l, "fault-too-long", { field: t(l, "field-given-name"), max: "80" });
      await expectFaults(page, [
        ["given_name", tooLong],
        ["email_address", t(l, "fault-not-an-address")],
        ["postal_code", t(l, "fault-not-a-postal-code")],
      ]);
      const before = await place.server.count("equality-pledge");
      const { given_name, email_address, postal_code } = person("Zoé");
      await sign(page, { given_name, email_address, postal_code });
      assert.equal((await place.server.count("equality-pledge")).pending, before.pending + 1);
      await leave();
    });
  }

  test(`who asks for a lost link with half an address is told so (${LANGUAGE_NAMES[l]})`, async () => {
    const { page, leave } = await visitor(place.browser, place.server, ENGLISH_MACHINE);
    await page.goto(`/${l}/find`);
    for (const [typed, fault] of [["", "fault-email-address-missing"], ["amina@", "fault-not-an-address"]]) {
      const field = page.locator("[name=email_address]");
      await field.fill(typed);
      await page.getByRole("button", { name: t(l, "find-button") }).click();
      await page.getByRole("alert").filter({ hasText: t(l, fault) }).waitFor();
      assert.equal(await field.inputValue(), typed);
      assert.equal(await field.getAttribute("aria-invalid"), "true");
      const described = await field.getAttribute("aria-describedby");
      assert.equal(await page.locator(`[id="${described}"]`).innerText(), t(l, fault));
    }
    await leave();
  });
}

test("a comment as long as the form allows is taken, line breaks and all", async () => {
  const { page, leave } = await visitor(place.browser, place.server);
  await page.goto("/en/keep-it-public/proclamation");
  await sign(page, person("Long", { comment: `${"é\n".repeat(249)}éé` }));
  await leave();
});

test("a postal code is taken in any spacing and any case", async () => {
  const { page, leave } = await visitor(place.browser, place.server);
  for (const postal_code of ["k1n6n5", " K1N-6n5  "]) {
    await page.goto("/fr/keep-it-public/join");
    await sign(page, person("Code", { postal_code }));
  }
  await leave();
});

test("who has a password manager that fills in the field that nobody sees presses once more", async () => {
  const { page, leave } = await visitor(place.browser, place.server);
  await page.goto("/en/keep-it-public/join");
  const trap = signForm(page).locator("[name=website]");
  const box = await trap.boundingBox();
  assert.ok(box.x + box.width < 0, "the field can be seen");
  await fill(page, person("Managed"));
  await trap.evaluate((field) => (field.value = "https://example.org"));
  await pressInVain(page);
  await page.getByRole("alert").filter({ hasText: t("en", "form-once-more") }).waitFor();
  assert.equal(await trap.inputValue(), "");
  await send(page);
  await leave();
});
