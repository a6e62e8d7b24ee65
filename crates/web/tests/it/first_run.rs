//! The first run: what was found, the questions, and where one goes from there.

use madeup::kassa;
use records::Said;
use testkit::cases;

use crate::markup::{Element, read};
use crate::team::{self, Team};
use crate::valid;
use crate::visitor::Visitor;

/// The lead of the made-up team, who has said nothing but who they are at work.
async fn new_lead() -> Visitor {
    Visitor::of(Team::told(&team::repository(), &[Said::Me { address: kassa::ADDRESS.to_owned() }])).await
}

async fn page(visitor: &Visitor) -> (String, Vec<Element>) {
    let answer = visitor.get("/first-run").await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    valid::check("/first-run", &answer.body);
    let elements = read(&answer.body).unwrap();
    (in_one_line(&elements.iter().find(|one| one.name == "main").unwrap().text), elements)
}

fn in_one_line(text: &str) -> String {
    text.replace('\u{a0}', " ").split_whitespace().collect::<Vec<_>>().join(" ")
}

#[tokio::test]
async fn the_first_page_leads_to_the_questions_until_they_were_shown() {
    let visitor = new_lead().await;
    assert_eq!(visitor.get("/").await.header("location"), "/first-run");
    page(&visitor).await;
    assert_eq!(visitor.get("/").await.header("location"), "/first-run", "looking keeps nothing");
    let over = visitor.post("/first-run", "").await;
    assert_eq!((over.status.as_u16(), over.header("location")), (303, "/scorecard"));
    assert_eq!(visitor.get("/").await.header("location"), "/scorecard");
    assert_eq!(visitor.get("/first-run").await.status, 200, "it can be looked at again");
}

#[tokio::test]
async fn of_a_made_up_team_nothing_is_asked() {
    let place = web::Place { name: "kassa".to_owned(), made_up: true };
    let visitor = Visitor::at(place, team::kassa()).comes_in().await;
    visitor.site.room.opened().await;
    assert_eq!(visitor.get("/").await.header("location"), "/scorecard");
}

#[tokio::test]
async fn what_was_found_is_what_the_report_holds() {
    let visitor = new_lead().await;
    let (words, _) = page(&visitor).await;
    let (commits, people, active, areas, counted) = visitor
        .look(|seen| {
            let ground = seen.ground;
            (
                ground.branches[0].history.commits.len() as u64,
                ground.people.persons.len(),
                ground.active.len(),
                ground.areas.plain().count(),
                ground.files_at(i64::MAX).len(),
            )
        })
        .await;
    let commits = desk::text::thousands(commits);
    assert!(words.contains(&format!("{commits} commits by {people} people. You are Mira")), "{words}");
    assert!(words.contains(&format!("one of {active} people who are active now")), "{words}");
    assert!(words.contains(&format!("Areas{areas}, each from where the work went.")), "{words}");
    assert!(words.contains(&format!("Files{counted} of ")), "{words}");
    assert!(words.contains("ReviewsGit keeps none, so bottlenecks have no number."), "{words}");
    assert!(words.contains("Your hoursGit does not know them."), "{words}");
}

#[tokio::test]
async fn an_address_that_is_theirs_too_is_answered_and_taken_back() {
    let visitor = Visitor::of(Team::of(cases::lead_with_an_address_nobody_joined())).await;
    let (words, elements) = page(&visitor).await;
    assert!(words.contains("Is this also you?"), "{words}");
    let hidden = elements.iter().find(|one| one.get("name") == Some("address")).unwrap();
    let address = hidden.get("value").unwrap().to_owned();
    let persons = |seen: &web::Seen| seen.ground.people.persons.len();
    let before = visitor.look(persons).await;
    let form = format!("question=also&address={}&answer=yes", address.replace('@', "%40"));
    let kept = visitor.post("/first-run/answers", &form).await;
    assert_eq!((kept.status.as_u16(), kept.header("location")), (303, "/first-run"));
    assert_eq!(visitor.look(persons).await, before - 1);
    let (words, elements) = page(&visitor).await;
    assert!(!words.contains(&format!("Is this also you? {address}")), "{words}");
    assert!(words.contains("Kept: you are ") && words.contains("Undo z"), "{words}");
    assert!(elements.iter().any(|one| one.get("role") == Some("status")));
    visitor.post("/undo", "back=/first-run").await;
    assert_eq!(visitor.look(persons).await, before);
    assert!(page(&visitor).await.0.contains("Is this also you?"));
    let no = format!("question=also&address={}&answer=no", address.replace('@', "%40"));
    visitor.post("/first-run/answers", &no).await;
    assert_eq!(visitor.look(persons).await, before);
    let (_, elements) = page(&visitor).await;
    assert!(!elements.iter().any(|one| one.get("value") == Some(&address)), "a no is not asked again");
}

#[tokio::test]
async fn an_address_that_was_not_asked_about_is_not_taken() {
    let visitor = new_lead().await;
    let words = |seen: &web::Seen| seen.desk.data.words(&seen.desk.team).unwrap().len();
    let before = visitor.look(words).await;
    for form in [
        "question=also&address=jonas%40kassa.example&answer=yes",
        "question=also&answer=yes",
        "question=nothing",
        "question=also&address=%3Cscript%3E&answer=no",
    ] {
        let refused = visitor.post("/first-run/answers", form).await;
        assert_eq!(refused.status, 422, "{form}");
        valid::check(form, &refused.body);
    }
    assert_eq!(visitor.look(words).await, before);
}

#[tokio::test]
async fn the_team_is_named_in_the_order_of_the_alphabet_and_kept_by_a_yes() {
    let visitor = new_lead().await;
    let (words, _) = page(&visitor).await;
    let names = visitor.look(|seen| {
        let name = |&person: &u32| seen.ground.people.persons[person as usize].name.clone();
        let mut names: Vec<String> = seen.ground.active.others.iter().map(name).collect();
        names.sort();
        names.join(", ")
    });
    assert!(words.contains(&format!("Is this the team? {}, and you", names.await)), "{words}");
    visitor.post("/first-run/answers", "question=team&answer=yes").await;
    assert!(visitor.look(|seen| seen.desk.settings.team_seen).await);
    let (words, _) = page(&visitor).await;
    assert!(!words.contains("Is this the team?"), "{words}");
    assert!(words.contains("Kept: that is the team."), "{words}");
}

#[tokio::test]
async fn a_day_of_the_role_is_kept_and_one_that_is_none_stays_in_its_field() {
    let visitor = new_lead().await;
    let role = |seen: &web::Seen| seen.desk.settings.role;
    let (words, elements) = page(&visitor).await;
    let field = elements.iter().find(|one| one.get("name") == Some("date")).expect(&words);
    let draft = visitor.look(|seen| seen.report.role_drafts()[0].date.to_string()).await;
    assert_eq!(field.get("value"), Some(draft.as_str()));
    assert_eq!(visitor.look(role).await, None, "nothing is drawn until it is said");

    for (typed, shown) in [("soon+%3C%22", "soon <\""), ("2031-01-01", "2031-01-01")] {
        let refused = visitor.post("/first-run/answers", &format!("question=role&date={typed}")).await;
        assert_eq!(refused.status, 422);
        valid::check(typed, &refused.body);
        let elements = read(&refused.body).unwrap();
        let field = elements.iter().find(|one| one.get("aria-invalid") == Some("true")).unwrap();
        assert_eq!(field.get("value"), Some(shown));
        assert!(elements.iter().any(|one| one.get("id") == field.get("aria-describedby")));
    }
    assert_eq!(visitor.look(role).await, None);

    visitor.post("/first-run/answers", "question=role&date=2025-09-15").await;
    assert_eq!(visitor.look(role).await, Some(Some("2025-09-15".parse().unwrap())));
    assert!(page(&visitor).await.0.contains("Kept. Maker share "));
    assert!(visitor.get("/scorecard").await.body.contains("your role changed, 15 Sep 2025"));
    visitor.post("/undo", "back=/first-run").await;
    assert_eq!(visitor.look(role).await, None);
    visitor.post("/first-run/answers", "question=role&answer=no").await;
    assert_eq!(visitor.look(role).await, Some(None));
    assert!(!page(&visitor).await.0.contains("When did your role change?"));
}

#[tokio::test]
async fn merges_that_look_like_a_sync_are_asked_about_once() {
    let visitor = Visitor::of(Team::of(cases::fork_of_a_living_upstream())).await;
    let (words, _) = page(&visitor).await;
    assert!(words.contains("an upstream sync"), "{words}");
    let kept = visitor.post("/first-run/answers", "question=sync&answer=no").await;
    assert_eq!(kept.status, 303);
    let (words, _) = page(&visitor).await;
    assert!(!words.contains("Leave them out"), "{words}");
    assert!(words.contains("Kept for "), "{words}");
}

#[tokio::test]
async fn too_many_people_choose_a_scope_here_too() {
    let visitor = Visitor::of(Team::of(cases::four_hundred_people())).await;
    let (words, elements) = page(&visitor).await;
    assert!(
        words.contains("Which paths are your team’s?") && !words.contains("Is this the team?"),
        "{words}"
    );
    let path =
        elements.iter().find(|one| one.get("checked").is_some()).unwrap().get("value").unwrap().to_owned();
    let form = format!("path={}&back=%2Ffirst-run", path.replace('/', "%2F"));
    let kept = visitor.post("/scope", &form).await;
    assert_eq!((kept.status.as_u16(), kept.header("location")), (303, "/first-run"));
    assert!(!page(&visitor).await.0.contains("Which paths"));
    assert_eq!(visitor.post("/scope", "path=none&back=%2Ffirst-run").await.status, 422);
}
