//! A campaign.toml and a coalition.toml, whatever they say: read or refused, then checked.
#![no_main]

use commonfront_domain::campaign::{Campaign, Coalition};

libfuzzer_sys::fuzz_target!(|text: &str| {
    if let Ok(campaign) = toml::from_str::<Campaign>(text) {
        let _ = campaign.problems(&[]);
    }
    if let Ok(coalition) = toml::from_str::<Coalition>(text) {
        let _ = coalition.problems();
    }
});
