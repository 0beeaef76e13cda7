// One Chromium for each test file, and visitors in it: each with a language, a screen and habits, and each
// a witness who makes the test fail if a page asks anything of another host or stumbles over its own script.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

const PROGRAMS = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const bare = (address) => address.split("#")[0];

/** Starts Chromium, if need be with settings of its own. */
export async function launch(settings = []) {
  const executablePath = process.env.CHROMIUM || PROGRAMS.find(existsSync);
  assert.ok(executablePath, "no Chromium found: install one, or set CHROMIUM to its path");
  return chromium.launch({ executablePath, args: [...ARGUMENTS, ...settings] });
}

/**
 * A visitor: her page, and what it did that it should not have.
 * `js: false` has JavaScript switched off; everything else is Playwright's.
 */
export async function visitor(browser, server, { js = true, width = 1280, height = 900, ...habits } = {}) {
  const context = await browser.newContext({
    baseURL: server.base,
    viewport: { width, height },
    javaScriptEnabled: js,
    reducedMotion: "reduce",
    ...habits,
  });
  context.setDefaultTimeout(10_000);
  const faults = [];
  const documents = new Set();
  context.on("request", (request) => {
    const address = new URL(request.url());
    if (request.isNavigationRequest()) documents.add(bare(request.url()));
    if (/^(https?|wss?):$/.test(address.protocol) && address.host !== server.host) {
      faults.push(`asked another host: ${request.url()}`);
    }
  });
  context.on("console", (message) => {
    // Chromium reports a page that was answered by 404 or 422 as a resource that failed to load.
    const refusedPage = /^Failed to load resource/.test(message.text()) && documents.has(bare(message.location().url));
    if (message.type() === "error" && !refusedPage) faults.push(`console: ${message.text()}`);
  });
  context.on("weberror", (error) => faults.push(`script: ${error.error()}`));
  const page = await context.newPage();
  return {
    context,
    page,
    /** The visitor leaves; nothing may have gone wrong. */
    leave: async () => {
      await context.close();
      assert.deepEqual(faults, [], "what went wrong in the browser");
    },
  };
}
