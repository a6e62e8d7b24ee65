//! The folder `content` of this project, in the program.

use std::collections::BTreeMap;

/// Each file, by its path from the folder. A test holds that none is left out.
const FILES: [(&str, &str); 17] = [
    ("capabilities/k1.toml", include_str!("../../../../content/capabilities/k1.toml")),
    ("capabilities/k2.toml", include_str!("../../../../content/capabilities/k2.toml")),
    ("capabilities/k3.toml", include_str!("../../../../content/capabilities/k3.toml")),
    ("capabilities/k4.toml", include_str!("../../../../content/capabilities/k4.toml")),
    ("capabilities/k5.toml", include_str!("../../../../content/capabilities/k5.toml")),
    ("capabilities/k6.toml", include_str!("../../../../content/capabilities/k6.toml")),
    ("capabilities/k7.toml", include_str!("../../../../content/capabilities/k7.toml")),
    ("capabilities/k8.toml", include_str!("../../../../content/capabilities/k8.toml")),
    ("capabilities/k9.toml", include_str!("../../../../content/capabilities/k9.toml")),
    ("capabilities/k10.toml", include_str!("../../../../content/capabilities/k10.toml")),
    ("shifts.toml", include_str!("../../../../content/shifts.toml")),
    ("tracks.toml", include_str!("../../../../content/tracks.toml")),
    ("gates.toml", include_str!("../../../../content/gates.toml")),
    ("messages.toml", include_str!("../../../../content/messages.toml")),
    ("levels.toml", include_str!("../../../../content/levels.toml")),
    ("kinds.toml", include_str!("../../../../content/kinds.toml")),
    ("load.toml", include_str!("../../../../content/load.toml")),
];

/// The texts, by path.
pub(super) fn texts() -> BTreeMap<String, String> {
    FILES.iter().map(|&(path, text)| (path.to_owned(), text.to_owned())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Content;

    #[test]
    fn the_content_that_is_built_in_has_no_fault() {
        assert_eq!(Content::read(&texts()).map(|_| ()), Ok(()));
    }
}
