//! Quotes and brackets without their other half.
//!
//! By the Chinese rule (GB/T 15834) a quotation of several paragraphs opens at
//! each of them and closes at the end of the last; quoted articles often open
//! once only. So an open mark is carried into the paragraphs that follow.
//! Straight quotes have no direction and are not judged.

use crate::document::{Block, Document, Span};
use crate::text::numbers::enclosed::enclosed;
use crate::text::{is_hanzi, is_pause, numerals};

use super::blocks::{is_code_or_link, is_language, offset};
use super::{Detail, Finding, FindingKind};

/// The pairs; those of one row are written for each other.
const PAIRS: &[(&[char], &[char])] = &[
    (&['“'], &['”']),
    (&['‘'], &['’']),
    (&['「'], &['」']),
    (&['『'], &['』']),
    (&['（', '('], &['）', ')']),
    (&['《'], &['》']),
    (&['〈'], &['〉']),
    (&['【'], &['】']),
    (&['〔'], &['〕']),
    (&['［'], &['］']),
];

/// Rows of [`PAIRS`] before this one are quotes.
const QUOTES: usize = 4;

/// Paragraphs over which a quotation may run before its mark counts as open.
const QUOTED_PARAGRAPHS: usize = 60;

/// The same for a bracket.
const BRACKETED_PARAGRAPHS: usize = 3;

/// A mark that waits for its other half.
struct Open {
    pair: usize,
    mark: char,
    span: Span,
    paragraph: usize,
    /// Whether it opens in the middle of a sentence, right behind a hanzi: such
    /// a quotation is a term or a clause, which no paragraph ends.
    within: bool,
    /// Whether its like stands right beside it, as in 》》更多《《, or it is the
    /// bracket that opens a stage direction and is never closed in print.
    ornament: bool,
    /// Whether another quote of its kind opens in the same paragraph while it
    /// waits, and it is no quotation that its sentence leads to: it lacks its
    /// other half there, whatever the next paragraph closes.
    passed: bool,
    /// Whether it is a bracket of a formula or of Latin text, which is not
    /// judged and only waits for its other half, in its own paragraph.
    foreign: bool,
}

impl Open {
    /// Whether it is a closing mark that stands for an opening one.
    fn is_turned(&self) -> bool {
        pair_of(self.mark).is_some_and(|(_, opens)| !opens)
    }
}

/// Every quote and bracket without its other half.
pub(super) fn find(document: &Document) -> Vec<Finding> {
    let mut check = Check::default();
    for block in document.blocks().iter().filter(|block| is_language(block)) {
        if !block.continues {
            check.begin_paragraph();
        }
        check.block(document, block);
    }
    check.finish()
}

#[derive(Default)]
struct Check {
    open: Vec<Open>,
    paragraph: usize,
    found: Vec<Finding>,
}

impl Check {
    fn begin_paragraph(&mut self) {
        self.paragraph = self.paragraph.saturating_add(1);
        let now = self.paragraph;
        self.open.retain(|open| !open.foreign);
        self.give_up(|open| open.passed);
        self.give_up(|open| {
            let waited = now.saturating_sub(open.paragraph);
            waited
                > if open.pair < QUOTES {
                    QUOTED_PARAGRAPHS
                } else {
                    BRACKETED_PARAGRAPHS
                }
        });
    }

    fn block(&mut self, document: &Document, block: &Block) {
        let text = document.slice(block.span);
        let first = text.find(|c: char| !c.is_whitespace());
        for (at, c) in text.char_indices() {
            let Some((pair, opens)) = pair_of(c) else {
                continue;
            };
            let span = Span::new(
                offset(block, at),
                offset(block, at.saturating_add(c.len_utf8())),
            );
            if is_code_or_link(document, span.start) {
                continue;
            }
            let before = text.get(..at).unwrap_or_default();
            let after = text
                .get(at.saturating_add(c.len_utf8())..)
                .unwrap_or_default();
            let mark = Open {
                pair,
                mark: c,
                span,
                paragraph: self.paragraph,
                within: opens && is_within(before),
                passed: false,
                ornament: before.ends_with(c)
                    || after.starts_with(c)
                    || c == '〔' && first == Some(at) && !text.contains('〕'),
                foreign: c == '(' && !is_beside_hanzi(before, after),
            };
            if opens {
                let begins = first == Some(at) && !block.continues;
                self.opening(mark, begins, before, after);
            } else {
                self.closing(mark, before, after);
            }
        }
    }

    fn opening(&mut self, mark: Open, begins: bool, before: &str, after: &str) {
        if mark.pair < QUOTES
            && let Some(at) = self.open.iter().rposition(|open| open.pair == mark.pair)
        {
            let waiting = self.open.get(at).map_or(0, |open| open.paragraph);
            let turned = self.open.get(at).is_some_and(Open::is_turned);
            if turned {
                self.open.remove(at);
                return;
            }
            if waiting < mark.paragraph {
                let within = self.open.get(at).is_some_and(|open| open.within);
                if begins && !within {
                    // The quotation goes on in this paragraph.
                    return;
                }
                let pair = mark.pair;
                self.give_up(|open| open.pair == pair);
            } else if ends_phrase(before, after) || closes_term(mark.mark, before, after) {
                self.open.remove(at);
                self.report(&mark, Detail::WrongWay { mark: mark.mark });
                return;
            } else if let Some(open) = self.open.get_mut(at) {
                open.passed = open.within;
            }
        }
        self.open.push(mark);
    }

    fn closing(&mut self, mark: Open, before: &str, after: &str) {
        let fits = |open: &Open| open.pair == mark.pair;
        if let Some(at) = self.open.iter().rposition(fits) {
            let paragraph = mark.paragraph;
            let inner = self.open.split_off(at.saturating_add(1));
            self.open.pop();
            for open in inner {
                // A bracket may close in a quotation that goes on.
                if open.paragraph < paragraph {
                    self.open.push(open);
                } else {
                    let detail = Detail::Unclosed { mark: open.mark };
                    self.report(&open, detail);
                }
            }
            return;
        }
        if is_apostrophe(mark.mark, before, after) || is_enumerator(mark.mark, before) {
            return;
        }
        if mark.mark == ')' && !is_beside_hanzi(before, after) {
            return;
        }
        if mark.pair < QUOTES && opens_phrase(&mark, before, after) {
            self.report(&mark, Detail::WrongWay { mark: mark.mark });
            self.open.push(mark);
        } else {
            self.report(&mark, Detail::Unopened { mark: mark.mark });
        }
    }

    /// Reports the open marks of which `which` holds and waits for them no
    /// longer.
    fn give_up(&mut self, which: impl Fn(&Open) -> bool) {
        let open = std::mem::take(&mut self.open);
        let (over, left) = open.into_iter().partition::<Vec<_>, _>(|open| which(open));
        self.open = left;
        for open in over {
            // One that looks the wrong way has been told of.
            if !open.is_turned() {
                let detail = Detail::Unclosed { mark: open.mark };
                self.report(&open, detail);
            }
        }
    }

    fn report(&mut self, mark: &Open, detail: Detail) {
        if mark.ornament || mark.foreign {
            return;
        }
        self.found.push(Finding {
            span: mark.span,
            kind: FindingKind::Pair,
            detail,
        });
    }

    fn finish(mut self) -> Vec<Finding> {
        self.give_up(|_| true);
        self.found
    }
}

/// The row of a mark, and whether it opens.
fn pair_of(c: char) -> Option<(usize, bool)> {
    let may_be = matches!(
        c,
        '(' | ')' | '\u{2018}'..='\u{201d}' | '\u{3008}'..='\u{3015}' | '\u{ff08}'..='\u{ff3d}'
    );
    if !may_be {
        return None;
    }
    PAIRS
        .iter()
        .enumerate()
        .find_map(|(row, (opening, closing))| {
            if opening.contains(&c) {
                Some((row, true))
            } else {
                closing.contains(&c).then_some((row, false))
            }
        })
}

/// Whether a quote behind this text opens within a sentence: a hanzi stands
/// right before it that is no verb of saying.
fn is_within(before: &str) -> bool {
    const SAYING: &str = "说道曰云问答喊叫笑骂讲想念写唱叹称言语谓";
    let last = before.chars().next_back();
    last.is_some_and(|c| is_hanzi(c) && !SAYING.contains(c))
}

fn is_beside_hanzi(before: &str, after: &str) -> bool {
    before.chars().next_back().is_some_and(is_hanzi) || after.chars().next().is_some_and(is_hanzi)
}

/// Whether what stands around an opening mark is what stands around a closing
/// one: a character before, a mark or nothing behind.
fn ends_phrase(before: &str, after: &str) -> bool {
    let full = before
        .chars()
        .next_back()
        .is_some_and(|c| !c.is_whitespace());
    full && after
        .chars()
        .next()
        .is_none_or(|c| !c.is_alphanumeric() && !matches!(c, '“' | '‘' | '《'))
}

/// Whether an opening mark closes a term that the same mark opens: no other
/// mark of the pair closes it before the next one opens.
fn closes_term(mark: char, before: &str, after: &str) -> bool {
    let term = before.rsplit(mark).next().unwrap_or_default();
    let row = pair_of(mark).map(|(row, _)| row);
    let next = after
        .chars()
        .find(|&c| pair_of(c).map(|(row, _)| row) == row);
    !term.is_empty() && is_term(term) && (next.is_none() || next == Some(mark))
}

/// Whether a closing quote stands where an opening one should: no character
/// before it, one behind it, and the next mark of its pair closes too, by what
/// it is or by where it stands.
fn opens_phrase(mark: &Open, before: &str, after: &str) -> bool {
    let free = before
        .chars()
        .next_back()
        .is_none_or(|c| !c.is_alphanumeric());
    let full = after
        .chars()
        .next()
        .is_some_and(|c| !c.is_whitespace() && !is_pause(c));
    let mut marks = after
        .char_indices()
        .filter_map(|(at, c)| pair_of(c).map(|(pair, opens)| (at, c, pair, opens)));
    let next = marks.find(|&(_, _, pair, _)| pair == mark.pair);
    free && full
        && next.is_some_and(|(at, c, _, opens)| {
            let behind = at.saturating_add(c.len_utf8());
            let left = after.get(..at).unwrap_or_default();
            let right = after.get(behind..).unwrap_or_default();
            !opens || ends_phrase(left, right) || is_term(left)
        })
}

/// Whether all of a text is one short term, such as stands in quotes.
fn is_term(text: &str) -> bool {
    text.chars().nth(12).is_none() && text.chars().all(char::is_alphanumeric)
}

/// Whether ’ is an apostrophe or a prime: behind a Latin or a Greek letter or a
/// digit, or before the digits of a year (’97).
fn is_apostrophe(mark: char, before: &str, after: &str) -> bool {
    let behind = before.chars().next_back();
    mark == '’'
        && (behind.is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, 'Α'..='ω'))
            || after.chars().next().is_some_and(char::is_numeric))
}

/// Whether a closing bracket ends the marker of an item: 1）, 一), a).
fn is_enumerator(mark: char, before: &str) -> bool {
    if !matches!(mark, '）' | ')') {
        return false;
    }
    let mut back = before.chars().rev().peekable();
    let mut length = 0;
    while back.peek().is_some_and(|&c| {
        c.is_ascii_alphanumeric()
            || matches!(c, 'Ａ'..='Ｚ' | 'ａ'..='ｚ')
            || numerals::is_numeral(c)
            || enclosed(c).is_some()
    }) {
        back.next();
        length += 1;
    }
    (1..=3).contains(&length) && back.next().is_none_or(|c| !c.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::super::tests::{document, found};
    use super::super::{Detail, FindingKind, review};

    fn details(text: &str) -> Vec<Detail> {
        let all = review(&document(text), &|| false).unwrap();
        let pairs = all.into_iter().filter(|f| f.kind == FindingKind::Pair);
        pairs.map(|finding| finding.detail).collect()
    }

    #[test]
    fn what_has_no_other_half() {
        assert_eq!(
            details("做到“两个维护，坚定信心。\n他说“好”。\n"),
            [Detail::Unclosed { mark: '“' }]
        );
        assert_eq!(
            details("做到两个维护”，坚定信心。\n"),
            [Detail::Unopened { mark: '”' }]
        );
        assert_eq!(
            details("各区(县、市要落实。\n"),
            [Detail::Unclosed { mark: '(' }]
        );
        assert_eq!(
            details("依照刑法》的规定处罚。\n"),
            [Detail::Unopened { mark: '》' }]
        );
        assert_eq!(
            details("依照《刑法（修正案》处罚。\n"),
            [Detail::Unclosed { mark: '（' }]
        );
    }

    #[test]
    fn a_bracket_of_a_formula_waits_for_its_own_paragraph_only() {
        assert_eq!(
            details("船数为 f (x + 1，不计空船。\n各区县、市)要落实。\n"),
            [Detail::Unopened { mark: ')' }]
        );
    }

    #[test]
    fn what_looks_the_wrong_way() {
        assert_eq!(
            details("落实“六保“，做好六稳。\n"),
            [Detail::WrongWay { mark: '“' }]
        );
        assert_eq!(
            details("落实，”六保“任务。\n"),
            [Detail::WrongWay { mark: '”' }]
        );
        assert_eq!(
            details("落实，”六保”任务。\n"),
            [Detail::WrongWay { mark: '”' }]
        );
    }

    #[test]
    fn a_quotation_of_several_paragraphs() {
        assert!(details("“第一段。\n“第二段。\n“第三段。”\n完。\n").is_empty());
        assert!(
            details("将第六条修改为：“第六条 当事人应当。\n有下列情形的，从其规定。”\n完。\n")
                .is_empty()
        );
        let open = "“第一段。\n“第二段。\n第三段说“好”。\n";
        assert_eq!(details(open), [Detail::Unclosed { mark: '“' }]);
    }

    #[test]
    fn two_halves_that_are_missing_do_not_make_a_pair() {
        assert_eq!(
            details("打造“六大高地加快“三区”建设。\n办好乡村大集”活动。\n"),
            [
                Detail::Unclosed { mark: '“' },
                Detail::Unopened { mark: '”' }
            ]
        );
    }

    #[test]
    fn a_term_does_not_run_into_the_next_paragraph() {
        assert_eq!(
            details(
                "共建“一河一策的各村都修了堤。\n\n又过了五年。\n\n“三千工程”开工，村村有路。\n"
            ),
            [Detail::Unclosed { mark: '“' }]
        );
    }

    #[test]
    fn what_is_balanced_or_not_judged() {
        for text in [
            "他说：“我看过《论〈红楼梦〉》（上册）。”\n",
            "1）先做甲；2）再做乙。a)丙。一）丁。\n",
            "Ａ）签约后付三成；\nＢ）交货后付七成。\n",
            "〔幕启：雨声。\n老张：谁？\n〔小李上。\n",
            "村(社区）两委。\n",
            "》》点击进入专题《《\n",
            "他说 \"好。\n",
            "可行解在原基础 z*(λ)上变多了，船数 f(n, (m))之和。\n",
            "若 L(λ’) = c(P)，则船期最短。\n",
            "the workers’ rights and don’t 的译文，’97金融年会。\n",
        ] {
            assert!(found(text, FindingKind::Pair).is_empty(), "{text}");
        }
    }
}
