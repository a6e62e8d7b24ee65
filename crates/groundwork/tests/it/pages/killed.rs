//! kill -9 while a page keeps something.

use std::time::{Duration, Instant};

use madeup::Draw;

use super::{Desk, waiting};

/// How often it is killed.
const KILLS: u64 = 24;

#[test]
fn what_a_page_said_it_kept_is_there_after_kill_9_and_nothing_is_there_by_half() {
    let desk = Desk::new();
    let mut draw = Draw::new(91);
    let (mut kept, mut confirmed, mut lost) = (0, 0, 0);
    let mut whole = Duration::from_millis(20);
    for kill in 0..KILLS {
        let pages = desk.open();
        let Some(first) = waiting(&pages).into_iter().next() else { break };
        let moment = Duration::from_micros(draw.below(whole.as_micros() as usize) as u64);
        let id = pages.id().to_string();
        let begun = Instant::now();
        let answer = std::thread::scope(|scope| {
            let answer = scope.spawn(|| pages.send(&first, &[("answer", "yes")]));
            std::thread::sleep(moment);
            let sent = std::process::Command::new("kill").args(["-KILL", &id]).status();
            assert!(sent.expect("there is kill").success());
            answer.join().expect("a browser does not panic")
        });
        let is_confirmed = answer.is_some_and(|answer| answer.status == 200);
        if is_confirmed {
            whole = whole.max(2 * begun.elapsed());
        }
        // A kill may come after the word is kept and before the page is sent.
        let now = desk.reasons();
        assert!(now == kept + 1 || now == kept && !is_confirmed, "kill {kill}: {now} after {kept}");
        confirmed += usize::from(is_confirmed);
        lost += usize::from(now == kept);
        kept = now;
        // With nothing said in the moments before, as many are killed later as earlier.
        if !is_confirmed {
            whole = (whole * 5 / 4).min(Duration::from_secs(2));
        }
    }
    println!("{KILLS} kills: {confirmed} confirmed, {kept} kept, {lost} not kept");
    assert!(kept > 0, "none came far enough to be kept");
}
