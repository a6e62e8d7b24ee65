//! Of work nobody saw, and of any day: how long, with whom, on which day.

use super::{Here, Phrase, Stands};
use crate::line::Fact;
use crate::line::day::{self, Side};
use crate::line::{amount, name};

impl Here<'_, '_> {
    pub(super) fn took(self) -> Option<Phrase> {
        let mut cursor = self.cursor();
        let said = cursor.skip(&["for", "took"]);
        let minutes = amount::minutes(&mut cursor)?;
        let claimed = !said && self.leads_up() || self.leads_on(cursor.at);
        (!claimed).then(|| self.read(cursor.at, vec![Fact::Took(minutes)], Stands::AtAnEdge))
    }

    pub(super) fn with_names(self) -> Option<Phrase> {
        let mut cursor = self.cursor();
        cursor.skip(&["with"]).then_some(())?;
        let names = name::names(&mut cursor)?;
        let facts = names.into_iter().map(Fact::With).collect();
        Some(Phrase { noted: Some(Stands::Inside), ..self.read(cursor.at, facts, Stands::Alone) })
    }

    /// A day something was on; where words lead up to it they stay as they are.
    pub(super) fn day(self) -> Option<Phrase> {
        let mut cursor = self.cursor();
        let on = cursor.skip(&["on"]);
        let from_today = day::is_said_from_today(&cursor);
        let day = day::day(&mut cursor, self.today, Side::Behind)?;
        let noted = (on || from_today).then_some(Stands::AtAnEdge);
        Some(Phrase { noted, ..self.read(cursor.at, vec![Fact::Day(day)], Stands::Alone) })
    }

    pub(super) fn not_happened(self) -> Option<Phrase> {
        let mut cursor = self.cursor();
        cursor.skip(&["it"]);
        cursor.skip(&["has", "have", "had", "did", "does"]);
        cursor.skip(&["not"]).then_some(())?;
        (cursor.skip(&["happened", "happen"]) && cursor.skip(&["by", "until", "before"])).then_some(())?;
        let day = day::day(&mut cursor, self.today, Side::Ahead)?;
        Some(self.read(cursor.at, vec![Fact::NotHappenedBy(day)], Stands::Begins))
    }
}
