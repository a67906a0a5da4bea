//! "Did you mean": the names nearest to a word that is none.

/// Nobody misspells beyond this length, in bytes.
const LONGEST: usize = 128;
/// From so many characters on a word is long.
const LONG: usize = 10;
/// So many names are offered.
const OFFERED: usize = 3;

/// Of options, each with what it is called, those whose names are nearest to a word, if so few slips explain the
/// difference; equals in the order in which they come.
///
/// A closer look is taken only at names that a look at their letters does not rule out.
pub(crate) fn least<T, N: AsRef<str>>(
    word: &str,
    options: impl IntoIterator<Item = (T, N)>,
    most: usize,
) -> Vec<T> {
    least_of(word, options, most, |_| true)
}

/// The same of those options only whose name, if it is near, is accepted.
fn least_of<T, N: AsRef<str>>(
    word: &str,
    options: impl IntoIterator<Item = (T, N)>,
    mut most: usize,
    accepts: impl Fn(&str) -> bool,
) -> Vec<T> {
    let mut nearest = Vec::new();
    if word.len() > LONGEST {
        return nearest;
    }
    let (letters, count) = letters(word);
    for (option, name) in options {
        let name = name.as_ref();
        if name.len() > LONGEST {
            continue;
        }
        let (others, other) = self::letters(name);
        // Each slip changes the length by one at most, and takes out and puts in one letter at most.
        let apart = [
            count.abs_diff(other),
            (letters & !others).count_ones() as usize,
            (others & !letters).count_ones() as usize,
        ];
        if apart.into_iter().any(|slips| slips > most) {
            continue;
        }
        let distance = strsim::damerau_levenshtein(word, name);
        if distance > most || !accepts(name) {
            continue;
        }
        if distance < most {
            nearest.clear();
        }
        most = distance;
        nearest.push(option);
    }
    nearest
}

/// Which letters a word has, several of which may share a bit, and how many characters it has.
fn letters(word: &str) -> (u64, usize) {
    word.chars().fold((0, 0), |(letters, count), c| {
        (letters | 1 << (c as u32 % 64), count.saturating_add(1))
    })
}

fn of_names<'n>(
    word: &str,
    names: impl IntoIterator<Item = &'n str>,
    most: usize,
) -> impl Iterator<Item = &'n str> {
    let mut near = least(word, names.into_iter().map(|name| (name, name)), most);
    near.sort_unstable();
    near.dedup();
    near.into_iter()
}

/// The nearest name, if one is near enough to have been meant.
pub(crate) fn nearest<'n>(word: &str, names: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    let most = word.chars().count().div_ceil(3).max(1);
    of_names(word, names, most).next()
}

/// The nearest name, if one alone is so near that nothing else can have been meant: one slip, or two in a long word.
/// `regulation` is not `resolution`.
pub(crate) fn only_nearest<'n>(
    word: &str,
    names: impl IntoIterator<Item = &'n str>,
) -> Option<&'n str> {
    let most = if word.chars().count() < LONG { 1 } else { 2 };
    let mut near = of_names(word, names, most);
    let only = near.next()?;
    near.next().is_none().then_some(only)
}

/// The id that was meant by one that there is not: the nearest that differs by slips within its words, else the only one
/// that is the other with words left out, added or in another order. Ids of which only the first or the last words agree are different
/// things.
pub(crate) fn id_meant<'n>(
    id: &str,
    ids: impl IntoIterator<Item = &'n str, IntoIter: Clone>,
) -> Option<&'n str> {
    let ids = ids.into_iter();
    // Of one or two letters nothing is left to be known by.
    let most = match id.chars().count() {
        0..=2 => 0,
        count => count.div_ceil(3),
    };
    let options = ids.clone().map(|other| (other, other));
    let near = least_of(id, options, most, |other| is_slip(id, other));
    if let Some(first) = near.into_iter().min() {
        return Some(first);
    }
    let mut parts = ids
        .filter(|other| is_part(id, other) || is_part(other, id) || has_the_same_words(id, other));
    let only = parts.next()?;
    parts.all(|other| other == only).then_some(only)
}

/// Whether two ids are the same but for slips: of what is left between the words at the front and at the end that agree,
/// no more than a third differs.
fn is_slip(id: &str, other: &str) -> bool {
    let (mut one, mut two): (Vec<&str>, Vec<&str>) =
        (id.split('-').collect(), other.split('-').collect());
    let agree = |pair: &(&&str, &&str)| pair.0 == pair.1;
    let front = one.iter().zip(&two).take_while(agree).count();
    one.drain(..front);
    two.drain(..front);
    let back = one.iter().rev().zip(two.iter().rev());
    let back = back.take_while(agree).count();
    one.truncate(one.len().saturating_sub(back));
    two.truncate(two.len().saturating_sub(back));
    let (left, right) = (one.join("-"), two.join("-"));
    let longest = left.chars().count().max(right.chars().count());
    strsim::damerau_levenshtein(&left, &right) <= (longest / 3).max(1)
}

/// Whether two ids are the same words, in whatever order.
fn has_the_same_words(id: &str, other: &str) -> bool {
    let words = |id: &'_ str| {
        let mut words: Vec<String> = id.split('-').map(str::to_owned).collect();
        words.sort_unstable();
        words
    };
    id.len() == other.len() && words(id) == words(other)
}

/// Whether a longer id is this one with words before or after it that are not longer.
fn is_part(part: &str, whole: &str) -> bool {
    // The hyphen between them counts too.
    let is_half =
        part.len() < whole.len() && whole.len() <= part.len().saturating_mul(2).saturating_add(2);
    is_half
        && (whole
            .strip_prefix(part)
            .is_some_and(|rest| rest.starts_with('-'))
            || whole
                .strip_suffix(part)
                .is_some_and(|rest| rest.ends_with('-')))
}

/// The names that a misspelt one may have been meant to be: the nearest, at most three, sorted. O(names), and a closer
/// look at those of nearly the same letters.
///
/// ```
/// use justarch::similar;
/// assert_eq!(similar("moj-lgps", ["moj-lgsp", "moj-ndxp"]), ["moj-lgsp"]);
/// assert!(similar("portal", ["moj-lgsp", "moj-ndxp"]).is_empty());
/// ```
pub fn similar<'n>(word: &str, names: impl IntoIterator<Item = &'n str>) -> Vec<&'n str> {
    let most = word.chars().count().max(6) / 3;
    of_names(word, names, most).take(OFFERED).collect()
}

/// The names nearest to a word, at most three, nearest first, however far they are: for those who have to be pointed
/// somewhere. O(names × length).
pub(crate) fn closest<'n>(word: &str, names: impl IntoIterator<Item = &'n str>) -> Vec<&'n str> {
    let word = word.get(..LONGEST).unwrap_or(word);
    let mut all: Vec<(usize, &str)> = names
        .into_iter()
        .map(|name| (strsim::damerau_levenshtein(word, name), name))
        .collect();
    all.sort_unstable();
    all.dedup();
    all.into_iter()
        .take(OFFERED)
        .map(|(_, name)| name)
        .collect()
}

/// The option that was probably meant by a word, whatever the case: the nearest one, if a slip or two explains the
/// difference.
pub(crate) fn meant<'o>(
    word: &str,
    options: impl IntoIterator<Item = (&'o str, &'o str)>,
) -> Option<&'o str> {
    let word = word.to_lowercase();
    let slips = (word.chars().count() / 3).min(3);
    let options = options.into_iter();
    let options = options.map(|(value, spelling)| (value, spelling.to_lowercase()));
    least(&word, options, slips).into_iter().next()
}

#[cfg(test)]
mod tests {
    use super::{id_meant, least, meant, nearest, similar};
    use proptest::prelude::*;

    #[test]
    fn ids_that_share_only_some_words_are_different_things() {
        let ids = [
            "thong-ke",
            "bao-cao-thong-ke",
            "cap-chung-chi",
            "csdl-dan-cu",
            "moj-lgsp",
            "trung-tam-du-lieu",
        ];
        for (id, meant) in [
            ("moj-lgps", Some("moj-lgsp")),
            ("csdl-dancu", Some("csdl-dan-cu")),
            ("dan-cu-csdl", Some("csdl-dan-cu")),
            ("csdl-chung-chi", None),
            ("csdl-ho-tich", None),
            ("trung-tam-giam-sat", None),
            ("phan-mem-thong-ke", Some("thong-ke")),
            ("dan-cu", Some("csdl-dan-cu")),
            ("thong-k", Some("thong-ke")),
            ("x", None),
            ("", None),
        ] {
            assert_eq!(id_meant(id, ids), meant, "{id}");
        }
        // Of two of which it may be a part neither is meant for sure.
        assert_eq!(id_meant("dan-cu", ["csdl-dan-cu", "so-dan-cu"]), None);
    }

    #[test]
    fn near_words_only() {
        let options = [("partial", "partial"), ("full", "Toàn trình")];
        assert_eq!(meant("partail", options), Some("partial"));
        assert_eq!(meant("toàn trinh", options), Some("full"));
        assert_eq!(meant("4", options), None);
        assert_eq!(meant("", options), None);
    }

    #[test]
    fn of_equals_the_first_by_name_and_at_most_three() {
        assert_eq!(nearest("app", ["apx", "ape", "apple"]), Some("ape"));
        let names = ["INT009", "INT003", "INT001", "INT005", "INT001", "LAY001"];
        assert_eq!(similar("INT000", names), ["INT001", "INT003", "INT005"]);
        assert_eq!(nearest(&"a".repeat(200), ["a"]), None);
    }

    proptest! {
        /// Nothing near is ruled out by the look at letters.
        #[test]
        fn the_nearest_are_those_of_a_full_search(
            word in "[a-eđ\\-]{0,8}",
            names in prop::collection::vec("[a-eđ\\-]{0,8}", 0..12),
            most in 0_usize..6,
        ) {
            let distances: Vec<_> = names
                .iter()
                .map(|name| strsim::damerau_levenshtein(&word, name))
                .collect();
            let best = distances.iter().copied().filter(|d| *d <= most).min();
            let expected: Vec<_> = (0..names.len())
                .filter(|nth| Some(distances[*nth]) == best)
                .collect();
            prop_assert_eq!(least(&word, names.iter().enumerate(), most), expected);
        }
    }
}
