//! The address of a feed: what is taken of it, where it may lead, and that nobody reads it in a sentence.

use std::ops::ControlFlow;
use std::time::Duration;

use collect::calendar::caldav::{Login, Server};
use collect::calendar::{Error, Fed, Feed, file, read};
use collect::forge::Bounds;
use testkit::forge::{Forge, Trouble, When, World};

use crate::calendars::{calendar, wanted};
use crate::kept::hour;

/// What stands in a feed's address, and in no sentence.
const SECRET: &str = "private-0a1b2c3d";

fn bounds() -> Bounds {
    Bounds { body: 8 * 1024 * 1024, answer: Duration::from_secs(5), rest: Duration::from_secs(5) }
}

/// Whoever answers to that path as is said, and the address of it.
fn feed(trouble: Trouble) -> (Forge, Feed) {
    let forge = Forge::github(World::of(Vec::new(), hour(100)));
    forge.trouble(When::Path(SECRET.to_owned(), 1_000_000), trouble);
    let feed = Feed::of(&format!("{}/{SECRET}/basic.ics?key={SECRET}", forge.url())).expect("an address");
    (forge, feed)
}

fn asked(feed: &Feed) -> Result<Fed, Error> {
    feed.ask(Some("\"old\""), bounds(), |_| ControlFlow::Continue(()))
}

fn refused(trouble: Trouble) -> Error {
    let (_forge, feed) = feed(trouble);
    let error = asked(&feed).expect_err("it cannot end well");
    let said = format!("{error} {error:?} {:?} {feed:?}", error.hint());
    assert!(!said.contains(SECRET), "{said}");
    assert!(!error.hint().is_empty());
    error
}

fn answers(status: u16, headers: &[(&str, &str)], body: &str) -> Trouble {
    let headers = headers.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    Trouble::Answers { status, headers, body: body.to_owned() }
}

#[test]
fn a_feed_is_read_and_asked_whether_it_changed() {
    let text = calendar(&["UID:a\nDTSTART:20261109T090000Z\nDURATION:PT1H"]);
    let (forge, feed) = feed(answers(200, &[("etag", "\"new\"")], &text));
    let Ok(Fed::Changed { bytes, etag }) = asked(&feed) else { panic!("it is there") };
    assert_eq!(etag.as_deref(), Some("\"new\""));
    assert_eq!(read(&bytes, &wanted()).expect("a calendar").meetings.len(), 1);
    let question = &forge.asked()[0];
    assert_eq!(question.target, format!("/{SECRET}/basic.ics?key={SECRET}"));
    assert_eq!(question.token, None);
    let (_forge, feed) = self::feed(answers(304, &[], ""));
    assert_eq!(asked(&feed).expect("an answer"), Fed::Unchanged);
    // Whoever asks for all of it for the first time is not told that it is as it was.
    let first = feed.ask(None, bounds(), |_| ControlFlow::Continue(())).expect_err("nothing is there");
    assert!(matches!(first, Error::Unasked { .. }) && !first.hint().is_empty(), "{first}");
}

#[test]
fn an_address_is_taken_as_people_write_it_and_only_its_host_is_said() {
    for (typed, host) in [
        ("https://calendar.example.org/x/basic.ics", "calendar.example.org"),
        (" webcal://Calendar.example.org/x?key=1#top ", "calendar.example.org"),
        ("https://calendar.example.org:8443?key=1", "calendar.example.org:8443"),
        ("http://localhost:8000/x.ics", "localhost:8000"),
    ] {
        assert_eq!(Feed::of(typed).expect(typed).host(), host);
    }
    for typed in ["", "calendar.ics", "ftp://host/x", "https://", "https://a b/", "https:///x", "webcal://"] {
        assert!(matches!(Feed::of(typed), Err(Error::Address { .. })), "{typed}");
    }
    for typed in [format!("https://me:{SECRET}@host/"), format!("webcal://{SECRET}@host/x")] {
        let error = Feed::of(&typed).expect_err(&typed);
        assert!(matches!(error, Error::Credentials));
        assert!(!format!("{error} {error:?}").contains(SECRET));
    }
    assert!(matches!(Feed::of("http://calendar.example.org/x"), Err(Error::InTheClear { .. })));
}

#[test]
fn two_hundred_megabytes_are_not_taken() {
    for said in [true, false] {
        let error = refused(Trouble::Huge { bytes: 200_000_000, said });
        assert_eq!(error.to_string(), "the feed is larger than 8388608 bytes");
    }
    let folder = std::env::temp_dir().join(format!("groundwork-feeds-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    let path = folder.join("large.ics");
    // A file with a hole in it takes no room on the disk.
    std::fs::File::create(&path).and_then(|file| file.set_len(200_000_000)).expect("a file");
    let error = file(&path).expect_err("it is too large");
    assert!(matches!(error, Error::TooLarge { .. }), "{error}");
    assert!(matches!(file(&folder.join("none.ics")), Err(Error::File { .. })));
    std::fs::write(&path, calendar(&[])).expect("a file");
    assert!(read(&file(&path).expect("a file").0, &wanted()).expect("a calendar").meetings.is_empty());
    std::fs::remove_dir_all(&folder).expect("it is ours");
}

#[test]
fn a_redirect_is_followed_where_nobody_else_can_read_it() {
    let text = calendar(&[]);
    let (forge, feed) = feed(Trouble::leads(302, "/elsewhere.ics"));
    forge.trouble(When::Path("/elsewhere.ics".to_owned(), 10), answers(200, &[], &text));
    assert!(matches!(asked(&feed), Ok(Fed::Changed { .. })));
    // To another port of this machine in the clear, to a host in the clear, and to what is no address.
    let other = Forge::github(World::of(Vec::new(), hour(100)));
    for to in [
        other.url(),
        "http://calendar.example.org/x".to_owned(),
        "//other/x".to_owned(),
        "javascript:1".to_owned(),
    ] {
        let error = refused(Trouble::leads(301, &to));
        assert!(matches!(error, Error::Elsewhere { .. }), "{to}: {error}");
    }
    assert_eq!(other.asked(), [], "nobody came there");
    assert!(matches!(refused(Trouble::leads(302, &format!("/{SECRET}"))), Error::Circle { .. }));
}

#[test]
fn refusals_and_failures_are_told_apart() {
    assert!(matches!(refused(answers(404, &[], "")), Error::NotFound { .. }));
    assert!(matches!(refused(answers(403, &[], "")), Error::Refused { status: 403, .. }));
    assert!(matches!(refused(answers(503, &[], "")), Error::Failing { status: 503, .. }));
    assert!(matches!(refused(Trouble::Silent), Error::Down { .. }));
    let (_forge, feed) = feed(Trouble::page());
    let Ok(Fed::Changed { bytes, .. }) = asked(&feed) else { panic!("it answers") };
    assert!(matches!(read(&bytes, &wanted()), Err(Error::Page)));
    let mut pauses = Vec::new();
    let (_forge, feed) = self::feed(answers(429, &[("retry-after", "7")], ""));
    let ended = feed.ask(None, bounds(), |wait| {
        pauses.push(wait.lasts.as_secs());
        if pauses.len() == 2 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    assert!(matches!(ended, Err(Error::Stopped)));
    assert_eq!(pauses, [7, 7]);
}

#[test]
fn a_password_goes_to_the_server_that_was_named_and_nowhere_else() {
    let other = Forge::github(World::of(Vec::new(), hour(100)));
    let login = || Login::of("lead", SECRET).expect("a name and a password");
    assert!(!format!("{:?}", login()).contains(SECRET));
    for to in [other.url(), "https://calendar.example.org/".to_owned(), "//127.0.0.1/x".to_owned()] {
        let forge = Forge::github(World::of(Vec::new(), hour(100)));
        forge.trouble(When::Path("/".to_owned(), 1_000), Trouble::leads(302, &to));
        let mut server = Server::new(&forge.url(), login(), |_| ControlFlow::Continue(())).expect("a server");
        let error = server.account().expect_err("it leads elsewhere");
        assert!(matches!(error, Error::Elsewhere { .. }), "{to}: {error}");
        assert!(!format!("{error} {error:?} {server:?}").contains(SECRET));
        assert!(forge.asked().iter().all(|question| !question.target.contains(SECRET)));
    }
    // The same by what an answer names.
    let forge = Forge::github(World::of(Vec::new(), hour(100)));
    let leads = format!(
        "<d:multistatus xmlns:d='DAV:'><d:response><d:href>/</d:href><d:propstat><d:prop><d:current-user-principal>\
         <d:href>{}/me/</d:href></d:current-user-principal></d:prop></d:propstat></d:response></d:multistatus>",
        other.url()
    );
    forge.trouble(
        When::Path("/".to_owned(), 1_000),
        answers(207, &[("content-type", "application/xml")], &leads),
    );
    let mut server = Server::new(&forge.url(), login(), |_| ControlFlow::Continue(())).expect("a server");
    assert!(matches!(server.account(), Err(Error::Elsewhere { .. })));
    assert_eq!(other.asked(), [], "nobody came there");
    for (name, password) in [("", "x"), ("a:b", "x"), ("a\n", "x"), ("a", "x\r\ny")] {
        assert!(matches!(Login::of(name, password), Err(Error::NoPassword)));
    }
}

#[test]
fn a_server_that_is_none_is_said() {
    for answer in
        [Trouble::page(), answers(207, &[], "no list"), answers(207, &[], "<a/>"), answers(501, &[], "")]
    {
        let forge = Forge::github(World::of(Vec::new(), hour(100)));
        forge.trouble(When::Path("/".to_owned(), 1_000), answer);
        let login = Login::of("lead", SECRET).expect("a name and a password");
        let mut server = Server::new(&forge.url(), login, |_| ControlFlow::Continue(())).expect("a server");
        let error = server.account().expect_err("it is no server");
        assert!(matches!(error, Error::Shape { .. } | Error::Page | Error::Failing { .. }), "{error}");
        assert!(!error.hint().is_empty());
    }
}
