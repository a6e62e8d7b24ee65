use std::collections::{BTreeMap, BTreeSet};

use growth::Trigger;
use growth::content::{Content, Tone};

/// Our own folder, read as any other.
fn texts() -> BTreeMap<String, String> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content");
    let mut texts = BTreeMap::new();
    for place in ["", "capabilities"] {
        for entry in std::fs::read_dir(folder.join(place)).expect("the folder") {
            let path = entry.expect("an entry").path();
            if path.extension().is_some_and(|extension| extension == "toml") {
                let name = path.strip_prefix(&folder).expect("inside").to_string_lossy().into_owned();
                texts.insert(name, std::fs::read_to_string(&path).expect("a text"));
            }
        }
    }
    texts
}

/// What is wrong with our content after one text of it is changed.
fn faults(path: &str, from: &str, to: &str) -> Vec<String> {
    let mut texts = texts();
    let text = texts.get_mut(path).expect("a file");
    assert!(text.contains(from), "{path} has {from}");
    *text = text.replacen(from, to, 1);
    let read = Content::read(&texts);
    read.err().into_iter().flatten().map(|fault| fault.to_string().replace('\n', " ")).collect()
}

#[test]
fn the_program_brings_every_file_of_the_folder() {
    assert_eq!(Content::read(&texts()), Ok(Content::own()));
}

#[test]
fn there_is_enough_of_everything() {
    let content = Content::own();
    let ids: Vec<String> = (1..=10).map(|n| format!("K{n}")).collect();
    assert_eq!(content.capabilities.iter().map(|one| one.id.clone()).collect::<Vec<_>>(), ids);
    assert_eq!(
        (content.shifts.len(), content.tracks.len(), content.gates.len(), content.kinds.len()),
        (3, 5, 5, 7)
    );
    for capability in &content.capabilities {
        let id = &capability.id;
        assert!(capability.practices.len() >= 8, "practices of {id}");
        assert!(capability.items.len() >= 4, "items of {id}");
        assert!(capability.behaviours.len() >= 5, "behaviours of {id}");
        assert!(capability.notice.len() >= 2, "what is said of {id}");
        let recognised = |trigger| {
            use Trigger::{CameBack, Friday, Newcomer, OwnMergeOnlyYou, ReleaseDay};
            matches!(trigger, OwnMergeOnlyYou | ReleaseDay | Newcomer | CameBack | Friday)
        };
        let in_records = capability.practices.iter().filter(|practice| recognised(practice.trigger));
        assert!(in_records.count() >= 2, "moments of {id} that records know");
        for behaviour in &capability.behaviours {
            let practised = capability.practices.iter().any(|practice| practice.behaviour == behaviour.id);
            assert!(practised, "{id}: nothing practises {}", behaviour.id);
        }
    }
    let messages: BTreeSet<(&str, Tone)> =
        content.messages.iter().map(|message| (message.id.as_str(), message.tone)).collect();
    for id in ["ideas", "thanks", "announce", "again", "handover"] {
        for tone in [Tone::Plain, Tone::Warm] {
            assert!(messages.contains(&(id, tone)), "{id} in two tones");
        }
    }
}

#[test]
fn a_file_that_is_not_as_it_should_be_is_named_with_what_is_so() {
    let k2 = "capabilities/k2.toml";
    let one = |faults: Vec<String>, wanted: &str| {
        assert!(faults.len() == 1 && faults[0].contains(wanted), "{wanted}: {faults:?}");
    };
    one(faults(k2, "\"s1a\"", "\"s99\""), "capabilities/k2.toml: there is no signal s99");
    one(faults(k2, "shift = \"own-to-ours\"", "shift = \"up\""), "there is no shift up");
    one(faults(k2, "behaviour = \"off-the-path\"", "behaviour = \"x\""), "there is no behaviour x");
    one(faults(k2, "then = \"I first", "then = \"first"), "begins with \"I\"");
    one(faults(k2, "if = \"I am about", "if = \"If I am about"), "are put there when it is shown");
    one(faults(k2, "meaning =", "meanings ="), "capabilities/k2.toml: TOML parse error");
    one(faults(k2, "trigger = \"planning\"", "trigger = \"full moon\""), "full moon");
    one(faults("capabilities/k3.toml", "id = \"K3\"", "id = \"K2\""), "the id K2 stands twice");
    one(faults("levels.toml", "number = 7", "number = 8"), "levels are 1 to 7");
    one(faults("tracks.toml", "k2-who-would-learn", "k1-none"), "k1-none is no practice of K2");
    let mut without = texts();
    without.remove("gates.toml");
    assert_eq!(
        Content::read(&without).expect_err("a file is missing")[0].to_string(),
        "gates.toml: is not there"
    );
}

#[test]
fn a_claim_without_author_and_year_is_a_fault() {
    let of = |path: &str| faults(path, "source = \"", "source = \"somebody\"\n# \"");
    let all = of("capabilities/k9.toml");
    assert!(all.len() == 1 && all[0].contains("author, year and size"), "{all:?}");
}
