//! What the lead says on the page of a signal is kept, refused in words, and taken back.

use axum::http::StatusCode;
use desk::effect::Figures;

use super::{data, shown};
use crate::visitor::{Answer, Visitor};

const PAGE: &str = "/signals/maker-share";

async fn kept(visitor: &Visitor, path: &str, form: &str) -> Answer {
    let answer = visitor.post(path, form).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    visitor.get(answer.header("location")).await
}

async fn first_own(visitor: &Visitor) -> String {
    data(visitor, "maker-share").await["evidence"][0].as_str().unwrap().to_owned()
}

async fn merged(visitor: &Visitor) -> (u64, u64) {
    let data = data(visitor, "maker-share").await;
    let of = |name: &str| data["signal"][name].as_u64().unwrap();
    (of("numerator"), of("denominator"))
}

#[tokio::test]
async fn a_commit_that_is_left_out_changes_the_number_and_can_come_back() {
    let visitor = Visitor::of_the_team().await;
    let (part, of) = merged(&visitor).await;
    let commit = first_own(&visitor).await;
    let asked = shown(&visitor.get(&format!("{PAGE}?page=2&out={commit}")).await);
    let form = asked.all("form").into_iter().find(|form| form.get("action") == Some("/exclusions"));
    assert!(form.is_some(), "its page has the form");
    let form = format!("commit={commit}&because=a+tool+wrote+this&back=%2Fsignals%2Fmaker-share%3Fpage%3D2");
    let page = shown(&kept(&visitor, "/exclusions", &form).await);
    assert_eq!(merged(&visitor).await, (part - 1, of - 1));
    page.says(&format!("{} of {}", part - 1, of - 1));
    page.says(&format!("Left out: {}", &commit[..7]));
    page.says(&format!("maker share: 24 % ({part} of {of}) to 24 % ({} of {})", part - 1, of - 1));
    assert!(!data(&visitor, "maker-share").await["evidence"].to_string().contains(&commit));
    let back = shown(&kept(&visitor, "/undo", "back=%2Fsignals%2Fmaker-share").await);
    back.says("Taken back: commit");
    assert_eq!(merged(&visitor).await, (part, of));
}

#[tokio::test]
async fn without_a_reason_nothing_is_left_out() {
    let visitor = Visitor::of_the_team().await;
    let before = visitor.look(|seen| format!("{:?}", Figures::of(seen.report))).await;
    let commit =
        visitor.look(|seen| seen.report.maker_share.signal.numerator.last().unwrap().id.clone()).await;
    let form = format!("commit={commit}&because=+&back=%2Fsignals%2Fmaker-share");
    let answer = visitor.post("/exclusions", &form).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    let page = shown(&answer);
    page.says("Not kept: there is no reason to keep.");
    let field = page.all("input").into_iter().find(|one| one.get("name") == Some("because")).unwrap();
    assert_eq!((field.get("value"), field.get("aria-invalid")), (Some(" "), Some("true")));
    assert_eq!(visitor.look(|seen| format!("{:?}", Figures::of(seen.report))).await, before);
    let unknown = visitor.post("/exclusions", "commit=0000000&because=x&back=%2Fscorecard").await;
    assert_eq!(unknown.status, StatusCode::UNPROCESSABLE_ENTITY);
    shown(&unknown).says("there is no commit and no area");
}

#[tokio::test]
async fn a_disagreement_stands_beside_the_number_until_it_is_taken_back() {
    let visitor = Visitor::of_the_team().await;
    let form = "signal=maker-share&why=reading&note=%3Cscript%3E+Half+of+it+was+%22paired%22&back=%2Fsignals%2Fmaker-share";
    let page = shown(&kept(&visitor, "/disagreements", form).await);
    let words = "The number is right, the reading is wrong. <script> Half of it was \"paired\"";
    page.says(&format!("You said: “{words}”, 19 November 2026."));
    shown(&visitor.get("/signals").await).says(&format!("You said: “{words}”"));
    assert_eq!(data(&visitor, "s1a").await["signal"]["disagreed"][0], words);
    kept(&visitor, "/disagreements", "signal=s1a&why=&note=Second&back=%2Fsignals%2Fmaker-share").await;
    let page = shown(&visitor.get(PAGE).await);
    let words: Vec<&str> = page
        .all("input")
        .into_iter()
        .filter(|one| one.get("name") == Some("word"))
        .map(|one| one.get("value").unwrap())
        .collect();
    assert_eq!(words.len(), 2, "each can be taken back by itself");
    let form = format!("word={}&back=%2Fsignals%2Fmaker-share", words[0]);
    let page = shown(&kept(&visitor, "/withdrawals", &form).await);
    page.does_not_say("You said: “The number");
    page.says("You said: “Second”");
    assert_eq!(visitor.post("/withdrawals", &form).await.status, StatusCode::UNPROCESSABLE_ENTITY, "twice");
    assert_eq!(
        visitor.post("/withdrawals", "word=x&back=%2F").await.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
}

#[tokio::test]
async fn a_disagreement_needs_words() {
    let visitor = Visitor::of_the_team().await;
    let answer =
        visitor.post("/disagreements", "signal=maker-share&why=&note=++&back=%2Fsignals%2Fmaker-share").await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    let page = shown(&answer);
    page.says("Not kept: there are no words to keep.");
    page.says("Choose a sentence, write your own, or both.");
    assert_eq!(page.all("textarea")[0].get("aria-invalid"), Some("true"));
    assert!(data(&visitor, "s1a").await["signal"]["disagreed"].as_array().unwrap().is_empty());
}

#[tokio::test]
async fn a_target_is_the_leads_own_and_never_a_default() {
    let visitor = Visitor::of_the_team().await;
    shown(&visitor.get(PAGE).await).does_not_say("our target,");
    let refused =
        visitor.post("/targets", "signal=maker-share&percent=a+fifth&back=%2Fsignals%2Fmaker-share").await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let page = shown(&refused);
    page.says("Not kept: a fifth is no share in percent.");
    let field = page.all("input").into_iter().find(|one| one.get("name") == Some("percent")).unwrap();
    assert_eq!((field.get("value"), field.get("aria-invalid")), (Some("a fifth"), Some("true")));
    let page = shown(
        &kept(&visitor, "/targets", "signal=maker-share&percent=20+%25&back=%2Fsignals%2Fmaker-share").await,
    );
    page.says("your target, 20 %");
    page.says("20 %, set on 19 November 2026");
    assert_eq!(data(&visitor, "s1a").await["signal"]["detail"]["target"], 0.2);
    let word = page.all("input").into_iter().find(|one| one.get("name") == Some("word")).unwrap();
    let form = format!("word={}&back=%2Fsignals%2Fmaker-share", word.get("value").unwrap());
    let page = shown(&kept(&visitor, "/withdrawals", &form).await);
    page.does_not_say("your target, 20 %");
    shown(&visitor.get("/signals/own-it").await).does_not_say("Your own target");
    let other = visitor.post("/targets", "signal=own-it&percent=20&back=%2Fsignals%2Fown-it").await;
    assert_eq!(other.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn a_form_leads_nowhere_else() {
    let visitor = Visitor::of_the_team().await;
    let form = "signal=maker-share&note=x&back=https%3A%2F%2Fexample.org%2F";
    let answer = visitor.post("/disagreements", form).await;
    assert_eq!(answer.header("location"), "/scorecard");
}
