//! What a column of a file may hold, by the names that forms use; and what a plan still lacks.

use commonfront_domain::Micros;
use commonfront_domain::person::{Basis, folded, implied_until};
use commonfront_people_file::Column;

use super::plan::Plan;

/// What can be chosen for a column, in the order in which it is offered.
pub const FIELDS: [&str; 15] = [
    "email",
    "given_name",
    "family_name",
    "full_name",
    "postal_code",
    "language",
    "tags",
    "notes",
    "status",
    "unsubscribed",
    "consented_at",
    "membership_ends",
    "attributes",
    "custom",
    "ignore",
];

/// A column's name in forms.
#[must_use]
pub fn name(column: &Column) -> &'static str {
    match column {
        Column::Email => "email",
        Column::GivenName => "given_name",
        Column::FamilyName => "family_name",
        Column::FullName => "full_name",
        Column::PostalCode => "postal_code",
        Column::Language => "language",
        Column::Tags => "tags",
        Column::Notes => "notes",
        Column::Status => "status",
        Column::Unsubscribed => "unsubscribed",
        Column::ConsentedAt => "consented_at",
        Column::MembershipEnds => "membership_ends",
        Column::Attributes => "attributes",
        Column::Custom(_) => "custom",
        Column::Ignore => "ignore",
    }
}

/// The column with a name; `own` is what a custom field is called. Nothing if there is no such choice.
#[must_use]
pub fn column(name: &str, own: &str) -> Option<Column> {
    Some(match name {
        "email" => Column::Email,
        "given_name" => Column::GivenName,
        "family_name" => Column::FamilyName,
        "full_name" => Column::FullName,
        "postal_code" => Column::PostalCode,
        "language" => Column::Language,
        "tags" => Column::Tags,
        "notes" => Column::Notes,
        "status" => Column::Status,
        "unsubscribed" => Column::Unsubscribed,
        "consented_at" => Column::ConsentedAt,
        "membership_ends" => Column::MembershipEnds,
        "attributes" => Column::Attributes,
        "custom" => match Column::custom(own) {
            Column::Ignore => return None,
            custom => custom,
        },
        "ignore" => Column::Ignore,
        _ => return None,
    })
}

/// What a plan lacks before anybody can be taken in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lack {
    /// No column holds the addresses.
    Email,
    /// Two columns hold the same.
    Twice,
    /// Nobody has said why the people may be written to.
    Basis,
    /// Where the proof of their consent is.
    Proof,
    /// When the membership ends, or that it goes on.
    End,
    /// It ended too long ago.
    Ended,
}

impl Lack {
    /// The control that it is about.
    #[must_use]
    pub fn field(self) -> &'static str {
        match self {
            Self::Email | Self::Twice => "columns",
            Self::Basis => "basis",
            Self::Proof => "proof",
            Self::End | Self::Ended => "ends",
        }
    }

    /// The key of what to do about it.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Email => "imports-lack-email",
            Self::Twice => "imports-lack-twice",
            Self::Basis => "imports-lack-basis",
            Self::Proof => "imports-lack-proof",
            Self::End => "imports-lack-end",
            Self::Ended => "imports-lack-ended",
        }
    }
}

/// Whether a person has only one of what a column holds.
fn is_single(column: &Column) -> bool {
    !matches!(
        column,
        Column::Tags | Column::Status | Column::Unsubscribed | Column::Attributes | Column::Ignore
    )
}

fn same(one: &Column, other: &Column) -> bool {
    match (one, other) {
        (Column::Custom(one), Column::Custom(other)) => folded(one) == folded(other),
        _ => one == other,
    }
}

/// What a plan lacks.
#[must_use]
pub fn lacks(plan: &Plan, now: Micros) -> Vec<Lack> {
    let mut lacks = Vec::new();
    if !plan.has_addresses() {
        lacks.push(Lack::Email);
    }
    let twice = plan.columns.iter().enumerate().any(|(place, column)| {
        is_single(column) && plan.columns.iter().skip(place + 1).any(|other| same(column, other))
    });
    if twice {
        lacks.push(Lack::Twice);
    }
    match plan.basis {
        Some(Basis::Express) if plan.proof.trim().is_empty() => lacks.push(Lack::Proof),
        Some(Basis::Express) => {}
        Some(Basis::Membership) => match plan.membership_ends {
            None if plan.still_members => {}
            None => lacks.push(Lack::End),
            Some(ends) if implied_until(ends) < now => lacks.push(Lack::Ended),
            Some(_) => {}
        },
        _ => lacks.push(Lack::Basis),
    }
    lacks
}

#[cfg(test)]
mod tests {
    use super::*;
    use commonfront_domain::Language;

    #[test]
    fn every_choice_is_a_column() {
        for field in FIELDS {
            let column = column(field, "Local").unwrap();
            assert_eq!(name(&column), field);
        }
        assert_eq!((column("custom", " "), column("phone", "")), (None, None));
    }

    #[test]
    fn a_plan_lacks_a_basis_until_somebody_says_one() {
        let now = 1_795_262_400_000_000;
        let mut plan = Plan::guess("a.csv", b"Email,Local\na@b.co,7\n", Language::En);
        assert_eq!(lacks(&plan, now), [Lack::Basis]);
        plan.basis = Some(Basis::Express);
        assert_eq!(lacks(&plan, now), [Lack::Proof]);
        plan.basis = Some(Basis::Membership);
        assert_eq!(lacks(&plan, now), [Lack::End]);
        plan.membership_ends = Some(jiff::civil::date(2024, 1, 1));
        assert_eq!(lacks(&plan, now), [Lack::Ended]);
        plan.membership_ends = Some(jiff::civil::date(2025, 1, 1));
        assert_eq!(lacks(&plan, now), []);
        plan.columns = vec![Column::Custom("Local".into()), Column::Custom("local ".into())];
        assert_eq!(lacks(&plan, now), [Lack::Email, Lack::Twice]);
    }
}
