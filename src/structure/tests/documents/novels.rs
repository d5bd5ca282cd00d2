use crate::document::SectionKind;
use crate::structure::tests::*;

fn numbers(document: &Document) -> Vec<String> {
    document
        .sections()
        .iter()
        .filter_map(|s| s.number().map(|number| number.to_string()))
        .collect()
}

#[test]
fn prose_that_begins_like_a_chapter_is_body() {
    let document = plain(
        "第五回 夜雨\n　　正文一。\n　　到第六回合时，他停下了棋。\n　　第六回合开始了，他说。\n第六回 晴天\n　　第四回中既将此事说明，此回不再写了。\n",
    );
    assert_eq!(
        outline(&document),
        [(1, 1, "第五回 夜雨"), (1, 5, "第六回 晴天")]
    );
}

#[test]
fn ages_times_and_scores_are_no_chapters() {
    let document = plain(
        "第一章 出发\n30多岁的司机说：走。\n98:95\n12点30分\n正文在此。\n第二章 到达\n正文。\n",
    );
    assert_eq!(outline(&document).len(), 2);
}

#[test]
fn a_contents_page_gives_no_second_node() {
    let document = plain("目录\n第一章 甲\n第二章 乙\n\n第一章 甲\n正文\n");
    assert_eq!(outline(&document), [(1, 5, "第一章 甲")]);
    let two_to_a_line = plain(
        "某书\n目錄\n第001回 渡口 第002回 雪夜\n第003回 江上 第004回 歸來\n\n第一回　渡口\n正文。\n第二回　雪夜\n正文。\n第三回　江上\n正文。\n第四回　歸來\n正文。\n",
    );
    let lines: Vec<u32> = outline(&two_to_a_line).iter().map(|o| o.1).collect();
    assert_eq!(lines, [1, 2, 6, 8, 10, 12]);
}

#[test]
fn a_doubled_title_is_one_chapter() {
    let document = plain("第一章 渡口\n第一章 渡口\n正文。\n第二章 雪夜\n正文。\n");
    assert_eq!(numbers(&document), ["1", "2"]);
}

#[test]
fn every_numeral_is_read_and_an_odd_one_costs_no_other() {
    let document = plain(
        "第贰卷\n第两百一十七章 远行\n正文。\n第两百一十八章 归来\n正文。\n第二百十九章 又去\n正文。\n第〇二二〇章 再来\n正文。\n",
    );
    assert_eq!(numbers(&document), ["2", "217", "218", "219", "220"]);
    assert_eq!(document.sections()[0].kind, SectionKind::Volume);
    assert!(document.sections().iter().skip(1).all(|s| s.depth == 2));
}

#[test]
fn the_older_reading_is_taken_where_the_sequence_asks_for_it() {
    let document = plain(
        "第一百回　甲\n正文。\n第一百一回　乙\n正文。\n第一百二回　丙\n正文。\n第一百三回　丁\n正文。\n",
    );
    assert_eq!(numbers(&document), ["100", "101", "102", "103"]);
}

#[test]
fn the_many_forms_of_chapters_are_seen() {
    for (text, chapters) in [
        ("第3章 “风”起\n正文。\n番外 第1章 雪夜\n正文。\n", 2),
        ("三十章\n正文。\n三十一章\n正文。\n", 2),
        ("chapter.001\n正文。\nchapter.002\n正文。\n", 2),
        ("☆、第一章\n正文。\n☆、第二章\n正文。\n", 2),
        ("【第一章】渡口\n正文。\n【第二章】雪夜\n正文。\n", 2),
        ("正文 第一章 渡口\n正文。\nVIP卷 第二章 雪夜\n正文。\n", 2),
        ("第一集第一章 渡口\n正文。\n第一集第二章 雪夜\n正文。\n", 2),
        (
            "学而第一\n子曰好。\n为政第二\n子曰善。\n八佾第三\n子曰可。\n",
            3,
        ),
        (
            "第一章归来甲\n正文。\n第二章归来乙\n正文。\n第三章归来丙\n正文。\n",
            3,
        ),
    ] {
        assert_eq!(plain(text).sections().len(), chapters, "{text}");
    }
    let lines = "他走进门来，看见了她。\n谁也没有说话。\n";
    let dotted = format!("1.初见\n{lines}2.再见\n{lines}3.别离\n{lines}");
    assert_eq!(numbers(&plain(&dotted)), ["1", "2", "3"]);
    let bare = format!("001 初见\n{lines}002 再见\n{lines}003 别离\n{lines}");
    assert_eq!(numbers(&plain(&bare)), ["1", "2", "3"]);
    let han = format!("一\n{lines}二\n{lines}三\n{lines}");
    assert_eq!(numbers(&plain(&han)), ["1", "2", "3"]);
}

#[test]
fn volumes_hold_chapters_and_what_stands_around_them() {
    let document = plain(
        "《远行》\n作者：某人\n序\n写在前面。\n第一卷 少年\n第一章 渡口\n正文。\n第二卷 中年\n第二章 雪夜\n正文。\n番外一 旧事\n正文。\n后记\n谢谢。\n",
    );
    assert_eq!(
        outline(&document),
        [
            (1, 1, "《远行》"),
            (2, 3, "序"),
            (2, 5, "第一卷 少年"),
            (3, 6, "第一章 渡口"),
            (2, 8, "第二卷 中年"),
            (3, 9, "第二章 雪夜"),
            (3, 11, "番外一 旧事"),
            (2, 13, "后记"),
        ]
    );
}

#[test]
fn a_chapter_may_be_of_any_length() {
    let line = "他沿着江边走了很久，一个人也没有遇见，只听得见水声。\n";
    for long in [line.repeat(2400), line.trim_end().repeat(2400) + "\n"] {
        let text = format!("第001章 渡口\n{long}第002章 雪夜\n{line}第003章 归来\n{line}");
        let document = plain(&text);
        assert_eq!(numbers(&document), ["1", "2", "3"]);
        assert!(document.sections()[0].chars > 60_000);
    }
}

#[test]
fn separators_may_change_within_a_book() {
    let document = plain("第七十二回 曹操西征\n正文。\n　　第七十三回　玄德进位\n正文。\n");
    assert_eq!(numbers(&document), ["72", "73"]);
}

#[test]
fn the_front_of_an_old_book_is_no_title() {
    let text = format!(
        "漁父集\n卷之首\n序\n{BODY}\n卷之一\n漁父篇第一\n{BODY}\n舟子篇第二\n{BODY}\n卷之二\n津吏篇第三\n{BODY}\n跋\n{BODY}\n"
    );
    let found: Vec<_> = outline(&plain(&text)).iter().map(|o| (o.0, o.1)).collect();
    assert_eq!(
        found,
        [
            (1, 1),
            (2, 2),
            (2, 3),
            (2, 5),
            (3, 6),
            (3, 8),
            (2, 10),
            (3, 11),
            (2, 13)
        ]
    );
    assert_eq!(
        plain(&text.replace("漁父集\n", "")).sections()[0].kind,
        crate::document::SectionKind::Matter
    );
}

#[test]
fn what_a_text_lists_by_units_is_no_part_of_its_outline() {
    let titles = |text: &str| -> Vec<String> {
        let document = plain(text);
        outline(&document).iter().map(|o| o.2.to_owned()).collect()
    };
    let list = "第一集 相遇\n第二集 别离\n第三集 重逢\n";
    let text = format!("一、剧情\n{BODY}\n该剧共三集：\n{list}{BODY}\n二、评价\n{BODY}\n");
    assert_eq!(titles(&text), ["一、剧情", "二、评价"]);
    let text = format!("第一章 剧情\n{BODY}\n{list}{BODY}\n第二章 评价\n{BODY}\n");
    assert_eq!(titles(&text), ["第一章 剧情", "第二章 评价"]);
    let text = format!("第一章 甲\n第一节 乙\n第二节 丙\n第二章 丁\n{BODY}\n");
    assert_eq!(titles(&text).len(), 4);
}

#[test]
fn prose_that_begins_with_the_number_of_a_chapter_is_none() {
    let text = format!(
        "第二回 渡口\n{BODY}\n第三回想起来还怕\n{BODY}\n第三回 雪夜\n{BODY}\n第三回我去\n{BODY}\n第四回 归来\n{BODY}\n"
    );
    let document = plain(&text);
    let titles: Vec<&str> = outline(&document).iter().map(|o| o.2).collect();
    assert_eq!(titles, ["第二回 渡口", "第三回 雪夜", "第四回 归来"]);
    let glued = format!("第一回渡口\n{BODY}\n第二回雪夜\n{BODY}\n第三回归来\n{BODY}\n");
    assert_eq!(plain(&glued).sections().len(), 3);
}
