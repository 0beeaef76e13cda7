//! What is written is read back as it was, what is written runs nothing, and nothing makes reading panic.
#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use commonfront_domain::{EmailAddress, Language, PersonName, PostalCode, text_rules};
use commonfront_people_file::{
    Column, Delimiter, Encoding, PeopleReader, PeopleWriter, ReadError, Record, Row, Sniffed, read_row,
    recognise, sniff,
};
use proptest::prelude::*;

fn ours(delimiter: Delimiter) -> Sniffed {
    Sniffed { encoding: Encoding::Utf8, delimiter, header: false, separator_line: false, columns: 0 }
}

fn written(delimiter: Delimiter, records: &[Vec<String>]) -> Vec<u8> {
    let mut writer = PeopleWriter::new(Vec::new(), delimiter).unwrap();
    for record in records {
        writer.write(record).unwrap();
    }
    writer.finish().unwrap()
}

fn read(file: &[u8], sniffed: Sniffed) -> Vec<Vec<String>> {
    let mut reader = PeopleReader::new(file, sniffed);
    let mut record = Record::default();
    let mut all = Vec::new();
    while reader.read(&mut record).unwrap() {
        all.push(record.iter().map(str::to_owned).collect());
    }
    all
}

/// Reads a file to its end by everything that can be done with it; gives the number of records.
fn read_all(file: &[u8], sniffed: Sniffed) -> usize {
    let mut reader = PeopleReader::new(file, sniffed);
    let columns = reader.headers().map(recognise).unwrap_or_default();
    let mut record = Record::default();
    let mut steps = 0;
    loop {
        steps += 1;
        match reader.read(&mut record) {
            Ok(true) => {
                let _ = read_row(&columns, &record);
                let _ = read_row(&Column::guess(&record), &record);
            }
            Ok(false) => return steps,
            Err(ReadError::Record { .. }) => {}
            Err(ReadError::Io(error)) => panic!("{error}"),
        }
    }
}

fn delimiters() -> impl Strategy<Value = Delimiter> {
    proptest::sample::select(Delimiter::ALL.to_vec())
}

fn encodings() -> impl Strategy<Value = Encoding> {
    let all = [Encoding::Utf8, Encoding::Utf16Le, Encoding::Utf16Be, Encoding::Windows1252];
    proptest::sample::select(all.to_vec())
}

/// Cells with what is dangerous in them more often than chance would have it.
fn cells() -> impl Strategy<Value = String> {
    prop_oneof!["[-=+@＝'\",;|\t\r\n aé]{0,8}", any::<String>()].prop_map(|cell| cell.replace('\0', ""))
}

fn rows() -> impl Strategy<Value = Row> {
    let names = || proptest::option::of("[=+'-]{0,2}[A-Zé]{1,3}[a-z ',;=-]{0,8}[a-z]");
    let days = || proptest::option::of((1900_i16..2100, 1_i8..13, 1_i8..29));
    let texts = || "[=+@-]{0,2}[a-zé\"',;|= ]{0,10}(\n- [a-z]{1,4})?[a-z]";
    (
        ("[=+a-z'-]{1,8}", names(), names(), proptest::option::of("[A-C][0-9]B ?[0-9]C[0-9]")),
        proptest::option::of(proptest::sample::select(Language::ALL.to_vec())),
        proptest::collection::btree_set("[-=+@]?[a-zé]{1,6}( [a-z]{1,4})?", 0..4),
        (proptest::option::of(texts()), proptest::option::of(texts()), any::<bool>(), days(), days()),
    )
        .prop_map(
            |(
                (local, given, family, code),
                language,
                tags,
                (notes, field, unsubscribed, ends, consented),
            )| {
                let clean = |text: String| text_rules::paragraphs(&text, 100).unwrap();
                let name = |name: Option<String>| name.map(|name| PersonName::parse(&name).unwrap());
                let day = |day: Option<(i16, i8, i8)>| day.map(|(y, m, d)| jiff::civil::date(y, m, d));
                Row {
                    email: EmailAddress::parse(&format!("{local}@example.org")).unwrap(),
                    given_name: name(given),
                    family_name: name(family),
                    postal_code: code.map(|code| PostalCode::parse(&code).unwrap()),
                    language,
                    tags: tags.into_iter().collect(),
                    custom: field
                        .map(|value| vec![("Section locale".to_owned(), clean(value))])
                        .unwrap_or_default(),
                    notes: notes.map(clean),
                    unsubscribed,
                    membership_ends: day(ends),
                    consented_at: day(consented),
                    left_out: Vec::new(),
                }
            },
        )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn cells_that_are_written_are_read_back(
        delimiter in delimiters(),
        records in proptest::collection::vec(proptest::collection::vec(cells(), 1..6), 0..6),
    ) {
        let file = written(delimiter, &records);
        let filled: Vec<_> =
            records.into_iter().filter(|record| record.iter().any(|cell| !cell.trim().is_empty())).collect();
        prop_assert_eq!(read(&file, ours(delimiter)), filled);
    }

    #[test]
    fn no_spreadsheet_finds_a_formula(cells in proptest::collection::vec(cells(), 1..6), delimiter in delimiters()) {
        let file = written(delimiter, &[cells]);
        let text = std::str::from_utf8(&file).unwrap().trim_start_matches('\u{FEFF}');
        // However the line is split, quotes respected or not.
        for piece in text.split([',', ';', '\t', '\r', '\n']) {
            let start = piece.trim_start_matches(|c: char| c == '"' || c.is_whitespace() || c.is_control());
            prop_assert!(!start.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']), "{:?}", piece);
        }
    }

    #[test]
    fn people_who_are_written_are_read_back(
        people in proptest::collection::vec(rows(), 1..8),
        delimiter in proptest::sample::select(vec![Delimiter::Comma, Delimiter::Semicolon]),
        language in proptest::sample::select(Language::ALL.to_vec()),
    ) {
        let columns = [
            Column::Email, Column::GivenName, Column::FamilyName, Column::PostalCode, Column::Language,
            Column::Tags, Column::Custom("Section locale".to_owned()), Column::Notes, Column::Status,
            Column::Unsubscribed, Column::MembershipEnds, Column::ConsentedAt,
        ];
        let mut writer = PeopleWriter::new(Vec::new(), delimiter).unwrap();
        writer.write_header(&columns, language).unwrap();
        for row in &people {
            writer.write_row(&columns, row).unwrap();
        }
        let file = writer.finish().unwrap();

        let sniffed = sniff(&file);
        prop_assert_eq!((sniffed.delimiter, sniffed.header, sniffed.columns), (delimiter, true, columns.len()));
        let mut reader = PeopleReader::new(file.as_slice(), sniffed);
        prop_assert_eq!(recognise(reader.headers().unwrap()), columns.to_vec());
        let mut record = Record::default();
        for row in &people {
            prop_assert!(reader.read(&mut record).unwrap());
            let read = read_row(&columns, &record);
            prop_assert!(read.as_ref() == Ok(row), "{:?}", read.map(|row| row.left_out));
        }
        prop_assert!(!reader.read(&mut record).unwrap());
    }

    #[test]
    fn no_bytes_make_it_panic(file in proptest::collection::vec(any::<u8>(), 0..600)) {
        read_all(&file, sniff(&file));
    }

    #[test]
    fn nothing_that_looks_like_csv_makes_it_panic(
        file in "[a@.,;|\t\"'\n\r\0é={}:-]{0,200}",
        encoding in encodings(),
        delimiter in delimiters(),
        header in any::<bool>(),
        separator_line in any::<bool>(),
    ) {
        let sniffed = Sniffed { encoding, delimiter, header, separator_line, columns: 3 };
        let steps = read_all(file.as_bytes(), sniffed);
        prop_assert!(steps <= file.len() + 2);
        read_all(file.as_bytes(), sniff(file.as_bytes()));
    }
}
