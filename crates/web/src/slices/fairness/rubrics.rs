//! The rubrics: those that came with the program, of which old versions stay, and those that were brought.

use std::sync::OnceLock;

use commonfront_fairness::{OURS, Rubric};
use commonfront_store::{On, query};

use crate::error::WebError;

/// What came with the program; a new version is added, none is taken away.
const WITH_THE_PROGRAM: [&str; 1] = [OURS];

/// The rubrics that came with the program.
pub fn ours() -> &'static [Rubric] {
    static READ: OnceLock<Vec<Rubric>> = OnceLock::new();
    READ.get_or_init(|| WITH_THE_PROGRAM.iter().filter_map(|text| Rubric::parse(text).ok()).collect())
}

/// A rubric with whose it is: none for those that came with the program.
#[derive(Clone, Debug)]
pub struct Listed {
    /// The rubric.
    pub rubric: Rubric,
    /// Who brought it.
    pub by: Option<i64>,
}

fn read(document: &str) -> Result<Rubric, WebError> {
    Rubric::parse(document).map_err(|error| {
        tracing::error!(%error, "a rubric that was taken in can't be read");
        WebError::Internal
    })
}

/// All rubrics, those that came with the program first.
///
/// # Errors
/// The database did not answer.
pub async fn all(on: &mut impl On) -> Result<Vec<Listed>, WebError> {
    let mut all: Vec<Listed> =
        ours().iter().map(|rubric| Listed { rubric: rubric.clone(), by: None }).collect();
    for row in query!(on, fairness::rubrics())? {
        all.push(Listed { rubric: read(&row.document)?, by: Some(row.organisation_id) });
    }
    Ok(all)
}

/// A rubric by its name with its version, if there is one.
///
/// # Errors
/// The database did not answer.
pub async fn find(on: &mut impl On, name: &str) -> Result<Option<Listed>, WebError> {
    if let Some(rubric) = ours().iter().find(|rubric| rubric.name() == name) {
        return Ok(Some(Listed { rubric: rubric.clone(), by: None }));
    }
    match query!(on, fairness::rubric(name))? {
        Some(row) => Ok(Some(Listed { rubric: read(&row.document)?, by: Some(row.organisation_id) })),
        None => Ok(None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_with_the_program_can_be_read() {
        assert_eq!(ours().len(), WITH_THE_PROGRAM.len());
    }
}
