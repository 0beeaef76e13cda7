//! From a file to pixels, after its header has been looked at: upright, opaque, and no larger than asked for.

use std::io::Cursor;

use image::imageops::FilterType;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits, RgbImage, Rgba, RgbaImage};

use crate::{Fault, MAX_PIXELS, MAX_SIDE, fit, outline};

/// The most memory that the pixels of a picture may take, in bytes: the most pixels, in colour and with
/// transparency.
const MAX_DECODED: u64 = MAX_PIXELS * 4;
/// The most memory that a decoder may take besides.
const MAX_DECODER: u64 = 256 * 1024 * 1024;
/// The most scans of a JPEG: each goes over all pixels once more, and real pictures have about ten.
const MAX_SCANS: usize = 64;

/// The kind of a picture by its first bytes.
fn format(bytes: &[u8]) -> Option<ImageFormat> {
    if outline::is_jpeg(bytes) {
        Some(ImageFormat::Jpeg)
    } else if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        Some(ImageFormat::Png)
    } else if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        Some(ImageFormat::WebP)
    } else {
        None
    }
}

/// The picture as it is meant to be seen, within so many pixels' width.
pub fn upright(bytes: &[u8], most: u32) -> Result<RgbImage, Fault> {
    let format = format(bytes).ok_or(Fault::NotAPicture)?;
    if format == ImageFormat::Jpeg && outline::outline(bytes).is_none_or(|found| found.scans > MAX_SCANS) {
        return Err(Fault::Damaged);
    }
    let mut limits = Limits::no_limits();
    limits.max_alloc = Some(MAX_DECODER);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|error| fault(&error))?;
    let (width, height) = decoder.dimensions();
    if width > MAX_SIDE
        || height > MAX_SIDE
        || u64::from(width) * u64::from(height) > MAX_PIXELS
        || decoder.total_bytes() > MAX_DECODED
    {
        return Err(Fault::TooManyPixels);
    }
    // One that can't be read turns nothing.
    let turn = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let image = opaque(DynamicImage::from_decoder(decoder).map_err(|error| fault(&error))?);
    let lying = matches!(
        turn,
        Orientation::Rotate90
            | Orientation::Rotate270
            | Orientation::Rotate90FlipH
            | Orientation::Rotate270FlipH
    );
    // It is made smaller first: turning takes the memory once more.
    let (width, height) = if lying {
        let (height, width) = fit(image.height(), image.width(), most);
        (width, height)
    } else {
        fit(image.width(), image.height(), most)
    };
    let mut image = DynamicImage::from(resized(image, width, height));
    image.apply_orientation(turn);
    Ok(image.into_rgb8())
}

fn fault(error: &image::ImageError) -> Fault {
    match error {
        image::ImageError::Limits(_) => Fault::TooManyPixels,
        _ => Fault::Damaged,
    }
}

/// The picture on white, in eight bits.
fn opaque(image: DynamicImage) -> DynamicImage {
    if !image.color().has_alpha() {
        return match image {
            DynamicImage::ImageRgb8(_) | DynamicImage::ImageLuma8(_) => image,
            other => DynamicImage::ImageRgb8(other.into_rgb8()),
        };
    }
    let mut image: RgbaImage = image.into_rgba8();
    for Rgba([red, green, blue, alpha]) in image.pixels_mut() {
        let clear = 255 - u16::from(*alpha);
        for channel in [red, green, blue] {
            let mixed = (u16::from(*channel) * u16::from(*alpha) + 255 * clear + 127) / 255;
            *channel = u8::try_from(mixed).unwrap_or(u8::MAX);
        }
        *alpha = u8::MAX;
    }
    DynamicImage::ImageRgba8(image)
}

/// The picture within so many pixels' width.
pub fn reduced(image: DynamicImage, most: u32) -> RgbImage {
    let (width, height) = fit(image.width(), image.height(), most);
    resized(image, width, height)
}

/// The picture in a size that is no larger.
fn resized(image: DynamicImage, width: u32, height: u32) -> RgbImage {
    if (image.width(), image.height()) == (width, height) {
        return image.into_rgb8();
    }
    // A coarse step that takes no memory first, for what is much larger; the fine one does the rest.
    let (near, high) = (width.saturating_mul(2), height.saturating_mul(2));
    let image = if image.width() > near.saturating_mul(2) && image.height() > high.saturating_mul(2) {
        DynamicImage::ImageRgb8(image.thumbnail_exact(near, high).into_rgb8())
    } else {
        image
    };
    image.resize_exact(width, height, FilterType::CatmullRom).into_rgb8()
}
