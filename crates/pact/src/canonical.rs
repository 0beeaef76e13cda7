//! One way to write a value down, so that its hash is the same everywhere and for ever.
//!
//! Canonical form 1: JSON without white space, the keys of every object in the order of their UTF-8 bytes,
//! whole numbers only, texts to the letter with JSON's shortest escapes. Before it stands a line that says what
//! it is, so that what was hashed or signed as one thing is never taken for another.

use data_encoding::HEXLOWER;
use serde::Serialize;
use serde_json::Value;
use sha2::{Digest, Sha256};

/// What is hashed or signed; each begins its bytes with a line of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A part of the text: its title, its term.
    Part,
    /// The whole text, as the list of its parts' hashes.
    Text,
    /// An entry of the list, before it is signed.
    Record,
    /// An entry of the list with its signature.
    Entry,
    /// What closes an exported list.
    Seal,
    /// A public key.
    Key,
}

impl Kind {
    fn line(self) -> &'static [u8] {
        match self {
            Self::Part => b"commonfront pact 1 part\n",
            Self::Text => b"commonfront pact 1 text\n",
            Self::Record => b"commonfront pact 1 record\n",
            Self::Entry => b"commonfront pact 1 entry\n",
            Self::Seal => b"commonfront pact 1 seal\n",
            Self::Key => b"commonfront pact 1 key\n",
        }
    }
}

/// The canonical bytes of a value. What can't be written as JSON (nothing in this crate) is written as `null`.
#[must_use]
pub fn bytes(kind: Kind, value: &impl Serialize) -> Vec<u8> {
    let value = serde_json::to_value(value).unwrap_or(Value::Null);
    let mut out = kind.line().to_vec();
    write(&value, &mut out);
    out
}

/// The SHA-256 of a value's canonical bytes, in hexadecimal digits.
#[must_use]
pub fn hash(kind: Kind, value: &impl Serialize) -> String {
    HEXLOWER.encode(&Sha256::digest(bytes(kind, value)))
}

fn write(value: &Value, out: &mut Vec<u8>) {
    match value {
        Value::Object(object) => {
            let mut keys: Vec<_> = object.iter().collect();
            keys.sort_by(|a, b| a.0.as_bytes().cmp(b.0.as_bytes()));
            out.push(b'{');
            for (i, (key, value)) in keys.into_iter().enumerate() {
                if i > 0 {
                    out.push(b',');
                }
                text(key, out);
                out.push(b':');
                write(value, out);
            }
            out.push(b'}');
        }
        Value::Array(items) => {
            out.push(b'[');
            for (i, item) in items.iter().enumerate() {
                if i > 0 {
                    out.push(b',');
                }
                write(item, out);
            }
            out.push(b']');
        }
        Value::String(string) => text(string, out),
        other => out.extend_from_slice(other.to_string().as_bytes()),
    }
}

fn text(string: &str, out: &mut Vec<u8>) {
    out.extend_from_slice(Value::from(string).to_string().as_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_order_in_which_keys_were_written_does_not_matter() {
        let one: Value = serde_json::from_str(r#"{ "b": [1, "é\n"], "a": {"y": null, "x": true} }"#).unwrap();
        let other = json!({"a": {"x": true, "y": null}, "b": [1, "é\n"]});
        assert_eq!(bytes(Kind::Part, &one), bytes(Kind::Part, &other));
        let expected = "commonfront pact 1 part\n{\"a\":{\"x\":true,\"y\":null},\"b\":[1,\"é\\n\"]}";
        assert_eq!(String::from_utf8(bytes(Kind::Part, &one)).unwrap(), expected);
        assert_ne!(hash(Kind::Part, &one), hash(Kind::Record, &one));
    }
}
