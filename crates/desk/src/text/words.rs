use super::clean;

/// With a capital letter in front.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Clean text that ends as a sentence does: with a full stop where nothing ends it yet, nor the words in quotation marks or brackets at its end.
pub fn full_stop(text: &str) -> String {
    let text = clean(text.trim());
    let ends = text.trim_end_matches(['”', '"', '’', ')']).ends_with(['.', '!', '?', '…']);
    if ends { text } else { format!("{text}.") }
}

/// `once`, `twice`, `3 times`
pub fn times(many: u32) -> String {
    match many {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        many => format!("{many} times"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_begins_with_a_capital_and_ends_once() {
        assert_eq!(capital("élan"), "Élan");
        assert_eq!(capital(""), "");
        assert_eq!(full_stop(" it holds "), "it holds.");
        for ended in ["It holds.", "It holds!", "Does it hold?", "It holds…", "I ask “who wants it?”"] {
            assert_eq!(full_stop(ended), ended);
        }
    }
}
