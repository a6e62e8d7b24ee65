//! The verdict: what in a plan is about somebody else, and whom.

use super::act::{Act, Subject};
use super::person::{Kind, Person};
use super::{Because, Refusal, Taken, found, wording};

/// What the rule read.
pub(super) struct Read {
    pub taken: Taken,
    /// It begins with what is done, as under "then I" in a form.
    pub lacks_its_subject: bool,
}

/// Something in an act that is about somebody else.
pub(super) struct Found {
    pub person: Person,
    pub because: Because,
    /// Whether it can be nothing else; otherwise the lead is asked.
    pub sure: bool,
}

pub(super) fn read(moment: &str, act: &str, people: &[&str]) -> Read {
    let (moment, act) = (Act::of(moment, people), Act::of(act, people));
    let subject = act.subject();
    let lacks_its_subject = matches!(subject, Subject::Unnamed);
    let shared = matches!(subject, Subject::Shared);
    let all = about_others(&act, subject);
    let taken = match all.iter().find(|found| found.sure) {
        Some(found) => Taken::Refused(refusal(&moment, &act, found)),
        None if shared || !all.is_empty() => Taken::InDoubt,
        None => Taken::Yours,
    };
    Read { taken, lacks_its_subject }
}

/// All in an act that is about somebody else, whoever does it first.
fn about_others(act: &Act, subject: Subject) -> Vec<Found> {
    let mut all = found::all(act);
    if let Subject::Other(person) = subject {
        all.insert(0, found::acts(act, person));
    }
    all
}

/// Whether it is a plan of one's own, or may be one.
fn is_ones_own(act: &str) -> bool {
    let act = Act::of(act, &[]);
    let subject = act.subject();
    !about_others(&act, subject).iter().any(|found| found.sure)
}

fn refusal(moment: &Act, act: &Act, found: &Found) -> Refusal {
    let person = &found.person;
    if person.kind == Kind::Addressed {
        return Refusal {
            about: format!("“{}”", person.words),
            because: Because::SpokenTo,
            instead: wording::in_the_first_person(act),
        };
    }
    // A pronoun is about whoever was named before it.
    let named = || act.last_named(person.end - 1).or_else(|| moment.last_named(moment.tokens.len()));
    let whom = match person.kind {
        Kind::Pronoun => named().unwrap_or_else(|| wording::object(&person.words).to_owned()),
        _ => wording::object(&person.words).to_owned(),
    };
    let instead = wording::instead(found.because, &whom);
    if !is_ones_own(&instead) {
        // Words that look like a name may be no name, and would be about somebody else again.
        let (about, instead) = (wording::to_the_lead(&whom), wording::instead(found.because, "them"));
        return Refusal { about, because: found.because, instead };
    }
    Refusal { about: wording::to_the_lead(&whom), because: found.because, instead }
}
