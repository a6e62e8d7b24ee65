//! The opening sentences are those of the table, docs/opening-sentences.md, and each row of it is said.

use regex::Regex;
use testkit::cases::{self, Case, Policy};

use super::program;
use crate::cases::in_one_line;

const PAGE: &str = include_str!("../../../../../docs/opening-sentences.md");

/// The sentences of a section's table: of its second column.
fn rows(heading: &str) -> Vec<String> {
    let section =
        PAGE.split("\n## ").find(|section| section.starts_with(heading)).expect("the section is there");
    let table = section.lines().filter(|line| line.starts_with("| ")).skip(1);
    let cell = |line: &str| line.trim_matches(['|', ' ']).split(" | ").nth(1).map(str::to_owned);
    table.filter_map(cell).filter(|sentence| sentence != "nothing").collect()
}

/// A sentence of the page as a pattern: what is filled in is in capitals, or a `…`.
fn pattern(sentence: &str) -> String {
    let text = regex::escape(sentence).replace("\\(n, 20 needed\\)", "\\([0-9]+, 20 needed\\)");
    text.replace(", usually RANGE", "(, usually [0-9]+( to [0-9]+)? %)?")
        .replace("; usually RANGE", "(; usually [0-9]+( to [0-9]+)? %)?")
        .replace("SHARE", "([0-9]+ %( of the team's changes)?|[0-9,]+ of the team's [0-9,]+ changes?)")
        .replace("VISITORS", "(nobody else changed anything|1 visitor brought [0-9,]+ changes?|[0-9,]+ visitors brought [0-9,]+ changes?)")
        .replace("DATE", "[0-9]+ [A-Z][a-z]+( [0-9]{4})?")
        .replace("WHY", "[^.]+")
        .replace('…', "([0-9,]+|[a-z]+)")
        .replace("changes in", "changes? in")
        .replace("weeks ago", "weeks? ago")
}

/// Every case, and a few of them on other days, so that every state is there.
fn screens() -> Vec<(Case, Vec<&'static str>)> {
    let with = |case: Case, args: &[&'static str]| (case, args.to_vec());
    vec![
        with(cases::seven(), &[]),
        with(cases::solo_with_visitors(), &[]),
        with(cases::two(), &[]),
        with(cases::three(), &[]),
        with(cases::quiet(), &[]),
        with(cases::four_hundred_people(), &[]),
        with(cases::configuration_only(), &[]),
        with(cases::newcomer(), &[]),
        with(cases::lead_only_reviews(), &[]),
        with(cases::writer_of_documentation(), &[]),
        with(cases::policy_changed(), &[]),
        with(cases::merged_by(Policy::Squashes), &[]),
        with(cases::fork_of_fifteen_years(), &[]),
        with(cases::fork_of_a_living_upstream(), &[]),
        with(cases::lead_of_four_addresses(), &[]),
        with(cases::with_another_repository_merged_in(), &[]),
        with(cases::stale(), &[]),
    ]
}

#[test]
fn what_stands_above_the_signs_is_in_the_table() {
    let finding: Vec<Regex> = rows("The finding").iter().map(|row| whole(&pattern(row))).collect();
    let more: Vec<Regex> =
        rows("Where only you have worked").iter().map(|row| whole(&pattern(row))).collect();
    for (case, args) in screens() {
        let answer = program().run(case.path(), &args);
        let paragraphs: Vec<String> = answer.out.split("\n\n").map(in_one_line).collect();
        let unseen = rows("What git cannot see");
        assert!(unseen.contains(&paragraphs[1]), "{}", answer.out);
        let mut left = paragraphs[2].as_str();
        let longest = |rows: &[Regex], text: &str| {
            rows.iter().filter_map(|row| row.find(text)).map(|found| found.end()).max()
        };
        let first = longest(&finding, left).unwrap_or_else(|| panic!("in no row: {left}"));
        left = left[first..].trim_start();
        while let Some(next) = longest(&more, left) {
            left = left[next..].trim_start();
        }
        // What follows where there is no scope, or nothing counts, is a list and commands.
        let listed =
            left.contains("too many for one team") || left.starts_with("Most changes are of configuration");
        assert!(left.is_empty() || listed, "left over: {left}\n{}", answer.out);
    }
}

fn whole(pattern: &str) -> Regex {
    Regex::new(&format!("^{pattern}")).expect("an escaped sentence is a pattern")
}

#[test]
fn no_sentence_is_without_a_subject_and_none_uses_a_word_we_do_not_use() {
    for (case, args) in screens() {
        let program = program();
        for page in [args.as_slice(), &["away"], &["knowledge"], &["signal", "s6b"]] {
            let text = in_one_line(&program.run(case.path(), page).out);
            for word in [
                "bus factor",
                "nobody knows",
                "at risk",
                "is possible",
                "blocked",
                "productivity",
                ": Nothing:",
            ] {
                assert!(!text.to_lowercase().contains(&word.to_lowercase()), "{word}: {text}");
            }
            for wrong in [
                " 1 changes",
                " 1 areas",
                " 1 people",
                " 1 days",
                " 1 others",
                " 1 visitors",
                "(made up) (made",
            ] {
                assert!(!text.contains(wrong), "{wrong}: {text}");
            }
        }
    }
}
