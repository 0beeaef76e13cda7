//! Short names in addresses: a to z, 0 to 9 and inner hyphens.

use unicode_normalization::UnicodeNormalization;

/// The longest, in bytes.
pub const LONGEST: usize = 60;

/// First parts of an address that are ours and can't name a campaign.
const RESERVED: &[&str] = &[
    "my",
    "held",
    "your-data",
    "tools",
    "pact",
    "calendar",
    "contracted-out",
    "statements",
    "incidents",
    "mute",
    "find",
    "campaigns",
    "desk",
    "demo",
    "api",
    "assets",
    "pictures",
    "about",
    "wall",
    "election",
    "champions",
    "letters",
    "search",
];

/// Whether the server keeps a name for its own pages.
#[must_use]
pub fn is_reserved(slug: &str) -> bool {
    RESERVED.contains(&slug)
}

/// Whether it is a short name.
#[must_use]
pub fn is_slug(slug: &str) -> bool {
    (1..=LONGEST).contains(&slug.len())
        && slug.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        && !slug.starts_with('-')
        && !slug.ends_with('-')
}

/// A short name made of a title; empty if nothing of it can stand in one.
#[must_use]
pub fn propose(title: &str) -> String {
    let mut slug = String::new();
    let mut gap = false;
    let apart = title.nfd().filter(|&c| !unicode_normalization::char::is_combining_mark(c));
    for c in apart.flat_map(char::to_lowercase) {
        let letters = match c {
            'œ' => "oe",
            'æ' => "ae",
            'ß' => "ss",
            _ => "",
        };
        let own = [c].into_iter().filter(|c| c.is_ascii_alphanumeric() && letters.is_empty());
        let mut any = false;
        for letter in letters.chars().chain(own) {
            if std::mem::take(&mut gap) && !slug.is_empty() {
                slug.push('-');
            }
            slug.push(letter);
            any = true;
        }
        gap |= !any;
    }
    slug.truncate(LONGEST);
    slug.trim_end_matches('-').to_owned()
}

/// The first of `slug`, `slug-2`, `slug-3` … that is free.
pub fn free(slug: &str, taken: impl Fn(&str) -> bool) -> String {
    let mut name = slug.to_owned();
    let mut n = 2_u64;
    while taken(&name) {
        let tail = format!("-{n}");
        name = format!("{}{tail}", slug.chars().take(LONGEST - tail.len()).collect::<String>());
        n += 1;
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_title_makes_its_name() {
        assert_eq!(propose("Ça reste public !"), "ca-reste-public");
        assert_eq!(propose("L’œuvre — d’été"), "l-oeuvre-d-ete");
        assert_eq!(propose("  700 beds  "), "700-beds");
        assert_eq!(propose("日本"), "");
    }

    #[test]
    fn a_taken_name_is_counted_on() {
        assert_eq!(free("beds", |s| s == "beds" || s == "beds-2"), "beds-3");
        assert_eq!(free(&"a".repeat(60), |s| s.len() == 60 && !s.ends_with("-2")).len(), 60);
    }

    proptest! {
        #[test]
        fn what_is_proposed_is_good_or_nothing(title in any::<String>()) {
            let slug = propose(&title);
            prop_assert!(slug.is_empty() || is_slug(&slug), "{slug}");
        }
    }
}
