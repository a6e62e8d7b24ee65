//! Whatever a forge answers: a sentence, and no token anywhere else.

use std::time::{Duration, Instant};

use collect::forge::{Bounds, Error};
use testkit::forge::{Forge, Trouble, When, World};

use crate::kept::{Memory, TOKEN, client_of, hour, read, read_well, read_with, stories};

fn forge() -> Forge {
    Forge::github(World::of(stories(5), hour(100)))
}

fn on(part: &str) -> When {
    When::Path(part.to_owned(), 1_000_000)
}

/// How a reading ends where the answers to a part of the questions are these.
fn ended(part: &str, trouble: Trouble) -> (Memory, Error) {
    let forge = forge();
    forge.trouble(on(part), trouble);
    let mut memory = Memory::default();
    let (_, ended) = read(&forge, &mut memory);
    let error = ended.expect_err("it cannot end well");
    assert!(!error.hint().is_empty());
    assert!(!format!("{error} {error:?} {:?}", error.hint()).contains(TOKEN));
    (memory, error)
}

/// The sentence about the one request whose timeline is so; the others are read.
fn skipped(trouble: Trouble) -> String {
    let forge = forge();
    forge.trouble(on("/issues/2/timeline"), trouble);
    let mut memory = Memory::default();
    let (_, ended) = read(&forge, &mut memory);
    ended.unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(memory.read.keys().copied().collect::<Vec<_>>(), [1, 3, 4, 5]);
    assert_eq!(memory.skipped[0].0, 2);
    memory.skipped[0].1.clone()
}

/// The most memory this process had so far, in bytes.
#[cfg(target_os = "linux")]
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").expect("the system says so");
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).expect("a line");
    line.trim().trim_end_matches(" kB").trim().parse::<u64>().expect("a number") * 1_024
}

#[test]
fn a_body_of_two_hundred_megabytes_is_not_taken() {
    #[cfg(target_os = "linux")]
    let before = peak();
    for said in [true, false] {
        let huge = Trouble::Huge { bytes: 200_000_000, said };
        assert_eq!(skipped(huge.clone()), "the answer to the timeline of #2 is larger than 8388608 bytes");
        let (_, error) = ended("/pulls", huge);
        assert_eq!(error.to_string(), "the answer to the list of pull requests is larger than 8388608 bytes");
    }
    #[cfg(target_os = "linux")]
    assert!(peak() - before < 120_000_000, "{} bytes more", peak() - before);
}

#[test]
fn pages_without_an_end_are_left() {
    assert_eq!(skipped(Trouble::NeverEnds), "the pages of the timeline of #2 do not end");
    assert_eq!(skipped(Trouble::Repeats), "the pages of the timeline of #2 do not end");
    let begun = Instant::now();
    let (memory, error) = ended("/pulls", Trouble::NeverEnds);
    assert_eq!(error.to_string(), "the pages of the list of pull requests do not end");
    assert_eq!(memory.read.len(), 5, "what was on the first is kept");
    assert!(begun.elapsed() < Duration::from_secs(60));
    assert!(matches!(ended("/pulls", Trouble::Repeats).1, Error::Endless { .. }));
}

#[test]
fn a_token_goes_to_no_other_place() {
    let other = Forge::github(World::of(stories(5), hour(100)));
    let (port, of_other) = (other.url().rsplit_once(':').expect("a port").1.to_owned(), other.url());
    for to in [
        format!("{of_other}/repos/kassa/kassa"),
        format!("http://localhost:{port}/user"),
        format!("http://{TOKEN}@127.0.0.1:{port}/"),
        "https://example.org/repos/kassa/kassa".to_owned(),
        format!("//127.0.0.1:{port}/x"),
        "file:///etc/passwd".to_owned(),
    ] {
        for status in [301, 302, 307, 308] {
            let (_, error) = ended("/repos/kassa/kassa", Trouble::leads(status, &to));
            assert!(matches!(error, Error::Elsewhere { .. }), "{to}: {error}");
        }
        // The same by a next page.
        let link = vec![("link".to_owned(), format!("<{to}>; rel=\"next\""))];
        let (_, error) =
            ended("/pulls", Trouble::Answers { status: 200, headers: link, body: "[]".to_owned() });
        assert!(matches!(error, Error::Elsewhere { .. }), "{to}: {error}");
    }
    assert_eq!(other.asked(), [], "nobody came there");
}

#[test]
fn a_token_goes_in_a_header_and_in_no_address() {
    let forge = forge();
    read_well(&forge, &mut Memory::default());
    for question in forge.asked() {
        assert_eq!(question.token.as_deref(), Some(format!("Bearer {TOKEN}").as_str()));
        assert!(!question.target.contains(TOKEN));
    }
    let client = client_of(&forge.url(), Bounds::default(), |_| panic!("nothing is asked"));
    assert!(!format!("{client:?}").contains(TOKEN));
}

#[test]
fn redirects_in_a_circle_are_left() {
    let circle = Trouble::leads(302, "/repos/kassa/kassa");
    let forge = forge();
    forge.trouble(on("/repos/kassa/kassa"), circle);
    let (_, ended) = read(&forge, &mut Memory::default());
    assert!(matches!(ended, Err(Error::Circle { .. })), "{ended:?}");
    assert_eq!(forge.asked().len(), 6);
}

#[test]
fn what_is_no_json_or_has_another_shape_is_said() {
    let page = "the timeline of #2 is answered with a page for a browser";
    assert_eq!(skipped(Trouble::page()), page);
    assert_eq!(skipped(Trouble::says(" <html><body>Sign in</body></html>")), page);
    for text in ["", "[", "nothing", "[{\"event\":\"x\"},]", "\u{1f}\u{8b}\u{8}", &"[".repeat(100_000)] {
        assert_eq!(skipped(Trouble::says(text)), "the answer to the timeline of #2 is no JSON", "{text:.20}");
    }
    for text in ["{}", "7", "null", "[[]]", "[null]", "[{\"event\":\"merged\",\"created_at\":7}]"] {
        let said = skipped(Trouble::says(text));
        assert!(said.starts_with("the answer to the timeline of #2 has another shape"), "{text}: {said}");
    }
    for text in ["{}", "[7]", "[{\"number\":\"one\"}]", "[{\"number\":-1}]"] {
        assert!(matches!(ended("/pulls", Trouble::says(text)).1, Error::Shape { .. }), "{text}");
    }
    assert!(matches!(
        ended("/repos/kassa/kassa", Trouble::says("{\"full_name\":\"../../x\"}")).1,
        Error::Name
    ));
    assert!(matches!(ended("/repos/kassa/kassa", Trouble::page()).1, Error::Page { .. }));
}

#[test]
fn what_an_answer_says_of_itself_is_cut_short_in_a_sentence() {
    let long = format!("[{{\"number\":\"{}\u{1b}[31m\"}}]", "x".repeat(10_000));
    let (_, error) = ended("/pulls", Trouble::says(&long.replace('\u{1b}', "\\u001b")));
    let said = error.to_string();
    assert!(said.len() < 400 && !said.chars().any(char::is_control), "{said}");
}

#[test]
fn a_title_is_taken_as_it_is_and_is_no_page() {
    let mut stories = stories(1);
    stories[0].title = "</title><script>alert('x')</script>\u{202e}\u{1b}[31m".to_owned();
    let title = stories[0].title.clone();
    let forge = Forge::github(World::of(stories, hour(100)));
    let mut memory = Memory::default();
    read_well(&forge, &mut memory);
    assert_eq!(memory.read[&1].request.title, title);
}

#[test]
fn refusals_are_told_apart() {
    let refused = |status: u16, headers: &[(&str, &str)], body: &str| {
        let headers = headers.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        ended("/pulls", Trouble::Answers { status, headers, body: body.to_owned() }).1
    };
    assert!(matches!(refused(401, &[], "{\"message\":\"Bad credentials\"}"), Error::WrongToken));
    let right = [("x-accepted-github-permissions", "pull_requests=read")];
    let error = refused(403, &right, "{\"message\":\"Resource not accessible by personal access token\"}");
    assert!(matches!(error, Error::NoRight { .. }));
    assert_eq!(error.hint(), ["the forge names the right that is missing: pull_requests=read"]);
    assert!(matches!(refused(403, &[], ""), Error::NoRight { needs: None, .. }));
    assert!(matches!(refused(404, &[], "{\"message\":\"Not Found\"}"), Error::NotFound { .. }));
    assert!(matches!(refused(410, &[], ""), Error::Gone { .. }));
    assert!(matches!(refused(451, &[], ""), Error::NoRight { .. }));
    assert!(matches!(refused(422, &[], ""), Error::Refused { status: 422, .. }));
    assert_eq!(skipped(Trouble::status(410)), "the timeline of #2 was deleted");
    assert_eq!(skipped(Trouble::status(404)), "the timeline of #2 is not there, or the token may not see it");
}

#[test]
fn a_forge_that_drips_is_left() {
    let forge = forge();
    forge.trouble(on("/pulls"), Trouble::Drips(Duration::from_millis(100)));
    let bounds = Bounds { rest: Duration::from_millis(300), ..Bounds::default() };
    let begun = Instant::now();
    let (pauses, ended) = read_with(&forge, &mut Memory::default(), bounds);
    assert!(matches!(ended, Err(Error::Down { .. })), "{ended:?}");
    assert_eq!(pauses, [1, 2, 4, 8, 16]);
    assert!(begun.elapsed() < Duration::from_secs(20));
}

#[test]
fn nobody_there_is_said_at_once() {
    // A port below 1024 that is nobody's.
    let mut client = client_of("http://127.0.0.1:1", Bounds::default(), |_| panic!("waiting does not help"));
    let address = client.at("/user");
    let error = client.ask(&address, "the account of the token").expect_err("nobody is there");
    assert!(matches!(error, Error::Down { .. }), "{error}");
}

#[test]
fn a_forge_that_does_not_speak_tls_is_said_at_once() {
    let forge = forge();
    let url = forge.url().replace("http://", "https://");
    let mut client = client_of(&url, Bounds::default(), |_| panic!("waiting does not help"));
    let address = client.at("/user");
    let error = client.ask(&address, "the account of the token").expect_err("it is no TLS");
    assert!(matches!(error, Error::Tls { .. }), "{error}");
    assert!(forge.asked().iter().all(|question| question.token.is_none()));
}
