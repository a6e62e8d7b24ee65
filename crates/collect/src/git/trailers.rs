//! The first paragraph and the last of a message, as git reads them.

use records::Trailer;

/// `%s`: the first paragraph on one line.
pub fn subject(message: &str) -> String {
    let lines = message.lines().skip_while(|line| line.trim().is_empty());
    let paragraph: Vec<&str> = lines.take_while(|line| !line.trim().is_empty()).map(str::trim_end).collect();
    paragraph.join(" ")
}

/// Prefixes of lines that git itself writes.
const BY_GIT: [&str; 2] = ["Signed-off-by: ", "(cherry picked from commit "];

/// `%(trailers:only,unfold)`: the trailers of the last paragraph, if it is one of trailers.
///
/// It is when all its lines are trailers, or when git wrote at least one of them and at least a
/// quarter are. The first paragraph is the subject and never holds any. Source: git 2.47, trailer.c.
pub fn trailers(message: &str) -> Vec<Trailer> {
    let lines: Vec<&str> = message.trim_end().lines().collect();
    let Some(start) = block(&lines) else { return Vec::new() };
    let mut found: Vec<Trailer> = Vec::new();
    for line in &lines[start..] {
        if line.starts_with('#') {
            continue;
        }
        if line.starts_with([' ', '\t']) {
            if let Some(last) = found.last_mut() {
                last.value.push(' ');
                last.value.push_str(line.trim());
            }
        } else if let Some((key, value)) = separated(line) {
            found.push(Trailer { key: key.trim_end().to_owned(), value: value.trim().to_owned() });
        }
    }
    found
}

/// Where the block of trailers begins.
fn block(lines: &[&str]) -> Option<usize> {
    let title_end =
        lines.iter().skip_while(|line| line.starts_with('#')).position(|line| line.trim().is_empty())?;
    let (mut trailers, mut others, mut folded) = (0, 0, 0);
    let (mut by_git, mut only_blank) = (false, true);
    for at in (title_end..lines.len()).rev() {
        let line = lines[at];
        if line.starts_with('#') {
            others += folded;
            folded = 0;
            continue;
        }
        if line.trim().is_empty() {
            if only_blank {
                continue;
            }
            others += folded;
            let enough = by_git && trailers * 3 >= others;
            return (enough || (trailers > 0 && others == 0)).then_some(at + 1);
        }
        only_blank = false;
        if BY_GIT.iter().any(|prefix| line.starts_with(prefix)) {
            trailers += 1;
            by_git = true;
            folded = 0;
        } else if separated(line).is_some() && !line.starts_with([' ', '\t']) {
            trailers += 1;
            folded = 0;
        } else if line.starts_with([' ', '\t']) {
            folded += 1;
        } else {
            others += 1 + folded;
            folded = 0;
        }
    }
    None
}

/// `key: value`, where the key is letters, digits and `-`, with white space only behind it.
fn separated(line: &str) -> Option<(&str, &str)> {
    let mut blank = false;
    for (at, c) in line.char_indices() {
        if c == ':' {
            return (at > 0).then(|| (&line[..at], &line[at + 1..]));
        }
        if !blank && (c.is_ascii_alphanumeric() || c == '-') {
            continue;
        }
        if at > 0 && (c == ' ' || c == '\t') {
            blank = true;
            continue;
        }
        return None;
    }
    None
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(message: &str) -> Vec<(String, String)> {
        trailers(message).into_iter().map(|trailer| (trailer.key, trailer.value)).collect()
    }

    #[test]
    fn the_last_paragraph_of_trailers_is_read() {
        let found = read("Subject\n\nBody: not this\n\nCo-authored-by: A B <a@b>\nSigned-off-by: C <c@d>\n");
        assert_eq!(
            found,
            [("Co-authored-by".into(), "A B <a@b>".into()), ("Signed-off-by".into(), "C <c@d>".into())]
        );
    }

    #[test]
    fn a_paragraph_that_is_mostly_prose_holds_none() {
        assert_eq!(read("Subject\n\nNote: this\nis prose and more\nof it\n"), []);
        assert_eq!(read("Subject: not a trailer\n"), []);
    }

    #[test]
    fn a_line_git_wrote_lets_prose_stand_beside_it() {
        let found = read("Subject\n\nprose\nSigned-off-by: C <c@d>\n");
        assert_eq!(found, [("Signed-off-by".into(), "C <c@d>".into())]);
    }

    #[test]
    fn folded_lines_are_joined() {
        assert_eq!(read("S\n\nKey: one\n  two\n"), [("Key".into(), "one two".into())]);
    }

    #[test]
    fn the_subject_is_the_first_paragraph() {
        assert_eq!(subject("\n\nOne\ntwo\n\nthree"), "One two");
        assert_eq!(subject(""), "");
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
        #[test]
        fn what_is_written_is_read_back(
            keys in prop::collection::vec("[A-Za-z][A-Za-z-]{0,6}", 1..4),
            value in "[a-z]{1,6}( [a-z<>@]{1,6}){0,2}",
        ) {
            let lines: String = keys.iter().map(|key| format!("{key}: {value}\n")).collect();
            let expected: Vec<_> = keys.into_iter().map(|key| (key, value.clone())).collect();
            prop_assert_eq!(read(&format!("Subject\n\nbody\n\n{lines}")), expected);
        }

        #[test]
        fn no_message_makes_it_panic_or_leaves_a_line_feed(
            message in "\\PC{0,30}|([A-Za-z]{1,3}: ?[a-z]|[ \\t#:]|\n|\r|Signed-off-by: a|é|\u{3000}){0,30}",
        ) {
            prop_assert!(!subject(&message).contains('\n'));
            for (key, value) in read(&message) {
                prop_assert!(!key.is_empty() && !(key + &value).contains('\n'));
            }
        }
    }
}
