//! Never wider than eighty columns, and narrower on a narrow terminal.

use testkit::Program;
use testkit::cases::{self, Case};

use super::{CHANGES, LISTS, PAGES, at_width, program, told, wider};

fn every_case() -> Vec<Case> {
    vec![
        cases::seven(),
        cases::solo_with_visitors(),
        cases::two(),
        cases::three(),
        cases::newcomer(),
        cases::lead_with_an_address_nobody_joined(),
        cases::with_another_repository_merged_in(),
        cases::configuration_only(),
        cases::stale(),
    ]
}

fn holds(program: &Program, case: &Case, args: &[&str], columns: usize) {
    let (out, err) = at_width(program, case.path(), args, columns);
    for text in [&out, &err] {
        let none: Vec<&str> = Vec::new();
        assert_eq!(wider(text, columns.min(80)), none, "groundwork {} at {columns}", args.join(" "));
    }
}

#[test]
fn no_line_of_any_command_is_wider_than_eighty() {
    for case in every_case() {
        let program = told(&case);
        for args in PAGES.iter().chain(LISTS) {
            holds(&program, &case, args, 200);
        }
    }
}

#[test]
fn what_a_correction_says_back_is_no_wider_either() {
    let case = cases::seven();
    let program = program();
    program.run(case.path(), &[]);
    for args in CHANGES {
        holds(&program, &case, args, 80);
    }
}

#[test]
fn on_a_narrow_terminal_every_page_is_narrow() {
    let case = cases::seven();
    let program = told(&case);
    for columns in [72, 71, 60, 50, 40, 39, 30] {
        for args in PAGES {
            holds(&program, &case, args, columns);
        }
    }
}

#[test]
fn below_seventy_two_columns_the_chart_goes_then_usual_then_before() {
    let case = cases::seven();
    let program = told(&case);
    let screen = |columns| at_width(&program, case.path(), &[], columns).0;
    let has_a_chart = |text: &str| text.contains(['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█']);
    assert!(has_a_chart(&screen(72)) && screen(72).contains("before       usual"), "{}", screen(72));
    let (wide, middle, narrow) = (screen(71), screen(50), screen(40));
    let figure = |text: &str, name: &str| {
        text.split(&format!(", {name} ")).skip(1).any(|after| after.starts_with(|c: char| c.is_ascii_digit()))
    };
    let (before, usual) = (|text: &str| figure(text, "before"), |text: &str| figure(text, "usual"));
    assert!(!has_a_chart(&wide) && before(&wide) && usual(&wide), "{wide}");
    assert!(before(&middle) && !usual(&middle), "{middle}");
    assert!(!before(&narrow) && !usual(&narrow), "{narrow}");
}
