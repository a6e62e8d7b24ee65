//! Finding areas from where the work is.

use std::collections::{BTreeMap, HashMap};

use super::{Ground, TOP_LEVEL, area_of};
use crate::branch::FileIx;

/// Work below a directory that makes it a part of its own: this many changes, ...
const LEAST_CHANGES: usize = 10;
/// ... and this many files.
const LEAST_FILES: usize = 3;
/// ... and, to begin with, this percentage of all changes.
const FIRST_C: usize = 4;
/// A directory with at most this percentage of the changes is not divided further.
const SMALL: usize = 15;
/// A rest with less than this percentage of the changes joins its neighbour.
const LEAST_REST: usize = 1;
/// More areas than this are too many to speak of.
const MOST_AREAS: usize = 20;
/// With fewer changes than this, directories say more than the work does.
const FEW_CHANGES: usize = 50;

/// A division found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Split {
    /// The c that was used.
    pub c: usize,
    /// Area by prefix, as in [`super::Division`].
    pub prefixes: BTreeMap<String, String>,
}

/// Divides the tree (definitions 1.6). `given` holds directories that are areas already, such as
/// those of CODEOWNERS; files they claim are not in `ground`.
pub fn split(ground: &Ground) -> Split {
    let dirs = Dirs::of(ground);
    if ground.changes.len() < FEW_CHANGES {
        return Split { c: FIRST_C, prefixes: dirs.top_level() };
    }
    let mut c = FIRST_C;
    loop {
        let prefixes = dirs.divide(c, ground);
        let mut names: Vec<&String> = prefixes.values().collect();
        names.sort_unstable();
        names.dedup();
        // From c = 100 on only directories with all of the work are parted, so this ends.
        if names.len() <= MOST_AREAS || c > 100 {
            return Split { c, prefixes };
        }
        c += 1;
    }
}

#[derive(Default)]
struct Dir {
    /// Changes touching something below.
    w: usize,
    /// Counted files below.
    f: usize,
    children: Vec<String>,
}

struct Dirs<'g> {
    dirs: HashMap<String, Dir>,
    paths: HashMap<FileIx, &'g str>,
}

impl<'g> Dirs<'g> {
    fn of(ground: &'g Ground) -> Dirs<'g> {
        let mut dirs: HashMap<String, Dir> = HashMap::from([(String::new(), Dir::default())]);
        let mut paths = HashMap::new();
        for file in ground.files.iter().filter(|file| file.in_tree) {
            paths.insert(file.file, file.path.as_str());
            let mut child: Option<&str> = None;
            for dir in above(&file.path) {
                let known = dirs.contains_key(dir);
                let entry = dirs.entry(dir.to_owned()).or_default();
                entry.f += 1;
                entry.children.extend(child.take().map(str::to_owned));
                if !known {
                    child = Some(dir);
                }
            }
        }
        for change in ground.changes {
            let mut below: Vec<&str> =
                change.iter().filter_map(|file| paths.get(file)).flat_map(|path| above(path)).collect();
            below.sort_unstable();
            below.dedup();
            for dir in below {
                if let Some(entry) = dirs.get_mut(dir) {
                    entry.w += 1;
                }
            }
        }
        Dirs { dirs, paths }
    }

    /// Too little work to go by: directories of the top with some files, and the rest.
    fn top_level(&self) -> BTreeMap<String, String> {
        let mut prefixes = BTreeMap::from([(String::new(), TOP_LEVEL.to_owned())]);
        for child in &self.dirs[""].children {
            if self.dirs[child].f >= LEAST_FILES {
                prefixes.insert(child.clone(), child.clone());
            }
        }
        prefixes
    }

    fn divide(&self, c: usize, ground: &Ground) -> BTreeMap<String, String> {
        let n = ground.changes.len();
        let mut prefixes = BTreeMap::new();
        // For each directory that was divided, the part with the most work.
        let mut divided: Vec<(String, String)> = Vec::new();
        let mut open = vec![String::new()];
        while let Some(dir) = open.pop() {
            let parts = self.parts(&dir, c, n);
            let small = !dir.is_empty() && 100 * self.dirs[&dir].w <= SMALL * n;
            match parts.first() {
                Some(largest) if !small => {
                    prefixes.insert(dir.clone(), rest_of(&dir));
                    divided.push((dir.clone(), (*largest).clone()));
                    open.extend(parts.into_iter().cloned());
                }
                _ => {
                    let name = if dir.is_empty() { TOP_LEVEL.to_owned() } else { dir.clone() };
                    prefixes.insert(dir, name);
                }
            }
        }
        self.join_small_rests(&mut prefixes, divided, ground);
        prefixes
    }

    fn parts(&self, dir: &str, c: usize, n: usize) -> Vec<&String> {
        let mut parts: Vec<&String> = self.dirs[dir]
            .children
            .iter()
            .filter(|&child| {
                let child = &self.dirs[child];
                child.w >= LEAST_CHANGES && 100 * child.w >= c * n && child.f >= LEAST_FILES
            })
            .collect();
        parts.sort_by_key(|&child| (std::cmp::Reverse(self.dirs[child].w), child));
        parts
    }

    /// A rest that is hardly anything joins what a file directly in the largest part belongs to.
    fn join_small_rests(
        &self,
        prefixes: &mut BTreeMap<String, String>,
        mut divided: Vec<(String, String)>,
        ground: &Ground,
    ) {
        let mut files: HashMap<&str, usize> = HashMap::new();
        for path in self.paths.values() {
            *files.entry(area_of(prefixes, path)).or_default() += 1;
        }
        let mut changes: HashMap<&str, usize> = HashMap::new();
        for change in ground.changes {
            let mut touched: Vec<&str> = change
                .iter()
                .filter_map(|file| self.paths.get(file))
                .map(|path| area_of(prefixes, path))
                .collect();
            touched.sort_unstable();
            touched.dedup();
            for name in touched {
                *changes.entry(name).or_default() += 1;
            }
        }
        let small: Vec<String> = divided
            .iter()
            .map(|(dir, _)| rest_of(dir))
            .filter(|rest| {
                let touched = changes.get(rest.as_str()).copied().unwrap_or_default();
                files.get(rest.as_str()).is_none_or(|&files| files < LEAST_FILES)
                    || 100 * touched < LEAST_REST * ground.changes.len()
            })
            .collect();
        // The deepest first, so that what a rest joins has already joined.
        divided.sort_by_key(|(dir, _)| std::cmp::Reverse(dir.len()));
        for (dir, largest) in divided {
            if small.contains(&rest_of(&dir)) {
                let name = prefixes[&largest].clone();
                prefixes.insert(dir, name);
            }
        }
    }
}

fn rest_of(dir: &str) -> String {
    if dir.is_empty() { TOP_LEVEL.to_owned() } else { format!("{dir}, rest") }
}

/// The directories above a path, the nearest first, the root (empty) last.
fn above(path: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(path);
    std::iter::from_fn(move || {
        let path = rest?;
        if path.is_empty() {
            rest = None;
            return None;
        }
        let dir = path.rfind('/').map_or("", |slash| &path[..slash]);
        rest = Some(dir);
        Some(dir)
    })
}

#[cfg(test)]
mod tests {
    use super::super::AreaFile;
    use super::*;

    fn file(at: FileIx, path: &str) -> AreaFile {
        AreaFile { file: at, path: path.to_owned(), in_tree: true, test: false }
    }

    #[test]
    fn directories_above_end_with_the_root() {
        assert_eq!(above("a/b/c.rs").collect::<Vec<_>>(), ["a/b", "a", ""]);
        assert_eq!(above("c.rs").collect::<Vec<_>>(), [""]);
    }

    #[test]
    fn with_little_work_the_top_directories_are_the_areas() {
        let files: Vec<AreaFile> = ["src/a.rs", "src/b.rs", "src/c/d.rs", "tools/x.rs"]
            .iter()
            .zip(0..)
            .map(|(path, at)| file(at, path))
            .collect();
        let found = split(&Ground { files: &files, changes: &[vec![0], vec![3]] });
        assert_eq!(area_of(&found.prefixes, "src/c/d.rs"), "src");
        assert_eq!(area_of(&found.prefixes, "tools/x.rs"), TOP_LEVEL);
    }

    #[test]
    fn work_divides_and_a_small_rest_joins_the_largest_part() {
        let mut files = Vec::new();
        for dir in ["core/net", "core/disk", "app"] {
            for name in 0..4 {
                files.push(file(files.len() as FileIx, &format!("{dir}/{name}.rs")));
            }
        }
        files.push(file(12, "core/lib.rs"));
        let changes: Vec<Vec<FileIx>> = (0..100)
            .map(|at| {
                vec![if at < 50 {
                    0
                } else if at < 80 {
                    4
                } else {
                    8
                }]
            })
            .collect();
        let found = split(&Ground { files: &files, changes: &changes });
        assert_eq!(area_of(&found.prefixes, "core/net/9.rs"), "core/net");
        assert_eq!(area_of(&found.prefixes, "core/disk/9.rs"), "core/disk");
        assert_eq!(area_of(&found.prefixes, "core/lib.rs"), "core/net", "one file is no area");
        assert_eq!(area_of(&found.prefixes, "README.rs"), "core/net", "an empty rest joins too");
        assert_eq!(area_of(&found.prefixes, "app/x/y.rs"), "app");
    }
}
