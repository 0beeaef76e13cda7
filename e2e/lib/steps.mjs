// The steps of the main journey, written once: the tests differ in who takes them (with JavaScript, without,
// by keyboard) and in what they look at on the way.
import assert from "node:assert/strict";
import { numberIn, t } from "./words.mjs";

/** Seconds that a form must have been open; programs are quicker. */
const FORM_AGE = 3.1;

/** The form for signing. */
export const signForm = (page) => page.locator("form:has([name=form_token])");

/** Its button. */
export const signButton = (page) => signForm(page).getByRole("button");

/** The number that the page shows. */
export async function shownCount(page) {
  return numberIn(await page.locator('#sign [data-count="total"]').innerText());
}

/** Fills in what a person says of herself. */
export async function fill(page, who) {
  const form = signForm(page);
  for (const name of ["given_name", "family_name", "email_address", "postal_code", "comment"]) {
    if (who[name] !== undefined) await form.locator(`[name=${name}]`).fill(who[name]);
  }
  if (who.display) await form.locator(`[name=display][value=${who.display}]`).check();
  for (const name of ["consent", "commitments"]) {
    for (const value of who[name] ?? []) await form.locator(`[name=${name}][value="${value}"]`).check();
  }
}

/** Takes as long over a form as a quick person does. */
export async function takeTime(page) {
  const open = await page.evaluate(() => performance.now());
  await page.waitForTimeout(Math.max(0, FORM_AGE * 1000 - open));
}

/** Presses the button, and is thanked. */
export async function send(page) {
  await takeTime(page);
  await signButton(page).click();
  const alert = page.getByRole("alert");
  await page.waitForURL("**/thanks").catch(async (error) => {
    assert.fail((await alert.count()) ? `the form came back: ${await alert.innerText()}` : error.message);
  });
}

/** Signs, and is thanked. */
export async function sign(page, who) {
  await fill(page, who);
  await send(page);
}

/** Opens the mailbox, and in it the person's mail. */
export async function openMail(page, language, who) {
  await page.goto(`/demo/mailbox?lang=${language}`);
  const mail = page.getByRole("listitem").filter({ hasText: who.email_address }).getByRole("link").first();
  for (let tries = 0; tries < 40 && (await mail.count()) === 0; tries += 1) {
    await page.waitForTimeout(200);
    await page.reload();
  }
  await mail.click();
  await page.getByRole("link", { name: t(language, "letter-confirm-button") }).waitFor();
}

/** Follows the link in the mail to the person's own page; the answer is its path. */
export async function followLink(page, language) {
  await page.getByRole("link", { name: t(language, "letter-confirm-button") }).click();
  await page.waitForURL("**/my/*");
  return new URL(page.url()).pathname;
}

/** Presses a button of the person's own page, and is told that it is done. */
export async function press(page, language, button, done) {
  await page.getByRole("button", { name: t(language, button), exact: true }).click();
  await page.getByRole("status").filter({ hasText: t(language, done) }).waitFor();
}

/** Chooses how to be shown, on the person's own page. */
export async function showAs(page, language, display) {
  await page.locator(`[name=display][value=${display}]`).check();
  await press(page, language, "mine-display-save", "done-display");
}

/** Whether a text stands among the supporters on a page. */
export async function expectSupporter(page, path, text, there) {
  await page.goto(path);
  const voices = page.getByRole("region", { name: t(path.slice(1, 3), "campaign-voices") });
  await voices.waitFor();
  const found = await voices.getByText(text).count();
  assert.equal(found > 0, there, `“${text}” ${there ? "is missing from" : "is still on"} ${path}`);
}
