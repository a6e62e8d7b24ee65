use std::sync::OnceLock;

/// The name of the program, as it stands in commands that are suggested.
const NAME: &str = "groundwork";
/// What comes after it, where it was not called by its name alone.
static AFTER: OnceLock<&str> = OnceLock::new();

/// Says that commands are to be suggested with a word after the program's name, such as `demo`.
pub fn suggest_with(word: &'static str) {
    // Said once.
    let _ = AFTER.set(word);
}

/// The text with commands so that they can be copied: those of a demo work on the demo. What has them so
/// already is left as it is.
pub fn as_called(text: &str) -> String {
    AFTER.get().map_or_else(|| text.to_owned(), |word| with(text, word))
}

fn with(text: &str, word: &str) -> String {
    let mut called = String::with_capacity(text.len() + 64);
    let mut rest = text;
    while let Some(at) = rest.find(NAME) {
        let end = at + NAME.len();
        let is_path = rest[..at].ends_with(['/', '-']);
        called.push_str(&rest[..end]);
        rest = &rest[end..];
        let has_it = rest.strip_prefix(' ').is_some_and(|rest| rest.starts_with(word));
        if rest.starts_with([' ', '\n']) && !is_path && !has_it {
            called.push(' ');
            called.push_str(word);
        }
    }
    called + rest
}

#[cfg(test)]
mod tests {
    use super::with;

    #[test]
    fn commands_have_the_word_and_paths_have_not() {
        let text = "  groundwork away    a year\n  say: groundwork\n  areas; ~/share/groundwork is it";
        let called =
            "  groundwork demo away    a year\n  say: groundwork demo\n  areas; ~/share/groundwork is it";
        assert_eq!(with(text, "demo"), called);
        assert_eq!(with(called, "demo"), called, "once");
        assert_eq!(with("", "demo"), "");
    }
}
