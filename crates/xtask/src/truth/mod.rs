//! `cargo xtask truth DIR`: the numbers on histories that were not made for us, beside figures that were
//! published, rows that git gives, and a second opinion. DIR holds clones, bare or not, as `OWNER+NAME` or `NAME`.

mod blocks;
mod opinion;
mod program;
mod published;
mod rows;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use program::Program;

/// What was looked at, and what is not as it must be.
#[derive(Default)]
pub struct Found {
    looked_at: usize,
    wrong: Vec<String>,
}

impl Found {
    fn add(&mut self, other: Found) {
        self.looked_at += other.looked_at;
        self.wrong.extend(other.wrong);
    }
}

/// Runs all of it. Nothing looked at is as bad as something wrong.
pub fn run(folder: &Path) -> ExitCode {
    match all(folder) {
        Ok(found) if found.looked_at == 0 => {
            eprintln!("error: {} holds no clone of a system that is looked at", folder.display());
            ExitCode::FAILURE
        }
        Ok(found) if found.wrong.is_empty() => {
            println!("\nAll {} are as they must be.", found.looked_at);
            ExitCode::SUCCESS
        }
        Ok(found) => {
            println!("\nWrong:");
            found.wrong.iter().for_each(|wrong| println!("  {wrong}"));
            ExitCode::FAILURE
        }
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn all(folder: &Path) -> Result<Found, String> {
    let clones = clones(folder)?;
    let program = Program::build()?;
    let mut found = Found::default();
    println!("Published truck factors (Avelino et al. 2016)\n");
    found.add(published::check(&program, &clones)?);
    println!("\nRows beside git's\n");
    found.add(rows::check(&program, &clones)?);
    println!("\nA second opinion\n");
    found.add(opinion::check(&clones));
    println!("\nShuffled weeks\n");
    found.add(blocks::check(&clones));
    Ok(found)
}

/// A clone, by its name in lower case: `owner/name`, or `name` where the folder does not say whose.
pub struct Clone {
    name: String,
    path: PathBuf,
}

impl Clone {
    /// Whether it is a clone of a repository, named `owner/name`.
    fn is(&self, repository: &str) -> bool {
        let repository = repository.to_lowercase();
        self.name == repository || repository.rsplit_once('/').is_some_and(|(_, name)| name == self.name)
    }
}

fn clones(folder: &Path) -> Result<Vec<Clone>, String> {
    let read = |error| format!("{} cannot be read: {error}", folder.display());
    let mut clones = Vec::new();
    for entry in folder.read_dir().map_err(read)? {
        let path = entry.map_err(read)?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
        let name = name.strip_suffix(".git").unwrap_or(&name).replacen('+', "/", 1);
        if path.join("HEAD").exists() || path.join(".git").exists() {
            clones.push(Clone { name, path });
        }
    }
    clones.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(clones)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clone_is_known_with_and_without_its_owner() {
        let clone = |name: &str| Clone { name: name.to_owned(), path: PathBuf::new() };
        assert!(clone("fzaninotto/faker").is("fzaninotto/Faker"));
        assert!(clone("faker").is("fzaninotto/Faker"));
        assert!(!clone("joke2k/faker").is("fzaninotto/Faker"));
        assert!(!clone("aker").is("fzaninotto/Faker"));
    }
}
