use crate::structure::tests::*;

#[test]
fn numbering_styles_nest_in_the_order_they_come() {
    let document = plain("一、\n（一）\n1.\n（1）\n二、\n");
    let depths: Vec<u16> = document.sections().iter().map(|s| s.depth).collect();
    assert_eq!(depths, [1, 2, 3, 4, 1]);
}

#[test]
fn the_documents_own_order_wins_over_custom() {
    let text = format!(
        "1.甲\n{BODY}\n一、乙\n{BODY}\n二、丙\n{BODY}\n2.丁\n{BODY}\n一、戊\n{BODY}\n二、己\n{BODY}\n"
    );
    let depths: Vec<u16> = plain(&text).sections().iter().map(|s| s.depth).collect();
    assert_eq!(depths, [1, 2, 2, 1, 2, 2]);
}

#[test]
fn a_lead_may_open_its_paragraph() {
    let document = plain("（一）坚持创新。加快建设新体系，推进改革。\n");
    assert_eq!(outline(&document), [(1, 1, "（一）坚持创新。")]);
    assert!(document.text().contains("推进改革"));
    let document = plain("三、本制度适用于全体员工，由人事部解释。\n");
    assert_eq!(outline(&document).len(), 1);
}

#[test]
fn a_list_numbered_like_the_headings_does_not_hide_them() {
    for list in [
        "一、材料重复提交。二、数据没有共享。",
        "一、认识不到位。部分干部认识不足。\n二、机制不健全。部门配合不够。\n三、设施不完善。网络覆盖不全。",
    ] {
        let text = format!("一、做法\n{BODY}\n二、不足\n{list}\n三、打算\n{BODY}\n");
        let document = plain(&text);
        let titles: Vec<&str> = outline(&document).iter().map(|o| o.2).collect();
        assert_eq!(titles, ["一、做法", "二、不足", "三、打算"], "{list}");
    }
    let two = "买了：\n一、苹果\n二、梨\n一、桃\n二、枣\n三、杏\n都好吃。\n";
    assert!(outline(&plain(two)).is_empty());
}

#[test]
fn short_items_in_a_row_are_a_list() {
    let document = plain("今天买了这些：\n一、苹果\n二、梨\n三、桃\n都很好吃。\n");
    assert!(outline(&document).is_empty());
    let text = format!(
        "# 附件\n\n下列文件废止：\n\n1．关于船只的决定\n\n2．关于渡口的决定\n\n3．关于桥梁的决定\n\n{BODY}\n"
    );
    assert_eq!(markdown(&text).sections().len(), 1);
}

#[test]
fn definitions_are_a_list() {
    let text = format!(
        "某县工作报告\n一、去年工作\n{BODY}\n二、今年工作\n{BODY}\n附件\n名词注释\n\
         1.“三通”：通水、通电、通路。\n2.“两不愁”：不愁吃、不愁穿。\n3.一张网：把各处的数据连起来。\n"
    );
    let document = plain(&text);
    let titles: Vec<&str> = outline(&document).iter().map(|o| o.2).collect();
    assert_eq!(
        titles,
        ["某县工作报告", "一、去年工作", "二、今年工作", "附件"]
    );
}

#[test]
fn numbered_paragraphs_in_one_place_are_a_list() {
    let mut text =
        format!("某县工作报告\n一、去年工作\n{BODY}\n二、今年工作\n{BODY}\n今年办好这些实事。\n");
    for (i, name) in ["医疗", "养老", "教育", "就业"].iter().enumerate() {
        text += &format!("{}.{name}方面。新建若干处，惠及群众。\n", i + 1);
    }
    assert_eq!(plain(&text).sections().len(), 3);
}

#[test]
fn numbered_paragraphs_all_through_a_plan_are_sections() {
    let long = BODY.repeat(2);
    let text = format!(
        "某市行动计划\n一、重点任务\n（一）建设网络。\n1.建设骨干网。{long}\n2.建设接入网。{long}\n\
         （二）培育产业。\n1.发展软件业。{long}\n2.发展制造业。{long}\n"
    );
    let depths: Vec<u16> = plain(&text).sections().iter().map(|s| s.depth).collect();
    assert_eq!(depths, [1, 2, 3, 4, 4, 3, 4, 4]);
}

#[test]
fn decimal_numbers_give_the_nesting() {
    let text = format!(
        "论节律\n1 引言\n{BODY}\n1.1 背景\n{BODY}\n1.2 意义\n{BODY}\n2 方法\n{BODY}\n2.1 语料\n{BODY}\n3 结论\n{BODY}\n"
    );
    let document = plain(&text);
    let depths: Vec<u16> = document.sections().iter().map(|s| s.depth).collect();
    assert_eq!(depths, [1, 2, 3, 3, 2, 3, 2]);
    let number = document.sections()[3].number().unwrap();
    assert_eq!(number.to_string(), "1.2");
}

#[test]
fn gaps_and_repeats_are_kept() {
    let text = format!(
        "一、甲\n{BODY}\n二、乙\n{BODY}\n四、丁\n{BODY}\n四、丁又\n{BODY}\n五、戊\n{BODY}\n"
    );
    let document = plain(&text);
    let numbers: Vec<String> = document
        .sections()
        .iter()
        .map(|s| s.number().unwrap().to_string())
        .collect();
    assert_eq!(numbers, ["1", "2", "4", "4", "5"]);
    assert!(document.sections().iter().all(|s| s.depth == 1));
}

#[test]
fn capital_numerals_are_a_style_of_their_own() {
    let text = format!(
        "某院報告\n壹、前言\n{BODY}\n貳、現況\n一、組織\n{BODY}\n二、業務\n{BODY}\n參、展望\n{BODY}\n"
    );
    let depths: Vec<u16> = plain(&text).sections().iter().map(|s| s.depth).collect();
    assert_eq!(depths, [1, 2, 2, 3, 3, 2]);
}

#[test]
fn counted_paragraphs_are_no_sections() {
    let mut text = String::from("某地施政報告\n");
    for i in 1..12 {
        let long = if i % 3 == 0 {
            "，並且要在各方面同心協力、持之以恆地做好有關工作，使市民得益，令社會和諧，讓經濟發展，使環境改善，並令各界人士都感到滿意"
        } else {
            ""
        };
        text += &format!("{i}. 今年我們會繼續推動各項措施，支援各行各業發展{long}。{BODY}{BODY}\n");
    }
    assert!(plain(&text).sections().len() <= 1);
}

#[test]
fn the_third_level_of_an_official_document_may_stand_in_one_place() {
    let text = |items: &str| {
        format!(
            "某市养老服务若干措施\n一、完善设施\n（一）加强建设\n{items}（二）优化服务\n{BODY}\n二、强化保障\n{BODY}\n"
        )
    };
    let third = text(
        "1. 新建社区设施。每个街道至少建成一处服务中心。\n2. 改造存量设施。鼓励利用闲置的厂房和学校。\n",
    );
    let document = plain(&third);
    let found: Vec<_> = outline(&document).iter().map(|o| (o.0, o.1)).collect();
    assert_eq!(
        found,
        [(1, 1), (2, 2), (3, 3), (4, 4), (4, 5), (3, 6), (2, 8)]
    );
    for list in [
        "1. 服务中心。\n2. 老年食堂。\n",
        "1. 服务中心；\n2. 老年食堂。\n",
        "1. 服务中心。含食堂。\n2. 日间照料。含康复。\n",
        "1. 新建社区设施。每个街道至少建成一处服务中心。\n",
        "今年要办好以下实事。\n1. 医疗方面。每个街道至少建成一处服务中心。\n2. 教育方面。鼓励利用闲置的厂房和学校。\n",
    ] {
        assert_eq!(plain(&text(list)).sections().len(), 5, "{list}");
    }
}

#[test]
fn the_last_item_of_a_list_is_no_section() {
    let text = format!(
        "某某区人民法院\n民事判决书\n一、关于交付的问题。{BODY}\n二、关于付款的问题。{BODY}\n判决如下：\n\
         一、被告支付货款；\n二、被告支付利息；\n三、驳回其他诉讼请求。\n{BODY}\n"
    );
    let found: Vec<_> = outline(&plain(&text)).iter().map(|o| (o.0, o.1)).collect();
    assert_eq!(found, [(1, 1), (2, 3), (2, 4)]);
}
