//! A file of incidents, connected on the page of sources, and what the page of recurrence says of it.

use crate::typed::{done, problem, texts, wrong};
use crate::valid;
use crate::visitor::Visitor;

/// Of the year to 15 November 2026: 3 of 4 began at most 90 days after one of their class.
const TABLE: &str = "\
Number,Title,Service,Started,Link
INC-1,<script>alert(1)</script>,\"<b>deploy</b>\",2026-06-01,https://inc.example/1?a=\"b\"
INC-2,Ledger stood,<b>deploy</b>,2026-07-01,javascript:alert(1)
INC-3,Ledger stood,<b>deploy</b>,2026-08-01,
INC-4,Ledger stood,<b>deploy</b>,2026-09-01,
INC-5,Badly written,deploy,3/4/2026,
";

struct File(tempfile::TempDir);

impl File {
    fn of(text: &str) -> File {
        let dir = tempfile::TempDir::with_prefix("incidents-").expect("made");
        std::fs::write(dir.path().join("incidents.csv"), text).expect("written");
        File(dir)
    }

    fn path(&self) -> String {
        self.0.path().join("incidents.csv").display().to_string()
    }
}

#[tokio::test]
async fn a_file_is_connected_read_again_and_forgotten() {
    let visitor = Visitor::of_the_team().await;
    let page = visitor.get("/signals/recurrence").await;
    assert!(page.body.contains("href=\"/sources#incidents\""), "{}", page.body);
    valid::check("not connected", &page.body);

    let file = File::of(TABLE);
    let page = visitor.keeps("/incidents", &[("path", &file.path())]).await;
    assert!(done(&page).contains("Read 4 incidents of one class from incidents.csv."), "{}", done(&page));
    assert!(page.body.contains("1 row left out"), "{}", page.body);
    assert!(page.body.contains("Another file of incidents"), "{}", page.body);
    valid::check("connected", &page.body);
    let page = visitor.keeps("/connections/readings", &[]).await;
    assert!(done(&page).contains("Nothing new in incidents.csv"), "{}", done(&page));

    let page = visitor.get("/signals/recurrence").await;
    valid::check("recurrence", &page.body);
    assert!(page.body.contains("3 of 4"), "{}", page.body);
    assert!(!page.body.contains("<script>alert") && !page.body.contains("<b>deploy"), "{}", page.body);
    assert!(!page.body.contains("javascript:alert"), "what is no address of the web is none");
    let rows = texts(&page, "th", "tbody");
    assert!(rows.contains(&"<b>deploy</b>".to_owned()), "{rows:?}");
    assert!(page.body.contains("INC-2") && page.body.contains("https://inc.example/1?a="), "{}", page.body);

    // Of two that were connected one after the other the first does not come back.
    let other = File::of("Number,Started\nINC-9,2026-06-01\n");
    visitor.keeps("/incidents", &[("path", other.path().as_str()), ("columns", "opened=Started")]).await;
    let page = visitor.keeps("/incidents/removals", &[]).await;
    assert!(done(&page).contains("Forgotten: the incidents in"), "{}", done(&page));
    assert!(!visitor.sees(|seen| seen.ground.incidents.is_some()).await);
    assert!(page.body.contains("Connect a file of incidents"), "{}", page.body);
}

#[tokio::test]
async fn what_cannot_be_connected_is_said_beside_the_field() {
    let visitor = Visitor::of_the_team().await;
    let file = File::of("Number,When\nINC-1,2026-06-01\n");
    let path = file.path();
    for (path, columns, says) in [
        ("incidents.csv", "", "a path here begins at the root"),
        ("/nowhere/incidents.csv", "", "cannot be read"),
        (path.as_str(), "", "no column says by its name when an incident began"),
        (path.as_str(), "opened=Nowhere", "the file has no column “Nowhere”"),
        (path.as_str(), "when=When", "names no part of an incident"),
    ] {
        let page = visitor.refuses("/incidents", &[("path", path), ("columns", columns)], says).await;
        assert!(problem(&page).contains(says), "{}", problem(&page));
        assert!(wrong(&page).contains(&("path".to_owned(), path.to_owned())), "{:?}", wrong(&page));
    }
    let page = visitor.keeps("/incidents", &[("path", &path), ("columns", "opened=When")]).await;
    assert!(done(&page).contains("Read 1 incident from incidents.csv."), "{}", done(&page));
}

#[tokio::test]
async fn a_problem_of_the_log_opens_in_the_log() {
    let visitor = Visitor::of_the_team().await;
    visitor.keeps("/log", &[("line", "r settlement failed again, 11 nov, before 1 jul and 1 sep")]).await;
    let page = visitor.get("/signals/recurrence").await;
    assert!(page.body.contains("2 of 3"), "{}", page.body);
    assert!(page.body.contains("href=\"/log/0"), "{}", page.body);
    let list = visitor.get("/signals").await;
    assert_eq!(list.body.matches("Recurrence").count(), 1, "one figure of one name");
}
