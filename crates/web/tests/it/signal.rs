//! The page of a signal says what the report holds, down to its records, and hears the lead.

mod records;
mod said;

use desk::json;
use desk::signal::finding;
use serde_json::Value;
use signals::DEFINITIONS;
use testkit::cases::{self, Case, Policy, Weeks};

use crate::markup::{Element, read};
use crate::team::Team;
use crate::valid;
use crate::visitor::{Answer, Visitor};

/// A page, read.
pub struct Shown {
    pub elements: Vec<Element>,
    /// All that stands on it, in one line.
    pub words: String,
}

/// What an answer shows, which is a valid page.
pub fn shown(answer: &Answer) -> Shown {
    valid::check("the page", &answer.body);
    let elements = read(&answer.body).unwrap();
    let main = elements.iter().find(|one| one.name == "main").unwrap();
    Shown { words: in_one_line(&main.text), elements }
}

fn in_one_line(text: &str) -> String {
    let text = text.replace(['\u{a0}'], " ").replace('\u{2019}', "'");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl Shown {
    pub fn says(&self, words: &str) {
        assert!(self.words.contains(words), "\"{words}\" is not said:\n{}", self.words);
    }

    pub fn does_not_say(&self, words: &str) {
        assert!(!self.words.contains(words), "\"{words}\" is said:\n{}", self.words);
    }

    /// The text of the only heading of the page.
    fn lede(&self) -> String {
        in_one_line(&self.elements.iter().find(|one| one.name == "h1").unwrap().text)
    }

    /// The elements of a name.
    pub fn all(&self, name: &str) -> Vec<&Element> {
        self.elements.iter().filter(|one| one.name == name).collect()
    }

    /// Whether a picture stands on it.
    fn has_picture(&self) -> bool {
        self.all("svg").iter().any(|svg| svg.get("role") == Some("img"))
    }
}

/// The same as data, as the terminal's `--json` gives it.
pub async fn data(visitor: &Visitor, slug: &str) -> Value {
    serde_json::from_str(&visitor.get(&format!("/signals/{slug}.json")).await.body).unwrap()
}

async fn of(case: Case, slug: &str) -> Shown {
    let answer = Visitor::of(Team::of(case)).await.get(&format!("/signals/{slug}")).await;
    assert_eq!(answer.status, 200);
    shown(&answer)
}

#[tokio::test]
async fn every_signal_says_what_the_desk_says_of_it() {
    let visitor = Visitor::of_the_team().await;
    for definition in DEFINITIONS {
        let page = shown(&visitor.get(&format!("/signals/{}", definition.slug)).await);
        let (id, slug) = (definition.id, definition.slug);
        let said = visitor
            .look(move |seen| {
                let signal = seen.report.signals().into_iter().find(|one| one.definition.id == id).unwrap();
                let sentences = finding(seen.report, signal);
                sentences.iter().map(|sentence| in_one_line(&sentence.to_string())).collect::<Vec<_>>()
            })
            .await;
        assert!(page.lede().starts_with(definition.name), "{}", page.lede());
        assert!(page.lede().contains(&said[0]), "{id}: {} without {}", page.lede(), said[0]);
        said.iter().for_each(|sentence| page.says(sentence));
        page.says(&in_one_line(definition.not_seen));
        page.says(&in_one_line(definition.formula));
        page.says(&in_one_line(&definition.minimum[1..]));
        assert!(
            page.has_picture() || page.words.contains("No picture"),
            "{slug} has neither picture nor why"
        );
        assert_eq!(
            visitor.get(&format!("/signals/{id}")).await.body.len(),
            visitor.get(&format!("/signals/{slug}")).await.body.len()
        );
    }
}

#[tokio::test]
async fn the_list_leads_to_every_signal() {
    let visitor = Visitor::of_the_team().await;
    let page = shown(&visitor.get("/signals").await);
    for definition in DEFINITIONS {
        page.says(&in_one_line(definition.meaning)[1..]);
        let to = format!("/signals/{}", definition.slug);
        assert!(page.all("a").iter().any(|link| link.get("href") == Some(to.as_str())), "{to}");
    }
    page.says("24 %, 98 of 413");
    page.says("no share until you say your hours");
}

#[tokio::test]
async fn a_name_that_is_none_is_answered_with_those_close_to_it() {
    let visitor = Visitor::of_the_team().await;
    for path in ["/signals/maker-shar", "/signals/maker-shar.csv", "/signals/%3Cb%3E.json"] {
        let answer = visitor.get(path).await;
        assert_eq!(answer.status, 404, "{path}");
        let page = shown(&answer);
        page.says("There is no signal");
        if path.contains("maker") {
            page.says("maker-share");
        }
    }
}

#[tokio::test]
async fn the_verdict_says_how_many_choices_differ_as_much() {
    let visitor = Visitor::of_the_team().await;
    let page = shown(&visitor.get("/signals/maker-share").await);
    let data = data(&visitor, "maker-share").await;
    let as_much = (data["signal"]["p"].as_f64().unwrap() * 455.0).round();
    page.says(&format!(
        "Of all 455 ways to choose three of the last fifteen four-week blocks, {as_much} differ as much"
    ));
}

#[tokio::test]
async fn the_table_the_file_and_the_data_hold_the_same_line() {
    let visitor = Visitor::of_the_team().await;
    for slug in ["maker-share", "own-it", "absence", "fresh-knowledge"] {
        let page = shown(&visitor.get(&format!("/signals/{slug}")).await);
        let data = data(&visitor, slug).await;
        let points = data["signal"]["points"].as_array().unwrap();
        let file = visitor.get(&format!("/signals/{slug}.csv")).await;
        assert_eq!(file.header("content-type"), "text/csv; charset=utf-8");
        assert_eq!(file.header("cache-control"), "no-store");
        let rows: Vec<Vec<&str>> = file.body.lines().skip(1).map(|row| row.split(',').collect()).collect();
        assert_eq!(rows.len(), points.len(), "{slug}");
        for (row, point) in rows.iter().zip(points.iter().rev()) {
            assert_eq!(row[0], point["week"].as_str().unwrap());
            // Before the lead's first change there is a gap.
            if !row[1].is_empty() {
                assert_eq!(row[1], point["denominator"].to_string(), "{slug}");
                assert_eq!(row[2], point["numerator"].to_string(), "{slug}");
            }
        }
        let table = page.all("tr").len();
        assert!(table > points.len(), "{slug}: {table} rows");
    }
}

#[tokio::test]
async fn the_data_is_what_the_terminal_prints() {
    let visitor = Visitor::of_the_team().await;
    for definition in DEFINITIONS {
        let id = definition.id;
        let answer = visitor.get(&format!("/signals/{id}.json")).await;
        assert_eq!(answer.header("content-type"), "application/json");
        let text = visitor
            .look(move |seen| {
                let signal = seen.report.signals().into_iter().find(|one| one.definition.id == id).unwrap();
                json::text(&json::signal_with_evidence(seen.report, signal))
            })
            .await;
        assert_eq!(answer.body, text);
    }
}

#[tokio::test]
async fn a_signal_without_a_table_says_so_where_a_file_is_asked_for() {
    let answer = Visitor::of_the_team().await.get("/signals/comes-back.csv").await;
    assert_eq!(answer.status, 404);
    shown(&answer).says("No table stands behind this signal.");
}

#[tokio::test]
async fn what_one_other_did_is_not_told() {
    let two = of(cases::two(), "maker-share").await;
    assert!(two.lede().contains("with two people each figure is the other's"), "{}", two.lede());
    two.does_not_say(" % of");
    assert!(!two.has_picture());
    let three = of(cases::three(), "absence").await;
    three.says("What one other person did would show in a share, so none is given.");
    three.says("A line would tell what one of two others did.");
    three.does_not_say("it is a share of");
    assert!(!three.has_picture());
    let alone = of(cases::solo_with_visitors(), "maker-share").await;
    assert!(alone.lede().contains("you work here alone"), "{}", alone.lede());
}

#[tokio::test]
async fn what_was_not_read_is_said_with_what_would_change_it() {
    let page = of(cases::four_hundred_people(), "maker-share").await;
    assert!(page.lede().contains("Not seen: no scope was chosen"), "{}", page.lede());
    page.says("No picture");
    page.does_not_say("Where it is high");
    assert!(
        page.all("li").iter().all(|row| !row.text.contains("git show")),
        "what was dropped has no records"
    );
}

#[tokio::test]
async fn a_line_begins_anew_where_merging_changed() {
    let page = of(cases::policy_changed(), "maker-share").await;
    page.says("merge policy changed");
    page.says("nothing is compared across it");
    page.does_not_say("Band: your usual range");
    let newcomer = of(cases::newcomer(), "maker-share").await;
    newcomer.says("before your first change");
}

#[tokio::test]
async fn where_merging_changed_before_the_line_all_years_are_shown() {
    let four = [cases::MIRA, cases::OTHERS[0], cases::OTHERS[1], cases::OTHERS[2]];
    let mut telling = cases::Telling::default();
    cases::founded(&mut telling, cases::week(200, 0), cases::MIRA);
    for (from, to, policy) in [(199, 145, Policy::Merges), (144, 1, Policy::Squashes)] {
        Weeks { people: &four, per_hundred: 180, from, to, policy, seed: 41 }.tell(&mut telling);
    }
    let page = of(telling.write("kassa", cases::MIRA), "maker-share").await;
    page.says("3 years, and a line nothing is compared across");
    let of_years =
        page.all("svg").into_iter().find(|svg| svg.get("aria-labelledby") == Some("back-t back-d"));
    let words = in_one_line(&of_years.expect("the picture of all years").text);
    assert!(words.contains("merge policy changed") && words.contains("both kinds mix"), "{words}");
    page.says("Band: your usual range");
}

#[tokio::test]
async fn nobody_but_the_lead_is_named() {
    let visitor = Visitor::of(Team::of(cases::with_marked_names())).await;
    for definition in DEFINITIONS {
        for end in ["", ".csv", ".json", "?of=1"] {
            let body = visitor.get(&format!("/signals/{}{end}", definition.slug)).await.body;
            assert!(!body.to_lowercase().contains(cases::MARK), "{}{end}", definition.slug);
        }
    }
}
