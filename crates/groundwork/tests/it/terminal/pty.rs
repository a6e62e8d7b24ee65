//! The program in a pseudo-terminal, which Python brings.

use std::collections::BTreeMap;
use std::io::Write;
use std::process::{Command, Stdio};

use serde_json::{Value, json};

/// What is waited for, and what is typed then.
pub type Step<'s> = (&'s str, &'s str);

/// What stood on the terminal, both streams together, and how the program ended; a signal is negative.
#[derive(Debug)]
pub struct Stood {
    pub out: String,
    pub code: i64,
}

/// Runs a command in a terminal of 80 columns.
pub fn in_a_terminal(command: &Command, steps: &[Step]) -> Stood {
    let text = |text: &std::ffi::OsStr| text.to_str().expect("arguments are text").to_owned();
    let argv: Vec<String> =
        std::iter::once(command.get_program()).chain(command.get_args()).map(text).collect();
    let env: BTreeMap<String, String> =
        command.get_envs().filter_map(|(name, value)| Some((text(name), text(value?)))).collect();
    let told = json!({ "argv": argv, "env": env, "steps": steps });
    let mut python = Command::new("python3")
        .args(["-c", include_str!("pty.py")])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("python3 is there");
    let mut stdin = python.stdin.take().expect("it is piped");
    stdin.write_all(told.to_string().as_bytes()).expect("python listens");
    drop(stdin);
    let output = python.wait_with_output().expect("python ends");
    let stood: Value = serde_json::from_slice(&output.stdout).expect("python prints one object");
    let out = stood["out"].as_str().expect("a text").replace("\r\n", "\n");
    Stood { out, code: stood["code"].as_i64().expect("a number") }
}
