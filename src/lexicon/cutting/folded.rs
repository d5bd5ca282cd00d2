//! A block of text in the forms that words are looked up in, with the way
//! back to its bytes.

use crate::text::fold::{fold, is_ignored, narrow, simplified};

/// The characters of a text without those that are not seen. Counted in
/// these characters from 0; the buffers are used again for the next text.
#[derive(Debug, Default)]
pub(in crate::lexicon) struct Folded {
    /// In half width and simplified hanzi, as dictionaries have them.
    chars: Vec<char>,
    /// First byte of each character in the text, and the byte after its last.
    bytes: Vec<(u32, u32)>,
    /// The characters folded as in a search.
    folded: String,
    /// First byte of each character in `folded`.
    folded_starts: Vec<u32>,
}

impl Folded {
    /// Takes a text, of at most 4 GiB.
    pub(in crate::lexicon) fn set(&mut self, text: &str) {
        self.chars.clear();
        self.bytes.clear();
        self.folded.clear();
        self.folded_starts.clear();
        let mut end = 0u32;
        for c in text.chars() {
            let start = end;
            end = end.saturating_add(u32::try_from(c.len_utf8()).unwrap_or(0));
            if is_ignored(c) {
                continue;
            }
            self.chars.push(simplified(narrow(c)));
            self.bytes.push((start, end));
            let at = u32::try_from(self.folded.len()).unwrap_or(u32::MAX);
            self.folded_starts.push(at);
            self.folded.push(fold(c));
        }
    }

    /// All characters.
    pub(in crate::lexicon) fn chars(&self) -> &[char] {
        &self.chars
    }

    /// The character at `index`; NUL behind the last.
    pub(in crate::lexicon) fn char(&self, index: usize) -> char {
        self.chars.get(index).copied().unwrap_or('\0')
    }

    /// Bytes of the text from character `from` up to character `to`.
    pub(in crate::lexicon) fn bytes(&self, from: usize, to: usize) -> (u32, u32) {
        let start = self.bytes.get(from).map_or(0, |&(start, _)| start);
        let last = to.checked_sub(1).and_then(|last| self.bytes.get(last));
        (start, last.map_or(start, |&(_, end)| end.max(start)))
    }

    /// The text as a search folds it.
    pub(in crate::lexicon) fn folded(&self) -> &str {
        &self.folded
    }

    /// The first byte of a character in [`folded`](Self::folded); its length
    /// for what is behind the last.
    pub(in crate::lexicon) fn folded_byte(&self, index: usize) -> usize {
        let start = self.folded_starts.get(index);
        start.map_or(self.folded.len(), |&byte| byte as usize)
    }

    /// The character that begins at or behind a byte of
    /// [`folded`](Self::folded). Logarithmic.
    pub(in crate::lexicon) fn char_at_folded(&self, byte: usize) -> usize {
        self.folded_starts
            .partition_point(|&start| (start as usize) < byte)
    }
}

/// A word as it is interned: folded, without what is not seen.
pub(in crate::lexicon) fn key(text: &str) -> String {
    let seen = text.chars().filter(|&c| !is_ignored(c));
    seen.map(fold).collect()
}

/// A word as the dictionary has it: half width, simplified, without what is
/// not seen.
pub(in crate::lexicon) fn dictionary_form(text: &str) -> String {
    let seen = text.chars().filter(|&c| !is_ignored(c));
    seen.map(|c| simplified(narrow(c))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_lead_back_to_their_bytes() {
        let text = "Ｇ𧜵\u{200b}發零";
        let mut folded = Folded::default();
        folded.set(text);
        assert_eq!(folded.chars()[0], 'G');
        assert_eq!(folded.chars()[2..], ['发', '零']);
        let (start, end) = folded.bytes(2, 3);
        assert_eq!(&text[start as usize..end as usize], "發");
        assert_eq!(folded.folded_byte(4), folded.folded().len());
        assert_eq!(folded.char_at_folded(folded.folded_byte(3)), 3);
        assert_eq!(folded.bytes(1, 1).0, folded.bytes(1, 1).1);
    }

    #[test]
    fn a_key_folds_and_a_dictionary_form_keeps_what_jieba_knows() {
        assert_eq!(key("ＧＤＰ"), key("gdp"));
        assert_eq!(key("發\u{200b}展"), "发展");
        assert_eq!(dictionary_form("零售"), "零售");
    }
}
