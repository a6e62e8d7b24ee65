//! Every byte of a repository is somebody else's: markup, writing that turns round and names of ten thousand letters are text on
//! every page, and stay where they belong.

use axum::http::StatusCode;
use records::Said;
use testkit::cases::{Case, MIRA, Telling, Who, week};
use web::{Place, State};

use crate::markup::{Element, read};
use crate::pages::PAGES;
use crate::team::Team;
use crate::valid;
use crate::visitor::{Answer, Visitor};

/// What leaves an element, an attribute, a script and a comment, if anything lets it.
const MARKUP: &str =
    "--></code></title></textarea><script>alert(1)</script><img src=x onerror=alert(1)>\"'&quot;";
/// What turns the writing round, hides, and steers a terminal.
const TURNS: &str = "\u{202e}\u{2066}\u{200b}\u{feff}\u{e0041}\u{61c}\u{1b}[2J\u{7}\u{85}";
/// The longest run of letters that a page shows of somebody else's: more is cut, or may be broken.
const LONGEST: usize = 300;

/// A name, which git lets hold no angle brackets.
fn name(who: usize) -> String {
    format!("Eve{who} \" onfocus=\"alert(1)\" ' &quot; {TURNS} {}", "long".repeat(2_500))
}

fn hostile() -> Case {
    let leaked = |text: String| -> &'static str { text.leak() };
    let others = [1, 2, 3].map(|who| Who {
        name: leaked(name(who)),
        email: leaked(format!("eve{who}\"onmouseover=alert(1)\u{202e}'@till.example")),
    });
    // Nobody joined these: the one may be the lead, the other one of the team.
    let unjoined = [
        Who { name: "mira", email: "mira@\"onfocus=alert(1)\u{202e}.local" },
        Who { name: "eve1", email: "eve1\"onmouseover=alert(1)\u{202e}'@laptop.local" },
    ];
    let areas = [
        format!("<script>alert(1){TURNS}"),
        "\"onfocus=alert(1) x='\r\n<b>".to_owned(),
        "a/../b?c#d%2e&amp;".to_owned(),
        "long".repeat(60),
    ];
    let mut telling = Telling::default();
    let file = |area: usize, file: usize| format!("{}/{MARKUP}{TURNS}{file}.rs", areas[area % 4]);
    for area in 0..4 {
        let files: Vec<String> = (0..6).map(|at| file(area, at)).collect();
        telling.commit(week(150, 0), MIRA, MARKUP, &files.iter().map(String::as_str).collect::<Vec<_>>());
    }
    let all = [MIRA, others[0], others[1], others[2], MIRA];
    for weeks_ago in 1..110 {
        for (who, person) in all.into_iter().enumerate() {
            let subject = format!("fix {TURNS}{MARKUP} {}", "wide決済".repeat(1_500));
            let path = file(who + usize::from(weeks_ago % 5 == 0), weeks_ago as usize % 6);
            telling.request(week(weeks_ago, who as i64), person, &subject, &[&path, "x.<b>\u{202e}"]);
        }
    }
    for (at, who) in unjoined.into_iter().enumerate() {
        telling.commit(week(20 + at as i64, 1), who, MARKUP, &[&file(0, 1)]);
        telling.commit(week(30 + at as i64, 1), who, MARKUP, &[&file(1, 1)]);
    }
    for month in 1..=11 {
        let who = if month % 4 == 0 { others[0] } else { MIRA };
        telling.tag(madeup::civil::day(2026, month, 10), who, &format!("v{month}<script>\"'&\u{202e}"));
    }
    let mut other = Telling::default();
    for at in 0..60 {
        other.commit(week(30 + at / 10, 2), others[1], MARKUP, &[&file(3, 1)]);
    }
    telling.import(week(26, 1), MIRA, MARKUP, other);
    telling.file(week(3, 1), MIRA, "CODEOWNERS", "/docs/ @<script>\n");
    telling.write("till<script>\"'&\u{202e}", MIRA)
}

/// What the lead said, pasted from somewhere.
fn said() -> Vec<Said> {
    let text = || format!("{MARKUP}{TURNS}");
    vec![
        Said::Disagreed { signal: "s1a".to_owned(), why: text() },
        Said::Bot { pattern: text() },
        Said::InTeam { who: text(), from: None, to: None },
        Said::NotThisArea { area: "a/../b?c#d%2e&amp;".to_owned(), because: text() },
        Said::AreaRenamed { area: "long".repeat(60), name: text() },
        Said::Joined { one: text(), other: "somebody@else.example".to_owned() },
    ]
}

async fn visitor() -> Visitor {
    let room = Team::of(hostile()).open();
    assert_eq!(room.opened().await, State::Open);
    let place = Place { name: desk::text::clean(&format!("till{MARKUP}{TURNS}")), made_up: false };
    let visitor = Visitor::at(place, room).comes_in().await;
    visitor.hear(said()).await;
    visitor
}

/// What a page shows or says that it should not. A value that is only sent back is as it was, or another than was meant would
/// be changed.
fn shown_wrongly(elements: &[Element]) -> Vec<String> {
    let steers = |text: &str| text.chars().any(|c| desk::text::steers(c) && c != '\n');
    let mut wrong = Vec::new();
    for one in elements {
        if steers(&one.text) {
            wrong.push(format!("its text steers: {one}"));
        }
        for (key, value) in &one.attributes {
            let is_sent = key == "value" && one.get("type") != Some("text");
            if !is_sent && steers(value) {
                wrong.push(format!("its {key} steers: {one}"));
            }
        }
        if ["th", "td", "li", "p", "h1", "h2", "dd", "code", "option", "title", "span"]
            .contains(&one.name.as_str())
        {
            let longest =
                one.text.split(|c: char| !c.is_alphanumeric()).map(|word| word.chars().count()).max();
            if longest.is_some_and(|longest| longest > LONGEST) {
                wrong.push(format!("a word of {longest:?} letters: {one}"));
            }
        }
    }
    wrong
}

/// All that is wrong with a page.
fn faults(path: &str, answer: &Answer) -> Vec<String> {
    assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.body);
    valid::check(path, &answer.body);
    let elements = read(&answer.body).unwrap();
    let scripts: Vec<&Element> = elements.iter().filter(|one| one.name == "script").collect();
    let ours = |one: &&Element| one.get("src").is_some_and(|src| src.starts_with("/assets/"));
    assert!(scripts.iter().all(ours), "{path}: {scripts:?}");
    assert!(elements.iter().all(|one| one.name != "img"), "{path}");
    assert!(answer.body.len() < 500_000, "{path} has {} bytes", answer.body.len());
    shown_wrongly(&elements).into_iter().map(|wrong| format!("{path}: {wrong}")).collect()
}

#[tokio::test]
async fn what_others_wrote_is_text_on_every_page() {
    let visitor = visitor().await;
    let areas: Vec<String> =
        visitor.look(|seen| seen.ground.areas.standing().map(|(_, area)| area.name.clone()).collect()).await;
    assert!(areas.iter().any(|area| area.contains("<script>")), "{areas:?}");
    let encoded = |text: &str| text.bytes().map(|byte| format!("%{byte:02X}")).collect::<String>();
    let mut pages: Vec<String> =
        PAGES.iter().filter(|path| !path.ends_with("ledger")).map(|&path| path.to_owned()).collect();
    for area in &areas {
        let area = encoded(area);
        pages.push(format!("/knowledge/{area}"));
        pages.push(format!("/growth/notice?signal=fresh-knowledge&area={area}"));
        pages.extend(["rename", "merge", "split", "leave-out"].map(|edit| format!("/areas?{edit}={area}")));
        pages.push(format!("/signals/maker-share?area={area}&text={}", encoded(MARKUP)));
    }
    let (mut hostile, mut wrong) = (0, Vec::new());
    for path in &pages {
        let answer = visitor.get(path).await;
        wrong.extend(faults(path, &answer));
        hostile +=
            answer.body.matches("&#60;script&#62;").count() + answer.body.matches("&lt;script&gt;").count();
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(hostile > 100, "what is hostile stands on the pages: {hostile}");
}

#[tokio::test]
async fn what_others_wrote_is_text_where_nothing_is_kept_or_found() {
    let visitor = visitor().await;
    let text = format!("{MARKUP}{TURNS}");
    let sent = |name: &str| crate::typed::form(&[(name, text.as_str()), ("back", text.as_str())]);
    for (path, field) in [
        ("/addresses", "address"),
        ("/bots", "pattern"),
        ("/members", "who"),
        ("/scope", "path"),
        ("/repositories", "path"),
        ("/zone", "name"),
        ("/role", "date"),
        ("/days-off", "from"),
        ("/targets", "percent"),
        ("/exclusions", "commit"),
        ("/withdrawals", "word"),
        ("/areas", "area"),
        ("/pairs", "one"),
        ("/undo", "other"),
    ] {
        let answer = visitor.post(path, &sent(field)).await;
        if !answer.status.is_redirection() {
            valid::check(path, &answer.body);
            assert!(!answer.body.contains("<script>alert"), "{path}");
        }
        let leads = answer.header("location");
        assert!(leads.is_empty() || leads.starts_with('/') && !leads.starts_with("//"), "{path}: {leads}");
    }
    let name: String = text.bytes().map(|byte| format!("%{byte:02X}")).collect();
    for path in [format!("/knowledge/{name}"), format!("/signals/{name}"), format!("/{name}")] {
        let answer = visitor.get(&path).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
        valid::check(&path, &answer.body);
        assert_eq!(shown_wrongly(&read(&answer.body).unwrap()), [""; 0], "{path}");
    }
}

/// A cell of a file is text to a program that opens it, and the file is the rows that it says.
#[tokio::test]
async fn what_others_wrote_is_a_cell_of_a_file_and_no_formula() {
    let visitor = visitor().await;
    for path in ["/knowledge.csv", "/away.csv", "/signals/maker-share.csv", "/signals/own-it.csv"] {
        let answer = visitor.get(path).await;
        assert_eq!(
            (answer.status, answer.header("content-type")),
            (StatusCode::OK, "text/csv; charset=utf-8")
        );
        assert!(answer.header("content-disposition").starts_with("attachment"), "{path}");
        let steers = |c: char| desk::text::steers(c) && !"\r\n".contains(c);
        assert!(!answer.body.contains(steers), "{path}");
        for cell in answer.body.lines().flat_map(|line| line.split(',')) {
            assert!(!cell.trim_matches('"').starts_with(['=', '+', '@', '\t']), "{path}: {cell}");
        }
    }
    for path in ["/signals/maker-share.json", "/signals/absence.json", "/signals/comes-back.json"] {
        let answer = visitor.get(path).await;
        assert_eq!(answer.header("content-type"), "application/json");
        serde_json::from_str::<serde_json::Value>(&answer.body).expect("it is JSON");
        assert!(!answer.body.contains("onmouseover") && !answer.body.contains("Eve1"), "{path}");
    }
}
