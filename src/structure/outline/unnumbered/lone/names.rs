//! What titles are called, seen together: names that come again, names of
//! authors, names of one pattern.

use std::collections::{HashMap, HashSet};

use super::runs::Run;
use super::shape;
use crate::structure::outline::evidence::page::Page;
use crate::text::numerals;

/// Titles among which the same is looked for.
const NEAR: usize = 8;

/// Different titles where some stand twice running, at least.
const TUNES: usize = 3;

/// Whether a title says no more than that another piece of the same name or
/// under the same title follows: 又, 其二.
pub(super) fn is_ditto(title: &str) -> bool {
    #[rustfmt::skip]
    const WORDS: [&str; 12] = [
        "又", "前调", "前調", "同前", "前题", "前題", "同上", "又一首", "又一体", "又一體",
        "又一章", "其他",
    ];
    WORDS.contains(&title) || is_ordinal(title)
}

/// Whether a title is the number of a piece under a common title: 其二.
pub(super) fn is_ordinal(title: &str) -> bool {
    title
        .strip_prefix('其')
        .is_some_and(|n| !n.is_empty() && n.chars().all(numerals::is_numeral))
}

/// Names that come again below other titles, one of which stands between any
/// two of the same: 经 and 传 below each year, 其一 below each title.
#[derive(Debug, Default)]
pub(super) struct Rubrics<'a> {
    names: HashSet<&'a str>,
}

impl<'a> Rubrics<'a> {
    /// Those among the titles of a text.
    pub(super) fn of(runs: &[Run], page: &Page<'a>) -> Self {
        let titles = || {
            runs.iter()
                .flat_map(|r| r.from..r.to)
                .map(|id| page.block(id))
        };
        let mut times: HashMap<&str, usize> = HashMap::new();
        for title in titles() {
            let count = times.entry(title).or_default();
            *count = count.saturating_add(1);
        }
        let told = |(title, _): &(&&str, &usize)| !is_ditto(title);
        let repeated = times.iter().filter(told).filter(|&(_, &n)| n > 1).count();
        let once = times.values().filter(|&&n| n == 1).count();
        // Tunes come again as well, but there are many of them.
        let few = repeated <= KINDS;
        let often = |count: usize| count >= 3 && count.saturating_mul(4) >= once;
        // The number of titles that stand once so far, at the last of each name.
        let mut places: HashMap<&str, usize> = HashMap::new();
        let mut names: HashMap<&str, bool> = HashMap::new();
        let mut singles = 0usize;
        for title in titles() {
            let count = times.get(title).copied().unwrap_or(0);
            if count == 1 {
                singles = singles.saturating_add(1);
            }
            if is_ordinal(title) {
                names.entry(title).or_insert(true);
            } else if few && often(count) && !is_ditto(title) {
                let last = places.insert(title, singles);
                let apart = last.is_none_or(|last| last < singles);
                let holds = names.entry(title).or_insert(true);
                *holds = *holds && apart && title.chars().nth(LONGEST).is_none();
            }
        }
        let names = names.into_iter().filter(|&(_, holds)| holds);
        Self {
            names: names.map(|(name, _)| name).collect(),
        }
    }

    pub(super) fn contains(&self, title: &str) -> bool {
        self.names.contains(title)
    }

    /// Whether the text has any, and other titles as well.
    pub(super) fn stand_below(&self, runs: &[Run], page: &Page<'_>) -> bool {
        let last = |r: &Run| page.block(r.to.saturating_sub(1));
        !self.names.is_empty() && runs.iter().any(|r| self.contains(last(r)))
    }
}

/// Most names that come again in this way.
const KINDS: usize = 8;

/// Longest name that comes again, in characters.
const LONGEST: usize = 4;

/// Whether titles come again and again among their neighbours, as the names of
/// speakers do: a text may be in a file twice.
pub(super) fn come_again(names: &[&str], rubrics: &Rubrics<'_>) -> bool {
    let told = |name: &&str| !is_ditto(name) && !rubrics.contains(name);
    let mut names: Vec<&str> = names.iter().copied().filter(|n| told(n)).collect();
    // Nobody speaks twice running, but one tune has many songs.
    let all = names.len();
    names.dedup();
    let doubled = names.len() < all;
    let near = |at: usize| names.get(at.saturating_sub(NEAR)..at).unwrap_or_default();
    let again = names
        .iter()
        .enumerate()
        .filter(|&(at, name)| near(at).contains(name));
    let kinds: HashSet<&&str> = names.iter().collect();
    doubled && kinds.len() < TUNES
        || again.count().saturating_mul(6) > names.len()
        || kinds.len().saturating_mul(5) < names.len()
}

/// Whether below nearly every title stands a name that comes again, or all of
/// them are as short as names.
pub(super) fn have_authors(runs: &[Run], page: &Page<'_>) -> bool {
    let pairs = runs.iter().filter(|r| r.len() >= 2);
    let count = pairs.clone().count();
    let names = pairs.map(|r| page.block(r.to.saturating_sub(1)));
    let short = names.clone().filter(|n| n.chars().nth(4).is_none()).count();
    let ordinals = names.clone().filter(|n| is_ditto(n)).count();
    let kinds: HashSet<&str> = names.collect();
    count.saturating_mul(10) >= runs.len().saturating_mul(7)
        && short.saturating_mul(10) >= count.saturating_mul(9)
        && ordinals.saturating_mul(5) < count
        && (kinds.len() < count || short == count)
}

/// Whether all titles are written alike: in 《》, or beginning with the same
/// words.
pub(super) fn are_alike(runs: &[Run], page: &Page<'_>) -> bool {
    let titles = || runs.iter().map(|r| page.block(r.to.saturating_sub(1)));
    let opening = |text: &str| text.chars().take(3).collect::<String>();
    let first = titles().next().map(opening).unwrap_or_default();
    let named = titles().filter(|t| shape::book_name(t).is_some()).count();
    named.saturating_mul(20) >= runs.len().saturating_mul(19)
        || first.chars().nth(2).is_some() && titles().all(|t| opening(t) == first)
}
