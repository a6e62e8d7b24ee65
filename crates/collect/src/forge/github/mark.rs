use super::wire::{Pull, names};
use crate::forge::mark::Mark;

/// A number that is another as soon as the list says something else of a request, so that its story is read again.
///
/// It is not known whether every event moves `updated_at`, so what may change without it is in the number too.
pub(super) fn mark(pull: &Pull) -> u64 {
    let mut mark = Mark::new();
    mark.text(&pull.updated_at.as_second().to_string());
    mark.text(&pull.state);
    mark.text(if pull.draft == Some(true) { "draft" } else { "" });
    mark.text(if pull.auto_merge.is_some() { "merges itself" } else { "" });
    mark.text(&pull.head.sha);
    mark.text(&pull.base.name);
    mark.text(&pull.title);
    let mut asked: Vec<String> = pull.requested_reviewers.iter().map(|user| user.login.clone()).collect();
    asked.extend(pull.requested_teams.iter().map(|team| format!("team/{}", team.slug)));
    asked.sort();
    asked.iter().for_each(|one| mark.text(one));
    // What has none has the mark it had before labels were read.
    let mut labels = names(&pull.labels);
    labels.sort();
    labels.iter().for_each(|one| mark.text(&format!("label/{one}")));
    mark.number()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PULL: &str = r#"{"number":1,"title":"x","state":"open","draft":false,"user":null,"created_at":"2026-11-02T09:00:00Z",
        "updated_at":"2026-11-02T09:00:00Z","closed_at":null,"merged_at":null,"merge_commit_sha":null,"head":{"sha":"0a"},
        "base":{"ref":"main"},"requested_reviewers":[{"login":"a"},{"login":"b"}],"requested_teams":[],"auto_merge":null}"#;

    fn of(text: &str) -> u64 {
        mark(&serde_json::from_str(text).expect("a pull request"))
    }

    #[test]
    fn whatever_the_list_says_anew_makes_another_mark() {
        let first = of(PULL);
        for (old, new) in [
            ("\"updated_at\":\"2026-11-02T09:00:00Z\"", "\"updated_at\":\"2026-11-02T09:00:01Z\""),
            ("\"state\":\"open\"", "\"state\":\"closed\""),
            ("\"draft\":false", "\"draft\":true"),
            ("\"sha\":\"0a\"", "\"sha\":\"0b\""),
            (",{\"login\":\"b\"}", ""),
            ("\"requested_teams\":[]", "\"requested_teams\":[{\"slug\":\"x\"}]"),
            ("\"auto_merge\":null", "\"auto_merge\":{}"),
            ("\"auto_merge\":null", "\"auto_merge\":null,\"labels\":[{\"name\":\"rfc\"}]"),
        ] {
            assert!(PULL.contains(old));
            assert_ne!(of(&PULL.replace(old, new)), first, "{new}");
        }
        assert_eq!(
            of(&PULL.replace(r#"{"login":"a"},{"login":"b"}"#, r#"{"login":"b"},{"login":"a"}"#)),
            first
        );
    }
}
