//! The guide and the claims as somebody sees them: what ships with the program, what the coalition made of it,
//! and above that what her own organisation did.

use std::collections::HashMap;

use commonfront_domain::{Language, Micros};
use commonfront_store::rows::guide::GuideTextRow;
use commonfront_store::{Conn, query};
use commonfront_wording::{ClaimRecord, Claims, Entry, Guide, Lexicon, shipped, shipped_claims};
use jiff::civil::Date;

use crate::app::App;
use crate::error::WebError;
use crate::zone;

/// Where something stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Shelf {
    /// The guide in a language.
    Guide(Language),
    /// The claims.
    Claims,
}

impl Shelf {
    /// Its number in the database.
    #[must_use]
    pub fn number(self) -> i64 {
        match self {
            Self::Guide(Language::En) => 1,
            Self::Guide(Language::Fr) => 2,
            Self::Claims => 3,
        }
    }

    fn from_number(number: i64) -> Option<Self> {
        [Self::Guide(Language::En), Self::Guide(Language::Fr), Self::Claims]
            .into_iter()
            .find(|shelf| shelf.number() == number)
    }
}

/// Who wrote what is seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// It ships with the program.
    Shipped,
    /// The coalition's.
    Coalition,
    /// One's own organisation's.
    Own,
}

impl Origin {
    /// Its name in keys of texts.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Shipped => "shipped",
            Self::Coalition => "coalition",
            Self::Own => "own",
        }
    }
}

/// The guide in both languages, compiled for the checker, and the claims.
#[derive(Clone, Debug)]
pub struct Words {
    guides: [Guide; 2],
    lexicons: [Lexicon; 2],
    /// The claims, in the order in which they came.
    pub claims: Vec<ClaimRecord>,
    origins: HashMap<(Shelf, String), Origin>,
    /// What was taken out, with its document.
    pub hidden: Vec<(Shelf, String)>,
}

impl Default for Words {
    fn default() -> Self {
        Self::new(&[])
    }
}

fn at(language: Language) -> usize {
    usize::from(language == Language::Fr)
}

impl Words {
    /// What ships, with what was changed laid over it, the coalition's rows first. A document that can't be read is
    /// passed over: what stood there before is better than no guide.
    #[must_use]
    pub fn new(rows: &[GuideTextRow]) -> Self {
        let mut guides = Language::ALL.map(|language| shipped(language).clone());
        let mut claims = shipped_claims().to_vec();
        let (mut origins, mut hidden) = (HashMap::new(), Vec::new());
        for row in rows {
            let Some(shelf) = Shelf::from_number(row.shelf) else { continue };
            let key = (shelf, row.slug.clone());
            let origin = if row.organisation_id == 0 { Origin::Coalition } else { Origin::Own };
            hidden.retain(|there| *there != key);
            let put = match shelf {
                _ if row.hidden == 1 => {
                    match shelf {
                        Shelf::Guide(language) => guides[at(language)].remove(&row.slug),
                        Shelf::Claims => claims.retain(|claim| claim.slug != row.slug),
                    }
                    hidden.push(key.clone());
                    true
                }
                Shelf::Guide(language) => serde_json::from_str(&row.document)
                    .map(|entry: Entry| guides[at(language)].put(entry))
                    .inspect_err(|error| tracing::error!(%error, "an entry of the guide can't be read"))
                    .is_ok(),
                Shelf::Claims => serde_json::from_str(&row.document)
                    .map(|claim: ClaimRecord| {
                        match claims.iter_mut().find(|other| other.slug == claim.slug) {
                            Some(other) => *other = claim,
                            None => claims.push(claim),
                        }
                    })
                    .inspect_err(|error| tracing::error!(%error, "a claim can't be read"))
                    .is_ok(),
            };
            if put {
                origins.insert(key, origin);
            }
        }
        let [en, fr] = &guides;
        let lexicons = [Lexicon::new(en, Language::En), Lexicon::new(fr, Language::Fr)];
        Self { guides, lexicons, claims, origins, hidden }
    }

    /// What somebody of an organisation sees; 0 for the coalition.
    ///
    /// # Errors
    /// The database did not answer.
    pub async fn of(conn: &mut Conn, organisation: i64) -> Result<Self, WebError> {
        Ok(Self::new(&query!(conn, guide::seen_by(organisation))?))
    }

    /// The guide in a language.
    #[must_use]
    pub fn guide(&self, language: Language) -> &Guide {
        &self.guides[at(language)]
    }

    /// The same for the checker.
    #[must_use]
    pub fn lexicon(&self, language: Language) -> &Lexicon {
        &self.lexicons[at(language)]
    }

    /// The claim with this short name.
    #[must_use]
    pub fn claim(&self, slug: &str) -> Option<&ClaimRecord> {
        self.claims.iter().find(|claim| claim.slug == slug)
    }

    /// The claims as the checker needs them on a day.
    #[must_use]
    pub fn claims_on(&self, today: Date) -> Claims {
        self.claims.iter().map(|claim| claim.claim(today)).collect()
    }

    /// Who wrote what stands there.
    #[must_use]
    pub fn origin(&self, shelf: Shelf, slug: &str) -> Origin {
        self.origins.get(&(shelf, slug.to_owned())).copied().unwrap_or(Origin::Shipped)
    }
}

/// The day on the wall's clock.
#[must_use]
pub fn today(app: &App) -> Date {
    day(app.clock.now())
}

/// The day of a moment on the wall's clock.
#[must_use]
pub fn day(at: Micros) -> Date {
    zone::local(at).date()
}
