//! Where only the lead has worked: what stands there is what the report holds.

use axum::http::StatusCode;
use desk::json;
use desk::text::{number_of, percent, thousands};
use records::Said;
use serde_json::Value;

use crate::markup::{read, rows, text_of};
use crate::valid;
use crate::visitor::Visitor;

async fn areas(visitor: &Visitor) -> Vec<Value> {
    let known = visitor.look(|seen| json::knowledge(seen.report)).await;
    known["areas"].as_array().unwrap().clone()
}

/// The addresses of everybody else who is active, and what each is called.
async fn others(visitor: &Visitor) -> Vec<(String, String)> {
    let all = |seen: &web::Seen| {
        let person = |person: &u32| &seen.ground.people.persons[*person as usize];
        let others = seen.ground.active.others.iter().map(person);
        others.map(|own| (own.identities[0].email.clone(), own.name.clone())).collect()
    };
    visitor.look(all).await
}

#[tokio::test]
async fn every_area_stands_there_once_with_the_figures_of_the_report() {
    let visitor = Visitor::of_the_team().await;
    let page = visitor.get("/knowledge").await.body;
    let rows: Vec<_> = rows(&read(&page).unwrap()).into_iter().filter(|row| row.len() == 5).skip(1).collect();
    let areas = areas(&visitor).await;
    assert_eq!((rows.len(), areas.len()), (11, 11));
    let mut shares: Vec<(bool, f64)> = Vec::new();
    for row in &rows {
        let area =
            areas.iter().find(|area| row[0].starts_with(&format!("{} ", area["name"].as_str().unwrap())));
        let area = area.unwrap();
        let part = |of: &str| area["weight"][of].as_u64().unwrap();
        let parts = ["only_you", "you_and_others", "others", "cold", "nobody_active"].map(part);
        let all: u64 = parts.iter().sum();
        let files = number_of(area["files"].as_u64().unwrap() as usize, "file");
        assert!(row[0].ends_with(&format!("{files}, {} changes", thousands(all))), "{}", row[0]);
        let [only, both, others, cold, nobody] = parts.map(thousands);
        let said = format!(
            "Of {} file changes, by who knows the file: {only} only you, {both} you and others, {others} others, {cold} cold, \
             {nobody} nobody active recently.",
            thousands(all)
        );
        assert!(row[1].ends_with(&said), "{}", row[1]);
        let share = parts[0] as f64 / all as f64;
        assert_eq!(row[2], percent(share));
        assert_eq!(row[3].matches("last").count() as u64, area["others_who_know_some"].as_u64().unwrap());
        shares.push((area["only_you"].as_bool().unwrap(), share));
    }
    assert!(
        shares
            .windows(2)
            .all(|pair| pair[0].0 && !pair[1].0 || pair[0].0 == pair[1].0 && pair[0].1 >= pair[1].1)
    );
    let only = shares.iter().filter(|(only, _)| *only).count();
    assert!(only > 0 && only < 11, "there is a line between the two kinds");
    assert!(text_of(&read(&page).unwrap(), "lede").starts_with(&format!("In {only} of 11 areas only you")));
}

#[tokio::test]
async fn people_stand_in_the_order_of_the_alphabet_and_nowhere_else() {
    let visitor = Visitor::of_the_team().await;
    let page = visitor.get("/knowledge").await.body;
    let elements = read(&page).unwrap();
    let first = |name: &str| name.split(' ').next().unwrap().to_owned();
    let all: Vec<String> = others(&visitor).await.iter().map(|(_, name)| first(name)).collect();
    assert_eq!(all.len(), 6);
    for row in rows(&elements).iter().filter(|row| row.len() == 5).skip(1) {
        let named: Vec<&str> = row[3]
            .split(", ")
            .filter_map(|part| part.split(' ').next())
            .filter(|one| *one != "last")
            .collect();
        assert!(
            !named.is_empty()
                && named.is_sorted()
                && named.iter().all(|one| all.iter().any(|own| own == one)),
            "{row:?}"
        );
        assert!(!all.iter().any(|one| [0, 1, 2, 4].iter().any(|at| row[*at].contains(one))), "{row:?}");
    }
    let title = elements.iter().find(|one| one.name == "title").unwrap();
    let csv = visitor.get("/knowledge.csv").await;
    assert_eq!(csv.header("content-type"), "text/csv; charset=utf-8");
    assert_eq!(csv.body.lines().count(), 12);
    for name in &all {
        assert!(!title.text.contains(name) && !csv.body.contains(name), "{name}");
    }
    // Who the picture takes away is a count.
    let said: Vec<&str> =
        elements.iter().filter(|one| one.is_inside("figure")).map(|one| one.text.as_str()).collect();
    assert!(said.iter().any(|text| text.contains("without you")));
    assert!(!all.iter().any(|name| said.iter().any(|text| text.contains(name))));
}

#[tokio::test]
async fn the_table_of_the_truck_factor_is_its_steps() {
    let visitor = Visitor::of_the_team().await;
    let (all, found) = visitor
        .look(|seen| (seen.report.knowledge.weights.all(), seen.report.knowledge.truck_factor.clone()))
        .await;
    let found = found.unwrap();
    let page = visitor.get("/knowledge").await.body;
    let rows: Vec<_> = rows(&read(&page).unwrap()).into_iter().filter(|row| row.len() == 3).skip(1).collect();
    let mut known = vec![all, found.known];
    known.extend(found.steps.iter().map(|step| step.known));
    assert_eq!(
        rows.iter().map(|row| row[1].clone()).collect::<Vec<_>>(),
        known.into_iter().map(thousands).collect::<Vec<_>>()
    );
    assert!(found.steps.last().unwrap().known * 2 < found.known);
    assert_eq!(rows[2][0], "without you");
}

#[tokio::test]
async fn an_area_shows_its_files_as_the_terminal_does() {
    let visitor = Visitor::of_the_team().await;
    let known = |seen: &web::Seen| desk::area::files(seen.report, seen.ground.areas.named("ledger").unwrap());
    let files = visitor.look(known).await;
    let page = visitor.get("/knowledge/ledger").await.body;
    let rows: Vec<_> = rows(&read(&page).unwrap()).into_iter().filter(|row| row.len() == 3).skip(1).collect();
    assert_eq!(rows.len(), files.shown.len());
    for (row, file) in rows.iter().zip(&files.shown) {
        assert_eq!(row, &[file.path.clone(), thousands(file.changes), file.state.to_owned()]);
    }
    assert!(page.contains(&format!("And {} more", files.all - files.shown.len())));
}

#[tokio::test]
async fn an_area_that_is_not_there_is_said_with_those_that_are_nearly() {
    let visitor = Visitor::of_the_team().await;
    let answer = visitor.get("/knowledge/ledgre").await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
    valid::check("ledgre", &answer.body);
    assert!(answer.body.contains("There is no area ledgre.") && answer.body.contains("close: ledger"));
    for odd in ["%00", "%C3%28", "..%2F..%2Fetc%2Fpasswd", "%3Cscript%3E"] {
        let answer = visitor.get(&format!("/knowledge/{odd}")).await;
        assert!(answer.status.is_client_error(), "{odd}: {}", answer.status);
        valid::check(odd, &answer.body);
    }
}

#[tokio::test]
async fn a_name_that_means_something_elsewhere_is_only_a_name() {
    let visitor = Visitor::of_the_team().await;
    let name = "<b>a/b?c#d & \"e\u{202e}";
    visitor.hear(vec![Said::AreaRenamed { area: "ledger".to_owned(), name: name.to_owned() }]).await;
    let page = visitor.get("/knowledge").await.body;
    valid::check("knowledge", &page);
    let elements = read(&page).unwrap();
    let link = elements
        .iter()
        .find(|one| one.name == "a" && one.text.starts_with("<b>a/b?c#d & \"e\u{fffd}"))
        .unwrap();
    let answer = visitor.get(link.get("href").unwrap()).await;
    assert_eq!(answer.status, StatusCode::OK);
    valid::check("area", &answer.body);
    assert!(!page.contains('\u{202e}') && !answer.body.contains('\u{202e}'));
}

#[tokio::test]
async fn alone_there_is_nobody_to_name_and_no_truck_factor() {
    let visitor = Visitor::of_the_team().await;
    let out = |(who, _)| Said::NotInTeam { who, from: None, to: None };
    visitor.hear(others(&visitor).await.into_iter().map(out).collect()).await;
    for path in ["/knowledge", "/knowledge/ledger", "/away", "/reasons"] {
        let page = visitor.get(path).await;
        assert_eq!(page.status, StatusCode::OK, "{path}");
        valid::check(path, &page.body);
        assert!(!page.body.contains("Who else") && !page.body.contains("fresh truck factor"), "{path}");
    }
    let page = visitor.get("/knowledge").await.body;
    assert!(rows(&read(&page).unwrap()).iter().all(|row| row.len() != 5));
    assert!(text_of(&read(&page).unwrap(), "lede").contains("are in files you know"));
}

#[tokio::test]
async fn where_nothing_is_counted_nothing_is_shown_and_that_is_said() {
    let visitor = Visitor::of_the_team().await;
    let because = || "not ours".to_owned();
    let names =
        |seen: &web::Seen| seen.ground.areas.all.iter().map(|area| area.name.clone()).collect::<Vec<_>>();
    let all = visitor.look(names).await;
    visitor.hear(all.into_iter().map(|area| Said::NotThisArea { area, because: because() }).collect()).await;
    for (path, said) in
        [("/knowledge", "Not seen: nothing here is counted."), ("/away", "nothing here is counted")]
    {
        let page = visitor.get(path).await;
        assert_eq!(page.status, StatusCode::OK, "{path}");
        valid::check(path, &page.body);
        assert!(text_of(&read(&page.body).unwrap(), "lede").contains(said), "{path}");
        assert!(!page.body.contains("class=\"bar\"") && !page.body.contains("col-open"), "{path}");
    }
    let answer = visitor.get("/knowledge/ledger").await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
    assert_eq!(visitor.get("/away.csv").await.body.lines().count(), 1);
}
