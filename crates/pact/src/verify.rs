//! Whether an exported pact is what was signed; and if not, what exactly was changed.

use std::collections::BTreeMap;
use std::fmt;

use commonfront_domain::{Language, Text};

use crate::canonical::Kind;
use crate::export::{Export, FORMAT};
use crate::list::{Act, Entry, NOTHING, Opening, PublicKey};
use crate::text::{Clause, Hashed};

/// Something that is not as it was signed. `Display` says it in a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    /// The file can't be read as a pact: the line and the column where reading ended.
    Unreadable(String),
    /// The file says the same, and is written differently from line so-and-so on.
    Layout(usize),
    /// A part of the text (a name of [`crate::text::PARTS`]) differs from what was opened for signing.
    Part(String),
    /// A clause differs: its number, what it is called, and who signed it otherwise.
    Clause {
        /// Its place in the file, from 1.
        number: usize,
        /// What it is called there.
        heading: String,
        /// Who signed it as it was; empty if nobody has.
        signers: Vec<String>,
    },
    /// A clause was added: its number and what it is called.
    Added(usize, String),
    /// A clause is missing: its number in what was signed.
    Gone(usize),
    /// The clauses stand in another order.
    Reordered,
    /// An entry is not what the key signed: its place in the file, and what it says it is.
    Entry(usize, String),
    /// Entries are missing before this one: its place in the file, and how many.
    Missing(usize, i64),
    /// An entry does not follow the one before it.
    Broken(usize),
    /// Entries are missing at the end: how many.
    Cut(i64),
    /// An entry is of another pact.
    Foreign(usize),
    /// A key of the file stands under another's name.
    KeyName(String),
    /// An entry (or the seal: 0) was signed by a key that is not in the file.
    UnknownKey(usize, String),
    /// A key of the file is not the one that was asked for.
    NotPinned(String),
    /// The seal is not what the key signed, or speaks of another list.
    Seal,
    /// The list does not begin with the opening for signing.
    NoOpening,
}

fn quoted(text: &Text) -> String {
    text.get(Language::En).to_owned()
}

fn names(signers: &[String]) -> String {
    match signers.split_last() {
        None => "opened for signing".to_owned(),
        Some((last, [])) => format!("signed by {last}"),
        Some((last, others)) => format!("signed by {} and {last}", others.join(", ")),
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable(why) => write!(f, "the file is not an exported pact: {why}"),
            Self::Layout(line) => write!(f, "line {line}: written otherwise than it was exported"),
            Self::Part(part) => {
                let what = match part.as_str() {
                    "title" => "the title",
                    "preamble" => "the preamble",
                    "place" => "the place",
                    "term" => "the term",
                    "notice" => "the period of notice",
                    _ => "the rules for decisions",
                };
                write!(f, "{what}: differs from what was opened for signing")
            }
            Self::Clause { number, heading, signers } => {
                write!(f, "clause {number}, “{heading}”: its text differs from what was {}", names(signers))
            }
            Self::Added(number, heading) => {
                write!(f, "clause {number}, “{heading}”: was not in what was signed")
            }
            Self::Gone(number) => write!(f, "clause {number} of what was signed is missing"),
            Self::Reordered => f.write_str("the clauses stand in another order than when they were signed"),
            Self::Entry(number, what) => write!(f, "entry {number}, {what}: is not what the key signed"),
            Self::Missing(number, 1) => write!(f, "before entry {number} of the file, one entry is missing"),
            Self::Missing(number, many) => {
                write!(f, "before entry {number} of the file, {many} entries are missing")
            }
            Self::Broken(number) => {
                write!(
                    f,
                    "entry {number} of the file does not follow the one before it: moved, or put in between"
                )
            }
            Self::Cut(1) => f.write_str("the last entry of the list is missing"),
            Self::Cut(many) => write!(f, "the last {many} entries of the list are missing"),
            Self::Foreign(number) => write!(f, "entry {number} belongs to another pact"),
            Self::KeyName(id) => write!(f, "key {id}: is not the key of that name"),
            Self::UnknownKey(0, id) => {
                write!(f, "the seal was signed by the key {id}, which is not in the file")
            }
            Self::UnknownKey(number, id) => {
                write!(f, "entry {number} was signed by the key {id}, which is not in the file")
            }
            Self::NotPinned(id) => write!(f, "key {id}: is not the key that was asked for"),
            Self::Seal => {
                f.write_str("the seal at the end is not what the key signed for this text and this list")
            }
            Self::NoOpening => f.write_str("the list does not begin with the opening for signing"),
        }
    }
}

/// Reads a file. What is in it is not believed yet: see [`verify`].
///
/// # Errors
/// [`Finding::Unreadable`].
pub fn read(file: &[u8]) -> Result<Export, Finding> {
    let export: Export =
        serde_json::from_slice(file).map_err(|error| Finding::Unreadable(error.to_string()))?;
    if export.format == FORMAT {
        Ok(export)
    } else {
        Err(Finding::Unreadable("it is of another version, or of something else".to_owned()))
    }
}

/// Everything that is not as it was signed, in the order of the file; empty if all is. `pinned`: the public
/// keys (hexadecimal digits) that are known from elsewhere; without any, the file's own are believed, and a file
/// that somebody has made anew with a key of his own passes.
#[must_use]
pub fn verify_file(file: &[u8], pinned: &[String]) -> Vec<Finding> {
    let export = match read(file) {
        Ok(export) => export,
        Err(finding) => return vec![finding],
    };
    let mut findings = verify(&export, pinned);
    let written = export.to_bytes();
    if findings.is_empty() && written != file {
        let same = written.iter().zip(file).take_while(|(a, b)| a == b).count();
        let lines = file.get(..same).unwrap_or_default().iter().filter(|&&byte| byte == b'\n').count();
        findings.push(Finding::Layout(lines + 1));
    }
    findings
}

/// As [`verify_file`], of what was read from a file; how it was written is not looked at.
#[must_use]
pub fn verify(export: &Export, pinned: &[String]) -> Vec<Finding> {
    let keys = Keys::new(export, pinned);
    let mut findings = keys.findings.clone();
    let sound: Vec<bool> = export.list.iter().map(|entry| keys.signed(entry)).collect();
    findings.extend(text(export, &sound));
    findings.extend(list(export, &keys, &sound));
    findings.extend(seal(export, &keys, sound.last() == Some(&true)));
    if findings.is_empty() && export.seal.sealed.text != export.text.hash() {
        findings.push(Finding::Seal);
    }
    findings
}

struct Keys<'e> {
    by_id: BTreeMap<&'e str, &'e PublicKey>,
    findings: Vec<Finding>,
}

impl<'e> Keys<'e> {
    fn new(export: &'e Export, pinned: &[String]) -> Self {
        let mut findings = Vec::new();
        for key in &export.keys {
            if !key.is_named_right() {
                findings.push(Finding::KeyName(key.id.clone()));
            } else if !pinned.is_empty() && !pinned.contains(&key.ed25519) {
                findings.push(Finding::NotPinned(key.id.clone()));
            }
        }
        Self { by_id: export.keys.iter().map(|key| (key.id.as_str(), key)).collect(), findings }
    }

    fn signed(&self, entry: &Entry) -> bool {
        self.by_id.get(entry.record.key.as_str()).is_some_and(|key| entry.is_signed_by(key))
    }
}

/// What an entry says it is.
fn what(entry: &Entry) -> String {
    match &entry.record.act {
        Act::Opened(_) => "the opening for signing".to_owned(),
        Act::Signed(signature) => format!("the signature of {}", quoted(&signature.organisation.name)),
        Act::Notice(leaving) => format!("the notice of {}", quoted(&leaving.organisation.name)),
    }
}

/// Who signed a clause otherwise than it stands in the file.
fn otherwise(export: &Export, sound: &[bool], clause: &Clause) -> Vec<String> {
    let hash = clause.hash();
    let mut signers = Vec::new();
    for (entry, _) in export.list.iter().zip(sound).filter(|(_, sound)| **sound) {
        if let Act::Signed(signature) = &entry.record.act {
            let mut signed = signature.clauses.iter().filter(|signed| signed.id == clause.id);
            let name = quoted(&signature.organisation.name);
            if signed.any(|signed| signed.hash != hash) && !signers.contains(&name) {
                signers.push(name);
            }
        }
    }
    signers
}

fn text(export: &Export, sound: &[bool]) -> Vec<Finding> {
    let text = &export.text;
    let opening = export.list.iter().zip(sound).find_map(|(entry, sound)| match &entry.record.act {
        Act::Opened(opening) if *sound => Some(opening),
        _ => None,
    });
    let clause = |number: usize, clause: &Clause, signers| Finding::Clause {
        number,
        heading: quoted(&clause.heading),
        signers,
    };
    let Some(Opening { parts, clauses, .. }) = opening else {
        // Without a sound opening, what each party signed still tells of the clauses.
        let all = text.clauses.iter().enumerate();
        let differing = all.map(|(i, one)| (i + 1, one, otherwise(export, sound, one)));
        return differing.filter(|d| !d.2.is_empty()).map(|(n, c, signers)| clause(n, c, signers)).collect();
    };
    let now = text.parts();
    let differs = |part: &&Hashed| parts.iter().all(|signed| signed != *part);
    let mut findings: Vec<Finding> =
        now.iter().filter(differs).map(|part| Finding::Part(part.id.clone())).collect();
    for (i, one) in text.clauses.iter().enumerate() {
        match clauses.iter().find(|signed| signed.id == one.id) {
            None => findings.push(Finding::Added(i + 1, quoted(&one.heading))),
            Some(signed) if signed.hash != one.hash() => {
                findings.push(clause(i + 1, one, otherwise(export, sound, one)));
            }
            Some(_) => {}
        }
    }
    for (i, signed) in clauses.iter().enumerate() {
        if text.clause(&signed.id).is_none() {
            findings.push(Finding::Gone(i + 1));
        }
    }
    let order = |all: &[Hashed]| all.iter().map(|one| one.id.clone()).collect::<Vec<_>>();
    if findings.is_empty() && order(&text.clause_hashes()) != order(clauses) {
        findings.push(Finding::Reordered);
    }
    findings
}

fn list(export: &Export, keys: &Keys<'_>, sound: &[bool]) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut before: Option<(&Entry, bool)> = None;
    for (i, (entry, &sound)) in export.list.iter().zip(sound).enumerate() {
        let (record, place) = (&entry.record, i + 1);
        if !keys.by_id.contains_key(record.key.as_str()) {
            findings.push(Finding::UnknownKey(place, record.key.clone()));
        } else if !sound {
            findings.push(Finding::Entry(place, what(entry)));
        } else if record.pact != export.pact {
            findings.push(Finding::Foreign(place));
        } else {
            let (number, hash) = before.map_or((0, NOTHING.to_owned()), |(b, _)| (b.record.number, b.hash()));
            // After an entry that was tampered with, only the order tells.
            let follows = before.is_some_and(|(_, sound)| !sound) || record.previous == hash;
            let number = if before.is_some_and(|(_, sound)| !sound) { record.number - 1 } else { number };
            if record.number > number + 1 {
                findings.push(Finding::Missing(place, record.number - number - 1));
            } else if record.number != number + 1 || !follows {
                findings.push(Finding::Broken(place));
            }
        }
        before = Some((entry, sound));
    }
    let opened = export.list.iter().filter(|entry| matches!(entry.record.act, Act::Opened(_))).count();
    let first = export.list.first().map(|entry| &entry.record.act);
    if opened != 1 || !matches!(first, Some(Act::Opened(_))) {
        findings.push(Finding::NoOpening);
    }
    findings
}

fn seal(export: &Export, keys: &Keys<'_>, last_is_sound: bool) -> Vec<Finding> {
    let sealed = &export.seal.sealed;
    let Some(key) = keys.by_id.get(sealed.key.as_str()) else {
        return vec![Finding::UnknownKey(0, sealed.key.clone())];
    };
    if sealed.pact != export.pact || !key.signed(Kind::Seal, sealed, &export.seal.signature) {
        return vec![Finding::Seal];
    }
    let newest = export.list.iter().map(|entry| entry.record.number).max().unwrap_or(0);
    if sealed.entries > newest {
        return vec![Finding::Cut(sealed.entries - newest)];
    }
    let same = sealed.last == crate::list::head(&export.list);
    // Of an entry that was tampered with it has been told already.
    if same || !last_is_sound { Vec::new() } else { vec![Finding::Seal] }
}
