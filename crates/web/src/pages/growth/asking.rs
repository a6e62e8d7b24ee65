use desk::content;
use desk::cycles::{message, seen_in_words};
use desk::text::{clean, day, day_short};
use growth::Asking as For;
use growth::cycle::Cycle;
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
    /// How many follow-ups were planned, and held.
    pub planned: usize,
    pub held: usize,
    /// From which day on people are asked what they noticed.
    pub from: Option<String>,
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
    pub day: String,
    pub is_due: bool,
    pub noticed: Option<String>,
    /// Whether they see it, in words.
    pub seen: &'static str,
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
        let focus = cycle.plan().map(|plan| plan.plan.act.trim_start_matches("I ").to_owned());
        let chosen = cycle.focus.as_ref().map(|focus| {
            let known = desk::behaviour(&cycle.capability, &focus.behaviour);
            known.map_or(&focus.behaviour, |known| &known.text).clone()
        });
        let focus = clean(&focus.or(chosen).unwrap_or_default());
        let date = cycle.ends().map(day).unwrap_or_default();
        let filled = [("focus", focus.as_str()), ("date", date.as_str())];
        let texts = |id: &str| {
            let text = |&(tone, name)| Some((name, message(content(), id, tone, &filled)?));
            TONES.iter().filter_map(text).collect()
        };
        let follow_ups = cycle.follow_ups();
        let short = |date: Date| day_short(date, today.year());
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
            planned: follow_ups.len(),
            held: follow_ups.iter().filter(|follow_up| follow_up.held.is_some()).count(),
            follow_ups: follow_ups
                .iter()
                .map(|follow_up| FollowUpRow {
                    who: clean(&follow_up.asked.who),
                    day: short(follow_up.held.map_or(follow_up.due, |held| held.day)),
                    is_due: follow_up.held.is_none() && follow_up.due <= today,
                    noticed: follow_up.held.map(|held| clean(&held.noticed)),
                    seen: follow_up.held.map_or("", |held| seen_in_words(held.stayed)),
                })
                .collect(),
            from: cycle.asks_from().map(day),
        }
    }
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
