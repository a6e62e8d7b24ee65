use std::ops::ControlFlow;
use std::time::Duration;

/// Who waits while repositories are read: hears what is not as usual and how far it is, and may end it. A
/// reading that was ended is no loss: what was read is kept.
pub trait Watch: Send + Sync {
    /// Hears a sentence: that a repository of the team is not read, or that what was kept is begun anew.
    fn told(&self, _sentence: &str) {}

    /// Hears that another groundwork is reading into this data directory, and that this one waits for it.
    fn waits(&self) {
        self.told("Another groundwork is reading here; waiting for it.");
    }

    /// Hears that a repository is read from now on, by its name as git has it.
    fn begins(&self, _repository: &str) {}

    /// Hears how many commits of how many are read, or how many pieces of nobody knows how many (0); whether to go on.
    fn at(&self, _done: u64, _total: u64) -> ControlFlow<()> {
        ControlFlow::Continue(())
    }

    /// Hears that whoever is asked wants to be left alone, and why; lets that time pass, and says whether to go on.
    fn pauses(&self, why: &str, lasts: Duration) -> ControlFlow<()> {
        self.told(why);
        std::thread::sleep(lasts);
        ControlFlow::Continue(())
    }

    /// Hears that it is over, in whichever way; whether the rest is to be done.
    fn ends(&self) -> ControlFlow<()> {
        ControlFlow::Continue(())
    }
}

/// Nobody waits.
impl Watch for () {}
