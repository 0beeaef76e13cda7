//! Which passwords are refused: short ones, common ones, and those made of what everybody knows of the
//! person. No rule asks for signs or capitals (NIST SP 800-63B, section 5.1.1.2).

use unicode_normalization::UnicodeNormalization;

/// Why a password is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Weak {
    /// Fewer than [`MIN`] characters.
    #[error("too short")]
    Short,
    /// More than [`MAX`] characters.
    #[error("too long")]
    Long,
    /// Among those that are tried first.
    #[error("common")]
    Common,
    /// Made of the person's name, address or organisation.
    #[error("made of what is known of the person")]
    Known,
}

/// The fewest characters.
pub const MIN: usize = 12;
/// The most characters.
pub const MAX: usize = 256;

/// Words that common passwords are put together from (compiled by us from the patterns that reports of leaked
/// passwords agree on: words for passwords and doors, keyboard runs, love, sport, seasons, months, places).
const COMMON: &str = "password passw0rd passwort motdepasse password1 passe secret letmein welcome bienvenue \
bonjour hello admin administrator administrateur login user test guest root master changeme change default \
temp temporary qwerty qwertz azerty qwertyuiop asdfghjkl zxcvbnm asdf zxcv qazwsx wsxedc iloveyou jetaime \
loveyou love amour soleil sunshine princess princesse dragon monkey shadow superman batman pokemon starwars \
football soccer hockey baseball basketball canadiens maple leafs toronto ottawa montreal quebec ontario canada \
whatever trustno computer ordinateur internet google facebook summer winter spring autumn fall hiver printemps \
automne january february march april june july august september october november december janvier fevrier \
mars avril juin juillet aout septembre octobre novembre decembre monday friday lundi vendredi access unlock \
freedom liberte solidarity solidarite union syndicat strike greve together ensemble campaign campagne desk \
bureau commonfront common front commun mustang michael jordan jennifer nicolas charlie thomas daniel and the \
et le la les des my mon ma is a i you";

/// Runs of keys and of the alphabet; part of one, either way round, is a pattern.
const RUNS: [&str; 8] = [
    "0123456789012345678901234567890",
    "abcdefghijklmnopqrstuvwxyz",
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "azertyuiop",
    "qsdfghjklm",
    "1q2w3e4r5t6y7u8i9o0p",
];

/// Whether a password may be used. `known` is what everybody knows: the person's name, address, organisation.
///
/// # Errors
/// [`Weak`].
pub fn check<'k>(password: &str, known: impl IntoIterator<Item = &'k str>) -> Result<(), Weak> {
    let length = password.chars().count();
    if length < MIN {
        return Err(Weak::Short);
    }
    if length > MAX {
        return Err(Weak::Long);
    }
    let plain = folded(password);
    let known: Vec<String> = known
        .into_iter()
        .flat_map(|text| text.split(|c: char| !c.is_alphanumeric()).map(folded).collect::<Vec<_>>())
        .filter(|word| word.chars().count() >= 3)
        .collect();
    let common: Vec<&str> = COMMON.split_whitespace().collect();
    if left_over(&plain, &common) < SUBSTANCE {
        return Err(Weak::Common);
    }
    let all: Vec<&str> = common.into_iter().chain(known.iter().map(String::as_str)).collect();
    if left_over(&plain, &all) < SUBSTANCE { Err(Weak::Known) } else { Ok(()) }
}

/// The one way in which a password is written, so that it is the same on every keyboard (NFKC, as NIST SP 800-63B
/// advises).
#[must_use]
pub fn normal(password: &str) -> String {
    password.nfkc().collect()
}

/// Distinct letters that have to remain once everything guessable is taken out.
const SUBSTANCE: usize = 5;

/// Lower case, letters for the digits and signs that commonly stand for them, without accents that we know.
fn folded(text: &str) -> String {
    text.to_lowercase()
        .chars()
        .map(|c| match c {
            '@' | 'à' | 'â' | 'ä' => 'a',
            'é' | 'è' | 'ê' | 'ë' => 'e',
            'î' | 'ï' => 'i',
            'ô' | 'ö' => 'o',
            'ù' | 'û' | 'ü' => 'u',
            'ç' => 'c',
            '$' => 's',
            other => other,
        })
        .collect()
}

/// How many distinct letters remain when words, runs, repetitions and digits are taken out.
fn left_over(text: &str, words: &[&str]) -> usize {
    let leet: String = text
        .chars()
        .map(|c| match c {
            '0' => 'o',
            '1' => 'i',
            '3' => 'e',
            '4' => 'a',
            '5' => 's',
            '7' => 't',
            other => other,
        })
        .collect();
    remaining(text, words).min(remaining(&leet, words))
}

fn remaining(text: &str, words: &[&str]) -> usize {
    let letters: Vec<char> = text.chars().collect();
    let mut left = std::collections::BTreeSet::new();
    let mut at = 0;
    while at < letters.len() {
        let rest = &letters[at..];
        let taken = longest_word(rest, words).max(longest_run(rest)).max(repeated(rest, &letters[..at]));
        if taken == 0 {
            if rest[0].is_alphabetic() {
                left.insert(rest[0]);
            }
            at += 1;
        } else {
            at += taken;
        }
    }
    left.len()
}

fn longest_word(rest: &[char], words: &[&str]) -> usize {
    let begins =
        |word: &&&str| word.chars().count() <= rest.len() && word.chars().zip(rest).all(|(a, b)| a == *b);
    // A word of one or two letters is taken only where it stands alone.
    words
        .iter()
        .filter(|word| word.chars().count() > 2 && begins(word))
        .map(|word| word.chars().count())
        .max()
        .unwrap_or(0)
}

/// How much of the beginning is a part, of four at least, of a run of keys.
fn longest_run(rest: &[char]) -> usize {
    let mut best = 0;
    for run in RUNS {
        let forward: Vec<char> = run.chars().collect();
        let backward: Vec<char> = run.chars().rev().collect();
        for run in [forward, backward] {
            for start in 0..run.len() {
                let same = run[start..].iter().zip(rest).take_while(|(a, b)| a == b).count();
                best = best.max(same);
            }
        }
    }
    if best >= 4 { best } else { 0 }
}

/// How much of the beginning repeats what stands right before it.
fn repeated(rest: &[char], before: &[char]) -> usize {
    (1..=before.len().min(rest.len()))
        .rev()
        .find(|&length| before[before.len() - length..] == rest[..length])
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const KNOWN: [&str; 3] = ["Maya Lindqvist", "maya.l@npw.example", "Northern Public Workers"];

    fn verdict(password: &str) -> Result<(), Weak> {
        check(password, KNOWN)
    }

    #[test]
    fn what_is_tried_first_is_refused() {
        for common in [
            "password1234",
            "P@ssw0rd2026!",
            "123456789012",
            "aaaaaaaaaaaa",
            "qwertyuiop12",
            "iloveyou2026!!",
            "MotDePasse123",
            "Welcome2026!!",
            "solidarity2026",
            "abcabcabcabc",
            "hello hello hello",
            "Toronto-Canada-2026",
        ] {
            assert_eq!(verdict(common), Err(Weak::Common), "{common}");
        }
    }

    #[test]
    fn what_everybody_knows_of_her_is_refused() {
        for known in ["Maya-Lindqvist1", "lindqvist2026!", "northernworkers", "NorthernPublic!2"] {
            assert_eq!(verdict(known), Err(Weak::Known), "{known}");
        }
    }

    #[test]
    fn four_words_that_do_not_belong_together_are_taken() {
        for good in
            ["correct horse battery staple", "tasse girafe nuage vélo", "k7wq93hdp2mx", "Zwölf Boxkämpfer!"]
        {
            assert_eq!(verdict(good), Ok(()), "{good}");
        }
        assert_eq!(verdict("k7wq93hdp2m"), Err(Weak::Short));
        assert_eq!(verdict(&"k7wq93hdp2mx".repeat(30)), Err(Weak::Long));
    }

    proptest! {
        #[test]
        fn no_password_makes_it_panic(password in "\\PC{0,80}") {
            let _ = verdict(&password);
        }
    }
}
