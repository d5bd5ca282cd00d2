//! How each hanzi is read, as a table of syllables.

use std::collections::HashMap;
use std::sync::OnceLock;

use pinyin::{ToPinyin, ToPinyinMulti};

use crate::text::lookalikes::ordinary;

/// First and last code points of the hanzi that may have readings: radicals,
/// the basic plane, private codes of GBK, the compatibility ideographs and
/// extensions B to F. Look-alikes have those of their ordinary form.
const RANGES: [(u32, u32); 5] = [
    (0x2e80, 0x2fd5),
    (0x3400, 0x9fff),
    (0xe815, 0xe864),
    (0xf900, 0xfaff),
    (0x20000, 0x2fa1f),
];

/// Set of readings of a hanzi; [`NONE`] for everything without one.
pub(in crate::search) type ReadingsId = u16;

/// No reading.
pub(in crate::search) const NONE: ReadingsId = 0;

/// The readings of all hanzi. Hanzi that are read alike share one set.
#[derive(Debug)]
pub(in crate::search) struct Readings {
    /// For each range the set of each of its characters.
    ids: [Vec<ReadingsId>; RANGES.len()],
    /// The syllables of each set, in letters a to z, ü as v and as u.
    sets: Vec<Vec<String>>,
}

/// The one table, built on the first call in a few milliseconds.
pub(in crate::search) fn readings() -> &'static Readings {
    static READINGS: OnceLock<Readings> = OnceLock::new();
    READINGS.get_or_init(Readings::new)
}

impl Readings {
    fn new() -> Self {
        let mut sets: Vec<Vec<String>> = vec![Vec::new()];
        let mut known: HashMap<Vec<&'static str>, ReadingsId> = HashMap::new();
        let mut plain: Vec<&'static str> = Vec::new();
        let ids = RANGES.map(|(first, last)| {
            let all = (first..=last).map(|code| {
                plain.clear();
                let multi = char::from_u32(code).and_then(|c| ordinary(c).to_pinyin_multi());
                plain.extend(multi.into_iter().flatten().map(pinyin::Pinyin::plain));
                plain.sort_unstable();
                plain.dedup();
                if plain.is_empty() {
                    return NONE;
                }
                if let Some(&id) = known.get(plain.as_slice()) {
                    return id;
                }
                let Ok(id) = ReadingsId::try_from(sets.len()) else {
                    return NONE;
                };
                known.insert(plain.clone(), id);
                sets.push(plain.iter().flat_map(|p| spellings(p)).collect());
                id
            });
            all.collect()
        });
        Self { ids, sets }
    }

    /// The set of readings of a character.
    pub(in crate::search) fn of(&self, c: char) -> ReadingsId {
        let code = u32::from(c);
        for (&(first, last), ids) in RANGES.iter().zip(&self.ids) {
            if code <= last {
                let at = code.checked_sub(first).map(|at| at as usize);
                return at.and_then(|at| ids.get(at)).copied().unwrap_or(NONE);
            }
        }
        NONE
    }

    /// The commonest reading of a hanzi, without its tone.
    pub(in crate::search) fn commonest(&self, c: char) -> Option<&'static str> {
        if self.of(c) == NONE {
            return None;
        }
        ordinary(c).to_pinyin().map(pinyin::Pinyin::plain)
    }

    /// The first letter of the commonest reading of a hanzi.
    pub(in crate::search) fn initial(&self, c: char) -> Option<char> {
        self.commonest(c)?.chars().next()
    }

    /// The first letters of all readings of a hanzi, perhaps repeated.
    pub(in crate::search) fn initials(&self, c: char) -> impl Iterator<Item = char> + '_ {
        let set = self.sets.get(usize::from(self.of(c)));
        let all = set.into_iter().flatten();
        all.filter_map(|syllable| syllable.chars().next())
    }

    /// Every hanzi that has readings, with its set.
    pub(in crate::search) fn all(&self) -> impl Iterator<Item = (char, ReadingsId)> + '_ {
        let ranges = RANGES.iter().zip(&self.ids);
        ranges.flat_map(|(&(first, last), ids)| {
            let codes = (first..=last).zip(ids.iter().copied());
            let read = codes.filter(|&(_, id)| id != NONE);
            read.filter_map(|(code, id)| char::from_u32(code).map(|c| (c, id)))
        })
    }

    /// The syllables of every set, by [`ReadingsId`].
    pub(in crate::search) fn sets(&self) -> &[Vec<String>] {
        &self.sets
    }
}

/// How a syllable is typed: ü as v or as u, other marks left out.
fn spellings(plain: &str) -> Vec<String> {
    let with = |u: char| {
        plain
            .chars()
            .map(|c| match c {
                'ü' => u,
                'ê' => 'e',
                'ḿ' => 'm',
                _ => c,
            })
            .filter(char::is_ascii_lowercase)
            .collect::<String>()
    };
    let mut all = vec![with('v'), with('u')];
    all.dedup();
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(c: char) -> &'static [String] {
        let table = readings();
        &table.sets[usize::from(table.of(c))]
    }

    #[test]
    fn every_reading_is_there_once() {
        assert_eq!(of('中'), ["zhong"]);
        assert!(of('行').contains(&"xing".to_owned()) && of('行').contains(&"hang".to_owned()));
        assert_eq!(of('女'), ["nv", "nu", "ru"]);
        assert_eq!(of('⼥'), of('女'));
        assert_eq!(of('⻔'), ["men"]);
        assert_eq!(of('\u{2f804}'), of('你'));
        assert_eq!(of('\u{e854}'), of('\u{9fba}'));
        assert!(of('a').is_empty() && of('，').is_empty());
    }
}
