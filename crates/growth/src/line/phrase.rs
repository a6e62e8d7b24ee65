//! What may be read at a word of a line, of each kind of entry.

use std::ops::Range;

use jiff::civil::Date;

use super::cursor::Cursor;
use super::day::{self, Side};
use super::words::{Word, parted};
use super::{Fact, amount, name};

/// Where in its part something stands, from the least to the most set off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Stands {
    /// Words before it and after it.
    Inside,
    /// It begins a part, and words follow.
    Begins,
    /// It begins the line, or ends a part.
    AtAnEdge,
    /// It is a part of its own.
    Alone,
}

/// Words that say something this entry has a place for.
#[derive(Clone, Debug)]
pub(super) struct Phrase {
    pub span: Range<usize>,
    pub facts: Vec<Fact>,
    /// Taken out of the words where it stands at least so.
    pub taken: Stands,
    /// Noted, and left in the words, where it stands at least so.
    pub noted: Option<Stands>,
}

/// All that may be read in a line of this kind, in order, none within another.
pub(super) fn of_line(letter: char, words: &[Word], today: Date) -> Vec<Phrase> {
    let mut phrases = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let place = Place { words, at, today };
        match place.phrase(letter) {
            Some(phrase) => {
                at = phrase.span.end;
                phrases.push(phrase);
            }
            None => at += 1,
        }
    }
    phrases
}

/// A word at which something may begin.
#[derive(Clone, Copy)]
struct Place<'w, 't> {
    words: &'w [Word<'t>],
    at: usize,
    today: Date,
}

/// After these words an amount belongs to the sentence: "by 30%", "to 40 min", "falls 40%".
const CLAIMS_AMOUNT: [&str; 44] = [
    "by", "to", "of", "at", "from", "under", "over", "above", "below", "about", "around", "than", "is",
    "are", "was", "be", "am", "least", "most", "up", "down", "only", "another", "after", "within", "every",
    "in", "on", "the", "a", "fall", "falls", "fell", "drop", "drops", "rise", "rises", "grow", "grows",
    "cut", "save", "saves", "saved", "until",
];

/// Before these too: "70% of merchants", "15 min later".
const CLAIMED_BY: [&str; 17] = [
    "of", "more", "less", "fewer", "faster", "slower", "cheaper", "higher", "lower", "later", "earlier",
    "off", "longer", "shorter", "better", "worse", "smaller",
];

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

impl Place<'_, '_> {
    fn phrase(self, letter: char) -> Option<Phrase> {
        match letter {
            'd' => {
                self.odds().or_else(|| self.review()).or_else(|| self.made_by()).or_else(|| self.decided())
            }
            'i' => self
                .not_happened()
                .or_else(|| self.took())
                .or_else(|| self.with_names())
                .or_else(|| self.day()),
            'g' => self.level().or_else(|| self.to()).or_else(|| self.checks()).or_else(|| self.since()),
            't' => self
                .with_whom()
                .or_else(|| self.with_names())
                .or_else(|| self.tension())
                .or_else(|| self.held()),
            'r' => self.owner().or_else(|| self.due()).or_else(|| self.before()).or_else(|| self.day()),
            'l' => self.to_alone().or_else(|| self.day()),
            'p' => self.last_talk().or_else(|| self.day()),
            'o' => self.day(),
            _ => None,
        }
    }

    fn cursor(&self) -> Cursor<'_, '_> {
        Cursor::new(self.words, self.at)
    }

    /// The word before is one of these, in the same part.
    fn follows(self, any: &[&str]) -> bool {
        let before = self.at.checked_sub(1).filter(|_| !parted(self.words, self.at));
        before.is_some_and(|before| any.contains(&self.words[before].lower.as_str()))
    }

    fn precedes(self, end: usize, any: &[&str]) -> bool {
        !parted(self.words, end) && any.contains(&self.words[end].lower.as_str())
    }

    fn read(self, end: usize, facts: Vec<Fact>, taken: Stands) -> Phrase {
        Phrase { span: self.at..end, facts, taken, noted: None }
    }

    fn odds(self) -> Option<Phrase> {
        let mut cursor = self.cursor();
        if let Some(odds) = cursor.take(amount::odds_said) {
            let claimed = self.follows(&["the", "our", "these", "those"]);
            return (!claimed).then(|| self.read(cursor.at, vec![Fact::Odds(odds)], Stands::Begins));
        }
        let odds = amount::percent(&mut cursor)?;
        let claimed = self.follows(&CLAIMS_AMOUNT) || self.precedes(cursor.at, &CLAIMED_BY);
        (!claimed).then(|| self.read(cursor.at, vec![Fact::Odds(odds)], Stands::AtAnEdge))
    }

    fn review(self) -> Option<Phrase> {
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

    fn made_by(self) -> Option<Phrase> {
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

    fn decided(self) -> Option<Phrase> {
        let mut cursor = self.cursor();
        cursor.skip(&["decided"]).then_some(())?;
        cursor.skip(&["on"]);
        let day = day::day(&mut cursor, self.today, Side::Behind)?;
        Some(self.read(cursor.at, vec![Fact::Day(day)], Stands::Alone))
    }

    fn took(self) -> Option<Phrase> {
        let mut cursor = self.cursor();
        let said = cursor.skip(&["for", "took"]);
        let minutes = amount::minutes(&mut cursor)?;
        let claimed = !said && self.follows(&CLAIMS_AMOUNT) || self.precedes(cursor.at, &CLAIMED_BY);
        (!claimed).then(|| self.read(cursor.at, vec![Fact::Took(minutes)], Stands::AtAnEdge))
    }

    fn with_names(self) -> Option<Phrase> {
        let mut cursor = self.cursor();
        cursor.skip(&["with"]).then_some(())?;
        let names = name::names(&mut cursor)?;
        let facts = names.into_iter().map(Fact::With).collect();
        Some(Phrase { noted: Some(Stands::Inside), ..self.read(cursor.at, facts, Stands::Alone) })
    }

    /// A day something was on; where words lead up to it they stay as they are.
    fn day(self) -> Option<Phrase> {
        let mut cursor = self.cursor();
        let on = cursor.skip(&["on"]);
        let from_today = day::is_said_from_today(&cursor);
        let day = day::day(&mut cursor, self.today, Side::Behind)?;
        let noted = (on || from_today).then_some(Stands::AtAnEdge);
        Some(Phrase { noted, ..self.read(cursor.at, vec![Fact::Day(day)], Stands::Alone) })
    }

    fn not_happened(self) -> Option<Phrase> {
        let mut cursor = self.cursor();
        cursor.skip(&["it"]);
        cursor.skip(&["has", "have", "had", "did", "does"]);
        cursor.skip(&["not"]).then_some(())?;
        (cursor.skip(&["happened", "happen"]) && cursor.skip(&["by", "until", "before"])).then_some(())?;
        let day = day::day(&mut cursor, self.today, Side::Ahead)?;
        Some(self.read(cursor.at, vec![Fact::NotHappenedBy(day)], Stands::Begins))
    }

    fn level(self) -> Option<Phrase> {
        let mut cursor = self.cursor();
        let level = amount::level(&mut cursor)?;
        Some(self.read(cursor.at, vec![Fact::Level(level)], Stands::Begins))
    }

    /// To whom. Without a capital it is somebody only where the line says so: "given to aiko", "to aiko level 5".
    fn to(self) -> Option<Phrase> {
        let mut cursor = self.cursor();
        let given = cursor.skip(&["given", "handed", "passed", "goes", "going"]);
        let given = cursor.skip(&["over"]) || given;
        cursor.skip(&["to"]).then_some(())?;
        let named = name::name(&mut cursor.clone()).is_some();
        let leveled = self.words.iter().any(|word| word.lower == "level" || word.lower == "lvl");
        (named || given || leveled).then_some(())?;
        let who = name::whoever(&mut cursor, &["at", "level", "lvl", "check", "checks", "since", "from"])?;
        let noted = named.then_some(Stands::Inside);
        Some(Phrase { noted, ..self.read(cursor.at, vec![Fact::To(who)], Stands::AtAnEdge) })
    }

    fn to_alone(self) -> Option<Phrase> {
        let mut cursor = self.cursor();
        cursor.skip(&["to"]).then_some(())?;
        let who = name::whoever(&mut cursor, &[])?;
        Some(self.read(cursor.at, vec![Fact::To(who)], Stands::Alone))
    }

    fn checks(self) -> Option<Phrase> {
        let mut cursor = self.cursor();
        cursor.skip(&["first", "next"]);
        cursor.skip(&["check", "checks"]).then_some(())?;
        cursor.over(":");
        cursor.skip(&["on"]);
        let days = day::days(&mut cursor, self.today, Side::Ahead)?;
        Some(self.read(cursor.at, days.into_iter().map(Fact::Check).collect(), Stands::Begins))
    }

    fn since(self) -> Option<Phrase> {
        let mut cursor = self.cursor();
        let side = if cursor.skip(&["since"]) {
            Side::Behind
        } else {
            cursor.skip(&["from"]).then_some(Side::Ahead)?
        };
        let day = day::day(&mut cursor, self.today, side)?;
        Some(self.read(cursor.at, vec![Fact::Since(day)], Stands::AtAnEdge))
    }

    /// With whom, where a line begins with it: then it may have no capital, and "about" leads on to the words.
    fn with_whom(self) -> Option<Phrase> {
        let mut cursor = self.cursor();
        (self.at == 0 && cursor.skip(&["with"])).then_some(())?;
        let who = name::whoever(&mut cursor, &["about", "on", "re", "regarding", "held"])?;
        let mut facts = vec![Fact::With(who)];
        cursor.over(",");
        let held = |cursor: &mut Cursor| self.held_on(cursor);
        facts.extend(cursor.take(held).map(Fact::Held));
        cursor.over(",");
        let leads_on = cursor.skip(&["about", "re", "regarding"]);
        let ends = leads_on || cursor.at_end_of_part() || facts.len() > 1;
        ends.then(|| self.read(cursor.at, facts, Stands::AtAnEdge))
    }

    fn held_on(self, cursor: &mut Cursor) -> Option<Date> {
        (cursor.skip(&["held"]) | cursor.skip(&["on"])).then_some(())?;
        day::day(cursor, self.today, Side::Behind)
    }

    fn held(self) -> Option<Phrase> {
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
    fn tension(self) -> Option<Phrase> {
        let mut cursor = self.cursor();
        let off = cursor.skip_all(&["put", "off"]);
        let said = cursor.skip(&["noted"]) || cursor.skip(&["since"]);
        said.then_some(())?;
        cursor.skip(&["on"]);
        let day = day::day(&mut cursor, self.today, Side::Behind)?;
        let stands = if off { Stands::Begins } else { Stands::AtAnEdge };
        Some(self.read(cursor.at, vec![Fact::Noted(day)], stands))
    }

    /// `owner Priya, 4 december`.
    fn owner(self) -> Option<Phrase> {
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

    fn due(self) -> Option<Phrase> {
        let mut cursor = self.cursor();
        let due = cursor.skip(&["due"]);
        (cursor.skip(&["by", "on"]) || due).then_some(())?;
        let day = day::day(&mut cursor, self.today, Side::Ahead)?;
        let by = self.words[self.at].lower == "by";
        (due || by).then(|| self.read(cursor.at, vec![Fact::Due(day)], Stands::Alone))
    }

    fn before(self) -> Option<Phrase> {
        let mut cursor = self.cursor();
        cursor.skip(&["before"]).then_some(())?;
        cursor.over(":");
        cursor.skip(&["on"]);
        let days = day::days(&mut cursor, self.today, Side::Behind)?;
        Some(self.read(cursor.at, days.into_iter().map(Fact::Before).collect(), Stands::Alone))
    }

    fn last_talk(self) -> Option<Phrase> {
        let mut cursor = self.cursor();
        let talk = cursor.skip(&["last"]) && cursor.skip(&["talk", "talked", "spoke"]);
        talk.then_some(())?;
        cursor.over(":");
        cursor.skip(&["on"]);
        let day = day::day(&mut cursor, self.today, Side::Behind)?;
        Some(self.read(cursor.at, vec![Fact::LastTalk(day)], Stands::Alone))
    }
}
