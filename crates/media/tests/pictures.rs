//! Pictures as people bring them: made here, and, where they are at hand, real ones.
#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};

use commonfront_media::{Fault, MAX_BYTES, take};
use image::{DynamicImage, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};
use proptest::prelude::*;

fn file(image: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Vec::new();
    image.write_to(&mut Cursor::new(&mut bytes), format).unwrap();
    bytes
}

/// Red at the left, blue at the right.
fn flag(width: u32, height: u32) -> DynamicImage {
    RgbImage::from_fn(
        width,
        height,
        |x, _| if x < width / 2 { Rgb([220, 30, 30]) } else { Rgb([30, 30, 220]) },
    )
    .into()
}

fn seen(jpeg: &[u8]) -> RgbImage {
    image::load_from_memory_with_format(jpeg, ImageFormat::Jpeg).unwrap().into_rgb8()
}

fn is_red(pixel: &Rgb<u8>) -> bool {
    pixel[0] > 150 && pixel[2] < 100
}

/// The JPEG with EXIF that turns it, and a secret in it.
fn with_exif(jpeg: &[u8], orientation: u8) -> Vec<u8> {
    let mut exif = b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
    exif.extend([orientation, 0, 0, 0, 0, 0, 0]);
    exif.extend(b"N 45 25.2 W 75 41.9 GPSSECRET");
    let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
    [&jpeg[..2], &[0xff, 0xe1], &length, &exif, &jpeg[2..]].concat()
}

fn holds(bytes: &[u8], words: &[u8]) -> bool {
    bytes.windows(words.len()).any(|part| part == words)
}

#[test]
fn each_kind_is_taken_by_its_content_and_made_a_jpeg() {
    for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP] {
        let picture = take(&file(&flag(64, 40), format)).unwrap();
        assert_eq!((picture.width, picture.height), (64, 40), "{format:?}");
        for jpeg in [&picture.large, &picture.small] {
            let shown = seen(jpeg);
            assert_eq!(shown.dimensions(), (64, 40));
            assert!(is_red(shown.get_pixel(5, 5)) && !is_red(shown.get_pixel(60, 5)), "{format:?}");
        }
    }
}

#[test]
fn what_is_wide_comes_in_two_sizes_and_nothing_is_enlarged() {
    let picture = take(&file(&flag(2000, 500), ImageFormat::Png)).unwrap();
    assert_eq!((picture.width, picture.height), (1600, 400));
    assert_eq!(seen(&picture.large).dimensions(), (1600, 400));
    assert_eq!(seen(&picture.small).dimensions(), (800, 200));
    let picture = take(&file(&flag(1000, 30), ImageFormat::Png)).unwrap();
    assert_eq!((picture.width, seen(&picture.small).width()), (1000, 800));
    let picture = take(&file(&flag(4000, 1), ImageFormat::Png)).unwrap();
    assert_eq!((picture.width, picture.height), (1600, 1));
}

#[test]
fn a_photo_is_turned_upright_and_where_it_was_taken_is_gone() {
    let lying = file(&flag(60, 20), ImageFormat::Jpeg);
    for (orientation, size, red) in
        [(1, (60, 20), (2, 10)), (3, (60, 20), (57, 10)), (6, (20, 60), (10, 2)), (8, (20, 60), (10, 57))]
    {
        let photo = with_exif(&lying, orientation);
        assert!(holds(&photo, b"GPSSECRET"));
        let picture = take(&photo).unwrap();
        assert_eq!((picture.width, picture.height), size, "{orientation}");
        assert!(is_red(seen(&picture.large).get_pixel(red.0, red.1)), "{orientation}");
        for jpeg in [&picture.large, &picture.small] {
            assert!(!holds(jpeg, b"GPSSECRET") && !holds(jpeg, b"Exif"));
        }
    }
}

#[test]
fn what_is_transparent_stands_on_white() {
    let image =
        RgbaImage::from_fn(40, 40, |x, _| if x < 20 { Rgba([0, 0, 0, 0]) } else { Rgba([0, 0, 0, 255]) });
    for format in [ImageFormat::Png, ImageFormat::WebP] {
        let shown = seen(&take(&file(&image.clone().into(), format)).unwrap().large);
        assert!(shown.get_pixel(4, 20)[0] > 245 && shown.get_pixel(35, 20)[0] < 10);
    }
}

#[test]
fn grey_and_deep_pictures_are_taken() {
    let deep = DynamicImage::ImageRgba16(flag(30, 30).into_rgba16());
    let grey = DynamicImage::ImageLuma8(flag(30, 30).into_luma8());
    let grey16 = DynamicImage::ImageLumaA16(flag(30, 30).into_luma_alpha16());
    for image in [deep, grey, grey16] {
        assert_eq!(take(&file(&image, ImageFormat::Png)).unwrap().width, 30);
    }
    let grey = DynamicImage::ImageLuma8(flag(30, 30).into_luma8());
    assert_eq!(take(&file(&grey, ImageFormat::Jpeg)).unwrap().width, 30);
}

#[test]
fn what_was_taken_is_taken_again_to_the_byte() {
    for image in [flag(64, 40), flag(1900, 100), flag(7, 3)] {
        let once = take(&file(&image, ImageFormat::Png)).unwrap();
        assert_eq!(take(&once.large).unwrap(), once);
    }
    // A byte behind it, or a comment in it, and it is made anew.
    let once = take(&file(&flag(64, 40), ImageFormat::Png)).unwrap();
    let behind = take(&[&once.large[..], b"#!/bin/sh"].concat()).unwrap();
    assert!(!holds(&behind.large, b"#!/bin/sh"));
    let inside = [&once.large[..2], b"\xff\xfe\x00\x09comment", &once.large[2..]].concat();
    assert!(!holds(&take(&inside).unwrap().large, b"comment"));
}

#[test]
fn anything_else_is_no_picture() {
    for bytes in
        [&b""[..], b"x", b"GIF89a...", b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>", b"BM....", b"%PDF-1.7"]
    {
        assert_eq!(take(bytes), Err(Fault::NotAPicture), "{bytes:?}");
    }
    assert_eq!(take(b"RIFF\x04\0\0\0WAVE"), Err(Fault::NotAPicture));
}

/// A PNG's beginning that claims a size.
fn claims(width: u32, height: u32, depth: u8, kind: u8) -> Vec<u8> {
    let mut head = b"IHDR".to_vec();
    head.extend(width.to_be_bytes());
    head.extend(height.to_be_bytes());
    head.extend([depth, kind, 0, 0, 0]);
    let crc = crc(&head);
    let end = b"\0\0\0\0IDAT\x35\xaf\x06\x1e\0\0\0\0IEND\xae\x42\x60\x82";
    [&b"\x89PNG\r\n\x1a\n\0\0\0\x0d"[..], &head, &crc.to_be_bytes(), end].concat()
}

fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, &byte| {
        (0..8).fold(crc ^ u32::from(byte), |crc, _| (crc >> 1) ^ (0xedb8_8320 & (crc & 1).wrapping_neg()))
    })
}

#[test]
fn what_claims_too_much_is_refused_before_it_is_decoded() {
    assert_eq!(take(&vec![0xff; MAX_BYTES + 1]), Err(Fault::TooLarge));
    for (width, height, depth) in
        [(12_001, 1, 8), (1, 12_001, 8), (8000, 8000, 8), (6000, 6000, 16), (u32::MAX >> 1, 9, 8)]
    {
        assert_eq!(take(&claims(width, height, depth, 6)), Err(Fault::TooManyPixels), "{width}×{height}");
    }
    assert_eq!(take(&claims(100, 100, 8, 6)), Err(Fault::Damaged));
    let mut jpeg = file(&flag(64, 40), ImageFormat::Jpeg);
    let frame = jpeg.windows(2).position(|two| two == [0xff, 0xc0]).unwrap();
    jpeg[frame + 5..frame + 9].copy_from_slice(&[0x3a, 0x98, 0x3a, 0x98]);
    assert_eq!(take(&jpeg), Err(Fault::TooManyPixels));
}

#[test]
fn what_breaks_off_is_damaged() {
    for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP] {
        let whole = file(&flag(64, 40), format);
        for length in [whole.len() - 1, whole.len() / 2, 20] {
            let found = take(&whole[..length]);
            // A PNG shows everything before its very last bytes.
            assert!(
                found == Err(Fault::Damaged) || (found.is_ok() && length + 1 == whole.len()),
                "{format:?} {length}"
            );
        }
    }
    // So many scans would take minutes.
    let jpeg = file(&flag(16, 16), ImageFormat::Jpeg);
    let scan = jpeg.windows(2).rposition(|two| two == [0xff, 0xda]).unwrap();
    let scans = [&jpeg[..scan], &jpeg[scan..jpeg.len() - 2].repeat(100), b"\xff\xd9"].concat();
    assert_eq!(take(&scans), Err(Fault::Damaged));
}

/// The folder of pictures, or a line on the terminal that says what was not tested.
fn folder() -> Option<PathBuf> {
    let given = std::env::var_os("COMMONFRONT_DATA").map(PathBuf::from);
    let above = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().map(|folder| folder.join("shared/data"));
    let found = given.into_iter().chain(above).map(|data| data.join("images")).find(|folder| folder.is_dir());
    if found.is_none() {
        // Past the test runner, which would keep it to itself.
        let _ = writeln!(std::io::stderr(), "NOT TESTED: shared/data/images is not here");
    }
    found
}

#[test]
fn real_photos_lose_where_they_were_taken_and_hostile_ones_are_refused() {
    let Some(folder) = folder() else { return };
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let bytes = std::fs::read(&path).unwrap();
        let taken = take(&bytes);
        if name.starts_with("DSCN") {
            let picture = taken.unwrap();
            assert!(
                holds(&bytes, b"NIKON")
                    && !holds(&picture.large, b"NIKON")
                    && !holds(&picture.small, b"NIKON")
            );
            assert_eq!((picture.width, picture.height), (640, 480));
        } else if name.starts_with("landscape") {
            let picture = taken.unwrap();
            assert!(picture.width > picture.height, "{name}");
            assert_eq!(take(&picture.large).unwrap(), picture);
        } else if name.starts_with("portrait") {
            let picture = taken.unwrap();
            assert!(picture.width < picture.height, "{name}");
        } else if name.starts_with("hopper") {
            assert!(taken.is_ok(), "{name}: {taken:?}");
        } else {
            assert!(taken.is_err(), "{name}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]
    #[test]
    fn no_bytes_make_it_panic(
        kind in 0..4_usize,
        flips in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..12),
        cut in any::<prop::sample::Index>(),
        whole in any::<bool>(),
        noise in proptest::collection::vec(any::<u8>(), 0..200),
    ) {
        let formats = [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP];
        let mut bytes = match formats.get(kind) {
            Some(&format) => file(&flag(24, 17), format),
            None => [&b"\xff\xd8\xff"[..], &noise].concat(),
        };
        for (at, value) in flips {
            let at = at.index(bytes.len());
            bytes[at] = value;
        }
        if !whole {
            bytes.truncate(cut.index(bytes.len()));
        }
        if let Ok(picture) = take(&bytes) {
            prop_assert_eq!(take(&picture.large), Ok(picture));
        }
    }
}
