use records::{FreshTag, Identity};

use super::commit::{stamp, text};
use super::open::{Repository, id};

impl Repository {
    /// Annotated tags that name a commit in the end, by name. Those that cannot be read are left out.
    pub fn tags(&self) -> Vec<FreshTag> {
        let repo = self.repo.to_thread_local();
        let Ok(platform) = repo.references() else { return Vec::new() };
        let Ok(tags) = platform.tags() else { return Vec::new() };
        let mut found: Vec<FreshTag> =
            tags.filter_map(Result::ok).filter_map(|tag| annotated(&repo, tag)).collect();
        found.sort_by(|one, other| (&one.name, one.id).cmp(&(&other.name, other.id)));
        found
    }
}

fn annotated(repo: &gix::Repository, mut tag: gix::Reference<'_>) -> Option<FreshTag> {
    let name = tag.name().as_bstr().to_string();
    let name = name.strip_prefix("refs/tags/").unwrap_or(&name).to_owned();
    let object = repo.find_object(tag.try_id()?).ok()?;
    if object.kind != gix::objs::Kind::Tag {
        return None;
    }
    let tag_id = id(object.id);
    let decoded = gix::objs::TagRef::from_bytes(&object.data, repo.object_hash()).ok()?;
    let tagger =
        decoded.tagger().ok().flatten().map(|who| {
            (Identity { name: text(who.name, None), email: text(who.email, None) }, stamp(who.time))
        });
    let commit = id(tag.peel_to_commit().ok()?.id);
    Some(FreshTag { id: tag_id, name, commit, tagger })
}
