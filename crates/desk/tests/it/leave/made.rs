//! Notes as anybody could have kept them: every kind of them, with people, addresses, and what is awkward in files.

use growth::{
    About, Again, Asking, Choice, Costs, Decision, Entry, GivenAway, Happened, Landing, Level, Measure,
    Minutes, Note, Odds, Opportunity, Outcome, Person, Place, Plan, Sort, Step, Talk, Trigger, Unseen,
};
use jiff::civil::Date;
use proptest::prelude::*;
use records::{CommitId, Share, WordId};

/// Names that stand in fields that hold people.
pub const NAMES: [&str; 8] =
    ["Jonas", "Priya Nair", "Leila", "Söhnke", "aiko", "O'Brien", "Will", "jonas@kassa.example"];

/// A text in which people, marks of Markdown, of CSV, of iCalendar and of YAML stand.
pub fn text() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        "Jonas",
        "jonas",
        "Priya",
        "Priya Nair",
        "Nair",
        "Leila's",
        "Söhnke",
        "AIKO",
        "@will",
        "will",
        "O'Brien",
        "the team",
        "ledger",
        "\"quoted\"",
        "a,b",
        "x;y",
        "back\\slash",
        "# head",
        "* item",
        "<!-- c -->",
        "{a}",
        "[b](c)",
        "70 %",
        "=1+1",
        "line\nend",
        "cr\r\nlf",
        "决済",
        "e\u{301}",
        "sam@kassa.example.",
        "Person 7f3a42",
        "---",
        "```",
        "",
    ]);
    prop::collection::vec(words, 0..6).prop_map(|words| words.join(" "))
}

pub fn who() -> impl Strategy<Value = String> {
    let fields = prop::sample::select(vec![
        "Jonas",
        " Jonas ",
        "jonas",
        "Priya Nair",
        "Priya and Leila",
        "Söhnke, aiko & O'Brien",
        "the team",
        "Will's team",
        "Will",
        "jonas@kassa.example",
        "",
        "Mira",
    ]);
    fields.prop_map(str::to_owned)
}

/// Somebody, in a field as a lead would fill it: with a role, a group, somebody else. And the names in it.
pub fn somebody() -> impl Strategy<Value = (String, Vec<String>)> {
    let name = || {
        "Zq[a-zéöß]{3,7}( van der)?( Xq[a-zéöß]{3,7})?"
            .prop_filter("one or whole", |name| !name.ends_with("der"))
    };
    let form = prop::sample::select(vec![
        "@",
        "@ from the %",
        "@ (%)",
        "@, %",
        "@ of the %",
        "the % and @",
        "my % @",
        "% @",
        "@ & the %",
        "@/#",
        "@; #",
        "@,#",
        "@ – %",
        "@: %",
        "@'s %",
        "@’s %",
        "@ the %",
        "@ %",
        "@ with the % and #",
        "both @ and #",
        "% from @",
        "@ <@.x@kassa.example>",
        "two of the % (@ + #)",
        "@\nand #",
        "J. @",
    ]);
    let group = prop::sample::select(vec![
        "board",
        "management",
        "team",
        "Board",
        "leads",
        "CTO",
        "product owner",
        "group",
        "whole committee",
        "on-call guild",
    ]);
    (name(), name(), form, group, any::<bool>()).prop_map(|(one, other, form, group, small)| {
        // In small letters behind such a word it is a thing more often than somebody: "head of payments".
        let small = small && !["% from @", "J. @"].contains(&form);
        // Directly before a group a word in small letters is what it is called by, and stays: "the docs team"; of several words
        // none is looked for in a text.
        let is_called = form == "@ %" && ["board", "team", "Board", "group"].contains(&group);
        let small = small && !is_called;
        let (one, other) = if small { (one.to_lowercase(), other.to_lowercase()) } else { (one, other) };
        let address = one.replace(' ', ".");
        let field = form.replace("<@.x", &format!("<{address}")).replace('#', &other).replace('%', group);
        let field =
            field.replace("@kassa.example", "\u{1}").replace('@', &one).replace('\u{1}', "@kassa.example");
        let names = [Some(one), form.contains('#').then_some(other)];
        (field, names.into_iter().flatten().collect())
    })
}

/// One note for each field in which people stand, with this one in it.
pub fn with_people(field: &str, names: &[String]) -> Vec<Note> {
    let who = || field.to_owned();
    let words = || format!("what {} said of it, and {}'s plan", names.join(" and "), names[0]);
    let dissent = format!("{}: too early", names.join(" and "));
    let trust = format!("It is {} who pays", names[0]);
    let kept = |entry| Note::Kept { entry, day: None };
    let (of, asking) = (id(9), Asking::Ideas);
    let step = |step| Note::Step { of, step };
    let record = Some(format!("docs/adr/0001-{}.md", growth::madr::slug(&names[0])));
    vec![
        kept(Entry::Unseen(Unseen {
            words: words(),
            with: vec![who(), "Jonas".to_owned()],
            ..Unseen::default()
        })),
        kept(Entry::Decision(Decision { words: words(), made_by: who(), record, ..Decision::default() })),
        kept(Entry::Decision(Decision {
            words: words(),
            dissent,
            costs: Costs { trust: trust.clone(), people: trust, ..Costs::default() },
            ..Decision::default()
        })),
        kept(Entry::GivenAway(GivenAway { what: words(), to: who(), ..GivenAway::default() })),
        kept(Entry::Again(Again { words: words(), owner: who(), ..Again::default() })),
        kept(Entry::Talk(Talk { words: words(), with: who(), ..Talk::default() })),
        kept(Entry::Landing(Landing { words: words(), audience: who(), ..Landing::default() })),
        kept(Entry::Person(Person { who: who(), cares_about: words(), ..Person::default() })),
        Note::Rewritten { of, entry: Entry::Talk(Talk { with: who(), ..Talk::default() }), day: None },
        Note::Noticed { capability: "K1".to_owned(), words: words(), signal: None, place: None },
        step(Step::Announced { to: who() }),
        step(Step::Asked { who: who(), asking, again: Some(jiff::civil::date(2026, 3, 1)) }),
        step(Step::Suggested { who: who(), words: words() }),
        step(Step::FollowedUp {
            who: who(),
            day: jiff::civil::date(2026, 3, 1),
            noticed: words(),
            stayed: None,
        }),
    ]
}

fn day() -> impl Strategy<Value = Date> {
    (0..900_i32).prop_map(|days| growth::days::days_after(jiff::civil::date(2025, 1, 1), days))
}

fn maybe_day() -> impl Strategy<Value = Option<Date>> {
    prop::option::of(day())
}

fn share() -> impl Strategy<Value = Option<Share>> {
    prop::option::of((0.0..1.0_f64).prop_map(Share))
}

fn place() -> impl Strategy<Value = Option<Place>> {
    prop::option::of(Just(Place { team: "kassa".to_owned(), area: "src/ledger, rest".to_owned() }))
}

pub fn entry() -> impl Strategy<Value = Entry> {
    let sort = prop::option::of(prop::sample::select(vec![Sort::ContextGiven, Sort::GoodNo]));
    let took = prop::option::of((0..600_u32).prop_map(Minutes));
    let odds = prop::option::of((0..=100_u8).prop_map(|percent| Odds::try_from(percent).unwrap()));
    let level = prop::option::of((1..=7_u8).prop_map(|level| Level::try_from(level).unwrap()));
    prop_oneof![
        text().prop_map(|words| Entry::Line { words }),
        (text(), sort, prop::collection::vec(who(), 0..3), took, maybe_day()).prop_map(
            |(words, sort, with, took, not_happened_by)| Entry::Unseen(Unseen {
                words,
                sort,
                with,
                took,
                not_happened_by
            })
        ),
        (
            text(),
            text(),
            prop::collection::vec(text(), 0..3),
            text(),
            text(),
            odds,
            maybe_day(),
            who(),
            text()
        )
            .prop_map(
                |(words, question, options, reason, expected, odds, review, made_by, dissent)| {
                    let costs = Costs { time: reason.clone(), trust: dissent.clone(), ..Costs::default() };
                    let record = odds.map(|_| "docs/adr/0001-x.md".to_owned());
                    let undoing = question.clone();
                    Entry::Decision(Decision {
                        words,
                        question,
                        options,
                        reason,
                        costs,
                        dissent,
                        expected,
                        odds,
                        review,
                        undoing,
                        made_by,
                        record,
                    })
                }
            ),
        (text(), place(), who(), level, maybe_day(), text(), prop::collection::vec(day(), 0..3)).prop_map(
            |(what, place, to, level, since, limits, checks)| {
                let means = limits.clone();
                Entry::GivenAway(GivenAway { what, place, to, level, since, limits, means, checks })
            }
        ),
        (text(), text(), prop::collection::vec(day(), 0..3), text(), who(), maybe_day()).prop_map(
            |(words, class, before, condition, owner, due)| {
                let (likely, own_habit, expected) = (condition.clone(), class.clone(), words.clone());
                Entry::Again(Again {
                    words,
                    class,
                    before,
                    likely,
                    own_habit,
                    condition,
                    expected,
                    owner,
                    due,
                })
            }
        ),
        (text(), who(), maybe_day(), maybe_day(), text(), any::<bool>()).prop_map(
            |(words, with, noted, held, agreed, rehearsed)| Entry::Talk(Talk {
                words,
                with,
                noted,
                held,
                agreed,
                rehearsed
            })
        ),
        (text(), who(), text(), text()).prop_map(|(words, audience, ask, heard)| {
            let next = ask.clone();
            Entry::Landing(Landing { words, audience, ask, heard, next })
        }),
        (who(), text(), text(), maybe_day()).prop_map(|(who, cares_about, fears, last_talk)| {
            Entry::Person(Person { who, cares_about, fears, last_talk })
        }),
        (text(), text()).prop_map(|(words, seen_in)| Entry::Opportunity(Opportunity { words, seen_in })),
    ]
}

fn step(of: WordId) -> impl Strategy<Value = Step> {
    let happened =
        prop::sample::select(vec![Happened::Did, Happened::DidNot, Happened::NeverCame, Happened::NotToday]);
    let choice = prop::sample::select(vec![Choice::Keep, Choice::Hold, Choice::Change, Choice::Another]);
    let asking = prop::sample::select(vec![Asking::Ideas, Asking::Thanks, Asking::Noticed]);
    prop_oneof![
        text().prop_map(|words| Step::MyPart { words }),
        (text(), text()).prop_map(|(words, test)| Step::Assumed { words, test }),
        (text(), any::<bool>()).prop_map(move |(words, right)| Step::Tested { assumption: of, words, right }),
        (text(), share()).prop_map(|(words, share)| Step::Predicted { words, share }),
        (text(), place(), text(), share()).prop_map(|(behaviour, place, noticed, target)| Step::Chose {
            behaviour,
            measure: Some(Measure { signal: "s1a".to_owned(), place }),
            noticed,
            target
        }),
        (text(), text(), any::<bool>()).prop_map(|(moment, act, can_be_switched_off)| Step::Planned {
            plan: Plan { moment, act, trigger: Trigger::Planning, can_be_switched_off },
            practice: Some("k1-ask-first".to_owned())
        }),
        Just(Step::SaidBack),
        (day(), happened, text()).prop_map(|(day, happened, why)| Step::Came { day, happened, why }),
        who().prop_map(|to| Step::Announced { to }),
        (who(), asking, maybe_day()).prop_map(|(who, asking, again)| Step::Asked { who, asking, again }),
        (who(), text()).prop_map(|(who, words)| Step::Suggested { who, words }),
        Just(Step::Picked { suggestion: of }),
        (who(), day(), text(), any::<Option<bool>>())
            .prop_map(|(who, day, noticed, stayed)| Step::FollowedUp { who, day, noticed, stayed }),
        Just(Step::Looked),
        (day(), any::<u64>(), any::<u32>()).prop_map(|(first, seed, drawn_before)| Step::Experiment {
            first,
            seed,
            drawn_before
        }),
        (day(), day()).prop_map(|(first, last)| Step::Paused { first, last }),
        text().prop_map(|words| Step::Guessed { words }),
        (choice, text()).prop_map(|(choice, words)| Step::Reviewed { choice, words }),
        text().prop_map(|words| Step::Helped { words }),
        any::<bool>().prop_map(|reached| Step::Gate { gate: "try".to_owned(), reached }),
    ]
}

/// The name of the nth of the notes made here.
pub fn id(number: usize) -> WordId {
    let mut bytes = [0; 10];
    bytes[9] = number as u8;
    WordId::new(1_750_000_000_000_000 + number as i64 * 1_000, bytes)
}

/// A note, which may be about one of the first ten.
fn note() -> impl Strategy<Value = Note> {
    let outcome = prop::sample::select(vec![
        Outcome::Held,
        Outcome::DidNotHold,
        Outcome::TakenBack,
        Outcome::Finished,
        Outcome::Landed,
        Outcome::Moot,
    ]);
    (0..10_usize, 0..10_usize).prop_flat_map(move |(of, other)| {
        let (of, other) = (id(of), id(other));
        let about = prop_oneof![
            Just(About::Entry(other)),
            Just(About::Commit(CommitId::from_bytes(&[7; 20]).unwrap())),
            Just(About::Place(Place { team: "kassa".to_owned(), area: "ledger".to_owned() })),
        ];
        prop_oneof![
            4 => (entry(), maybe_day()).prop_map(|(entry, day)| Note::Kept { entry, day }),
            1 => (entry(), maybe_day()).prop_map(move |(entry, day)| Note::Rewritten { of, entry, day }),
            1 => about.prop_map(move |to| Note::Linked { of, to }),
            1 => (outcome.clone(), text()).prop_map(move |(outcome, words)| Note::Came { of, outcome, words }),
            1 => day().prop_map(move |until| Note::PutOff { of, until }),
            1 => (day(), any::<bool>()).prop_map(move |(day, agreed)| Note::Checked { of, day, agreed }),
            1 => text().prop_map(move |words| Note::Because { of, words }),
            1 => (day(), text()).prop_map(|(day, words)| Note::Marked { trigger: Trigger::OneToOne, day, words }),
            2 => (text(), place()).prop_map(|(words, place)| Note::Noticed {
                capability: "k1".to_owned(), words, signal: Some("s1a".to_owned()), place }),
            5 => step(of).prop_map(move |step| Note::Step { of, step }),
            1 => day().prop_map(|sunday| Note::Week { sunday, took: None }),
            1 => Just(Note::Dropped { draft: "moved 9f3ac1d".to_owned() }),
        ]
    })
}

pub fn notes() -> impl Strategy<Value = Vec<Note>> {
    prop::collection::vec(note(), 0..40)
}
