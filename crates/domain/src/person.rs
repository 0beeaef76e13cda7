//! A person as an organisation holds her, and what she can be found by.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::clock::{DAY, Micros, timestamp};

/// What is held of a person; sealed wherever it is kept. Its `Debug` prints nothing of her.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// E-mail address.
    #[serde(rename = "e", default)]
    pub email_address: String,
    /// First name.
    #[serde(rename = "g", default, skip_serializing_if = "String::is_empty")]
    pub given_name: String,
    /// Last name.
    #[serde(rename = "f", default, skip_serializing_if = "String::is_empty")]
    pub family_name: String,
    /// Postal code, `A1A 1A1`.
    #[serde(rename = "p", default, skip_serializing_if = "String::is_empty")]
    pub postal_code: String,
    /// Words that the organisation has put to her.
    #[serde(rename = "t", default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// Fields of the organisation's own, by their names.
    #[serde(rename = "c", default, skip_serializing_if = "BTreeMap::is_empty")]
    pub custom: BTreeMap<String, String>,
    /// Actions that she signed and consented with.
    #[serde(rename = "s", default, skip_serializing_if = "Vec::is_empty")]
    pub signed: Vec<i64>,
    /// Imports that she came with.
    #[serde(rename = "i", default, skip_serializing_if = "Vec::is_empty")]
    pub imports: Vec<i64>,
}

impl fmt::Debug for Person {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Person")
    }
}

/// Whether an organisation may write to a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MailStatus {
    /// It may.
    Subscribed = 0,
    /// She has said no.
    Unsubscribed = 1,
    /// Her mailbox does not take mail.
    Undeliverable = 2,
}

/// Why an organisation may hold a person and write to her.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// She consented on a form of this server; the ledger has the words.
    Form = 0,
    /// She consented elsewhere, and the organisation can prove it.
    Express = 1,
    /// She is, or was, a member: consent is implied, and runs out (CASL, section 10(9) to (13)).
    Membership = 2,
}

impl MailStatus {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Subscribed, Self::Unsubscribed, Self::Undeliverable];

    /// The status with this number; an unknown one may not be written to.
    #[must_use]
    pub fn from_number(number: i64) -> Self {
        Self::ALL.into_iter().find(|&status| status as i64 == number).unwrap_or(Self::Unsubscribed)
    }
}

impl Basis {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Form, Self::Express, Self::Membership];

    /// The basis with this number; an unknown one counts as consent on a form, which ends with it.
    #[must_use]
    pub fn from_number(number: i64) -> Self {
        Self::ALL.into_iter().find(|&basis| basis as i64 == number).unwrap_or(Self::Form)
    }
}

/// How long consent is implied after a membership has ended: two years (CASL, section 10(9) and (13)).
#[must_use]
pub fn implied_until(membership_ends: jiff::civil::Date) -> Micros {
    let two_years = jiff::Span::new().years(2);
    let until = membership_ends.checked_add(two_years).unwrap_or(membership_ends);
    let midnight = until.to_zoned(jiff::tz::TimeZone::UTC).map(|zoned| zoned.timestamp().as_microsecond());
    // The whole of the last day, wherever in Canada it ends.
    midnight.unwrap_or(0).saturating_add(DAY + DAY / 2)
}

/// The last day of an implied consent that runs out at a moment that [`implied_until`] has given.
#[must_use]
pub fn implied_last_day(until: Micros) -> jiff::civil::Date {
    timestamp(until.saturating_sub(DAY + DAY / 2)).to_zoned(jiff::tz::TimeZone::UTC).date()
}

/// Something that a person can be found by: what kind of thing, and which.
pub type Facet = (&'static str, String);

/// What the database's columns say of a person beside what is sealed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Whether she may be written to.
    pub mail_status: MailStatus,
    /// Why she is held.
    pub basis: Basis,
    /// When she came.
    pub created_at: Micros,
}

/// A label's spelling for comparing: trimmed, in lower case.
#[must_use]
pub fn folded(label: &str) -> String {
    label.trim().to_lowercase()
}

/// The value of a custom field's facet.
#[must_use]
pub fn field_facet(name: &str, value: &str) -> String {
    format!("{}\u{1f}{}", folded(name), folded(value))
}

impl Person {
    /// First and last name, or the address of who has none.
    #[must_use]
    pub fn name(&self) -> String {
        let name = format!("{} {}", self.given_name, self.family_name);
        if name.trim().is_empty() { self.email_address.clone() } else { name.trim().to_owned() }
    }

    /// Everything that she is found by, her names apart.
    #[must_use]
    pub fn facets(&self, language: &str, standing: Standing) -> Vec<Facet> {
        let mut facets: Vec<Facet> = vec![
            ("all", String::new()),
            ("language", language.to_owned()),
            ("mail", (standing.mail_status as i64).to_string()),
            ("basis", (standing.basis as i64).to_string()),
            ("month", month(standing.created_at)),
        ];
        let domain = self.email_address.rsplit('@').next().unwrap_or_default();
        facets.push(("domain", domain.to_lowercase()));
        if let Some(letter) = self.postal_code.get(..1) {
            facets.push(("area", letter.to_owned()));
        }
        if let Some(area) = self.postal_code.get(..3) {
            facets.push(("area", area.to_owned()));
        }
        facets.extend(self.tags.iter().map(|tag| ("tag", folded(tag))));
        facets.extend(self.custom.iter().map(|(name, value)| ("field", field_facet(name, value))));
        facets.extend(self.signed.iter().map(|action| ("signed", action.to_string())));
        facets.extend(self.imports.iter().map(|import| ("import", import.to_string())));
        facets
    }

    /// Takes on what is known of the same person from elsewhere: what is missing is filled in, tags and
    /// what was signed are joined, nothing that stands is overwritten.
    pub fn take_on(&mut self, other: &Self) {
        for (mine, theirs) in [
            (&mut self.given_name, &other.given_name),
            (&mut self.family_name, &other.family_name),
            (&mut self.postal_code, &other.postal_code),
        ] {
            if mine.is_empty() {
                mine.clone_from(theirs);
            }
        }
        for tag in &other.tags {
            if !self.tags.iter().any(|mine| folded(mine) == folded(tag)) {
                self.tags.push(tag.clone());
            }
        }
        for (name, value) in &other.custom {
            self.custom.entry(name.clone()).or_insert_with(|| value.clone());
        }
        for (mine, theirs) in [(&mut self.signed, &other.signed), (&mut self.imports, &other.imports)] {
            let new: Vec<i64> = theirs.iter().copied().filter(|id| !mine.contains(id)).collect();
            mine.extend(new);
        }
    }
}

/// The month of a moment (UTC): `2026-11`.
#[must_use]
pub fn month(at: Micros) -> String {
    let date = timestamp(at).to_zoned(jiff::tz::TimeZone::UTC).date();
    format!("{:04}-{:02}", date.year(), date.month())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn implied_consent_runs_two_years_from_the_membership_end() {
        let until = timestamp(implied_until(jiff::civil::date(2024, 2, 29))).to_string();
        assert_eq!(until, "2026-03-01T12:00:00Z", "the 28th of February, to its end in every zone of Canada");
        let last = implied_last_day(implied_until(jiff::civil::date(2024, 2, 29)));
        assert_eq!(last, jiff::civil::date(2026, 2, 28));
    }

    #[test]
    fn what_is_known_is_kept_and_what_is_missing_is_filled_in() {
        let mut mine = Person {
            given_name: "Amina".into(),
            tags: vec!["Nurse".into()],
            signed: vec![1],
            ..Person::default()
        };
        let theirs = Person {
            given_name: "A.".into(),
            family_name: "Diallo".into(),
            tags: vec!["nurse".into(), "steward".into()],
            signed: vec![1, 2],
            ..Person::default()
        };
        mine.take_on(&theirs);
        assert_eq!((mine.name().as_str(), mine.tags.len()), ("Amina Diallo", 2));
        assert_eq!(mine.signed, [1, 2]);
    }
}
