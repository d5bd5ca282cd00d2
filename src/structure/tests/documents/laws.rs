use crate::document::SectionKind;
use crate::structure::tests::*;

#[test]
fn an_inserted_article_is_a_section_of_its_own() {
    let document = plain(
        "第一百二十条 组织的，处重刑。\n第一百二十条之一 资助的，处轻刑。\n\
         第一百二十条之二 有下列情形之一的，处轻刑。\n第一百二十一条 劫持的，处重刑。\n",
    );
    let found: Vec<_> = (0..)
        .zip(document.sections())
        .map(|(id, s)| (document.title(id), s.number().unwrap().to_string()))
        .collect();
    let numbers = ["120", "120.1", "120.2", "121"];
    assert_eq!(
        found.iter().map(|f| f.1.as_str()).collect::<Vec<_>>(),
        numbers
    );
    assert_eq!(found[1].0, "第一百二十条之一");
    assert!(
        document
            .sections()
            .iter()
            .all(|s| s.kind == SectionKind::Article)
    );
}

#[test]
fn a_cross_reference_at_the_start_of_a_line_is_body() {
    let document = plain(
        "第十六条 甲方应当付款。\n第十六条的规定适用于乙方。\n第十七条 乙方应当交货。\n\
         第一款规定的期限为十日。\n第三人之清偿有效。\n第十八条 本合同自签订之日起生效。\n",
    );
    let lines: Vec<u32> = outline(&document).iter().map(|o| o.1).collect();
    assert_eq!(lines, [1, 3, 6]);
}

#[test]
fn articles_may_follow_their_number_without_a_gap() {
    let text = "某某条例\n第一条为了规范管理，制定本条例。\n第二条本条例适用于本市。\n第三条规定的事项由市政府负责。\n第三条市政府负责实施。\n";
    let document = plain(text);
    let lines: Vec<u32> = outline(&document).iter().map(|o| o.1).collect();
    assert_eq!(lines, [1, 2, 3, 5]);
    let tale = plain("军令\n第一条命令下来时，天还没有亮。\n大家都没有说话。\n第二条路也断了。\n");
    assert!(
        tale.sections()
            .iter()
            .all(|s| s.kind != SectionKind::Article)
    );
}

#[test]
fn a_number_that_stands_twice_has_two_articles() {
    for gap in ["　", ""] {
        let text = format!(
            "某某条例\n第一条{gap}为了管理，制定本条例。\n第二条{gap}渡口由县管理。\n第二条{gap}渡船由乡管理。\n第三条{gap}自公布之日起施行。\n"
        );
        let lines: Vec<u32> = outline(&plain(&text)).iter().map(|o| o.1).collect();
        assert_eq!(lines, [1, 2, 3, 4, 5]);
    }
}

#[test]
fn items_of_an_article_are_no_sections() {
    let document = plain(
        "第一章 总则\n第一条 下列活动适用本法：\n（一）生产；\n（二）经营。\n第二条 国家保护权利。\n",
    );
    assert_eq!(
        outline(&document),
        [(1, 1, "第一章 总则"), (2, 2, "第一条"), (2, 5, "第二条")]
    );
}

#[test]
fn the_contents_page_of_a_law_is_no_structure() {
    let document = plain(
        "中华人民共和国某某法\n目　　录\n第一章　总　　则\n第二章　权　　利\n　第一节　取　　得\n第三章　附　　则\n\n\
         第一章　总　　则\n第一条　为了保护权利，制定本法。\n第二章　权　　利\n第一节　取　　得\n\
         第二条　公民取得权利。\n第三章　附　　则\n第三条　本法自公布之日起施行。\n",
    );
    assert_eq!(
        outline(&document),
        [
            (1, 1, "中华人民共和国某某法"),
            (2, 8, "第一章　总　　则"),
            (3, 9, "第一条"),
            (2, 10, "第二章　权　　利"),
            (3, 11, "第一节　取　　得"),
            (4, 12, "第二条"),
            (2, 13, "第三章　附　　则"),
            (3, 14, "第三条"),
        ]
    );
}

#[test]
fn a_code_of_taiwan_has_its_units_in_order() {
    let document = markdown(
        "法規名稱：某法\n法規類別：法律\n修正日期：20240101\n\n第 一 編 總則\n\n   第 一 章 法例\n\n第 1 條\n\
         民事，依法律。\n   第 二 章 人\n\n      第 一 節 法人\n\n         第 一 款 通則\n\n第 2 條\n法人有下列權利：\n\
         一、財產。\n二、名譽。\n\n第 2-1 條\n第七條規定，於法人準用之。\n",
    );
    assert_eq!(
        outline(&document),
        [
            (1, 1, "法規名稱：某法"),
            (2, 5, "第 一 編 總則"),
            (3, 7, "第 一 章 法例"),
            (4, 9, "第 1 條"),
            (3, 11, "第 二 章 人"),
            (4, 13, "第 一 節 法人"),
            (5, 15, "第 一 款 通則"),
            (6, 17, "第 2 條"),
            (6, 22, "第 2-1 條"),
        ]
    );
    let last = document.sections().last().unwrap();
    assert_eq!(last.number().unwrap().to_string(), "2.1");
}

#[test]
fn articles_in_markdown_stand_below_the_headings() {
    let document = markdown(
        "# 某法\n\n2020年1月1日 通过\n\n<!-- INFO END -->\n\n## 第一章 总 则\n\n第一条 为了某事，制定本法。\n\n\
         ## 附则\n\n第二条 本法自公布之日起施行。\n\n## 附件一\n\n下列决定废止：\n",
    );
    assert_eq!(
        outline(&document),
        [
            (1, 1, "某法"),
            (2, 7, "第一章 总 则"),
            (3, 9, "第一条"),
            (2, 11, "附则"),
            (3, 13, "第二条"),
            (2, 15, "附件一"),
        ]
    );
}

#[test]
fn quoted_articles_of_an_amending_decision_are_body() {
    let document = plain(
        "关于修改《某条例》的决定\n一、将第三条修改为：\n“第三条　市政府应当加强领导。\n第四条　县政府负责实施。\n\
         （一）制定计划；\n（二）组织实施。”\n二、删去第十条。\n本决定自公布之日起施行。\n",
    );
    assert_eq!(
        outline(&document),
        [
            (1, 1, "关于修改《某条例》的决定"),
            (2, 2, "一、将第三条修改为："),
            (2, 7, "二、删去第十条。"),
        ]
    );
}

#[test]
fn items_may_head_articles() {
    let document = plain(
        "关于适用某法的解释\n一、一般规定\n第一条 当事人应当举证：\n（一）书证；\n（二）物证。\n第二条 法院应当审查。\n\
         二、合同的效力\n第三条 合同有效。\n第四条 合同无效。\n",
    );
    let found: Vec<_> = outline(&document).iter().map(|o| (o.0, o.1)).collect();
    assert_eq!(
        found,
        [(1, 1), (2, 2), (3, 3), (3, 6), (2, 7), (3, 8), (3, 9)]
    );
}

#[test]
fn a_reference_to_an_item_at_the_beginning_of_a_line_is_no_article() {
    for reference in [
        "第二条（一）项规定的情形。",
        "第2条(一)项的情形。",
        "第二条（一）、（二）项的情形。",
    ] {
        let text = format!(
            "第一条 甲方应当交付。\n第二条 有下列情形的，处以罚款：\n（一）甲；\n（二）乙。\n{reference}\n第三条 乙方应当付款。\n"
        );
        let document = plain(&text);
        let titles: Vec<&str> = outline(&document).iter().map(|o| o.2).collect();
        assert_eq!(titles, ["第一条", "第二条", "第三条"], "{reference}");
    }
}
