// Where a test file takes place: one demonstration and one browser, started before its tests and stopped
// after them.
import { after, before } from "node:test";
import { launch } from "./browser.mjs";
import { startDemo } from "./server.mjs";

/** Declares that a file needs both; they are there once its tests run. `env` configures the server. */
export function takePlace(env) {
  const place = {};
  before(async () => {
    place.server = await startDemo(env);
    place.browser = await launch();
  });
  after(async () => {
    await place.browser?.close();
    await place.server?.stop();
  });
  return place;
}
