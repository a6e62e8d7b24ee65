//! Somebody is asked for ideas: that is said on the page of the cycle, and by no command.

use growth::{Asking, Note, Step};
use testkit::Program;

/// In the cycle that was begun last.
pub fn asks(program: &Program, who: &str) {
    let mut data = store::Data::open(&program.data()).expect("it opens");
    let notes = data.named_words::<Note>("").expect("they are read");
    let begun = notes.iter().rev().find(|(_, word)| matches!(word.said, Note::Noticed { .. }));
    let (of, word) = begun.expect("a cycle was begun");
    let step = Step::Asked { who: who.to_owned(), asking: Asking::Ideas, again: None };
    data.say("", &[Note::Step { of: *of, step }], word.at).expect("it is kept");
}
