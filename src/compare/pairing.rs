//! Pairing the pieces of two documents: by what they say first, then by their
//! numbers, titles and neighbours.

use std::collections::HashMap;

use super::letters::Mixed;
use super::pairs::{Gaps, Pairs};
use super::pieces::{PieceId, Pieces};
use super::sentences::own_sketch;
use super::sketch::{Candidates, Sketch, Weights, ratio};

/// Pieces with fewer pairs of letters say too little of themselves.
const SPEAKING: usize = 6;

/// What a reader said of two pieces against the rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Wish {
    /// They are the same section.
    Joined,
    /// They are not.
    Parted,
}

/// The pairs of two documents, `wishes` first. What is the same is found in
/// linear time; of the rest each piece is compared with a bounded number of
/// others.
pub(super) fn pair(
    old: &Pieces<'_>,
    new: &Pieces<'_>,
    weights: &Weights,
    wishes: &[(PieceId, PieceId, Wish)],
) -> Pairs {
    let mut pairs = Pairs::none(old, new);
    let joined = wishes.iter().filter(|wish| wish.2 == Wish::Joined);
    for &(a, b, _) in joined {
        pairs.force(a, b);
    }
    let parted: Vec<(PieceId, PieceId)> = wishes
        .iter()
        .filter(|wish| wish.2 == Wish::Parted)
        .map(|&(a, b, _)| (a, b))
        .collect();
    // What stands before the first heading is what it is in the other, too.
    if !parted.contains(&(0, 0)) {
        pairs.join(0, 0);
    }
    let mut pairing = Pairing {
        old,
        new,
        weights,
        pairs,
        parted,
    };
    pairing.same(&|pieces, id| pieces.get(id).raw);
    pairing.same(&|pieces, id| pieces.key(id));
    pairing.similar();
    pairing.around();
    pairing.by_title();
    pairing.pairs
}

struct Pairing<'p, 'd> {
    old: &'p Pieces<'d>,
    new: &'p Pieces<'d>,
    weights: &'p Weights,
    pairs: Pairs,
    parted: Vec<(PieceId, PieceId)>,
}

/// Two pieces that may belong together, and how much speaks for it.
struct Likely {
    score: f32,
    old: PieceId,
    new: PieceId,
}

impl Pairing<'_, '_> {
    fn join(&mut self, old: PieceId, new: PieceId) -> bool {
        !self.parted.contains(&(old, new)) && self.pairs.join(old, new)
    }

    /// Joins the best of what is likely, as long as both are free.
    fn join_best(&mut self, mut likely: Vec<Likely>) {
        likely.sort_by(|a, b| {
            let by_score = b.score.total_cmp(&a.score);
            by_score.then((a.new, a.old).cmp(&(b.new, b.old)))
        });
        for Likely { old, new, .. } in likely {
            self.join(old, new);
        }
    }

    /// Joins free pieces of the same text: where it stands once in both, and
    /// then those beside such pairs.
    fn same(&mut self, key: &dyn Fn(&Pieces<'_>, PieceId) -> u64) {
        let count = |pieces: &Pieces<'_>, free: &mut dyn Iterator<Item = PieceId>| {
            let mut seen: HashMap<u64, Option<PieceId>, Mixed> = HashMap::default();
            let keys: Vec<(u64, PieceId)> = free.map(|id| (key(pieces, id), id)).collect();
            for &(key, id) in &keys {
                let stands = seen.entry(key);
                stands.and_modify(|only| *only = None).or_insert(Some(id));
            }
            (seen, keys)
        };
        let (old, old_keys) = count(self.old, &mut self.pairs.free_old());
        let (new, new_keys) = count(self.new, &mut self.pairs.free_new());
        for &(key, a) in &old_keys {
            if key != 0
                && let Some(Some(only)) = old.get(&key)
                && let Some(&Some(b)) = new.get(&key)
                && *only == a
            {
                self.join(a, b);
            }
        }
        let old_keys: HashMap<PieceId, u64, Mixed> =
            old_keys.iter().map(|&(k, id)| (id, k)).collect();
        let new_keys: HashMap<PieceId, u64, Mixed> =
            new_keys.iter().map(|&(k, id)| (id, k)).collect();
        let same = |a: PieceId, b: PieceId| {
            let (a, b) = (old_keys.get(&a), new_keys.get(&b));
            a.is_some() && a == b
        };
        let forward: Vec<_> = self.pairs.all().collect();
        for &(mut a, mut b) in &forward {
            while same(a.saturating_add(1), b.saturating_add(1))
                && self.join(a.saturating_add(1), b.saturating_add(1))
            {
                (a, b) = (a.saturating_add(1), b.saturating_add(1));
            }
        }
        for &(mut a, mut b) in forward.iter().rev() {
            while let (Some(c), Some(d)) = (a.checked_sub(1), b.checked_sub(1)) {
                if !(same(c, d) && self.join(c, d)) {
                    break;
                }
                (a, b) = (c, d);
            }
        }
    }

    /// Joins free pieces that say nearly the same, twice: what is found first
    /// tells more of the neighbours of the rest.
    fn similar(&mut self) {
        let sketches = |pieces: &Pieces<'_>, free: &mut dyn Iterator<Item = PieceId>| {
            free.map(|id| (id, own_sketch(pieces, id, self.weights)))
                .collect::<HashMap<PieceId, Sketch, Mixed>>()
        };
        let old = sketches(self.old, &mut self.pairs.free_old());
        let new = sketches(self.new, &mut self.pairs.free_new());
        let speaks = |sketch: &&Sketch| sketch.len() >= SPEAKING;
        let speaking = new.iter().filter(|(_, sketch)| speaks(sketch));
        let candidates = Candidates::new(speaking.map(|(&id, sketch)| (id, sketch)));
        let by_number = self.by_number();
        for least in [0.62, 0.42] {
            let gaps = self.pairs.gaps();
            let between = self.free_between();
            let mut likely = Vec::new();
            let free: Vec<PieceId> = self.pairs.free_old().collect();
            for a in free {
                let Some(sketch) = old.get(&a).filter(speaks) else {
                    continue;
                };
                let mut others = candidates.of(sketch);
                others.extend(by_number.get(&a));
                others.extend(between.get(&a).into_iter().flatten());
                others.sort_unstable();
                others.dedup();
                for b in others {
                    let Some(other) = new.get(&b).filter(speaks) else {
                        continue;
                    };
                    if self.pairs.old_of(b).is_some() {
                        continue;
                    }
                    let score = self.score(&gaps, (a, sketch), (b, other));
                    if score >= least {
                        likely.push(Likely {
                            score,
                            old: a,
                            new: b,
                        });
                    }
                }
            }
            self.join_best(likely);
        }
    }

    /// What speaks for two pieces: what they have in common above all. 0 where
    /// that is too little, whatever else there is.
    fn score(&self, gaps: &Gaps, old: (PieceId, &Sketch), new: (PieceId, &Sketch)) -> f32 {
        /// What has less in common is another text.
        const LEAST: f32 = 0.14;
        let ((a, old), (b, new)) = (old, new);
        let common = self.weights.dice(old, new);
        if common < LEAST {
            return 0.0;
        }
        let mut score = common;
        // The number tells which part of a section that was split it still is.
        if self.is_same_number(a, b) {
            score += 0.25 * (common / 0.4).min(1.0);
        }
        if self.is_same_title(a, b) {
            score += 0.1;
        }
        if self.is_same_parent(a, b) {
            score += 0.04;
        }
        score + 0.08 * f32::from(gaps.shared(a, b))
    }

    fn is_same_number(&self, old: PieceId, new: PieceId) -> bool {
        let number = self.old.number(old);
        number.is_some() && number == self.new.number(new)
    }

    fn is_same_title(&self, old: PieceId, new: PieceId) -> bool {
        let key = |pieces: &Pieces<'_>, id| super::letters::key(pieces.title(id), pieces.alike);
        let title = key(self.old, old);
        title != 0 && title == key(self.new, new)
    }

    fn is_same_parent(&self, old: PieceId, new: PieceId) -> bool {
        let parent = self.old.parent(old).and_then(|a| self.pairs.new_of(a));
        parent.is_some() && parent == self.new.parent(new)
    }

    /// For each free piece of the old document a free one of the new with the
    /// same number, where there is but one.
    fn by_number(&self) -> HashMap<PieceId, PieceId, Mixed> {
        let mut numbered: HashMap<_, Option<PieceId>> = HashMap::new();
        for b in self.pairs.free_new() {
            if let Some(number) = self.new.number(b) {
                let stands = numbered.entry(number);
                stands.and_modify(|only| *only = None).or_insert(Some(b));
            }
        }
        let free = self.pairs.free_old();
        free.filter_map(|a| {
            let b = numbered.get(&self.old.number(a)?)?;
            b.map(|b| (a, b))
        })
        .collect()
    }

    /// For each free piece of the old document the free ones that lie between
    /// the same pairs in the new one, where they are few.
    fn free_between(&self) -> HashMap<PieceId, Vec<PieceId>, Mixed> {
        const FEW: usize = 6;
        let mut between: HashMap<Option<PieceId>, Vec<PieceId>, Mixed> = HashMap::default();
        let mut last = None;
        for b in self.new.ids() {
            match self.pairs.old_of(b) {
                Some(_) => last = Some(b),
                None => between.entry(last).or_default().push(b),
            }
        }
        let mut found: HashMap<PieceId, Vec<PieceId>, Mixed> = HashMap::default();
        let mut last = None;
        for a in self.old.ids() {
            match self.pairs.new_of(a) {
                Some(b) => last = Some(b),
                None => {
                    let here = between.get(&last).filter(|here| here.len() <= FEW);
                    if let Some(here) = here {
                        found.insert(a, here.clone());
                    }
                }
            }
        }
        found
    }

    /// Joins free pieces around others: a chapter is the one that most of what
    /// stands below it has gone to.
    fn around(&mut self) {
        /// So much of what stands below both must be the same.
        const LEAST: f32 = 0.3;
        let deepest = self.old.ids().map(|id| self.depth(id)).max().unwrap_or(0);
        for depth in (1..=deepest).rev() {
            let mut votes: HashMap<(PieceId, PieceId), usize, Mixed> = HashMap::default();
            let mut below: (
                HashMap<PieceId, usize, Mixed>,
                HashMap<PieceId, usize, Mixed>,
            ) = Default::default();
            let weight = |span: crate::document::Span| (span.len() as usize).max(1);
            for a in self.old.ids() {
                if let Some(parent) = self.old.parent(a) {
                    let weight = weight(self.old.get(a).whole);
                    let all = below.0.entry(parent).or_default();
                    *all = all.saturating_add(weight);
                }
            }
            for b in self.new.ids() {
                if let Some(parent) = self.new.parent(b) {
                    let weight = weight(self.new.get(b).whole);
                    let all = below.1.entry(parent).or_default();
                    *all = all.saturating_add(weight);
                }
            }
            for (a, b) in self.pairs.all() {
                let (Some(x), Some(y)) = (self.old.parent(a), self.new.parent(b)) else {
                    continue;
                };
                let both =
                    weight(self.old.get(a).whole).saturating_add(weight(self.new.get(b).whole));
                let vote = votes.entry((x, y)).or_default();
                *vote = vote.saturating_add(both);
            }
            let mut likely = Vec::new();
            for ((x, y), vote) in votes {
                let is_open = self.pairs.new_of(x).is_none() && self.pairs.old_of(y).is_none();
                if !is_open || self.depth(x) != depth {
                    continue;
                }
                let all =
                    |side: &HashMap<PieceId, usize, Mixed>, id| side.get(&id).copied().unwrap_or(0);
                let all = all(&below.0, x).saturating_add(all(&below.1, y));
                let mut score = ratio(vote, all);
                if self.is_same_title(x, y) {
                    score += 0.3;
                }
                if self.is_same_number(x, y) {
                    score += 0.05;
                }
                if score >= LEAST {
                    likely.push(Likely {
                        score,
                        old: x,
                        new: y,
                    });
                }
            }
            self.join_best(likely);
        }
    }

    fn depth(&self, old: PieceId) -> u16 {
        let section = Pieces::section(old).and_then(|id| self.old.document.section(id));
        section.map_or(0, |section| section.depth)
    }

    /// Joins what is left by its title, or by its number where its text is
    /// too short to speak, at the same place among the pairs.
    fn by_title(&mut self) {
        let mut titled: HashMap<u64, Vec<PieceId>, Mixed> = HashMap::default();
        let title = |pieces: &Pieces<'_>, id| super::letters::key(pieces.title(id), pieces.alike);
        for b in self.pairs.free_new() {
            titled.entry(title(self.new, b)).or_default().push(b);
        }
        let gaps = self.pairs.gaps();
        let mut likely = Vec::new();
        for a in self.pairs.free_old().filter(|&a| a > 0) {
            let key = title(self.old, a);
            let others = titled.get(&key).map(Vec::as_slice).unwrap_or_default();
            // Of titles that stand again and again only the near ones count.
            for &b in others.iter().take(64) {
                let (number, shared) = (self.is_same_number(a, b), gaps.shared(a, b));
                let near = f32::from(shared) / 2.0;
                let score = match (key != 0, number) {
                    (true, true) => 0.8 + near,
                    (true, false) => 0.4 + near,
                    (false, true) => near,
                    (false, false) => 0.0,
                };
                let speaks = self.old.get(a).text.len().min(self.new.get(b).text.len()) > 60;
                // Two texts that could speak have said that they differ.
                let differ = speaks && key == 0;
                if score >= 0.9 && !differ {
                    likely.push(Likely {
                        score,
                        old: a,
                        new: b,
                    });
                }
            }
        }
        self.join_best(likely);
    }
}
