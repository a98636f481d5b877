//! Slips of the pen: how far a name is from one that is known.

/// Nobody writes a longer name by a slip; the work of comparing two grows with both.
const LONGEST: usize = 100;

/// How many letters are wrong, missing, too many or exchanged with their neighbour (optimal string alignment distance), where these
/// are few enough to be a slip: a third of the letters wanted, one at least and three at most.
///
/// Takes at most 100 · 103 steps, and none where the lengths alone say no.
#[must_use]
pub fn slips(wanted: &str, name: &str) -> Option<usize> {
    // Long names are not even counted through.
    let length = |word: &str| word.chars().take(LONGEST + 4).count();
    let (wanted_length, name_length) = (length(wanted), length(name));
    let most = (wanted_length / 3).clamp(1, 3);
    if wanted_length > LONGEST || wanted_length.abs_diff(name_length) > most {
        return None;
    }
    Some(strsim::osa_distance(wanted, name)).filter(|distance| *distance <= most)
}

/// The known name nearest to `wanted`, if it is near enough to be a slip. Each name comes with what goes back beside it, its place for one.
#[must_use]
pub fn nearest<'n, P>(wanted: &str, known: impl IntoIterator<Item = (&'n str, P)>) -> Option<(&'n str, P)> {
    known
        .into_iter()
        .filter(|(name, _)| *name != wanted)
        .filter_map(|(name, place)| Some((slips(wanted, name)?, name, place)))
        .min_by_key(|(distance, name, _)| (*distance, *name))
        .map(|(_, name, place)| (name, place))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_a_third_of_the_letters() {
        assert_eq!(slips("personal", "persnoal"), Some(1));
        assert_eq!(slips("personal", "personal"), Some(0));
        assert_eq!(slips("ab", "cb"), Some(1));
        assert_eq!(slips("ab", "cd"), None);
        assert_eq!(slips("abcdefghijkl", "abcdefghi"), Some(3));
        assert_eq!(slips("abcdefghijkl", "abcdefgh"), None);
    }

    /// Were these compared letter by letter, this test would not end.
    #[test]
    fn long_names_are_not_compared() {
        let long = "a".repeat(3_000_000);
        assert_eq!(slips(&long, &long), None);
        assert_eq!(slips("a", &long), None);
        let hundred = "a".repeat(LONGEST);
        assert_eq!(slips(&hundred, &hundred), Some(0));
        assert_eq!(slips(&hundred, &format!("{hundred}bcd")), Some(3));
        assert_eq!(slips(&hundred, &format!("{hundred}bcde")), None);
    }
}
