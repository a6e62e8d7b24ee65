//! The person named in the value of a `Co-authored-by`.

use records::{Identity, Trailer};

/// Everyone named in the `Co-authored-by` of a commit, in the order written; a name may repeat.
pub fn co_authors(trailers: &[Trailer]) -> impl Iterator<Item = Identity> + '_ {
    let named = trailers.iter().filter(|trailer| trailer.key.eq_ignore_ascii_case("Co-authored-by"));
    named.filter_map(|trailer| trailer_identity(&trailer.value))
}

/// `Name <address>`; a name or an address alone is one too. `None` where there is neither.
///
/// The name ends at the first `<`, the address at the first `>` behind it (or at the end, where
/// somebody forgot it); an address at the end may stand without brackets. Quotes around the name go.
pub fn trailer_identity(value: &str) -> Option<Identity> {
    let value = value.trim();
    let (name, email) = match value.split_once('<') {
        Some((name, rest)) => (name, rest.split('>').next().unwrap_or(rest)),
        None => without_brackets(value),
    };
    let (name, email) = (without_quotes(name.trim()), email.trim());
    (!name.is_empty() || !email.is_empty())
        .then(|| Identity { name: name.to_owned(), email: email.to_owned() })
}

/// `Name address`: the last word is the address where it looks like one; `@login` does not.
fn without_brackets(value: &str) -> (&str, &str) {
    let start = value
        .char_indices()
        .rev()
        .find(|(_, letter)| letter.is_whitespace())
        .map_or(0, |(at, space)| at + space.len_utf8());
    let (name, last) = value.split_at(start);
    if last.contains('@') && !last.starts_with('@') { (name, last) } else { (value, "") }
}

fn without_quotes(name: &str) -> &str {
    let inner = name.strip_prefix('"').and_then(|name| name.strip_suffix('"'));
    inner.map_or(name, str::trim)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(value: &str) -> Option<(String, String)> {
        trailer_identity(value).map(|who| (who.name, who.email))
    }

    #[test]
    fn a_name_and_an_address_are_read() {
        let ann = Some(("Ann Lee".to_owned(), "ann@x.org".to_owned()));
        assert_eq!(read("Ann Lee <ann@x.org>"), ann);
        assert_eq!(read("  \"Ann Lee\" < ann@x.org > (pair)"), ann);
        assert_eq!(read("Ann Lee <ann@x.org"), ann);
        assert_eq!(read("Ann Lee"), Some(("Ann Lee".into(), String::new())));
        assert_eq!(read("ann@x.org"), Some((String::new(), "ann@x.org".into())));
        assert_eq!(read("Ann Lee ann@x.org"), ann);
        assert_eq!(read("@ann"), Some(("@ann".into(), String::new())));
        assert_eq!(read("<>"), None);
        assert_eq!(read("  "), None);
    }

    #[test]
    fn only_co_authors_are_named() {
        let trailer = |key: &str, value: &str| Trailer { key: key.into(), value: value.into() };
        let trailers = [
            trailer("Signed-off-by", "Bo <b@x>"),
            trailer("co-authored-BY", "Ann <a@x>"),
            trailer("Co-authored-by", " "),
        ];
        let names: Vec<String> = co_authors(&trailers).map(|who| who.name).collect();
        assert_eq!(names, ["Ann"]);
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
        #[test]
        fn what_is_written_is_read_back(name in "[A-Za-z]{1,5}( [A-Za-z]{1,5})?", email in "[a-z]{1,5}@[a-z]{1,5}") {
            prop_assert_eq!(read(&format!("{name} <{email}>")), Some((name, email)));
        }

        #[test]
        fn no_text_makes_it_panic(value in "\\PC{0,20}|[<>\"@ \u{3000}a]{0,9}") {
            trailer_identity(&value);
        }
    }
}
