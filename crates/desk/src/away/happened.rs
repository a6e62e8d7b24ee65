//! What happened when the lead was away (s6a), in words: the same on every surface.

use jiff::civil::Date;
use signals::Status;
use signals::calendar::Days;
use signals::s6a::{Absence, Absences, LEAST_DAYS, LEAST_POOLED, Missing, Side, absences};
use team::Ground;

use super::asked::{asked_of, of_requests};
use crate::Report;
use crate::text::{capital, day_short, number_of, thousands};

/// What the table is, and is not.
pub const A_TABLE: &str = "A table, and no test: what else happened in those weeks is in it too.";

/// An absence in the table, or the sum of them.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// From when to when.
    pub name: String,
    /// Working days.
    pub days: u64,
    /// During, before, after: changes a working day, and changes; or in two words why not.
    pub sides: [Result<(String, u64), &'static str>; 3],
}

/// The table, oldest first; the sum stands last, where there is one.
pub fn rows(report: &Report) -> Vec<Row> {
    let found = &report.happened;
    if found.signal.status != Status::Value {
        return Vec::new();
    }
    let mut rows: Vec<Row> = found.all.iter().map(row).collect();
    rows.extend(found.pooled.as_ref().map(|sum| Row {
        name: all_of_them(found),
        days: sum.days,
        sides: sum.changes.map(|changes| Ok((a_day(changes, sum.days), changes))),
    }));
    rows
}

fn row(absence: &Absence) -> Row {
    let side = |side: &Side| match side {
        Ok(span) => Ok((a_day(span.changes, absence.days), span.changes)),
        Err(missing) => Err(short(*missing)),
    };
    Row {
        name: name(absence.first, absence.last),
        days: absence.days,
        sides: [&absence.during, &absence.before, &absence.after].map(side),
    }
}

/// What the sum is of: those of which something is missing are not in it.
fn all_of_them(found: &Absences) -> String {
    match found.pooled.as_ref().map(|sum| sum.absences) {
        Some(n) if n == found.all.len() => format!("All {n}"),
        n => format!("The {} that are whole", n.unwrap_or_default()),
    }
}

/// `16 to 20 Feb 2026`, `27 Jul to 7 Aug 2026`.
pub fn name(first: Date, last: Date) -> String {
    let from = if first.year() != last.year() {
        day_short(first, 0)
    } else if first.month() != last.month() {
        day_short(first, first.year())
    } else {
        first.day().to_string()
    };
    format!("{from} to {}", day_short(last, 0))
}

/// Changes a working day: `4.3`.
fn a_day(changes: u64, days: u64) -> String {
    format!("{:.1}", changes as f64 / days as f64)
}

fn short(missing: Missing) -> &'static str {
    match missing {
        Missing::NotOver => "not over yet",
        Missing::OtherAbsence => "away too",
        Missing::NoHistory => "no history",
        Missing::NotRead => "not read",
        Missing::TooFew => "too few",
    }
}

/// What two words in the table mean, each that stands there once.
pub fn why_missing(report: &Report) -> Vec<&'static str> {
    let sides = || report.happened.all.iter().flat_map(|one| [&one.during, &one.before, &one.after]);
    let said = |missing: Missing, why| sides().any(|side| *side == Err(missing)).then_some(why);
    let all = [
        said(Missing::OtherAbsence, "Away too: you were on another absence of these for some of it."),
        said(Missing::NoHistory, "No history: it begins before the first commit."),
        said(
            Missing::NotRead,
            "Not read: git, or the half year that says who was active, does not reach so far back.",
        ),
        said(Missing::TooFew, "Too few: fewer than three others were active when it began."),
    ];
    all.into_iter().flatten().collect()
}

/// What happened, in a sentence or two; none where there is no absence to speak of.
pub fn happened(report: &Report) -> Option<String> {
    let found = &report.happened;
    let count = found.signal.count.map(|count| count.part)?;
    if let Some(sum) = &found.pooled {
        let [during, before, after] = sum.changes.map(|changes| a_day(changes, sum.days));
        return Some(format!(
            "On the {} working days of {} the others merged {}, {during} a working day; {before} on as many days before, {after} after.",
            thousands(sum.days),
            number_of(sum.absences, "absence"),
            number_of(sum.changes[0] as usize, "change")
        ));
    }
    let known: Vec<&Absence> = found.all.iter().filter(|absence| absence.during.is_ok()).collect();
    let days: u64 = known.iter().map(|absence| absence.days).sum();
    let changes = number_of(count as usize, "change");
    if let [one] = known.as_slice() {
        let side = |side: &Side| match side {
            Ok(span) => a_day(span.changes, days),
            Err(missing) => short(*missing).to_owned(),
        };
        return Some(format!(
            "On the {days} working days from {} the others merged {changes}, {} a working day. On as many days before: {}; after: {}.",
            name(one.first, one.last),
            a_day(count, days),
            side(&one.before),
            side(&one.after)
        ));
    }
    Some(format!(
        "On the {} working days of {} the others merged {changes}, {} a working day. They are summed beside the days before and after from {} \
         absences of which nothing is missing, and {} changes in them, on.",
        thousands(days),
        number_of(known.len(), "absence"),
        a_day(count, days),
        crate::scorecard::in_words(LEAST_POOLED.0 as i32),
        LEAST_POOLED.1
    ))
}

/// An absence by itself: `27 Jul to 7 Aug 2026, 10 working days: 4.3 a working day (43); before 5.1 (51), after not over yet.`
pub fn each(report: &Report) -> Vec<String> {
    let side = |side: &Result<(String, u64), &'static str>| match side {
        Ok((rate, changes)) => format!("{rate} ({})", thousands(*changes)),
        Err(why) => (*why).to_owned(),
    };
    let sentence = |absence: &Absence| {
        let row = row(absence);
        let [during, before, after] = row.sides.each_ref().map(side);
        let asked = absence.whole().and_then(asked_of).map(|asked| format!(" {}", of_requests(&asked)));
        format!(
            "{}, {} working days: {during} a working day; before {before}, after {after}.{}",
            row.name,
            row.days,
            asked.unwrap_or_default()
        )
    };
    report.happened.all.iter().map(sentence).collect()
}

/// What is said of days off that were just kept.
pub fn kept(ground: &Ground, first: Date, last: Date, today: Date) -> String {
    let days = working_days(ground, first, last);
    let kept = format!("Kept: {}.", number_of(days as usize, "working day"));
    if last >= today {
        return format!("{kept} They are compared with the same span before and after once these are over.");
    }
    let found = absences(ground);
    let is_a_team =
        !matches!(found.signal.status, Status::NotApplicable(_)) && ground.active.len() <= team::TOO_MANY;
    if !is_a_team || found.signal.is_dropped() {
        return kept;
    }
    let own = found.all.iter().find(|absence| absence.first <= last && first <= absence.last);
    let Some(absence) = own else {
        let few = days < LEAST_DAYS;
        return if few { format!("{kept} From {LEAST_DAYS} in a row on they are compared.") } else { kept };
    };
    let row = row(absence);
    let joined = match absence.days == days {
        true => String::new(),
        false => format!(" With those beside them {} in a row, {}.", absence.days, row.name),
    };
    let side = |side: &Result<(String, u64), &str>| match side {
        Ok((_, changes)) => thousands(*changes),
        Err(why) => (*why).to_owned(),
    };
    let [during, before, after] = &row.sides;
    let Ok((_, changes)) = during else {
        return format!("{kept}{joined} What happened on them is not said: {}.", side(during));
    };
    format!(
        "{kept}{joined} The others merged {} in them; on as many working days before: {}, after: {}.",
        number_of(*changes as usize, "change"),
        side(before),
        side(after)
    )
}

/// Working days from one day to another, both included.
fn working_days(ground: &Ground, first: Date, last: Date) -> u64 {
    let days = Days::of(ground);
    let all = std::iter::successors(Some(first), |&day| day.tomorrow().ok()).take_while(|&day| day <= last);
    all.filter(|&day| days.is_working_day(day)).count() as u64
}

/// Why there is no table, as the page says it; none where there is one.
pub fn why_none(report: &Report) -> Option<String> {
    match &report.happened.signal.status {
        Status::Value | Status::NotConnected(_) => None,
        Status::NotApplicable(why) | Status::Dropped(why) => Some(format!("{}.", capital(why))),
        Status::NotEnough { have, need, why } => {
            Some(format!("{} {why}; {need} are needed.", thousands(*have)))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::name;
    use jiff::civil::date;

    #[test]
    fn an_absence_is_named_by_its_days() {
        assert_eq!(name(date(2026, 2, 16), date(2026, 2, 20)), "16 to 20 Feb 2026");
        assert_eq!(name(date(2026, 7, 27), date(2026, 8, 7)), "27 Jul to 7 Aug 2026");
        assert_eq!(name(date(2025, 12, 22), date(2026, 1, 2)), "22 Dec 2025 to 2 Jan 2026");
    }
}
