//! Other people's collections of evil texts, where they are at hand: formulas, naughty strings, and
//! addresses. The folder is `COMMONFRONT_DATA`, or `shared/data` in or beside a folder above this one.
#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use std::io::Write;
use std::path::{Path, PathBuf};

use commonfront_domain::EmailAddress;
use commonfront_people_file::{
    Column, Delimiter, Encoding, PeopleReader, PeopleWriter, Record, Sniffed, guard, read_row, sniff, unguard,
};

/// A file of the collections, or a line on the terminal that says what was not tested.
fn vectors(path: &str) -> Option<String> {
    let given = std::env::var_os("COMMONFRONT_DATA").map(PathBuf::from);
    let above = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().map(|folder| folder.join("shared/data"));
    let file =
        given.into_iter().chain(above).map(|data| data.join("vectors").join(path)).find(|it| it.is_file());
    if file.is_none() {
        // Past the test runner, which would keep it to itself.
        let _ = writeln!(std::io::stderr(), "NOT TESTED: shared/data/vectors/{path} is not here");
    }
    Some(String::from_utf8_lossy(&std::fs::read(file?).unwrap()).into_owned())
}

/// One cell out to a file and back.
fn there_and_back(cell: &str) -> Record {
    let mut writer = PeopleWriter::new(Vec::new(), Delimiter::Comma).unwrap();
    writer.write(["first", cell, "last"]).unwrap();
    let file = writer.finish().unwrap();
    let sniffed = Sniffed {
        encoding: Encoding::Utf8,
        delimiter: Delimiter::Comma,
        header: false,
        separator_line: false,
        columns: 3,
    };
    let mut reader = PeopleReader::new(file.as_slice(), sniffed);
    let mut record = Record::default();
    assert!(reader.read(&mut record).unwrap());
    record
}

/// Each column that reads a text of its own.
fn columns() -> Vec<Column> {
    let mut columns = vec![Column::Custom("field".to_owned())];
    columns.extend([
        Column::Email,
        Column::FullName,
        Column::PostalCode,
        Column::Language,
        Column::Tags,
        Column::Notes,
        Column::Status,
        Column::Unsubscribed,
        Column::ConsentedAt,
        Column::Attributes,
    ]);
    columns
}

#[test]
fn known_formulas_are_texts_in_our_files() {
    let files = [
        "csv-injection/payloadbox/Intruder/csv-payload.txt",
        "csv-injection/PayloadsAllTheThings-CSV-Injection.md",
    ];
    for file in files.into_iter().filter_map(vectors) {
        let mut formulas = 0;
        for line in file.lines() {
            for payload in
                [line.to_owned(), line.trim().to_owned(), format!("Roy;{line}"), format!("\"{line}")]
            {
                let guarded = guard(&payload);
                for piece in guarded.split([',', ';', '\t', '\r', '\n']) {
                    let start = piece.trim_start_matches(|c: char| c == '"' || c.is_whitespace());
                    assert!(!start.starts_with(['=', '+', '-', '@']), "{payload:?}");
                }
                formulas += usize::from(guarded != payload);
                assert!(unguard(&guarded) == payload);
                if !payload.contains('\0') {
                    assert_eq!(there_and_back(&payload).get(1), Some(payload.as_str()));
                }
            }
        }
        assert!(formulas > 5, "the collection is there but holds no formulas");
    }
}

#[test]
fn naughty_strings_go_out_and_come_back() {
    let Some(file) = vectors("blns/blns.json") else { return };
    let strings: Vec<String> = serde_json::from_str(&file).unwrap();
    assert!(strings.len() > 400);
    for string in strings {
        let record = there_and_back(&string);
        assert_eq!(record.get(1), Some(string.replace('\0', "").as_str()));
        for column in columns() {
            let _ = read_row(&[Column::Ignore, column], &record);
        }
        let _ = sniff(string.as_bytes());
        let _ = sniff(format!("email,name\n{string},{string}\n").as_bytes());
    }
}

#[test]
fn every_address_that_mail_can_be_sent_to_is_taken() {
    let Some(file) = vectors("isemail-tests/tests.xml") else { return };
    let mut taken = 0;
    for part in file.split("<address>").skip(1) {
        let raw = part.split("</address>").next().unwrap_or_default();
        let address = from_xml(raw);
        let row = read_row(&[Column::Ignore, Column::Email], &there_and_back(&address));
        if let Ok(good) = EmailAddress::parse(&address) {
            assert!(row.is_ok_and(|row| row.email == good), "{address}");
            taken += 1;
        }
    }
    assert!(taken > 20, "{taken}");
}

/// Entities, and the symbols that stand for control characters in that collection.
fn from_xml(raw: &str) -> String {
    let mut parts = raw.split('&');
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (entity, rest) = part.split_once(';').unwrap_or((part, ""));
        let c = match entity {
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "apos" => '\'',
            "amp" => '&',
            _ => {
                let code = entity.strip_prefix("#x").map(|hex| u32::from_str_radix(hex, 16).unwrap());
                let code = code.unwrap_or_else(|| entity.trim_start_matches('#').parse().unwrap());
                char::from_u32(if (0x2400..0x2420).contains(&code) { code - 0x2400 } else { code }).unwrap()
            }
        };
        text.push(c);
        text.push_str(rest);
    }
    text
}
