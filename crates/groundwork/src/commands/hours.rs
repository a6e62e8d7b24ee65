//! The lead's working hours.

use desk::scorecard::no_share_of_days;
use desk::{Failure, Report};
use jiff::civil::Time;
use records::{Hours, Said};

use crate::cli::Global;
use crate::ending::Ending;
use crate::term::indent;
use crate::{put, screen};

/// Your working hours, for "outside your hours"
#[derive(clap::Args, Debug)]
#[command(after_help = "Example: groundwork hours 08:30-18:00 mon-fri")]
pub struct Args {
    /// Ranges with their days, such as 08:30-18:00 mon-fri
    #[arg(value_name = "RANGE DAYS", conflicts_with = "clear")]
    words: Vec<String>,
    /// Say them no longer
    #[arg(long)]
    clear: bool,
}

const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// Shows or keeps them.
pub fn run(args: &Args, global: &Global) -> Result<Ending, Failure> {
    let mut desk = global.desk()?;
    if args.words.is_empty() && !args.clear {
        let text = desk.settings.hours.map(|hours| shown(&hours));
        let none = "No hours said yet; groundwork hours 08:30-18:00 mon-fri keeps some.".to_owned();
        put(&indent(&text.unwrap_or(none), 2, screen(global).width));
        return Ok(Ending::Done);
    }
    let hours = if args.clear { None } else { Some(parse(&args.words)?) };
    // Hours are the lead's, whatever the team.
    desk.data.say("", &[Said::Hours { hours }], desk.asked.now)?;
    desk.hear_again()?;
    let ground = desk.ground()?;
    let report = Report::of(&ground);
    let text = match (&report.hours.signal.count, hours) {
        (_, Some(_)) if no_share_of_days(&report).is_some() => {
            let why = no_share_of_days(&report).unwrap_or_default();
            indent(&format!("Kept. Outside your hours: {why}."), 0, screen(global).width)
        }
        (Some(count), Some(_)) => {
            let before = report.hours.signal.verdict.map(|verdict| verdict.before).unwrap_or_default();
            format!(
                "Kept. Outside your hours: {} days now, {} before.\n",
                desk::text::counted(*count),
                desk::text::counted(before)
            )
        }
        _ => "Kept.\n".to_owned(),
    };
    put(&(text + "  groundwork undo    takes it back\n"));
    Ok(Ending::Done)
}

fn parse(words: &[String]) -> Result<Hours, Failure> {
    let wrong = |word: &str| {
        Failure::usage(format!("{} is no range of hours or days", desk::text::clean(word)))
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
                return Err(Failure::usage(format!("{} ends before it begins", desk::text::clean(word)))
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
