//! The scorecard of a run, kept until something it rests on changes, so that a second run waits for
//! nothing.

use desk::since::{End, Shown, shown};
use desk::{Desk, Failure, Report};
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::cli::Global;
use crate::scorecard::Screen;

/// What a run printed.
#[derive(Debug, Deserialize, Serialize)]
pub struct Page {
    /// Standard output.
    pub text: String,
    /// What the next run is compared with.
    pub shown: Shown,
    /// The branch, and where it ends.
    pub end: End,
}

impl Page {
    /// The page of a report.
    pub fn of(report: &Report, text: String) -> Page {
        Page { text, shown: shown(report), end: End::of(report.ground) }
    }

    /// The page that was printed when all was as it is now.
    pub fn kept(desk: &Desk, global: &Global, screen: Screen) -> Result<Option<Page>, Failure> {
        let Some(key) = key(desk, global, screen)? else { return Ok(None) };
        Ok(desk.data.cached(&key)?.and_then(|body| serde_json::from_slice(&body).ok()))
    }

    /// Keeps it. That it cannot be kept is no failure: it is worked out again.
    pub fn keep(&self, desk: &mut Desk, global: &Global, screen: Screen) -> Result<(), Failure> {
        if let Some(key) = key(desk, global, screen)? {
            let body = serde_json::to_vec(self).expect("texts and numbers are JSON");
            let _ = desk.data.cache(&key, &body);
        }
        Ok(())
    }
}

/// All a page depends on but what was read: when other commits or tags are read, every page is forgotten.
/// None where a page is not to be kept.
fn key(desk: &Desk, global: &Global, screen: Screen) -> Result<Option<String>, Failure> {
    if global.names || !desk.absent.is_empty() {
        return Ok(None);
    }
    let Some((program, changed)) = program() else { return Ok(None) };
    let heads: Vec<(String, String)> = desk
        .repositories
        .iter()
        .map(|repository| (desk::key(&repository.git_dir()), repository.name()))
        .collect();
    let lead: Vec<(&str, &str)> =
        desk.lead.iter().map(|own| (own.name.as_str(), own.email.as_str())).collect();
    let words = desk.data.words(&desk.team)?;
    let words: Vec<_> = words.iter().map(|word| (word.at, &word.said)).collect();
    let heard = format!("{:?}", desk.heard()?);
    let key = json!([
        [program, changed],
        heads,
        [
            json!(desk.team),
            json!(lead),
            json!(words),
            json!(heard),
            json!(desk.data.kept(&desk.team, "areas")?)
        ],
        [json!(desk.zone.iana_name()), json!(desk.today()), json!(global.as_of)],
        [json!(global.json), json!(global.made_up), json!(screen.width), json!(format!("{:?}", screen.ink))],
    ]);
    Ok(Some(key.to_string()))
}

/// The size of this program, and when it was put there: another program may print another page.
fn program() -> Option<(u64, String)> {
    let there = std::fs::metadata(std::env::current_exe().ok()?).ok()?;
    Some((there.len(), format!("{:?}", there.modified().ok()?)))
}
