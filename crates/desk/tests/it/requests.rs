//! What change requests say, in words and as data, with a forge and without.

use desk::scorecard::{Shows, findings, signs, unseen};
use desk::signal::{detail, facts, figure, finding};
use desk::{Report, json, lines};
use records::Forge;
use serde_json::Value;
use testkit::cases::{self, Case};

use crate::forge::{APPROVES, LEAD, asks, at, forge, request, sixty_weeks};
use crate::opened::Opened;

/// All that is said of a signal.
fn said(report: &Report, id: &str) -> String {
    let signal = report.signals().into_iter().find(|signal| signal.definition.id == id).unwrap();
    let mut text: Vec<String> = finding(report, signal).iter().map(ToString::to_string).collect();
    text.extend(detail(report, signal).said.iter().map(ToString::to_string));
    text.extend(facts(report, signal).into_iter().map(|(name, fact)| format!("{name}: {fact}")));
    text.push(figure(report, signal).to_string());
    text.join("\n")
}

/// A sign as its row has it.
fn sign(report: &Report, name: &str) -> String {
    let sign = signs(report).into_iter().find(|sign| sign.name == name).unwrap();
    match sign.shows {
        Shows::Hours(hours) => format!(
            "{} of {}, before {:?}, usual {:?}, {}{}",
            hours.now,
            hours.waits,
            hours.before,
            hours.usual,
            hours.verdict,
            hours.behind()
        ),
        Shows::Words(why, command) => format!("{why} | {command:?}"),
        Shows::Figure(figure) => figure.tail(),
    }
}

fn of(case: Case, forge: Option<Forge>, look: impl FnOnce(&Report)) {
    let opened = Opened::over(case);
    let mut desk = opened.desk();
    desk.forges = vec![forge];
    let ground = desk.ground().unwrap();
    look(&Report::of(&ground));
}

fn data(report: &Report, id: &str) -> Value {
    let signal = report.signals().into_iter().find(|signal| signal.definition.id == id).unwrap();
    json::signal_with_evidence(report, signal)
}

#[test]
fn print_it() {
    of(cases::seven(), Some(forge(sixty_weeks())), |report| {
        println!(
            "{}\n{}",
            unseen(report),
            findings(report).iter().map(ToString::to_string).collect::<String>()
        );
        println!("{}", sign(report, "Bottlenecks"));
        println!("{}", sign(report, "Overinvolvement"));
        for id in ["s2", "s3", "s3w", "s4"] {
            println!("\n== {id}\n{}", said(report, id));
        }
        println!("{}", serde_json::to_string_pretty(&data(report, "s3w")).unwrap());
    });
    of(cases::seven(), None, |report| {
        println!("{}", sign(report, "Bottlenecks"));
        println!("{}", said(report, "s3"));
    });
    of(cases::lead_only_reviews(), Some(forge(sixty_weeks())), |report| {
        println!("{}", findings(report).iter().map(ToString::to_string).collect::<String>());
    });
    let _ = (LEAD, APPROVES, asks(1), at(0, 0, 0), request(1, 1, 0, &[]), lines::draw);
}
