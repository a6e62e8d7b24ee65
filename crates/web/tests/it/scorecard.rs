//! The scorecard says what the report holds, for every kind of team.

use desk::{json, since};
use madeup::kassa;
use records::Said;
use serde_json::Value;
use store::{Data, Looked};
use testkit::cases::{self, Case};

use crate::markup::{Element, read};
use crate::team::{self, Team};
use crate::valid;
use crate::visitor::Visitor;

/// The scorecard of a team, with the same as data.
struct Shown {
    elements: Vec<Element>,
    /// All that stands on it, in one line.
    words: String,
    data: Value,
}

async fn shown(visitor: &Visitor) -> Shown {
    let answer = visitor.get("/scorecard").await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    valid::check("/scorecard", &answer.body);
    let data = visitor.look(|seen| json::text(&json::scorecard(seen.report, None, false))).await;
    let elements = read(&answer.body).unwrap();
    let main = elements.iter().find(|one| one.name == "main").unwrap();
    let words = in_one_line(&main.text);
    Shown { words, elements, data: serde_json::from_str(&data).unwrap() }
}

async fn of(case: Case) -> Shown {
    shown(&Visitor::of(Team::of(case)).await).await
}

fn in_one_line(text: &str) -> String {
    text.replace('\u{a0}', " ").split_whitespace().collect::<Vec<_>>().join(" ")
}

impl Shown {
    fn says(&self, words: &str) {
        assert!(self.words.contains(words), "\"{words}\" is not said:\n{}", self.words);
    }

    fn does_not_say(&self, words: &str) {
        assert!(!self.words.contains(words), "\"{words}\" is said:\n{}", self.words);
    }

    fn signal(&self, id: &str) -> &Value {
        self.data["signals"].as_array().unwrap().iter().find(|signal| signal["id"] == id).unwrap()
    }

    /// The words of the row of a sign.
    fn row(&self, name: &str) -> String {
        let rows = self.elements.iter().filter(|one| one.name == "article");
        let row = rows.map(|one| in_one_line(&one.text)).find(|text| text.starts_with(name));
        row.unwrap_or_else(|| panic!("no sign {name}"))
    }

    fn has(&self, is: impl Fn(&Element) -> bool) -> bool {
        self.elements.iter().any(is)
    }
}

/// `34 %, 543 of 1,615`, made here from numbers.
fn share(part: &Value) -> String {
    let (n, of) = (part["numerator"].as_u64().unwrap(), part["denominator"].as_u64().unwrap());
    format!("{} %, {} of {}", (100.0 * n as f64 / of as f64).round(), thousands(n), thousands(of))
}

fn thousands(n: u64) -> String {
    if n < 1_000 { n.to_string() } else { format!("{},{:03}", n / 1_000, n % 1_000) }
}

#[tokio::test]
async fn each_sign_has_the_figures_of_the_report_and_opens() {
    let shown = shown(&Visitor::of_the_team().await).await;
    for (name, id, slug) in [("Overinvolvement", "s1a", "maker-share"), ("Team dependency", "s6b", "absence")]
    {
        let (row, signal) = (shown.row(name), shown.signal(id));
        let now = share(&signal["now"]);
        let (figure, counts) = now.split_once(", ").unwrap();
        assert!(row.contains(&format!("{figure} {counts} changes")), "{now}: {row}");
        assert!(row.contains(&format!("from before: {}.", share(&signal["before"]))), "{row}");
        let verdict = signal["verdict"].as_str().unwrap();
        assert!(row.to_lowercase().contains(&format!("{verdict} from before")), "{row}");
        let path = format!("/signals/{slug}");
        assert!(shown.has(|one| one.get("href") == Some(&path) && one.get("data-key").is_some()), "{path}");
        for end in ["#disagree", ".csv", ".json"] {
            let to = format!("{path}{end}");
            assert!(shown.has(|one| one.name == "a" && one.get("href") == Some(&to)), "{to}");
        }
        let drawn = shown.elements.iter().find(|one| one.get("id") == Some(&format!("{id}-t"))).unwrap();
        assert!(in_one_line(&drawn.text).contains(&format!("{figure} now, usually")), "{}", drawn.text);
    }
    shown.says("Beside it: still known, ");
    let year = shown.signal("s6b");
    shown.says(&format!("The year: {} (", share(year)));
    shown.says("7 people are active, you among them; 4 visitors with 9 changes are in no share.");
    shown.says("Say your hours");
    shown.says(
        "If you try one thing Someone else does the weekly release on Wednesday 25 November and you watch.",
    );
    shown.says("Why this one It is the earliest act only you do, and within 14 days.");
    let waiting = shown.signal("s1b")["denominator"].as_u64().unwrap();
    shown.says(&format!("{waiting} changes of yours wait for ten seconds each"));
}

#[tokio::test]
async fn what_is_not_seen_is_a_sentence_with_what_would_change_it() {
    let shown = shown(&Visitor::of_the_team().await).await;
    assert_eq!(
        shown.row("Communication strain"),
        "Communication strain Not seen: no talks are logged yet. Write down a talk No number"
    );
    assert!(
        shown
            .has(|one| one.name == "a" && one.get("href") == Some("/log") && one.text == "Write down a talk")
    );
    // What no page but a command would change says so, and the row has no button.
    let why = "Not seen: git does not record who was asked for review. This changes it: groundwork connect github \
               OWNER/REPO No number";
    assert!(shown.row("Bottlenecks").contains(why), "{}", shown.row("Bottlenecks"));
}

#[tokio::test]
async fn what_was_said_when_one_disagreed_stands_beside_the_number_with_its_day() {
    let visitor = Visitor::of_the_team().await;
    let why = "I paired on half of these <b>&\u{202e}";
    let said = |signal: &str| Said::Disagreed { signal: signal.to_owned(), why: why.to_owned() };
    visitor.hear(vec![said("s1a"), said("s9")]).await;
    let shown = shown(&visitor).await;
    let day = "19 November 2026";
    for name in ["Overinvolvement", "Burnout"] {
        let row = shown.row(name);
        assert!(
            row.contains(&format!("You said: “I paired on half of these <b>&\u{fffd}”, {day}.")),
            "{row}"
        );
    }
    assert!(!shown.row("Team dependency").contains("You said"));
}

#[tokio::test]
async fn days_off_are_hatched_and_explained_only_where_they_were_given() {
    let visitor = Visitor::of_the_team().await;
    let hatched = |shown: &Shown| {
        shown.elements.iter().filter(|one| one.get("fill") == Some("url(#hatch-away)")).count()
    };
    let without = shown(&visitor).await;
    assert_eq!(hatched(&without), 0);
    without.does_not_say("Hatching");
    let (first, last) = ("2026-07-27".parse().unwrap(), "2026-08-07".parse().unwrap());
    visitor.hear(vec![Said::DaysOff { first, last }]).await;
    let with = shown(&visitor).await;
    assert_eq!(hatched(&with), 5, "one behind each of the five signs");
    with.says("Hatching is the days off you gave.");
}

#[tokio::test]
async fn who_works_alone_is_told_so_and_has_no_share_of_a_team() {
    let shown = of(cases::solo_with_visitors()).await;
    shown.says("You work here alone; 3 visitors brought 7 changes in half a year.");
    shown.says("What you know");
    shown.does_not_say("100 %");
    shown.does_not_say("Overinvolvement");
    shown.does_not_say("warning signs");
}

#[tokio::test]
async fn of_two_people_there_is_the_leads_count_and_no_line() {
    let shown = of(cases::two()).await;
    let mine = shown.signal("s1a")["numerator"].as_u64().unwrap();
    let row = shown.row("Overinvolvement");
    assert!(
        row.contains(&format!("{mine} changes of yours; with two people each figure is the other’s.")),
        "{row}"
    );
    assert!(row.contains("Not applicable") && !row.contains(" % "), "{row}");
    assert!(!shown.has(|one| one.name == "svg" && one.get("role") == Some("img")));
}

#[tokio::test]
async fn of_three_people_what_the_others_met_is_hits_only() {
    let shown = of(cases::three()).await;
    let hits = shown.signal("s6b")["numerator"].as_u64().unwrap();
    let row = shown.row("Team dependency");
    assert!(row.contains(&format!("{hits} changes met a file only you had worked on")), "{row}");
    assert!(!row.contains(" % "), "{row}");
}

#[tokio::test]
async fn with_little_there_are_dots_and_both_numbers() {
    let shown = of(cases::newcomer()).await;
    shown.says("Too early");
    shown.does_not_say("from before");
    let quiet = of(cases::quiet()).await;
    let row = quiet.row("Overinvolvement");
    assert!(row.contains("needed"), "{row}");
}

#[tokio::test]
async fn where_nothing_counts_the_page_that_would_change_it_is_linked() {
    let shown = of(cases::configuration_only()).await;
    shown.says("Nothing here is counted: no file of source or test.");
    shown.does_not_say("groundwork areas");
    assert!(shown.has(|one| one.name == "a" && one.get("href") == Some("/areas")));
}

#[tokio::test]
async fn of_too_many_people_a_scope_is_chosen_on_the_page() {
    let visitor = Visitor::of(Team::of(cases::four_hundred_people())).await;
    let before = shown(&visitor).await;
    before.says("No figure about the team: no scope was chosen, and this is too many people for one team.");
    before.says("Which paths are your team’s?");
    let ticked: Vec<String> = before
        .elements
        .iter()
        .filter(|one| one.get("type") == Some("checkbox") && one.get("checked").is_some())
        .map(|one| one.get("value").unwrap().to_owned())
        .collect();
    let proposed =
        before.data["scope_proposed"].as_array().unwrap().iter().filter(|row| row["proposed"] == true);
    assert_eq!(ticked, proposed.map(|row| row["path"].as_str().unwrap().to_owned()).collect::<Vec<_>>());

    let refused = visitor.post("/scope", "path=no%2Fsuch%3Cplace&path=&back=%2Fscorecard").await;
    assert_eq!(refused.status, 422);
    valid::check("/scope", &refused.body);
    let elements = read(&refused.body).unwrap();
    let field = elements.iter().find(|one| one.get("aria-invalid") == Some("true")).unwrap();
    assert_eq!(field.get("value"), Some("no/such<place"));
    let problem = elements.iter().find(|one| one.get("id") == field.get("aria-describedby")).unwrap();
    assert!(problem.text.contains("no file lies below no/such<place."), "{}", problem.text);

    let kept = visitor.post("/scope", &format!("path={}", ticked[0].replace('/', "%2F"))).await;
    assert_eq!((kept.status.as_u16(), kept.header("location")), (303, "/scorecard"));
    let after = shown(&visitor).await;
    after.does_not_say("Which paths are your team’s?");
    assert_eq!(after.data["scope"], serde_json::json!([ticked[0]]));
    let undone = visitor.post("/undo", "back=/scorecard").await;
    assert_eq!(undone.status, 303);
    shown(&visitor).await.says("Which paths are your team’s?");
}

#[tokio::test]
async fn a_branch_that_ends_long_ago_is_said_with_its_last_day() {
    let shown = of(cases::stale()).await;
    shown.says("days ago. Now is the twelve weeks to Sunday ");
}

#[tokio::test]
async fn a_day_in_the_past_is_called_so_and_leaves_no_trace() {
    let mut team = Team::kassa(&team::repository());
    team.as_of = Some("2026-06-03".parse().unwrap());
    let (data, key) = (team.data.path().to_owned(), desk::key(&team::repository()));
    let visitor = Visitor::of(team).await;
    let shown = shown(&visitor).await;
    shown.says("kassa, as of Monday 1 June 2026: twelve weeks to Sunday 31 May 2026");
    shown.says("Team and knowledge are of that day; areas and your corrections are today’s.");
    assert_eq!(Data::open(&data).unwrap().last_looked(&key).unwrap(), None);
}

#[tokio::test]
async fn looking_is_kept_once_and_what_is_new_is_said_as_long_as_the_pages_are_open() {
    let team = Team::kassa(&team::repository());
    let (data, key, now) = (team.data.path().to_owned(), desk::key(&team::repository()), team.now.clone());
    let then = (kassa::NOW - 3 * 24 * 3_600) * 1_000_000;
    let body = r#"{"maker_share":0.5,"absence":null,"only_areas":4,"changes":0}"#.to_owned();
    Data::open(&data).unwrap().look(&key, &Looked { at: then, body }).unwrap();
    // One that reads for the first time has nothing to compare with.
    let first = Visitor::of(Team::kassa(&team::repository())).await;
    shown(&first).await.does_not_say("Since you last looked");

    let visitor = Visitor::of(team).await;
    visitor.site.room.change(|sitting| sitting.desk.read.first = false).await.unwrap();
    for _ in 0..2 {
        let shown = shown(&visitor).await;
        shown.says("Since you last looked, on Monday 16 November, maker share: 50 % to 24 %");
    }
    let looked = || Data::open(&data).unwrap().last_looked(&key).unwrap().unwrap();
    assert_eq!(looked().at, kassa::NOW * 1_000_000);
    let kept = visitor.look(|seen| since::looked(&since::shown(seen.report), seen.desk).body).await;
    assert_eq!(looked().body, kept);
    // An hour later nothing is different, so nothing is kept; after a change of a figure it is.
    now.fetch_add(3_600 * 1_000_000, std::sync::atomic::Ordering::SeqCst);
    shown(&visitor).await;
    assert_eq!(looked().at, kassa::NOW * 1_000_000);
    let area = visitor.look(|seen| seen.ground.areas.plain().next().unwrap().1.name.clone()).await;
    visitor.hear(vec![Said::NotThisArea { area, because: "generated".to_owned() }]).await;
    shown(&visitor).await;
    assert_eq!(looked().at, kassa::NOW * 1_000_000 + 3_600 * 1_000_000);
    // The next day what is new is new since today.
    now.fetch_add(24 * 3_600 * 1_000_000, std::sync::atomic::Ordering::SeqCst);
    shown(&visitor).await.says("Since you last looked, on Thursday 19 November, no figure changed.");
}
