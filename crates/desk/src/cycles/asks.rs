//! Ask: messages to copy, who was asked, what was suggested. The only answer is thanks.

use std::collections::BTreeSet;

use growth::content::{Content, Tone};
use growth::cycle::Cycle;
use growth::{Asking, Plan, Step};
use jiff::civil::Date;
use records::WordId;

use super::{Noted, words};
use crate::Failure;
use crate::text::{clean, day, full_stop};

/// A message to copy, about the plan of a cycle: one paragraph. A line that names a day which is over, or nothing, is left out.
pub fn message(content: &Content, id: &str, tone: Tone, plan: &Plan, until: Option<Date>) -> Option<String> {
    let message = content.messages.iter().find(|message| message.id == id && message.tone == tone)?;
    let until = until.map(day).unwrap_or_default();
    let filled = [("{plan}", to_others(plan)), ("{date}", until)];
    let line = |line: &str| {
        filled.iter().try_fold(line.to_owned(), |line, (name, words)| {
            let stays_empty = line.contains(name) && words.is_empty();
            (!stays_empty).then(|| line.replace(name, words))
        })
    };
    Some(message.text.lines().filter_map(line).collect::<Vec<_>>().join(" "))
}

/// A plan as the lead says it to somebody: `When planning begins, I ask who wants it before I speak.`
fn to_others(plan: &Plan) -> String {
    full_stop(&format!("When {}, {}", plan.moment, plan.act))
}

/// Told to somebody.
pub fn announced(cycle: &Cycle, to: &str) -> Result<Noted, Failure> {
    let to = words(to, "who was told")?;
    let kept = format!("Kept: you told {}.", clean(&to));
    Ok(Noted::step(cycle.id, Step::Announced { to }, kept))
}

/// Asked somebody for two ideas, or for what they noticed, and when they are asked again.
pub fn asked(cycle: &Cycle, who: &str, asking: Asking, again: Option<Date>) -> Result<Noted, Failure> {
    let who = words(who, "who was asked")?;
    let then = again.map(|date| format!(" You ask again on {}.", day(date))).unwrap_or_default();
    let what = if asking == Asking::Noticed { " what they noticed" } else { "" };
    let kept = format!("Kept: you asked {}{what}.{then}", clean(&who));
    Ok(Noted::step(cycle.id, Step::Asked { who, asking, again }, kept))
}

/// Thanks were said.
pub fn thanked(cycle: &Cycle, who: &str) -> Result<Noted, Failure> {
    let who = words(who, "who was thanked")?;
    let kept = format!("Kept: you thanked {}.", clean(&who));
    Ok(Noted::step(cycle.id, Step::Asked { who, asking: Asking::Thanks, again: None }, kept))
}

/// What somebody suggested, as they said it.
pub fn suggested(cycle: &Cycle, who: &str, said: &str) -> Result<Noted, Failure> {
    let said = words(said, "the suggestion")?;
    let who = who.trim().to_owned();
    Ok(Noted::step(
        cycle.id,
        Step::Suggested { who, words: said },
        "Kept as it was said. The only answer is thanks.",
    ))
}

/// One suggestion is taken.
pub fn picked(cycle: &Cycle, suggestion: &str) -> Result<Noted, Failure> {
    let known = suggestion.parse::<WordId>().ok();
    let known = known.and_then(|id| cycle.suggestions.iter().find(|suggestion| suggestion.id == id));
    let known = known.ok_or_else(|| Failure::new("there is no such suggestion"))?;
    let kept = format!("Taken: {}", clean(&known.words));
    Ok(Noted::step(cycle.id, Step::Picked { suggestion: known.id }, kept))
}

/// Somebody was asked again, and said what they had noticed, which may be nothing, and whether they see it; none: they
/// cannot say.
pub fn followed_up(
    cycle: &Cycle,
    who: &str,
    on: Date,
    noticed: &str,
    stayed: Option<bool>,
) -> Result<Noted, Failure> {
    let who = words(who, "who was asked again")?;
    if !cycle.has_asked(&who) {
        return Err(nobody_asked(cycle, &who));
    }
    let kept = format!("Kept: what {} noticed. {}", clean(&who), seen_in_words(stayed));
    let noticed = noticed.trim().to_owned();
    Ok(Noted::step(cycle.id, Step::FollowedUp { who, day: on, noticed, stayed }, kept))
}

/// What is said where somebody is asked again who was never asked.
fn nobody_asked(cycle: &Cycle, who: &str) -> Failure {
    let asked = cycle.asked.iter().filter(|asked| asked.asking != Asking::Thanks);
    let names: BTreeSet<String> = asked.map(|asked| clean(asked.who.trim())).collect();
    let hint = if names.is_empty() {
        "note first whom you ask, in Growth: groundwork open".to_owned()
    } else {
        format!("you asked {}", names.into_iter().collect::<Vec<_>>().join(", "))
    };
    Failure::usage(format!("you have not asked {} yet", clean(who))).hint(hint)
}

/// Whether somebody who was asked again sees it, in words.
pub fn seen_in_words(stayed: Option<bool>) -> &'static str {
    match stayed {
        Some(true) => "They see it.",
        Some(false) => "They do not see it.",
        None => "They cannot say.",
    }
}
