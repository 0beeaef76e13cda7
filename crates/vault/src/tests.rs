//! What is sealed opens in its own place, by its owner's key, and nowhere else.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use proptest::prelude::*;

use super::*;

/// Counts up: never the same bytes twice.
struct Counting(AtomicU64);

impl Entropy for Counting {
    fn fill(&self, bytes: &mut [u8]) {
        let n = self.0.fetch_add(1, Ordering::Relaxed).to_be_bytes();
        bytes.iter_mut().zip(n.iter().cycle()).for_each(|(byte, &n)| *byte = n);
    }
}

fn entropy() -> Arc<dyn Entropy> {
    Arc::new(Counting(AtomicU64::new(1)))
}

fn ring(owners: &[Owner]) -> (WrappingKey, Vec<WrappedKey>, Keyring, Arc<dyn Entropy>) {
    let (wrapping, entropy) = (WrappingKey::new(&Secret([7; 32])), entropy());
    let wrapped: Vec<WrappedKey> = owners.iter().map(|&owner| wrapping.first(owner, &*entropy)).collect();
    let ring = Keyring::open(&wrapping, &wrapped, &entropy).unwrap();
    (wrapping, wrapped, ring, entropy)
}

const HERE: Place<'static> = Place { table: "people", column: "sealed", row: b"1" };

#[test]
fn a_value_opens_in_its_own_place_only() {
    let (_, _, ring, _) = ring(&[1, 2]);
    let sealed = ring.of(1).unwrap().seal(HERE, b"Amina");
    assert!(!sealed.windows(5).any(|window| window == b"Amina"));
    assert_eq!(ring.of(1).unwrap().open(HERE, &sealed), Ok(b"Amina".to_vec()));
    assert_eq!(ring.of(2).unwrap().open(HERE, &sealed), Err(CannotOpen), "another organisation's key");
    for elsewhere in [
        Place { table: "staff", ..HERE },
        Place { column: "notes", ..HERE },
        Place { row: b"2", ..HERE },
        Place { table: "peoples", column: "ealed", ..HERE },
    ] {
        assert_eq!(ring.of(1).unwrap().open(elsewhere, &sealed), Err(CannotOpen), "{elsewhere:?}");
    }
}

#[test]
fn one_organisations_key_opens_its_own_people_only() {
    let (wrapping, wrapped, all, entropy) = ring(&[COALITION, 1, 2]);
    let theirs: Vec<WrappedKey> = wrapped.into_iter().filter(|key| key.owner == 1).collect();
    let one = Keyring::open(&wrapping, &theirs, &entropy).unwrap();
    let of = |owner: Owner| all.of(owner).unwrap().seal(HERE, b"x");
    assert!(one.of(1).unwrap().open(HERE, &of(1)).is_ok());
    assert_eq!(one.of(1).unwrap().open(HERE, &of(2)), Err(CannotOpen));
    assert_eq!(one.of(2).unwrap_err(), NotHeld(2));
    assert_ne!(
        all.of(1).unwrap().fingerprint("a@b.co"),
        all.of(2).unwrap().fingerprint("a@b.co"),
        "nobody can tell that two unions hold the same person"
    );
}

#[test]
fn a_wrapped_key_needs_the_key_that_wrapped_it_and_its_own_owner() {
    let (wrapping, wrapped, _, entropy) = ring(&[1]);
    let other = WrappingKey::new(&Secret([8; 32]));
    assert_eq!(Keyring::open(&other, &wrapped, &entropy).unwrap_err(), CannotOpen);
    let passed_off = WrappedKey { owner: 2, ..wrapped[0].clone() };
    assert_eq!(Keyring::open(&wrapping, &[passed_off], &entropy).unwrap_err(), CannotOpen);
    let rewrapped = wrapping.rewrap(&wrapped[0], &other, &*entropy).unwrap();
    assert!(Keyring::open(&other, &[rewrapped], &entropy).is_ok());
}

#[test]
fn after_a_rotation_the_old_values_open_and_are_still_found() {
    let (wrapping, mut wrapped, before, entropy) = ring(&[1]);
    let (old, found) =
        (before.of(1).unwrap().seal(HERE, b"Amina"), before.of(1).unwrap().index("tag", "nurse"));
    wrapped.push(wrapping.next(&wrapped[0], &*entropy).unwrap());
    let ring = Keyring::open(&wrapping, &wrapped, &entropy).unwrap();
    let keys = ring.of(1).unwrap();
    assert_eq!((keys.version(), version_of(&keys.seal(HERE, b"x"))), (2, Ok(2)));
    assert_eq!(keys.open(HERE, &old), Ok(b"Amina".to_vec()));
    assert_eq!(keys.index("tag", "nurse"), found);
    let newest = Keyring::open(&wrapping, &wrapped[1..], &entropy).unwrap();
    assert_eq!(newest.of(1).unwrap().open(HERE, &old), Err(CannotOpen), "the old key is gone");
}

#[test]
fn a_new_version_opens_before_it_seals() {
    let (wrapping, mut wrapped, before, entropy) = ring(&[1, 2]);
    wrapped.push(wrapping.next(&wrapped[0], &*entropy).unwrap());
    let newest = Keyring::open(&wrapping, &wrapped, &entropy).unwrap();
    let sealed = newest.of(1).unwrap().seal(HERE, b"Amina");
    let (ring, held) = newest.sealing_as(&before);
    assert!(held && ring.of(1).unwrap().version() == 1);
    assert!(ring.of(1).unwrap().open(HERE, &sealed).is_ok());
    let (ring, held) = Keyring::open(&wrapping, &wrapped[1..], &entropy).unwrap().sealing_as(&ring);
    assert!(!held && ring.of(1).unwrap().version() == 2, "the old one is gone");
}

#[test]
fn while_the_wrapping_key_changes_both_unwrap() {
    let (wrapping, mut wrapped, _, entropy) = ring(&[1, 2]);
    let next = WrappingKey::new(&Secret([8; 32]));
    wrapped[0] = wrapping.rewrap(&wrapped[0], &next, &*entropy).unwrap();
    assert!(Keyring::open(&next, &wrapped, &entropy).is_err());
    assert!(Keyring::open(&next.clone().or(&wrapping), &wrapped, &entropy).is_ok());
    wrapped[1] = next.clone().or(&wrapping).rewrap(&wrapped[1], &next, &*entropy).unwrap();
    assert!(Keyring::open(&next, &wrapped, &entropy).is_ok());
}

#[test]
fn a_name_is_found_by_its_beginnings_without_accents() {
    let (_, _, ring, _) = ring(&[1]);
    let keys = ring.of(1).unwrap();
    let name = keys.name_index("Éloïse O’Brien-Côté");
    for (typed, cut) in
        [("el", false), ("ELOIS", false), ("eloise cote", true), ("o'br", false), ("côt", false)]
    {
        let query = keys.name_query(typed);
        assert!(!query.is_empty() && query.iter().all(|key| name.contains(&key.beginning)), "{typed}");
        assert_eq!(query.iter().any(|key| key.whole.is_some()), cut, "{typed}");
        assert!(query.iter().filter_map(|key| key.whole).all(|whole| name.contains(&whole)), "{typed}");
    }
    assert!(!name.contains(&keys.name_query("lois")[0].beginning));
    assert!(keys.name_query(" ,;").is_empty());
}

proptest! {
    #[test]
    fn whatever_is_sealed_opens_and_whatever_is_changed_does_not(plain in proptest::collection::vec(any::<u8>(), 0..200), at in any::<prop::sample::Index>(), bit in 0u8..8) {
        let (_, _, ring, _) = ring(&[1]);
        let keys = ring.of(1).unwrap();
        let mut sealed = keys.seal(HERE, &plain);
        prop_assert_eq!(keys.open(HERE, &sealed), Ok(plain));
        let at = at.index(sealed.len());
        sealed[at] ^= 1 << bit;
        prop_assert_eq!(keys.open(HERE, &sealed), Err(CannotOpen));
    }

    #[test]
    fn no_bytes_and_no_name_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..60), name in any::<String>()) {
        let (_, _, ring, _) = ring(&[1]);
        let keys = ring.of(1).unwrap();
        prop_assert_eq!(keys.open(HERE, &bytes), Err(CannotOpen));
        let index = keys.name_index(&name);
        prop_assert!(index.len() <= 8 * LONGEST);
        prop_assert!(keys.name_query(&name).iter().all(|key| index.contains(&key.beginning)));
    }
}
