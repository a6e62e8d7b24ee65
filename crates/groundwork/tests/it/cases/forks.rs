//! Histories that came from elsewhere.

use serde_json::Value;
use testkit::cases;

use super::look;

#[test]
fn a_repository_merged_in_is_an_import_and_nobodys_change() {
    let looked = look(cases::with_another_repository_merged_in());
    looked.says("1 merge brought another repository with its history (an import): it is nobody's change.");
    assert_eq!((&looked.data["imports"], &looked.data["team"]["active"]), (&1.into(), &4.into()));
    assert_eq!(looked.data["team"]["visitors"], 0, "those who wrote it are not even visitors");
    let sources = looked.page(&["sources"]);
    let merge = looked.case.git(&["rev-list", "--merges", "--abbrev-commit", "--abbrev=7", "main"]);
    assert!(
        sources.contains(&format!("import: {merge} Merge the guide with its history, 117 commits")),
        "{sources}"
    );
}

#[test]
fn in_a_fork_with_fifteen_years_before_it_only_the_active_count() {
    let looked = look(cases::fork_of_fifteen_years());
    assert_eq!(looked.data["team"]["active"], 4);
    looked.says("4 people are active, you among them");
    let page = looked.page(&["signal", "s5a"]);
    assert!(page.contains("3 people, 3 of 3 no longer active"), "{page}");
    let published = looked.signal("s5a");
    assert_eq!(
        (&published["value"], &published["detail"]["repositories"][0]["no_longer_active"]),
        (&3.0.into(), &3.into())
    );
    looked.does_not_say("truck factor");
}

#[test]
fn merges_of_upstream_are_listed_and_asked_about_and_make_nobody_active() {
    let looked = look(cases::fork_of_a_living_upstream());
    looked.says("14 merges look like an upstream sync; 840 commits by people who appear nowhere else are left out until you say");
    assert_eq!((&looked.data["team"]["active"], &looked.data["left_out"]), (&4.into(), &840.into()));
    let sources = looked.page(&["sources"]);
    assert_eq!(
        sources.matches("upstream sync? groundwork sources --upstream yes or no").count(),
        14,
        "{sources}"
    );

    // A no makes them merges like any other: four more people are active. A yes is silent from then on.
    let said = looked.page(&["sources", "--upstream", "no"]);
    assert!(said.contains("active people: 4 to 8"), "{said}");
    let undone = looked.page(&["undo"]);
    assert!(undone.starts_with("Taken back:"), "{undone}");
    looked.page(&["sources", "--upstream", "yes"]);
    let answered = looked.program.out(looked.case.path(), &["--json"]);
    let answered: Value = serde_json::from_str(&answered).expect("JSON");
    assert_eq!((&answered["team"]["active"], &answered["left_out"]), (&4.into(), &840.into()));
    assert!(!looked.page(&[]).contains("upstream sync"));
}
