//! What a signer fills in, read field by field: either a signature that can be kept, or every field
//! that has to be mended.

use serde::{Deserialize, Serialize};

use crate::campaign::{Action, Campaign, Kind};
use crate::comment::Comment;
use crate::email_address::EmailAddress;
use crate::language::Language;
use crate::person_name::PersonName;
use crate::postal_code::PostalCode;
use crate::text_rules::TextProblem;

/// How a signer is shown in public. The numbers are what the database stores.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[repr(i64)]
pub enum Display {
    /// Not at all.
    #[default]
    Nothing = 0,
    /// As "Amina, Sudbury".
    FirstNameTown = 1,
    /// As "Amina Diallo".
    FullName = 2,
}

impl Display {
    /// All of them, by their number.
    pub const ALL: [Self; 3] = [Self::Nothing, Self::FirstNameTown, Self::FullName];

    /// Its name in forms and in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Nothing => "nothing",
            Self::FirstNameTown => "first_name_town",
            Self::FullName => "full_name",
        }
    }

    /// The one with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|display| display.name() == name)
    }

    /// The one with this number; an unknown number shows nothing.
    #[must_use]
    pub fn from_number(number: i64) -> Self {
        Self::ALL.into_iter().find(|&display| display as i64 == number).unwrap_or_default()
    }
}

/// A field of the signing form, by its name there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// First name.
    GivenName,
    /// Last name.
    FamilyName,
    /// E-mail address.
    EmailAddress,
    /// Postal code.
    PostalCode,
    /// A pledge's commitments.
    Commitments,
    /// The comment.
    Comment,
    /// How to be shown.
    Display,
    /// The consent boxes.
    Consent,
}

impl Field {
    /// Its name in forms and in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::GivenName => "given_name",
            Self::FamilyName => "family_name",
            Self::EmailAddress => "email_address",
            Self::PostalCode => "postal_code",
            Self::Commitments => "commitments",
            Self::Comment => "comment",
            Self::Display => "display",
            Self::Consent => "consent",
        }
    }
}

/// What is wrong with a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It has to be filled in.
    Missing,
    /// It has more characters than this.
    TooLong(usize),
    /// It has characters that cannot be used.
    Forbidden,
    /// It is not an e-mail address.
    NotAnAddress,
    /// It is not a Canadian postal code.
    NotAPostalCode,
    /// It is none of the choices.
    UnknownChoice,
    /// The action takes no comments.
    NotAsked,
}

/// What was typed, as it came: kept so that a form with a fault loses nothing.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Typed {
    /// First name.
    pub given_name: String,
    /// Last name.
    pub family_name: String,
    /// E-mail address.
    pub email_address: String,
    /// Postal code.
    pub postal_code: String,
    /// One of [`Display`]'s names; none means nothing.
    pub display: String,
    /// The comment.
    pub comment: String,
    /// Keys of the commitments that were ticked.
    pub commitments: Vec<String>,
    /// `organisation:version` of each consent box that was ticked.
    pub consent: Vec<String>,
    /// The language of the page: `en` or `fr`.
    pub language: String,
}

/// An organisation and the version of its wording that was agreed to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Consent {
    /// The organisation's slug.
    pub organisation: String,
    /// The wording's version.
    pub version: i64,
}

/// A signature whose every field has been read. Its `Debug` prints nothing of the person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignatureForm {
    /// First name.
    pub given_name: PersonName,
    /// Last name.
    pub family_name: PersonName,
    /// E-mail address.
    pub email_address: EmailAddress,
    /// Postal code.
    pub postal_code: PostalCode,
    /// How to be shown.
    pub display: Display,
    /// The comment.
    pub comment: Option<Comment>,
    /// Keys of the commitments made, in the action's order.
    pub commitments: Vec<String>,
    /// The consents given.
    pub consents: Vec<Consent>,
}

/// Collects the faults while the fields are read.
#[derive(Default)]
struct Faults(Vec<(Field, Fault)>);

impl Faults {
    fn take<T>(&mut self, field: Field, read: Result<T, Fault>) -> Option<T> {
        read.map_err(|fault| self.0.push((field, fault))).ok()
    }
}

fn name(raw: &str) -> Result<PersonName, Fault> {
    PersonName::parse(raw).map_err(Fault::from)
}

impl From<TextProblem> for Fault {
    fn from(problem: TextProblem) -> Self {
        match problem {
            TextProblem::Empty => Self::Missing,
            TextProblem::TooLong(max) => Self::TooLong(max),
            TextProblem::Forbidden => Self::Forbidden,
        }
    }
}

fn required<T>(raw: &str, read: impl FnOnce(&str) -> Result<T, Fault>) -> Result<T, Fault> {
    if raw.trim().is_empty() { Err(Fault::Missing) } else { read(raw) }
}

/// A name and a postal code that somebody corrects; what was left empty is not known. Its `Debug` prints
/// nothing of the person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// First name.
    pub given_name: Option<PersonName>,
    /// Last name.
    pub family_name: Option<PersonName>,
    /// Postal code.
    pub postal_code: Option<PostalCode>,
}

fn known<T>(asked: bool, raw: &str, read: impl FnOnce(&str) -> Result<T, Fault>) -> Result<Option<T>, Fault> {
    if !asked && raw.trim().is_empty() { Ok(None) } else { required(raw, read).map(Some) }
}

impl Typed {
    /// Reads a name and a postal code that somebody corrects; all `asked` if they stand in a signature.
    ///
    /// # Errors
    /// Every field that has to be mended, in the order of the form.
    pub fn read_correction(&self, asked: bool) -> Result<Correction, Vec<(Field, Fault)>> {
        let mut faults = Faults::default();
        let given_name = faults.take(Field::GivenName, known(asked, &self.given_name, name));
        let family_name = faults.take(Field::FamilyName, known(asked, &self.family_name, name));
        let code = |raw: &str| PostalCode::parse(raw).map_err(|_| Fault::NotAPostalCode);
        let postal_code = faults.take(Field::PostalCode, known(asked, &self.postal_code, code));
        match (given_name, family_name, postal_code) {
            (Some(given_name), Some(family_name), Some(postal_code)) => {
                Ok(Correction { given_name, family_name, postal_code })
            }
            _ => Err(faults.0),
        }
    }

    /// Reads every field for an action of a campaign.
    ///
    /// # Errors
    /// Every field that has to be mended, in the order of the form.
    pub fn read(&self, campaign: &Campaign, action: &Action) -> Result<SignatureForm, Vec<(Field, Fault)>> {
        let mut faults = Faults::default();
        let given_name = faults.take(Field::GivenName, required(&self.given_name, name));
        let family_name = faults.take(Field::FamilyName, required(&self.family_name, name));
        let email_address = faults.take(
            Field::EmailAddress,
            required(&self.email_address, |raw| EmailAddress::parse(raw).map_err(|_| Fault::NotAnAddress)),
        );
        let postal_code = faults.take(
            Field::PostalCode,
            required(&self.postal_code, |raw| PostalCode::parse(raw).map_err(|_| Fault::NotAPostalCode)),
        );
        let commitments = faults.take(Field::Commitments, self.commitments(action));
        let comment = faults.take(Field::Comment, self.comment(action));
        let display = faults.take(Field::Display, self.display());
        let consents = faults.take(Field::Consent, self.consents(campaign));
        match (given_name, family_name, email_address, postal_code, commitments, comment, display, consents) {
            (
                Some(given_name),
                Some(family_name),
                Some(email_address),
                Some(postal_code),
                Some(commitments),
                Some(comment),
                Some(display),
                Some(consents),
            ) => Ok(SignatureForm {
                given_name,
                family_name,
                email_address,
                postal_code,
                display,
                comment,
                commitments,
                consents,
            }),
            _ => Err(faults.0),
        }
    }

    fn display(&self) -> Result<Display, Fault> {
        if self.display.is_empty() {
            return Ok(Display::Nothing);
        }
        Display::from_name(&self.display).ok_or(Fault::UnknownChoice)
    }

    fn comment(&self, action: &Action) -> Result<Option<Comment>, Fault> {
        match Comment::parse(&self.comment)? {
            Some(_) if !action.comments => Err(Fault::NotAsked),
            comment => Ok(comment),
        }
    }

    fn commitments(&self, action: &Action) -> Result<Vec<String>, Fault> {
        let known = |key: &String| action.commitments.iter().any(|c| c.key == *key);
        if !self.commitments.iter().all(known) {
            return Err(Fault::UnknownChoice);
        }
        let made: Vec<String> = action
            .commitments
            .iter()
            .filter(|c| self.commitments.contains(&c.key))
            .map(|c| c.key.clone())
            .collect();
        if action.kind == Kind::Pledge && made.is_empty() { Err(Fault::Missing) } else { Ok(made) }
    }

    /// A wording of today or of an earlier version is taken: it is what the person saw.
    fn consents(&self, campaign: &Campaign) -> Result<Vec<Consent>, Fault> {
        let mut given: Vec<Consent> = Vec::new();
        for raw in &self.consent {
            let (organisation, version) = raw.split_once(':').ok_or(Fault::UnknownChoice)?;
            let version: i64 = version.parse().map_err(|_| Fault::UnknownChoice)?;
            let asked = campaign
                .consents
                .iter()
                .any(|c| c.organisation == organisation && (1..=c.version).contains(&version));
            if !asked {
                return Err(Fault::UnknownChoice);
            }
            if !given.iter().any(|c| c.organisation == organisation) {
                given.push(Consent { organisation: organisation.to_owned(), version });
            }
        }
        Ok(given)
    }

    /// The language of the page, or else `fallback`.
    #[must_use]
    pub fn language(&self, fallback: Language) -> Language {
        Language::from_tag(&self.language).unwrap_or(fallback)
    }
}
