//! What writers wrote: the folder an organisation put in the place of ours, or ours. Read once in a run.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{LazyLock, OnceLock};

use growth::content::{Behaviour, Capability, Content};
use records::Said;
use store::{Data, tree};
use team::Settings;

use crate::text::{capital, clean, number_of};
use crate::{Failure, Watch};

static OWN: LazyLock<Content> = LazyLock::new(Content::own);
/// The content of another folder, as the first data directory that was opened names one; none: ours.
static CHOSEN: OnceLock<Option<Content>> = OnceLock::new();

/// What writers wrote.
pub fn content() -> &'static Content {
    CHOSEN.get().and_then(Option::as_ref).unwrap_or(&OWN)
}

/// A capability by its id: of the content, or where another content knew it, of ours. A cycle goes on whatever the folder.
pub fn capability(id: &str) -> Option<&'static Capability> {
    content().capability(id).or_else(|| OWN.capability(id))
}

/// A behaviour of a capability by both their ids; none where a cycle has it in the lead's own words.
pub fn behaviour(of: &str, id: &str) -> Option<&'static Behaviour> {
    let known = content().capability(of).and_then(|known| known.behaviour(id));
    known.or_else(|| OWN.capability(of).and_then(|known| known.behaviour(id)))
}

/// The content of a folder; all that is not as it should be, with the file of each.
pub fn content_in(folder: &Path) -> Result<Content, Failure> {
    let shown = clean(&folder.display().to_string());
    let texts = texts(folder).map_err(|error| {
        Failure::new(format!("the content in {shown} cannot be read"))
            .looked_at(clean(&error.to_string()))
            .hint("the program's own again: groundwork config content own")
    })?;
    if texts.is_empty() {
        return Err(Failure::new(format!("there is no content in {shown}"))
            .looked_at("no file of it ends with .toml")
            .hint("name the folder that holds shifts.toml and capabilities"));
    }
    Content::read(&texts).map_err(|faults| {
        let what = format!("the content in {shown} has {}", number_of(faults.len(), "fault"));
        let lines = faults.iter().map(|fault| clean(&fault.to_string()));
        lines.fold(Failure::new(what), |failure, line| failure.looked_at(line))
    })
}

/// The texts of a folder of content, by the path of each from it.
fn texts(folder: &Path) -> Result<BTreeMap<String, String>, store::Error> {
    let mut texts: BTreeMap<String, String> = tree::read_folder(folder, ".toml")?.into_iter().collect();
    let capabilities = tree::read_folder(&folder.join("capabilities"), ".toml")?.into_iter();
    texts.extend(capabilities.map(|(name, text)| (format!("capabilities/{name}"), text)));
    Ok(texts)
}

/// Chooses the content for this run, by what the lead said. Where the folder cannot be read any more, that is said, and ours
/// stands there.
pub(crate) fn choose(data: &Data, watch: &dyn Watch) -> Result<(), Failure> {
    if CHOSEN.get().is_some() {
        return Ok(());
    }
    let chosen = Settings::of(&data.words("")?).content.and_then(|folder| {
        let read = content_in(Path::new(&folder));
        let why = |failure: &Failure| {
            let first = failure.looked_at.first().map(|line| format!(": {line}")).unwrap_or_default();
            format!("{}{first}. What comes with the program is used.", capital(&failure.what))
        };
        read.map_err(|failure| watch.told(&why(&failure))).ok()
    });
    // Whoever was first said the same.
    let _ = CHOSEN.set(chosen);
    Ok(())
}

/// The words that choose a folder, which is read before it is kept; or ours.
pub(crate) fn said(folder: Option<&Path>) -> Result<(Said, usize), Failure> {
    let Some(folder) = folder else { return Ok((Said::Content { folder: None }, OWN.capabilities.len())) };
    let read = content_in(folder)?;
    let Some(path) = folder.to_str() else {
        return Err(Failure::usage("the name of the folder is no text").hint("give it another name"));
    };
    Ok((Said::Content { folder: Some(path.to_owned()) }, read.capabilities.len()))
}
