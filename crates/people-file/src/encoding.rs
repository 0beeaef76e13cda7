//! How a file's bytes stand for letters: found from its beginning, and put right record by record.

use serde::{Deserialize, Serialize};

use crate::sniff::SAMPLE;

/// How a file's bytes stand for letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark. A record that is not UTF-8 is read as Windows-1252.
    Utf8,
    /// UTF-16, little-endian, with a byte order mark: Excel's "Unicode text".
    Utf16Le,
    /// UTF-16, big-endian, with a byte order mark.
    Utf16Be,
    /// Windows-1252 (WHATWG Encoding Standard): what Excel writes in Canada when it says only "CSV".
    Windows1252,
}

/// The mark at the start of a UTF-8 file that makes Excel read it as one.
pub(crate) const UTF8_MARK: &[u8] = b"\xEF\xBB\xBF";

impl Encoding {
    /// The encoding of a file that begins so. Without a mark it is UTF-8 if at least half of the lines
    /// that are not plain ASCII are: one record pasted in from elsewhere does not spoil the others.
    pub(crate) fn sniff(sample: &[u8]) -> Self {
        match sample {
            [0xEF, 0xBB, 0xBF, ..] => return Self::Utf8,
            [0xFF, 0xFE, ..] => return Self::Utf16Le,
            [0xFE, 0xFF, ..] => return Self::Utf16Be,
            _ => {}
        }
        let cut_short = sample.len() >= SAMPLE;
        let (mut utf8, mut other) = (0_usize, 0_usize);
        let mut lines = sample.split(|byte| *byte == b'\n').peekable();
        while let Some(line) = lines.next() {
            if line.is_ascii() {
                continue;
            }
            match std::str::from_utf8(line) {
                Ok(_) => utf8 += 1,
                // The sample may end in the middle of a letter.
                Err(error) if error.error_len().is_none() && cut_short && lines.peek().is_none() => {}
                Err(_) => other += 1,
            }
        }
        if other > utf8 { Self::Windows1252 } else { Self::Utf8 }
    }

    /// The decoder of a UTF-16 file; the others are split as they are, byte by byte.
    pub(crate) fn utf16(self) -> Option<&'static encoding_rs::Encoding> {
        match self {
            Self::Utf16Le => Some(encoding_rs::UTF_16LE),
            Self::Utf16Be => Some(encoding_rs::UTF_16BE),
            Self::Utf8 | Self::Windows1252 => None,
        }
    }

    /// Decodes a record's cells, which stand side by side and end at `ends`, into `text`; gives the
    /// ends in `text` back through `ends`.
    pub(crate) fn decode(self, cells: &[u8], ends: &mut [usize], text: &mut String) {
        text.clear();
        let is_plain = cells.is_ascii();
        if (self != Self::Windows1252 || is_plain)
            && let Ok(utf8) = std::str::from_utf8(cells)
            // Half a letter at the end of one cell and half at the start of the next make no letter.
            && (is_plain || ends.iter().all(|end| utf8.is_char_boundary(*end)))
        {
            text.push_str(utf8);
            return;
        }
        let mut start = 0;
        for end in ends {
            let cell = cells.get(start..*end).unwrap_or_default();
            text.push_str(&encoding_rs::WINDOWS_1252.decode_without_bom_handling(cell).0);
            start = *end;
            *end = text.len();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(encoding: Encoding, cells: &[u8], ends: &[usize]) -> (String, Vec<usize>) {
        let (mut text, mut ends) = (String::from("old"), ends.to_vec());
        encoding.decode(cells, &mut ends, &mut text);
        (text, ends)
    }

    #[test]
    fn marks_and_letters_tell_the_encoding() {
        assert_eq!(Encoding::sniff(b""), Encoding::Utf8);
        assert_eq!(Encoding::sniff(b"plain"), Encoding::Utf8);
        assert_eq!(Encoding::sniff("Prénom".as_bytes()), Encoding::Utf8);
        assert_eq!(Encoding::sniff(b"Pr\xE9nom"), Encoding::Windows1252);
        assert_eq!(Encoding::sniff(b"caf\xE9"), Encoding::Windows1252, "a short sample is not cut");
        assert_eq!(Encoding::sniff(b"\xEF\xBB\xBFPr\xE9nom"), Encoding::Utf8);
        assert_eq!(Encoding::sniff(b"\xFF\xFEP\0"), Encoding::Utf16Le);
        assert_eq!(Encoding::sniff(b"\xFE\xFF\0P"), Encoding::Utf16Be);
    }

    #[test]
    fn one_foreign_line_does_not_turn_the_file() {
        assert_eq!(Encoding::sniff(b"Ren\xC3\xA9\nZo\xC3\xA9\nRen\xE9\n"), Encoding::Utf8);
        assert_eq!(Encoding::sniff(b"Ren\xC3\xA9\nZo\xE9\nRen\xE9\n"), Encoding::Windows1252);
    }

    #[test]
    fn a_letter_cut_by_the_end_of_the_sample_is_no_fault() {
        let mut sample = vec![b'a'; SAMPLE - 1];
        sample.push(0xC3);
        assert_eq!(Encoding::sniff(&sample), Encoding::Utf8);
    }

    #[test]
    fn a_record_that_is_not_utf8_is_windows_1252() {
        assert_eq!(decoded(Encoding::Utf8, b"Ren\xC3\xA9Roy", &[5, 8]), ("RenéRoy".into(), vec![5, 8]));
        assert_eq!(decoded(Encoding::Utf8, b"Ren\xE9Roy", &[4, 7]), ("RenéRoy".into(), vec![5, 8]));
        assert_eq!(decoded(Encoding::Windows1252, b"\x80\x9CA", &[2, 3]), ("€œA".into(), vec![5, 6]));
        assert_eq!(decoded(Encoding::Utf8, b"\xC3\xA9", &[1, 2]), ("Ã©".into(), vec![2, 4]));
    }
}
