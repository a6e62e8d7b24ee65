use axum::http::StatusCode;
use growth::Note;

use super::{days_pass, link, part, today, visitor};
use crate::typed::{done, form};
use crate::valid;

const DECISION: &str = "d 70% we keep the nightly batch until spring, review tomorrow";
const REASON: &str = "Streaming costs two people a quarter";

/// A decision comes back on its date, is scored before its reasons are shown, and counts as a forecast.
#[tokio::test]
async fn a_decision_comes_back_and_is_scored_before_its_reasons_are_shown() {
    let (visitor, clock) = visitor().await;
    let path = visitor.line(DECISION).await;
    let all = [
        ("words", "we keep the nightly batch until spring"),
        ("kind", "d"),
        ("odds", "70"),
        ("reason", REASON),
    ];
    let review = (today(&visitor).await.tomorrow().unwrap()).to_string();
    let fields = [&all[..], &[("review", review.as_str()), ("expected", "nobody asks for more")]].concat();
    let page = visitor.keeps(&path, &fields).await;
    assert!(page.body.contains(REASON), "before its day nothing is kept back");
    assert!(!visitor.get("/log").await.body.contains("Due today"));
    days_pass(&clock, 1);
    let log = visitor.get("/log").await;
    valid::check("/log", &log.body);
    assert!(log.body.contains("Due today: we keep the nightly batch until spring"));
    assert!(log.body.contains("“nobody asks for more”"));
    assert!(!log.body.contains(REASON), "reasons are not in the page");
    let line = visitor.get(&path).await;
    assert!(!line.body.contains(REASON), "nor in that of the line");
    let open = link(&line, "reasons=shown").unwrap();
    assert!(
        visitor.get(open.trim_end_matches("#reasons")).await.body.contains(REASON),
        "unless they are asked for"
    );
    let page = visitor.keeps(&format!("{path}/outcomes"), &[("outcome", "held"), ("back", "/log")]).await;
    assert!(page.body.contains(REASON), "scored, it leads to them");
    assert!(done(&page).starts_with("Kept: that it held. Your reasons then stand below."), "{}", done(&page));
    let log = visitor.get("/log").await;
    assert!(!log.body.contains("Due today"));
    assert!(
        log.body.contains("1 forecast is closed; 20 are needed"),
        "{}",
        part(&log, "judgement", "</div>")
    );
    visitor.keeps("/undo", &[("back", "/log")]).await;
    assert!(visitor.get("/log").await.body.contains("Due today"), "taken back, it is asked again");
}

#[tokio::test]
async fn what_cannot_be_said_yet_is_put_off_and_asked_again() {
    let (visitor, clock) = visitor().await;
    let path = visitor.line(DECISION).await;
    days_pass(&clock, 1);
    let log = visitor.get("/log").await;
    let until = part(&log, "name=\"until\" value=\"", "\"").to_owned();
    assert_eq!(until, today(&visitor).await.checked_add(jiff::Span::new().weeks(4)).unwrap().to_string());
    let page = visitor.keeps(&format!("{path}/delays"), &[("until", &until), ("back", "/log")]).await;
    assert!(!page.body.contains("Due today"));
    days_pass(&clock, 28);
    assert!(visitor.get("/log").await.body.contains("Due today"));
    let typed = [("until", "2026-01-01")];
    visitor.refuses(&format!("{path}/delays"), &typed, "is not after today").await;
    visitor.refuses(&format!("{path}/delays"), &[("until", "<b>")], "is no date").await;
}

#[tokio::test]
async fn three_things_at_most_are_asked_at_a_time_the_first_has_keys_and_the_others_are_links() {
    let (visitor, clock) = visitor().await;
    for n in 0..5 {
        visitor.line(&format!("d 60% choice {n}, review tomorrow")).await;
    }
    days_pass(&clock, 1);
    let log = visitor.get("/log").await;
    assert_eq!(log.body.matches("class=\"aside\"").count(), 3);
    assert_eq!(log.body.matches("data-key=\"1\"").count(), 1);
    assert!(log.body.contains("2 more are due:"));
    assert_eq!(log.body.matches("<li><a href=\"/log/").count(), 2, "{}", log.body);
    assert!(
        !visitor.get("/log?kind=d").await.body.contains("class=\"aside\""),
        "who looks for something is not asked"
    );
}

#[tokio::test]
async fn an_outcome_that_is_none_and_a_line_that_is_not_there_are_refused() {
    let (visitor, _) = visitor().await;
    let path = visitor.line("i talked somebody through the fee rules").await;
    visitor.refuses(&format!("{path}/outcomes"), &[("outcome", "praised")], "nothing was chosen").await;
    let other = path.replace('7', "6");
    for path in ["/log/none", &other.to_string()] {
        assert_eq!(visitor.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
        for below in ["", "/outcomes", "/delays", "/checks", "/effects", "/links"] {
            let sent = visitor.post(&format!("{path}{below}"), &form(&[("words", "x")])).await;
            assert_eq!(sent.status, StatusCode::NOT_FOUND, "{path}{below}");
            valid::check(path, &sent.body);
        }
    }
    let kept = visitor.sees(|seen| seen.notes(|book| Ok(book.notes.len())).unwrap()).await;
    assert_eq!(kept, 1, "nothing was kept of all that");
}

/// From twenty on a figure is made of them.
#[tokio::test]
async fn twenty_closed_forecasts_are_judged() {
    let (visitor, _) = visitor().await;
    visitor
        .sees(|seen| {
            seen.notes(|book| {
                for n in 0..20 {
                    let line = growth::line(&format!("d 80% choice {n}"), book.today).unwrap();
                    let of = book.keep(&[Note::Kept { entry: line.entry, day: None }])?[0];
                    let outcome =
                        if n % 5 == 0 { growth::Outcome::DidNotHold } else { growth::Outcome::Held };
                    book.keep(&[Note::Came { of, outcome, words: String::new() }])?;
                }
                Ok(())
            })
            .unwrap()
        })
        .await;
    let log = visitor.get("/log").await;
    valid::check("/log", &log.body);
    // Brier by hand: (16 × 0.2² + 4 × 0.8²) / 20.
    let said = "Of 20 forecasts that are closed, 16 held: 80\u{a0}%; you said 80\u{a0}% on the whole. Brier score 0.16";
    assert!(log.body.contains(said), "{}", part(&log, "judgement", "<figure"));
}

/// What became of a line is said in the words of its kind: where it is pressed, said back, on its row and in figures.
#[tokio::test]
async fn a_talk_that_was_held_is_said_to_have_been_held() {
    let (visitor, clock) = visitor().await;
    let path = visitor.line("t with Sam about reviews").await;
    days_pass(&clock, 39);
    assert!(visitor.get("/log").await.body.contains("not held yet"));
    let page = visitor.keeps(&format!("{path}/outcomes"), &[("outcome", "held"), ("back", "/log")]).await;
    assert!(done(&page).starts_with("Kept: that it was held."), "{}", done(&page));
    assert!(page.body.contains(", 39 days after the first note."), "{}", part(&page, "<ol", "</ol>"));
    assert!(!page.body.contains("not held yet"), "{}", part(&page, "<ol", "</ol>"));
    let undone = visitor.keeps("/undo", &[("back", "/log")]).await;
    assert!(done(&undone).contains("hat it was held"), "{}", done(&undone));
}

/// A question reads well without the condition it is about, and a level has one name wherever it stands.
#[tokio::test]
async fn a_condition_that_was_not_written_down_and_a_level_are_asked_about_in_words() {
    let (visitor, clock) = visitor().await;
    visitor.line("r settlement failed, owner: Scott, by tomorrow").await;
    let given = visitor.line("g refunds to Aiko, level 5, check tomorrow").await;
    days_pass(&clock, 1);
    let log = visitor.get("/log").await.body;
    let asked = "One condition was to be changed, by Scott; which one is not written down. Is it changed?";
    assert!(log.contains(asked), "{log}");
    assert!(log.contains(" Level 5: You ask, then decide. How does it stand?"), "{log}");
    assert!(log.contains(" 4: We decide. 5: You ask, then decide. 6: "), "the table says the same");
    let form = visitor.get(&given).await.body;
    assert!(form.contains("5: You ask, then decide</option>"), "and so does the form");
}
