//! The cycles to read: every step in words, on the day it was where the lead is. No id that only this program knows.

use std::fmt::Write;

use growth::cycle::Cycle;
use growth::{Asking, Choice, Happened, Measure, Note, Place, Step};
use jiff::civil::Date;
use records::{Share, WordId};

use super::Gathered;
use super::markdown::{marked, plain, section, title};
use crate::cycles::{seen_in_words, trigger_in_words};
use crate::named::named_signal;
use crate::text::{day, times};
use crate::{behaviour, capability, content};

/// `cycles.md`
pub(super) fn cycles(gathered: &Gathered) -> String {
    let mut text = "# Cycles\n".to_owned();
    for (number, cycle) in (1..).zip(gathered.cycles.all()) {
        let about = capability(&cycle.capability).map_or(cycle.capability.as_str(), |known| &known.name);
        let _ = write!(text, "\n## {number}. {}: {}\n\n", plain(about), plain(&cycle.words));
        let _ = writeln!(text, "- {}: noticed{}", day(cycle.noticed), noticed_in(cycle));
        for (id, word) in &gathered.notes {
            if let Note::Step { of, step } = &word.said
                && *of == cycle.id
                && stands(*id, step, cycle, gathered)
            {
                let kept = gathered.zones.day_of(word.at);
                let _ = writeln!(text, "- {}: {}", day(kept), said(step, kept, cycle));
            }
        }
    }
    section("Moments you marked", marked(gathered).into_iter(), &mut text);
    text
}

/// Whether a step was not said anew: of the answers about one day the last stands.
fn stands(id: WordId, step: &Step, cycle: &Cycle, gathered: &Gathered) -> bool {
    let Step::Came { day, .. } = step else { return true };
    let mut answers = gathered.notes.iter().filter(|(_, word)| match &word.said {
        Note::Step { of, step: Step::Came { day: other, .. } } => *of == cycle.id && other == day,
        _ => false,
    });
    answers.next_back().is_some_and(|(last, _)| *last == id)
}

fn noticed_in(cycle: &Cycle) -> String {
    let signal = cycle.signal.as_deref().map(|id| format!(", in {}", signal(id))).unwrap_or_default();
    let place = cycle.place.as_ref().map(|place| format!(", in {}", area(place))).unwrap_or_default();
    signal + &place
}

/// A step in words: what it is, and what was said; a day only where it is another than the one it was kept.
fn said(step: &Step, kept: Date, cycle: &Cycle) -> String {
    let on = |date: Date| if date == kept { String::new() } else { format!(" on {}", day(date)) };
    match step {
        Step::MyPart { words } => with("my part", words),
        Step::Assumed { words, test } => with("I take it that", words) + &also("I find out by", test),
        Step::Tested { assumption, words, right } => {
            let right = if *right { "was so" } else { "was not so" };
            with(&format!("what I took to be so {right}{}", quoted(assumed(*assumption, cycle))), words)
        }
        Step::Predicted { words, share } => {
            with("I expect", words) + &share.map(|share| format!("; {}", percent(share))).unwrap_or_default()
        }
        Step::Chose { behaviour: chosen, measure, noticed, target } => {
            let known = behaviour(&cycle.capability, chosen).map_or(chosen.as_str(), |known| &known.text);
            with("the behaviour I chose", known)
                + &measure.as_ref().map(watched).unwrap_or_default()
                + &target.map(|target| format!("; I want to get to {}", percent(target))).unwrap_or_default()
                + &also("people would notice", noticed)
        }
        Step::Planned { plan, .. } => {
            let switched = if plan.can_be_switched_off { "; it can be left off for weeks" } else { "" };
            format!(
                "the plan: If {}, then {}; the moment is {}{switched}",
                plain(&plan.moment),
                plain(&plan.act),
                trigger_in_words(plan.trigger)
            )
        }
        Step::SaidBack => "I said the plan back without looking".to_owned(),
        Step::Came { day: date, happened, why } => with(&format!("{}{}", came(*happened), on(*date)), why),
        Step::Announced { to } => with("told that I work on it", to),
        Step::Asked { who, asking, again } => {
            let again = again.map(|on| format!("; again on {}", day(on))).unwrap_or_default();
            with(asked(*asking), who) + &again
        }
        Step::Suggested { who, words } => with(&by("a suggestion", who), words),
        Step::Picked { suggestion } => {
            let picked = cycle.suggestions.iter().find(|known| known.id == *suggestion);
            format!("I took one suggestion{}", quoted(picked.map(|known| known.words.as_str())))
        }
        Step::FollowedUp { who, day: date, noticed, stayed } => {
            let noticed = with(&format!("{}{}", by("asked again", who), on(*date)), noticed);
            format!("{noticed}. {}", seen_in_words(*stayed))
        }
        Step::Looked => "I looked at the figures before I said what I expect".to_owned(),
        Step::Experiment { first, seed, drawn_before } => {
            let before = match drawn_before {
                0 => String::new(),
                drawn => format!("; an order was drawn {} before and taken back", times(*drawn)),
            };
            format!("weeks on and off from {}, drawn by lot with the seed {seed}{before}", day(*first))
        }
        Step::Paused { first, last } => format!("a pause from {} to {}", day(*first), day(*last)),
        Step::Guessed { words } => with("what I guess they will say", words),
        Step::Reviewed { choice, words } => with(&format!("the review: {}", chose(*choice)), words),
        Step::Helped { words } => with("I helped a peer through the same", words),
        Step::Gate { gate, reached } => {
            let known = content().gates.iter().find(|known| known.id == *gate);
            let name = known.map_or_else(|| title(gate), |known| known.name.clone());
            format!("the gate {} {}", plain(&name), if *reached { "reached" } else { "left again" })
        }
    }
}

fn with(what: &str, words: &str) -> String {
    let words = without_stop(words);
    if words.trim().is_empty() { what.to_owned() } else { format!("{what}: {words}") }
}

fn also(what: &str, words: &str) -> String {
    if words.trim().is_empty() { String::new() } else { format!("; {what}: {}", without_stop(words)) }
}

/// Words as a part of a line: what follows them would stand behind a full stop.
fn without_stop(words: &str) -> String {
    let words = plain(words);
    words.trim_end().strip_suffix('.').filter(|rest| !rest.ends_with('.')).unwrap_or(&words).to_owned()
}

fn by(what: &str, who: &str) -> String {
    if who.trim().is_empty() { what.to_owned() } else { format!("{what}, {}", plain(who)) }
}

fn quoted(words: Option<&str>) -> String {
    words.map(|words| format!(" (“{}”)", plain(words))).unwrap_or_default()
}

fn assumed(id: WordId, cycle: &Cycle) -> Option<&str> {
    cycle
        .assumptions
        .iter()
        .find(|assumption| assumption.id == id)
        .map(|assumption| assumption.words.as_str())
}

fn watched(measure: &Measure) -> String {
    let place = measure.place.as_ref().map(|place| format!(" in {}", area(place))).unwrap_or_default();
    format!("; it would show in {}{place}", signal(&measure.signal))
}

/// `maker share (s1a)`: the id leads to its definition.
fn signal(id: &str) -> String {
    named_signal(id).map_or_else(|_| plain(id), |known| format!("{} ({})", known.name, known.id))
}

fn area(place: &Place) -> String {
    format!("{} of {}", plain(&place.area), plain(&place.team))
}

fn percent(share: Share) -> String {
    crate::text::percent(share.0)
}

fn came(happened: Happened) -> &'static str {
    match happened {
        Happened::Did => "I did it",
        Happened::DidNot => "I did not",
        Happened::NeverCame => "it never came up",
        Happened::NotToday => "not today",
    }
}

fn asked(asking: Asking) -> &'static str {
    match asking {
        Asking::Ideas => "asked for two ideas",
        Asking::Thanks => "thanked",
        Asking::Announced => "told what I am working on",
        Asking::Noticed => "asked what they have noticed",
    }
}

fn chose(choice: Choice) -> &'static str {
    match choice {
        Choice::Keep => "the practice goes on",
        Choice::Hold => "it goes on without prompts",
        Choice::Change => "its plan changes",
        Choice::Another => "something else is next",
    }
}
