//! Messages to copy: whatever the practice, they read as whole sentences.

use desk::cycles::message;
use growth::content::{Content, Practice, Tone};
use growth::{Plan, Trigger};
use jiff::civil::{Date, date};

const IDS: [&str; 4] = ["ideas", "thanks", "announce", "again"];
const TONES: [Tone; 2] = [Tone::Plain, Tone::Warm];
const ENDS: Date = date(2026, 11, 22);

fn plan(moment: &str, act: &str) -> Plan {
    let (moment, act) = (moment.to_owned(), act.to_owned());
    Plan { moment, act, trigger: Trigger::Planning, can_be_switched_off: true }
}

/// Every message about a plan, with the name it has.
fn messages(plan: &Plan, until: Option<Date>) -> Vec<(&'static str, String)> {
    let content = Content::own();
    let all = IDS.into_iter().flat_map(|id| TONES.map(|tone| (id, tone)));
    all.map(|(id, tone)| (id, message(&content, id, tone, plan, until).expect("there is one"))).collect()
}

/// What is wrong with a text, read as sentences.
fn faults(text: &str) -> Vec<String> {
    let mut faults = Vec::new();
    for wrong in ["  ", "..", "?.", "!.", ".,", ",.", " ,", " .", "{", "}", "\n"] {
        if text.contains(wrong) {
            faults.push(format!("it has {wrong:?}"));
        }
    }
    if !text.ends_with(['.', '?']) {
        faults.push("it does not end".to_owned());
    }
    let sentences = text.split_inclusive(['.', '?']).map(str::trim).filter(|sentence| !sentence.is_empty());
    for sentence in sentences {
        let words: Vec<String> = sentence.split(' ').map(small).collect();
        let twice = words.windows(2).filter(|two| two[0] == two[1]);
        faults.extend(twice.map(|two| format!("{0} {0}", two[0])));
        let first = sentence.chars().find(|c| c.is_alphanumeric());
        if !first.is_some_and(|first| first.is_uppercase() || first.is_numeric()) {
            faults.push(format!("it begins small: {sentence}"));
        }
    }
    faults
}

/// A word without what stands around it, in small letters.
fn small(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
}

#[test]
fn every_message_about_every_practice_reads_as_whole_sentences() {
    let content = Content::own();
    let practices: Vec<&Practice> = content.capabilities.iter().flat_map(|one| &one.practices).collect();
    assert!(practices.len() >= 110, "{}", practices.len());
    for practice in practices {
        let plan = plan(&practice.moment, &practice.act);
        let says = format!("When {}, {}.", practice.moment, practice.act);
        for until in [Some(ENDS), None] {
            for (id, text) in messages(&plan, until) {
                assert_eq!(faults(&text), [""; 0], "{}, {id}: {text}", practice.id);
                assert_eq!(text.matches(&says).count(), usize::from(id != "thanks"), "{id}: {text}");
            }
        }
    }
}

/// Of what is wrong with a text something is found.
#[test]
fn a_text_that_is_no_sentence_is_found() {
    for text in [
        "I am working on: ask who. ask again.",
        "I ask ask.",
        "I ask. . No",
        "It ends..",
        "I ask {who}.",
        "So",
    ] {
        assert!(!faults(text).is_empty(), "{text}");
    }
    assert_eq!(faults("I ask “why again”. Do you? 2 of us do."), [""; 0]);
}

#[test]
fn a_message_says_what_the_lead_tries_and_names_no_day_that_is_over() {
    let plan = plan("planning reaches a ticket I could take", "I ask who wants it before I speak");
    let ideas = |until| message(&Content::own(), "ideas", Tone::Warm, &plan, until).unwrap();
    let says = "There is one thing I am trying to do differently. When planning reaches a ticket I could take, I ask who wants it \
                before I speak. I will stay with it until 22 November 2026. You see me at work";
    assert!(ideas(Some(ENDS)).starts_with(says), "{}", ideas(Some(ENDS)));
    assert!(ideas(None).contains("before I speak. You see me at work"), "{}", ideas(None));
}

/// A plan of one's own may end as people end sentences.
#[test]
fn a_plan_that_ends_with_a_stop_has_no_second_one() {
    for (act, end) in [
        ("I say “I do not know.”", "I say “I do not know.” "),
        ("I ask “who wants it?”", "I ask “who wants it?” "),
        ("I wait …", "I wait … "),
    ] {
        let plan = plan("planning begins", act);
        let text = message(&Content::own(), "again", Tone::Plain, &plan, None).unwrap();
        assert!(text.contains(end), "{text}");
    }
}
