//! What leaves, and what comes back of it.

mod made;
mod reads;

use std::collections::BTreeSet;
use std::path::Path;

use desk::leave::{Gathered, Leaves, Names, feed, import, leaves};
use growth::{Entry, Note, Talk};
use jiff::civil::date;
use jiff::tz::TimeZone;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use records::{CommitId, Said, Word};
use store::{Data, Told, tree};

use made::{NAMES, id, notes, somebody, with_people};

const TEAM: &str = "/home/mira/secret-place/kassa/.git";

fn lisbon() -> TimeZone {
    TimeZone::get("Europe/Lisbon").unwrap()
}

fn gathered(data: &mut Data, names: &Names) -> Vec<Leaves> {
    leaves(&Gathered::of(data, names, &lisbon()).unwrap()).unwrap()
}

fn texts(all: &[Leaves]) -> Vec<(String, String)> {
    all.iter().map(|file| (file.name.clone(), file.text.clone())).collect()
}

fn keep(data: &mut Data, notes: &[Note]) {
    let told: Vec<Told<Note>> = notes
        .iter()
        .enumerate()
        .map(|(number, note)| {
            let at = 1_750_000_000_000_000 + number as i64 * 86_400_123_457;
            Told { team: String::new(), id: id(number), word: Word { at, said: note.clone() } }
        })
        .collect();
    data.bring(&told, &[] as &[Told<Said>]).unwrap();
}

fn corrections() -> Vec<Said> {
    let commit = CommitId::from_bytes(&[9; 20]).unwrap();
    vec![
        Said::Me { address: "mira@kassa.example".to_owned() },
        Said::NotMe { address: "leila@kassa.example".to_owned() },
        Said::Joined { one: "jonas@kassa.example".to_owned(), other: "jonas@build-box.local".to_owned() },
        Said::InTeam { who: "priya@kassa.example".to_owned(), from: None, to: None },
        Said::Repository { path: "/home/mira/secret-place/kassa-guide/.git".to_owned() },
        Said::Branch { repository: TEAM.to_owned(), branch: "main".to_owned() },
        Said::NotThisCommit { commit, because: "Jonas wrote it".to_owned() },
        Said::Target { signal: "s1a".to_owned(), share: records::Share(0.123_456_789_012_345_67) },
        Said::Disagreed { signal: "s1a".to_owned(), why: "half with Priya Nair".to_owned() },
    ]
}

/// Everything of one data directory, brought into another in another zone of the system, leaves there again.
fn there_and_back(notes: &[Note], names: &Names) -> (Vec<Leaves>, Vec<Leaves>) {
    let dir = tempfile::tempdir().unwrap();
    let mut one = Data::open(&dir.path().join("one")).unwrap();
    keep(&mut one, notes);
    one.say(TEAM, &corrections(), 3).unwrap();
    one.say("", &[Said::Zone { name: "Asia/Tokyo".to_owned() }], 1_760_000_000_000_000).unwrap();
    one.save("weeks", "2026-46.md", "# The week\n\n- With Jonas, for Leila\n").unwrap();
    let first = gathered(&mut one, names);
    tree::write_new(&dir.path().join("out"), &texts(&first)).unwrap();
    let mut other = Data::open(&dir.path().join("other")).unwrap();
    let imported = import(&mut other, &dir.path().join("out"), &[]).unwrap();
    assert_eq!((imported.new, imported.known), (notes.len() + corrections().len() + 1, 0));
    assert_eq!(import(&mut other, &dir.path().join("out"), &[]).unwrap().new, 0, "twice is once");
    let again = Gathered::of(&mut other, &Names::default(), &TimeZone::UTC).unwrap();
    let again = leaves(&again).unwrap();
    tree::write_new(&dir.path().join("again"), &texts(&again)).unwrap();
    (first, again)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn what_is_brought_in_elsewhere_leaves_there_as_the_same_bytes(notes in notes()) {
        let (first, again) = there_and_back(&notes, &Names::default());
        for (one, other) in first.iter().zip(&again) {
            prop_assert_eq!(one, other);
        }
        prop_assert_eq!(first.len(), again.len());
    }

    #[test]
    fn nobody_in_whichever_field_and_with_whatever_role_is_in_any_file(
        (field, names) in somebody(),
        at in any::<prop::sample::Index>(),
    ) {
        let dir = tempfile::tempdir().unwrap();
        let mut data = Data::open(dir.path()).unwrap();
        // The cycle's steps are about the note that begins it. Of the others one alone: no field helps another.
        let all = with_people(&field, &names);
        let one = at.get(&all).clone();
        let begun = Note::Noticed { capability: "K1".to_owned(), words: "it waits".to_owned(), signal: None, place: None };
        let at = 1_750_000_000_000_000;
        let told = [(id(9), begun), (id(10), one.clone())]
            .map(|(id, said)| Told { team: String::new(), id, word: Word { at, said } });
        data.bring(&told, &[] as &[Told<Said>]).unwrap();
        let tells = !matches!(one, Note::Noticed { .. });
        let mut files = gathered(&mut data, &Names::default());
        files.push(Leaves { name: "feed".to_owned(), holds: String::new(), text: feed(&mut data, false, &lisbon()).unwrap() });
        // A field that holds no people tells no name.
        for name in names.iter().filter(|_| tells) {
            for word in name.split(' ').filter(|word| !["van", "der"].contains(word)) {
                for file in &files {
                    let text = file.text.to_lowercase().replace("\r\n ", "");
                    prop_assert!(!text.contains(&word.to_lowercase()), "{:?}: {} in {}:\n{}", field, word, file.name, file.text);
                }
            }
        }
    }

    #[test]
    fn no_name_that_stands_in_a_field_of_people_is_in_any_file(notes in notes()) {
        let dir = tempfile::tempdir().unwrap();
        let mut data = Data::open(dir.path()).unwrap();
        keep(&mut data, &notes);
        let mut people = Vec::new();
        for note in &notes {
            people_in("", &serde_json::to_value(note).unwrap(), &mut people);
        }
        // A group that is called by a name is no field that tells a name.
        let known = |name: &str| people.iter().any(|field| !field.contains("team") && has_word(field, name));
        let all = gathered(&mut data, &Names::default());
        for name in NAMES.into_iter().filter(|name| known(name)) {
            for file in &all {
                prop_assert!(!has_word(&file.text, name), "{} in {}:\n{}", name, file.name, file.text);
            }
        }
    }
}

/// What stands in fields that hold people.
fn people_in(name: &str, value: &serde_json::Value, into: &mut Vec<String>) {
    match value {
        serde_json::Value::String(text) if PEOPLE.contains(&name) => into.push(text.clone()),
        serde_json::Value::Array(all) => all.iter().for_each(|value| people_in(name, value, into)),
        serde_json::Value::Object(all) => all.iter().for_each(|(name, value)| people_in(name, value, into)),
        _ => {}
    }
}

/// Fields of notes that hold people.
const PEOPLE: [&str; 6] = ["audience", "made_by", "owner", "to", "who", "with"];

/// Whether a name stands in a text as whole words, written as it is.
fn has_word(text: &str, name: &str) -> bool {
    let is_letter = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
    text.match_indices(name).any(|(at, _)| {
        // In JSON and iCalendar the letter behind a backslash is none of the word.
        let before = &text[..at];
        let escaped = ["\\n", "\\r"].iter().any(|escape| before.ends_with(escape));
        (escaped || !is_letter(before.chars().next_back()))
            && !is_letter(text[at + name.len()..].chars().next())
    })
}

fn talk(with: &str, words: &str) -> Note {
    let talk = Talk { words: words.to_owned(), with: with.to_owned(), ..Talk::default() };
    Note::Kept { entry: Entry::Talk(talk), day: None }
}

#[test]
fn a_machine_and_its_paths_do_not_leave_and_what_the_lead_is_called_stays() {
    let names = Names {
        own: ["Mira Okafor", "Mira", "mira@new-laptop.local"].map(str::to_owned).into(),
        others: ["Jonas Weber", "Jonas"].map(str::to_owned).into(),
    };
    let notes = [talk("Leila", "what Mira said to Jonas Weber, and Jonas to mira@new-laptop.local")];
    let (first, again) = there_and_back(&notes, &names);
    assert_eq!(first, again, "own names are known elsewhere too");
    let all: String = first.iter().map(|file| file.text.as_str()).collect();
    for gone in ["secret-place", "/home", "Leila", "Jonas", "Weber", "priya@", "leila@", "jonas@"] {
        assert!(!all.contains(gone), "{gone}");
    }
    for stays in ["Mira said", "mira@new-laptop.local", "mira@kassa.example", "kassa-guide", "Europe/Lisbon"]
    {
        assert!(all.contains(stays), "{stays}");
    }
}

#[test]
fn corrections_hold_again_where_a_repository_of_that_name_is_at_hand() {
    let dir = tempfile::tempdir().unwrap();
    let mut one = Data::open(&dir.path().join("one")).unwrap();
    one.say(TEAM, &corrections(), 3).unwrap();
    tree::write_new(&dir.path().join("out"), &texts(&gathered(&mut one, &Names::default()))).unwrap();
    let mut other = Data::open(&dir.path().join("other")).unwrap();
    let key = "/srv/code/kassa/.git";
    let here = [("kassa".to_owned(), key.to_owned())];
    let imported = import(&mut other, &dir.path().join("out"), &here).unwrap();
    assert!(imported.waiting.is_empty());
    let words = other.words(key).unwrap();
    assert!(words.iter().any(|word| word.said == corrections()[0]), "{words:?}");
    let paths =
        words.iter().filter(|word| matches!(word.said, Said::Repository { .. } | Said::Branch { .. }));
    assert_eq!(paths.count(), 0, "a name from elsewhere is no path");
    let mut none = Data::open(&dir.path().join("none")).unwrap();
    assert_eq!(import(&mut none, &dir.path().join("out"), &[]).unwrap().waiting, ["kassa"]);
}

#[test]
fn what_is_no_export_or_a_newer_one_or_damaged_is_refused_whole() {
    let dir = tempfile::tempdir().unwrap();
    let mut one = Data::open(&dir.path().join("one")).unwrap();
    keep(&mut one, &[talk("Leila", "pay"), talk("Jonas", "scope")]);
    let good = texts(&gathered(&mut one, &Names::default()));
    let mut data = Data::open(&dir.path().join("other")).unwrap();
    let mut refused = |name: &str, change: &dyn Fn(&str) -> String, why: &str| {
        let mut files = good.clone();
        for (file, text) in &mut files {
            if file == name {
                *text = change(text);
            }
        }
        let place = dir.path().join(format!("{:?}", std::time::Instant::now()));
        tree::write_new(&place, &files).unwrap();
        let failure = import(&mut data, &place, &[]).unwrap_err();
        assert!(failure.what.contains(why), "{}", failure.what);
        assert_eq!(data.told::<Note>().unwrap().len(), 0);
    };
    refused(
        "notes.json",
        &|text| text.replace("\"format\": 1", "\"format\": 2"),
        "newer groundwork (format 2",
    );
    refused(
        "notes.json",
        &|text| text.replacen("\"talk\"", "\"chat\"", 1),
        "entry 1 of notes.json cannot be read",
    );
    refused("notes.json", &|text| text[..text.len() / 2].to_owned(), "is no JSON");
    refused("settings.json", &|_| "{}".to_owned(), "settings.json is not of an export");
    let failure = import(&mut data, Path::new("/nowhere"), &[]).unwrap_err();
    assert!(failure.what.contains("there is no notes.json"), "{}", failure.what);
}

/// Fields of notes in which text stands: who adds one says here what it holds, and in `desk::leave` if it holds people.
const TEXT: [&str; 74] = [
    // People.
    "audience",
    "made_by",
    "owner",
    "to",
    "who",
    "with",
    // Read by the program.
    "area",
    "asking",
    "assumption",
    "capability",
    "choice",
    "commit",
    "draft",
    "entry",
    "gate",
    "happened",
    "kind",
    "of",
    "outcome",
    "practice",
    "record",
    "signal",
    "sort",
    "step",
    "suggestion",
    "team",
    "trigger",
    // Days.
    "again",
    "before",
    "checks",
    "day",
    "due",
    "first",
    "held",
    "last",
    "last_talk",
    "not_happened_by",
    "noted",
    "review",
    "since",
    "sunday",
    "until",
    // Words of the lead.
    "act",
    "agreed",
    "ask",
    "behaviour",
    "cares_about",
    "class",
    "condition",
    "dissent",
    "expected",
    "fears",
    "heard",
    "likely",
    "limits",
    "means",
    "moment",
    "money",
    "next",
    "noticed",
    "options",
    "own_habit",
    "people",
    "question",
    "reason",
    "seen_in",
    "test",
    "time",
    "trust",
    "undoing",
    "what",
    "why",
    "words",
    "id",
];

#[test]
fn every_field_of_a_note_was_thought_of() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let mut found = BTreeSet::new();
    for _ in 0..400 {
        let notes = notes().new_tree(&mut runner).unwrap().current();
        for note in notes {
            fields("", &serde_json::to_value(&note).unwrap(), &mut found);
        }
    }
    let unknown: Vec<&String> = found.iter().filter(|field| !TEXT.contains(&field.as_str())).collect();
    assert!(unknown.is_empty(), "{unknown:?}");
    assert!(found.len() > 60, "the notes made here have nearly all: {}", found.len());
}

/// The names of fields that hold text.
fn fields(name: &str, value: &serde_json::Value, found: &mut BTreeSet<String>) {
    match value {
        serde_json::Value::String(_) => {
            found.insert(name.to_owned());
        }
        serde_json::Value::Array(all) => all.iter().for_each(|value| fields(name, value, found)),
        serde_json::Value::Object(all) => all.iter().for_each(|(name, value)| fields(name, value, found)),
        _ => {}
    }
}

#[test]
fn names_that_git_showed_once_are_known_where_no_repository_is_open() {
    let dir = tempfile::tempdir().unwrap();
    let mut data = Data::open(dir.path()).unwrap();
    let names =
        Names { own: BTreeSet::new(), others: ["Tomás Pereira", "Tomás"].map(str::to_owned).into() };
    gathered(&mut data, &names);
    keep(
        &mut data,
        &[Note::Kept {
            entry: Entry::Decision(growth::Decision {
                words: "Tomás moves the ledger export".to_owned(),
                review: Some(date(2026, 3, 1)),
                ..growth::Decision::default()
            }),
            day: None,
        }],
    );
    let calendar = feed(&mut data, false, &lisbon()).unwrap();
    assert!(calendar.contains("moves the ledger export") && !calendar.contains("Tom"), "{calendar}");
    let all: String = gathered(&mut data, &Names::default()).into_iter().map(|file| file.text).collect();
    assert!(!all.to_lowercase().contains("tomás"), "{all}");
}
