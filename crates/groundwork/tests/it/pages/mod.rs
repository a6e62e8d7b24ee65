//! The pages of a program that runs, where something goes wrong under it. What stands on them is tried in the crate
//! `web`, and in a browser in `tests/browser`.

mod killed;
mod same;
mod saving;

use testkit::kinds::{NOW, Place};
use testkit::{Pages, Program};

/// A history with a lead, and a program that has read it.
struct Desk {
    place: Place,
    program: Program,
    till: std::path::PathBuf,
}

impl Desk {
    fn new() -> Desk {
        let place = Place::new();
        let till = place.clone_to("till", &[]);
        let program = Program::new(env!("CARGO_BIN_EXE_groundwork"), NOW);
        program.out(&till, &[]);
        Desk { place, program, till }
    }

    fn open(&self) -> Pages {
        Pages::open(&mut self.program.command(&self.till))
    }

    /// How many reasons the lead has given, as the terminal counts them.
    fn reasons(&self) -> usize {
        let json = self.program.out(&self.till, &["signal", "s1b", "--json"]);
        let said: serde_json::Value = serde_json::from_str(&json).expect("it is JSON");
        said["signal"]["detail"]["said"]["answers"].as_u64().expect("a count") as usize
    }
}

/// Where the changes that wait for a reason are answered, the newest first.
fn waiting(pages: &Pages) -> Vec<String> {
    let html = pages.settled("/reasons").html();
    let forms =
        html.split("action=\"/reasons/").skip(1).filter(|form| !form.contains("aria-pressed=\"true\""));
    forms.map(|form| format!("/reasons/{}", form.split('"').next().unwrap_or_default())).collect()
}
