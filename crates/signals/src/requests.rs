//! Change requests of the team's forges: who did what, how each opens, and how far they were read.

use jiff::civil::Date;
use records::{AccountIx, Forge, ForgeKind, Issue, Place, Request};
use team::clock::{NOW, Seconds, YEAR};
use team::{Ground, Who};

use crate::blocks::BLOCK;
use crate::carried::enough;
use crate::{Count, Definition, Named, Record, Requests, Signal, Status};

/// Where these signals come from; also what is not connected where they have none.
pub const FORGE: &str = "forge";

/// A request, and the forge it is of.
#[derive(Clone, Copy)]
pub(crate) struct OfForge<'g> {
    pub ground: &'g Ground<'g>,
    pub repository: usize,
    pub forge: &'g Forge,
    pub request: &'g Request,
}

/// All that were read, by repository and number.
pub(crate) fn all<'g>(ground: &'g Ground<'g>) -> impl Iterator<Item = OfForge<'g>> {
    connected(ground).flat_map(move |(repository, forge)| {
        forge.requests.iter().map(move |request| OfForge { ground, repository, forge, request })
    })
}

/// The forges that were read, by repository.
pub(crate) fn connected<'g>(ground: &'g Ground<'g>) -> impl Iterator<Item = (usize, &'g Forge)> {
    ground.forges.iter().enumerate().filter_map(|(at, forge)| Some((at, (*forge)?)))
}

/// The second before which everything of a forge is known.
pub(crate) fn read(forge: &Forge) -> Seconds {
    // A forge that was not read to its end is none of the ground's.
    forge.read.unwrap_or(forge.since)
}

/// Whether the reading of a forge reaches a day: it began before the day, and ended on it or later.
pub(crate) fn reads(ground: &Ground, forge: &Forge, day: Date) -> bool {
    let start = ground.clock.start_of(day);
    forge.since <= start && start < read(forge)
}

impl<'g> OfForge<'g> {
    /// Who stands behind an account.
    pub fn who(self) -> impl Fn(AccountIx) -> Who + 'g {
        move |account| self.ground.people.who(self.repository, account)
    }

    /// The end of what is known of it before T.
    pub fn until_t(self) -> Seconds {
        self.ground.clock.t().min(read(self.forge))
    }

    /// As a record of some second.
    pub fn record(self, at: Seconds) -> Record {
        self.named().record(self.ground, at)
    }

    /// By what it is known, and where it opens.
    pub fn named(self) -> Named {
        let number = self.request.number;
        Named {
            id: match self.forge.place.kind {
                ForgeKind::Github => format!("#{number}"),
                ForgeKind::Gitlab => format!("!{number}"),
            },
            title: self.request.title.clone(),
            repository: self.repository,
            link: link(&self.forge.place, "pull", "merge_requests", number),
        }
    }
}

/// By what an issue is known, and where it opens.
pub(crate) fn named_issue(place: &Place, repository: usize, issue: &Issue) -> Named {
    Named {
        id: format!("#{}", issue.number),
        title: issue.title.clone(),
        repository,
        link: link(place, "issues", "issues", issue.number),
    }
}

/// Where a request or an issue opens in a browser, by the word of either forge for it; none where the address is none of the web's.
fn link(place: &Place, of_github: &str, of_gitlab: &str, number: u64) -> Option<String> {
    let (scheme, rest) =
        place.address.split_once("://").filter(|(scheme, _)| matches!(*scheme, "http" | "https"))?;
    let host = match rest.split('/').next()? {
        "" => return None,
        "api.github.com" => "github.com",
        host => host,
    };
    let name = &place.name;
    Some(match place.kind {
        ForgeKind::Github => format!("{scheme}://{host}/{name}/{of_github}/{number}"),
        ForgeKind::Gitlab => {
            // A GitLab may lie below a path of its host: its programs are asked below `/api/v4`.
            let below = rest.trim_end_matches('/').strip_prefix(host).unwrap_or_default();
            let below = below.strip_suffix("/api/v4").unwrap_or(below);
            format!("{scheme}://{host}{below}/{name}/-/{of_gitlab}/{number}")
        }
    })
}

/// When the lead was first here: their first counted change or first act in a request, or the first after more than 52
/// weeks without either. A lead who only reviews is here too.
pub(crate) fn began(ground: &Ground) -> Option<Seconds> {
    let lead = ground.lead();
    let changes = ground.changes.all.iter().filter(|change| crate::is_leads(ground, change));
    let mut times: Vec<Seconds> = changes.map(|change| change.time).collect();
    for of in all(ground) {
        let who = of.who();
        let own =
            of.request.events.iter().filter(|event| event.by.is_some_and(|by| who(by) == Who::Person(lead)));
        times.extend(own.map(|event| event.at).filter(|&at| at < ground.clock.t()));
    }
    times.sort_unstable();
    let mut began = *times.first()?;
    for pair in times.windows(2) {
        if ground.clock.weeks_after(pair[0], YEAR) < pair[1] {
            began = pair[1];
        }
    }
    Some(began)
}

/// How much of the forges was read of what a figure of so many weeks before T needs.
pub(crate) fn coverage(ground: &Ground, weeks: i32) -> Option<Requests> {
    let since = connected(ground).map(|(_, forge)| forge.since).max()?;
    let until = connected(ground).map(|(_, forge)| read(forge)).min()?;
    let there: usize = connected(ground).map(|(_, forge)| forge.requests.len()).sum();
    let skipped: usize = connected(ground).map(|(_, forge)| forge.skipped).sum();
    Some(Requests {
        repositories: Count { part: connected(ground).count() as u64, of: ground.branches.len() as u64 },
        requests: Count { part: there as u64, of: (there + skipped) as u64 },
        since,
        until,
        reaches: weeks == 0 || since <= ground.clock.weeks_ago(weeks) && ground.clock.t() <= until,
        weeks,
        changes: changes(ground, weeks),
    })
}

/// Changes of so many weeks before T that a request became, of all of the team that count: a repository without a forge has no requests.
fn changes(ground: &Ground, weeks: i32) -> Count {
    let became: std::collections::HashSet<_> =
        all(ground).filter_map(|of| Some((of.repository, of.request.became?))).collect();
    let mut count = Count::default();
    let counts = |change: &&team::Change| !change.files.is_empty();
    for change in ground.weeks(weeks, 0).iter().filter(counts) {
        let commits = &ground.branches[change.repository].history.commits;
        let mut ids =
            change.commits.iter().chain([&change.commit]).map(|&commit| commits[commit as usize].id);
        count.add(ids.any(|id| became.contains(&(change.repository, id))));
    }
    count
}

impl Signal {
    /// An answer of change requests that is not there yet, of so many weeks before T; not connected where no forge is.
    pub(crate) fn of_requests(definition: &'static Definition, ground: &Ground, weeks: i32) -> Signal {
        let mut signal = Signal::empty(definition, ground);
        signal.coverage.requests = coverage(ground, weeks);
        if signal.coverage.requests.is_none() {
            signal.status = Status::NotConnected(FORGE);
        }
        signal
    }

    /// Whether it would be there, were its source connected.
    pub fn is_not_connected(&self) -> bool {
        matches!(self.status, Status::NotConnected(_))
    }

    /// Takes away what was read of the forges does not carry, as far as they were read at all.
    pub(crate) fn keep_what_the_forge_carries(&mut self, ground: &Ground) {
        let Some(requests) = self.coverage.requests.filter(|_| !self.is_not_connected()) else { return };
        let day = |at: Seconds| ground.clock.day(at).strftime("%-d %B %Y");
        let clock = &ground.clock;
        let start = clock.weeks_ago(requests.weeks);
        let (wanted, known) = (clock.t() - start, clock.t().min(requests.until) - start);
        if !enough(requests.requests) {
            let Count { part, of } = requests.requests;
            self.drop_because(&format!("{part} of {of} change requests could be read"));
        } else if requests.weeks > 0 && requests.since > start {
            let why =
                format!("needs {} weeks; the forge was read from {} on", requests.weeks, day(requests.since));
            self.drop_because(&why);
        } else if requests.weeks > 0 && !enough(Count { part: known.max(0) as u64, of: wanted as u64 }) {
            self.drop_because(&format!("the forge was last read on {}", day(requests.until)));
        }
        let is_known = |ends: i32| {
            requests.since <= clock.weeks_ago(ends.saturating_add(NOW))
                && clock.weeks_ago(ends) <= requests.until
        };
        self.points.retain(|point| is_known(point.weeks_ago));
        if requests.since > clock.weeks_ago(NOW + team::clock::BEFORE) {
            self.verdict = None;
            self.usual = None;
        }
        if requests.since > clock.weeks_ago(NOW + team::clock::BEFORE + BLOCK) {
            self.month_before = None;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_opens_where_people_see_it() {
        let opens_at = |kind, address: &str| {
            let place = Place { kind, address: address.to_owned(), name: "kassa/kassa".to_owned() };
            link(&place, "pull", "merge_requests", 12)
        };
        for (kind, address, opens) in [
            (ForgeKind::Github, "https://api.github.com", "https://github.com/kassa/kassa/pull/12"),
            (
                ForgeKind::Github,
                "https://git.example.org/api/v3",
                "https://git.example.org/kassa/kassa/pull/12",
            ),
            (
                ForgeKind::Gitlab,
                "https://gitlab.com/api/v4",
                "https://gitlab.com/kassa/kassa/-/merge_requests/12",
            ),
            (ForgeKind::Gitlab, "https://gitlab.com", "https://gitlab.com/kassa/kassa/-/merge_requests/12"),
            (
                ForgeKind::Gitlab,
                "https://example.org:8443/git/api/v4/",
                "https://example.org:8443/git/kassa/kassa/-/merge_requests/12",
            ),
        ] {
            assert_eq!(opens_at(kind, address).as_deref(), Some(opens));
        }
        for address in ["", "javascript:alert(1)", "javascript://x", "https://"] {
            assert_eq!(opens_at(ForgeKind::Gitlab, address), None, "{address}");
        }
    }
}
