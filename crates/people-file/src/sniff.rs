//! Looks at the beginning of a file: how it is encoded, what stands between its cells, and whether its
//! first line names its columns.

use commonfront_domain::EmailAddress;
use serde::{Deserialize, Serialize};

use crate::column::{Column, recognise};
use crate::encoding::{Encoding, UTF8_MARK};
use crate::reader::PeopleReader;
use crate::record::Record;

/// How much of a file's beginning is looked at, in bytes.
pub const SAMPLE: usize = 64 * 1024;

/// How many records of the sample are weighed.
const WEIGHED: usize = 100;

/// What stands between two cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Delimiter {
    /// `,`
    Comma,
    /// `;`, as Excel writes in French.
    Semicolon,
    /// A tab.
    Tab,
    /// `|`
    Pipe,
}

impl Delimiter {
    /// All of them, the commonest first.
    pub const ALL: [Self; 4] = [Self::Comma, Self::Semicolon, Self::Tab, Self::Pipe];

    /// Its byte.
    #[must_use]
    pub fn byte(self) -> u8 {
        match self {
            Self::Comma => b',',
            Self::Semicolon => b';',
            Self::Tab => b'\t',
            Self::Pipe => b'|',
        }
    }

    /// Its character.
    #[must_use]
    pub fn char(self) -> char {
        char::from(self.byte())
    }
}

/// What is known of a file after a look at its beginning: enough to read it, now or again later.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sniffed {
    /// How its bytes stand for letters.
    pub encoding: Encoding,
    /// What stands between its cells.
    pub delimiter: Delimiter,
    /// Whether its first record names the columns.
    pub header: bool,
    /// Whether it opens with a line `sep=;`, Excel's own note on the delimiter.
    pub separator_line: bool,
    /// How many columns most of its records have.
    pub columns: usize,
}

/// Looks at the beginning of a file; no more than [`SAMPLE`] bytes of it count. Give all of them if the
/// file has them.
///
/// The delimiter is the one that brings out the most e-mail addresses, then the one by which the most
/// records have the same number of columns, quotes respected.
#[must_use]
pub fn sniff(beginning: &[u8]) -> Sniffed {
    let sample = beginning.get(..SAMPLE).unwrap_or(beginning);
    let encoding = Encoding::sniff(sample);
    let separator = separator_line(sample, encoding);
    let named = separator.flatten();
    let mut best: Option<(Weight, Sniffed)> = None;
    for delimiter in Delimiter::ALL.into_iter().filter(|one| named.is_none_or(|named| named == *one)) {
        let separator_line = separator.is_some();
        let mut sniffed = Sniffed { encoding, delimiter, header: false, separator_line, columns: 0 };
        let weight = weigh(sample, &mut sniffed);
        if best.as_ref().is_none_or(|(highest, _)| weight > *highest) {
            best = Some((weight, sniffed));
        }
    }
    best.map_or(
        Sniffed { encoding, delimiter: Delimiter::Comma, header: false, separator_line: false, columns: 0 },
        |(_, sniffed)| sniffed,
    )
}

/// How well a delimiter fits; the first that differs decides.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Weight {
    /// Records with a cell that is an address.
    addresses: usize,
    /// It stands in the first record, which most often names the columns.
    in_first: bool,
    /// Records that have as many columns as most have; none if that is one column.
    alike: usize,
    /// That number of columns.
    columns: usize,
}

/// Reads the sample by one delimiter, and notes what is found of header and columns.
fn weigh(sample: &[u8], sniffed: &mut Sniffed) -> Weight {
    let mut reader = PeopleReader::new(sample, *sniffed);
    let mut record = Record::default();
    let mut lengths = Vec::with_capacity(WEIGHED);
    let mut addresses = 0;
    // An error here is most often the end of the sample inside quotes; what came before is enough.
    while lengths.len() < WEIGHED && reader.read(&mut record).unwrap_or(false) {
        if lengths.is_empty() {
            sniffed.header = is_header(&record);
        }
        lengths.push(record.len());
        addresses += usize::from(record.iter().any(is_address));
    }
    // The last record may have lost its end.
    if sample.len() >= SAMPLE && lengths.len() > 1 && lengths.len() < WEIGHED {
        lengths.pop();
    }
    let times = |length: usize| lengths.iter().filter(|one| **one == length).count();
    let columns = lengths.iter().copied().max_by_key(|length| (times(*length), *length)).unwrap_or(0);
    sniffed.columns = columns;
    let splits = columns > 1;
    Weight {
        addresses,
        in_first: splits && lengths.first().is_some_and(|first| *first > 1),
        alike: if splits { times(columns) } else { 0 },
        columns: if splits { columns } else { 0 },
    }
}

/// A whole cell that is an address. What holds a delimiter was not split as it should be, even where an
/// address may hold it (`|`).
fn is_address(cell: &str) -> bool {
    cell.contains('@')
        && !cell.contains(|c| Delimiter::ALL.iter().any(|delimiter| delimiter.char() == c))
        && EmailAddress::parse(cell).is_ok()
}

/// A first record names the columns unless it holds somebody's address.
fn is_header(record: &Record) -> bool {
    let cells: Vec<_> = record.iter().collect();
    recognise(&cells).contains(&Column::Email) || !cells.iter().any(|cell| cell.contains('@'))
}

/// Whether the file opens with a line `sep=;`, and the delimiter if it is one of ours.
fn separator_line(sample: &[u8], encoding: Encoding) -> Option<Option<Delimiter>> {
    let start = sample.get(..32).unwrap_or(sample);
    let start = start.strip_prefix(UTF8_MARK).unwrap_or(start);
    let text = encoding.utf16().unwrap_or(encoding_rs::WINDOWS_1252).decode(start).0;
    let line = text.split(['\r', '\n']).next()?.trim_matches('"');
    let named = match line.get(..4) {
        Some(sep) if sep.eq_ignore_ascii_case("sep=") => line.get(4..)?,
        _ => return None,
    };
    let mut named = named.chars();
    let delimiter = named.next();
    match named.next() {
        Some(_) => None,
        None => Some(Delimiter::ALL.into_iter().find(|one| Some(one.char()) == delimiter)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(file: &str) -> (Delimiter, bool, usize) {
        let sniffed = sniff(file.as_bytes());
        (sniffed.delimiter, sniffed.header, sniffed.columns)
    }

    #[test]
    fn each_delimiter_is_found() {
        assert_eq!(found("email,name\na@b.co,A\n"), (Delimiter::Comma, true, 2));
        assert_eq!(found("Courriel;Nom\na@b.co;A\n"), (Delimiter::Semicolon, true, 2));
        assert_eq!(found("email\tname\na@b.co\tA\n"), (Delimiter::Tab, true, 2));
        assert_eq!(found("email|name\na@b.co|A\n"), (Delimiter::Pipe, true, 2));
    }

    #[test]
    fn a_comma_inside_a_cell_does_not_mislead() {
        assert_eq!(found("Nom, prénom;Courriel\nRoy, A;a@b.co\n"), (Delimiter::Semicolon, true, 2));
        assert_eq!(found("Name;Notes\nRoy;\"a, b\n, c\"\nNg;d, e\n"), (Delimiter::Semicolon, true, 2));
        assert_eq!(found("Nom|Courriel\nRoy, A|a@b.co\n"), (Delimiter::Pipe, true, 2));
        assert_eq!(
            found("\"e\",\"tags\"\n\"a@b.co\",\"x;y\"\n\"c@d.co\",\"z;y\"\n"),
            (Delimiter::Comma, true, 2)
        );
    }

    #[test]
    fn a_bare_list_of_addresses_has_no_header() {
        assert_eq!(found("a@b.co\nc@d.co\n"), (Delimiter::Comma, false, 1));
        assert_eq!(found("Email\na@b.co\n"), (Delimiter::Comma, true, 1));
        assert_eq!(found(""), (Delimiter::Comma, false, 0));
    }

    #[test]
    fn excel_may_name_the_delimiter_itself() {
        for first in ["sep=;\r\n", "\"sep=;\"\n", "\u{FEFF}SEP=;\n"] {
            let file = format!("{first}a,b;c,d\n1,2;3,4\n");
            let sniffed = sniff(file.as_bytes());
            assert_eq!((sniffed.delimiter, sniffed.separator_line), (Delimiter::Semicolon, true));
        }
        assert!(!sniff(b"sep=;x\n").separator_line);
    }

    #[test]
    fn what_was_found_can_be_stored() {
        let sniffed = sniff("Courriel;Nom\na@b.co;A\n".as_bytes());
        let stored = serde_json::to_string(&sniffed).unwrap();
        assert_eq!(
            stored,
            r#"{"encoding":"utf8","delimiter":"semicolon","header":true,"separator_line":false,"columns":2}"#
        );
        assert_eq!(serde_json::from_str::<Sniffed>(&stored).unwrap(), sniffed);
    }
}
