//! Moments that a forge shows, and those of incidents: each day worked out by hand.

use desk::moments::{Moment, in_records};
use desk::week::{Week, drafted, rows};
use growth::Trigger;
use growth::log::Log;
use jiff::civil::{Date, date};
use jiff::tz::TimeZone;
use records::{
    AccountIx, Forge, Incident, IncidentLabels, Incidents, Issue, Listed, Request, RequestAct, RequestEvent,
};
use signals::s3w::{waited_on, waiting_now};

use crate::forge::{APPROVES, LEAD, asks, at, forge, request, sixty_weeks};
use crate::history::{Seat, thirty_weeks};

/// Monday to Sunday of the week of the case, which is looked at on the Thursday at nine.
const MONDAY: Date = date(2026, 11, 16);
const TUESDAY: Date = date(2026, 11, 17);
const WEDNESDAY: Date = date(2026, 11, 18);
const THURSDAY: Date = date(2026, 11, 19);

/// Two of the others.
const JONAS: AccountIx = 1;
const INES: AccountIx = 2;

/// A seat at the till, whose forge was read at a second.
fn seat(requests: Vec<Request>, read: i64) -> Seat {
    let mut seat = Seat::at(thirty_weeks());
    let forge = Forge { read: Some(read), ..forge(requests) };
    seat.desk.settings.forges.insert("till".to_owned(), forge.place.clone());
    seat.desk.forges = vec![Some(forge)];
    seat
}

fn found(seat: &Seat) -> Vec<Moment> {
    let week = Week::of(MONDAY);
    in_records(&seat.desk.ground_of_week(week).unwrap(), week, seat.desk.today())
}

fn of_kind(seat: &Seat, trigger: Trigger) -> Vec<(Date, usize, String)> {
    let all = found(seat).into_iter().filter(|moment| moment.trigger == trigger);
    all.map(|moment| (moment.day, moment.count, moment.in_words(THURSDAY))).collect()
}

/// A request of Jonas', opened on a day of this week at nine and then.
fn of_jonas(number: u64, weekday: i64, acts: &[(i64, AccountIx, RequestAct)]) -> Request {
    request(number, JONAS, at(0, weekday, 9), acts)
}

#[test]
fn a_request_waits_on_the_day_it_was_asked_for_and_not_on_the_day_before() {
    let asked = of_jonas(7, 1, &[(at(0, 1, 10), JONAS, asks(LEAD))]);
    let seat = seat(vec![asked], at(0, 2, 12));
    assert_eq!(
        of_kind(&seat, Trigger::MergeWaits),
        [
            (TUESDAY, 1, "1 change request waits for you".to_owned()),
            (
                WEDNESDAY,
                1,
                "1 change request waits for you, as of the reading on Wednesday 18 November".to_owned()
            ),
        ],
        "nothing is known of Thursday"
    );
    let first = &found(&seat)[0];
    assert_eq!(first.why, "Its next act is yours since Tuesday 17 November.");
    let links: Vec<_> =
        first.records.iter().map(|record| (record.id.as_str(), record.link.as_deref())).collect();
    assert_eq!(links, [("#7", Some("https://github.com/kassa/kassa/pull/7"))]);
}

#[test]
fn what_was_answered_by_the_end_of_the_day_does_not_wait_on_it() {
    let at_once = of_jonas(7, 1, &[(at(0, 1, 10), JONAS, asks(LEAD)), (at(0, 1, 17), LEAD, APPROVES)]);
    let next_day = of_jonas(8, 1, &[(at(0, 1, 11), JONAS, asks(LEAD)), (at(0, 2, 9), LEAD, APPROVES)]);
    let seat = seat(vec![at_once, next_day], at(0, 3, 8));
    assert_eq!(
        of_kind(&seat, Trigger::MergeWaits),
        [(TUESDAY, 1, "1 change request waits for you".to_owned())]
    );
}

#[test]
fn on_each_day_it_is_the_list_of_what_waits_as_of_that_day() {
    let mut compared = 0;
    for day in [MONDAY, TUESDAY, WEDNESDAY, date(2026, 11, 11), date(2026, 10, 25), date(2026, 3, 29)] {
        let mut seat = Seat::as_of(thirty_weeks(), Some(day));
        seat.desk.forges = vec![Some(forge(sixty_weeks()))];
        let ground = seat.desk.ground().unwrap();
        let now = waiting_now(&ground).items;
        let on = waited_on(&ground, day);
        let records = |items: &[signals::s3w::Waiting]| {
            items.iter().map(|item| (item.record.clone(), item.since, item.line)).collect::<Vec<_>>()
        };
        assert_eq!(records(&on), records(&now), "{day}");
        compared += on.len();
    }
    assert!(compared > 3, "{compared} waited");
}

#[test]
fn a_forge_that_was_not_read_this_week_shows_no_moment_and_says_since_when() {
    let asked = request(7, JONAS, at(1, 1, 9), &[(at(1, 1, 10), JONAS, asks(LEAD))]);
    let seat = seat(vec![asked], at(1, 4, 12));
    assert_eq!(of_kind(&seat, Trigger::MergeWaits), []);
    let said = unread(&seat, Trigger::MergeWaits);
    assert_eq!(
        said.as_deref(),
        Some("Your forge was last read on Friday 13 November; what came since is not known.")
    );
    assert_eq!(unread(&seat, Trigger::OwnAssignment), said);
    assert_eq!(unread(&seat, Trigger::ReleaseDay), None);
}

#[test]
fn of_two_forges_the_one_that_was_not_read_to_its_end_is_said() {
    let mut seat = seat(vec![], at(0, 3, 12));
    assert_eq!(unread(&seat, Trigger::MergeWaits), None, "all was read today");
    let place = seat.desk.forges[0].as_ref().unwrap().place.clone();
    seat.desk.settings.forges.insert("ledger".to_owned(), place);
    let said = unread(&seat, Trigger::MergeWaits);
    let expected = "Your forge was not read to its end yet, so nothing shows this moment.";
    assert_eq!(said.as_deref(), Some(expected));
}

#[test]
fn without_a_source_nothing_is_guessed_and_it_is_said() {
    let seat = Seat::at(thirty_weeks());
    assert_eq!(found(&seat), []);
    for (trigger, said) in [
        (Trigger::MergeWaits, "No forge is connected, so nothing shows this moment."),
        (Trigger::OneToOneTomorrow, "No calendar is connected, so nothing shows this moment."),
        (
            Trigger::IncidentClosed,
            "No file and no issues of incidents are connected, so nothing shows this moment, but a line of the log with r.",
        ),
    ] {
        assert_eq!(unread(&seat, trigger).as_deref(), Some(said));
    }
}

fn unread(seat: &Seat, trigger: Trigger) -> Option<String> {
    let found = desk::moments::of_this_week(&seat.desk).unwrap();
    found.unread.iter().find(|unread| unread.has(trigger)).map(desk::moments::Unread::in_words)
}

#[test]
fn work_of_somebody_else_s_that_the_lead_took_is_a_moment_of_its_day() {
    let takes = |day: i64, hour: i64| (at(0, day, hour), LEAD, RequestAct::Assigned(LEAD));
    let gives = |day: i64, hour: i64| (at(0, day, hour), LEAD, RequestAct::Unassigned(LEAD));
    let requests = vec![
        of_jonas(1, 0, &[takes(1, 10)]),
        of_jonas(2, 0, &[takes(1, 11), gives(2, 9)]),
        // Taken back the same day, given by somebody else, hers before she said so herself, and her own.
        of_jonas(3, 0, &[takes(1, 10), gives(1, 16)]),
        of_jonas(4, 0, &[(at(0, 1, 10), INES, RequestAct::Assigned(LEAD))]),
        of_jonas(5, 0, &[(at(0, 0, 10), JONAS, RequestAct::Assigned(LEAD)), takes(1, 10)]),
        request(6, LEAD, at(0, 1, 9), &[takes(1, 10)]),
        of_jonas(7, 0, &[(at(0, 1, 10), LEAD, RequestAct::Assigned(INES))]),
        of_jonas(8, 0, &[takes(2, 11)]),
    ];
    let seat = seat(requests, at(0, 3, 8));
    assert_eq!(
        of_kind(&seat, Trigger::OwnAssignment),
        [
            (TUESDAY, 2, "You assigned 2 change requests to yourself".to_owned()),
            (WEDNESDAY, 1, "You assigned a change request to yourself".to_owned()),
        ]
    );
    let of = |day| {
        let all =
            found(&seat).into_iter().find(|one| (one.trigger, one.day) == (Trigger::OwnAssignment, day));
        all.unwrap().records.iter().map(|record| record.id.clone()).collect::<Vec<_>>()
    };
    assert_eq!((of(TUESDAY), of(WEDNESDAY)), (vec!["#1".into(), "#2".into()], vec!["#8".into()]));
}

/// An issue of jonas, and who assigned it to whom.
fn given(number: u64, acts: &[(i64, AccountIx, RequestAct)]) -> Issue {
    let event = |(at, by, act): &(i64, AccountIx, RequestAct)| RequestEvent {
        at: *at,
        by: Some(*by),
        act: act.clone(),
    };
    Issue { labels: Vec::new(), events: acts.iter().map(event).collect(), ..issue(number, None) }
}

#[test]
fn issues_that_the_lead_took_are_counted_with_the_requests_by_the_same_rule() {
    let takes = |day: i64, hour: i64| (at(0, day, hour), LEAD, RequestAct::Assigned(LEAD));
    let gives = |day: i64, hour: i64| (at(0, day, hour), LEAD, RequestAct::Unassigned(LEAD));
    let request = of_jonas(1, 0, &[takes(1, 10)]);
    let mut seat = seat(vec![request], at(0, 3, 8));
    seat.desk.forges[0].as_mut().unwrap().issues = vec![
        given(11, &[takes(1, 12)]),
        given(12, &[takes(1, 12), gives(2, 9)]),
        given(13, &[takes(2, 12)]),
        // Taken back the same day, given by somebody else, hers before she said so herself, her own; after the reading.
        given(14, &[takes(1, 12), gives(1, 13)]),
        given(15, &[(at(0, 1, 12), INES, RequestAct::Assigned(LEAD))]),
        given(16, &[(at(0, 0, 10), JONAS, RequestAct::Assigned(LEAD)), takes(1, 12)]),
        Issue { author: LEAD, ..given(17, &[takes(1, 12)]) },
        given(18, &[takes(3, 12)]),
        given(19, &[]),
    ];
    assert_eq!(
        of_kind(&seat, Trigger::OwnAssignment),
        [
            (TUESDAY, 3, "You assigned a change request and 2 issues to yourself".to_owned()),
            (WEDNESDAY, 1, "You assigned an issue to yourself".to_owned()),
        ]
    );
    let all = found(&seat).into_iter().filter(|one| one.trigger == Trigger::OwnAssignment);
    let links: Vec<_> = all.flat_map(|one| one.records).filter_map(|record| record.link).collect();
    let link = |of: &str| format!("https://github.com/kassa/kassa/{of}");
    assert_eq!(links, [link("pull/1"), link("issues/11"), link("issues/12"), link("issues/13")]);
    let drafted = drafted(&seat.desk, Week::of(MONDAY)).unwrap();
    assert_eq!(drafted.facts.taken_on, (1, 3));
    let said = rows(&drafted.facts, &Log::default(), drafted.week, false);
    let said: Vec<_> = said.into_iter().filter(|(name, _)| *name == "taken on").collect();
    let words = "1 change request and 3 issues of others; who would learn most from them?".to_owned();
    assert_eq!(said, [("taken on", words)]);
}

#[test]
fn the_draft_of_the_week_has_what_waits_and_what_was_taken() {
    let asked = |number, weekday| of_jonas(number, weekday, &[(at(0, weekday, 10), JONAS, asks(LEAD))]);
    let taken = of_jonas(9, 1, &[(at(0, 1, 12), LEAD, RequestAct::Assigned(LEAD))]);
    let mut seat = seat(vec![asked(7, 1), asked(8, 2), taken], at(0, 2, 12));
    seat.desk.incidents = Some(incidents(&[(1, Some(at(0, 1, 9)))]));
    let said = |week: Week| {
        let drafted = drafted(&seat.desk, week).unwrap();
        let rows = rows(&drafted.facts, &Log::default(), drafted.week, false);
        let beside = ["waits", "taken on", "incidents"];
        let rows = rows.into_iter().filter(|(name, _)| beside.contains(name));
        rows.map(|(name, said)| format!("{name}: {said}")).collect::<Vec<_>>()
    };
    assert_eq!(
        said(Week::of(MONDAY)),
        [
            "waits: 2 change requests for you, as of Wednesday 18 November; the oldest since Tuesday 17 November",
            "taken on: 1 change request of others; who would learn most from it?",
            "incidents: 1 ended, by the file",
        ]
    );
    assert_eq!(said(Week::before(MONDAY)), Vec::<String>::new());
}

/// Incidents by their number and when they ended.
fn incidents(all: &[(u32, Option<i64>)]) -> Incidents {
    let incident = |&(number, closed): &(u32, Option<i64>)| Incident {
        id: format!("INC-{number}"),
        title: format!("Payouts\u{1b}[2J stuck {number}"),
        class: None,
        opened: at(0, 0, 0),
        closed,
        lead: None,
        url: None,
    };
    Incidents { all: all.iter().map(incident).collect(), until: at(0, 3, 8) }
}

#[test]
fn an_incident_that_ended_at_half_past_eleven_ended_on_that_day_of_the_lead() {
    let mut seat = Seat::at(thirty_weeks());
    // In New York it is 23:30 on Tuesday; in Lisbon Wednesday.
    let closed = at(0, 2, 4) + 30 * 60;
    seat.desk.incidents = Some(incidents(&[(1, Some(closed)), (2, None), (3, Some(at(1, 2, 4)))]));
    let said = |words: &str| words.replace('\u{fffd}', "?");
    let of = |seat: &Seat| {
        let all = of_kind(seat, Trigger::IncidentClosed).into_iter();
        all.map(|(day, count, words)| (day, count, said(&words))).collect::<Vec<_>>()
    };
    let words = "An incident is over: Payouts?[2J stuck 1".to_owned();
    assert_eq!(of(&seat), [(WEDNESDAY, 1, words.clone())]);
    seat.desk.zone = TimeZone::get("America/New_York").unwrap();
    assert_eq!(of(&seat), [(TUESDAY, 1, words)]);
    seat.desk.incidents = Some(incidents(&[(1, Some(closed)), (2, Some(closed - 60))]));
    assert_eq!(of(&seat), [(TUESDAY, 2, "2 incidents are over".to_owned())]);
}

/// An issue with the label of incidents, closed at a second.
fn issue(number: u64, closed: Option<i64>) -> Issue {
    Issue {
        number,
        title: format!("Payouts\u{1b}[2J late {number}"),
        labels: vec!["incident".to_owned()],
        author: JONAS,
        opened: at(1, 0, 9),
        closed,
        closed_by: None,
        done: None,
        assigned: Vec::new(),
        events: Vec::new(),
        said: Vec::new(),
    }
}

#[test]
fn an_incident_is_over_on_the_day_its_issue_was_closed_and_once_where_the_file_has_it_too() {
    let mut seat = seat(vec![], at(0, 3, 8));
    let known_by = IncidentLabels { labels: vec!["incident".to_owned()], class_prefix: "class:".to_owned() };
    seat.desk.settings.incident_issues = Some(known_by);
    let forge = seat.desk.forges[0].as_mut().unwrap();
    let bug = Issue { labels: vec!["bug".to_owned()], ..issue(14, Some(at(0, 1, 9))) };
    forge.issues = vec![issue(11, Some(at(0, 1, 9))), issue(12, None), issue(13, Some(at(0, 2, 9))), bug];
    // Nothing says yet that all of them were listed.
    let said = unread(&seat, Trigger::IncidentClosed);
    assert_eq!(
        said.as_deref(),
        Some("Your incidents were not all read yet, so not each of them shows this moment.")
    );
    let forge = seat.desk.forges[0].as_mut().unwrap();
    forge.listed = Listed { labels: vec!["incident".to_owned()], refused: Vec::new(), own: true };
    assert_eq!(unread(&seat, Trigger::IncidentClosed), None);
    let mut file = incidents(&[(1, Some(at(0, 1, 12))), (2, Some(at(0, 2, 12)))]);
    file.all[0].url = Some("https://github.com/kassa/kassa/issues/11".to_owned());
    seat.desk.incidents = Some(file);
    let words = of_kind(&seat, Trigger::IncidentClosed);
    let late = "An incident is over: Payouts\u{fffd}[2J late 11".to_owned();
    assert_eq!(words, [(TUESDAY, 1, late), (WEDNESDAY, 2, "2 incidents are over".to_owned())]);
    let moments: Vec<Moment> =
        found(&seat).into_iter().filter(|one| one.trigger == Trigger::IncidentClosed).collect();
    assert_eq!(moments[0].why, "The forge says that its issue was closed on this day.");
    assert_eq!(moments[0].records[0].link.as_deref(), Some("https://github.com/kassa/kassa/issues/11"));
    assert_eq!(moments[1].why, "The file of incidents and the forge say that they ended on this day.");
    let facts = drafted(&seat.desk, Week::of(MONDAY)).unwrap().facts;
    assert_eq!(facts.incidents, (3, "the file and the forge"));
}
