//! How moments, people and networks are written on the desk's lists of signatures.

use commonfront_domain::clock::timestamp;
use commonfront_domain::postal_code::PostalCode;
use commonfront_domain::signing::Display;
use commonfront_domain::{Micros, Signer, places};

use crate::i18n::T;
use crate::zone;

/// A moment for machines.
#[must_use]
pub fn machine(at: Micros) -> String {
    timestamp(at).to_string()
}

/// A moment as a field for date and time holds it, to the second.
#[must_use]
pub fn field(at: Micros) -> String {
    zone::local(at).strftime("%Y-%m-%dT%H:%M:%S").to_string()
}

/// The moment that a field for date and time holds.
#[must_use]
pub fn read_moment(typed: &str) -> Option<Micros> {
    let (date, time) = typed.split_once('T')?;
    zone::read(date, time)
}

/// Enough of a name to tell two people apart, and no more: `A. D.`
#[must_use]
pub fn masked(signer: &Signer) -> String {
    let initial = |name: &str| name.chars().next().map(|c| format!("{c}."));
    let initials: Vec<String> =
        [&signer.given_name, &signer.family_name].into_iter().filter_map(|name| initial(name)).collect();
    if initials.is_empty() { "–".to_owned() } else { initials.join(" ") }
}

/// The part of an address after the last at sign.
#[must_use]
pub fn domain(signer: &Signer) -> &str {
    signer.email_address.rsplit('@').next().unwrap_or_default()
}

/// A network by which it can be told from others on a page, and no more.
#[must_use]
pub fn network(key: i64) -> String {
    format!("{:04x}", key.cast_unsigned() >> 48)
}

/// The beginning of a text.
#[must_use]
pub fn excerpt(text: &str, characters: usize) -> String {
    let mut beginning: String = text.chars().take(characters).collect();
    if beginning.len() < text.len() {
        beginning.push('…');
    }
    beginning
}

/// A signer as she chose to be shown; nothing if she chose not to be.
#[must_use]
pub fn shown_as(t: T, signer: &Signer, display: i64) -> Option<String> {
    match Display::from_number(display) {
        Display::Nothing => None,
        Display::FullName => Some(format!("{} {}", signer.given_name, signer.family_name)),
        Display::FirstNameTown => {
            let place = PostalCode::parse(&signer.postal_code).ok().and_then(|code| places::place(&code));
            let town = place.map(|place| format!(", {}", place.name(t.0))).unwrap_or_default();
            Some(format!("{}{town}", signer.given_name))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_comes_back_from_its_field() {
        let at = read_moment("2026-11-21T03:00").unwrap();
        assert_eq!(field(at), "2026-11-21T03:00:00");
        assert_eq!(read_moment(""), None);
        assert_eq!(read_moment("2026-13-01T00:00"), None);
    }

    #[test]
    fn a_name_is_masked_and_a_text_cut_between_characters() {
        let signer = Signer { given_name: "Éloïse".into(), family_name: "Roy".into(), ..Signer::default() };
        assert_eq!(masked(&signer), "É. R.");
        assert_eq!(masked(&Signer::default()), "–");
        assert_eq!(excerpt("éléphant", 3), "élé…");
        assert_eq!(excerpt("été", 3), "été");
    }
}
