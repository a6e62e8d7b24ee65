//! The terminal and the browser keep notes at the same time, and nothing is lost.

use std::collections::BTreeMap;

use growth::Note;
use store::Data;
use testkit::kinds::{NOW, Place};
use testkit::{Pages, Program};

/// So many lines each of three who write.
const EACH: usize = 20;

#[test]
fn two_terminals_and_a_browser_that_write_at_once_lose_nothing_and_keep_nothing_twice() {
    let place = Place::new();
    let till = place.clone_to("till", &[]);
    let program = Program::new(env!("CARGO_BIN_EXE_groundwork"), NOW);
    let pages = Pages::open(&mut program.command(&till));
    pages.settled("/log");
    std::thread::scope(|scope| {
        for terminal in ["first", "second"] {
            let (program, till) = (&program, &till);
            scope.spawn(move || {
                for line in 0..EACH {
                    let said = program.out(till, &["log", &format!("i {terminal}-{line} at the terminal")]);
                    assert!(said.starts_with("Kept: "), "{said}");
                }
            });
        }
        for line in 0..EACH {
            let typed = format!("i browser-{line} on the page");
            let kept = pages.send("/log", &[("line", &typed)]).expect("it answers");
            assert_eq!(kept.status, 200, "{}", kept.html());
            assert!(
                kept.html().to_lowercase().contains(&format!("browser-{line} on the page")),
                "it is shown at once"
            );
        }
    });
    // What was kept elsewhere stands on the page, without starting anew.
    for writer in ["first", "second", "browser"] {
        let last = format!("{writer}-{} ", EACH - 1);
        let shown = pages.settled(&format!("/log?q={}", last.trim()));
        assert!(shown.html().to_lowercase().contains(&last), "{writer}");
    }
    assert_eq!(pages.end("-TERM"), Some(0));
    let data = Data::open(&program.data()).expect("it opens");
    let mut times: BTreeMap<String, usize> = BTreeMap::new();
    for (_, word) in data.named_words::<Note>("").expect("they are read") {
        let Note::Kept { entry, .. } = word.said else { panic!("nobody kept that") };
        *times.entry(entry.words().split(' ').next().unwrap_or_default().to_owned()).or_default() += 1;
    }
    let all = ["first", "second", "browser"]
        .map(|writer| (0..EACH).map(move |line| (format!("{writer}-{line}"), 1)));
    assert_eq!(times, all.into_iter().flatten().collect());
}
