//! The layout engine: a paragraph becomes rows.

use super::breaks::{Level, Piece, may_hang, pieces, plain_pieces};
use super::cells::Ambiguous;
use super::chars::is_line_end;
use super::justify::{Gaps, gaps};

/// How wide rows are and how they are laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Measure {
    /// Cells of a row, the indent included.
    pub width: u16,
    /// Blank cells in front of the first row. Indents give way where a row
    /// would have less than two cells.
    pub first_indent: u16,
    /// Blank cells in front of every other row.
    pub rest_indent: u16,
    /// Width of ambiguous characters.
    pub ambiguous: Ambiguous,
    /// Whether a closing or pause mark may hang behind a full row: such a row
    /// is one grapheme (one or two cells) wider than `width`.
    pub hang: bool,
    /// Whether rows are filled to the measure with blank cells, save for the
    /// last and those that have no good places for them.
    pub justify: bool,
    /// Whether line ends are kept and nothing else is broken by rule: a line
    /// that is too long is cut at the width, spaces are kept. Else a line end
    /// is a space like any other.
    pub preformatted: bool,
}

/// One row of a text. Offsets are bytes in the given text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row {
    /// First byte.
    pub start: u32,
    /// First byte behind the row: where the next one starts. Spaces and the
    /// line end that close the row lie in front of it.
    pub end: u32,
    /// First byte behind what is drawn.
    pub shown_end: u32,
    /// Blank cells in front.
    pub indent: u16,
    /// Cells drawn, without the indent and the gaps.
    pub cells: u16,
    /// Blank cells between the graphemes; they stand for no text.
    pub gaps: Gaps,
}

/// Lays `text` out in rows.
///
/// Rows follow each other without gap and cover the text; an empty text gives
/// one empty row. No row is wider than the measure, gaps and all, save for a
/// hanging mark.
/// At width 1 a grapheme of two cells has a row of its own with `cells` 1: it
/// is cut by the edge, and drawn as every wide glyph that an edge cuts. At
/// width 0 there is one row that holds the whole text and draws nothing.
///
/// Linear in the text.
#[must_use]
pub fn rows(text: &str, measure: &Measure) -> Vec<Row> {
    if measure.width == 0 || text.is_empty() {
        return vec![Row {
            start: 0,
            end: u32::try_from(text.len()).unwrap_or(u32::MAX),
            shown_end: 0,
            indent: if text.is_empty() {
                indent(measure.first_indent, measure.width)
            } else {
                0
            },
            cells: 0,
            gaps: Gaps::default(),
        }];
    }
    let pieces = if measure.preformatted {
        plain_pieces(text, measure.ambiguous)
    } else {
        let half = usize::from(measure.width.saturating_sub(measure.rest_indent)) / 2;
        pieces(text, measure.ambiguous, half)
    };
    let mut rows = Vec::new();
    let mut at = 0;
    let mut start = 0;
    while at < pieces.len() {
        let wanted = if rows.is_empty() {
            measure.first_indent
        } else {
            measure.rest_indent
        };
        let indent = indent(wanted, measure.width);
        let room = u32::from(measure.width.saturating_sub(indent));
        let rest = pieces.get(at..).unwrap_or_default();
        let cut = if measure.preformatted {
            cut_line(rest, room)
        } else {
            cut_row(rest, room, measure.hang)
        };
        let end_of = |count: usize| {
            count
                .checked_sub(1)
                .and_then(|last| rest.get(last))
                .map_or(start, |piece: &Piece| piece.end)
        };
        let gaps = if measure.justify && !measure.preformatted && cut.taken < rest.len() {
            let shown = rest.get(..cut.drawn).unwrap_or_default();
            gaps(shown, room.saturating_sub(cut.cells), room)
        } else {
            Gaps::default()
        };
        rows.push(Row {
            start,
            end: end_of(cut.taken),
            shown_end: end_of(cut.drawn),
            indent,
            cells: u16::try_from(cut.cells).unwrap_or(u16::MAX),
            gaps,
        });
        start = end_of(cut.taken);
        at = at.saturating_add(cut.taken.max(1));
    }
    rows
}

/// The indent that leaves two cells for text where there are two.
const fn indent(wanted: u16, width: u16) -> u16 {
    let most = width.saturating_sub(2);
    if wanted < most { wanted } else { most }
}

/// Where a row ends, counted in pieces from its start.
#[derive(Debug, Clone, Copy, Default)]
struct Cut {
    /// Pieces of the row, one at least.
    taken: usize,
    /// Pieces drawn.
    drawn: usize,
    /// Cells drawn.
    cells: u32,
}

/// A line of preformatted text, or as much of it as fits.
fn cut_line(pieces: &[Piece], room: u32) -> Cut {
    let mut cells = 0_u32;
    for (index, piece) in pieces.iter().enumerate() {
        if is_line_end(piece.first) {
            return Cut {
                taken: index.saturating_add(1),
                drawn: index,
                cells: cells.min(room),
            };
        }
        let next = cells.saturating_add(u32::from(piece.cells));
        if next > room && index > 0 {
            return Cut {
                taken: index,
                drawn: index,
                cells: cells.min(room),
            };
        }
        cells = next;
    }
    Cut {
        taken: pieces.len(),
        drawn: pieces.len(),
        cells: cells.min(room),
    }
}

/// A row by the rules: up to the last legal row end that fits, else the next
/// best one.
fn cut_row(pieces: &[Piece], room: u32, hang: bool) -> Cut {
    let mut best = Ends::default();
    let mut drawn = 0;
    let mut cells = 0_u32;
    let mut blank = 0_u32;
    for (index, piece) in pieces.iter().enumerate() {
        let taken = index.saturating_add(1);
        let wide = u32::from(piece.cells);
        if piece.blank {
            blank = blank.saturating_add(wide);
        } else {
            let next = cells.saturating_add(blank).saturating_add(wide);
            if next > room {
                let taken = taken.saturating_add(blanks(pieces.get(taken..).unwrap_or_default()));
                let whole = Cut {
                    taken,
                    drawn: index.saturating_add(1),
                    cells: next,
                };
                let hangs = hang && index > 0 && blank == 0 && may_hang(piece.first);
                if hangs && ends_legally(pieces, taken) {
                    return whole;
                }
                return best.choose(pieces, room).unwrap_or(Cut {
                    cells: next.min(room),
                    ..whole
                });
            }
            cells = next;
            blank = 0;
            drawn = taken;
        }
        let cut = Cut {
            taken,
            drawn,
            cells,
        };
        best.note(piece.level, cut);
    }
    Cut {
        taken: pieces.len(),
        drawn,
        cells,
    }
}

/// Number of pieces at the start that are not seen at a row end.
fn blanks(pieces: &[Piece]) -> usize {
    pieces.iter().take_while(|piece| piece.blank).count()
}

/// Whether a row of `taken` pieces ends legally.
fn ends_legally(pieces: &[Piece], taken: usize) -> bool {
    let last = taken.checked_sub(1).and_then(|last| pieces.get(last));
    last.is_some_and(|piece| piece.level == Level::Legal)
}

/// The last row end of each level that fits.
#[derive(Debug, Clone, Copy, Default)]
struct Ends {
    ugly: Option<Cut>,
    word: Option<Cut>,
    quantity: Option<Cut>,
    legal: Option<Cut>,
}

impl Ends {
    const fn note(&mut self, level: Level, cut: Cut) {
        match level {
            Level::Never => {}
            Level::Ugly => self.ugly = Some(cut),
            Level::Word => self.word = Some(cut),
            Level::Quantity => self.quantity = Some(cut),
            Level::Legal => self.legal = Some(cut),
        }
    }

    /// The best of them. A word that is longer than a whole row is cut where
    /// it stands if to move it would leave more than a quarter of the row
    /// empty.
    fn choose(&self, pieces: &[Piece], room: u32) -> Option<Cut> {
        let cut = self.legal.or(self.quantity).or(self.word).or(self.ugly)?;
        match self.word {
            Some(word)
                if word.cells > cut.cells.saturating_add(room / 4)
                    && is_overlong(pieces.get(cut.taken..).unwrap_or_default(), room) =>
            {
                Some(word)
            }
            _ => Some(cut),
        }
    }
}

/// Whether no row can hold the pieces up to their first row end by the rules.
fn is_overlong(pieces: &[Piece], room: u32) -> bool {
    let mut cells = 0_u32;
    for piece in pieces {
        cells = cells.saturating_add(u32::from(piece.cells));
        if cells > room {
            return true;
        }
        if !matches!(piece.level, Level::Ugly | Level::Word) {
            return false;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn measure(width: u16) -> Measure {
        Measure {
            width,
            first_indent: 0,
            rest_indent: 0,
            ambiguous: Ambiguous::Narrow,
            hang: false,
            justify: false,
            preformatted: false,
        }
    }

    fn laid<'a>(text: &'a str, measure: &Measure) -> Vec<&'a str> {
        rows(text, measure)
            .iter()
            .map(|row| &text[row.start as usize..row.shown_end as usize])
            .collect()
    }

    #[test]
    fn an_empty_text_is_one_empty_row() {
        for width in [0, 1, 80] {
            let rows = rows("", &measure(width));
            assert_eq!(rows.len(), 1);
            assert_eq!((rows[0].start, rows[0].end, rows[0].cells), (0, 0, 0));
        }
    }

    #[test]
    fn hanzi_fill_the_row() {
        let text = "使用 ratatui 显示一段没有空格的很长很长的中文";
        assert_eq!(
            laid(text, &measure(20)),
            ["使用 ratatui 显示一", "段没有空格的很长很长", "的中文"]
        );
    }

    #[test]
    fn marks_keep_to_their_side() {
        let text = "他说：“今天开会。”然后走了（附件）";
        for width in 6..=14 {
            for row in laid(text, &measure(width)) {
                assert!(!row.starts_with(['。', '：', '”', '）']), "{width}: {row}");
                assert!(!row.ends_with(['“', '（']), "{width}: {row}");
            }
        }
    }

    #[test]
    fn no_space_parts_an_opening_mark_from_what_it_opens() {
        for space in [" ", "　", "\u{2002}"] {
            let text = format!("高质量发展（{space}甲）");
            let rows = laid(&text, &measure(13));
            assert_eq!(rows[0], "高质量发展", "{space:?}");
        }
    }

    #[test]
    fn rows_may_end_around_quotes_among_hanzi() {
        assert_eq!(
            laid("推进“双碳”工作", &measure(4)),
            ["推进", "“双", "碳”", "工作"]
        );
        assert_eq!(laid("他说：“好”", &measure(6)), ["他说：", "“好”"]);
        assert_eq!(laid("“三新”“五小”", &measure(6)), ["“三新”", "“五小”"]);
        assert_eq!(laid("发展GDP“好”", &measure(7)), ["发展GDP", "“好”"]);
        assert_eq!(
            laid("明显提升,“51020”", &measure(13)),
            ["明显提升,", "“51020”"]
        );
        assert_eq!(laid("it’s don’t", &measure(6)), ["it’s", "don’t"]);
    }

    #[test]
    fn ascii_marks_among_hanzi_are_full_width_twins() {
        assert_eq!(
            laid("扎实推进,机构改革", &measure(9)),
            ["扎实推进,", "机构改革"]
        );
        assert_eq!(laid("扎实推进,机构", &measure(8)), ["扎实推", "进,机构"]);
        assert_eq!(laid("重庆(科学)城", &measure(6)), ["重庆", "(科学)", "城"]);
        assert_eq!(laid("改革,2025年", &measure(7)), ["改革,", "2025年"]);
        assert_eq!(laid("(一)GDP", &measure(5)), ["(一)", "GDP"]);
        assert_eq!(laid("增长5%,2025年", &measure(10)), ["增长5%,", "2025年"]);
        assert_eq!(laid("会议:12:30", &measure(7)), ["会议:", "12:30"]);
    }

    #[test]
    fn dashes_and_ellipses_stay_whole() {
        for pair in ["——", "……"] {
            let text = format!("甲乙{pair}丙丁");
            assert_eq!(
                laid(&text, &measure(4)),
                ["甲", &format!("乙{pair}"), "丙丁"]
            );
            assert_eq!(
                laid(&text, &measure(5)),
                ["甲", &format!("乙{pair}"), "丙丁"]
            );
            assert_eq!(laid(&text, &measure(6)), [&format!("甲乙{pair}"), "丙丁"]);
        }
    }

    #[test]
    fn numbers_keep_their_units() {
        assert_eq!(
            laid("总量达到3.2万亿元", &measure(18)),
            ["总量达到3.2万亿元"]
        );
        assert_eq!(
            laid("生产总量达到3.2万亿元", &measure(18)),
            ["生产总量达到", "3.2万亿元"]
        );
        assert_eq!(
            laid("比重上升到54.5%以上", &measure(14)),
            ["比重上升到", "54.5%以上"]
        );
        assert_eq!(
            laid("一共比上年提高12.5个百分点", &measure(24)),
            ["一共比上年提高", "12.5个百分点"]
        );
        assert_eq!(
            laid("按照本法第12条的规定", &measure(10)),
            ["按照本法", "第12条的规", "定"]
        );
        // More than half a row: filling it matters more.
        assert_eq!(
            laid("提高12.5个百分点", &measure(12)),
            ["提高12.5个百", "分点"]
        );
    }

    #[test]
    fn words_stay_whole_and_overlong_ones_are_cut() {
        assert_eq!(laid("使用ratatui库", &measure(9)), ["使用", "ratatui库"]);
        // A whole row could not hold it: the row is filled.
        assert_eq!(
            laid("看abcdefghijklmnop", &measure(8)),
            ["看abcdef", "ghijklmn", "op"]
        );
        // Little would be gained.
        assert_eq!(
            laid("看一看abcdefghijklmnop", &measure(8)),
            ["看一看", "abcdefgh", "ijklmnop"]
        );
        assert_eq!(
            laid("见https://example.com/a/b", &measure(12)),
            ["见https://", "example.com/", "a/b"]
        );
    }

    #[test]
    fn spaces_at_row_ends_are_swallowed() {
        let text = "　　甲乙　　丙丁  ";
        let rows = rows(text, &measure(8));
        assert_eq!(laid(text, &measure(8)), ["　　甲乙", "丙丁"]);
        assert_eq!(rows[0].end, 18);
        assert_eq!(rows[1].end as usize, text.len());
        assert_eq!(laid("open\nsource", &measure(6)), ["open", "source"]);
        assert_eq!(laid("open\nsource", &measure(80)), ["open\nsource"]);
    }

    #[test]
    fn indents_take_part_of_the_row() {
        let measure = Measure {
            first_indent: 4,
            rest_indent: 2,
            ..measure(8)
        };
        let rows = rows("甲乙丙丁戊", &measure);
        let seen: Vec<_> = rows.iter().map(|r| (r.indent, r.cells)).collect();
        assert_eq!(seen, [(4, 4), (2, 6)]);
        let narrow = Measure {
            width: 3,
            ..measure
        };
        assert!(
            super::rows("甲乙", &narrow)
                .iter()
                .all(|r| r.indent == 1 && r.cells == 2)
        );
    }

    #[test]
    fn a_mark_may_hang() {
        let hang = Measure {
            hang: true,
            ..measure(8)
        };
        assert_eq!(laid("甲乙丙丁，戊", &hang), ["甲乙丙丁，", "戊"]);
        assert_eq!(rows("甲乙丙丁，戊", &hang)[0].cells, 10);
        assert_eq!(laid("甲乙丙丁。  戊", &hang), ["甲乙丙丁。", "戊"]);
        // Two marks would have to hang.
        assert_eq!(laid("甲乙丙丁。”戊", &hang), ["甲乙丙", "丁。”戊"]);
    }

    #[test]
    fn tiny_widths_lose_nothing() {
        let text = "甲a“乙”。";
        let one = rows(text, &measure(1));
        assert!(one.iter().all(|r| r.cells <= 1));
        assert_eq!(laid(text, &measure(1)).concat(), text);
        let code = Measure {
            preformatted: true,
            ..measure(1)
        };
        assert!(rows("甲乙\n", &code).iter().all(|r| r.cells == 1));
        let zero = rows(text, &measure(0));
        assert_eq!(zero.len(), 1);
        assert_eq!((zero[0].end as usize, zero[0].shown_end), (text.len(), 0));
    }

    #[test]
    fn preformatted_lines_are_kept_and_cut_at_the_width() {
        let code = Measure {
            preformatted: true,
            ..measure(6)
        };
        assert_eq!(
            laid("fn a() {\r\n    甲乙丙\n\n}", &code),
            ["fn a()", " {", "    甲", "乙丙", "", "}"]
        );
        assert_eq!(laid("a\n", &code), ["a"]);
    }

    #[test]
    fn what_is_not_seen_does_not_break_the_rules() {
        for hidden in ["\u{200B}", "\u{202E}", "\u{FEFF}", "\u{AD}"] {
            for width in 2..10 {
                let text = format!("甲（{hidden}乙丙{hidden}）{hidden}。丁");
                let rows = laid(&text, &measure(width));
                for row in rows.iter().map(|row| row.replace(hidden, "")) {
                    if width > 6 {
                        assert!(!row.starts_with(['）', '。']), "{width} {row}");
                        assert!(!row.ends_with('（'), "{width} {row}");
                    }
                }
            }
        }
    }

    #[test]
    fn rare_characters_break_like_hanzi() {
        assert_eq!(
            laid("甲\u{E000}\u{E001}乙", &measure(3)),
            ["甲\u{E000}", "\u{E001}乙"]
        );
        assert_eq!(laid("甲乙⿰丫鳥丙", &measure(8)), ["甲乙", "⿰丫鳥丙"]);
        assert_eq!(laid("𠮷林𤭢", &measure(4)), ["𠮷林", "𤭢"]);
    }

    #[test]
    fn wide_marks_count_as_the_setting_says() {
        let wide = Measure {
            ambiguous: Ambiguous::Wide,
            ..measure(8)
        };
        assert_eq!(laid("“甲乙”丙", &wide), ["“甲乙”", "丙"]);
        assert_eq!(laid("“甲乙”丙", &measure(8)), ["“甲乙”丙"]);
    }
}
