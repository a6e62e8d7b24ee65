//! What the lead says on the page of a signal: not this commit, I disagree, my target; and takes back.

use std::sync::Arc;

use axum::extract::{Query, State};
use axum::http::Uri;
use axum::response::Response;
use desk::corrections::{disagree, exclude, take_back, target};
use desk::named::named_signal;
use desk::{Desk, Failure};
use serde::Deserialize;

use super::shown;
use super::wanted::Wanted;
use crate::acts::{Sent, act, keep};
use crate::forms::{Filled, Refused, Typed, ours};
use crate::page::FIRST;
use crate::pages::{settings, sources};
use crate::sentence::capital;
use crate::site::Site;
use crate::trouble::Trouble;

/// What is wrong with what was typed, to be said beside the field.
pub struct Problem {
    /// Which form: the last part of its address.
    pub form: &'static str,
    /// What is so, in a sentence.
    pub what: String,
    /// What works.
    pub instead: String,
    /// What was typed.
    pub typed: String,
    /// Which of several was chosen.
    pub chosen: String,
    /// The commit it was about.
    out: String,
}

/// `POST /exclusions`: a commit is left out of all figures.
#[derive(Deserialize)]
pub struct Exclusion {
    commit: String,
    #[serde(default)]
    because: String,
    #[serde(default)]
    back: String,
}

/// Leaves it out.
pub async fn leave_out(
    State(site): State<Arc<Site>>,
    Filled(form): Filled<Exclusion>,
) -> Result<Response, Trouble> {
    let Exclusion { commit, because, back } = form;
    let typed = (because.clone(), String::new(), commit.clone());
    let sent = move |desk: &mut Desk| {
        let correction = exclude(desk, &commit, &because)?;
        keep(desk, correction)
    };
    let instead = "A few words are enough: they stand in the list of what you left out.";
    send(&site, &back, "exclusions", instead, typed, sent).await
}

/// `POST /disagreements`: words are kept beside a signal.
#[derive(Deserialize)]
pub struct Disagreement {
    signal: String,
    #[serde(default)]
    why: String,
    #[serde(default)]
    note: String,
    #[serde(default)]
    back: String,
}

/// What can be chosen, and the sentence it stands for.
const WHY: [(&str, &str); 3] = [
    ("records", "The records are wrong: something is missing, or should be left out"),
    ("definition", "The definition does not fit how we work"),
    ("reading", "The number is right, the reading is wrong"),
];

impl super::SignalPage {
    /// What can be chosen, and whether it was.
    pub fn choices(&self) -> Vec<(&'static str, &'static str, bool)> {
        let chosen = self.problem_of("disagreements").map_or("", |problem| problem.chosen.as_str());
        WHY.into_iter().map(|(name, sentence)| (name, sentence, name == chosen)).collect()
    }
}

/// Keeps them: what was chosen, then what was written.
pub async fn say(
    State(site): State<Arc<Site>>,
    Filled(form): Filled<Disagreement>,
) -> Result<Response, Trouble> {
    let Disagreement { signal, why, note, back } = form;
    let chosen = WHY.iter().find(|(name, _)| *name == why).map(|(_, sentence)| format!("{sentence}."));
    let written = Some(note.trim().to_owned()).filter(|note| !note.is_empty());
    let words = chosen.into_iter().chain(written).collect::<Vec<_>>().join(" ");
    let sent = move |desk: &mut Desk| keep(desk, disagree(&signal, &words)?);
    let instead = "Choose a sentence, write your own, or both.";
    send(&site, &back, "disagreements", instead, (note, why, String::new()), sent).await
}

/// `POST /targets`: the lead's own target for a signal.
#[derive(Deserialize)]
pub struct OwnTarget {
    signal: String,
    #[serde(default)]
    percent: String,
    #[serde(default)]
    back: String,
}

/// Sets it.
pub async fn aim(
    State(site): State<Arc<Site>>,
    Filled(form): Filled<OwnTarget>,
) -> Result<Response, Trouble> {
    let OwnTarget { signal, percent, back } = form;
    let typed = (percent.clone(), String::new(), String::new());
    let sent = move |desk: &mut Desk| keep(desk, target(&signal, &percent)?);
    send(&site, &back, "targets", "A whole number from 0 to 100, such as 20.", typed, sent).await
}

/// `POST /withdrawals`: one word is taken back, whenever it was said.
#[derive(Deserialize)]
pub struct Withdrawal {
    word: String,
    #[serde(default)]
    back: String,
}

/// Takes it back.
pub async fn withdraw(
    State(site): State<Arc<Site>>,
    Filled(form): Filled<Withdrawal>,
) -> Result<Response, Trouble> {
    let back = ours(&form.back).unwrap_or(FIRST).to_owned();
    let sent = move |desk: &mut Desk| take_back(desk, &form.word);
    match act(&site, &back, sent).await? {
        Sent::Kept(response) => Ok(response),
        Sent::Refused(failure) => Err(Trouble::refused(&failure)),
    }
}

/// Does it and leads back; what is refused is said on the page it came from, with what was typed: that, what was
/// chosen, and the commit it is about.
async fn send<F>(
    site: &Site,
    back: &str,
    form: &'static str,
    instead: &str,
    (typed, chosen, out): (String, String, String),
    sent: F,
) -> Result<Response, Trouble>
where
    F: FnOnce(&mut Desk) -> Result<String, Failure> + Send + 'static,
{
    let back = ours(back).unwrap_or(FIRST);
    let failure = match act(site, back, sent).await? {
        Sent::Kept(response) => return Ok(response),
        Sent::Refused(failure) => failure,
    };
    let uri: Uri = back.parse().map_err(|_| Trouble::refused(&failure))?;
    match uri.path() {
        sources::PATH => {
            let typed = Typed::of(&[("commit", &out), ("because", &typed)]);
            return sources::shown(site, Refused::of(form, &failure, typed), 0).await;
        }
        settings::PATH => {
            let typed = Typed::of(&[("percent", &typed)]);
            return settings::shown(site, Refused::of(form, &failure, typed)).await;
        }
        _ => {}
    }
    let name = uri.path().strip_prefix("/signals/").unwrap_or_default();
    let Ok(definition) = named_signal(name) else { return Err(Trouble::refused(&failure)) };
    let wanted = Query::<Wanted>::try_from_uri(&uri).map(|Query(wanted)| wanted).unwrap_or_default();
    // A disk that is full is not the fault of what was typed.
    let instead = if failure.code == 2 { instead.to_owned() } else { failure.hints.join(" ") };
    let what = format!("Not kept: {}.", failure.what.trim_end_matches('.'));
    let problem = Problem { form, what: capital(&what), instead, typed, chosen, out };
    let wanted = Wanted { out: problem.out.clone(), ..wanted };
    shown(site, definition, wanted, Some(problem)).await
}
