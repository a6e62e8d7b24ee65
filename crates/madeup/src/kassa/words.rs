//! What the holes in a text are filled with. All banks are invented.

use crate::Draw;

const SCHEMES: [&str; 10] = [
    "Visa",
    "Mastercard",
    "Amex",
    "Bancontact",
    "Cartes Bancaires",
    "Multibanco",
    "iDEAL",
    "Maestro",
    "JCB",
    "Girocard",
];
const BANKS: [&str; 12] = [
    "Banco do Tejo",
    "Nordhaven",
    "Crédit Rhône",
    "Bank Alster",
    "Caixa Minho",
    "Tyne & Wear",
    "Banca Ligure",
    "Sparbank Öst",
    "Banka Vltava",
    "Banco Duero",
    "Bank Wisła",
    "Maasbank",
];
const CURRENCIES: [&str; 11] = ["EUR", "GBP", "PLN", "SEK", "CHF", "USD", "DKK", "CZK", "HUF", "RON", "NOK"];
const COUNTRIES: [&str; 13] = [
    "Portugal", "Spain", "France", "Poland", "Sweden", "Ireland", "Italy", "Germany", "Belgium", "Denmark",
    "Czechia", "Austria", "Norway",
];
const MERCHANTS: [&str; 12] = [
    "marketplaces",
    "ticket shops",
    "charities",
    "travel agencies",
    "subscription merchants",
    "small shops",
    "franchises",
    "hotels",
    "taxi firms",
    "newspapers",
    "car rentals",
    "game stores",
];
const DAYS: [&str; 14] = [
    "Good Friday",
    "Easter Monday",
    "the first of May",
    "Ascension Day",
    "Whit Monday",
    "the last day of the month",
    "New Year's Eve",
    "Boxing Day",
    "a bridge day",
    "Black Friday",
    "the clock change",
    "29 February",
    "the first working day",
    "a local holiday",
];

/// Fills the holes of a text.
pub(super) fn fill(text: &str, draw: &mut Draw) -> String {
    let mut filled = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let Some((hole, after)) = after.split_once('}') else { break };
        rest = after;
        match hole {
            "scheme" => filled.push_str(one(&SCHEMES, draw)),
            "bank" => filled.push_str(one(&BANKS, draw)),
            "currency" => filled.push_str(one(&CURRENCIES, draw)),
            "country" => filled.push_str(one(&COUNTRIES, draw)),
            "merchants" => filled.push_str(one(&MERCHANTS, draw)),
            "day" => filled.push_str(one(&DAYS, draw)),
            "hour" => filled.push_str(&format!("{:02}:{:02}", draw.between(6, 22), 15 * draw.below(4))),
            "minutes" => filled.push_str(&(5 * draw.between(1, 12)).to_string()),
            _ => filled.push_str(&draw.between(3, 48).to_string()),
        }
    }
    filled.push_str(rest);
    filled
}

/// One of them.
pub(super) fn one(of: &[&'static str], draw: &mut Draw) -> &'static str {
    of[draw.below(of.len())]
}

/// A branch's name from a subject: its first words, in small letters.
pub(super) fn slug(subject: &str) -> String {
    let words = subject
        .split(|letter: char| !letter.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty() && !["a", "the", "of", "to", "and", "in"].contains(word));
    words.take(5).map(str::to_ascii_lowercase).collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kassa::areas;

    #[test]
    fn every_hole_of_every_text_is_filled() {
        let mut draw = Draw::new(1);
        for area in areas::ALL {
            for text in area.features.iter().chain(area.fixes).chain(area.chores) {
                let filled = fill(text, &mut draw);
                assert!(!filled.contains(['{', '}']), "{filled}");
                for hole in text.split('{').skip(1).filter_map(|rest| rest.split('}').next()) {
                    let known =
                        ["scheme", "bank", "currency", "country", "merchants", "day", "hour", "minutes", "n"];
                    assert!(known.contains(&hole), "{text}");
                }
            }
        }
    }

    #[test]
    fn only_what_repairs_says_so() {
        let says = |text: &&&str| {
            text.to_lowercase().split(|letter: char| !letter.is_alphanumeric()).any(|word| {
                matches!(word, "fix" | "fixes" | "fixed" | "bug" | "bugs" | "bugfix")
                    || word.starts_with("regress")
                    || word.starts_with("revert")
            })
        };
        for area in areas::ALL {
            assert_eq!(area.fixes.iter().find(|text| !says(text)), None);
            assert_eq!(area.features.iter().chain(area.chores).find(says), None);
        }
    }

    #[test]
    fn a_branch_is_named_by_the_first_words() {
        assert_eq!(slug("Fix the cut-off on Good Friday: early"), "fix-cut-off-on-good");
    }
}
