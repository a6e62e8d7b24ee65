use proptest::prelude::*;

use super::*;

fn rule(pattern: &str) -> Rule {
    let owners = CodeOwners::parse(format!("{pattern} @a").as_bytes());
    owners.rules.into_iter().next().expect("a rule")
}

fn matches(pattern: &str, path: &str) -> bool {
    rule(pattern).matches(path.into())
}

#[test]
fn patterns_match_as_githubs_page_says() {
    assert!(matches("*", "a/b.rs"));
    assert!(matches("*.js", "a/b.js"));
    assert!(matches("/build/logs/", "build/logs/x/y"));
    assert!(!matches("/build/logs/", "a/build/logs/x"));
    assert!(matches("docs/*", "docs/getting-started.md"));
    assert!(!matches("docs/*", "docs/build-app/troubleshooting.md"));
    assert!(matches("apps/", "x/apps/y/z"));
    assert!(matches("/apps/github", "apps/github/a"));
    assert!(matches("**/logs", "deeply/nested/logs/a"));
    assert!(matches("docs", "docs/a"));
    assert!(!matches("docs/", "docs"));
    assert!(matches("with\\ space/", "with space/a"));
}

#[test]
fn the_last_rule_that_matches_counts() {
    let text = b"# top\n* @all\n/src/ @ann bo@x.org # inline\n!no\n/src/gen/\n";
    let owners = CodeOwners::parse(text);
    let of = |path: &str| owners.rule_of(path.into()).map(|rule| (rule.line, rule.owners.join(" ")));
    assert_eq!(of("README"), Some((2, "@all".into())));
    assert_eq!(of("src/a.rs"), Some((3, "@ann bo@x.org".into())));
    assert_eq!(of("src/gen/a.rs"), Some((5, String::new())));
}

#[test]
fn sections_of_gitlab_give_their_owners() {
    let text = b"[Docs][2] @docs-team\n/docs/\n/api/ @api\n^[Optional]\n/x/\n";
    let owners: Vec<_> = CodeOwners::parse(text).rules.iter().map(|rule| rule.owners.join(" ")).collect();
    assert_eq!(owners, ["@docs-team", "@api", ""]);
}

#[test]
fn the_literal_directory_is_that_of_the_definition() {
    let tree = ["src", "src/ledger", "docs"];
    let literal = |pattern: &str| {
        let rule = rule(pattern);
        rule.literal_directory(|dir| tree.iter().any(|known| dir == known.as_bytes()))
            .map(ToString::to_string)
    };
    assert_eq!(literal("/src/ledger/"), Some("src/ledger".into()));
    assert_eq!(literal("docs"), Some("docs".into()));
    assert_eq!(literal("/src/ledger/**"), Some("src/ledger".into()));
    assert_eq!(literal("src/led*"), Some("src".into()));
    assert_eq!(literal("src/main.rs"), Some("src".into()));
    assert_eq!(literal("src/**/test"), Some("src".into()));
    assert_eq!(literal("*.rs"), None);
    assert_eq!(literal("/*.rs"), None);
    assert_eq!(literal("*"), None);
    assert_eq!(literal("/gone/"), None);
    assert_eq!(literal("**/logs"), None);
}

#[test]
fn githubs_order_decides_which_file_counts() {
    let place = |paths: &[&'static str]| CodeOwners::place(paths.iter().map(|path| BStr::new(*path)));
    assert_eq!(place(&["CODEOWNERS", ".github/CODEOWNERS"]), Some(".github/CODEOWNERS".into()));
    assert_eq!(place(&[".gitlab/CODEOWNERS", "docs/CODEOWNERS"]), Some("docs/CODEOWNERS".into()));
    assert_eq!(place(&["src/CODEOWNERS"]), None);
}

#[test]
fn somebody_is_named_by_address_login_or_full_name() {
    let ann = Named::new(["7+AnnL@users.noreply.github.com", "ann@x.org"], [], ["Ann Löwe", "ann"]);
    let line = |text: &str| ann.first_line(text.as_bytes());
    assert_eq!(line("# none\n/src @bo @annl\n"), Some(2));
    assert_eq!(line("- ANN LOWE (lead)"), Some(1));
    assert_eq!(line("Löwe: <Ann@X.org>, others"), Some(1));
    assert_eq!(line("* ann@x.org."), Some(1));
    for other in ["@annl-bot", "@annl/team", "joann@x.org", "ann@x.org.uk", "Joann Lowell", "ann", "x@annl"] {
        assert_eq!(line(other), None, "{other}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn no_text_makes_it_panic(text in "([\\[\\]^\\\\ *?/a@#!\n-]|\\PC){0,30}", path in "/?([ab]{1,2}/){0,2}[ab]|[/a]{0,4}") {
        let owners = CodeOwners::parse(text.as_bytes());
        owners.rule_of(path.as_str().into());
        for rule in &owners.rules {
            rule.literal_directory(|_| true);
        }
        Named::new([text.as_str()], [text.as_str()], [text.as_str()]).first_line(text.as_bytes());
    }

    #[test]
    fn a_directory_in_full_matches_all_below(dirs in prop::collection::vec("[ab]{1,3}", 1..4), name in "[ab]{1,3}") {
        let dir = dirs.join("/");
        for pattern in [format!("/{dir}/"), format!("/{dir}"), format!("/{dir}/**"), format!("/{dir}/*")] {
            let path = format!("{dir}/{name}");
            prop_assert!(matches(&pattern, &path), "{} {}", pattern, path);
        }
    }
}
