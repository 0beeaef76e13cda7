//! Numbers and amounts as people write them in each language.

use commonfront_domain::Language;
use commonfront_job_losses::shown::Number;

use crate::i18n::T;

/// A shown number with its decimals: `1,250`, `11.2`, `11,2`.
#[must_use]
pub fn number(t: T, number: Number, decimals: u8) -> String {
    let whole = t.number(number.hundredths.abs() / 100);
    let sign = if number.hundredths < 0 { "\u{2212}" } else { "" };
    let hundredths = number.hundredths.abs() % 100;
    let point = if t.0 == Language::Fr { "," } else { "." };
    match decimals {
        0 => format!("{sign}{whole}"),
        1 => format!("{sign}{whole}{point}{}", hundredths / 10),
        _ => format!("{sign}{whole}{point}{hundredths:02}"),
    }
}

/// A shown number with as few decimals as it has.
#[must_use]
pub fn short(t: T, value: Number) -> String {
    let decimals = match value.hundredths {
        hundredths if hundredths % 100 == 0 => 0,
        hundredths if hundredths % 10 == 0 => 1,
        _ => 2,
    };
    number(t, value, decimals)
}

/// A plain number with up to four decimals, as few as it needs.
#[must_use]
pub fn plain(t: T, value: f64) -> String {
    let text = format!("{value:.4}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let whole = whole.parse::<i64>().map_or_else(|_| whole.to_owned(), |whole| t.number(whole));
    match (part, t.0) {
        ("", _) => whole,
        (part, Language::Fr) => format!("{whole},{part}"),
        (part, Language::En) => format!("{whole}.{part}"),
    }
}

/// An amount in words: `$250 million`, `1,5 milliard de dollars`.
#[must_use]
pub fn amount(t: T, millions: f64) -> String {
    let (value, one, many) = if millions >= 1000.0 {
        (millions / 1000.0, "jobs-money-billion", "jobs-money-billions")
    } else if millions >= 1.0 {
        (millions, "jobs-money-million", "jobs-money-millions")
    } else {
        (millions * 1e6, "jobs-money-dollars", "jobs-money-dollars")
    };
    // In French the plural begins at two.
    t.with(if value < 2.0 { one } else { many }, "amount", &signed(t, &plain(t, value)))
}

/// With the sign before it, where that is where it stands.
fn signed(t: T, number: &str) -> String {
    if t.0 == Language::En { format!("${number}") } else { number.to_owned() }
}

/// Millions of dollars that are written already: `$939.7 million`.
#[must_use]
pub fn millions(t: T, number: &str) -> String {
    t.with("jobs-money-millions", "amount", &signed(t, number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_written_as_people_write_them() {
        assert_eq!(amount(T(Language::En), 250.0), "$250 million");
        assert_eq!(amount(T(Language::En), 4000.0), "$4 billion");
        assert_eq!(amount(T(Language::En), 0.75), "$750,000");
        assert_eq!(amount(T(Language::Fr), 1500.0), "1,5\u{a0}milliard de dollars");
        assert_eq!(amount(T(Language::Fr), 250.0), "250\u{a0}millions de dollars");
        assert_eq!(number(T(Language::Fr), Number { hundredths: 123_456 }, 1), "1\u{202f}234,5");
        assert_eq!(short(T(Language::En), Number { hundredths: 420 }), "4.2");
    }
}
