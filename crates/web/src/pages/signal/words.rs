//! What a signal says, cut into the places it stands at on its page.

use desk::scorecard::few_own_times;
use desk::signal::{Fact, detail, facts, finding};
use desk::text::{clean, day, percent, thousands};
use desk::{Failure, Report};
use jiff::civil::Date;
use records::Said;
use signals::proposals::is_not_said;
use signals::{Signal, Status};

use crate::sentence::{Linked, capital};
use crate::sitting::Seen;

/// All words of a page.
pub struct Words {
    pub top: Top,
    pub beside: Vec<(&'static str, Linked)>,
    pub more: More,
    pub facts: Vec<(&'static str, Linked)>,
}

/// The finding, and what it rests on.
pub struct Top {
    /// The share at its beginning, if it begins with one.
    pub figure: String,
    /// The rest of the finding.
    pub finding: Linked,
    /// Whether there is a value.
    pub is_value: bool,
    /// What it rests on, a sentence each.
    pub rests_on: Vec<Linked>,
}

/// What stands under the picture.
pub struct More {
    /// What it is about.
    pub heading: &'static str,
    /// Sentences.
    pub said: Vec<Linked>,
    /// The caption of the rows, their heads, and the rows.
    pub caption: &'static str,
    /// What a row is of.
    pub of: &'static str,
    pub heads: Vec<String>,
    pub rows: Vec<(String, Vec<String>)>,
    /// What is said under the rows.
    pub below: &'static str,
    /// Where there is more of it.
    pub leads_to: Option<(&'static str, &'static str)>,
}

/// Words of the lead beside a signal.
pub struct Note {
    /// The name of the word, to take it back by.
    pub word: String,
    /// What was said.
    pub why: String,
    /// When.
    pub on: String,
}

/// A target, where a signal takes one.
pub struct Target {
    /// What is set: the name of the word, the share, and the day.
    pub set: Option<(String, String, String)>,
}

/// Facts that stand with the finding or with the picture, and not among how a signal is made.
const WITH_THE_FINDING: [&str; 3] = ["Compared", "Coverage", "You chose"];
const WITH_THE_PICTURE: [&str; 4] = ["Beside it", "Role", "States", "Trend"];

impl Words {
    pub fn of(report: &Report, signal: &Signal) -> Words {
        let definition = signal.definition;
        let fact = |(name, fact): &Fact| {
            let fact = Linked::from(fact);
            (*name, if *name == "Formula" { fact } else { fact.whole_sentence() })
        };
        let facts = facts(report, signal);
        let some = |names: &[&str]| {
            let some = facts.iter().filter(|(name, _)| names.contains(name));
            some.map(fact).collect::<Vec<_>>()
        };
        let mut made = vec![("Meaning", Linked::from(definition.meaning).whole_sentence())];
        let apart = |name: &str| {
            name == "You said" || WITH_THE_FINDING.contains(&name) || WITH_THE_PICTURE.contains(&name)
        };
        made.extend(facts.iter().filter(|(name, _)| !apart(name)).map(fact));
        made.push(("Source", Linked::from(definition.source).whole_sentence()));
        let rests_on = some(&WITH_THE_FINDING).into_iter().map(|(_, fact)| fact);
        Words {
            top: Top::of(report, signal, rests_on),
            beside: some(&WITH_THE_PICTURE),
            more: More::of(report, signal),
            facts: made,
        }
    }
}

impl Top {
    fn of(report: &Report, signal: &Signal, facts: impl Iterator<Item = Linked>) -> Top {
        let mut said = finding(report, signal).into_iter();
        let mut finding = said.next().unwrap_or_default();
        let is_value = signal.status == Status::Value;
        // The verdict belongs to the finding, what each would merge does not.
        let verdict = signal.verdict.filter(|_| is_value).and_then(|_| said.next());
        if let Some(verdict) = verdict {
            finding = finding.and(" ").and(verdict);
        }
        let mut finding = Linked::from(&finding);
        let share = signal.count.filter(|count| is_value && count.of >= 20).and_then(signals::Count::share);
        let share = share.map(|share| crate::sentence::spaced(&percent(share))).unwrap_or_default();
        let figure = finding.without_prefix(&share);
        let rests_on = said.map(|sentence| Linked::from(&sentence)).chain(facts).collect();
        Top { figure, finding, is_value, rests_on }
    }
}

impl More {
    fn of(report: &Report, signal: &Signal) -> More {
        let detail = detail(report, signal);
        let rows = detail.rows.as_ref();
        let (heading, leads_to) = match signal.definition.id {
            "s1a" | "s1b" => {
                let heading =
                    if signal.definition.id == "s1a" { "Beside it, own-it share" } else { "Area by area" };
                (heading, Some(("Say so yourself, ten seconds each", "/reasons")))
            }
            "s2" => ("Without an approval", None),
            "s3" => ("What is compared, and each wait where they are few", None),
            "s3w" => ("Waiting for you, the oldest first", None),
            "s4" => ("Who is not in it", None),
            "s5a" => {
                ("By the published method, by repository and area", Some(("What is fresh", "/knowledge")))
            }
            "s5b" => ("Where it is", Some(("Area by area", "/knowledge"))),
            "s6a" => ("Absence by absence", Some(("Before the next one", "/away"))),
            "s6b" => ("Where they met it", Some(("The year in fortnights, and what to hand over", "/away"))),
            "s6c" => (
                "Files nobody else has changed",
                Some(("What is next of it, and what to hand over", "/away")),
            ),
            "s7" => ("Who took a step is counted, and not named", None),
            "s8" => ("What became of them, and of your weeks", None),
            // Then a share would not come of it: the finding says why.
            "s9" if few_own_times(report).is_some() => ("", None),
            "s9" if !report.hours.said => {
                ("There is a share once you say your hours", Some(("Say your hours", "/settings")))
            }
            "s7f" | "s15" | "s16" if is_not_said(signal) => {
                ("There is a figure once you say how one is known", Some(("Say it", "/settings#proposals")))
            }
            "s7f" => ("Who led is counted, and not named", None),
            "s15" => ("How evenly people speak on them", None),
            "s16" => ("What is in no figure, and how many rounds it took", None),
            "s10g" => ("What git says since", Some(("Give an area to somebody", "/areas"))),
            "s12" if signal.is_not_connected() => (
                "There is a share once incidents are known",
                Some(("Connect a file of them", "/sources#incidents")),
            ),
            "s12" => ("Class by class", Some(("Write down what came back", "/log"))),
            "s12g" => ("Did it come back?", None),
            _ => ("", None),
        };
        let cells =
            |row: &(String, Vec<u64>)| (clean(&row.0), row.1.iter().copied().map(thousands).collect());
        More {
            heading,
            said: detail.said.iter().map(|sentence| Linked::from(sentence).stopped()).collect(),
            caption: rows.map_or("", |rows| rows.caption),
            of: rows.map_or("", |rows| rows.of),
            heads: rows.map_or(Vec::new(), |rows| rows.columns.iter().map(|head| capital(head)).collect()),
            rows: rows.map_or(Vec::new(), |rows| rows.rows.iter().map(cells).collect()),
            below: detail.below.unwrap_or_default(),
            leads_to: leads_to.filter(|_| !signal.is_dropped()),
        }
    }

    /// Whether there is anything.
    pub fn is_there(&self) -> bool {
        !(self.said.is_empty() && self.rows.is_empty() && self.leads_to.is_none())
    }
}

/// What the lead said beside a signal, the oldest first.
pub fn notes(seen: &Seen, id: &str) -> Result<Vec<Note>, Failure> {
    let mut notes = Vec::new();
    for (name, word) in seen.desk.data.named_words(&seen.desk.team)? {
        if let Said::Disagreed { signal, why } = &word.said
            && signal == id
        {
            notes.push(Note { word: name.to_string(), why: clean(why), on: on(seen, word.at) });
        }
    }
    Ok(notes)
}

/// The target of a signal that takes one.
pub fn target(seen: &Seen, id: &str) -> Result<Option<Target>, Failure> {
    if !desk::corrections::TAKE_TARGETS.contains(&id) {
        return Ok(None);
    }
    let mut set = None;
    for (name, word) in seen.desk.data.named_words(&seen.desk.team)? {
        if let Said::Target { signal, share } = &word.said
            && signal == id
        {
            set = Some((name.to_string(), crate::sentence::spaced(&percent(share.0)), on(seen, word.at)));
        }
    }
    Ok(Some(Target { set }))
}

fn on(seen: &Seen, at: i64) -> String {
    let date: Date = seen.ground.clock.day(at.div_euclid(1_000_000));
    day(date)
}
