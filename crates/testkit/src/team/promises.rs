//! What random teams are promised to hold, looked for with git.

use std::collections::BTreeMap;
use std::path::Path;

use madeup::git::run;

use super::{Team, time};

/// Of thirty teams, how many hold each thing.
#[test]
fn thirty_teams_hold_everything_that_is_promised() {
    let mut found: BTreeMap<&str, usize> = BTreeMap::new();
    for seed in 0..30 {
        let team = Team::random(seed, 300);
        let held = held(&team);
        for (what, is_held) in held {
            *found.entry(what).or_default() += usize::from(is_held);
        }
    }
    let absent: Vec<_> = found.iter().filter(|&(_, &teams)| teams == 0).collect();
    assert!(absent.is_empty(), "no team holds {absent:?}");
}

fn held(team: &Team) -> Vec<(&'static str, bool)> {
    let main = &team.repositories[0];
    let git = |args: &[&str]| lines(main, args);
    let rows = git(&["log", "--raw", "-M", "--no-merges", "--format=", "main"]);
    let row = |with: &str| rows.iter().any(|line| line.contains(with));
    let chain = git(&["log", "--first-parent", "--reverse", "--format=%ct %p", "main"]);
    let times: Vec<i64> = chain.iter().filter_map(|line| line.split(' ').next()?.parse().ok()).collect();
    let weeks = || times.iter().any(|time| (0..200).any(|week| team_zone(team).monday(week) == *time));
    let brought = |merge: &str| git(&["rev-list", "--count", "--no-merges", &format!("{merge}^1..{merge}")]);
    let merges = git(&["rev-list", "--first-parent", "--merges", "main"]);
    let sizes: Vec<usize> = merges.iter().filter_map(|merge| brought(merge).first()?.parse().ok()).collect();
    let subjects = git(&["log", "--first-parent", "--format=%s", "main"]);
    let bodies = git(&["log", "--format=%b", "main"]);
    let people = git(&["log", "--format=%an <%ae>", "main"]);
    let file = |path: &str| run(main, &["cat-file", "-e", &format!("main:{path}")]).is_ok();
    let roots = git(&["rev-list", "--max-parents=0", "main"]).len();
    vec![
        (
            "squashed requests",
            subjects.iter().any(|subject| subject.ends_with(')') && subject.contains("(#")),
        ),
        ("merges of one commit", sizes.contains(&1)),
        ("merges of over fifty commits", sizes.iter().any(|&size| size > 50)),
        ("merges of three parents", chain.iter().any(|line| line.split(' ').count() > 3)),
        ("another repository's first commit", roots > 1),
        ("upstream syncs", subjects.iter().any(|subject| subject.contains("upstream"))),
        ("pure renames", row("R100")),
        ("renames with changes", rows.iter().any(|line| line.contains(" R0") && !line.contains("R100"))),
        ("deleted files", row(" D\t")),
        ("symbolic links", row(" 120000 ")),
        ("submodules", row(" 160000 ")),
        ("changes of type", row(" T\t")),
        ("bots", people.iter().any(|who| who.contains("[bot]"))),
        ("addresses of a forge", people.iter().any(|who| who.contains("users.noreply.github.com"))),
        ("empty addresses", people.iter().any(|who| who.ends_with("<>"))),
        ("co-authors", bodies.iter().any(|line| line.to_lowercase().starts_with("co-authored-by: "))),
        (
            "tags with an author",
            !git(&["for-each-ref", "--format=%(objecttype)", "refs/tags"])
                .iter()
                .all(|kind| kind == "commit"),
        ),
        ("a file the lead keeps, and no tags", file("docs/rota.md") && git(&["tag"]).is_empty()),
        ("a .mailmap", file(".mailmap")),
        ("a .gitattributes", file(".gitattributes")),
        ("a .git-blame-ignore-revs", file(".git-blame-ignore-revs")),
        (
            "a CODEOWNERS",
            ["CODEOWNERS", ".github/CODEOWNERS", "docs/CODEOWNERS"].iter().any(|path| file(path)),
        ),
        ("clocks that run backwards", times.windows(2).any(|pair| pair[1] < pair[0])),
        ("changes at the first second of a Monday", weeks()),
        ("several repositories", team.repositories.len() > 1),
        ("one person", team.others.is_empty()),
        ("a large team", team.others.len() > 9),
        ("a lead away for over a year", away_for_a_year(main, &team.me)),
    ]
}

fn away_for_a_year(repository: &Path, me: &str) -> bool {
    let author = format!("--author=<{me}>");
    let times = lines(repository, &["log", "--no-merges", "--format=%ct", &author, "main"]);
    let mut times: Vec<i64> = times.iter().filter_map(|time| time.parse().ok()).collect();
    times.sort_unstable();
    times.windows(2).any(|pair| pair[1] - pair[0] > 53 * time::WEEK)
}

fn team_zone(team: &Team) -> time::Zone {
    *time::ZONES.iter().find(|zone| zone.name == team.zone).expect("the zone is one of them")
}

fn lines(repository: &Path, args: &[&str]) -> Vec<String> {
    let out = run(repository, args).expect("git can be run");
    String::from_utf8_lossy(&out).lines().map(str::to_owned).collect()
}
