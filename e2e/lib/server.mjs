// Starts the demonstration as anybody would, on a free port and in a folder that is thrown away, so that
// every test file has a server of its own; stopping it is a test too: it must end by itself, with code 0.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const built = fileURLToPath(new URL("../../target/debug/commonfront", import.meta.url));
/** The program. */
export const program = process.env.COMMONFRONT_BIN || built;

/** The longest that a start or a stop may take, in milliseconds. */
const PATIENCE = 25_000;

/** Starts a demonstration; `env` overrides its configuration. */
export async function startDemo(env = {}) {
  assert.ok(existsSync(program), `no program at ${program}: cargo build -p commonfront, or set COMMONFRONT_BIN`);
  const folder = await mkdtemp(join(tmpdir(), "commonfront-e2e-"));
  const port = await freePort();
  const child = spawn(program, ["demo", "--dir", join(folder, "demo"), "--port", String(port)], {
    // A second less than usual: on a busy machine a page may be on its way for as long.
    env: { ...process.env, COMMONFRONT_MIN_FORM_AGE_SECONDS: "1", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  child.stdout.on("data", (bytes) => (said += bytes));
  child.stderr.on("data", (bytes) => (said += bytes));
  const ended = once(child, "exit");
  const kill = () => child.kill("SIGKILL");
  process.once("exit", kill);

  const base = `http://localhost:${port}`;
  await answers(base, child, () => said);
  return {
    base,
    host: `localhost:${port}`,
    /** Everything that the program has printed. */
    said: () => said,
    /** An action's count of this moment. */
    count: async (action = "proclamation") => {
      const answer = await fetch(`${base}/api/v1/campaigns/keep-it-public/actions/${action}/count`);
      assert.equal(answer.status, 200);
      return answer.json();
    },
    /** Asks the program to stop, and expects it to. */
    stop: async () => {
      child.kill("SIGTERM");
      const [code, signal] = await Promise.race([ended, sleep(PATIENCE, ["still running", null], { ref: false })]);
      kill();
      process.off("exit", kill);
      await rm(folder, { recursive: true, force: true });
      assert.deepEqual({ code, signal }, { code: 0, signal: null }, `the program did not stop well:\n${said}`);
      assert.doesNotMatch(said, /panicked|ERROR/, "the program complained");
    },
  };
}

async function answers(base, child, said) {
  const end = Date.now() + PATIENCE;
  while (Date.now() < end) {
    assert.equal(child.exitCode, null, `the program ended at once:\n${said()}`);
    const ready = await fetch(`${base}/readyz`).then((answer) => answer.ok, () => false);
    if (ready) return;
    await sleep(50);
  }
  child.kill("SIGKILL");
  assert.fail(`the program never answered:\n${said()}`);
}

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}
