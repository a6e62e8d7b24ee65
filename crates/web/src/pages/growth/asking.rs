use desk::content;
use desk::cycles::{message, seen_in_words};
use desk::notes::follow_ups_held;
use desk::text::{clean, day, day_short, full_stop};
use growth::Asking as For;
use growth::cycle::{Cycle, FollowUp};
use growth::follow_up::follow_up_index;
use jiff::civil::Date;

use super::said::TONES;

/// Who was asked, and what was said.
pub struct Asking {
    /// Messages to copy.
    pub messages: Vec<MessageRow>,
    /// Who was told, asked and thanked, the newest last.
    pub people: Vec<String>,
    /// Suggestions, as they were said.
    pub suggestions: Vec<SuggestionRow>,
    /// Follow-ups that are due or to come, and those that were held.
    pub follow_ups: Vec<FollowUpRow>,
    /// How many follow-ups were held of those planned by now; nothing while none was.
    pub index: Option<String>,
    /// From which day on people are asked what they noticed.
    pub from: Option<String>,
    /// What the last ones said, which is closed until it is guessed.
    pub last: Last,
}

/// What those said who were asked in the last two weeks.
#[derive(Default)]
pub struct Last {
    /// How many answers are closed.
    pub closed: usize,
    /// The answers, once they are open.
    pub open: Vec<String>,
}

/// A message in its two tones.
pub struct MessageRow {
    pub name: &'static str,
    pub texts: Vec<(&'static str, String)>,
}

/// A suggestion.
pub struct SuggestionRow {
    pub id: String,
    pub who: String,
    pub words: String,
    pub is_picked: bool,
}

/// A follow-up.
pub struct FollowUpRow {
    pub who: String,
    /// When it is due, or was held.
    pub when: String,
    pub noticed: Noticed,
}

/// What somebody noticed.
pub enum Noticed {
    /// It is not written down yet.
    NotYet,
    /// It is, and stands where it is guessed.
    Last,
    /// This, and whether they see it, in words.
    Said { words: String, seen: &'static str },
}

const MESSAGES: [(&str, &str); 4] = [
    ("announce", "What I am working on"),
    ("ideas", "Two ideas for the future"),
    ("thanks", "Thanks"),
    ("again", "In four weeks: what have you noticed?"),
];

impl Asking {
    /// Of a cycle.
    pub fn of(cycle: &Cycle, today: Date) -> Asking {
        let until = cycle.ends().filter(|ends| today <= *ends);
        let texts = |id: &str| {
            let text =
                |&(tone, name)| Some((name, message(content(), id, tone, &cycle.plan()?.plan, until)?));
            TONES.iter().filter_map(text).collect()
        };
        let follow_ups = cycle.follow_ups();
        let short = |date: Date| day_short(date, today.year());
        let index = follow_up_index(&follow_ups, today);
        Asking {
            messages: MESSAGES.iter().map(|&(id, name)| MessageRow { name, texts: texts(id) }).collect(),
            people: people(cycle, short),
            suggestions: cycle
                .suggestions
                .iter()
                .map(|suggestion| SuggestionRow {
                    id: suggestion.id.to_string(),
                    who: clean(&suggestion.who),
                    words: clean(&suggestion.words),
                    is_picked: cycle.picked().is_some_and(|picked| picked.id == suggestion.id),
                })
                .collect(),
            index: (index.of > 0).then(|| format!("{}.", follow_ups_held(index))),
            last: Last::of(cycle, &follow_ups, short),
            follow_ups: follow_ups.iter().map(|one| FollowUpRow::of(cycle, one, today)).collect(),
            from: cycle.asks_from().map(day),
        }
    }
}

impl FollowUpRow {
    fn of(cycle: &Cycle, one: &FollowUp, today: Date) -> FollowUpRow {
        let short = |date: Date| day_short(date, today.year());
        let noticed = one.held.and_then(|held| held.noticed);
        FollowUpRow {
            who: clean(&one.asked.who),
            when: match one.held {
                Some(held) if noticed.is_none() => format!("asked on {}", short(held.day)),
                Some(held) => short(held.day),
                None if one.due <= today => format!("due since {}", short(one.due)),
                None => format!("on {}", short(one.due)),
            },
            noticed: match noticed {
                None => Noticed::NotYet,
                Some(_) if cycle.is_last(one) => Noticed::Last,
                Some(words) => Noticed::Said { words: in_words(words), seen: seen(one) },
            },
        }
    }
}

impl Last {
    fn of(cycle: &Cycle, follow_ups: &[FollowUp], short: impl Fn(Date) -> String) -> Last {
        let last = follow_ups.iter().filter(|one| cycle.is_last(one));
        let said = last.filter_map(|one| {
            let held = one.held?;
            let words = in_words(held.noticed?);
            Some(format!(
                "{}, {}: {} {}",
                clean(&one.asked.who),
                short(held.day),
                full_stop(&words),
                seen(one)
            ))
        });
        if cycle.last_is_closed() {
            Last { closed: said.count(), open: Vec::new() }
        } else {
            Last { closed: 0, open: said.collect() }
        }
    }
}

fn seen(one: &FollowUp) -> &'static str {
    one.held.map_or("", |held| seen_in_words(held.stayed))
}

fn in_words(noticed: &str) -> String {
    if noticed.trim().is_empty() { "nothing noticed.".to_owned() } else { clean(noticed) }
}

fn people(cycle: &Cycle, short: impl Fn(Date) -> String) -> Vec<String> {
    let told = cycle.told.iter().map(|told| (told.day, format!("told {}", clean(&told.words))));
    let asked = cycle.asked.iter().map(|asked| {
        let who = clean(&asked.who);
        let what = match asked.asking {
            For::Ideas => format!("asked {who} for two ideas"),
            For::Thanks => format!("thanked {who}"),
            For::Announced => format!("told {who}"),
            For::Noticed => format!("asked {who} what they noticed"),
        };
        (asked.day, what)
    });
    let mut all: Vec<(Date, String)> = told.chain(asked).collect();
    all.sort_by_key(|(day, _)| *day);
    all.into_iter().map(|(day, what)| format!("{}: {what}", short(day))).collect()
}
