//! What is asked of GitLab alone: who may merge, what was reopened, one's own mails.

use records::RequestAct;
use testkit::forge::{Forge, Speaks, Story, Trouble, When, World};

use crate::kept::{Memory, hour, read, read_well, stories};

fn told(acts: &[&str]) -> Vec<(i64, String)> {
    (1..).map(hour).zip(acts.iter().map(|&words| words.to_owned())).collect()
}

fn gitlab(stories: Vec<Story>) -> Forge {
    Forge::speaking(Speaks::GitLab, World::of(stories, hour(100)))
}

fn asked(forge: &Forge, part: &str) -> usize {
    forge.asked().iter().filter(|question| question.target.contains(part)).count()
}

/// Three authors: one of the project, one from outside, and one of the project with a fork.
fn forks() -> Forge {
    let mut stories: Vec<Story> = [("jonas", 1), ("guest", 2), ("stranger", 3), ("mira", 4)]
        .into_iter()
        .map(|(who, number)| Story::by(who, number, told(&[&format!("{who} opens it")])))
        .collect();
    stories[1].outside = true;
    stories[2].outside = true;
    gitlab(stories)
}

fn from_outside(memory: &Memory) -> Vec<u64> {
    memory.read.values().filter(|read| read.request.outside).map(|read| read.request.number).collect()
}

#[test]
fn whoever_comes_from_a_fork_and_may_not_merge_is_from_outside() {
    let forge = forks();
    let mut memory = Memory::default();
    read_well(&forge, &mut memory);
    assert_eq!(from_outside(&memory), [2, 3]);
    assert_eq!(asked(&forge, "/members/all"), 1, "it is asked once");
    // Where nobody comes from a fork, nobody's rights are asked for.
    let forge = gitlab(stories(5));
    read_well(&forge, &mut Memory::default());
    assert_eq!(asked(&forge, "/members/all"), 0);
}

#[test]
fn a_member_with_a_fork_is_not_from_outside_where_the_token_may_read_members() {
    let member = |refused: bool| {
        let acts = told(&["priya opens it", "jonas comments"]);
        let mut fork = Story::by("jonas", 2, told(&["jonas opens it"]));
        fork.outside = true;
        let own = Story::by("priya", 1, acts);
        let forge = gitlab(vec![own, fork]);
        // The made-up forge takes whoever has a fork for a stranger; so its answer is another one.
        let members = r#"[{"id":1,"username":"Jonas","access_level":40}]"#;
        let answer = if refused { Trouble::status(403) } else { Trouble::says(members) };
        forge.trouble(When::Path("/members/all".to_owned(), 9), answer);
        let mut memory = Memory::default();
        read_well(&forge, &mut memory);
        from_outside(&memory)
    };
    assert_eq!(member(false), Vec::<u64>::new());
    assert_eq!(member(true), [2], "a fork is all that is known then");
}

#[test]
fn what_was_reopened_is_known_and_costs_a_question_for_each_that_was() {
    let acts = ["jonas opens it", "mira closes it", "jonas reopens it", "mira merges it"];
    let mut all = stories(20);
    all.push(Story::by("jonas", 21, told(&acts)));
    let forge = gitlab(all.clone());
    let mut memory = Memory::default();
    read_well(&forge, &mut memory);
    let known: Vec<RequestAct> = memory.read[&21].request.events.iter().map(|act| act.act.clone()).collect();
    let opened = RequestAct::Opened { draft: false };
    assert_eq!(known, [opened, RequestAct::Closed, RequestAct::Reopened, RequestAct::Merged]);
    assert_eq!(asked(&forge, "/resource_state_events"), 1);
    // Where the token may not read events, or the forge fails on them, each is asked for by itself, and the same is known.
    for (trouble, pauses) in [(Trouble::status(403), vec![]), (Trouble::status(500), vec![1, 2, 4, 8, 16])] {
        let slower = gitlab(all.clone());
        slower.trouble(When::Path("/events?".to_owned(), 9), trouble);
        let mut same = Memory::default();
        let (waited, ended) = read(&slower, &mut same);
        assert!(ended.is_ok() && waited == pauses, "{waited:?}");
        assert_eq!(same.read, memory.read);
        assert_eq!(asked(&slower, "/resource_state_events"), 21);
    }
}

#[test]
fn of_mails_one_s_own_are_known() {
    let forge = gitlab(stories(3));
    let mut memory = Memory::default();
    read_well(&forge, &mut memory);
    let mails: Vec<(&str, &str)> =
        memory.mails.iter().map(|(mail, account)| (mail.as_str(), account.login.as_str())).collect();
    assert_eq!(mails, [("mira@example.org", "mira")]);
    // A token may be good for a project and not for this.
    let forge = gitlab(stories(3));
    forge.trouble(When::Path("/user".to_owned(), 9), Trouble::status(403));
    let mut memory = Memory::default();
    read_well(&forge, &mut memory);
    assert!(memory.mails.is_empty() && !memory.far.expect("it was read").mails);
    assert_eq!(memory.read.len(), 3);
}
