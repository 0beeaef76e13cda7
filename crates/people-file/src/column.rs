//! What the columns of a file hold, guessed from their names for somebody to look over.

use commonfront_domain::{EmailAddress, Language, PostalCode, text_rules};
use serde::{Deserialize, Serialize};

use crate::headers::{self, Sureness};
use crate::origin::Origin;
use crate::record::Record;

/// What a column holds.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Column {
    /// The e-mail address.
    Email,
    /// The given name.
    GivenName,
    /// The family name.
    FamilyName,
    /// Both names, to be split: `Amina Roy` or `Roy, Amina`. Counts only where the two are empty.
    FullName,
    /// The Canadian postal code.
    PostalCode,
    /// English or French.
    Language,
    /// Tags, between commas, semicolons or bars.
    Tags,
    /// Notes of the union's own.
    Notes,
    /// A field of the union's own, with its name.
    Custom(String),
    /// Whether the person may be written to: `subscribed`, `bounced`, `oui`.
    Status,
    /// The other way round: anything but a no means that the person may not be written to.
    Unsubscribed,
    /// The day on which the person agreed to be written to.
    ConsentedAt,
    /// The day on which the membership ends or ended.
    MembershipEnds,
    /// A JSON object: its members that are texts, numbers, true or false become fields of the union's
    /// own; lists and objects in it are not taken.
    Attributes,
    /// Nothing that is to be taken.
    Ignore,
}

impl Column {
    /// The longest name of a field of a union's own, in characters.
    pub const MAX_NAME: usize = 60;

    /// A field of the union's own under this name, shortened if need be; [`Column::Ignore`] if nothing
    /// usable is left of it.
    #[must_use]
    pub fn custom(name: &str) -> Self {
        let short: String = name.trim().chars().take(Self::MAX_NAME).collect();
        text_rules::line(&short, Self::MAX_NAME).map_or(Self::Ignore, Self::Custom)
    }

    /// The name under which [`PeopleWriter`](crate::PeopleWriter) writes the column; [`recognise`]
    /// knows it again.
    #[must_use]
    pub fn title(&self, language: Language) -> &str {
        headers::title(self, language)
    }

    /// The columns of a file without a header, by one of its records: the address and the postal code
    /// are known by their shape, and nothing else is.
    #[must_use]
    pub fn guess(record: &Record) -> Vec<Self> {
        let mut columns: Vec<Self> = Vec::with_capacity(record.len());
        for cell in record.iter() {
            let guess = if EmailAddress::parse(cell).is_ok() {
                Self::Email
            } else if PostalCode::parse(cell).is_ok() {
                Self::PostalCode
            } else {
                Self::Ignore
            };
            columns.push(if columns.contains(&guess) { Self::Ignore } else { guess });
        }
        columns
    }

    /// Whether a person has only one of it.
    fn is_single(&self) -> bool {
        !matches!(
            self,
            Self::Tags
                | Self::Custom(_)
                | Self::Status
                | Self::Unsubscribed
                | Self::Attributes
                | Self::Ignore
        )
    }
}

/// What the columns with these names hold, in order. Names are compared without case, accents and
/// punctuation. What is not known is kept under its own name.
#[must_use]
pub fn recognise<S: AsRef<str>>(names: &[S]) -> Vec<Column> {
    let keys: Vec<String> = names.iter().map(|name| headers::key(name.as_ref())).collect();
    let origin = Origin::of_keys(&keys);
    let mut found: Vec<_> = keys.iter().map(|key| headers::known(key, origin)).collect();
    family_name_beside_given_name(&mut found);
    let mut columns: Vec<Column> = Vec::with_capacity(names.len());
    for (place, name) in names.iter().enumerate() {
        let column = match found.get(place) {
            Some(Some((column, sureness))) if is_the_one(&found, place, column, *sureness) => column.clone(),
            _ => under_own_name(name.as_ref(), &columns),
        };
        columns.push(column);
    }
    columns
}

/// What is known of each column, if anything.
type Found = [Option<(Column, Sureness)>];

/// `Nom` is the whole name where it stands alone, and the family name beside `Prénom`.
fn family_name_beside_given_name(found: &mut Found) {
    let has = |found: &Found, column| found.iter().flatten().any(|(one, _)| *one == column);
    if has(found, Column::GivenName)
        && !has(found, Column::FamilyName)
        && let Some((column, _)) = found.iter_mut().flatten().find(|(one, _)| *one == Column::FullName)
    {
        *column = Column::FamilyName;
    }
}

/// Whether no other column is more surely the same, nor as surely and further left.
fn is_the_one(found: &Found, place: usize, column: &Column, sureness: Sureness) -> bool {
    !column.is_single()
        || !found.iter().enumerate().any(|(other, known)| {
            known.as_ref().is_some_and(|(same, other_sureness)| {
                same == column && (*other_sureness, other) < (sureness, place)
            })
        })
}

/// A field of the union's own; a second one with the same name gets a number.
fn under_own_name(name: &str, before: &[Column]) -> Column {
    let column = Column::custom(name);
    let Column::Custom(first) = &column else {
        return column;
    };
    let mut given = column.clone();
    let mut number = 2;
    while before.contains(&given) {
        given = Column::Custom(format!("{first} ({number})"));
        number += 1;
    }
    given
}

#[cfg(test)]
mod tests {
    use super::*;
    use Column::*;

    fn of(header: &str) -> Vec<Column> {
        recognise(&header.split(',').collect::<Vec<_>>())
    }

    fn custom(name: &str) -> Column {
        Custom(name.to_owned())
    }

    #[test]
    fn spreadsheets_in_both_languages_are_read() {
        assert_eq!(
            of("Courriel,Prénom,Nom,Code postal,Langue,Étiquettes,Remarques,No de membre"),
            [Email, GivenName, FamilyName, PostalCode, Language, Tags, Notes, custom("No de membre")]
        );
        assert_eq!(
            of(
                "E-MAIL ADDRESS,First_Name,Last Name,Postal Code,Preferred language,Opt-out,Membership end date"
            ),
            [Email, GivenName, FamilyName, PostalCode, Language, Unsubscribed, MembershipEnds]
        );
        assert_eq!(of("Nom,Courriel"), [FullName, Email]);
        assert_eq!(of("Nom complet,Prénom,Nom de famille"), [FullName, GivenName, FamilyName]);
    }

    #[test]
    fn the_files_of_other_products_are_read() {
        assert_eq!(
            of("uuid,email,name,attributes,status,created_at,updated_at"),
            [Ignore, Email, FullName, Attributes, Status, Ignore, Ignore]
        );
        assert_eq!(
            of(
                "uuid,first_name,last_name,email,zip_code,can2_user_city,can2_user_tags,can2_subscription_status,can2_sms_status,can2_subscription_date"
            ),
            [
                Ignore,
                GivenName,
                FamilyName,
                Email,
                PostalCode,
                custom("can2_user_city"),
                Tags,
                Status,
                custom("can2_sms_status"),
                ConsentedAt
            ]
        );
        assert_eq!(
            of("Email,First name,Last name,Data,Status,External ID"),
            [Email, GivenName, FamilyName, Attributes, Status, custom("External ID")]
        );
        assert_eq!(
            of("first_name,last_name,phone,email,subscribed_to_mailinglist,confirmed"),
            [GivenName, FamilyName, custom("phone"), Email, Status, Status]
        );
    }

    #[test]
    fn an_address_at_home_goes_before_one_at_work() {
        assert_eq!(of("Courriel travail,Courriel"), [custom("Courriel travail"), Email]);
        assert_eq!(of("Email,Personal email"), [custom("Email"), Email]);
        assert_eq!(of("Work email"), [Email]);
    }

    #[test]
    fn fields_of_the_unions_own_have_names_of_their_own() {
        assert_eq!(
            of("Local,Local,,SIN,\u{202e}"),
            [custom("Local"), custom("Local (2)"), Ignore, Ignore, Ignore]
        );
        assert_eq!(of(&"x".repeat(99)), [custom(&"x".repeat(60))]);
        assert_eq!(of("data,attributes"), [custom("data"), custom("attributes")]);
    }

    #[test]
    fn a_file_without_header_gives_its_addresses_away() {
        let record = ["Amina", "a@b.co", "K1N 6N5", "c@d.co"].into_iter().collect();
        assert_eq!(Column::guess(&record), [Ignore, Email, PostalCode, Ignore]);
    }

    #[test]
    fn columns_can_be_stored() {
        let columns = vec![Email, custom("Local"), Ignore];
        let stored = serde_json::to_string(&columns).unwrap();
        assert_eq!(stored, r#"["email",{"custom":"Local"},"ignore"]"#);
        assert_eq!(serde_json::from_str::<Vec<Column>>(&stored).unwrap(), columns);
    }
}
