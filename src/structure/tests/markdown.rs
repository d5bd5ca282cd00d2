use super::*;
use crate::document::{BlockKind, SectionKind, Span, Style};

#[test]
fn bold_is_what_the_author_meant() {
    let document = markdown("# 题\n\n**总体要求：**坚持稳中求进，做好**“六稳”**工作。\n");
    assert!(!document.text().contains('*'));
    let bold: Vec<_> = document
        .styles_in(document.blocks()[1].span)
        .iter()
        .map(|s| (document.slice(s.span), s.style))
        .collect();
    assert_eq!(bold, [("总体要求：", Style::BOLD), ("“六稳”", Style::BOLD)]);
}

#[test]
fn a_hash_may_lack_its_space_but_a_tag_is_none() {
    let document =
        markdown("##二、工作安排\n正文。\n\n#话题# 今天很好\n\n＃＃三、下一步\n正文。\n");
    assert_eq!(
        outline(&document),
        [(1, 1, "二、工作安排"), (1, 6, "三、下一步")]
    );
    assert!(document.text().contains("#话题# 今天很好"));
}

#[test]
fn soft_breaks_join_and_hard_breaks_part() {
    let document = markdown("# 题\n\n高质量发\n展与 open\nsource 都\n很好。  \n下一段。\n");
    assert_eq!(
        blocks(&document),
        ["题", "高质量发展与 open source 都很好。", "下一段。"]
    );
}

#[test]
fn a_heading_inside_a_paragraph_of_lines_is_seen() {
    let text = format!("# 报告\n一、去年\n{BODY}\n（一）经济增长。{BODY}\n二、今年\n{BODY}\n");
    let found: Vec<_> = outline(&markdown(&text))
        .iter()
        .map(|o| (o.0, o.1))
        .collect();
    assert_eq!(found, [(1, 1), (2, 2), (3, 4), (2, 5)]);
}

#[test]
fn html_and_setext_headings_are_headings_and_comments_vanish() {
    let document = markdown(
        "<h1 align=\"center\">渡口</h1>\n\n<!-- INFO\nEND -->\n\n入门\n----\n\n正文一。\n\n----\n\n正文二。<br>正文三。\n\n##### 远处\n\n正文。\n",
    );
    assert_eq!(
        outline(&document),
        [(1, 1, "渡口"), (2, 6, "入门"), (3, 15, "远处")]
    );
    let bar =
        markdown("# 题\n\n<h3><a href=\"a\">说明</a> · <a href=\"b\">下载</a></h3>\n\n正文。\n");
    assert_eq!(bar.sections().len(), 1);
    assert!(!document.text().contains("INFO"));
    assert!(document.blocks().iter().any(|b| b.kind == BlockKind::Rule));
}

#[test]
fn code_tables_and_lists_keep_their_shape() {
    let document = markdown(
        "# 题\n\n```python\n# 不是标题\na = b ** c\n```\n\n| 甲 | 乙 |\n|---|---|\n| 1 | `2` |\n\n- 一\n  1. 二\n- 三\n\n> 引文\n",
    );
    let found: Vec<_> = document
        .blocks()
        .iter()
        .map(|b| (b.kind, b.level, document.slice(b.span)))
        .collect();
    assert_eq!(
        found,
        [
            (BlockKind::Heading, 0, "题"),
            (BlockKind::Code, 0, "# 不是标题\na = b ** c"),
            (BlockKind::Table, 0, "甲\t乙\n1\t2"),
            (BlockKind::ListItem, 1, "一"),
            (BlockKind::ListItem, 2, "1. 二"),
            (BlockKind::ListItem, 1, "三"),
            (BlockKind::Quote, 1, "引文"),
        ]
    );
    let code = document.blocks()[1].span;
    assert_eq!(document.origin().numbers(code), (4, 5));
}

#[test]
fn links_and_footnotes_keep_their_text() {
    let document = markdown("# 题\n\n见[渡口](a.md)与注[^1]。\n\n[^1]: 注文在此。\n");
    assert_eq!(
        blocks(&document),
        ["题", "见渡口与注[1]。", "[1] 注文在此。"]
    );
    let links = document.styles_in(document.blocks()[1].span);
    assert!(links.iter().all(|s| s.style == Style::LINK));
    assert_eq!(links.len(), 2);
}

#[test]
fn a_column_stands_above_its_articles() {
    let text = format!(
        "# 要闻\n\n# 大会召开\n\n{BODY}\n\n## 一、会议\n\n{BODY}\n\n# 渡口通航\n\n{BODY}\n"
    );
    let document = markdown(&text);
    assert_eq!(
        outline(&document),
        [
            (1, 1, "要闻"),
            (2, 3, "大会召开"),
            (3, 7, "一、会议"),
            (2, 11, "渡口通航"),
        ]
    );
    let kinds: Vec<_> = document.sections().iter().map(|s| s.kind).collect();
    assert_eq!(kinds[0], SectionKind::Heading);
    assert_eq!(
        (kinds[1], kinds[3]),
        (SectionKind::Title, SectionKind::Title)
    );
}

#[test]
fn numbering_parts_a_level_that_mixes_styles() {
    let text = format!(
        "# 方案\n\n## 一、要求\n\n## （一）思想\n\n{BODY}\n\n## （二）目标\n\n{BODY}\n\n## 二、任务\n\n{BODY}\n"
    );
    let depths: Vec<u16> = markdown(&text).sections().iter().map(|s| s.depth).collect();
    assert_eq!(depths, [1, 2, 3, 3, 2]);
}

#[test]
fn bold_that_opens_a_paragraph_is_a_lead() {
    let text = format!(
        "# 报告\n\n## 一、去年\n\n**——经济增长。**{BODY}\n\n我们体会到：**对标看齐。**{BODY}**胸怀大局。**{BODY}\n\n\
         **{BODY}**\n\n## 二、今年\n\n**（一）加强建设。**\n\n{BODY}\n\n**建设渡口。**{BODY}\n\n**三是改革。**{BODY}\n"
    );
    let document = markdown(&text);
    assert_eq!(
        outline(&document),
        [
            (1, 1, "报告"),
            (2, 3, "一、去年"),
            (3, 5, "——经济增长。"),
            (2, 11, "二、今年"),
            (3, 13, "（一）加强建设。"),
            (4, 17, "建设渡口。"),
            (4, 19, "三是改革。"),
        ]
    );
    assert_eq!(document.sections()[2].kind, SectionKind::Lead);
}

#[test]
fn leads_before_the_second_chapter_belong_to_the_lost_first() {
    let text = format!(
        "# 要闻\n\n# 报告\n\n(上接1版){BODY}\n\n**五年来,经济增长。**{BODY}\n\n**五年来,改革深化。**{BODY}\n\n## 二、目标\n\n{BODY}\n\n**一是增长。**{BODY}\n"
    );
    let document = markdown(&text);
    let depths: Vec<u16> = document.sections().iter().map(|s| s.depth).collect();
    assert_eq!(depths, [1, 2, 4, 4, 3, 4]);
    let all = document.continuations();
    let note = all[0].span;
    assert_eq!(document.continuations_in(note), all);
    let last = Span::new(note.end - 1, document.len());
    assert_eq!(document.continuations_in(last), all);
    assert!(
        document
            .continuations_in(Span::new(note.end, document.len()))
            .is_empty()
    );
    assert!(
        document
            .continuations_in(Span::new(0, note.start))
            .is_empty()
    );
    assert_eq!(document.continuations().len(), 1);
    assert_eq!(
        document.slice(document.continuations()[0].span),
        "(上接1版)"
    );
}

#[test]
fn a_rule_right_below_a_paragraph_makes_no_heading() {
    let document = markdown("# 题\n\n这是一段话，说完了。\n---\n另一段。\n\n小题\n---\n正文。\n");
    assert_eq!(outline(&document), [(1, 1, "题"), (2, 7, "小题")]);
    let kinds: Vec<_> = document.blocks().iter().map(|b| b.kind).collect();
    assert_eq!(
        kinds[..3],
        [BlockKind::Heading, BlockKind::Paragraph, BlockKind::Rule]
    );
}

#[test]
fn indented_prose_is_no_code() {
    let document = markdown(
        "# 题\n\n    山路上没有人，只有风声。\n    他走了很久，终于停下。\n\n上文如此：\n\n    let a = 1; // 甲\n",
    );
    let kinds: Vec<_> = document.blocks().iter().map(|b| b.kind).collect();
    use BlockKind::{Code, Heading, Paragraph};
    assert_eq!(kinds, [Heading, Paragraph, Paragraph, Paragraph, Code]);
    assert_eq!(document.origin().number(document.blocks()[2].span.start), 4);
}

#[test]
fn a_linked_contents_list_is_no_structure() {
    let document = markdown(
        "# 书\n\n- [第一章 渡口](#a)\n- [第二章 雪夜](#b)\n\n## 第一章 渡口 {#a}\n\n正文。\n\n## 第二章 雪夜 {#b}\n\n正文。\n",
    );
    assert_eq!(
        outline(&document),
        [(1, 1, "书"), (2, 6, "第一章 渡口"), (2, 10, "第二章 雪夜")]
    );
}

#[test]
fn a_heading_without_a_letter_is_none() {
    for text in [
        "# 　\n\n正文。\n",
        "## \u{86}\n\n正文。\n",
        "# `  `\n\n正文。\n",
        "# &nbsp;\n\n正文。\n",
        "[甲](乙)第一章第一章\u{86}  \n　　\n",
        "**　　**\n\n正文。\n",
    ] {
        let document = markdown(text);
        for (_, _, title) in outline(&document) {
            assert!(title.contains(char::is_alphabetic), "{text:?}: {title:?}");
        }
    }
}

#[test]
fn a_bold_label_is_doubtful() {
    let document = markdown(
        "# 手册\n\n**目的：**记下每一次渡江的时间。\n\n**夜航要挂灯。**船头船尾各一盏，风大时加一盏。\n",
    );
    let sure: Vec<u8> = document.sections().iter().map(|s| s.confidence).collect();
    assert!(sure[1] <= 45 && sure[2] >= 80, "{sure:?}");
}

#[test]
fn readings_stand_before_a_heading_that_follows_without_a_blank_line() {
    let document = markdown("<ruby>渡<rt>dù：http://a.b/c\n##* ");
    assert_eq!(blocks(&document), ["渡（dù：http://a.b/c）", "*"]);
}
