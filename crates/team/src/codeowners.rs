//! `CODEOWNERS`: which directories somebody is named for (definitions 1.6, role-change date).

use bstr::{BStr, BString, ByteSlice};
use gix_glob::pattern::Case;
use gix_glob::wildmatch::Mode;

use crate::fold::{canonical_address, fold_words, github_login};

/// Where the file may lie, the first that is there counts. GitHub looks in this order; GitLab's own
/// directory comes last.
pub const PLACES: [&str; 4] = [".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS", ".gitlab/CODEOWNERS"];

/// The rules of a `CODEOWNERS`, in the order written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CodeOwners {
    /// Rules; of those that match a path the last counts.
    pub rules: Vec<Rule>,
}

/// A pattern with the owners beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// The line, from 1.
    pub line: usize,
    /// The pattern, `\ ` undone.
    pub pattern: BString,
    /// `@login`, `@organisation/team` or addresses, those of the section where the line names none.
    pub owners: Vec<String>,
    glob: gix_glob::Pattern,
}

impl CodeOwners {
    /// Which of the paths of a tree is the `CODEOWNERS` that counts.
    pub fn place<'a>(paths: impl IntoIterator<Item = &'a BStr>) -> Option<&'a BStr> {
        let rank = |path: &BStr| PLACES.iter().position(|place| path == place.as_bytes());
        paths.into_iter().filter_map(|path| Some((rank(path)?, path))).min().map(|(_, path)| path)
    }

    /// Reads a file; sections of GitLab give their owners, lines that are no rule are passed over.
    pub fn parse(text: &[u8]) -> CodeOwners {
        let text = String::from_utf8_lossy(text);
        let mut rules = Vec::new();
        let mut section: Vec<String> = Vec::new();
        for (line, text) in (1..).zip(text.trim_start_matches('\u{feff}').lines().map(str::trim)) {
            if let Some(default) = section_owners(text) {
                section = default;
                continue;
            }
            let Some((pattern, rest)) = pattern_and_rest(text) else { continue };
            // `!` is no rule on GitHub and takes owners away on GitLab.
            let Some(glob) = gix_glob::Pattern::from_bytes(&pattern).filter(|glob| !glob.is_negative())
            else {
                continue;
            };
            let mut owners = owners(rest);
            if owners.is_empty() {
                owners.clone_from(&section);
            }
            rules.push(Rule { line, pattern, owners, glob });
        }
        CodeOwners { rules }
    }

    /// The rule that counts for a file: the last that matches.
    pub fn rule_of(&self, path: &BStr) -> Option<&Rule> {
        self.rules.iter().rev().find(|rule| rule.matches(path))
    }
}

impl Rule {
    /// Whether the pattern matches a file or a directory above it, as in `.gitignore`; but `docs/*`
    /// is only what lies directly in `docs`, as GitHub says.
    pub fn matches(&self, path: &BStr) -> bool {
        // Only a broken tree has such a path; no pattern is meant for it, and `gix-glob` refuses it.
        if path.starts_with(b"/") {
            return false;
        }
        let hits = |part: &BStr, is_dir: bool| {
            let name = part.rfind_byte(b'/').map(|slash| slash + 1);
            let mode = Mode::NO_MATCH_SLASH_LITERAL;
            self.glob.matches_repo_relative_path(part, name, Some(is_dir), Case::Sensitive, mode)
        };
        if hits(path, false) {
            return true;
        }
        let flat = self.pattern.ends_with(b"/*");
        !flat && path.find_iter("/").any(|slash| hits(path[..slash].as_bstr(), true))
    }

    /// The directory of the tree the pattern stands for, without slashes around it: the pattern
    /// itself, or the pattern up to its first `*`, `?` or `[`, cut at the last `/`. `None` where that
    /// is no directory, or the root.
    pub fn literal_directory(&self, is_directory: impl Fn(&BStr) -> bool) -> Option<&BStr> {
        let pattern = self.pattern.trim_start_with(|letter| letter == '/');
        let itself = pattern.trim_end_with(|letter| letter == '/').as_bstr();
        let named = |dir: &BStr| !dir.is_empty() && is_directory(dir);
        if named(itself) {
            return Some(itself);
        }
        let literal = &pattern[..pattern.find_byteset(b"*?[").unwrap_or(pattern.len())];
        let cut = literal[..literal.rfind_byte(b'/')?].as_bstr();
        named(cut).then_some(cut)
    }
}

/// `[Section][2] @owner`, `^[Section]`: the owners of lines that name none.
fn section_owners(line: &str) -> Option<Vec<String>> {
    let (_, rest) = line.strip_prefix('^').unwrap_or(line).strip_prefix('[')?.split_once(']')?;
    let rest = rest.strip_prefix('[').and_then(|rest| rest.split_once(']')).map_or(rest, |(_, rest)| rest);
    (rest.is_empty() || rest.starts_with(char::is_whitespace)).then(|| owners(rest))
}

fn pattern_and_rest(line: &str) -> Option<(BString, &str)> {
    if line.is_empty() || line.starts_with('#') {
        return None;
    }
    let mut escaped = false;
    let end = line.find(|letter: char| {
        let ends = letter.is_whitespace() && !escaped;
        escaped = letter == '\\' && !escaped;
        ends
    });
    let (pattern, rest) = line.split_at(end.unwrap_or(line.len()));
    Some((pattern.replace("\\ ", " ").into(), rest))
}

fn owners(rest: &str) -> Vec<String> {
    let words = rest.split_whitespace().take_while(|word| !word.starts_with('#'));
    words.filter(|word| word.contains('@')).map(str::to_owned).collect()
}

/// Somebody as files of owners and maintainers name them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Named {
    addresses: Vec<String>,
    logins: Vec<String>,
    full_names: Vec<String>,
}

impl Named {
    /// Somebody with these addresses and full names. Logins are those given and those within
    /// `users.noreply.github.com` addresses.
    pub fn new<'a>(
        addresses: impl IntoIterator<Item = &'a str>,
        logins: impl IntoIterator<Item = &'a str>,
        names: impl IntoIterator<Item = &'a str>,
    ) -> Named {
        let mut named = Named::default();
        for address in addresses {
            named.logins.extend(github_login(address).map(|login| format!("@{login}")));
            named.addresses.extend(Some(canonical_address(address)).filter(|address| address.contains('@')));
        }
        named.logins.extend(
            logins.into_iter().map(|login| format!("@{}", login.trim_start_matches('@').to_lowercase())),
        );
        named.logins.retain(|login| login.len() > 1);
        named.full_names.extend(names.into_iter().filter_map(crate::fold::fold_name));
        named
    }

    /// The first line (from 1) of a `CODEOWNERS` or `MAINTAINERS` that holds an address, `@login` or
    /// full name of theirs, comments too.
    pub fn first_line(&self, text: &[u8]) -> Option<usize> {
        let text = String::from_utf8_lossy(text);
        (1..).zip(text.lines()).find(|(_, line)| self.is_in(line)).map(|(number, _)| number)
    }

    fn is_in(&self, line: &str) -> bool {
        let lower = line.to_lowercase();
        let of_address = |letter: char| letter.is_alphanumeric() || "._%+-@".contains(letter);
        let of_login = |letter: char| of_address(letter) || letter == '/' || letter == '_';
        let of_name = |letter: char| letter.is_alphanumeric();
        self.addresses.iter().any(|address| holds(&lower, address, of_address))
            || self.logins.iter().any(|login| holds(&lower, login, of_login))
            || !self.full_names.is_empty() && {
                let folded = fold_words(line);
                self.full_names.iter().any(|name| holds(&folded, name, of_name))
            }
    }
}

/// Whether a text holds a word that neither begins nor ends within a longer one; a full stop or comma
/// may follow.
fn holds(text: &str, word: &str, inner: impl Fn(char) -> bool) -> bool {
    text.match_indices(word).any(|(at, _)| {
        let rest = text[at + word.len()..].trim_start_matches('.');
        !text[..at].ends_with(&inner) && !rest.starts_with(&inner)
    })
}

#[cfg(test)]
#[path = "codeowners_tests.rs"]
mod tests;
