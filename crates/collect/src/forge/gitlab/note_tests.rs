use super::*;

fn some(logins: &[&str]) -> Vec<String> {
    logins.iter().map(|&login| login.to_owned()).collect()
}

fn reviewers(asked: &[&str], taken_back: &[&str]) -> Says {
    Says::Reviewers { asked: some(asked), taken_back: some(taken_back) }
}

fn assignees(assigned: &[&str], unassigned: &[&str]) -> Says {
    Says::Assignees { assigned: some(assigned), unassigned: some(unassigned) }
}

#[test]
fn every_wording_has_its_meaning() {
    for (body, means) in [
        ("requested review from @mira", reviewers(&["mira"], &[])),
        ("requested review from @mira and @a.b-c_d", reviewers(&["mira", "a.b-c_d"], &[])),
        ("requested review from @a, @b, and @c", reviewers(&["a", "b", "c"], &[])),
        (
            "requested review from @a, @b and @c and removed review request for @d and @e",
            reviewers(&["a", "b", "c"], &["d", "e"]),
        ),
        ("removed review request for @a, @b, and @c", reviewers(&[], &["a", "b", "c"])),
        ("requested review from @mira and removed approval", Says::AskedAgain { whom: "mira".to_owned() }),
        ("assigned to @a", assignees(&["a"], &[])),
        ("assigned to @a and @b and unassigned @c", assignees(&["a", "b"], &["c"])),
        ("unassigned @a, @b, and @c", assignees(&[], &["a", "b", "c"])),
        ("approved this merge request", Says::Decided(Decision::Approved)),
        ("unapproved this merge request", Says::Withdrew),
        ("requested changes", Says::Decided(Decision::ChangesWanted)),
        ("left review comments", Says::Remarked),
        ("bypassed reviews on this merge request", Says::Bypassed),
        ("removed the bypass on this merge request", Says::Other),
        (
            "reset approvals from @a, @b, and @c by pushing to the branch",
            Says::Reset { whose: some(&["a", "b", "c"]) },
        ),
        ("marked this merge request as **draft**", Says::Draft(true)),
        ("marked this merge request as **draft** from 4f3a2b1c", Says::Draft(true)),
        ("marked this merge request as **ready**", Says::Draft(false)),
        ("unmarked as a **Work In Progress**", Says::Draft(false)),
        ("enabled an automatic merge when the pipeline for 4f3a2b1c succeeds", Says::MergesItself(true)),
        ("enabled an automatic merge when all merge checks for 4f3a2b1c pass", Says::MergesItself(true)),
        ("canceled the automatic merge", Says::MergesItself(false)),
        ("aborted the automatic merge because source branch was updated", Says::MergesItself(false)),
        ("started a merge train", Says::Queued(true)),
        ("added this merge request to the merge train at position 2", Says::Queued(true)),
        ("removed this merge request from the merge train", Says::Queued(false)),
        (
            "removed this merge request from the merge train because pipeline did not succeed",
            Says::Queued(false),
        ),
        ("enabled automatic add to merge train when checks pass", Says::MergesItself(true)),
        ("closed via merge request !2", Says::Closed),
        ("merged", Says::Merged),
    ] {
        assert_eq!(says(body), means, "{body}");
    }
}

#[test]
fn a_wording_that_is_not_known_says_nothing() {
    for body in [
        "",
        "changed title from **approved this merge request** to **x**",
        "requested review from",
        "requested review from mira",
        "requested review from @mira, who is away",
        "assigned to @a additionally to @b",
        "removed assignee",
        "approved this merge request and more",
        "closed the thread",
        "mentioned in commit approved this merge request",
        "added 2 contacts",
        "added commits",
        "added 1 commit message",
        "added ~12 label",
        "changed target branch from `old` to `new`",
        "hat eine Überprüfung von @mira angefordert",
    ] {
        assert_eq!(says(body), Says::Other, "{body}");
    }
}

#[test]
fn a_merge_of_the_target_is_no_work_and_a_rebase_may_be() {
    let of = |items: &[&str]| {
        let list: String = items.iter().map(|item| format!("<li>{item}</li>")).collect();
        says(&format!(
            "added {} commits\n\n<ul>{list}</ul>\n\n[Compare with previous version](/x)",
            items.len()
        ))
    };
    let target = "ea0f8418...2f4426b7 - 24 commits from branch <code>main</code>";
    let one = "ea0f8418 - 1 commit from branch <code>fork:main</code>";
    assert_eq!(of(&["0a1b2c3d - Count the drawer"]), Says::Pushed);
    assert_eq!(of(&[target, "0a1b2c3d - Merge branch 'main' into 'topic'"]), Says::Updated);
    assert_eq!(of(&[one, "0a1b2c3d - Merge remote-tracking branch 'origin/main' into topic"]), Says::Updated);
    assert_eq!(of(&[target, "0a1b2c3d - Count the drawer"]), Says::Pushed);
    assert_eq!(of(&[target, "0a1b2c3d - Merge branch 'main' into 'topic'", "1 - x"]), Says::Pushed);
    // Another branch was merged into it, and a title that only reads like a list of the target's.
    assert_eq!(of(&["0a1b2c3d - Merge branch 'other' into 'topic'"]), Says::Pushed);
    assert_eq!(of(&["0a1b2c3d - take commits from branch main", "1 - Merge branch 'x'"]), Says::Pushed);
    assert_eq!(says("added 1 commit"), Says::Pushed);
}

proptest::proptest! {
    #[test]
    fn no_note_makes_it_panic_and_each_login_stands_in_it(
        body in "(requested review from |assigned to |unassigned |reset approvals from |added [0-9]{0,3} commits?)?(@[a-z.]{0,3}|, | and |\n|<li>|</li>| - |removed review request for |\\PC){0,12}"
    ) {
        let named = match says(&body) {
            Says::Reviewers { asked, taken_back } => [asked, taken_back].concat(),
            Says::Assignees { assigned, unassigned } => [assigned, unassigned].concat(),
            Says::Reset { whose } => whose,
            Says::AskedAgain { whom } => vec![whom],
            _ => Vec::new(),
        };
        for login in named {
            let with_sign = format!("@{login}");
            proptest::prop_assert!(body.contains(&with_sign));
        }
    }
}
