//! What every page of the desk has around its content: the rail, the account, the language.

use std::borrow::Borrow;

use commonfront_domain::{Language, Right};

use super::accounts::Staff;
use super::desk::Desk;
use crate::app::App;
use crate::assets::{self, Assets};
use crate::i18n::T;

/// A section of the desk, as the rail lists them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// `/desk`.
    Dashboard,
    /// Comments that wait to be read.
    Moderation,
    /// Signatures to look into.
    Signatures,
    /// Signatures on paper.
    Paper,
    /// The room that the parties to the pact share.
    Pact,
    /// Fairness tests of budgets.
    Fairness,
    /// Campaigns and their actions.
    Campaigns,
    /// The guide to words, its claims, the checker.
    Words,
    /// An organisation's people.
    People,
    /// Saved selections of them.
    Segments,
    /// Files that were brought.
    Imports,
    /// The coalition's parties.
    Organisations,
    /// Who works here.
    Staff,
    /// What they did.
    Audit,
    /// The coalition itself.
    Settings,
    /// One's own account; not in the rail.
    Account,
}

/// The rail: groups with a hairline between.
const RAIL: [&[Section]; 4] = [
    &[Section::Dashboard, Section::Moderation, Section::Signatures, Section::Paper],
    &[Section::Pact, Section::Fairness],
    &[Section::Campaigns, Section::Words, Section::People, Section::Segments, Section::Imports],
    &[Section::Organisations, Section::Staff, Section::Audit, Section::Settings],
];

impl Section {
    /// Its address.
    #[must_use]
    pub fn href(self) -> &'static str {
        match self {
            Self::Dashboard => "/desk",
            Self::Moderation => "/desk/moderation",
            Self::Signatures => "/desk/signatures",
            Self::Paper => "/desk/paper",
            Self::Pact => "/desk/pact",
            Self::Fairness => "/desk/fairness",
            Self::Campaigns => "/desk/campaigns",
            Self::Words => "/desk/words",
            Self::People => "/desk/people",
            Self::Segments => "/desk/segments",
            Self::Imports => "/desk/imports",
            Self::Organisations => "/desk/organisations",
            Self::Staff => "/desk/staff",
            Self::Audit => "/desk/audit",
            Self::Settings => "/desk/settings",
            Self::Account => "/desk/account",
        }
    }

    fn label(self) -> &'static str {
        match self {
            Self::Dashboard => "desk-dashboard",
            Self::Moderation => "desk-moderation",
            Self::Signatures => "desk-signatures",
            Self::Paper => "desk-paper",
            Self::Pact => "desk-pact",
            Self::Fairness => "fairness-title",
            Self::Campaigns => "desk-campaigns",
            Self::Words => "words-title",
            Self::People => "desk-people",
            Self::Segments => "desk-segments",
            Self::Imports => "desk-imports",
            Self::Organisations => "desk-organisations",
            Self::Staff => "desk-staff",
            Self::Audit => "desk-audit",
            Self::Settings => "desk-settings",
            Self::Account => "desk-account",
        }
    }

    fn right(self) -> Right {
        match self {
            Self::Dashboard | Self::Account | Self::Campaigns | Self::Words => Right::SeeCampaigns,
            Self::Moderation => Right::Moderate,
            Self::Signatures => Right::Fraud,
            Self::Paper => Right::Paper,
            Self::Pact | Self::Fairness => Right::Pact,
            Self::People | Self::Segments => Right::People,
            Self::Imports => Right::Import,
            Self::Organisations => Right::ManageOrganisations,
            Self::Staff => Right::ManageStaff,
            Self::Audit => Right::Audit,
            Self::Settings => Right::Coalition,
        }
    }
}

/// A line of the rail.
#[derive(Clone, Debug)]
pub struct RailItem {
    /// Which section.
    pub section: Section,
    /// Where it goes.
    pub href: &'static str,
    /// What it says.
    pub label: &'static str,
    /// For `aria-current`: `page`, `true` for a page beneath it, or nothing.
    pub current: &'static str,
    /// How many things wait there.
    pub waiting: i64,
}

/// What `desk.html` shows around a page's content.
#[derive(Clone, Debug)]
pub struct DeskPage {
    /// The page's words.
    pub t: T,
    /// The page's language.
    pub lang: Language,
    /// For the window.
    pub title: String,
    /// The coalition's name.
    pub site: String,
    /// Who is at the desk.
    pub staff: Staff,
    /// Her initials.
    pub initials: String,
    /// Her role and her organisation, in words.
    pub standing: String,
    /// The rail.
    pub rail: Vec<Vec<RailItem>>,
    /// The page's own path.
    pub path: String,
    /// Style sheets, scripts, icon.
    pub assets: &'static Assets,
    /// The colours' style sheet.
    pub colours: String,
    /// Whether this is the demonstration.
    pub demo: bool,
}

impl DeskPage {
    /// A page of a section.
    #[must_use]
    pub fn new(app: &App, desk: &Desk, title: &str, section: Section) -> Self {
        let (t, staff, snapshot) = (desk.t, desk.staff.clone(), app.catalog.now());
        let current = |of: Section| match of == section {
            true if desk.path == of.href() => "page",
            true => "true",
            false => "",
        };
        let item = |section: Section| RailItem {
            section,
            href: section.href(),
            label: t.get(section.label()),
            current: current(section),
            waiting: match section {
                Section::Moderation => desk.badges.comments,
                Section::Imports => desk.badges.imports,
                Section::Signatures => desk.badges.batches,
                Section::Pact => desk.badges.pact,
                _ => 0,
            },
        };
        let seen = |group: &&[Section]| -> Vec<RailItem> {
            group
                .iter()
                .filter(|section| staff.role.may(section.right()))
                .map(|&section| item(section))
                .collect()
        };
        let rail = RAIL.iter().map(seen).filter(|group| !group.is_empty()).collect();
        let site = snapshot.name(t.0).to_owned();
        let organisation = snapshot.organisation(&staff.organisation).map(|party| party.name.get(t.0));
        let role = role_word(t, staff.role);
        Self {
            t,
            lang: t.0,
            title: format!("{title} · {}", t.get("desk-place")),
            initials: initials(&staff.name),
            standing: format!("{role}, {}", organisation.unwrap_or(&site)),
            rail,
            path: desk.path.clone(),
            assets: assets::assets(),
            colours: assets::colours_address(&snapshot, None),
            demo: app.settings.demo,
            site,
            staff,
        }
    }

    /// Says how many things wait in a section.
    #[must_use]
    pub fn waiting(mut self, section: Section, things: i64) -> Self {
        for item in self.rail.iter_mut().flatten().filter(|item| item.section == section) {
            item.waiting = things;
        }
        self
    }

    /// A number of things as a badge shows it: exactly, up to a point.
    #[must_use]
    pub fn badge(&self, things: impl Borrow<i64>) -> String {
        let things = *things.borrow();
        if things > 999 { "999+".to_owned() } else { self.t.number(things) }
    }

    /// How many things wait in all.
    #[must_use]
    pub fn all_waiting(&self) -> i64 {
        self.rail.iter().flatten().map(|item| item.waiting).sum()
    }

    /// The other language's name in itself.
    #[must_use]
    pub fn other_language(&self) -> &'static str {
        T(self.lang.other()).get("language-name")
    }
}

/// What a role is called.
#[must_use]
pub fn role_word(t: T, role: commonfront_domain::Role) -> &'static str {
    t.get(&format!("role-{}", role.name()))
}

fn initials(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    let letters = words.first().into_iter().chain(words.last().filter(|_| words.len() > 1));
    letters.filter_map(|word| word.chars().next()).flat_map(char::to_uppercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_are_of_the_first_and_the_last_name() {
        assert_eq!(initials("Maya Lindqvist"), "ML");
        assert_eq!(initials("Marie-Clémence de la Tour"), "MT");
        assert_eq!(initials("Ångström"), "Å");
        assert_eq!(initials(""), "");
    }
}
