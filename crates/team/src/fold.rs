//! Spellings of one address, and of one name (definitions 1.2).

use unicode_normalization::UnicodeNormalization;

const NO_REPLY: &str = "@users.noreply.github.com";

/// The address as it is compared: lower-cased, `id+login@users.noreply.github.com` without the id.
/// `None` for those that join nobody: empty, `noreply@…`, `root@…`.
pub fn fold_address(address: &str) -> Option<String> {
    let folded = canonical_address(address);
    let local = folded.split('@').next().unwrap_or_default();
    (!folded.is_empty() && !matches!(local, "noreply" | "root")).then_some(folded)
}

/// As [`fold_address`], also for addresses that join nobody.
pub fn canonical_address(address: &str) -> String {
    let lower = address.trim().to_lowercase();
    match login_in(&lower) {
        Some(login) => format!("{login}{NO_REPLY}"),
        None => lower,
    }
}

/// The login of a `users.noreply.github.com` address, lower-cased.
pub fn github_login(address: &str) -> Option<String> {
    login_in(&address.trim().to_lowercase()).map(str::to_owned)
}

/// A login holds no `+`, so what stands after the last one is it.
fn login_in(lower: &str) -> Option<&str> {
    let local = lower.strip_suffix(NO_REPLY)?;
    let login = local.rsplit('+').next().unwrap_or(local).trim();
    (!login.is_empty()).then_some(login)
}

/// A full name as it is compared: case and accents folded, white space collapsed. `None` where it
/// has fewer than two words, because such a name joins nobody. A word has a letter or a digit.
pub fn fold_name(name: &str) -> Option<String> {
    let folded = fold_words(name);
    let words = folded.split(' ').filter(|word| word.contains(char::is_alphanumeric)).count();
    (words >= 2).then_some(folded)
}

/// Any text without case and accents, white space collapsed.
pub fn fold_words(text: &str) -> String {
    let lower: String = strip_accents(text).to_lowercase();
    let plain = strip_accents(&lower);
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Without what Unicode decomposes into a letter and an accent. Only the accents of Latin, Greek and
/// Cyrillic go; marks that are letters of their own elsewhere (vowel signs, voicing) stay.
pub fn strip_accents(text: &str) -> String {
    text.nfd()
        .filter(
            |mark| !matches!(mark, '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}'),
        )
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn spellings_of_one_address_are_one() {
        assert_eq!(fold_address(" Ann@Example.ORG "), Some("ann@example.org".into()));
        assert_eq!(
            fold_address("123+Ann@users.noreply.github.com"),
            Some("ann@users.noreply.github.com".into())
        );
        assert_eq!(
            fold_address("ann@users.noreply.github.com"),
            fold_address("9+ann@Users.NoReply.GitHub.com")
        );
        assert_eq!(fold_address("a+b@example.org"), Some("a+b@example.org".into()));
        assert_eq!(github_login("123+Ann@users.noreply.github.com"), Some("ann".into()));
        assert_eq!(github_login("ann@example.org"), None);
    }

    #[test]
    fn addresses_of_nobody_join_nobody() {
        for address in ["", "  ", "noreply@github.com", "Root@localhost", "root"] {
            assert_eq!(fold_address(address), None, "{address}");
        }
        assert!(fold_address("noreply.ann@example.org").is_some());
        assert_eq!(canonical_address("NoReply@Anthropic.com"), "noreply@anthropic.com");
    }

    #[test]
    fn only_full_names_join() {
        assert_eq!(fold_name("  José  María\tÅkesson"), Some("jose maria akesson".into()));
        assert_eq!(fold_name("JOSE MARIA AKESSON"), fold_name("Jose\u{301} Mari\u{301}a A\u{30a}kesson"));
        assert_eq!(fold_name("ann"), None);
        assert_eq!(fold_name("ann -"), None);
        assert_eq!(fold_name(""), None);
        assert_ne!(fold_name("山田 か"), fold_name("山田 が"));
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
        #[test]
        fn folding_twice_changes_nothing(
            address in "\\PC{0,20}|[0-9A-z+ ]{0,8}@users\\.noreply\\.github\\.com",
            name in "\\PC{0,20}|[\\u{0370}-\\u{03ff}\\u{1e00}-\\u{1fff}\\u{300}-\\u{36f} ]{0,12}",
        ) {
            if let Some(folded) = fold_address(&address) {
                prop_assert_eq!(fold_address(&folded), Some(folded.clone()));
            }
            if let Some(folded) = fold_name(&name) {
                prop_assert_eq!(fold_name(&folded), Some(folded.clone()));
            }
            let folded = fold_words(&name);
            prop_assert_eq!(fold_words(&folded), folded.clone());
        }

        #[test]
        fn case_never_matters(name in "[A-Za-zÀ-ÖØ-öø-ž]{1,6} [A-Za-zÀ-ÖØ-öø-ž]{1,6}") {
            prop_assert_eq!(fold_name(&name), fold_name(&name.to_lowercase()));
        }
    }
}
