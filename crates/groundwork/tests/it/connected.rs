//! A team of seven whose repository is connected with a made-up forge, over HTTP.

use serde_json::Value;
use testkit::cases::{self, Case, NOW};
use testkit::forge::{Forge, Speaks};
use testkit::{Answer, Program};

use crate::cases::in_one_line;

pub struct Here {
    pub case: Case,
    pub program: Program,
    pub forge: Forge,
}

impl Here {
    /// Beside a forge that is not connected yet.
    pub fn beside(forge: Forge) -> Here {
        let program = Program::new(env!("CARGO_BIN_EXE_groundwork"), NOW);
        Here { case: cases::seven(), program, forge }
    }

    /// Connected with a forge, in its dialect.
    pub fn connected(speaks: Speaks, forge: Forge) -> Here {
        let here = Here::beside(forge);
        let url = here.forge.url();
        match speaks {
            Speaks::GitHub => {
                here.says(&["connect", "github", "kassa/kassa", "--address", &url, "--token-env", "T"])
            }
            Speaks::GitLab => {
                let url = format!("{url}/api/v4");
                here.says(&["connect", "gitlab", &url, "kassa/kassa", "--token-env", "T"])
            }
        };
        here
    }

    pub fn run(&self, args: &[&str]) -> Answer {
        let mut command = self.program.command(self.case.path());
        Answer::of(command.args(args).env("T", "a-token").output().expect("it starts"))
    }

    pub fn says(&self, args: &[&str]) -> String {
        let answer = self.run(args);
        assert_eq!(answer.code, Some(0), "{answer:?}");
        in_one_line(&answer.out)
    }

    pub fn data(&self, id: &str) -> Value {
        serde_json::from_str(&self.run(&["signal", id, "--json"]).out).expect("data")
    }

    /// Numerator and denominator of a signal.
    pub fn count(&self, id: &str) -> (Option<u64>, Option<u64>) {
        let signal = &self.data(id)["signal"];
        (signal["numerator"].as_u64(), signal["denominator"].as_u64())
    }
}
