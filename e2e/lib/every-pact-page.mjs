// Every page of the pact room, as a walk of a union's officer through what the demonstration's parties have
// there, and as one of the secretary who drafts the next pact.
import { enterDesk, press } from "./desk.mjs";
import { lookOnWalks, sendAnyway } from "./every-desk-page.mjs";

const ROOM = "/desk/pact";

/** Opens the first thing of a list whose address begins so. */
async function openFirst(page, list, begins) {
  await page.goto(list);
  const links = await page.locator(`main a[href^="${begins}"]`).evaluateAll((all) => all.map((link) => link.getAttribute("href")));
  const first = links.find((href) => /^\d+$/.test(href.slice(begins.length)));
  if (!first) throw new Error(`${list} leads to none of ${begins}`);
  await page.goto(first);
  return first;
}

/** A union's officer. */
async function walkRoom({ page, l }, look) {
  const go = async (name, path) => look(name, await page.goto(ROOM + path));
  const faulty = async (name, path) => {
    await page.goto(ROOM + path);
    await sendAnyway(page, ".desk-form");
    await look(name);
  };
  /** A thing of a list, and some of what can be done with it. */
  const thing = async (name, list, begins, ...ways) => {
    const first = await openFirst(page, ROOM + list, ROOM + begins);
    await look(name);
    for (const way of ways) await look(`${name}: ${way}`, await page.goto(first + way));
  };
  await enterDesk(page, l, "Maya Lindqvist");
  await go("the room", "");
  await thing("the pact", "/text", "/text/", "/leave", "/difference?from=1&to=2");
  await go("pacts", "/text");
  await go("who may sign", "/mandates");

  await go("the commitments of the pact", "/commitments");
  await go("a commitment", "/commitments/c2");
  await go("something done for a commitment", "/commitments/deeds/1");
  await page.goto(ROOM + "/commitments/new");
  await sendAnyway(page, ".desk-form", { link: "nowhere" });
  await look("something done for a commitment, with faults");
  await go("calls for support", "/calls");
  await go("a closed call", "/calls/1");
  await go("one's own call", "/calls/2");
  await go("one's own call, changed", "/calls/2/edit");
  await page.goto(ROOM + "/calls/new");
  await sendAnyway(page, ".desk-form");
  await look("a call, with faults");
  await go("reports", "/calls/reports");
  await go("a report", "/calls/reports/1");
  await page.goto(ROOM + "/calls/reports/new");
  await sendAnyway(page, ".desk-form");
  await look("a report, with faults");
  await go("votes", "/decisions");
  await thing("a vote", "/decisions", "/decisions/", "/ballot", "/amend");
  await faulty("a proposal, with faults", "/decisions/new");
  await go("statements", "/statements");
  await thing("a statement", "/statements", "/statements/");
  await faulty("a statement, with faults", "/statements/new");

  await go("a month", "/calendar");
  await go("an agenda", "/calendar?view=agenda");
  await go("a list of events", "/calendar?view=list");
  await go("what is over", "/calendar?view=list&when=past");
  await thing("an event", "/calendar?view=list", "/calendar/");
  await faulty("an event, with faults", "/calendar/new");
  await go("feeds", "/calendar/feeds");

  await go("agreements", "/bargaining");
  await thing("an agreement", "/bargaining", "/bargaining/agreements/", "/edit", "/provisions");
  await faulty("an agreement, with faults", "/bargaining/agreements/new");
  await go("provisions side by side", "/bargaining/compare");
  await go("expiries", "/bargaining/expiries");
  await go("threats", "/bargaining/threats");
  await thing("a threat", "/bargaining/threats", "/bargaining/threats/");
  await faulty("a threat, with faults", "/bargaining/threats/new");
  await go("what was contracted out", "/bargaining/contracts");
  await thing("a contract", "/bargaining/contracts", "/bargaining/contracts/");
  await faulty("a contract, with faults", "/bargaining/contracts/new");

  await go("incidents", "/incidents");
  await thing("an incident", "/incidents", "/incidents/");
  await faulty("an incident, with faults", "/incidents/new");
  await go("announcements", "/messages");
  await thing("an announcement", "/messages", "/messages/");
  await faulty("an announcement, with faults", "/messages/new");
  await go("what mail one gets", "/messages/mail");
}

/** The secretary, who drafts a pact. */
async function walkDraft({ page, l }, look) {
  await enterDesk(page, l, "Noor Haddad");
  await page.goto(ROOM);
  await look("the room, as the secretary sees it");
  await page.goto(`${ROOM}/text`);
  await press(page, l, "pact-begin");
  await look("an empty draft");
  const draft = new URL(page.url()).pathname.replace(/\/edit$/, "");
  await page.locator("#notice").fill("9999999");
  await press(page, l, "pact-save-go");
  await page.getByRole("alert").first().waitFor();
  await look("a draft with faults");
  await page.goto(draft);
  await look("a draft");
}

/** Declares the walks through the pact room. */
export const lookAtEveryPactPage = (l) =>
  lookOnWalks(l, [["of the pact room", walkRoom], ["of a pact's draft", walkDraft]]);
