//! What of a calendar could not be taken, in sentences.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// Why an event is left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Why {
    /// No time it begins at, or none that can be read.
    NoStart,
    /// A zone that nobody knows.
    Zone(String),
    /// A rule that cannot be read.
    Rule,
}

/// What was left out of a calendar.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftOut {
    /// The calendar ends before its end.
    pub cut_off: bool,
    /// Events that are not whole, or hold more than is taken.
    pub broken: u64,
    /// Events with a time that is missing or none.
    pub no_time: u64,
    /// Events in a zone that nobody knows, by its name. Hostile text.
    pub zones: BTreeMap<String, u64>,
    /// Events with a rule of recurrence that cannot be read.
    pub rules: u64,
    /// Series that repeat more often than is followed.
    pub too_often: u64,
    /// Events after the most that are taken.
    pub beyond: u64,
}

/// Names of zones that are told apart; the others are counted as one.
const MOST_NAMES: usize = 20;

impl LeftOut {
    pub(super) fn add(&mut self, why: Why) {
        match why {
            Why::NoStart => self.no_time += 1,
            Why::Rule => self.rules += 1,
            Why::Zone(name) => {
                let name: String = name.chars().filter(|sign| !sign.is_control()).take(60).collect();
                let is_one_more = self.zones.len() < MOST_NAMES || self.zones.contains_key(&name);
                let name = if is_one_more { name } else { "others".to_owned() };
                *self.zones.entry(name).or_default() += 1;
            }
        }
    }

    /// What one calendar left out, and another.
    pub fn and(&mut self, other: LeftOut) {
        self.cut_off |= other.cut_off;
        self.broken += other.broken;
        self.no_time += other.no_time;
        for (name, events) in other.zones {
            *self.zones.entry(name).or_default() += events;
        }
        self.rules += other.rules;
        self.too_often += other.too_often;
        self.beyond += other.beyond;
    }

    /// Whether nothing was.
    pub fn is_nothing(&self) -> bool {
        *self == LeftOut::default()
    }

    /// The sentences, of which each has its number. Names of zones are somebody else's text.
    pub fn sentences(&self) -> Vec<String> {
        let mut said = Vec::new();
        let mut say = |number: u64, what: &dyn Fn(&str) -> String| {
            if number > 0 {
                said.push(what(&if number == 1 {
                    "one event".to_owned()
                } else {
                    format!("{number} events")
                }));
            }
        };
        say(self.broken, &|events| format!("{events} left out: not whole, or larger than is taken"));
        say(self.no_time, &|events| format!("{events} left out: no time that can be read"));
        for (zone, &number) in &self.zones {
            say(number, &|events| format!("{events} left out: nobody knows the zone {zone}"));
        }
        say(self.rules, &|events| format!("{events} left out: the rule by which they repeat cannot be read"));
        say(self.too_often, &|events| {
            format!("of {events} only the first instances are taken: they are more than are followed")
        });
        say(self.beyond, &|events| format!("{events} left out: the calendar holds more than is taken"));
        if self.cut_off {
            said.push("the calendar ends in the middle; what is whole before that is taken".to_owned());
        }
        said
    }
}
