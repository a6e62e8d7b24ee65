//! Words that were kept are read for ever: each as it stands in the lead's database, by hand.

use growth::Note;

const KEPT: [&str; 40] = [
    r#"{"kind":"kept","entry":{"entry":"line","words":"a"},"day":null}"#,
    r#"{"kind":"kept","entry":{"entry":"unseen","words":"a","sort":"good_no","with":["Leila"],"took":40,"not_happened_by":"2026-12-01"},"day":"2026-11-18"}"#,
    r#"{"kind":"kept","entry":{"entry":"decision","words":"a","question":"b","options":["c"],"reason":"d","costs":{"money":"e","time":"f","people":"g","trust":"h"},"dissent":"i","expected":"j","odds":70,"review":"2027-03-01","undoing":"k","made_by":"l","record":"docs/adr/0007.md"},"day":null}"#,
    r#"{"kind":"kept","entry":{"entry":"given_away","what":"a","place":{"team":"kassa","area":"refunds"},"to":"b","level":5,"since":"2026-10-22","limits":"c","means":"d","checks":["2026-11-19"]},"day":null}"#,
    r#"{"kind":"kept","entry":{"entry":"again","words":"a","class":"b","before":["2026-04-06"],"likely":"c","own_habit":"d","condition":"e","expected":"f","owner":"g","due":"2026-12-04"},"day":null}"#,
    r#"{"kind":"kept","entry":{"entry":"talk","words":"a","with":"b","noted":"2026-10-23","held":null,"agreed":"c","rehearsed":true},"day":null}"#,
    r#"{"kind":"kept","entry":{"entry":"landing","words":"a","audience":"b","ask":"c","heard":"d","next":"e"},"day":null}"#,
    r#"{"kind":"kept","entry":{"entry":"person","who":"a","cares_about":"b","fears":"c","last_talk":"2026-11-01"},"day":null}"#,
    r#"{"kind":"kept","entry":{"entry":"opportunity","words":"a","seen_in":"b"},"day":null}"#,
    r#"{"kind":"rewritten","of":"ID","entry":{"entry":"line","words":"a"},"day":null}"#,
    r#"{"kind":"linked","of":"ID","to":{"entry":"ID"}}"#,
    r#"{"kind":"linked","of":"ID","to":{"commit":"0123456789abcdef0123456789abcdef01234567"}}"#,
    r#"{"kind":"linked","of":"ID","to":{"place":{"team":"kassa","area":"refunds"}}}"#,
    r#"{"kind":"came","of":"ID","outcome":"did_not_hold","words":"a"}"#,
    r#"{"kind":"put_off","of":"ID","until":"2027-03-01"}"#,
    r#"{"kind":"checked","of":"ID","day":"2026-11-19","agreed":true}"#,
    r#"{"kind":"because","of":"ID","words":"a"}"#,
    r#"{"kind":"marked","trigger":"one-to-one","day":"2026-11-20","words":"a"}"#,
    r#"{"kind":"noticed","capability":"K2","words":"a","signal":"s1a","place":null}"#,
    r#"{"kind":"step","of":"ID","step":{"step":"my_part","words":"a"}}"#,
    r#"{"kind":"step","of":"ID","step":{"step":"assumed","words":"a","test":"b"}}"#,
    r#"{"kind":"step","of":"ID","step":{"step":"tested","assumption":"ID","words":"a","right":false}}"#,
    r#"{"kind":"step","of":"ID","step":{"step":"predicted","words":"a","share":0.4}}"#,
    r#"{"kind":"step","of":"ID","step":{"step":"chose","behaviour":"a","measure":{"signal":"s1a","place":null},"noticed":"b","target":0.4}}"#,
    r#"{"kind":"step","of":"ID","step":{"step":"planned","plan":{"moment":"a","act":"I b","trigger":"third-time","can_be_switched_off":true},"practice":"k2-one-message"}}"#,
    r#"{"kind":"step","of":"ID","step":{"step":"said_back"}}"#,
    r#"{"kind":"step","of":"ID","step":{"step":"came","day":"2026-11-19","happened":"did_not","why":"a"}}"#,
    r#"{"kind":"step","of":"ID","step":{"step":"announced","to":"a"}}"#,
    r#"{"kind":"step","of":"ID","step":{"step":"asked","who":"a","asking":"ideas","again":"2026-12-01"}}"#,
    r#"{"kind":"step","of":"ID","step":{"step":"suggested","who":"a","words":"b"}}"#,
    r#"{"kind":"step","of":"ID","step":{"step":"picked","suggestion":"ID"}}"#,
    r#"{"kind":"step","of":"ID","step":{"step":"followed_up","who":"a","day":"2026-12-01","noticed":"b"}}"#,
    r#"{"kind":"step","of":"ID","step":{"step":"experiment","first":"2026-05-04","seed":20260503}}"#,
    r#"{"kind":"step","of":"ID","step":{"step":"paused","first":"2026-12-21","last":"2027-01-03"}}"#,
    r#"{"kind":"step","of":"ID","step":{"step":"guessed","words":"a"}}"#,
    r#"{"kind":"step","of":"ID","step":{"step":"reviewed","choice":"hold","words":"a"}}"#,
    r#"{"kind":"step","of":"ID","step":{"step":"helped","words":"a"}}"#,
    r#"{"kind":"step","of":"ID","step":{"step":"gate","gate":"pass-on","reached":true}}"#,
    r#"{"kind":"week","sunday":"2026-11-15","took":10}"#,
    r#"{"kind":"dropped","draft":"a"}"#,
];

#[test]
fn a_note_is_read_and_written_as_it_was_kept() {
    for text in KEPT {
        let text = text.replace("ID", "018bcfe5-687b-7abc-8def-0123456789ab");
        let note: Note = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!(serde_json::to_string(&note).unwrap(), text);
    }
}

#[test]
fn of_an_entry_only_its_kind_and_its_words_are_needed() {
    for kind in ["unseen", "decision", "again", "talk", "landing", "opportunity"] {
        let text = format!(r#"{{"kind":"kept","entry":{{"entry":"{kind}","words":"a"}},"day":null}}"#);
        let note: Note = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{text}: {error}"));
        assert!(matches!(note, Note::Kept { entry, .. } if entry.words() == "a"));
    }
}
