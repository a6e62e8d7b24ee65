//! The eleven areas: what lies in them, and what is done there. One file an area; to change what a
//! commit says, change its file.
//!
//! In a text `{scheme}`, `{bank}`, `{currency}`, `{country}`, `{merchants}`, `{day}`, `{hour}`,
//! `{minutes}` and `{n}` are filled by lot from `words.rs`. Only [`Area::fixes`] hold one of the words
//! by which a fix is known (fix, bug, regression, revert).

mod bank_transfers;
mod card_gateway;
mod deploy;
mod ledger;
mod merchant_api;
mod payouts;
mod reconciliation;
mod refunds;
mod risk_rules;
mod settlement;
mod webhooks;

/// What the files of an area are written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Language {
    Rust,
    TypeScript,
    Python,
    Shell,
}

/// An area of kassa: a directory at the top.
#[derive(Debug)]
pub(super) struct Area {
    /// Its directory.
    pub dir: &'static str,
    /// What its files are written in.
    pub language: Language,
    /// Its modules. About half of them have a test; those from [`Area::later`] on are not there from
    /// the beginning.
    pub modules: &'static [&'static str],
    /// Modules that change their name some day: before and after.
    pub renamed: &'static [(&'static str, &'static str)],
    /// What is built there.
    pub features: &'static [&'static str],
    /// What is repaired there.
    pub fixes: &'static [&'static str],
    /// What is tidied there.
    pub chores: &'static [&'static str],
}

/// By the place of an area in [`ALL`].
pub(super) type AreaIx = usize;

pub(super) const SETTLEMENT: AreaIx = 0;
pub(super) const LEDGER: AreaIx = 1;
pub(super) const RISK_RULES: AreaIx = 2;
pub(super) const RECONCILIATION: AreaIx = 3;
pub(super) const DEPLOY: AreaIx = 4;
pub(super) const CARD_GATEWAY: AreaIx = 5;
pub(super) const MERCHANT_API: AreaIx = 6;
pub(super) const BANK_TRANSFERS: AreaIx = 7;
pub(super) const PAYOUTS: AreaIx = 8;
pub(super) const REFUNDS: AreaIx = 9;
pub(super) const WEBHOOKS: AreaIx = 10;

/// All eleven.
pub(super) static ALL: [&Area; 11] = [
    &settlement::AREA,
    &ledger::AREA,
    &risk_rules::AREA,
    &reconciliation::AREA,
    &deploy::AREA,
    &card_gateway::AREA,
    &merchant_api::AREA,
    &bank_transfers::AREA,
    &payouts::AREA,
    &refunds::AREA,
    &webhooks::AREA,
];

impl Area {
    /// Modules from this place on come later.
    pub fn later(&self) -> usize {
        self.modules.len() * 5 / 8
    }

    /// Where a module lies.
    pub fn path(&self, module: &str) -> String {
        match self.language {
            Language::Rust => format!("{}/src/{module}.rs", self.dir),
            Language::TypeScript => format!("{}/src/{module}.ts", self.dir),
            Language::Python => format!("{}/rules/{module}.py", self.dir),
            Language::Shell => format!("{}/{module}.sh", self.dir),
        }
    }

    /// Where the test of a module lies.
    pub fn test_path(&self, module: &str) -> String {
        match self.language {
            Language::Rust => format!("{}/tests/{module}.rs", self.dir),
            Language::TypeScript => format!("{}/tests/{module}.test.ts", self.dir),
            Language::Python => format!("{}/tests/test_{module}.py", self.dir),
            Language::Shell => format!("{}/tests/{module}_test.sh", self.dir),
        }
    }
}
