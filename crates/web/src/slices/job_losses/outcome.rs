//! A question with everything that is known about it: what page, embed, JSON, CSV and picture are made of.

use std::collections::BTreeMap;

use commonfront_job_losses::question::Size;
use commonfront_job_losses::{
    Answer, Comparison, Fault, Library, Pack, Question, Studies, answer, compare, read,
};

use crate::error::WebError;

/// The most fields that a link may have.
const MOST_FIELDS: usize = 80;
/// The most characters of a field that are kept, to be shown again.
const MOST_KEPT: usize = 200;

/// What came with the address, field by field.
pub type Typed = BTreeMap<String, String>;

/// The fields of an address's query.
#[must_use]
pub fn typed(raw: Option<&str>) -> Typed {
    let pairs = form_urlencoded::parse(raw.unwrap_or_default().as_bytes()).take(MOST_FIELDS);
    pairs.map(|(name, value)| (name.into_owned(), value.chars().take(MOST_KEPT).collect())).collect()
}

/// A question with its answer.
#[derive(Clone, Debug)]
pub struct Outcome<'l> {
    /// The question.
    pub question: Question,
    /// The coefficients; none where the place has none.
    pub pack: Option<&'l Pack>,
    /// The studies.
    pub studies: &'l Studies,
    /// The model's answer; none where there are no coefficients.
    pub answer: Option<Answer>,
    /// What the studies say.
    pub comparison: Comparison,
    /// The label of a newer pack for the same place.
    pub newer: Option<String>,
}

impl<'l> Outcome<'l> {
    /// Reads and answers a question.
    ///
    /// # Errors
    /// The faults of its fields.
    pub fn of(typed: &Typed, library: &'l Library) -> Result<Self, Vec<Fault>> {
        let question = read(typed, library)?;
        let pack = question.pack.as_deref().and_then(|label| library.pack(label));
        // The question was read with these studies, so they are there.
        let Some(studies) = library.studies(&question.studies).or_else(|| library.newest_studies()) else {
            return Err(Vec::new());
        };
        let answer = pack.and_then(|pack| answer(&question, pack));
        let comparison = compare(&question, studies);
        let newest = library.newest(&question.place).map(Pack::label);
        let newer = newest.filter(|newest| pack.is_some_and(|pack| pack.label() != *newest));
        Ok(Self { question, pack, studies, answer, comparison, newer })
    }

    /// The same for what has no form to be shown again.
    ///
    /// # Errors
    /// There is no such question.
    pub fn found(raw: Option<&str>, library: &'l Library) -> Result<Self, WebError> {
        Self::of(&typed(raw), library).map_err(|_| WebError::NotFound)
    }

    /// Whether it is about positions.
    #[must_use]
    pub fn is_of_positions(&self) -> bool {
        matches!(self.question.size, Size::Positions { .. })
    }

    /// The year in whose prices GDP and pay are told.
    #[must_use]
    pub fn price_year(&self) -> i16 {
        self.pack.map_or(0, |pack| pack.price_year)
    }
}
