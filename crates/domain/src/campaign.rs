//! What a coalition says: its organisations, campaigns and actions, as documents in both languages.
//! The same types are the files of `campaign import` and the rows of the database.

use serde::{Deserialize, Serialize};

use crate::clock::Micros;
use crate::colour::Colour;
use crate::language::{Language, Text};
pub use crate::problems::DocumentProblem;

/// The coalition as a whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Coalition {
    /// Its name.
    pub name: Text,
    /// Where paper mail reaches it; printed in every mail (CASL, section 6(2)).
    pub postal_address: String,
    /// Where a question reaches a person.
    pub contact_email: String,
    /// Its parties.
    #[serde(default)]
    pub organisations: Vec<Organisation>,
}

/// A party to the coalition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Organisation {
    /// Its short name in addresses.
    pub slug: String,
    /// What people call it.
    pub acronym: Text,
    /// Its full name.
    pub name: Text,
    /// How many people it represents.
    pub people_represented: i64,
    /// The day of that figure.
    pub as_of: jiff::civil::Date,
    /// Its colour.
    pub colour: Colour,
    /// A second one, to go beside it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub second_colour: Option<Colour>,
    /// Who speaks and signs for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub officer: Option<String>,
    /// That person's title.
    #[serde(default, skip_serializing_if = "is_blank")]
    pub officer_title: Text,
    /// Where paper mail reaches it; without one, the coalition's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub postal_address: Option<String>,
    /// Where a question to it reaches a person; without one, the coalition's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact_email: Option<String>,
    /// Its logo; on disk, `logos/` with its short name and `.jpg`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub logo: Option<Logo>,
    /// The day on which it left the coalition and took its people with it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub left: Option<jiff::civil::Date>,
}

/// An organisation's logo. It stands beside the organisation's name, and says nothing that the name does not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Logo {
    /// The picture's name: a hash of its bytes.
    pub picture: String,
    /// Its width, in pixels.
    pub width: u32,
    /// Its height.
    pub height: u32,
}

/// A campaign with all that stands on its page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Campaign {
    /// Its short name in addresses; on disk, its folder.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub slug: String,
    /// The languages in which all of it exists.
    pub languages: Vec<Language>,
    /// The headline: few words.
    pub title: Text,
    /// The small line above the headline.
    pub kicker: Text,
    /// What it is about, in a paragraph.
    pub lead: Text,
    /// The one colour of its pages.
    pub accent: Colour,
    /// A word for social networks, without its hash sign.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hashtag: Option<String>,
    /// The action whose form stands beside the story.
    pub main_action: String,
    /// The actions' slugs, in the order in which they are shown.
    #[serde(rename = "actions")]
    pub action_order: Vec<String>,
    /// The picture at the head of its page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hero: Option<Hero>,
    /// Its last day; after it nobody can sign any more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ends: Option<jiff::civil::Date>,
    /// Months after the last day when its signatures are made anonymous; the campaign says so in public.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retention_months: Option<u8>,
    /// What the campaign asks for, in order.
    #[serde(default)]
    pub priorities: Vec<Priority>,
    /// One wording for each organisation that asks for consent.
    #[serde(default)]
    pub consents: Vec<ConsentWording>,
    /// News, newest first.
    #[serde(default)]
    pub updates: Vec<Update>,
    /// The story (Markdown); on disk, `story.en.md` and `story.fr.md`.
    #[serde(default, skip_serializing_if = "is_blank")]
    pub story: Text,
    /// The actions themselves; on disk, a folder each.
    #[serde(default, rename = "action_documents", skip_serializing_if = "Vec::is_empty")]
    pub actions: Vec<Action>,
}

/// A campaign's picture; on disk, `hero.jpg`, which says all but the words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hero {
    /// The picture's name: a hash of its bytes.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub picture: String,
    /// Its width, in pixels.
    #[serde(default, skip_serializing_if = "is_nought")]
    pub width: u32,
    /// Its height.
    #[serde(default, skip_serializing_if = "is_nought")]
    pub height: u32,
    /// What can be seen on it, for those who don't see it.
    pub alt: Text,
}

/// One of the things that a campaign asks for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Priority {
    /// In a few words.
    pub title: Text,
    /// In a sentence or two.
    pub text: Text,
}

/// The exact words beside an organisation's consent box. A version is never changed, only followed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConsentWording {
    /// Whose box it is.
    pub organisation: String,
    /// Counts up from 1.
    pub version: i64,
    /// The words.
    pub text: Text,
}

/// A piece of news.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Update {
    /// Its short name in addresses; on disk, its file.
    pub slug: String,
    /// Its day.
    pub date: jiff::civil::Date,
    /// Its headline.
    pub title: Text,
    /// Its text (Markdown).
    #[serde(default, skip_serializing_if = "is_blank")]
    pub text: Text,
}

/// What kind of thing people are asked to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// A text to put one's name to.
    Petition,
    /// Commitments to make.
    Pledge,
    /// A list to join.
    List,
}

/// Something that a supporter can do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Action {
    /// Its short name in addresses; on disk, its folder.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub slug: String,
    /// What is asked.
    pub kind: Kind,
    /// Its name.
    pub title: Text,
    /// One sentence for its card.
    pub summary: Text,
    /// How long it takes.
    pub effort: Text,
    /// The heading of its form.
    pub heading: Text,
    /// What the button says.
    pub button: Text,
    /// What is said once somebody has signed.
    pub thanks: Text,
    /// The numbers to reach, rising.
    #[serde(default)]
    pub goals: Vec<i64>,
    /// Whether signers may add a comment.
    #[serde(default)]
    pub comments: bool,
    /// For a pledge, what one commits to.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub commitments: Vec<Commitment>,
    /// The text that is signed (Markdown); on disk, `text.en.md` and `text.fr.md`.
    #[serde(default, skip_serializing_if = "is_blank")]
    pub text: Text,
}

/// One line of a pledge.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Commitment {
    /// Its short name, kept with each signature.
    pub key: String,
    /// What one commits to.
    pub text: Text,
}

/// The moment after a day, in Toronto's standard time (UTC−5).
fn after(day: jiff::civil::Date) -> Micros {
    let zone = jiff::tz::TimeZone::fixed(jiff::tz::offset(-5));
    let midnight = day.tomorrow().unwrap_or(day).to_zoned(zone);
    midnight.map_or(Micros::MAX, |midnight| midnight.timestamp().as_microsecond())
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde gives a reference")]
fn is_nought(number: &u32) -> bool {
    *number == 0
}

fn is_blank(text: &Text) -> bool {
    Language::ALL.iter().all(|&language| text.exact(language).is_none())
}

impl Campaign {
    /// The campaign's action with this short name.
    #[must_use]
    pub fn action(&self, slug: &str) -> Option<&Action> {
        self.actions.iter().find(|action| action.slug == slug)
    }

    /// The moment after its last day, if it has one.
    #[must_use]
    pub fn closes_at(&self) -> Option<Micros> {
        self.ends.map(after)
    }

    /// Whether its last day is over.
    #[must_use]
    pub fn has_ended(&self, now: Micros) -> bool {
        self.closes_at().is_some_and(|at| now >= at)
    }

    /// When its signatures are made anonymous, if it has said so.
    #[must_use]
    pub fn anonymous_at(&self) -> Option<Micros> {
        let months = jiff::Span::new().months(self.retention_months?);
        Some(after(self.ends?.checked_add(months).ok()?))
    }

    /// The actions that are kept and counted but not shown any more.
    pub fn retired(&self) -> impl Iterator<Item = &Action> {
        self.actions.iter().filter(|action| !self.action_order.contains(&action.slug))
    }
}
