//! Commits that come while the pages are open.

use std::path::Path;

use madeup::{git, kassa};
use tempfile::TempDir;

use crate::markup::read;
use crate::team::Team;
use crate::valid;
use crate::visitor::Visitor;

/// Puts so many empty commits on the branch.
fn commits(repository: &Path, count: usize) {
    let run =
        |args: &[&str]| String::from_utf8(git::run(repository, args).unwrap()).unwrap().trim().to_owned();
    let mut tip = run(&["rev-parse", "main"]);
    for _ in 0..count {
        let who = format!("user.email={}", kassa::ADDRESS);
        tip = run(&[
            "-c",
            &who,
            "-c",
            "user.name=Mira",
            "commit-tree",
            "-m",
            "Later",
            "-p",
            &tip,
            "main^{tree}",
        ]);
    }
    run(&["update-ref", "refs/heads/main", &tip]);
}

async fn words(visitor: &Visitor) -> String {
    let body = visitor.get("/scorecard").await.body;
    valid::check("/scorecard", &body);
    let elements = read(&body).unwrap();
    let text = &elements.iter().find(|one| one.name == "main").unwrap().text;
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[tokio::test]
async fn commits_that_come_are_counted_and_read_by_a_button() {
    let folder = TempDir::new().unwrap();
    let repository = folder.path().join("kassa");
    kassa::write(&repository, 1).unwrap();
    let visitor = Visitor::of(Team::kassa(&repository)).await;
    assert!(!words(&visitor).await.contains("come since"));
    commits(&repository, 1);
    let said = words(&visitor).await;
    assert!(said.contains("As of 09:00; 1 commit has come since."), "{said}");
    commits(&repository, 11);
    let said = words(&visitor).await;
    assert!(said.contains("As of 09:00; 12 commits have come since."), "{said}");
    let known = |seen: &web::Seen| seen.desk.histories[0].commits.len();
    let before = visitor.look(known).await;
    let answer = visitor.post("/readings", "").await;
    assert_eq!((answer.status.as_u16(), answer.header("location")), (303, "/scorecard"));
    assert_eq!(visitor.look(known).await, before + 12);
    let said = words(&visitor).await;
    assert!(said.contains("Read 12 new commits."), "{said}");
    assert!(!said.contains("come since") && !said.contains("Undo"), "{said}");
    // Once more there is nothing.
    visitor.post("/readings", "").await;
    assert!(words(&visitor).await.contains("Nothing had come that was not read."));
}

#[tokio::test]
async fn a_repository_that_is_gone_leaves_the_scorecard_as_it_was() {
    let folder = TempDir::new().unwrap();
    let repository = folder.path().join("kassa");
    kassa::write(&repository, 1).unwrap();
    let visitor = Visitor::of(Team::kassa(&repository)).await;
    let before = words(&visitor).await;
    std::fs::remove_dir_all(&repository).unwrap();
    assert_eq!(words(&visitor).await, before);
    let answer = visitor.post("/readings", "").await;
    assert_eq!(answer.status, 500);
    assert!(answer.body.contains("Nothing was read. Nothing of yours is lost."), "{}", answer.body);
    valid::check("/readings", &answer.body);
    assert_eq!(words(&visitor).await, before);
}

#[tokio::test]
async fn what_was_dropped_keeps_its_place_with_the_command_that_brings_it() {
    let folder = TempDir::new().unwrap();
    let from = format!("file://{}", crate::team::repository().display());
    git::run(folder.path(), &["clone", "--quiet", "--bare", "--depth", "40", &from, "kassa"]).unwrap();
    let visitor = Visitor::of(Team::kassa(&folder.path().join("kassa"))).await;
    let body = visitor.get("/scorecard").await.body;
    valid::check("/scorecard", &body);
    let elements = read(&body).unwrap();
    let row =
        elements.iter().find(|one| one.name == "article" && one.text.contains("Overinvolvement")).unwrap();
    assert!(row.text.contains("Not seen: ") && row.text.contains("No number"), "{}", row.text);
    let commands: Vec<&str> =
        elements.iter().filter(|one| one.name == "code").map(|one| one.text.as_str()).collect();
    assert!(commands.contains(&"git fetch --unshallow"), "{commands:?}");
    let said = words(&visitor).await;
    assert!(said.contains("This is a shallow clone: history begins on "), "{said}");
    assert!(!said.contains('%'), "no figure of a history that is cut: {said}");
}
