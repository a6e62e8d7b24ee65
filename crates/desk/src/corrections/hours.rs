//! The lead's working hours.

use jiff::civil::Time;
use records::{Hours, Said};

use crate::scorecard::no_share_of_days;
use crate::text::{clean, counted};
use crate::{Desk, Failure, Report};

const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// Keeps hours as typed, or that there are none; what is said of it, in one sentence.
pub fn keep(desk: &mut Desk, words: Option<&[String]>) -> Result<String, Failure> {
    let hours = words.map(parse).transpose()?;
    // Hours are the lead's, whatever the team.
    desk.say_of_every_team(&[Said::Hours { hours }])?;
    let ground = desk.ground()?;
    let report = Report::of(&ground);
    if hours.is_none() {
        return Ok("Kept.".to_owned());
    }
    if let Some(why) = no_share_of_days(&report) {
        return Ok(format!("Kept. Outside your hours: {why}."));
    }
    let Some(count) = report.hours.signal.count else { return Ok("Kept.".to_owned()) };
    let before = report.hours.signal.verdict.map(|verdict| verdict.before).unwrap_or_default();
    Ok(format!("Kept. Outside your hours: {} days now, {} before.", counted(count), counted(before)))
}

fn parse(words: &[String]) -> Result<Hours, Failure> {
    let wrong = |word: &str| {
        Failure::usage(format!("{} is no range of hours or days", clean(word)))
            .hint("groundwork hours 08:30-18:00 mon-fri")
    };
    let mut hours = Hours([None; 7]);
    let mut range: Option<(Time, Time)> = None;
    let mut said_days = false;
    for word in words.iter().flat_map(|word| word.split([' ', ','])).filter(|word| !word.is_empty()) {
        if word.starts_with(|c: char| c.is_ascii_digit()) {
            let (from, to) = word.split_once('-').ok_or_else(|| wrong(word))?;
            let time = |text: &str| text.parse::<Time>().map_err(|_| wrong(word));
            let (from, to) = (time(from)?, time(to)?);
            if from >= to {
                return Err(Failure::usage(format!("{} ends before it begins", clean(word)))
                    .looked_at("a range lies within one day")
                    .hint("groundwork hours 08:30-18:00 mon-fri"));
            }
            range = Some((from, to));
            said_days = false;
        } else {
            let day = |text: &str| {
                let text = text.to_lowercase();
                DAYS.iter().position(|day| text.starts_with(day)).ok_or_else(|| wrong(word))
            };
            let (first, last) = match word.split_once('-') {
                Some((first, last)) => (day(first)?, day(last)?),
                None => (day(word)?, day(word)?),
            };
            let range = range.ok_or_else(|| wrong(word))?;
            let mut at = first;
            loop {
                hours.0[at] = Some(range);
                if at == last {
                    break;
                }
                at = (at + 1) % 7;
            }
            said_days = true;
        }
    }
    if !said_days {
        let range = range.ok_or_else(|| wrong("nothing"))?;
        hours.0[..5].fill(Some(range));
    }
    Ok(hours)
}

/// Hours as they are typed.
pub fn shown(hours: &Hours) -> String {
    let mut parts: Vec<String> = Vec::new();
    let mut at = 0;
    while at < 7 {
        let Some((from, to)) = hours.0[at] else {
            at += 1;
            continue;
        };
        let end = (at..7).take_while(|&day| hours.0[day] == hours.0[at]).last().unwrap_or(at);
        let days = if end == at { DAYS[at].to_owned() } else { format!("{}-{}", DAYS[at], DAYS[end]) };
        parts.push(format!("{}-{} {days}", from.strftime("%H:%M"), to.strftime("%H:%M")));
        at = end + 1;
    }
    parts.join(" ")
}

#[cfg(test)]
mod tests {
    use jiff::civil::time;
    use proptest::prelude::*;

    use super::*;

    fn said(text: &str) -> Option<String> {
        parse(&[text.to_owned()]).ok().map(|hours| shown(&hours))
    }

    #[test]
    fn hours_read_back_as_they_are_typed() {
        assert_eq!(said("08:30-18:00 mon-fri").as_deref(), Some("08:30-18:00 mon-fri"));
        assert_eq!(said("09:00-17:00").as_deref(), Some("09:00-17:00 mon-fri"));
        assert_eq!(
            said("08:00-16:00 mon-thu 08:00-12:00 fri").as_deref(),
            Some("08:00-16:00 mon-thu 08:00-12:00 fri")
        );
        assert_eq!(said("18:00-08:00 mon"), None);
        assert_eq!(said("mon-fri"), None);
        assert_eq!(said("8-18 noon"), None);
    }

    /// Any hours but those that end when they begin; a range at the end of the day ends a minute before it.
    fn hours() -> impl Strategy<Value = Hours> {
        let range = (0..23_i8, 0..59_i8, 1..60_i8).prop_map(|(hour, from, minutes)| {
            let to = i16::from(hour) * 60 + i16::from(from) + i16::from(minutes);
            (time(hour, from, 0, 0), time((to / 60) as i8, (to % 60) as i8, 0, 0))
        });
        prop::collection::vec(prop::option::of(range), 7)
            .prop_map(|days| Hours(days.try_into().expect("seven were asked for")))
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
        #[test]
        fn what_is_written_is_read_back(hours in hours()) {
            prop_assume!(hours.0.iter().any(Option::is_some));
            let text = shown(&hours);
            prop_assert_eq!(parse(std::slice::from_ref(&text)).ok(), Some(hours), "{}", text);
        }

        #[test]
        fn no_text_makes_it_panic(text in "\\PC{0,16}|[0-9:a-z -]{0,16}|[01][0-9]:00-[12][0-9]:00 (mon|su|é)-?(fri|tue)?") {
            let _ = parse(&[text]);
        }
    }
}
