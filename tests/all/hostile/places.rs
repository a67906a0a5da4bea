//! Inputs and includes that are no plain files, lie elsewhere or do not hold still.

use std::fmt::Write as _;
use std::fs;
use std::os::unix::fs::symlink;
use std::os::unix::net::UnixListener;
use std::path::Path;
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};

use super::{Folder, Said, check};

/// Something that is given to the program, and how that ends.
struct Place {
    what: &'static str,
    exit: i32,
    says: &'static str,
    run: fn(&Folder) -> Said,
}

/// The head of a document that includes a file.
fn including(paths: &str) -> String {
    format!(
        "justarch: 1\ninclude: [{paths}]\narchitecture:\n  id: demo\n  body: moj\n  level: ministry\n  name: {{ vi: A }}\n  \
         version: \"3.0\"\n  framework: \"3.0\"\n  status: draft\n  state-date: 2024-11-30\norganisations:\n  \
         moj: {{ name: {{ vi: B }}, kind: ministry }}\n"
    )
}

/// A check of a folder with such a document.
fn include(folder: &Folder, paths: &str) -> Said {
    folder.write("root/justarch.yaml", including(paths));
    check(&folder.0, "root", 128)
}

fn pipe(path: &Path) {
    let made = Command::new("mkfifo").arg(path).status().unwrap();
    assert!(made.success());
}

const PLACES: &[Place] = &[
    Place {
        what: "a pipe as the input",
        exit: 2,
        says: "it is no regular file but a pipe",
        run: |f| {
            pipe(&f.path("a.yaml"));
            check(&f.0, "a.yaml", 128)
        },
    },
    Place {
        what: "a pipe with the name of the root file",
        exit: 2,
        says: "has no root file",
        run: |f| {
            pipe(&f.path("justarch.yaml"));
            check(&f.0, ".", 128)
        },
    },
    Place {
        what: "a pipe as the configuration",
        exit: 0,
        says: "",
        run: |f| {
            f.write("a.yaml", including(""));
            // It is not looked for among what is no file.
            pipe(&f.path("justarch.toml"));
            check(&f.0, "a.yaml", 128)
        },
    },
    Place {
        what: "a device without end as the input",
        exit: 2,
        says: "it is no regular file but a pipe, a device",
        run: |f| check(&f.0, "/dev/zero", 128),
    },
    Place {
        what: "a link to a device without end as the input",
        exit: 2,
        says: "it is no regular file but a pipe, a device",
        run: |f| {
            symlink("/dev/zero", f.path("a.yaml")).unwrap();
            check(&f.0, "a.yaml", 128)
        },
    },
    Place {
        what: "a socket as the input",
        exit: 2,
        says: "a socket",
        run: |f| {
            let _listener = UnixListener::bind(f.path("a.yaml")).unwrap();
            check(&f.0, "a.yaml", 128)
        },
    },
    Place {
        what: "a folder without a root file as the input",
        exit: 2,
        says: "has no root file",
        run: |f| check(&f.0, ".", 128),
    },
    Place {
        what: "a folder with the name of the root file",
        exit: 2,
        says: "has no root file",
        run: |f| {
            fs::create_dir(f.path("justarch.yaml")).unwrap();
            check(&f.0, ".", 128)
        },
    },
    Place {
        what: "a link to itself as the input",
        exit: 2,
        says: "cannot be read",
        run: |f| {
            symlink("a.yaml", f.path("a.yaml")).unwrap();
            check(&f.0, "a.yaml", 128)
        },
    },
    Place {
        what: "a link to nothing as the input",
        exit: 2,
        says: "there is no such file",
        run: |f| {
            symlink("b.yaml", f.path("a.yaml")).unwrap();
            check(&f.0, "a.yaml", 128)
        },
    },
    Place {
        what: "a file of 4 GB as the input, most of it a hole",
        exit: 2,
        says: "the document exceeds the limit of 1000000 bytes",
        run: |f| {
            f.write("justarch.toml", "[limits]\nbytes = 1_000_000\n");
            let file = fs::File::create(f.path("a.yaml")).unwrap();
            file.set_len(4_000_000_000).unwrap();
            check(&f.0, "a.yaml", 128)
        },
    },
    Place {
        what: "a root file that includes itself",
        exit: 1,
        says: "the root file cannot include itself",
        run: |f| include(f, "justarch.yaml"),
    },
    Place {
        what: "two files that include each other",
        exit: 1,
        says: "an included file cannot include others",
        run: |f| {
            f.write("root/a.yaml", "include: [b.yaml]\n");
            f.write("root/b.yaml", "include: [a.yaml]\n");
            include(f, "a.yaml, b.yaml")
        },
    },
    Place {
        what: "an include of the root file through a link",
        exit: 1,
        says: "an included file cannot include others",
        run: |f| {
            fs::create_dir(f.path("root")).unwrap();
            symlink("justarch.yaml", f.path("root/a.yaml")).unwrap();
            include(f, "a.yaml")
        },
    },
    Place {
        what: "an include above the folder",
        exit: 1,
        says: "only files below the folder of the root file",
        run: |f| {
            f.write("secret.yaml", "users: {}\n");
            include(f, "../secret.yaml")
        },
    },
    Place {
        what: "an include above the folder by way of a folder in it",
        exit: 1,
        says: "only files below the folder of the root file",
        run: |f| {
            f.write("root/a/b.yaml", "users: {}\n");
            f.write("secret.yaml", "users: {}\n");
            include(f, "a/../../secret.yaml")
        },
    },
    Place {
        what: "an include by its full path",
        exit: 1,
        says: "only files below the folder of the root file",
        run: |f| include(f, "/etc/passwd"),
    },
    Place {
        what: "an include that is a link out of the folder",
        exit: 1,
        says: "it lies outside the folder of the root file",
        run: |f| {
            f.write("secret.yaml", "users: {}\n");
            fs::create_dir(f.path("root")).unwrap();
            symlink("../secret.yaml", f.path("root/a.yaml")).unwrap();
            include(f, "a.yaml")
        },
    },
    Place {
        what: "an include in a folder that is a link out of the folder",
        exit: 1,
        says: "it lies outside the folder of the root file",
        run: |f| {
            f.write("other/secret.yaml", "users: {}\n");
            fs::create_dir(f.path("root")).unwrap();
            symlink("../other", f.path("root/a")).unwrap();
            include(f, "a/secret.yaml")
        },
    },
    Place {
        what: "an include that is a link within the folder",
        exit: 0,
        says: "",
        run: |f| {
            f.write("root/b/c.yaml", "users: {}\n");
            symlink("b/c.yaml", f.path("root/a.yaml")).unwrap();
            include(f, "a.yaml")
        },
    },
    Place {
        what: "an include that is a pipe",
        exit: 1,
        says: "it is no regular file but a pipe",
        run: |f| {
            fs::create_dir(f.path("root")).unwrap();
            pipe(&f.path("root/a.yaml"));
            include(f, "a.yaml")
        },
    },
    Place {
        what: "an include that is a link to a device without end",
        exit: 1,
        says: "it lies outside the folder of the root file",
        run: |f| {
            fs::create_dir(f.path("root")).unwrap();
            symlink("/dev/zero", f.path("root/a.yaml")).unwrap();
            include(f, "a.yaml")
        },
    },
    Place {
        what: "an include that is a folder",
        exit: 1,
        says: "it is a folder",
        run: |f| {
            fs::create_dir_all(f.path("root/a.yaml")).unwrap();
            include(f, "a.yaml")
        },
    },
    Place {
        what: "an include of bytes that are no text",
        exit: 2,
        says: "the file is not UTF-8",
        run: |f| {
            f.write("root/a.yaml", [0x80; 100]);
            include(f, "a.yaml")
        },
    },
    Place {
        what: "an include of 4 GB, most of it a hole",
        exit: 2,
        says: "the document exceeds the limit of 1000000 bytes",
        run: |f| {
            f.write("justarch.toml", "[limits]\nbytes = 1_000_000\n");
            fs::create_dir(f.path("root")).unwrap();
            let file = fs::File::create(f.path("root/a.yaml")).unwrap();
            file.set_len(4_000_000_000).unwrap();
            include(f, "a.yaml")
        },
    },
    Place {
        what: "1,001 includes",
        exit: 2,
        says: "the limit of 1000 included files",
        run: |f| {
            let paths: Vec<_> = (0..1_001).map(|n| format!("{n}.yaml")).collect();
            include(f, &paths.join(", "))
        },
    },
    Place {
        what: "an include with U+202E in its name",
        exit: 1,
        says: "the file `a<U+202E>.yaml` cannot be read",
        run: |f| include(f, "a\u{202e}.yaml"),
    },
];

#[test]
fn inputs_and_includes_that_are_no_plain_files() {
    let mut wrong = Vec::new();
    for (nth, place) in PLACES.iter().enumerate() {
        let folder = Folder::new(&format!("place-{nth}"));
        let said = (place.run)(&folder);
        let heard = format!("{}{}", said.first, said.err);
        if said.exit != Some(place.exit) || !heard.contains(place.says) {
            wrong.push(format!("{}: exit {:?}: {heard}", place.what, said.exit));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A file that others write to while it is read gives one of its states or an error, never a mixture.
#[test]
fn a_file_that_changes_while_it_is_read() {
    let folder = Folder::new("changes");
    let path = folder.write("a.yaml", including(""));
    let done = AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            let head = including("");
            let long = format!("{head}users:\n{}", "  a: [\n".repeat(200_000));
            while !done.load(Ordering::Relaxed) {
                fs::write(&path, &head).unwrap();
                fs::write(&path, &long).unwrap();
            }
        });
        for _ in 0..30 {
            let said = check(&folder.0, "a.yaml", 256);
            let known = match said.exit {
                // The short state.
                Some(0) => said.finds.is_empty(),
                // The long one, a state in which it is empty, or in between.
                Some(2) => {
                    said.err.contains("it changed while it was read") || said.finds.len() == 1
                }
                _ => false,
            };
            assert!(known, "{:?}: {}{}", said.exit, said.first, said.err);
        }
        done.store(true, Ordering::Relaxed);
    });
}

/// Adds them to the page.
pub(super) fn rows(page: &mut String) {
    page.push_str("\n## Places\n\nWhat an input or an include may be besides a file, each within 128 MiB.\n\n");
    page.push_str("| what it is | exit | says |\n|---|---|---|\n");
    for place in PLACES {
        let says = match place.says {
            "" => "nothing: it is read",
            says => says,
        };
        let _ = writeln!(page, "| {} | {} | {says} |", place.what, place.exit);
    }
    page.push_str(
        "\nA file that is written to while it is read gives one of its states, or exit code 2: it changed while it was \
         read.\n",
    );
    page.push_str(super::writing::PAGE);
}
