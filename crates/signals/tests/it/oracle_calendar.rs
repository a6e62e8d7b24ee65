//! Calendars drawn at random, for the second opinion on s8: series of two and others, moved, cancelled, declined, private, all-day,
//! overlapping, and around the days on which clocks change.

use jiff::ToSpan;
use jiff::civil::{Date, date, time};
use jiff::tz::TimeZone;
use records::{Hours, Meeting, Opaque, Reply, Standing};
use serde_json::{Value, json};
use signals::calendar::{ByHand, Days, proposals, seconds, series_of_two};
use signals::s8::{OwnWords, calendar_of_lead};
use team::clock::Clock;

use crate::calendar::days_of_meetings;
use crate::ground::T;
use crate::oracle_records::pick;
use crate::requests_at_random::Draw;

/// About so many weeks before T and a few after it.
const WEEKS: u64 = 64;

fn hours(draw: &mut Draw) -> Option<Hours> {
    let day = |from: i8, to: i8| Some((time(from, 0, 0, 0), time(to, 30, 0, 0)));
    match draw.below(4) {
        0 => None,
        1 => Some(Hours([day(0, 23), day(1, 4), None, day(9, 17), day(9, 13), None, day(0, 5)])),
        _ => Some(Hours([day(9, 17), day(9, 17), day(8, 18), day(9, 17), day(9, 13), None, None])),
    }
}

/// An instant by the clock of the zone, in whole quarters of an hour.
fn instant(draw: &mut Draw, zone: &TimeZone) -> i64 {
    let day = T.saturating_add((14 - draw.below(WEEKS * 7) as i64).days());
    let day = if draw.below(5) == 0 { clock_change(draw) } else { day };
    let hour = *pick(draw, &[0, 1, 2, 8, 9, 10, 13, 16, 22, 23]);
    let at = day.at(hour, *pick(draw, &[0, 15, 30, 45]), 0, 0);
    at.to_zoned(zone.clone()).expect("a moment").timestamp().as_second()
}

/// A day of the year on which clocks change somewhere.
fn clock_change(draw: &mut Draw) -> Date {
    let days = [
        date(2026, 3, 8),
        date(2026, 3, 29),
        date(2026, 4, 5),
        date(2026, 4, 24),
        date(2026, 9, 27),
        date(2026, 10, 4),
        date(2026, 10, 25),
        date(2026, 10, 29),
        date(2026, 11, 1),
    ];
    *pick(draw, &days)
}

fn meeting(draw: &mut Draw, series: u128, begins: i64, draft: &Meeting) -> Meeting {
    let mut one = Meeting { series: Opaque(series), planned: begins, begins, ..draft.clone() };
    one.ends = begins + *pick(draw, &[0, 900, 1_800, 3_600, 5_400, 7_200, 30_000]);
    if one.recurring && draw.below(6) == 0 {
        one.moved = true;
        one.begins += *pick(draw, &[-86_400, 3_600, 172_800, 604_800]);
        one.ends = one.begins + 1_800;
    }
    one.standing = *pick(
        draw,
        &[
            Standing::Stands,
            Standing::Stands,
            Standing::Stands,
            Standing::Stands,
            Standing::Cancelled,
            Standing::TakenOut,
        ],
    );
    if draw.below(4) == 0 {
        one.reply = *pick(draw, &[Reply::Declined, Reply::Tentative, Reply::Open, Reply::Unlisted]);
    }
    one.free = draw.below(15) == 0;
    one.long_horizon = !one.private && draw.below(6) == 0;
    if one.recurring && draw.below(7) == 0 {
        (one.attendees, one.other) = (3, None);
    }
    one
}

fn draft(draw: &mut Draw) -> Meeting {
    let nobody = Meeting {
        series: Opaque(0),
        organizes: draw.below(2) == 0,
        attendees: 0,
        ..crate::calendar::meeting(0, 0)
    };
    match draw.below(6) {
        0 => Meeting { organizes: true, ..nobody },
        1 => Meeting { private: true, ..nobody },
        2 => Meeting { group: true, attendees: 2, ..nobody },
        3 => Meeting { attendees: 5, ..nobody },
        _ => Meeting { attendees: 2, other: Some(Opaque(700 + u128::from(draw.below(3)))), ..nobody },
    }
}

fn meetings(draw: &mut Draw, zone: &TimeZone) -> Vec<Meeting> {
    let mut all = Vec::new();
    for series in 1..=draw.below(6) {
        let draft = Meeting { recurring: true, ..draft(draw) };
        let (first, step) = (instant(draw, zone), *pick(draw, &[1, 7, 14]) * 86_400);
        let many = draw.below(20) as i64;
        let others: Vec<u128> = (0..=draw.below(2)).map(|other| 700 + u128::from(other)).collect();
        for number in 0..many {
            let mut one = meeting(draw, u128::from(series), first + number * step, &draft);
            if draft.other.is_some() && one.other.is_some() && draw.below(3) == 0 {
                one.other = Some(Opaque(*pick(draw, &others)));
            }
            all.push(one);
        }
    }
    for series in 100..100 + draw.below(60) {
        let (draft, begins) = (draft(draw), instant(draw, zone));
        all.push(meeting(draw, u128::from(series), begins, &draft));
    }
    for series in 200..200 + draw.below(8) {
        let first = T.saturating_add((20 - draw.below(450) as i64).days());
        let last = first.saturating_add((draw.below(12) as i64).days());
        let begins = first.to_zoned(zone.clone()).expect("a day").timestamp().as_second();
        let draft = draft(draw);
        let mut one = meeting(draw, u128::from(series), begins, &draft);
        one.days = Some((first, last));
        one.away = draw.below(4) != 0;
        all.push(one);
    }
    if draw.below(10) == 0 {
        // A feed that does not say who is invited.
        for one in &mut all {
            (one.attendees, one.other, one.group, one.private) = (0, None, false, false);
        }
    }
    all
}

fn spans(draw: &mut Draw) -> Vec<(Date, Date)> {
    (0..draw.below(4))
        .map(|_| {
            let first = T.saturating_add((-(draw.below(420) as i64)).days());
            (first, first.saturating_add((draw.below(9) as i64).days()))
        })
        .collect()
}

/// What this program says of a calendar that is drawn; `asked` gets what the second opinion needs.
pub fn answer(draw: &mut Draw, zone: &TimeZone, asked: &mut Value) -> Value {
    let clock = Clock::at(zone.clone(), T);
    let (hours, off) = (hours(draw), spans(draw));
    // What was confirmed is known, and so is what was refused.
    let known = [off.clone(), spans(draw)].concat();
    let all = meetings(draw, zone);
    let days = Days { clock: &clock, hours: hours.as_ref(), off: &off };
    let of_two: Vec<(Opaque, bool)> =
        (0..draw.below(3)).map(|_| (Opaque(u128::from(1 + draw.below(6))), draw.below(2) == 0)).collect();
    let mut by_hand = ByHand::default();
    // Times of a series, of what is there once, and of neither any more: it was moved, or planned anew.
    for _ in 0..*pick(draw, &[0, 2, 6, 14]) {
        let once: Vec<&Meeting> = all.iter().filter(|one| !one.recurring).collect();
        let every: Vec<&Meeting> = all.iter().collect();
        let among = if draw.below(3) == 0 && !once.is_empty() { &once } else { &every };
        let Some(&one) = (!among.is_empty()).then(|| pick(draw, among)) else { break };
        let yes = draw.below(3) != 0;
        if draw.below(3) == 0 {
            by_hand.series.insert(one.series, yes);
        } else {
            let stood = one.planned + *pick(draw, &[0, 0, 0, -86_400, 3_600, 604_800]);
            by_hand.times.entry(one.series).or_default().push((stood, yes));
        }
    }
    let window = *pick(
        draw,
        &[
            (clock.weeks_ago(60), clock.t()),
            (clock.weeks_ago(70), clock.t() + 86_400),
            (clock.weeks_ago(13) + 1, clock.t()),
            (clock.weeks_ago(60), clock.t() - 1),
            (clock.weeks_ago(60) + 7_200, clock.t()),
        ],
    );
    let within = (T.saturating_add((-200).days()), T.saturating_add(10.days()));
    let names = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    asked["hours"] = hours.as_ref().map_or(Value::Null, |hours| {
        let range = |(from, to): (jiff::civil::Time, jiff::civil::Time)| {
            json!([from.strftime("%H:%M").to_string(), to.strftime("%H:%M").to_string()])
        };
        Value::Object(
            names
                .iter()
                .zip(hours.0)
                .filter_map(|(name, day)| Some(((*name).to_owned(), range(day?))))
                .collect(),
        )
    });
    asked["off"] = json!(off);
    asked["known"] = json!(known);
    asked["within"] = json!(within);
    asked["window"] = json!(window);
    asked["meetings"] = json!(all);
    asked["said_of_two"] = json!(of_two);
    asked["by_hand"] = json!({
        "series": by_hand.series.iter().collect::<Vec<_>>(),
        "times": by_hand
            .times
            .iter()
            .flat_map(|(series, said)| said.iter().map(move |&(planned, yes)| (series, planned, yes)))
            .collect::<Vec<_>>(),
    });
    let mut of_two_here: Vec<String> =
        series_of_two(&all, &of_two).into_iter().map(|series| series.to_string()).collect();
    of_two_here.sort();
    let outside = days.hours.map(|_| {
        let found = days_of_meetings(&all, &days, (clock.weeks_ago(12), clock.t()));
        let day = |(day, one): (Date, _)| of_day(day, one);
        Value::Object(found.into_iter().map(day).collect())
    });
    let off_work: Vec<Value> = proposals(&all, &days, &known, within)
        .iter()
        .map(|one| json!([one.first, one.last, one.working_days]))
        .collect();
    let own = OwnWords { one_to_ones: of_two, long_horizon: by_hand };
    let found = calendar_of_lead(&all, &days, &own, window);
    let week = |one: &Option<signals::s8::Week>| match one {
        None => Value::Null,
        Some(week) => json!({
            "meetings": week.meetings, "blocks": week.focus, "days": week.days, "long_horizon": week.long_horizon,
        }),
    };
    let two = |one: &Option<signals::calendar::OneToOnes>| match one {
        None => Value::Null,
        Some(one) => {
            let all = one.all();
            json!({
                "planned": all.planned, "kept": all.kept, "moved": all.moved, "moved_by_lead": all.moved_by_lead,
                "declined": all.declined, "cancelled": all.cancelled, "off": one.on_days_off,
            })
        }
    };
    json!({
        "of_two": of_two_here, "weeks": found.weeks.iter().map(week).collect::<Vec<_>>(), "now": two(&found.now),
        "before": two(&found.before), "proposals": off_work, "outside": outside,
    })
}

fn of_day(day: Date, one: signals::calendar::DayOfMeetings) -> (String, Value) {
    (day.to_string(), json!([seconds(&one.all), seconds(&one.outside)]))
}
