// A mail client of a few lines, to try the tests' mail server with: one command at a time, and its answer.
import { once } from "node:events";
import net from "node:net";
import { createInterface } from "node:readline";
import tls from "node:tls";

/** Connects; `trust` is the certificate to believe when the connection is secure from the start. */
export async function connect(port, { secure = false, trust } = {}) {
  const options = { host: "127.0.0.1", port, ca: trust, servername: "localhost" };
  let socket = secure ? tls.connect(options) : net.connect(options);
  await once(socket, secure ? "secureConnect" : "connect");
  let lines = listen(socket);

  /** The server's answer: the code and all of its lines. */
  async function answer() {
    const told = [];
    for (;;) {
      const { value = "", done } = await lines.next();
      told.push(value);
      if (done || !/^\d{3}-/.test(value)) return { code: Number(value.slice(0, 3)), text: told.join("\n") };
    }
  }

  const client = {
    greeting: await answer(),
    say(command) {
      socket.write(`${command}\r\n`);
      return answer();
    },
    /** Goes on over TLS (RFC 3207). */
    async startTls(trust) {
      const reply = await client.say("STARTTLS");
      if (reply.code !== 220) return reply;
      socket.removeAllListeners("data");
      socket = tls.connect({ socket, ca: trust, servername: "localhost" });
      await once(socket, "secureConnect");
      lines = listen(socket);
      return reply;
    },
    /** Sends one message; the answer is the first that is not as hoped, or the last. */
    async send(from, to, data) {
      for (const command of [`MAIL FROM:<${from}>`, ...to.map((address) => `RCPT TO:<${address}>`), "DATA"]) {
        const reply = await client.say(command);
        if (reply.code >= 400) return reply;
      }
      return client.say(`${data}\r\n.`);
    },
    end: () => socket.destroy(),
  };
  return client;
}

function listen(socket) {
  return createInterface({ input: socket, crlfDelay: Infinity })[Symbol.asyncIterator]();
}
