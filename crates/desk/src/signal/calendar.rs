//! What a calendar says in words.

use signals::s8::Mean;
use signals::s9::Join;
use signals::{Signal, Status};
use team::Ground;
use team::clock::{BEFORE, NOW};

use super::detail::Detail;
use super::facts::Fact;
use super::finding::share;
use super::incidents::READ;
use crate::Report;
use crate::scorecard::{CONNECT_CALENDAR, NowAndBefore, far_off, in_meetings, without_meetings};
use crate::text::{Sentence, counted, day, hours, number_of, range, whole_or_tenth};

/// The command that lists what counts as time for what is far off.
const FAR_OFF: &str = "groundwork meetings --long-horizon";

/// Why nothing is said, and the command that changes it.
pub(super) fn not_connected(ground: &Ground) -> Sentence {
    if !ground.settings.calendars.is_empty() {
        return Sentence::from("Not seen: not all of your calendars were read yet: ").types(READ);
    }
    Sentence::from("Not seen: git has no calendar. Yours is read when you say so: ").types(CONNECT_CALENDAR)
}

/// One-to-ones kept, and what is usual. There is no verdict.
pub(super) fn finding(signal: &Signal, span: &str) -> Vec<Sentence> {
    let count = signal.count.unwrap_or_default();
    let usual = signal.usual.map(|usual| format!(" Usually {}.", range(usual.low, usual.high)));
    vec![share(count).and(format!(" one-to-ones kept {span}.{}", usual.unwrap_or_default()))]
}

/// What became of one-to-ones; meetings, time without, and time for what is far off, a week.
pub(super) fn detail(report: &Report, signal: &Signal) -> Detail {
    let Some(says) = &report.calendar.says else { return Detail::default() };
    let mut said: Vec<Sentence> = became(report).into_iter().collect();
    said.extend(in_meetings(report).map(|mean| hours_a_week("In meetings", mean)));
    said.extend(free(report));
    said.push(match far_off(report) {
        Some(mean) if report.calendar.far_off.is_empty() => hours_a_week("For what is far off", mean),
        Some(mean) => hours_a_week("For what is far off", mean).and(" Each time: ").types(FAR_OFF).and("."),
        None => Sentence::from("Nothing is marked as time for what is far off: ")
            .types("groundwork meetings NAME --long-horizon")
            .and(" marks a series, and with a day in its place one time."),
    });
    let before = says.weeks_read(NOW + BEFORE, NOW);
    if says.before.is_none() && before.part > 0 {
        let known = counted(before);
        said.push(
            format!("Nothing is said of the weeks before: {known} are known, and four fifths are needed.")
                .into(),
        );
    }
    if !says.lists_people {
        said.push("Your calendar lists nobody, so whatever takes hours counts as a meeting.".into());
    }
    if says.unlisted > 0 {
        let meetings = number_of(says.unlisted as usize, "meeting");
        said.push(
            format!("{meetings} of the twelve weeks name you by no address you gave: in no hours.").into(),
        );
    }
    debug_assert!(matches!(signal.status, Status::Value | Status::NotEnough { .. }));
    Detail::of(said)
}

fn became(report: &Report) -> Option<Sentence> {
    let now = report.calendar.says.as_ref()?.now.as_ref()?;
    let all = now.all();
    if all.planned == 0 && now.on_days_off == 0 {
        return None;
    }
    let moved = match all.moved {
        0 => "none was moved".to_owned(),
        n => format!("{n} moved, {} of them by you", all.moved_by_lead),
    };
    let off = match now.on_days_off {
        0 => String::new(),
        n => format!(" {} on days off of yours: in no count.", number_of(n as usize, "one-to-one")),
    };
    Some(
        format!(
            "Of {} planned {} kept, {moved}; {} declined by you, {} cancelled, by whom a calendar does not say.{off}",
            all.planned, all.kept, all.declined, all.cancelled
        )
        .into(),
    )
}

fn hours_a_week(what: &str, mean: NowAndBefore) -> Sentence {
    let before = mean.before.map(|before| format!("; in the 48 weeks before {}", hours(before.a_week)));
    format!("{what}: {} a week{}.", hours(mean.now.a_week), before.unwrap_or_default()).into()
}

fn free(report: &Report) -> Option<Sentence> {
    let Some(mean) = without_meetings(report) else {
        let hours = Sentence::from("Time without meetings is said once you say your hours: ");
        return Some(hours.types("groundwork hours 08:30-18:00 mon-fri").and("."));
    };
    let days = crate::scorecard::now_and_before(report, |week| week.days.map(|days| days as f64));
    let of = |mean: Mean, days: Option<Mean>| {
        let days =
            days.map(|days| format!(" on {} days of yours", whole_or_tenth(days.a_week))).unwrap_or_default();
        format!("{} times a week{days}", whole_or_tenth(mean.a_week))
    };
    let before = mean
        .before
        .map(|before| format!("; in the 48 weeks before {}", of(before, days.and_then(|days| days.before))));
    let now = of(mean.now, days.map(|days| days.now));
    Some(format!("Two hours without a meeting: {now}{}.", before.unwrap_or_default()).into())
}

/// What stands beside it: days outside the lead's hours.
pub(super) fn beside(report: &Report) -> Vec<Fact> {
    let hours = &report.hours.signal;
    let count = hours.count.filter(|_| hours.status == Status::Value);
    let text = count.map(|count| Sentence::from("days outside your hours: ").and(share(count)));
    vec![("Beside it", text.unwrap_or_else(|| "outside your hours (s9), which has no share here".into()))]
}

/// How far the calendar was read.
pub(super) fn coverage(report: &Report) -> String {
    let calendar = &report.calendar;
    if calendar.signal.is_not_connected() {
        return "no calendar is connected".to_owned();
    }
    let on = |at: i64| day(report.ground.clock.day(at));
    let mut text = format!("your calendar from {} to {}", on(calendar.known.0), on(calendar.known.1));
    if let Some(says) = &calendar.says {
        let (now, before) = (says.weeks_read(NOW, 0), says.weeks_read(NOW + BEFORE, NOW));
        text += &format!("; {} weeks of now, {} of before", counted(now), counted(before));
    }
    text
}

/// What is joined with commits, and why not.
pub(super) fn joined(report: &Report) -> String {
    let joined = report.hours.joined;
    let of = |join: Join, name: &str, what: &str| {
        let on = |at: i64| day(report.ground.clock.day(at));
        match join {
            Join::NotConnected => format!("{name} not connected"),
            Join::TooLate(since) => format!("{what} not joined: the {name} was read from {} on", on(since)),
            Join::TooOld(until) => format!("{what} not joined: the {name} was last read on {}", on(until)),
            Join::Unread(read) => format!("{what} not joined: {} requests could be read", counted(read)),
            Join::Joined(since, until) if since <= 0 => format!("{what} to {}", on(until)),
            Join::Joined(since, until) => format!("{what} from {} to {}", on(since), on(until)),
        }
    };
    let clock = &report.ground.clock;
    let (_, end) = joined.known(clock);
    let left_out = (end < clock.t()).then(|| format!("; days from {} on are left out", day(clock.day(end))));
    format!(
        "{}; {}{}",
        of(joined.forge, "forge", "reviews and comments"),
        of(joined.calendar, "calendar", "meetings"),
        left_out.unwrap_or_default()
    )
}
