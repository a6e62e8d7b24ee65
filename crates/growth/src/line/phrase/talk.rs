//! Of talks: with whom, when held, since when a tension is felt.

use jiff::civil::Date;

use super::{Here, Phrase, Stands};
use crate::line::Fact;
use crate::line::cursor::Cursor;
use crate::line::day::{self, Side};
use crate::line::name;

impl Here<'_, '_> {
    /// With whom, where a line begins with it: then it may have no capital, and "about" leads on to the words.
    pub(super) fn with_whom(self) -> Option<Phrase> {
        let mut cursor = self.cursor();
        (self.at == 0 && cursor.skip(&["with"])).then_some(())?;
        let who = name::people(&mut cursor, &["about", "on", "re", "regarding", "held"])?;
        let several = who.len();
        let mut facts: Vec<Fact> = who.into_iter().map(Fact::With).collect();
        cursor.over(",");
        let held = |cursor: &mut Cursor| self.held_on(cursor);
        facts.extend(cursor.take(held).map(Fact::Held));
        cursor.over(",");
        let leads_on = cursor.skip(&["about", "re", "regarding"]);
        let ends = leads_on || cursor.at_end_of_part() || facts.len() > several;
        ends.then(|| self.read(cursor.at, facts, Stands::AtAnEdge))
    }

    pub(super) fn held_on(self, cursor: &mut Cursor) -> Option<Date> {
        (cursor.skip(&["held"]) | cursor.skip(&["on"])).then_some(())?;
        day::day(cursor, self.today, Side::Behind)
    }

    pub(super) fn held(self) -> Option<Phrase> {
        let mut cursor = self.cursor();
        if cursor.skip(&["rehearsed"]) {
            return Some(self.read(cursor.at, vec![Fact::Rehearsed], Stands::Alone));
        }
        let said = cursor.peek().is_some_and(|word| word.lower == "held");
        let behind =
            |cursor: &mut Cursor| self.held_on(cursor).or_else(|| day::day(cursor, self.today, Side::Behind));
        let day = cursor.take(behind)?;
        Some(self.read(cursor.at, vec![Fact::Held(day)], if said { Stands::Begins } else { Stands::Alone }))
    }

    /// Since when a tension is felt.
    pub(super) fn tension(self) -> Option<Phrase> {
        let mut cursor = self.cursor();
        let off = cursor.skip_all(&["put", "off"]);
        let said = cursor.skip(&["noted"]) || cursor.skip(&["since"]);
        said.then_some(())?;
        cursor.skip(&["on"]);
        let day = day::day(&mut cursor, self.today, Side::Behind)?;
        let stands = if off { Stands::Begins } else { Stands::AtAnEdge };
        Some(self.read(cursor.at, vec![Fact::Noted(day)], stands))
    }

    pub(super) fn last_talk(self) -> Option<Phrase> {
        let mut cursor = self.cursor();
        let talk = cursor.skip(&["last"]) && cursor.skip(&["talk", "talked", "spoke"]);
        talk.then_some(())?;
        cursor.over(":");
        cursor.skip(&["on"]);
        let day = day::day(&mut cursor, self.today, Side::Behind)?;
        Some(self.read(cursor.at, vec![Fact::LastTalk(day)], Stands::Alone))
    }
}
