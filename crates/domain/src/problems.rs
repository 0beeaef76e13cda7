//! What has to be mended in a document before people may see it: where, and what. The command line prints
//! it in English; the desk says it in the person's language beside the field.

use std::fmt;

use crate::campaign::{Action, Campaign, Coalition, Kind, Organisation};
use crate::colour::Colour;
use crate::language::{Language, Text};
use crate::slug;

/// The most characters of a line, of a paragraph, and of a text in Markdown.
pub const LINE: usize = 200;
/// See [`LINE`].
pub const PARAGRAPH: usize = 2_000;
/// See [`LINE`].
pub const MARKDOWN: usize = 200_000;

/// Which document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Owner {
    /// The coalition's.
    Coalition,
    /// An organisation's, by its short name.
    Organisation(String),
    /// A campaign's, by its short name.
    Campaign(String),
    /// An action's, by its campaign's short name and its own.
    Action(String, String),
}

/// Which part of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// A field by its name in the document; `slug` is the folder's name on disk.
    Field(&'static str),
    /// A field of the priority at this place, from 0.
    Priority(usize, &'static str),
    /// An organisation's consent wording.
    Consent(String),
    /// A field of the update at this place, from 0, with its short name.
    Update(usize, String, &'static str),
    /// The short name of the commitment at this place, from 0.
    CommitmentKey(usize),
    /// The words of the commitment at this place, from 0, with its short name.
    Commitment(usize, String),
}

impl Part {
    /// Its name in the desk's form, without a language: `priorities.0.title`.
    #[must_use]
    pub fn path(&self) -> String {
        match self {
            Self::Field(name) => (*name).to_owned(),
            Self::Priority(at, field) => format!("priorities.{at}.{field}"),
            Self::Consent(organisation) => format!("consents.{organisation}"),
            Self::Update(at, _, field) => format!("updates.{at}.{field}"),
            Self::CommitmentKey(at) => format!("commitments.{at}.key"),
            Self::Commitment(at, _) => format!("commitments.{at}.text"),
        }
    }
}

/// Where: the document and the part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Which document.
    pub owner: Owner,
    /// Which part of it.
    pub part: Part,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.owner {
            Owner::Coalition => f.write_str("coalition: ")?,
            Owner::Organisation(slug) => write!(f, "organisation {slug}: ")?,
            Owner::Campaign(slug) => write!(f, "campaign {slug}: ")?,
            Owner::Action(campaign, slug) => write!(f, "action {campaign}/{slug}: ")?,
        }
        match &self.part {
            Part::Field("slug") if !matches!(self.owner, Owner::Organisation(_)) => f.write_str("folder"),
            Part::Field(name) => f.write_str(name),
            Part::Priority(at, _) => write!(f, "priority {}", at + 1),
            Part::Consent(organisation) => write!(f, "consent of {organisation}"),
            Part::Update(_, slug, _) => write!(f, "update {slug}"),
            Part::CommitmentKey(_) => f.write_str("commitment"),
            Part::Commitment(_, key) => write!(f, "commitment {key}"),
        }
    }
}

/// What is wrong; the text says it in English.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ProblemKind {
    /// It can't stand in an address.
    #[error("“{0}” is not a short name: use a to z, 0 to 9 and inner hyphens, at most {max}", max = slug::LONGEST)]
    NotAShortName(String),
    /// The address is one of ours.
    #[error("is a name that the server keeps for its own pages")]
    Reserved,
    /// A name stands twice.
    #[error("“{0}” stands twice")]
    Twice(String),
    /// A language is promised and not there.
    #[error("has no text in “{tag}”, which the campaign says it speaks", tag = .0.tag())]
    NoText(Language),
    /// More characters than there is room for, in this language.
    #[error("is longer than {1} characters in “{tag}”", tag = .0.tag())]
    TooLong(Language, usize),
    /// The colour can't be read on our paper; the second can.
    #[error(
        "{0} cannot be read on our paper (WCAG 2.2 asks for a contrast of 4.5); the nearest that can is {1}"
    )]
    Contrast(Colour, Colour),
    /// Words about a picture, and no picture.
    #[error("has no picture")]
    NoPicture,
    /// A postal address is missing.
    #[error("is empty; the law asks for one in every mail")]
    NoPostalAddress,
    /// Not an e-mail address.
    #[error("is not an e-mail address")]
    NotAnAddress,
    /// A number below nought.
    #[error("is less than nothing")]
    Negative,
    /// The campaign is in no language.
    #[error("is empty; name “en”, “fr” or both")]
    NoLanguage,
    /// Not a hashtag.
    #[error("may have letters, digits and _ only; leave the # out")]
    Hashtag,
    /// An action is named and has no document.
    #[error("“{0}” has no folder of its own")]
    NoAction(String),
    /// The main action is none of the actions.
    #[error("“{0}” is not among the actions")]
    MainAction(String),
    /// A version below 1.
    #[error("versions count up from 1")]
    Version,
    /// No such organisation.
    #[error("no organisation of the coalition has this short name")]
    UnknownOrganisation,
    /// The words of a version were altered, in this language.
    #[error(
        "the words of version {0} ({tag}) have changed, and people may have agreed to the old ones; raise the version",
        tag = .1.tag()
    )]
    WordsChanged(i64, Language),
    /// Goals out of order.
    #[error("have to rise, from 1 up")]
    Goals,
    /// A pledge to nothing.
    #[error("a pledge has at least one")]
    NoCommitment,
    /// Commitments on what is no pledge.
    #[error("only a pledge has them")]
    Commitments,
}

/// Something in a document that has to be mended before it can be imported or published.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{place}: {kind}")]
pub struct DocumentProblem {
    /// Where.
    pub place: Place,
    /// What.
    pub kind: ProblemKind,
}

/// Collects problems while a document is read.
struct Check<'l> {
    owner: Owner,
    speaks: &'l [Language],
    problems: Vec<DocumentProblem>,
}

impl Check<'_> {
    fn fault(&mut self, part: Part, kind: ProblemKind) {
        self.problems.push(DocumentProblem { place: Place { owner: self.owner.clone(), part }, kind });
    }

    fn slug(&mut self, part: Part, slug: &str) {
        if !slug::is_slug(slug) {
            self.fault(part, ProblemKind::NotAShortName(slug.to_owned()));
        }
    }

    fn unique<'a>(&mut self, part: &'static str, names: impl IntoIterator<Item = &'a str>) {
        let mut seen = std::collections::HashSet::new();
        for name in names {
            if !seen.insert(name) {
                self.fault(Part::Field(part), ProblemKind::Twice(name.to_owned()));
            }
        }
    }

    fn text(&mut self, part: &Part, text: &Text, max: usize) {
        for &language in self.speaks {
            if text.missing(language) {
                self.fault(part.clone(), ProblemKind::NoText(language));
            }
        }
        for language in Language::ALL {
            if text.exact(language).is_some_and(|text| text.chars().count() > max) {
                self.fault(part.clone(), ProblemKind::TooLong(language, max));
            }
        }
    }

    fn colour(&mut self, part: &'static str, colour: Colour) {
        if !colour.passes_on_light() {
            self.fault(Part::Field(part), ProblemKind::Contrast(colour, colour.nearest_on_light()));
        }
    }
}

impl Coalition {
    /// Everything that has to be mended in it.
    #[must_use]
    pub fn problems(&self) -> Vec<DocumentProblem> {
        let field = Part::Field;
        let mut check = Check { owner: Owner::Coalition, speaks: &Language::ALL, problems: Vec::new() };
        check.text(&field("name"), &self.name, LINE);
        if self.postal_address.trim().is_empty() {
            check.fault(field("postal_address"), ProblemKind::NoPostalAddress);
        }
        if crate::EmailAddress::parse(&self.contact_email).is_err() {
            check.fault(field("contact_email"), ProblemKind::NotAnAddress);
        }
        check.unique("organisations", self.organisations.iter().map(|o| o.slug.as_str()));
        for organisation in &self.organisations {
            check.owner = Owner::Organisation(organisation.slug.clone());
            check.slug(field("slug"), &organisation.slug);
            check.text(&field("name"), &organisation.name, LINE);
            check.text(&field("acronym"), &organisation.acronym, LINE);
            check.colour("colour", organisation.colour);
            if organisation.people_represented < 0 {
                check.fault(field("people_represented"), ProblemKind::Negative);
            }
        }
        check.problems
    }
}

impl Campaign {
    /// Everything that has to be mended in it; `organisations` are the coalition's.
    #[must_use]
    pub fn problems(&self, organisations: &[Organisation]) -> Vec<DocumentProblem> {
        let field = Part::Field;
        let owner = Owner::Campaign(self.slug.clone());
        let mut check = Check { owner, speaks: &self.languages, problems: Vec::new() };
        check.slug(field("slug"), &self.slug);
        if slug::is_reserved(&self.slug) {
            check.fault(field("slug"), ProblemKind::Reserved);
        }
        if self.languages.is_empty() {
            check.fault(field("languages"), ProblemKind::NoLanguage);
        }
        check.text(&field("title"), &self.title, LINE);
        check.text(&field("kicker"), &self.kicker, LINE);
        check.text(&field("lead"), &self.lead, PARAGRAPH);
        check.text(&field("story"), &self.story, MARKDOWN);
        if let Some(hero) = &self.hero {
            check.text(&field("hero.alt"), &hero.alt, LINE);
            if hero.picture.is_empty() {
                check.fault(field("hero"), ProblemKind::NoPicture);
            }
        }
        check.colour("accent", self.accent);
        if let Some(tag) = &self.hashtag
            && !tag.chars().all(|c| c.is_alphanumeric() || c == '_')
        {
            check.fault(field("hashtag"), ProblemKind::Hashtag);
        }
        check.unique("actions", self.action_order.iter().map(String::as_str));
        check.unique("updates", self.updates.iter().map(|u| u.slug.as_str()));
        check.unique("consents", self.consents.iter().map(|c| c.organisation.as_str()));
        for slug in self.action_order.iter().filter(|slug| self.action(slug).is_none()) {
            check.fault(field("actions"), ProblemKind::NoAction(slug.clone()));
        }
        if !self.action_order.contains(&self.main_action) {
            check.fault(field("main_action"), ProblemKind::MainAction(self.main_action.clone()));
        }
        for (i, priority) in self.priorities.iter().enumerate() {
            check.text(&Part::Priority(i, "title"), &priority.title, LINE);
            check.text(&Part::Priority(i, "text"), &priority.text, PARAGRAPH);
        }
        for consent in &self.consents {
            let part = Part::Consent(consent.organisation.clone());
            check.text(&part, &consent.text, PARAGRAPH);
            if consent.version < 1 {
                check.fault(part.clone(), ProblemKind::Version);
            }
            if !organisations.iter().any(|o| o.slug == consent.organisation) {
                check.fault(part, ProblemKind::UnknownOrganisation);
            }
        }
        for (i, update) in self.updates.iter().enumerate() {
            let part = |field| Part::Update(i, update.slug.clone(), field);
            check.slug(part("slug"), &update.slug);
            check.text(&part("title"), &update.title, LINE);
            check.text(&part("text"), &update.text, MARKDOWN);
        }
        for action in &self.actions {
            check.owner = Owner::Action(self.slug.clone(), action.slug.clone());
            action.check(&mut check);
        }
        check.problems
    }
}

impl Action {
    fn check(&self, check: &mut Check<'_>) {
        let field = Part::Field;
        check.slug(field("slug"), &self.slug);
        check.text(&field("title"), &self.title, LINE);
        check.text(&field("summary"), &self.summary, PARAGRAPH);
        check.text(&field("effort"), &self.effort, LINE);
        check.text(&field("heading"), &self.heading, LINE);
        check.text(&field("button"), &self.button, LINE);
        check.text(&field("thanks"), &self.thanks, PARAGRAPH);
        check.text(&field("text"), &self.text, MARKDOWN);
        let rising = self.goals.windows(2).all(|pair| pair[0] < pair[1]);
        if !rising || self.goals.first().is_some_and(|&goal| goal < 1) {
            check.fault(field("goals"), ProblemKind::Goals);
        }
        check.unique("commitments", self.commitments.iter().map(|c| c.key.as_str()));
        for (i, commitment) in self.commitments.iter().enumerate() {
            check.slug(Part::CommitmentKey(i), &commitment.key);
            check.text(&Part::Commitment(i, commitment.key.clone()), &commitment.text, PARAGRAPH);
        }
        if self.kind == Kind::Pledge && self.commitments.is_empty() {
            check.fault(field("commitments"), ProblemKind::NoCommitment);
        }
        if self.kind != Kind::Pledge && !self.commitments.is_empty() {
            check.fault(field("commitments"), ProblemKind::Commitments);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_problem_says_where_and_what_in_a_line() {
        let place = |owner, part| Place { owner, part };
        let problem = DocumentProblem {
            place: place(Owner::Campaign("beds".into()), Part::Priority(1, "title")),
            kind: ProblemKind::NoText(Language::Fr),
        };
        let line = "campaign beds: priority 2: has no text in “fr”, which the campaign says it speaks";
        assert_eq!(problem.to_string(), line);
        assert_eq!(problem.place.part.path(), "priorities.1.title");
        let folder = place(Owner::Action("beds".into(), "sign".into()), Part::Field("slug"));
        assert_eq!(folder.to_string(), "action beds/sign: folder");
    }
}
