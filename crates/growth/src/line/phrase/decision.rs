//! Of a decision: odds, review, who made it.

use super::{Here, Phrase, Stands};
use crate::line::Fact;
use crate::line::cursor::Cursor;
use crate::line::day::{self, Side};
use crate::line::{amount, name};

/// After these words a review is a thing: "the weekly review on friday".
const CLAIMS_REVIEW: [&str; 38] = [
    "the",
    "a",
    "an",
    "our",
    "my",
    "your",
    "their",
    "this",
    "each",
    "every",
    "no",
    "code",
    "peer",
    "design",
    "daily",
    "weekly",
    "monthly",
    "quarterly",
    "yearly",
    "annual",
    "performance",
    "sprint",
    "security",
    "architecture",
    "next",
    "first",
    "last",
    "second",
    "final",
    "to",
    "of",
    "for",
    "in",
    "at",
    "before",
    "during",
    "after",
    "until",
];

impl Here<'_, '_> {
    pub(super) fn odds(self) -> Option<Phrase> {
        let mut cursor = self.cursor();
        if let Some(odds) = cursor.take(amount::odds_said) {
            let claimed = self.follows(&["the", "our", "these", "those"]);
            return (!claimed).then(|| self.read(cursor.at, vec![Fact::Odds(odds)], Stands::Begins));
        }
        let odds = amount::percent(&mut cursor)?;
        let claimed = self.leads_up() || self.leads_on(cursor.at);
        (!claimed).then(|| self.read(cursor.at, vec![Fact::Odds(odds)], Stands::AtAnEdge))
    }

    pub(super) fn review(self) -> Option<Phrase> {
        let mut cursor = self.cursor();
        let said = cursor.skip(&["review", "reviewed", "revisit"]) || cursor.skip_all(&["look", "again"]);
        if !said {
            let day = day::day(&mut cursor, self.today, Side::Ahead)?;
            return Some(self.read(cursor.at, vec![Fact::Review(day)], Stands::Alone));
        }
        cursor.over(":");
        cursor.skip(&["on", "by"]);
        let ahead = |cursor: &mut Cursor| day::day(cursor, self.today, Side::Ahead);
        let day =
            cursor.take(ahead).or_else(|| cursor.take(|cursor| day::month_alone(cursor, self.today)))?;
        let claimed = self.follows(&CLAIMS_REVIEW);
        (!claimed).then(|| self.read(cursor.at, vec![Fact::Review(day)], Stands::Begins))
    }

    pub(super) fn made_by(self) -> Option<Phrase> {
        let mut cursor = self.cursor();
        let said = cursor.skip(&["decided", "made", "chosen"]);
        cursor.skip(&["by"]).then_some(())?;
        if day::begins_as_a_day(&cursor) {
            return None;
        }
        let (who, stands) = if said {
            (name::whoever(&mut cursor, &[])?, Stands::Begins)
        } else {
            (name::name(&mut cursor)?, Stands::Alone)
        };
        Some(self.read(cursor.at, vec![Fact::MadeBy(who)], stands))
    }

    pub(super) fn decided(self) -> Option<Phrase> {
        let mut cursor = self.cursor();
        cursor.skip(&["decided"]).then_some(())?;
        cursor.skip(&["on"]);
        let day = day::day(&mut cursor, self.today, Side::Behind)?;
        Some(self.read(cursor.at, vec![Fact::Day(day)], Stands::Alone))
    }
}
