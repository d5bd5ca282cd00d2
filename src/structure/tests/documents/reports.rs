use crate::structure::tests::*;

#[test]
fn run_in_and_own_line_headings_live_in_one_report() {
    let text = format!(
        "某省政府工作报告\n一、去年\n（一）创新成效明显。{BODY}\n（二）实体经济壮大。{BODY}\n二、今年\n（一）着力提振信心\n{BODY}\n（二）着力扩大内需\n{BODY}\n"
    );
    let found: Vec<_> = outline(&plain(&text)).iter().map(|o| (o.0, o.1)).collect();
    assert_eq!(
        found,
        [(1, 1), (2, 2), (3, 3), (3, 4), (2, 5), (3, 6), (3, 8)]
    );
}

#[test]
fn plain_leads_inside_paragraphs_are_no_headings() {
    let text = format!(
        "某省政府工作报告\n一、去年\n——坚持创新。{BODY}\n——坚持开放。{BODY}\n一是经济增长。{BODY}\n二是改革深化。{BODY}\n二、今年\n{BODY}\n"
    );
    assert_eq!(plain(&text).sections().len(), 3);
}

#[test]
fn leads_on_their_own_lines_are_headings() {
    let text = format!(
        "某省政府工作报告\n一、去年\n{BODY}\n这五年，我们坚持创新，实力迈上新台阶。\n{BODY}\n这五年，我们坚持开放，合作取得新突破。\n{BODY}\n\
         （一）经济运行稳中有进。\n{BODY}\n二、今年\n（一）推动城乡融合\n打造宜居城市。\n{BODY}\n建设和美乡村。\n{BODY}\n"
    );
    let found: Vec<_> = outline(&plain(&text)).iter().map(|o| (o.0, o.1)).collect();
    assert_eq!(
        found,
        [
            (1, 1),
            (2, 2),
            (3, 4),
            (3, 6),
            (3, 8),
            (2, 10),
            (3, 11),
            (4, 12),
            (4, 14),
        ]
    );
}

#[test]
fn a_lead_glued_to_another_still_counts() {
    let text = format!(
        "某省政府工作报告\n一、去年\n五年来，我们坚持发展，实力实现新跨越。经济显著提升。\n{BODY}\n产业持续优化。\n{BODY}\n产业集群壮大。\n{BODY}\n\
         五年来，我们坚持改革，开放形成新优势。政策体系完善。\n{BODY}\n重点改革推进。\n{BODY}\n二、今年\n{BODY}\n"
    );
    let document = plain(&text);
    let found: Vec<_> = outline(&document).iter().map(|o| (o.0, o.1)).collect();
    assert_eq!(
        found,
        [
            (1, 1),
            (2, 2),
            (3, 3),
            (4, 5),
            (4, 7),
            (3, 9),
            (4, 11),
            (2, 13)
        ]
    );
    assert_eq!(document.title(2), "五年来，我们坚持发展，实力实现新跨越。");
}

#[test]
fn the_first_line_of_a_title_over_several_is_taken() {
    let text = format!(
        "高举伟大旗帜\n\n为渡口建设而团结奋斗\n\n——在大会上的报告\n\n（2022年10月16日）\n\n张三\n\n同志们：\n\n一、过去\n\n{BODY}\n\n二、将来\n\n{BODY}\n"
    );
    assert_eq!(
        outline(&plain(&text)),
        [
            (1, 1, "高举伟大旗帜"),
            (2, 13, "一、过去"),
            (2, 17, "二、将来")
        ]
    );
}

#[test]
fn contents_of_a_plan_give_way_to_its_body() {
    let text = format!(
        "某市发展规划\n目　录\n第一篇　开启征程………1\n第一章　基础………1\n第一节　成就………2\n第二篇　建设高地………8\n\n\
         第一篇　开启征程\n{BODY}\n第一章　基础\n第一节　成就\n{BODY}\n第二篇　建设高地\n{BODY}\n"
    );
    let found: Vec<_> = outline(&plain(&text)).iter().map(|o| (o.0, o.1)).collect();
    assert_eq!(found, [(1, 1), (2, 8), (3, 10), (4, 11), (2, 13)]);
}

#[test]
fn named_parts_are_level_with_chapters() {
    let text = format!(
        "新时代的某某\n目录\n前言\n一、历史\n二、做法\n结束语\n\n前言\n{BODY}\n一、历史\n{BODY}\n二、做法\n{BODY}\n（一）领导\n{BODY}\n（二）制度\n{BODY}\n结束语\n{BODY}\n"
    );
    let found: Vec<_> = outline(&plain(&text)).iter().map(|o| (o.0, o.1)).collect();
    assert_eq!(
        found,
        [(1, 1), (2, 8), (2, 10), (2, 12), (3, 14), (3, 16), (2, 18)]
    );
}

#[test]
fn captions_and_what_a_box_holds_are_no_sections() {
    let long = BODY.repeat(2);
    let text = format!(
        "某市发展规划纲要\n第一章 基础\n{BODY}\n专栏1 主要指标\n1. 摆渡人次。{long}\n2. 船只总数。{long}\n\
         图1 渡口布局示意图\n{BODY}\n第二章 任务\n{BODY}\n专栏2 重大工程\n（一）通电工程。{long}\n（二）夜航工程。{long}\n\
         表1 项目表\n{BODY}\n附表 项目清单\n{BODY}\n"
    );
    let document = plain(&text);
    let titles: Vec<&str> = outline(&document).iter().map(|o| o.2).collect();
    assert_eq!(
        titles,
        [
            "某市发展规划纲要",
            "第一章 基础",
            "第二章 任务",
            "附表 项目清单"
        ]
    );
    let boxed = markdown(&format!(
        "# 规划\n\n**专栏1 主要指标**\n\n{BODY}\n\n**重大工程**\n\n{BODY}\n"
    ));
    let titles: Vec<&str> = outline(&boxed).iter().map(|o| o.2).collect();
    assert_eq!(titles, ["规划", "重大工程"]);
}
