//! Telling text from bytes that are none by what neither a writer nor a
//! terminal puts into a text: control characters without a use there.

/// Bytes at the beginning that are looked at for a signature's sake.
const NEAR: usize = 512;

/// Bytes of each part of a long text that is looked at.
const PART: usize = 64 * 1024;

/// The fewest such characters that say anything.
const FEWEST: usize = 3;

/// Whether there are any near the beginning.
pub(super) fn is_in(head: &[u8]) -> bool {
    head.iter().take(NEAR).any(|&byte| is_noise(byte))
}

/// A control character that does not belong into a text. Those do that break
/// lines and pages, move back (in pages of a manual), ring, colour (in logs),
/// shift between scripts, separate records, or end a file of DOS.
const fn is_noise(byte: u8) -> bool {
    matches!(byte, 0..=6 | 0x10..=0x19 | 0x1C)
}

/// How many of `bytes` are as wanted. In steps whose count fits in a byte, many
/// of which a processor adds at once: every text that is opened goes through.
fn count(bytes: &[u8], is_wanted: impl Fn(u8) -> bool) -> usize {
    const STEP: usize = 128;
    let in_step = |step: &[u8]| {
        let sum: u8 = step.iter().map(|&byte| u8::from(is_wanted(byte))).sum();
        usize::from(sum)
    };
    bytes.chunks(STEP).map(in_step).sum()
}

/// How much of a text is noise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::source) struct Noise {
    /// Characters that are; NULs in a row are one.
    noise: usize,
    /// All characters, these among them.
    characters: usize,
}

impl Noise {
    /// Looks at the beginning, the middle and the end of a text, or of bytes
    /// in an encoding that has ASCII. Constant.
    pub(in crate::source) fn of(bytes: &[u8]) -> Self {
        let mut all = Self::default();
        if bytes.len() <= PART.saturating_mul(4) {
            all.add(bytes);
            return all;
        }
        let last = bytes.len().saturating_sub(PART);
        for start in [0, last / 2, last] {
            let part = bytes.get(start..).unwrap_or_default();
            all.add(part.get(..PART).unwrap_or(part));
        }
        all
    }

    fn add(&mut self, bytes: &[u8]) {
        let mut noise = count(bytes, is_noise);
        // What goes on a character of UTF-8 is none.
        let mut characters = count(bytes, |byte| byte & 0xC0 != 0x80);
        if noise > 0 {
            let repeated = bytes.windows(2).filter(|pair| **pair == [0, 0]).count();
            noise = noise.saturating_sub(repeated);
            characters = characters.saturating_sub(repeated);
        }
        self.noise = self.noise.saturating_add(noise);
        self.characters = self.characters.saturating_add(characters);
    }

    /// Whether it is too much for a text. Of one that makes sense in its
    /// encoding, a tenth; of what makes sense in none, a fiftieth: bytes drawn
    /// by chance have a fourteenth.
    pub(in crate::source) fn is_too_much(self, makes_sense: bool) -> bool {
        let share = if makes_sense { 10 } else { 50 };
        let nothing_else = self.noise > 0 && self.noise == self.characters;
        nothing_else || (self.noise >= FEWEST && self.noise.saturating_mul(share) > self.characters)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_texts_have_is_no_noise() {
        let log = "\x1b[31mERROR\x1b[0m 没有找到文件\x07\r\n".repeat(20);
        assert_eq!(Noise::of(log.as_bytes()).noise, 0);
        let manual = "名\x08名称\x0c\n".repeat(20);
        assert_eq!(Noise::of(manual.as_bytes()).noise, 0);
    }

    #[test]
    fn a_row_of_nul_is_one() {
        let padded = [b"text at the beginning".as_slice(), &[0; 4096]].concat();
        assert!(!Noise::of(&padded).is_too_much(true));
        assert!(Noise::of(&[0; 4096]).is_too_much(true));
    }

    #[test]
    fn every_byte_in_turn_is_no_text() {
        let bytes: Vec<u8> = (0..=255u8).cycle().take(1000).collect();
        assert!(Noise::of(&bytes).is_too_much(false));
        assert!(!Noise::of("一段\u{1}完整的话。".as_bytes()).is_too_much(true));
    }

    #[test]
    fn of_a_long_text_the_end_counts_too() {
        let mut bytes = "text\n".repeat(60_000).into_bytes();
        bytes.extend((0..=31u8).cycle().take(200_000));
        assert!(Noise::of(&bytes).is_too_much(true));
    }
}
