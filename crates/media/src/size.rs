//! How large a picture is shown.

/// The width of a large picture at most, in pixels.
pub const LARGE: u32 = 1600;
/// The width of a small one.
pub const SMALL: u32 = 800;

/// The size of a picture within so many pixels' width and twice as many in height: never enlarged, and never
/// nothing.
#[must_use]
pub fn fit(width: u32, height: u32, most: u32) -> (u32, u32) {
    let tall = most.saturating_mul(2);
    if width <= most && height <= tall {
        return (width.max(1), height.max(1));
    }
    let scaled = |side: u32, to: u32, of: u32| {
        let (side, to, of) = (u64::from(side), u64::from(to), u64::from(of.max(1)));
        u32::try_from((side * to + of / 2) / of).unwrap_or(u32::MAX).max(1)
    };
    if u64::from(width) * 2 >= u64::from(height) {
        (most, scaled(height, most, width).min(tall))
    } else {
        (scaled(width, tall, height).min(most), tall)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn pictures_get_smaller_and_keep_their_shape() {
        assert_eq!(fit(3200, 1800, LARGE), (1600, 900));
        assert_eq!(fit(1600, 900, SMALL), (800, 450));
        assert_eq!(fit(300, 200, LARGE), (300, 200));
        assert_eq!(fit(1000, 10_000, LARGE), (320, 3200));
        assert_eq!(fit(12_000, 1, LARGE), (1600, 1));
    }

    proptest! {
        #[test]
        fn a_size_fits_and_fits_again(width in 1..=12_000_u32, height in 1..=12_000_u32, most in 1..=2000_u32) {
            let (w, h) = fit(width, height, most);
            prop_assert!(w >= 1 && h >= 1 && w <= most && h <= most * 2);
            prop_assert!(w <= width && h <= height);
            prop_assert_eq!(fit(w, h, most), (w, h));
        }
    }
}
