//! Words without their endings, so that *cutting* is found where the guide says *cut*, and *fiscaux* where it
//! says *fiscal*. Rules of our own over folded words: a dictionary would be better and larger. They take off
//! what inflection adds (plural, feminine, tense) and the commonest endings of nouns made from verbs; that two
//! different words come out alike now and then is borne by asking for several words in a row.

use commonfront_domain::Language;

/// English forms that no rule reaches.
const ENGLISH: &[(&str, &[&str])] = &[
    ("be", &["am", "is", "are", "was", "were", "been", "being"]),
    ("have", &["has", "had", "having"]),
    ("do", &["does", "did", "done", "doing"]),
    ("spend", &["spent"]),
    ("pay", &["paid", "pays", "paying"]),
    ("sell", &["sold"]),
    ("buy", &["bought"]),
    ("take", &["took", "taken", "taking"]),
    ("make", &["made", "making"]),
    ("give", &["gave", "given", "giving"]),
    ("get", &["got", "gotten", "getting"]),
    ("go", &["went", "gone", "goes", "going"]),
    ("hold", &["held"]),
    ("lose", &["lost"]),
    ("run", &["ran", "running"]),
    ("fight", &["fought"]),
    ("break", &["broke", "broken"]),
    ("shrink", &["shrank", "shrunk"]),
    ("steal", &["stole", "stolen"]),
    ("throw", &["threw", "thrown"]),
    ("man", &["men"]),
    ("woman", &["women"]),
    ("crisis", &["crises"]),
    ("tie", &["tying", "tied", "ties"]),
    ("die", &["dying", "died", "dies"]),
];

/// French forms that no rule reaches, folded.
const FRENCH: &[(&str, &[&str])] = &[
    ("etre", &["est", "sont", "etait", "etaient", "ete", "sera", "seront", "serait", "soit", "suis", "etes"]),
    ("avoir", &["ont", "avons", "avez", "avait", "avaient", "eu", "aura", "auront", "aurait", "ait"]),
    (
        "faire",
        &[
            "fait", "fais", "font", "faisons", "faites", "faite", "faits", "fera", "feront", "faisait",
            "faisant",
        ],
    ),
    ("aller", &["va", "vont", "vais", "allons", "allez", "allait", "ira", "iront"]),
    (
        "prendre",
        &[
            "prend",
            "prends",
            "prennent",
            "prenons",
            "prenez",
            "pris",
            "prise",
            "prises",
            "prenait",
            "prenaient",
            "prenant",
            "prendra",
            "prendront",
        ],
    ),
    (
        "mettre",
        &[
            "met", "mets", "mettent", "mettons", "mettez", "mis", "mise", "mises", "mettait", "mettant",
            "mettra", "mettront",
        ],
    ),
    ("vivre", &["vit", "vis", "vivent", "vivons", "vivait", "vecu", "vivra"]),
    ("tenir", &["tient", "tiens", "tiennent", "tenons", "tenu", "tenue", "tenait", "tiendra"]),
    ("travail", &["travaux"]),
    ("cout", &["couts"]),
    ("pouvoir", &["peut", "peux", "peuvent", "pouvons", "pouvait", "pourra", "pourrait"]),
    ("devoir", &["doit", "dois", "doivent", "devons", "devait", "devra", "devrait"]),
];

/// Endings that French words lose after their plural, longest first.
const FRENCH_ENDINGS: &[&str] = &[
    "issaient", "iraient", "eraient", "issait", "issant", "issent", "issons", "ations", "aient", "erait",
    "irait", "eront", "iront", "issez", "isson", "ation", "erion", "erai", "eron", "iron", "erez", "irez",
    "ante", "ente", "iere", "ant", "ent", "era", "ira", "ait", "ier", "ere", "ion", "ee", "er", "ez", "ie",
    "ir", "it", "on", "re", "ue", "ai", "e", "i", "u",
];

fn irregular(list: &'static [(&'static str, &'static [&'static str])], word: &str) -> Option<&'static str> {
    list.iter().find(|(stem, forms)| *stem == word || forms.contains(&word)).map(|(stem, _)| *stem)
}

fn is_vowel(b: u8) -> bool {
    matches!(b, b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
}

/// The word with one consonant at its end where there were two alike.
fn single(word: &mut String) {
    let bytes = word.as_bytes();
    if let [.., a, b] = bytes
        && a == b
        && !is_vowel(*b)
    {
        word.pop();
    }
}

/// Takes an ending off, if enough is left of the word.
fn without<'w>(word: &'w str, ending: &str, least: usize) -> Option<&'w str> {
    word.strip_suffix(ending).filter(|rest| rest.len() >= least)
}

fn english_plural(word: &str) -> String {
    if let Some(rest) = without(word, "ies", 2) {
        return format!("{rest}y");
    }
    for ending in ["sses", "xes", "ches", "shes"] {
        if word.ends_with(ending) {
            return word[..word.len() - 2].to_owned();
        }
    }
    if word.len() > 3 && word.ends_with('s') && !["ss", "us", "is"].iter().any(|e| word.ends_with(e)) {
        return word[..word.len() - 1].to_owned();
    }
    word.to_owned()
}

fn english(word: &str) -> String {
    let plain = |stem: &str| {
        let mut stem = without(stem, "e", 3).unwrap_or(stem).to_owned();
        single(&mut stem);
        stem
    };
    if let Some(stem) = irregular(ENGLISH, word) {
        return plain(stem);
    }
    let mut word = english_plural(word);
    if let Some(stem) = irregular(ENGLISH, &word) {
        return plain(stem);
    }
    if let Some(rest) = without(&word, "ied", 2) {
        word = format!("{rest}y");
    }
    for ending in ["ization", "isation"] {
        if let Some(rest) = without(&word, ending, 3) {
            return format!("{rest}iz");
        }
    }
    for ending in ["ing", "ed"] {
        if let Some(rest) = without(&word, ending, 3).filter(|rest| rest.bytes().any(is_vowel)) {
            word = rest.to_owned();
            break;
        }
    }
    if word.len() > 3 && word.ends_with('e') {
        word.pop();
    }
    single(&mut word);
    if word.len() > 4 && word.ends_with("is") {
        word.truncate(word.len() - 1);
        word.push('z');
    }
    if let Some(rest) = without(&word, "our", 2) {
        word = format!("{rest}or");
    }
    word
}

fn french_plural(word: &str) -> String {
    if word.len() > 3 && word.ends_with("aux") && !word.ends_with("eaux") {
        return format!("{}al", &word[..word.len() - 3]);
    }
    if word.len() > 3 && (word.ends_with('s') || word.ends_with('x')) {
        return word[..word.len() - 1].to_owned();
    }
    word.to_owned()
}

fn french(word: &str) -> String {
    if let Some(stem) = irregular(FRENCH, word) {
        return stem.to_owned();
    }
    let mut word = french_plural(word);
    if word.len() <= 3 {
        return word;
    }
    // Pairs of masculine and feminine that come out alike.
    for (endings, stem) in [
        (["trice", "teur", "teuse"].as_slice(), "teu"),
        (&["euse", "eur", "eu"], "eu"),
        (&["ive", "if"], "if"),
        (&["elle", "el"], "el"),
        (&["ale", "al"], "al"),
        (&["enne", "en"], "en"),
    ] {
        for ending in endings {
            if let Some(rest) = without(&word, ending, 2) {
                return format!("{rest}{stem}");
            }
        }
    }
    for ending in FRENCH_ENDINGS {
        if let Some(rest) = without(&word, ending, 3) {
            word = rest.to_owned();
            break;
        }
    }
    if word.len() > 3 && word.ends_with('e') {
        word.pop();
    }
    if let Some(rest) = word.strip_suffix("qu").or_else(|| word.strip_suffix('q')) {
        return format!("{rest}c");
    }
    if word.len() > 4 && word.ends_with("gu") {
        word.pop();
    }
    single(&mut word);
    if word.len() > 2 && word.ends_with('y') {
        word.pop();
        word.push('i');
    }
    word
}

/// The stem of a folded word; what is not plain letters stays as it is.
pub(crate) fn stem(word: &str, language: Language) -> String {
    if !word.bytes().all(|b| b.is_ascii_lowercase()) {
        return word.to_owned();
    }
    match language {
        Language::En => english(word),
        Language::Fr => french(word),
    }
}

/// The word in the singular, in French without the feminine's `e` too: for phrases of one word, where a
/// longer reach would find too much (*usage* for *usager*).
pub(crate) fn light(word: &str, language: Language) -> String {
    if !word.bytes().all(|b| b.is_ascii_lowercase()) {
        return word.to_owned();
    }
    match language {
        Language::En => english_plural(word),
        Language::Fr => {
            let mut word = french_plural(word);
            if word.len() > 4 && word.ends_with('e') {
                word.pop();
            }
            word
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn alike(language: Language, words: &[&str]) {
        let first = stem(words[0], language);
        for word in words {
            assert_eq!(stem(word, language), first, "{word}");
        }
    }

    #[test]
    fn english_forms_come_out_alike() {
        for words in [
            &["cut", "cuts", "cutting"][..],
            &["privatize", "privatise", "privatizing", "privatised", "privatization", "privatisations"],
            &["tighten", "tightens", "tightening", "tightened"],
            &["tax", "taxes", "taxing", "taxed"],
            &["burden", "burdens", "burdened"],
            &["spend", "spent", "spending", "spends"],
            &["labour", "labor"],
            &["bloat", "bloated"],
            &["efficiency", "efficiencies"],
            &["slash", "slashes", "slashed", "slashing"],
            &["sell", "sold", "selling", "sells"],
            &["bureaucracy", "bureaucracies"],
            &["promise", "promises", "promising", "promised"],
        ] {
            alike(Language::En, words);
        }
    }

    #[test]
    fn french_forms_come_out_alike() {
        for words in [
            &["coupe", "coupes", "couper", "coupons", "coupent", "coupait", "coupera", "coupee", "coupant"][..],
            &["fiscal", "fiscaux", "fiscale", "fiscales"],
            &["compression", "compressions"],
            &["privatiser", "privatisation", "privatisations", "privatise", "privatisent", "privatisons"],
            &["public", "publics", "publique", "publiques"],
            &["fardeau", "fardeaux"],
            &["contribuable", "contribuables"],
            &["serrer", "serrons", "serrez", "serrent", "serre"],
            &["travailleur", "travailleuse", "travailleurs", "travailleuses"],
            &["vendre", "vend", "vendu", "vendues", "vendent"],
            &["payer", "paie", "paient", "payons", "payee"],
            &["syndique", "syndiquee", "syndiquer", "syndiquons"],
            &["prendre", "pris", "prises", "prennent"],
        ] {
            alike(Language::Fr, words);
        }
    }

    #[test]
    fn one_word_alone_reaches_no_further_than_its_plural() {
        assert_ne!(light("usage", Language::Fr), light("usager", Language::Fr));
        assert_eq!(light("usagers", Language::Fr), light("usager", Language::Fr));
        assert_eq!(light("bureaucrats", Language::En), light("bureaucrat", Language::En));
    }
}
