// A real mail server for tests that send mail: it listens on a free port, can be as difficult as the servers
// out there, and writes down what it takes. One argument, a JSON object:
//   mode      "plain", "starttls" (offered, needed before logging in) or "tls" (from the first byte)
//   auth      {"user","pass"}: nobody may send without; null: nobody can log in
//   greylist  how many RCPT commands are put off with 451 before one is taken
//   reject    a pattern: receivers that match it are refused with 550
//   cert, key paths of PEM files for "starttls" and "tls"; or "self": true for a fresh certificate
// It prints {"port"} (and {"cert"}, the PEM to trust, with "self") and then one line for each message:
// {"from","to","data","secure","user"}. It ends when its standard input is closed.
import { readFileSync } from "node:fs";
import { SMTPServer } from "smtp-server";
import { makeCertificate } from "./make-cert.mjs";

const settings = { mode: "plain", auth: null, greylist: 0, reject: null, self: false, ...JSON.parse(process.argv[2] || "{}") };
if (!["plain", "starttls", "tls"].includes(settings.mode)) throw new Error(`no such mode: ${settings.mode}`);

const print = (line) => process.stdout.write(`${JSON.stringify(line)}\n`);

function refusal(responseCode, words) {
  return Object.assign(new Error(words), { responseCode });
}

function certificate() {
  if (settings.mode === "plain") return {};
  if (settings.self) return makeCertificate();
  if (!settings.cert || !settings.key) throw new Error(`"${settings.mode}" needs "cert" and "key", or "self"`);
  return { cert: readFileSync(settings.cert, "utf8"), key: readFileSync(settings.key, "utf8") };
}

const { cert, key } = certificate();
const rejected = settings.reject && new RegExp(settings.reject, "i");
let putOff = settings.greylist;

const server = new SMTPServer({
  secure: settings.mode === "tls",
  ...(cert && { cert, key }),
  minVersion: "TLSv1.2",
  authOptional: !settings.auth,
  allowInsecureAuth: settings.mode === "plain",
  disabledCommands: [...(settings.mode === "plain" ? ["STARTTLS"] : []), ...(settings.auth ? [] : ["AUTH"])],
  disableReverseLookup: true,
  logger: false,
  onAuth({ username, password }, _session, done) {
    const known = username === settings.auth?.user && password === settings.auth?.pass;
    if (known) done(null, { user: username });
    else done(refusal(535, "wrong user or password"));
  },
  onRcptTo({ address }, _session, done) {
    if (rejected?.test(address)) return done(refusal(550, "no such mailbox"));
    if (putOff > 0) {
      putOff -= 1;
      return done(refusal(451, "come back later"));
    }
    done();
  },
  onData(stream, session, done) {
    const parts = [];
    stream.on("data", (part) => parts.push(part));
    stream.on("error", done);
    stream.on("end", () => {
      const { mailFrom, rcptTo } = session.envelope;
      print({
        from: mailFrom ? mailFrom.address : "",
        to: rcptTo.map(({ address }) => address),
        data: Buffer.concat(parts).toString("utf8"),
        secure: session.secure,
        user: session.user ?? null,
      });
      done(null, "taken");
    });
  },
});

// A client that breaks off, or does not like the certificate, is no fault of the server's.
server.on("error", (error) => process.stderr.write(`${error.message}\n`));
server.listen(0, "127.0.0.1", () => {
  print({ port: server.server.address().port, ...(settings.self && cert ? { cert } : {}) });
});

process.stdin.on("end", () => process.exit(0));
process.stdin.on("error", () => process.exit(0));
process.stdin.resume();
