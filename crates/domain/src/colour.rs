//! A campaign's accent colour: readable on our paper, by day and by night, or else refused with the
//! nearest that is.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A colour of the web, kept as three bytes and written `#rrggbb`.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Colour {
    /// Red, green and blue in sRGB.
    pub rgb: [u8; 3],
}

/// The text is not a colour of the form `#rrggbb`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a colour is written #rrggbb, with six hexadecimal digits")]
pub struct NotAColour;

/// The contrast that WCAG 2.2 asks of text (success criterion 1.4.3).
pub const TEXT_CONTRAST: f64 = 4.5;

/// The darkest light background that accent text stands on; also fits white text on the accent.
const LIGHT_GROUND: Colour = Colour { rgb: [0xf2, 0xee, 0xe3] };
/// The lightest dark background that accent text stands on.
const DARK_GROUND: Colour = Colour { rgb: [0x1f, 0x22, 0x29] };

impl Colour {
    /// Relative luminance, 0 to 1 (WCAG 2.2, definition of relative luminance).
    #[must_use]
    pub fn luminance(self) -> f64 {
        let [r, g, b] = self.linear();
        0.2126 * r + 0.7152 * g + 0.0722 * b
    }

    /// Contrast ratio between two colours, 1 to 21 (WCAG 2.2).
    #[must_use]
    pub fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// Whether text in this colour can be read on our light paper, and white text on it.
    #[must_use]
    pub fn passes_on_light(self) -> bool {
        self.contrast(LIGHT_GROUND) >= TEXT_CONTRAST
    }

    /// The nearest colour of the same hue that passes on our light paper: itself, if it does.
    #[must_use]
    pub fn nearest_on_light(self) -> Self {
        self.shifted(0.0, |colour| colour.passes_on_light())
    }

    /// The nearest colour of the same hue that can be read on our dark paper.
    #[must_use]
    pub fn nearest_on_dark(self) -> Self {
        self.shifted(1.0, |colour| colour.contrast(DARK_GROUND) >= TEXT_CONTRAST)
    }

    /// Moves the lightness (OKLCH) towards `end` just as far as `good` asks.
    fn shifted(self, end: f64, good: impl Fn(Self) -> bool) -> Self {
        if good(self) {
            return self;
        }
        let [l, a, b] = self.oklab();
        // A thousand steps of lightness are finer than a byte of colour.
        (1..=1000)
            .map(|step| Self::from_oklab(l + (end - l) * f64::from(step) / 1000.0, a, b))
            .find(|&colour| good(colour))
            .unwrap_or(if end > 0.5 { Self { rgb: [255; 3] } } else { Self { rgb: [0; 3] } })
    }

    fn linear(self) -> [f64; 3] {
        self.rgb.map(|byte| {
            let c = f64::from(byte) / 255.0;
            if c <= 0.040_45 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        })
    }

    /// Björn Ottosson's OKLab.
    fn oklab(self) -> [f64; 3] {
        let [r, g, b] = self.linear();
        let l = (0.412_221_470_8 * r + 0.536_332_536_3 * g + 0.051_445_992_9 * b).cbrt();
        let m = (0.211_903_498_2 * r + 0.680_699_545_1 * g + 0.107_396_956_6 * b).cbrt();
        let s = (0.088_302_461_9 * r + 0.281_718_837_6 * g + 0.629_978_700_5 * b).cbrt();
        [
            0.210_454_255_3 * l + 0.793_617_785 * m - 0.004_072_046_8 * s,
            1.977_998_495_1 * l - 2.428_592_205 * m + 0.450_593_709_9 * s,
            0.025_904_037_1 * l + 0.782_771_766_2 * m - 0.808_675_766 * s,
        ]
    }

    fn from_oklab(l: f64, a: f64, b: f64) -> Self {
        // Chroma shrinks until the colour exists on a screen.
        (0..=20)
            .map(|step| {
                let k = 1.0 - f64::from(step) / 20.0;
                let (a, b) = (a * k, b * k);
                let l_ = (l + 0.396_337_777_4 * a + 0.215_803_757_3 * b).powi(3);
                let m_ = (l - 0.105_561_345_8 * a - 0.063_854_172_8 * b).powi(3);
                let s_ = (l - 0.089_484_177_5 * a - 1.291_485_548 * b).powi(3);
                [
                    4.076_741_662_1 * l_ - 3.307_711_591_3 * m_ + 0.230_969_929_2 * s_,
                    -1.268_438_004_6 * l_ + 2.609_757_401_1 * m_ - 0.341_319_396_5 * s_,
                    -0.004_196_086_3 * l_ - 0.703_418_614_7 * m_ + 1.707_614_701 * s_,
                ]
            })
            .find(|rgb| rgb.iter().all(|c| (-0.002..=1.002).contains(c)))
            .map_or(Self { rgb: [128; 3] }, |rgb| Self {
                rgb: rgb.map(|c| {
                    let c = c.clamp(0.0, 1.0);
                    let c = if c <= 0.003_130_8 { 12.92 * c } else { 1.055 * c.powf(1.0 / 2.4) - 0.055 };
                    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // 0 to 255
                    let byte = (c * 255.0).round() as u8;
                    byte
                }),
            })
    }
}

impl TryFrom<String> for Colour {
    type Error = NotAColour;

    fn try_from(text: String) -> Result<Self, NotAColour> {
        let digits =
            text.strip_prefix('#').filter(|d| d.len() == 6 && d.bytes().all(|b| b.is_ascii_hexdigit()));
        let value = digits.and_then(|d| u32::from_str_radix(d, 16).ok()).ok_or(NotAColour)?;
        let [_, r, g, b] = value.to_be_bytes();
        Ok(Self { rgb: [r, g, b] })
    }
}

impl From<Colour> for String {
    fn from(colour: Colour) -> Self {
        colour.to_string()
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [r, g, b] = self.rgb;
        write!(f, "#{r:02x}{g:02x}{b:02x}")
    }
}

impl fmt::Debug for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn colour(text: &str) -> Colour {
        Colour::try_from(text.to_owned()).unwrap()
    }

    #[test]
    fn contrast_is_as_wcag_computes_it() {
        assert!((colour("#ffffff").contrast(colour("#000000")) - 21.0).abs() < 0.001);
        assert!((colour("#777777").contrast(colour("#ffffff")) - 4.478).abs() < 0.001);
    }

    #[test]
    fn a_pale_accent_is_refused_with_a_darker_one_of_its_hue() {
        let pale = colour("#ff9900");
        assert!(!pale.passes_on_light());
        let near = pale.nearest_on_light();
        assert!(near.passes_on_light());
        assert!(near.contrast(LIGHT_GROUND) < 4.7, "{near} is darker than it needs to be");
        assert_eq!(colour("#a3122a").nearest_on_light(), colour("#a3122a"));
    }

    #[test]
    fn only_six_digits_are_a_colour() {
        for bad in ["", "#fff", "a3122a", "#a3122g", "#a3122a0", "#é3122"] {
            assert_eq!(Colour::try_from(bad.to_owned()), Err(NotAColour));
        }
    }

    proptest! {
        #[test]
        fn every_colour_has_one_near_that_passes(rgb: [u8; 3]) {
            let near = Colour { rgb }.nearest_on_light();
            prop_assert!(near.passes_on_light());
            let white = Colour { rgb: [255; 3] };
            prop_assert!(near.contrast(white) >= TEXT_CONTRAST);
            prop_assert!(near.nearest_on_dark().contrast(DARK_GROUND) >= TEXT_CONTRAST);
        }
    }
}
