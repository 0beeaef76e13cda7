//! One record of a file: its cells, decoded, in one piece of memory that the next record takes over.

use std::borrow::Cow;
use std::fmt;

use crate::encoding::Encoding;
use crate::formula;

/// A record's cells, with the apostrophes undone that keep a cell from being a formula
/// ([`guard`](crate::guard)). Its `Debug` prints nothing of them.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Record {
    text: String,
    ends: Vec<usize>,
    pub(crate) number: u64,
    pub(crate) line: u64,
}

impl Record {
    /// Its place among the file's records, from 1; the header and records without any text have none.
    #[must_use]
    pub fn number(&self) -> u64 {
        self.number
    }

    /// The line on which it begins, from 1, as a text editor counts.
    #[must_use]
    pub fn line(&self) -> u64 {
        self.line
    }

    /// How many cells it has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether it has no cells.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// A cell as it stands in the file, from 0.
    #[must_use]
    pub fn get(&self, index: usize) -> Option<&str> {
        let end = *self.ends.get(index)?;
        let start = index.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        self.text.get(start..end)
    }

    /// Its cells, in order.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).filter_map(|index| self.get(index))
    }

    /// Whether no cell holds more than white space.
    pub(crate) fn is_blank(&self) -> bool {
        self.text.trim_start().is_empty()
    }

    /// Takes a record's cells over, which stand side by side in `cells` and end at `ends`.
    pub(crate) fn fill(&mut self, encoding: Encoding, cells: &[u8], ends: &[usize]) {
        self.ends.clear();
        self.ends.extend_from_slice(ends);
        encoding.decode(cells, &mut self.ends, &mut self.text);
        let is_guarded = |cell| matches!(formula::unguard(cell), Cow::Owned(_));
        if self.text.contains('\'') && self.iter().any(is_guarded) {
            *self = self.iter().map(formula::unguard).collect();
        }
    }
}

impl<S: AsRef<str>> FromIterator<S> for Record {
    /// A record of these cells, as it would be read from a file of our own; it has no number and no line.
    fn from_iter<I: IntoIterator<Item = S>>(cells: I) -> Self {
        let mut record = Self::default();
        for cell in cells {
            record.text.push_str(cell.as_ref());
            record.ends.push(record.text.len());
        }
        record
    }
}

impl fmt::Debug for Record {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Record").field("line", &self.line).field("cells", &self.len()).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_found_by_their_place_and_nothing_of_them_is_printed() {
        let record: Record = ["Amina", "", "Roy"].into_iter().collect();
        assert_eq!(record.iter().collect::<Vec<_>>(), ["Amina", "", "Roy"]);
        assert_eq!((record.get(1), record.get(3), record.len()), (Some(""), None, 3));
        assert_eq!(format!("{record:?}"), "Record { line: 0, cells: 3 }");
        assert!(!record.is_blank() && [" ", "\t"].into_iter().collect::<Record>().is_blank());
    }
}
