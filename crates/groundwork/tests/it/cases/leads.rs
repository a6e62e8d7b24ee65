//! Leads who came, went, or are called by several names.

use serde_json::Value;
use testkit::cases::{self, JOINED_ADDRESSES, MIRA};

use super::look;

#[test]
fn a_lead_of_four_addresses_is_one_person() {
    let looked = look(cases::lead_of_four_addresses());
    assert!(looked.screen.err.contains("You are Mira, with 4 addresses."), "{}", looked.screen.err);
    assert_eq!(looked.data["team"]["active"], 6);
    looked.does_not_say("may be you");
    let me = looked.page(&["me"]);
    for who in JOINED_ADDRESSES.iter().chain([&MIRA]) {
        assert!(me.contains(who.email), "{}: {me}", who.email);
    }
    // Two years of work, whichever name stood on it: there is a before, and a usual range.
    assert_ne!(looked.signal("s1a")["usual_range"], Value::Null);
}

#[test]
fn an_address_nobody_joined_is_asked_about_on_the_first_screen() {
    let looked = look(cases::lead_with_an_address_nobody_joined());
    looked.says("1 other name here may be you, and counts as somebody else until you say: groundwork me");
    let me = looked.page(&["me"]);
    assert!(me.contains("1 question left: also you? groundwork me --names who that may be"), "{me}");
    let me = looked.page(&["me", "--names"]);
    assert!(me.contains("Also you? mira <mira@laptop.local>"), "{me}");

    let before = looked.signal("s1a")["points"].clone();
    let said = looked.page(&["me", "mira@laptop.local"]);
    assert!(said.starts_with("Kept: you are mira@laptop.local too."), "{said}");
    let joined = looked.program.out(looked.case.path(), &["--json"]);
    let joined: Value = serde_json::from_str(&joined).expect("JSON");
    assert_ne!(joined["signals"][0]["points"], before, "the line reaches back to the laptop");
    assert!(!looked.page(&[]).contains("may be you"));
}

#[test]
fn a_lead_who_only_reviews_now_reads_no_zero_as_a_success() {
    let looked = look(cases::lead_only_reviews());
    looked.says("No changes by you since 12 Mar; what waits for you is in reviews: connect the forge with groundwork connect github OWNER/REPO.");
    let all = &looked.signal("s1a")["denominator"];
    looked.says(&format!(
        "Overinvolvement no figure: none of the {all} changes is yours. That is not a success and not a failure; git \
         cannot see the rest"
    ));
    looked.says("what you know fades with every month without a change");
    for zero in [" 0 %", " now before usual", "less than before", " 0 days"] {
        looked.does_not_say(zero);
    }
    let page = looked.page(&["signal", "s1a"]);
    assert!(page.contains(&format!("none of the {all} changes is yours. That is not a success")), "{page}");
}

#[test]
fn a_lead_who_joined_six_weeks_ago_is_told_it_is_too_early() {
    let looked = look(cases::newcomer());
    looked.says("Too early: before your first change there is nothing to compare. You joined on 5 October");
    looked.says("six weeks ago; before needs 24 weeks, and 20 changes in it.");
    looked.says("too early, no usual range yet");
    for id in ["s1a", "s6b"] {
        let signal = looked.signal(id);
        assert_eq!(
            (&signal["verdict"], &signal["p"], &signal["usual_range"]),
            (&"too early".into(), &Value::Null, &Value::Null)
        );
    }
    for verdict in ["less than before", "more than before", "no clear change", "usually"] {
        looked.does_not_say(verdict);
    }
    // Before the first change there is a gap in the line, and not two years of zero.
    let line =
        looked.screen.out.lines().find(|line| line.contains("your share of changes")).unwrap_or_default();
    let marks = line.chars().filter(|mark| ('▁'..='█').contains(mark)).count();
    assert_eq!(marks, 2, "{line}");
}

#[test]
fn a_lead_who_writes_documentation_is_not_told_of_a_share_of_zero() {
    let looked = look(cases::writer_of_documentation());
    looked.says("No change of yours touches a file that counts.");
    looked.says("no figure: you have not changed a file that counts, so none is known to you alone");
    for zero in [" 0 %", " now before usual", "0 of 0", "Too early: before your first change"] {
        looked.does_not_say(zero);
    }
}
