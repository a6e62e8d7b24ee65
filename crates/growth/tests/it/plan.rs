//! Plans, and whom they are about, against `tests/data/plans.csv`, written before the rule and by somebody else.

use growth::{NoPlan, Taken, plan, plan_of};
use proptest::prelude::*;

use crate::table;

const TABLE: &str = include_str!("../data/plans.csv");

#[test]
fn the_rule_agrees_with_who_wrote_the_table() {
    let rows = table::rows::<3>(TABLE);
    let mut differ = Vec::new();
    let mut asked = Vec::new();
    for [verdict, text, because] in &rows {
        // Two rows are what stands in the second field of the form.
        let read =
            if text.starts_with("then ") { plan_of("it comes up", text, &[]) } else { plan(text, &[]) };
        let read = read.map(|read| read.taken);
        let refused = matches!(read, Ok(Taken::Refused(_)));
        asked.extend((read == Ok(Taken::InDoubt)).then_some(text));
        if read.is_err() || refused != (verdict == "refused") {
            differ.push(format!("{verdict}: {text}\n    {because}\n    {read:?}"));
        }
    }
    assert!(differ.is_empty(), "{} of {}:\n{}", differ.len(), rows.len(), differ.join("\n"));
    assert_eq!(asked.len(), 3, "{asked:#?}");
}

/// Written after the rule had met the first table, and before it met these.
#[test]
fn plans_it_was_not_made_for_are_taken_as_their_writer_meant_them_but_one() {
    let mut differ = Vec::new();
    for [verdict, moment, act] in table::rows::<3>(include_str!("../data/plans-later.csv")) {
        let taken = plan_of(&moment, &act, &[]).unwrap().taken;
        if matches!(taken, Taken::Refused(_)) != (verdict == "refused") {
            differ.push((act, taken));
        }
    }
    // Meant to be refused: it watches over him. "Has" may also be what he has been given, so it is asked.
    assert_eq!(differ, [("I check that Diego has written tests".to_owned(), Taken::InDoubt)]);
}

#[test]
fn every_practice_of_the_content_is_taken_without_a_question() {
    let content = growth::content::Content::own();
    let practices: Vec<_> =
        content.capabilities.iter().flat_map(|capability| &capability.practices).collect();
    assert!(practices.len() >= 80, "{} practices", practices.len());
    for practice in practices {
        let said = plan_of(&practice.moment, &practice.act, &[]).unwrap();
        assert_eq!(said.taken, Taken::Yours, "{practice:?}");
        assert_eq!((said.moment, said.act), (practice.moment.clone(), practice.act.clone()));
    }
}

#[test]
fn a_refusal_says_whom_it_is_about_as_the_lead_wrote_it_and_what_could_be_written() {
    let about = |text: &str| match plan(text, &[]).unwrap().taken {
        Taken::Refused(refusal) => refusal.about,
        other => panic!("{text}: {other:?}"),
    };
    assert_eq!(about("If planning runs late, then Tomás speaks last"), "Tomás");
    assert_eq!(about("If Tomás interrupts, then I tell him to wait"), "Tomás");
    assert_eq!(about("If Ana and Wei argue, then I make Wei Lin apologise"), "Wei Lin");
    assert_eq!(about("If it is late, then they go home"), "them");
    assert_eq!(about("If it is late, then my manager decides"), "your manager");
    assert_eq!(about("If it is late, then nobody merges"), "the others");
    assert_eq!(about("If it is late, then I correct Jonas's attitude"), "Jonas");

    let Taken::Refused(refusal) = plan("If it is vague, then you send it to your peers", &[]).unwrap().taken
    else {
        panic!("it is about “you”");
    };
    assert_eq!(
        refusal.to_string(),
        "This plan is about “you”: it tells somebody what to do. A plan here is about what you do. You could write: \
         then I send it to my peers."
    );
}

#[test]
fn what_is_said_first_is_not_what_the_plan_is_about() {
    // The same act in moments about others is as much the lead's.
    for moment in ["Tomás is rude again", "he must be told", "the team slacks off", "you are late"] {
        assert_eq!(plan_of(moment, "I ask who wants it", &[]).unwrap().taken, Taken::Yours, "{moment}");
    }
}

#[test]
fn a_known_name_is_found_in_small_letters() {
    let text = "if a ticket is vague, then tomás sends it back";
    let people = ["Tomás Silva"];
    assert!(
        matches!(plan(text, &people).unwrap().taken, Taken::Refused(refusal) if refusal.about == "tomás")
    );
}

#[test]
fn a_plan_has_two_halves() {
    let halves = |text: &str| plan(text, &[]).map(|said| (said.moment, said.act));
    let both = |moment: &str, act: &str| Ok((moment.to_owned(), act.to_owned()));
    let asks = both("a ticket comes", "I ask first");
    for text in [
        "If a ticket comes, then I ask first.",
        "if a ticket comes then I ask first",
        "  When a ticket comes, I ask first",
        "I ask first if a ticket comes",
        "Whenever a ticket comes, then ask first",
        "If a ticket comes than I ask first",
    ] {
        assert_eq!(halves(text), asks, "{text}");
    }
    assert_eq!(
        halves("If it breaks, and then breaks again, then I wait"),
        both("it breaks, and then breaks again", "I wait")
    );
    assert_eq!(halves("If"), Err(NoPlan::NoAct));
    assert_eq!(halves("If a ticket comes"), Err(NoPlan::NoAct));
    assert_eq!(halves("If a ticket comes, then"), Err(NoPlan::NoAct));
    for text in ["If a ticket comes, then I", "If a ticket comes, then i …", "If a ticket comes, I"] {
        assert_eq!(halves(text), Err(NoPlan::NoAct), "{text}");
    }
    assert_eq!(halves("If it breaks, then i wait"), both("it breaks", "I wait"));
    assert_eq!(halves("If it breaks, then i'll wait"), both("it breaks", "I'll wait"));
    assert_eq!(halves("then I ask first"), Err(NoPlan::NoMoment));
    assert_eq!(halves("If, then I ask first"), Err(NoPlan::NoMoment));
    for text in ["", "  ", "…", "I ask first"] {
        assert_eq!(halves(text), Err(NoPlan::NoMoment), "{text}");
    }
    assert_eq!(plan_of("If a ticket comes,", "Ask first", &[]).map(|said| (said.moment, said.act)), asks);
    assert_eq!(plan_of(" ", "I ask", &[]), Err(NoPlan::NoMoment));
    assert_eq!(plan_of("a ticket comes", "then", &[]), Err(NoPlan::NoAct));
}

fn name() -> impl Strategy<Value = String> {
    proptest::sample::select(vec!["Tomás", "Ana de", "Wei Lin", "Łukasz", "Siobhán", "Femi", "@dana"])
        .prop_map(|name| name.trim_end_matches(" de").to_owned())
}

/// Acts of a lead's, without "I".
fn own_act() -> impl Strategy<Value = &'static str> {
    proptest::sample::select(vec![
        "wait ten seconds",
        "write down what I expect",
        "ask who wants it",
        "name the owner",
        "close the editor",
        "read the last two first",
        "say what I know",
        "book an hour",
        "leave the review to others",
    ])
}

/// Words of plans in any order, and anything else.
fn hostile() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        3 => "If|then|than|when|once|I|you|we|he|her|them|nobody|someone else|the team|my manager|Tomás|Tomás's",
        3 => "make|tell|ask|stop|have|keep|let|fix|must|should|to|from|not|so that|until|from now on|attitude|be",
        1 => "[,.;:'’“”!?…-]{1,3}",
        1 => any::<String>(),
    ];
    proptest::collection::vec(part, 0..16).prop_map(|parts| parts.join(" "))
}

#[test]
fn what_is_offered_for_words_that_are_no_name_is_a_plan_of_ones_own_too() {
    let said = plan("he when so that stop the team", &[]).unwrap();
    let Taken::Refused(refusal) = &said.taken else { panic!("{said:?}") };
    assert_eq!(refusal.instead, "I say what I need and ask them what would help");
    assert!(!matches!(plan_of(&said.moment, &refusal.instead, &[]).unwrap().taken, Taken::Refused(_)));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_makes_it_panic_and_what_it_offers_is_a_plan_of_ones_own(text in hostile(), act in hostile()) {
        for said in [plan(&text, &["Tomás Silva", ""]), plan_of("it comes up", &act, &[])].into_iter().flatten() {
            prop_assert!(!said.moment.is_empty() && !said.act.is_empty());
            if let Taken::Refused(refusal) = &said.taken {
                prop_assert!(!refusal.about.is_empty());
                let again = plan_of(&said.moment, &refusal.instead, &[]).unwrap();
                let refused = matches!(again.taken, Taken::Refused(_));
                prop_assert!(!refused || refusal.because == growth::Because::SpokenTo, "{said:?}: {again:?}");
            }
        }
    }

    #[test]
    fn an_act_of_the_leads_is_theirs_and_the_same_act_by_somebody_else_is_not(name in name(), act in own_act()) {
        let own = plan_of("planning starts", act, &[]).unwrap();
        prop_assert_eq!(&own.taken, &Taken::Yours);
        prop_assert_eq!(&own.act, &format!("I {act}"));
        prop_assert_eq!(plan_of("planning starts", &own.act, &[]).unwrap(), own);

        for other in [format!("{name} must {act}"), format!("I make {name} {act}"), format!("I tell {name} to {act}")] {
            let said = plan_of("planning starts", &other, &[]).unwrap();
            let Taken::Refused(refusal) = said.taken else { panic!("{other}: {:?}", said.taken) };
            prop_assert_eq!(refusal.about, name.as_str(), "{}", other);
            prop_assert_eq!(plan_of("planning starts", &refusal.instead, &[]).unwrap().taken, Taken::Yours);
        }
        // What is left off, and what is let be, are the lead's own acts.
        for own in [format!("I do not tell {name} to {act}"), format!("I let {name} {act}"), format!("I ask {name} to {act}")] {
            prop_assert_eq!(plan_of("planning starts", &own, &[]).unwrap().taken, Taken::Yours, "{}", own);
        }
    }
}
