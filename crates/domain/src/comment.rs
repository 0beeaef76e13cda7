//! What a signer adds in her own words; shown only after somebody has read it.

use std::fmt;

use crate::text_rules::{self, TextProblem};

/// A comment: NFC, 1 to [`Comment::MAX`] characters, line breaks kept. Its `Debug` prints nothing of it.
#[derive(Clone, PartialEq, Eq)]
pub struct Comment(String);

impl Comment {
    /// The longest comment, in characters.
    pub const MAX: usize = 500;

    /// Reads a comment as typed; nothing but white space is no comment.
    ///
    /// # Errors
    /// [`TextProblem::TooLong`] or [`TextProblem::Forbidden`].
    pub fn parse(raw: &str) -> Result<Option<Self>, TextProblem> {
        match text_rules::paragraphs(raw, Self::MAX) {
            Ok(text) => Ok(Some(Self(text))),
            Err(TextProblem::Empty) => Ok(None),
            Err(problem) => Err(problem),
        }
    }

    /// The comment itself.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Comment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Comment")
    }
}
