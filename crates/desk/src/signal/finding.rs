//! What a signal says, in sentences.

use signals::proposals::is_not_said;
use signals::s12::INCIDENTS;
use signals::stats::{Verdict, Word};
use signals::{Count, Signal, Status};

use super::{calendar, incidents, proposals, requests};
use crate::scorecard::{few_own_times, in_words, looser, met, none_is_yours, verdict_words};
use crate::text::{Sentence, capital, counted, day, number_of, percent, range, thousands};
use crate::{Report, away};

/// Why no share is given of two others.
const FEW: &str = "What one other person did would show in a share, so none is given.";

/// The sentences of a signal, its figure first.
pub fn finding(report: &Report, signal: &Signal) -> Vec<Sentence> {
    let span = format!("in {} to {}", span(signal.definition.id), day(report.ground.clock.last_sunday(0)));
    match &signal.status {
        Status::NotConnected(INCIDENTS) => return vec![incidents::not_connected(report.ground)],
        Status::NotConnected(signals::calendar::CALENDAR) => {
            return vec![calendar::not_connected(report.ground)];
        }
        Status::NotConnected(_) if matches!(signal.definition.id, "s7f" | "s15" | "s16") => {
            return vec![proposals::not_connected(signal)];
        }
        Status::NotConnected(_) => return vec![requests::not_connected(report)],
        Status::NotApplicable(_) if is_not_said(signal) => return vec![proposals::not_said()],
        Status::NotApplicable(why) => return vec![not_applicable(report, signal, why).into()],
        Status::Dropped(why) => {
            let said = Sentence::from(format!("Not seen: {why}."));
            let remedy = report.remedy().map(|command| Sentence::from(" ").types(command));
            return vec![said.and(remedy.unwrap_or_default())];
        }
        Status::NotEnough { have, need, why } => return vec![not_enough(signal, *have, *need, why).into()],
        Status::Value => {}
    }
    if matches!(signal.definition.id, "s3" | "s3w") {
        return requests::finding(report, signal, &span);
    }
    if signal.definition.id == "s6a" {
        return away::happened(report).into_iter().map(Sentence::from).collect();
    }
    if signal.definition.id == "s8" {
        return calendar::finding(signal, &span);
    }
    let Some(count) = signal.count else { return vec![whole(report, signal).into()] };
    if signal.definition.id == "s6b" && report.absence.hits_only {
        return vec![format!("{} a file only you had worked on, {span}. {FEW}", met(count.part)).into()];
    }
    if signal.definition.id == "s1a" && count.part == 0 && count.of > 0 {
        return vec![format!("Looked at {span}: {}.", none_is_yours(count.of)).into()];
    }
    if count.of == 0 {
        return vec![format!("{}, {span}.", quantity(count.part, signal.definition.unit)).into()];
    }
    let looser = looser(signal.looser.filter(|looser| looser.of >= 5)).map(|looser| format!(" ({looser})"));
    let mut sentences = vec![share(count).and(format!(" {span}{}.", looser.unwrap_or_default()))];
    sentences.extend(signal.verdict.map(|verdict| verdict_sentence(&verdict, signal, count)));
    if signal.definition.id == "s1a" {
        sentences.push(even(report).into());
    }
    sentences
}

/// The window of a value, in a sentence.
fn span(id: &str) -> &'static str {
    match id {
        "s1b" | "s15" | "s16" => "the half year",
        "s5b" | "s6b" | "s6c" | "s12" | "s12g" => "the year",
        _ => "the twelve weeks",
    }
}

fn not_applicable(report: &Report, signal: &Signal, why: &str) -> String {
    match (signal.definition.id, signal.count) {
        ("s9", _) => {
            let days = number_of(report.hours.days as usize, "day");
            let with = report.hours.joined.days_with();
            if let Some(few) = few_own_times(report) {
                return format!("{days} {with} in the twelve weeks, and no share: {few}.");
            }
            format!("{days} {with} in the twelve weeks; {why}.")
        }
        ("s1a", Some(count)) => {
            let own = number_of(count.part as usize, "change");
            format!("You merged {own} in the twelve weeks. Not applicable to a team: {why}.")
        }
        _ => format!("Not applicable: {why}."),
    }
}

fn not_enough(signal: &Signal, have: u64, need: u64, why: &str) -> String {
    match signal.count.filter(|count| count.of == have && have > 0) {
        Some(count) => format!("Too few for a share: {} {why}, {need} needed.", counted(count)),
        None => format!("Too few: {} {why}, {need} needed.", thousands(have)),
    }
}

/// A signal that is one number.
fn whole(report: &Report, signal: &Signal) -> String {
    let number = match signal.definition.id {
        "s10g" => Some(report.hand_overs.all.len() as u64),
        _ => signal.value.map(|value| value as u64),
    };
    number.map_or_else(String::new, |number| format!("{}.", quantity(number, signal.definition.unit)))
}

/// `6 people`, `1 file`.
pub fn quantity(n: u64, unit: &str) -> String {
    match (n, unit) {
        (1, "people") => "1 person".to_owned(),
        (1, unit) => format!("1 {}", unit.strip_suffix('s').unwrap_or(unit)),
        (n, unit) => format!("{} {unit}", thousands(n)),
    }
}

pub(super) fn verdict_sentence(verdict: &Verdict, signal: &Signal, value: Count) -> Sentence {
    let words = capital(&verdict_words(verdict));
    let usual =
        signal.usual.map(|usual| format!(" Usually {}.", range(usual.low, usual.high))).unwrap_or_default();
    if matches!(verdict.word, Word::TooEarly | Word::NotCompared) {
        return format!("{words}.{usual}").into();
    }
    let sentence = if verdict.now == value {
        Sentence::from(format!("{words}: before "))
    } else if signal.definition.id == "s1a" {
        // The same twelve weeks, and another count: it is said why, or one of the two looks wrong.
        Sentence::from(format!("{words}: by the team of each four weeks "))
            .and(share(verdict.now))
            .and("; the 48 weeks before ")
    } else {
        Sentence::from(format!("{words}: last 12 weeks ")).and(share(verdict.now)).and(", the 48 before ")
    };
    sentence.and(share(verdict.before)).and(format!(".{usual}"))
}

/// What each would merge, were it even; and the lead's own target.
pub fn even(report: &Report) -> String {
    let target = report.ground.settings.targets.get("s1a");
    let target = target.map(|target| format!(", your target {}", percent(*target))).unwrap_or_default();
    let team = in_words(report.ground.active.others.len() as i32 + 1);
    format!("An even share of {team} is {}{target}.", percent(report.maker_share.even))
}

/// A share as it may be printed: with n under 5 counts only, under 20 the percentage is one of few.
pub fn share(count: Count) -> Sentence {
    match count.share() {
        Some(share) if count.of >= 20 => format!("{}, {}", percent(share), counted(count)).into(),
        Some(share) if count.of >= 5 => {
            Sentence::from(format!("{} (", counted(count))).and(Sentence::of_few(percent(share))).and(")")
        }
        _ => counted(count).into(),
    }
}
