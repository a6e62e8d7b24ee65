//! The desk as the pages have it: opened once, looked at many times.

use std::cell::{OnceCell, RefCell};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use desk::come::Come;
use desk::lines::Drawn;
use desk::moments::Found;
use desk::notes::{Heard, Known, Notebook};
use desk::since::{self, News};
use desk::week::{self, Drafted, Week};
use desk::{Asked, Desk, Failure, Report, Watch, keep_areas, lines, open_data};
use jiff::civil::Date;
use records::Word;
use store::{Data, Stamp};
use team::Ground;

use crate::looking::Looks;
use crate::owner::{Owner, Tell};

/// The instant, in microseconds since 1970: the system's, or a made-up team's own.
pub type Clock = Arc<dyn Fn() -> i64 + Send + Sync>;

/// How far the first reading is.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// The repository that is read, by its name as git has it.
    pub repository: String,
    /// Commits read.
    pub done: u64,
    /// Commits there are.
    pub total: u64,
    /// Since when, for rate and time left.
    pub since: Option<Instant>,
    /// What is not as usual.
    pub told: Vec<String>,
    /// The directory in which what is read is kept.
    pub kept: PathBuf,
}

/// A desk that stays open.
pub struct Sitting {
    /// The desk.
    pub desk: Desk,
    clock: Clock,
    /// What was drawn is kept with this, while the view borrows the desk.
    pen: RefCell<Data>,
    /// The notes, as the pen read them last.
    known: RefCell<Option<Known>>,
    /// What the view rests on.
    rests_on: RefCell<RestsOn>,
    looks: Looks,
    /// How long it took to open.
    took: Duration,
}

/// What figures rest on, beside what was read.
struct RestsOn {
    day: Date,
    /// While nothing was written, the rest is as it was.
    stamp: Stamp,
    words: Vec<Word>,
    /// What figures rest on of all that is noted.
    heard: Heard,
}

impl RestsOn {
    fn of(desk: &Desk, day: Date) -> Result<RestsOn, Failure> {
        let stamp = desk.data.stamp()?;
        Ok(RestsOn { day, stamp, words: desk.data.words(&desk.team)?, heard: desk.heard()? })
    }

    /// Whether figures would be others now.
    fn is_outdated(&mut self, desk: &Desk, day: Date) -> Result<bool, Failure> {
        if self.day != day {
            return Ok(true);
        }
        if self.stamp == desk.data.stamp()? {
            return Ok(false);
        }
        let now = RestsOn::of(desk, day)?;
        let outdated = (&self.words, &self.heard) != (&now.words, &now.heard);
        if !outdated {
            *self = now;
        }
        Ok(outdated)
    }
}

/// What pages look at.
pub struct Seen<'v> {
    /// The desk.
    pub desk: &'v Desk,
    /// The common ground.
    pub ground: &'v Ground<'v>,
    /// All signals.
    pub report: &'v Report<'v>,
    /// Why what was drawn could not be kept, if it could not.
    pub not_kept: Option<String>,
    /// How long it took to open the desk, with the reading.
    pub took: Duration,
    looks: &'v Looks,
    pen: &'v RefCell<Data>,
    known: &'v RefCell<Option<Known>>,
    clock: &'v Clock,
    moments: OnceCell<Found>,
    week: OnceCell<Result<Drafted, Failure>>,
}

impl Seen<'_> {
    /// What has come since the histories were read.
    pub fn come(&self) -> Option<Come> {
        self.looks.come(self.desk)
    }

    /// What is new since the lead last looked at the scorecard.
    pub fn news(&self) -> Option<News> {
        self.looks.news(self.desk, self.report)
    }

    /// Keeps that the scorecard was looked at; why that failed, if it did.
    pub fn is_looked_at(&self) -> Option<String> {
        let kept = self.looks.keep(self.desk, &since::shown(self.report), self.pen);
        kept.err().map(|error| in_words(&error.into()))
    }

    /// What records show of this week, found when it is first asked for.
    pub fn found(&self) -> &Found {
        self.moments.get_or_init(|| {
            // What cannot be worked out is said where figures stand; a day without moments is no failure.
            desk::moments::of_this_week(self.desk).unwrap_or_default()
        })
    }

    /// The week that is looked at, drafted when it is first asked for.
    pub fn week(&self) -> Result<&Drafted, &Failure> {
        let drafted = || week::drafted(self.desk, Week::to_look_at(week::today(self.desk)));
        self.week.get_or_init(drafted).as_ref()
    }

    /// Does something with the lead's notes. Where something changes that a figure rests on, whoever looks next
    /// sees it.
    pub fn notes<R>(&self, with: impl FnOnce(&mut Notebook) -> Result<R, Failure>) -> Result<R, Failure> {
        let mut data = self.pen.borrow_mut();
        let (known, zone) = (self.known.take(), &self.desk.asked.system_zone);
        let mut book = Notebook::open_again(&mut data, (self.clock)(), zone, known)?;
        let done = with(&mut book)?;
        self.known.replace(Some(book.close()));
        Ok(done)
    }
}

impl Sitting {
    /// Opens the desk, reads what is new, and says how far that is.
    pub fn open(asked: Asked, clock: Clock, tell: Tell<Reading>) -> Result<Sitting, Failure> {
        let watch: Arc<dyn Watch> = Arc::new(Watching::new(tell, &asked.data));
        let asked = Asked { watch, now: clock(), ..asked };
        let pen = open_data(&asked.data, &asked.watch)?;
        let began = Instant::now();
        let desk = Desk::open(asked)?;
        let rests_on = RefCell::new(RestsOn::of(&desk, desk.today())?);
        let looks = Looks::after(&desk);
        let (pen, known) = (RefCell::new(pen), RefCell::new(None));
        Ok(Sitting { desk, clock, pen, known, rests_on, looks, took: began.elapsed() })
    }

    /// Makes the desk ready for an act: it is now, and what was said elsewhere is heard.
    pub fn now(&mut self) -> Result<&mut Desk, Failure> {
        self.desk.asked.now = (self.clock)();
        self.desk.hear_again()?;
        self.has_its_repositories()?;
        Ok(&mut self.desk)
    }

    /// Does something at the desk. Where the team then has other repositories, the desk is opened again.
    pub fn act<R>(&mut self, act: impl FnOnce(&mut Desk) -> Result<R, Failure>) -> Result<R, Failure> {
        let done = act(self.now()?)?;
        self.has_its_repositories()?;
        Ok(done)
    }

    fn has_its_repositories(&mut self) -> Result<(), Failure> {
        if !self.desk.has_its_repositories() {
            self.desk = Desk::open(self.desk.asked.clone())?;
        }
        Ok(())
    }

    fn work_out(&self, see: &mut dyn FnMut(Result<&Seen<'_>, String>)) -> Result<(), Failure> {
        let desk = &self.desk;
        *self.rests_on.borrow_mut() = RestsOn::of(desk, desk.today())?;
        let ground = desk.ground()?;
        let mut report = Report::of(&ground);
        let drawn = lines::draw(&mut report, desk)?;
        // A full disk, say. What is shown is right all the same.
        let not_kept = self.keep(&report, &drawn).err().map(|failure| in_words(&failure));
        let (moments, week) = (OnceCell::new(), OnceCell::new());
        let (took, looks, clock) = (self.took, &self.looks, &self.clock);
        let (pen, known) = (&self.pen, &self.known);
        see(Ok(&Seen {
            desk,
            ground: &ground,
            report: &report,
            not_kept,
            took,
            looks,
            pen,
            known,
            clock,
            moments,
            week,
        }));
        Ok(())
    }

    fn keep(&self, report: &Report, drawn: &Drawn) -> Result<(), Failure> {
        let (desk, pen) = (&self.desk, &mut *self.pen.borrow_mut());
        if desk.asked.as_of.is_some() {
            return Ok(());
        }
        // Areas are kept once, and so not of a history that is not whole.
        if !report.knowledge.signal.is_dropped() {
            keep_areas(pen, &desk.team, &report.ground.division)?;
        }
        lines::keep(pen, &desk.team, drawn, desk.asked.now)
    }
}

impl Owner for Sitting {
    type View<'v> = Seen<'v>;
    type Progress = Reading;

    fn show(&self, see: &mut dyn FnMut(Result<&Seen<'_>, String>)) {
        if let Err(failure) = self.work_out(see) {
            see(Err(in_words(&failure)));
        }
    }

    fn is_outdated(&self) -> bool {
        let today = self.desk.day((self.clock)().div_euclid(1_000_000));
        // What cannot be read now is read when it is worked out, and said then.
        self.rests_on.borrow_mut().is_outdated(&self.desk, today).unwrap_or(false)
    }

    fn renew(&mut self) {
        let day = self.desk.today();
        // What fails is said when it is worked out.
        let _ = self.now();
        if self.desk.today() != day {
            self.looks = Looks::after(&self.desk);
        }
    }
}

/// A failure as one text: what is so, what was looked at, what to do.
pub fn in_words(failure: &Failure) -> String {
    let lines = std::iter::once(&failure.what).chain(&failure.looked_at).chain(&failure.hints);
    lines.filter(|line| !line.is_empty()).cloned().collect::<Vec<_>>().join("\n")
}

/// Says how far a reading is. Nothing ends it but the end of the program, and then what was read is kept.
struct Watching {
    reading: std::sync::Mutex<Reading>,
    tell: Tell<Reading>,
}

impl Watching {
    fn new(tell: Tell<Reading>, data: &Path) -> Watching {
        let reading = Reading { kept: data.to_owned(), ..Reading::default() };
        Watching { reading: std::sync::Mutex::new(reading), tell }
    }

    fn note(&self, note: impl FnOnce(&mut Reading)) {
        let mut reading = self.reading.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        note(&mut reading);
        self.tell.say(reading.clone());
    }
}

impl Watch for Watching {
    fn told(&self, sentence: &str) {
        self.note(|reading| reading.told.push(sentence.to_owned()));
    }

    fn begins(&self, repository: &str) {
        self.note(|reading| {
            reading.repository = repository.to_owned();
            (reading.done, reading.total, reading.since) = (0, 0, Some(Instant::now()));
        });
    }

    fn at(&self, done: u64, total: u64) -> ControlFlow<()> {
        self.note(|reading| (reading.done, reading.total) = (done, total));
        ControlFlow::Continue(())
    }
}
