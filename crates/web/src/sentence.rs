//! Sentences of the desk, with what their figures open.

pub use desk::text::capital;
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
    /// Whether it is a command that no page stands for.
    pub is_command: bool,
}

impl From<String> for Linked {
    fn from(words: String) -> Linked {
        Linked::from(&Sentence::from(words))
    }
}

impl From<&str> for Linked {
    fn from(words: &str) -> Linked {
        Linked::from(words.to_owned())
    }
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
        let part = |piece: &Piece| {
            let instead = match piece {
                Piece::Command(command) => page_for(command),
                _ => None,
            };
            Part {
                text: instead.map_or_else(|| spaced(piece.text()), |(_, words)| words.to_owned()),
                path: match piece {
                    Piece::Opens(_, source) => Some(path(*source)),
                    Piece::Command(_) => instead.map(|(path, _)| path),
                    Piece::Words(_) | Piece::OfFew(_) => None,
                },
                of_few: matches!(piece, Piece::OfFew(_)),
                is_command: matches!(piece, Piece::Command(_)) && instead.is_none(),
            }
        };
        Linked(sentence.0.iter().map(part).collect())
    }
}

impl Linked {
    /// With a capital at its beginning and a stop at its end.
    pub fn whole_sentence(mut self) -> Linked {
        if let Some(first) = self.0.first_mut().filter(|first| !first.is_command) {
            first.text = capital(&first.text);
        }
        self.stopped()
    }

    /// Takes these words away from its beginning, and gives them; nothing where it does not begin so.
    pub fn without_prefix(&mut self, words: &str) -> String {
        let first = self.0.first_mut().filter(|first| first.path.is_none());
        let rest = first.and_then(|first| Some((first.text.strip_prefix(words)?.to_owned(), first)));
        rest.map_or_else(String::new, |(rest, first)| {
            first.text = rest;
            words.to_owned()
        })
    }

    /// With a stop at its end.
    pub fn stopped(mut self) -> Linked {
        if let Some(last) = self.0.last_mut().filter(|last| !last.text.ends_with(['.', '?'])) {
            let is_plain = last.path.is_none() && !last.is_command;
            if is_plain {
                last.text.push('.');
            } else {
                self.0.push(Part { text: ".".to_owned(), path: None, of_few: false, is_command: false });
            }
        }
        self
    }
}

/// Where a figure comes from, as an address.
fn path(source: Source) -> &'static str {
    match source {
        Source::MakerShare => "/signals/maker-share",
        Source::Knowledge => "/knowledge",
        Source::FreshKnowledge => "/signals/fresh-knowledge",
        Source::Absence => "/away",
        Source::OwnIt => "/signals/own-it",
        Source::NewOwners => "/signals/new-owners",
        Source::HandOver => "/away#handover",
        Source::Reasons => "/reasons",
    }
}

/// The page that does what a command does, and how it is called in a sentence.
pub fn page_for(command: &str) -> Option<(&'static str, &'static str)> {
    let words = command.strip_prefix("groundwork ")?;
    Some(match words.split(' ').next()? {
        "me" => ("/people", "who is who"),
        "areas" => ("/areas", "the page of areas"),
        "hours" => ("/settings#hours", "your hours"),
        "sources" => ("/sources", "the page of sources"),
        "meetings" if words == "meetings --long-horizon" => ("/signals/calendar#far-off", "the list of them"),
        "team" if words.starts_with("team --scope") => ("/scorecard#scope", "the paths of your team"),
        _ => return None,
    })
}

/// A figure and its unit stay on one line, and an apostrophe is one.
pub fn spaced(text: &str) -> String {
    text.replace(" %", "\u{a0}%").replace('\'', "\u{2019}")
}
