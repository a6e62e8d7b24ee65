use proptest::prelude::*;

use super::*;

fn said(files: &[(&str, &str)], path: &str) -> Linguist {
    Attributes::parse(files.iter().map(|(path, text)| (BStr::new(*path), text.as_bytes()))).of(path.into())
}

#[test]
fn deeper_files_and_later_lines_win() {
    let files = [
        (".gitattributes", "*.js linguist-vendored\n/deps/** linguist-vendored -linguist-detectable\n"),
        ("src/.gitattributes", "own.js -linguist-vendored\nodd.js !linguist-vendored\n"),
    ];
    assert_eq!(said(&files, "src/a/b.js").vendored, Some(true));
    assert_eq!(said(&files, "src/a/own.js").vendored, Some(false));
    assert_eq!(said(&files, "src/odd.js").vendored, None);
    assert_eq!(said(&files, "deps/lua/a.c").detectable, Some(false));
    assert_eq!(said(&files, "src/a.rs"), Linguist::default());
}

#[test]
fn false_is_unset_and_any_other_value_is_set() {
    let files =
        [(".gitattributes", "a linguist-vendored=false linguist-generated=true\nb linguist-generated=x")];
    let a = said(&files, "a");
    assert_eq!((a.vendored, a.generated), (Some(false), Some(true)));
    assert_eq!(said(&files, "b").generated, Some(true));
}

#[test]
fn macros_are_opened_and_quotes_undone() {
    let text = "[attr]machine outer\n[attr]outer linguist-generated -diff\n\"with space\\056c\" machine\n";
    assert_eq!(said(&[(".gitattributes", text)], "x/with space.c").generated, Some(true));
    assert_eq!(said(&[("x/.gitattributes", text)], "x/with space.c").generated, None);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn no_text_makes_it_panic(
        text in prop::collection::vec(any::<u8>(), 0..50),
        line in "[\"\\\\a*?\\[\\]!/ =-]{0,9} (linguist-vendored|[-!=]|\\[attr\\]){0,3}",
        path in "[a/ ]{0,6}[ab]",
    ) {
        for text in [text.as_slice(), line.as_bytes()] {
            Attributes::parse([(BStr::new(".gitattributes"), text)]).of(path.as_str().into());
        }
    }
}
