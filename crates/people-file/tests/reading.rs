//! Files as unions have them, good and bad: in every encoding, torn, swollen and made to do harm.
#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use std::io::Read;

use commonfront_people_file::{
    Encoding, MAX_CELL, MAX_COLUMNS, MAX_RECORD, PeopleReader, ReadError, Record, RecordFault, sniff,
};

/// Everything that reading a file gives: the cells of a record, or its line and its fault.
type Given = Result<Vec<String>, (u64, RecordFault)>;

/// A file that comes a few bytes at a time.
struct Slowly<'a>(&'a [u8], usize);

impl Read for Slowly<'_> {
    fn read(&mut self, room: &mut [u8]) -> std::io::Result<usize> {
        let most = self.1.min(room.len());
        self.0.read(&mut room[..most])
    }
}

fn read_by(file: &[u8], step: usize) -> Vec<Given> {
    let mut sniffed = sniff(file);
    sniffed.header = false;
    let mut reader = PeopleReader::new(Slowly(file, step), sniffed);
    let mut record = Record::default();
    let mut all = Vec::new();
    loop {
        match reader.read(&mut record) {
            Ok(true) => all.push(Ok(record.iter().map(str::to_owned).collect())),
            Ok(false) => return all,
            Err(ReadError::Record { line, fault, .. }) => all.push(Err((line, fault))),
            Err(ReadError::Io(error)) => panic!("{error}"),
        }
    }
}

/// The same whatever the size of the pieces in which a file comes.
fn read(file: &[u8]) -> Vec<Given> {
    let all = read_by(file, usize::MAX);
    if file.len() < 10_000 {
        assert!(all == read_by(file, 1) && all == read_by(file, 7));
    }
    all
}

fn cells(cells: &[&str]) -> Given {
    Ok(cells.iter().map(|cell| (*cell).to_owned()).collect())
}

fn utf16(text: &str, unit: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(unit).collect()
}

#[test]
fn the_same_people_come_out_of_every_encoding() {
    let text = "Courriel;Prénom\r\na@b.co;Zoé\r\nc@d.co;Œdipe €\r\n";
    let expected = [cells(&["Courriel", "Prénom"]), cells(&["a@b.co", "Zoé"]), cells(&["c@d.co", "Œdipe €"])];
    let marked = format!("\u{FEFF}{text}");
    let windows = b"Courriel;Pr\xE9nom\r\na@b.co;Zo\xE9\r\nc@d.co;\x8Cdipe \x80\r\n";
    for (file, encoding) in [
        (text.as_bytes().to_vec(), Encoding::Utf8),
        (marked.as_bytes().to_vec(), Encoding::Utf8),
        (windows.to_vec(), Encoding::Windows1252),
        (utf16(&marked, u16::to_le_bytes), Encoding::Utf16Le),
        (utf16(&marked, u16::to_be_bytes), Encoding::Utf16Be),
    ] {
        assert_eq!(sniff(&file).encoding, encoding);
        assert_eq!(read(&file), expected, "{encoding:?}");
    }
}

#[test]
fn a_record_in_another_encoding_far_behind_the_sample_is_still_read() {
    let mut file = b"email,name\n".to_vec();
    for _ in 0..10_000 {
        file.extend_from_slice("a@b.co,Zoé\n".as_bytes());
    }
    file.extend_from_slice(b"a@b.co,Ren\xE9\na@b.co,Zo\xC3\xA9\n");
    assert_eq!(sniff(&file).encoding, Encoding::Utf8);
    let all = read(&file);
    assert_eq!(all[10_001..], [cells(&["a@b.co", "René"]), cells(&["a@b.co", "Zoé"])]);
}

#[test]
fn lines_may_end_in_any_way_and_empty_ones_are_nobody() {
    for file in ["a,b\nc,d", "a,b\r\nc,d\r\n", "a,b\rc,d\r", "\n\r\n a,b\n\n,\n  , \nc,d\n\n"] {
        let all = read(file.trim_start_matches(" ").replace(" a", "a").as_bytes());
        assert_eq!(all, [cells(&["a", "b"]), cells(&["c", "d"])], "{file:?}");
    }
}

#[test]
fn the_separator_line_is_no_record() {
    assert_eq!(read(b"\xEF\xBB\xBFsep=;\r\na;b,c\r\n"), [cells(&["a", "b,c"])]);
    let file = utf16("\u{FEFF}sep=\t\r\na\tb;c\r\n", u16::to_le_bytes);
    assert_eq!(read(&file), [cells(&["a", "b;c"])]);
}

#[test]
fn quotes_hold_delimiters_line_breaks_and_quotes() {
    let all = read(b"\"a,1\",\"x\r\ny\",\"say \"\"hi\"\"\"\nb,it's 6\" wide,c\n");
    assert_eq!(all, [cells(&["a,1", "x\r\ny", "say \"hi\""]), cells(&["b", "it's 6\" wide", "c"])]);
}

#[test]
fn records_know_their_number_and_their_line() {
    let file = "email,note\n\n\"a@b.co\",\"x\ny\"\n,\nc@d.co,z\n".as_bytes();
    let mut reader = PeopleReader::new(file, sniff(file));
    assert_eq!(reader.headers().unwrap(), ["email", "note"]);
    let mut record = Record::default();
    let mut places = Vec::new();
    while reader.read(&mut record).unwrap() {
        places.push((record.number(), record.line()));
    }
    assert_eq!(places, [(1, 3), (2, 6)]);
    assert!(!reader.read(&mut record).unwrap(), "the end stays the end");
}

#[test]
fn a_quote_that_is_never_closed_costs_its_own_line() {
    let all = read(b"a@b.co,\"Amina\nc@d.co,Roy\ne@f.co,Ng\n");
    let fault = Err((1, RecordFault::UnclosedQuote));
    assert_eq!(all, [fault, cells(&["c@d.co", "Roy"]), cells(&["e@f.co", "Ng"])]);
    assert_eq!(read(b"a@b.co,\"Amina"), [Err((1, RecordFault::UnclosedQuote))]);

    let mut long = b"a@b.co,\"Amina\n".to_vec();
    for _ in 0..200_000 {
        long.extend_from_slice(b"c@d.co,Roy\n");
    }
    let all = read(&long);
    assert_eq!((all.len(), &all[0]), (200_001, &Err((1, RecordFault::RecordTooLong))));
}

#[test]
fn a_file_made_of_open_quotes_is_read_in_bounded_time() {
    // From inside quotes as from outside, each line ends inside: read again from every one of them, this
    // would be half a million times one mebibyte.
    let file = b"x\"y,\"z\n".repeat(500_000);
    let all = read(&file);
    assert!(all.len() < 50, "{}", all.len());
    assert!(all.iter().all(Result::is_err));
}

#[test]
fn too_many_columns_are_refused_unless_the_rest_is_empty() {
    let record = |filled: usize, empty: usize| {
        let cells = vec!["x"; filled].into_iter().chain(vec![""; empty]);
        cells.collect::<Vec<_>>().join(",") + "\n"
    };
    let most = vec!["x"; MAX_COLUMNS];
    for file in [record(MAX_COLUMNS, 0), record(MAX_COLUMNS, 1), record(MAX_COLUMNS, 16_000)] {
        assert_eq!(read(file.as_bytes()), [cells(&most)]);
    }
    let file = record(MAX_COLUMNS + 1, 3) + "a,b\n" + &record(500, 0) + "c,d\n";
    let fault = |line| Err((line, RecordFault::TooManyColumns));
    assert_eq!(read(file.as_bytes()), [fault(1), cells(&["a", "b"]), fault(3), cells(&["c", "d"])]);
}

#[test]
fn a_cell_and_a_record_may_be_long_but_not_too_long() {
    let file = |cell: usize| format!("{},b\nc,d\n", "x".repeat(cell));
    assert_eq!(read(file(MAX_CELL).as_bytes()).len(), 2);
    assert!(read(file(MAX_CELL).as_bytes())[0].is_ok());
    for (cell, fault) in [
        (MAX_CELL + 1, RecordFault::CellTooLong),
        (MAX_RECORD, RecordFault::RecordTooLong),
        (3 * MAX_RECORD, RecordFault::RecordTooLong),
    ] {
        assert_eq!(read(file(cell).as_bytes()), [Err((1, fault)), cells(&["c", "d"])], "{cell}");
    }
    // One long record of cells that are each allowed.
    let wide = format!("{}\nc,d\n", vec!["x".repeat(MAX_CELL); 20].join(","));
    assert_eq!(read(wide.as_bytes()), [Err((1, RecordFault::RecordTooLong)), cells(&["c", "d"])]);
}

#[test]
fn nul_bytes_are_refused_and_the_next_record_is_read() {
    assert_eq!(read(b"a\0,b\nc,d\n"), [Err((1, RecordFault::NulByte)), cells(&["c", "d"])]);
}

#[test]
fn a_header_that_is_unusable_does_not_hide_the_people() {
    let file = b"email\0,name\na@b.co,Roy\n";
    let mut sniffed = sniff(file);
    sniffed.header = true;
    let mut reader = PeopleReader::new(file.as_slice(), sniffed);
    let error = reader.headers().unwrap_err();
    assert!(matches!(error, ReadError::Record { number: 0, line: 1, fault: RecordFault::NulByte }));
    let mut record = Record::default();
    assert!(reader.read(&mut record).unwrap());
    assert_eq!((record.number(), record.get(1)), (1, Some("Roy")));
}

#[test]
fn half_a_letter_at_the_end_of_utf16_is_no_panic() {
    let mut file = utf16("\u{FEFF}a,b\nc,d", u16::to_le_bytes);
    file.push(0xD8);
    assert_eq!(read(&file).len(), 2);
}

#[test]
fn a_reader_that_fails_says_so() {
    struct Broken;
    impl Read for Broken {
        fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
            Err(std::io::Error::other("gone"))
        }
    }
    let mut reader = PeopleReader::new(Broken, sniff(b"a,b\n"));
    assert!(matches!(reader.read(&mut Record::default()), Err(ReadError::Io(_))));
}
