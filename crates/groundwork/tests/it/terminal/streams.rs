//! Standard output is the page and nothing more; everything about reading is on standard error.

use testkit::cases;

use super::{PAGES, program, told};

#[test]
fn standard_output_begins_with_the_line_that_names_what_is_shown() {
    let case = cases::seven();
    let first = program().run(case.path(), &[]);
    let line = first.out.lines().next().expect("a line");
    assert!(line.contains(", main, twelve weeks to Sunday 15 November 2026, changes ("), "{line}");
    assert!(first.err.starts_with("Read "), "{}", first.err);
    let as_of = program().run(case.path(), &["--as-of", "2026-06-01"]);
    let line = as_of.out.lines().next().expect("a line");
    assert!(line.ends_with("as of Monday 1 June 2026: twelve weeks to Sunday 31 May 2026"), "{line}");
}

#[test]
fn the_same_records_give_the_same_bytes_on_every_run() {
    let case = cases::seven();
    let program = told(&case);
    for args in PAGES {
        let (one, other) = (program.run(case.path(), args), program.run(case.path(), args));
        assert_eq!(one.out, other.out, "groundwork {}", args.join(" "));
    }
}

#[test]
fn the_second_run_says_what_is_new_or_that_nothing_is() {
    let case = cases::seven();
    let program = program();
    program.out(case.path(), &[]);
    let second = program.run(case.path(), &[]);
    assert_eq!(second.err, "Nothing new since Thursday 19 November.\n");
}

#[test]
fn a_reader_that_leaves_is_no_failure() {
    let case = cases::seven();
    let program = told(&case);
    let mut command = program.command(case.path());
    let mut child = command
        .args(["sources", "--excluded"])
        .stdout(std::process::Stdio::piped())
        .spawn()
        .expect("it can be started");
    drop(child.stdout.take());
    assert_eq!(child.wait().expect("it ends").code(), Some(0));
}
