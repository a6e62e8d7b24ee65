//! A calendar, connected on the page of sources, over HTTP and from a file.

use testkit::forge::{Forge, Trouble, When, World};

use crate::typed::{done, problem, texts};
use crate::valid;
use crate::visitor::Visitor;

/// What stands in a feed's address, or is a password, and is on no page.
const SECRET: &str = "private-0a1b2c3d";
const CALENDAR: &str = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:a\r\nDTSTART:20260907T100000Z\r\nDURATION:PT30M\r\nRRULE:FREQ=WEEKLY;COUNT=5\r\n\
    SUMMARY:<script>alert(1)</script>\r\nORGANIZER:mailto:mira@kassa.example\r\nATTENDEE:mailto:zed@kassa.example\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";

fn host(status: u16, body: &str) -> (Forge, String) {
    let host = Forge::github(World::of(Vec::new(), 1_795_078_800));
    answers(&host, status, body);
    let url = format!("{}/{SECRET}.ics", host.url());
    (host, url)
}

fn answers(host: &Forge, status: u16, body: &str) {
    let what = Trouble::Answers { status, headers: Vec::new(), body: body.to_owned() };
    host.trouble(When::Path(SECRET.to_owned(), 1), what);
}

async fn times(visitor: &Visitor) -> Option<usize> {
    visitor.sees(|seen| seen.ground.calendar.map(|calendar| calendar.meetings.len())).await
}

#[tokio::test]
async fn a_feed_is_connected_read_again_and_forgotten() {
    let visitor = Visitor::of_the_team().await;
    let page = visitor.get("/sources").await;
    assert!(page.body.contains("Connect your calendar, read only"), "{}", page.body);
    let (host, url) = host(200, CALENDAR);
    let fields = [("feed", url.as_str()), ("name", "my <b>weeks"), ("titles", "yes")];
    let page = visitor.keeps("/connections/calendars", &fields).await;
    assert!(done(&page).contains("weeks: 5 entries."), "{}", done(&page));
    assert!(!page.body.contains(SECRET) && !page.body.contains("my <b>"), "{}", page.body);
    valid::check("calendars", &page.body);
    let rows = texts(&page, "th", "tbody");
    assert!(
        rows.iter().any(|row| row.starts_with("Calendar my <b>weeks") && row.contains("titles are kept")),
        "{rows:?}"
    );
    assert_eq!(times(&visitor).await, Some(5));

    host.forgets();
    for path in ["/scorecard", "/sources", "/away", "/signals"] {
        visitor.get(path).await;
    }
    assert!(host.asked().is_empty(), "no page asks anybody");
    answers(&host, 404, "");
    let page = visitor.refuses("/connections/readings", &[], "the feed is not there").await;
    assert!(problem(&page).contains("What was read of it before is kept as it was"), "{}", problem(&page));
    assert_eq!(times(&visitor).await, Some(5));

    let page = visitor.keeps("/connections/calendars/removals", &[("calendar", "my <b>weeks")]).await;
    assert!(done(&page).contains("Forgotten: calendar my <b>weeks"), "{}", done(&page));
    assert_eq!(times(&visitor).await, None);
    assert!(!visitor.sees(|seen| seen.desk.data.dir().join("secrets").exists()).await);
}

#[tokio::test]
async fn what_cannot_be_connected_is_said_and_no_page_holds_a_secret() {
    let visitor = Visitor::of_the_team().await;
    let (_host, url) = host(401, "");
    let credentials = format!("https://me:{SECRET}@calendar.example.org/x");
    for (fields, says) in [
        (vec![], "it takes one of the three"),
        (vec![("feed", url.as_str()), ("file", "/work.ics")], "it takes one of the three"),
        (vec![("feed", url.as_str())], "the feed is refused (status 401)"),
        (vec![("feed", credentials.as_str())], "the address holds a name or a password"),
        (vec![("feed", "http://calendar.example.org/x")], "in the clear"),
        (vec![("file", "work.ics")], "a path here begins at the root"),
        (vec![("file", "/nowhere/work.ics")], "the file of the calendar cannot be read"),
        (
            vec![("server", "http://calendar.example.org"), ("user", "me"), ("password", SECRET)],
            "in the clear",
        ),
    ] {
        let page = visitor.refuses("/connections/calendars", &fields, says).await;
        assert!(problem(&page).contains(says), "{}", problem(&page));
        assert!(!page.body.contains(SECRET));
        valid::check("a calendar that is refused", &page.body);
    }
    assert!(!visitor.sees(|seen| seen.desk.data.dir().join("secrets").exists()).await);
    let page = visitor
        .refuses("/connections/calendars/removals", &[("calendar", "none")], "no calendar is connected")
        .await;
    assert!(problem(&page).contains("no calendar is connected"));
}

#[tokio::test]
async fn a_demo_asks_no_calendar() {
    let visitor = Visitor::of_a_demo().await;
    let fields = [("feed", "https://calendar.example.org/x")];
    visitor.refuses("/connections/calendars", &fields, "the demo asks nobody anything").await;
}
