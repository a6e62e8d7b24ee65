//! The lead's own notes: the log and the loop. They are about the lead, whatever the team, and need no
//! repository.

mod added;
mod back;
mod due;
mod figures;
pub mod form;
mod given;
mod heard;
mod judged;
mod kin;
mod last;
mod lines;
mod message;
mod outcome;
mod people;
mod said;
mod search;
mod steps;
mod undo;

use growth::cycle::Cycles;
use growth::days::Zones;
use growth::log::Log;
use growth::{Entry, Note};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use records::{Said, Word, WordId};
use store::{Data, Stamp};

use crate::Failure;

pub use added::{Added, LinkedWith, about, about_area, added, links};
pub use back::{CameBack, came_back};
pub use due::{
    Answer, Question, asked_today, has_reasons, keeps_back, outcomes, question, questions, reasons,
};
pub(crate) use due::{Short, on_a_row};
pub use figures::{LogFigure, back, figures, figures_beside, follow_ups_held, reviewed};
pub use given::{GivenRow, given_rows};
pub use heard::Heard;
pub(crate) use heard::{heard, talks};
pub use judged::{Judged, judged};
pub use kin::{KinRow, kin};
pub use last::{add_to_last, ask_back};
pub use lines::{KeptLine, keep_line, keep_line_under_pseudonyms, read, understood};
pub use message::{Message, hand_over_messages};
pub(crate) use outcome::outcome_in_words;
pub use people::people;
pub(crate) use said::and;
use said::title_of_given;
pub use said::{details, title, title_as_written, took};
pub use search::{Hit, Stands, search};
pub use steps::Step;
pub(crate) use undo::undo_of;
pub use undo::{in_words, undo};

/// How long what was taken back can be brought again: thirty days, in microseconds.
pub const IN_THE_BIN: i64 = 30 * 24 * 60 * 60 * 1_000_000;

/// All that was noted, as it stands, and the data directory it is kept in.
pub struct Notebook<'d> {
    /// The notes that hold, in the order they were kept.
    pub notes: Vec<(WordId, Word<Note>)>,
    /// The log.
    pub log: Log,
    /// The cycles.
    pub cycles: Cycles,
    /// The instant it is, in microseconds since 1970: what is kept is kept at it.
    pub now: i64,
    /// The day it is, where the lead is.
    pub today: Date,
    /// The zones the lead lived in.
    pub zones: Zones,
    /// Where it is kept.
    pub data: &'d mut Data,
    stamp: Stamp,
}

/// What was read of a data directory: it holds until something is written there.
pub struct Known {
    stamp: Stamp,
    notes: Vec<(WordId, Word<Note>)>,
    log: Log,
    cycles: Cycles,
    zones: Zones,
}

impl Known {
    fn read(data: &Data, system: &TimeZone) -> Result<Known, Failure> {
        // Before it is read: what is written meanwhile makes it outdated.
        let stamp = data.stamp()?;
        let (notes, zones) = (data.named_words::<Note>("")?, zones(data, system)?);
        let (log, cycles) = (Log::of(&notes, &zones), Cycles::of(&notes, &zones));
        Ok(Known { stamp, notes, log, cycles, zones })
    }
}

impl<'d> Notebook<'d> {
    /// What is noted in a data directory, at an instant (microseconds since 1970). The zone is the system's until
    /// another is known.
    pub fn open(data: &'d mut Data, now: i64, system: &TimeZone) -> Result<Notebook<'d>, Failure> {
        Notebook::open_again(data, now, system, None)
    }

    /// The same with what is known of it, which is read anew only where something was written since.
    pub fn open_again(
        data: &'d mut Data,
        now: i64,
        system: &TimeZone,
        known: Option<Known>,
    ) -> Result<Notebook<'d>, Failure> {
        let stamp = data.stamp()?;
        let known = match known.filter(|known| known.stamp == stamp) {
            Some(known) => known,
            None => Known::read(data, system)?,
        };
        let Known { stamp, notes, log, cycles, zones } = known;
        Ok(Notebook { log, cycles, notes, now, today: zones.day_of(now), zones, data, stamp })
    }

    /// What is known, for who opens it again.
    pub fn close(self) -> Known {
        let Notebook { notes, log, cycles, zones, stamp, .. } = self;
        Known { stamp, notes, log, cycles, zones }
    }

    /// Keeps notes, all of them or none, as one act; their names.
    pub fn keep(&mut self, notes: &[Note]) -> Result<Vec<WordId>, Failure> {
        self.data.empty_bin::<Note>(self.now - IN_THE_BIN)?;
        let ids = self.data.say("", notes, self.now)?;
        self.read_again()?;
        Ok(ids)
    }

    /// Keeps notes by names they are given, all of them or none, as one act: so that one can be about another.
    pub fn keep_named(&mut self, notes: Vec<(WordId, Note)>) -> Result<(), Failure> {
        self.data.empty_bin::<Note>(self.now - IN_THE_BIN)?;
        let at = self.now;
        let words: Vec<(WordId, Word<Note>)> =
            notes.into_iter().map(|(id, said)| (id, Word { at, said })).collect();
        self.data.say_named("", &words)?;
        self.read_again()
    }

    /// Takes one note back, by its name; it lies in the bin for thirty days.
    pub fn take_back(&mut self, id: WordId) -> Result<Note, Failure> {
        let taken = self.data.undo_word::<Note>(id, self.now)?;
        self.read_again()?;
        taken.ok_or_else(|| Failure::new("it was taken back before, or never kept"))
    }

    /// Brings a note again that was taken back.
    pub fn bring_back(&mut self, id: WordId) -> Result<Note, Failure> {
        let brought = self.data.bring_back::<Note>(id)?;
        self.read_again()?;
        brought.ok_or_else(|| {
            Failure::new("it is not in the bin").hint("what was taken back stays for thirty days")
        })
    }

    /// What was taken back in the last thirty days, the last first.
    pub fn bin(&self) -> Result<Vec<(WordId, Word<Note>)>, Failure> {
        let mut bin = self.data.bin::<Note>(self.now - IN_THE_BIN)?;
        bin.reverse();
        Ok(bin)
    }

    fn read_again(&mut self) -> Result<(), Failure> {
        self.stamp = self.data.stamp()?;
        self.notes = self.data.named_words::<Note>("")?;
        self.log = Log::of(&self.notes, &self.zones);
        self.cycles = Cycles::of(&self.notes, &self.zones);
        crate::prompt::renew(self, None);
        Ok(())
    }
}

/// The zones the lead lived in: what was found at the first run, and then what they said.
fn zones(data: &Data, system: &TimeZone) -> Result<Zones, Failure> {
    let named = |name: &str| TimeZone::get(name).ok();
    let first = data.kept("", "zone")?.as_deref().and_then(named).unwrap_or_else(|| system.clone());
    let said = data.words("")?.into_iter().filter_map(|word| match word.said {
        Said::Zone { name } => Some((word.at, named(&name)?)),
        _ => None,
    });
    Ok(Zones::with_moves(first, said.collect()))
}

/// What an entry is called, in a word or two.
pub fn name_of(entry: &Entry) -> &'static str {
    match entry {
        Entry::Line { .. } => "a line",
        Entry::Unseen(_) => "work nobody saw",
        Entry::Decision(_) => "decision",
        Entry::GivenAway(_) => "given away",
        Entry::Again(_) => "it happened again",
        Entry::Talk(_) => "talk",
        Entry::Landing(_) => "did it land",
        Entry::Person(_) => "a person I need with me",
        Entry::Opportunity(_) => "opportunity",
    }
}
