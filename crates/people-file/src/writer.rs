//! Writes files of people that a spreadsheet opens as they are meant, and runs nothing of.

use std::io::{self, Write};

use commonfront_domain::Language;

use crate::column::Column;
use crate::encoding::UTF8_MARK;
use crate::formula::guard;
use crate::row::Row;
use crate::sniff::Delimiter;

/// Writes CSV (RFC 4180): every cell in quotes, lines ended by CR LF, UTF-8 with the mark by which Excel
/// knows it.
///
/// Nothing in a cell is taken for a formula: [`guard`] puts an apostrophe before what would be one, and
/// [`PeopleReader`](crate::PeopleReader) takes exactly that apostrophe away, so that what is exported and
/// imported again is the same. The only thing that is lost is NUL, which no field of ours holds.
///
/// Each record is handed to `out` in one piece; give a [`BufWriter`](std::io::BufWriter) where pieces cost.
pub struct PeopleWriter<W> {
    out: W,
    delimiter: Delimiter,
    line: String,
}

impl<W: Write> PeopleWriter<W> {
    /// Begins a file with commas between the cells, or semicolons, as Excel expects them in French.
    ///
    /// # Errors
    /// As `out` gives them.
    pub fn new(mut out: W, delimiter: Delimiter) -> io::Result<Self> {
        out.write_all(UTF8_MARK)?;
        Ok(Self { out, delimiter, line: String::new() })
    }

    /// Writes a record of these cells.
    ///
    /// # Errors
    /// As `out` gives them.
    pub fn write<S: AsRef<str>>(&mut self, cells: impl IntoIterator<Item = S>) -> io::Result<()> {
        self.line.clear();
        for cell in cells {
            if !self.line.is_empty() {
                self.line.push(self.delimiter.char());
            }
            self.push(cell.as_ref());
        }
        self.line.push_str("\r\n");
        self.out.write_all(self.line.as_bytes())
    }

    /// Writes the names of the columns.
    ///
    /// # Errors
    /// As `out` gives them.
    pub fn write_header(&mut self, columns: &[Column], language: Language) -> io::Result<()> {
        self.write(columns.iter().map(|column| column.title(language)))
    }

    /// Writes a person.
    ///
    /// # Errors
    /// As `out` gives them.
    pub fn write_row(&mut self, columns: &[Column], row: &Row) -> io::Result<()> {
        self.write(columns.iter().map(|column| row.cell(column)))
    }

    /// Hands everything on and gives `out` back.
    ///
    /// # Errors
    /// As `out` gives them.
    pub fn finish(mut self) -> io::Result<W> {
        self.out.flush()?;
        Ok(self.out)
    }

    fn push(&mut self, cell: &str) {
        let without_nul = cell.contains('\0').then(|| cell.replace('\0', ""));
        self.line.push('"');
        for (place, part) in guard(without_nul.as_deref().unwrap_or(cell)).split('"').enumerate() {
            if place > 0 {
                self.line.push_str("\"\"");
            }
            self.line.push_str(part);
        }
        self.line.push('"');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_quoted_and_formulas_are_texts() {
        let mut writer = PeopleWriter::new(Vec::new(), Delimiter::Semicolon).unwrap();
        writer.write(["=1+1", "say \"hi\"", "", "a\0b", "é;\n"]).unwrap();
        let file = String::from_utf8(writer.finish().unwrap()).unwrap();
        assert_eq!(file, "\u{FEFF}\"'=1+1\";\"say \"\"hi\"\"\";\"\";\"ab\";\"é;\n\"\r\n");
    }
}
