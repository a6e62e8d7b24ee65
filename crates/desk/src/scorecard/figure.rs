use jiff::civil::Date;
use signals::{Count, Signal};

use crate::Report;
use crate::text::clean;

/// The figure of a sign.
#[derive(Clone, Debug)]
pub struct Figure {
    /// What is measured.
    pub about: String,
    /// Now.
    pub now: Count,
    /// Before, where it is compared.
    pub before: Option<Count>,
    /// What is compared with *before*, where that is another count than *now*: the same twelve weeks, each four of
    /// them by the team of their end.
    pub compared: Option<Count>,
    /// The usual range.
    pub usual: Option<(f64, f64)>,
    /// The verdict in words.
    pub verdict: String,
    /// Whether it is more or less than before.
    pub moved: bool,
    /// What stands beside it.
    pub beside: Option<Beside>,
    /// What the lead said when they disagreed.
    pub said: Vec<YouSaid>,
}

/// What stands beside a verdict.
#[derive(Clone, Debug)]
pub struct Beside {
    /// What it says.
    pub text: String,
    /// Whether it is another signal, and not how this one is to be read.
    pub counter: bool,
}

/// Words of the lead beside a signal.
#[derive(Clone, Debug)]
pub struct YouSaid {
    /// The words, clean.
    pub why: String,
    /// The day they were said.
    pub on: Date,
}

impl Figure {
    /// The verdict, and what stands beside it, as it goes on behind it.
    pub fn tail(&self) -> String {
        self.verdict.clone() + &self.behind()
    }

    /// What goes on behind the verdict; often nothing.
    pub fn behind(&self) -> String {
        let beside = self.beside.as_ref().map(|Beside { text, counter }| {
            if *counter { format!("; beside it: {text}") } else { format!("; {text}") }
        });
        let compared = self.compared.map(|count| format!("; {}", by_the_team_then(count)));
        let said = self.said.iter().map(|said| format!("; you said: \"{}\"", said.why));
        compared.into_iter().chain(beside).chain(said).collect()
    }
}

/// The count that is compared, where it is not the one of *now*.
pub fn by_the_team_then(count: Count) -> String {
    format!("by the team of each four weeks {}", crate::signal::share(count))
}

/// What the lead said when they disagreed with a signal, the earliest first.
pub fn you_said(report: &Report, signal: &Signal) -> Vec<YouSaid> {
    let ground = report.ground;
    let of = ground.settings.disagreed.iter().filter(|(id, _, _)| id == signal.definition.id);
    of.map(|(_, why, at)| YouSaid { why: clean(why), on: ground.clock.day(at.div_euclid(1_000_000)) })
        .collect()
}
