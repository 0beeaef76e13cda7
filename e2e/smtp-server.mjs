// A real mail server for the tests, in a process of its own: it takes mail, refuses it, or asks for it
// later, as it is told by one JSON argument. It prints {"port":N}, then a line for each mail it has taken,
// and ends when its standard input does.
import { readFileSync } from "node:fs";
import { SMTPServer } from "smtp-server";

const settings = { mode: "plain", auth: null, greylist: 0, reject: null, ...JSON.parse(process.argv[2] ?? "{}") };
const tls = settings.mode === "plain" ? {} : { cert: readFileSync(settings.cert), key: readFileSync(settings.key) };
let putOff = settings.greylist;

function refusal(code, words) {
  return Object.assign(new Error(words), { responseCode: code });
}

const server = new SMTPServer({
  ...tls,
  secure: settings.mode === "tls",
  hideSTARTTLS: settings.mode === "plain",
  authOptional: !settings.auth,
  allowInsecureAuth: settings.mode === "plain",
  onAuth({ username, password }, _session, done) {
    const known = username === settings.auth?.user && password === settings.auth?.pass;
    done(known ? null : refusal(535, "Wrong name or password"), { user: username });
  },
  onRcptTo({ address }, _session, done) {
    if (settings.reject && address.includes(settings.reject)) return done(refusal(550, "No such mailbox"));
    if (putOff > 0) {
      putOff -= 1;
      return done(refusal(451, "Come back later"));
    }
    done();
  },
  onData(stream, session, done) {
    const parts = [];
    stream.on("data", (part) => parts.push(part));
    stream.on("end", () => {
      const mail = {
        from: session.envelope.mailFrom.address,
        to: session.envelope.rcptTo.map((to) => to.address),
        data: Buffer.concat(parts).toString("utf8"),
        secure: session.secure,
        user: session.user ?? null,
      };
      console.log(JSON.stringify(mail));
      done();
    });
  },
});

server.on("error", (error) => console.error(error.message));
const listening = server.listen(0, "127.0.0.1", () => console.log(JSON.stringify({ port: listening.address().port })));
process.stdin.resume();
process.stdin.on("end", () => process.exit(0));
