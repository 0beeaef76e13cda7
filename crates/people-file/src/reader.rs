//! Gives a file's records one after the other, in memory that does not grow with the file; one broken
//! record costs itself and no other.

use std::io::{self, Read};

use crate::fault::{ReadError, RecordFault};
use crate::record::Record;
use crate::sniff::Sniffed;
use crate::source::Source;

/// The most columns that a file may have.
pub const MAX_COLUMNS: usize = 200;

/// The longest cell, in bytes.
pub const MAX_CELL: usize = 64 * 1024;

/// The longest record, in bytes as they stand in the file (as UTF-8, if the file is UTF-16).
pub const MAX_RECORD: usize = 1024 * 1024;

/// How often a file is read again from the line behind one whose quotation mark is never closed. Each
/// time may cost [`MAX_RECORD`] bytes of reading, so a file made to be slow is not given more.
const SECOND_READINGS: u32 = 32;

/// Reads the records of a file of people. Records whose cells are all blank are passed over.
pub struct PeopleReader<R> {
    source: Source<R>,
    splitter: csv_core::Reader,
    sniffed: Sniffed,
    /// The present record's cells side by side, and where each ends.
    cells: Vec<u8>,
    ends: Vec<usize>,
    headers: Vec<String>,
    is_open: bool,
    header_is_due: bool,
    number: u64,
    second_readings: u32,
}

/// What a step through the file comes to.
enum Step {
    /// So many bytes, in so many cells.
    Cells(usize, usize),
    /// A fault in the record that begins on this line.
    Fault(u64, RecordFault),
    End,
}

impl<R: Read> PeopleReader<R> {
    /// Reads a file from its start, as [`sniff`](crate::sniff) found it to be.
    pub fn new(file: R, sniffed: Sniffed) -> Self {
        Self {
            source: Source::new(file, sniffed.encoding),
            splitter: csv_core::ReaderBuilder::new().delimiter(sniffed.delimiter.byte()).build(),
            sniffed,
            cells: vec![0; 4096],
            ends: vec![0; MAX_COLUMNS],
            headers: Vec::new(),
            is_open: false,
            header_is_due: sniffed.header,
            number: 0,
            second_readings: 0,
        }
    }

    /// The names of the columns, trimmed; none if the file has no header.
    ///
    /// # Errors
    /// [`ReadError`]; after one about the header, the records can still be read.
    pub fn headers(&mut self) -> Result<&[String], ReadError> {
        if self.header_is_due {
            self.header_is_due = false;
            let mut header = Record::default();
            if self.next(&mut header, 0)? {
                self.headers = header.iter().map(|cell| cell.trim().to_owned()).collect();
            }
        }
        Ok(&self.headers)
    }

    /// Reads the next record into `record`, whose memory is used again; false at the end of the file.
    ///
    /// # Errors
    /// [`ReadError::Record`] for a record that is unusable: the next call goes on behind it.
    /// [`ReadError::Io`] if the file cannot be read on.
    pub fn read(&mut self, record: &mut Record) -> Result<bool, ReadError> {
        self.headers()?;
        let number = self.number + 1;
        let given = self.next(record, number);
        if !matches!(given, Ok(false) | Err(ReadError::Io(_))) {
            self.number = number;
        }
        given
    }

    /// The next record that is not blank; it is to have this number.
    fn next(&mut self, record: &mut Record, number: u64) -> Result<bool, ReadError> {
        loop {
            let (length, count) = match self.step()? {
                Step::Cells(length, count) => (length, count),
                Step::Fault(line, fault) => return Err(ReadError::Record { number, line, fault }),
                Step::End => return Ok(false),
            };
            let cells = self.cells.get(..length).unwrap_or_default();
            record.fill(self.sniffed.encoding, cells, self.ends.get(..count).unwrap_or_default());
            if !record.is_blank() {
                record.number = number;
                record.line = self.source.line();
                return Ok(true);
            }
        }
    }

    /// Splits the next record into cells.
    fn step(&mut self) -> io::Result<Step> {
        if !self.is_open {
            self.is_open = true;
            self.source.skip_mark()?;
            if self.sniffed.separator_line {
                self.source.drop_line()?;
            }
        }
        if !self.source.begin()? {
            return Ok(Step::End);
        }
        let line = self.source.line();
        let (mut length, mut count) = (0, 0);
        // Where the ends of cells go for which there is no column.
        let mut beyond = [0; MAX_COLUMNS];
        loop {
            let is_end = !self.source.more()?;
            // A line break that the file lacks at its end: if it does not end the record, a quote is open.
            let input = if is_end { b"\n" } else { self.source.rest() };
            let cells = self.cells.get_mut(length..).unwrap_or_default();
            let ends = self.ends.get_mut(count..).filter(|room| !room.is_empty()).unwrap_or(&mut beyond);
            let (result, taken, written, ended) = self.splitter.read_record(input, cells, ends);
            self.source.advance(taken);
            length += written;
            count = (count + ended).min(MAX_COLUMNS);
            match result {
                csv_core::ReadRecordResult::Record => break,
                csv_core::ReadRecordResult::OutputFull => self.cells.resize(2 * self.cells.len(), 0),
                csv_core::ReadRecordResult::OutputEndsFull => {}
                csv_core::ReadRecordResult::InputEmpty | csv_core::ReadRecordResult::End => {
                    if is_end {
                        return self.start_over(line, RecordFault::UnclosedQuote);
                    }
                }
            }
            if self.source.taken() > MAX_RECORD {
                return self.start_over(line, RecordFault::RecordTooLong);
            }
        }
        Ok(match self.fault(length, count) {
            Some(fault) => Step::Fault(line, fault),
            None => Step::Cells(length, count),
        })
    }

    /// What is wrong with a record that has been split.
    fn fault(&self, length: usize, count: usize) -> Option<RecordFault> {
        let ends = self.ends.get(..count).unwrap_or_default();
        let in_columns = ends.last().copied().unwrap_or(0);
        if self.source.taken() > MAX_RECORD {
            Some(RecordFault::RecordTooLong)
        } else if length > in_columns {
            Some(RecordFault::TooManyColumns)
        } else if self.cells.get(..length).unwrap_or_default().contains(&0) {
            Some(RecordFault::NulByte)
        } else if length > MAX_CELL && longest(ends) > MAX_CELL {
            Some(RecordFault::CellTooLong)
        } else {
            None
        }
    }

    /// Gives a record up that does not end where it should, and goes on with its second line: a stray
    /// quotation mark must not swallow the people behind it.
    fn start_over(&mut self, line: u64, fault: RecordFault) -> io::Result<Step> {
        self.splitter.reset();
        if self.second_readings < SECOND_READINGS && self.source.back_to_second_line() {
            self.second_readings += 1;
        } else {
            self.source.drop_line()?;
        }
        Ok(Step::Fault(line, fault))
    }
}

/// The length of the longest cell.
fn longest(ends: &[usize]) -> usize {
    let starts = std::iter::once(&0).chain(ends);
    starts.zip(ends).map(|(start, end)| end - start).max().unwrap_or(0)
}
