//! What becomes of a calendar: who is in a meeting, what is private, and what cannot be read.

use std::time::{Duration, Instant};

use collect::calendar::{Error, Reading, Wanted, read};
use jiff::civil::date;
use jiff::tz::TimeZone;
use proptest::prelude::*;
use records::{Meeting, Reply, Standing};

const MINE: &str = "lead@example.org";

/// Of the autumn of 2026, in Lisbon.
pub fn wanted() -> Wanted {
    let zone = TimeZone::get("Europe/Lisbon").expect("bundled zones hold Lisbon");
    let at = |month, day| {
        let day = date(2026, month, day).to_zoned(zone.clone()).expect("a day of this century");
        day.timestamp().as_second()
    };
    Wanted::new(at(9, 7), at(12, 7), zone.clone(), &[MINE.to_uppercase()], [9; 16])
}

/// A calendar of these events, each given by its lines.
pub fn calendar(events: &[&str]) -> String {
    let event = |lines: &&str| format!("BEGIN:VEVENT\r\n{}\r\nEND:VEVENT\r\n", lines.replace('\n', "\r\n"));
    format!(
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{}END:VCALENDAR\r\n",
        events.iter().map(event).collect::<String>()
    )
}

fn reading(events: &[&str], wanted: &Wanted) -> Reading {
    read(calendar(events).as_bytes(), wanted).expect("a calendar")
}

fn one(lines: &str) -> Meeting {
    let found = reading(&[&format!("UID:a\nDTSTART:20261109T090000Z\nDURATION:PT1H\n{lines}")], &wanted());
    assert!(found.left_out.is_nothing(), "{:?}", found.left_out);
    assert_eq!(found.meetings.len(), 1);
    found.meetings[0].clone()
}

#[test]
fn who_is_in_a_meeting_is_a_number_and_what_the_lead_answered() {
    let mira = "ATTENDEE;CN=Mira;PARTSTAT=DECLINED:mailto:mira@example.org";
    let jonas = "ATTENDEE;PARTSTAT=ACCEPTED:mailto:jonas@example.org";
    let me = |answer: &str| format!("ATTENDEE;PARTSTAT={answer}:MAILTO:Lead@Example.org");
    let by = |who: &str| format!("ORGANIZER:mailto:{who}@example.org");
    for (lines, reply, organizes, attendees, two) in [
        (String::new(), Reply::Accepted, true, 0, false),
        ("STATUS:TENTATIVE".to_owned(), Reply::Tentative, true, 0, false),
        (format!("{}\n{mira}", by("lead")), Reply::Accepted, true, 2, true),
        (format!("{}\n{mira}\n{}", by("lead"), me("DECLINED")), Reply::Declined, true, 2, true),
        (format!("{}\n{}", by("mira"), me("TENTATIVE")), Reply::Tentative, false, 2, true),
        (format!("{}\n{mira}\n{}", by("mira"), me("NEEDS-ACTION")), Reply::Open, false, 2, true),
        (format!("{}\n{mira}\n{}", by("mira"), me("ACCEPTED")), Reply::Accepted, false, 2, true),
        (format!("{}\n{mira}\nATTENDEE:mailto:{MINE}", by("mira")), Reply::Open, false, 2, true),
        (format!("{}\n{mira}\n{jonas}\n{}", by("mira"), me("ACCEPTED")), Reply::Accepted, false, 3, false),
        (format!("{}\n{mira}\n{jonas}", by("mira")), Reply::Unlisted, false, 2, false),
        (by("mira"), Reply::Unlisted, false, 1, false),
        (
            format!("{}\n{}\n{jonas}", "ORGANIZER:mailto:c_1@group.calendar.google.com", me("ACCEPTED")),
            Reply::Accepted,
            false,
            2,
            true,
        ),
    ] {
        let meeting = one(&lines);
        let found = (meeting.reply, meeting.organizes, meeting.attendees, meeting.other.is_some());
        assert_eq!(found, (reply, organizes, attendees, two), "{lines}");
        assert!(!meeting.group);
    }
}

#[test]
fn rooms_are_nobody_and_a_group_is_nobody_knows_how_many() {
    let two = "ORGANIZER:mailto:lead@example.org\nATTENDEE:mailto:mira@example.org";
    let room = one(&format!(
        "{two}\nATTENDEE;CUTYPE=ROOM:mailto:room@example.org\nATTENDEE;ROLE=NON-PARTICIPANT:mailto:copy@example.org"
    ));
    assert_eq!((room.attendees, room.group, room.other.is_some()), (2, false, true));
    let group = one(&format!("{two}\nATTENDEE;CUTYPE=GROUP:mailto:all@example.org"));
    assert_eq!((group.attendees, group.group, group.other), (2, true, None));
}

#[test]
fn nobody_is_named_and_the_other_one_is_known_again() {
    let with = |who: &str| {
        one(&format!(
            "SUMMARY:Talk with Mira\nDESCRIPTION:secret\nORGANIZER:mailto:lead@example.org\nATTENDEE;CN=Mira X:{who}"
        ))
    };
    let (one, again, another) =
        (with("mailto:Mira@example.org"), with("MAILTO:mira@EXAMPLE.org"), with("mailto:jonas@example.org"));
    assert_eq!(one.other, again.other);
    assert_ne!(one.other, another.other);
    let kept = serde_json::to_string(&one).expect("a record").to_lowercase();
    for word in ["mira", "example", "talk", "secret", "lead"] {
        assert!(!kept.contains(word), "{kept}");
    }
    let zone = TimeZone::UTC;
    let other_key = Wanted::new(0, 4_000_000_000, zone, &[MINE.to_owned()], [8; 16]);
    let text = "UID:a\nDTSTART:20261109T090000Z\nORGANIZER:mailto:lead@example.org\nATTENDEE:mailto:mira@example.org";
    let elsewhere = &reading(&[text], &other_key).meetings[0];
    assert_ne!((elsewhere.other, elsewhere.series), (one.other, one.series), "another secret, another name");
}

#[test]
fn what_is_private_is_busy_and_no_more() {
    for class in ["PRIVATE", "CONFIDENTIAL"] {
        let lines = format!(
            "CLASS:{class}\nSUMMARY:Vacation strategy\nCATEGORIES:strategy\nORGANIZER:mailto:lead@example.org\nATTENDEE:mailto:mira@example.org"
        );
        let text = format!("UID:a\nDTSTART:20261109T090000Z\nDURATION:PT1H\n{lines}");
        let wanted = wanted().with_titles(true).with_long_horizon(&["strategy".to_owned()]);
        let meeting = &reading(&[&text], &wanted).meetings[0];
        assert!(meeting.private && meeting.is_attended());
        assert_eq!((meeting.attendees, meeting.other, meeting.title.as_deref()), (0, None, None));
        assert!(!meeting.away && !meeting.long_horizon);
        let open = &reading(&[&text.replace(class, "PUBLIC")], &wanted).meetings[0];
        assert_eq!((open.attendees, open.title.as_deref()), (2, Some("Vacation strategy")));
        assert!(open.away && open.long_horizon && open.other.is_some());
    }
}

#[test]
fn free_time_is_free_by_either_mark() {
    assert!(!one("SUMMARY:x").free);
    assert!(one("TRANSP:TRANSPARENT").free);
    assert!(one("X-MICROSOFT-CDO-BUSYSTATUS:FREE").free);
    let oof = one("X-MICROSOFT-CDO-BUSYSTATUS:OOF");
    assert!(oof.away && !oof.free);
    assert_eq!(one("X-MICROSOFT-CDO-BUSYSTATUS:TENTATIVE").reply, Reply::Tentative);
    assert_eq!(one("STATUS:CANCELLED").standing, Standing::Cancelled);
}

#[test]
fn days_have_no_hours_and_are_those_of_the_lead() {
    let found = reading(
        &["UID:a\nDTSTART;VALUE=DATE:20261023\nDTEND;VALUE=DATE:20261027\nSUMMARY:Férias"],
        &wanted(),
    );
    let meeting = &found.meetings[0];
    assert_eq!(meeting.days, Some((date(2026, 10, 23), date(2026, 10, 26))));
    assert_eq!(meeting.ends - meeting.begins, 4 * 86_400 + 3_600, "clocks went back on 25 October 2026");
    assert!(meeting.away && !meeting.takes_hours());
}

#[test]
fn exceptions_of_one_series_are_no_exceptions_of_another() {
    let series =
        |uid: &str| format!("UID:{uid}\nDTSTART:20261102T090000Z\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;COUNT=3");
    let cancelled =
        "UID:b\nRECURRENCE-ID:20261109T090000Z\nDTSTART:20261109T090000Z\nDURATION:PT1H\nSTATUS:CANCELLED";
    let found = reading(&[&series("a"), cancelled, &series("b")], &wanted());
    let cancelled: Vec<&Meeting> =
        found.meetings.iter().filter(|one| one.standing == Standing::Cancelled).collect();
    assert_eq!((found.meetings.len(), cancelled.len()), (6, 1));
    assert!(cancelled[0].recurring && !cancelled[0].moved);
    assert_eq!(found.meetings.iter().filter(|one| one.series == cancelled[0].series).count(), 3);
}

#[test]
fn an_instance_alone_was_moved_and_what_follows_was_not() {
    let series = "UID:a\nDTSTART:20261102T090000Z\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;COUNT=4";
    let instead = |range: &str| {
        format!("UID:a\nRECURRENCE-ID{range}:20261109T090000Z\nDTSTART:20261110T100000Z\nDURATION:PT30M")
    };
    let moved = reading(&[series, &instead("")], &wanted()).meetings;
    assert_eq!(moved.iter().map(|one| one.moved).collect::<Vec<_>>(), [false, true, false, false]);
    assert_eq!(moved[1].begins - moved[1].planned, 90_000);
    let from_then_on = reading(&[series, &instead(";RANGE=THISANDFUTURE")], &wanted()).meetings;
    assert!(from_then_on.iter().all(|one| !one.moved));
    assert!(
        from_then_on[1..]
            .iter()
            .all(|one| one.begins - one.planned == 90_000 && one.ends - one.begins == 1_800)
    );
}

#[test]
fn a_zone_that_nobody_knows_is_no_guess() {
    let known = "UID:a\nDTSTART;TZID=W. Europe Standard Time:20261109T090000\nDURATION:PT1H";
    let unknown = "UID:b\nDTSTART;TZID=Middle Earth\u{1b}:20261109T090000\nDURATION:PT1H";
    let found = reading(&[known, unknown, &unknown.replace("UID:b", "UID:c")], &wanted());
    assert_eq!(found.meetings.len(), 1);
    assert_eq!(found.meetings[0].begins, 1_794_211_200, "eight o'clock in UTC");
    assert_eq!(found.left_out.sentences(), ["2 events left out: nobody knows the zone Middle Earth"]);
}

#[test]
fn what_cannot_be_read_is_counted_and_said() {
    let whole = "UID:a\nDTSTART:20261109T090000Z";
    let found = reading(
        &[whole, "UID:b", "UID:c\nDTSTART:soon", "UID:d\nDTSTART:20261109T090000Z\nRRULE:FREQ=NEVER"],
        &wanted(),
    );
    assert_eq!(found.meetings.len(), 1);
    let said = [
        "2 events left out: no time that can be read",
        "one event left out: the rule by which they repeat cannot be read",
    ];
    assert_eq!(found.left_out.sentences(), said);
    let text = calendar(&[whole, "UID:b\nDTSTART:20261109T090000Z"]);
    let half = read(&text.as_bytes()[..text.len() - 40], &wanted()).expect("half a calendar");
    assert_eq!(half.meetings.len(), 1);
    assert_eq!(
        half.left_out.sentences().last().map(String::as_str),
        Some("the calendar ends in the middle; what is whole before that is taken")
    );
    for (text, is_page) in [("<html><body>Sign in</body></html>", true), ("BEGIN:VCARD", false), ("", false)]
    {
        let error = read(text.as_bytes(), &wanted()).expect_err("no calendar");
        assert_eq!(matches!(error, Error::Page), is_page);
        assert!(!error.hint().is_empty());
    }
}

#[test]
fn what_ends_before_it_begins_takes_no_time_and_is_not_lost() {
    let back = "UID:a\nDTSTART:20261109T100000Z\nDTEND:20261109T090000Z";
    let days = "UID:b\nDTSTART;VALUE=DATE:20261110\nDTEND;VALUE=DATE:20261109";
    let negative = "UID:c\nDTSTART:20261111T100000Z\nDURATION:-PT1H";
    let whole = "UID:d\nDTSTART;VALUE=DATE:20261112\nDTEND;VALUE=DATE:20261112";
    let found = reading(&[back, days, negative, whole], &wanted());
    assert_eq!(found.meetings.len(), 4);
    assert!(found.meetings.iter().all(|one| !one.takes_hours()));
    let no_time = found.meetings.iter().filter(|one| one.days.is_none() && one.begins == one.ends);
    assert_eq!(no_time.count(), 2);
    assert!(found.meetings.iter().filter_map(|one| one.days).all(|(first, last)| first == last));
}

/// Ten thousand exceptions, ten thousand days taken out, and a zone of ten thousand onsets.
#[test]
fn what_has_exceptions_without_end_ends() {
    let begun = Instant::now();
    let days = (0..10_000).map(|day| date(2026, 1, 1).saturating_add(jiff::Span::new().days(day)));
    let exdates: String = days
        .clone()
        .map(|day| format!("\nEXDATE;VALUE=DATE:{}", day.strftime("%Y%m%d")))
        .take(4_000)
        .collect();
    let series = format!("UID:a\nDTSTART;TZID=x:20260101T090000\nDURATION:PT1H\nRRULE:FREQ=HOURLY{exdates}");
    let instead = days.map(|day| format!("BEGIN:VEVENT\r\nUID:a\r\nRECURRENCE-ID;TZID=x:{0}T093000\r\nDTSTART;TZID=x:{0}T100000\r\nEND:VEVENT\r\n", day.strftime("%Y%m%d")));
    let instead: String = instead.collect();
    let observance = |year: i32| {
        format!(
            "BEGIN:STANDARD\r\nDTSTART:{year}0301T020000\r\nRRULE:FREQ=DAILY\r\nTZOFFSETFROM:+0000\r\nTZOFFSETTO:+0{}00\r\nEND:STANDARD\r\n",
            year % 9
        )
    };
    for observances in [4, 400] {
        let zone: String = (0..observances).map(|number| observance(2018 + number % 8)).collect();
        let text = calendar(&[&series]).replace(
            "VERSION:2.0\r\n",
            &format!("BEGIN:VTIMEZONE\r\nTZID:x\r\n{zone}END:VTIMEZONE\r\n{instead}"),
        );
        let found = read(text.as_bytes(), &wanted()).expect("a calendar");
        assert_eq!(found.left_out.zones.is_empty(), observances == 4, "{:?}", found.left_out);
    }
    assert!(begun.elapsed() < Duration::from_secs(10), "{:?}", begun.elapsed());
}

#[test]
fn what_repeats_for_ever_ends() {
    let begun = Instant::now();
    let each = |rule: &str| format!("UID:{rule}\nDTSTART:19700101T000000Z\nDURATION:PT1H\nRRULE:{rule}");
    let rules = [
        "FREQ=SECONDLY",
        "FREQ=MINUTELY;INTERVAL=7",
        "FREQ=HOURLY",
        "FREQ=DAILY",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=SECONDLY;BYHOUR=3;BYMINUTE=61",
        "FREQ=SECONDLY;BYHOUR=3;BYMINUTE=30;BYSECOND=15;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=HOURLY;INTERVAL=23;BYHOUR=5;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=MINUTELY;BYHOUR=25",
        "FREQ=DAILY;INTERVAL=65535;BYMONTHDAY=31;BYMONTH=2",
        "FREQ=WEEKLY;INTERVAL=65535;BYDAY=MO",
        "FREQ=MONTHLY;BYDAY=5MO;BYSETPOS=-366",
        "FREQ=YEARLY;BYWEEKNO=-53;BYDAY=MO;BYSETPOS=99999",
        "FREQ=YEARLY;BYSECOND=0,1,2,3,4,5,6,7,8,9;BYMINUTE=0,1,2,3,4,5,6,7,8,9;BYHOUR=0,1,2,3,4,5,6,7,8,9;BYDAY=MO,TU,WE,TH,FR,SA,SU",
    ];
    for rule in rules {
        let found = reading(&[&each(rule)], &wanted());
        assert!(found.meetings.len() <= 20_000, "{rule}");
    }
    // Every second of a year at once: twenty-three million of them.
    let every = |to: u8| (0..to).map(|number| number.to_string()).collect::<Vec<_>>().join(",");
    let full = format!(
        "FREQ=YEARLY;BYHOUR={};BYMINUTE={};BYSECOND={};BYDAY=MO,TU,WE,TH,FR,SA,SU",
        every(24),
        every(60),
        every(60)
    );
    assert_eq!(reading(&[&each(&full)], &wanted()).left_out.too_often, 1);
    let found = reading(&[&each("FREQ=SECONDLY")], &wanted());
    assert_eq!(
        found.left_out.sentences(),
        ["of one event only the first instances are taken: they are more than are followed"]
    );
    assert!(begun.elapsed() < Duration::from_secs(10), "{:?}", begun.elapsed());
}

/// The library's own way from a calendar to instants is another, and this is why it is not taken. Where this no longer holds, it may be.
#[test]
fn the_library_alone_would_not_do() {
    use calcard::Entry;
    use calcard::common::timezone::Tz;
    let starts = |lines: &[&str]| {
        let Entry::ICalendar(parsed) = calcard::Parser::new(&calendar(lines)).entry() else {
            panic!("a calendar")
        };
        parsed.expand_dates(Tz::UTC, 100).events.len()
    };
    let ours = |lines: &[&str]| reading(lines, &wanted()).meetings.len();
    // An end in UTC, compared with a local time five and a half hours ahead: the last one is lost.
    let until = [
        "UID:a\nDTSTART;TZID=Asia/Kolkata:20261102T090000\nDURATION:PT1H\nRRULE:FREQ=DAILY;UNTIL=20261104T033000Z",
    ];
    assert_eq!((starts(&until), ours(&until)), (2, 3));
    // An exception that was changed more often than its series: the instance is there twice.
    let twice = [
        "UID:a\nDTSTART:20261102T090000Z\nDURATION:PT1H\nSEQUENCE:0\nRRULE:FREQ=DAILY;COUNT=3",
        "UID:a\nRECURRENCE-ID:20261103T090000Z\nDTSTART:20261103T120000Z\nDURATION:PT1H\nSEQUENCE:1",
    ];
    assert_eq!((starts(&twice), ours(&twice)), (4, 3));
}

/// Lines of calendars, right and wrong, in any order.
fn any_lines() -> impl Strategy<Value = String> {
    let times = "(2026[01][0-9][0-3][0-9](T[0-2][0-9][0-5][0-9][0-6][0-9]Z?)?|\\PC{0,9}|0000000[01]|99991231T235959Z?)";
    let line = prop_oneof![
        Just("BEGIN:VEVENT".to_owned()),
        Just("END:VEVENT".to_owned()),
        Just("BEGIN:VTIMEZONE\nTZID:x\nBEGIN:STANDARD\nDTSTART:16010101T000000\nTZOFFSETFROM:+0100\nTZOFFSETTO:-2359\nRRULE:FREQ=YEARLY\nEND:STANDARD\nEND:VTIMEZONE".to_owned()),
        Just("UID:a".to_owned()),
        "(DTSTART|DTEND|RECURRENCE-ID|EXDATE|RDATE)(;TZID=(x|Europe/Lisbon|\\PC{0,4})|;VALUE=(DATE|PERIOD)|;RANGE=THISANDFUTURE)?:".prop_flat_map(move |name| times.prop_map(move |at| format!("{name}{at}"))),
        "DURATION:-?P([0-9]{1,10}[WD])?(T[0-9]{1,10}[HMS])?",
        "RDATE;VALUE=PERIOD:20261109T090000Z/(PT[0-9]{1,9}H|2026110[0-9]T090000Z|x)",
        "RRULE:FREQ=(SECONDLY|MINUTELY|HOURLY|DAILY|WEEKLY|MONTHLY|YEARLY|X)(;(INTERVAL|COUNT|BYSECOND|BYMINUTE|BYHOUR|BYMONTHDAY|BYYEARDAY|BYWEEKNO|BYMONTH|BYSETPOS)=-?[0-9]{1,6}){0,3}(;BYDAY=(-?[0-9]{0,3})(MO|SU))?(;UNTIL=(20261130|20261130T000000Z|00000101))?",
        "(ATTENDEE|ORGANIZER)(;(PARTSTAT|CUTYPE|ROLE|EMAIL|CN)=\"?\\PC{0,6}\"?)?:\\PC{0,12}",
        "(SUMMARY|CATEGORIES|STATUS|CLASS|TRANSP|SEQUENCE):\\PC{0,8}",
        "\\PC{0,20}",
    ];
    prop::collection::vec(line, 0..24).prop_map(|lines| lines.join("\n"))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, ..ProptestConfig::default() })]

    #[test]
    fn whatever_a_calendar_says_reading_it_ends(lines in any_lines(), wrapped: bool) {
        let begun = Instant::now();
        let text = if wrapped {
            format!("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20261109T090000Z\n{lines}\nEND:VEVENT\nEND:VCALENDAR")
        } else {
            format!("BEGIN:VCALENDAR\n{lines}")
        };
        let wanted = wanted();
        if let Ok(reading) = read(text.as_bytes(), &wanted) {
            for meeting in &reading.meetings {
                prop_assert!(meeting.begins <= meeting.ends);
                prop_assert!(meeting.days.is_none_or(|(first, last)| first <= last));
            }
            let _ = reading.left_out.sentences();
        }
        prop_assert!(begun.elapsed() < Duration::from_secs(20), "{:?}", begun.elapsed());
    }

    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = read(&bytes, &wanted());
        let _ = read(&[b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n".as_slice(), &bytes, b"\r\nEND:VEVENT"].concat(), &wanted());
    }
}
