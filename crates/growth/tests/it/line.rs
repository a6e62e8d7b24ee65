//! One line of the log, against `tests/data/lines.csv`: what somebody who reads the line would say it means.

use growth::{Fact, Line, NoWords, Open, line};
use jiff::civil::{Date, date};
use proptest::prelude::*;

use crate::table;

const TABLE: &str = include_str!("../data/lines.csv");
const TODAY: Date = date(2026, 11, 19);

fn said(fact: &Fact) -> String {
    match fact {
        Fact::Odds(odds) => format!("odds {}", u8::from(*odds)),
        Fact::Review(day) => format!("review {day}"),
        Fact::MadeBy(who) => format!("by {who}"),
        Fact::Took(minutes) => format!("took {}", minutes.0),
        Fact::With(who) => format!("with {who}"),
        Fact::NotHappenedBy(day) => format!("notby {day}"),
        Fact::To(who) => format!("to {who}"),
        Fact::Level(level) => format!("level {}", u8::from(*level)),
        Fact::Check(day) => format!("check {day}"),
        Fact::Since(day) => format!("since {day}"),
        Fact::Held(day) => format!("held {day}"),
        Fact::Noted(day) => format!("noted {day}"),
        Fact::Rehearsed => "rehearsed".to_owned(),
        Fact::Owner(who) => format!("owner {who}"),
        Fact::Due(day) => format!("due {day}"),
        Fact::Before(day) => format!("before {day}"),
        Fact::LastTalk(day) => format!("lasttalk {day}"),
        Fact::Day(day) => format!("day {day}"),
    }
}

fn asked(open: &Open) -> &'static str {
    match open {
        Open::Odds => "odds",
        Open::Review => "review",
        Open::To => "to",
        Open::Level => "level",
        Open::Check => "check",
        Open::With => "with",
        Open::Condition => "condition",
    }
}

/// What was read, in the columns of the table.
fn columns(read: &Result<Line, NoWords>) -> [String; 4] {
    let Ok(line) = read else { return ["-".to_owned(), String::new(), String::new(), String::new()] };
    let understood: Vec<String> = line.understood.iter().map(said).collect();
    let asked: Vec<&str> = line.open.iter().map(asked).collect();
    [line.entry.letter().to_string(), line.entry.words().to_owned(), understood.join("; "), asked.join(" ")]
}

#[test]
fn each_line_of_the_table_is_read_as_its_writer_meant_it() {
    let rows = table::rows::<6>(TABLE);
    assert!(rows.len() >= 150, "{} lines", rows.len());
    let mut differ = Vec::new();
    for [text, today, kind, words, understood, asked] in &rows {
        let read = columns(&line(text, today.parse().unwrap()));
        let expected = [kind, words, understood, asked].map(String::clone);
        if read != expected {
            differ.push(format!("{text}\n  expected {expected:?}\n  read     {read:?}"));
        }
    }
    assert!(differ.is_empty(), "{} of {}:\n{}", differ.len(), rows.len(), differ.join("\n"));
}

/// Words that stand in sentences of leads and mean nothing else.
fn sentence() -> impl Strategy<Value = String> {
    let word =
        "ledger|export|moves|nightly|refunds|settlement|who|asks|first|batch|quiet|fees|Kafka|naïve|日本";
    proptest::collection::vec(word, 1..6).prop_map(|words| words.join(" "))
}

fn days() -> impl Strategy<Value = Date> {
    (1_971_i16..2_190, 1_i8..=12, 1_i8..=31)
        .prop_filter_map("a day of the calendar", |(year, month, day)| Date::new(year, month, day).ok())
}

/// A day with its year, in each form that is read.
fn written(day: Date) -> impl Strategy<Value = String> {
    let forms = ["%Y-%m-%d", "%-d %b %Y", "%-d %B %Y", "%B %-d, %Y", "%b %-d %Y", "%-d%b%Y", "%-d-%b-%Y"];
    proptest::sample::select(forms.to_vec()).prop_map(move |form| day.strftime(form).to_string())
}

fn is_ahead(fact: &Fact) -> bool {
    use Fact::{Check, Due, NotHappenedBy, Review};
    let (Review(day) | Check(day) | Due(day) | NotHappenedBy(day)) = fact else { return true };
    *day >= TODAY
}

fn is_behind(fact: &Fact) -> bool {
    use Fact::{Before, Day, Held, LastTalk, Noted};
    let (Before(day) | Day(day) | Held(day) | LastTalk(day) | Noted(day)) = fact else { return true };
    *day <= TODAY
}

/// Text as somebody types it who wants to find out what breaks.
fn hostile() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        4 => "review|odds|level|to|with|by|on|held|since|check|owner|before|for|took|not|happened|next|last|in|ago|of",
        4 => "70%|%|5|31|29|2027|1mar|feb|friday|week|weeks|40 min|1h30|h|half an hour|2027-02-30|99999999999",
        3 => "[,;:.()\\[\\]\"`“” –—-]{1,3}",
        2 => "Leila|Priya Nair|@dana|and|&|I",
        2 => "\\PC{0,6}",
        1 => any::<String>(),
    ];
    let gap =
        prop_oneof![6 => Just(" "), 1 => Just(""), 1 => Just("  "), 1 => Just("\t"), 1 => Just("\u{2003}")];
    let parts = proptest::collection::vec((part, gap), 0..14);
    ("[idgrtpol?]?:? ?", parts)
        .prop_map(|(letter, parts)| parts.iter().fold(letter, |text, (part, gap)| text + part + gap))
}

/// The bare words of a text: what is left when spaces and punctuation go.
fn bare(text: &str) -> Vec<&str> {
    let words = text.split_whitespace().map(|word| word.trim_matches(|c: char| c.is_ascii_punctuation()));
    words.filter(|word| !word.is_empty()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read_and_nothing_is_added_to_it(text in hostile()) {
        match line(&text, TODAY) {
            Ok(read) => {
                let mut rest = text.as_str();
                for word in bare(read.entry.words()) {
                    let at = rest.find(word);
                    prop_assert!(at.is_some(), "{text:?} has no {word:?} in that place");
                    rest = &rest[at.map_or(0, |at| at + word.len())..];
                }
                prop_assert!(!read.entry.words().trim().is_empty());
                prop_assert!(read.understood.iter().all(|fact| is_ahead(fact) && is_behind(fact)), "{read:?}");
            }
            Err(NoWords { .. }) => {
                prop_assert!(text.chars().filter(|char| char.is_alphanumeric()).count() <= 1, "{text:?}");
            }
        }
    }

    #[test]
    fn where_nothing_is_understood_every_sign_stays(text in hostile()) {
        if let Ok(read) = line(&text, TODAY) && read.understood.is_empty() {
            prop_assert!(text.trim().ends_with(read.entry.words()), "{text:?} became {:?}", read.entry.words());
        }
    }

    #[test]
    fn a_decision_in_any_order_is_the_same_decision(
        words in sentence(),
        odds in 0_u8..=100,
        (day, form) in days().prop_flat_map(|day| written(day).prop_map(move |form| (day, form))),
        percent in prop_oneof![Just("%"), Just(" %"), Just(" percent"), Just("% sure")],
        ago in 0_i32..4_000,
        first in 0_usize..3,
    ) {
        let today = day.checked_sub(jiff::Span::new().days(ago)).unwrap();
        let mut parts = [words.clone(), format!("{odds}{percent}"), format!("review {form}")];
        parts.rotate_left(first);
        let read = line(&format!("d {}", parts.join(", ")), today).unwrap();
        prop_assert_eq!(read.entry.words(), &words);
        prop_assert!(read.open.is_empty());
        let mut facts: Vec<String> = read.understood.iter().map(said).collect();
        facts.sort();
        prop_assert_eq!(facts, [format!("odds {odds}"), format!("review {day}")]);
    }

    #[test]
    fn without_a_year_a_review_is_the_next_such_day_and_a_talk_was_the_last(day in days(), today in days()) {
        let short = day.strftime("%-d %b");
        let review = line(&format!("d x, review {short}"), today).unwrap();
        let [Fact::Review(next)] = review.understood[..] else { panic!("{review:?}") };
        let talk = line(&format!("t x, held {short}"), today).unwrap();
        let [Fact::Held(last)] = talk.understood[..] else { panic!("{talk:?}") };
        prop_assert!(last <= today && today < next);
        for read in [last, next] {
            prop_assert_eq!((read.month(), read.day()), (day.month(), day.day()));
        }
        // Nothing of that name lies between the two: a year, or four, or eight around 1900 and 2100.
        let between = (next - last).get_days();
        let leap = (day.month(), day.day()) == (2, 29);
        prop_assert!(if leap { [1_461, 2_921, 2_922].contains(&between) } else { between <= 366 }, "{}", between);
    }

    #[test]
    fn a_length_of_time_is_read_in_every_form(hours in 0_u32..30, minutes in 0_u32..60, words in sentence()) {
        let whole = hours * 60 + minutes;
        let mut forms = vec![format!("{whole} min"), format!("{hours}h{minutes:02}"), format!("{whole}min")];
        forms.push(format!("{hours} hours {minutes} minutes"));
        for form in forms {
            let read = line(&format!("i {words}, {form}"), TODAY).unwrap();
            prop_assert_eq!(read.understood, [Fact::Took(growth::Minutes(whole))], "{}", form);
            prop_assert_eq!(read.entry.words(), &words);
        }
    }
}

#[test]
fn every_day_of_four_years_has_a_next_friday_and_a_tomorrow() {
    let mut today = date(2027, 12, 1);
    while today < date(2031, 12, 1) {
        let review = |when: &str| match line(&format!("d x, review {when}"), today).unwrap().understood[..] {
            [Fact::Review(day)] => day,
            ref other => panic!("{today}: {when} is {other:?}"),
        };
        assert_eq!(review("tomorrow"), today.tomorrow().unwrap());
        let (friday, next) = (review("friday"), review("next friday"));
        assert!((1..=7).contains(&(friday - today).get_days()), "{today}: {friday}");
        // A week begins on Monday: next Friday is in the week after the one today is in.
        let monday = today.yesterday().unwrap().nth_weekday(1, jiff::civil::Weekday::Monday).unwrap();
        let monday = if monday == today {
            today.nth_weekday(1, jiff::civil::Weekday::Monday).unwrap()
        } else {
            monday
        };
        assert!((0..7).contains(&(next - monday).get_days()), "{today}: {next}");
        today = today.tomorrow().unwrap();
    }
}

#[test]
fn a_long_line_is_read_in_a_moment_and_kept_whole() {
    let text = format!("g refunds, {}", "check 1 mar, with Leila, level 5, ".repeat(20_000));
    let read = line(&text, TODAY).unwrap();
    assert!(read.understood.len() < 400);
    assert!(read.entry.words().len() > text.len() - 10_000);
}

#[test]
fn the_page_on_lines_says_what_the_table_says() {
    let page = include_str!("../../../../docs/log-line.md");
    let examples: Vec<&str> =
        page.lines().filter(|row| row.starts_with("| `") && row.contains("` | ")).collect();
    let rows = table::rows::<6>(TABLE);
    let mut found = 0;
    for example in examples {
        let cells: Vec<&str> = example.trim_matches('|').split('|').map(str::trim).collect();
        let [typed, words, understood] = cells[..] else { continue };
        let typed = typed.trim_matches('`');
        let held = |[line, today, _, kept, facts, _]: &&[String; 6]| {
            line == typed && *today == TODAY.to_string() && kept == words && facts == understood
        };
        assert!(rows.iter().any(|row| held(&row)), "{example}");
        found += 1;
    }
    assert_eq!(found, 16);
}
