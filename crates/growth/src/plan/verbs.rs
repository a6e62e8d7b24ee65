//! The words of the rule: what is done to somebody, by what it aims at.

/// To make somebody do or be something.
pub(super) const MAKE: [&str; 9] =
    ["make", "making", "force", "forcing", "push", "pressure", "compel", "oblige", "get"];

/// With somebody and "to": their act is what is wanted.
pub(super) const WANT: [&str; 24] = [
    "tell",
    "telling",
    "remind",
    "reminding",
    "order",
    "instruct",
    "urge",
    "want",
    "need",
    "expect",
    "require",
    "convince",
    "persuade",
    "warn",
    "command",
    "direct",
    "nag",
    "push",
    "press",
    "chase",
    "motivate",
    "train",
    "advise",
    "would like",
];

/// With somebody and "to": a request. It is about them where it asks for other conduct.
pub(super) const REQUEST: [&str; 6] = ["ask", "asking", "invite", "encourage", "help", "teach"];

/// What is asked for is other conduct.
pub(super) const CONDUCT: [&str; 27] = [
    "stop",
    "quit",
    "improve",
    "behave",
    "listen",
    "hurry",
    "focus",
    "care",
    "respect",
    "apologise",
    "apologize",
    "calm",
    "not",
    "pay attention",
    "take responsibility",
    "take ownership",
    "be more",
    "be less",
    "be better",
    "be on time",
    "be nicer",
    "be careful",
    "be quiet",
    "be faster",
    "change",
    "wake up",
    "grow up",
];

/// To keep somebody from something.
pub(super) const KEEP: [&str; 10] = [
    "stop",
    "stopping",
    "prevent",
    "preventing",
    "forbid",
    "ban",
    "discourage",
    "block",
    "hinder",
    "silence",
];

/// To deal with somebody as the thing that is to be put right.
pub(super) const FIX: [&str; 36] = [
    "fix",
    "fixing",
    "change",
    "changing",
    "correct",
    "correcting",
    "discipline",
    "punish",
    "blame",
    "scold",
    "shame",
    "lecture",
    "criticise",
    "criticize",
    "confront",
    "control",
    "supervise",
    "monitor",
    "police",
    "chase",
    "micromanage",
    "nag",
    "straighten",
    "call out",
    "deal with",
    "improve",
    "retrain",
    "reprimand",
    "report",
    "fire",
    "educate",
    "sanction",
    "pressure",
    "crack down on",
    "put pressure on",
    "lean on",
];

/// To watch over somebody.
pub(super) const WATCH: [&str; 8] = [
    "keep an eye on",
    "check on",
    "check up on",
    "keep watch on",
    "keep tabs on",
    "watch over",
    "monitor",
    "supervise",
];

/// To see to it.
pub(super) const ENSURE: [&str; 12] = [
    "make sure",
    "making sure",
    "ensure",
    "ensuring",
    "see to it",
    "insist",
    "demand",
    "verify",
    "insist on",
    "check that",
    "require",
    "expect",
];

/// Before what is theirs.
pub(super) const POINT_AT: [&str; 14] = [
    "point out",
    "criticise",
    "criticize",
    "challenge",
    "tackle",
    "address",
    "mention",
    "expose",
    "highlight",
    "work on",
    "break",
    "manage",
    "fight",
    "complain about",
];

/// How somebody is or behaves, not what they work on.
pub(super) const FAULTS: [&str; 34] = [
    "attitude",
    "behaviour",
    "behavior",
    "tone",
    "mindset",
    "manners",
    "habit",
    "habits",
    "discipline",
    "motivation",
    "laziness",
    "performance",
    "lateness",
    "mistake",
    "mistakes",
    "error",
    "errors",
    "faults",
    "fault",
    "temper",
    "ego",
    "ethic",
    "punctuality",
    "weakness",
    "weaknesses",
    "shortcomings",
    "personality",
    "stubbornness",
    "negativity",
    "sloppiness",
    "resistance",
    "communication",
    "style",
    "way",
];

/// They are to be otherwise afterwards.
pub(super) const TURN: [&str; 22] = [
    "stop",
    "stops",
    "change",
    "changes",
    "learn",
    "learns",
    "improve",
    "improves",
    "admit",
    "admits",
    "apologise",
    "apologises",
    "apologize",
    "apologizes",
    "behave",
    "behaves",
    "give in",
    "gives in",
    "get it",
    "gets it",
    "finally",
    "understand their place",
];

/// What somebody is obliged to.
pub(super) const MUST: [&str; 8] =
    ["must", "should", "ought", "has to", "have to", "had better", "needs to", "need to"];

/// What leaves somebody room, or lets them know.
pub(super) const ROOM: [&str; 15] = [
    "can",
    "could",
    "may",
    "has",
    "have",
    "had",
    "gets",
    "get",
    "knows",
    "know",
    "is heard",
    "are heard",
    "feel",
    "feels",
    "will have",
];

/// After these the act that follows is the one that is left off.
pub(super) const LEFT_OFF: [&str; 12] = [
    "not",
    "don't",
    "never",
    "without",
    "instead of",
    "rather than",
    "before i",
    "won't",
    "stop",
    "avoid",
    "resist",
    "nor",
];

/// A question that leads on to somebody, not an order: "what they should do".
pub(super) const QUESTION: [&str; 9] =
    ["what", "who", "how", "when", "whether", "if", "which", "why", "where"];
