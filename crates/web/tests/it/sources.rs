//! Sources: what was read, what is left out, other repositories.

use std::path::Path;
use std::process::Command;

use desk::sources::{counted, sources};

use crate::typed::{done, hidden, problem, texts, wrong};
use crate::valid;
use crate::visitor::Visitor;

#[tokio::test]
async fn it_says_how_far_was_read_and_what_counts() {
    let visitor = Visitor::of_the_team().await;
    let page = visitor.get("/sources").await;
    let (source, sentence) = visitor
        .sees(|seen| (sources(seen.desk, seen.ground).remove(0), counted(seen.ground).sentence()))
        .await;
    let row = format!("{} at {} (from {}), {}", source.branch, source.tip, source.origin, source.how_far());
    assert!(texts(&page, "td", "tbody").contains(&row), "{row}");
    assert!(page.body.contains(&sentence));
    assert!(page.body.contains(&source.place));
    let files = texts(&page, "th", "details").len() - 2;
    let left_out = visitor.sees(|seen| desk::sources::files_left_out(seen.ground, 0, 0).1);
    assert_eq!(files, left_out.await);
    for number in ["0", "2", "999999"] {
        let page = visitor.get(&format!("/sources?files={number}")).await;
        valid::check(number, &page.body);
    }
}

#[tokio::test]
async fn a_commit_is_left_out_with_a_reason_and_counted_again() {
    let visitor = Visitor::of_the_team().await;
    let excluded = async || visitor.sees(|seen| seen.ground.changes.excluded).await;
    let own = visitor.sees(|seen| {
        let newest = seen.ground.weeks(12, 0).iter().rev().find(|change| change.person == seen.ground.lead());
        seen.ground.id(newest.unwrap()).to_string()
    });
    let commit = own.await;
    let page = visitor
        .refuses(
            "/exclusions",
            &[("commit", &commit), ("because", " "), ("back", "/sources")],
            "there is no reason",
        )
        .await;
    assert!(wrong(&page).contains(&("commit".to_owned(), commit.clone())));
    let nothing = [("commit", "no-such"), ("because", "so"), ("back", "/sources")];
    visitor.refuses("/exclusions", &nothing, "there is no commit and no area").await;

    let page = visitor
        .keeps(
            "/exclusions",
            &[("commit", &commit), ("because", "<i>a tool</i> wrote this"), ("back", "/sources")],
        )
        .await;
    assert!(done(&page).contains("maker share: "), "{}", done(&page));
    assert!(excluded().await > 0);
    assert!(page.body.contains(&commit[..7]) && !page.body.contains("<i>"));
    assert!(texts(&page, "small", "li").iter().any(|said| said.contains("“<i>a tool</i> wrote this”")));
    let page =
        visitor.keeps("/withdrawals", &[("word", &hidden(&page, "word")[0]), ("back", "/sources")]).await;
    assert_eq!(excluded().await, 0);
    assert!(
        done(&page).starts_with(&format!("Taken back: commit {} left out.", &commit[..7])),
        "{}",
        done(&page)
    );
    let twice = visitor.post("/withdrawals", "word=00000000-0000-7000-8000-000000000000&back=/sources").await;
    assert_eq!(twice.status, axum::http::StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn another_repository_joins_the_team_and_leaves_it_again() {
    let visitor = Visitor::of_the_team().await;
    let dir = tempfile::tempdir().unwrap();
    let guide = dir.path().join("kassa-guide");
    small(&guide);
    let path = guide.to_str().unwrap();
    let read = async || visitor.sees(|seen| seen.ground.branches.len()).await;
    let page = visitor.keeps("/repositories", &[("path", path)]).await;
    assert!(
        done(&page).starts_with("Read 1 commit. 1 of its people was joined with one here."),
        "{}",
        done(&page)
    );
    assert_eq!(read().await, 2);
    assert!(page.body.contains("2 repositories were read whole"));
    visitor.refuses("/repositories", &[("path", path)], "one of the team's already").await;

    visitor.keeps("/withdrawals", &[("word", &hidden(&page, "word")[0]), ("back", "/sources")]).await;
    assert_eq!(read().await, 1);
    visitor.keeps("/undo", &[("back", "/sources")]).await;
    assert_eq!(read().await, 2);
    visitor.keeps("/undo", &[("back", "/sources")]).await;
    assert_eq!(read().await, 1);
}

#[tokio::test]
async fn only_a_repository_the_lead_names_whole_is_read() {
    let visitor = Visitor::of_the_team().await;
    let empty = tempfile::tempdir().unwrap();
    let place = empty.path().to_str().unwrap();
    for (path, why) in [
        ("", "begins at the root"),
        ("../kassa", "begins at the root"),
        ("~/code/kassa", "begins at the root"),
        ("/etc/passwd", ""),
        (place, ""),
    ] {
        let page = visitor.refuses("/repositories", &[("path", path)], why).await;
        assert_eq!(wrong(&page), [("path".to_owned(), path.to_owned())]);
        assert!(!problem(&page).contains("root:"), "no file is read");
    }
    let demo = Visitor::of_a_demo().await;
    demo.refuses("/repositories", &[("path", place)], "the demo reads nothing of yours").await;
    assert!(!demo.get("/sources").await.body.contains("name=\"path\""));
}

/// A repository of one commit, by the lead.
fn small(at: &Path) {
    let git = |arguments: &[&str]| {
        let mut git = Command::new("git");
        git.arg("-C").arg(at).args(["-c", "user.name=Mira Okafor", "-c"]);
        let done =
            git.arg(format!("user.email={}", madeup::kassa::ADDRESS)).args(arguments).output().unwrap();
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    };
    std::fs::create_dir(at).unwrap();
    std::fs::write(at.join("guide.rs"), "fn main() {}").unwrap();
    git(&["init", "-q", "-b", "main"]);
    git(&["add", "."]);
    git(&["commit", "-q", "-m", "Begin"]);
}
