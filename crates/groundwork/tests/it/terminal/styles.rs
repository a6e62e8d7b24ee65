//! Four styles, and nothing lost without them; terminals that show only ASCII.

use std::process::Command;

use testkit::cases;

use super::pty::in_a_terminal;
use super::{LISTS, PAGES, told};

/// A text without its styles, and these.
fn parted(text: &str) -> (String, Vec<String>) {
    let (mut plain, mut styles) = (String::new(), Vec::new());
    let mut rest = text;
    while let Some(at) = rest.find('\x1b') {
        plain.push_str(&rest[..at]);
        let end = rest[at..].find('m').expect("a style ends with m") + at;
        styles.push(rest[at..=end].to_owned());
        rest = &rest[end + 1..];
    }
    (plain + rest, styles)
}

#[test]
fn there_are_four_styles_and_without_them_nothing_is_lost() {
    let case = cases::seven();
    let program = told(&case);
    let mut seen = std::collections::BTreeSet::new();
    for args in PAGES.iter().chain(LISTS) {
        let plain = program.run(case.path(), args).out;
        assert!(!plain.contains('\x1b'), "a pipe has no styles: groundwork {}", args.join(" "));
        let mut styled = args.to_vec();
        styled.extend(["--color", "always"]);
        let (text, styles) = parted(&program.run(case.path(), &styled).out);
        assert_eq!(text, plain, "groundwork {}", args.join(" "));
        seen.extend(styles);
    }
    // The lead's figure and line, own past, names, what is secondary; and the end of each.
    let four = ["\x1b[0m", "\x1b[1;36m", "\x1b[1m", "\x1b[2m", "\x1b[33m", "\x1b[36m"];
    assert_eq!(seen.iter().map(String::as_str).collect::<Vec<_>>(), four);
}

#[test]
fn a_terminal_has_styles_unless_something_says_no() {
    let case = cases::seven();
    let program = told(&case);
    let styled = |change: &dyn Fn(&mut Command), args: &[&str]| {
        let mut command = program.command(case.path());
        command.env("TERM", "xterm").args(args);
        change(&mut command);
        in_a_terminal(&command, &[]).out.contains('\x1b')
    };
    assert!(styled(&|_| {}, &["knowledge"]));
    assert!(!styled(
        &|command| {
            command.env("NO_COLOR", "1");
        },
        &["knowledge"]
    ));
    assert!(!styled(
        &|command| {
            command.env("TERM", "dumb");
        },
        &["knowledge"]
    ));
    assert!(!styled(&|_| {}, &["knowledge", "--color", "never"]));
    assert!(styled(
        &|command| {
            command.env("NO_COLOR", "1");
        },
        &["knowledge", "--color", "always"]
    ));
}

#[test]
fn only_ascii_is_written_when_asked_or_when_the_locale_has_no_more() {
    let case = cases::seven();
    let program = told(&case);
    for args in PAGES.iter().chain(LISTS) {
        let mut asked = program.command(case.path());
        asked.args(*args).arg("--ascii");
        let mut old = program.command(case.path());
        old.env("LC_ALL", "C").args(*args);
        let outputs = [asked, old].map(|mut command| command.output().expect("it can be started"));
        for output in &outputs {
            assert!(output.stdout.is_ascii() && output.stderr.is_ascii(), "groundwork {}", args.join(" "));
        }
        assert_eq!(outputs[0].stdout, outputs[1].stdout);
    }
    let marks = program.out(case.path(), &["knowledge", "--ascii"]);
    assert!(marks.contains("# only you   = you and others   - others   ~ cold"), "{marks}");
    assert!(marks.contains(". nobody active has worked on it recently"), "{marks}");
}

#[test]
fn the_program_keeps_quiet_about_progress_where_standard_error_is_no_terminal() {
    let case = cases::seven();
    let first = super::program().run(case.path(), &[]);
    assert!(!first.err.contains('\r') && !first.err.contains("Reading "), "{}", first.err);
}
