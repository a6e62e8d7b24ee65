//! Text that is somebody else's, made harmless for markup.

/// Text as it may stand in an element or between the quotes of an attribute. What could turn the writing
/// round, hide, or steer a reader is replaced by U+FFFD, so that two names that differ still look different.
pub fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            c if is_hidden(c) => safe.push('\u{fffd}'),
            c => safe.push(c),
        }
    }
    safe
}

/// Control characters, what sets the direction of writing, what has no width, and tags.
pub(crate) fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}')
        || matches!(c, '\u{61c}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}' | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn markup_and_writing_that_turns_round_are_gone() {
        assert_eq!(escape("<a b='c\"'>&\u{202e}d\n"), "&lt;a b=&#39;c&quot;&#39;&gt;&amp;\u{fffd}d\u{fffd}");
        assert_eq!(escape("決済, café"), "決済, café");
    }

    proptest! {
        #[test]
        fn nothing_of_a_hostile_text_is_markup_or_hidden(text in any::<String>()) {
            let safe = escape(&text);
            prop_assert!(!safe.contains(['<', '>', '"', '\'']));
            prop_assert!(!safe.chars().any(is_hidden));
            let names = ["amp;", "lt;", "gt;", "quot;", "#39;"];
            prop_assert!(safe.split('&').skip(1).all(|after| names.iter().any(|name| after.starts_with(name))));
        }
    }
}
