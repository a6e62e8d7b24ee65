//! Repositories by name: a path says who somebody is on which machine, and means nothing on another.

use std::collections::BTreeMap;

/// The names of repositories, by their paths.
#[derive(Clone, Debug, Default)]
pub(super) struct Names(BTreeMap<String, String>);

impl Names {
    /// Of these paths; of two of one name the second is `kassa (2)`. What is no path is its own name.
    pub(super) fn new(paths: impl IntoIterator<Item = String>) -> Names {
        let mut paths: Vec<String> = paths.into_iter().filter(|path| is_path(path)).collect();
        paths.sort();
        paths.dedup();
        let mut names: BTreeMap<String, String> = BTreeMap::new();
        for path in paths {
            let name = last(&path);
            let numbered =
                |number: usize| if number == 1 { name.clone() } else { format!("{name} ({number})") };
            let free = |name: &String| !names.values().any(|taken| taken == name);
            let name = (1..).map(numbered).find(free).expect("numbers do not end");
            names.insert(path, name);
        }
        Names(names)
    }

    /// The name of a path.
    pub(super) fn of(&self, path: &str) -> String {
        self.0.get(path).cloned().unwrap_or_else(|| if is_path(path) { last(path) } else { path.to_owned() })
    }
}

fn is_path(text: &str) -> bool {
    text.contains(['/', '\\'])
}

/// `kassa` of `/home/mira/code/kassa/.git` and of `/srv/kassa.git`.
fn last(path: &str) -> String {
    let mut parts = path.split(['/', '\\']).filter(|part| !part.is_empty() && *part != ".git");
    let last = parts.next_back().unwrap_or("repository");
    last.strip_suffix(".git").unwrap_or(last).to_owned()
}

#[cfg(test)]
mod tests {
    use super::Names;

    #[test]
    fn a_repository_goes_by_its_name_and_of_two_the_second_by_a_number() {
        let paths =
            ["/home/mira/a/kassa/.git", "/home/mira/b/kassa/.git", "/srv/till.git", "C:\\code\\guide\\.git"];
        let names = Names::new(paths.map(str::to_owned));
        assert_eq!(paths.map(|path| names.of(path)), ["kassa", "kassa (2)", "till", "guide"]);
        assert_eq!(names.of("kassa (2)"), "kassa (2)");
        let again = Names::new(["kassa".to_owned(), "kassa (2)".to_owned()]);
        assert_eq!(again.of("kassa (2)"), "kassa (2)");
    }
}
