//! `.git-blame-ignore-revs`: commits that only moved or formatted things.

use std::collections::HashSet;

use records::CommitId;

/// The commits a `.git-blame-ignore-revs` lists: full ids, one a line, `#` begins a comment.
///
/// Other lines are passed over, where `git blame` would refuse the whole file.
pub fn parse(text: &[u8]) -> HashSet<CommitId> {
    let text = String::from_utf8_lossy(text);
    text.lines().filter_map(|line| line.split('#').next()?.trim().parse().ok()).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn full_ids_are_read_and_the_rest_passed_over() {
        let (one, two) = ("a".repeat(40), "0B".repeat(32));
        let text =
            format!("# formatting\n\n{one} # rustfmt\r\n  {two}\nabc1234\nnot an id\n#{}\n", "c".repeat(40));
        let expected = HashSet::from([one.parse().expect("an id"), two.parse().expect("an id")]);
        assert_eq!(parse(text.as_bytes()), expected);
        assert!(parse(b"").is_empty());
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
        #[test]
        fn no_text_makes_it_panic(text in prop::collection::vec(any::<u8>(), 0..60)) {
            parse(&text);
        }

        #[test]
        fn what_is_written_is_read_back(ids in prop::collection::hash_set("[0-9a-f]{40}", 0..5)) {
            let text: String = ids.iter().map(|id| format!("{id}\n")).collect();
            let read: HashSet<String> = parse(text.as_bytes()).iter().map(ToString::to_string).collect();
            prop_assert_eq!(read, ids);
        }
    }
}
