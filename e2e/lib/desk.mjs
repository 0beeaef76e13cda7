// At the desk: the door of the demonstration, the six digits that an authenticator would show, and forms that
// are sent by plain requests where a test is about something else.
import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { t } from "./words.mjs";

/** Seconds that a code is shown for. */
const PERIOD = 30;
const BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** An authenticator for the key that the page shows: each code is new, and good at once. */
export function authenticator(spoken) {
  const bits = [...spoken.replace(/\s/g, "")].map((letter) => BASE32.indexOf(letter).toString(2).padStart(5, "0"));
  const secret = Buffer.from(bits.join("").match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  let last = 0;
  return () => {
    // The desk takes the next code, too, so that nobody has to wait for it.
    last = Math.max(Math.floor(Date.now() / 1000 / PERIOD), last + 1);
    const counter = Buffer.alloc(8);
    counter.writeBigUInt64BE(BigInt(last));
    const hash = createHmac("sha1", secret).update(counter).digest();
    const number = hash.readUInt32BE(hash[19] & 0x0f) & 0x7fffffff;
    return String(number % 1_000_000).padStart(6, "0");
  };
}

/** Comes in as one of the demonstration's staff. */
export async function enterDesk(page, l, name) {
  await page.goto(`/demo/desk?lang=${l}`);
  await page.getByRole("listitem").filter({ hasText: name }).getByRole("button").click();
  await page.waitForURL("**/desk");
}

/** Lets time pass in the demonstration: an hour, a day, a week or a month. Everybody is signed out by it. */
export async function letPass(page, l, step) {
  await page.goto(`/demo/time?lang=${l}`);
  const now = page.locator("main strong");
  const before = await now.innerText();
  await page.locator(`[name=pass][value=${step}]`).click();
  await now.filter({ hasNotText: before }).waitFor();
}

/** A moment so many hours from now, on the wall's clock in Toronto, as a form takes it. */
export function localTime(hours) {
  const at = new Date(Date.now() + hours * 3_600_000);
  const parts = new Intl.DateTimeFormat("sv-SE", { timeZone: "America/Toronto", dateStyle: "short", timeStyle: "short" });
  return parts.format(at).replace(" ", "T");
}

/** Presses a button by its key. */
export const press = (page, l, key) => page.getByRole("button", { name: t(l, key), exact: true }).click();

/** Whether something good is said to have been done. */
export const done = (page, words) => page.getByRole("status").filter({ hasText: words }).first().waitFor();

/** An administrator invites somebody to her union’s desk, on the page; a secretary says to whose. */
export async function invite(page, l, who, { role = "campaigner", organisation } = {}) {
  await page.goto("/desk/staff");
  if (organisation) await page.locator("#organisation").selectOption(organisation);
  await page.locator("#name").fill(who.name);
  await page.locator("#email").fill(who.email_address);
  await page.locator(`[name=role][value=${role}]`).check();
  await page.locator("#language").selectOption(l);
  await press(page, l, "staff-invite");
}

/** Writes name and password of an invitation that is open; the answer is the authenticator that it asks for. */
export async function setPassword(page, l, who) {
  await page.locator("#password").fill(who.password);
  await page.locator("#again").fill(who.password);
  await press(page, l, "staff-save-go-on");
  return authenticator(await page.locator(".desk-secret").innerText());
}

/** Sends a form of the desk with a page's own session; the answer is where it leads. */
export async function send(page, path, form, kind = "form") {
  const answer = await page.request.post(path, { [kind]: form, maxRedirects: 0 });
  assert.ok([200, 303].includes(answer.status()), `${path} answered ${answer.status()}`);
  return answer.headers().location ?? "";
}

/** A file as a form sends it. */
export const csv = (name, lines) => ({ name, mimeType: "text/csv", buffer: Buffer.from(lines.join("\n")) });

/** Why the desk may write to those in a file. */
export const EXPRESS = { basis: "express", proof: "Paper forms, cabinet 3.", language: "en" };

/** Brings a file; the answer is the import's page. */
export const bring = (page, name, lines) => send(page, "/desk/imports", { file: csv(name, lines) }, "multipart");

/** Waits until an import is no longer at work. */
export async function settled(page, path) {
  for (let tries = 0; tries < 200; tries += 1) {
    const { state } = await (await page.request.get(`${path}/progress`)).json();
    if (!/checking|running/.test(state)) return;
    await sleep(50);
  }
  assert.fail(`${path} never came to an end`);
}

/** Rehearses a file whose columns the desk knows by their names. */
export async function rehearse(page, name, lines, more = {}) {
  const path = await bring(page, name, lines);
  const matched = await (await page.request.get(path)).text();
  const columns = [...matched.matchAll(/<select name="(c\d+)".*?<\/select>/gs)].map(([select, field]) => [
    field,
    /<option value="([^"]*)" selected/.exec(select)[1],
  ]);
  const own = [...matched.matchAll(/<input name="(n\d+)" value="([^"]*)"/g)].map(([, field, value]) => [field, value]);
  await send(page, path, { ...Object.fromEntries([...columns, ...own]), ...EXPRESS, tags: "", ends: "", ...more });
  await settled(page, path);
  return path;
}

/** Imports a file. */
export async function importFile(page, name, lines, more) {
  const path = await rehearse(page, name, lines, more);
  await send(page, `${path}/start`, {});
  await settled(page, path);
  return path;
}
