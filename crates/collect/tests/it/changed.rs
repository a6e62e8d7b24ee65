//! What a first reading costs, and a second; what a second one finds.

use collect::forge::{Options, github, gitlab};
use records::RequestAct;
use testkit::forge::{Forge, Speaks, Story, World};

use crate::kept::{Memory, client, hour, read, read_by, read_well, stories, story};

fn asked(forge: &Forge) -> usize {
    let asked = forge.asked().len();
    forge.forgets();
    asked
}

#[test]
fn a_first_reading_asks_about_once_a_request_and_a_second_hardly_at_all() {
    for speaks in Speaks::ALL {
        let many = 400;
        let forge =
            Forge::speaking(speaks, World { commits: 5_000, ..World::of(stories(many), hour(1_000)) });
        let mut memory = Memory::default();
        read_well(&forge, &mut memory);
        assert_eq!(memory.read.len() as u64, many);
        let first = asked(&forge);
        assert!(first as f64 <= 1.2 * many as f64, "{first} questions for {many} requests");
        let known = memory.clone();
        forge.goes_on(|world| {
            world.now += 3_600;
            world.commits = 0;
        });
        read_well(&forge, &mut memory);
        let unchanged = forge.asked().iter().filter(|question| question.status == 304).count();
        let second = asked(&forge);
        assert!(second <= 10, "{second} questions where nothing is new");
        assert!(unchanged >= 2, "the lists are not sent again");
        assert_eq!(memory.read, known.read);
        assert!(memory.far.expect("it was read").since > known.far.expect("it was read").since);
    }
}

#[test]
fn what_is_new_is_read_and_nothing_else() {
    for speaks in Speaks::ALL {
        let many = 250;
        let forge = Forge::speaking(speaks, World::of(stories(many), hour(1_000)));
        let mut memory = Memory::default();
        read_well(&forge, &mut memory);
        asked(&forge);
        forge.goes_on(|world| {
            world.now = hour(1_010);
            world.stories[6].acts.push((hour(1_005), "priya comments".to_owned()));
            let opens = vec![(hour(1_006), "priya opens it as a draft".to_owned())];
            world.stories.push(Story::by("priya", many + 1, opens));
        });
        read_well(&forge, &mut memory);
        let timelines: Vec<String> = forge
            .asked()
            .into_iter()
            .map(|question| question.target)
            .filter(|target| target.contains(&story(speaks, None)))
            .collect();
        assert_eq!(timelines.len(), 2, "{timelines:?}");
        assert!(asked(&forge) <= 12);
        let last = memory.read[&7].request.events.last().expect("an act");
        assert_eq!((last.at, &last.act), (hour(1_005), &RequestAct::Commented));
        let new = &memory.read[&(many + 1)].request;
        assert_eq!(new.events[0].act, RequestAct::Opened { draft: true });
        // As if all had been read at once.
        let mut at_once = Memory::default();
        read_well(&forge, &mut at_once);
        assert_eq!(memory.read, at_once.read);
    }
}

#[test]
fn a_repository_that_moved_is_followed_and_its_name_is_said() {
    for speaks in Speaks::ALL {
        let mut world = World::of(stories(3), hour(50));
        (world.name, world.was) = ("kasse/kasse".to_owned(), Some("kassa/kassa".to_owned()));
        let forge = Forge::speaking(speaks, world);
        let mut memory = Memory::default();
        read_well(&forge, &mut memory);
        assert_eq!(memory.read.len(), 3);
        assert_eq!(memory.named.as_deref(), Some("kasse/kasse"));
        let moved = forge.asked().iter().filter(|question| (300..304).contains(&question.status)).count();
        assert_eq!(moved, 1, "the new name is remembered");
    }
}

#[test]
fn what_was_closed_long_ago_is_passed_over() {
    for speaks in Speaks::ALL {
        let forge = Forge::speaking(speaks, World::of(stories(9), hour(50)));
        let mut memory = Memory::default();
        let mut client = client(&forge, |_| panic!("there is nothing to wait for"));
        let options = Options { since: hour(5) };
        read_by(&mut client, speaks, options, &mut memory).expect("it is read");
        // The third was merged in the fourth hour.
        assert_eq!(memory.read.keys().copied().collect::<Vec<_>>(), [1, 2, 4, 5, 6, 7, 8, 9]);
    }
}

#[test]
fn a_repository_without_requests_is_read() {
    for speaks in Speaks::ALL {
        let forge = Forge::speaking(speaks, World::of(Vec::new(), hour(1)));
        let mut memory = Memory::default();
        let (_, ended) = read(&forge, &mut memory);
        assert!(ended.is_ok() && memory.read.is_empty() && memory.far.expect("it was read").listed);
    }
}

#[test]
fn whose_token_it_is_is_said() {
    for speaks in Speaks::ALL {
        let forge = Forge::speaking(speaks, World::of(Vec::new(), hour(1)));
        let mut client = client(&forge, |_| panic!("there is nothing to wait for"));
        let account = match speaks {
            Speaks::GitHub => github::whose_token(&mut client),
            Speaks::GitLab => gitlab::whose_token(&mut client),
        };
        assert_eq!(account.expect("it says so").login, "mira");
    }
}

#[test]
fn a_long_timeline_is_read_to_its_end() {
    for speaks in Speaks::ALL {
        let mut stories = stories(2);
        stories[0].acts.extend((0..250).map(|nth| (hour(10) + nth, "priya comments".to_owned())));
        stories[0].acts.push((hour(20), "mira approves".to_owned()));
        let forge = Forge::speaking(speaks, World::of(stories, hour(50)));
        let mut memory = Memory::default();
        read_well(&forge, &mut memory);
        let events = &memory.read[&1].request.events;
        assert_eq!(events.len(), 253);
        assert_eq!(events.last().map(|event| event.at), Some(hour(20)));
        assert_eq!(
            forge.asked().iter().filter(|question| question.target.contains(&story(speaks, Some(1)))).count(),
            3
        );
    }
}

/// It is not known of every event that it moves `updated_at`. What the list says of an open request counts beside it.
#[test]
fn a_change_that_does_not_move_the_date_is_found() {
    for speaks in Speaks::ALL {
        let forge =
            Forge::speaking(speaks, World { moves: false, page: 5, ..World::of(stories(20), hour(100)) });
        let mut memory = Memory::default();
        read_well(&forge, &mut memory);
        forge.forgets();
        forge.goes_on(|world| {
            world.now = hour(110);
            world.stories[0].acts.push((hour(105), "jonas asks priya".to_owned()));
        });
        read_well(&forge, &mut memory);
        let asked = forge
            .asked()
            .into_iter()
            .filter(|question| question.target.contains(&story(speaks, None)))
            .count();
        assert_eq!(asked, 1);
        assert_eq!(memory.read[&1].request.events.last().map(|event| event.at), Some(hour(105)));
    }
}

#[test]
fn a_token_that_may_not_read_commits_is_good_for_requests() {
    let forge = Forge::github(World { shows_commits: false, ..World::of(stories(4), hour(100)) });
    let mut memory = Memory::default();
    read_well(&forge, &mut memory);
    assert!(!memory.far.expect("it was read").mails);
    let pushed = memory.read[&4].request.events.iter().find(|event| event.act == RequestAct::Pushed);
    assert_eq!(pushed.expect("a push").by, None, "nobody is named for it");
    forge.goes_on(|world| world.shows_commits = true);
    read_well(&forge, &mut memory);
    assert!(memory.far.expect("it was read").mails && !memory.mails.is_empty());
}
