//! How many people a second are read from a file: `cargo run --release -p commonfront-people-file
//! --example read_speed [rows]`, on one core, from memory.
#![expect(clippy::print_stdout, clippy::disallowed_methods, reason = "a stopwatch for the terminal")]

use std::fmt::Write;
use std::time::Instant;

use commonfront_people_file::{
    Encoding, PeopleReader, ReadError, Record, Sniffed, read_row, recognise, sniff,
};

fn main() -> Result<(), ReadError> {
    let rows = std::env::args().nth(1).and_then(|rows| rows.parse().ok()).unwrap_or(1_000_000);
    let text = file(rows);
    let utf8 = text.as_bytes();
    let windows = encoding_rs::WINDOWS_1252.encode(&text).0.into_owned();
    let utf16: Vec<u8> = format!("\u{FEFF}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    for file in [utf8, &windows, &utf16] {
        measure(file)?;
    }
    Ok(())
}

/// A plain list of members: seven columns, about 90 bytes a row.
fn file(rows: usize) -> String {
    let mut text = String::from(
        "email,first_name,last_name,zip_code,language,can2_user_tags,can2_subscription_status\n",
    );
    for n in 0..rows {
        let (name, language) = if n % 3 == 0 { ("Zoé Côté-Roy", "fr") } else { ("Amina O'Brien", "en") };
        let (given, family) = name.split_once(' ').unwrap_or((name, ""));
        let digit = n % 10;
        // Writing to a String cannot fail.
        let _ = writeln!(
            text,
            "member.{n}@example.org,{given},{family},K{digit}N 6N{digit},{language},\"nurse, steward\",subscribed"
        );
    }
    text
}

fn measure(file: &[u8]) -> Result<(), ReadError> {
    let sniffed: Sniffed = sniff(file);
    let start = Instant::now();
    let mut reader = PeopleReader::new(file, sniffed);
    reader.headers()?;
    let mut record = Record::default();
    let mut records = 0_u32;
    while reader.read(&mut record)? {
        records += 1;
    }
    let split = start.elapsed();

    let start = Instant::now();
    let mut reader = PeopleReader::new(file, sniffed);
    let columns = recognise(reader.headers()?);
    let mut people = 0_u32;
    while reader.read(&mut record)? {
        people += u32::from(read_row(&columns, &record).is_ok_and(|row| row.left_out.is_empty()));
    }
    let whole = start.elapsed();

    let encoding = match sniffed.encoding {
        Encoding::Utf8 => "UTF-8",
        Encoding::Utf16Le => "UTF-16LE",
        Encoding::Utf16Be => "UTF-16BE",
        Encoding::Windows1252 => "Windows-1252",
    };
    let bytes = file.len() / records.max(1) as usize;
    println!(
        "{encoding:>12}: {records} records of {bytes} bytes; split in {:.2} s, read as {people} people in {:.2} s: {:.0} a second",
        split.as_secs_f64(),
        whole.as_secs_f64(),
        f64::from(people) / whole.as_secs_f64(),
    );
    Ok(())
}
