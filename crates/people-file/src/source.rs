//! The bytes of a file, a window at a time: never more in memory than one record, and a way back to
//! the record's second line when its first turns out to be broken.

use std::io::{self, Read};

use encoding_rs::{CoderResult, Decoder};

use crate::encoding::{Encoding, UTF8_MARK};

/// How much is asked of the file at a time, in bytes.
const CHUNK: usize = 64 * 1024;

/// A window on a file. UTF-16 arrives as UTF-8; everything else as it is.
pub(crate) struct Source<R> {
    file: R,
    utf16: Option<Utf16>,
    window: Vec<u8>,
    /// Where the present record begins in the window.
    start: usize,
    /// What has been taken of it ends here.
    at: usize,
    /// What has been read of the file ends here.
    end: usize,
    /// The number of the line on which the present record begins, from 1.
    line: u64,
    ended: bool,
}

impl<R: Read> Source<R> {
    pub(crate) fn new(file: R, encoding: Encoding) -> Self {
        let utf16 = encoding.utf16().map(|encoding| Utf16 {
            decoder: encoding.new_decoder_with_bom_removal(),
            raw: vec![0; CHUNK / 4],
            from: 0,
            to: 0,
            ended: false,
        });
        Self { file, utf16, window: Vec::new(), start: 0, at: 0, end: 0, line: 1, ended: false }
    }

    /// Steps over the mark at the start of the file, if it has one.
    pub(crate) fn skip_mark(&mut self) -> io::Result<()> {
        while self.end < UTF8_MARK.len() && self.fill()? {}
        if self.rest().starts_with(UTF8_MARK) {
            self.advance(UTF8_MARK.len());
            self.settle();
        }
        Ok(())
    }

    /// Begins a new record after any empty lines; false at the end of the file.
    pub(crate) fn begin(&mut self) -> io::Result<bool> {
        loop {
            let empty = self.rest().iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
            self.advance(empty);
            self.settle();
            if !self.rest().is_empty() {
                return Ok(true);
            }
            if !self.fill()? {
                return Ok(false);
            }
        }
    }

    /// Whether there is more to take, having read on if need be.
    pub(crate) fn more(&mut self) -> io::Result<bool> {
        Ok(self.at < self.end || self.fill()?)
    }

    /// What has been read and not yet taken.
    pub(crate) fn rest(&self) -> &[u8] {
        self.window.get(self.at..self.end).unwrap_or_default()
    }

    /// Takes so many bytes.
    pub(crate) fn advance(&mut self, bytes: usize) {
        self.at = (self.at + bytes).min(self.end);
    }

    /// How many bytes the present record has taken.
    pub(crate) fn taken(&self) -> usize {
        self.at - self.start
    }

    /// The number of the line on which the present record begins, from 1.
    pub(crate) fn line(&self) -> u64 {
        self.line
    }

    /// Goes back to where the present record's second line begins; false if it has one line only.
    pub(crate) fn back_to_second_line(&mut self) -> bool {
        let taken = self.window.get(self.start..self.at).unwrap_or_default();
        let Some(first) = taken.iter().position(|byte| *byte == b'\n') else {
            return false;
        };
        self.at = self.start + first + 1;
        true
    }

    /// Drops everything up to the start of the next line.
    pub(crate) fn drop_line(&mut self) -> io::Result<()> {
        loop {
            let line = self.rest().iter().position(|byte| *byte == b'\n');
            self.advance(line.map_or(self.rest().len(), |end| end + 1));
            self.settle();
            if line.is_some() || !self.fill()? {
                return Ok(());
            }
        }
    }

    /// Lets go of what has been taken.
    fn settle(&mut self) {
        let taken = self.window.get(self.start..self.at).unwrap_or_default();
        self.line += taken.iter().filter(|byte| **byte == b'\n').count() as u64;
        self.start = self.at;
    }

    /// Reads on; false at the end of the file.
    fn fill(&mut self) -> io::Result<bool> {
        if self.ended {
            return Ok(false);
        }
        self.window.copy_within(self.start..self.end, 0);
        self.at -= self.start;
        self.end -= self.start;
        self.start = 0;
        if self.window.len() < self.end + CHUNK {
            self.window.resize(self.end + CHUNK, 0);
        }
        let room = self.window.get_mut(self.end..).unwrap_or_default();
        let read = match &mut self.utf16 {
            Some(utf16) => utf16.read(&mut self.file, room)?,
            None => read(&mut self.file, room)?,
        };
        self.end += read;
        self.ended = read == 0;
        Ok(read > 0)
    }
}

/// UTF-16 on its way to UTF-8. What is no letter becomes the replacement character, which no field takes.
struct Utf16 {
    decoder: Decoder,
    raw: Vec<u8>,
    from: usize,
    to: usize,
    ended: bool,
}

impl Utf16 {
    fn read(&mut self, file: &mut impl Read, room: &mut [u8]) -> io::Result<usize> {
        while !self.ended {
            if self.from == self.to {
                (self.from, self.to) = (0, read(file, &mut self.raw)?);
            }
            let last = self.to == 0;
            let raw = self.raw.get(self.from..self.to).unwrap_or_default();
            let (result, taken, written, _) = self.decoder.decode_to_utf8(raw, room, last);
            self.from += taken;
            self.ended = last && result == CoderResult::InputEmpty;
            if written > 0 {
                return Ok(written);
            }
        }
        Ok(0)
    }
}

/// Reads what there is, past interruptions.
fn read(file: &mut impl Read, room: &mut [u8]) -> io::Result<usize> {
    loop {
        match file.read(room) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            done => return done,
        }
    }
}
