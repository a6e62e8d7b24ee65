//! A reading that is cut off goes on, and ends with the same.

use std::ops::ControlFlow;

use collect::forge::{Error, Options};
use testkit::forge::{Forge, Speaks, Trouble, When, World};

use crate::kept::{Memory, client, hour, read, read_by, read_well, stories};

const REQUESTS: u64 = 17;

fn forge(speaks: Speaks) -> Forge {
    // Pages of five, so that there are several.
    Forge::speaking(speaks, World { page: 5, ..World::of(stories(REQUESTS), hour(500)) })
}

/// Everything but what differs by how often it was read.
fn whole(mut memory: Memory) -> Memory {
    memory.ends_after = None;
    memory
}

#[test]
fn cut_off_at_any_question_it_goes_on_and_ends_the_same() {
    Speaks::ALL.into_iter().for_each(cut_off);
}

fn cut_off(speaks: Speaks) {
    let forge = forge(speaks);
    let mut at_once = Memory::default();
    read_well(&forge, &mut at_once);
    let questions = forge.asked().len() as u64;
    assert_eq!(at_once.read.len() as u64, REQUESTS);
    forge.forgets();
    assert!(questions > REQUESTS);
    let mut most = (0, 0);
    for nth in 1..=questions {
        let mut memory = Memory::default();
        // The connection breaks off in the middle of this answer, and nobody waits for it to come back.
        forge.trouble(When::Nth(nth), if nth % 2 == 0 { Trouble::Silent } else { Trouble::CutOff(1) });
        let mut cut_off = client(&forge, |_| ControlFlow::Break(()));
        let ended = read_by(&mut cut_off, speaks, Options { since: i64::MIN }, &mut memory);
        assert!(matches!(ended, Err(Error::Stopped { .. })), "question {nth}: {ended:?}");
        drop(cut_off);
        forge.forgets();
        read_well(&forge, &mut memory);
        most = most.max((nth + forge.asked().len() as u64, nth));
        assert!(whole(memory) == at_once, "cut off at question {nth}");
    }
    // What was read is not read again: only lists, a few questions in all.
    assert!(
        most.0 <= questions + 8,
        "{} questions where it was cut off at {}, and {questions} at once",
        most.0,
        most.1
    );
}

#[test]
fn ended_after_any_step_it_goes_on_and_ends_the_same() {
    Speaks::ALL.into_iter().for_each(ended);
}

fn ended(speaks: Speaks) {
    let forge = forge(speaks);
    let mut at_once = Memory::default();
    read_well(&forge, &mut at_once);
    let mut steps = 1;
    loop {
        let mut memory = Memory { ends_after: Some(steps), ..Memory::default() };
        let (_, ended) = read(&forge, &mut memory);
        assert!(ended.is_ok(), "whoever ends a reading knows that it ended");
        let was_cut_off = memory.ends_after == Some(1) && whole(memory.clone()) != at_once;
        memory.ends_after = None;
        read_well(&forge, &mut memory);
        assert!(memory == at_once, "ended after step {steps}: {:?} {:?}", memory.far, at_once.far);
        if !was_cut_off {
            break;
        }
        steps += 1;
    }
    assert!(u64::from(steps) > REQUESTS, "it was ended {steps} times");
}
