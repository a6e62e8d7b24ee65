//! The screens with a forge, which tests put there without asking one.

use std::sync::Arc;

use desk::{Asked, Desk, Report};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use tempfile::TempDir;
use testkit::cases::{self, Case, MIRA, NOW};
use unicode_width::UnicodeWidthStr;

use super::Screen;
use crate::pages;
use crate::term::Ink;
use made_up::{forge, sixty_weeks};

#[path = "../../../desk/tests/it/forge.rs"]
#[allow(dead_code, reason = "other tests use more of it")]
mod made_up;

fn screen(width: usize) -> Screen {
    Screen { ink: Ink { color: false, ascii: false }, width, as_of: None, made_up: false }
}

/// A desk over a case, as a command opens it.
pub(super) fn opened(case: &Case, data: &TempDir) -> Desk {
    let now: Timestamp = NOW.parse().expect("an instant");
    let asked = Asked {
        repository: case.path().to_owned(),
        data: data.path().to_owned(),
        me: vec![MIRA.email.to_owned()],
        now: now.as_microsecond(),
        zone: Some("Europe/Lisbon".to_owned()),
        system_zone: TimeZone::UTC,
        threads: None,
        as_of: None,
        names: false,
        watch: Arc::new(()),
        opens: desk::forges::only_kept(),
    };
    Desk::open(asked).expect("a desk")
}

/// What is shown of a team of seven, with a year of requests.
fn shown(look: impl FnOnce(&Report)) {
    let (case, data) = (cases::seven(), TempDir::with_prefix("groundwork-screens-").expect("a directory"));
    let mut desk = opened(&case, &data);
    desk.forges = vec![Some(forge(sixty_weeks()))];
    let ground = desk.ground().expect("Mira is an author");
    look(&Report::of(&ground));
}

#[test]
fn the_screens_fit_and_say_hours() {
    shown(|report| {
        let scorecard = super::print(report, screen(80));
        println!("{scorecard}");
        let page = pages::signal(report, &report.wait.signal, screen(80));
        println!("{page}");
        println!("{}", pages::signal(report, &report.waiting.signal, screen(80)));
        println!("{}", pages::evidence(report, &report.waiting.signal, false, false, screen(80)));
        println!("{}", pages::signals(report, &[], screen(80)));
        for width in [80, 72, 60, 40, 30] {
            let screen = screen(width);
            let pages = report.signals().into_iter().map(|signal| pages::signal(report, signal, screen));
            for text in pages.chain([super::print(report, screen)]) {
                // A command stands whole on its line, whatever the width.
                let lines = text.lines().filter(|line| !line.contains("groundwork "));
                lines.for_each(|line| assert!(line.width() <= width, "{width}: {line}"));
            }
        }
    });
}
