//! A decision of the log, as a record and from one.

use jiff::civil::Date;

use super::{Field, Madr, body, is_template};
use crate::{Decision, Odds};

/// The decision a record speaks of, and its day where it has one; `record` is the file it stands in.
pub fn decision(madr: &Madr, record: &str) -> (Decision, Option<Date>) {
    let value = |field| madr.value(field).unwrap_or_default();
    let percent = value(Field::Odds).trim_end_matches('%').trim().parse().ok();
    let decision = Decision {
        words: value(Field::Title),
        question: value(Field::Question),
        options: madr.options().into_iter().map(str::to_owned).collect(),
        reason: value(Field::Reason),
        expected: value(Field::Expected),
        odds: percent.and_then(|percent: u8| Odds::try_from(percent).ok()),
        review: value(Field::Review).parse().ok(),
        made_by: value(Field::Makers),
        record: Some(record.to_owned()),
        ..Decision::default()
    };
    (decision, value(Field::Date).parse().ok())
}

/// What of a decision stands otherwise in its record. What was left out of the decision is left in the record.
pub fn changes(madr: &Madr, decision: &Decision) -> Vec<(Field, String)> {
    let odds = decision.odds.map(|odds| u8::from(odds).to_string()).unwrap_or_default();
    let review = decision.review.map(|review| review.to_string()).unwrap_or_default();
    let wanted = [
        (Field::Title, decision.words.clone()),
        (Field::Makers, decision.made_by.clone()),
        (Field::Odds, odds),
        (Field::Review, review),
        (Field::Question, decision.question.clone()),
        (Field::Reason, decision.reason.clone()),
        (Field::Expected, decision.expected.clone()),
    ];
    let differs = |(field, value): &(Field, String)| {
        let there = madr.value(*field);
        !value.trim().is_empty() && there.as_deref().map(str::trim) != Some(value.trim())
    };
    let mut changes: Vec<(Field, String)> = wanted.into_iter().filter(differs).collect();
    let there = madr.options();
    let is_new = |option: &&String| !option.trim().is_empty() && !there.contains(&option.trim());
    let more = decision.options.iter().filter(is_new);
    changes.extend(more.map(|option| (Field::MoreOptions, option.clone())));
    changes
}

/// A record of a decision that has none yet, as MADR 4 has them.
pub fn new(decision: &Decision, day: Date) -> String {
    let line = |text: &str| super::written(super::Form::Line, text, "\n");
    let mut text = format!("---\nstatus: accepted\ndate: {day}\n");
    if !decision.made_by.trim().is_empty() {
        text += &format!("decision-makers: {}\n", super::written(super::Form::Yaml, &decision.made_by, "\n"));
    }
    text += &decision.odds.map(|odds| format!("odds: {}\n", u8::from(odds))).unwrap_or_default();
    text += &decision.review.map(|review| format!("review: {review}\n")).unwrap_or_default();
    let words = line(&decision.words);
    let question = if decision.question.trim().is_empty() { &words } else { &decision.question };
    text += &format!("---\n\n# {words}\n\n## Context and Problem Statement\n\n{}\n", body(question, "\n"));
    let mut options: Vec<String> = decision.options.iter().map(|option| line(option)).collect();
    options.retain(|option| !option.is_empty());
    if options.is_empty() {
        options.push(words.clone());
    }
    text += "\n## Considered Options\n\n";
    text.extend(options.iter().map(|option| format!("* {option}\n")));
    let because = if decision.reason.trim().is_empty() {
        String::new()
    } else {
        format!(", because {}", line(&decision.reason))
    };
    text += &format!("\n## Decision Outcome\n\nChosen option: \"{}\"{because}\n", words.replace('"', "'"));
    let costs = &decision.costs;
    let costs =
        [("money", &costs.money), ("time", &costs.time), ("people", &costs.people), ("trust", &costs.trust)];
    let costs: Vec<String> = costs
        .into_iter()
        .filter(|(_, cost)| !cost.trim().is_empty())
        .map(|(what, cost)| format!("* Bad, because it costs {what}: {}\n", line(cost)))
        .collect();
    if !costs.is_empty() {
        text += &format!("\n### Consequences\n\n{}", costs.concat());
    }
    if !decision.expected.trim().is_empty() {
        text += &format!("\n### Confirmation\n\n{}\n", body(&decision.expected, "\n"));
    }
    let more = [("Disagreed", &decision.dissent), ("Undoing it costs", &decision.undoing)];
    let more: Vec<String> = more
        .into_iter()
        .filter(|(_, said)| !said.trim().is_empty())
        .map(|(what, said)| format!("* {what}: {}\n", line(said)))
        .collect();
    if !more.is_empty() {
        text += &format!("\n## More Information\n\n{}", more.concat());
    }
    text
}

/// A title as a part of a file's name: `ledger-export-moves-to-nightly`.
pub fn slug(title: &str) -> String {
    let mut slug = String::new();
    for letter in title.to_lowercase().chars() {
        if letter.is_alphanumeric() {
            slug.push(letter);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    let slug: String = slug.chars().take(60).collect();
    let slug = slug.trim_end_matches('-');
    if slug.is_empty() || is_template(slug) { "decision".to_owned() } else { slug.to_owned() }
}
