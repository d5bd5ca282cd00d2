//! Characters by the one that stands for them, and the other way.

/// Pairs of a character and the one that stands for it, sorted either way.
#[derive(Debug)]
pub(super) struct Table {
    to: Vec<(char, char)>,
    from: Vec<(char, char)>,
}

impl Table {
    /// Takes pairs of a character and its leader; leaders lead themselves.
    pub(super) fn new(mut to: Vec<(char, char)>) -> Self {
        to.sort_unstable();
        to.dedup_by_key(|&mut (c, _)| c);
        let mut from: Vec<_> = to.iter().map(|&(c, leader)| (leader, c)).collect();
        from.sort_unstable();
        Self { to, from }
    }

    pub(super) fn leader(&self, c: char) -> Option<char> {
        let at = self.to.binary_search_by_key(&c, |&(c, _)| c).ok()?;
        self.to.get(at).map(|&(_, leader)| leader)
    }

    /// All that have this leader but itself.
    pub(super) fn led(&self, leader: char) -> impl Iterator<Item = char> + '_ {
        let from = self.from.partition_point(|&(l, _)| l < leader);
        let all = self.from.get(from..).unwrap_or_default().iter();
        all.take_while(move |&&(l, _)| l == leader).map(|&(_, c)| c)
    }
}
