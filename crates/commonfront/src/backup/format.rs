//! A backup as a stream of parts, written and read with little memory; see the module's own words.

use std::io::{ErrorKind, Read, Write};

use anyhow::{Context, Result, anyhow, bail};
use data_encoding::HEXLOWER;
use serde::Serialize;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};

use super::{FORMAT, Header, TableHeader, TableSum, Trailer};

const MAGIC: &[u8] = b"commonfront backup\n";
/// No part is longer: a row larger than this can't be kept in either database.
const LONGEST: u32 = 1 << 30;

/// A part of a backup after its header.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// A table begins.
    Table(TableHeader),
    /// Rows of that table, and how many.
    Rows(Vec<u8>, u64),
    /// The end. Everything has come to what it must.
    End(Trailer),
}

/// What has been seen of the present table.
struct Sum {
    name: String,
    rows: u64,
    hash: Sha256,
}

impl Sum {
    fn of(table: &TableHeader) -> Self {
        Self { name: table.name.clone(), rows: 0, hash: Sha256::new() }
    }

    fn add(&mut self, bytes: &[u8], rows: u64) {
        self.hash.update(bytes);
        self.rows += rows;
    }

    fn done(self) -> TableSum {
        TableSum { name: self.name, rows: self.rows, sha256: HEXLOWER.encode(&self.hash.finalize()) }
    }
}

/// Writes a backup.
pub struct Writer<W> {
    out: W,
    present: Option<Sum>,
    trailer: Trailer,
}

impl<W: Write> Writer<W> {
    /// Begins a backup.
    ///
    /// # Errors
    /// It can't be written.
    pub fn begin(out: W, header: &Header) -> Result<Self> {
        let mut writer = Self { out, present: None, trailer: Trailer::default() };
        writer.out.write_all(MAGIC)?;
        writer.part(b'H', &serde_json::to_vec(header)?)?;
        Ok(writer)
    }

    fn part(&mut self, letter: u8, bytes: &[u8]) -> Result<()> {
        let length = u32::try_from(bytes.len()).ok().filter(|&length| length <= LONGEST);
        let length = length.context("A row is too large for a backup")?;
        self.out.write_all(&[letter])?;
        self.out.write_all(&length.to_be_bytes())?;
        self.out.write_all(bytes)?;
        Ok(())
    }

    fn json(&mut self, letter: u8, value: &impl Serialize) -> Result<()> {
        self.part(letter, &serde_json::to_vec(value)?)
    }

    /// Begins a table.
    ///
    /// # Errors
    /// It can't be written.
    pub fn table(&mut self, table: &TableHeader) -> Result<()> {
        self.trailer.tables.extend(self.present.take().map(Sum::done));
        self.present = Some(Sum::of(table));
        self.json(b'T', table)
    }

    /// Writes rows of the present table.
    ///
    /// # Errors
    /// It can't be written.
    pub fn rows(&mut self, bytes: &[u8], rows: u64) -> Result<()> {
        if let Some(present) = &mut self.present {
            present.add(bytes, rows);
        }
        self.part(b'R', bytes)
    }

    /// Ends the backup; gives back what it came to and what it was written to.
    ///
    /// # Errors
    /// It can't be written.
    pub fn end(mut self) -> Result<(Trailer, W)> {
        self.trailer.tables.extend(self.present.take().map(Sum::done));
        let trailer = std::mem::take(&mut self.trailer);
        self.json(b'Z', &trailer)?;
        Ok((trailer, self.out))
    }
}

/// Reads a backup. Nothing in it is believed: not a length, not a number.
pub struct Reader<R> {
    input: R,
    present: Option<(Sum, usize)>,
    trailer: Trailer,
}

fn damaged(error: &std::io::Error) -> anyhow::Error {
    match error.kind() {
        ErrorKind::UnexpectedEof => anyhow!("The backup is cut off: its end is missing"),
        _ => anyhow!("The backup is damaged: something in it was changed ({error})"),
    }
}

fn json<T: DeserializeOwned>(bytes: &[u8]) -> Result<T> {
    serde_json::from_slice(bytes).context("The backup is damaged: a description in it can't be read")
}

impl<R: Read> Reader<R> {
    /// Begins to read.
    ///
    /// # Errors
    /// It is no backup, or of a later format; the text says so.
    pub fn begin(input: R) -> Result<(Self, Header)> {
        let mut reader = Self { input, present: None, trailer: Trailer::default() };
        let mut magic = [0; MAGIC.len()];
        reader.input.read_exact(&mut magic).map_err(|error| damaged(&error))?;
        if magic != MAGIC {
            bail!("This is not a backup of commonfront");
        }
        let (b'H', bytes) = reader.part()? else { bail!("The backup is damaged: it lacks its beginning") };
        // Another format may have another header; its number stands in every one.
        #[derive(serde::Deserialize)]
        struct Format {
            format: u32,
        }
        let Format { format } = json(&bytes)?;
        if format != FORMAT {
            bail!("The backup is of format {format}, this version of commonfront reads format {FORMAT}");
        }
        let header = json(&bytes)?;
        Ok((reader, header))
    }

    fn part(&mut self) -> Result<(u8, Vec<u8>)> {
        let mut head = [0; 5];
        self.input.read_exact(&mut head).map_err(|error| damaged(&error))?;
        let [letter, length @ ..] = head;
        let length = u32::from_be_bytes(length);
        if length > LONGEST {
            bail!("The backup is damaged: a part of it claims to be {length} bytes long");
        }
        // Memory is taken for what is there, not for what is claimed.
        let mut bytes = Vec::new();
        let mut limited = (&mut self.input).take(u64::from(length));
        limited.read_to_end(&mut bytes).map_err(|error| damaged(&error))?;
        if bytes.len() != length as usize {
            return Err(damaged(&ErrorKind::UnexpectedEof.into()));
        }
        Ok((letter, bytes))
    }

    /// The next part. After [`Part::End`] there is none.
    ///
    /// # Errors
    /// In a sentence what is wrong with the backup.
    #[allow(clippy::should_implement_trait)] // An iterator could go on after a fault.
    pub fn next(&mut self) -> Result<Part> {
        match self.part()? {
            (b'T', bytes) => {
                let table: TableHeader = json(&bytes)?;
                self.trailer.tables.extend(self.present.take().map(|(sum, _)| sum.done()));
                self.present = Some((Sum::of(&table), table.columns.len()));
                Ok(Part::Table(table))
            }
            (b'R', bytes) => {
                let (sum, columns) = self
                    .present
                    .as_mut()
                    .context("The backup is damaged: there are rows before any table")?;
                let rows = count(&bytes, *columns).context("The backup is damaged: rows can't be read")?;
                sum.add(&bytes, rows);
                Ok(Part::Rows(bytes, rows))
            }
            (b'Z', bytes) => {
                let claimed: Trailer = json(&bytes)?;
                self.trailer.tables.extend(self.present.take().map(|(sum, _)| sum.done()));
                let found = std::mem::take(&mut self.trailer);
                let lacking = |sum: &TableSum, among: &Trailer| !among.tables.contains(sum);
                let wrong = claimed.tables.iter().find(|sum| lacking(sum, &found));
                if let Some(sum) = wrong.or_else(|| found.tables.iter().find(|sum| lacking(sum, &claimed))) {
                    bail!("The backup is damaged: table {} is not what it was when it was taken", sum.name);
                }
                let mut more = [0];
                match self.input.read(&mut more) {
                    Ok(0) => Ok(Part::End(found)),
                    Ok(_) => bail!("The backup is damaged: something follows its end"),
                    Err(error) => Err(damaged(&error)),
                }
            }
            (letter, _) => bail!("The backup is damaged: no part of it is called {letter}"),
        }
    }
}

/// How many rows of so many columns the bytes are, if they are rows; see `commonfront_store::copy`.
fn count(mut bytes: &[u8], columns: usize) -> Option<u64> {
    let mut rows = 0;
    while !bytes.is_empty() {
        let (there, mut rest) = bytes.split_first_chunk()?;
        if usize::try_from(i16::from_be_bytes(*there)).ok()? != columns {
            return None;
        }
        for _ in 0..columns {
            let (length, after) = rest.split_first_chunk()?;
            rest = match i32::from_be_bytes(*length) {
                -1 => after,
                length => after.get(usize::try_from(length).ok()?..)?,
            };
        }
        (bytes, rows) = (rest, rows + 1);
    }
    Some(rows)
}
