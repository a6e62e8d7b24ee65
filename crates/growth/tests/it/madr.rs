//! Records of decisions in the shapes that repositories have them in, and what a person reads in each.

use std::path::{Path, PathBuf};

use growth::madr::{self, Field, Madr};
use growth::{Costs, Decision, Odds};
use jiff::civil::date;
use proptest::prelude::*;

/// File; title; status; day; makers; chosen; the beginning of the reason; options; the beginning of what is expected.
/// Written by hand from the files; `-` where a person finds nothing.
const READ: &str = "
v2-plain.md; Keep one ledger table per currency; accepted; 2021-03-09; Ines, Marek; One table per currency; reports then; 3; -
v2-template-comments.md; Use minor units in the API; proposed; -; -; Minor units; -; 3; -
v2-dash-list.md; Cache tokens in the gateway; superseded by [ADR-0031](0031-no-token-cache.md); 2019-11-30; the gateway group; [Cache for a minute](#cache-for-a-minute); it is one line; 2; -
v2-bold-keys.md; Send events in batches; accepted; 2020-01-14; Ola; Batches of fifty; the bill falls; 2; -
v2-crlf.md; Read settlement files once; accepted; 2021-03-09; Ines, Marek; One table per currency; reports then; 3; -
v2-no-metadata.md; Name services after what they do; -; -; -; Names of what they do; nobody has to ask; 2; -
v2-trailing-space.md; Freeze the schema on Fridays; accepted; 2022-05-06; -; Freeze; nobody wants; 2; -
v2-unquoted.md; Retry with jitter; accepted; -; -; Jitter; a queue needs; 2; -
v2-no-because.md; Drop the nightly export; accepted; -; -; Drop it; -; 2; -
v2-code.md; Pin the compiler; accepted; -; -; A pinned image; notes are; 2; -
v2-prose-outcome.md; Keep the monolith until refunds move out; accepted; -; -; -; We do refunds first.; 2; -
v3-plain.md; Sign payout files; accepted; 2023-02-17; Ines, Marek, Yuki; Detached signatures; the file stays; 2; A file with one
v3-template.md; Limit payouts by day; -; -; -; -; -; 3; -
v3-no-front.md; Publish schemas with the code; -; -; -; With the code; it cannot; 2; -
v3-quoted.md; Round half to even; accepted; 2023-06-01; Ines \"the rounder\" Kos; Half to even; the drift; 2; -
v3-list.md; Keep raw bank files for ten years; accepted; 2023-08-21; -; Ten years; the law; 2; -
v3-crlf-front.md; Check payout files twice; accepted; 2023-02-17; Ines, Marek, Yuki; Detached signatures; the file stays; 2; A file with one
v3-jekyll.md; Queue refunds; accepted; 2023-09-04; -; A queue of their own; locks cannot be shortened without losing; 2; -
v3-empty-values.md; Say no to a second dashboard; -; -; -; -; -; 0; -
v4-plain.md; Write settlement runs as events; accepted; 2024-10-02; Ines, Marek; Events; a restart reads; 3; The run that
v4-minimal.md; Use one time zone in files; -; -; -; One zone; midnight; 2; -
v4-bare.md; Ask the bank once an hour; -; -; -; -; -; 0; -
v4-template-comments.md; Tell merchants about delays; -; -; -; A page of its own; -; 3; -
v4-typographic.md; Reise\u{ad}kosten über „ledger“ buchen – 決済; accepted; 2025-01-20; Søren, Žofia; Über ledger; es dann; 2; -
v4-bom.md; Store totals beside entries; accepted; 2024-10-02; Ines, Marek; Events; a restart reads; 3; The run that
v4-no-last-newline.md; Number files by day; -; -; -; One zone; midnight; 2; -
v4-tables.md; Buy a rules engine; rejected; 2025-04-11; Ines; Build; the rules; 2; > A rule
v4-closed-headings.md; Log in with one key; -; -; -; One key; it is one; 2; Nobody asks
v4-odds.md; Ledger export moves to nightly; accepted; 2026-11-19; Mira; Nightly; nobody reads; 2; No ticket
";

/// What is changed in each, by turns.
const FIELDS: [Field; 9] = [
    Field::Title,
    Field::Status,
    Field::Date,
    Field::Makers,
    Field::Odds,
    Field::Review,
    Field::Question,
    Field::Reason,
    Field::Expected,
];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/madr")
}

fn records() -> Vec<(String, String)> {
    let files = std::fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path());
    let mut records: Vec<(String, String)> = files
        .map(|path| {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            (name, String::from_utf8(std::fs::read(path).unwrap()).unwrap())
        })
        .collect();
    records.sort();
    records
}

#[test]
fn each_record_says_what_a_person_reads_in_it() {
    let records = records();
    let rows: Vec<Vec<&str>> = READ
        .lines()
        .filter(|line| !line.is_empty())
        .map(|line| line.split(';').map(str::trim).collect())
        .collect();
    assert!(rows.len() >= 25 && rows.len() == records.len());
    for row in rows {
        let [name, title, status, day, makers, chosen, reason, options, expected] = row.as_slice() else {
            panic!("{row:?}")
        };
        let text = &records.iter().find(|(file, _)| file == name).unwrap().1;
        let madr = Madr::read(text).unwrap_or_else(|| panic!("{name} is no record"));
        let said = |field| madr.value(field).unwrap_or_else(|| "-".to_owned());
        let wanted = [
            (Field::Title, title),
            (Field::Status, status),
            (Field::Date, day),
            (Field::Makers, makers),
            (Field::Chosen, chosen),
        ];
        for (field, wanted) in wanted {
            assert_eq!(&said(field), wanted, "{name} {field:?}");
        }
        assert!(said(Field::Reason).starts_with(reason), "{name}: {}", said(Field::Reason));
        assert!(said(Field::Expected).starts_with(expected), "{name}: {}", said(Field::Expected));
        assert_eq!(madr.options().len().to_string(), *options, "{name}: {:?}", madr.options());
    }
}

#[test]
fn what_is_no_record_of_a_decision_is_none() {
    for text in [
        "",
        "# Read me\n\nWords.\n",
        "## Decision Outcome\n\nNo title.\n",
        "---\nstatus: accepted\n",
        "# Status\n\n## Context\n",
    ] {
        assert!(Madr::read(text).is_none(), "{text}");
    }
}

#[test]
fn an_unchanged_record_keeps_every_byte_and_a_changed_one_all_but_its_value() {
    for (name, text) in records() {
        let madr = Madr::read(&text).unwrap();
        assert_eq!(madr.with(&[]).unwrap(), text, "{name}");
        let as_it_is: Vec<(Field, String)> =
            FIELDS.iter().filter_map(|&field| Some((field, madr.value(field)?))).collect();
        if let Ok(same) = madr.with(&as_it_is) {
            assert_eq!(same, text, "{name}");
        }
        for field in FIELDS {
            changes_alone(&name, &text, field);
        }
    }
}

/// Writes one field, and sees that it is read again, that every other value is what it was, and that of the other lines
/// none was touched.
fn changes_alone(name: &str, text: &str, field: Field) {
    let madr = Madr::read(text).unwrap();
    let value = if field == Field::Odds { "35" } else { "Something else: now" };
    let Ok(changed) = madr.with(&[(field, value.to_owned())]) else { return };
    let again = Madr::read(&changed).unwrap_or_else(|| panic!("{name} {field:?}\n{changed}"));
    assert_eq!(again.value(field).as_deref(), Some(value), "{name} {field:?}\n{changed}");
    for other in FIELDS.into_iter().filter(|&other| other != field) {
        assert_eq!(again.value(other), madr.value(other), "{name} {field:?} {other:?}\n{changed}");
    }
    assert_eq!(again.options(), madr.options());
    // What is not the value stands before it and behind it, as it was.
    let before = text.bytes().zip(changed.bytes()).take_while(|(one, other)| one == other).count();
    let room = text.len().min(changed.len()) - before;
    let behind = text
        .bytes()
        .rev()
        .zip(changed.bytes().rev())
        .take(room)
        .take_while(|(one, other)| one == other)
        .count();
    let gone = &text[before..text.len() - behind];
    let was = madr.value(field).unwrap_or_default().replace('\n', "");
    let gone_words: Vec<&str> = gone.split(|c: char| !c.is_alphanumeric()).collect();
    let is_template = gone.contains(['{', '}', '[', ']', '|']) || was.is_empty();
    assert!(is_template || gone_words.iter().all(|word| was.contains(*word)), "{name} {field:?}: {gone}");
    assert_eq!(text.contains('\r'), changed.contains('\r'));
    if text.contains('\r') {
        assert_eq!(changed.matches('\n').count(), changed.matches("\r\n").count(), "{name} {field:?}");
    }
}

#[test]
fn the_places_of_values_that_cannot_be_written_are_few_and_known() {
    let mut cannot = Vec::new();
    for (name, text) in records() {
        let madr = Madr::read(&text).unwrap();
        for field in FIELDS {
            if madr.with(&[(field, "5".to_owned())]).is_err() {
                cannot.push(format!("{name} {field:?}"));
            }
        }
    }
    // A list over several lines is left to who writes it.
    let known = ["v3-list.md Makers"];
    assert_eq!(cannot, known);
}

#[test]
fn a_decision_becomes_a_record_and_is_read_from_it_again() {
    let decision = Decision {
        words: "Ledger export moves to nightly".to_owned(),
        question: "The hourly export is late.\n\n# Nobody reads it".to_owned(),
        options: vec!["Nightly".to_owned(), "A bigger machine".to_owned()],
        reason: "nobody reads it before nine".to_owned(),
        costs: Costs { time: "two days".to_owned(), ..Costs::default() },
        dissent: "Sam: the auditors might".to_owned(),
        expected: "No ticket in January".to_owned(),
        odds: Odds::try_from(70).ok(),
        review: Some(date(2027, 3, 1)),
        undoing: "an hour".to_owned(),
        made_by: "Mira: and Sam".to_owned(),
        record: None,
    };
    let text = madr::new(&decision, date(2026, 11, 19));
    let (again, day) = madr::decision(&Madr::read(&text).unwrap(), "docs/decisions/0001.md");
    assert_eq!(day, Some(date(2026, 11, 19)));
    let wanted = Decision {
        question: "The hourly export is late.\n\n\\# Nobody reads it".to_owned(),
        costs: Costs::default(),
        dissent: String::new(),
        undoing: String::new(),
        record: Some("docs/decisions/0001.md".to_owned()),
        ..decision
    };
    assert_eq!(again, wanted);
    for words in ["costs time: two days", "Disagreed: Sam: the auditors might", "Undoing it costs: an hour"] {
        assert!(text.contains(words), "{text}");
    }
    let madr = Madr::read(&text).unwrap();
    assert_eq!(madr.with(&madr::changes(&madr, &wanted)).unwrap(), text);
    let more = Decision { options: vec!["Nightly".to_owned(), "Never".to_owned()], ..wanted };
    let changed = madr.with(&madr::changes(&madr, &more)).unwrap();
    assert_eq!(Madr::read(&changed).unwrap().options(), ["Nightly", "A bigger machine", "Never"]);
}

#[test]
fn a_title_is_a_part_of_a_name() {
    assert_eq!(madr::slug("Ledger export: moves to nightly!"), "ledger-export-moves-to-nightly");
    assert_eq!(madr::slug("../../etc/passwd"), "etc-passwd");
    assert_eq!(madr::slug("  "), "decision");
}

/// Pieces that records are made of, and what comes between and around them.
fn pieces() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "---",
        "status: accepted",
        "date: \"2024-01-02\"",
        "deciders:",
        "  - A",
        "x: |",
        "# Title",
        "#",
        "# Other #",
        "* Status: accepted",
        "- Date: [YYYY]",
        "* Deciders:",
        "## Context and Problem Statement",
        "Words.",
        "## Considered Options",
        "* One",
        "- Two",
        "*",
        "## Decision Outcome",
        "Chosen option: \"One\", because it is.",
        "Chosen option: \"One",
        "Chosen option:",
        "chosen option: x because",
        "### Confirmation",
        "## Validation",
        "<!--",
        "-->",
        "<!-- a -->",
        "```",
        "~~~",
        "{a}",
        "[b]",
        "",
        "",
        "",
        "決済 é",
    ]);
    let ends = prop::sample::select(vec!["\n", "\n", "\r\n", "  \n", "\t\n", "\r"]);
    prop::collection::vec((pieces, ends), 0..40)
        .prop_map(|lines| lines.into_iter().map(|(line, end)| format!("{line}{end}")).collect())
}

proptest! {
    #[test]
    fn whatever_stands_in_a_file_nothing_is_lost(text in pieces(), value in "[a-zA-Z0-9 :#'\"\\\\\n-]{0,40}") {
        if let Some(madr) = Madr::read(&text) {
            prop_assert_eq!(&madr.with(&[]).unwrap(), &text);
            for field in FIELDS {
                if let Ok(changed) = madr.with(&[(field, value.clone())]) {
                    // All that stood outside of one stretch stands there still.
                    let before = text.bytes().zip(changed.bytes()).take_while(|(one, other)| one == other).count();
                    let room = text.len().min(changed.len()) - before;
                    let behind = text.bytes().rev().zip(changed.bytes().rev()).take(room)
                        .take_while(|(one, other)| one == other).count();
                    let gone = &text[before..text.len() - behind];
                    let was = madr.value(field);
                    prop_assert!(gone.trim().is_empty() || was.is_some() || gone.contains(['{', '[', '}', ']']), "{:?}: {:?}", field, gone);
                }
            }
        }
    }

    #[test]
    fn no_text_makes_it_panic(text in ".{0,300}") {
        if let Some(madr) = Madr::read(&text) {
            prop_assert_eq!(madr.with(&[]).unwrap(), text);
        }
    }
}
