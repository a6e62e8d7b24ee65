//! Plans, and whom they are about.

use growth::{NoPlan, Taken, plan, plan_of};
use proptest::prelude::*;

fn taken(text: &str) -> Taken {
    plan(text, &[]).unwrap().taken
}

#[test]
fn probe() {
    for text in [
        "If planning reaches a ticket, then I ask who wants it before I speak",
        "If planning reaches a ticket, then Tomás writes the tests",
        "If planning reaches a ticket, then he writes the tests",
        "If Tomás interrupts again, then I tell him to stop",
        "If Tomás interrupts again, then I wait and ask Leila what she thinks",
        "If Tomás interrupts again, then I make sure he lets Leila finish",
        "If planning starts, then everyone ranks priorities privately first",
        "If a 1:1 starts, then the other picks the first topic",
        "If someone brings a problem, then my first two sentences are questions",
        "If I am challenged, then I restate the challenge until they nod",
        "If a review drags, then I don't let Tomás merge",
        "If I feel the urge, then I wait instead of telling Tomás to hurry",
    ] {
        println!("{text}\n   {:?}", plan(text, &[]));
    }
}
