use jiff::civil::Date;

use super::{Asked, Cycle, FollowedUp};

/// Somebody who is to be asked again, and whether they were.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FollowUp<'a> {
    /// Whom, and what they were asked for first.
    pub asked: &'a Asked,
    /// The day it is due.
    pub due: Date,
    /// What was held.
    pub held: Option<&'a FollowedUp>,
}

impl Cycle {
    /// Follow-ups that were planned, by the day they are due. Each one held answers the oldest open one with the
    /// same person; names are the same whatever their case and the space around them. One of which nothing
    /// follows any more is not among them unless it was held.
    pub fn follow_ups(&self) -> Vec<FollowUp<'_>> {
        let planned = self.asked.iter().filter_map(|asked| {
            let due = asked.again?;
            Some(FollowUp { asked, due: asked.put_off.map_or(due, |until| until.max(due)), held: None })
        });
        let mut planned: Vec<FollowUp> = planned.collect();
        planned.sort_by_key(|follow_up| (follow_up.due, follow_up.asked.id));
        let mut held: Vec<&FollowedUp> = self.followed_up.iter().collect();
        held.sort_by_key(|held| held.day);
        for held in held {
            let open = |follow_up: &&mut FollowUp| {
                // One that was held before it was asked for answers something else.
                follow_up.held.is_none()
                    && follow_up.asked.day <= held.day
                    && same(&follow_up.asked.who, &held.who)
            };
            if let Some(follow_up) = planned.iter_mut().find(open) {
                follow_up.held = Some(held);
            }
        }
        planned.retain(|follow_up| follow_up.held.is_some() || !follow_up.asked.moot);
        planned
    }
}

fn same(one: &str, other: &str) -> bool {
    one.trim().to_lowercase() == other.trim().to_lowercase()
}
