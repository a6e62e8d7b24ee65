//! All that happened at kassa in two years and a bit, told over HTTP and read back: the same records, and how many questions that takes.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use collect::forge::Bounds;
use records::{Account, AccountIx, AccountKind, Asked, Request, RequestAct};
use testkit::forge::{Forge, Speaks, Story, Trouble, When, World, kassa};

use crate::kept::{Memory, read_with};

/// A way to answer: why it cannot tell a story, how many of the year those are by the reason, and of how many of the mails it says whose they are:
/// GitLab of one's own alone, the first.
struct Dialect {
    speaks: Speaks,
    cannot_say: fn(&Story) -> Option<&'static str>,
    untold: &'static [(&'static str, usize)],
    mails: usize,
}

const DIALECTS: [Dialect; 2] = [
    Dialect {
        speaks: Speaks::GitHub,
        cannot_say: Story::cannot_be_said_by_github,
        untold: &[],
        mails: usize::MAX,
    },
    Dialect {
        speaks: Speaks::GitLab,
        cannot_say: Story::cannot_be_said_by_gitlab,
        untold: &[("teams are not asked there", 39)],
        mails: 1,
    },
];

/// What goes wrong, at which question, while it is read for the first time.
fn troubles(now: i64) -> [(u64, Trouble); 9] {
    [
        (3, Trouble::status(502)),
        (40, Trouble::spent(now, 1_800)),
        (90, Trouble::CutOff(40)),
        (91, Trouble::status(503)),
        (333, Trouble::Silent),
        (700, Trouble::too_fast(Some(30))),
        (1_500, Trouble::too_fast(None)),
        (2_600, Trouble::status(500)),
        (2_601, Trouble::CutOff(1)),
    ]
}

/// Steps after which the reading is ended, and begun again.
const ENDS: [u32; 4] = [2, 150, 151, 1_777];

#[test]
fn what_the_forge_of_kassa_tells_over_http_is_what_madeup_says() {
    let forge = kassa();
    for dialect in DIALECTS {
        let mut world = World::told(&forge);
        let mut untold: BTreeMap<&str, usize> = BTreeMap::new();
        world.stories.retain(|story| match (dialect.cannot_say)(story) {
            None => true,
            Some(why) => {
                *untold.entry(why).or_default() += 1;
                false
            }
        });
        assert_eq!(untold.into_iter().collect::<Vec<_>>(), dialect.untold);
        let told: BTreeSet<u64> = world.stories.iter().map(|story| story.number).collect();
        let server = Forge::speaking(dialect.speaks, world);
        let (memory, asked) = read_in_spite_of_all(&server, forge.read.expect("it was read"));

        assert!(memory.skipped.is_empty(), "{:?}", memory.skipped);
        assert!(memory.read.keys().eq(&told), "{} of {}", memory.read.len(), told.len());
        for request in forge.requests.iter().filter(|request| told.contains(&request.number)) {
            let read = &memory.read[&request.number];
            let (found, made) =
                (canonical(&read.request, &read.accounts), canonical(request, &forge.accounts));
            assert!(found == made, "read {found:#?}\nof {made:#?}");
            assert!(read.agrees, "#{}", request.number);
        }
        let mails = forge.mails.iter().map(|(mail, at)| (mail.clone(), forge.accounts[*at as usize].clone()));
        assert_eq!(memory.mails, mails.take(dialect.mails).collect());
        assert!(10 * asked <= 12 * told.len(), "{asked} questions for {} requests", told.len());

        println!("{:?}: {asked} questions for {} requests at first", dialect.speaks, told.len());

        server.forgets();
        let mut again = memory.clone();
        let (pauses, ended) = read_with(&server, &mut again, Bounds::default());
        assert!(ended.is_ok() && pauses.is_empty(), "{ended:?}");
        let asked = server.asked();
        println!("{:?}: {} questions where nothing is new", dialect.speaks, asked.len());
        assert!(asked.len() <= 10, "{asked:#?}");
        assert!(again.read == memory.read, "nothing new is read");
    }
}

/// Reads it for the first time: with whatever goes wrong, ended several times. What was kept, and how many
/// questions it took.
fn read_in_spite_of_all(server: &Forge, now: i64) -> (Memory, usize) {
    for (nth, trouble) in troubles(now) {
        server.trouble(When::Nth(nth), trouble);
    }
    let mut memory = Memory::default();
    let mut waited = 0;
    for ends_after in ENDS.map(Some).into_iter().chain([None]) {
        memory.ends_after = ends_after;
        let (pauses, ended) = read_with(server, &mut memory, Bounds::default());
        waited += pauses.len();
        ended.unwrap_or_else(|error| panic!("{error}"));
        // It was ended before its end each time but the last.
        assert_eq!(memory.far.is_some_and(|far| far.listed), ends_after.is_none(), "{ends_after:?}");
    }
    assert_eq!(waited, troubles(now).len(), "each was met");
    (memory, server.asked().len())
}

/// A request whose accounts have the places in which it names them, so that two can be compared.
fn canonical(request: &Request, accounts: &[Account]) -> (Request, Vec<Account>) {
    let mut request = request.clone();
    let mut places: HashMap<AccountIx, AccountIx> = HashMap::new();
    let mut all = Vec::new();
    let mut place = |account: &mut AccountIx| {
        let was = *account;
        *account = *places.entry(was).or_insert_with(|| {
            all.push(named(&accounts[was as usize]));
            (all.len() - 1) as AccountIx
        });
    };
    place(&mut request.author);
    for event in &mut request.events {
        event.by.iter_mut().for_each(&mut place);
        match &mut event.act {
            RequestAct::AskedFor(Asked::Account(whom))
            | RequestAct::TookBack(Asked::Account(whom))
            | RequestAct::Assigned(whom)
            | RequestAct::Unassigned(whom)
            | RequestAct::Dismissed(whom, _)
            | RequestAct::Left(whom) => place(whom),
            _ => {}
        }
    }
    (request, all)
}

/// An account as both forges have it: what a program is called is the forge's affair.
fn named(account: &Account) -> Account {
    let login = if account.kind == AccountKind::Machine { String::new() } else { account.login.clone() };
    Account { login, kind: account.kind }
}
