//! The numbers in a draft that state a fact: amounts, shares, counts. Years, dates, times, telephone numbers,
//! numbers of tables, pages and lists, ordinals, and counting up to twelve ask for no source.

use commonfront_domain::Language;

use crate::claims::{Figure, MICRO, Unit};
use crate::mask::Mask;
use crate::spelled;

/// A number that states a fact, as precisely as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Number {
    /// Its first byte, with the sign of money before it.
    pub(crate) start: usize,
    /// The byte after its last, with its unit.
    pub(crate) end: usize,
    /// What it says.
    pub(crate) figure: Figure,
    /// The size of its last digit, in millionths.
    pub(crate) step: i128,
}

/// Counting up to this is no fact that needs a source.
const SMALL: i128 = 12 * MICRO;
/// Telephone numbers that people say as numbers.
const SHORT_CODES: [i128; 6] = [211, 311, 411, 811, 911, 988];

/// Words before a number that make it a label.
const LABELS: &[&str] = &[
    "page",
    "pages",
    "pp",
    "p",
    "clause",
    "clauses",
    "section",
    "sections",
    "article",
    "articles",
    "bill",
    "schedule",
    "highway",
    "hwy",
    "route",
    "local",
    "table",
    "tables",
    "chart",
    "chapter",
    "step",
    "figure",
    "room",
    "no",
    "number",
    "version",
    "grade",
    "line",
    "channel",
    "bus",
    "unit",
    "ward",
    "part",
    "item",
    "note",
    "appendix",
    "annex",
    "paragraph",
    "rule",
    "form",
    "loi",
    "autoroute",
    "tableau",
    "tableaux",
    "graphique",
    "chapitre",
    "etape",
    "salle",
    "numero",
    "ligne",
    "autobus",
    "partie",
    "point",
    "annexe",
    "paragraphe",
    "formulaire",
    "locale",
    "bureau",
    "alinea",
    "nos",
    "budget",
    "h",
];
const MONTHS: &[&str] = &[
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "jan",
    "feb",
    "mar",
    "apr",
    "jun",
    "jul",
    "aug",
    "sept",
    "sep",
    "oct",
    "nov",
    "dec",
    "janvier",
    "fevrier",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "aout",
    "septembre",
    "octobre",
    "novembre",
    "decembre",
];

fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\u{A0}' | '\u{202F}' | '\u{2009}')
}

/// The letters at the end of what stands before, folded; spaces and a comma between are passed over.
fn word_before(text: &str) -> String {
    let text = text.trim_end_matches(|c| is_space(c) || matches!(c, '.' | ',' | '*' | '_'));
    let at =
        text.char_indices().rev().find(|(_, c)| !c.is_alphabetic()).map_or(0, |(at, c)| at + c.len_utf8());
    crate::fold(&text[at..])
}

/// The letters at the beginning of what follows, folded.
fn word_after(text: &str) -> String {
    let text = text.trim_start_matches(|c| is_space(c) || c == ',');
    let near = &text[..floor(text, 40)];
    crate::fold(&near[..near.find(|c: char| !c.is_alphabetic()).unwrap_or(near.len())])
}

/// The last character boundary at or before a byte.
pub(crate) fn floor(text: &str, mut at: usize) -> usize {
    at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// Digits as they are written, with their groups and decimals.
struct Digits {
    end: usize,
    micros: i128,
    step: i128,
    /// Only digits: no groups, no decimals.
    plain: bool,
    len: usize,
}

fn run(bytes: &[u8], at: usize) -> usize {
    bytes[at.min(bytes.len())..].iter().take_while(|b| b.is_ascii_digit()).count()
}

/// Reads digits at a byte; none if there are too many to be a fact.
fn digits(text: &str, at: usize, language: Language) -> Option<Digits> {
    let bytes = text.as_bytes();
    let first = run(bytes, at);
    let mut end = at + first;
    let mut whole = text[at..end].to_owned();
    let mut plain = true;
    // Groups of three come after one to three digits, and nowhere else.
    while let Some(c) = text[end..].chars().next().filter(|_| first <= 3) {
        let groups = match language {
            Language::En => matches!(c, ',' | '\u{A0}' | '\u{202F}' | '\u{2009}'),
            Language::Fr => is_space(c) && c != '\t',
        };
        let next = end + c.len_utf8();
        if !groups || run(bytes, next) != 3 {
            break;
        }
        whole.push_str(&text[next..next + 3]);
        (end, plain) = (next + 3, false);
    }
    let mut decimals = "";
    let point = match (bytes.get(end), language) {
        (Some(b'.'), _) | (Some(b','), Language::Fr) => run(bytes, end + 1),
        _ => 0,
    };
    if point > 0 && !bytes.get(end + 1 + point).is_some_and(|&b| b == b'.' && run(bytes, end + 2 + point) > 0)
    {
        decimals = &text[end + 1..end + 1 + point];
        (end, plain) = (end + 1 + point, false);
    }
    if whole.len() > 18 {
        return None;
    }
    let decimals = &decimals[..decimals.len().min(6)];
    let places = u32::try_from(decimals.len()).unwrap_or(6);
    let fraction: i128 = decimals.parse().unwrap_or(0);
    let micros = whole.parse::<i128>().ok()? * MICRO + fraction * 10_i128.pow(6 - places);
    let zeros = whole.bytes().rev().take_while(|&b| b == b'0').count();
    let step = match places {
        0 if zeros >= 3 && micros > 0 => MICRO * 10_i128.pow(u32::try_from(zeros).unwrap_or(3)),
        0 => MICRO,
        places => 10_i128.pow(6 - places),
    };
    Some(Digits { end, micros, step, plain, len: first })
}

/// What follows a number: how many times, which unit, and where that ends.
struct Suffix {
    end: usize,
    times: i128,
    unit: Option<Unit>,
}

fn starts<'w>(text: &str, words: &[&'w str]) -> Option<(usize, &'w str)> {
    // In ASCII alone: other letters may be of another length in lower case.
    let start = text.get(..floor(text, 24)).unwrap_or_default().to_ascii_lowercase();
    let fits = |word: &&&str| {
        start.strip_prefix(**word).is_some_and(|rest| {
            !word.ends_with(char::is_alphabetic) || !rest.starts_with(char::is_alphanumeric)
        })
    };
    words.iter().find(fits).map(|word| (word.len(), *word))
}

fn skip_spaces(text: &str, at: usize) -> usize {
    let rest = &text[at..];
    at + (rest.len() - rest.trim_start_matches(|c| is_space(c) || c == '\n' || c == '\r').len())
}

const PERCENT: &[&str] = &[
    "%",
    "percentage points",
    "percentage point",
    "per cent",
    "percent",
    "pour cent",
    "points de pourcentage",
];
const MONEY: &[&str] = &["$", "€", "£", "dollars", "dollar", "cad"];
const CENTS: &[&str] = &["¢", "cents", "cent", "sous", "sou"];

fn scale(word: &str, language: Language) -> i128 {
    match (word, language) {
        ("thousand" | "mille" | "k", _) => 1_000,
        ("million" | "millions" | "m", _) => 1_000_000,
        ("billion" | "billions" | "bn", Language::En) | ("milliard" | "milliards" | "g", _) => 1_000_000_000,
        ("trillion" | "trillions", Language::En) | ("billion" | "billions", Language::Fr) => {
            1_000_000_000_000
        }
        _ => 1,
    }
}

const SCALES: &[&str] = &[
    "thousand",
    "mille",
    "millions",
    "million",
    "billions",
    "billion",
    "milliards",
    "milliard",
    "trillions",
    "trillion",
];

/// Reads what follows a number at a byte.
fn suffix(text: &str, at: usize, language: Language) -> Suffix {
    let near = skip_spaces(text, at);
    // k$, M$, G$, as tables write them.
    if let Some((len, word)) = starts(&text[near..], &["k$", "m$", "g$"]) {
        return Suffix { end: near + len, times: scale(&word[..1], language), unit: Some(Unit::Money) };
    }
    let (mut end, mut times, mut here) = (at, 1, near);
    if let Some((len, word)) = starts(&text[near..], SCALES) {
        times = scale(word, language);
        (end, here) = (near + len, skip_spaces(text, near + len));
        if let Some((len, _)) = starts(&text[here..], &["de ", "of ", "d’", "d'", "de\u{A0}"]) {
            here = skip_spaces(text, here + len);
        }
    }
    for (words, unit) in [(PERCENT, Unit::Percent), (MONEY, Unit::Money)] {
        if let Some((len, _)) = starts(&text[here..], words) {
            return Suffix { end: here + len, times, unit: Some(unit) };
        }
    }
    Suffix { end, times, unit: None }
}

fn is_list_number(text: &str, start: usize, end: usize) -> bool {
    // A list's number stands near the beginning of its line: no need to look further back.
    let near = &text[floor(text, start.saturating_sub(12))..start];
    let Some(line) = near.rsplit('\n').next().filter(|line| line.len() < near.len() || start == near.len())
    else {
        return false;
    };
    let marked = text[end..].starts_with(['.', ')']);
    marked && line.chars().all(|c| c.is_whitespace() || matches!(c, '>' | '(' | '*' | '_' | '#'))
}

/// Whether a number without sign or unit is a label, a date, a time.
fn needs_no_source(text: &str, start: usize, digits: &Digits) -> bool {
    let whole = digits.micros / MICRO;
    let is_whole = digits.micros % MICRO == 0;
    if is_whole && digits.micros <= SMALL {
        return true;
    }
    let (before, after) = (&text[..start], &text[digits.end..]);
    let year = digits.plain && digits.len == 4 && (1800..2200).contains(&whole);
    let day = is_whole
        && whole <= 31
        && (MONTHS.contains(&word_before(before).as_str()) || MONTHS.contains(&word_after(after).as_str()));
    let sign = before.trim_end_matches(is_space).ends_with(['#', '§', '°', 'º', 'ᵒ']);
    let time = is_whole
        && whole <= 24
        && starts(after.trim_start_matches(is_space), &["h", "a.m", "p.m", "am", "pm", "o’clock", "o'clock"])
            .is_some();
    year || day
        || sign
        || time
        || is_list_number(text, start, digits.end)
        || (digits.plain && SHORT_CODES.contains(&whole))
        || LABELS.contains(&word_before(before).as_str())
}

/// The letters that hang on a number: `th`, `e`, `h30`, `k`.
fn hanging(text: &str, at: usize) -> usize {
    text[at..].find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len() - at)
}

/// What a run of digits turned out to be.
enum Read {
    Fact(Vec<Number>, usize),
    Other(usize),
}

/// How many more runs of digits hang on a number by a sign, and where the last ends.
fn chain(text: &str, mut at: usize) -> (usize, usize, Option<char>) {
    let (mut more, mut sign) = (0, None);
    while let Some(c) =
        text[at..].chars().next().filter(|c| matches!(c, '-' | '–' | '—' | '/' | ':' | '.' | '‑'))
    {
        let next = at + c.len_utf8();
        let len = run(text.as_bytes(), next);
        if len == 0 {
            break;
        }
        (at, more, sign) = (next + len, more + 1, sign.or(Some(c)));
    }
    (more, at, sign)
}

fn read(text: &str, at: usize, language: Language) -> Read {
    let before = text[..at].chars().next_back();
    let Some(mut number) = digits(text, at, language) else {
        return Read::Other(at + run(text.as_bytes(), at));
    };
    let joined = before.is_some_and(|c| matches!(c, '-' | '‑' | '/' | '_' | '.')) && {
        let mut back = text[..at].chars().rev().skip(1);
        back.next().is_some_and(char::is_alphanumeric)
    };
    if joined || before.is_some_and(|c| c.is_alphanumeric() || c == '^') {
        let (_, end, _) = chain(text, number.end);
        return Read::Other(end + hanging(text, end));
    }
    let (more, end, sign) = chain(text, number.end);
    let mut second = None;
    if more > 0 {
        let range = more == 1 && matches!(sign, Some('-' | '–' | '—' | '‑'));
        let year = number.plain && number.len == 4;
        let next = number.end + sign.map_or(1, char::len_utf8);
        let group = text[at..number.end].bytes().rev().take_while(u8::is_ascii_digit).count();
        let phone = group == 3 && run(text.as_bytes(), next) == 4;
        second = digits(text, next, language).filter(|_| range && !year && !phone);
        let Some(to) = &second else { return Read::Other(end + hanging(text, end)) };
        // Until here a range of digits; its end may have groups and decimals of its own.
        number = Digits { end: to.end, ..number };
    }
    let attached = hanging(text, number.end);
    let letters = text[number.end..number.end + attached].to_lowercase();
    let (mut times, mut here) = (1, number.end);
    match letters.as_str() {
        "" => {}
        "k" | "bn" => (times, here) = (scale(&letters, language), number.end + attached),
        "m" | "g" if text[number.end + attached..].starts_with('$') => {}
        _ => return Read::Other(number.end + attached),
    }
    let suffix = suffix(text, here, language);
    let sign = before.filter(|c| matches!(c, '$' | '€' | '£'));
    let unit = sign.map(|_| Unit::Money).or(suffix.unit);
    times *= suffix.times;
    if unit.is_none() && times == 1 && (needs_no_source(text, at, &number) || cents(text, number.end)) {
        return Read::Other(number.end);
    }
    let fact = |start: usize, stop: usize, digits: &Digits| Number {
        start,
        end: stop,
        figure: Figure { micros: digits.micros * times, unit: unit.unwrap_or(Unit::Plain) },
        step: if times > 1 { digits.step.min(MICRO) * times } else { digits.step },
    };
    let start = at - sign.map_or(0, char::len_utf8);
    let stop = suffix.end.max(here);
    let facts = match &second {
        None => vec![fact(start, stop, &number)],
        Some(to) => vec![fact(start, stop, &number), fact(start, stop, to)],
    };
    Read::Fact(facts, stop)
}

/// A few cents are a way to speak of a share, not an amount.
fn cents(text: &str, at: usize) -> bool {
    starts(&text[skip_spaces(text, at)..], CENTS).is_some()
}

/// All numbers of a text that state a fact, in order.
pub(crate) fn numbers(text: &str, mask: &Mask, language: Language) -> Vec<Number> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(next) = bytes[at..].iter().position(u8::is_ascii_digit) {
        at += next;
        if let Some(end) = mask.end_of(at) {
            at = end;
            continue;
        }
        match read(text, at, language) {
            Read::Fact(facts, end) => {
                found.extend(facts);
                at = end;
            }
            Read::Other(end) => at = end,
        }
    }
    spelled::add(text, mask, language, &mut found);
    found
}

/// Reads a claim's figure as somebody typed it: `13,065 $`, `20,4 %`, `7.4 billion`. Both languages' ways.
pub(crate) fn figure(typed: &str) -> Option<Figure> {
    let typed = typed.trim();
    let typed = typed.strip_prefix(['$', '€', '£']).map_or(typed.to_owned(), |rest| format!("{rest} $"));
    // An English group of three is no French decimal.
    let english = Some(Language::En)
        .filter(|_| !typed.contains(',') || digits(&typed, 0, Language::En).is_some_and(|d| !d.plain));
    let language = english.unwrap_or(Language::Fr);
    if !typed.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let read = digits(&typed, 0, language)
        .filter(|read| read.end == typed.len() || !typed[read.end..].starts_with([',', '.']))?;
    let suffix = suffix(&typed, read.end, if typed.contains("illiard") { Language::Fr } else { language });
    (suffix.end == typed.len() || typed[suffix.end.max(read.end)..].trim().is_empty()).then_some(Figure {
        micros: read.micros.checked_mul(suffix.times)?,
        unit: suffix.unit.unwrap_or(Unit::Plain),
    })
}

/// How a number's scale is called: for numbers in words.
pub(crate) fn scale_of(word: &str, language: Language) -> i128 {
    if word.len() > 2 { scale(word, language) } else { 1 }
}

/// What follows the end of a number in words.
pub(crate) fn unit_after(text: &str, at: usize, language: Language) -> (usize, Option<Unit>) {
    let mut here = skip_spaces(text, at);
    if let Some((len, _)) = starts(&text[here..], &["de ", "of ", "d’", "d'"]) {
        here = skip_spaces(text, here + len);
    }
    let suffix = suffix(text, here, language);
    if suffix.unit.is_some() && suffix.times == 1 { (suffix.end, suffix.unit) } else { (at, None) }
}
