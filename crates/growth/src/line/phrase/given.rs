//! Of what is given away or proposed: to whom, how far, when both look.

use super::{Here, Phrase, Stands};
use crate::line::Fact;
use crate::line::day::{self, Side};
use crate::line::{amount, name};

impl Here<'_, '_> {
    pub(super) fn level(self) -> Option<Phrase> {
        let mut cursor = self.cursor();
        let level = amount::level(&mut cursor)?;
        Some(self.read(cursor.at, vec![Fact::Level(level)], Stands::Begins))
    }

    /// To whom. Without a capital it is somebody only where the line says so: "given to aiko", "to aiko level 5".
    pub(super) fn to(self) -> Option<Phrase> {
        let mut cursor = self.cursor();
        let given = cursor.skip(&["given", "handed", "passed", "goes", "going"]);
        let given = cursor.skip(&["over"]) || given;
        cursor.skip(&["to"]).then_some(())?;
        let named = name::name(&mut cursor.clone()).is_some();
        let leveled = self.words.iter().any(|word| word.lower == "level" || word.lower == "lvl");
        (named || given || leveled).then_some(())?;
        let who = name::people(&mut cursor, &["at", "level", "lvl", "check", "checks", "since", "from"])?;
        let noted = named.then_some(Stands::Inside);
        Some(Phrase { noted, ..self.read(cursor.at, vec![Fact::To(who.join(" and "))], Stands::AtAnEdge) })
    }

    pub(super) fn to_alone(self) -> Option<Phrase> {
        let mut cursor = self.cursor();
        cursor.skip(&["to"]).then_some(())?;
        let who = name::whoever(&mut cursor, &[])?;
        Some(self.read(cursor.at, vec![Fact::To(who)], Stands::Alone))
    }

    pub(super) fn checks(self) -> Option<Phrase> {
        let mut cursor = self.cursor();
        cursor.skip(&["first", "next"]);
        cursor.skip(&["check", "checks"]).then_some(())?;
        cursor.over(":");
        cursor.skip(&["on"]);
        let days = day::days(&mut cursor, self.today, Side::Ahead)?;
        Some(self.read(cursor.at, days.into_iter().map(Fact::Check).collect(), Stands::Begins))
    }

    pub(super) fn since(self) -> Option<Phrase> {
        let mut cursor = self.cursor();
        let side = if cursor.skip(&["since"]) {
            Side::Behind
        } else {
            cursor.skip(&["from"]).then_some(Side::Ahead)?
        };
        let day = day::day(&mut cursor, self.today, side)?;
        Some(self.read(cursor.at, vec![Fact::Since(day)], Stands::AtAnEdge))
    }
}
