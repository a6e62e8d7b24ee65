//! kill -9 while the lead keeps and takes back notes: what was confirmed is there, and whatever was not is there whole or
//! not at all. The real program, and its real file.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use growth::Note;
use madeup::Draw;
use store::Data;
use testkit::Program;
use testkit::kinds::NOW;

use crate::kill::{drawn, killed, kills, moment};

/// Lines of every kind; their number makes each of its own.
const LINES: [&str; 6] = [
    "i talked somebody through the fee rules, 40 min",
    "d 70% ledger export moves to nightly, review 1 mar",
    "g refunds to Ines, level 5, check 4 dec",
    "r settlement failed on a bank holiday",
    "t the talk about the rota",
    "something to be sorted later",
];

/// What holds, and what another undo would turn.
#[derive(Clone, Default)]
struct Model {
    lines: Vec<(String, bool)>,
    last: Option<usize>,
}

impl Model {
    fn kept(&self, mark: &str) -> Model {
        let mut after = self.clone();
        after.lines.push((mark.to_owned(), true));
        after.last = Some(after.lines.len() - 1);
        after
    }

    fn undone(&self) -> Model {
        let mut after = self.clone();
        if let Some(last) = after.last {
            after.lines[last].1 ^= true;
        }
        after
    }

    fn holds(&self) -> Vec<&str> {
        self.lines.iter().filter(|(_, holds)| *holds).map(|(mark, _)| mark.as_str()).collect()
    }
}

/// The marks of the notes that hold, in the order they were kept.
fn on_disk(data: &Path) -> Vec<String> {
    let data = Data::open(data).expect("what was killed opens");
    let notes = data.named_words::<Note>("").expect("every note is whole");
    let mark = |note: &Note| match note {
        Note::Kept { entry, .. } => {
            entry.words().split_whitespace().find(|word| word.starts_with("mark")).expect("a mark").to_owned()
        }
        other => panic!("nobody kept {other:?}"),
    };
    notes.iter().map(|(_, word)| mark(&word.said)).collect()
}

/// Every line of the file for the prompt is one: a killed program leaves the one before, or the whole new one.
fn the_prompt_is_whole(data: &Path) {
    let text = fs::read_to_string(data.join("prompt")).expect("it was asked for");
    assert!(text.ends_with('\n') && text.lines().count() == 14, "{text:?}");
    for line in text.lines() {
        let (until, word) = line.split_once(' ').unwrap_or((line, ""));
        assert!(until.parse::<i64>().is_ok() && ["", "due", "practice"].contains(&word), "{text:?}");
    }
}

fn run_time(program: &Program) -> Duration {
    let began = Instant::now();
    program.out(program.home(), &["log"]);
    began.elapsed()
}

#[test]
fn no_note_that_was_confirmed_is_lost_and_none_is_there_by_half() {
    let program = Program::new(env!("CARGO_BIN_EXE_groundwork"), NOW);
    let (home, data) = (program.home().to_owned(), program.data());
    program.out(&home, &["prompt"]);
    let mut draw: Draw = drawn("notes");
    let mut model = Model::default();
    // A run's whole time, about: it grows with each run that was killed before it had said anything, and shrinks with each that
    // had, so that moments before, in and after the keeping are met on a machine that is quiet, busy or slow to write.
    let mut whole = run_time(&program);
    let (mut confirmed, mut kept, mut nothing) = (0, 0, 0);
    for kill in 0..kills() {
        let mark = format!("mark{kill}");
        let undoes = model.last.is_some() && draw.below(4) == 0;
        let line = format!("{} {mark}", LINES[draw.below(LINES.len())]);
        let args = if undoes { vec!["undo"] } else { vec!["log", line.as_str()] };
        let after = if undoes { model.undone() } else { model.kept(&mark) };
        let (ended, said) = killed(&program, &home, &args, moment(&mut draw, whole));
        let now = on_disk(&data);
        let is_kept = now == after.holds();
        assert!(is_kept || now == model.holds(), "kill {kill}, {args:?}: {now:?} after {:?}", model.holds());
        assert!(is_kept || said.is_empty(), "kill {kill}: what was confirmed is lost\n{said}");
        assert!(is_kept || !ended, "kill {kill}: it ended well and kept nothing");
        the_prompt_is_whole(&data);
        whole = if said.is_empty() { whole * 9 / 8 } else { whole * 7 / 8 };
        confirmed += usize::from(!said.is_empty());
        kept += usize::from(is_kept && said.is_empty());
        nothing += usize::from(!is_kept);
        if is_kept {
            model = after;
        }
    }
    // The program goes on with what there is.
    program.out(&home, &["log", "i the last one, markend"]);
    assert_eq!(on_disk(&data), model.kept("markend").holds());
    assert!(confirmed > 0 || kills() < 20, "some came far enough to be confirmed");
    println!(
        "notes: {} kills over {:?}: {confirmed} confirmed, {kept} kept and not yet said, {nothing} not kept",
        kills(),
        whole
    );
}
