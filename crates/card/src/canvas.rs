//! Words and rectangles on a picture.

use std::io::Cursor;

use ab_glyph::{Font, FontRef, Glyph, PxScale, ScaleFont, point};
use image::{ImageFormat, Rgb, RgbImage};

/// The typeface.
const FONT: &[u8] = include_bytes!("../font/DejaVuSansCondensed-Bold-Latin.ttf");

/// Red, green and blue.
pub type Colour = [u8; 3];

/// A picture that is being drawn.
pub struct Canvas {
    picture: RgbImage,
    font: FontRef<'static>,
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "places on a small picture"
)]
impl Canvas {
    /// An empty one.
    pub fn new(width: u32, height: u32, paper: Colour) -> Option<Self> {
        let font = FontRef::try_from_slice(FONT).ok()?;
        Some(Self { picture: RgbImage::from_pixel(width, height, Rgb(paper)), font })
    }

    /// A filled rectangle; what lies outside isn't drawn.
    pub fn rectangle(&mut self, x: f32, y: f32, width: f32, height: f32, colour: Colour) {
        let (w, h) = (self.picture.width() as f32, self.picture.height() as f32);
        let clamp = |value: f32, most: f32| value.round().clamp(0.0, most) as u32;
        for row in clamp(y, h)..clamp(y + height, h) {
            for column in clamp(x, w)..clamp(x + width, w) {
                self.picture.put_pixel(column, row, Rgb(colour));
            }
        }
    }

    /// How wide words are.
    pub fn width(&self, words: &str, size: f32) -> f32 {
        let font = self.font.as_scaled(PxScale::from(size));
        let mut width = 0.0;
        let mut before = None;
        for c in words.chars().filter(|c| !c.is_control()) {
            let id = font.glyph_id(c);
            width += before.map_or(0.0, |before| font.kern(before, id)) + font.h_advance(id);
            before = Some(id);
        }
        width
    }

    /// A line of words from a place on its foot, smaller if it is too long; gives back how wide it is.
    pub fn line(&mut self, words: &str, at: (f32, f32), size: f32, most: f32, colour: Colour) -> f32 {
        let words: String = words.chars().take(120).collect();
        let wide = self.width(&words, size);
        let size = if wide > most { (size * most / wide).max(12.0) } else { size };
        let scale = PxScale::from(size);
        let (mut x, mut before) = (at.0, None);
        for c in words.chars().filter(|c| !c.is_control()) {
            let (id, advance, kern) = {
                let font = self.font.as_scaled(scale);
                let id = font.glyph_id(c);
                (id, font.h_advance(id), before.map_or(0.0, |before| font.kern(before, id)))
            };
            x += kern;
            self.glyph(id.with_scale_and_position(scale, point(x, at.1)), colour);
            x += advance;
            before = Some(id);
        }
        x - at.0
    }

    fn glyph(&mut self, glyph: Glyph, colour: Colour) {
        let Some(outline) = self.font.outline_glyph(glyph) else { return };
        let bounds = outline.px_bounds();
        let picture = &mut self.picture;
        outline.draw(|column, row, cover| {
            let (x, y) = (bounds.min.x + column as f32, bounds.min.y + row as f32);
            if x < 0.0 || y < 0.0 || x >= picture.width() as f32 || y >= picture.height() as f32 {
                return;
            }
            let pixel = picture.get_pixel_mut(x as u32, y as u32);
            let cover = cover.clamp(0.0, 1.0);
            for (under, over) in pixel.0.iter_mut().zip(colour) {
                *under = (f32::from(*under) * (1.0 - cover) + f32::from(over) * cover).round() as u8;
            }
        });
    }

    /// Words over several lines; what doesn't fit ends in an ellipsis.
    pub fn paragraph(
        &mut self,
        words: &str,
        at: (f32, f32),
        size: f32,
        (most, lines): (f32, usize),
        colour: Colour,
    ) {
        let mut written: Vec<String> = Vec::new();
        for word in words.split([' ', '\n']).filter(|word| !word.is_empty()).take(200) {
            let longer = written.last().map(|line| format!("{line} {word}"));
            match longer.filter(|line| self.width(line, size) <= most) {
                Some(line) => *written.last_mut().unwrap_or(&mut String::new()) = line,
                None => written.push(word.to_owned()),
            }
        }
        if written.len() > lines {
            written.truncate(lines);
            if let Some(last) = written.last_mut() {
                last.push('…');
            }
        }
        for (number, line) in written.iter().enumerate() {
            self.line(line, (at.0, at.1 + number as f32 * size * 1.28), size, most, colour);
        }
    }

    /// The picture's bytes.
    pub fn png(&self) -> Option<Vec<u8>> {
        let mut bytes = Vec::new();
        self.picture.write_to(&mut Cursor::new(&mut bytes), ImageFormat::Png).ok()?;
        Some(bytes)
    }
}
