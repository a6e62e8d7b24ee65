//! The records behind a figure: all of them, in pages, chosen by area and text, each as git can open it.

use testkit::cases::{MIRA, OTHERS, Telling, week};

use super::{Shown, data, shown};
use crate::markup::Element;
use crate::team::Team;
use crate::visitor::Visitor;

/// The rows of the records behind the figure, or of those it is a share of.
fn rows(page: &Shown, letter: char) -> Vec<&Element> {
    let begins = format!("{letter}-");
    page.all("li").into_iter().filter(|row| row.get("id").is_some_and(|id| id.starts_with(&begins))).collect()
}

fn short(ids: &serde_json::Value) -> Vec<String> {
    ids.as_array().unwrap().iter().map(|id| id.as_str().unwrap()[..7].to_owned()).collect()
}

#[tokio::test]
async fn every_record_stands_on_one_page_and_no_more() {
    let visitor = Visitor::of_the_team().await;
    let ids = short(&data(&visitor, "maker-share").await["evidence"]);
    assert!(ids.len() > 50, "the test needs two pages");
    let mut found = Vec::new();
    for page in 1..=ids.len().div_ceil(50) {
        let page = shown(&visitor.get(&format!("/signals/maker-share?page={page}")).await);
        let rows = rows(&page, 'r');
        assert!(rows.len() <= 50);
        for row in rows {
            found.push(row.text.split_once("git show ").unwrap().1[..7].to_owned());
        }
    }
    let sorted = |mut ids: Vec<String>| {
        ids.sort();
        ids
    };
    assert_eq!(sorted(found), sorted(ids.clone()));
    let page = shown(&visitor.get("/signals/maker-share?page=2").await);
    page.says(&format!("51 to {} of {}.", ids.len().min(100), ids.len()));
    page.says(&format!("{} changes behind 24 %", ids.len()));
    let beyond = shown(&visitor.get("/signals/maker-share?page=999").await);
    assert!(!rows(&beyond, 'r').is_empty(), "a page that is not there is the last one");
}

#[tokio::test]
async fn records_are_chosen_by_area_and_text() {
    let visitor = Visitor::of_the_team().await;
    let ledger = visitor
        .look(|seen| {
            let records = &seen.report.maker_share.signal.numerator;
            records.iter().filter(|record| record.area.as_deref() == Some("ledger")).count()
        })
        .await;
    let page = shown(&visitor.get("/signals/maker-share?area=ledger").await);
    assert_eq!(rows(&page, 'r').len(), ledger);
    assert!(rows(&page, 'r').iter().all(|row| row.text.contains("ledger")));
    assert!(page.all("option").iter().any(|one| one.text == "ledger" && one.get("selected").is_some()));
    let releases = shown(&visitor.get("/signals/maker-share?text=cut+release").await);
    assert!(rows(&releases, 'r').iter().all(|row| row.text.contains("Cut release")));
    assert!(!rows(&releases, 'r').is_empty());
    let none = shown(&visitor.get("/signals/maker-share?text=%22%3E%3Cscript%3E").await);
    none.says("None of them fits what you chose.");
    assert_eq!(none.all("input").iter().filter(|one| one.get("value") == Some("\"><script>")).count(), 1);
}

#[tokio::test]
async fn only_what_the_lead_did_can_be_left_out_there() {
    let visitor = Visitor::of_the_team().await;
    let own = shown(&visitor.get("/signals/maker-share").await);
    let leaves = |row: &Element| row.text.contains("not this commit");
    assert!(rows(&own, 'r').into_iter().all(leaves));
    assert!(!rows(&own, 'd').is_empty() && !rows(&own, 'd').into_iter().any(leaves));
    let met = shown(&visitor.get("/signals/absence").await);
    assert!(!rows(&met, 'r').into_iter().chain(rows(&met, 'd')).any(leaves));
    let others = data(&visitor, "absence").await["evidence"][0].as_str().unwrap().to_owned();
    let asked = shown(&visitor.get(&format!("/signals/absence?out={others}")).await);
    assert!(asked.all("form").iter().all(|form| form.get("action") != Some("/exclusions")));
}

/// A team whose subjects and paths are made to do harm.
fn hostile() -> Team {
    let mut telling = Telling::default();
    let path = "ledger/<img src=x onerror=alert(1)>'; rm -rf ~.rs";
    for weeks_ago in 1..40 {
        for who in [MIRA, OTHERS[0], OTHERS[1], OTHERS[2]] {
            let subject = "</code><script>alert(1)</script>\u{202e}\u{7}\" onfocus=\"x()\"";
            telling.commit(week(weeks_ago, 1), who, subject, &["ledger/a.rs", "ledger/b.rs"]);
        }
        telling.commit(week(weeks_ago, 1), OTHERS[0], "Try", &[path]);
        let fix = format!("Fix {}", "A".repeat(10_000));
        telling.commit(week(weeks_ago, 2), MIRA, &fix, &[path, "ledger/c.rs"]);
    }
    Team::of(telling.write("<b>", MIRA))
}

#[tokio::test]
async fn what_stands_in_a_commit_does_nothing() {
    let visitor = Visitor::of(hostile()).await;
    for slug in ["maker-share", "own-it", "absence", "comes-back", "new-owners", "fresh-knowledge"] {
        let answer = visitor.get(&format!("/signals/{slug}?of=1")).await;
        let page = shown(&answer);
        assert!(page.all("script").iter().all(|one| one.get("src").is_some()), "{slug}");
        assert!(page.all("img").is_empty(), "{slug}");
        assert!(!answer.body.contains('\u{202e}') && !answer.body.contains('\u{7}'), "{slug}");
        assert!(answer.body.len() < 200_000, "{slug}: a long subject is cut");
    }
    let page = shown(&visitor.get("/signals/maker-share").await);
    page.says("</code><script>alert(1)</script>");
    let file = shown(&visitor.get("/signals/comes-back").await);
    file.says("git show");
    file.says(r"'\''; rm -rf ~.rs'");
}
