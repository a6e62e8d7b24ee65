//! What the log carries of signals that git cannot see (signals.md, 3): a sentence each, where something stands.

use growth::Count;
use growth::content::Content;
use growth::cycle::FollowUp;
use growth::follow_up::follow_up_index;
use growth::forecast::LEAST_CLOSED;
use growth::log::{Proposal, Stands};
use growth::recurrence;
use signals::Status;

use super::Notebook;
use super::form::sort_name;
use crate::Report;
use crate::text::number_of;

/// A proposal that became something within so many days has landed (s16).
const LANDED_WITHIN: i32 = 30;

/// A signal of the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogFigure {
    /// Its id.
    pub id: &'static str,
    /// What it is called.
    pub name: &'static str,
    /// What it is about, in a line.
    pub meaning: &'static str,
    /// What stands of it.
    pub words: String,
    /// More of it, where there is more; else empty.
    pub more: String,
}

/// All that have something to say, in the order of their ids.
pub fn figures(book: &Notebook, content: &Content) -> Vec<LogFigure> {
    let of = |id, name, meaning, said: Option<(String, String)>| {
        said.map(|(words, more)| LogFigure { id, name, meaning, words, more })
    };
    let plain = |words: Option<String>| words.map(|words| (words, String::new()));
    let all = [
        of(
            "s10",
            "Delegations",
            "what you gave away, and whether it stayed away from you",
            plain(given(book)),
        ),
        of("s11", "Decisions", "what you decided, and whether you looked again on its day", decisions(book)),
        of("s12", "Recurrence", "whether what came back comes back again", plain(back(book))),
        of("s13", "Invisible work", "work that leaves no record, and what of it held", unseen(book, content)),
        of(
            "s16",
            "Landing",
            "whether what you propose becomes a decision or a merged change",
            plain(landed(book)),
        ),
        of(
            "s18",
            "Follow-up index",
            "whether you ask again when you said you would",
            plain(followed_up(book)),
        ),
        of("s19", "Talk delay", "how long a talk waits, once its tension was noted", plain(talks(book))),
    ];
    all.into_iter().flatten().collect()
}

/// The same without those of which a signal has a figure: of one signal two figures would be said, one of the log and one of all.
pub fn figures_beside(report: &Report, book: &Notebook, content: &Content) -> Vec<LogFigure> {
    let mut all = figures(book, content);
    all.retain(|figure| {
        let signals = report.signals();
        !signals.iter().any(|signal| signal.definition.id == figure.id && signal.status == Status::Value)
    });
    all
}

/// `6 things given away; 1 taken back; 2 looks beyond those agreed`
fn given(book: &Notebook) -> Option<String> {
    let given = book.log.delegations(book.today);
    let with = |is: fn(&Stands) -> bool| given.iter().filter(|given| is(&given.stands)).count();
    let finished = with(|stands| matches!(stands, Stands::Finished(_)));
    let rescued = with(|stands| matches!(stands, Stands::Rescued(_)));
    let taken = with(|stands| matches!(stands, Stands::TakenBack(_)));
    let looks: usize = given.iter().map(|given| given.beyond).sum();
    let parts = [
        (finished, format!("{finished} finished without rescue")),
        (rescued, format!("{rescued} finished with rescue")),
        (taken, format!("{taken} taken back")),
        (looks, format!("{} beyond those agreed", number_of(looks, "look"))),
    ];
    let parts = parts.into_iter().filter(|(n, _)| *n > 0).map(|(_, words)| words);
    let first = format!("{} given away", number_of(given.len(), "thing"));
    (!given.is_empty()).then(|| std::iter::once(first).chain(parts).collect::<Vec<_>>().join("; "))
}

/// `30 decisions, 6 made by others; 22 forecasts closed`, and how many reviews were on time.
fn decisions(book: &Notebook) -> Option<(String, String)> {
    let (all, others) = book.log.decisions().fold((0, 0), |(all, others), (_, decision)| {
        (all + 1, others + usize::from(!decision.made_by.trim().is_empty()))
    });
    let others = if others > 0 { format!(", {others} made by others") } else { String::new() };
    let closed = book.log.forecasts().len();
    let least = if closed < LEAST_CLOSED {
        format!("; {LEAST_CLOSED} are needed for calibration")
    } else {
        String::new()
    };
    let forecasts = (closed > 0).then(|| format!("{} closed{least}", number_of(closed, "forecast")));
    let words = std::iter::once(format!("{}{others}", number_of(all, "decision"))).chain(forecasts);
    (all > 0).then(|| (words.collect::<Vec<_>>().join("; "), reviewed(book).unwrap_or_default()))
}

/// `23 of 24 reviews whose day has come were held, 20 of them within a week`
pub fn reviewed(book: &Notebook) -> Option<String> {
    let reviews = book.log.reviews(book.today);
    let held = reviews.iter().filter(|review| review.held.is_some()).count();
    let on_time = reviews.iter().filter(|review| review.on_time()).count();
    (!reviews.is_empty()).then(|| {
        format!(
            "{held} of {} whose day has come {} held, {on_time} within a week of it",
            number_of(reviews.len(), "review"),
            if held == 1 { "was" } else { "were" }
        )
    })
}

/// `4 problems came back; of 17 times 7 were within 90 days of the time before; a condition was changed in 2`
pub fn back(book: &Notebook) -> Option<String> {
    let classes = book.log.recurrences();
    let Count { part, of } = recurrence::again(classes.iter().map(|class| class.days.as_slice()));
    let changed = classes.iter().filter(|class| class.condition_changed()).count();
    let within =
        format!("{part} of {} within {} days", number_of(of as usize, "time"), recurrence::AGAIN_WITHIN);
    (!classes.is_empty()).then(|| {
        format!(
            "{} that came back, {within} of the time before; a condition changed in {changed}",
            number_of(classes.len(), "problem")
        )
    })
}

/// `52 pieces of work nobody saw, 3 confirmed later`, and how many of each kind.
fn unseen(book: &Notebook, content: &Content) -> Option<(String, String)> {
    let all = book.log.unseen().count();
    let held = book.log.unseen().filter(|(line, _)| line.held() == Some(true)).count();
    let later = if held > 0 { format!(", {held} confirmed later") } else { String::new() };
    let of_kind = |id: &str| book.log.unseen().filter(|(_, unseen)| sort_name(unseen.sort) == id).count();
    let kinds = content.kinds.iter().map(|kind| (kind.name.to_lowercase(), of_kind(&kind.id)));
    let kinds: Vec<String> = kinds.filter(|(_, n)| *n > 0).map(|(name, n)| format!("{name} {n}")).collect();
    let by_kind = if kinds.is_empty() { String::new() } else { format!("By kind: {}", kinds.join("; ")) };
    (all > 0).then(|| (format!("{} of work nobody saw{later}", number_of(all, "piece")), by_kind))
}

fn landed(book: &Notebook) -> Option<String> {
    let proposals = book.log.proposals();
    let within = |proposal: &&Proposal| proposal.landed_within(LANDED_WITHIN);
    let landed = proposals.iter().filter(within).count();
    (!proposals.is_empty()).then(|| {
        format!("{}: {landed} landed within {LANDED_WITHIN} days", number_of(proposals.len(), "proposal"))
    })
}

fn followed_up(book: &Notebook) -> Option<String> {
    let all: Vec<FollowUp> = book.cycles.all().iter().flat_map(|cycle| cycle.follow_ups()).collect();
    let Count { part, of } = follow_up_index(&all, book.today);
    (of > 0).then(|| follow_ups_held(Count { part, of }))
}

/// `4 of 4 planned by now`, after what they are.
pub fn follow_ups_held(Count { part, of }: Count) -> String {
    format!("Follow-ups held: {part} of {of} planned by now")
}

/// `3 talks held of 4 noted, after 4, 11 days; 1 without a first note`
fn talks(book: &Notebook) -> Option<String> {
    let talks = book.log.talks();
    let held = talks.iter().filter(|talk| talk.held.is_some()).count();
    let days: Vec<i32> = talks.iter().filter_map(|talk| talk.days()).collect();
    let waited = match days.as_slice() {
        [] => String::new(),
        [1] => ", after 1 day".to_owned(),
        days => format!(", after {} days", days.iter().map(i32::to_string).collect::<Vec<_>>().join(", ")),
    };
    let without = match held - days.len() {
        0 => String::new(),
        n => format!("; {n} without a first note"),
    };
    (!talks.is_empty())
        .then(|| format!("{} held of {} noted{waited}{without}", number_of(held, "talk"), talks.len()))
}
