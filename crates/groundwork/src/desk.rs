//! What a command works with: the data directory, the team's repositories, what the lead said.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::time::{Instant, SystemTime, UNIX_EPOCH};

use collect::git::{Options, Repository};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use records::{Fresh, History, Identity, Said};
use store::Data;
use team::areas::Division;
use team::{Ground, Inputs, NoLead, Settings};

use crate::cli::Global;
use crate::failure::Failure;
use crate::interrupt::{self, Listening};
use crate::missing;
use crate::term::{Progress, clean, say};

/// A desk: opened for one command.
pub struct Desk {
    /// Where things are kept.
    pub data: Data,
    /// The team, by the git directory of its first repository.
    pub team: String,
    /// The team's repositories, the one asked about first.
    pub histories: Vec<History>,
    /// What the lead said.
    pub settings: Settings,
    /// The lead, as git or the command line has them.
    pub lead: Vec<Identity>,
    /// The instant of the run, in seconds.
    pub now: i64,
    /// The zone.
    pub zone: TimeZone,
    /// What was read just now.
    pub read: ReadNow,
    /// The repositories, opened.
    pub repositories: Vec<Repository>,
    /// Repositories of the team that could not be opened.
    pub absent: Vec<String>,
}

/// What a run read.
#[derive(Clone, Copy, Debug, Default)]
pub struct ReadNow {
    /// Commits.
    pub commits: u64,
    /// How long it took, in seconds.
    pub seconds: f64,
    /// Whether nothing had been read before.
    pub first: bool,
}

impl Desk {
    /// Opens the desk for the repository asked about, and reads what is new in all of the team's.
    pub fn open(global: &Global) -> Result<Desk, Failure> {
        let here = Repository::open(&global.repository()?)?;
        let mut data = Data::open(&global.data_dir()?)?;
        let key = key(&here.git_dir());
        let team = team_of(&data, &key)?;
        let mut settings = Settings::of(&data.words(&team)?);
        let (repositories, absent) = repositories(here, &team, &key, &settings);
        let mut read = ReadNow { first: true, ..ReadNow::default() };
        let mut histories = Vec::new();
        let started = Instant::now();
        for repository in &repositories {
            let branch = settings.branches.get(&crate::desk::key(&repository.git_dir())).cloned();
            let (history, commits, first) = read_new(&mut data, repository, branch.as_deref(), global)?;
            read.commits += commits;
            read.first &= first;
            histories.push(history);
        }
        read.seconds = started.elapsed().as_secs_f64();
        let mut lead: Vec<Identity> = global
            .me
            .iter()
            .map(|address| Identity { name: String::new(), email: address.clone() })
            .collect();
        if lead.is_empty() {
            lead.extend(repositories.iter().filter_map(Repository::configured_identity).take(1));
        } else if settings.me.is_empty() {
            let said: Vec<Said> =
                global.me.iter().map(|address| Said::Me { address: address.clone() }).collect();
            data.say("", &said, global.now_micros())?;
            settings = Settings::of(&data.words(&team)?);
        }
        let zone = zone(&mut data, &settings, global)?;
        Ok(Desk {
            data,
            team,
            histories,
            settings,
            lead,
            now: global.now(),
            zone,
            read,
            repositories,
            absent,
        })
    }

    /// The common ground, as of now or of another day.
    pub fn ground(&self, global: &Global) -> Result<Ground<'_>, Failure> {
        self.ground_with(global, &self.settings)
    }

    /// The common ground, were the settings these.
    pub fn ground_with<'d>(&'d self, global: &Global, settings: &'d Settings) -> Result<Ground<'d>, Failure> {
        self.is_a_day_of_history(global)?;
        let kept = self.data.kept(&self.team, "areas")?;
        let division: Option<Division> = kept.and_then(|body| serde_json::from_str(&body).ok());
        let inputs = Inputs {
            histories: &self.histories,
            settings,
            lead: &self.lead,
            now: self.now,
            zone: self.zone.clone(),
            as_of: global.as_of,
            division,
        };
        let mut ground = Ground::of(inputs).map_err(|nobody| self.nobody(&nobody))?;
        ground.absent = self.absent.iter().map(|path| clean(path)).collect();
        ground.remedy = missing::remedy(self);
        Ok(ground)
    }

    /// A day to look back to has come, and history begins before it.
    fn is_a_day_of_history(&self, global: &Global) -> Result<(), Failure> {
        let Some(date) = global.as_of else { return Ok(()) };
        let on = |seconds: i64| {
            Timestamp::from_second(seconds).unwrap_or_default().to_zoned(self.zone.clone()).date()
        };
        if date > on(self.now) {
            return Err(crate::commands::not_come_yet(date));
        }
        let all = self.histories.iter().flat_map(|history| &history.commits);
        let first = all.map(|commit| commit.committed.seconds).min().map(on);
        match first.filter(|&first| date <= first) {
            None => Ok(()),
            Some(first) => {
                Err(Failure::new(format!("there is no history before {}", crate::term::day(date)))
                    .looked_at(format!("it begins on {}", crate::term::day(first)))
                    .hint("name a later day: groundwork --as-of DATE"))
            }
        }
    }

    /// Keeps the division of areas that was worked out, once.
    pub fn keep_areas(&mut self, division: &Division) -> Result<(), Failure> {
        let body = serde_json::to_string(division).expect("a division is plain data");
        if self.data.kept(&self.team, "areas")?.as_ref() != Some(&body) {
            self.data.keep(&self.team, "areas", &body)?;
        }
        Ok(())
    }

    /// Keeps words about this team and hears them at once.
    pub fn say(&mut self, said: &[Said], global: &Global) -> Result<(), Failure> {
        self.data.say(&self.team, said, global.now_micros())?;
        self.hear_again()
    }

    /// Hears the words that are kept now.
    pub fn hear_again(&mut self) -> Result<(), Failure> {
        self.settings = Settings::of(&self.data.words(&self.team)?);
        Ok(())
    }

    fn nobody(&self, nobody: &NoLead) -> Failure {
        let who = self.lead.first().map_or_else(
            || "git says nobody commits here: user.email is not set".to_owned(),
            |own| format!("git says you are {}", identity(own)),
        );
        let mut failure = Failure::new(format!(
            "none of the {} here is you",
            crate::scorecard::counted(nobody.authors, "author")
        ))
        .looked_at(who);
        for (at, close) in nobody.close.iter().enumerate() {
            let lead = if at == 0 { "close: " } else { "       " };
            failure = failure.looked_at(format!("{lead}{}", identity(close)));
        }
        if self.histories.iter().any(|history| history.commits.iter().any(|commit| commit.cut)) {
            failure = failure.looked_at("the history is cut, and you may be in what is not here");
            failure = missing::remedy(self).into_iter().fold(failure, Failure::hint);
        }
        let addresses: Vec<String> = nobody.close.iter().map(|close| clean(&close.email)).collect();
        let addresses = if addresses.is_empty() { "ADDRESS".to_owned() } else { addresses.join(" ") };
        failure
            .hint(format!("groundwork me {addresses}"))
            .hint("another address from now on: git config user.email ADDRESS")
    }
}

/// `Name <address>`, clean.
pub fn identity(own: &Identity) -> String {
    clean(format!("{} <{}>", own.name, own.email).trim())
}

/// The key of a repository.
pub fn key(git_dir: &Path) -> String {
    git_dir.to_string_lossy().into_owned()
}

/// The team a repository was added to; else its own.
fn team_of(data: &Data, key: &str) -> Result<String, Failure> {
    for team in data.teams()? {
        let settings = Settings::of(&data.words(&team)?);
        if settings.repositories.iter().any(|path| path == key) {
            return Ok(team);
        }
    }
    Ok(key.to_owned())
}

/// The team's repositories that can be opened, the one asked about first; then the paths of the others.
fn repositories(
    here: Repository,
    team: &str,
    key: &str,
    settings: &Settings,
) -> (Vec<Repository>, Vec<String>) {
    let (mut all, mut absent) = (vec![here], Vec::new());
    let mut paths: Vec<&str> =
        std::iter::once(team).chain(settings.repositories.iter().map(String::as_str)).collect();
    paths.dedup();
    for path in paths.into_iter().filter(|path| *path != key) {
        let branch = settings.branches.get(path).map(String::as_str);
        let opened = Repository::open(Path::new(path));
        match opened.and_then(|repository| repository.head(branch).map(|_| repository)) {
            Ok(repository) => all.push(repository),
            Err(error) => {
                let place = place(path);
                say(&format!("{} is not read: {error}.", clean(&place)));
                absent.push(place);
            }
        }
    }
    (all, absent)
}

/// A repository as people call it, by its key.
fn place(key: &str) -> String {
    key.strip_suffix("/.git").unwrap_or(key).to_owned()
}

/// Reads what is new of one repository, and loads all of it.
fn read_new(
    data: &mut Data,
    repository: &Repository,
    branch: Option<&str>,
    global: &Global,
) -> Result<(History, u64, bool), Failure> {
    let head = repository.head(branch)?;
    let id = data.repository(&repository.git_dir())?;
    let before = data.last_read(id)?;
    let name = repository.name();
    let mut commits = 0;
    let tags = repository.tags();
    if before.as_ref().map(|(head, _)| head.tip) != Some(head.tip) || data.has_gaps(id)? {
        let _reading = data.reading(|| say("Another groundwork is reading here; waiting for it."))?;
        // A demo has nothing to go on with: it ends at once.
        let listening = (!global.made_up).then(Listening::begin);
        let heard = || listening.as_ref().is_some_and(Listening::heard);
        let known = data.known(id)?;
        let mut progress = Progress::reading(&name);
        let mut failed: Option<store::Error> = None;
        let mut reached = (0, 0);
        let options = Options { renames: true, threads: threads(), steps: true };
        repository.read(
            head.tip,
            &|commit| known.contains(commit),
            options,
            &mut |fresh: Vec<Fresh>, at| {
                reached = (at.done, at.total);
                if let Err(error) = data.write(id, &fresh) {
                    failed = Some(error);
                    return ControlFlow::Break(());
                }
                progress.at(at.done, at.total);
                if heard() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            },
        )?;
        progress.done();
        if let Some(error) = failed {
            return Err(error.into());
        }
        if heard() {
            return Err(interrupt::paused(reached.0, reached.1));
        }
        commits = reached.0;
    }
    data.finish(id, &name, &head, &tags, global.now_micros())?;
    let history = data.load(id)?.expect("it was finished just now");
    Ok((history, commits, before.is_none()))
}

fn threads() -> usize {
    std::thread::available_parallelism().map_or(1, std::num::NonZero::get).min(8)
}

/// The zone: the lead's, else the system's at the first run, which is kept.
fn zone(data: &mut Data, settings: &Settings, global: &Global) -> Result<TimeZone, Failure> {
    if let Some(zone) = &global.zone {
        return TimeZone::get(zone).map_err(|_| Failure::usage(format!("there is no zone {}", clean(zone))));
    }
    let kept = settings.zone.clone().or(data.kept("", "zone")?);
    if let Some(zone) = kept.as_deref().and_then(|name| TimeZone::get(name).ok()) {
        return Ok(zone);
    }
    let system = TimeZone::system();
    let name = system.iana_name().unwrap_or("UTC").to_owned();
    data.keep("", "zone", &name)?;
    Ok(TimeZone::get(&name).unwrap_or(TimeZone::UTC))
}

/// The data directory where nothing says another.
pub fn default_data_dir() -> Option<PathBuf> {
    let set = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let share = set("XDG_DATA_HOME").or_else(|| set("HOME").map(|home| home.join(".local/share")));
    share.map(|share| share.join("groundwork"))
}

/// The system's clock, in microseconds.
pub fn clock_micros() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_micros()).unwrap_or(i64::MAX)
}
