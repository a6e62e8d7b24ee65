//! Whatever a forge answers: a sentence, and no token anywhere else.

use std::time::{Duration, Instant};

use collect::forge::{Bounds, Error};
use testkit::forge::{Forge, Speaks, Trouble, When, World};

use crate::kept::{
    Memory, TOKEN, called, client_of, hour, list, read, read_well, read_with, repository, stories, story,
};

fn forge(speaks: Speaks) -> Forge {
    Forge::speaking(speaks, World::of(stories(5), hour(100)))
}

fn on(part: &str) -> When {
    When::Path(part.to_owned(), 1_000_000)
}

/// How a reading ends where the answers to a part of the questions are these.
fn ended(speaks: Speaks, part: &str, trouble: Trouble) -> (Memory, Error) {
    let forge = forge(speaks);
    forge.trouble(on(part), trouble);
    let mut memory = Memory::default();
    let (_, ended) = read(&forge, &mut memory);
    let error = ended.expect_err("it cannot end well");
    assert!(!error.hint().is_empty());
    assert!(!format!("{error} {error:?} {:?}", error.hint()).contains(TOKEN));
    (memory, error)
}

/// The sentence about the one request whose story is so, which is called `it` in it; the others are read. It is the same for each kind of forge.
fn skipped(trouble: Trouble) -> String {
    let [one, other] = Speaks::ALL.map(|speaks| skipped_by(speaks, trouble.clone()));
    assert_eq!(one, other);
    one
}

fn skipped_by(speaks: Speaks, trouble: Trouble) -> String {
    let forge = forge(speaks);
    forge.trouble(on(&story(speaks, Some(2))), trouble);
    let mut memory = Memory::default();
    let (_, ended) = read(&forge, &mut memory);
    ended.unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(memory.read.keys().copied().collect::<Vec<_>>(), [1, 3, 4, 5]);
    assert_eq!(memory.skipped[0].0, 2);
    memory.skipped[0].1.replace(called(speaks).1, "it")
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
        assert_eq!(skipped(huge.clone()), "the answer to it is larger than 8388608 bytes");
        for speaks in Speaks::ALL {
            let (_, error) = ended(speaks, list(speaks), huge.clone());
            let wanted = format!("the answer to {} is larger than 8388608 bytes", called(speaks).0);
            assert_eq!(error.to_string(), wanted);
        }
    }
    #[cfg(target_os = "linux")]
    assert!(peak() - before < 120_000_000, "{} bytes more", peak() - before);
}

#[test]
fn pages_without_an_end_are_left() {
    for speaks in Speaks::ALL {
        assert_eq!(skipped(Trouble::NeverEnds), "the pages of it do not end");
        assert_eq!(skipped(Trouble::Repeats), "the pages of it do not end");
        let begun = Instant::now();
        let (memory, error) = ended(speaks, list(speaks), Trouble::NeverEnds);
        assert_eq!(error.to_string(), format!("the pages of {} do not end", called(speaks).0));
        assert_eq!(memory.read.len(), 5, "what was on the first is kept");
        assert!(begun.elapsed() < Duration::from_secs(60));
        assert!(matches!(ended(speaks, list(speaks), Trouble::Repeats).1, Error::Endless { .. }));
    }
}

#[test]
fn where_what_was_reopened_cannot_be_listed_each_request_is_asked_by_itself() {
    for trouble in [
        Trouble::NeverEnds,
        Trouble::Repeats,
        Trouble::status(403),
        Trouble::status(404),
        Trouble::status(422),
        Trouble::Huge { bytes: 20_000_000, said: false },
    ] {
        let forge = forge(Speaks::GitLab);
        forge.trouble(on("/events?"), trouble);
        let mut memory = Memory::default();
        read(&forge, &mut memory).1.unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(memory.read.len(), 5);
        let asked = forge.asked();
        let of = |part: &str| asked.iter().filter(|question| question.target.contains(part)).count();
        assert_eq!(of("/resource_state_events"), 5);
        assert!(of("/events?") <= 101, "{}", of("/events?"));
    }
    // What leads elsewhere, or is none of this forge's, is no list that is missing.
    let elsewhere = Trouble::leads(302, "https://example.org/");
    assert!(matches!(ended(Speaks::GitLab, "/events?", elsewhere).1, Error::Elsewhere { .. }));
    assert!(matches!(ended(Speaks::GitLab, "/events?", Trouble::page()).1, Error::Page { .. }));
    assert!(matches!(ended(Speaks::GitLab, "/events?", Trouble::status(401)).1, Error::WrongToken));
}

#[test]
fn a_token_goes_to_no_other_place() {
    for speaks in Speaks::ALL {
        let other = Forge::speaking(speaks, World::of(stories(5), hour(100)));
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
                let (_, error) = ended(speaks, repository(speaks), Trouble::leads(status, &to));
                assert!(matches!(error, Error::Elsewhere { .. }), "{to}: {error}");
            }
            // The same by a next page.
            let link = vec![("link".to_owned(), format!("<{to}>; rel=\"next\""))];
            let (_, error) = ended(
                speaks,
                list(speaks),
                Trouble::Answers { status: 200, headers: link, body: "[]".to_owned() },
            );
            assert!(matches!(error, Error::Elsewhere { .. }), "{to}: {error}");
        }
        assert_eq!(other.asked(), [], "nobody came there");
    }
}

#[test]
fn a_token_goes_in_a_header_and_in_no_address() {
    for speaks in Speaks::ALL {
        let forge = forge(speaks);
        read_well(&forge, &mut Memory::default());
        for question in forge.asked() {
            let sent = match speaks {
                Speaks::GitHub => format!("Bearer {TOKEN}"),
                Speaks::GitLab => TOKEN.to_owned(),
            };
            assert_eq!(question.token, Some(sent));
            assert!(!question.target.contains(TOKEN));
        }
        let client = client_of(&forge.url(), speaks, Bounds::default(), |_| panic!("nothing is asked"));
        assert!(!format!("{client:?}").contains(TOKEN));
    }
}

#[test]
fn redirects_in_a_circle_are_left() {
    for speaks in Speaks::ALL {
        let below = if speaks == Speaks::GitLab { "/api/v4" } else { "" };
        let circle = Trouble::leads(302, &format!("{below}{}", repository(speaks)));
        let forge = forge(speaks);
        forge.trouble(on(repository(speaks)), circle);
        let (_, ended) = read(&forge, &mut Memory::default());
        assert!(matches!(ended, Err(Error::Circle { .. })), "{ended:?}");
        assert_eq!(forge.asked().len(), 6);
    }
}

#[test]
fn what_is_no_json_or_has_another_shape_is_said() {
    let page = "it is answered with a page for a browser";
    assert_eq!(skipped(Trouble::page()), page);
    assert_eq!(skipped(Trouble::says(" <html><body>Sign in</body></html>")), page);
    for text in ["", "[", "nothing", "[]]", "[] x", "\u{1f}\u{8b}\u{8}"] {
        assert_eq!(skipped(Trouble::says(text)), "the answer to it is no JSON", "{text:.20}");
    }
    for speaks in Speaks::ALL {
        let said = skipped_by(speaks, Trouble::says(&"[".repeat(100_000)));
        assert!(said.starts_with("the answer to it "), "{said}");
    }
    for speaks in Speaks::ALL {
        let known = match speaks {
            Speaks::GitHub => "[{\"event\":\"merged\",\"created_at\":7}]",
            Speaks::GitLab => "[{\"system\":true,\"body\":\"merged\",\"created_at\":7}]",
        };
        for text in ["{}", "7", "null", "[[]]", "[null]", known] {
            let said = skipped_by(speaks, Trouble::says(text));
            assert!(said.starts_with("the answer to it has another shape"), "{text}: {said}");
        }
        for text in ["{}", "[7]", "[{\"number\":\"one\",\"iid\":\"one\"}]", "[{\"number\":-1,\"iid\":-1}]"] {
            let (_, error) = ended(speaks, list(speaks), Trouble::says(text));
            assert!(matches!(error, Error::Shape { .. }), "{text}");
        }
        let name = "{\"full_name\":\"../../x\",\"path_with_namespace\":\"../../x\"}";
        let (_, error) = ended(speaks, repository(speaks), Trouble::says(name));
        assert!(matches!(error, Error::Name), "{error}");
        let (_, error) = ended(speaks, repository(speaks), Trouble::page());
        assert!(matches!(error, Error::Page { .. }), "{error}");
    }
}

#[test]
fn what_an_answer_says_of_itself_is_cut_short_in_a_sentence() {
    for speaks in Speaks::ALL {
        let x = "x".repeat(10_000);
        let long = format!("[{{\"number\":\"{x}\u{1b}[31m\",\"iid\":\"{x}\u{1b}[31m\"}}]");
        let (_, error) = ended(speaks, list(speaks), Trouble::says(&long.replace('\u{1b}', "\\u001b")));
        let said = error.to_string();
        assert!(said.len() < 400 && !said.chars().any(char::is_control), "{said}");
    }
}

#[test]
fn a_title_is_taken_as_it_is_and_is_no_page() {
    for speaks in Speaks::ALL {
        let mut stories = stories(1);
        stories[0].title = "</title><script>alert('x')</script>\u{202e}\u{1b}[31m".to_owned();
        let title = stories[0].title.clone();
        let forge = Forge::speaking(speaks, World::of(stories, hour(100)));
        let mut memory = Memory::default();
        read_well(&forge, &mut memory);
        assert_eq!(memory.read[&1].request.title, title);
    }
}

#[test]
fn refusals_are_told_apart() {
    let refused = |status: u16, headers: &[(&str, &str)], body: &str| {
        let headers: Vec<(String, String)> =
            headers.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        let answers = Trouble::Answers { status, headers, body: body.to_owned() };
        let [one, other] = Speaks::ALL.map(|speaks| ended(speaks, list(speaks), answers.clone()).1);
        assert_eq!(std::mem::discriminant(&one), std::mem::discriminant(&other));
        one
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
    assert_eq!(skipped(Trouble::status(410)), "it was deleted");
    assert_eq!(skipped(Trouble::status(404)), "it is not there, or the token may not see it");
}

#[test]
fn a_forge_that_drips_is_left() {
    for speaks in Speaks::ALL {
        let forge = forge(speaks);
        forge.trouble(on(list(speaks)), Trouble::Drips(Duration::from_millis(100)));
        let bounds = Bounds { rest: Duration::from_millis(300), ..Bounds::default() };
        let begun = Instant::now();
        let (pauses, ended) = read_with(&forge, &mut Memory::default(), bounds);
        assert!(matches!(ended, Err(Error::Down { .. })), "{ended:?}");
        assert_eq!(pauses, [1, 2, 4, 8, 16]);
        assert!(begun.elapsed() < Duration::from_secs(20));
    }
}

#[test]
fn nobody_there_is_said_at_once() {
    // A port below 1024 that is nobody's.
    let mut client = client_of("http://127.0.0.1:1", Speaks::GitHub, Bounds::default(), |_| {
        panic!("waiting does not help")
    });
    let address = client.at("/user");
    let error = client.ask(&address, "the account of the token").expect_err("nobody is there");
    assert!(matches!(error, Error::Down { .. }), "{error}");
}

#[test]
fn a_forge_that_does_not_speak_tls_is_said_at_once() {
    for speaks in Speaks::ALL {
        let forge = forge(speaks);
        let url = forge.url().replace("http://", "https://");
        let mut client = client_of(&url, speaks, Bounds::default(), |_| panic!("waiting does not help"));
        let address = client.at("/user");
        let error = client.ask(&address, "the account of the token").expect_err("it is no TLS");
        assert!(matches!(error, Error::Tls { .. }), "{error}");
        assert!(forge.asked().iter().all(|question| question.token.is_none()));
    }
}
