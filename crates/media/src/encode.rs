//! From pixels to the JPEG that is kept.

use image::RgbImage;
use image::codecs::jpeg::JpegEncoder;

use crate::Fault;

/// How much is kept of what the eye hardly sees, of 100.
const QUALITY: u8 = 82;

/// A JPEG with nothing but the pixels.
pub fn jpeg(image: &RgbImage) -> Result<Vec<u8>, Fault> {
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, QUALITY).encode_image(image).map_err(|_| Fault::Damaged)?;
    Ok(bytes)
}
