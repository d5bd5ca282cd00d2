//! The cursor of a list that scrolls.

/// Where the cursor of a list is and which rows are seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct List {
    len: usize,
    cursor: usize,
    top: usize,
    height: usize,
}

impl List {
    /// How many rows there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.len
    }

    /// Whether there are none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The row of the cursor, from 0.
    #[must_use]
    pub const fn cursor(&self) -> usize {
        self.cursor
    }

    /// Rows that have room.
    #[must_use]
    pub const fn height(&self) -> usize {
        self.height
    }

    /// The rows that are seen.
    #[must_use]
    pub fn seen(&self) -> std::ops::Range<usize> {
        self.top..self.top.saturating_add(self.height).min(self.len)
    }

    /// Takes another number of rows; the cursor goes to `cursor`.
    pub fn set_len(&mut self, len: usize, cursor: usize) {
        self.len = len;
        self.top = self.top.min(len);
        self.go_to(cursor);
    }

    /// Takes another number of rows on screen.
    pub fn resize(&mut self, height: usize) {
        self.height = height;
        self.keep_seen();
    }

    /// Puts the cursor on a row, or the last where there are fewer.
    pub fn go_to(&mut self, row: usize) {
        self.cursor = row.min(self.len.saturating_sub(1));
        self.keep_seen();
    }

    /// Moves the cursor; `false` where it was at the end already.
    pub fn step(&mut self, by: i64) -> bool {
        let here = i64::try_from(self.cursor).unwrap_or(i64::MAX);
        let last = i64::try_from(self.len.saturating_sub(1)).unwrap_or(i64::MAX);
        let there = here.saturating_add(by).clamp(0, last);
        self.go_to(usize::try_from(there).unwrap_or(0));
        there != here
    }

    /// Scrolls; the cursor comes along where it would leave the screen.
    pub fn scroll(&mut self, by: i64) {
        let last = self.len.saturating_sub(self.height);
        let top = i64::try_from(self.top).unwrap_or(i64::MAX);
        let top = usize::try_from(top.saturating_add(by).max(0)).unwrap_or(0);
        self.top = top.min(last);
        let bottom = self.top.saturating_add(self.height.max(1));
        self.cursor = self.cursor.clamp(self.top, bottom.saturating_sub(1));
        self.cursor = self.cursor.min(self.len.saturating_sub(1));
    }

    fn keep_seen(&mut self) {
        let height = self.height.max(1);
        let least = self.cursor.saturating_add(1).saturating_sub(height);
        self.top = self.top.clamp(least, self.cursor.max(least));
        // No blank rows below while there are rows above.
        self.top = self.top.min(self.len.saturating_sub(self.height));
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_end_is_told() {
        let mut list = List::default();
        list.set_len(3, 0);
        list.resize(2);
        assert!(list.step(5) && !list.step(1));
        assert_eq!((list.cursor(), list.seen()), (2, 1..3));
        list.set_len(0, 7);
        assert!(!list.step(1) && list.is_empty());
    }

    proptest! {
        #[test]
        fn the_cursor_is_always_seen_and_the_list_filled(
            len in 0usize..60,
            steps in proptest::collection::vec((0u8..4, -70i64..70), 0..30),
        ) {
            let mut list = List::default();
            list.set_len(len, 0);
            for (what, by) in steps {
                match what {
                    0 => { list.step(by); }
                    1 => list.scroll(by),
                    2 => list.resize(usize::try_from(by.unsigned_abs() % 20).unwrap() + 1),
                    _ => list.set_len(usize::try_from(by.unsigned_abs()).unwrap(), 3),
                }
                let seen = list.seen();
                prop_assert!(list.is_empty() || list.height() == 0 || seen.contains(&list.cursor()));
                prop_assert!(seen.len() == list.height().min(list.len()));
            }
        }
    }
}
