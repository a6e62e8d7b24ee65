//! Whether a program that writes code took part in a commit (definitions 1.2).
//!
//! Sets a flag and nothing else: the change stays with its human author.

use records::{Identity, Trailer};

use crate::fold::{canonical_address, fold_words, github_login};
use crate::trailer_identity::trailer_identity;

/// Trailers by which a commit says that a tool helped, as seen in jj and rust-analyzer (`Assisted-by`,
/// `AI-assisted`, `Claude-Session`), and asked for by the ASF (`Generated-by`).
const BY_A_TOOL: [&str; 7] = [
    "assisted-by",
    "ai-assisted-by",
    "ai-assisted",
    "generated-by",
    "ai-generated-by",
    "generated-with",
    "claude-session",
];
/// Trailers by which people and tools alike are named.
const BY_ANYBODY: [&str; 2] = ["co-authored-by", "co-developed-by"];
/// Values of the former that say no.
const NO: [&str; 5] = ["no", "none", "n/a", "false", "nobody"];

/// Ends of addresses only programs write from, as these tools put them into trailers.
const ADDRESSES: [&str; 24] = [
    "@anthropic.com",
    "@claude.ai",
    "@claude.com",
    "@cursor.com",
    "@cursor.sh",
    "@openai.com",
    "@cognition.ai",
    "@devin.ai",
    "@aider.chat",
    "aider@users.noreply.github.com",
    "gemini-cli-agent@google.com",
    "jules@google.com",
    "@ampcode.com",
    "@opencode.ai",
    "@all-hands.dev",
    "@openhands.dev",
    "agent@warp.dev",
    "junie@jetbrains.com",
    "@windsurf.com",
    "@codeium.com",
    "crush@charm.land",
    "qwen-coder@alibabacloud.com",
    "copilot@github.com",
    "@sweep.dev",
];
/// Logins on GitHub.
const LOGINS: [&str; 17] = [
    "copilot",
    "copilot-swe-agent[bot]",
    "github-copilot[bot]",
    "claude",
    "claude[bot]",
    "claude-code[bot]",
    "cursoragent",
    "cursor[bot]",
    "cursor-agent",
    "codex",
    "chatgpt-codex-connector[bot]",
    "openai-codex[bot]",
    "devin-ai-integration[bot]",
    "google-labs-jules[bot]",
    "gemini-code-assist[bot]",
    "gemini-cli[bot]",
    "sweep-ai[bot]",
];
/// Beginnings of names, to the end of a word, that no person has.
const NAMES: [&str; 29] = [
    "claude code",
    "claude opus",
    "claude sonnet",
    "claude haiku",
    "claude ai",
    "anthropic claude",
    "github copilot",
    "copilot",
    "cursor agent",
    "cursor ai",
    "cursor",
    "openai codex",
    "codex",
    "chatgpt",
    "gpt",
    "devin ai",
    "aider",
    "gemini cli",
    "gemini code assist",
    "google gemini",
    "google jules",
    "google labs jules",
    "jules ai",
    "windsurf",
    "amp code",
    "opencode",
    "openhands",
    "junie",
    "sweep ai",
];
/// Names of agents that are names of people too: only without an address of somebody.
const ALSO_PEOPLE: [&str; 5] = ["claude", "devin", "jules", "gemini", "amp"];

/// Whether one of the trailers names an agent.
pub fn names_an_agent(trailers: &[Trailer]) -> bool {
    trailers.iter().any(|trailer| {
        let key = trailer.key.trim().to_ascii_lowercase();
        let tool = BY_A_TOOL.contains(&key.as_str());
        if !tool && !BY_ANYBODY.contains(&key.as_str()) {
            return false;
        }
        // A person may assist too: "Assisted-by: Ann Lee <ann@example.org>".
        trailer_identity(&trailer.value).is_some_and(|who| is_agent(&who) || tool && says_a_tool(&who))
    })
}

/// Free words without an address, unless they say no.
fn says_a_tool(who: &Identity) -> bool {
    who.email.is_empty() && !NO.contains(&who.name.trim_end_matches('.').to_lowercase().as_str())
}

/// Whether a name and address are those of an agent.
pub fn is_agent(who: &Identity) -> bool {
    let address = canonical_address(&who.email);
    if ADDRESSES.iter().any(|end| address.ends_with(end)) {
        return true;
    }
    if github_login(&who.email).is_some_and(|login| LOGINS.contains(&login.as_str())) {
        return true;
    }
    let name = fold_words(&who.name);
    if NAMES.iter().any(|known| begins_with_words(&name, known)) {
        return true;
    }
    let nobodys = address.is_empty() || address.starts_with("noreply@") || address.starts_with("no-reply@");
    nobodys && ALSO_PEOPLE.iter().any(|known| begins_with_words(&name, known))
}

fn begins_with_words(text: &str, words: &str) -> bool {
    text.strip_prefix(words).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn flagged(key: &str, value: &str) -> bool {
        names_an_agent(&[Trailer { key: key.into(), value: value.into() }])
    }

    #[test]
    fn agents_as_they_sign_are_seen() {
        for value in [
            "Claude <noreply@anthropic.com>",
            "Claude Opus 4.5 (1M context) <noreply@anthropic.com>",
            "Copilot <175728472+Copilot@users.noreply.github.com>",
            "copilot-swe-agent[bot] <198982749+Copilot@users.noreply.github.com>",
            "Cursor <cursoragent@cursor.com>",
            "Codex <noreply@openai.com>",
            "Devin AI <158243242+devin-ai-integration[bot]@users.noreply.github.com>",
            "aider (gpt-4o) <noreply@aider.chat>",
            "google-labs-jules[bot] <161369871+google-labs-jules[bot]@users.noreply.github.com>",
            "gemini-code-assist[bot] <176961590+gemini-code-assist[bot]@users.noreply.github.com>",
            "Claude",
        ] {
            assert!(flagged("Co-authored-by", value), "{value}");
            assert!(flagged("CO-AUTHORED-BY", value), "{value}");
        }
        assert!(flagged("Assisted-by", "Claude:claude-opus-4"));
        assert!(flagged("Assisted-by", "Opus 4.6 via Claude Code"));
        assert!(flagged("AI-assisted", "OpenAI Codex was used to identify and apply this change."));
        assert!(flagged("Claude-Session", "https://claude.ai/code/session_01"));
        assert!(flagged("Generated-by", "some new tool 3"));
        assert!(flagged("Generated-with", "[Claude Code](https://claude.ai/code)"));
    }

    #[test]
    fn people_are_people() {
        for value in [
            "Claude Dupont <claude@example.org>",
            "Devin <devin@example.org>",
            "Jules Verne <jules@example.org>",
            "Codexia Lee <c@example.org>",
            "Ann <ann@example.org>",
            "",
        ] {
            assert!(!flagged("Co-authored-by", value), "{value}");
            assert!(!flagged("Assisted-by", value), "{value}");
        }
        assert!(!flagged("AI-assisted", "No."));
        assert!(!flagged("Reviewed-by", "Copilot <175728472+Copilot@users.noreply.github.com>"));
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
        #[test]
        fn no_text_makes_it_panic(value in "\\PC{0,24}") {
            flagged("Co-authored-by", &value);
        }
    }
}
