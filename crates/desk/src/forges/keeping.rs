//! A reading of a forge, kept step by step.

use std::collections::HashMap;
use std::ops::ControlFlow;

use collect::forge::{Comment, Far, Kept, Step, Tag};
use records::Account;
use store::Data;

use super::kept::{FAR, KeptFar, KeptRequest, MAIL, ONE, REQUEST, SAID, SKIPPED, TAG, key_of};
use crate::Watch;

/// What a reading is told is known, and what it gives.
pub(super) struct Keeping<'d> {
    data: &'d mut Data,
    source: &'d str,
    watch: &'d dyn Watch,
    own: String,
    far: Option<Far>,
    marks: HashMap<u64, u64>,
    tags: HashMap<String, Tag>,
    mails: HashMap<String, Account>,
    /// Requests read now.
    pub(super) read: u64,
    /// Stories that do not lead to those who are asked now.
    pub(super) disagree: u64,
    /// What the forge calls the repository now.
    pub(super) named: Option<String>,
    /// What could not be kept.
    pub(super) failed: Option<store::Error>,
    /// Whether whoever watches ended it.
    pub(super) ended: bool,
}

impl<'d> Keeping<'d> {
    /// With what is kept already.
    pub(super) fn of(
        data: &'d mut Data,
        source: &'d str,
        own: &Account,
        watch: &'d dyn Watch,
    ) -> Result<Keeping<'d>, store::Error> {
        let far = data.item::<KeptFar>(source, ONE, FAR)?;
        let far = far.map(|(since, pages, listed, mails)| Far { since, pages, listed, mails });
        let marks = data.items::<KeptRequest>(source, REQUEST)?.into_iter();
        let marks = marks.map(|(_, kept)| (kept.request.number, kept.mark)).collect();
        let tags = data.items::<(String, Option<String>)>(source, TAG)?.into_iter();
        let tags = tags.map(|(address, (etag, next))| (address, Tag { etag, next })).collect();
        let mails = data.items::<Account>(source, MAIL)?.into_iter().collect();
        Ok(Keeping {
            data,
            source,
            watch,
            own: own.login.clone(),
            far,
            marks,
            tags,
            mails,
            read: 0,
            disagree: 0,
            named: None,
            failed: None,
            ended: false,
        })
    }

    fn write(&mut self, step: Step) -> Result<(), store::Error> {
        let source = self.source;
        match step {
            Step::Named(name) => self.named = Some(name),
            Step::Far(far) => {
                let kept: KeptFar = (far.since, far.pages, far.listed, far.mails);
                self.data.keep_items(source, ONE, &[(FAR.to_owned(), kept)])?;
                self.far = Some(far);
            }
            Step::Mails(mails) => {
                self.data.keep_items(source, MAIL, &mails)?;
                self.mails.extend(mails);
            }
            Step::Read(read) => {
                let number = read.request.number;
                self.marks.insert(number, read.mark);
                (self.read, self.disagree) = (self.read + 1, self.disagree + u64::from(!read.agrees));
                let collect::forge::Read { request, accounts, mark, agrees } = *read;
                let kept = KeptRequest { request, accounts, mark, agrees };
                self.data.keep_items(source, REQUEST, &[(key_of(number), kept)])?;
                self.data.drop_items(source, SKIPPED, &[key_of(number)])?;
            }
            Step::Skipped { number, why } => {
                self.data.keep_items(source, SKIPPED, &[(key_of(number), why.to_string())])?;
            }
            Step::Tag { address, tag } => {
                let kept = (tag.etag.clone(), tag.next.clone());
                self.data.keep_items(source, TAG, &[(address.clone(), kept)])?;
                self.tags.insert(address, tag);
            }
        }
        Ok(())
    }
}

impl Kept for Keeping<'_> {
    fn far(&self) -> Option<Far> {
        self.far
    }

    fn mark(&self, number: u64) -> Option<u64> {
        self.marks.get(&number).copied()
    }

    fn tag(&self, address: &str) -> Option<Tag> {
        self.tags.get(address).cloned()
    }

    fn account(&self, mail: &str) -> Option<Account> {
        self.mails.get(mail).cloned()
    }

    fn whose(&self) -> Option<String> {
        Some(self.own.clone())
    }

    fn said(&mut self, request: u64, comments: Vec<Comment>) -> ControlFlow<()> {
        let said: Vec<records::Comment> = comments.iter().map(said).collect();
        match self.data.keep_items(self.source, SAID, &[(key_of(request), said)]) {
            Ok(()) => ControlFlow::Continue(()),
            Err(error) => {
                self.failed = Some(error);
                ControlFlow::Break(())
            }
        }
    }

    fn keep(&mut self, step: Step) -> ControlFlow<()> {
        if let Err(error) = self.write(step) {
            self.failed = Some(error);
            return ControlFlow::Break(());
        }
        let goes_on = self.watch.at(self.read, 0);
        self.ended |= goes_on.is_break();
        goes_on
    }
}

/// A comment as it is kept: whose it is, everybody knows.
pub(super) fn said(comment: &Comment) -> records::Comment {
    records::Comment { request: comment.request, at: comment.at, asks: comment.asks }
}
