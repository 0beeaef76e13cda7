// The mail server that the tests write to has to be as strict as it says: a test that trusts it proves nothing
// otherwise.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { connect } from "../lib/smtp-client.mjs";

const program = fileURLToPath(new URL("../smtp-server.mjs", import.meta.url));
const MESSAGE = "Subject: Bonjour\r\n\r\nÇa va?\r\n..a dot\r\n";

/** Starts the server for a test; it must end by itself when its input is closed. */
async function start(story, settings) {
  const child = spawn(process.execPath, [program, JSON.stringify(settings)], { stdio: ["pipe", "pipe", "inherit"] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async () => JSON.parse((await lines.next()).value);
  const { port, cert } = await next();
  story.after(async () => {
    child.stdin.end();
    const [code] = await once(child, "exit");
    assert.equal(code, 0);
  });
  return { port, cert, next };
}

test("a plain server takes a mail and writes it down as it came", async (story) => {
  const server = await start(story, { mode: "plain" });
  const client = await connect(server.port);
  const hello = await client.say("EHLO tests");
  assert.doesNotMatch(hello.text, /STARTTLS|AUTH/);
  assert.equal((await client.send("a@x.example", ["b@y.example", "c@y.example"], MESSAGE)).code, 250);
  const mail = await server.next();
  assert.deepEqual({ ...mail, data: 0 }, { from: "a@x.example", to: ["b@y.example", "c@y.example"], data: 0, secure: false, user: null });
  assert.match(mail.data, /Ça va\?\r\n\.a dot/);
  client.end();
});

test("a server with a grey list puts off as many as it was told, and then takes", async (story) => {
  const server = await start(story, { mode: "plain", greylist: 2 });
  const client = await connect(server.port);
  await client.say("EHLO tests");
  for (const code of [451, 451, 250]) {
    assert.equal((await client.send("a@x.example", ["b@y.example"], MESSAGE)).code, code);
    await client.say("RSET");
  }
  assert.deepEqual((await server.next()).to, ["b@y.example"]);
  client.end();
});

test("a server refuses the receivers that it was told to refuse, and no others", async (story) => {
  const server = await start(story, { mode: "plain", reject: "^gone@" });
  const client = await connect(server.port);
  await client.say("EHLO tests");
  assert.equal((await client.send("a@x.example", ["gone@y.example"], MESSAGE)).code, 550);
  await client.say("RSET");
  assert.equal((await client.send("a@x.example", ["here@y.example"], MESSAGE)).code, 250);
  client.end();
});

for (const mode of ["starttls", "tls"]) {
  test(`a server with ${mode} and a password takes nothing without them`, async (story) => {
    const auth = { user: "front", pass: "commun" };
    const server = await start(story, { mode, self: true, auth });
    const client = await connect(server.port, { secure: mode === "tls", trust: server.cert });
    await client.say("EHLO tests");
    if (mode === "starttls") {
      assert.ok((await client.say("AUTH PLAIN AGZyb250AGNvbW11bg==")).code >= 500, "logged in without TLS");
      await client.startTls(server.cert);
      await client.say("EHLO tests");
    }
    assert.ok((await client.send("a@x.example", ["b@y.example"], MESSAGE)).code >= 500, "sent without a password");
    assert.equal((await client.say(`AUTH PLAIN ${Buffer.from("\0front\0wrong").toString("base64")}`)).code, 535);
    assert.equal((await client.say(`AUTH PLAIN ${Buffer.from("\0front\0commun").toString("base64")}`)).code, 235);
    assert.equal((await client.send("a@x.example", ["b@y.example"], MESSAGE)).code, 250);
    const { secure, user } = await server.next();
    assert.deepEqual({ secure, user }, { secure: true, user: "front" });
    client.end();
  });
}

test("nobody who does not trust the certificate gets through", async (story) => {
  const server = await start(story, { mode: "tls", self: true });
  await assert.rejects(connect(server.port, { secure: true }), /self.signed/i);
});
