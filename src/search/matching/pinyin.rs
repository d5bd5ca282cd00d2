//! Matching hanzi by the letters of their pinyin.

use crate::text::fold;

use super::charset::CharSet;
use super::readings::{NONE, Readings, readings};

/// The most letters a pattern may have: one for each bit of a set.
const MOST: usize = 64;
/// Letters of the longest syllable (zhuang).
const LONGEST: usize = 6;

/// For each number of letters from 1 to [`LONGEST`] the positions in the
/// pattern from which a character may take that many.
type Steps = [u64; LONGEST];

/// Letters to be matched with hanzi: each takes one whole reading of its, or
/// the initial of one (one letter, or zh, ch, sh). Letters and digits in the
/// text match themselves, in any case and width.
///
/// The positions that the letters read so far may have led to are the bits of
/// one word, so that all readings of a character are tried in one step.
#[derive(Debug, Clone)]
pub(in crate::search) struct Pinyin {
    letters: Vec<u8>,
    /// By set of readings.
    steps: Vec<Steps>,
    /// By set of readings: positions whose remaining letters begin a reading
    /// but are neither all of it nor an initial.
    unfinished: Vec<u64>,
    /// What a match may begin with: with whole syllables, and with one that
    /// may be unfinished.
    starts: [CharSet; 2],
}

impl Pinyin {
    /// Takes letters, digits, and apostrophes or spaces where a syllable must
    /// end. ü is v. `None` where there is anything else, or no letter, or
    /// more than 64.
    pub(in crate::search) fn new(text: &str) -> Option<Self> {
        let mut letters = Vec::new();
        let mut ends = 0u64;
        for c in text.chars().map(fold::narrow) {
            match c {
                'ü' | 'Ü' => letters.push(b'v'),
                '\'' | '’' => ends |= bit(letters.len()),
                _ if c.is_whitespace() => ends |= bit(letters.len()),
                _ if c.is_ascii_alphanumeric() => {
                    letters.push(u8::try_from(c.to_ascii_lowercase()).ok()?);
                }
                _ => return None,
            }
        }
        if letters.len() > MOST || !letters.iter().any(u8::is_ascii_lowercase) {
            return None;
        }
        let sets = readings().sets().iter();
        let (steps, unfinished): (Vec<Steps>, Vec<u64>) =
            sets.map(|set| steps_of(set, &letters, ends)).unzip();
        let all = || steps.iter().zip(&unfinished);
        let whole = all().map(|(steps, _)| steps.iter().any(|step| step & 1 != 0));
        let short = all().map(|(steps, short)| steps.iter().any(|s| s & 1 != 0) || short & 1 != 0);
        let own = char::from(letters.first().copied().unwrap_or_default());
        let starts = [whole.collect(), short.collect()].map(|begins: Vec<bool>| {
            let read = readings().all().filter_map(|(c, id)| {
                let begins = begins.get(usize::from(id)).copied();
                begins.unwrap_or_default().then_some(c)
            });
            let wide = |c: char| char::from_u32(u32::from(c).saturating_add(0xfee0));
            let forms = [own, own.to_ascii_uppercase()];
            CharSet::new(read.chain(forms).chain(forms.into_iter().filter_map(wide)))
        });
        Some(Self {
            letters,
            steps,
            unfinished,
            starts,
        })
    }

    /// The first match in `text` from byte `from` on that begins earliest
    /// and, of those, is longest, as bytes from and to. With `unfinished` the
    /// last syllable may lack its end, as while it is being typed.
    pub(in crate::search) fn find_at(
        &self,
        text: &str,
        from: usize,
        unfinished: bool,
    ) -> Option<(usize, usize)> {
        let table = readings();
        let rest = text.get(from..)?;
        let starts = self.starts.get(usize::from(unfinished))?;
        let mut candidates = rest.char_indices().filter(|&(_, c)| starts.contains(c));
        candidates.find_map(|(at, _)| {
            let start = from.saturating_add(at);
            let end = self.match_at(table, text, start, unfinished)?;
            Some((start, end))
        })
    }

    /// Positions at which a letter or digit of the text stands in the
    /// pattern.
    fn own(&self, c: char) -> u64 {
        let c = fold::narrow(c).to_ascii_lowercase();
        if !c.is_ascii_alphanumeric() {
            return 0;
        }
        let here = self.letters.iter().enumerate();
        here.filter(|&(_, &letter)| char::from(letter) == c)
            .fold(0, |set, (at, _)| set | bit(at))
    }

    /// The end of the longest match that begins at byte `start`.
    fn match_at(
        &self,
        table: &Readings,
        text: &str,
        start: usize,
        unfinished: bool,
    ) -> Option<usize> {
        let mut state = 1u64;
        let mut found = None;
        let mut before: Option<char> = None;
        let mut spaced = false;
        for (at, c) in text.get(start..)?.char_indices() {
            if fold::is_ignored(c) {
                if found.is_some_and(|end| end == at) {
                    found = Some(at.saturating_add(c.len_utf8()));
                }
                continue;
            }
            if fold::is_space(c) {
                spaced = true;
                continue;
            }
            if state == 0 || spaced && !before.is_some_and(|b| fold::may_be_spaced(b, c)) {
                break;
            }
            let id = usize::from(table.of(c));
            let mut done = false;
            let mut next = 0;
            if id == usize::from(NONE) {
                self.advance(state, self.own(c), 1, &mut next, &mut done);
            } else {
                let steps = self.steps.get(id).copied().unwrap_or_default();
                for (length, positions) in (1..).zip(steps) {
                    self.advance(state, positions, length, &mut next, &mut done);
                }
                let short = self.unfinished.get(id).copied().unwrap_or_default();
                done |= unfinished && state & short != 0;
            }
            if done {
                found = Some(at.saturating_add(c.len_utf8()));
            }
            state = next;
            (before, spaced) = (Some(c), false);
        }
        found.map(|end| start.saturating_add(end))
    }

    /// Moves the positions of `state` that are in `positions` on by `length`
    /// letters; `done` where that reaches the end of the pattern.
    fn advance(&self, state: u64, positions: u64, length: usize, next: &mut u64, done: &mut bool) {
        let moving = state & positions;
        if moving == 0 {
            return;
        }
        let last = self.letters.len().checked_sub(length);
        *done |= last.is_some_and(|last| moving & bit(last) != 0);
        *next |= moving << length;
    }
}

/// The set of one position; empty behind the last.
fn bit(position: usize) -> u64 {
    let shift = u32::try_from(position).unwrap_or(u32::MAX);
    1u64.checked_shl(shift).unwrap_or(0)
}

/// What the characters of one set of readings may take of the letters, and
/// where they may take the last ones unfinished. No syllable goes over one of
/// `ends`.
fn steps_of(set: &[String], letters: &[u8], ends: u64) -> (Steps, u64) {
    let mut steps = Steps::default();
    let mut unfinished = 0;
    let mut allow = |length: usize, at: usize| {
        let inner = at.saturating_add(1)..at.saturating_add(length);
        if inner.into_iter().all(|p| ends & bit(p) == 0)
            && let Some(step) = length.checked_sub(1).and_then(|i| steps.get_mut(i))
        {
            *step |= bit(at);
        }
    };
    for at in 0..letters.len() {
        let rest = letters.get(at..).unwrap_or_default();
        for reading in set.iter().map(String::as_bytes) {
            if rest.starts_with(reading) {
                allow(reading.len(), at);
            }
            if rest.first() == reading.first() {
                allow(1, at);
            }
            let initial = reading.get(..2).unwrap_or_default();
            if matches!(initial, b"zh" | b"ch" | b"sh") && rest.starts_with(initial) {
                allow(2, at);
            }
            let parted = (at.saturating_add(1)..letters.len()).any(|p| ends & bit(p) != 0);
            if rest.len() < reading.len() && reading.starts_with(rest) && !parted {
                unfinished |= bit(at);
            }
        }
    }
    (steps, unfinished)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found<'a>(pattern: &str, text: &'a str, unfinished: bool) -> Option<&'a str> {
        let (from, to) = Pinyin::new(pattern)?.find_at(text, 0, unfinished)?;
        Some(&text[from..to])
    }

    fn all(pattern: &str, text: &str, unfinished: bool) {
        assert_eq!(found(pattern, text, unfinished), Some(text), "{pattern}");
    }

    #[test]
    fn full_initials_and_mixed() {
        for pattern in [
            "gongzuobaogao",
            "gzbg",
            "gongzbg",
            "gzbaog",
            "GongZuoBG",
            "ｇｚｂｇ",
        ] {
            all(pattern, "工作报告", false);
            assert_eq!(found(pattern, "政府工作报告。", false), Some("工作报告"));
        }
        all("zhshg", "中山港", false);
        assert_eq!(found("gzbg", "工作的报告", false), None);
    }

    #[test]
    fn any_reading_and_every_spelling_of_the_umlaut() {
        all("yinhang", "银行", false);
        all("yinxing", "银行", false);
        for pattern in ["lvse", "luse", "lüse", "lvs", "ls"] {
            all(pattern, "绿色", false);
        }
        all("jjfz", "經濟發展", false);
    }

    #[test]
    fn an_apostrophe_parts_syllables() {
        assert_eq!(found("xi'an", "先西安", false), Some("西安"));
        assert_eq!(found("xian", "先西安", false), Some("先"));
        assert_eq!(found("fang'an", "方案", false), Some("方案"));
    }

    #[test]
    fn the_last_syllable_may_be_unfinished_where_allowed() {
        assert_eq!(found("gongzuoba", "工作报告", false), None);
        assert_eq!(found("gongzuoba", "工作报告", true), Some("工作报"));
        assert_eq!(found("fan", "方", false), None);
    }

    #[test]
    fn letters_of_the_text_match_themselves() {
        all("gdpzz", "ＧＤＰ增长", false);
        all("gdpzz", "GDP 增长", false);
        all("5gwl", "5G网络", false);
        assert_eq!(found("gz", "工，作", false), None);
        all("gz", "工　作", false);
    }

    #[test]
    fn the_longest_pattern_has_64_letters() {
        let text = "中".repeat(64);
        all(&"z".repeat(64), &text, false);
        assert!(Pinyin::new(&"z".repeat(65)).is_none());
        assert!(Pinyin::new("").is_none() && Pinyin::new("工").is_none());
        assert!(Pinyin::new("12").is_none());
    }
}
