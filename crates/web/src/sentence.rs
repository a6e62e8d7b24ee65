//! Sentences of the desk, with what their figures open.

use desk::text::{Piece, Sentence, Source};

/// A sentence as a template shows it: words, or a figure with the page it opens.
pub struct Linked(pub Vec<Part>);

/// A part of it.
pub struct Part {
    /// Its text.
    pub text: String,
    /// The page it opens, if any.
    pub path: Option<&'static str>,
    /// Whether it is a share of few, and stands back.
    pub of_few: bool,
}

impl Linked {
    /// The same, where what opens one page leads to another place: on the page itself, say.
    pub fn leading_to(mut self, page: &str, place: &'static str) -> Linked {
        for part in self.0.iter_mut().filter(|part| part.path == Some(page)) {
            part.path = Some(place);
        }
        self
    }
}

impl From<&Sentence> for Linked {
    fn from(sentence: &Sentence) -> Linked {
        let part = |piece: &Piece| Part {
            text: spaced(piece.text()),
            path: match piece {
                Piece::Opens(_, source) => Some(path(*source)),
                Piece::Words(_) | Piece::OfFew(_) | Piece::Command(_) => None,
            },
            of_few: matches!(piece, Piece::OfFew(_)),
        };
        Linked(sentence.0.iter().map(part).collect())
    }
}

/// Where a figure comes from, as an address.
fn path(source: Source) -> &'static str {
    match source {
        Source::MakerShare => "/signals/maker-share",
        Source::Knowledge => "/knowledge",
        Source::FreshKnowledge => "/signals/fresh-knowledge",
        Source::Absence => "/away",
    }
}

/// Text with a capital at its beginning.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A figure and its unit stay on one line, and an apostrophe is one.
pub fn spaced(text: &str) -> String {
    text.replace(" %", "\u{a0}%").replace('\'', "\u{2019}")
}
