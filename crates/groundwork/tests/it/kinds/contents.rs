//! What is in a history.

use madeup::stream::{Change, Commit, Entry, Offset, Person, Stamp};
use testkit::kinds::{ADA, BEN, Place, monday};

use super::{program, read_all, scorecard, untimed};

const HOUR: i64 = 3_600;

#[test]
fn non_utf_8_paths_and_names() {
    // Two paths that are one when what is no text is replaced, and a name in two encodings.
    let latin = Person { name: b"Bj\xf6rn Ask", email: b"bjorn@till.example" };
    let utf8 = Person { name: "Björn Ask".as_bytes(), email: b"bjorn@home.example" };
    let neither = Person { name: b"\xff\xfe", email: b"who@till.example" };
    let place = Place::with(|history| {
        for (week, (who, encoding)) in
            [(latin, Some("ISO-8859-1")), (utf8, None), (latin, Some("ISO-8859-1")), (neither, None)]
                .into_iter()
                .enumerate()
        {
            let at =
                (who, Stamp { seconds: monday(4 - week as i64) + 20 * HOUR, offset: Offset::Minutes(60) });
            let path: &[u8] = if week % 2 == 0 { b"cli/src/na\xefve.rs" } else { b"cli/src/na\xeeve.rs" };
            let text = format!("fn step_{week}() {{}}\n");
            let changes = [Change::Put(path, Entry::File(text.as_bytes()))];
            let parents = [history.tip()];
            history.write(&Commit {
                branch: "refs/heads/main",
                author: at,
                committer: at,
                message: b"Gr\xfc\xdfe\n",
                encoding,
                parents: &parents,
                changes: &changes,
            });
        }
    });
    let till = place.clone_to("till", &["--no-checkout"]);
    let program = program();
    let answer = program.run(&till, &[]);
    // Björn is one person by his name in both encodings; who has no readable name is another.
    let said = format!("Read {} commits by 6 people. You are Ada, with 1 address.", place.till.commits);
    assert_eq!(untimed(&answer.err), said);
    assert_eq!(answer.code, Some(0));
    let people = program.run(&till, &["people", "--names"]);
    assert!(people.out.contains("Björn Ask") && people.out.contains("\u{fffd}\u{fffd}"), "{}", people.out);
    assert_eq!((people.err.as_str(), people.code), ("", Some(0)));
    let area = program.run(&till, &["knowledge", "cli/src"]);
    assert_eq!(area.out.matches("na\u{fffd}ve.rs").count(), 2, "{}", area.out);
    let verified = program.run(&till, &["records", "verify"]);
    assert_eq!((verified.err.as_str(), verified.code), ("", Some(0)), "{}", verified.out);
}

#[test]
fn a_1970_and_2038_dates() {
    let change = |text: &'static [u8]| [Change::Put(b"cli/src/part_0.rs", Entry::File(text))];
    // On top of newer ones: old ones are of the time before them, and new ones are in no week yet.
    let place = Place::with(|history| {
        history.commit(BEN, 0, "First second\n", &change(b"1\n"));
        history.commit(BEN, 86_399, "First day\n", &change(b"2\n"));
        history.commit(BEN, 2_147_483_648, "A second too many for 32 bits\n", &change(b"3\n"));
        history.commit(BEN, 4_102_444_800, "2100\n", &change(b"4\n"));
    });
    let till = place.clone_to("till", &[]);
    let answer = scorecard(&till);
    assert_eq!(untimed(&answer.err), read_all(&place));
    assert!(answer.out.starts_with("till, main, twelve weeks to Sunday 15 November 2026,"), "{}", answer.out);
    // The two of 1970 came to the branch with the last one before them, in the twelve weeks; those of the
    // future did not.
    let counts = format!(" {} of {}\n", place.till.ada_now, place.till.all_now + 2);
    assert!(answer.out.contains(&counts), "{counts}{}", answer.out);
    assert_eq!(answer.code, Some(0));
    let verified = program().run(&till, &["records", "verify"]);
    assert_eq!((verified.err.as_str(), verified.code), ("", Some(0)), "{}", verified.out);
    // A branch that ends in 1970.
    place.git("till", &["checkout", "--quiet", "--orphan", "old"]);
    place.git("till", &["remote", "remove", "origin"]);
    let first = "tree 4b825dc642cb6eb9a060e54bf8d69288fbee4904\nauthor Ada Lind <ada@till.example> 0 +0000\n\
                 committer Ada Lind <ada@till.example> 0 +0000\n\nFirst\n";
    place.object("till", "tree", b"");
    let id = place.object("till", "commit", first.as_bytes());
    place.git("till", &["update-ref", "refs/heads/old", &id]);
    let answer = scorecard(&till);
    let stale = "Branch old ends on 1 January 1970, 20,776 days ago. Now is the twelve weeks to Sunday 4 January 1970, not to \
                 today.";
    assert_eq!(
        untimed(&answer.err),
        format!("Read 1 commit by 1 person. You are Ada, with 1 address. {stale}")
    );
    assert!(answer.out.starts_with("till, old, twelve weeks to Sunday 4 January 1970,"), "{}", answer.out);
    assert_eq!(answer.code, Some(0));
}

#[test]
fn broken_mailmap() {
    let mailmap = b"<\n>\nno address at all\n<a@b\nAda Lind <ada@till.example> <\n\xff\xfe <ben@till.example\n\
                    # Only this one says something:\nBen Okoro <ben@till.example> <ben@laptop.example>\n<<>> <>\n";
    let place = Place::with(|history| {
        history.commit(
            ADA,
            monday(1) + 20 * HOUR,
            "Mailmap\n",
            &[Change::Put(b".mailmap", Entry::File(mailmap))],
        );
        let changes = [Change::Put(b"cli/src/part_0.rs", Entry::File(b"laptop\n"))];
        history.commit(("B.", "ben@laptop.example"), monday(1) + 21 * HOUR, "From the laptop\n", &changes);
    });
    let till = place.clone_to("till", &[]);
    let answer = scorecard(&till);
    // The line that holds joins; the others say nothing, and nothing is said of them.
    assert_eq!(untimed(&answer.err), read_all(&place));
    let counts = format!(" {} of {}\n", place.till.ada_now, place.till.all_now + 1);
    assert!(answer.out.contains(&counts), "{counts}{}", answer.out);
    assert_eq!(answer.code, Some(0));
}

#[test]
fn a_100_000_file_commit() {
    let place = Place::with(|history| {
        let text = history.stream().blob(b"fn step() {}\n").expect("git takes a blob");
        let paths: Vec<String> = (0..100_000).map(|at| format!("bulk/src/d{}/f{at}.rs", at / 500)).collect();
        let changes: Vec<Change<'_>> =
            paths.iter().map(|path| Change::Put(path.as_bytes(), Entry::FileOf(text))).collect();
        history.commit(ADA, monday(1) + 20 * HOUR, "All at once\n", &changes);
    });
    let till = place.clone_to("till.git", &["--bare"]);
    let program = program();
    let started = std::time::Instant::now();
    let answer = program.run(&till, &[]);
    assert!(started.elapsed().as_secs() < 60, "{:?}", started.elapsed());
    assert_eq!(untimed(&answer.err), read_all(&place));
    // It is one change of hers, bulk: of the maker share and of nothing else.
    let counts = format!(" {} of {}\n", place.till.ada_now + 1, place.till.all_now + 1);
    assert!(answer.out.contains(&counts), "{counts}{}", answer.out);
    assert_eq!(answer.code, Some(0));
    let known = program.run(&till, &["knowledge"]);
    assert!(!known.out.contains("bulk"), "nobody knows it for that: {}", known.out);
    let verified = program.run(&till, &["records", "verify"]);
    assert_eq!((verified.err.as_str(), verified.code), ("", Some(0)), "{}", verified.out);
    assert!(verified.out.contains("100,5"), "{}", verified.out);
}

#[test]
fn symlinks_and_submodule_entries() {
    let place = Place::with(|history| {
        let other = "0123456789012345678901234567890123456789";
        let mut at = monday(1) + 20 * HOUR;
        let mut commit = |message: &str, change: Change<'_>| {
            at += 60;
            history.commit(BEN, at, message, &[change]);
        };
        commit("A link\n", Change::Put(b"cli/src/link.rs", Entry::Link(b"part_0.rs")));
        commit("Points elsewhere\n", Change::Put(b"cli/src/link.rs", Entry::Link(b"part_1.rs")));
        commit("A module\n", Change::Put(b"cli/src/module.rs", Entry::Submodule(other)));
        commit("A link from a file\n", Change::Put(b"cli/src/part_0.rs", Entry::Link(b"part_1.rs")));
        commit("Can be run now\n", Change::Put(b"ledger/src/part_0.rs", Entry::Executable(b"x\n")));
        commit("Cannot be run\n", Change::Put(b"ledger/src/part_0.rs", Entry::File(b"x\n")));
    });
    let till = place.clone_to("till", &["--no-checkout"]);
    let answer = scorecard(&till);
    assert_eq!(untimed(&answer.err), read_all(&place));
    // One of the six changed the content of a file: the first that can be run, whose text is another too.
    let counts = format!(" {} of {}\n", place.till.ada_now, place.till.all_now + 1);
    assert!(answer.out.contains(&counts), "{counts}{}", answer.out);
    assert_eq!(answer.code, Some(0));
    let sources = program().run(&till, &["sources"]);
    assert!(sources.out.contains("35 of 36 files are counted: 1 documentation"), "{}", sources.out);
    let verified = program().run(&till, &["records", "verify"]);
    assert_eq!((verified.err.as_str(), verified.code), ("", Some(0)), "{}", verified.out);
}
