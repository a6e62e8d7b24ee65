use std::io::IsTerminal;

use desk::text::{Piece, Sentence};

/// When to use colour; `auto`: on a terminal, unless NO_COLOR is set or TERM is dumb.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Color {
    #[default]
    Auto,
    Always,
    Never,
}

/// The four styles, and the marks of a plain terminal.
#[derive(Clone, Copy, Debug)]
pub struct Ink {
    /// Whether styles are written.
    pub color: bool,
    /// Whether only ASCII is written.
    pub ascii: bool,
}

impl Ink {
    /// The ink for standard output, by the environment's words.
    pub fn of(color: Color) -> Ink {
        let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        let dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
        let auto = std::io::stdout().is_terminal() && !set("NO_COLOR") && !dumb;
        let color = match color {
            Color::Auto => auto,
            Color::Always => true,
            Color::Never => false,
        };
        Ink { color, ascii: super::only_ascii() }
    }

    /// The lead's figure: bold cyan.
    pub fn you(self, text: &str) -> String {
        self.style("1;36", text)
    }

    /// The lead's chart: cyan.
    pub fn chart(self, text: &str) -> String {
        self.style("36", text)
    }

    /// Own past, a moment, a date to come: yellow.
    pub fn past(self, text: &str) -> String {
        self.style("33", text)
    }

    /// Names of signs, areas, commands: bold.
    pub fn name(self, text: &str) -> String {
        self.style("1", text)
    }

    /// What stands beside: dim.
    pub fn dim(self, text: &str) -> String {
        self.style("2", text)
    }

    /// A sentence; a share of few stands back.
    pub fn sentence(self, sentence: &Sentence) -> String {
        let piece = |piece: &Piece| match piece {
            Piece::OfFew(share) => self.dim(share),
            Piece::Words(text) | Piece::Opens(text, _) | Piece::Command(text) => text.clone(),
        };
        sentence.0.iter().map(piece).collect()
    }

    fn style(self, codes: &str, text: &str) -> String {
        if self.color && !text.trim().is_empty() {
            format!("\x1b[{codes}m{text}\x1b[0m")
        } else {
            text.to_owned()
        }
    }
}

/// Whether errors may be bold.
pub fn color_on_stderr() -> bool {
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    std::io::stderr().is_terminal()
        && !set("NO_COLOR")
        && std::env::var_os("TERM").is_none_or(|term| term != "dumb")
}
