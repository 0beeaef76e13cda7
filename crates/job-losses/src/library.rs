//! All packs there are, of every version: an old link finds its own, a new question the newest.

use crate::pack::Pack;
use crate::studies::Studies;

/// Packs and studies.
#[derive(Clone, Debug, Default)]
pub struct Library {
    packs: Vec<Pack>,
    studies: Vec<Studies>,
}

/// A version as numbers, so that 2022.10 comes after 2022.9.
fn version(text: &str) -> Vec<u64> {
    text.split('.').map(|part| part.parse().unwrap_or(0)).collect()
}

impl Library {
    /// A library of these.
    #[must_use]
    pub fn new(packs: Vec<Pack>, studies: Vec<Studies>) -> Self {
        Self { packs, studies }
    }

    /// The newest pack of a place.
    #[must_use]
    pub fn newest(&self, place: &str) -> Option<&Pack> {
        let of = self.packs.iter().filter(|pack| pack.jurisdiction == place);
        of.max_by_key(|pack| version(&pack.version))
    }

    /// The pack with this label: `on-2022.1`.
    #[must_use]
    pub fn pack(&self, label: &str) -> Option<&Pack> {
        self.packs.iter().find(|pack| pack.label() == label)
    }

    /// The newest studies.
    #[must_use]
    pub fn newest_studies(&self) -> Option<&Studies> {
        self.studies.iter().max_by_key(|studies| version(&studies.version))
    }

    /// The studies with this label.
    #[must_use]
    pub fn studies(&self, label: &str) -> Option<&Studies> {
        self.studies.iter().find(|studies| studies.label() == label)
    }

    /// Every pack, as given.
    #[must_use]
    pub fn packs(&self) -> &[Pack] {
        &self.packs
    }

    /// Every pack of studies, as given.
    #[must_use]
    pub fn all_studies(&self) -> &[Studies] {
        &self.studies
    }
}
