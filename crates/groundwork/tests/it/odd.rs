//! Histories git allows and nobody expects.

use madeup::stream::{Change, Entry};
use testkit::Program;
use testkit::kinds::{ADA, BEN, NOW, Place, monday};

const HOUR: i64 = 3_600;

fn program() -> Program {
    Program::new(env!("CARGO_BIN_EXE_groundwork"), NOW)
}

/// Every row is git's, and as many commits are read as git has.
#[track_caller]
fn is_gits(place: &Place, repository: &std::path::Path, name: &str) {
    let program = program();
    let verified = program.run(repository, &["records", "verify", "--json"]);
    assert_eq!(verified.code, Some(0), "{}{}", verified.out, verified.err);
    let data: serde_json::Value = serde_json::from_str(&verified.out).expect("one object");
    let of_git = place.git(name, &["--no-replace-objects", "rev-list", "--count", "--no-merges", "HEAD"]);
    assert_eq!(data["commits"].to_string(), of_git);
    assert_eq!(data["git"]["file_rows"], data["file_rows"]);
    let answer = program.run(repository, &[]);
    let all = place.git(name, &["--no-replace-objects", "rev-list", "--count", "HEAD"]);
    assert!(answer.err.starts_with(&format!("Read {all} commits by ")), "{}", answer.err);
    assert_eq!(answer.code, Some(0), "{}", answer.err);
}

#[test]
fn octopus_merges_criss_cross_and_two_roots_are_read_as_git_reads_them() {
    let place = Place::with(|history| {
        let put = |path: &'static [u8], text: &'static [u8]| [Change::Put(path, Entry::File(text))];
        let at = monday(1) + 20 * HOUR;
        let base = history.tip();
        let mut side = |name: &str, parents: &[_], minute: i64, changes: &[Change<'_>]| {
            history.commit_on(&format!("refs/heads/{name}"), parents, BEN, at + 60 * minute, name, changes)
        };
        // Two lines that merge each other.
        let a = side("a", &[base], 1, &put(b"cli/src/a.rs", b"a\n"));
        let b = side("b", &[base], 2, &put(b"cli/src/b.rs", b"b\n"));
        let ab = side("a", &[a, b], 3, &put(b"cli/src/b.rs", b"b\n"));
        let ba = side("b", &[b, a], 4, &put(b"cli/src/a.rs", b"a\n"));
        // A history with a root of its own.
        let root = side("root", &[], 5, &put(b"other/src/c.rs", b"c\n"));
        let more = side("root", &[root], 6, &put(b"other/src/c.rs", b"cc\n"));
        let all = [
            Change::Put(b"cli/src/a.rs", Entry::File(b"a\n")),
            Change::Put(b"cli/src/b.rs", Entry::File(b"b\n")),
            Change::Put(b"other/src/c.rs", Entry::File(b"cc\n")),
        ];
        history.commit_on("refs/heads/main", &[base, ab, ba, more], ADA, at + HOUR, "Octopus", &all);
        history.commit(BEN, at + 2 * HOUR, "Nothing at all", &[]);
        history.commit(BEN, at + 3 * HOUR, "", &put(b"cli/src/a.rs", b"no subject\n"));
    });
    let till = place.clone_to("till", &[]);
    is_gits(&place, &till, "till");
    let answer = program().run(&till, &[]);
    assert!(answer.out.contains("1 merge brought another repository with its history"), "{}", answer.out);
}

#[test]
fn commits_and_tags_that_make_little_sense_are_read_without_what_they_lack() {
    let place = Place::new();
    let till = place.clone_to("till", &[]);
    let tree = place.git("till", &["rev-parse", "HEAD^{tree}"]);
    let mut tip = place.git("till", &["rev-parse", "HEAD"]);
    let when = monday(0) - HOUR;
    let ada = format!("author Ada Lind <ada@till.example> {when} +0000");
    let committer = format!("committer Ada Lind <ada@till.example> {when} +0000");
    let extra = "gpgsig -----BEGIN\n \n x\n -----END\nunknown header\n".to_owned();
    let odd: [(String, &[u8]); 11] = [
        ("author nobody at all\n".to_owned() + &committer, b"\n\nA bad author line\n"),
        (format!("author Ada <Lind <ada@till.example>> {when} +0000\n{committer}"), b"\n\nBrackets\n"),
        (
            format!("author Ada Lind <ada@till.example> {when} +9999\n{committer}"),
            b"\n\nA zone no clock has\n",
        ),
        (format!("{ada}\ncommitter Ada Lind <ada@till.example> {when} -123456"), b"\n\nAnother\n"),
        (format!("author Ada Lind <ada@till.example> noon +0000\n{committer}"), b"\n\nA date that is none\n"),
        (
            format!("author Ada Lind <ada@till.example> 99999999999999999999 +0000\n{committer}"),
            b"\n\nToo late\n",
        ),
        (committer.clone(), b"\n\nNo author\n"),
        (format!("{ada}\n{committer}"), b"\n\nNUL \0 in the message\nCo-authored-by: \0 <>\n"),
        (format!("{ada}\n{committer}"), b"\n\nCRLF\r\n\r\nCo-authored-by: Ben Okoro <ben@till.example>\r\n"),
        (format!("{ada}\n{committer}\n{}", extra.trim_end()), b"\n\nMore headers\n"),
        (format!("{ada}\n{committer}"), b"\n"),
    ];
    for (headers, message) in &odd {
        let text = [format!("tree {tree}\nparent {tip}\n{headers}").as_bytes(), message].concat();
        tip = place.object("till", "commit", &text);
    }
    let twice =
        format!("tree {tree}\nparent {tip}\nparent {tip}\n{ada}\n{committer}\n\nThe same parent twice\n");
    tip = place.object("till", "commit", twice.as_bytes());
    for reference in ["refs/heads/main", "refs/remotes/origin/main"] {
        place.git("till", &["update-ref", reference, &tip]);
    }
    // Tags of a tag, of a tree, of a file; a tag that no tagger made.
    let signed = format!("tagger Ada Lind <ada@till.example> {when} +0000");
    let tag = |name: &str, kind: &str, of: &str, tagger: &str| {
        let text =
            format!("object {of}\ntype {kind}\ntag {name}\n{tagger}\n\nA tag\n").replace("\n\n\n", "\n\n");
        let id = place.object("till", "tag", text.as_bytes());
        place.git("till", &["update-ref", &format!("refs/tags/{name}"), &id]);
        id
    };
    let first = tag("one", "commit", &tip, &signed);
    let second = tag("two", "tag", &first, &signed.replace(&when.to_string(), &(when + 60).to_string()));
    tag("tree", "tree", &tree, &signed);
    tag("file", "blob", &place.git("till", &["rev-parse", "HEAD:README.md"]), &signed);
    tag("unsigned", "commit", &tip, "");
    is_gits(&place, &till, "till");
    let tags = program().out(&till, &["signal", "s6c", "--denominator"]);
    // Both tags of the tip are of one day, and count as one; so are those of what is no commit none.
    assert!(tags.contains(&first) != tags.contains(&second), "{tags}");
    assert!(!tags.contains("  tree") && !tags.contains("  file") && !tags.contains("unsigned"), "{tags}");
}

#[test]
fn replacements_and_grafts_of_one_machine_change_nothing() {
    let place = Place::new();
    let till = place.clone_to("till", &[]);
    let expected = program().out(&till, &["--json"]);
    // On this machine alone a commit is shown as another, and history as beginning late.
    let (shown, instead) =
        (place.git("till", &["rev-parse", "HEAD~30"]), place.git("till", &["rev-parse", "HEAD~200"]));
    place.git("till", &["replace", &shown, &instead]);
    assert_eq!(program().out(&till, &["--json"]), expected);
    is_gits(&place, &till, "till");
    place.git("till", &["replace", "--delete", &shown]);
    let grafts = till.join(".git/info");
    std::fs::create_dir_all(&grafts).expect("a directory can be made");
    std::fs::write(grafts.join("grafts"), format!("{shown}\n")).expect("a file can be written");
    assert_eq!(program().out(&till, &["--json"]), expected);
    let verified = program().run(&till, &["records", "verify"]);
    assert_eq!((verified.code, verified.err.as_str()), (Some(0), ""), "{}", verified.out);
}

#[test]
fn what_a_missing_tree_hid_is_known_again_behind_it() {
    // The commit whose tree is missing adds a file that lives on; a merge that stands on it is told from before.
    let place = Place::with(|history| {
        let at = monday(3);
        let put = [Change::Put(b"cli/src/hidden.rs", Entry::File(b"fn hidden() {}\n"))];
        history.commit(BEN, at + 20 * HOUR, "Add hidden", &put);
        for week in [2, 1] {
            let text = format!("fn hidden() {{ {week} }}\n");
            let put = [Change::Put(b"cli/src/hidden.rs", Entry::File(text.as_bytes()))];
            history.commit(BEN, monday(week) + 20 * HOUR, "Change hidden", &put);
        }
    });
    let till = place.clone_to("till", &[]);
    let git_dir = till.join(".git");
    testkit::kinds::loose(&git_dir);
    let id = place.git("till", &["log", "--format=%T", "--grep=Add hidden", "-1"]);
    testkit::kinds::remove_object(&git_dir, &id);
    let program = program();
    let answer = program.run(&till, &["knowledge", "cli/src"]);
    assert!(answer.out.contains("hidden.rs"), "{}{}", answer.out, answer.err);
    assert_eq!(answer.code, Some(0));
    place.git("till", &["fetch", "--quiet", "--refetch"]);
    let healed = program.run(&till, &["--json"]);
    assert_eq!(healed.out, self::program().out(&till, &["--json"]));
}
