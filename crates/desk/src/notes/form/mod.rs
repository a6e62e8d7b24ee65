//! An entry as a form: the fields of its kind, filled, and an entry of what was typed into them.

mod read;

use growth::content::Content;
use growth::{Entry, GivenAway, Level, Place};
use jiff::civil::Date;

use super::took;

pub use read::{entry_of, sort_name};

/// A field of an entry.
pub struct Field {
    /// Its name in the form.
    pub name: &'static str,
    /// What stands beside it.
    pub label: &'static str,
    /// What it holds; a field of several days holds one each.
    pub values: Vec<String>,
    /// How it is typed.
    pub input: Input,
}

/// How a field is typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// One line.
    Line,
    /// Several lines.
    Text,
    /// A day.
    Day,
    /// Several days, each in a field of its own, and one more that is empty.
    Days,
    /// A mark that it is so.
    Yes,
    /// One of these: what is sent, and what it is called. Empty stands for none of them.
    OneOf(Vec<(String, String)>),
}

/// Where something can be given away to, and in which words.
pub struct Choices<'c> {
    /// Levels and sorts.
    pub content: &'c Content,
    /// The team that is looked at, as notes name it.
    pub team: &'c str,
    /// Its areas.
    pub areas: Vec<String>,
}

/// The letters of the kinds, in the order they are offered.
pub const KINDS: [char; 9] = ['i', 'd', 'g', 'r', 't', 'l', 'p', 'o', '?'];

/// The fields of an entry: those that are short, and those that fold away.
pub fn fields(entry: &Entry, choices: &Choices) -> (Vec<Field>, Vec<Field>) {
    let short = |name, label, value: &str| field(name, label, Input::Line, vec![value.to_owned()]);
    let long = |name, label, value: &str| field(name, label, Input::Text, vec![value.to_owned()]);
    match entry {
        Entry::Line { .. } => (vec![], vec![]),
        Entry::Unseen(unseen) => (
            vec![
                field("sort", "Which sort", sorts(choices.content), vec![sort_name(unseen.sort)]),
                short("with", "With whom, a comma between two", &unseen.with.join(", ")),
                short("took", "How long it took", &unseen.took.map_or_else(String::new, took)),
                day(
                    "not_happened_by",
                    "It did not happen; ask on this day whether that is still so",
                    unseen.not_happened_by,
                ),
            ],
            vec![],
        ),
        Entry::Decision(decision) => (
            vec![
                short("expected", "What is seen if it was right", &decision.expected),
                short(
                    "odds",
                    "How likely that is, in percent",
                    &decision.odds.map_or_else(String::new, |odds| u8::from(odds).to_string()),
                ),
                day("review", "Look at it again on", decision.review),
                short("made_by", "Who decided; empty: you", &decision.made_by),
            ],
            vec![
                long("question", "What the question was", &decision.question),
                long(
                    "options",
                    "What else could have been chosen, a line each",
                    &decision.options.join("\n"),
                ),
                long("reason", "Why this", &decision.reason),
                long("dissent", "Who disagreed, and why", &decision.dissent),
                short("money", "What it costs in money, and who pays", &decision.costs.money),
                short("time", "In time", &decision.costs.time),
                short("people", "In people", &decision.costs.people),
                short("trust", "In trust", &decision.costs.trust),
                short("undoing", "What undoing it would cost", &decision.undoing),
                short(
                    "record",
                    "The file it is recorded in, within the repository",
                    decision.record.as_deref().unwrap_or_default(),
                ),
            ],
        ),
        Entry::GivenAway(given) => given_fields(given, choices),
        Entry::Again(again) => (
            vec![
                short(
                    "class",
                    "What kind of problem it is; the same words make it the same problem",
                    &again.class,
                ),
                days("before", "It also happened on", &again.before),
                short(
                    "condition",
                    "The one thing to change, so that it does not happen again",
                    &again.condition,
                ),
                short("owner", "Who changes it", &again.owner),
                day("due", "By", again.due),
            ],
            vec![
                long("likely", "What made it likely", &again.likely),
                long("own_habit", "What I do that is part of it", &again.own_habit),
                long("expected", "What is seen when it is changed", &again.expected),
            ],
        ),
        Entry::Talk(talk) => (
            vec![
                short("with", "With whom", &talk.with),
                day("noted", "First noted on", talk.noted),
                day("held", "Held on", talk.held),
                field(
                    "rehearsed",
                    "I rehearsed it",
                    Input::Yes,
                    vec![if talk.rehearsed { "yes".to_owned() } else { String::new() }],
                ),
                short("agreed", "What we agreed to expect", &talk.agreed),
            ],
            vec![],
        ),
        Entry::Landing(landing) => (
            vec![
                short("audience", "To whom", &landing.audience),
                short("ask", "What I needed of them", &landing.ask),
            ],
            vec![
                long("heard", "What they heard", &landing.heard),
                long("next", "What I try next", &landing.next),
            ],
        ),
        Entry::Person(person) => (
            vec![
                short("cares_about", "What they care about", &person.cares_about),
                short("fears", "What they fear", &person.fears),
                day("last_talk", "We last talked on", person.last_talk),
            ],
            vec![],
        ),
        Entry::Opportunity(opportunity) => {
            (vec![long("seen_in", "What showed it", &opportunity.seen_in)], vec![])
        }
    }
}

/// What the words of an entry are, in its form.
pub fn words_label(entry: &Entry) -> &'static str {
    match entry {
        Entry::Line { .. } => "The words",
        Entry::Unseen(_) => "What I did",
        Entry::Decision(_) => "What was decided",
        Entry::GivenAway(_) => "What I gave away",
        Entry::Again(_) => "What happened",
        Entry::Talk(_) => "What about",
        Entry::Landing(_) => "What I proposed or explained",
        Entry::Person(_) => "Who; a name you made up will do",
        Entry::Opportunity(_) => "What the team could do",
    }
}

fn given_fields(given: &GivenAway, choices: &Choices) -> (Vec<Field>, Vec<Field>) {
    let levels = choices.content.levels.iter();
    let levels = levels.map(|level| (level.number.to_string(), format!("{}: {}", level.number, level.name)));
    let held = given.place.as_ref().map(sent);
    let mut areas: Vec<(String, String)> = choices
        .areas
        .iter()
        .map(|area| (sent(&Place { team: choices.team.to_owned(), area: area.clone() }), area.clone()))
        .collect();
    // An area of another team, or one that is gone.
    if let (Some(place), Some(held)) = (&given.place, &held)
        && areas.iter().all(|(value, _)| value != held)
    {
        areas.push((held.clone(), format!("{} ({})", place.area, place.team)));
    }
    (
        vec![
            field("to", "To whom", Input::Line, vec![given.to.clone()]),
            field("level", "How far, 1 to 7", Input::OneOf(levels.collect()), vec![level(given.level)]),
            field(
                "area",
                "The area it is, so that git can be asked",
                Input::OneOf(areas),
                vec![held.unwrap_or_default()],
            ),
            day("since", "Since", given.since),
            days("checks", "When we look at it together", &given.checks),
        ],
        vec![
            field("limits", "What must not happen, or must be kept", Input::Text, vec![given.limits.clone()]),
            field(
                "means",
                "What they have for it: time, access, money, people",
                Input::Text,
                vec![given.means.clone()],
            ),
        ],
    )
}

fn field(name: &'static str, label: &'static str, input: Input, values: Vec<String>) -> Field {
    Field { name, label, values, input }
}

fn day(name: &'static str, label: &'static str, date: Option<Date>) -> Field {
    field(name, label, Input::Day, vec![date.map_or_else(String::new, |date| date.to_string())])
}

fn days(name: &'static str, label: &'static str, dates: &[Date]) -> Field {
    field(name, label, Input::Days, dates.iter().map(Date::to_string).collect())
}

fn level(level: Option<Level>) -> String {
    level.map_or_else(String::new, |level| u8::from(level).to_string())
}

fn sorts(content: &Content) -> Input {
    Input::OneOf(content.kinds.iter().map(|kind| (kind.id.clone(), kind.name.clone())).collect())
}

/// An area as a form sends it: no repository has a `/` in its name.
pub fn sent(place: &Place) -> String {
    format!("{}/{}", place.team, place.area)
}

/// The area that was sent.
pub fn place_of(sent: &str) -> Option<Place> {
    let (team, area) = sent.split_once('/')?;
    let is_one = !team.is_empty() && !area.is_empty();
    is_one.then(|| Place { team: team.to_owned(), area: area.to_owned() })
}
