//! A reading as it is watched at a terminal: a line of progress, and Ctrl-C.

use std::ops::ControlFlow;
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use desk::Watch;

use crate::interrupt::Listening;
use crate::term::{Progress, say};

/// Shows how far a reading is, and ends it at Ctrl-C.
#[derive(Debug)]
pub struct Watching {
    /// Whether Ctrl-C is heard: a demo has nothing to go on with, and ends at once.
    listens: bool,
    reading: Mutex<Option<(Progress, Option<Listening>)>>,
}

impl Watching {
    /// Somebody who watches; whether Ctrl-C is heard while a repository is read.
    pub fn new(listens: bool) -> Watching {
        Watching { listens, reading: Mutex::default() }
    }
}

impl Watch for Watching {
    fn told(&self, sentence: &str) {
        say(sentence);
    }

    fn begins(&self, repository: &str) {
        let listening = self.listens.then(Listening::begin);
        *self.reading.lock().unwrap_or_else(PoisonError::into_inner) =
            Some((Progress::reading(repository), listening));
    }

    fn at(&self, done: u64, total: u64) -> ControlFlow<()> {
        let mut reading = self.reading.lock().unwrap_or_else(PoisonError::into_inner);
        let Some((progress, listening)) = reading.as_mut() else { return ControlFlow::Continue(()) };
        progress.at(done, total);
        heard(listening.as_ref())
    }

    fn pauses(&self, why: &str, lasts: Duration) -> ControlFlow<()> {
        /// How soon Ctrl-C is heard.
        const STEP: Duration = Duration::from_millis(100);
        let mut reading = self.reading.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((progress, _)) = reading.as_mut() {
            progress.done();
        }
        say(why);
        let until = Instant::now() + lasts;
        while let Some(left) = until.checked_duration_since(Instant::now()) {
            if let Some((_, listening)) = reading.as_ref() {
                heard(listening.as_ref())?;
            }
            thread::sleep(STEP.min(left));
        }
        ControlFlow::Continue(())
    }

    fn ends(&self) -> ControlFlow<()> {
        let ended = self.reading.lock().unwrap_or_else(PoisonError::into_inner).take();
        ended.map_or(ControlFlow::Continue(()), |(_, listening)| heard(listening.as_ref()))
    }
}

fn heard(listening: Option<&Listening>) -> ControlFlow<()> {
    if listening.is_some_and(Listening::heard) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
}
