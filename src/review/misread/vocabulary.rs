//! The words and wordings of a text, to tell what a stretch of it lacks.

use std::collections::HashMap;

use crate::document::Document;
use crate::lexicon::cutting::segmentation::Segmenter;

use super::super::doubled::runs::each_run;

/// Hanzi beyond which a text is not asked for what it lacks: what repeats in
/// so long a one repeats by chance.
const MOST: usize = 400_000;

/// Characters that sentences do well without: one that lacks them lacks
/// nothing.
const LIGHT: &str = "的了是在有和与及或也都就而且其把被将对从不之以为于到要向个地得着过等各全更又\
    一二三四五六七八九十百千万亿两第上中下大小新高";

/// The words and wordings of a text.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    /// What stands between two characters, wherever the three stand together.
    between: HashMap<(char, char), Vec<char>>,
    /// Words of three characters and more, by what is left when one is taken
    /// away; with the place of that one.
    shortened: HashMap<String, Vec<(usize, char)>>,
    /// How often a character is a word of its own.
    alone: HashMap<char, u32>,
}

impl Vocabulary {
    /// The vocabulary of a document; an empty one for a very long document.
    /// `None` where `cancelled` said so.
    pub(super) fn of(
        document: &Document,
        segmenter: &Segmenter,
        cancelled: &dyn Fn() -> bool,
    ) -> Option<Self> {
        let mut own = Self::default();
        let mut hanzi = 0usize;
        each_run(document, cancelled, &mut |run| {
            hanzi = hanzi.saturating_add(run.chars.len());
            if hanzi > MOST {
                return;
            }
            for three in run.chars.windows(3) {
                if let &[a, b, c] = three
                    && !LIGHT.contains(b)
                {
                    let all = own.between.entry((a, c)).or_default();
                    if !all.contains(&b) {
                        all.push(b);
                    }
                }
            }
            for word in segmenter.cut_known(&run.text(0, run.chars.len())) {
                own.add(word, segmenter);
            }
        })?;
        Some(if hanzi > MOST { Self::default() } else { own })
    }

    fn add(&mut self, word: &str, segmenter: &Segmenter) {
        let chars: Vec<char> = word.chars().collect();
        if let &[c] = chars.as_slice() {
            let count = self.alone.entry(c).or_default();
            *count = count.saturating_add(1);
        }
        if chars.len() < 3 {
            return;
        }
        for (at, &c) in chars.iter().enumerate() {
            let left = chars.iter().enumerate().filter(|&(other, _)| other != at);
            let left: String = left.map(|(_, &c)| c).collect();
            if LIGHT.contains(c) || segmenter.knows(&left) {
                continue;
            }
            let all = self.shortened.entry(left).or_default();
            if !all.contains(&(at, c)) {
                all.push((at, c));
            }
        }
    }

    /// How often a character is a word of its own.
    pub(super) fn alone(&self, c: char) -> u32 {
        self.alone.get(&c).copied().unwrap_or_default()
    }

    /// What the stretch may lack beside its character at `at`: the place where
    /// it would stand, and the character.
    pub(super) fn lacking(&self, chars: &[char], at: usize) -> Vec<(usize, char)> {
        let mut found = Vec::new();
        let next = at.saturating_add(1);
        for place in [at, next] {
            let before = place.checked_sub(1).and_then(|before| chars.get(before));
            if let (Some(&a), Some(&b)) = (before, chars.get(place)) {
                let all = self.between.get(&(a, b)).into_iter().flatten();
                found.extend(all.map(|&c| (place, c)));
            }
        }
        for length in 2..=4usize {
            for start in next.saturating_sub(length)..=at {
                let part = chars.get(start..start.saturating_add(length));
                let part: String = part.unwrap_or_default().iter().collect();
                let words = self.shortened.get(&part).into_iter().flatten();
                found.extend(words.map(|&(within, c)| (start.saturating_add(within), c)));
            }
        }
        found.sort_unstable();
        found.dedup();
        found
    }
}
