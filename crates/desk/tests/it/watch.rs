//! Who waits while repositories are read.

use std::fs;
use std::ops::ControlFlow;
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use desk::Watch;
use store::Data;
use testkit::cases;

use crate::opened::{Opened, figures};

/// What was heard.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Heard {
    Told(String),
    Waits,
    Begins(String),
    At(u64, u64),
    Ends,
}

/// Hears everything; ends a reading once so many commits are read.
#[derive(Default)]
struct Ear {
    heard: Mutex<Vec<Heard>>,
    enough: Option<u64>,
}

impl Ear {
    fn until(enough: u64) -> Arc<Ear> {
        Arc::new(Ear { enough: Some(enough), ..Ear::default() })
    }

    fn all(&self) -> Vec<Heard> {
        self.heard.lock().unwrap().clone()
    }

    fn hears(&self, heard: Heard) {
        self.heard.lock().unwrap().push(heard);
    }

    fn goes_on(&self) -> ControlFlow<()> {
        let is_enough = |heard: &Heard| matches!(heard, Heard::At(done, _) if Some(*done) >= self.enough);
        match self.enough.is_some() && self.all().iter().any(is_enough) {
            true => ControlFlow::Break(()),
            false => ControlFlow::Continue(()),
        }
    }

    fn hears_soon(&self, heard: &Heard) {
        let began = Instant::now();
        while !self.all().contains(heard) {
            assert!(
                began.elapsed() < Duration::from_secs(20),
                "never heard: {heard:?}, but {:?}",
                self.all()
            );
            thread::sleep(Duration::from_millis(5));
        }
    }
}

impl Watch for Ear {
    fn told(&self, sentence: &str) {
        self.hears(Heard::Told(sentence.to_owned()));
    }

    fn waits(&self) {
        self.hears(Heard::Waits);
    }

    fn begins(&self, repository: &str) {
        self.hears(Heard::Begins(repository.to_owned()));
    }

    fn at(&self, done: u64, total: u64) -> ControlFlow<()> {
        self.hears(Heard::At(done, total));
        self.goes_on()
    }

    fn ends(&self) -> ControlFlow<()> {
        self.hears(Heard::Ends);
        self.goes_on()
    }
}

#[test]
fn a_reading_is_heard_from_its_beginning_to_its_end_and_a_second_one_not_at_all() {
    let opened = Opened::over(cases::seven());
    let ear = Arc::new(Ear::default());
    let desk = opened.watched(ear.clone()).unwrap();
    let commits: u64 = opened.case.git(&["rev-list", "--count", "main"]).parse().unwrap();
    let heard = ear.all();
    let (first, rest) = heard.split_first().unwrap();
    let (last, steps) = rest.split_last().unwrap();
    assert_eq!((first, last), (&Heard::Begins("kassa".to_owned()), &Heard::Ends));
    let steps: Vec<(u64, u64)> = steps
        .iter()
        .map(|heard| if let Heard::At(done, total) = heard { (*done, *total) } else { panic!("{heard:?}") })
        .collect();
    assert!(steps.len() > 1 && steps.is_sorted(), "{steps:?}");
    assert!(steps.iter().all(|&(done, total)| done <= total && total == commits), "{steps:?}");
    assert_eq!(steps.last(), Some(&(commits, commits)));
    assert_eq!((desk.read.commits, desk.read.first), (commits, true));

    let again = Arc::new(Ear::default());
    let desk = opened.watched(again.clone()).unwrap();
    assert_eq!(again.all(), []);
    assert_eq!((desk.read.commits, desk.read.first), (0, false));
}

#[test]
fn a_reading_that_was_ended_says_how_far_it_came_and_goes_on_there() {
    let opened = Opened::over(cases::seven());
    let ear = Ear::until(1);
    let paused = opened.watched(ear.clone()).err().expect("it was ended");
    let Some(Heard::At(read, total)) = ear.all().into_iter().rfind(|heard| matches!(heard, Heard::At(..)))
    else {
        panic!("nothing was read")
    };
    assert!(read < total, "it was ended before its end");
    assert_eq!(paused.code, desk::failure::INTERRUPTED);
    let said = format!("Paused at {} of {}.", desk::text::thousands(read), desk::text::thousands(total));
    assert!(paused.what.starts_with(&said), "{}", paused.what);

    let desk = opened.desk();
    // The one that was being read may be read again.
    assert!(
        (total - read..=total - read + 1).contains(&desk.read.commits),
        "what was read is not read again"
    );
    let fresh = Opened { data: tempfile::TempDir::new().unwrap(), ..opened };
    assert_eq!(figures(&fresh.desk()), figures(&desk), "and it is the same as read at once");
}

#[test]
fn a_cache_that_was_damaged_is_told_and_read_again() {
    let opened = Opened::over(cases::seven());
    let before = figures(&opened.desk());
    for end in ["-wal", "-shm"] {
        let _ = fs::remove_file(opened.data.path().join(format!("records.db{end}")));
    }
    fs::write(opened.data.path().join("records.db"), b"this is no database, and never was".repeat(200))
        .unwrap();
    let ear = Arc::new(Ear::default());
    let desk = opened.watched(ear.clone()).unwrap();
    let told = |heard: &Heard| matches!(heard, Heard::Told(said) if said.contains("records.db was damaged."));
    assert_eq!(ear.all().iter().filter(|heard| told(heard)).count(), 1, "{:?}", ear.all());
    assert!(ear.all().contains(&Heard::Begins("kassa".to_owned())));
    assert_eq!(figures(&desk), before);
}

#[test]
fn who_finds_another_one_reading_hears_that_it_waits_and_then_finds_the_work_done() {
    let opened = Opened::over(cases::two());
    let mut other = Data::open(opened.data.path()).unwrap();
    let held = other.reading(|| panic!("nobody reads yet")).unwrap();
    let ear = Arc::new(Ear::default());
    thread::scope(|scope| {
        let waiting = scope.spawn(|| opened.watched(ear.clone()).map(|desk| desk.read.commits));
        ear.hears_soon(&Heard::Waits);
        assert_eq!(ear.all(), [Heard::Waits], "it reads nothing meanwhile");
        drop(held);
        assert!(waiting.join().unwrap().unwrap() > 0);
    });
    assert_eq!(ear.all().last(), Some(&Heard::Ends));
}
