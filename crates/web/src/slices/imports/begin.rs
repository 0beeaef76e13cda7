//! A file as it arrives: whether it can be a list of people at all, and what is known of it once it is here.

use commonfront_domain::Language;
use commonfront_store::query;
use commonfront_vault::OwnerKeys;

use super::file::Intake;
use super::plan::{Plan, State, Tools};
use crate::error::WebError;

/// The longest name of a file that is kept, in characters.
const NAME: usize = 120;

/// Why a file is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unusable {
    /// There is nothing in it.
    Empty,
    /// A workbook of Excel's or of another spreadsheet.
    Workbook,
    /// A text document, a picture, a page.
    Document,
    /// No column holds addresses.
    NoAddresses,
    /// Longer than is read.
    TooLarge,
}

impl Unusable {
    /// What a file is by its first bytes, if that is none of ours.
    #[must_use]
    pub fn by_beginning(beginning: &[u8]) -> Option<Self> {
        let begins = |marks: &[&[u8]]| marks.iter().any(|mark| beginning.starts_with(mark));
        let text = beginning.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(beginning);
        let page = [&b"<!doctype"[..], b"<html", b"<?xml"];
        let is_page = page
            .iter()
            .any(|mark| text.get(..mark.len()).is_some_and(|start| start.eq_ignore_ascii_case(mark)));
        if begins(&[b"PK\x03\x04", b"PK\x05\x06", b"\xD0\xCF\x11\xE0"]) {
            Some(Self::Workbook)
        } else if is_page || begins(&[b"%PDF", b"{\\rtf", b"\x89PNG", b"\xFF\xD8\xFF", b"GIF8", b"\x1F\x8B"])
        {
            Some(Self::Document)
        } else {
            None
        }
    }

    /// The key of what to do about it.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Empty => "imports-unusable-empty",
            Self::Workbook => "imports-unusable-workbook",
            Self::Document => "imports-unusable-document",
            Self::NoAddresses => "imports-unusable-no-addresses",
            Self::TooLarge => "imports-unusable-too-large",
        }
    }
}

/// A file's own name, without folders and without what could not be shown.
#[must_use]
pub fn clean_name(raw: &str) -> String {
    let name = raw.rsplit(['/', '\\']).next().unwrap_or_default();
    let is_hidden = |c: char| {
        c.is_control()
            || matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}')
    };
    let shown: String = name.chars().filter(|&c| !is_hidden(c)).take(NAME).collect();
    let shown = shown.trim();
    if shown.is_empty() { "people.csv".to_owned() } else { shown.to_owned() }
}

/// Begins an import; gives back its number.
///
/// # Errors
/// The database can't write.
pub async fn begin(tools: &Tools, organisation: i64, staff: i64) -> Result<i64, WebError> {
    let mut tx = tools.db.write().await?;
    let id = query!(tx, imports::create(organisation, staff, tools.clock.now()))?;
    tx.commit().await?;
    Ok(id)
}

/// Forgets an import of which nothing has been taken in, with its file.
///
/// # Errors
/// The database can't write.
pub async fn forget(tools: &Tools, import: i64) -> Result<(), WebError> {
    let mut tx = tools.db.write().await?;
    query!(tx, imports::remove(import))?;
    tx.commit().await?;
    Ok(())
}

/// The file is here: says what it seems to be, and lets its columns be matched; or why it can't be taken.
///
/// # Errors
/// The database can't write.
pub async fn received(
    tools: &Tools,
    keys: &OwnerKeys,
    import: i64,
    name: &str,
    language: Language,
    intake: &Intake<'_>,
) -> Result<Result<Plan, Unusable>, WebError> {
    if intake.beginning.iter().all(u8::is_ascii_whitespace) {
        return Ok(Err(Unusable::Empty));
    }
    if let Some(unusable) = Unusable::by_beginning(&intake.beginning) {
        return Ok(Err(unusable));
    }
    let mut plan = Plan::guess(&clean_name(name), &intake.beginning, language);
    if !plan.has_addresses() {
        return Ok(Err(Unusable::NoAddresses));
    }
    let mut tx = tools.db.write().await?;
    plan.recall(&mut tx, keys).await?;
    plan.keep(&mut tx, keys, import, intake.parts, intake.bytes).await?;
    query!(tx, imports::go_on(import, State::Receiving as i64, State::ToMatch as i64, 0))?;
    tx.commit().await?;
    Ok(Ok(plan))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_list_is_known_by_its_first_bytes() {
        assert_eq!(Unusable::by_beginning(b"PK\x03\x04\x14"), Some(Unusable::Workbook));
        assert_eq!(Unusable::by_beginning(b"\xD0\xCF\x11\xE0\xA1"), Some(Unusable::Workbook));
        assert_eq!(Unusable::by_beginning(b"%PDF-1.7"), Some(Unusable::Document));
        assert_eq!(Unusable::by_beginning(b"<!DOCTYPE html>"), Some(Unusable::Document));
        assert_eq!(Unusable::by_beginning(b"Courriel;Nom"), None);
    }

    #[test]
    fn a_files_name_is_only_a_name() {
        assert_eq!(clean_name("C:\\Users\\maya\\Stewards 2026.csv"), "Stewards 2026.csv");
        assert_eq!(clean_name("../../etc/passwd"), "passwd");
        assert_eq!(clean_name("a\u{202e}\r\nb.csv"), "ab.csv");
        assert_eq!(clean_name("  / "), "people.csv");
        assert_eq!(clean_name(&"é".repeat(500)).chars().count(), NAME);
    }
}
