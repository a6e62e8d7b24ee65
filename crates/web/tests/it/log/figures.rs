//! What the log says of signals that git cannot see: on the page of all signals, in the log, among the shifts.

use growth::days::days_after;
use growth::{Again, Decision, Entry, Note, Odds, Outcome, Talk};

use super::{part, visitor};

#[tokio::test]
async fn what_came_again_and_what_was_reviewed_late_stand_wherever_signals_of_the_log_do() {
    let (visitor, _) = visitor().await;
    let before = visitor.get("/signals").await;
    assert!(!before.body.contains("Of the log"), "nothing is kept yet");
    visitor
        .sees(|seen| {
            seen.notes(|book| {
                let day = |ago: i32| days_after(book.today, -ago);
                // Three times: ninety days lie between the last two, and ninety-one between the first.
                let again = Again {
                    words: "the build ran out of disk".to_owned(),
                    class: "disk".to_owned(),
                    before: vec![day(90), day(181)],
                    ..Again::default()
                };
                let reviewed = |ago| Decision {
                    words: format!("a choice of {ago}"),
                    odds: Odds::try_from(80).ok(),
                    review: Some(day(ago)),
                    ..Decision::default()
                };
                let (on_time, late) = (reviewed(7), reviewed(8));
                let kept = |entry| Note::Kept { entry, day: None };
                book.keep(&[kept(Entry::Again(again))])?;
                for decision in [on_time, late] {
                    let of = book.keep(&[kept(Entry::Decision(decision))])?[0];
                    book.keep(&[Note::Came { of, outcome: Outcome::Held, words: String::new() }])?;
                }
                Ok(())
            })
            .unwrap()
        })
        .await;
    let again = "1 problem that came back, 1 of 3 times within 90 days of the time before";
    let reviewed = "2 of 2 reviews whose day has come were held, 1 within a week of it";
    let signals = visitor.get("/signals").await;
    let rows = part(&signals, "id=\"of-the-log\"", "</section>");
    assert!(rows.contains(reviewed), "{rows}");
    assert!(rows.contains("<a href=\"/log\">Decisions</a></th>"), "no id that opens nothing: {rows}");
    // Of the year to Sunday there are two, ninety-one days apart: the signal says so, and no other figure stands under its name.
    assert!(!rows.contains("Recurrence"), "{rows}");
    let recurrence = part(&signals, "href=\"/signals/recurrence\"", "</tr>");
    assert!(recurrence.contains("0 of 2"), "{recurrence}");
    let log = visitor.get("/log").await;
    assert!(part(&log, "id=\"again\"", "</section>").contains(again));
    assert!(part(&log, "Is your judgement any good?", "<figure").contains(reviewed));
}

/// Fixing the source is of being able to change, as the content has it; and a shift says what it means.
#[tokio::test]
async fn problems_that_came_back_stand_in_the_shift_that_the_content_has_them_in() {
    let (visitor, _) = visitor().await;
    visitor.line("r settlement failed on a bank holiday").await;
    visitor.line("t with Jonas about sales").await;
    let shifts = visitor.get("/shifts").await;
    let of = |id: &str| part(&shifts, &format!("aria-labelledby=\"{id}\""), "</article>").to_owned();
    assert!(of("sure-to-able").contains("1 problem that came back"), "{}", of("sure-to-able"));
    assert!(!of("tasks-to-people").contains("problem"), "{}", of("tasks-to-people"));
    assert!(of("tasks-to-people").contains("0 talks held of 1 noted"));
    let content = desk::content();
    for shift in &content.shifts {
        let said = of(&shift.id);
        let first =
            shift.meaning.split('.').next().unwrap_or_default().split(['’', '“']).next().unwrap_or_default();
        assert!(!first.is_empty() && said.contains(first), "{}: {said}", shift.id);
    }
}

/// T is Monday 16 November: a talk that was held before it stands on the scorecard, and on nothing that is made to be given away.
#[tokio::test]
async fn how_long_a_talk_waited_stands_on_the_scorecard_and_not_on_the_page_to_print() {
    let (visitor, _) = visitor().await;
    let before = visitor.get("/scorecard").await;
    assert!(before.body.contains("Not seen: no talks are logged yet."), "{}", before.body);
    visitor
        .sees(|seen| {
            seen.notes(|book| {
                let day = |ago: i32| days_after(book.today, -ago);
                let (words, with) = ("his weekends".to_owned(), "Jonas".to_owned());
                let (noted, held) = (Some(day(14)), Some(day(10)));
                let talk = Talk { words, with, noted, held, ..Talk::default() };
                book.keep(&[Note::Kept { entry: Entry::Talk(talk), day: None }])?;
                Ok(())
            })
            .unwrap()
        })
        .await;
    let shown = visitor.get("/scorecard").await;
    let row = part(&shown, "id=\"h-talks\"", "</article>");
    assert!(row.contains("<p>days from the first note of a tension to the talk</p>"), "{row}");
    let said = "1 talk held in the twelve weeks, 4 days after the first note, none rehearsed.";
    assert!(row.contains(said) && !row.contains("No number") && !row.contains("weekends"), "{row}");
    let print = visitor.get("/scorecard/print").await;
    assert!(print.status == 200 && !print.body.contains("talk held"), "{}", print.body);
}
