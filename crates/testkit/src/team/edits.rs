//! What a commit does to the tree.

use std::rc::Rc;

use madeup::Draw;

use super::tree::{Held, Tree, put};
use super::words::{DIRECTORIES, file_name, line};

/// What moved in an edit, from and to.
pub(super) type Moved = Vec<(String, String)>;

/// A new file of some lines.
pub(super) fn file(draw: &mut Draw) -> Held {
    let lines = match draw.below(20) {
        0 => 0,
        1 => draw.between(1, 3),
        _ => draw.between(8, 40),
    };
    Held::File(Rc::new((0..lines).map(|_| line(draw)).collect()), draw.percent(2))
}

/// One piece of work in a directory: mostly a few files changed, now and then something stranger.
pub(super) fn work(draw: &mut Draw, tree: &mut Tree, directory: usize, gone: &[String]) -> Moved {
    let mut moved = Moved::new();
    let files = match draw.weighted(&[55, 30, 12, 3]) {
        0 => 1,
        1 => draw.between(2, 3),
        2 => draw.between(4, 9),
        _ => draw.between(10, 20),
    };
    for _ in 0..files {
        match draw.weighted(&[740, 110, 35, 30, 30, 10, 8, 8, 10, 6, 5]) {
            0 => change(draw, tree, directory),
            1 => add(draw, tree, directory),
            2 => remove(draw, tree, directory),
            3 => rename(draw, tree, directory, false, &mut moved),
            4 => rename(draw, tree, directory, true, &mut moved),
            5 => swap(draw, tree, directory),
            6 => reuse(draw, tree, directory, &mut moved),
            7 => copy(draw, tree, directory),
            8 => come_back(draw, tree, gone),
            9 => move_directory(tree, directory, &mut moved),
            _ => turn_into_something_else(draw, tree, directory),
        }
    }
    moved
}

/// The files a directory has at first.
pub(super) fn found(draw: &mut Draw, tree: &mut Tree, directory: usize) {
    for _ in 0..draw.between(2, 9) {
        add(draw, tree, directory);
    }
}

/// Every file of a directory, or of all, changed by a tool.
pub(super) fn reformat(draw: &mut Draw, tree: &mut Tree, most: usize) {
    let paths: Vec<String> = tree
        .iter()
        .filter(|(_, held)| matches!(held, Held::File(..)))
        .map(|(path, _)| path.clone())
        .collect();
    let start = draw.below(paths.len().saturating_sub(most).max(1));
    for path in paths.iter().skip(start).take(most) {
        rewrite(draw, tree, path, 1);
    }
}

/// Changes some lines of a file that is there.
pub(super) fn rewrite(draw: &mut Draw, tree: &mut Tree, path: &str, times: usize) {
    if let Some(Held::File(lines, _)) = tree.get_mut(path) {
        let lines = Rc::make_mut(lines);
        for _ in 0..times {
            let at = draw.below(lines.len() + 1);
            match draw.below(4) {
                0 if at < lines.len() && lines.len() > 3 => drop(lines.remove(at)),
                1 | 2 if at < lines.len() => lines[at] = line(draw),
                _ => lines.insert(at, line(draw)),
            }
        }
    }
}

/// A file of a directory; the first ones are worked on more often than the others.
fn some_file(draw: &mut Draw, tree: &Tree, directory: usize) -> Option<String> {
    let (name, _) = DIRECTORIES[directory];
    let here = |path: &str| match path.strip_prefix(name) {
        Some(rest) if !name.is_empty() => rest.starts_with('/'),
        _ => name.is_empty() && !path.contains('/'),
    };
    let found =
        |(path, held): (&String, &Held)| (here(path) && matches!(held, Held::File(..))).then(|| path.clone());
    let paths: Vec<String> = tree.iter().filter_map(found).collect();
    if paths.is_empty() {
        return None;
    }
    let end = if draw.percent(50) { paths.len().min(3) } else { paths.len() };
    Some(paths[draw.below(end)].clone())
}

fn new_path(draw: &mut Draw, directory: usize) -> String {
    let (name, ending) = DIRECTORIES[directory];
    let file = file_name(draw, ending);
    if name.is_empty() { file } else { format!("{name}/{file}") }
}

fn change(draw: &mut Draw, tree: &mut Tree, directory: usize) {
    match some_file(draw, tree, directory) {
        Some(path) => {
            let times = draw.between(1, 4) as usize;
            rewrite(draw, tree, &path, times);
        }
        None => add(draw, tree, directory),
    }
}

fn add(draw: &mut Draw, tree: &mut Tree, directory: usize) {
    let path = new_path(draw, directory);
    let file = file(draw);
    put(tree, &path, file);
}

fn remove(draw: &mut Draw, tree: &mut Tree, directory: usize) {
    if let Some(path) = some_file(draw, tree, directory) {
        tree.remove(&path);
    }
}

fn rename(draw: &mut Draw, tree: &mut Tree, directory: usize, with_changes: bool, moved: &mut Moved) {
    let Some(from) = some_file(draw, tree, directory) else { return };
    let elsewhere = if draw.percent(30) { draw.below(DIRECTORIES.len()) } else { directory };
    let to = new_path(draw, elsewhere);
    let Some(held) = tree.remove(&from) else { return };
    put(tree, &to, held);
    if with_changes {
        let times = *draw.pick(&[1, 3, 8, 15, 25]);
        rewrite(draw, tree, &to, times);
    }
    moved.push((from, to));
}

/// Two files take each other's place.
fn swap(draw: &mut Draw, tree: &mut Tree, directory: usize) {
    let (one, other) = (some_file(draw, tree, directory), some_file(draw, tree, directory));
    if let (Some(one), Some(other)) = (one, other)
        && let (Some(first), Some(second)) = (tree.get(&one).cloned(), tree.get(&other).cloned())
    {
        tree.insert(one, second);
        tree.insert(other, first);
    }
}

/// A file is renamed, and in the same commit another takes its path, or a third is renamed onto it.
fn reuse(draw: &mut Draw, tree: &mut Tree, directory: usize, moved: &mut Moved) {
    let Some(from) = some_file(draw, tree, directory) else { return };
    let Some(held) = tree.remove(&from) else { return };
    let third = some_file(draw, tree, directory).filter(|_| draw.percent(50));
    put(tree, &new_path(draw, directory), held);
    let new = match third.and_then(|third| tree.remove(&third).map(|held| (third, held))) {
        Some((third, held)) => {
            moved.push((third, from.clone()));
            held
        }
        None => file(draw),
    };
    put(tree, &from, new);
}

fn copy(draw: &mut Draw, tree: &mut Tree, directory: usize) {
    if let Some(held) = some_file(draw, tree, directory).and_then(|path| tree.get(&path).cloned()) {
        let path = new_path(draw, directory);
        put(tree, &path, held);
    }
}

/// A path that was deleted, or renamed away, has a file again.
fn come_back(draw: &mut Draw, tree: &mut Tree, gone: &[String]) {
    if !gone.is_empty() {
        let path = draw.pick(gone);
        if !tree.contains_key(path) {
            let file = file(draw);
            put(tree, path, file);
        }
    }
}

/// All files of a directory move to a new one, and home again another time.
fn move_directory(tree: &mut Tree, directory: usize, moved: &mut Moved) {
    let (name, _) = DIRECTORIES[directory];
    if name.is_empty() {
        return;
    }
    let (home, away) = (format!("{name}/"), format!("{name}-next/"));
    let (from, to) =
        if tree.keys().any(|path| path.starts_with(&away)) { (away, home) } else { (home, away) };
    let paths: Vec<String> = tree.keys().filter(|path| path.starts_with(&from)).cloned().collect();
    for path in paths {
        let new = format!("{to}{}", &path[from.len()..]);
        if let Some(held) = tree.remove(&path) {
            put(tree, &new, held);
            moved.push((path, new));
        }
    }
}

/// A file becomes a link, a link a file; a file may be run from now on; a submodule comes.
fn turn_into_something_else(draw: &mut Draw, tree: &mut Tree, directory: usize) {
    if draw.percent(10) {
        put(tree, "vendor/module", Held::Submodule);
        return;
    }
    let links: Vec<String> =
        tree.iter().filter(|(_, held)| matches!(held, Held::Link(_))).map(|(path, _)| path.clone()).collect();
    if draw.percent(30) && !links.is_empty() {
        let file = file(draw);
        put(tree, draw.pick(&links).clone().as_str(), file);
        return;
    }
    let Some(path) = some_file(draw, tree, directory) else { return };
    if draw.percent(50) {
        if let Some(Held::File(_, executable)) = tree.get_mut(&path) {
            *executable = !*executable;
        }
    } else {
        put(tree, &path, Held::Link(line(draw)));
    }
}
