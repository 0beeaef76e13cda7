//! Takes in pictures that people upload: limited, turned upright, and made anew without what they carry.
//!
//! ```
//! use commonfront_media::{Fault, take};
//!
//! assert_eq!(take(b"GIF89a"), Err(Fault::NotAPicture));
//! ```

mod decode;
mod encode;
mod outline;
mod size;

use std::panic::catch_unwind;

pub use size::{LARGE, SMALL, fit};

/// The longest file, in bytes.
pub const MAX_BYTES: usize = 12 * 1024 * 1024;
/// The longest side, in pixels.
pub const MAX_SIDE: u32 = 12_000;
/// The most pixels.
pub const MAX_PIXELS: u64 = 50_000_000;

/// A picture as it is kept and shown.
#[derive(Clone, PartialEq, Eq)]
pub struct Picture {
    /// A JPEG, [`LARGE`] pixels wide at most.
    pub large: Vec<u8>,
    /// A JPEG, [`SMALL`] pixels wide at most.
    pub small: Vec<u8>,
    /// The width of the large one, in pixels.
    pub width: u32,
    /// The height of the large one.
    pub height: u32,
}

impl std::fmt::Debug for Picture {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Picture").field("width", &self.width).field("height", &self.height).finish()
    }
}

/// Why a picture is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// Something else than a JPEG, a PNG or a WebP.
    #[error("is not a JPEG, PNG or WebP picture")]
    NotAPicture,
    /// The file is too long.
    #[error("is longer than {} MB", MAX_BYTES / 1024 / 1024)]
    TooLarge,
    /// Too wide, too high, or too much of both.
    #[error("has more than {MAX_SIDE} pixels on a side, or more than {} million", MAX_PIXELS / 1_000_000)]
    TooManyPixels,
    /// It can't be decoded to its end.
    #[error("is damaged")]
    Damaged,
}

/// Takes a picture in; what comes out holds nothing of the file but what can be seen.
///
/// # Errors
/// [`Fault`].
pub fn take(bytes: &[u8]) -> Result<Picture, Fault> {
    if bytes.len() > MAX_BYTES {
        return Err(Fault::TooLarge);
    }
    // No decoder is known to panic; should one, that picture is not taken, and nothing else happens.
    catch_unwind(|| taken(bytes)).unwrap_or(Err(Fault::Damaged))
}

fn taken(bytes: &[u8]) -> Result<Picture, Fault> {
    let large = encode::jpeg(&decode::upright(bytes, LARGE)?)?;
    // Encoding what we have encoded would lose a little each time.
    let large = if outline::is_like(bytes, &large) { bytes.to_vec() } else { large };
    // Made from the large one, so that the same large one always has the same small one.
    let seen = decode::upright(&large, LARGE)?;
    let (width, height) = seen.dimensions();
    let small = encode::jpeg(&decode::reduced(seen.into(), SMALL))?;
    Ok(Picture { large, small, width, height })
}
