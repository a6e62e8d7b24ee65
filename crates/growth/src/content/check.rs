//! What content must be, as a whole.

use std::collections::HashSet;

use super::{Capability, Content, Fault};

/// The signals that are defined (`docs/signals.md`); content may name no other.
pub const SIGNALS: [&str; 27] = [
    "s1a", "s1b", "s2", "s3", "s3w", "s4", "s5a", "s5b", "s6a", "s6b", "s6c", "s7", "s7f", "s8", "s9", "s10",
    "s10g", "s11", "s12", "s12g", "s13", "s14", "s15", "s16", "s17", "s18", "s19",
];

/// What the message of a hand-over may name; those of a cycle name its plan and its last day.
const HAND_OVER: [&str; 5] = ["what", "level", "limits", "means", "date"];

/// What is not as it should be, by file.
pub fn faults(content: &Content) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut ids = HashSet::new();
    let shifts: HashSet<&str> = content.shifts.iter().map(|shift| shift.id.as_str()).collect();
    for capability in &content.capabilities {
        let mut say = |what: String| {
            let file = format!("capabilities/{}.toml", capability.id.to_lowercase());
            faults.push(Fault { file, what });
        };
        if !shifts.contains(capability.shift.as_str()) {
            say(format!("there is no shift {}", capability.shift));
        }
        of_capability(capability, &mut ids, &mut say);
    }
    let mut elsewhere = |file: &str, what: String| faults.push(Fault { file: file.to_owned(), what });
    for track in &content.tracks {
        match content.practice(&track.first_practice) {
            Some((of, _)) if of.id == track.capability => {}
            _ => elsewhere(
                "tracks.toml",
                format!("{} is no practice of {}", track.first_practice, track.capability),
            ),
        }
        let of = content.capability(&track.capability);
        if !of.is_some_and(|of| of.notice.contains(&track.saying)) {
            elsewhere("tracks.toml", format!("{}: its saying is none of {}", track.id, track.capability));
        }
    }
    let levels: Vec<u8> = content.levels.iter().map(|level| level.number).collect();
    if levels != [1, 2, 3, 4, 5, 6, 7] {
        elsewhere("levels.toml", "levels are 1 to 7, in order".to_owned());
    }
    for message in &content.messages {
        let known: &[&str] = if message.id == "handover" { &HAND_OVER } else { &["plan", "date"] };
        let names = message.text.split('{').skip(1).map(|rest| rest.split('}').next().unwrap_or(rest));
        for name in names.filter(|name| !known.contains(name)) {
            elsewhere("messages.toml", format!("{}: there is no placeholder {{{name}}}", message.id));
        }
    }
    if content.load.answers.len() != 5 {
        elsewhere("load.toml", "there are five answers".to_owned());
    }
    faults
}

fn of_capability<'c>(capability: &'c Capability, ids: &mut HashSet<&'c str>, say: &mut impl FnMut(String)) {
    let own = [capability.id.as_str()].into_iter();
    let practices = capability.practices.iter().map(|practice| practice.id.as_str());
    let items = capability.items.iter().map(|item| item.id.as_str());
    for id in own.chain(practices).chain(items) {
        if !ids.insert(id) {
            say(format!("the id {id} stands twice"));
        }
    }
    let named = capability.practices.iter().filter_map(|practice| practice.signal.as_ref());
    for signal in capability.signals.iter().chain(named) {
        if !SIGNALS.contains(&signal.as_str()) {
            say(format!("there is no signal {signal}"));
        }
    }
    for practice in &capability.practices {
        if capability.behaviour(&practice.behaviour).is_none() {
            say(format!("{}: there is no behaviour {}", practice.id, practice.behaviour));
        }
        if !practice.act.starts_with("I ") {
            say(format!("{}: what follows \"then\" begins with \"I\"", practice.id));
        }
        for text in [&practice.moment, &practice.act] {
            if text.ends_with(['.', ',', '!']) || text.starts_with("If ") || text.starts_with("then ") {
                say(format!(
                    "{}: \"If\", \"then\" and full stops are put there when it is shown",
                    practice.id
                ));
            }
        }
        for text in [&practice.good, &practice.poor] {
            if text.trim().is_empty() {
                say(format!("{}: an example is empty", practice.id));
            }
        }
    }
    for claim in &capability.claims {
        let has_a_year = claim.source.split(|c: char| !c.is_ascii_digit()).any(|digits| digits.len() == 4);
        if !has_a_year || claim.size.trim().is_empty() {
            say(format!("\"{}\": a claim has author, year and size", claim.text));
        }
    }
}
