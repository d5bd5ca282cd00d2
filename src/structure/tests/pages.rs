use super::*;

fn titles(document: &Document) -> Vec<&str> {
    outline(document).into_iter().map(|o| o.2).collect()
}

#[test]
fn a_running_head_between_two_halves_of_a_sentence_is_closed_over() {
    let text = "某某省渡口发展规划纲要\n第一章 环境\n全省渡口布局不断优化，服务能力稳步提升。我省发展既面临\n— 2 —\n\
                某某省渡口发展规划纲要\n机遇也面临挑战，必须保持定力。\n第二章 目标\n到后年，全部渡口通电，夜航船只增加一倍，安全设施\n\
                某某省渡口发展规划纲要\n— 3 —\n更加完善。\n";
    let document = plain(text);
    assert_eq!(
        titles(&document),
        ["某某省渡口发展规划纲要", "第一章 环境", "第二章 目标"]
    );
    assert_eq!(document.seams().len(), 2);
    assert!(document.text().contains("我省发展既面临机遇也面临挑战"));
    assert!(document.text().contains("安全设施更加完善"));
    assert_eq!(document.text().matches("规划纲要").count(), 1);
}

#[test]
fn the_chapter_above_every_page_is_one_heading() {
    let mut text = String::from("渡口志\n目录\n第一章 船只\n第二章 码头\n- 1 -\n");
    for (chapter, name) in [("第一章", "船只"), ("第二章", "码头")] {
        for page in 0..3 {
            text += &format!("{chapter} {name}\n{BODY}\n第 {page} 页 共 10 页\n");
        }
    }
    let found: Vec<_> = outline(&plain(&text)).iter().map(|o| (o.0, o.1)).collect();
    assert_eq!(found, [(1, 1), (2, 6), (2, 15)]);
}

#[test]
fn a_form_feed_ends_a_page() {
    let text = format!(
        "渡口年报\n{BODY}\n岁末盘点，全年安全摆渡若干万人次，没有发生一起\n3\n\u{c}某某渡口管理处\n责任事故。\n{BODY}\n4\n\
         \u{c}某某渡口管理处\n{BODY}\n5\n\u{c}某某渡口管理处\n{BODY}\n"
    );
    let document = plain(&text);
    assert_eq!(titles(&document), ["渡口年报"]);
    assert!(document.text().contains("没有发生一起责任事故"));
    assert!(!document.text().contains("管理处"));
    assert!(!document.text().contains('3'));
}

#[test]
fn numbers_that_count_pages_are_told_from_those_of_a_story() {
    let mut law = String::from("某某市渡口管理办法\n");
    let mut story = String::from("《渡口》\n");
    for n in 1..7 {
        law += &format!("第{n}条 {BODY}\n{n}\n{BODY}\n");
        story += &format!("{n}\n{BODY}\n那人走了。\n");
    }
    let numbers = |document: &Document| {
        let alone = |b: &&str| b.chars().all(|c| c.is_ascii_digit()) && !b.is_empty();
        blocks(document).iter().filter(|b| alone(b)).count()
    };
    assert_eq!(numbers(&plain(&law)), 0);
    assert_eq!(numbers(&plain(&story)), 6);
    assert_eq!(plain(&story).sections().len(), 7);
}

#[test]
fn the_title_with_a_page_number_is_no_text() {
    let text = format!("渡口工作年报\n{BODY}\n渡口工作年报 · 2\n{BODY}\n3 渡口工作年报\n{BODY}\n");
    assert_eq!(
        blocks(&plain(&text))
            .iter()
            .filter(|b| b.contains("年报"))
            .count(),
        1
    );
}

#[test]
fn lines_that_come_again_in_the_text_stay() {
    let text = format!("渡口\n{BODY}\n正文完\n{BODY}\n正文完\n{BODY}\n— 1 —\n正文完\n{BODY}\n");
    let document = plain(&text);
    assert_eq!(document.text().matches("正文完").count(), 3);
}

#[test]
fn pages_of_markdown_are_closed_over_and_its_code_is_left_alone() {
    let text = "# 渡口规划纲要\n\n## 一、环境\n\n全省渡口布局不断优化，服务能力稳步提升。我省发展既面临\n\n— 2 —\n\n渡口规划纲要\n\n\
                机遇也面临挑战，必须保持定力。\n\n```\n— 3 —\n```\n\n第 3 页 共 9 页\n\n结尾一段。\n";
    let document = markdown(text);
    assert_eq!(titles(&document), ["渡口规划纲要", "一、环境"]);
    assert!(document.text().contains("既面临机遇也面临挑战"));
    assert!(document.text().contains("— 3 —"));
    assert!(!document.text().contains("共 9 页"));
    assert_eq!(document.text().matches("规划纲要").count(), 1);
}

#[test]
fn the_head_of_a_page_may_name_the_chapter_that_begins_on_it() {
    let text = "某某省渡口规划纲要\n目录\n第一章 总则\n第二章 船只\n— 1 —\n第一章 总则\n坚持稳中求进，统筹发展和安全。\n— 2 —\n第一章 总则\n\
                深化改革开放，激发内生动力，推动经济实现质的有效提升和量的合理\n— 3 —\n第二章 船只\n增长。\n第二章 船只\n推动船只更新。\n— 4 —\n第二章 船只\n完。\n";
    let found: Vec<_> = outline(&plain(text)).iter().map(|o| (o.0, o.1)).collect();
    assert_eq!(found, [(1, 1), (2, 6), (2, 14)]);
}
