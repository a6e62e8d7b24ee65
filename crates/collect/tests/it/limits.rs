//! Limits and failures that pass: they are waited for, as the forge says, and then it goes on.

use std::ops::ControlFlow;

use collect::forge::{Error, Options, Wait, Why};
use testkit::forge::{Forge, Speaks, Trouble, When, World};

use crate::kept::{Memory, called, client, hour, read, read_by, read_well, repository, stories, story};

const NOW: i64 = 1_793_700_000;

fn forge(speaks: Speaks) -> Forge {
    Forge::speaking(speaks, World::of(stories(5), NOW))
}

/// What was waited for while all was read, with this trouble at the seventh question; the same for every kind of forge.
fn waited(trouble: Trouble) -> Vec<u64> {
    let [one, other] = Speaks::ALL.map(|speaks| waited_for(speaks, trouble.clone()));
    assert_eq!(one, other);
    one
}

fn waited_for(speaks: Speaks, trouble: Trouble) -> Vec<u64> {
    let forge = forge(speaks);
    let mut well = Memory::default();
    read_well(&forge, &mut well);
    forge.trouble(When::Nth(7), trouble);
    let mut memory = Memory::default();
    let (pauses, ended) = read(&forge, &mut memory);
    ended.unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(memory, well, "nothing is lost by it");
    pauses
}

#[test]
fn a_limit_is_waited_for_as_the_forge_says() {
    assert_eq!(waited(Trouble::spent(NOW, 600)), [601]);
    assert_eq!(waited(Trouble::too_fast(Some(7))), [7]);
    assert_eq!(waited(Trouble::too_fast(None)), [60]);
    let plain = Trouble::Answers { status: 429, headers: Vec::new(), body: "Retry later".to_owned() };
    assert_eq!(waited(plain), [60]);
}

#[test]
fn what_fails_once_is_asked_again() {
    for status in [500, 502, 503, 504] {
        assert_eq!(waited(Trouble::status(status)), [1]);
    }
    for trouble in [Trouble::Silent, Trouble::CutOff(0), Trouble::CutOff(1), Trouble::CutOff(700)] {
        assert_eq!(waited(trouble), [1]);
    }
}

#[test]
fn gitlab_names_its_limit_in_its_own_way() {
    let spent = |status: u16| {
        let headers = [("ratelimit-remaining", "0".to_owned()), ("ratelimit-reset", (NOW + 40).to_string())];
        let headers = headers.map(|(name, value)| (name.to_owned(), value)).to_vec();
        waited_for(Speaks::GitLab, Trouble::Answers { status, headers, body: "Retry later".to_owned() })
    };
    assert_eq!(spent(429), [41]);
    assert_eq!(spent(403), [41]);
}

#[test]
fn pauses_grow_and_then_the_request_is_left_out_and_the_others_are_read() {
    for speaks in Speaks::ALL {
        let forge = forge(speaks);
        forge.trouble(When::Path(story(speaks, Some(2)), 1_000), Trouble::status(503));
        let mut memory = Memory::default();
        let (pauses, ended) = read(&forge, &mut memory);
        assert!(ended.is_ok());
        // Once by the hundred and once in smaller pieces, in each of the three lists it stands in.
        assert_eq!(pauses[..10], [1, 2, 4, 8, 16, 1, 2, 4, 8, 16]);
        assert_eq!(memory.read.keys().copied().collect::<Vec<_>>(), [1, 3, 4, 5]);
        let (number, why) = &memory.skipped[0];
        let wanted = format!("the forge failed on {}, again and again (status 503)", called(speaks).1);
        assert_eq!((*number, why), (2, &wanted));
        assert!(!memory.far.expect("it began").listed);
        // It is tried again the next time, whatever the lists say.
        let forge = self::forge(speaks);
        memory.skipped.clear();
        read_well(&forge, &mut memory);
        assert_eq!(memory.read.len(), 5);
    }
}

#[test]
fn a_forge_that_fails_altogether_ends_the_reading() {
    for speaks in Speaks::ALL {
        let forge = forge(speaks);
        forge.trouble(When::Path(story(speaks, None), 100_000), Trouble::status(500));
        let mut memory = Memory::default();
        let (_, ended) = read(&forge, &mut memory);
        assert!(matches!(ended, Err(Error::Failing { status: 500, .. })), "{ended:?}");
        assert!(forge.asked().len() < 100, "it is not asked for ever");
    }
}

#[test]
fn a_limit_that_never_ends_is_said() {
    for speaks in Speaks::ALL {
        let forge = forge(speaks);
        forge.trouble(When::Path(story(speaks, None), 100_000), Trouble::too_fast(None));
        let mut memory = Memory::default();
        let (pauses, ended) = read(&forge, &mut memory);
        assert_eq!(pauses, [60, 120, 240, 480, 960]);
        assert!(matches!(ended, Err(Error::Limited { tries: 6, .. })), "{ended:?}");
    }
}

#[test]
fn whoever_watches_may_end_the_waiting() {
    let forge = forge(Speaks::GitHub);
    forge.trouble(When::Nth(4), Trouble::spent(NOW, 1_800));
    let mut told: Option<Wait> = None;
    let mut memory = Memory::default();
    let ended = {
        let mut client = client(&forge, |wait| {
            told = Some(wait);
            ControlFlow::Break(())
        });
        read_by(&mut client, Speaks::GitHub, Options { since: hour(0) }, &mut memory)
    };
    let told = told.expect("it is told of the pause");
    assert_eq!((told.why, told.lasts.as_secs()), (Why::Allowance, 1_801));
    assert!(matches!(ended, Err(Error::Stopped { lasts }) if lasts == told.lasts));
    assert_eq!(forge.asked().len(), 4, "nothing more is asked");
}

/// A reading in which the story of one request cannot be had, and the next one, in which it can.
fn left_out_and_read(world: World, number: u64, act: &str, later: impl Fn(&mut World)) {
    for speaks in Speaks::ALL {
        left_out_and_read_by(speaks, world.clone(), number, act, &later);
    }
}

fn left_out_and_read_by(
    speaks: Speaks,
    mut world: World,
    number: u64,
    act: &str,
    later: &impl Fn(&mut World),
) {
    world.page = 2;
    let forge = Forge::speaking(speaks, world);
    let mut memory = Memory::default();
    read_well(&forge, &mut memory);
    forge.goes_on(|world| {
        world.now += 3_600;
        let at = world.now;
        world.stories[number as usize - 1].acts.push((at - 1_200, act.to_owned()));
        // Others change after it, and are read.
        for other in [0, 4, 6] {
            world.stories[other].acts.push((at - 600, "jonas asks priya".to_owned()));
        }
    });
    // Six times by the hundred and six in smaller pieces, in each of the lists in which it may stand.
    let part = story(speaks, Some(number));
    forge.trouble(When::Path(part.clone(), 24), Trouble::status(503));
    let before = memory.read[&number].clone();
    let (_, ended) = read(&forge, &mut memory);
    assert!(ended.is_ok() && !memory.skipped.is_empty());
    assert_eq!(memory.read[&number], before);
    // What is left of the trouble is over.
    let failed = forge.asked().iter().filter(|question| question.status == 503).count() as u64;
    (failed..24).for_each(|_| drop(ask(&forge, &part)));
    forge.goes_on(|world| {
        world.now += 3_600;
        later(world);
    });
    memory.skipped.clear();
    read_well(&forge, &mut memory);
    let mut at_once = Memory::default();
    read_well(&forge, &mut at_once);
    assert_eq!(memory.read, at_once.read);
}

/// Asks once for a part of the repository, whatever comes.
fn ask(forge: &Forge, part: &str) -> Result<collect::forge::Answer, Error> {
    let mut client = client(forge, |_| ControlFlow::Break(()));
    let address = client.at(&format!("{}{part}", repository(forge.speaks())));
    client.ask(&address, "it")
}

#[test]
fn what_was_left_out_is_read_the_next_time_though_nothing_changed_since() {
    left_out_and_read(World::of(stories(12), NOW), 2, "jonas closes it", |_| {});
}

#[test]
fn what_was_left_out_is_read_the_next_time_though_much_changed_since() {
    left_out_and_read(World::of(stories(12), NOW), 2, "jonas closes it", |world| {
        for other in [7, 10] {
            world.stories[other].acts.push((world.now - 10, "priya comments".to_owned()));
        }
    });
}

#[test]
fn what_was_left_out_is_read_the_next_time_though_its_date_did_not_move() {
    let world = World { moves: false, ..World::of(stories(12), NOW) };
    left_out_and_read(world, 4, "jonas asks priya", |_| {});
}
