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
fn no_row_ends_within_a_number_that_fits() {
    let text = "达到５０００％和１８，４０２人，投资５．２亿元，票价￥30。";
    for width in 12..=30 {
        let rows = laid(text, &measure(width)).join("|");
        for number in ["５０００", "１８，４０２", "５．２", "￥30"] {
            assert!(rows.contains(number), "{width}: {rows}");
        }
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

/// The segmenter would write to standard error of scripts without spaces, in
/// debug builds; rows may end within them only where nothing else fits.
#[test]
fn scripts_without_spaces_are_words() {
    for (text, word) in [
        ("甲乙ภาษาไทย丙丁", "ภาษาไทย"),
        ("甲乙ភាសា丙丁", "ភាសា"),
        ("甲乙မြန်မာ丙丁", "မြန်မာ"),
        ("甲乙ພາສາ丙丁", "ພາສາ"),
    ] {
        let width = u16::try_from(crate::text::cells(word, Ambiguous::Narrow)).unwrap();
        let measure = measure(width.max(4) + 1);
        let whole = rows(text, &measure)
            .iter()
            .any(|row| text[row.start as usize..row.end as usize].contains(word));
        assert!(whole, "{text}");
    }
}
