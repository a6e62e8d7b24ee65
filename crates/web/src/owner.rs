//! The thread that owns what the pages look at.
//!
//! What is worked out borrows from what it is worked out of, so both live on the stack of one thread. A handler sends it a
//! closure, which looks at the view and gives something back. A change is another closure, which gets the owner alone;
//! after it the view is worked out anew, and whoever asks meanwhile waits for that. So does who looks when the view has
//! come to be outdated, because a day began, or another process changed what it rests on.
//!
//! A page that shows something is rendered in the closure, since what it shows is borrowed there; [`Lost`] becomes a page in
//! words by `?`:
//!
//! ```text
//! room.look(move |view| html(&Areas::of(view, page))).await?
//! ```

use std::any::Any;
use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use tokio::sync::{oneshot, watch};

use crate::error::Error;
use crate::trouble::Trouble;

/// What a thread can own for the pages.
pub trait Owner: 'static {
    /// What is worked out of it.
    type View<'v>;
    /// What is said while it is opened, for a page to show.
    type Progress: Clone + Send + Sync + 'static;

    /// Works the view out and gives it to `see`, once; or says why there is none, for a reader: what is so, and what to do.
    #[expect(clippy::type_complexity, reason = "said once, and a name would say less")]
    fn show(&self, see: &mut dyn FnMut(Result<&Self::View<'_>, String>));

    /// Whether what was last shown no longer holds.
    fn is_outdated(&self) -> bool {
        false
    }

    /// Makes ready for being shown anew, after it was outdated.
    fn renew(&mut self) {}
}

/// Where a thread stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State<P> {
    /// The owner is being opened; nothing was said of it yet, or this.
    Opening(Option<P>),
    /// It can be looked at.
    Open,
    /// It could not be opened, for this reason, and there is no more to wait for.
    Failed(String),
}

/// Why a question has no answer.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Lost {
    /// The owner could not be opened, or the view not be worked out.
    #[error("{0}")]
    NoView(String),
    /// What was to be done panicked. The thread lives on.
    #[error("{0}")]
    Panicked(String),
    /// The thread has ended.
    #[error("the program is closing")]
    Closed,
}

impl From<Lost> for Trouble {
    fn from(lost: Lost) -> Trouble {
        Trouble::ours(lost.to_string())
    }
}

/// The way to a thread that owns an `O`. The thread ends with the last of them.
pub struct Room<O: Owner> {
    to: Sender<Message<O>>,
    state: watch::Receiver<State<O::Progress>>,
}

impl<O: Owner> Clone for Room<O> {
    fn clone(&self) -> Self {
        Room { to: self.to.clone(), state: self.state.clone() }
    }
}

/// Says how far the opening is.
pub struct Tell<P>(watch::Sender<State<P>>);

impl<P> Tell<P> {
    /// Puts this in the place of what was said before.
    pub fn say(&self, progress: P) {
        self.0.send_if_modified(|state| {
            let opening = matches!(state, State::Opening(_));
            if opening {
                *state = State::Opening(Some(progress));
            }
            opening
        });
    }
}

enum Message<O: Owner> {
    Look(Look<O>),
    Change(Change<O>),
}

/// Gets the view, or why there is none.
type Look<O> = Box<dyn FnOnce(Result<&<O as Owner>::View<'_>, &Lost>) + Send>;
type Change<O> = Box<dyn FnOnce(Result<&mut O, &Lost>) + Send>;

impl<O: Owner> Room<O> {
    /// Starts a thread and opens the owner on it, which may say how far it is. An error if the system gives no thread.
    pub fn open<F>(open: F) -> Result<Room<O>, Error>
    where
        F: FnOnce(Tell<O::Progress>) -> Result<O, String> + Send + 'static,
    {
        let (to, inbox) = channel();
        let (says, state) = watch::channel(State::Opening(None));
        let thread = thread::Builder::new().name("desk".to_owned());
        thread.spawn(move || run(open, &inbox, &says)).map_err(Error::Start)?;
        Ok(Room { to, state })
    }

    /// What the view gives to a closure, which is not called where nobody waits for it any more. Waits while the owner is being
    /// opened or changed.
    pub async fn look<R, F>(&self, look: F) -> Result<R, Lost>
    where
        R: Send + 'static,
        F: FnOnce(&O::View<'_>) -> R + Send + 'static,
    {
        let (answer, answered) = oneshot::channel();
        let look: Look<O> = Box::new(move |view| {
            // Who asked may have gone, and then nobody needs it.
            if !answer.is_closed() {
                let _ = answer.send(view.map_err(Clone::clone).and_then(|view| caught(|| look(view))));
            }
        });
        self.to.send(Message::Look(look)).map_err(|_| Lost::Closed)?;
        answered.await.unwrap_or(Err(Lost::Closed))
    }

    /// What a change of the owner gives; it is made whether or not somebody still waits for it. When this is answered, whoever
    /// looks sees the change.
    pub async fn change<R, F>(&self, change: F) -> Result<R, Lost>
    where
        R: Send + 'static,
        F: FnOnce(&mut O) -> R + Send + 'static,
    {
        let (answer, answered) = oneshot::channel();
        let change: Change<O> = Box::new(move |owner| {
            let done = owner.map_err(Clone::clone).and_then(|owner| caught(|| change(owner)));
            let _ = answer.send(done);
        });
        self.to.send(Message::Change(change)).map_err(|_| Lost::Closed)?;
        answered.await.unwrap_or(Err(Lost::Closed))
    }

    /// Where the thread stands now.
    pub fn state(&self) -> State<O::Progress> {
        self.state.borrow().clone()
    }

    /// Where it stands once the owner is open or has failed to open.
    pub async fn opened(&self) -> State<O::Progress> {
        let mut state = self.state.clone();
        match state.wait_for(|state| !matches!(state, State::Opening(_))).await {
            Ok(state) => state.clone(),
            Err(_) => State::Failed(Lost::Closed.to_string()),
        }
    }
}

fn run<O, F>(open: F, inbox: &Receiver<Message<O>>, says: &watch::Sender<State<O::Progress>>)
where
    O: Owner,
    F: FnOnce(Tell<O::Progress>) -> Result<O, String>,
{
    match caught(|| open(Tell(says.clone()))).and_then(|opened| opened.map_err(Lost::NoView)) {
        Ok(mut owner) => {
            says.send_replace(State::Open);
            let mut waiting = None;
            while let Some(next) = until_a_change(&owner, inbox, waiting.take()) {
                match next {
                    Next::Change(change) => change(Ok(&mut owner)),
                    Next::Renew(look) => {
                        // Where it panics, who waits sees what there was.
                        let _ = caught(|| owner.renew());
                        waiting = Some(look);
                    }
                }
            }
        }
        Err(why) => {
            says.send_replace(State::Failed(why.to_string()));
            while let Ok(message) = inbox.recv() {
                match message {
                    Message::Look(look) => look(Err(&why)),
                    Message::Change(change) => change(Err(&why)),
                }
            }
        }
    }
}

/// What ends a view.
enum Next<O: Owner> {
    Change(Change<O>),
    /// It is outdated, and this was to look at it.
    Renew(Look<O>),
}

/// Works the view out and has it looked at, first by who waits for it; then what ends it, or nothing when nobody is left to
/// ask.
fn until_a_change<O: Owner>(
    owner: &O,
    inbox: &Receiver<Message<O>>,
    waiting: Option<Look<O>>,
) -> Option<Next<O>> {
    let (mut waiting, mut next, seen) = (waiting, None, Cell::new(false));
    let mut serve = |view: Result<&O::View<'_>, &Lost>| {
        seen.set(true);
        if let Some(look) = waiting.take() {
            look(view);
        }
        while let Ok(message) = inbox.recv() {
            match message {
                Message::Look(look) if caught(|| owner.is_outdated()).unwrap_or(false) => {
                    next = Some(Next::Renew(look));
                    return;
                }
                Message::Look(look) => look(view),
                Message::Change(change) => {
                    next = Some(Next::Change(change));
                    return;
                }
            }
        }
    };
    let shown = caught(|| {
        owner.show(&mut |view| match view {
            Ok(view) => serve(Ok(view)),
            Err(why) => serve(Err(&Lost::NoView(why))),
        });
    });
    // It panicked before there was anything to see. Afterwards nothing can: whoever looks is caught.
    if let (Err(why), false) = (&shown, seen.get()) {
        serve(Err(why));
    }
    next
}

/// What a closure gives, or what it said when it panicked. Nothing that it left half done is seen: a view is not changed,
/// and after a change it is worked out anew.
fn caught<R>(work: impl FnOnce() -> R) -> Result<R, Lost> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|panic| Lost::Panicked(said_by(&*panic)))
}

fn said_by(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    text.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_else(|| "it panicked".to_owned())
}
