//! Where in a text something stands.

use serde::Serialize;

/// A part of a text, in bytes for programs that slice, in characters for people and editors, with its line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// The byte after the last; both lie on character boundaries.
    pub end: usize,
    /// The first character, counted from 0.
    pub first_char: usize,
    /// How many characters it has.
    pub chars: usize,
    /// Its line, counted from 1.
    pub line: usize,
}

/// Turns ranges of bytes into spans. Ranges have to come in the order of their beginnings.
pub(crate) struct Measure<'t> {
    text: &'t str,
    at: usize,
    chars: usize,
    line: usize,
}

impl<'t> Measure<'t> {
    /// Begins at the beginning.
    pub(crate) fn new(text: &'t str) -> Self {
        Self { text, at: 0, chars: 0, line: 1 }
    }

    /// The span of a range that begins no earlier than those before.
    pub(crate) fn span(&mut self, start: usize, end: usize) -> Span {
        let passed = self.text.get(self.at..start).unwrap_or_default();
        self.chars += passed.chars().count();
        self.line += passed.bytes().filter(|&b| b == b'\n').count();
        self.at = start;
        let chars = self.text.get(start..end).unwrap_or_default().chars().count();
        Span { start, end, first_char: self.chars, chars, line: self.line }
    }
}
