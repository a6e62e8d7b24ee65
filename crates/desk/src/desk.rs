//! What a command or a page works with: the data directory, the team's repositories, what the lead said.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;
use std::sync::Arc;

use collect::git::Repository;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use records::{
    Calendar, CalendarSource, Forge, History, Identity, IncidentFile, IncidentLabels, Incidents, Place, Said,
};
use store::Data;
use team::areas::Division;
use team::{Ground, HandOver, Inputs, Settings};

use crate::notes::Notebook;
use crate::repositories::repositories;
use crate::text::clean;
use crate::week::Week;
use crate::{
    Asked, Failure, Watch, calendars, days, forges, incidents, lead, leave, missing, notes, reading,
};

/// A desk: opened for one team.
pub struct Desk {
    /// What it was opened for.
    pub asked: Asked,
    /// Where things are kept.
    pub data: Data,
    /// The team, by the git directory of its first repository.
    pub team: String,
    /// What was read of the team's repositories, the one asked about first; empty until it is loaded.
    pub histories: Vec<History>,
    /// What was read of the forge of each; none where none is connected.
    pub forges: Vec<Option<Forge>>,
    /// What was read of the lead's calendars; none where none is connected.
    pub calendar: Option<Calendar>,
    /// What was read of the team's file of incidents; none where none is connected.
    pub incidents: Option<Incidents>,
    /// What the lead said.
    pub settings: Settings,
    /// The lead: as said; where nothing is, as git has them.
    pub lead: Vec<Identity>,
    /// Whether that was said, and is not git's configuration.
    pub said_who: bool,
    /// The zone.
    pub zone: TimeZone,
    /// What was read just now.
    pub read: ReadNow,
    /// The repositories, opened.
    pub repositories: Vec<Repository>,
    /// Repositories of the team that could not be opened.
    pub absent: Vec<String>,
    /// Who git said commits when it was opened: the repositories may go away while it is.
    configured: Vec<Identity>,
    /// The repositories, branches, forges, incidents and calendars it was opened with, as words name them.
    opened: Named,
}

type Named = (
    Vec<String>,
    HashMap<String, String>,
    HashMap<String, Place>,
    Option<IncidentFile>,
    Option<IncidentLabels>,
    BTreeMap<String, CalendarSource>,
);

/// What a run read.
#[derive(Clone, Copy, Debug, Default)]
pub struct ReadNow {
    /// Commits.
    pub commits: u64,
    /// Whether nothing had been read before.
    pub first: bool,
    /// When, in seconds: what has come since is not in it.
    pub at: i64,
}

impl Desk {
    /// Opens the desk for the repository asked about, and reads and loads what there is of all of the team's.
    pub fn open(asked: Asked) -> Result<Desk, Failure> {
        let mut desk = Desk::unloaded(asked)?;
        desk.load()?;
        Ok(desk)
    }

    /// The same, before anything is loaded.
    pub fn unloaded(asked: Asked) -> Result<Desk, Failure> {
        let here = Repository::open(&asked.repository)?;
        let mut data = open_data(&asked.data, &asked.watch)?;
        let key = key(&here.git_dir());
        let team = team_of(&data, &key)?;
        let settings = Settings::of(&data.words(&team)?);
        let (repositories, absent) = repositories(here, &team, &key, &settings, asked.watch.as_ref());
        let mut read = ReadNow { first: true, at: asked.seconds(), commits: 0 };
        for repository in &repositories {
            let new = reading::read_new(&mut data, repository, branch(&settings, repository), &asked)?;
            read.commits += new.commits;
            read.first &= new.first;
        }
        if let Some(other) = lead::different(&data, &settings, &team, &asked)? {
            return Err(other);
        }
        let configured = lead::configured(&repositories);
        let lead = lead::lead(&settings, &configured, &asked);
        let zone = zone(&mut data, &settings, &asked)?;
        let said_who = said_who(&settings, &asked);
        let (histories, forges) = (Vec::new(), Vec::new());
        let opened = named(&settings);
        let mut desk = Desk {
            asked,
            data,
            team,
            histories,
            forges,
            calendar: None,
            incidents: None,
            settings,
            lead,
            said_who,
            zone,
            read,
            repositories,
            absent,
            configured,
            opened,
        };
        desk.hear_the_log()?;
        Ok(desk)
    }

    /// Loads what was read.
    pub fn load(&mut self) -> Result<(), Failure> {
        let mut histories = Vec::new();
        for repository in &self.repositories {
            let branch = branch(&self.settings, repository);
            histories.push(reading::load(&mut self.data, repository, branch, &self.asked)?);
        }
        self.histories = histories;
        self.load_forges()?;
        let file = self.settings.incidents.as_ref();
        self.incidents =
            file.map(|file| incidents::load(&self.data, &self.team, file)).transpose()?.flatten();
        self.calendar = calendars::load(&self.data, &self.settings)?;
        self.tell_apart();
        self.keep_who_was_said()?;
        // A calendar is asked for, and an export made, where no repository is open too.
        leave::keep_known(self)
    }

    /// Loads what was read of the forges that are connected.
    fn load_forges(&mut self) -> Result<(), Failure> {
        let mut forges = Vec::new();
        for repository in &self.repositories {
            let key = key(&repository.git_dir());
            let place = self.settings.forges.get(&key);
            forges.push(place.map(|place| forges::load(&self.data, &key, place)).transpose()?.flatten());
        }
        self.forges = forges;
        Ok(())
    }

    /// Whether git's configuration said so of an identity when it was opened.
    pub(crate) fn is_configured(&self, own: &Identity) -> bool {
        self.configured.iter().any(|configured| lead::is_one(configured, &own.email))
    }

    /// The day it is, in the zone of the lead.
    pub fn today(&self) -> Date {
        self.day(self.asked.seconds())
    }

    /// The day of an instant in seconds, in the zone of the lead.
    pub fn day(&self, seconds: i64) -> Date {
        Timestamp::from_second(seconds).unwrap_or_default().to_zoned(self.zone.clone()).date()
    }

    /// The first second of a day, in the zone of the lead.
    pub fn start_of(&self, day: Date) -> i64 {
        day.to_zoned(self.zone.clone()).map_or(0, |start| start.timestamp().as_second())
    }

    /// Repositories of one name are called by the directory they lie in too: `api/server`, `web/server`.
    fn tell_apart(&mut self) {
        let names: Vec<String> = self.histories.iter().map(|history| history.repository.clone()).collect();
        for (at, name) in names.iter().enumerate() {
            let place = self.repositories[at].place();
            let parent = place.parent().and_then(Path::file_name);
            if let Some(parent) = parent.filter(|_| names.iter().filter(|other| *other == name).count() > 1) {
                self.histories[at].repository = format!("{}/{name}", parent.to_string_lossy());
            }
        }
    }

    /// The common ground, as of now or of another day.
    pub fn ground(&self) -> Result<Ground<'_>, Failure> {
        self.ground_with(&self.settings)
    }

    /// The common ground, were the settings these.
    pub fn ground_with<'d>(&'d self, settings: &'d Settings) -> Result<Ground<'d>, Failure> {
        self.ground_of(settings, self.division()?)
    }

    /// The same, were its areas worked out anew.
    pub fn ground_anew<'d>(&'d self, settings: &'d Settings) -> Result<Ground<'d>, Failure> {
        self.ground_of(settings, None)
    }

    /// The common ground of a week: as of the Monday that ends it, also while it runs. What was merged in it up to
    /// now is known, and nothing later.
    pub fn ground_of_week(&self, week: Week) -> Result<Ground<'_>, Failure> {
        self.ground_as_of(&self.settings, self.division()?, Some(week.end()))
    }

    fn division(&self) -> Result<Option<Division>, Failure> {
        let kept = self.data.kept(&self.team, "areas")?;
        Ok(kept.and_then(|body| serde_json::from_str(&body).ok()))
    }

    fn ground_of<'d>(
        &'d self,
        settings: &'d Settings,
        division: Option<Division>,
    ) -> Result<Ground<'d>, Failure> {
        self.is_a_day_of_history()?;
        self.ground_as_of(settings, division, self.asked.as_of)
    }

    fn ground_as_of<'d>(
        &'d self,
        settings: &'d Settings,
        division: Option<Division>,
        as_of: Option<Date>,
    ) -> Result<Ground<'d>, Failure> {
        let inputs = Inputs {
            histories: &self.histories,
            forges: &self.forges,
            calendar: self.calendar.as_ref(),
            incidents: self.incidents.as_ref(),
            settings,
            lead: &self.lead,
            now: self.asked.seconds(),
            zone: self.zone.clone(),
            as_of,
            division,
        };
        let mut ground = Ground::of(inputs).map_err(|nobody| self.nobody(&nobody))?;
        ground.absent = self.absent.iter().map(|path| clean(path)).collect();
        ground.remedy = missing::remedy(self);
        Ok(ground)
    }

    /// A day to look back to has come, and history begins before it.
    fn is_a_day_of_history(&self) -> Result<(), Failure> {
        let Some(date) = self.asked.as_of else { return Ok(()) };
        if date > self.today() {
            return Err(days::not_come_yet(date));
        }
        let all = self.histories.iter().flat_map(|history| &history.commits);
        let first = all.map(|commit| commit.committed.seconds).min().map(|first| self.day(first));
        match first.filter(|&first| date <= first) {
            None => Ok(()),
            Some(first) => {
                Err(Failure::new(format!("there is no history before {}", crate::text::day(date)))
                    .looked_at(format!("it begins on {}", crate::text::day(first)))
                    .hint("name a later day: groundwork --as-of DATE"))
            }
        }
    }

    /// Keeps words about this team and hears them at once.
    pub fn say(&mut self, said: &[Said]) -> Result<(), Failure> {
        self.data.say(&self.team, said, self.asked.now)?;
        self.hear_again()
    }

    /// The same of words that hold whatever the team: hours, days off, the day of the role.
    pub fn say_of_every_team(&mut self, said: &[Said]) -> Result<(), Failure> {
        self.data.say("", said, self.asked.now)?;
        if self.data.has_prompt() {
            // Its days are those of the lead's zone.
            let mut book = Notebook::open(&mut self.data, self.asked.now, &self.asked.system_zone)?;
            crate::prompt::renew(&mut book, None);
        }
        self.hear_again()
    }

    /// Hears the words that are kept now.
    pub fn hear_again(&mut self) -> Result<(), Failure> {
        self.settings = Settings::of(&self.data.words(&self.team)?);
        self.lead = lead::lead(&self.settings, &self.configured, &self.asked);
        self.said_who = said_who(&self.settings, &self.asked);
        self.zone = zone(&mut self.data, &self.settings, &self.asked)?;
        self.hear_the_log()
    }

    /// Hears what figures rest on of the log. An area that was given away in it is a hand-over as one that was said by itself.
    fn hear_the_log(&mut self) -> Result<(), Failure> {
        let notes::Heard { given, recurrences, proposed, talks } = self.heard()?;
        self.settings.recurrences = recurrences;
        self.settings.proposed = proposed;
        self.settings.talks = talks;
        for given in given {
            let is_later =
                |said: &HandOver| said.area == given.area && said.date == given.date && said.at > given.at;
            if !self.settings.hand_overs.iter().any(is_later) {
                self.settings.hand_over(given);
            }
        }
        Ok(())
    }

    /// What figures of this team rest on of the log.
    pub fn heard(&self) -> Result<notes::Heard, Failure> {
        notes::heard(&self.data, &self.asked.system_zone, self.today(), &self.team_name())
    }

    /// The team as the lead's notes name it: by its first repository.
    pub fn team_name(&self) -> String {
        let first = self.repositories.iter().find(|repository| key(&repository.git_dir()) == self.team);
        let named = first.or(self.repositories.first()).map(Repository::name);
        named.unwrap_or_default()
    }

    /// Whether it has the repositories, branches, forges, incidents and calendars that the words name: else it is to be opened again.
    pub fn has_its_repositories(&self) -> bool {
        named(&self.settings) == self.opened
    }
}

/// What is loaded, as words name it.
fn named(settings: &Settings) -> Named {
    let Settings { repositories, branches, forges, incidents, incident_issues, calendars, .. } =
        settings.clone();
    (repositories, branches, forges, incidents, incident_issues, calendars)
}

/// Keeps the division of a team's areas that was worked out, once.
pub fn keep_areas(data: &mut Data, team: &str, division: &Division) -> Result<(), Failure> {
    let body = serde_json::to_string(division).expect("a division is plain data");
    if data.kept(team, "areas")?.as_ref() != Some(&body) {
        data.keep(team, "areas", &body)?;
    }
    Ok(())
}

/// The key of a repository.
pub fn key(git_dir: &Path) -> String {
    git_dir.to_string_lossy().into_owned()
}

/// The team a repository was added to; else its own.
pub fn team_of(data: &Data, key: &str) -> Result<String, Failure> {
    for team in data.teams()? {
        let settings = Settings::of(&data.words(&team)?);
        if settings.repositories.iter().any(|path| path == key) {
            return Ok(team);
        }
    }
    Ok(key.to_owned())
}

/// The data directory, opened; the watch is told what it has to say, now and later.
pub fn open_data(dir: &Path, watch: &Arc<dyn Watch>) -> Result<Data, Failure> {
    let told = watch.clone();
    let data = Data::open_telling(dir, move |notice| told.told(&clean(&notice.to_string())))?;
    crate::content::choose(&data, watch.as_ref())?;
    Ok(data)
}

/// The branch that the lead named, if they did.
pub(crate) fn branch<'s>(settings: &'s Settings, repository: &Repository) -> Option<&'s str> {
    settings.branches.get(&key(&repository.git_dir())).map(String::as_str)
}

/// Whether the lead said who they are, and it is not git's configuration that does.
fn said_who(settings: &Settings, asked: &Asked) -> bool {
    !(settings.me.is_empty() && asked.me.is_empty())
}

/// The zone: the lead's, else the system's at the first run, which is kept.
fn zone(data: &mut Data, settings: &Settings, asked: &Asked) -> Result<TimeZone, Failure> {
    if let Some(zone) = &asked.zone {
        return TimeZone::get(zone).map_err(|_| Failure::usage(format!("there is no zone {}", clean(zone))));
    }
    let kept = settings.zone.clone().or(data.kept("", "zone")?);
    if let Some(zone) = kept.as_deref().and_then(|name| TimeZone::get(name).ok()) {
        return Ok(zone);
    }
    let name = asked.system_zone.iana_name().unwrap_or("UTC").to_owned();
    data.keep("", "zone", &name)?;
    Ok(TimeZone::get(&name).unwrap_or(TimeZone::UTC))
}
