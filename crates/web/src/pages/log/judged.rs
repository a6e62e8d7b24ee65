//! Forecasts that are closed: a row of outcomes, or once there are enough what they show together.

use chart::{Closed, Count, Name, OddsBand, calibration, outcomes};
use desk::notes::{Notebook, reviewed};

use crate::sentence::spaced;

/// What is said of them, with its picture and the table behind it.
pub struct Judged {
    pub words: String,
    /// How many reviews were held, and on time.
    pub reviewed: Option<String>,
    /// Whether it is a row of outcomes, whose dots the words explain.
    pub is_few: bool,
    pub picture: String,
    pub table: String,
}

/// The forecasts that are closed; none where there is none yet.
pub fn judged(book: &Notebook) -> Option<Judged> {
    let judged = desk::notes::judged(book)?;
    let name = |title| Name { id: "forecasts", title };
    let chart = match &judged.together {
        None => {
            let closed: Vec<Closed> = judged.few.iter().map(|&(odds, held)| Closed { odds, held }).collect();
            outcomes(name("Forecasts that are closed"), &closed)
        }
        Some(judgement) => {
            let bands = judgement.bands.iter().map(|band| OddsBand {
                from: band.from,
                to: band.to,
                said: band.said,
                held: Count { part: band.held.part, of: band.held.of },
            });
            calibration(name("What you said beside what held"), &bands.collect::<Vec<_>>())
        }
    };
    Some(Judged {
        words: spaced(&judged.words),
        reviewed: reviewed(book),
        is_few: judged.together.is_none(),
        picture: chart.svg,
        table: chart.table.html(),
    })
}
