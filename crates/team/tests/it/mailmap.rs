use proptest::prelude::*;
use records::Identity;
use team::mailmap::Mailmap;

use crate::git::Repository;

fn git_says(repository: &Repository, people: &[Identity]) -> Vec<String> {
    let input: String = people.iter().map(|who| format!("{} <{}>\n", who.name, who.email)).collect();
    let output = repository.run(&["check-mailmap", "--stdin"], input.as_bytes());
    String::from_utf8(output).expect("UTF-8").lines().map(str::to_owned).collect()
}

fn line() -> impl Strategy<Value = String> {
    let name = "(A|b|Ann|ann|É| ?Ann  Lee ?|#x|)";
    let email = "(a@x|A@X|b@x|B@x|c@x| a@x|é@x|É@x|)";
    let whole = (name, email, name, email).prop_map(|(n1, e1, n2, e2)| format!("{n1} <{e1}> {n2} <{e2}>"));
    let short = (name, email).prop_map(|(name, email)| format!("{name} <{email}>"));
    prop_oneof![4 => whole, 3 => short, 2 => "[#<> aA@x\t]{0,12}", 2 => " ?#(x| A)? <(a@x|b@x)>"]
}

#[test]
fn somebody_is_called_what_git_calls_them() {
    let repository = Repository::new();
    let names = ["A", "a", "Ann", "ANN", "b", "É", "é", "Ann  Lee", "#x"];
    let emails = ["a@x", "A@x", "b@X", "c@x", "é@x", "É@X", "d@x"];
    let people: Vec<Identity> = names
        .iter()
        .flat_map(|name| {
            emails.iter().map(move |email| Identity { name: (*name).into(), email: (*email).into() })
        })
        .collect();
    let config = ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() };
    proptest!(config, |(lines in prop::collection::vec((line(), "(\n|\r\n)"), 0..7))| {
        let text: String = lines.iter().map(|(line, end)| format!("{line}{end}")).collect();
        repository.write(".mailmap", text.as_bytes());
        let mailmap = Mailmap::parse(text.as_bytes());
        for (who, expected) in people.iter().zip(git_says(&repository, &people)) {
            let Identity { name, email } = mailmap.map(who);
            prop_assert_eq!(format!("{} <{}>", name, email), expected);
        }
    });
}
