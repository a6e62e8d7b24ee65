use growth::line::{self, Fact};
use growth::{
    Again, Costs, Decision, Entry, GivenAway, Landing, Level, Minutes, Odds, Opportunity, Person, Sort, Talk,
    Unseen,
};
use jiff::civil::Date;

use super::place_of;
use crate::Failure;
use crate::text::clean;

/// What was typed, by the names of the fields; several values where a field was there several times.
pub type Typed<'t> = &'t dyn Fn(&str) -> Vec<String>;

/// The entry of a kind, by its letter, that was typed; what the kind has no field for is not looked at.
pub fn entry_of(letter: char, typed: Typed, today: Date) -> Result<Entry, Failure> {
    let words = text(typed, "words");
    if words.is_empty() {
        return Err(Failure::usage("the words are missing").hint("a few are enough"));
    }
    Ok(match letter {
        'i' => Entry::Unseen(Unseen {
            words,
            sort: sort(typed)?,
            with: text(typed, "with")
                .split(',')
                .map(|who| who.trim().to_owned())
                .filter(|who| !who.is_empty())
                .collect(),
            took: minutes(typed, today)?,
            not_happened_by: day(typed, "not_happened_by")?,
        }),
        'd' => Entry::Decision(Decision {
            words,
            question: text(typed, "question"),
            options: lines(typed, "options"),
            reason: text(typed, "reason"),
            costs: Costs {
                money: text(typed, "money"),
                time: text(typed, "time"),
                people: text(typed, "people"),
                trust: text(typed, "trust"),
            },
            dissent: text(typed, "dissent"),
            expected: text(typed, "expected"),
            odds: odds(typed)?,
            review: day(typed, "review")?,
            undoing: text(typed, "undoing"),
            made_by: text(typed, "made_by"),
            record: Some(text(typed, "record")).filter(|file| !file.is_empty()),
        }),
        'g' => Entry::GivenAway(GivenAway {
            what: words,
            place: place_of(&text(typed, "area")),
            to: text(typed, "to"),
            level: level(typed)?,
            since: day(typed, "since")?,
            limits: text(typed, "limits"),
            means: text(typed, "means"),
            checks: days(typed, "checks")?,
        }),
        'r' => Entry::Again(Again {
            words,
            class: text(typed, "class"),
            before: days(typed, "before")?,
            likely: text(typed, "likely"),
            own_habit: text(typed, "own_habit"),
            condition: text(typed, "condition"),
            expected: text(typed, "expected"),
            owner: text(typed, "owner"),
            due: day(typed, "due")?,
        }),
        't' => Entry::Talk(Talk {
            words,
            with: text(typed, "with"),
            noted: day(typed, "noted")?,
            held: day(typed, "held")?,
            agreed: text(typed, "agreed"),
            rehearsed: !text(typed, "rehearsed").is_empty(),
        }),
        'l' => Entry::Landing(Landing {
            words,
            audience: text(typed, "audience"),
            ask: text(typed, "ask"),
            heard: text(typed, "heard"),
            next: text(typed, "next"),
        }),
        'p' => Entry::Person(Person {
            who: words,
            cares_about: text(typed, "cares_about"),
            fears: text(typed, "fears"),
            last_talk: day(typed, "last_talk")?,
        }),
        'o' => Entry::Opportunity(Opportunity { words, seen_in: text(typed, "seen_in") }),
        _ => Entry::Line { words },
    })
}

/// A day that was typed; none where nothing was.
pub fn day(typed: Typed, name: &str) -> Result<Option<Date>, Failure> {
    Ok(days(typed, name)?.first().copied())
}

fn days(typed: Typed, name: &str) -> Result<Vec<Date>, Failure> {
    let given = typed(name).into_iter().map(|day| day.trim().to_owned()).filter(|day| !day.is_empty());
    let read = |day: String| {
        let wrong = || Failure::usage(format!("{} is no date", clean(&day))).hint("2026-12-10, say");
        day.parse::<Date>().map_err(|_| wrong())
    };
    let mut days = given.map(read).collect::<Result<Vec<Date>, Failure>>()?;
    days.sort();
    days.dedup();
    Ok(days)
}

fn text(typed: Typed, name: &str) -> String {
    // A browser sends the ends of lines as it likes.
    typed(name).first().map_or_else(String::new, |text| text.replace("\r\n", "\n").trim().to_owned())
}

fn lines(typed: Typed, name: &str) -> Vec<String> {
    let text = text(typed, name);
    text.lines().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect()
}

fn odds(typed: Typed) -> Result<Option<Odds>, Failure> {
    let text = text(typed, "odds");
    let number = text.trim_end_matches('%').trim();
    if number.is_empty() {
        return Ok(None);
    }
    let odds = number.parse::<u8>().ok().and_then(|percent| Odds::try_from(percent).ok());
    odds.map(Some).ok_or_else(|| {
        Failure::usage(format!("{} is not how likely something is", clean(&text)))
            .hint("a number from 0 to 100")
    })
}

fn level(typed: Typed) -> Result<Option<Level>, Failure> {
    let text = text(typed, "level");
    if text.is_empty() {
        return Ok(None);
    }
    let level = text.parse::<u8>().ok().and_then(|number| Level::try_from(number).ok());
    level.map(Some).ok_or_else(|| Failure::usage(format!("{} is no level", clean(&text))).hint("1 to 7"))
}

/// A length of time, as a line has it: `40 min`, `2 h`; a number alone is minutes.
fn minutes(typed: Typed, today: Date) -> Result<Option<Minutes>, Failure> {
    let text = text(typed, "took");
    if text.is_empty() {
        return Ok(None);
    }
    if let Ok(minutes) = text.parse() {
        return Ok(Some(Minutes(minutes)));
    }
    let read = line::line(&format!("i it, {text}"), today).ok();
    let took = read.and_then(|line| {
        line.understood.iter().find_map(|fact| if let Fact::Took(took) = fact { Some(*took) } else { None })
    });
    took.map(Some).ok_or_else(|| {
        Failure::usage(format!("{} is no length of time", clean(&text))).hint("40 min, 2 h or 1 h 30 min")
    })
}

const SORTS: [(Sort, &str); 7] = [
    (Sort::ContextGiven, "context-given"),
    (Sort::ConflictDefused, "conflict-defused"),
    (Sort::DirectionCorrected, "direction-corrected"),
    (Sort::SomeoneKeptOrGrown, "someone-kept-or-grown"),
    (Sort::TroublePrevented, "trouble-prevented"),
    (Sort::OthersUnblocked, "others-unblocked"),
    (Sort::GoodNo, "good-no"),
];

/// A sort as the content names it; empty: none.
pub fn sort_name(sort: Option<Sort>) -> String {
    let name = SORTS.iter().find(|(known, _)| Some(*known) == sort);
    name.map_or_else(String::new, |(_, name)| (*name).to_owned())
}

fn sort(typed: Typed) -> Result<Option<Sort>, Failure> {
    let text = text(typed, "sort");
    if text.is_empty() {
        return Ok(None);
    }
    let sort = SORTS.iter().find(|(_, name)| *name == text).map(|(sort, _)| *sort);
    sort.map(Some).ok_or_else(|| Failure::usage(format!("{} is no sort of work", clean(&text))))
}

#[cfg(test)]
mod tests {
    use super::super::{Choices, KINDS, fields};
    use super::*;
    use growth::content::Content;
    use growth::line::blank;
    use jiff::civil::date;

    const TODAY: Date = date(2026, 11, 19);

    /// What a form holds is what was kept: of each kind, with every field filled.
    #[test]
    fn an_entry_that_is_filled_into_its_form_comes_back_the_same() {
        let content = Content::own();
        let choices = Choices { content: &content, team: "kassa", areas: vec!["a/b".to_owned()] };
        for letter in KINDS {
            let typed = |name: &str| -> Vec<String> {
                let value = match name {
                    "odds" => "70",
                    "level" => "5",
                    "took" => "1 h 30 min",
                    "sort" => "good-no",
                    "area" => "kassa/a/b",
                    "options" => "one\ntwo",
                    "with" => "Aiko, Jonas",
                    "checks" | "before" => {
                        return vec!["2026-12-10".to_owned(), String::new(), "2027-01-14".to_owned()];
                    }
                    "due" | "since" | "review" | "noted" | "held" | "last_talk" | "not_happened_by" => {
                        "2026-12-04"
                    }
                    name => return vec![format!("said of {name}")],
                };
                vec![value.to_owned()]
            };
            let entry = entry_of(letter, &typed, TODAY).expect("it is read");
            assert_eq!(entry.letter(), letter);
            let (short, long) = fields(&entry, &choices);
            let held = |name: &str| -> Vec<String> {
                let all = short.iter().chain(&long);
                if name == "words" {
                    return vec![entry.words().to_owned()];
                }
                all.filter(|field| field.name == name).flat_map(|field| field.values.clone()).collect()
            };
            assert_eq!(entry_of(letter, &held, TODAY).expect("it is read"), entry);
            let empty = serde_json::to_value(blank(letter, "x".to_owned())).expect("plain data");
            let filled = serde_json::to_value(&entry).expect("plain data");
            for (name, value) in empty.as_object().expect("an object") {
                assert!(name == "entry" || &filled[name] != value, "{letter} {name} has no field");
            }
        }
    }

    #[test]
    fn what_is_none_is_refused_in_words() {
        for (letter, name, value, why) in [
            ('d', "words", "  ", "the words are missing"),
            ('d', "odds", "101", "101 is not how likely something is"),
            ('d', "review", "soon", "soon is no date"),
            ('g', "level", "8", "8 is no level"),
            ('i', "took", "a while", "a while is no length of time"),
            ('i', "sort", "other", "other is no sort of work"),
        ] {
            let typed = |field: &str| match field {
                field if field == name => vec![value.to_owned()],
                "words" => vec!["x".to_owned()],
                _ => vec![],
            };
            assert_eq!(entry_of(letter, &typed, TODAY).expect_err("it is refused").what, why);
        }
    }
}
