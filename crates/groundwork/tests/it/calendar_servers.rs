//! A calendar of a server: found, chosen, read, and then what changed.

use testkit::forge::{Trouble, When};

use crate::calendars::{ALONE, Desk, OF_TWO, SECRET, answers, calendar};
use crate::connect::files_with;

fn places(responses: &[String], token: &str) -> Trouble {
    let body = format!(
        "<d:multistatus xmlns:d='DAV:' xmlns:c='urn:ietf:params:xml:ns:caldav'>{}<d:sync-token>{token}</d:sync-token></d:multistatus>",
        responses.concat()
    );
    answers(207, &[("content-type", "application/xml")], &body)
}

fn place(href: &str, properties: &str) -> String {
    format!(
        "<d:response><d:href>{href}</d:href><d:propstat><d:prop>{properties}</d:prop><d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response>"
    )
}

fn item(href: &str, etag: &str, text: &str) -> String {
    place(href, &format!("<d:getetag>{etag}</d:getetag><c:calendar-data>{text}</c:calendar-data>"))
}

impl Desk {
    /// What a server answers next where a path holds this.
    fn next(&self, path: &str, what: Trouble) {
        self.host.trouble(When::Path(path.to_owned(), 1), what);
    }

    /// A server with two calendars, asked once which there are.
    fn has_two(&self) {
        const KIND: &str = "<d:resourcetype><d:collection/><c:calendar/></d:resourcetype>";
        let two = ["work", "home"].map(|name| {
            place(
                &format!("/me/all/{name}/"),
                &format!("{KIND}<d:displayname>{name} \u{202e}plan</d:displayname>"),
            )
        });
        self.next("/me/all/", places(&two, ""));
        let me = "<c:calendar-home-set><d:href>/me/all/</d:href></c:calendar-home-set>\
            <c:calendar-user-address-set><d:href>mailto:mira@other.example</d:href></c:calendar-user-address-set>";
        self.next("/me/", places(&[place("/me/", me)], ""));
        let root = "<d:current-user-principal><d:href>/me/</d:href></d:current-user-principal>";
        self.next("/", places(&[place("/", root)], ""));
    }
}

#[test]
fn one_calendar_of_a_server_is_chosen_read_and_then_what_changed() {
    let here = Desk::new();
    let url = format!("{}/", here.host.url());
    let server = ["connect", "caldav", &url, "--user", "mira", "--password-env", "CALENDAR"];
    here.has_two();
    let said = here.fails(&server);
    assert!(said.contains("the account has 2 calendars: name one"), "{said}");
    assert!(said.contains("work"), "{said}");

    let two = calendar(&[&OF_TWO.replace("mira@kassa", "mira@other")]);
    for what in [
        places(&[place("/me/all/work/", "<d:sync-token>one</d:sync-token>")], ""),
        places(
            &[
                item("/me/all/work/a.ics", "1", &two.replace('<', "&lt;")),
                item("/me/all/work/b.ics", "1", &calendar(&[ALONE])),
            ],
            "",
        ),
    ] {
        here.next("/me/all/work/", what);
    }
    here.has_two();
    let which = here.says(&[&server[..], &["--calendar", "/me/all/work/", "--name", "work"]].concat());
    // The server's address of the lead is theirs: both entries count.
    assert!(which.contains("Read work: 11 entries.") && !which.contains("others and not you"), "{which}");
    assert!(here.host.asked().iter().all(|question| !question.target.contains(SECRET)));
    assert_eq!(files_with(&here.program.data(), SECRET), Vec::<String>::new(), "only where it is was kept");

    let gone = "<d:response><d:href>/me/all/work/b.ics</d:href><d:status>HTTP/1.1 404 Not Found</d:status></d:response>";
    here.next("/me/all/work/", places(&[gone.to_owned()], "two"));
    let read = here.says(&["sources", "--read"]);
    assert!(read.contains("Read work: 10 entries."), "{read}");
    here.next("/me/all/work/", places(&[], "two"));
    let read = here.says(&["sources", "--read"]);
    assert!(read.contains("Nothing new of work: 10 entries."), "{read}");
    here.next("/me/all/work/", answers(401, &[], ""));
    let said = here.fails(&["sources", "--read"]);
    assert!(said.contains("work: the server does not accept the name and the password"), "{said}");
    assert!(here.says(&["sources"]).contains("; 10 entries from"));

    // At a terminal it asks for the password, and which.
    for what in [places(&[place("/me/all/home/", "")], ""), places(&[], "")] {
        here.next("/me/all/home/", what);
    }
    here.has_two();
    let args = ["connect", "caldav", &url, "--user", "mira"];
    let answer = here.program.at_a_terminal(here.case.path(), &args, &[SECRET, "1"]);
    assert_eq!(answer.code, Some(0), "{answer:?}");
    assert!(!answer.out.contains(SECRET) && answer.out.contains("1  home"), "{answer:?}");
    assert_eq!(files_with(&here.program.data(), SECRET), ["secrets"]);
}
