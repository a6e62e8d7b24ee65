use std::collections::BTreeSet;
use std::process::Command;

const PAGE: &str = include_str!("../../../../../docs/reading-git.md");
const OWN: &str = "kinds::list::";

/// `non-UTF-8 paths and names` as a test is called.
fn as_a_test(name: &str) -> String {
    let letter = |c: char| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '_' };
    let kind: String = name.replace(['(', ')'], "").chars().map(letter).collect();
    if kind.starts_with(|c: char| c.is_ascii_digit()) { format!("a_{kind}") } else { kind }
}

#[test]
fn the_tests_of_kinds_are_those_the_page_lists() {
    let (_, kinds) = PAGE.split_once("\n## Kinds of repositories\n").expect("the page has its list");
    let items = kinds.lines().filter_map(|line| line.strip_prefix("- **")?.split_once("**:"));
    let listed: Vec<String> = items.map(|(name, _)| as_a_test(name)).collect();
    let named: BTreeSet<String> = listed.iter().cloned().collect();
    assert_eq!(named.len(), listed.len(), "a kind is listed once");
    let this = std::env::current_exe().expect("a test knows where it is");
    let output = Command::new(this).args(["--list", "kinds::"]).output().expect("a test can list tests");
    let text = String::from_utf8(output.stdout).expect("names are text");
    let tests = text.lines().filter_map(|line| line.strip_suffix(": test"));
    let tests: BTreeSet<String> = tests
        .filter(|test| test.starts_with("kinds::") && !test.starts_with(OWN))
        .filter_map(|test| test.rsplit("::").next().map(str::to_owned))
        .collect();
    assert_eq!(tests, named);
}
