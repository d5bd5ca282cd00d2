//! Sets of characters for fast scans.

/// A set of characters of the basic plane, and one answer for all others.
#[derive(Debug, Clone)]
pub(in crate::search) struct CharSet {
    /// One bit for each of the first 65,536 code points.
    bits: Vec<u64>,
    further: bool,
}

impl CharSet {
    /// Makes a set of characters. One outside the basic plane lets in all
    /// that are: the set may hold too much, but never too little.
    pub(in crate::search) fn new(chars: impl IntoIterator<Item = char>) -> Self {
        let mut set = Self {
            bits: vec![0; 1024],
            further: false,
        };
        for c in chars {
            let code = u32::from(c);
            match set.bits.get_mut((code >> 6) as usize) {
                Some(word) => *word |= 1 << (code & 63),
                None => set.further = true,
            }
        }
        set
    }

    /// Whether `c` is in the set.
    #[inline]
    pub(in crate::search) fn contains(&self, c: char) -> bool {
        let code = u32::from(c);
        match self.bits.get((code >> 6) as usize) {
            Some(word) => word >> (code & 63) & 1 != 0,
            None => self.further,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::CharSet;

    #[test]
    fn it_holds_at_least_what_was_put_in() {
        let set = CharSet::new(['a', '高', '\u{ffff}']);
        for c in ['a', '高', '\u{ffff}'] {
            assert!(set.contains(c));
        }
        for c in ['b', '\0', '质', '𠮷'] {
            assert!(!set.contains(c));
        }
        assert!(CharSet::new(['𠮷']).contains('𤭢'));
    }
}
