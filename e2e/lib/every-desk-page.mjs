// Every page of the desk, as three walks: at the doors, in a union's office, and in the coalition's. A walk
// opens one page after the other, with something on it, and hands it to `look` with its name.
import assert from "node:assert/strict";
import { test } from "node:test";
import { visitor } from "./browser.mjs";
import { bring, csv, enterDesk, importFile, invite, press, rehearse, send, setPassword } from "./desk.mjs";
import { lookAt } from "./look.mjs";
import { mailFor, person, signer } from "./people.mjs";
import { takePlace } from "./place.mjs";
import { LANGUAGE_NAMES, t } from "./words.mjs";

const CAMPAIGN = "/desk/campaigns/keep-it-public";
const SCOPE = "keep-it-public/proclamation";

/** Sends the form that is open with what was filled in, however little the browser likes it. */
export async function sendAnyway(page, form, fields = {}) {
  for (const [name, value] of Object.entries(fields)) await page.locator(`${form} [name="${name}"]`).fill(value);
  await page.locator(form).evaluate((form) => (form.noValidate = true));
  await page.locator(`${form} .desk-primary`).click();
  await page.getByRole("alert").first().waitFor();
}

/** A union's list: long names and short ones, twins, own fields, and lines that can't be taken. */
function people() {
  const lines = ["email,first name,last name,postal code,tags,Workplace"];
  const names = [["Marie-Antoinette-Philippine", "Vandenbroucke-Featherstonehaugh"], ["Ng", "O"], ["Ana", "Roy"], ["Ana", "Roy"]];
  for (let i = 0; i < 64; i += 1) {
    const [given, family] = names[i] ?? [`Person ${i}`, "Example"];
    const tags = i < 3 ? '"steward, Local 42, night shift at the northern laboratory"' : "";
    lines.push(`${given.toLowerCase().replaceAll(" ", "-")}.${i}.${family.toLowerCase()}@mail.union.example,${given},${family},P3E 2C6,${tags},Sudbury ${i % 3}`);
  }
  return lines;
}

const FAULTY = ["email,first name,postal code", "nobody,Ana,P3E 2C6", "bo@mail.union.example,Bo,12345", "cy@mail.union.example,Cy,"];

/** The pages before one is in. */
export async function walkDoors({ page, server, l }, look) {
  const go = async (name, path) => look(name, await page.goto(path));
  await go("the way in", `/desk/sign-in?lang=${l}`);
  await sendAnyway(page, "main form", { email: "wanda" });
  await look("the way in, refused");
  await go("the demonstration's way in", `/demo/desk?lang=${l}`);
  await go("an invitation that is gone", `/desk/invitation/nonsense?lang=${l}`);

  const who = { ...person("Wanda"), password: "four words for the door" };
  who.name = `${who.given_name} ${who.family_name}`;
  await enterDesk(page, l, "Maya Lindqvist");
  await invite(page, l, who);
  await page.context().clearCookies();
  const letter = await mailFor(server, who, l);
  await page.goto(/href="[^"]*(\/desk\/invitation\/[^"]+)"/.exec(letter.html)[1]);
  await look("an invitation");
  await sendAnyway(page, "main form", { password: "short" });
  await look("an invitation with a faulty password");
  const code = await setPassword(page, l, who);
  await look("an invitation's second step");
  await page.locator("#code").fill(code());
  await press(page, l, "staff-check");
  await page.locator(".desk-codes").waitFor();
  await look("recovery codes");

  await go("the question who one is", "/desk/confirm?next=/desk/export");
  await sendAnyway(page, "main form", { password: "wrong" });
  await look("the question who one is, answered wrongly");
  await go("one's account", "/desk/account");
  await send(page, "/desk/account/second-step", {});
  await go("one's account with a new second step", "/desk/account");
  await go("one's sessions", "/desk/sessions");
  await page.context().clearCookies();
  await page.goto(`/desk/sign-in?lang=${l}`);
  await page.locator("#email").fill(who.email_address);
  await page.locator("#password").fill(who.password);
  await press(page, l, "staff-sign-in");
  await page.locator("#code").waitFor();
  await look("the question for six digits");
}

/** A union's office: its people, and the campaigns. */
export async function walkUnion({ page, server, l }, look) {
  const go = async (name, path) => look(name, await page.goto(path));
  await enterDesk(page, l, "Maya Lindqvist");
  await look("the dashboard");
  await go("nobody's list", "/desk/people");
  await go("no segment", "/desk/segments");
  await go("no import", "/desk/imports");

  await go("fairness tests", "/desk/fairness");
  await go("a published fairness test", "/desk/fairness/1");
  await go("a question that was settled", "/desk/fairness/1/criteria/poorest-spared");
  await go("a fairness test to score", "/desk/fairness/4");
  await go("a sheet of scores", "/desk/fairness/4/sheet");
  await sendAnyway(page, ".desk-form");
  await look("a sheet of scores, with faults");
  await go("a reply to a fairness test", "/desk/fairness/1/reply");
  await page.goto("/desk/fairness/new");
  await sendAnyway(page, ".desk-form", { year: "soon", link: "nowhere" });
  await look("a new fairness test, with faults");
  await page.goto("/desk/fairness/rubrics/new");
  await sendAnyway(page, ".desk-form", { text: "version = soon" });
  await look("a rubric that can't be read");
  await go("the guide to words", "/desk/words");
  await go("an entry of the guide", `/desk/words/${l}/${l === "en" ? "tax-burden" : "fardeau-fiscal"}`);
  await page.goto(`/desk/words/new?language=${l}&kind=question`);
  await sendAnyway(page, ".desk-form");
  await look("an entry of the guide, with faults");
  await go("the claims", "/desk/words/claims");
  await go("a claim", "/desk/words/claims/ontario-population");
  await page.goto("/desk/words/claims/new");
  await sendAnyway(page, ".desk-form", { figures: "many" });
  await look("a claim, with faults");
  await page.goto("/desk/words/check");
  await page.locator("#text").fill("The tax burden of 2.5 million people / le fardeau fiscal de 2,5 millions de personnes.");
  await page.locator(".desk-form .desk-primary").click();
  await page.locator("#found").waitFor();
  await look("a draft that was checked");

  const list = await importFile(page, "members of the northern locals, spring.csv", people(), { tags: "spring" });
  await go("an import that is done", list);
  await go("a rehearsal", await rehearse(page, "faulty.csv", FAULTY));
  const waiting = await bring(page, "people.csv", people());
  await go("the columns of a file", waiting);
  await sendAnyway(page, ".desk-form");
  await look("the columns of a file, with faults");
  await go("imports", "/desk/imports");
  await page.locator("#file").setInputFiles(csv("empty.csv", ["nothing"]));
  await sendAnyway(page, ".desk-form");
  await look("a file that can't be read");

  await go("people", "/desk/people");
  await page.goto("/desk/people?q=ana");
  await page.locator("tbody [name=number]").first().check();
  await look("people, one of them chosen");
  await page.locator("#label").fill("phone bank");
  await press(page, l, "people-tag-do");
  await page.getByRole("status").first().waitFor();
  await look("people that were tagged");
  await go("people by conditions", "/desk/people?tag=spring&language=en&not.tag=phone+bank&q=ana");
  await send(page, "/desk/segments", { query: "tag=spring&q=ana", name: "Ana, and everybody who came to the northern meeting in spring" });
  await go("segments", "/desk/segments");
  await go("nobody found", "/desk/people?q=nobody");
  await page.goto("/desk/people?q=ana");
  await page.getByRole("rowheader").getByRole("link").first().click();
  const record = new URL(page.url()).pathname;
  await send(page, `${record}/note`, { note: "Met her at the convention; she would speak at the rally in Sudbury." });
  await go("a person", record);
  await page.locator('a[href*="/merge"]').first().click();
  await look("two people who may be one");
  await go("a person's corrections", `${record}/edit`);
  await sendAnyway(page, ".desk-form", { email_address: "ana", postal_code: "90210" });
  await look("a person's corrections, with faults");
  await go("the question whether to remove a person", `${record}/remove`);
  await go("an export", "/desk/export?tag=spring");
  for (const box of await page.locator("[name=part]").all()) await box.uncheck();
  await sendAnyway(page, ".desk-form");
  await look("an export of nothing");

  await go("campaigns", "/desk/campaigns");
  await go("a new campaign", "/desk/campaigns/new");
  await sendAnyway(page, "main form", { slug: "New York!" });
  await look("a new campaign, with faults");
  await send(page, "/desk/campaigns/new", { "title.en": "A half-written campaign", slug: `half-written-${l}` });
  await go("a draft with gaps", `/desk/campaigns/half-written-${l}`);
  await go("a draft that can't be published", `/desk/campaigns/half-written-${l}/publish`);
  await page.goto(CAMPAIGN);
  await page.locator('[name="lead.en"]').fill("Public services belong to everybody, and everybody can say so.");
  await page.locator('main form button[data-save]').click();
  await page.getByRole("status").first().waitFor();
  await look("a campaign in the editor");
  await page.locator(".desk-fold").evaluateAll((folds) => folds.forEach((fold) => (fold.open = true)));
  await look("a campaign in the editor, all of it open");
  await go("an action in the editor", `${CAMPAIGN}/actions/equality-pledge`);
  await go("what would be published", `${CAMPAIGN}/publish`);
  await press(page, l, "editor-publish-now");
  await page.getByRole("status").first().waitFor();
  await go("revisions", `${CAMPAIGN}/revisions`);
  await go("a difference", `${CAMPAIGN}/difference?from=1&to=2`);

  await signer(server, person("Noor", { comment: "My neighbour was a clerk. Thank you.", display: "full_name" }), { language: l });
  await go("comments that wait", "/desk/moderation");
  await go("comments that were decided", "/desk/moderation/decided");
  await go("a union's staff", "/desk/staff");
  await page.locator(".desk-do a").first().click();
  await look("a member of staff");
  await go("a union's own entry", "/desk/organisations/apwo");
  await go("a union's log", "/desk/audit");
  await go("a page that is not for her", "/desk/signatures");
  await go("a page that is not there", "/desk/nothing/here");
}

/** The coalition's office: signatures, paper, organisations. */
export async function walkCoalition({ page, server, l }, look) {
  const go = async (name, path) => look(name, await page.goto(path));
  for (let i = 0; i < 3; i += 1) {
    const who = person("Burst", { comment: i ? undefined : "Buy cheap watches at mailburst.", display: "full_name" });
    await signer(server, { ...who, email_address: who.email_address.replace("people", "mailburst") }, { language: l });
  }
  await enterDesk(page, l, "Noor Haddad");
  await look("the coalition's dashboard");
  await go("the search for signatures", "/desk/signatures");
  await go("a search for signatures, with faults", "/desk/signatures?scope=nowhere&from=x&network=%3F");
  await go("no signature", `/desk/signatures?scope=${SCOPE}&domain=nobody.example`);
  await go("every signature", `/desk/signatures?scope=keep-it-public&status=`);
  const found = `scope=${SCOPE}&domain=mailburst.example`;
  await go("signatures that were found", `/desk/signatures?${found}`);
  await page.locator(".desk-danger").click();
  await look("the question whether they are invalid");
  await page.locator("#category").selectOption({ index: 1 });
  await page.locator("#reason").fill("One machine signed three times within a second, as the times show.");
  await page.locator(".desk-danger-sure").click();
  await page.waitForURL("**/desk/signatures/batches/*");
  await look("signatures that were found invalid");
  await go("all that was found invalid", "/desk/signatures/batches");
  await go("bursts", `/desk/signatures/bursts?scope=${SCOPE}&at_least=2&minutes=1440`);
  await go("no burst", "/desk/signatures/bursts");

  await go("no paper", "/desk/paper");
  await go("a sheet to enter", "/desk/paper/new");
  await sendAnyway(page, ".desk-form", { signatures: "many", place: "" });
  await look("a sheet with faults");
  await page.goto("/desk/paper/csv");
  const lines = ["date,place,counted_by,signatures,note", "2026-10-20,Sudbury,Ana Roy,30,", "2026-10-21,Timmins,Ana Roy,many,"];
  await page.locator("#scope").selectOption(SCOPE);
  await page.locator("#text").fill(lines.join("\n"));
  await press(page, l, "paper-csv-try");
  await page.getByRole("alert").first().waitFor();
  await look("sheets from a file, tried");
  await page.goto("/desk/paper/new");
  await page.locator("#scope").selectOption(SCOPE);
  const sheet = { signatures: "27", counted_on: "2026-10-20", place: "Sudbury, at the hospital's northern gate", counted_by: "Marie-Antoinette Vandenbroucke" };
  for (const [name, value] of Object.entries(sheet)) await page.locator(`[name=${name}]`).fill(value);
  await press(page, l, "paper-enter-button");
  await page.getByRole("status").first().waitFor();
  await go("paper", "/desk/paper");
  await page.getByRole("rowheader").getByRole("link").first().click();
  await page.locator("#reason").waitFor();
  await look("a sheet");
  await page.locator("#reason").fill("Counted twice.");
  await press(page, l, "paper-void-button");
  await page.locator("#reason").waitFor({ state: "detached" });
  await look("a sheet that counts no more");

  await go("organisations", "/desk/organisations");
  await go("an organisation", "/desk/organisations/apwo");
  await go("an organisation's logo", "/desk/organisations/apwo/logo");
  await go("a new organisation", "/desk/organisations/new");
  await sendAnyway(page, ".desk-form");
  await look("a new organisation, with faults");
  await go("everybody's staff", "/desk/staff");
  await sendAnyway(page, ".desk-form", { email: "wanda" });
  await look("an invitation with faults");
  await go("the coalition's settings", "/desk/settings");
  await go("the coalition's log", "/desk/audit");
  await go("an empty log", "/desk/audit?from=2001-01-01&to=2001-01-02");
}

/** Declares walks in a language, each a name and a function. Whoever walks looks at all pages before she complains of any. */
export function lookOnWalks(l, walks) {
  const place = takePlace({ COMMONFRONT_MIN_FORM_AGE_SECONDS: "0" });
  for (const [where, walk] of walks) {
    test(`every page ${where} reads well in ${LANGUAGE_NAMES[l]}, on a phone and a desk, by day and by night`, async () => {
      const { page, leave } = await visitor(place.browser, place.server, { locale: `${l}-CA` });
      const faults = [];
      await walk({ page, server: place.server, l }, (name) =>
        lookAt(page, l, { isDesk: true }).catch((fault) => faults.push(`${name}: ${fault.message}`)),
      );
      assert.equal(faults.length, 0, faults.join("\n\n"));
      await leave();
    });
  }
}

/** Declares the walks through the desk. */
export const lookAtEveryDeskPage = (l) =>
  lookOnWalks(l, [["at the doors", walkDoors], ["in a union's office", walkUnion], ["in the coalition's office", walkCoalition]]);
