//! Opening the browser.

use std::process::{Command, Stdio};

/// The program that opens an address, with what comes before the address.
const OPENER: &[&str] = if cfg!(target_os = "macos") {
    &["open"]
} else if cfg!(windows) {
    // The first argument in quotes would be a title.
    &["cmd", "/C", "start", ""]
} else {
    &["xdg-open"]
};

/// Asks the desktop to open an address; whether it could be asked. Where there is no desktop this is no failure: the
/// address is printed anyway.
pub fn open(url: &str) -> bool {
    let child = Command::new(OPENER[0])
        .args(&OPENER[1..])
        .arg(url)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
    match child {
        Ok(mut child) => {
            // Some of them stay as long as the browser does; nobody waits for that.
            std::thread::spawn(move || child.wait());
            true
        }
        Err(_) => false,
    }
}
