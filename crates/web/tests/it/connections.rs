//! A forge, connected on the page of sources, over HTTP.

use testkit::forge::{Forge, Story, Trouble, When, World};

use crate::typed::{done, hidden, problem, texts, wrong};
use crate::valid;
use crate::visitor::{Answer, Visitor};

const TOKEN: &str = "ghp_a-secret-that-nobody-may-see";
/// Monday, 2 November 2026, 08:00 in Lisbon.
const MONDAY: i64 = 1_793_606_400;

fn forge(many: u64) -> Forge {
    Forge::github(world(many))
}

fn world(many: u64) -> World {
    let story = |number: u64| {
        let begins = MONDAY + number as i64 * 3_600;
        let acts = [(0, "jonas opens it"), (60, "jonas asks mira"), (7_200, "mira approves")];
        let acts = acts.map(|(after, words)| (begins + after, words.to_owned()));
        Story::by("jonas", number, acts.to_vec())
    };
    World::of((1..=many).map(story).collect(), MONDAY + 20 * 86_400)
}

#[tokio::test]
async fn a_forge_is_connected_read_again_and_forgotten() {
    let visitor = Visitor::of_the_team().await;
    let page = visitor.get("/sources").await;
    assert!(page.body.contains("Connect your forge, read only"), "{}", page.body);
    let forge = forge(5);
    let url = forge.url();
    let page =
        visitor.keeps("/connections", &[("name", "kassa/kassa"), ("token", TOKEN), ("address", &url)]).await;
    assert!(done(&page).contains("Read 5 change requests of kassa/kassa as mira"), "{}", done(&page));
    assert!(!page.body.contains(TOKEN));
    valid::check("connected", &page.body);
    let rows = texts(&page, "th", "tbody");
    assert!(rows.contains(&"GitHub, kassa/kassa".to_owned()), "{rows:?}");
    assert!(!page.body.contains("Connect your forge, read only"));
    assert_eq!(visitor.sees(|seen| seen.ground.forges[0].map(|forge| forge.requests.len())).await, Some(5));

    forge.forgets();
    for path in ["/scorecard", "/sources", "/away", "/signals"] {
        visitor.get(path).await;
    }
    assert!(forge.asked().is_empty(), "no page asks anybody");
    let page = visitor.keeps("/connections/readings", &[]).await;
    assert!(done(&page).contains("Nothing new of kassa/kassa"), "{}", done(&page));

    gone(&visitor, &page).await;
}

/// Forgets the forge that is connected: none is then.
async fn gone(visitor: &Visitor, page: &Answer) {
    let repository = hidden(page, "repository").pop().expect("the repository of the forge");
    let page = visitor.keeps("/connections/removals", &[("repository", &repository)]).await;
    assert!(done(&page).contains("Forgotten: GitHub, kassa/kassa, its token"), "{}", done(&page));
    assert!(page.body.contains("Connect your forge, read only"));
    assert!(visitor.sees(|seen| seen.desk.settings.forges.is_empty()).await);
    assert!(!visitor.sees(|seen| seen.ground.forges[0].is_some()).await);
    let secret = visitor.sees(|seen| seen.desk.data.dir().join("secrets").exists()).await;
    assert!(!secret, "its token is deleted");
    let fields = [("repository", repository.as_str())];
    visitor.refuses("/connections/removals", &fields, "no forge is connected as").await;
}

#[tokio::test]
async fn after_the_second_of_two_forges_is_forgotten_the_first_does_not_come_back() {
    let visitor = Visitor::of_the_team().await;
    let (one, two) = (forge(5), forge(3));
    let (first, second) = (one.url(), two.url());
    let fields = |url| [("name", "kassa/kassa"), ("token", TOKEN), ("address", url)];
    visitor.keeps("/connections", &fields(&first)).await;
    let page = visitor.keeps("/connections", &fields(&second)).await;
    assert!(done(&page).contains("It takes the place of GitHub, kassa/kassa"), "{}", done(&page));
    assert_eq!(visitor.sees(|seen| seen.ground.forges[0].map(|forge| forge.requests.len())).await, Some(3));
    gone(&visitor, &page).await;
}

#[tokio::test]
async fn of_all_that_is_connected_each_that_cannot_be_read_is_said() {
    let visitor = Visitor::of_the_team().await;
    let forge = forge(2);
    let url = forge.url();
    let folder = tempfile::tempdir().expect("a directory");
    let file = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).expect("written");
        path.display().to_string()
    };
    let calendar = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nEND:VCALENDAR\r\n";
    let (week, incidents) =
        (file("week.ics", calendar), file("incidents.csv", "Started,Class\n2026-11-03,api\n"));
    visitor.keeps("/connections", &[("name", "kassa/kassa"), ("token", TOKEN), ("address", &url)]).await;
    visitor.keeps("/connections/calendars", &[("file", &week)]).await;
    visitor.keeps("/incidents", &[("path", &incidents)]).await;

    std::fs::remove_file(&week).expect("it was there");
    std::fs::remove_file(&incidents).expect("it was there");
    forge.goes_on(|world| *world = self::world(3));
    let page = visitor.keeps("/connections/readings", &[]).await;
    let said = done(&page);
    assert!(said.contains("Read 1 change request of kassa/kassa"), "{said}");
    for name in ["week.ics: the file of the calendar cannot be read", "incidents: "] {
        assert!(said.contains(name), "{name}: {said}");
    }
    forge.trouble(When::Path("/user".to_owned(), 1), Trouble::status(401));
    let page = visitor.refuses("/connections/readings", &[], "GitHub, kassa/kassa: the forge does not").await;
    for name in ["week.ics: the file of the calendar cannot be read", "incidents: "] {
        assert!(problem(&page).contains(name), "{name}: {}", problem(&page));
    }
}

#[tokio::test]
async fn what_cannot_be_connected_is_said_beside_the_field_and_no_page_holds_the_token() {
    let visitor = Visitor::of_the_team().await;
    let forge = forge(1);
    let url = forge.url();
    forge.trouble(When::Path("/user".to_owned(), 1), Trouble::status(401));
    for (name, address, token, says) in [
        ("kassa/kassa", url.as_str(), TOKEN, "the forge does not accept the token"),
        ("kassa", url.as_str(), TOKEN, "this is no repository of a forge"),
        ("kassa/kassa", "http://example.org", TOKEN, "in the clear"),
        ("kassa/kassa", url.as_str(), "", "this is no token"),
    ] {
        let fields = [("name", name), ("address", address), ("token", token)];
        let page = visitor.refuses("/connections", &fields, says).await;
        assert!(problem(&page).contains(says), "{}", problem(&page));
        assert!(wrong(&page).contains(&("name".to_owned(), name.to_owned())), "{:?}", wrong(&page));
        assert!(!page.body.contains(TOKEN));
    }
    assert!(!visitor.sees(|seen| seen.desk.data.dir().join("secrets").exists()).await);
}

#[tokio::test]
async fn a_demo_asks_nobody() {
    let visitor = Visitor::of_a_demo().await;
    let page = visitor.get("/sources").await;
    assert!(!page.body.contains("action=\"/connections"), "{}", page.body);
    for path in ["/connections", "/connections/readings"] {
        let fields = [("name", "kassa/kassa"), ("token", TOKEN)];
        visitor.refuses(path, &fields, "the demo asks nobody anything").await;
    }
}
