//! The markers of a JPEG, read without decoding anything (ITU-T T.81, Annex B).

/// What the markers say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outline {
    /// Where the pixels of the first scan begin.
    pub pixels: usize,
    /// Where they end.
    pub pixels_end: usize,
    /// How many scans there are.
    pub scans: usize,
    /// Where the picture ends.
    pub end: usize,
}

const START: [u8; 2] = [0xff, 0xd8];

/// Whether it begins as a JPEG does.
#[must_use]
pub fn is_jpeg(bytes: &[u8]) -> bool {
    bytes.starts_with(&START) && bytes.get(2) == Some(&0xff)
}

/// The outline of a JPEG that goes on to its end; nothing for one that does not. What follows the end, as
/// phones add it, does not matter.
#[must_use]
pub fn outline(bytes: &[u8]) -> Option<Outline> {
    if !is_jpeg(bytes) {
        return None;
    }
    let mut found = Outline { pixels: 0, pixels_end: 0, scans: 0, end: 0 };
    let mut at = START.len();
    loop {
        at = next_marker(bytes, at)?;
        let marker = *bytes.get(at + 1)?;
        at += 2;
        match marker {
            // The end. A picture without a scan shows nothing.
            0xd9 => {
                found.end = at;
                return (found.scans > 0).then_some(found);
            }
            0x01 | 0xd0..=0xd8 => {}
            _ => {
                let length = usize::from(u16::from_be_bytes([*bytes.get(at)?, *bytes.get(at + 1)?]));
                at += length.max(2);
                if marker == 0xda {
                    found.scans += 1;
                    let pixels = at;
                    at = after_pixels(bytes, at)?;
                    if found.scans == 1 {
                        (found.pixels, found.pixels_end) = (pixels, at);
                    }
                }
            }
        }
    }
}

/// Where the next marker begins: at its last `0xff`, of which there may be several.
fn next_marker(bytes: &[u8], from: usize) -> Option<usize> {
    let mut at = from;
    loop {
        let rest = bytes.get(at..)?;
        at += rest.iter().position(|&byte| byte == 0xff)?;
        match *bytes.get(at + 1)? {
            0xff => at += 1,
            0x00 => at += 2,
            _ => return Some(at),
        }
    }
}

/// Where the pixels end that begin here: at a marker other than those that stand among pixels.
fn after_pixels(bytes: &[u8], from: usize) -> Option<usize> {
    let mut at = from;
    loop {
        at = next_marker(bytes, at)?;
        match *bytes.get(at + 1)? {
            0xd0..=0xd7 => at += 2,
            _ => return Some(at),
        }
    }
}

/// Whether a file is what we write: the same bytes as `ours` up to the pixels, then nothing but pixels.
#[must_use]
pub fn is_like(bytes: &[u8], ours: &[u8]) -> bool {
    let (Some(given), Some(made)) = (outline(bytes), outline(ours)) else { return false };
    given.scans == 1
        && made.scans == 1
        && given.pixels == made.pixels
        && bytes.get(..given.pixels) == ours.get(..made.pixels)
        && given.pixels_end + 2 == given.end
        && given.end == bytes.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A JPEG of one segment and one scan, in outline.
    const SMALL: &[u8] = b"\xff\xd8\xff\xfe\x00\x04hi\xff\xda\x00\x03x\x01\xff\x00\xff\xd0\x02\xff\xd9";

    #[test]
    fn the_pixels_are_found() {
        assert_eq!(outline(SMALL), Some(Outline { pixels: 13, pixels_end: 19, scans: 1, end: 21 }));
        let behind = [SMALL, b"trailer \xff\xda\x00"].concat();
        assert_eq!(outline(&behind).map(|outline| outline.end), Some(21));
    }

    #[test]
    fn what_ends_too_early_has_none() {
        for length in 0..SMALL.len() {
            assert_eq!(outline(&SMALL[..length]), None, "{length}");
        }
        assert_eq!(outline(b"\xff\xd8\xff\xd9"), None);
    }

    #[test]
    fn only_pixels_may_differ_from_ours() {
        let with = |from: &[u8], to: &[u8]| {
            let at = SMALL.windows(from.len()).position(|part| part == from).unwrap();
            [&SMALL[..at], to, &SMALL[at + from.len()..]].concat()
        };
        assert!(is_like(SMALL, SMALL));
        assert!(is_like(&with(b"\x02", b"\x03\x04"), SMALL));
        assert!(!is_like(&with(b"hi", b"ho"), SMALL));
        assert!(!is_like(&with(b"\xff\xd9", b"\xff\xfe\x00\x04hi\xff\xd9"), SMALL));
        assert!(!is_like(&[SMALL, b"x"].concat(), SMALL));
    }
}
