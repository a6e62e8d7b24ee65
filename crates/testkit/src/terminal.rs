//! The program at a terminal: a pseudo-terminal of eighty columns, with somebody at it who types.

use std::fs::File;
use std::io::{Read, Write};
use std::path::Path;
use std::process::Stdio;

use nix::pty::{Winsize, openpty};
use nix::sys::termios::{LocalFlags, SetArg, tcgetattr, tcsetattr};

use crate::{Answer, Program};

impl Program {
    /// Runs it to its end at a terminal, where answers are typed, one a line. Both streams are on it, so
    /// all that is said stands in `out`, with plain line ends and without what is typed.
    ///
    /// # Panics
    /// If there is no pseudo-terminal, or it cannot be started.
    pub fn at_a_terminal(&self, repository: &Path, args: &[&str], typed: &[&str]) -> Answer {
        let size = Winsize { ws_row: 24, ws_col: 80, ws_xpixel: 0, ws_ypixel: 0 };
        let pty = openpty(&size, None).expect("the system has pseudo-terminals");
        let mut modes = tcgetattr(&pty.slave).expect("a terminal has modes");
        // What is typed ahead would stand before the question it answers.
        modes.local_flags.remove(LocalFlags::ECHO);
        tcsetattr(&pty.slave, SetArg::TCSANOW, &modes).expect("a terminal's modes can be set");
        let end = || Stdio::from(pty.slave.try_clone().expect("a terminal can be opened again"));
        let mut child = self
            .command(repository)
            .args(args)
            .env("TERM", "xterm")
            .stdin(end())
            .stdout(end())
            .stderr(end())
            .spawn()
            .expect("the program can be started");
        drop(pty.slave);
        let mut terminal = File::from(pty.master);
        let lines: String = typed.iter().map(|line| format!("{line}\n")).collect();
        terminal.write_all(lines.as_bytes()).expect("a terminal takes what is typed");
        let mut out = Vec::new();
        // When the last end is closed, reading from a terminal fails instead of ending.
        let _ = terminal.read_to_end(&mut out);
        let code = child.wait().expect("the program ends").code();
        let out = String::from_utf8_lossy(&out).replace("\r\n", "\n");
        Answer { out, err: String::new(), code }
    }
}
