use bstr::BStr;
use proptest::prelude::*;
use team::attributes::{Attributes, Linguist};

use crate::git::Repository;

const NAMES: [&str; 4] =
    ["linguist-vendored", "linguist-generated", "linguist-documentation", "linguist-detectable"];

/// What `git check-attr` says, `false` being unset and other values set.
fn git_says(repository: &Repository, paths: &[String]) -> Vec<Linguist> {
    let input = paths.iter().map(|path| format!("{path}\0")).collect::<String>();
    let mut arguments = vec!["check-attr", "-z", "--stdin"];
    arguments.extend(NAMES);
    let output = String::from_utf8(repository.run(&arguments, input.as_bytes())).expect("UTF-8");
    let fields: Vec<&str> = output.strip_suffix('\0').unwrap_or_default().split('\0').collect();
    let values: Vec<Option<bool>> = fields
        .chunks(3)
        .map(|record| match record[2] {
            "unspecified" => None,
            "unset" | "false" => Some(false),
            _ => Some(true),
        })
        .collect();
    let linguist = |four: &[Option<bool>]| Linguist {
        vendored: four[0],
        generated: four[1],
        documentation: four[2],
        detectable: four[3],
    };
    values.chunks(4).map(linguist).collect()
}

fn pattern() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => "/?(([ab]|\\*\\*|a\\*|\\*)/){0,2}([ab]|\\*|\\*\\*|a\\*|\\*\\.c|[ab]\\.c|\\?|\\[ab\\]\\*|\\[!a\\]\\*)/?",
        1 => "\"[ab* ]{1,3}(\\\\056c|\\\\t|\\\\\"|\\\\q)?\"?",
        1 => "\\\\[!#a*][ab]?",
        1 => "[!#\"\\[]{1,2}[ab]",
    ]
}

fn assignment() -> impl Strategy<Value = String> {
    let name = prop_oneof![
        8 => prop::sample::select(NAMES.to_vec()).prop_map(str::to_owned),
        6 => prop::sample::select(vec!["one", "one", "two", "other"]).prop_map(str::to_owned),
        1 => prop::sample::select(vec!["builtin_x", "b@d", "-", ""]).prop_map(str::to_owned),
    ];
    let state = prop::sample::select(vec!["", "", "", "-", "!", "=true", "=false", "=x", "=", "-=false"]);
    (name, state).prop_map(|(name, state)| match state.split_once('=') {
        Some((sign, value)) => format!("{sign}{name}={value}"),
        None => format!("{state}{name}"),
    })
}

fn line() -> impl Strategy<Value = String> {
    let subject = prop_oneof![6 => pattern(), 4 => Just("[attr]one".to_owned()), 1 => Just("[attr]two".to_owned()),
        1 => Just("[attr]b@d".to_owned()), 1 => Just("[attr]".to_owned())];
    let blank = prop::sample::select(vec![" ", "\t", "  "]);
    (prop::sample::select(vec!["", "", " "]), subject, blank, prop::collection::vec(assignment(), 0..4))
        .prop_map(|(before, subject, blank, words)| format!("{before}{subject}{blank}{}", words.join(blank)))
}

fn file() -> impl Strategy<Value = String> {
    let end = prop::sample::select(vec!["\n", "\n", "\r\n"]);
    (prop::bool::weighted(0.1), prop::collection::vec((line(), end), 0..6)).prop_map(|(mark, lines)| {
        let text: String = lines.into_iter().map(|(line, end)| line + end).collect();
        if mark { format!("\u{feff}{text}") } else { text }
    })
}

fn some_paths() -> Vec<String> {
    let names = ["a", "b", "a.c", "b.c", "ab", "!a", "#b", "a b", "a\t", "*a", "[a"];
    let dirs = ["", "a/", "b/", "a/b/", "a/a/", "b/a/b/", "ab/", "a.c/"];
    dirs.iter().flat_map(|dir| names.iter().map(move |name| format!("{dir}{name}"))).collect()
}

#[test]
fn what_is_said_of_a_path_is_what_git_says() {
    let repository = Repository::new();
    let paths = some_paths();
    let files = (file(), prop::option::of(file()), prop::option::of(file()));
    let config = ProptestConfig { cases: 250, failure_persistence: None, ..ProptestConfig::default() };
    proptest!(config, |((root, a, deep) in files)| {
        repository.clear();
        let mut files = vec![(".gitattributes", root)];
        files.extend(a.map(|text| ("a/.gitattributes", text)));
        files.extend(deep.map(|text| ("a/b/.gitattributes", text)));
        for (path, text) in &files {
            repository.write(path, text.as_bytes());
        }
        let attributes = Attributes::parse(files.iter().map(|(path, text)| (BStr::new(*path), text.as_bytes())));
        for (path, expected) in paths.iter().zip(git_says(&repository, &paths)) {
            prop_assert_eq!(attributes.of(path.as_str().into()), expected, "{}", path);
        }
    });
}

#[test]
fn macros_mean_what_they_mean_to_git() {
    let repository = Repository::new();
    let g = "linguist-generated";
    for (root, deep) in [
        (format!("[attr]one {g}\n[attr]one linguist-vendored\n* one\n"), String::new()),
        (format!("[attr]one {g}\n* one\n"), "[attr]one linguist-vendored\n* one\n".to_owned()),
        ("* one\n".to_owned(), format!("[attr]one {g}\n* one\n")),
        (format!("* one\n[attr]two -{g}\n[attr]one two linguist-vendored\n"), "a two\n".to_owned()),
        (format!("[attr]one {g}\n* one\n"), "* -one\n".to_owned()),
        (format!("[attr]one {g}\n* one\n"), "* !one\n".to_owned()),
        (format!("[attr]one {g}\n* one=true\n"), "a one\nb one one=x\n".to_owned()),
        (format!("[attr]one {g}\n* -{g} one\n"), format!("a one -{g}\nb -{g} one\n")),
        (format!("[attr]one {g} one\n[attr]{g} linguist-vendored\n* one\n"), format!("a {g}\n")),
        (format!("\"[attr] one\" {g}\n* one\n"), String::new()),
    ] {
        repository.write(".gitattributes", root.as_bytes());
        repository.write("a/.gitattributes", deep.as_bytes());
        let files = [(".gitattributes", &root), ("a/.gitattributes", &deep)];
        let attributes = Attributes::parse(files.map(|(path, text)| (BStr::new(path), text.as_bytes())));
        let paths = ["a", "b", "a/a", "a/b", "a/c"].map(str::to_owned);
        let ours: Vec<Linguist> = paths.iter().map(|path| attributes.of(path.as_str().into())).collect();
        assert_eq!(ours, git_says(&repository, &paths), "{root}---\n{deep}");
    }
}

#[test]
fn a_line_too_long_for_git_is_passed_over() {
    let repository = Repository::new();
    for length in [2040, 2046, 2047, 2048, 2049, 3000] {
        let text = format!("{:length$}\n", "a linguist-vendored");
        repository.write(".gitattributes", text.as_bytes());
        let attributes = Attributes::parse([(BStr::new(".gitattributes"), text.as_bytes())]);
        let paths = ["a".to_owned()];
        assert_eq!(vec![attributes.of("a".into())], git_says(&repository, &paths), "{length}");
    }
}
