//! The parts of a draft that are not its words: addresses, code, references, and the notes that give sources.

/// Ranges of bytes that are passed over, in order, none touching another.
#[derive(Clone, Debug, Default)]
pub(crate) struct Mask(Vec<(usize, usize)>);

impl Mask {
    /// Finds them.
    pub(crate) fn of(text: &str) -> Self {
        let mut ranges = Vec::new();
        let (mut at, mut note) = (0, None);
        for line in text.split_inclusive('\n') {
            let words = line.trim_start();
            if words.trim_end().is_empty() {
                close(&mut ranges, &mut note, at);
            } else if is_note(words) {
                close(&mut ranges, &mut note, at);
                note = Some(at);
            }
            if note.is_none() {
                in_line(line, at, &mut ranges);
            }
            at += line.len();
        }
        close(&mut ranges, &mut note, at);
        Self(ranges)
    }

    /// Its ranges.
    #[cfg(test)]
    pub(crate) fn ranges(&self) -> &[(usize, usize)] {
        &self.0
    }

    /// The end of the masked range that a byte lies in.
    pub(crate) fn end_of(&self, at: usize) -> Option<usize> {
        let next = self.0.partition_point(|&(_, end)| end <= at);
        self.0.get(next).filter(|&&(start, _)| start <= at).map(|&(_, end)| end)
    }
}

fn close(ranges: &mut Vec<(usize, usize)>, note: &mut Option<usize>, at: usize) {
    if let Some(start) = note.take() {
        ranges.push((start, at));
    }
}

/// Whether a line begins a footnote: `[^1]: …`.
fn is_note(line: &str) -> bool {
    line.strip_prefix("[^")
        .and_then(|rest| rest.split_once(']'))
        .is_some_and(|(_, rest)| rest.starts_with(':'))
}

fn in_line(line: &str, at: usize, ranges: &mut Vec<(usize, usize)>) {
    let (mut here, mut run) = (0, Run::default());
    while let Some(rest) = line.get(here..).filter(|rest| !rest.is_empty()) {
        if let Some(len) = reference(rest).or_else(|| code(rest)) {
            ranges.push((at + here, at + here + len));
            here += len;
            continue;
        }
        let starts_word = line[..here].chars().next_back().is_none_or(|c| !c.is_alphanumeric());
        if starts_word && rest.starts_with(|c: char| c.is_ascii_alphanumeric()) {
            if here >= run.end {
                run = Run::at(line, here);
            }
            if let Some(len) = run.address(line, here) {
                ranges.push((at + here, at + here + len));
                here += len;
                continue;
            }
        }
        here += rest.chars().next().map_or(1, char::len_utf8);
    }
}

/// `[^1]` or `[claim:slug]`.
fn reference(rest: &str) -> Option<usize> {
    let inner = rest.strip_prefix("[^").or_else(|| rest.strip_prefix("[claim:"))?;
    let len = inner.bytes().take(80).position(|b| b == b']')?;
    inner.as_bytes()[..len].iter().all(|b| b.is_ascii_graphic()).then(|| rest.len() - inner.len() + len + 1)
}

/// A piece of code between two backticks.
fn code(rest: &str) -> Option<usize> {
    let inner = rest.strip_prefix('`')?;
    inner.find('`').map(|len| len + 2)
}

/// Characters of a line with none between them that ends an address. It is looked over once, however many words
/// begin in it.
#[derive(Clone, Copy, Debug, Default)]
struct Run {
    /// Where it ends.
    end: usize,
    /// The last `@` that a dot comes after.
    mail: Option<usize>,
}

impl Run {
    /// The one that begins at a byte.
    fn at(line: &str, from: usize) -> Self {
        let ends = |c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | ')' | ']' | ',' | ';');
        let run = &line[from..];
        let run = &run[..run.find(ends).unwrap_or(run.len())];
        let mail = run.rfind('.').and_then(|dot| run[..dot].rfind('@')).map(|at| from + at);
        Self { end: from + run.len(), mail }
    }

    /// The length of a web address or an e-mail address that begins at a byte.
    fn address(self, line: &str, here: usize) -> Option<usize> {
        let word = &line[here..self.end];
        let web = ["http://", "https://", "www.", "mailto:"].iter().any(|begin| word.starts_with(begin));
        let mail = self.mail.is_some_and(|at| at >= here);
        (web || mail).then(|| word.trim_end_matches(['.', '!', '?', ':', '’', '\'']).len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_references_and_notes_are_passed_over() {
        let text = "See https://fao-on.org/a-1.\nWrite to a@b.example, `code 5`.[^1] Fact [claim:one].\n\n[^1]: Table 5,\n  page 6.\n\nEnd 7.";
        let mask = Mask::of(text);
        let shown: Vec<&str> = mask.ranges().iter().map(|&(a, b)| text[a..b].trim()).collect();
        assert_eq!(
            shown,
            [
                "https://fao-on.org/a-1",
                "a@b.example",
                "`code 5`",
                "[^1]",
                "[claim:one]",
                "[^1]: Table 5,\n  page 6."
            ]
        );
    }
}
