// People who sign: invented ones, each with a mailbox of her own, and a quick way to have many of them sign
// and confirm by plain requests where a test is about something else.
import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";

let born = 0;

/** A new person. Her name is hers alone, so that a page that shows it shows her. */
export function person(given_name = "Amina", more = {}) {
  born += 1;
  const letters = [...String(process.pid * 1000 + born)].map((digit) => "bcdfghjkln"[digit]).join("");
  const family_name = `Tremblay-${letters[0].toUpperCase()}${letters.slice(1)}`;
  const plain = given_name.normalize("NFD").replace(/[^a-z]/gi, "");
  const email_address = `${plain}.${letters}@people.example`.toLowerCase();
  return { given_name, family_name, email_address, postal_code: "P3E 2C6", display: "nothing", ...more };
}

/** Has a person sign through the API. */
export async function signQuickly(server, who, { language = "en", action = "proclamation" } = {}) {
  const answer = await fetch(`${server.base}/api/v1/campaigns/keep-it-public/actions/${action}/signatures`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ ...who, language }),
  });
  assert.equal(answer.status, 202, await answer.text());
}

/** The private link in a person's mail, as a path; waits until the mail is there. */
export async function mailedLink(server, who, language = "en") {
  const mail = await mailFor(server, who, language);
  const link = /href="[^"]*?(\/(?:en|fr)\/my\/[^"?#]+)"/.exec(mail.html);
  assert.ok(link, "the mail holds no private link");
  return link[1];
}

/** A person's newest mail: its address in the mailbox and its page. */
export async function mailFor(server, who, language = "en") {
  for (let tries = 0; tries < 100; tries += 1) {
    const list = await (await fetch(`${server.base}/demo/mailbox?lang=${language}`)).text();
    const entry = list.split("<li").find((part) => part.includes(who.email_address));
    const path = entry && /href="(\/demo\/mailbox\/[^"]+)"/.exec(entry)?.[1].replaceAll("&amp;", "&");
    if (path) return { path, html: await (await fetch(server.base + path)).text() };
    await sleep(100);
  }
  assert.fail("the mail never came");
}

/** Presses a button of a signer's own page: confirm, display, withdraw … */
export async function change(server, link, what, fields = {}) {
  const answer = await fetch(`${server.base}${link}/${what}`, {
    method: "POST",
    body: new URLSearchParams(fields),
    redirect: "manual",
  });
  assert.equal(answer.status, 303);
}

/** A person who has signed and confirmed; the answer is her private link. */
export async function signer(server, who, options = {}) {
  await signQuickly(server, who, options);
  const link = await mailedLink(server, who, options.language);
  await change(server, link, "confirm");
  return link;
}
