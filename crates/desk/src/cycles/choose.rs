//! Notice and choose: what I see, what my part in it is, the one behaviour, the plan.

use growth::content::{Content, Practice};
use growth::cycle::Cycle;
use growth::plan::{Refusal, Said, Taken, plan_of};
use growth::{Measure, Note, Place, Plan, Step, Trigger};
use jiff::civil::Date;
use records::{Share, WordId};

use super::{Noted, sentence_of_plan, words};
use crate::Failure;
use crate::notes::Notebook;
use crate::text::{clean, full_stop};

/// Where something is noticed: in a signal, by its id, and in an area, if in one.
#[derive(Debug)]
pub struct Where {
    /// The signal.
    pub signal: &'static str,
    /// The area.
    pub place: Option<Place>,
}

/// Something is noticed, and a cycle begins with it: a saying of the content, or own words. Not while another one is
/// practised: one behaviour at a time.
pub fn notice(
    book: &Notebook,
    content: &Content,
    capability: &str,
    said: &str,
    place: Option<Where>,
) -> Result<Noted, Failure> {
    one_at_a_time(book)?;
    let capability = content.capability(capability).ok_or_else(|| {
        Failure::usage(format!("there is no capability {}", clean(capability)))
            .hint("choose one of the sentences")
    })?;
    let words = words(said, "what you noticed")?;
    let kept = format!("Kept: “{}”. It is about: {}.", clean(&words), lower(&capability.name));
    let capability = capability.id.clone();
    let (signal, place) = place.map_or((None, None), |place| (Some(place.signal.to_owned()), place.place));
    Ok(Noted { notes: vec![Note::Noticed { capability, words, signal, place }], kept })
}

/// That none is practised that waits for its review.
///
/// # Errors
/// Where one is, with what is to be done first.
pub fn one_at_a_time(book: &Notebook) -> Result<(), Failure> {
    let Some(plan) = book.cycles.practised(book.today).and_then(Cycle::plan) else { return Ok(()) };
    Err(Failure::new("you practise one behaviour already, and one at a time is enough")
        .looked_at(sentence_of_plan(plan).trim_end_matches('.'))
        .hint("review it first, in Growth: keep it, hold it, change it, or let it go (groundwork open)"))
}

/// What I do that keeps it so.
pub fn my_part(cycle: &Cycle, said: &str) -> Result<Noted, Failure> {
    let said = words(said, "your part")?;
    Ok(Noted::step(cycle.id, Step::MyPart { words: said }, "Kept: your part in it."))
}

/// What I take to be so, and how I find out before I act.
pub fn assumed(cycle: &Cycle, said: &str, test: &str) -> Result<Noted, Failure> {
    let said = words(said, "the assumption")?;
    let test = words(test, "the test of it")?;
    Ok(Noted::step(
        cycle.id,
        Step::Assumed { words: said, test },
        "Kept: an assumption, with a way to test it.",
    ))
}

/// What became of that test.
pub fn tested(cycle: &Cycle, assumption: &str, said: &str, right: bool) -> Result<Noted, Failure> {
    let known = assumption.parse::<WordId>().ok();
    let known = known.filter(|id| cycle.assumptions.iter().any(|assumption| assumption.id == *id));
    let of = known.ok_or_else(|| Failure::new("there is no such assumption"))?;
    let kept = if right { "Kept: it was so." } else { "Kept: it was not so." };
    let step = Step::Tested { assumption: of, words: said.trim().to_owned(), right };
    Ok(Noted::step(cycle.id, step, kept))
}

/// What I expect, before it is shown: in words, in percent, or both.
pub fn predicted(cycle: &Cycle, said: &str, percent: &str) -> Result<Noted, Failure> {
    let share = share(percent)?;
    let said = said.trim().to_owned();
    if said.is_empty() && share.is_none() {
        return Err(Failure::usage("nothing is expected yet").hint("a few words or a percentage are enough"));
    }
    Ok(Noted::step(cycle.id, Step::Predicted { words: said, share }, "Kept: what you expect."))
}

/// The figures are looked at without anything expected: once, and where some are kept back.
pub fn looked(cycle: &Cycle, today: Date) -> Result<Noted, Failure> {
    let is_measured = cycle.focus.as_ref().is_some_and(|focus| focus.measure.is_some());
    let has_begun = cycle.begins().is_some_and(|begins| begins <= today);
    if !(is_measured && has_begun) {
        return Err(nothing_to_show());
    }
    if !cycle.keeps_back() {
        return Err(Failure::new("its weeks are shown already"));
    }
    Ok(Noted::step(cycle.id, Step::Looked, "Shown, without what you expect."))
}

/// What is said where no figure is kept back, because there is none.
pub fn nothing_to_show() -> Failure {
    Failure::new("there is nothing to show yet")
        .hint("its weeks are shown where a figure was chosen for it, once a week of its plan is over")
}

/// The one behaviour; what would be seen, and how far I want to get.
pub fn chose(
    cycle: &Cycle,
    content: &Content,
    behaviour: &str,
    measure: Option<Measure>,
    noticed: &str,
    percent: &str,
) -> Result<Noted, Failure> {
    let behaviour = words(behaviour, "the behaviour")?;
    let target = share(percent)?;
    let capability = content.capability(&cycle.capability);
    let known = capability.and_then(|capability| capability.behaviour(&behaviour));
    let said = known.map_or_else(|| clean(&behaviour), |known| known.text.clone());
    let step = Step::Chose { behaviour, measure, noticed: noticed.trim().to_owned(), target };
    Ok(Noted::step(cycle.id, step, format!("Kept, the one behaviour: {}", full_stop(&said))))
}

/// A plan as it was typed.
pub struct Planned<'t> {
    /// The moment, with or without its "If".
    pub moment: &'t str,
    /// The act, with or without its "then".
    pub act: &'t str,
    /// What the moment is recognised by.
    pub trigger: Option<Trigger>,
    /// Whether it can be left off for weeks without harm.
    pub can_be_switched_off: bool,
    /// Of the content's practices the one it began as.
    pub practice: Option<&'t str>,
}

impl Planned<'_> {
    /// A practice as it is.
    pub fn ready(practice: &Practice) -> Planned<'_> {
        Planned {
            moment: &practice.moment,
            act: &practice.act,
            trigger: Some(practice.trigger),
            can_be_switched_off: practice.can_be_switched_off,
            practice: Some(&practice.id),
        }
    }
}

/// The plan: about what I do. `people` are names that are known.
pub fn plan(cycle: &Cycle, typed: &Planned, people: &[&str]) -> Result<Noted, Failure> {
    let said = about_you(typed.moment, typed.act, people)?;
    let trigger = typed.trigger.ok_or_else(|| {
        Failure::usage("what the moment is recognised by is open")
            .hint("choose one, so that it can be shown on its day")
    })?;
    let doubt = if said.taken == Taken::InDoubt { format!(" {}", Taken::QUESTION) } else { String::new() };
    let kept = format!("Kept: If {}, then {}.{doubt}", clean(&said.moment), clean(&said.act));
    let plan =
        Plan { moment: said.moment, act: said.act, trigger, can_be_switched_off: typed.can_be_switched_off };
    let practice = typed.practice.map(str::to_owned);
    Ok(Noted::step(cycle.id, Step::Planned { plan, practice }, kept))
}

/// The plan that was typed, where it is about what I do.
pub fn about_you(moment: &str, act: &str, people: &[&str]) -> Result<Said, Failure> {
    let said = plan_of(moment, act, people).map_err(Failure::usage)?;
    match &said.taken {
        Taken::Refused(refusal) => Err(refused(refusal)),
        _ => Ok(said),
    }
}

fn refused(refusal: &Refusal) -> Failure {
    Failure::usage(format!("this plan is about {}", clean(&refusal.about)))
        .looked_at("a plan here is about what you do")
        .hint(format!("you could write: then {}", clean(&refusal.instead)))
}

/// I said it back without looking.
pub fn said_back(cycle: &Cycle) -> Result<Noted, Failure> {
    if cycle.plan().is_none() {
        return Err(Failure::new("there is no plan yet to say back"));
    }
    Ok(Noted::step(cycle.id, Step::SaidBack, "Kept: you said it back."))
}

/// `40`, `40 %`; nothing where nothing was typed.
pub(super) fn share(percent: &str) -> Result<Option<Share>, Failure> {
    let percent = percent.trim().trim_end_matches('%').trim();
    if percent.is_empty() {
        return Ok(None);
    }
    let whole: Option<f64> = percent.parse().ok().filter(|whole| (0.0..=100.0).contains(whole));
    let whole = whole.ok_or_else(|| {
        Failure::usage(format!("{} is no percentage", clean(percent)))
            .hint("a number from 0 to 100, or nothing")
    })?;
    Ok(Some(Share(whole / 100.0)))
}

fn lower(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}
