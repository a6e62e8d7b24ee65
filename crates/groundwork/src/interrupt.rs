//! Ctrl-C while a repository is read: what was read is kept, and that is said, before the program ends. Of a
//! demo nothing is kept.

use std::io;

#[cfg(unix)]
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, LazyLock};
use std::time::Duration;

use signal_hook::consts::SIGINT;
use signal_hook::flag;
use tempfile::TempDir;

use desk::failure::INTERRUPTED;

/// Times a folder is tried to be taken away, in all five seconds.
#[cfg(unix)]
const TRIES: u32 = 250;

/// Whether there is one to be taken away first, so that no Ctrl-C may end the program at once.
static HAS_FOLDER: AtomicBool = AtomicBool::new(false);

/// Whether who serves hears it too, and ends by returning, after which the folder goes as ever.
static SERVES: AtomicBool = AtomicBool::new(false);

/// Whether a folder is being taken away, after which the program ends.
static LEAVING: AtomicBool = AtomicBool::new(false);

/// Whether the program has noticed, and writes nothing more there.
static STOOD_BACK: AtomicBool = AtomicBool::new(false);

/// Whether the next Ctrl-C ends the program at once: so it is where nobody listens, and after the first.
static AT_ONCE: LazyLock<Arc<AtomicBool>> = LazyLock::new(|| {
    let at_once = Arc::new(AtomicBool::new(true));
    // In this order, so that the first one finds what it then changes. Where the system does not let itself be
    // asked, Ctrl-C ends the program as ever, and what was read is kept all the same.
    let _ = flag::register_conditional_shutdown(SIGINT, i32::from(INTERRUPTED), at_once.clone())
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
        AT_ONCE.store(!HAS_FOLDER.load(Ordering::SeqCst), Ordering::SeqCst);
    }
}

/// Makes a folder that Ctrl-C, or being told to end, takes away before it ends the program. Where nobody may
/// listen, for those, it stays among the temporary ones.
#[cfg(unix)]
pub fn taken_away(make: impl FnOnce() -> io::Result<TempDir>) -> io::Result<TempDir> {
    // Before there is a folder: what comes in between is heard when the thread looks. It looks at a number,
    // because to be woken takes a pair of sockets, and this program opens none.
    let heard = Arc::new(AtomicUsize::new(0));
    let listens = |signal: i32| flag::register_usize(signal, heard.clone(), signal.unsigned_abs() as usize);
    let listening = [SIGINT, signal_hook::consts::SIGTERM].into_iter().all(|signal| listens(signal).is_ok());
    let folder = make()?;
    if listening {
        HAS_FOLDER.store(true, Ordering::SeqCst);
        let path = folder.path().to_owned();
        std::thread::spawn(move || {
            while heard.load(Ordering::SeqCst) == 0 {
                std::thread::sleep(Duration::from_millis(20));
            }
            if !SERVES.load(Ordering::SeqCst) {
                take_away(&path, heard.load(Ordering::SeqCst) as i32);
            }
        });
    }
    Ok(folder)
}

/// Elsewhere it ends the program as ever, and the folder stays among the temporary ones.
#[cfg(not(unix))]
pub fn taken_away(make: impl FnOnce() -> io::Result<TempDir>) -> io::Result<TempDir> {
    make()
}

/// Leaves Ctrl-C, and being told to end, to the server that runs from now on.
pub fn leave_to_the_server() {
    SERVES.store(true, Ordering::SeqCst);
}

/// Until nobody writes there any more: git notices that its folder is gone, and then the program does.
#[cfg(unix)]
fn take_away(folder: &Path, signal: i32) {
    LEAVING.store(true, Ordering::SeqCst);
    for _ in 0..TRIES {
        let stood_back = STOOD_BACK.load(Ordering::SeqCst);
        let gone = std::fs::remove_dir_all(folder).is_ok() || !folder.exists();
        if gone && stood_back {
            break;
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    std::process::exit(128 + signal);
}

/// Goes no further if a folder is being taken away: what is found without it is nothing to show, and its end
/// is not that of the program.
pub fn stand_back() {
    while LEAVING.load(Ordering::SeqCst) {
        STOOD_BACK.store(true, Ordering::SeqCst);
        std::thread::sleep(Duration::from_millis(20));
    }
}
