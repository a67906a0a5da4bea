//! The counts in headings add up to those of the verdict.

use justarch::{Class, Diff, Document, Lang, Renderer, reference};

fn bundled(name: &str) -> Document {
    reference::get(name).unwrap().document()
}

/// The numbers of `total: a …, b …` in brackets.
fn numbers(text: &str) -> Vec<usize> {
    let words = text.split(|c: char| !c.is_ascii_digit());
    words.filter_map(|word| word.parse().ok()).collect()
}

#[test]
fn headings_add_up_to_the_verdict() {
    let (old, new) = (bundled("moj-2.0"), bundled("moj-3.0"));
    for (old, new) in [(&old, &new), (&new, &old)] {
        let diff = Diff::between(old.architecture(), new.architecture());
        for lang in [Lang::Vi, Lang::En] {
            let renderer = Renderer::human(lang);
            let shown = renderer.render_diff(&diff, old, new);
            let page = renderer.render_diff_markdown(&diff, old, new);
            for class in Class::ALL {
                let total = diff.changes().iter().filter(|c| c.class == class).count();
                let label = class.label().get(lang).to_owned();
                let title = label.chars().next().unwrap().to_uppercase().to_string()
                    + label.split_at(label.chars().next().unwrap().len_utf8()).1;
                // Where an entry stands there only for what follows from it.
                let mixed = match lang {
                    Lang::Vi => format!("Mục có thay đổi {label}"),
                    Lang::En => format!("Entries with {label} changes"),
                };
                let heads = [title, mixed].map(|title| format!("{title} ("));
                let mut lines = shown.lines();
                let found = lines.find_map(|line| {
                    let head = heads.iter().find(|head| line.starts_with(*head))?;
                    Some((line, head))
                });
                let (line, head) = found.unwrap();
                let counts = numbers(line);
                assert_eq!(counts[0], total, "{line}");
                let parts = &counts[1..];
                assert!(
                    parts.is_empty() || parts.iter().sum::<usize>() == total,
                    "{line}"
                );
                let count = &line[head.len()..line.len() - 1];
                assert!(page.contains(count), "{count} in:\n{page}");
            }
        }
    }
    let diff = Diff::between(old.architecture(), new.architecture());
    let shown = Renderer::human(Lang::Vi).render_diff(&diff, &old, &new);
    assert!(
        shown
            .lines()
            .any(|l| l.starts_with("Tương thích (") && l.contains(" kéo theo")),
        "{shown}"
    );
}
