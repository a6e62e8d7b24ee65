//! What the lead says on the page of a signal: not this commit, I disagree, my target; and takes back.

use std::sync::Arc;

use axum::extract::{Query, State};
use axum::http::Uri;
use axum::response::Response;
use desk::corrections::meetings::Counts;
use desk::corrections::{self, disagree, exclude, once, take_back, target};
use desk::days::date;
use desk::named::named_signal;
use desk::{Desk, Failure};

use super::shown;
use super::wanted::Wanted;
use crate::acts::{Sent, act, answer, keep};
use crate::forms::{self, Filled, Typed, ours};
use crate::page::FIRST;
use crate::pages::{settings, sources};
use crate::site::Site;
use crate::trouble::Trouble;

type Answer = Result<Response, Trouble>;

/// `POST /exclusions`: a commit is left out of all figures.
pub async fn leave_out(State(site): State<Arc<Site>>, Filled(typed): Filled<Typed>) -> Answer {
    let instead = "A few words are enough: they stand in the list of what you left out.";
    said(&site, "exclusions", instead, typed, |desk, typed| {
        let correction = exclude(desk, typed.get("commit"), typed.get("because"))?;
        keep(desk, correction)
    })
    .await
}

/// What can be chosen of a disagreement, and the sentence it stands for.
const WHY: [(&str, &str); 3] = [
    ("records", "The records are wrong: something is missing, or should be left out"),
    ("definition", "The definition does not fit how we work"),
    ("reading", "The number is right, the reading is wrong"),
];

impl super::SignalPage {
    /// What can be chosen, and whether it was.
    pub fn choices(&self) -> Vec<(&'static str, &'static str, bool)> {
        let chosen = self.refused.typed("disagreements", "why");
        WHY.into_iter().map(|(name, sentence)| (name, sentence, name == chosen)).collect()
    }
}

/// `POST /disagreements`: words are kept beside a signal: what was chosen, then what was written.
pub async fn say(State(site): State<Arc<Site>>, Filled(typed): Filled<Typed>) -> Answer {
    let instead = "Choose a sentence, write your own, or both.";
    said(&site, "disagreements", instead, typed, |desk, typed| {
        let chosen = WHY.iter().find(|(name, _)| *name == typed.get("why"));
        let chosen = chosen.map(|(_, sentence)| format!("{sentence}."));
        let written = typed.given("note").map(str::to_owned);
        let words = chosen.into_iter().chain(written).collect::<Vec<_>>().join(" ");
        keep(desk, disagree(typed.get("signal"), &words)?)
    })
    .await
}

/// `POST /meetings`: what a series of meetings counts as.
pub async fn meeting(State(site): State<Arc<Site>>, Filled(typed): Filled<Typed>) -> Answer {
    let instead = "Say it of one of the meetings below.";
    said(&site, "meetings", instead, typed, |desk, typed| {
        let yes = typed.get("is") != "no";
        let counts = match typed.get("as") {
            "far-off" => Counts::LongHorizon(yes),
            _ => Counts::OneToOne(yes),
        };
        corrections::meetings::meeting(desk, typed.get("series"), counts)
    })
    .await
}

/// `POST /meetings/times`: whether one time of a meeting is time for what is far off.
pub async fn time(State(site): State<Arc<Site>>, Filled(typed): Filled<Typed>) -> Answer {
    let instead = "Say it of one of the times below; what was read since may have others.";
    said(&site, "times", instead, typed, |desk, typed| {
        let day = date(typed.get("day"), desk.day(desk.asked.seconds()))?;
        let found =
            once::that_day(&desk.ground()?, day)?.all.into_iter().find(|one| one.key() == typed.get("time"));
        let gone = || Failure::usage("it is not in your calendar any more").hint("groundwork meetings DAY");
        once::mark(desk, &found.ok_or_else(gone)?, typed.get("is") != "no")
    })
    .await
}

/// `POST /targets`: the lead's own target for a signal.
pub async fn aim(State(site): State<Arc<Site>>, Filled(typed): Filled<Typed>) -> Answer {
    let instead = "A whole number from 0 to 100, such as 20.";
    said(&site, "targets", instead, typed, |desk, typed| {
        keep(desk, target(typed.get("signal"), typed.get("percent"))?)
    })
    .await
}

/// `POST /withdrawals`: one word is taken back, whenever it was said.
pub async fn withdraw(State(site): State<Arc<Site>>, Filled(typed): Filled<Typed>) -> Answer {
    let back = ours(typed.get("back")).unwrap_or(FIRST).to_owned();
    match act(&site, &back, move |desk| take_back(desk, typed.get("word"))).await? {
        Sent::Kept(response) => Ok(response),
        Sent::Refused(failure) => Err(Trouble::refused(&failure)),
    }
}

/// Does it and leads back; what is refused is said on the page it came from, beside its fields, with what works instead.
async fn said<F>(site: &Site, form: &'static str, instead: &'static str, typed: Typed, say: F) -> Answer
where
    F: FnOnce(&mut Desk, &Typed) -> Result<String, Failure> + Send + 'static,
{
    let say = move |desk: &mut Desk, typed: &Typed| {
        say(desk, typed).map_err(|failure| forms::instead(failure, instead))
    };
    let back = ours(typed.get("back")).unwrap_or(FIRST).to_owned();
    let refused = match answer(site, &back, form, typed, say).await? {
        Ok(kept) => return Ok(kept),
        Err(refused) => refused,
    };
    let Ok(uri) = back.parse::<Uri>() else { return Err(refused.into()) };
    match uri.path() {
        sources::PATH => return sources::shown(site, refused, 0).await,
        settings::PATH => return settings::shown(site, refused).await,
        _ => {}
    }
    let name = uri.path().strip_prefix("/signals/").unwrap_or_default();
    let Ok(definition) = named_signal(name) else { return Err(refused.into()) };
    let wanted = Query::<Wanted>::try_from_uri(&uri).map(|Query(wanted)| wanted).unwrap_or_default();
    let wanted = Wanted { out: refused.typed("exclusions", "commit").to_owned(), ..wanted };
    shown(site, definition, wanted, refused).await
}
