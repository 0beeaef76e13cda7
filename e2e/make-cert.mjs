// Makes a certificate for localhost that signs itself, good for a week, for mail servers that tests start:
// `node make-cert.mjs FOLDER` writes cert.pem and key.pem. Node can sign but not write X.509, so the few
// structures that it takes (RFC 5280) are put together here.
import { generateKeyPairSync, randomBytes, sign } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const DAY = 86_400_000;

/** A value in DER: its tag, its length, its content. */
function der(tag, ...parts) {
  const content = Buffer.concat(parts);
  const size = content.length;
  const length = size < 0x80 ? [size] : size < 0x100 ? [0x81, size] : [0x82, size >> 8, size & 0xff];
  return Buffer.concat([Buffer.from([tag, ...length]), content]);
}

const hex = (digits) => Buffer.from(digits, "hex");
const text = (tag, words) => der(tag, Buffer.from(words));
const sequence = (...parts) => der(0x30, ...parts);
const object = (digits) => der(0x06, hex(digits));
/** YYMMDDHHMMSSZ */
const time = (date) => text(0x17, `${date.toISOString().replace(/\D/g, "").slice(2, 14)}Z`);

const ECDSA_SHA256 = sequence(object("2a8648ce3d040302"));
const COMMON_NAME = "550403";
const ALTERNATIVE_NAMES = "551d11";
const EXTENDED_KEY_USAGE = "551d25";
const SERVER_AUTHENTICATION = "2b06010505070301";

/** A fresh certificate for localhost and 127.0.0.1, and its key, as PEM. */
export function makeCertificate(now = new Date()) {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "prime256v1" });
  const name = sequence(der(0x31, sequence(object(COMMON_NAME), text(0x0c, "localhost"))));
  const serial = Buffer.concat([hex("01"), randomBytes(15)]);
  const names = sequence(text(0x82, "localhost"), der(0x87, hex("7f000001")));
  const extension = (kind, value) => sequence(object(kind), der(0x04, value));
  const body = sequence(
    der(0xa0, der(0x02, hex("02"))),
    der(0x02, serial),
    ECDSA_SHA256,
    name,
    sequence(time(new Date(now.getTime() - DAY)), time(new Date(now.getTime() + 7 * DAY))),
    name,
    publicKey.export({ type: "spki", format: "der" }),
    der(
      0xa3,
      sequence(
        extension(ALTERNATIVE_NAMES, names),
        extension(EXTENDED_KEY_USAGE, sequence(object(SERVER_AUTHENTICATION))),
      ),
    ),
  );
  const signature = der(0x03, hex("00"), sign("sha256", body, privateKey));
  const lines = sequence(body, ECDSA_SHA256, signature).toString("base64").match(/.{1,64}/g);
  return {
    cert: ["-----BEGIN CERTIFICATE-----", ...lines, "-----END CERTIFICATE-----", ""].join("\n"),
    key: privateKey.export({ type: "pkcs8", format: "pem" }),
  };
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const folder = process.argv[2] ?? ".";
  const { cert, key } = makeCertificate();
  writeFileSync(join(folder, "cert.pem"), cert);
  writeFileSync(join(folder, "key.pem"), key, { mode: 0o600 });
}
