//! A repository that goes away, and a disk that is full, while the pages are open.

use std::process::Command;

use testkit::Pages;

use super::{Desk, waiting};

#[test]
fn a_repository_that_is_deleted_while_it_is_shown_is_shown_on_and_what_is_said_is_kept() {
    let desk = Desk::new();
    let pages = desk.open();
    let before = pages.settled("/scorecard");
    let first = waiting(&pages).remove(0);
    let gone = desk.place.at("gone");
    std::fs::rename(&desk.till, &gone).expect("it can be taken away");
    assert_eq!(pages.get("/scorecard").html(), before.html(), "what was read is shown");
    let sent = pages.send(&first, &[("answer", "yes")]).expect("it answers");
    assert!(sent.status == 200 || is_said(&sent.html()), "{}", sent.html());
    let kept = usize::from(sent.status == 200);
    for path in ["/scorecard", "/knowledge", "/away", "/reasons", "/help"] {
        assert_eq!(pages.get(path).status, 200, "{path}");
    }
    std::fs::rename(&gone, &desk.till).expect("it can be brought back");
    assert_eq!(desk.reasons(), kept);
}

#[test]
fn a_full_disk_is_said_where_something_was_to_be_kept_and_with_room_again_it_is_kept() {
    let desk = Desk::new();
    let mut command = Command::new("bash");
    let real = desk.program.command(&desk.till);
    // What would end the program where a file may not grow is an error instead, as on a disk that is full.
    command.args(["-c", "trap '' XFSZ; exec \"$@\"", "bash"]).arg(real.get_program()).args(real.get_args());
    command.env_clear().envs(real.get_envs().filter_map(|(name, value)| Some((name, value?))));
    let pages = Pages::open(&mut command);
    let mut open = waiting(&pages).into_iter();
    let mut answer =
        || pages.send(&open.next().expect("many wait"), &[("answer", "no")]).expect("it answers");
    assert_eq!(answer().status, 200);
    for bytes in [1, 3_000] {
        may_grow_to(&pages, &bytes.to_string());
        let refused = answer();
        assert!((400..600).contains(&refused.status), "{}: {}", refused.status, refused.html());
        assert!(is_said(&refused.html()), "{}", refused.html());
        assert_eq!(pages.get("/scorecard").status, 200, "the pages are still there");
    }
    may_grow_to(&pages, "unlimited");
    assert_eq!(desk.reasons(), 1, "what was refused is not kept, and what was kept is there");
    let kept = answer();
    assert_eq!(kept.status, 200, "{}", kept.html());
    assert_eq!(desk.reasons(), 2);
}

/// Sets how large a file of a running program may become, in bytes.
fn may_grow_to(pages: &Pages, bytes: &str) {
    let set = Command::new("prlimit")
        .args(["--pid", &pages.id().to_string(), &format!("--fsize={bytes}:")])
        .status()
        .expect("prlimit (util-linux) can be run");
    assert!(set.success());
}

/// Whether a page says in words that something was not kept.
fn is_said(html: &str) -> bool {
    html.contains("Not kept")
}
