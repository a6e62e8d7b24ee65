//! Words that are no name: what groups and roles are called, and what holds a sentence together.

/// What several people together are called.
const GROUPS: &str = "all audience board chapter committee company council crew customer department developer engineer \
    everybody everyone folk group guild management org organisation organization other panel people public squad \
    stakeholder team tribe unit user vendor";
/// What one person is to the lead, or does.
const ROLES: &str = "admin analyst architect boss ceo cfo chair client colleague coo consultant contractor coordinator cpo cto \
    designer developer director engineer founder friend head intern interviewer junior lead leader maintainer manager member \
    mentor newcomer operator owner partner peer pm po principal programmer report representative researcher reviewer \
    scientist senior skip somebody someone sponsor sre staff supervisor support tester vp writer";
/// What a group or a role is about.
const ABOUT: &str = "accounting analytics backend billing business call compliance data design devops duty engineering \
    experience finance frontend hr incident infra infrastructure it legal level line marketing mobile new next office old on \
    operations ops oncall payroll pair platform procurement product project qa quality release sales security service site \
    steering success technical tech technology ui ux web whole";
/// Nobody by name.
const NOBODY: &str = "anybody anyone he her him his i it me mine myself nobody none one our ours she the them themselves they \
    us we you your yours both two three four five six seven eight nine ten few some many most several each every no not yet \
    else half rest ever";
/// Articles, and what stands between words.
const BETWEEN: &str = "a about across after an and any as at before behind beside between but by both co during etc ex except for former \
    from here his in into its my near new of off on or our over plus said says than that the their then there these this those \
    through to together under via was who whose with within without";
/// Words with a capital at the beginning of a sentence, or in any place, that are names of nobody.
const SENTENCES: &str = "about above actually again also although always another any are as ask asked at be because been being but \
    can cannot could did do does doing done each either else enough even fine first good had has have having how however if \
    instead is its just last later less let like maybe might more much must neither never next nobody nor nothing now often once \
    only or otherwise over perhaps please quite rather really same should since so still such sure than thanks that then \
    there these this those though thus too under unless until unlikely up very was well were what when where whether which \
    while why will worked would yes yet monday tuesday wednesday thursday friday saturday sunday january february march april \
    june july august september october november december english am go hi oh ok test build unknown root";

fn is_in(list: &str, word: &str) -> bool {
    list.split_ascii_whitespace().any(|listed| listed == word)
}

/// The same of a word in the plural: `leads`.
fn is_one_of(list: &str, word: &str) -> bool {
    is_in(list, word) || word.strip_suffix('s').is_some_and(|one| is_in(list, one))
}

/// What is said of a group, of a role, of nobody or in between, in small letters; of parts with hyphens each, and of
/// numbers.
pub(super) fn is_of_a_group(word: &str) -> bool {
    let is = |part: &str| {
        part.chars().all(char::is_numeric)
            || [GROUPS, ROLES].iter().any(|list| is_one_of(list, part))
            || [ABOUT, NOBODY, BETWEEN].iter().any(|list| is_in(list, part))
    };
    word.split('-').all(is)
}

/// What several people together are called: what stands before it is what they are called by.
pub(super) fn is_several(word: &str) -> bool {
    word != "management" && is_one_of(GROUPS, word)
}

/// What a group is called, that has a name of its own: "the docs team".
pub(super) fn is_group(word: &str) -> bool {
    is_one_of("board chapter committee council crew department group guild panel squad team tribe unit", word)
}

/// After these stands a thing, more often than somebody.
pub(super) fn is_before_a_thing(word: &str) -> bool {
    is_in("about across at behind for from in into of on over under within", word)
}

/// Before a group: "the platform team".
pub(super) fn is_before_a_group(word: &str) -> bool {
    is_in("a all an any both every her his its my our some that the their this two three whole your", word)
}

/// A word that begins sentences, or is known of groups: with a capital it is no name by itself.
pub(super) fn is_of_the_language(word: &str) -> bool {
    is_in(SENTENCES, word) || is_of_a_group(word)
}
