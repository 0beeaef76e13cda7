//! A person's given or family name, as she writes it.

use std::fmt;

use crate::text_rules::{self, TextProblem};

/// One of a person's names: NFC, one line, 1 to [`PersonName::MAX`] characters, at least one letter.
/// Its `Debug` prints nothing of it.
#[derive(Clone, PartialEq, Eq)]
pub struct PersonName(String);

impl PersonName {
    /// The longest name, in characters.
    pub const MAX: usize = 80;

    /// Reads a name as typed.
    ///
    /// # Errors
    /// [`TextProblem`]; a web address in a name counts as forbidden, as it is how spam gets onto walls.
    pub fn parse(raw: &str) -> Result<Self, TextProblem> {
        let name = text_rules::line(raw, Self::MAX)?;
        let address = name.contains("://") || name.to_lowercase().contains("www.") || name.contains('@');
        if address || !name.chars().any(char::is_alphabetic) {
            return Err(TextProblem::Forbidden);
        }
        Ok(Self(name))
    }

    /// The name itself, for storing and for showing where its owner agreed.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for PersonName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PersonName")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_many_kinds_are_taken_as_they_are() {
        for name in
            ["Ng", "O’Brien-Côté", "李", "Þórdís", "van der Berg", "Nguyễn", "X Æ A-12", "محمد", "D'Angelo"]
        {
            assert_eq!(PersonName::parse(name).map(|n| n.as_str().to_owned()), Ok(name.to_owned()));
        }
    }

    #[test]
    fn what_is_no_name_is_refused_and_nothing_is_printed() {
        for bad in ["12345", "--", "see https://spam.example", "www.spam.example", "me@spam.example"] {
            assert_eq!(PersonName::parse(bad), Err(TextProblem::Forbidden), "{bad}");
        }
        assert_eq!(PersonName::parse(&"x".repeat(81)), Err(TextProblem::TooLong(80)));
        assert_eq!(format!("{:?}", PersonName::parse("Amina")), "Ok(PersonName)");
    }
}
