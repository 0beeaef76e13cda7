//! A set of an organisation's people, by their numbers: kept in chunks of 8,192 as the database keeps them,
//! so that a segment of millions is counted in a few thousand machine words.

use std::collections::BTreeMap;

/// Numbers in a chunk.
pub const CHUNK: i64 = 8192;
/// Machine words in a chunk.
const WORDS: usize = 128;
/// Up to so many members a chunk is written as a list; from there a bit for each number is shorter.
const LISTED: usize = 512;

type Bits = [u64; WORDS];

/// The set. Numbers below nought are never in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PeopleSet {
    chunks: BTreeMap<i64, Box<Bits>>,
}

fn split(number: i64) -> (i64, usize, u64) {
    let within = usize::try_from(number.rem_euclid(CHUNK)).unwrap_or(0);
    (number.div_euclid(CHUNK), within / 64, 1 << (within % 64))
}

/// The chunk that a number is in.
#[must_use]
pub fn chunk_of(number: i64) -> i64 {
    number.div_euclid(CHUNK)
}

/// A chunk's members as they are written: a list of 16-bit numbers, or a bit for each of the 8,192.
#[must_use]
pub fn encode(members: &[u16]) -> Vec<u8> {
    if members.len() <= LISTED {
        return members.iter().flat_map(|member| member.to_le_bytes()).collect();
    }
    let mut bits = vec![0_u8; WORDS * 8];
    for &member in members {
        bits[usize::from(member) / 8 % (WORDS * 8)] |= 1 << (member % 8);
    }
    // A list of 512 is as long as the bits: an odd byte tells them apart.
    bits.push(0);
    bits
}

fn decode(members: &[u8]) -> Box<Bits> {
    let mut bits = Box::new([0; WORDS]);
    if members.len() == WORDS * 8 + 1 {
        for (word, bytes) in bits.iter_mut().zip(members.as_chunks::<8>().0) {
            *word = u64::from_le_bytes(*bytes);
        }
    } else {
        for bytes in members.as_chunks::<2>().0 {
            let (_, word, bit) = split(i64::from(u16::from_le_bytes(*bytes)));
            bits[word] |= bit;
        }
    }
    bits
}

impl PeopleSet {
    /// The set from its chunks as they are written.
    pub fn read<'b>(chunks: impl IntoIterator<Item = (i64, &'b [u8])>) -> Self {
        Self { chunks: chunks.into_iter().map(|(chunk, members)| (chunk, decode(members))).collect() }
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> i64 {
        self.chunks.values().flat_map(|bits| bits.iter()).map(|word| i64::from(word.count_ones())).sum()
    }

    /// Whether there is nobody.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.chunks.values().all(|bits| bits.iter().all(|&word| word == 0))
    }

    /// Whether a number is in it.
    #[must_use]
    pub fn contains(&self, number: i64) -> bool {
        let (chunk, word, bit) = split(number);
        self.chunks.get(&chunk).is_some_and(|bits| bits[word] & bit != 0)
    }

    /// Puts a number in.
    pub fn insert(&mut self, number: i64) {
        let (chunk, word, bit) = split(number);
        self.chunks.entry(chunk).or_insert_with(|| Box::new([0; WORDS]))[word] |= bit;
    }

    /// Takes a number out.
    pub fn remove(&mut self, number: i64) {
        let (chunk, word, bit) = split(number);
        if let Some(bits) = self.chunks.get_mut(&chunk) {
            bits[word] &= !bit;
        }
    }

    /// Those that are in both.
    #[must_use]
    pub fn and(mut self, other: &Self) -> Self {
        self.chunks.retain(|chunk, _| other.chunks.contains_key(chunk));
        for (chunk, bits) in &mut self.chunks {
            if let Some(others) = other.chunks.get(chunk) {
                bits.iter_mut().zip(others.iter()).for_each(|(word, other)| *word &= other);
            }
        }
        self
    }

    /// Those that are in either.
    #[must_use]
    pub fn or(mut self, other: &Self) -> Self {
        for (&chunk, others) in &other.chunks {
            let bits = self.chunks.entry(chunk).or_insert_with(|| Box::new([0; WORDS]));
            bits.iter_mut().zip(others.iter()).for_each(|(word, other)| *word |= other);
        }
        self
    }

    /// Those that are not in the other.
    #[must_use]
    pub fn without(mut self, other: &Self) -> Self {
        for (chunk, bits) in &mut self.chunks {
            if let Some(others) = other.chunks.get(chunk) {
                bits.iter_mut().zip(others.iter()).for_each(|(word, other)| *word &= !other);
            }
        }
        self
    }

    /// The numbers, rising.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = i64> {
        self.chunks.iter().flat_map(|(&chunk, bits)| numbers(chunk, bits))
    }

    /// The numbers below one, falling: the newest first.
    pub fn before(&self, number: i64) -> impl Iterator<Item = i64> {
        let chunks = self.chunks.range(..=chunk_of(number)).rev();
        chunks.flat_map(|(&chunk, bits)| numbers(chunk, bits).rev()).filter(move |&n| n < number)
    }

    /// The numbers above one, rising: the oldest first.
    pub fn after(&self, number: i64) -> impl Iterator<Item = i64> {
        let chunks = self.chunks.range(chunk_of(number)..);
        chunks.flat_map(|(&chunk, bits)| numbers(chunk, bits)).filter(move |&n| n > number)
    }

    /// Its members as they are written, chunk by chunk; chunks without any are left out.
    pub fn encoded(&self) -> impl Iterator<Item = (i64, Vec<u8>)> {
        self.chunks.iter().filter_map(|(&chunk, bits)| {
            let members: Vec<u16> =
                numbers(0, bits).filter_map(|within| u16::try_from(within).ok()).collect();
            (!members.is_empty()).then(|| (chunk, encode(&members)))
        })
    }
}

fn numbers(chunk: i64, bits: &Bits) -> impl DoubleEndedIterator<Item = i64> {
    (0..CHUNK)
        .filter(|&within| {
            let (_, word, bit) = split(within);
            bits[word] & bit != 0
        })
        .map(move |within| chunk * CHUNK + within)
}

impl FromIterator<i64> for PeopleSet {
    fn from_iter<I: IntoIterator<Item = i64>>(numbers: I) -> Self {
        let mut set = Self::default();
        numbers.into_iter().for_each(|number| set.insert(number));
        set
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use proptest::prelude::*;

    fn numbers() -> impl Strategy<Value = BTreeSet<i64>> {
        prop_oneof![
            proptest::collection::btree_set(0i64..40_000, 0..60),
            proptest::collection::btree_set(8_000i64..10_000, 500..1500),
        ]
    }

    fn set(numbers: &BTreeSet<i64>) -> PeopleSet {
        numbers.iter().copied().collect()
    }

    fn listed(set: &PeopleSet) -> BTreeSet<i64> {
        set.iter().collect()
    }

    proptest! {
        #[test]
        fn it_does_what_a_set_of_numbers_does(a in numbers(), b in numbers(), n in 0i64..40_000) {
            let (x, y) = (set(&a), set(&b));
            prop_assert_eq!(x.len(), i64::try_from(a.len()).unwrap());
            prop_assert_eq!(x.contains(n), a.contains(&n));
            prop_assert_eq!(listed(&x.clone().and(&y)), &a & &b);
            prop_assert_eq!(listed(&x.clone().or(&y)), &a | &b);
            prop_assert_eq!(listed(&x.clone().without(&y)), &a - &b);
            prop_assert_eq!(x.before(n).collect::<Vec<_>>(), a.range(..n).rev().copied().collect::<Vec<_>>());
            prop_assert_eq!(x.after(n).collect::<Vec<_>>(), a.range(n + 1..).copied().collect::<Vec<_>>());
            let mut less = x.clone();
            a.iter().for_each(|&n| less.remove(n));
            prop_assert!(less.is_empty());
        }

        #[test]
        fn what_is_written_is_read(a in numbers()) {
            let x = set(&a);
            let written: Vec<(i64, Vec<u8>)> = x.encoded().collect();
            prop_assert!(written.iter().all(|(_, members)| members.len() <= 1025));
            prop_assert_eq!(PeopleSet::read(written.iter().map(|(chunk, members)| (*chunk, &members[..]))), x);
        }

        #[test]
        fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..1200)) {
            prop_assert!(PeopleSet::read([(3, &bytes[..])]).len() <= CHUNK);
        }
    }
}
