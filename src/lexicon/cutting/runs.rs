//! What of a text may be words: runs of hanzi and letters, numbers, Latin
//! compounds. Punctuation of any width never is.

use crate::text::{is_hanzi, number_len, numerals};

use super::addresses::address_len;
use super::folded::Folded;

/// What a run of characters is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::lexicon) enum RunKind {
    /// Hanzi, perhaps with letters and digits among them (A股, 5G网络): to be
    /// cut by the dictionary.
    Text,
    /// One number: 18,402, 41.7%, 二点三五万亿.
    Number,
    /// Letters of an alphabet, with the marks that hold them together.
    Latin,
    /// The address of a page or of a mailbox.
    Address,
}

/// A run, in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::lexicon) struct Run {
    pub(in crate::lexicon) start: usize,
    pub(in crate::lexicon) end: usize,
    pub(in crate::lexicon) kind: RunKind,
}

/// Gives `each` the runs between two characters of a text, in order. `text`
/// is what was folded. `known` says whether a run of numerals is a word of
/// the dictionary (九一八).
pub(in crate::lexicon) fn runs(
    text: &str,
    folded: &Folded,
    (from, to): (usize, usize),
    known: &dyn Fn(&str) -> bool,
    each: &mut dyn FnMut(Run),
) {
    let mut at = from;
    let mut open: Option<usize> = None;
    let close = |open: &mut Option<usize>, end: usize, each: &mut dyn FnMut(Run)| {
        if let Some(start) = open.take() {
            let kind = RunKind::Text;
            each(Run { start, end, kind });
        }
    };
    while at < to {
        let c = folded.char(at);
        let (end, kind) = if let Some(end) = address(text, folded, at, to) {
            (end, RunKind::Address)
        } else if c.is_ascii_digit() {
            digits(text, folded, at, to)
        } else if is_hanzi(c) {
            let end = numeral(folded, at, to, known);
            (end.max(at.saturating_add(1)), number_if(end > at))
        } else if c.is_alphanumeric() && !is_hanzi(c) {
            latin(folded, at, to)
        } else {
            close(&mut open, at, each);
            at = at.saturating_add(1);
            continue;
        };
        if kind == RunKind::Text {
            open.get_or_insert(at);
        } else {
            close(&mut open, at, each);
            each(Run {
                start: at,
                end,
                kind,
            });
        }
        at = end;
    }
    close(&mut open, to, each);
}

/// The character behind the address that begins at one. A character that is
/// not seen stands in none.
pub(in crate::lexicon) fn address(
    text: &str,
    folded: &Folded,
    at: usize,
    to: usize,
) -> Option<usize> {
    if !folded.char(at).is_ascii_alphanumeric() {
        return None;
    }
    let (start, _) = folded.bytes(at, at);
    let length = address_len(text.get(start as usize..)?);
    let end = at.saturating_add(length).min(to);
    (length > 0).then_some(end)
}

const fn number_if(number: bool) -> RunKind {
    if number {
        RunKind::Number
    } else {
        RunKind::Text
    }
}

/// What begins with a digit: a number, or letters and digits (5G, 4S店).
fn digits(text: &str, folded: &Folded, at: usize, to: usize) -> (usize, RunKind) {
    let (start, _) = folded.bytes(at, at);
    let rest = text.get(start as usize..).unwrap_or_default();
    let number = rest.get(..number_len(rest)).unwrap_or_default();
    let mut end = at.saturating_add(number.chars().count().max(1)).min(to);
    if folded.char(end).is_ascii_alphabetic() && end < to {
        return latin(folded, at, to);
    }
    if end < to && matches!(folded.char(end), '%' | '‰' | '℃') {
        end = end.saturating_add(1);
    }
    (end, RunKind::Number)
}

/// Letters and digits with the marks inside that hold them together. Those of
/// ASCII without marks go on into the hanzi around them, where the dictionary
/// may know the whole.
fn latin(folded: &Folded, at: usize, to: usize) -> (usize, RunKind) {
    let is_letter = |c: char| c.is_alphanumeric() && !is_hanzi(c);
    let mut end = at;
    let mut plain = true;
    while end < to {
        let c = folded.char(end);
        let next = end.saturating_add(1);
        let joins = end > at
            && next < to
            && matches!(c, '-' | '.' | '_' | '&' | '+' | '\'' | '’' | '‑')
            && is_letter(folded.char(next));
        if !is_letter(c) && !joins {
            break;
        }
        plain &= c.is_ascii_alphanumeric();
        end = next;
    }
    // C++, C#
    while end < to && end > at && matches!(folded.char(end), '+' | '#') {
        end = end.saturating_add(1);
        plain = false;
    }
    let kind = if plain { RunKind::Text } else { RunKind::Latin };
    (end.max(at.saturating_add(1)), kind)
}

/// The end of a number in Chinese numerals at `at`; `at` itself where there is
/// none that is sure.
fn numeral(folded: &Folded, at: usize, to: usize, known: &dyn Fn(&str) -> bool) -> usize {
    let is_numeral = |i: usize| i < to && numerals::is_numeral(folded.char(i));
    if !is_numeral(at) || folded.char(at).is_ascii_digit() {
        return at;
    }
    let mut end = at;
    let mut point = false;
    while is_numeral(end) || (!point && folded.char(end) == '点' && end > at) {
        if folded.char(end) == '点' {
            if !is_numeral(end.saturating_add(1)) {
                break;
            }
            point = true;
        }
        end = end.saturating_add(1);
    }
    let length = end.saturating_sub(at);
    if length < 3 {
        return at;
    }
    let run: String = folded.chars().iter().skip(at).take(length).collect();
    let is_number = point || numerals::value(&run).is_some();
    if is_number && !known(&run) { end } else { at }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<(&str, RunKind)> {
        let mut folded = Folded::default();
        folded.set(text);
        let mut found = Vec::new();
        let whole = (0, folded.chars().len());
        runs(
            text,
            &folded,
            whole,
            &|word| word == "九一八",
            &mut |run| {
                let (start, end) = folded.bytes(run.start, run.end);
                found.push((&text[start as usize..end as usize], run.kind));
            },
        );
        found
    }

    #[test]
    fn punctuation_is_never_in_a_run() {
        use RunKind::Text;
        assert_eq!(
            cut("改革，开放,“创新”——"),
            [("改革", Text), ("开放", Text), ("创新", Text)]
        );
    }

    #[test]
    fn a_number_is_one_run() {
        use RunKind::{Number, Text};
        assert_eq!(
            cut("共18,402人占４１．７％"),
            [
                ("共", Text),
                ("18,402", Number),
                ("人占", Text),
                ("４１．７％", Number)
            ]
        );
        assert_eq!(
            cut("达二点三五万亿美元"),
            [("达", Text), ("二点三五万亿", Number), ("美元", Text)]
        );
        assert_eq!(cut("第一百二十条")[1], ("一百二十", Number));
        assert_eq!(cut("九一八三五"), [("九一八三五", Number)]);
        assert_eq!(cut("九一八"), [("九一八", Text)]);
        assert_eq!(cut("三点开会"), [("三点开会", Text)]);
    }

    #[test]
    fn an_address_is_one_run() {
        use RunKind::{Address, Text};
        assert_eq!(
            cut("见https://a.cn/渡口与li@a.cn"),
            [
                ("见", Text),
                ("https://a.cn/", Address),
                ("渡口与", Text),
                ("li@a.cn", Address)
            ]
        );
    }

    #[test]
    fn letters_keep_to_their_marks_or_go_with_hanzi() {
        use RunKind::{Latin, Text};
        assert_eq!(cut("5G网络"), [("5G网络", Text)]);
        assert_eq!(cut("买A股"), [("买A股", Text)]);
        assert_eq!(
            cut("防COVID-19和PM2.5。用C++"),
            [
                ("防", Text),
                ("COVID-19", Latin),
                ("和", Text),
                ("PM2.5", Latin),
                ("用", Text),
                ("C++", Latin)
            ]
        );
        assert_eq!(cut("カタカナと")[0].1, Latin);
    }
}
