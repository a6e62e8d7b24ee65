//! A calendar on the pages: its page with the meetings that come again, and the days off it proposes.

use testkit::cases;

use crate::made_up_calendar::{ALONE, ONE_TO_ONES, calendar};
use crate::team::Team;
use crate::typed::{done, wrong};
use crate::valid;
use crate::visitor::Visitor;

const PAGE: &str = "/signals/calendar";

async fn connected() -> Visitor {
    let mut team = Team::of(cases::seven());
    team.calendar = Some(calendar());
    Visitor::of(team).await
}

fn words(body: &str) -> String {
    body.replace('\u{a0}', " ").split_whitespace().collect::<Vec<_>>().join(" ")
}

#[tokio::test]
async fn the_page_says_what_was_kept_and_draws_it() {
    let visitor = connected().await;
    let page = visitor.get(PAGE).await;
    valid::check(PAGE, &page.body);
    let said = words(&page.body);
    for sentence in [
        "In meetings: 2.4 h a week; in the 48 weeks before 1.5 h.",
        "Time without meetings is said once you say your hours",
        "Nothing is marked as time for what is far off",
        "Ana and Mira: moved by you",
        "Tuesday 14:00, 10 of 12 kept, 2 people; counts as one-to-ones",
        "groundwork meetings 3fa92c00",
        "Week by week",
    ] {
        assert!(said.contains(sentence), "\"{sentence}\" is not said:\n{said}");
    }
    assert!(page.body.contains("<svg"), "a line is drawn");
    assert!(!page.body.contains("not this commit"), "a meeting is left out by no form");
    let file = visitor.get("/signals/calendar.csv").await;
    assert_eq!(file.body.lines().count(), 1 + 60, "{}", file.body);
}

#[tokio::test]
async fn a_series_is_put_right_by_its_form_and_taken_back() {
    let visitor = connected().await;
    let kept = async || visitor.look(|seen| seen.report.calendar.signal.count.map(|count| count.of)).await;
    assert_eq!(kept().await, Some(12));
    let no = [("back", PAGE), ("series", ONE_TO_ONES), ("as", "one-to-one"), ("is", "no")];
    let page = visitor.keeps("/meetings", &no).await;
    assert!(
        done(&page).starts_with("Kept: the meeting 3fa92c does not count as one-to-ones."),
        "{}",
        done(&page)
    );
    assert_eq!(kept().await, Some(0));
    visitor.keeps("/undo", &[("back", PAGE)]).await;
    assert_eq!(kept().await, Some(12));
    let far = [("back", PAGE), ("series", ALONE), ("as", "far-off"), ("is", "yes")];
    let page = visitor.keeps("/meetings", &far).await;
    assert!(words(&page.body).contains("For what is far off: 2 h a week"), "{}", page.body);
    let nowhere = [("back", PAGE), ("series", "000000"), ("as", "far-off"), ("is", "yes")];
    let page = visitor.refuses("/meetings", &nowhere, "there is no series of meetings").await;
    assert!(wrong(&page).is_empty());
}

#[tokio::test]
async fn days_off_that_a_calendar_has_are_asked_about_on_the_settings() {
    let visitor = connected().await;
    let asked = "Your calendar has 21 December 2026 to 23 December 2026, 3 days of work. Days off?";
    let page = visitor.get("/settings").await;
    valid::check("/settings", &page.body);
    assert!(words(&page.body).contains(asked), "{}", page.body);
    let answer = |are: &'static str| {
        [("back", "/settings"), ("from", "2026-12-21"), ("to", "2026-12-23"), ("are", are)]
    };
    let off = async || visitor.look(|seen| seen.desk.settings.days_off.len()).await;
    let page = visitor.keeps("/days-off", &answer("none")).await;
    assert!(!words(&page.body).contains(asked));
    assert_eq!(off().await, 0);
    visitor.keeps("/undo", &[("back", "/settings")]).await;
    let page = visitor.keeps("/days-off", &answer("off")).await;
    assert!(!words(&page.body).contains(asked));
    assert_eq!(off().await, 1);
}

#[tokio::test]
async fn without_a_calendar_the_page_says_what_reads_one() {
    let visitor = Visitor::of(Team::of(cases::seven())).await;
    let page = visitor.get(PAGE).await;
    valid::check(PAGE, &page.body);
    assert!(words(&page.body).contains("There is nothing to draw until a calendar is connected."));
    assert!(!page.body.contains("Meetings that come again"));
}

#[tokio::test]
async fn one_time_of_a_day_is_marked_where_it_is_listed_and_taken_back() {
    let visitor = connected().await;
    let on = "/signals/calendar?day=2026-11-13";
    let page = visitor.get(on).await;
    valid::check(on, &page.body);
    let said = words(&page.body);
    for sentence in
        ["Friday 13 November 2026", "13 Nov, 10:00 to 12:00", "Nothing of the twelve weeks counts so."]
    {
        assert!(said.contains(sentence), "\"{sentence}\" is not said:\n{said}");
    }
    let key = field(&page.body, "time");
    let mark = |is: &'static str| [("back", on), ("day", "2026-11-13"), ("time", key.as_str()), ("is", is)];
    let page = visitor.keeps("/meetings/times", &mark("yes")).await;
    let kept = "Kept: the meeting c10000 of 13 November 2026 counts as time for what is far off.";
    assert!(done(&page).starts_with(kept), "{}", done(&page));
    let said = words(&page.body);
    for sentence in ["1 time of the twelve weeks counts so", "nobody listed; far off, as you said"] {
        assert!(said.contains(sentence), "\"{sentence}\" is not said:\n{said}");
    }
    let page = visitor.get("/settings").await;
    assert!(words(&page.body).contains("the meeting c10000 of 13 November 2026 counts as time"));
    visitor.keeps("/undo", &[("back", on)]).await;
    let page = visitor.keeps("/meetings/times", &mark("no")).await;
    assert!(done(&page).contains("does not count as time for what is far off"), "{}", done(&page));

    let gone = [("back", on), ("day", "2026-11-13"), ("time", "nothing"), ("is", "yes")];
    visitor.refuses("/meetings/times", &gone, "it is not in your calendar any more").await;
    for (day, says) in [("2020-01-01", "1 January 2020 was not read."), ("soon", "Soon is no date.")] {
        let page = visitor.get(&format!("/signals/calendar?day={day}")).await;
        valid::check(day, &page.body);
        assert!(words(&page.body).contains(says), "{day}: {}", page.body);
    }
}

/// What a hidden field holds, the first of that name.
fn field(body: &str, name: &str) -> String {
    let behind = body.split(&format!("name=\"{name}\" value=\"")).nth(1).expect("the field");
    behind.split('"').next().expect("its value").to_owned()
}
