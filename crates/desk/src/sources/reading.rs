//! Reading what is new of all that is connected, when the lead asks for it: forges, calendars, the file of incidents.

use std::ops::ControlFlow;

use records::Place;
use store::Data;

use crate::calendars::{self, Whose};
use crate::failure::INTERRUPTED;
use crate::forges::{self, Wait, Why};
use crate::text::{clean, number_of};
use crate::{Asked, Desk, Failure, Watch, effect, incidents, open_data};

/// What is connected, as a desk knows it, so that it can be read beside it.
pub struct Connections {
    forges: Vec<(String, Place)>,
    whose: Whose,
    incidents: Option<ReadsIncidents>,
}

type ReadsIncidents = Box<dyn FnOnce(&Asked) -> Result<incidents::ReadOf, Failure> + Send>;

impl Connections {
    /// Those of a desk; none where nothing but git is connected.
    pub fn of(desk: &Desk) -> Option<Connections> {
        is_connected(desk).then(|| Connections {
            forges: forges::connected(desk),
            whose: Whose::of(desk),
            incidents: incidents::read_again(desk).map(|read| Box::new(read) as ReadsIncidents),
        })
    }
}

/// Whether anything but git is connected.
pub fn is_connected(desk: &Desk) -> bool {
    let settings = &desk.settings;
    settings.has_incidents() || !(settings.forges.is_empty() && settings.calendars.is_empty())
}

/// What a reading of all that is connected brought.
#[derive(Clone, Debug, Default)]
pub struct Read {
    /// What was read, in sentences.
    pub said: Vec<String>,
    /// Why the others could not be read, each with the name of its source.
    pub failed: Vec<Failure>,
}

impl Read {
    /// Takes what came of one source. Whoever ended that wants no other read.
    fn takes(&mut self, source: &str, read: Result<Vec<String>, Failure>) -> ControlFlow<()> {
        match read {
            Ok(said) => self.said.extend(said),
            Err(failure) if failure.code == INTERRUPTED => {
                self.failed.push(failure);
                return ControlFlow::Break(());
            }
            Err(failure) => {
                let what = format!("{source}: {}", failure.what);
                self.failed.push(Failure { what, ..failure });
            }
        }
        ControlFlow::Continue(())
    }
}

/// Reads what is new of all that is connected, beside whoever has the desk. What cannot be read keeps nothing else from being
/// read, but for who ends it.
pub fn read_new(asked: &Asked, all: Connections) -> Result<Read, Failure> {
    let mut read = Read::default();
    let mut data = open_data(&asked.data, &asked.watch)?;
    // An end is said in what was read.
    let _ = each(&mut read, &mut data, asked, all);
    Ok(read)
}

fn each(read: &mut Read, data: &mut Data, asked: &Asked, all: Connections) -> ControlFlow<()> {
    let Connections { forges, whose, incidents } = all;
    match calendars::all(data) {
        Ok(calendars) => {
            for (name, of) in &calendars {
                let one = calendars::read_again(data, (name, of), &whose, asked);
                read.takes(&clean(name), one.map(|one| vec![one.in_words()]))?;
            }
        }
        Err(failure) => read.takes("calendars", Err(failure))?,
    }
    if let Some(reads) = incidents {
        read.takes("incidents", reads(asked).map(|one| one.in_words()))?;
    }
    for (repository, place) in &forges {
        let one = forges::read_again(data, (repository, place), asked);
        read.takes(&forges::named(place), one.map(|one| vec![one.in_words(place)]))?;
    }
    ControlFlow::Continue(())
}

/// What came of connecting something, or of reading it.
#[derive(Clone, Debug)]
pub struct Connected {
    /// What was read, in sentences.
    pub kept: Vec<String>,
    /// The figures it changed, a line each.
    pub changed: Vec<String>,
}

/// Opens the desk again with what was read, and says what that changed.
pub fn finish(desk: &mut Desk, kept: Vec<String>) -> Result<Connected, Failure> {
    finish_with(desk, |_| kept)
}

/// The same, where what is said rests on what is there now.
pub(crate) fn finish_with(
    desk: &mut Desk,
    kept: impl FnOnce(&Desk) -> Vec<String>,
) -> Result<Connected, Failure> {
    let opened = Desk::open(desk.asked.clone())?;
    let kept = kept(&opened);
    let changed = effect::between(desk, &opened)?;
    *desk = opened;
    Ok(Connected { kept, changed })
}

/// Why what was connected when a reading of all began is not read.
pub(crate) const GONE: &str = "it was taken back, or is another one by now";

/// That what was read before is read no longer.
pub(crate) fn takes_the_place_of(other: &str) -> String {
    format!("It takes the place of {}, which is read no longer.", clean(other))
}

/// That nothing else is being read in this data directory, for as long as it is held.
pub fn alone(data: &Data) -> Result<impl Sized + use<>, Failure> {
    data.asking()?.ok_or_else(|| {
        Failure::new("something is being read already, for this data directory")
            .hint("that goes on, and what it reads is kept; look again in a while")
    })
}

/// Says why nothing is asked of somebody for a while, and waits or ends it.
pub(crate) fn pauses(watch: &dyn Watch, whom: &str, wait: Wait) -> ControlFlow<()> {
    watch.pauses(&why(&clean(whom), wait), wait.lasts)
}

fn why(whom: &str, wait: Wait) -> String {
    let lasts = match wait.lasts.as_secs() {
        seconds @ ..=90 => number_of(seconds as usize, "second"),
        seconds => number_of(seconds.div_ceil(60) as usize, "minute"),
    };
    match wait.why {
        Why::Allowance => format!(
            "{whom} lets this token ask no more for {lasts}; it goes on then. Ctrl-C: what was read is kept."
        ),
        Why::Pace => format!("{whom} wants to be asked more slowly; it goes on in {lasts}."),
        Why::Trouble => format!("{whom} did not answer; asked again in {lasts}."),
    }
}
