//! Numbers that look like chance and are always the same: SplitMix64 (Steele, Lea, Flood 2014).

/// A row of numbers from a seed.
#[derive(Clone, Debug)]
pub(crate) struct Chance(u64);

impl Chance {
    /// Begins a row.
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number from `least` to `most`, both among them; all are as likely, to within one in a million millions.
    pub(crate) fn between(&mut self, least: u64, most: u64) -> u64 {
        let span = u128::from(most.saturating_sub(least)) + 1;
        let place = (u128::from(self.next()) * span) >> 64;
        least + u64::try_from(place).unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_row_is_the_published_one() {
        // First values of SplitMix64 for the seed 1234567, as in the reference implementation.
        let mut chance = Chance::new(1_234_567);
        assert_eq!([chance.next(), chance.next()], [6_457_827_717_110_365_317, 3_203_168_211_198_807_973]);
    }

    #[test]
    fn numbers_stay_between_their_bounds_and_reach_them() {
        let mut chance = Chance::new(1);
        let all: Vec<u64> = (0..2_000).map(|_| chance.between(3, 7)).collect();
        assert_eq!((all.iter().min(), all.iter().max()), (Some(&3), Some(&7)));
        assert_eq!(chance.between(5, 5), 5);
    }
}
