use std::io::{IsTerminal, Write};
use std::time::{Duration, Instant};

use desk::text::{clean, cut, thousands};

use super::{columns, plain};

/// Nothing is said before this.
const QUIET: Duration = Duration::from_millis(200);
/// The line is drawn at most ten times a second.
const REDRAW: Duration = Duration::from_millis(100);
const CELLS: usize = 35;

/// One line on standard error, redrawn in place, only when that is a terminal.
#[derive(Debug)]
pub struct Progress {
    name: String,
    started: Instant,
    drawn: Option<Instant>,
    shown: bool,
}

impl Progress {
    /// Progress in reading something.
    pub fn reading(name: &str) -> Progress {
        let shown = std::io::stderr().is_terminal();
        Progress { name: clean(name), started: Instant::now(), drawn: None, shown }
    }

    /// Shows how far it is; of a total of 0, how many.
    pub fn at(&mut self, done: u64, total: u64) {
        let now = Instant::now();
        let soon = self.drawn.map_or(self.started + QUIET, |drawn| drawn + REDRAW);
        if !self.shown || now < soon {
            return;
        }
        self.drawn = Some(now);
        let name = cut(&self.name, 14);
        let line = match total {
            // Nobody knows how many there are.
            0 => format!("Reading {name}  {}", thousands(done)),
            total => {
                let full = (CELLS as u64 * done / total) as usize;
                let bar = "█".repeat(full) + &"░".repeat(CELLS - full);
                let left = self.started.elapsed().as_secs_f64() * (total - done) as f64 / done.max(1) as f64;
                let (done, total) = (thousands(done), thousands(total));
                format!("Reading {name}  {bar}  {done} of {total}  {} s left", left.ceil() as u64)
            }
        };
        let mut err = std::io::stderr().lock();
        // Progress that cannot be drawn is no reason to end.
        let _ = write!(err, "\r\x1b[K{}", plain(&cut(&line, columns() - 1)));
        let _ = err.flush();
    }

    /// Erases the line.
    pub fn done(&mut self) {
        if self.drawn.take().is_some() {
            let mut err = std::io::stderr().lock();
            let _ = write!(err, "\r\x1b[K");
            let _ = err.flush();
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.done();
    }
}
