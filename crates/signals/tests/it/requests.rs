//! s2, s3, s3w and s4 over a whole ground, with figures worked out by hand.

use jiff::civil::{date, time};
use records::Hours;
use signals::reviews::{Line, Who};
use signals::stats::Word;
use signals::{Count, Record, Status, s2, s3, s3w, s4};

use crate::team::{Team, hour};

fn count(part: u64, of: u64) -> Count {
    Count { part, of }
}

fn ids(records: &[Record]) -> Vec<&str> {
    records.iter().map(|record| record.id.as_str()).collect()
}

#[test]
fn without_a_forge_nothing_is_said_and_nothing_is_missing() {
    let mut team = Team::of(3);
    team.since = None;
    let ground = team.ground();
    let signals = [
        s2::gate_share(&ground).signal,
        s3::wait_on_lead(&ground).signal,
        s3w::waiting_now(&ground).signal,
        s4::review_share(&ground).signal,
    ];
    for mut signal in signals {
        signal.keep_what_is_carried(&ground);
        signal.drop_because("too many people");
        assert_eq!(signal.status, Status::NotConnected("forge"), "{}", signal.definition.id);
        assert!(signal.count.is_none() && signal.value.is_none() && signal.verdict.is_none());
        assert!(signal.points.is_empty() && signal.denominator.is_empty());
    }
}

/// One after the other: opened, and then.
fn merged(team: &mut Team, author: &str, at: i64, acts: &[&str]) {
    let opens = format!("{author} opens it");
    let first = at - 7_200;
    let acts = acts.iter().zip(0..).map(|(act, n)| (at - 3_600 + n, *act));
    let merges = format!("{author} merges it");
    let events: Vec<(i64, &str)> =
        std::iter::once((first, opens.as_str())).chain(acts).chain([(at, merges.as_str())]).collect();
    team.request(author, &events);
}

#[test]
fn changes_of_a_repository_without_a_forge_came_without_a_request() {
    let mut team = Team::of(3);
    team.request("jonas", &[(hour(2, 9), "jonas opens it")]);
    team.second = Some((Vec::new(), Vec::new()));
    let mut ground = team.ground();
    ground.forges[0] = None;
    // Four people, a change each in each of the twelve weeks, where no forge is.
    for signal in
        [s2::gate_share(&ground).signal, s3::wait_on_lead(&ground).signal, s4::review_share(&ground).signal]
    {
        let read = signal.coverage.requests.expect("one of the two is connected");
        assert_eq!(
            (read.repositories, read.changes),
            (count(1, 2), count(0, 48)),
            "{}",
            signal.definition.id
        );
    }
}

#[test]
fn the_gate_share_is_of_others_requests_to_this_branch() {
    let mut team = Team::of(3);
    merged(&mut team, "jonas", hour(1, 11), &["mira approves"]); // #1: on the lead's approval alone
    merged(&mut team, "priya", hour(2, 11), &["mira approves", "leila approves"]); // #2: not alone
    merged(&mut team, "zoe", hour(3, 11), &["mira approves"]); // #3: a visitor's counts
    merged(&mut team, "update[bot]", hour(3, 12), &["mira approves"]); // #4: a program's does not
    merged(&mut team, "mira", hour(3, 13), &["leila approves"]); // #5: nor the lead's own
    merged(&mut team, "jonas", hour(3, 14), &["mira approves"]); // #6: nor one to another branch
    team.requests[5].into = "release".to_owned();
    team.request("leila", &[(hour(4, 9), "leila opens it"), (hour(4, 10), "mira merges it")]); // #7: no approval
    merged(&mut team, "leila", hour(5, 11), &[]); // #8: no approval, merged by another
    merged(&mut team, "jonas", hour(12, 11), &["mira approves"]); // #9: the week before now
    merged(&mut team, "jonas", hour(-1, 11), &["mira approves"]); // #10: after T
    let ground = team.ground();
    let found = s2::gate_share(&ground);
    // Of #1, #2, #3, #7 and #8 those are #1 and #3.
    assert_eq!(found.signal.count, Some(count(2, 5)));
    assert_eq!(found.signal.value, Some(0.4));
    assert_eq!((found.merged_by_lead, found.merged_by_others, found.out_of_scope), (1, 1, 0));
    assert_eq!(ids(&found.signal.numerator), ["#3", "#1"]);
    assert_eq!(ids(&found.signal.denominator), ["#8", "#7", "#3", "#2", "#1"]);
    let record = &found.signal.numerator[1];
    assert_eq!(record.link.as_deref(), Some("https://github.com/kassa/kassa/pull/1"));
    assert_eq!(record.day, date(2026, 11, 2));
    // #9 is in the points whose twelve weeks hold the week before now, and in before.
    let point = |weeks_ago: usize| found.signal.points[weeks_ago].count;
    assert_eq!(
        [point(0), point(1), point(12), point(13)],
        [count(2, 5), count(3, 6), count(1, 1), count(0, 0)]
    );
    let verdict = found.signal.verdict.expect("it is compared");
    assert_eq!((verdict.word, verdict.now, verdict.before), (Word::TooFew, count(2, 5), count(1, 1)));
}

#[test]
fn where_a_scope_is_set_a_request_counts_by_what_it_became() {
    let mut team = Team::of(3);
    for path in ["src/new.rs", "tool/new.rs", "src/more.rs"] {
        let became = team.commit("jonas", hour(0, 60), path);
        merged(&mut team, "jonas", hour(0, 60), &["mira approves"]);
        team.requests.last_mut().expect("it is there").became = Some(became);
    }
    merged(&mut team, "jonas", hour(0, 61), &["mira approves"]); // #4: nobody knows what it became
    assert_eq!(s2::gate_share(&team.ground()).signal.count, Some(count(4, 4)));
    team.settings.scope = vec!["src".to_owned()];
    let ground = team.ground();
    let found = s2::gate_share(&ground);
    // #2 touches nothing in src, and of #4 it is not known.
    assert_eq!((found.signal.count, found.out_of_scope), (Some(count(2, 2)), 2));
    assert_eq!(ids(&found.signal.denominator), ["#1", "#3"]);
    assert_eq!(
        found.signal.status,
        Status::NotEnough { have: 2, need: 5, why: "merged requests by others".to_owned() }
    );
    // Of the 48 changes of now and these, as far as they are in src; two of them a request became.
    assert_eq!(found.signal.coverage.requests.map(|forge| forge.changes), Some(count(2, 50)));
}

/// A request by a visitor, who asks somebody on a Monday and is answered, or gives up, after some hours.
fn asked(team: &mut Team, whom: &str, weeks_ago: i64, hours: i64, answered: bool) {
    let at = hour(weeks_ago, 0);
    let (asks, ends) = (
        format!("zoe asks {whom}"),
        match answered {
            true => format!("{whom} comments"),
            false => format!("zoe takes back the request to {whom}"),
        },
    );
    team.request("zoe", &[(at, "zoe opens it"), (at, &asks), (at + hours * 3_600, &ends)]);
}

#[test]
fn the_wait_on_the_lead_is_a_median_beside_the_others() {
    // Worked out step by step in reviews-by-hand.txt, 3.14.
    let mut team = Team::of(3);
    let lead = [(2, true), (5, true), (8, true), (8, true), (20, true), (26, true), (30, true), (44, false)];
    for ((hours, answered), weeks_ago) in lead.into_iter().chain([(50, true), (70, false)]).zip(1..) {
        asked(&mut team, "mira", weeks_ago, hours, answered);
    }
    let ninth = |team: &mut Team| team.requests.remove(9);
    for (whom, waits) in [("jonas", [1, 3, 4]), ("priya", [2, 4, 12]), ("leila", [6, 8, 40])] {
        for hours in waits {
            asked(&mut team, whom, 3, hours, true);
        }
    }
    asked(&mut team, "jonas", 3, 9, false);
    let found = s3::wait_on_lead(&team.ground());
    assert_eq!(found.signal.value, Some(20.0));
    assert_eq!(found.signal.count, Some(count(8, 10)), "answered, of all");
    assert_eq!(found.others, Some(s3::Others { median: Some(4.0), waits: 10, people: 3 }));
    assert_eq!(found.ratio, Some(5.0));
    assert_eq!(found.signal.numerator.len(), 8);
    assert_eq!(found.signal.denominator.len(), 10);
    // The newest point is the figure; twelve weeks before it nobody had asked.
    assert_eq!(found.signal.points[0].count, count(20 * 3_600, 10));
    assert_eq!(s3::DEFINITION.value_of(found.signal.points[0].count), Some(20.0));
    assert_eq!(found.signal.points[12].count, count(0, 0));
    // Nine waits are too few for a median, and for a ratio; the others' stands.
    let gone = ninth(&mut team);
    let found = s3::wait_on_lead(&team.ground());
    assert_eq!((found.signal.value, found.ratio), (None, None));
    assert!(matches!(found.signal.status, Status::NotEnough { have: 9, need: 10, .. }));
    assert!(found.others.is_some());
    // Two others are too few for theirs.
    team.requests.insert(9, gone);
    team.requests.retain(|request| request.number < 17 || request.number > 19);
    let found = s3::wait_on_lead(&team.ground());
    assert_eq!((found.signal.value, found.others, found.ratio), (Some(20.0), None, None));
}

#[test]
fn a_wait_belongs_to_now_when_it_begins_there_and_is_cut_off_at_t() {
    // As in reviews-by-hand.txt, 3.13; hour 0 of a week is its Monday at midnight.
    let mut team = Team::of(3);
    for (begins, ends) in [
        (hour(12, 167), Some(hour(11, 9))),         // begun on the Sunday before
        (hour(11, 0), Some(hour(11, 5))),           // 5
        (hour(0, 96 + 16), None),                   // Friday 8
        (hour(0, 96 + 20), Some(hour(-1, 9))),      // Friday 4: of the answer on Monday T does not know
        (hour(0, 144 + 10), None),                  // a Sunday: 0
        (hour(0, 72 + 10), Some(hour(0, 96 + 10))), // 24
    ] {
        let mut events = vec![(begins, "zoe opens it"), (begins, "zoe asks mira")];
        events.extend(ends.map(|ends| (ends, "mira approves")));
        team.request("zoe", &events);
    }
    let ground = team.ground();
    let found = s3::wait_on_lead(&ground);
    let waits: Vec<(i64, bool)> =
        found.waits.iter().map(|wait| (wait.seconds / 3_600, wait.answered)).collect();
    assert_eq!(waits, [(5, true), (24, true), (8, false), (4, false), (0, false)]);
    assert_eq!(found.signal.count, Some(count(2, 5)));
    // 5 of three that were still there: 2/3. 8+. 24 of one: 0.
    assert_eq!(found.signal.points[0].count, count(24 * 3_600, 5));
    // A Monday earlier the Friday's and the Sunday's had not begun: 5 alone, of the week before too.
    assert_eq!(found.signal.points[1].count, count(5 * 3_600, 2));
}

#[test]
fn waits_are_compared_by_the_median_of_all() {
    let mut team = Team::of(3);
    for weeks_ago in 0..60 {
        let lengths = if weeks_ago < 12 { [2, 4] } else { [10, 30] };
        for hours in lengths {
            asked(&mut team, "mira", weeks_ago, hours, true);
        }
    }
    // Friday at 20:00, answered after an hour, and on Sunday, not answered: at T neither could have waited for ten hours.
    let late =
        [(hour(0, 116), "zoe opens it"), (hour(0, 116), "zoe asks mira"), (hour(0, 117), "mira comments")];
    team.request("zoe", &late);
    team.request("zoe", &[(hour(0, 150), "zoe opens it"), (hour(0, 150), "zoe asks mira")]);
    let found = s3::wait_on_lead(&team.ground());
    // Of 121 at risk after the cut at 0, one ended after 1 h and 24 after 2 and 4: 96/121. 48 after 10: 48/121.
    assert_eq!(found.at_least, Some(10 * 3_600));
    let verdict = found.signal.verdict.expect("there is a median");
    assert_eq!((verdict.now, verdict.before), (count(0, 24), count(96, 96)));
    assert_eq!((verdict.word, verdict.rank), (Word::Down, Some((1, 455))));
    // How long the waits of the first week were is not known a second short of it; the figure of now is.
    team.since = Some(hour(59, 0));
    assert_eq!(s3::wait_on_lead(&team.ground()).at_least, Some(10 * 3_600));
    team.since = Some(hour(59, 0) + 1);
    let found = s3::wait_on_lead(&team.ground());
    assert_eq!((found.at_least, found.signal.verdict), (None, None));
    assert!(found.signal.value.is_some());
}

#[test]
fn what_waits_for_the_lead_stands_oldest_first_with_the_hours_it_took() {
    let mut team = Team::of(3);
    let all = |at: i64, acts: &[&'static str]| acts.iter().map(|act| (at, *act)).collect::<Vec<_>>();
    team.request("jonas", &all(hour(0, 10), &["jonas opens it", "jonas asks mira"]));
    let mut second = all(hour(0, 9), &["priya opens it"]);
    second.extend(all(hour(0, 12), &["priya asks mira", "priya asks leila"]));
    team.request("priya", &second);
    team.request("mira", &all(hour(2, 9), &["mira opens it"]));
    let mut fourth = all(hour(0, 33), &["leila opens it", "leila asks mira"]);
    fourth.extend(all(hour(0, 35), &["mira approves"]));
    team.request("leila", &fourth);
    let day = Some((time(9, 0, 0, 0), time(17, 0, 0, 0)));
    team.settings.hours = Some(Hours([day, day, day, day, day, None, None]));
    let found = s3w::waiting_now(&team.ground());
    let items: Vec<_> =
        found.items.iter().map(|item| (item.record.id.as_str(), item.of, item.line)).collect();
    assert_eq!(
        items,
        [("#3", 1, Line::NobodyAsked), ("#1", 1, Line::LeadAwaited), ("#2", 2, Line::LeadAwaited)]
    );
    assert_eq!(found.items[0].since, hour(2, 9));
    assert_eq!(found.signal.value, Some(3.0));
    // The last week: #3 40 hours, #1 39, #2 37, and #4 two on Tuesday. The two weeks before it #3 alone.
    let hours = |weeks: &[Option<i64>]| {
        weeks.iter().map(|week| week.map(|seconds| seconds / 3_600)).collect::<Vec<_>>()
    };
    assert_eq!(hours(&found.weeks[..4]), [Some(118), Some(40), Some(40), Some(0)]);
    assert_eq!(found.weeks.len(), 12);
    // A Wednesday off takes three times eight hours.
    team.settings.days_off = vec![(date(2026, 11, 11), date(2026, 11, 11))];
    assert_eq!(hours(&s3w::waiting_now(&team.ground()).weeks[..1]), [Some(94)]);
    // Without hours a day has 24, and a week five days: 120 + 110 + 108 + 2.
    (team.settings.hours, team.settings.days_off) = (None, Vec::new());
    let found = s3w::waiting_now(&team.ground());
    assert_eq!((hours(&found.weeks[..1]), found.hours_said), (vec![Some(340)], false));
    // A forge that was read from the middle of a week on does not know all of it.
    team.since = Some(hour(2, 30));
    assert_eq!(hours(&s3w::waiting_now(&team.ground()).weeks[1..4]), [Some(120), None, None]);
}

/// Reviews by somebody, each of another request by a visitor.
fn reviews(team: &mut Team, by: &str, reviews: i64) {
    let approves = format!("{by} approves");
    for n in 0..reviews {
        let at = hour(n % 12, 9 + n);
        // A comment in the conversation is no review, and a second one on a day is the same.
        let events = [
            (at, "zoe opens it"),
            (at + 60, &*approves),
            (at + 120, &*approves),
            (at + 180, "mira comments"),
        ];
        team.request("zoe", &events);
    }
}

#[test]
fn review_concentration_is_over_the_team_with_those_who_gave_none() {
    // As in reviews-by-hand.txt, 4.1: of 30 twelve, and an index of 1/8 over five people.
    let mut team = Team::of(4);
    for (by, n) in [("mira", 12), ("jonas", 9), ("priya", 6), ("leila", 3)] {
        reviews(&mut team, by, n);
    }
    reviews(&mut team, "nora", 2);
    let found = s4::review_share(&team.ground());
    assert_eq!((found.signal.count, found.signal.value), (Some(count(12, 30)), Some(0.4)));
    assert!(found.index.is_some_and(|index| (index - 0.125).abs() < 1e-12));
    assert_eq!((found.people, found.outside), (5, 2), "sam gave none, nora is a visitor");
    assert_eq!((found.signal.numerator.len(), found.signal.denominator.len()), (12, 30));
    team.requests.retain(|request| request.number != 1);
    let found = s4::review_share(&team.ground());
    assert!(matches!(found.signal.status, Status::NotEnough { have: 29, need: 30, .. }));
    assert_eq!((found.signal.value, found.index), (None, None));
}

#[test]
fn a_team_too_small_has_no_figure_of_others() {
    let why = |others: usize| {
        let mut team = Team::of(others);
        for n in 0..12 {
            merged(&mut team, "jonas", hour(n, 11), &["mira approves"]);
            asked(&mut team, "mira", n, 7, true);
        }
        let ground = team.ground();
        let why = |status: Status| match status {
            Status::NotApplicable(why) => why,
            other => format!("{other:?}"),
        };
        let wait = s3::wait_on_lead(&ground);
        assert_eq!((wait.signal.value, wait.others), (Some(7.0), None), "one's own wait is one's own");
        [s2::gate_share(&ground).signal, s4::review_share(&ground).signal].map(|signal| why(signal.status))
    };
    assert_eq!(why(0), [signals::ALONE, signals::ALONE]);
    assert_eq!(why(1), [signals::TWO, signals::TWO]);
    assert_eq!(why(2), ["Value", signals::THREE]);
}

#[test]
fn what_was_not_read_carries_no_figure() {
    let status = |change: fn(&mut Team)| {
        let mut team = Team::of(3);
        for n in 0..60 {
            merged(&mut team, "jonas", hour(n, 11), &["mira approves"]);
        }
        change(&mut team);
        let ground = team.ground();
        let mut signal = s2::gate_share(&ground).signal;
        signal.keep_what_is_carried(&ground);
        let forge = signal.coverage.requests.expect("it is connected");
        (signal.status.clone(), signal.points.len(), signal.verdict.is_some(), forge.is_whole())
    };
    let dropped = |why: &str| (Status::Dropped(why.to_owned()), 0, false, false);
    assert_eq!(status(|_| {}), (Status::Value, 105, true, true));
    // Thirty weeks: points whose twelve weeks are among them, and nothing compared with forty-eight before.
    assert_eq!(status(|team| team.since = Some(hour(29, 0))), (Status::Value, 19, false, true));
    let why = "needs 12 weeks; the forge was read from 26 October 2026 on";
    assert_eq!(status(|team| team.since = Some(hour(2, 0))), dropped(why));
    // Two of twelve weeks are not known yet: the figure says so, and points of these weeks wait.
    assert_eq!(status(|team| team.read = hour(1, 0)), (Status::Value, 103, true, false));
    assert_eq!(status(|team| team.read = hour(2, 0)), dropped("the forge was last read on 26 October 2026"));
    assert_eq!(status(|team| team.skipped = 15), (Status::Value, 105, true, false));
    assert_eq!(status(|team| team.skipped = 16), dropped("60 of 76 change requests could be read"));
}

#[test]
fn a_lead_who_only_reviews_is_compared_too() {
    let mut team = Team::of(3);
    team.only_reviews();
    for n in 0..189 {
        merged(&mut team, "jonas", hour(n / 3, 11 + n), &["mira approves"]);
    }
    let found = s2::gate_share(&team.ground());
    assert!(!team.ground().active.lead);
    assert_eq!(found.signal.verdict.map(|verdict| verdict.word), Some(Word::NoClearChange));
    assert!(found.signal.usual.is_some());
}

/// A forge may take for a person what commits as a program, under a login that no pattern fits (1.2).
#[test]
fn the_account_of_an_author_that_is_a_program_is_no_person() {
    let mut team = Team::of(3);
    team.settings.bots = vec!["deploy@kassa.example".to_owned()];
    team.also("deploy", hour(3, 10));
    team.request("deploy", &[(hour(3, 9), "deploy opens it"), (hour(3, 12), "deploy comments")]);
    // A human has this program's mail at their account as well, and stays a human.
    team.settings.bots.push("mirror@kassa.example".to_owned());
    team.also("mirror", hour(3, 11));
    team.mails.push(("mirror@kassa.example".to_owned(), "jonas"));
    team.request("jonas", &[(hour(2, 9), "jonas opens it")]);
    let ground = team.ground();
    let forge = ground.forges[0].expect("it is connected");
    let who = |login: &str| {
        let at = forge.accounts.iter().position(|account| account.login == login).expect("an account");
        ground.people.who(0, at as u32)
    };
    assert_eq!(who("deploy"), Who::Machine);
    assert!(matches!(who("jonas"), Who::Person(_)));
    // Nobody came in by the forge.
    assert_eq!((ground.people.persons.len(), ground.people.authors, ground.visitors.people), (4, 4, 0));
}
