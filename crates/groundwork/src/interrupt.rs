//! Ctrl-C while a repository is read: what was read is kept, and that is said, before the program ends.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, LazyLock};

use signal_hook::consts::SIGINT;
use signal_hook::flag;

use crate::failure::Failure;
use crate::term::thousands;

/// The exit code of a program that Ctrl-C ended, as shells have it.
pub const CODE: u8 = 130;

/// Whether the next Ctrl-C ends the program at once: so it is where nobody listens, and after the first.
static AT_ONCE: LazyLock<Arc<AtomicBool>> = LazyLock::new(|| {
    let at_once = Arc::new(AtomicBool::new(true));
    // In this order, so that the first one finds what it then changes. Where the system does not let itself be
    // asked, Ctrl-C ends the program as ever, and what was read is kept all the same.
    let _ = flag::register_conditional_shutdown(SIGINT, i32::from(CODE), at_once.clone())
        .and_then(|_| flag::register(SIGINT, at_once.clone()));
    at_once
});

/// Listens for Ctrl-C as long as it lives; a second one ends the program at once.
#[derive(Debug)]
pub struct Listening(());

impl Listening {
    /// Begins to listen.
    pub fn begin() -> Listening {
        AT_ONCE.store(false, Ordering::SeqCst);
        Listening(())
    }

    /// Whether there was one.
    pub fn heard(&self) -> bool {
        AT_ONCE.load(Ordering::SeqCst)
    }
}

impl Drop for Listening {
    fn drop(&mut self) {
        AT_ONCE.store(true, Ordering::SeqCst);
    }
}

/// Says how far it came, and ends.
pub fn paused(done: u64, total: u64) -> Failure {
    let (done, total) = (thousands(done), thousands(total));
    eprintln!("Paused at {done} of {total}. What was read is kept; run it again to go on.");
    Failure::interrupted()
}
