//! The character that stands for all that are taken for the same.

use std::sync::OnceLock;

use super::table::Table;
use super::{compatibility, hanzi};
use crate::text::lookalikes;

/// Characters other than hanzi that are written for one another; the first
/// of each row stands for all.
pub(super) const ALIKE: &[&str] = &[
    "\"“”„‟「」『』〝〞〟﹁﹂﹃﹄",
    "'‘’‚‛",
    "<〈《‹«⟨⟪",
    ">〉》›»⟩⟫",
    "[【〔〖〘〚",
    "]】〕〗〙〛",
    "-‐‑‒–—―−─━",
    "~〜∼˜",
    "·•‧・∙⋅",
    ":︰∶",
    "…⋯︙",
    "/⁄∕",
    "0〇○◯零",
];

/// Where characters stand that fold to something other than a hanzi: letters
/// and signs up to the hanzi, 零, further letters with case, compatibility
/// forms, mathematical and enclosed letters.
pub(super) const OTHERS: &[(u32, u32)] = &[
    (0x20, 0x3400),
    (0x96f6, 0x96f7),
    (0xa640, 0xac00),
    (0xe78d, 0xe865),
    (0xf900, 0x10000),
    (0x10400, 0x10500),
    (0x1d400, 0x1d800),
    (0x1f100, 0x1f300),
    (0x1fbf0, 0x1fbfa),
];

/// The character that stands for all that are taken for the same as `c`.
/// Idempotent. The first call for a hanzi and that for anything else build a
/// table, in a millisecond or two; after that it takes well under a
/// microsecond.
#[must_use]
pub fn fold(c: char) -> char {
    if c.is_ascii_alphanumeric() {
        return c.to_ascii_lowercase();
    }
    let only_hanzi = matches!(c, '\u{3400}'..='\u{9fff}') && c != '零';
    if !only_hanzi && let Some(leader) = others().leader(c) {
        return leader;
    }
    if hanzi::concerns(c) {
        return hanzi::table().leader(c).unwrap_or(c);
    }
    c
}

/// All characters that [`fold`] to the same as `c`, `c` among them, sorted.
/// Costs as [`fold`] does.
#[must_use]
pub fn variants(c: char) -> Vec<char> {
    let leader = fold(c);
    let table = if hanzi::concerns(leader) {
        hanzi::table()
    } else {
        others()
    };
    let mut all: Vec<char> = table.led(leader).collect();
    all.push(leader);
    all.sort_unstable();
    all
}

/// The tables by which characters other than hanzi are folded, one step each.
pub(super) struct Steps {
    dress: Vec<(char, char)>,
    alike: Vec<(char, char)>,
}

impl Steps {
    /// Without accents and other dress.
    pub(super) fn dress(&self, c: char) -> char {
        Self::look(&self.dress, c)
    }

    /// The first of those that are written for one another.
    pub(super) fn alike(&self, c: char) -> char {
        Self::look(&self.alike, c)
    }

    /// Whether `c` is written for 0.
    pub(super) fn is_zero(&self, c: char) -> bool {
        self.alike(c) == '0'
    }

    fn look(pairs: &[(char, char)], c: char) -> char {
        let at = pairs.binary_search_by_key(&c, |&(c, _)| c).ok();
        at.and_then(|at| pairs.get(at)).map_or(c, |&(_, to)| to)
    }
}

pub(super) fn tables() -> &'static Steps {
    static STEPS: OnceLock<Steps> = OnceLock::new();
    STEPS.get_or_init(|| {
        let mut dress: Vec<(char, char)> = compatibility::pairs().collect();
        dress.sort_unstable();
        let ordinary = lookalikes::pairs().map(|(own, to)| (own, Steps::look(&dress, to)));
        let ordinary: Vec<(char, char)> = ordinary.collect();
        dress.extend(ordinary);
        dress.sort_unstable();
        let mut alike: Vec<(char, char)> = ALIKE
            .iter()
            .flat_map(|row| row.chars().zip(row.chars().next().into_iter().cycle()))
            .collect();
        alike.sort_unstable();
        Steps { dress, alike }
    })
}

pub(super) fn others() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| {
        let all = OTHERS
            .iter()
            .flat_map(|&(first, end)| (first..end).filter_map(char::from_u32));
        let steps = tables();
        let step = |c: char| lower(steps.alike(steps.dress(narrow(c))));
        let folded = all.filter_map(|c| {
            // Again, for capitals of letters that are in dress only when small.
            let leader = step(step(c));
            (leader != c && !hanzi::concerns(leader)).then_some((c, leader))
        });
        Table::new(folded.collect())
    })
}

/// A full-width form of an ASCII character (U+FF01 to U+FF5E) as that
/// character; everything else as it is.
#[must_use]
pub fn narrow(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c).saturating_sub(0xfee0)).unwrap_or(c),
        _ => c,
    }
}

/// Lower case by way of upper case, so that the two forms of a small letter
/// (σ and ς) meet; letters whose other case is several characters stay.
pub(super) fn lower(c: char) -> char {
    let upper = only(c.to_uppercase()).unwrap_or(c);
    only(upper.to_lowercase()).unwrap_or(c)
}

/// The character of an iterator over exactly one.
pub(super) fn only(mut chars: impl Iterator<Item = char>) -> Option<char> {
    chars.next().filter(|_| chars.next().is_none())
}
