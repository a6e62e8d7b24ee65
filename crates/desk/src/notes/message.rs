//! The message that hands something over, ready to be copied.

use growth::GivenAway;
use growth::content::{Content, Tone};
use jiff::civil::Date;

use crate::text::{clean, day_with_weekday};

/// A message, and how it sounds.
pub struct Message {
    /// How it sounds: `plain`, `warm`.
    pub tone: &'static str,
    /// Its lines.
    pub lines: Vec<String>,
}

/// The message of a hand-over in each tone. A line whose placeholder nothing stands for is left out. Nothing is sent.
pub fn hand_over_messages(given: &GivenAway, content: &Content, today: Date) -> Vec<Message> {
    let says = given.level.and_then(|level| content.level(level));
    let check = given.checks.iter().filter(|check| **check >= today).min();
    let filled = [
        ("{what}", given.what.clone()),
        ("{level}", says.map_or_else(String::new, |words| words.says.clone())),
        ("{limits}", given.limits.clone()),
        ("{means}", given.means.clone()),
        ("{date}", check.map_or_else(String::new, |&date| day_with_weekday(date))),
    ];
    let messages = content.messages.iter().filter(|message| message.id == "handover");
    messages
        .map(|message| Message { tone: tone(message.tone), lines: lines(&message.text, &filled) })
        .collect()
}

fn tone(tone: Tone) -> &'static str {
    match tone {
        Tone::Plain => "plain",
        Tone::Warm => "warm",
    }
}

fn lines(text: &str, filled: &[(&str, String)]) -> Vec<String> {
    let is_whole =
        |line: &&str| filled.iter().all(|(name, words)| !line.contains(name) || !words.trim().is_empty());
    text.lines().filter(is_whole).map(|line| fill(line, filled)).collect()
}

/// A line with its placeholders filled, each once: what is filled in is not looked through again.
fn fill(line: &str, filled: &[(&str, String)]) -> String {
    let mut out = String::new();
    let mut rest = line;
    while let Some((at, name, words)) = filled
        .iter()
        .filter_map(|(name, words)| Some((rest.find(name)?, name, words)))
        .min_by_key(|found| found.0)
    {
        out.push_str(&rest[..at]);
        out.push_str(words.trim().trim_end_matches('.'));
        rest = &rest[at + name.len()..];
    }
    clean(&(out + rest))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_line_without_its_words_is_left_out_and_words_are_not_looked_through() {
        let given = GivenAway {
            what: "refunds {level}".to_owned(),
            level: Some(5.try_into().expect("it is there")),
            checks: vec![date(2026, 11, 1), date(2026, 12, 10)],
            ..GivenAway::default()
        };
        let messages = hand_over_messages(&given, &Content::own(), date(2026, 11, 19));
        assert_eq!(messages.iter().map(|message| message.tone).collect::<Vec<_>>(), ["plain", "warm"]);
        assert_eq!(
            messages[0].lines,
            [
                "I would like to hand this over to you: refunds {level}.",
                "Who decides: you hear what I think if you want to, then you decide and tell me.",
                "First look together: Thursday 10 December. Until then I keep out, unless you ask.",
                "Is anything missing before you can say yes or no?",
            ]
        );
    }
}
