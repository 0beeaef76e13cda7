//! A line at the terminal that says how far it is; nothing where no terminal is.

use indicatif::{ProgressBar, ProgressStyle};

/// How far something is. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Progress(ProgressBar);

impl Progress {
    /// Nothing to see.
    #[must_use]
    pub fn silent() -> Self {
        Self(ProgressBar::hidden())
    }

    /// Counts rows or values whose number is not known.
    #[must_use]
    pub fn counting(what: &'static str) -> Self {
        Self::styled(
            ProgressBar::no_length(),
            &format!("{{spinner}} {{msg}}: {{human_pos}} {what}, {{elapsed}}"),
        )
    }

    /// Goes through so many bytes.
    #[must_use]
    pub fn bytes(total: u64) -> Self {
        Self::styled(ProgressBar::new(total), "{bar:30} {bytes} of {total_bytes}, {eta} left  {msg}")
    }

    fn styled(bar: ProgressBar, template: &str) -> Self {
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style);
        }
        Self(bar)
    }

    /// What is being done.
    pub fn at(&self, what: &str) {
        self.0.set_message(what.to_owned());
    }

    /// So much more is done.
    pub fn add(&self, more: u64) {
        self.0.inc(more);
    }

    /// Takes the line away.
    pub fn done(&self) {
        self.0.finish_and_clear();
    }

    /// Counts what is read.
    pub fn reading<R: std::io::Read>(&self, input: R) -> impl std::io::Read + use<R> {
        self.0.wrap_read(input)
    }
}
