//! What the configuration leaves out: names of files and folders, and patterns of them.

use std::path::{Component, Path};

/// So many entries of folders are looked at to find out whether a pattern names anything. Beyond, it is taken to.
const MOST: usize = 10_000;

/// Whether an entry of `exclude`, seen from the folder of the configuration, names an input or a folder above it.
pub(crate) fn names(entry: &str, folder: &Path, input: &str) -> bool {
    let Ok(input) = Path::new(input).canonicalize() else {
        return false;
    };
    if !is_pattern(entry) {
        let excluded = folder.join(entry).canonicalize();
        return excluded.is_ok_and(|excluded| input.starts_with(excluded));
    }
    let Some(below) = here(folder).canonicalize().ok().and_then(|folder| {
        let below = input.strip_prefix(folder).ok()?;
        let names = below.components().map(|part| match part {
            Component::Normal(name) => name.to_str().map(str::to_owned),
            _ => None,
        });
        names.collect::<Option<Vec<String>>>()
    }) else {
        return false;
    };
    matches(&pieces(entry), &below)
}

/// Whether an entry names no file or folder.
pub(crate) fn is_idle(entry: &str, folder: &Path) -> bool {
    if !is_pattern(entry) {
        return !folder.join(entry).exists();
    }
    let mut left = MOST;
    !finds(&pieces(entry), here(folder), &mut left)
}

/// The folder, which may be written as nothing.
fn here(folder: &Path) -> &Path {
    if folder.as_os_str().is_empty() {
        Path::new(".")
    } else {
        folder
    }
}

fn is_pattern(entry: &str) -> bool {
    entry.contains(['*', '?'])
}

/// The names of a pattern, from the outermost folder on.
fn pieces(entry: &str) -> Vec<&str> {
    let pieces = entry.split('/');
    pieces.filter(|piece| !matches!(*piece, "" | ".")).collect()
}

/// Whether a pattern names a path or a folder above it. O(pattern × path).
fn matches(pattern: &[&str], path: &[String]) -> bool {
    // For each place in the path whether the pattern so far can end before it.
    let mut ends = vec![false; path.len().saturating_add(1)];
    if let Some(first) = ends.first_mut() {
        *first = true;
    }
    for piece in pattern {
        let mut next = vec![false; ends.len()];
        let mut open = false;
        for (at, slot) in next.iter_mut().enumerate() {
            if *piece == "**" {
                open |= ends.get(at) == Some(&true);
                *slot = open;
                continue;
            }
            let Some(before) = at.checked_sub(1) else {
                continue;
            };
            let fits = path.get(before).is_some_and(|name| fits(piece, name));
            *slot = fits && ends.get(before) == Some(&true);
        }
        ends = next;
    }
    // `**` at the end stands for something below the folder, not for the folder alone.
    ends.into_iter().any(|end| end)
}

/// Whether a name is of a form in which `*` stands for any characters and `?` for one. O(form × name).
fn fits(form: &str, name: &str) -> bool {
    let name: Vec<char> = name.chars().collect();
    let mut ends = vec![false; name.len().saturating_add(1)];
    if let Some(first) = ends.first_mut() {
        *first = true;
    }
    for wanted in form.chars() {
        let mut next = vec![false; ends.len()];
        let mut open = false;
        for (at, slot) in next.iter_mut().enumerate() {
            if wanted == '*' {
                open |= ends.get(at) == Some(&true);
                *slot = open;
                continue;
            }
            let Some(before) = at.checked_sub(1) else {
                continue;
            };
            let is = name
                .get(before)
                .is_some_and(|c| wanted == '?' || *c == wanted);
            *slot = is && ends.get(before) == Some(&true);
        }
        ends = next;
    }
    ends.last() == Some(&true)
}

/// Whether a pattern names something in a folder.
fn finds(pattern: &[&str], folder: &Path, left: &mut usize) -> bool {
    let Some((piece, rest)) = pattern.split_first() else {
        return true;
    };
    if !is_pattern(piece) {
        let next = folder.join(piece);
        return next.exists() && finds(rest, &next, left);
    }
    let any_depth = *piece == "**";
    if any_depth && !rest.is_empty() && finds(rest, folder, left) {
        return true;
    }
    let Ok(entries) = folder.read_dir() else {
        return false;
    };
    for entry in entries.flatten() {
        if *left == 0 {
            return true;
        }
        *left = left.saturating_sub(1);
        let name = entry.file_name();
        // A link is not followed: it may lead round in a circle.
        let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
        let found = if any_depth {
            rest.is_empty() || is_folder && finds(pattern, &entry.path(), left)
        } else {
            let fits = name.to_str().is_some_and(|name| fits(piece, name));
            fits && (rest.is_empty() || is_folder && finds(rest, &entry.path(), left))
        };
        if found {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::{fits, matches, pieces};

    #[test]
    fn names_of_a_form() {
        for (form, name, wanted) in [
            ("*", "cu.yaml", true),
            ("*.yaml", "cu.yaml", true),
            ("*.yaml", "cu.yml", false),
            ("v?.yaml", "v2.yaml", true),
            ("v?.yaml", "v22.yaml", false),
            ("?ũ", "cũ", true),
            ("a*b*c", "axbxc", true),
            ("a*a", "a", false),
            ("", "", true),
        ] {
            assert_eq!(fits(form, name), wanted, "{form} {name}");
        }
    }

    #[test]
    fn paths_of_a_pattern() {
        for (pattern, path, wanted) in [
            ("luu/*", "luu/cu.yaml", true),
            ("luu/*", "luu/2023/cu.yaml", true),
            ("luu/*", "nay.yaml", false),
            ("*/cu.yaml", "luu/cu.yaml", true),
            ("*/cu.yaml", "luu/2023/cu.yaml", false),
            ("**/cu.yaml", "luu/2023/cu.yaml", true),
            ("**/cu.yaml", "cu.yaml", true),
            ("./luu/**", "luu/cu.yaml", true),
            ("l?u", "luu/cu.yaml", true),
            ("*.yaml", "luu/cu.yaml", false),
        ] {
            let path: Vec<_> = path.split('/').map(str::to_owned).collect();
            assert_eq!(
                matches(&pieces(pattern), &path),
                wanted,
                "{pattern} {path:?}"
            );
        }
    }
}
