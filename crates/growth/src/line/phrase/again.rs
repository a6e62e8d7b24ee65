//! Of what happened again: who changes the condition, by when, and when it was before.

use super::{Here, Phrase, Stands};
use crate::line::Fact;
use crate::line::cursor::Cursor;
use crate::line::day::{self, Side};
use crate::line::name;

impl Here<'_, '_> {
    /// `owner Priya, 4 december`.
    pub(super) fn owner(self) -> Option<Phrase> {
        let mut cursor = self.cursor();
        cursor.skip(&["owner"]).then_some(())?;
        cursor.over(":");
        let mut facts = vec![Fact::Owner(name::whoever(&mut cursor, &["by", "due", "on"])?)];
        let by = |cursor: &mut Cursor| {
            cursor.over(",");
            cursor.skip(&["by", "due", "on"]);
            day::day(cursor, self.today, Side::Ahead)
        };
        facts.extend(cursor.take(by).map(Fact::Due));
        Some(self.read(cursor.at, facts, Stands::Begins))
    }

    pub(super) fn due(self) -> Option<Phrase> {
        let mut cursor = self.cursor();
        let due = cursor.skip(&["due"]);
        (cursor.skip(&["by", "on"]) || due).then_some(())?;
        let day = day::day(&mut cursor, self.today, Side::Ahead)?;
        let by = self.words[self.at].lower == "by";
        (due || by).then(|| self.read(cursor.at, vec![Fact::Due(day)], Stands::Alone))
    }

    pub(super) fn before(self) -> Option<Phrase> {
        let mut cursor = self.cursor();
        cursor.skip(&["before"]).then_some(())?;
        cursor.over(":");
        cursor.skip(&["on"]);
        let days = day::days(&mut cursor, self.today, Side::Behind)?;
        Some(self.read(cursor.at, days.into_iter().map(Fact::Before).collect(), Stands::Alone))
    }
}
