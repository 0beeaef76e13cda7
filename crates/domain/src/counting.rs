//! The honest count: what a signature's status is, and how each change of status moves the counters.

use std::ops::AddAssign;

use serde::Serialize;

/// Where a signature stands. The numbers are what the database stores.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(i64)]
pub enum Status {
    /// Waiting for its signer to confirm by the link in her mail.
    Pending = 0,
    /// Confirmed: it counts.
    Confirmed = 1,
    /// Taken back by its signer after it had counted.
    Withdrawn = 2,
    /// Never confirmed in time.
    Expired = 3,
    /// Never confirmed: taken back, or "this wasn't me".
    Declined = 4,
    /// Found invalid by the coalition's staff; what it holds of the person is kept, so that this can be undone.
    Invalidated = 5,
}

impl Status {
    /// All of them, by their number.
    pub const ALL: [Self; 6] =
        [Self::Pending, Self::Confirmed, Self::Withdrawn, Self::Expired, Self::Declined, Self::Invalidated];

    /// The status with this number.
    #[must_use]
    pub fn from_number(number: i64) -> Option<Self> {
        usize::try_from(number).ok().and_then(|n| Self::ALL.get(n)).copied()
    }

    /// Whether signing again starts anew.
    #[must_use]
    pub fn may_sign_again(self) -> bool {
        matches!(self, Self::Withdrawn | Self::Expired | Self::Declined)
    }

    /// Where the signature goes when its signer takes it back, or says it was never hers.
    #[must_use]
    pub fn taken_back(self) -> Option<Self> {
        match self {
            Self::Pending => Some(Self::Declined),
            // Removed either way; but what was kept in case of a mistake is erased now.
            Self::Confirmed | Self::Invalidated => Some(Self::Withdrawn),
            _ => None,
        }
    }

    /// What one signature in this status adds to the counters.
    #[must_use]
    pub fn counts(self) -> Counts {
        let mut counts = Counts::default();
        match self {
            Self::Pending => counts.pending = 1,
            Self::Confirmed => counts.confirmed = 1,
            Self::Withdrawn | Self::Invalidated => counts.removed = 1,
            Self::Expired | Self::Declined => {}
        }
        counts
    }
}

/// An action's four public numbers, or a change of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct Counts {
    /// Signatures confirmed by mail.
    pub confirmed: i64,
    /// Signatures waiting to be confirmed.
    pub pending: i64,
    /// Signatures counted on paper.
    pub paper: i64,
    /// Signatures that had counted and were withdrawn, or were found invalid.
    pub removed: i64,
}

impl Counts {
    /// The number on the poster: confirmed and paper.
    #[must_use]
    pub fn total(self) -> i64 {
        self.confirmed + self.paper
    }

    /// The change when a signature goes from one status (or none) to another.
    #[must_use]
    pub fn change(from: Option<Status>, to: Status) -> Self {
        let (was, is) = (from.map(Status::counts).unwrap_or_default(), to.counts());
        Self {
            confirmed: is.confirmed - was.confirmed,
            pending: is.pending - was.pending,
            paper: 0,
            removed: is.removed - was.removed,
        }
    }

    /// The same change, so many times.
    #[must_use]
    pub fn times(self, n: i64) -> Self {
        Self {
            confirmed: self.confirmed * n,
            pending: self.pending * n,
            paper: self.paper * n,
            removed: self.removed * n,
        }
    }

    /// Whether nothing changes.
    #[must_use]
    pub fn is_zero(self) -> bool {
        self == Self::default()
    }
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.confirmed += other.confirmed;
        self.pending += other.pending;
        self.paper += other.paper;
        self.removed += other.removed;
    }
}

/// The next goal above a count: the first not yet reached; past the last, the last.
#[must_use]
pub fn next_goal(goals: &[i64], total: i64) -> Option<i64> {
    goals.iter().copied().find(|&goal| goal > total).or_else(|| goals.last().copied())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_goal_moves_on_when_it_is_reached() {
        assert_eq!(next_goal(&[100, 500], 0), Some(100));
        assert_eq!(next_goal(&[100, 500], 100), Some(500));
        assert_eq!(next_goal(&[100, 500], 900), Some(500));
        assert_eq!(next_goal(&[], 3), None);
    }

    #[test]
    fn a_status_keeps_its_number() {
        for status in Status::ALL {
            assert_eq!(Status::from_number(status as i64), Some(status));
        }
        assert_eq!(Status::from_number(6), None);
        assert_eq!(Status::from_number(-1), None);
    }

    proptest! {
        #[test]
        fn changes_add_up_to_where_the_signature_ends(path in proptest::collection::vec(0i64..6, 1..20)) {
            let mut sum = Counts::default();
            let mut at = None;
            for to in path.into_iter().filter_map(Status::from_number) {
                sum += Counts::change(at, to);
                at = Some(to);
            }
            prop_assert_eq!(sum, at.map(Status::counts).unwrap_or_default());
        }
    }
}
