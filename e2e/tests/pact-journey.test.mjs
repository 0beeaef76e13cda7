// The pact from its first draft to a union that leaves it: three unions write and sign it, a fourth joins for
// two clauses, they call on one another, they decide. Weeks pass, as the demonstration lets them.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { visitor } from "../lib/browser.mjs";
import { done, enterDesk, invite, letPass, localTime, press, setPassword } from "../lib/desk.mjs";
import { lookAt } from "../lib/look.mjs";
import { mailFor, person } from "../lib/people.mjs";
import { takePlace } from "../lib/place.mjs";
import { program } from "../lib/server.mjs";
import { t } from "../lib/words.mjs";

const place = takePlace();
const l = "en";

const SECRETARY = "Noor Haddad";
const OFFICERS = { APWO: "Maya Lindqvist", AOPP: "Marie-Clémence Bouchard", SIGO: "Inès Beaulieu" };
const LIMITS = "Ambulance crews speak and march before or after work.";
const CLAUSES = [
  ["Aims", "Schools, libraries and ambulances stay public.", "Les écoles, les bibliothèques et les ambulances restent publiques."],
  ["Support", "Whoever calls, is answered.", "Qui appelle reçoit une réponse."],
  ["Pensions", "Nobody settles on pensions alone.", "Personne ne règle seul la question des retraites."],
];
const FIRM = "Whoever calls, is answered within two days.";

/** The day that is so many days ahead of the server's, as a date field takes it. */
const day = (ahead = 0) => localTime(ahead * 24).slice(0, 10);

test("three unions write a pact and live by it, a fourth joins it, and one leaves", async (story) => {
  const { server, browser } = place;
  const people = {};
  let pact, call, passed = 0;

  /** Time goes by in the demonstration. */
  const wait = async (...steps) => {
    for (const step of steps) {
      passed += { hour: 1, day: 24, month: 720 }[step];
      await letPass(outside.page, l, step);
    }
  };

  /** Somebody at the desk; comes in again where time has passed. */
  const at = async (name) => {
    people[name] ??= await visitor(browser, server, { acceptDownloads: true });
    await people[name].context.clearCookies();
    await enterDesk(people[name].page, l, name);
    return people[name].page;
  };
  const secretary = () => at(SECRETARY);
  const officer = (acronym) => at(OFFICERS[acronym]);
  const outside = await visitor(browser, server);

  /** The officer signs, all clauses or some. */
  const sign = async (page, { name, title, clauses = CLAUSES.map(([heading]) => heading), limits = "" }) => {
    await page.goto(pact);
    await page.getByRole("link", { name: t(l, "pact-sign"), exact: true }).click();
    for (const box of await page.locator("[name=clause]").all()) await box.uncheck();
    for (const heading of clauses) await page.locator("label").filter({ hasText: heading }).locator("[name=clause]").check();
    const fields = { name, title, place: "Sudbury", witness1: "Bo Lee", witness1_title: "Treasurer", limits_en: limits };
    for (const [field, words] of Object.entries(fields)) await page.locator(`#${field}`).fill(words);
    await page.locator("#sure").check();
    await press(page, l, "pact-sign-go");
    await done(page, t(l, "pact-did-signed"));
  };

  /** Opens a vote that is urgent; the answer is its page. */
  const propose = async (page, title) => {
    await page.goto("/desk/pact/decisions/new");
    await page.locator("#title_en").fill(title);
    await page.locator("#text_en").fill(`${title}, all of us.`);
    await page.locator("[name=urgent]").check();
    await page.locator("#closes").fill(localTime(26 + passed));
    await page.locator("#rule").selectOption("majority");
    await page.locator("#quorum").fill("50");
    await page.locator("[name=visibility][value=parties]").check();
    await press(page, l, "decisions-open-vote");
    await done(page, t(l, "decisions-done-opened"));
    return new URL(page.url()).pathname;
  };

  const vote = async (page, proposal, choice, more = async () => {}) => {
    await page.goto(`${proposal}/ballot`);
    await page.locator(`[name=choice][value=${choice}]`).check();
    await more(page);
    await press(page, l, "decisions-cast");
    await done(page, t(l, "decisions-done-cast"));
  };

  await story.test("the secretary drafts it clause by clause, and circulates it", async () => {
    const page = await secretary();
    await page.goto("/desk/pact/text");
    await press(page, l, "pact-begin");
    pact = new URL(page.url()).pathname.replace(/\/edit$/, "");
    const head = { title: ["Pact for the North", "Pacte pour le Nord"], preamble: ["We act as one.", "Nous agissons ensemble."] };
    for (const [field, [en, fr]] of Object.entries({ ...head, place: ["Sudbury", "Sudbury"] })) {
      await page.locator(`[name="${field}.en"]`).fill(en);
      await page.locator(`[name="${field}.fr"]`).fill(fr);
    }
    for (const [i, [heading, en, fr]] of CLAUSES.entries()) {
      if ((await page.locator(`[name="clauses.${i}.heading.en"]`).count()) === 0) await press(page, l, "pact-add-clause");
      const words = { "heading.en": heading, "heading.fr": `${heading} (fr)`, "body.en": en, "body.fr": fr };
      for (const [field, text] of Object.entries(words)) await page.locator(`[name="clauses.${i}.${field}"]`).fill(text);
    }
    const rules = { from: day(), until: day(360), notice: "30", quorum: "50", days: "7", hours: "24" };
    for (const [field, value] of Object.entries(rules)) await page.locator(`#${field}`).fill(value);
    await page.locator("#rule").selectOption("majority");
    await press(page, l, "pact-save-go");
    await page.locator("#note").fill("A first draft.");
    await press(page, l, "pact-circulate");
    await done(page, t(l, "pact-did-circulated"));
  });

  await story.test("a union asks for more in one clause; it is amended, and the difference can be read", async () => {
    const aopp = await officer("AOPP");
    await aopp.goto(`${pact}#c2`);
    const clause = aopp.locator("#c2");
    await clause.locator("summary").click();
    await clause.locator("textarea").fill("Within what time? We need two days.");
    await clause.getByRole("button", { name: t(l, "pact-say-go") }).click();
    await aopp.getByText("Within what time?").waitFor();

    const page = await secretary();
    await page.goto(`${pact}/edit`);
    await page.locator('[name="clauses.1.body.en"]').fill(FIRM);
    await press(page, l, "pact-save-go");
    await press(page, l, "pact-circulate");
    await done(page, t(l, "pact-did-circulated"));
    await page.locator("#c2").getByRole("button", { name: t(l, "pact-settle") }).click();

    await aopp.goto(`${pact}/difference?from=1&to=2`);
    await aopp.locator("ins").filter({ hasText: "within two days" }).waitFor();
  });

  await story.test("it is opened, and three officers sign it, one of them with her union's legal limits", async () => {
    const page = await secretary();
    await page.goto(pact);
    await press(page, l, "pact-open");
    await done(page, t(l, "pact-did-opened"));
    await sign(await officer("SIGO"), { name: "Priya Vandermeer", title: "Chair" });
    await sign(await officer("APWO"), { name: "Adaeze Whitmore", title: "President" });
    await sign(await officer("AOPP"), { name: "Jean-Marc Tessier-Okoye", title: "President", limits: LIMITS });
    await page.goto(pact);
    await press(page, l, "pact-publish");
    await done(page, t(l, "pact-did-published"));

    await outside.page.goto(`/${l}/pact`);
    await outside.page.getByRole("heading", { level: 1, name: "Pact for the North" }).waitFor();
    assert.equal(await outside.page.locator("#signatories + ul > li").count(), 3);
    await outside.page.getByText(LIMITS).waitFor();
  });

  await story.test("what anybody takes home can be proved without the server, and a changed comma is found", async () => {
    const file = await (await outside.page.request.get(`/${l}/pact/text.json`)).text();
    const folder = await mkdtemp(join(tmpdir(), "commonfront-e2e-pact-"));
    const verify = async (text) => {
      await writeFile(join(folder, "pact.json"), text);
      return spawnSync(program, ["pact", "verify", join(folder, "pact.json")], { encoding: "utf8" });
    };
    assert.equal((await verify(file)).status, 0);
    const { status, stdout, stderr } = await verify(file.replace("Schools, libraries", "Schools libraries"));
    assert.notEqual(status, 0);
    assert.match(stdout + stderr, /clause 1, “Aims”/);
    await rm(folder, { recursive: true });
  });

  await story.test("a fourth union joins late, for two of the three clauses", async () => {
    const page = await secretary();
    await page.goto("/desk/organisations/new");
    const organisation = { slug: "bdn", name_en: "Bus Drivers of the North", name_fr: "Chauffeuses et chauffeurs du Nord" };
    const more = { acronym_en: "BDN", acronym_fr: "CCN", people_represented: "800", as_of: "2026-06-30" };
    for (const [field, value] of Object.entries({ ...organisation, ...more })) await page.locator(`#${field}`).fill(value);
    await press(page, l, "staff-save");
    await done(page, t(l, "staff-saved"));
    const who = { ...person("Dora"), password: "four words for the door" };
    who.name = `${who.given_name} ${who.family_name}`;
    await invite(page, l, who, { role: "admin", organisation: "bdn" });
    await done(page, t(l, "staff-done-invited"));

    const { page: dora } = (people.BDN = await visitor(browser, server));
    await dora.goto((await mailFor(server, who)).path);
    await dora.getByRole("link", { name: t(l, "staff-letter-button") }).click();
    const code = await setPassword(dora, l, who);
    await dora.locator("#code").fill(code());
    await press(dora, l, "staff-check");
    await dora.getByRole("link", { name: t(l, "staff-codes-kept") }).click();
    await dora.goto("/desk/pact/mandates");
    for (const mandate of ["sign", "vote"]) {
      const button = dora.locator(`form:has([name=mandate][value=${mandate}])`).getByRole("button");
      await button.filter({ hasText: t(l, "pact-mandate-give") }).click();
      await done(dora, t(l, "pact-mandates-done"));
    }
    await sign(dora, { name: who.name, title: "Chair", clauses: ["Aims", "Pensions"] });

    await outside.page.goto(`/${l}/pact`);
    const late = outside.page.locator("#signatories + ul > li").filter({ hasText: "Bus Drivers of the North" });
    await late.getByText("1 and 3").waitFor();
    assert.equal(await outside.page.locator("#signatories + ul > li").count(), 4);
  });

  await story.test("one calls for support, another answers within its limits", async () => {
    const page = await officer("APWO");
    await page.goto("/desk/pact/calls/new");
    const fields = { title_en: "Rally for the night buses", asks_en: "Come to the depot.", deadline: localTime(4 * 24) };
    for (const [field, value] of Object.entries(fields)) await page.locator(`#${field}`).fill(value);
    await page.locator("[name=visibility][value=parties]").check();
    await press(page, l, "calls-make-button");
    await done(page, t(l, "calls-did-made"));
    call = new URL(page.url()).pathname;

    const aopp = await officer("AOPP");
    await aopp.goto(call);
    await aopp.locator(".calls-limit").getByText(LIMITS).waitFor();
    await aopp.locator("[name=answer][value=partly]").check();
    await aopp.locator("#words").fill("Twenty of us come, after the day shift.");
    await press(aopp, l, "calls-answer-send");
    await aopp.getByText(t(l, "calls-fault-within")).first().waitFor();
    assert.equal(await aopp.locator("#words").inputValue(), "Twenty of us come, after the day shift.");
    await aopp.locator("#within").check();
    await press(aopp, l, "calls-answer-send");
    await done(aopp, t(l, "calls-did-answered"));

    await page.reload();
    const line = page.locator(".calls-answers tr").filter({ hasText: "AOPP" });
    await line.getByText("Twenty of us come").waitFor();
    await line.getByText(LIMITS).waitFor();
  });

  await story.test("an urgent decision meets its quorum; another is found not to be urgent, and fails", async () => {
    const page = await officer("APWO");
    const met = await propose(page, "We march on Saturday");
    const failed = await propose(page, "We buy a bus");
    const said = (words) => (form) => form.locator("#reason").fill(words);
    const wait_for_it = async (form) => {
      await form.locator("[name=not_urgent]").check();
      await said("This can wait a week.")(form);
    };
    const [aopp, sigo] = [await officer("AOPP"), await officer("SIGO")];
    await vote(page, met, "yes");
    await vote(aopp, met, "yes", said("After work."));
    await vote(sigo, met, "abstain");
    await vote(page, failed, "yes");
    await vote(aopp, failed, "yes", wait_for_it);
    await vote(sigo, failed, "no", wait_for_it);
    await wait("day", "hour", "hour", "hour");

    const later = await officer("SIGO");
    await later.goto(met);
    await later.getByText(t(l, "decisions-outcome-adopted"), { exact: true }).first().waitFor();
    await later.goto(failed);
    await later.getByText("for lack of notice").first().waitFor();
  });

  await story.test("mail tells that something waits and never what, and one click mutes it", async () => {
    const staff = { email_address: "desk-5@commonfront.example" };
    const letter = await mailFor(server, staff, l);
    for (const words of ["bus", "Saturday", "depot"]) assert.ok(!letter.html.includes(words), letter.html);
    const [, mute] = /href="[^"]*(\/en\/mute\/[^"]+)"/.exec(letter.html);
    const { page, leave } = await visitor(browser, server);
    await page.goto(mute);
    await lookAt(page, l);
    await press(page, l, "messages-mute-all");
    await page.getByText(t(l, "messages-mute-done")).waitFor();
    await leave();
  });

  await story.test("one gives notice: it is a party until its day, and then gone from what follows", async () => {
    let aopp = await officer("AOPP");
    await aopp.goto(`${pact}/leave`);
    await aopp.locator("#name").fill("Jean-Marc Tessier-Okoye");
    await aopp.locator("#title").fill("President");
    await press(aopp, l, "pact-leave-go");
    await aopp.getByText(t(l, "pact-fault-sure")).first().waitFor();
    await aopp.locator("#sure").check();
    await press(aopp, l, "pact-leave-go");
    await done(aopp, t(l, "pact-did-notice"));
    await outside.page.goto(`/${l}/pact`);
    const standing = outside.page.locator("#signatories + ul > li");
    assert.equal(await standing.filter({ hasText: "Jean-Marc" }).count(), 1, "a party until its day");

    await wait("month", "day");
    await outside.page.goto(`/${l}/pact`);
    assert.equal(await standing.count(), 3);
    assert.equal(await standing.filter({ hasText: "Jean-Marc" }).count(), 0, "it stands among the signatories still");
    await outside.page.locator("#left + ul > li").filter({ hasText: "Jean-Marc" }).waitFor();

    const page = await officer("APWO");
    await page.goto(await propose(page, "We go on together"));
    const electors = page.locator("table").last();
    await electors.getByRole("rowheader", { name: "SIGO" }).or(electors.getByText("SIGO")).first().waitFor();
    assert.equal(await electors.getByText("AOPP").count(), 0, "it votes no more");
    await page.goto(call);
    await page.locator(".calls-answers tr").filter({ hasText: "AOPP" }).getByText("Twenty of us come").waitFor();
    aopp = await officer("AOPP");
    await aopp.goto("/desk/pact/decisions");
    await aopp.getByRole("rowheader", { name: "We march on Saturday" }).waitFor();
    assert.equal(await aopp.getByText("We go on together").count(), 0);
  });

  await outside.leave();
  for (const one of Object.values(people)) await one.leave();
});
