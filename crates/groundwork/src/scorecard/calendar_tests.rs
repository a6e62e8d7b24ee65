//! The screens with a calendar, which tests put there without reading one.

use desk::corrections::{hours, meetings};
use desk::{Desk, Report};
use testkit::cases;
use unicode_width::UnicodeWidthStr;

use super::Screen;
use super::requests_tests::opened;
use crate::pages;
use crate::term::Ink;
use made_up::calendar;

#[path = "../../../desk/tests/it/calendar.rs"]
#[allow(dead_code, reason = "other tests use more of it")]
mod made_up;

fn screen(width: usize) -> Screen {
    Screen { ink: Ink { color: false, ascii: false }, width, as_of: None, made_up: false }
}

fn shown(look: impl FnOnce(&Desk, &Report)) {
    let (case, data) =
        (cases::seven(), tempfile::TempDir::with_prefix("groundwork-screens-").expect("a directory"));
    let mut desk = opened(&case, &data);
    hours::keep(&mut desk, Some(&["09:00-18:00 mon-fri".to_owned()])).expect("hours");
    desk.calendar = Some(calendar());
    let ground = desk.ground().expect("Mira is an author");
    look(&desk, &Report::of(&ground));
}

#[test]
fn the_screens_fit_and_say_what_the_calendar_does() {
    shown(|desk, report| {
        let all = meetings::meetings(desk).expect("a calendar");
        let sunday = report.ground.clock.last_sunday(0);
        println!("{}", super::print(report, screen(80)));
        for width in [80, 72, 60, 40, 30] {
            let screen = screen(width);
            let texts = [
                super::print(report, screen),
                pages::signal(report, &report.calendar.signal, screen),
                pages::signal(report, &report.hours.signal, screen),
                pages::meetings(&all, sunday, screen),
            ];
            for text in texts {
                if width == 80 {
                    println!("{text}");
                }
                let lines = text.lines().filter(|line| !line.contains("groundwork "));
                lines.for_each(|line| assert!(line.width() <= width, "{width}: {line}"));
            }
        }
        let evidence = pages::evidence(report, &report.calendar.signal, true, false, screen(80));
        println!("{evidence}");
        assert!(evidence.contains("Ana and Mira: you declined"), "{evidence}");
        assert!(evidence.contains("groundwork meetings 3fa92c00"), "{evidence}");
        let page = pages::signal(report, &report.calendar.signal, screen(80));
        assert!(page.contains("10 of 12 (83 %) one-to-ones kept"), "{page}");
        assert!(page.contains("In meetings: 2.4 h a week; in the 48 weeks before 1.5 h."), "{page}");
        let list = pages::meetings(&all, sunday, screen(80));
        assert!(list.contains("3fa92c  Tue 14:00  10 of 12 kept, 2 people: one-to-ones"), "{list}");
    });
}
