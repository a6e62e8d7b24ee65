//! Issues of others that the lead assigned to themselves, over HTTP: read, counted, asked for once, given back, refused.

use madeup::civil::day;
use testkit::forge::{Forge, Issue, Speaks, Story, Trouble, When, World};

use crate::connected::Here;

/// The run is on Thursday 19 November 2026: the week that is drafted is the one to Sunday 15 November.
fn on(of_month: i64, hour: i64) -> i64 {
    day(2026, 11, of_month) * 86_400 + hour * 3_600
}

fn issue(number: u64, author: &str, acts: &[(i64, &str)]) -> Issue {
    Issue {
        number,
        title: format!("Ledger stood {number}"),
        labels: vec!["bug".to_owned()],
        author: author.to_owned(),
        opened: on(2, 9),
        closed: None,
        done: None,
        assigned: Vec::new(),
        acts: acts.iter().map(|&(at, words)| (at, words.to_owned())).collect(),
        said: Vec::new(),
    }
}

fn world() -> World {
    let issues = vec![
        issue(31, "sam", &[(on(10, 10), "mira assigns mira")]),
        // Given by somebody else, her own, and one that is Sam's too since.
        issue(32, "sam", &[(on(10, 10), "leila assigns mira")]),
        issue(33, "mira", &[(on(10, 10), "mira assigns mira")]),
        issue(34, "sam", &[(on(10, 10), "mira assigns mira"), (on(11, 10), "mira assigns sam")]),
        // Long ago, and somebody else's.
        Issue {
            opened: on(2, 9) - 90 * 86_400,
            ..issue(35, "sam", &[(on(2, 10) - 80 * 86_400, "mira assigns mira")])
        },
        issue(36, "sam", &[(on(10, 10), "leila assigns leila")]),
        issue(37, "sam", &[]),
    ];
    let acts = vec![(on(2, 9), "sam opens it".to_owned()), (on(10, 9), "mira assigns mira".to_owned())];
    let stories = vec![Story::by("sam", 1, acts)];
    let mails = ["mira", "sam", "leila", "priya"];
    let mails: Vec<(String, String)> =
        mails.iter().map(|login| (format!("{login}@kassa.example"), (*login).to_owned())).collect();
    World { issues, commits: mails.len(), mails, ..World::of(stories, on(19, 8)) }
}

/// Of which issues it was asked who is assigned, since the forge forgot.
fn asked_of(here: &Here) -> Vec<u64> {
    let asked = here.forge.asked();
    let of = |number: &u64| {
        let paths = [format!("/issues/{number}/timeline"), format!("/issues/{number}/notes")];
        asked.iter().any(|one| paths.iter().any(|path| one.target.contains(path)))
    };
    (31..40).filter(of).collect()
}

#[test]
fn what_the_lead_took_is_read_of_either_forge_and_asked_for_once() {
    for speaks in Speaks::ALL {
        let here = Here::connected(speaks, Forge::speaking(speaks, world()));
        // Not of her own, of an older one, and of somebody else's.
        let taken = here.says(&["week"]);
        assert!(taken.contains("1 change request and 2 issues of others; who would learn"), "{taken}");
        assert!(!here.says(&["sources"]).contains("assigned to you"));
        assert_eq!(asked_of(&here), [31, 32, 34]);

        here.forge.forgets();
        here.says(&["sources", "--read"]);
        assert_eq!(asked_of(&here), [] as [u64; 0], "nothing is new");
        assert!(here.forge.asked().len() <= 10, "{:?}", here.forge.asked());

        // One was taken back on its day, and two were taken; on another somebody said something.
        here.forge.goes_on(|world| {
            world.issues[0].acts.push((on(10, 12), "mira unassigns mira".to_owned()));
            world.issues[5].acts.push((on(11, 12), "mira assigns mira".to_owned()));
            world.issues[6].acts.push((on(11, 12), "mira assigns mira".to_owned()));
            world.issues[1].said.push((on(11, 9), "sam".to_owned()));
        });
        here.forge.forgets();
        here.says(&["sources", "--read"]);
        assert_eq!(asked_of(&here), [31, 32, 36, 37]);
        let taken = here.says(&["week"]);
        assert!(taken.contains("1 change request and 3 issues of others"), "{speaks:?}: {taken}");
        here.forge.forgets();
        here.says(&["sources", "--read"]);
        assert_eq!(asked_of(&here), [] as [u64; 0], "what is hers no longer is asked for once");
    }
}

#[test]
fn a_label_that_is_named_and_taken_back_leaves_what_was_taken() {
    for speaks in Speaks::ALL {
        let here = Here::connected(speaks, Forge::speaking(speaks, world()));
        for args in [&["connect", "incidents", "--label", "bug"][..], &["disconnect", "incidents"]] {
            here.says(args);
            let taken = here.says(&["week"]);
            assert!(taken.contains("1 change request and 2 issues of others"), "{args:?}: {taken}");
        }
    }
}

#[test]
fn a_forge_that_gives_no_list_of_them_is_said_and_the_rest_is_read() {
    for (speaks, status) in
        [(Speaks::GitHub, 410), (Speaks::GitHub, 422), (Speaks::GitLab, 403), (Speaks::GitLab, 404)]
    {
        let forge = Forge::speaking(speaks, world());
        forge.trouble(When::Path("/issues?assignee".to_owned(), 1), Trouble::status(status));
        let here = Here::connected(speaks, forge);
        let said = "issues assigned to you were not read: they are turned off there, or closed to the token";
        assert!(here.says(&["sources"]).contains(said), "{status}");
        assert!(here.says(&["week"]).contains("1 change request of others; who would learn"), "{status}");
        here.says(&["sources", "--read"]);
        assert!(!here.says(&["sources"]).contains(said));
        assert!(here.says(&["week"]).contains("1 change request and 2 issues of others"), "{status}");
    }
}
