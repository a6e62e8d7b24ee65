//! The drafted week on its page, the lines that are typed outside of the log, and where what is found leads.

use axum::http::StatusCode;
use growth::{Entry, Note, Plan, Step, Trigger};

use crate::team::{Team, repository};
use crate::typed::{done, form, hidden, texts};
use crate::valid;
use crate::visitor::Visitor;

/// A line goes back to the page it was typed on, and so does what is wrong with it.
#[tokio::test]
async fn a_line_leads_back_to_the_page_it_was_typed_on() {
    let visitor = Visitor::of_the_team().await;
    for (path, heading) in [("/today", "one"), ("/week", "what"), ("/log", "what")] {
        assert_eq!(hidden(&visitor.get(path).await, "back").first().map(String::as_str), Some(path));
        let typed = [("line", "i talked somebody through the fees, 12 nov"), ("back", path)];
        let sent = visitor.post("/log", &form(&typed)).await;
        assert_eq!((sent.status, sent.header("location")), (StatusCode::SEE_OTHER, path));
        let page = visitor.get(path).await;
        assert!(done(&page).starts_with("Kept: work nobody saw, 12 Nov"), "{path}: {}", done(&page));
        let page =
            visitor.refuses("/log", &[("line", "d  "), ("back", path)], "no words stand after d").await;
        assert!(
            page.body.contains(&format!("id=\"{heading}\"")) && page.body.contains("value=\"d  \""),
            "{path}"
        );
        assert_eq!(hidden(&page, "back").first().map(String::as_str), Some(path), "it is that page");
    }
    // Nothing leads out of these pages, nor to one that has no such field.
    for back in ["https://example.org/", "//example.org", "/scorecard"] {
        let sent = visitor.post("/log", &form(&[("line", "i a line"), ("back", back)])).await;
        assert_eq!(sent.header("location"), "/log", "{back}");
    }
}

#[tokio::test]
async fn a_week_is_gone_through_with_a_line_of_one_s_own_and_saved_as_a_file() {
    let team = Team::kassa(&repository());
    let data = team.data.path().to_owned();
    let visitor = Visitor::of(team).await;
    let page = visitor.get("/week").await;
    valid::check("/week", &page.body);
    assert!(!page.body.contains("You looked back on this week."));
    let line = [("line", "i calmed two teams down, 40 min, 12 nov"), ("back", "/week")];
    let page = visitor.keeps("/log", &line).await;
    assert!(texts(&page, "a", "ol").contains(&"Calmed two teams down".to_owned()));
    assert!(!data.join("weeks").exists());
    let page = visitor.keeps("/week/looks", &[]).await;
    let file = data.join("weeks/2026-46.md");
    let said = format!("Kept: you looked back on this week. Saved to {}.", file.display());
    assert!(done(&page).starts_with(&said), "{}", done(&page));
    assert!(page.body.contains("You looked back on this week."));
    let text = std::fs::read_to_string(&file).unwrap();
    assert!(text.contains("- 12 Nov, work nobody saw: calmed two teams down"), "{text}");
    assert_eq!(visitor.get("/week/2026-46.md").await.body, text, "the page gives the same");
    // Saved again, no word is kept: there is nothing to take back, least of all the line before.
    let page = visitor.keeps("/week/looks", &[]).await;
    assert!(done(&page).contains("Saved to") && !done(&page).contains("Undo"), "{}", done(&page));
    // One that was changed by hand is left as it is.
    std::fs::write(&file, "mine").unwrap();
    let page = visitor.keeps("/week/looks", &[]).await;
    assert!(
        done(&page).contains("2026-46.new.md. The one you changed by hand is left as it is."),
        "{}",
        done(&page)
    );
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "mine");
}

#[tokio::test]
async fn what_is_found_outside_the_log_leads_to_where_it_stands() {
    let team = Team::kassa(&repository());
    let data = team.data.path().to_owned();
    let visitor = Visitor::of(team).await;
    let said = visitor.look(|seen| {
        seen.notes(|book| {
            let noticed = |words: &str| Note::Noticed {
                capability: "K2".to_owned(),
                words: words.to_owned(),
                signal: None,
                place: None,
            };
            let step = |of, step| Note::Step { of, step };
            let first = book.keep(&[noticed("the quokka waits for me")])?[0];
            let plan = Plan {
                moment: "a quokka asks".to_owned(),
                act: "I wait".to_owned(),
                trigger: Trigger::Asked,
                can_be_switched_off: false,
            };
            let words = |words: &str| words.to_owned();
            book.keep(&[
                step(first, Step::MyPart { words: words("I feed every quokka") }),
                step(first, Step::Planned { plan, practice: None }),
                Note::Marked { trigger: Trigger::Asked, day: book.today, words: words("the quokka round") },
                Note::Kept { entry: Entry::Line { words: words("a quokka came by") }, day: None },
            ])?;
            Ok(first.to_string())
        })
        .unwrap()
    });
    let first = said.await;
    let page = visitor.get("/log?q=quokka").await;
    valid::check("/log?q=quokka", &page.body);
    assert!(page.body.contains("1 line with “quokka”, and 4 places in the loop or in a week you saved."));
    for place in ["what", "choose", "plan", "practise"] {
        assert!(page.body.contains(&format!("href=\"/growth#{place}\"")), "{place}");
    }
    assert!(texts(&page, "a", "ol").contains(&"Your part: I feed every quokka".to_owned()));
    let growth = visitor.get("/growth").await;
    for place in ["what", "choose", "plan", "practise"] {
        assert!(growth.body.contains(&format!("id=\"{place}\"")), "{place} is on the page");
    }
    // Of a cycle one is not in any more it is its own page.
    visitor.post(&format!("/growth/{first}/review"), &form(&[("choice", "another")])).await;
    let page = visitor.get("/log?q=feed").await;
    assert!(page.body.contains(&format!("href=\"/growth/{first}#choose\"")));
    // A week that was saved and changed is there as it lies.
    visitor.keeps("/week/looks", &[]).await;
    std::fs::write(data.join("weeks/2026-46.md"), "a platypus week").unwrap();
    let page = visitor.get("/log?q=platypus").await;
    assert!(page.body.contains("href=\"/week/2026-46.md\""));
    assert!(page.body.contains("1 place in the loop or in a week you saved with “platypus”."));
    for (name, status) in [("2026-45.md", 404), ("..%2Fown.db", 404), ("2026-46.new.md", 404)] {
        assert_eq!(visitor.get(&format!("/week/{name}")).await.status.as_u16(), status, "{name}");
    }
}

/// What stands in the place of a practice says what can be done, with a link.
#[tokio::test]
async fn a_practice_without_a_moment_leads_to_where_it_is_marked() {
    let visitor = Visitor::of(Team::kassa(&repository())).await;
    visitor.keeps("/growth", &[("start", "K2:Everything waits for me")]).await;
    let page = visitor.get("/today").await;
    assert_eq!(texts(&page, "a", "p").iter().filter(|text| *text == "Make the plan").count(), 1);
    let growth = visitor.get("/growth").await;
    let actions = growth.body.split("action=\"").filter_map(|rest| rest.split_once('"'));
    let of_it = actions.filter_map(|(action, _)| action.strip_suffix("/part")).next().unwrap().to_owned();
    let plan = [("if", "planning begins"), ("then", "ask who else could"), ("trigger", "planning")];
    visitor.post(&format!("{of_it}/plan"), &form(&plan)).await;
    let page = visitor.get("/today").await;
    valid::check("/today", &page.body);
    assert!(page.body.contains("<a href=\"/growth#near\">Say when its moment is near</a>"), "{}", page.body);
    assert!(visitor.get("/growth").await.body.contains("id=\"near\""));
}

/// A moment of a source that is not connected is not guessed: the page says which, and it can be marked.
#[tokio::test]
async fn a_moment_of_a_source_that_is_not_connected_says_so_and_can_be_marked() {
    let visitor = Visitor::of(Team::kassa(&repository())).await;
    visitor.keeps("/growth", &[("start", "K2:Everything waits for me")]).await;
    let growth = visitor.get("/growth").await;
    let actions = growth.body.split("action=\"").filter_map(|rest| rest.split_once('"'));
    let of_it = actions.filter_map(|(action, _)| action.strip_suffix("/part")).next().unwrap().to_owned();
    assert!(growth.body.contains("<option value=\"own-assignment\""), "{}", growth.body);
    let plan = [("if", "a request waits"), ("then", "ask who else could"), ("trigger", "merge-waits")];
    visitor.post(&format!("{of_it}/plan"), &form(&plan)).await;
    let page = visitor.get("/today").await;
    valid::check("/today", &page.body);
    for said in [
        "No forge is connected, so nothing shows this moment.",
        "<a href=\"/sources\">See what can be connected</a>",
        "<a href=\"/growth#near\">Say when its moment is near</a>",
    ] {
        assert!(page.body.contains(said), "{said}: {}", page.body);
    }
    assert!(visitor.get("/growth").await.body.contains("id=\"near\""));
}
