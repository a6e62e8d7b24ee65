use std::collections::HashMap;

use jiff::civil::Date;
use records::{Word, WordId};

use super::line::own_date;
use super::{Became, Because, Check, Line};
use crate::days::Zones;
use crate::{Entry, Note};

/// The lines that stand after all notes, by day, then by when they were kept.
pub(super) fn lines(notes: &[(WordId, Word<Note>)], zones: &Zones) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut places: HashMap<WordId, usize> = HashMap::new();
    // Lines first, so that it does not matter whether a note about one was stored before it.
    for (id, word) in notes {
        if let Note::Kept { entry, day } = &word.said
            && !places.contains_key(id)
        {
            places.insert(*id, lines.len());
            lines.push(begun(*id, word.at, entry, *day, zones));
        }
    }
    for (_, word) in notes {
        if let Some(&place) = about(&word.said).and_then(|of| places.get(&of)) {
            add(&mut lines[place], &word.said, zones.day_of(word.at));
        }
    }
    for line in &mut lines {
        line.checks.sort();
    }
    lines.sort_by_key(|line| (line.day, line.at, line.id));
    lines
}

fn begun(id: WordId, at: i64, entry: &Entry, day: Option<Date>, zones: &Zones) -> Line {
    let kept = zones.day_of(at);
    Line {
        id,
        entry: entry.clone(),
        day: day.unwrap_or(kept),
        at,
        kept,
        rewritten: None,
        links: Vec::new(),
        became: Vec::new(),
        put_off: None,
        checks: Vec::new(),
        because: Vec::new(),
    }
}

/// The line a note is about.
fn about(note: &Note) -> Option<WordId> {
    match note {
        Note::Rewritten { of, .. }
        | Note::Linked { of, .. }
        | Note::Came { of, .. }
        | Note::PutOff { of, .. }
        | Note::Checked { of, .. }
        | Note::Because { of, .. } => Some(*of),
        _ => None,
    }
}

fn add(line: &mut Line, note: &Note, said: Date) {
    match note {
        Note::Rewritten { entry, day, .. } => {
            if own_date(entry) != line.own_date() {
                line.put_off = None;
            }
            line.entry = entry.clone();
            line.day = day.unwrap_or(line.day);
            line.rewritten = Some(said);
        }
        Note::Linked { to, .. } if !line.links.contains(to) => line.links.push(to.clone()),
        Note::Came { outcome, words, .. } => {
            let odds = match &line.entry {
                Entry::Decision(decision) => decision.odds,
                _ => None,
            };
            line.became.push(Became { outcome: *outcome, words: words.clone(), day: said, odds });
        }
        Note::PutOff { until, .. } => line.put_off = Some(*until),
        Note::Checked { day, agreed, .. } => line.checks.push(Check { day: *day, agreed: *agreed }),
        Note::Because { words, .. } => line.because.push(Because { day: said, words: words.clone() }),
        _ => {}
    }
}
