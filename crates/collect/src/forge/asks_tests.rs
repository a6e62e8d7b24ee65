use std::time::{Duration, Instant};

use super::*;

#[test]
fn a_question_mark_asks_wherever_people_write_it() {
    for text in [
        "Why?",
        "Is this the drawer we count?\n",
        "これは何ですか？",
        "Nice. What if it is empty?\n\n```\ncode\n```",
        "> Is it?\n\nWhy?",
        "> quoted\nand then? Nobody knows.",
        "`code` and then?",
        "```\ncode\n```\nand then?",
        "~~~~\n~~~\n~~~~\nand then?",
        "A [link](https://example.org/a?b=1) that leads where?",
        "[Is this it?](https://example.org)",
        "Did you see https://example.org/a?b=1?",
        "Have you seen https://example.org?",
        "(is it?)",
        "[x](what is this?)",
        "An unclosed ` backtick?",
        "Two `` of them ` why?",
        "\\`why?\\`",
        "a < b, why?",
        "- is it?\n- or not",
        "1. ```\n   code\n   ```\n2. why?",
        "a line\n    and one that goes on?",
        "<!-- not shown --> Why?",
        "<b>Why?</b>",
        "[a]: x\n\nWhy?",
        "howhttps why?",
        "Why\u{20}?",
    ] {
        assert!(asks_something(text), "{text}");
    }
}

#[test]
fn what_is_quoted_code_or_an_address_asks_nothing() {
    for text in [
        "",
        "No.",
        "> Why?",
        "  > Why?\n>> Who?",
        "`a ? b : c`",
        "``a ` ? b``",
        "a `code\nover? two lines` here",
        "```rust\nlet x = y?;\n```",
        "```\nwhy?",
        "````\n```\nwhy?\n```\n````",
        "~~~\nwhy?\n~~~",
        "- ```\n  why?\n  ```",
        "    let x = y?;",
        "A list:\n\n\tlet x = y?;\n\tlet z = w?;",
        "[a link](https://example.org/a?b=1)",
        "[a link](https://example.org/a?b=1 \"what?\")",
        "![a picture](a.png?raw=true)",
        "See https://example.org/a?b=1 for it",
        "See HTTPS://EXAMPLE.ORG/?a, and www.example.org/?b.",
        "<https://example.org/?a>",
        "<img src=\"a.png?raw=1\">",
        "<!-- Did you test it? -->",
        "<!--\nDid you test it?\n\nAnd this?\n-->",
        "<code>a ? b : c</code>",
        "<pre>why?</pre>",
        "[a]: https://example.org/?b",
        "[a]: /b?c",
        "```suggestion\nlet x = y?;\n```",
    ] {
        assert!(!asks_something(text), "{text}");
    }
}

#[test]
fn a_long_comment_takes_no_long_time() {
    let begun = Instant::now();
    for part in ["](", "(", "`", "` `` ``` ", "<a", "<!--", "[", "http://", "> ", "```\n", "\n", "w", "[a]:"]
    {
        let _ = asks_something(&part.repeat(2_000_000 / part.len()));
    }
    assert!(begun.elapsed() < Duration::from_secs(20), "{:?}", begun.elapsed());
}

proptest::proptest! {
    #[test]
    fn nothing_makes_it_panic(text in "([`~]{1,4}|[<>()\\[\\]!?？:/\\\\-]|https?://|www\\.|<!--|-->|</?code>|\n|    |\t|\\PC){0,60}") {
        let _ = asks_something(&text);
    }

    #[test]
    fn without_a_question_mark_nothing_is_asked(text in "[^?？]{0,200}") {
        proptest::prop_assert!(!asks_something(&text));
    }

    #[test]
    fn what_stands_in_code_never_counts(inner in "\\PC{0,40}(\n\\PC{0,40}){0,4}", before in "[a-z .]{0,10}") {
        let inner = inner.replace('`', "");
        let line = inner.replace('\n', " ");
        let inline = format!("{before}`x{line}x` and so on");
        proptest::prop_assert!(!asks_something(&inline), "{}", inline);
        let fenced = format!("{before}\n```\n{inner}\n```\nand so on");
        proptest::prop_assert!(!asks_something(&fenced), "{}", fenced);
        let lines: Vec<String> = inner.lines().map(|line| format!("    {line}")).collect();
        let indented = format!("{before}\n\n{}\n\nand so on", lines.join("\n"));
        proptest::prop_assert!(!asks_something(&indented), "{}", indented);
        // What is around it counts all the same.
        let around = format!("{fenced}?");
        proptest::prop_assert!(asks_something(&around), "{}", around);
    }
}
