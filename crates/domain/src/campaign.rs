//! What a coalition says: its organisations, campaigns and actions, as documents in both languages.
//! The same types are the files of `campaign import` and the rows of the database.

use serde::{Deserialize, Serialize};

use crate::colour::Colour;
use crate::language::{Language, Text};

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

fn is_blank(text: &Text) -> bool {
    Language::ALL.iter().all(|&language| text.exact(language).is_none())
}

/// First parts of an address that are ours and can't name a campaign.
const RESERVED: [&str; 16] = [
    "my",
    "your-data",
    "tools",
    "pact",
    "find",
    "campaigns",
    "desk",
    "demo",
    "api",
    "assets",
    "about",
    "wall",
    "election",
    "champions",
    "letters",
    "search",
];

/// Something in a document that has to be mended before it can be imported.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{place}: {problem}")]
pub struct DocumentProblem {
    /// Where: the document and the field.
    pub place: String,
    /// What, and what would do.
    pub problem: String,
}

/// Collects problems while a document is read.
struct Check(Vec<DocumentProblem>);

impl Check {
    fn fault(&mut self, place: impl Into<String>, problem: impl Into<String>) {
        self.0.push(DocumentProblem { place: place.into(), problem: problem.into() });
    }

    fn slug(&mut self, place: &str, slug: &str) {
        let good = (1..=60).contains(&slug.len())
            && slug.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
            && !slug.starts_with('-')
            && !slug.ends_with('-');
        if !good {
            self.fault(
                place,
                format!("“{slug}” is not a short name: use a to z, 0 to 9 and inner hyphens, at most 60"),
            );
        }
    }

    fn unique<'a>(&mut self, place: &str, names: impl IntoIterator<Item = &'a str>) {
        let mut seen = std::collections::HashSet::new();
        for name in names {
            if !seen.insert(name) {
                self.fault(place, format!("“{name}” stands twice"));
            }
        }
    }

    fn text(&mut self, place: &str, text: &Text, languages: &[Language]) {
        for &language in languages {
            if text.missing(language) {
                self.fault(
                    place,
                    format!("has no text in “{}”, which the campaign says it speaks", language.tag()),
                );
            }
        }
    }

    fn colour(&mut self, place: &str, colour: Colour) {
        if !colour.passes_on_light() {
            let near = colour.nearest_on_light();
            self.fault(
                place,
                format!("{colour} cannot be read on our paper (WCAG 2.2 asks for a contrast of 4.5); the nearest that can is {near}"),
            );
        }
    }
}

impl Coalition {
    /// Everything that has to be mended in it.
    #[must_use]
    pub fn problems(&self) -> Vec<DocumentProblem> {
        let mut check = Check(Vec::new());
        check.text("coalition: name", &self.name, &Language::ALL);
        if self.postal_address.trim().is_empty() {
            check.fault("coalition: postal_address", "is empty; the law asks for one in every mail");
        }
        if crate::EmailAddress::parse(&self.contact_email).is_err() {
            check.fault("coalition: contact_email", "is not an e-mail address");
        }
        check.unique("coalition: organisations", self.organisations.iter().map(|o| o.slug.as_str()));
        for organisation in &self.organisations {
            let place = format!("organisation {}", organisation.slug);
            check.slug(&format!("{place}: slug"), &organisation.slug);
            check.text(&format!("{place}: name"), &organisation.name, &Language::ALL);
            check.text(&format!("{place}: acronym"), &organisation.acronym, &Language::ALL);
            check.colour(&format!("{place}: colour"), organisation.colour);
            if organisation.people_represented < 0 {
                check.fault(format!("{place}: people_represented"), "is less than nothing");
            }
        }
        check.0
    }
}

impl Campaign {
    /// The campaign's action with this short name.
    #[must_use]
    pub fn action(&self, slug: &str) -> Option<&Action> {
        self.actions.iter().find(|action| action.slug == slug)
    }

    /// Everything that has to be mended in it; `organisations` are the coalition's.
    #[must_use]
    pub fn problems(&self, organisations: &[Organisation]) -> Vec<DocumentProblem> {
        let mut check = Check(Vec::new());
        let at = |field: &str| format!("campaign {}: {field}", self.slug);
        let speaks = self.languages.as_slice();
        check.slug(&at("folder"), &self.slug);
        if RESERVED.contains(&self.slug.as_str()) {
            check.fault(at("folder"), "is a name that the server keeps for its own pages");
        }
        if speaks.is_empty() {
            check.fault(at("languages"), "is empty; name “en”, “fr” or both");
        }
        for (field, text) in
            [("title", &self.title), ("kicker", &self.kicker), ("lead", &self.lead), ("story", &self.story)]
        {
            check.text(&at(field), text, speaks);
        }
        check.colour(&at("accent"), self.accent);
        if let Some(tag) = &self.hashtag
            && !tag.chars().all(|c| c.is_alphanumeric() || c == '_')
        {
            check.fault(at("hashtag"), "may have letters, digits and _ only; leave the # out");
        }
        check.unique(&at("actions"), self.action_order.iter().map(String::as_str));
        check.unique(&at("updates"), self.updates.iter().map(|u| u.slug.as_str()));
        check.unique(&at("consents"), self.consents.iter().map(|c| c.organisation.as_str()));
        for slug in self.action_order.iter().filter(|slug| self.action(slug).is_none()) {
            check.fault(at("actions"), format!("“{slug}” has no folder of its own"));
        }
        if !self.action_order.contains(&self.main_action) {
            check.fault(at("main_action"), format!("“{}” is not among the actions", self.main_action));
        }
        for (i, priority) in self.priorities.iter().enumerate() {
            check.text(&at(&format!("priority {}", i + 1)), &priority.title, speaks);
            check.text(&at(&format!("priority {}", i + 1)), &priority.text, speaks);
        }
        for consent in &self.consents {
            let place = at(&format!("consent of {}", consent.organisation));
            check.text(&place, &consent.text, speaks);
            if consent.version < 1 {
                check.fault(&place, "versions count up from 1");
            }
            if !organisations.iter().any(|o| o.slug == consent.organisation) {
                check.fault(&place, "no organisation of the coalition has this short name");
            }
        }
        for update in &self.updates {
            let place = at(&format!("update {}", update.slug));
            check.slug(&place, &update.slug);
            check.text(&place, &update.title, speaks);
            check.text(&place, &update.text, speaks);
        }
        for action in &self.actions {
            action.check(&mut check, &self.slug, speaks);
        }
        check.0
    }
}

impl Action {
    fn check(&self, check: &mut Check, campaign: &str, speaks: &[Language]) {
        let at = |field: &str| format!("action {campaign}/{}: {field}", self.slug);
        check.slug(&at("folder"), &self.slug);
        for (field, text) in [
            ("title", &self.title),
            ("summary", &self.summary),
            ("effort", &self.effort),
            ("heading", &self.heading),
            ("button", &self.button),
            ("thanks", &self.thanks),
            ("text", &self.text),
        ] {
            check.text(&at(field), text, speaks);
        }
        let rising = self.goals.windows(2).all(|pair| pair[0] < pair[1]);
        if !rising || self.goals.first().is_some_and(|&goal| goal < 1) {
            check.fault(at("goals"), "have to rise, from 1 up");
        }
        check.unique(&at("commitments"), self.commitments.iter().map(|c| c.key.as_str()));
        for commitment in &self.commitments {
            check.slug(&at("commitment"), &commitment.key);
            check.text(&at(&format!("commitment {}", commitment.key)), &commitment.text, speaks);
        }
        if self.kind == Kind::Pledge && self.commitments.is_empty() {
            check.fault(at("commitments"), "a pledge has at least one");
        }
        if self.kind != Kind::Pledge && !self.commitments.is_empty() {
            check.fault(at("commitments"), "only a pledge has them");
        }
    }
}
