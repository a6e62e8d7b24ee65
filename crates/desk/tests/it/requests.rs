//! What change requests say, in words and as data, with a forge and without.

use desk::scorecard::{Shows, findings, signs, unseen};
use desk::signal::{detail, facts, figure, finding};
use desk::{Desk, Report, json, lines};
use records::Forge;
use serde_json::Value;
use testkit::cases::{self, Case};

use crate::forge::{APPROVES, LEAD, asks, at, comments, forge, request, sixty_weeks};
use crate::opened::Opened;

/// All that is said of a signal.
fn said(report: &Report, id: &str) -> String {
    let signal = report.signals().into_iter().find(|signal| signal.definition.id == id).unwrap();
    let mut text: Vec<String> = finding(report, signal).iter().map(ToString::to_string).collect();
    text.extend(detail(report, signal).said.iter().map(ToString::to_string));
    text.extend(facts(report, signal).into_iter().map(|(name, fact)| format!("{name}: {fact}")));
    text.push(figure(report, signal).to_string());
    text.join("\n")
}

/// A sign as its row has it.
fn sign(report: &Report, name: &str) -> String {
    let sign = signs(report).into_iter().find(|sign| sign.name == name).unwrap();
    match sign.shows {
        Shows::Hours(hours) => format!(
            "{} of {}, before {:?}, usual {:?}, {}{}",
            hours.now,
            hours.waits,
            hours.before,
            hours.usual,
            hours.verdict,
            hours.behind()
        ),
        Shows::Words(why, command) => format!("{why} | {command:?}"),
        Shows::Figure(figure) => figure.tail(),
    }
}

fn of(case: Case, forge: Option<Forge>, look: impl FnOnce(&Report)) {
    let opened = Opened::over(case);
    let mut desk = opened.desk();
    desk.forges = vec![forge];
    let ground = desk.ground().unwrap();
    look(&Report::of(&ground));
}

fn data(report: &Report, id: &str) -> Value {
    let signal = report.signals().into_iter().find(|signal| signal.definition.id == id).unwrap();
    json::signal_with_evidence(report, signal)
}

/// Whether all of these are said.
fn holds(text: &str, sentences: &[&str]) {
    for sentence in sentences {
        assert!(text.contains(sentence), "\"{sentence}\" is not in\n{text}");
    }
}

#[test]
fn with_a_forge_the_signs_say_who_waits() {
    of(cases::seven(), Some(forge(sixty_weeks())), |report| {
        // Two requests a week are answered after 20 hours, before after 30, and two of the last week wait on.
        let waits = "20 h of 26, before Some(\"30 h\"), usual Some(\"30 h\"), down; the others, 4 h; 4 wait for you, the \
                     oldest since Tuesday 10 November";
        assert_eq!(sign(report, "Bottlenecks"), waits);
        holds(
            &sign(report, "Overinvolvement"),
            &["; 25 % of the others' requests merged on your approval alone"],
        );
        assert!(unseen(report).starts_with("Git and your forge see what was merged and reviewed"));
        assert!(!report.is_incomplete());
    });
}

#[test]
fn each_signal_of_requests_says_how_it_is_made_and_how_far_the_forge_was_read() {
    of(cases::seven(), Some(forge(sixty_weeks())), |report| {
        let read = "Coverage: GitHub kassa/kassa from 23 October 2023 to 19 November 2026, 244 requests";
        holds(&said(report, "s2"), &[read, "25 %, 12 of 48 in the twelve weeks", "0 by you, 0 by others"]);
        holds(
            &said(report, "s3"),
            &[
                read,
                "20 h at the median; the others' 4 h. 24 of 26 requests to you",
                "Down: before 30 h, 96 requests. Usually 30 h.",
                "lasted 30 h or longer, which is the median of all of the sixty weeks: now 8 %, 2 of 26, before 100 %",
                "the others: 4 h of 24 waits on 3 people; yours is 5.0 times that",
            ],
        );
        holds(
            &said(report, "s3w"),
            &[
                read,
                "4 wait for you, the oldest since Tuesday 10 November.",
                "#241 Settle\u{fffd}[2J it 241: since Tuesday 10 November, for your review",
                "in hours from Monday to Friday, because you said no hours of yours",
            ],
        );
        // Of 60 Mira gave 24, and five others 12, 12, 6, 6 and none: H is 0.26, and (0.26 - 1/7) / (6/7) = 0.137.
        holds(&said(report, "s4"), &[read, "40 %, 24 of 60", "spread over 7 people: 14 %"]);
    });
}

#[test]
fn without_a_forge_nothing_is_a_number_and_a_command_connects_one() {
    of(cases::seven(), None, |report| {
        let command = "groundwork connect github OWNER/REPO";
        let why = format!("not seen: git does not record who was asked for review | {:?}", Some(command));
        assert_eq!(sign(report, "Bottlenecks"), why);
        for id in ["s2", "s3", "s3w", "s4", "s14"] {
            let text = said(report, id);
            holds(&text, &["Not seen: git does not record", command, "Coverage: no forge is connected"]);
            assert!(!text.contains("dropped") && !text.contains("0 %"), "{text}");
            let data = data(report, id);
            assert_eq!(data["signal"]["status"], "not_connected");
            let nothing = ["value", "numerator", "denominator", "verdict", "detail"];
            assert!(nothing.iter().all(|field| data["signal"][field].is_null()), "{data}");
        }
        assert!(!report.is_incomplete(), "what is not connected is not missing");
    });
}

#[test]
fn comments_that_ask_are_a_share_of_comments() {
    let commented = |comments| Some(Forge { comments, ..forge(sixty_weeks()) });
    of(cases::seven(), commented(comments()), |report| {
        holds(
            &said(report, "s14"),
            &[
                "25 %, 12 of 48 in the twelve weeks to 15 November 2026.",
                "Down: before 50 %, 96 of 192. Usually 50 %.",
                "Beside it: they stand on 4 requests; new owners: ",
                "Coverage: GitHub kassa/kassa from 23 October 2023 to 19 November 2026, 244 requests",
            ],
        );
        let data = data(report, "s14");
        let signal = &data["signal"];
        assert_eq!((&signal["value"], &signal["verdict"]), (&Value::from(0.25), &Value::from("down")));
        assert_eq!((&signal["numerator"], &signal["denominator"]), (&Value::from(12), &Value::from(48)));
        assert_eq!(signal["detail"]["requests"], 4);
        assert_eq!(signal["coverage"]["forge"]["requests_read"], 244);
        assert_eq!(data["evidence"].as_array().map(Vec::len), Some(12));
        assert_eq!(data["denominator_links"].as_array().map(Vec::len), Some(48));
        assert_eq!(data["links"][0], "https://github.com/kassa/kassa/pull/1");
        assert!(!data.to_string().to_lowercase().contains("petrov"), "{data}");
    });
    // Nineteen of this moment are no share; none is no zero.
    let few = comments().into_iter().rev().take(19).collect();
    of(cases::seven(), commented(few), |report| {
        holds(
            &said(report, "s14"),
            &["Too few for a share: 4 of 19 comments of yours on others' requests, 20 needed."],
        );
        assert!(data(report, "s14")["signal"]["value"].is_null());
    });
    of(cases::seven(), Some(forge(sixty_weeks())), |report| {
        holds(&said(report, "s14"), &["Too few: 0 comments of yours on others' requests, 20 needed."]);
    });
}

#[test]
fn a_lead_who_only_reviews_is_told_what_the_forge_sees_of_it() {
    let finding = |report: &Report| findings(report)[0].to_string();
    of(cases::lead_only_reviews(), Some(forge(sixty_weeks())), |report| {
        let sees = "No changes by you since 12 Mar; you gave 24 reviews in twelve weeks, and 4 requests wait for you.";
        assert_eq!(finding(report), sees);
        assert!(sign(report, "Bottlenecks").starts_with("20 h of 26"));
    });
    of(cases::lead_only_reviews(), None, |report| {
        let connect = "No changes by you since 12 Mar; what waits for you is in reviews: connect the forge with groundwork \
                       connect github OWNER/REPO.";
        assert_eq!(finding(report), connect);
    });
}

#[test]
fn too_few_waits_are_listed_and_none_is_said() {
    let few = |n: i64| {
        let mut requests = Vec::new();
        for weeks_ago in 1..=n {
            let opened = at(weeks_ago, 0, 9);
            let acts = [(opened, 1, asks(LEAD)), (opened + 7 * 3_600, LEAD, APPROVES)];
            requests.push(request(weeks_ago as u64, 1, opened, &acts));
        }
        forge(requests)
    };
    of(cases::seven(), Some(few(3)), |report| {
        let why = "3 requests to you for a review, 10 needed for a median; the longest 7 h; nothing waits for you | None";
        assert_eq!(sign(report, "Bottlenecks"), why);
        holds(&said(report, "s3"), &["#3 Settle\u{fffd}[2J it 3: 7 h"]);
    });
    of(cases::seven(), Some(few(0)), |report| {
        let why = "nobody asked you in person for a review in the twelve weeks; nothing waits for you | None";
        assert_eq!(sign(report, "Bottlenecks"), why);
    });
}

#[test]
fn a_team_of_two_has_no_share_of_the_other() {
    of(cases::two(), Some(forge(sixty_weeks())), |report| {
        for id in ["s2", "s4"] {
            holds(&said(report, id), &["Not applicable: with two people each figure is the other's."]);
        }
        holds(&said(report, "s3"), &["20 h at the median"]);
    });
}

#[test]
fn data_names_nobody_and_opens_each_request() {
    of(cases::seven(), Some(forge(sixty_weeks())), |report| {
        for id in ["s2", "s3", "s3w", "s4", "s14"] {
            let data = data(report, id);
            let text = data.to_string().to_lowercase();
            assert!(
                !text.contains("petrov") && !text.contains("haddad") && !text.contains("settle"),
                "{text}"
            );
            let ids = data["evidence"].as_array().unwrap();
            let links = data["links"].as_array().unwrap();
            assert_eq!(ids.len(), links.len());
            for (id, link) in ids.iter().zip(links) {
                let number = id.as_str().unwrap().strip_prefix('#').unwrap();
                assert_eq!(link.as_str().unwrap(), format!("https://github.com/kassa/kassa/pull/{number}"));
            }
        }
        let waits = data(report, "s3");
        let read = waits["signal"]["coverage"]["forge"].as_object().unwrap().clone();
        // Those of docs/json.md.
        let fields = "changes changes_with_request from reaches_window repositories repositories_connected requests \
                      requests_read to";
        assert_eq!(read.keys().map(String::as_str).collect::<Vec<_>>().join(" "), fields);
        assert_eq!(
            (&read["requests"], &read["from"], &read["to"]),
            (&244.into(), &"2023-10-23".into(), &"2026-11-19".into())
        );
        assert_eq!(waits["signal"]["value"], 20.0);
        let newest = waits["signal"]["points"].as_array().unwrap().last().unwrap().clone();
        assert_eq!((&newest["numerator"], &newest["denominator"]), (&Value::from(72_000), &Value::from(26)));
        assert_eq!(newest["value"], 20.0);
        assert_eq!(data(report, "s3w")["signal"]["detail"]["waiting"][0]["since"], "2026-11-10");
        assert!(data(report, "s1a")["links"].is_null());
    });
}

#[test]
fn a_line_drawn_of_one_forge_is_not_that_of_another() {
    let opened = Opened::over(cases::seven());
    let mut desk = opened.desk();
    let drawn = |desk: &mut Desk, forge: Option<Forge>| {
        desk.forges = vec![forge];
        let (points, kept) = {
            let ground = desk.ground().unwrap();
            let mut report = Report::of(&ground);
            let kept = lines::draw(&mut report, desk).unwrap();
            (report.gate.signal.points.first().map(|point| point.count), kept)
        };
        let (team, now) = (desk.team.clone(), desk.asked.now);
        lines::keep(&mut desk.data, &team, &kept, now).unwrap();
        points
    };
    let all = drawn(&mut desk, Some(forge(sixty_weeks())));
    assert_eq!(all.map(|count| count.of), Some(48));
    // More that came late moves no point that was drawn.
    let half: Vec<_> = sixty_weeks().into_iter().filter(|request| request.number % 2 == 0).collect();
    assert_eq!(drawn(&mut desk, Some(forge(half.clone()))), all);
    // Another forge has a line of its own.
    let mut other = forge(half);
    other.place.name = "kassa/moved".to_owned();
    assert_eq!(drawn(&mut desk, Some(other)).map(|count| count.of), Some(24));
    assert_eq!(drawn(&mut desk, None), None);
}
