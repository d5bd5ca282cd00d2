//! What the reader corrects of the structure.

use super::{BODY, blocks, markdown, outline, plain};
use crate::document::{BlockKind, Document, Meta};
use crate::structure::corrections::{
    Corrections, MADE_STYLE, PATTERN_STYLE, Pattern, correct, preview, styles,
};
use crate::structure::{Options, parse};

fn pattern(text: &str) -> Pattern {
    text.parse().unwrap()
}

fn with_patterns(patterns: &[&str]) -> Corrections {
    Corrections {
        patterns: patterns.iter().map(|p| pattern(p)).collect(),
        ..Corrections::default()
    }
}

fn off(style: &str) -> Corrections {
    Corrections {
        off: [style.to_owned()].into(),
        ..Corrections::default()
    }
}

/// Style, count, depth and whether it is on.
fn listed(document: &Document, corrections: &Corrections) -> Vec<(String, usize, u16, bool)> {
    styles(document, corrections)
        .into_iter()
        .map(|s| (s.name, s.count, s.depth, s.is_on))
        .collect()
}

/// A report with its title on line 1, 一、 on 2 and 8, （一） on 4 and 6.
fn report() -> Document {
    plain(&format!(
        "某市政府工作报告\n一、去年\n{BODY}\n（一）交通\n{BODY}\n（二）教育\n{BODY}\n二、今年\n{BODY}\n"
    ))
}

#[test]
fn styles_come_in_the_order_they_first_appear() {
    let document = report();
    let row = |name: &str, count, depth| (name.to_owned(), count, depth, true);
    assert_eq!(
        listed(&document, &Corrections::default()),
        [row("标题", 1, 1), row("一、", 2, 2), row("（一）", 2, 3)]
    );
    let summary = styles(&document, &Corrections::default());
    assert_eq!(summary[2].example, "（一）交通");
    let document = markdown(&format!(
        "# 手册\n\n## 入门\n\n{BODY}\n\n**要点。**{BODY}\n\n### 安装\n\n{BODY}\n"
    ));
    let names: Vec<_> = document.sections().iter().map(|s| s.style).collect();
    assert_eq!(names, ["#", "##", "**…**", "###"]);
}

#[test]
fn leads_and_units_have_their_names() {
    let document = plain(&format!(
        "某省政府工作报告\n一、去年\n——坚持创新。{BODY}\n——坚持开放。{BODY}\n二、今年\n{BODY}\n"
    ));
    for section in document.sections() {
        assert!(!section.style.is_empty(), "{section:?}");
    }
    let law = plain(
        "某条例\n第一章 总则\n第一条 为了规范，制定本条例。\n第二条 本条例自公布之日起施行。\n",
    );
    let names: Vec<_> = law.sections().iter().map(|s| s.style).collect();
    assert_eq!(names, ["标题", "第…章", "第…条", "第…条"]);
}

#[test]
fn a_style_that_is_off_leaves_paragraphs_and_can_be_put_back() {
    let document = report();
    let corrected = correct(&document, &off("（一）"));
    assert_eq!(
        outline(&corrected),
        [
            (1, 1, "某市政府工作报告"),
            (2, 2, "一、去年"),
            (2, 8, "二、今年")
        ]
    );
    assert_eq!(corrected.blocks()[3].kind, BlockKind::Paragraph);
    assert_eq!(document.blocks()[3].kind, BlockKind::Heading);
    assert_eq!(corrected.text().as_ptr(), document.text().as_ptr());
    assert_eq!(correct(&corrected, &Corrections::default()), document);
    let listed = listed(&corrected, &off("（一）"));
    assert_eq!(listed[2], ("（一）".to_owned(), 2, 3, false));
}

#[test]
fn a_depth_moves_every_heading_of_its_style() {
    let document = report();
    let corrections = Corrections {
        depths: [("（一）".to_owned(), 2)].into(),
        ..Corrections::default()
    };
    let depths: Vec<_> = outline(&correct(&document, &corrections))
        .into_iter()
        .map(|(depth, ..)| depth)
        .collect();
    assert_eq!(depths, [1, 2, 2, 2, 2]);
    assert_eq!(listed(&document, &corrections)[2].2, 2);
}

#[test]
fn a_pattern_stands_among_its_neighbours_unless_it_says_how_deep() {
    let document = plain(&format!(
        "某市政府工作报告\n一、去年\n{BODY}\n专栏 交通\n{BODY}\n二、今年\n专栏 教育\n{BODY}\n"
    ));
    assert_eq!(preview(&document, &pattern("专栏"), 9).count, 2);
    let corrected = correct(&document, &with_patterns(&["专栏"]));
    let rows = outline(&corrected);
    assert_eq!(rows[2], (2, 4, "专栏 交通"));
    assert_eq!(rows[4], (2, 7, "专栏 教育"));
    assert_eq!(corrected.sections()[2].style, PATTERN_STYLE);
    assert_eq!(corrected.blocks()[3].kind, BlockKind::Heading);
    let corrections = with_patterns(&["专栏@3"]);
    assert_eq!(outline(&correct(&document, &corrections))[2].0, 3);
    let last = listed(&document, &corrections).pop();
    assert_eq!(last, Some(("/专栏/".to_owned(), 2, 3, true)));
    let mut silent = corrections;
    silent.off.insert("/专栏/".to_owned());
    assert_eq!(correct(&document, &silent), document);
    assert_eq!(listed(&document, &silent).pop().map(|s| s.3), Some(false));
}

#[test]
fn below_a_title_alone_a_pattern_is_one_deeper_and_without_any_at_the_top() {
    let bare = markdown(&format!("{BODY}\n\n起，雪夜。\n\n{BODY}\n"));
    assert_eq!(outline(&bare), []);
    assert_eq!(
        outline(&correct(&bare, &with_patterns(&["起"]))),
        [(1, 3, "起，雪夜。")]
    );
    let titled = markdown(&format!("# 雪夜\n\n{BODY}\n\n起 渡口\n\n{BODY}\n"));
    let rows = correct(&titled, &with_patterns(&["起"]));
    assert_eq!(outline(&rows), [(1, 1, "雪夜"), (2, 5, "起 渡口")]);
}

#[test]
fn the_title_of_a_long_block_ends_with_its_sentence() {
    let document = plain(&format!("雪夜。\n主持人：渡口到了。{BODY}\n记者{BODY}\n"));
    let rows = correct(&document, &with_patterns(&["主持人", "记者.{6}"]));
    let titles: Vec<_> = outline(&rows).into_iter().map(|(.., t)| t).collect();
    let end = BODY.find('。').unwrap() + '。'.len_utf8();
    let lead = format!("记者{}", &BODY[..end]);
    assert!(titles.contains(&"主持人：渡口到了。"), "{titles:?}");
    assert!(titles.contains(&lead.as_str()), "{titles:?}");
}

#[test]
fn every_match_is_a_section_whatever_else_is_said_of_its_style() {
    let document = report();
    let mut corrections = with_patterns(&["（.）@4", "（一）@5"]);
    corrections.off.insert("（一）".to_owned());
    let corrected = correct(&document, &corrections);
    let rows = outline(&corrected);
    assert_eq!(rows[2], (5, 4, "（一）交通"), "the later pattern counts");
    assert_eq!(rows[3], (4, 6, "（二）教育"));
    assert!(corrected.sections()[2].number().is_some());
    assert_eq!(preview(&document, &corrections.patterns[0], 9).count, 2);
}

#[test]
fn patterns_leave_tables_and_code_alone() {
    let document = markdown(&format!(
        "# 手册\n\n{BODY}\n\n```\n步骤 一\n```\n\n| 步骤 | 二 |\n|---|---|\n| 步骤 | 三 |\n\n步骤 四\n\n- 步骤 五\n"
    ));
    let all = pattern("步骤");
    let corrected = correct(&document, &with_patterns(&["步骤"]));
    let titles: Vec<_> = outline(&corrected).into_iter().map(|(.., t)| t).collect();
    assert_eq!(titles, ["手册", "步骤 四", "步骤 五"]);
    assert_eq!(preview(&document, &all, 9).count, 2);
    assert_eq!(preview(&corrected, &all, 9).count, 2);
    assert_eq!(
        preview(&document, &pattern("x*"), 9).count,
        0,
        "a match of nothing"
    );
}

#[test]
fn a_dropped_line_leaves_its_children_where_they_are() {
    let document = report();
    let mut corrections = Corrections::default();
    corrections.drop_line(2);
    assert_eq!(
        outline(&correct(&document, &corrections)),
        [
            (1, 1, "某市政府工作报告"),
            (3, 4, "（一）交通"),
            (3, 6, "（二）教育"),
            (2, 8, "二、今年"),
        ]
    );
}

#[test]
fn a_made_line_is_a_section() {
    let document = report();
    let mut corrections = Corrections::default();
    corrections.make_line(5, None);
    corrections.make_line(9, Some(4));
    corrections.make_line(99, None);
    let corrected = correct(&document, &corrections);
    let end = BODY.find('。').unwrap() + '。'.len_utf8();
    let rows = outline(&corrected);
    assert_eq!(rows[3], (3, 5, &BODY[..end]));
    assert_eq!(rows[6], (4, 9, &BODY[..end]));
    assert_eq!(rows.len(), 7, "line 99 is behind the end");
    assert_eq!(corrected.sections()[3].style, MADE_STYLE);
}

#[test]
fn what_is_said_of_a_line_counts_before_its_style() {
    let document = report();
    let mut corrections = off("（一）");
    corrections.make_line(6, None);
    let corrected = correct(&document, &corrections);
    assert_eq!(outline(&corrected)[2], (2, 6, "（二）教育"));
    assert!(corrected.sections()[2].number().is_some());
    // A heading that stands gets only its depth.
    let mut corrections = Corrections::default();
    corrections.make_line(4, Some(2));
    let corrected = correct(&document, &corrections);
    assert_eq!(outline(&corrected)[2], (2, 4, "（一）交通"));
    assert_eq!(corrected.sections().len(), document.sections().len());
    // A pattern makes no section of a dropped line.
    let mut corrections = with_patterns(&["（一）"]);
    corrections.drop_line(4);
    assert_eq!(correct(&document, &corrections).sections().len(), 4);
}

#[test]
fn a_line_inside_a_joined_paragraph_can_be_made() {
    let document = markdown("# 手册\n\n前一段没有\n写完的话\n后一段\n");
    assert_eq!(blocks(&document).len(), 2);
    let mut corrections = Corrections::default();
    corrections.make_line(4, None);
    corrections.make_line(5, None);
    assert_eq!(
        outline(&correct(&document, &corrections)),
        [(1, 1, "手册"), (2, 4, "写完的话"), (2, 5, "后一段")]
    );
}

#[test]
fn a_line_whose_first_block_is_blank_can_be_made() {
    let document = markdown("\u{3000}\u{3000}\r村志略说");
    let mut corrections = Corrections::default();
    corrections.make_line(1, None);
    assert_eq!(
        outline(&correct(&document, &corrections)),
        [(1, 1, "村志略说")]
    );
}

#[test]
fn a_line_in_the_middle_of_a_title_cuts_it_short() {
    let document = markdown("手册的前\n半和后半\n===\n\n正文。\n");
    assert_eq!(outline(&document), [(1, 1, "手册的前半和后半")]);
    let mut corrections = Corrections::default();
    corrections.make_line(2, Some(2));
    assert_eq!(
        outline(&correct(&document, &corrections)),
        [(1, 1, "手册的前"), (2, 2, "半和后半")]
    );
}

#[test]
fn corrections_act_at_the_end_of_parsing() {
    let text = format!("某市政府工作报告\n一、去年\n{BODY}\n二、今年\n{BODY}\n");
    let options = Options {
        corrections: off("一、"),
        ..Options::default()
    };
    let document = parse(&text, Meta::default(), &options).unwrap();
    assert_eq!(document.sections().len(), 1);
    assert_eq!(document.recognised().len(), 3);
}

#[test]
fn a_line_that_begins_with_a_blank_block_is_made_where_its_text_stands() {
    let document = markdown("\u{3000}\u{3000}\rII.[甲](乙)");
    let mut corrections = Corrections::default();
    corrections.make_line(1, None);
    let corrected = correct(&document, &corrections);
    let titles: Vec<_> = (0..).zip(corrected.sections()).collect();
    let titles: Vec<_> = titles.iter().map(|&(id, _)| corrected.title(id)).collect();
    assert_eq!(titles, ["II.[甲](乙)"]);
}

#[test]
fn corrections_survive_being_written_and_read() {
    let mut corrections = with_patterns(&["第.+则@2", "附注"]);
    corrections.off.insert("一、".to_owned());
    corrections.depths.insert("##".to_owned(), 3);
    corrections.make_line(7, Some(2));
    corrections.make_line(9, None);
    corrections.drop_line(12);
    let written = serde_json::to_string(&corrections).unwrap();
    let read: Corrections = serde_json::from_str(&written).unwrap();
    assert_eq!(read, corrections);
    assert_eq!(
        serde_json::from_str::<Corrections>("{}").unwrap(),
        Corrections::default()
    );
}
