//! A file of people, whatever it is: sniffed, read to its end, and what is written of it read back.
#![no_main]

use commonfront_people_file::{
    Column, PeopleReader, PeopleWriter, ReadError, Record, read_row, recognise, sniff,
};

libfuzzer_sys::fuzz_target!(|file: &[u8]| {
    let sniffed = sniff(file);
    let mut reader = PeopleReader::new(file, sniffed);
    let columns = reader.headers().map(recognise).unwrap_or_default();
    let mut record = Record::default();
    let mut steps = 0;
    loop {
        steps += 1;
        assert!(steps <= file.len() + 2, "reading does not come to an end");
        match reader.read(&mut record) {
            Ok(true) => {
                let _ = read_row(&columns, &record);
                let _ = read_row(&Column::guess(&record), &record);
                comes_back(&record);
            }
            Ok(false) => break,
            Err(ReadError::Record { .. }) => {}
            Err(ReadError::Io(error)) => panic!("{error}"),
        }
    }
});

/// Writes a record and reads it again.
fn comes_back(record: &Record) {
    let delimiter = commonfront_people_file::Delimiter::Semicolon;
    let mut writer = PeopleWriter::new(Vec::new(), delimiter).expect("a vector takes everything");
    writer.write(record.iter()).expect("a vector takes everything");
    let written = writer.finish().expect("a vector takes everything");
    let mut sniffed = sniff(&written);
    (sniffed.delimiter, sniffed.header, sniffed.separator_line) = (delimiter, false, false);
    let mut again = Record::default();
    // Windows-1252 and the apostrophes may make a record longer than a file may hold.
    if PeopleReader::new(written.as_slice(), sniffed).read(&mut again).unwrap_or(false) {
        assert!(again.iter().eq(record.iter()));
    }
}
