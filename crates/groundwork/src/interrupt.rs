//! Ctrl-C while a repository is read: what was read is kept, and that is said, before the program ends. Of a
//! demo nothing is kept.

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, LazyLock};
use std::time::Duration;

use signal_hook::consts::SIGINT;
use signal_hook::flag;

use crate::failure::Failure;
use crate::term::thousands;

/// The exit code of a program that Ctrl-C ended, as shells have it.
pub const CODE: u8 = 130;

/// Times a folder is tried to be taken away, in all a second.
#[cfg(unix)]
const TRIES: u32 = 50;

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

/// From now on Ctrl-C, or being told to end, takes a folder away before it ends the program. Where nobody may
/// listen, for those, at once.
#[cfg(unix)]
pub fn takes_away(folder: PathBuf) {
    let signals = [SIGINT, signal_hook::consts::SIGTERM];
    let Ok(mut heard) = signal_hook::iterator::Signals::new(signals) else { return };
    std::thread::spawn(move || {
        let Some(signal) = heard.forever().next() else { return };
        // Git may still be writing there, until it notices that nobody talks to it.
        for _ in 0..TRIES {
            if std::fs::remove_dir_all(&folder).is_ok() || !folder.exists() {
                break;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        std::process::exit(128 + signal);
    });
}

/// Elsewhere it ends the program as ever, and the folder stays among the temporary ones.
#[cfg(not(unix))]
pub fn takes_away(_: PathBuf) {}

/// Says how far it came, and ends.
pub fn paused(done: u64, total: u64) -> Failure {
    let (done, total) = (thousands(done), thousands(total));
    crate::term::say(&format!("Paused at {done} of {total}. What was read is kept; run it again to go on."));
    Failure::interrupted()
}
