use jiff::civil::Date;

use super::{Asked, Cycle, FollowedUp};
use crate::Asking;

/// Somebody who is to be asked again, and whether they were.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FollowUp<'a> {
    /// Whom, and what they were asked for first.
    pub asked: &'a Asked,
    /// The day it is due.
    pub due: Date,
    /// Whether it was held.
    pub held: Option<Held<'a>>,
}

/// A follow-up that was held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Held<'a> {
    /// The day they were asked, or said what they had noticed.
    pub day: Date,
    /// What they had noticed, empty where it was nothing; none where it was not written down.
    pub noticed: Option<&'a str>,
    /// Whether they see that it stayed; none where they cannot say, or nothing was written down.
    pub stayed: Option<bool>,
}

/// Somebody was asked again, or what they had noticed was written down.
struct Again<'a> {
    day: Date,
    who: &'a str,
    said: Result<&'a FollowedUp, &'a Asked>,
}

impl Cycle {
    /// Whether somebody was asked in the last two weeks, or later. It is the day of asking that counts: who was asked in
    /// week 8 and answers in week 9 is none of the last.
    pub fn is_last(&self, one: &FollowUp) -> bool {
        one.held.zip(self.asks_from()).is_some_and(|(held, from)| from <= held.day)
    }

    /// Whether what the last ones said is closed: until it is guessed, or the cycle is reviewed.
    pub fn last_is_closed(&self) -> bool {
        self.guessed.is_none() && self.review.is_none()
    }

    /// What those noticed who were asked again, but for what is closed.
    pub fn noticed_and_open(&self) -> Vec<&FollowedUp> {
        let (all, from) = (self.follow_ups(), self.asks_from());
        let is_closed = |said: &&FollowedUp| {
            let is_of = |one: &&FollowUp| {
                let noticed = one.held.and_then(|held| held.noticed);
                noticed.is_some_and(|noticed| std::ptr::eq(noticed, said.noticed.as_str()))
            };
            let mut of = all.iter().filter(is_of).peekable();
            let is_of_none = of.peek().is_none();
            of.any(|one| self.is_last(one)) || is_of_none && from.is_some_and(|from| from <= said.day)
        };
        self.followed_up.iter().filter(|said| !(self.last_is_closed() && is_closed(said))).collect()
    }

    /// Follow-ups that were planned, and those that were held without a plan, by the day they are due. Whoever is
    /// asked what they noticed, or said it, answers the oldest open one with the same person; what they say belongs
    /// to the one they were asked in. Names are the same whatever their case and the space around them. One of which
    /// nothing follows any more is not among them unless it was held; nor is a second one that is open with somebody,
    /// or was due by the day they were asked again: a person is asked once.
    pub fn follow_ups(&self) -> Vec<FollowUp<'_>> {
        let planned = self.asked.iter().filter_map(|asked| {
            let due = asked.again?;
            Some(FollowUp { asked, due: asked.put_off.map_or(due, |until| until.max(due)), held: None })
        });
        let mut all: Vec<FollowUp> = planned.collect();
        all.sort_by_key(|follow_up| (follow_up.due, follow_up.asked.id));
        for again in self.again() {
            // One that was held before it was asked for answers something else.
            let of = |one: &FollowUp| one.asked.day <= again.day && same(&one.asked.who, again.who);
            let open =
                all.iter().position(|one| one.held.is_none() && of(one) && again.said != Err(one.asked));
            match again.said {
                Ok(said) => {
                    let waits = |one: &FollowUp| one.held.is_some_and(|held| held.noticed.is_none());
                    let asked = all.iter().position(|one| waits(one) && of(one));
                    if let Some(one) = asked.or(open) {
                        let day = all[one].held.map_or(again.day, |held| held.day);
                        all[one].held = Some(Held { day, noticed: Some(&said.noticed), stayed: said.stayed });
                    }
                }
                Err(asked) => {
                    let held = Some(Held { day: again.day, noticed: None, stayed: None });
                    match open {
                        Some(one) => all[one].held = held,
                        None if asked.again.is_none() => all.push(FollowUp { asked, due: asked.day, held }),
                        None => {}
                    }
                }
            }
        }
        all.retain(|follow_up| follow_up.held.is_some() || !follow_up.asked.moot);
        all.sort_by_key(|follow_up| (follow_up.due, follow_up.asked.id));
        let mut once: Vec<FollowUp> = Vec::new();
        for (at, one) in all.iter().enumerate() {
            let other = |other: &FollowUp| same(&other.asked.who, &one.asked.who);
            let open = all[..at].iter().any(|before| before.held.is_none() && other(before));
            let answered = all.iter().any(|before| {
                let held = before.held.filter(|held| one.asked.day <= held.day && other(before));
                held.is_some_and(|held| one.due <= before.due.max(held.day))
            });
            if one.held.is_some() || !(open || answered) {
                once.push(*one);
            }
        }
        once
    }

    /// Whether somebody of that name was asked for anything, whatever its case and the space around it.
    pub fn has_asked(&self, who: &str) -> bool {
        self.asked.iter().any(|asked| asked.asking != Asking::Thanks && same(&asked.who, who))
    }

    /// Who was asked what they noticed and who said it, by day.
    fn again(&self) -> Vec<Again<'_>> {
        let asked = self.asked.iter().filter(|asked| asked.asking == Asking::Noticed);
        let asked = asked.map(|asked| Again { day: asked.day, who: &asked.who, said: Err(asked) });
        let said = self.followed_up.iter();
        let said = said.map(|said| Again { day: said.day, who: &said.who, said: Ok(said) });
        let mut all: Vec<Again> = asked.chain(said).collect();
        all.sort_by_key(|again| again.day);
        all
    }
}

fn same(one: &str, other: &str) -> bool {
    key(one) == key(other)
}

/// A name as it is compared.
pub(super) fn key(name: &str) -> String {
    name.trim().to_lowercase()
}
