//! The page of a cycle: its forms, and where they lead.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use axum::http::StatusCode;
use desk::notes::Notebook;
use growth::Trigger;
use jiff::civil::{Date, date};
use jiff::tz::TimeZone;
use web::Seen;

use crate::log::days_pass;
use crate::team::{Team, repository};
use crate::typed::{done, form};
use crate::valid;
use crate::visitor::{Answer, Visitor};

#[tokio::test]
async fn no_sentence_is_chosen_for_anybody() {
    let visitor = Visitor::of(Team::kassa(&repository())).await;
    let begins = visitor.get("/growth").await;
    valid::check("/growth", &begins.body);
    assert!(!begins.body.contains("checked"));
    visitor.refuses("/growth", &[("start", "")], "no sentence is chosen").await;
}

/// The cycle one is in is the page of the room, whichever of its two addresses a form was sent from.
#[tokio::test]
async fn the_forms_of_the_cycle_one_is_in_lead_back_to_the_room() {
    let visitor = Visitor::of(Team::kassa(&repository())).await;
    let page = visitor.keeps("/growth", &[("start", "K2:Everything waits for me")]).await;
    assert!(done(&page).contains("Everything waits for me"));
    let actions = page.body.split("action=\"").filter_map(|rest| rest.split_once('"'));
    let of_it = actions.filter_map(|(action, _)| action.strip_suffix("/part")).next().unwrap();
    let kept = visitor.post(&format!("{of_it}/part"), &form(&[("words", "I answer first")])).await;
    assert_eq!((kept.status, kept.header("location")), (StatusCode::SEE_OTHER, "/growth#choose"));
    assert!(done(&visitor.get("/growth").await).contains("your part in it"));

    let typed = [("if", "a test fails twice"), ("then", "make Ben fix it the same day")];
    let refused = visitor.refuses(&format!("{of_it}/plan"), &typed, "this plan is about Ben").await;
    assert!(refused.body.contains("a test fails twice"));
}

/// From a sentence to a plan, watched in the team's changes; the address of the cycle.
async fn planned(visitor: &Visitor) -> String {
    let page = visitor.keeps("/growth", &[("start", "K2:Everything waits for me")]).await;
    let actions = page.body.split("action=\"").filter_map(|rest| rest.split_once('"'));
    let of_it = actions.filter_map(|(action, _)| action.strip_suffix("/part")).next().unwrap().to_owned();
    visitor.keeps(&format!("{of_it}/focus"), &[("own", "I ask who wants it"), ("measure", "s1a")]).await;
    let plan =
        [("if", "planning begins"), ("then", "ask who wants it"), ("trigger", "planning"), ("switch", "yes")];
    visitor.keeps(&format!("{of_it}/plan"), &plan).await;
    of_it
}

fn begins_another(page: &Answer) -> bool {
    page.body.contains("action=\"/growth\"")
}

#[tokio::test]
async fn another_cycle_is_begun_below_one_that_was_reviewed_and_not_while_one_is_practised() {
    for choice in ["keep", "hold", "change", "another"] {
        let team = Team::kassa(&repository());
        let clock = Arc::clone(&team.now);
        let visitor = Visitor::of(team).await;
        let first = planned(&visitor).await;
        assert!(!begins_another(&visitor.get("/growth").await), "one behaviour at a time");
        let start = [("start", "K7:It happened again")];
        visitor.refuses("/growth", &start, "you practise one behaviour already").await;
        let reviewed = visitor.keeps(&format!("{first}/review"), &[("choice", choice)]).await;
        assert!(begins_another(&reviewed), "{choice}");
        clock.fetch_add(1_000_000, Ordering::SeqCst);
        let second = visitor.keeps("/growth", &start).await;
        assert!(done(&second).contains("It happened again"), "{choice}");
        assert!(second.body.contains("Second cycle, begun"), "{choice}: it is the one the lead is in");
        assert!(!second.body.contains(&format!("{first}/plan")), "{choice}");
    }
}

#[tokio::test]
async fn what_the_weeks_show_is_kept_back_until_something_is_expected_or_it_is_looked_at_without() {
    let team = Team::kassa(&repository());
    let clock = Arc::clone(&team.now);
    clock.store(at_noon(date(2026, 8, 30)), Ordering::SeqCst);
    let visitor = Visitor::of(team).await;
    let of_it = planned(&visitor).await;
    assert!(visitor.get("/growth").await.body.contains("Draw the order"));
    clock.store(at_noon(date(2026, 11, 5)), Ordering::SeqCst);
    let kept_back = visitor.get("/growth").await;
    valid::check("/growth", &kept_back.body);
    assert!(kept_back.body.contains("is kept back until you have said what you expect"));
    assert!(!kept_back.body.contains("Verdict") && !kept_back.body.contains("since you began"));
    assert!(!kept_back.body.contains("Draw the order"), "its weeks have begun");
    let why = "an order is drawn before anything of the practice was seen";
    visitor.refuses(&format!("{of_it}/experiment"), &[], why).await;
    let shown = visitor.keeps(&format!("{of_it}/looks"), &[]).await;
    assert!(shown.body.contains("Verdict so far") && shown.body.contains("since you began"));
    let late = visitor.keeps(&format!("{of_it}/predictions"), &[("percent", "25")]).await;
    assert!(
        late.body.contains("25 %. Said on 5 November 2026, in week 10 of 10, after the figures were shown.")
    );
}

#[tokio::test]
async fn somebody_who_was_asked_again_sees_it_or_does_not_or_cannot_say() {
    let visitor = Visitor::of(Team::kassa(&repository())).await;
    let of_it = planned(&visitor).await;
    visitor.keeps(&format!("{of_it}/asked"), &[("who", "Aiko"), ("for", "noticed")]).await;
    let again = [("who", "Aiko"), ("noticed", "You wait now."), ("stayed", "no")];
    let held = visitor.keeps(&format!("{of_it}/follow-ups"), &again).await;
    assert!(done(&held).contains("They do not see it."));
    assert!(held.body.contains("<em>You wait now.</em> They do not see it."));
}

fn at_noon(day: Date) -> i64 {
    day.at(12, 0, 0, 0).to_zoned(TimeZone::UTC).unwrap().timestamp().as_microsecond()
}

/// A cycle with one behaviour, and the address of its steps.
async fn cycle(visitor: &Visitor, start: &str) -> String {
    let page = visitor.keeps("/growth", &[("start", start)]).await;
    let actions = page.body.split("action=\"").filter_map(|rest| rest.split_once('"'));
    let of_it = actions.filter_map(|(action, _)| action.strip_suffix("/part")).next().unwrap().to_owned();
    visitor.keeps(&format!("{of_it}/focus"), &[("behaviour", "off-the-path")]).await;
    of_it
}

/// The plan that holds: its moment, what that is recognised by, whether it can be left off, and as which practice it began.
async fn plan(visitor: &Visitor) -> (String, Trigger, bool, Option<String>) {
    let read = |seen: &Seen| {
        let of = |book: &mut Notebook| {
            let planned = book.cycles.current(book.today).unwrap().plan().unwrap().clone();
            let plan = planned.plan;
            Ok((plan.moment, plan.trigger, plan.can_be_switched_off, planned.practice))
        };
        seen.notes(of).unwrap()
    };
    visitor.sees(read).await
}

const READY: &str = "k2-one-message";
const OWN: [(&str, &str); 4] = [
    ("if", "planning reaches a ticket"),
    ("then", "ask who wants it"),
    ("trigger", "friday"),
    ("switch", "yes"),
];

/// A plan is one that was taken, or one that was written: nothing of one stays in the other.
#[tokio::test]
async fn the_plan_that_is_kept_is_the_one_that_was_chosen() {
    let visitor = Visitor::of(Team::kassa(&repository())).await;
    let of_it = cycle(&visitor, "K2:Everything waits for me").await;
    let own = ("planning reaches a ticket".to_owned(), Trigger::Friday, true, None);
    let ready = ("I hand something over".to_owned(), Trigger::HandingOver, false, Some(READY.to_owned()));
    let page = visitor.keeps(&format!("{of_it}/plan"), &OWN).await;
    assert_eq!(plan(&visitor).await, own);
    let checked = "name=\"switch\" value=\"yes\" checked";
    assert!(page.body.contains("<option value=\"friday\" selected>") && page.body.contains(checked));
    // As a browser sends it: the form of the practices has none of the fields of the other.
    let page = visitor.keeps(&format!("{of_it}/practices"), &[("practice", READY)]).await;
    assert_eq!(plan(&visitor).await, ready);
    assert!(done(&page).contains("If I hand something over"), "{}", done(&page));
    assert!(!page.body.contains(checked) && !page.body.contains("value=\"planning reaches a ticket\""));
    visitor.keeps(&format!("{of_it}/plan"), &OWN).await;
    assert_eq!(plan(&visitor).await, own);
    visitor.refuses(&format!("{of_it}/plan"), &OWN[..2], "recognised by is open").await;
    visitor.refuses(&format!("{of_it}/practices"), &[("practice", "k1-none")], "no such practice").await;
}

/// The form of the practices holds no field that a plan is written into.
#[tokio::test]
async fn the_two_ways_to_a_plan_are_two_forms() {
    let visitor = Visitor::of(Team::kassa(&repository())).await;
    let of_it = cycle(&visitor, "K2:Everything waits for me").await;
    let page = visitor.get("/growth").await;
    let form = |step: &str| {
        let rest = page.body.split_once(&format!("action=\"{of_it}/{step}\"")).unwrap().1;
        rest.split_once("</form>").unwrap().0.to_owned()
    };
    assert!(!form("practices").contains("<input"), "{}", form("practices"));
    assert!(form("practices").contains(&format!("name=\"practice\" value=\"{READY}\"")));
    assert!(form("plan").contains("name=\"if\"") && !form("plan").contains("name=\"practice\""));
}

/// Of a track its first practice stands first, and what is noticed is a sentence somebody says.
#[tokio::test]
async fn a_place_to_begin_says_a_sentence_and_puts_its_first_practice_first() {
    let visitor = Visitor::of(Team::kassa(&repository())).await;
    let begins = visitor.get("/growth").await;
    let starts: Vec<&str> = begins.body.split("name=\"start\" value=\"").skip(1).collect();
    let tracks: Vec<&str> = starts.iter().filter(|rest| rest.contains("Begin here")).copied().collect();
    assert!(begins.body.contains("By the time I have explained it"), "not the first saying alone");
    let decides = tracks.iter().find(|rest| rest.starts_with("K7:")).unwrap().split_once('"').unwrap().0;
    let page = visitor.keeps("/growth", &[("start", decides)]).await;
    assert!(
        page.body
            .contains("“I decide and never learn whether it was right.” What do you do that keeps it so?")
    );
    assert!(!page.body.contains("“Confidence in deciding"));
    let practice = page.body.split_once("name=\"practice\" value=\"").unwrap().1.split_once('"').unwrap().0;
    assert_eq!(practice, "k7-odds");
}

/// Words and Enter are no answer.
#[tokio::test]
async fn a_form_without_an_answer_answers_nothing() {
    let visitor = Visitor::of(Team::kassa(&repository())).await;
    let of_it = cycle(&visitor, "K2:Everything waits for me").await;
    visitor.keeps(&format!("{of_it}/practices"), &[("practice", READY)]).await;
    let page =
        visitor.refuses(&format!("{of_it}/answers"), &[("why", "I forgot")], "nothing is chosen yet").await;
    let answers = page.body.split_once(&format!("{of_it}/answers")).unwrap().1;
    let first = answers.split_once("<button").unwrap().1;
    assert!(first.starts_with(" disabled hidden>"), "what Enter presses: {}", &first[..60]);
    assert!(page.body.contains("It has not come up yet"));
    visitor.refuses(&format!("{of_it}/review"), &[("words", "it stays")], "nothing is chosen yet").await;
}

/// A message names what the lead tries, in a sentence of its own.
#[tokio::test]
async fn the_messages_say_the_plan() {
    let visitor = Visitor::of(Team::kassa(&repository())).await;
    let of_it = cycle(&visitor, "K2:Everything waits for me").await;
    visitor.keeps(&format!("{of_it}/practices"), &[("practice", READY)]).await;
    let page = visitor.get("/growth").await;
    let says = "I am trying one thing at work. When I hand something over, I put the result, who decides, the limits, the means and \
                the first check into one message. ";
    assert!(page.body.contains(says), "{}", page.body);
}

/// Days of a cycle, each with the pages as they are then.
#[tokio::test]
async fn follow_ups_are_counted_when_they_are_due_and_the_last_answers_open_after_the_guess() {
    let team = Team::kassa(&repository());
    let clock = Arc::clone(&team.now);
    let visitor = Visitor::of(team).await;
    let of_it = cycle(&visitor, "K2:Everything waits for me").await;
    visitor.keeps(&format!("{of_it}/practices"), &[("practice", READY)]).await;
    let asked = |who, what| [("who", who), ("for", what)];
    visitor.keeps(&format!("{of_it}/asked"), &asked("Aiko", "ideas")).await;
    let page = visitor.keeps(&format!("{of_it}/asked"), &asked("Jonas", "ideas")).await;
    assert!(!page.body.contains("Follow-ups held"), "none is due yet");
    days_pass(&clock, 28);
    assert!(visitor.get("/growth").await.body.contains("Follow-ups held: 0 of 2 planned by now."));
    // To ask what somebody noticed is the follow-up: it plans none.
    let page = visitor.keeps(&format!("{of_it}/asked"), &asked("aiko", "noticed")).await;
    assert!(page.body.contains("Follow-ups held: 1 of 2 planned by now."));
    assert!(page.body.contains("Aiko, asked on "), "what she said can be written down");
    let noticed = [("who", "Aiko"), ("noticed", "You wait now.")];
    let page = visitor.keeps(&format!("{of_it}/follow-ups"), &noticed).await;
    assert!(page.body.contains("<em>You wait now.</em>"), "of the fourth week nothing is guessed");
    assert!(page.body.contains("Follow-ups held: 1 of 2 planned by now."));
    // The last two weeks.
    days_pass(&clock, 35);
    visitor.keeps(&format!("{of_it}/asked"), &asked("Sam", "noticed")).await;
    let said = "Hardly anything, to be honest.";
    for who in ["Sam", "Jonas"] {
        let page = visitor.keeps(&format!("{of_it}/follow-ups"), &[("who", who), ("noticed", said)]).await;
        assert!(!page.body.contains(said), "it is closed until it is guessed");
    }
    let page = visitor.get("/growth").await;
    assert!(
        page.body.contains(
            "2 answers of the last two weeks are written down. They open here once you have guessed."
        )
    );
    assert!(page.body.contains("Follow-ups held: 2 of 2 planned by now."), "nobody planned to ask Sam");
    let page = visitor.keeps(&format!("{of_it}/guess"), &[("words", "They saw a little.")]).await;
    assert_eq!(page.body.matches(said).count(), 2);
    assert!(page.body.contains("I guessed: <em>They saw a little.</em>"));
    visitor.refuses(&format!("{of_it}/guess"), &[("words", "I knew it")], "your guess is kept already").await;
}
