use jiff::civil::Date;

use super::weeks::WEEKS;
use super::{Cycle, Planned, Predicted, Suggestion};
use crate::{Choice, Happened};

/// Where a cycle stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stands {
    /// Something was noticed.
    Noticed,
    /// A behaviour was chosen; if a plan was made too, the ten weeks begin on that Monday.
    Chosen {
        /// The Monday.
        begins: Option<Date>,
    },
    /// It is practised, in that week of ten.
    Practising {
        /// From 1.
        week: usize,
    },
    /// It is practised, and people are asked what they noticed: the last two weeks.
    Asking {
        /// 9 or 10.
        week: usize,
    },
    /// The ten weeks are over, or end on this day, and nothing was chosen yet.
    ReviewDue {
        /// Since when the review is asked for: the last day of the ten weeks, or the day it was put off to.
        since: Date,
    },
    /// It was reviewed.
    Reviewed {
        /// When.
        day: Date,
        /// What was chosen.
        choice: Choice,
    },
}

/// Whether a practice goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Goes {
    /// There is no plan yet, or a new one is to be made.
    NoPlan,
    /// It goes on, and is shown when its moment comes.
    On,
    /// Its ten weeks are over: what becomes of it is asked first.
    WaitsForReview,
    /// It goes on without prompts.
    Quietly,
    /// Something else is next.
    LetGo,
}

/// How often the moment came up, and how often the plan was met.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Met {
    /// It came up so many times.
    pub came_up: usize,
    /// And it was done so many times.
    pub did: usize,
}

impl Cycle {
    /// The plan that holds.
    pub fn plan(&self) -> Option<&Planned> {
        self.plans.last()
    }

    /// Where it stands on a day.
    pub fn stands(&self, today: Date) -> Stands {
        if let Some(review) = &self.review {
            return Stands::Reviewed { day: review.day, choice: review.choice };
        }
        let begins = self.begins();
        let Some(week) = self.week_on(today) else {
            let chosen = self.focus.is_some() || begins.is_some();
            return if chosen { Stands::Chosen { begins } } else { Stands::Noticed };
        };
        match self.review_asked() {
            Some(since) if since <= today => Stands::ReviewDue { since },
            _ if self.asks_from().is_some_and(|from| from <= today) => {
                Stands::Asking { week: week.min(WEEKS) }
            }
            _ => Stands::Practising { week },
        }
    }

    /// The day from which on its review is asked for; none once it was reviewed, or without a plan.
    pub fn review_asked(&self) -> Option<Date> {
        let ends = self.ends().filter(|_| self.review.is_none())?;
        Some(self.review_put_off.map_or(ends, |until| until.max(ends)))
    }

    /// Whether its practice goes on.
    pub fn goes(&self, today: Date) -> Goes {
        let choice = self.review.as_ref().map(|review| review.choice);
        let new_plan = self.review.as_ref().is_some_and(|review| self.plans.len() > review.plans);
        match choice {
            _ if self.plans.is_empty() && choice != Some(Choice::Another) => Goes::NoPlan,
            Some(Choice::Another) if !new_plan => Goes::LetGo,
            Some(Choice::Change) if !new_plan => Goes::NoPlan,
            _ if self.faded.is_some() => Goes::Quietly,
            None if self.review_asked().is_some_and(|since| since < today) => Goes::WaitsForReview,
            _ => Goes::On,
        }
    }

    /// How often its moment came up between two days, both included, and the plan was met.
    pub fn met(&self, first: Date, last: Date) -> Met {
        if last < first {
            return Met::default();
        }
        let answers = self.answers.range(first..=last).map(|(_, answer)| answer.happened);
        answers.fold(Met::default(), |met, happened| met.with(happened))
    }

    /// Of the last so many times its moment came up: how often the plan was met.
    pub fn met_of_last(&self, times: usize) -> Met {
        let came_up = self.answers.values().rev().map(|answer| answer.happened);
        let came_up = came_up.filter(|happened| matches!(happened, Happened::Did | Happened::DidNot));
        came_up.take(times).fold(Met::default(), |met, happened| met.with(happened))
    }

    /// What I expected: what was said last before the weeks began, or, said later, first.
    pub fn prediction(&self) -> Option<&Predicted> {
        let in_time = |predicted: &&Predicted| !self.is_late(predicted);
        self.predictions.iter().rev().find(in_time).or(self.predictions.first())
    }

    /// Whether something expected was said when its weeks had begun.
    pub fn is_late(&self, predicted: &Predicted) -> bool {
        self.begins().is_some_and(|begins| begins < predicted.day)
    }

    /// Whether what its weeks show is kept back: until something is expected of them, or the lead looks without.
    pub fn keeps_back(&self) -> bool {
        self.predictions.is_empty() && self.looked.is_none() && self.review.is_none()
    }

    /// The one suggestion that was picked.
    pub fn picked(&self) -> Option<&Suggestion> {
        self.suggestions.iter().find(|suggestion| Some(suggestion.id) == self.picked)
    }
}

impl Met {
    fn with(self, happened: Happened) -> Met {
        match happened {
            Happened::Did => Met { came_up: self.came_up + 1, did: self.did + 1 },
            Happened::DidNot => Met { came_up: self.came_up + 1, did: self.did },
            Happened::NeverCame | Happened::NotToday => self,
        }
    }
}
