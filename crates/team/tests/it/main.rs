//! Parsers of files git reads too, held to the answers of `git` itself.

mod attributes;
mod git;
mod mailmap;
