//! What single cells say: names, dates, languages, statuses, tags. Every function takes a cell that is
//! trimmed and not empty.

use commonfront_domain::text_rules::{self, TextProblem};
use commonfront_domain::{EmailAddress, Language, PersonName};
use jiff::civil::Date;

use crate::fault::Problem;
use crate::headers::key;

/// An address; also one that a mail program wrote, `Amina Roy <amina@example.org>`, or `mailto:`.
pub(crate) fn email(cell: &str) -> Result<EmailAddress, Problem> {
    let parse = |text| EmailAddress::parse(text).map_err(|_| Problem::NotAnAddress);
    parse(cell).or_else(|problem| {
        // Copied from a web page, an address may bring invisible characters along.
        let cell = cell.trim_matches(|c: char| c.is_whitespace() || matches!(c, '\u{200B}' | '\u{FEFF}'));
        let inner = match cell.rsplit_once('<') {
            Some((_, inner)) => inner.strip_suffix('>').ok_or(problem)?,
            None => cell,
        };
        parse(inner.strip_prefix("mailto:").unwrap_or(inner))
    })
}

/// One of a person's names.
pub(crate) fn name(cell: &str) -> Result<PersonName, Problem> {
    PersonName::parse(cell).map_err(|problem| match problem {
        TextProblem::TooLong(_) => Problem::NameTooLong,
        TextProblem::Empty | TextProblem::Forbidden => Problem::NotAName,
    })
}

/// Given and family name out of a whole one: what stands before a comma is the family name, or else the
/// last word is. A single word is a given name.
pub(crate) fn split_name(cell: &str) -> (&str, &str) {
    let (given, family) = match cell.split_once(',') {
        Some((family, given)) => (given, family),
        None => cell.rsplit_once(char::is_whitespace).unwrap_or((cell, "")),
    };
    (given.trim(), family.trim())
}

/// A language, by its tag or its name in either language.
pub(crate) fn language(cell: &str) -> Result<Language, Problem> {
    let tag = cell.split(['-', '_']).next().unwrap_or_default();
    if let Some(language) = Language::ALL.into_iter().find(|one| tag.trim().eq_ignore_ascii_case(one.tag())) {
        return Ok(language);
    }
    match key(cell).as_str() {
        "e" | "a" | "an" | "ang" | "eng" | "english" | "anglais" | "anglaise" => Ok(Language::En),
        "f" | "fra" | "fre" | "french" | "francais" | "francaise" => Ok(Language::Fr),
        _ => Err(Problem::UnknownLanguage),
    }
}

/// What a status says that may be written to.
const MAY: [&str; 29] = [
    "abonne",
    "abonnee",
    "accepte",
    "actif",
    "active",
    "confirme",
    "confirmed",
    "confirmee",
    "consent",
    "enabled",
    "granted",
    "inscrit",
    "inscrite",
    "member",
    "membre",
    "o",
    "ok",
    "on",
    "optedin",
    "optin",
    "optinconfirmed",
    "oui",
    "subscribed",
    "t",
    "true",
    "valid",
    "verified",
    "vrai",
    "y",
];

/// What a status says that may not; any of these, anywhere in it.
const MAY_NOT: [&str; 35] = [
    "unsub",
    "notsub",
    "nonsub",
    "neversub",
    "desabonn",
    "nonabonn",
    "desinscri",
    "noninscri",
    "optout",
    "optedout",
    "bounc",
    "rebond",
    "blocklist",
    "blacklist",
    "blocked",
    "bloque",
    "disabled",
    "desactiv",
    "unreachable",
    "injoignable",
    "complain",
    "plainte",
    "spam",
    "suppress",
    "cleaned",
    "inactiv",
    "inactif",
    "unconfirm",
    "notconfirm",
    "nonconfirm",
    "pending",
    "enattente",
    "withdrawn",
    "deceased",
    "decede",
];

/// Whether a status means that the person may not be written to: unsubscribed, blocked, bounced, or an
/// address that nobody confirmed.
pub(crate) fn is_unsubscribed(cell: &str) -> Result<bool, Problem> {
    if ["subscribed", "enabled", "active"].iter().any(|usual| cell.eq_ignore_ascii_case(usual)) {
        return Ok(false);
    }
    let key = key(cell);
    if matches!(key.as_str(), "yes" | "1") || MAY.binary_search(&key.as_str()).is_ok() {
        Ok(false)
    } else if is_no(&key) || key == "invalid" || MAY_NOT.iter().any(|word| key.contains(word)) {
        Ok(true)
    } else {
        Err(Problem::UnknownStatus)
    }
}

/// Whether a cell of a column `Unsubscribed` says yes. A date there says when, and so yes.
pub(crate) fn says_unsubscribed(cell: &str) -> bool {
    let key = key(cell);
    let is_dash = cell.chars().all(|c| matches!(c, '-' | '\u{2010}'..='\u{2015}' | '/' | '.'));
    !(is_dash || is_no(&key) || matches!(key.as_str(), "na" | "subscribed" | "abonne" | "abonnee"))
}

fn is_no(key: &str) -> bool {
    matches!(key, "no" | "non" | "n" | "false" | "faux" | "f" | "0" | "off" | "never" | "jamais" | "none")
}

/// A day, with or without a time behind it: `2024-05-31`, `2024/05/31`, `20240531`, `31/05/2024`. Where
/// day and month could be either, it is neither.
pub(crate) fn date(cell: &str) -> Result<Date, Problem> {
    let day = cell.split([' ', '\u{a0}', 'T', 't']).next().unwrap_or_default();
    let mut parts = day.split(['-', '/', '.']);
    let (year, month, day) = match (parts.next(), parts.next(), parts.next(), parts.next()) {
        (Some(whole), None, None, None) if whole.len() == 8 && whole.is_ascii() => {
            (number(&whole[..4])?, number(&whole[4..6])?, number(&whole[6..])?)
        }
        (Some(year), Some(month), Some(day), None) if year.len() == 4 => {
            (number(year)?, number(month)?, number(day)?)
        }
        (Some(a), Some(b), Some(year), None) if year.len() == 4 => {
            let (month, day) = match (number(a)?, number(b)?) {
                (a, b) if a == b || b > 12 => (a, b),
                (a, b) if a > 12 => (b, a),
                _ => return Err(Problem::AmbiguousDate),
            };
            (number(year)?, month, day)
        }
        _ => return Err(Problem::NotADate),
    };
    let small = |n| i8::try_from(n).map_err(|_| Problem::NotADate);
    if year < 1900 {
        return Err(Problem::NotADate);
    }
    Date::new(year, small(month)?, small(day)?).map_err(|_| Problem::NotADate)
}

fn number(digits: &str) -> Result<i16, Problem> {
    let fits = (1..=4).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    if fits { digits.parse().map_err(|_| Problem::NotADate) } else { Err(Problem::NotADate) }
}

/// A text of several lines; nothing if no text is left.
pub(crate) fn text(cell: &str, max: usize) -> Result<Option<String>, Problem> {
    match text_rules::paragraphs(cell, max) {
        Ok(text) => Ok(Some(text)),
        Err(TextProblem::Empty) => Ok(None),
        Err(TextProblem::TooLong(_)) => Err(Problem::TextTooLong),
        Err(TextProblem::Forbidden) => Err(Problem::ForbiddenCharacter),
    }
}

/// Tags, as they stand between commas, semicolons and bars.
pub(crate) fn tags(cell: &str) -> impl Iterator<Item = &str> {
    cell.split([',', ';', '|']).map(str::trim).filter(|tag| !tag.is_empty())
}

/// The members of a JSON object that are a text, a number, or true or false. `null` is no object and
/// no fault.
pub(crate) fn members(cell: &str) -> Result<Vec<(String, String)>, Problem> {
    use serde_json::Value;
    let members = match serde_json::from_str(cell) {
        Ok(Value::Object(members)) => members,
        Ok(Value::Null) => return Ok(Vec::new()),
        _ => return Err(Problem::NotJson),
    };
    let scalar = |value| match value {
        Value::String(text) => Some(text),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(is) => Some(is.to_string()),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    };
    Ok(members.into_iter().filter_map(|(name, value)| Some((name, scalar(value)?))).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_as_mail_programs_write_them() {
        for cell in
            ["a@b.co", "Amina Roy <a@b.co>", "\"Roy, A\" <a@b.co>", "mailto:a@b.co", "\u{200B}a@b.co\u{FEFF}"]
        {
            assert_eq!(email(cell).unwrap().as_str(), "a@b.co", "{cell}");
        }
        for cell in ["a@b", "a@b.co; c@d.co", "Amina <a@b.co", "<>"] {
            assert_eq!(email(cell), Err(Problem::NotAnAddress), "{cell}");
        }
    }

    #[test]
    fn whole_names_are_split() {
        for (cell, given, family) in [
            ("Amina Roy", "Amina", "Roy"),
            ("Roy, Amina", "Amina", "Roy"),
            ("Anne-Marie de Grandpré", "Anne-Marie de", "Grandpré"),
            ("de Grandpré, Anne-Marie", "Anne-Marie", "de Grandpré"),
            ("Amina", "Amina", ""),
            ("Roy,", "", "Roy"),
        ] {
            assert_eq!(split_name(cell), (given, family));
        }
    }

    #[test]
    fn languages_by_tag_and_name() {
        for cell in ["fr", "FR-ca", "fr_CA", "Français", "francais", "French", "F"] {
            assert_eq!(language(cell), Ok(Language::Fr), "{cell}");
        }
        for cell in ["en", "EN-CA", "Anglais", "English", "E"] {
            assert_eq!(language(cell), Ok(Language::En), "{cell}");
        }
        assert_eq!(language("es"), Err(Problem::UnknownLanguage));
    }

    #[test]
    fn statuses_of_many_products() {
        assert!(MAY.is_sorted());
        for cell in ["enabled", "Subscribed", "active", "Actif", "oui", "TRUE", "1", "abonné(e)", "Yes"] {
            assert_eq!(is_unsubscribed(cell), Ok(false), "{cell}");
        }
        for cell in [
            "unsubscribed",
            "Blocklisted",
            "disabled",
            "bounced",
            "bouncing",
            "Spam complaint",
            "unreachable",
            "Désabonné",
            "False",
            "non",
            "0",
            "Opted-out (2019)",
            "unconfirmed",
            "previous bounce",
        ] {
            assert_eq!(is_unsubscribed(cell), Ok(true), "{cell}");
        }
        for cell in ["permanent", "?", "retraitée", "invalidité"] {
            assert_eq!(is_unsubscribed(cell), Err(Problem::UnknownStatus), "{cell}");
        }
        assert!(says_unsubscribed("oui") && says_unsubscribed("2019-03-01") && says_unsubscribed("✓"));
        assert!(!says_unsubscribed("Non") && !says_unsubscribed("FALSE") && !says_unsubscribed("-"));
    }

    #[test]
    fn dates_that_mean_one_day() {
        for cell in [
            "2024-05-31",
            "2024/5/31",
            "2024.05.31",
            "20240531",
            "31/05/2024",
            "05/31/2024",
            "31.5.2024",
            "2024-05-31T23:10:00Z",
            "2024-05-31 23:10:00 UTC",
        ] {
            assert_eq!(date(cell), Ok(jiff::civil::date(2024, 5, 31)), "{cell}");
        }
        assert_eq!(date("05/05/2024"), Ok(jiff::civil::date(2024, 5, 5)));
        assert_eq!(date("03/04/2024"), Err(Problem::AmbiguousDate));
        for cell in ["", "31/05/24", "2024-13-01", "2023-02-29", "soon", "0001-01-01", "1-2-3-4", "é024-05-3"]
        {
            assert_eq!(date(cell), Err(Problem::NotADate), "{cell}");
        }
    }

    #[test]
    fn attributes_are_members_of_an_object() {
        let mut found =
            members(r#"{"local":"79","years":12,"steward":true,"x":null,"list":[1],"in":{}}"#).unwrap();
        found.sort();
        let found: Vec<_> = found.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        assert_eq!(found, [("local", "79"), ("steward", "true"), ("years", "12")]);
        assert_eq!(members("null"), Ok(vec![]));
        for cell in ["[]", "{", "12", "x"] {
            assert_eq!(members(cell), Err(Problem::NotJson), "{cell}");
        }
        assert_eq!(members(&"[".repeat(100_000)), Err(Problem::NotJson));
    }
}
