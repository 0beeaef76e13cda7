// Asks axe-core about a page as it stands, and says what it found in words that lead to the place.
// The script is brought in by the debugger, which the Content-Security-Policy does not concern.
import assert from "node:assert/strict";
import axe from "axe-core";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Fails with rule, place and help if axe finds anything. */
export async function expectAccessible(page, where) {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe.source);
  const violations = await page.evaluate(async (values) => {
    const found = await window.axe.run(document, {
      runOnly: { type: "tag", values },
      resultTypes: ["violations"],
    });
    return found.violations.map(({ id, help, helpUrl, nodes }) => ({
      id,
      help,
      helpUrl,
      places: nodes.map((node) => `${node.target.join(" ")}\n      ${node.failureSummary.replace(/\s+/g, " ")}`),
    }));
  }, TAGS);
  const told = violations.map(({ id, help, helpUrl, places }) =>
    [`  ${id}: ${help} (${helpUrl})`, ...places.map((place) => `    ${place}`)].join("\n"),
  );
  assert.equal(violations.length, 0, `axe (${where}):\n${told.join("\n")}`);
}
