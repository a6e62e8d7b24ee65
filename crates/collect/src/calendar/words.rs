//! Words that titles are looked through for, so that the titles themselves need not be kept.

/// Words of a title that say that somebody is away, each as it is written when folded. Only proposals follow from them.
///
/// Words for illness are not among them.
const AWAY: [&str; 44] = [
    "vacation",
    "vacations",
    "holiday",
    "holidays",
    "annual leave",
    "on leave",
    "parental leave",
    "paternity leave",
    "maternity leave",
    "out of office",
    "out of the office",
    "ooo",
    "pto",
    "day off",
    "days off",
    "time off",
    "off work",
    "urlaub",
    "im urlaub",
    "elternzeit",
    "abwesend",
    "feiertag",
    "abwesenheit",
    "férias",
    "ferias",
    "folga",
    "feriado",
    "ausente",
    "vacaciones",
    "festivo",
    "día libre",
    "congé",
    "congés",
    "vacances",
    "jour férié",
    "absent",
    "ferie",
    "vakantie",
    "verlof",
    "urlop",
    "отпуск",
    "休暇",
    "有給",
    "休假",
];

/// Whether a title says that somebody is away.
pub(super) fn says_away(title: &str) -> bool {
    AWAY.iter().any(|word| has(title, word))
}

/// Whether a text has any of these words, or of these rows of words.
pub(super) fn has_any(text: &str, words: &[String]) -> bool {
    words.iter().any(|word| has(text, word))
}

/// Whether a text has a word as a whole one, in any case. In writing without spaces a word is anywhere.
fn has(text: &str, word: &str) -> bool {
    let (text, word) = (text.to_lowercase(), word.trim().to_lowercase());
    if word.is_empty() {
        return false;
    }
    let spaced = word.chars().all(|sign| !is_unspaced(sign));
    text.match_indices(&word).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let behind = text[at + word.len()..].chars().next();
        !spaced || ![before, behind].into_iter().flatten().any(char::is_alphanumeric)
    })
}

/// Signs of writing that has no spaces between words.
fn is_unspaced(sign: char) -> bool {
    matches!(sign, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_says_away_by_a_whole_word() {
        for title in
            ["Vacation!", "OOO", "Ana: férias", "Urlaub (Jonas)", "Out of Office", "夏季休暇", "Day off"]
        {
            assert!(says_away(title), "{title}");
        }
        for title in ["", "Cooombined", "Ptolemy reading", "Plan the holidayapp", "Offsite", "Sick"] {
            assert!(!says_away(title), "{title}");
        }
    }

    #[test]
    fn the_words_of_a_lead_are_whole_ones_too() {
        let words = ["strategy".to_owned(), "deep work".to_owned(), " ".to_owned()];
        for (text, has) in
            [("Strategy: Q3", true), ("Deep  work", false), ("deep work", true), ("strategyless", false)]
        {
            assert_eq!(has_any(text, &words), has, "{text}");
        }
    }
}
