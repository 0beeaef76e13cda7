//! A picture with a few words and a bar, as other sites show it beside a link. The same words give the same
//! bytes, on every machine.

mod canvas;

use canvas::{Canvas, Colour};

/// The picture's width in pixels.
pub const WIDTH: u32 = 1200;
/// Its height.
pub const HEIGHT: u32 = 630;

const PAPER: Colour = [0xfb, 0xfa, 0xf6];
const INK: Colour = [0x17, 0x18, 0x1c];
const SOFT: Colour = [0x55, 0x58, 0x5f];
const TRACK: Colour = [0xe5, 0xdf, 0xd0];
/// Space to either side.
const MARGIN: f32 = 64.0;
const ACROSS: f32 = 1200.0 - 2.0 * MARGIN;

/// A part of the bar.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// How much.
    pub value: f64,
    /// What it is.
    pub label: String,
}

/// A bar of parts, and between what its end may lie.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bar {
    /// The parts, from the left; up to three can be told apart.
    pub parts: Vec<Part>,
    /// The least and the most.
    pub range: Option<(f64, f64)>,
}

/// The words of a card.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Card {
    /// Small, at the top.
    pub kicker: String,
    /// Large: a number.
    pub headline: String,
    /// A sentence or two.
    pub words: String,
    /// The bar; none without parts.
    pub bar: Bar,
    /// Small, at the foot.
    pub foot: String,
    /// The accent, red, green and blue.
    pub accent: [u8; 3],
}

impl Card {
    /// The picture as PNG; none if the typeface can't be read, which a test rules out.
    #[must_use]
    pub fn png(&self) -> Option<Vec<u8>> {
        let mut canvas = Canvas::new(WIDTH, HEIGHT, PAPER)?;
        canvas.rectangle(0.0, 0.0, 1200.0, 18.0, self.accent);
        canvas.line(&self.kicker, (MARGIN, 88.0), 30.0, ACROSS, SOFT);
        canvas.line(&self.headline, (MARGIN - 4.0, 224.0), 132.0, ACROSS, INK);
        let lines = if self.bar.parts.is_empty() { 5 } else { 3 };
        canvas.paragraph(&self.words, (MARGIN, 290.0), 38.0, (ACROSS, lines), INK);
        self.draw_bar(&mut canvas);
        canvas.line(&self.foot, (MARGIN, 600.0), 24.0, ACROSS, SOFT);
        canvas.png()
    }

    #[allow(clippy::cast_possible_truncation, reason = "a picture is not exact")]
    fn draw_bar(&self, canvas: &mut Canvas) {
        let sum: f64 = self.bar.parts.iter().map(|part| part.value.max(0.0)).sum();
        let most = self.bar.range.map_or(sum, |(_, high)| high.max(sum));
        if !(sum > 0.0 && most.is_finite()) {
            return;
        }
        let long = |value: f64| (value.max(0.0) / most) as f32 * ACROSS;
        canvas.rectangle(MARGIN, 440.0, ACROSS, 48.0, TRACK);
        let colours = [self.accent, INK, SOFT];
        let mut x = MARGIN;
        let mut label_x = MARGIN;
        for (part, colour) in self.bar.parts.iter().zip(colours) {
            let width = long(part.value);
            canvas.rectangle(x, 440.0, (width - 3.0).max(0.0), 48.0, colour);
            x += width;
            canvas.rectangle(label_x, 520.0, 20.0, 20.0, colour);
            let written = canvas.line(&part.label, (label_x + 30.0, 538.0), 24.0, ACROSS - label_x, INK);
            label_x += written + 66.0;
        }
        if let Some((low, high)) = self.bar.range {
            let (from, to) = (MARGIN + long(low), MARGIN + long(high));
            canvas.rectangle(from, 461.0, to - from, 6.0, PAPER);
            canvas.rectangle(from, 462.5, to - from, 3.0, INK);
            canvas.rectangle(from - 1.5, 446.0, 5.0, 36.0, PAPER);
            canvas.rectangle(from, 446.0, 3.0, 36.0, INK);
            canvas.rectangle(to - 3.0, 446.0, 3.0, 36.0, INK);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn card() -> Card {
        let part = |value, label: &str| Part { value, label: label.to_owned() };
        Card {
            kicker: "Common Front".to_owned(),
            headline: "2 800 emplois".to_owned(),
            words: "Des compressions de 250 millions de dollars par année visant les écoles, à Montréal…"
                .to_owned(),
            bar: Bar {
                parts: vec![part(2000.0, "publics"), part(800.0, "privés")],
                range: Some((2200.0, 3300.0)),
            },
            foot: "front.example".to_owned(),
            accent: [0xa3, 0x12, 0x2a],
        }
    }

    #[test]
    fn the_same_words_give_the_same_picture() {
        let png = card().png().unwrap();
        assert_eq!(png, card().png().unwrap());
        let read = image::load_from_memory(&png).unwrap();
        assert_eq!((read.width(), read.height()), (WIDTH, HEIGHT));
        assert!(png.len() < 120_000, "{}", png.len());
    }

    #[test]
    fn whatever_the_words_nothing_panics() {
        let mut card = card();
        card.words = "unusually".repeat(400);
        card.headline = "漢字 \u{1f600} \n\u{0}".repeat(90);
        card.bar.parts[0].value = f64::NAN;
        card.bar.range = Some((-4.0, f64::INFINITY));
        assert!(card.png().is_some());
        assert!(Card::default().png().is_some());
    }
}
