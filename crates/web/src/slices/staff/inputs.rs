//! A form's controls as data, so that each looks and speaks alike: label, hint, value, fault.

use super::fields::Faults;

/// One control with its label. Its `Debug` prints nothing of what was typed.
#[derive(Clone, Default)]
pub struct Input {
    /// Its `id` and `name`.
    pub id: &'static str,
    /// Its label.
    pub label: String,
    /// The language it is to be written in, in words; empty if that does not matter.
    pub written_in: &'static str,
    /// That language's tag.
    pub lang: &'static str,
    /// What helps to fill it in.
    pub hint: String,
    /// `text`, `email`, `password`, `number`, `date`, `color`, `textarea`, `code`.
    pub kind: &'static str,
    /// What stands in it.
    pub value: String,
    /// What a browser may fill in by itself.
    pub autocomplete: &'static str,
    /// Whether it has to be filled in.
    pub required: bool,
    /// What has to be mended.
    pub fault: Option<String>,
}

impl std::fmt::Debug for Input {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Input({})", self.id)
    }
}

impl Input {
    /// A control that has to be filled in.
    #[must_use]
    pub fn new(id: &'static str, kind: &'static str, label: impl Into<String>) -> Self {
        let label = label.into();
        Self { id, kind, label, autocomplete: "off", required: true, ..Self::default() }
    }

    /// With what stands in it.
    #[must_use]
    pub fn value(mut self, value: impl Into<String>) -> Self {
        self.value = value.into();
        self
    }

    /// With what helps to fill it in.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = hint.into();
        self
    }

    /// With what a browser may fill in by itself.
    #[must_use]
    pub fn autocomplete(mut self, autocomplete: &'static str) -> Self {
        self.autocomplete = autocomplete;
        self
    }

    /// With the language it is to be written in.
    #[must_use]
    pub fn written_in(mut self, lang: &'static str, words: &'static str) -> Self {
        (self.lang, self.written_in) = (lang, words);
        self
    }

    /// May be left empty.
    #[must_use]
    pub fn optional(mut self) -> Self {
        self.required = false;
        self
    }

    /// With what has to be mended, if anything.
    #[must_use]
    pub fn fault(mut self, fault: Option<&str>) -> Self {
        self.fault = fault.map(str::to_owned);
        self
    }

    /// With what has to be mended of a form; the list at the head of the form learns what the control is called. In
    /// which language it is to be written has to be said before.
    #[must_use]
    pub fn faults(self, faults: &Faults) -> Self {
        match self.written_in {
            "" => faults.call(|field| field == self.id, &self.label),
            language => faults.call(|field| field == self.id, &format!("{} ({language})", self.label)),
        }
        let fault = faults.of(self.id);
        self.fault(fault)
    }

    /// What describes it, for `aria-describedby`.
    #[must_use]
    pub fn described_by(&self) -> String {
        let hint = (!self.hint.is_empty()).then(|| format!("{}-hint", self.id));
        let fault = self.fault.is_some().then(|| format!("{}-error", self.id));
        [hint, fault].into_iter().flatten().collect::<Vec<_>>().join(" ")
    }
}

/// One of several to choose from.
#[derive(Clone, Debug)]
pub struct Choice {
    /// What is sent.
    pub value: String,
    /// What it says.
    pub label: String,
    /// What it means; may be empty.
    pub hint: String,
    /// Whether it is chosen.
    pub chosen: bool,
}
