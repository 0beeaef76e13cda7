//! Which town to show beside a first name: told by the first three characters of the postal code, from
//! a table of Ontario's forward sortation areas; elsewhere the province.

use std::collections::HashMap;
use std::sync::OnceLock;

use crate::language::Language;
use crate::postal_code::PostalCode;

/// A town or region, in both languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    en: &'static str,
    fr: &'static str,
}

impl Place {
    /// Its name in a language.
    #[must_use]
    pub fn name(self, language: Language) -> &'static str {
        match language {
            Language::En => self.en,
            Language::Fr => self.fr,
        }
    }
}

/// Provinces and territories by the first letter of the code (Canada Post's postal districts).
const DISTRICTS: [(&str, &str, &str); 18] = [
    ("A", "Newfoundland and Labrador", "Terre-Neuve-et-Labrador"),
    ("B", "Nova Scotia", "Nouvelle-Écosse"),
    ("C", "Prince Edward Island", "Île-du-Prince-Édouard"),
    ("E", "New Brunswick", "Nouveau-Brunswick"),
    ("G", "Quebec", "Québec"),
    ("H", "Montréal", "Montréal"),
    ("J", "Quebec", "Québec"),
    ("K", "Eastern Ontario", "Est de l’Ontario"),
    ("L", "Central Ontario", "Centre de l’Ontario"),
    ("M", "Toronto", "Toronto"),
    ("N", "Southwestern Ontario", "Sud-ouest de l’Ontario"),
    ("P", "Northern Ontario", "Nord de l’Ontario"),
    ("R", "Manitoba", "Manitoba"),
    ("S", "Saskatchewan", "Saskatchewan"),
    ("T", "Alberta", "Alberta"),
    ("V", "British Columbia", "Colombie-Britannique"),
    ("X", "Northwest Territories and Nunavut", "Territoires du Nord-Ouest et Nunavut"),
    ("Y", "Yukon", "Yukon"),
];

fn towns() -> &'static HashMap<&'static str, Place> {
    static TOWNS: OnceLock<HashMap<&'static str, Place>> = OnceLock::new();
    TOWNS.get_or_init(|| {
        let mut towns = HashMap::new();
        for line in include_str!("places.txt").lines().filter(|line| !line.starts_with('#')) {
            if let Some((names, areas)) = line.split_once(':') {
                let (en, fr) = names.split_once('|').unwrap_or((names, names));
                let place = Place { en: en.trim(), fr: fr.trim() };
                towns.extend(areas.split_whitespace().map(|area| (area, place)));
            }
        }
        towns
    })
}

/// The place to show for a postal code; nothing only for a code outside Canada's districts, which
/// [`PostalCode::parse`] refuses.
#[must_use]
pub fn place(code: &PostalCode) -> Option<Place> {
    towns().get(code.area()).copied().or_else(|| {
        DISTRICTS
            .iter()
            .find(|(letter, ..)| code.area().starts_with(letter))
            .map(|&(_, en, fr)| Place { en, fr })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(code: &str, language: Language) -> &'static str {
        place(&PostalCode::parse(code).unwrap()).unwrap().name(language)
    }

    #[test]
    fn towns_and_regions_are_named_in_both_languages() {
        assert_eq!(shown("K1N 6N5", Language::En), "Ottawa");
        assert_eq!(shown("M5V 0A0", Language::Fr), "Toronto");
        assert_eq!(shown("V6B 1A1", Language::Fr), "Colombie-Britannique");
    }

    #[test]
    fn every_line_of_the_table_is_a_name_and_areas_each_given_once() {
        let mut seen = std::collections::HashSet::new();
        for line in include_str!("places.txt").lines().filter(|l| !l.starts_with('#') && !l.is_empty()) {
            let (names, areas) = line.split_once(": ").expect(line);
            assert!(!names.trim().is_empty());
            for area in areas.split_whitespace() {
                assert!(PostalCode::parse(&format!("{area} 1A1")).is_ok(), "{area}");
                assert!(seen.insert(area), "{area} stands twice");
            }
        }
        assert!(seen.len() > 400, "only {} areas", seen.len());
    }
}
