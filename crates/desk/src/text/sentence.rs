use std::fmt;

/// A sentence in pieces, so that each surface can show a figure in its own way. As text it is all of them, as
/// they stand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sentence(pub Vec<Piece>);

/// A piece of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Words.
    Words(String),
    /// A figure that opens where it comes from.
    Opens(String, Source),
    /// A share of so few that it stands back: under 20.
    OfFew(String),
    /// A command that would change what is said. A page that can do the same leads there instead.
    Command(String),
}

/// Where a figure comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// The maker share, s1a.
    MakerShare,
    /// What is known, and where only the lead has worked.
    Knowledge,
    /// The changes to files only the lead knows.
    FreshKnowledge,
    /// The absence, replayed.
    Absence,
    /// The changes somebody else could have owned, s1b.
    OwnIt,
    /// New owners, s7.
    NewOwners,
    /// What to hand over.
    HandOver,
    /// The weekly pass.
    Reasons,
}

impl Sentence {
    /// With more behind it.
    pub fn and(mut self, more: impl Into<Sentence>) -> Sentence {
        self.0.extend(more.into().0);
        self
    }

    /// With a figure behind it that opens where it comes from.
    pub fn opens(mut self, figure: impl Into<String>, source: Source) -> Sentence {
        self.0.push(Piece::Opens(figure.into(), source));
        self
    }

    /// With a command behind it.
    pub fn types(mut self, command: impl Into<String>) -> Sentence {
        self.0.push(Piece::Command(command.into()));
        self
    }

    /// A share of few.
    pub fn of_few(share: impl Into<String>) -> Sentence {
        Sentence(vec![Piece::OfFew(share.into())])
    }
}

impl Piece {
    /// Its text.
    pub fn text(&self) -> &str {
        match self {
            Piece::Words(text) | Piece::Opens(text, _) | Piece::OfFew(text) | Piece::Command(text) => text,
        }
    }
}

impl From<&str> for Sentence {
    fn from(words: &str) -> Sentence {
        Sentence::from(words.to_owned())
    }
}

impl From<String> for Sentence {
    fn from(words: String) -> Sentence {
        Sentence(vec![Piece::Words(words)])
    }
}

impl fmt::Display for Sentence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|piece| f.write_str(piece.text()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_text_a_sentence_is_all_its_pieces_as_they_stand() {
        let few = Sentence::from("3 of 7 (").and(Sentence::of_few("43 %")).and(")");
        let sentence =
            Sentence::from("You merge less: ").opens("24 %", Source::MakerShare).and("; ").and(few);
        assert_eq!(sentence.to_string(), "You merge less: 24 %; 3 of 7 (43 %)");
        let opened: Vec<&str> = sentence
            .0
            .iter()
            .filter(|piece| matches!(piece, Piece::Opens(_, Source::MakerShare)))
            .map(Piece::text)
            .collect();
        assert_eq!(opened, ["24 %"]);
    }
}
