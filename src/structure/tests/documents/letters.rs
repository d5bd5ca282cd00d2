use crate::document::SectionKind;
use crate::structure::tests::*;

#[test]
fn a_notice_and_the_plan_it_encloses_have_titles() {
    let text = format!(
        "某市人民政府办公厅\n关于印发《某市推动渡口建设\n行动计划》的通知\n某府办〔2024〕12号\n\n各区县人民政府：\n\n\
         《某市推动渡口建设行动计划》已经同意，现印发给你们，请认真执行。\n\n某市人民政府办公厅\n2024年3月5日\n\n\
         （此件公开发布）\n\n某市推动渡口建设行动计划\n\n一、总体要求\n{BODY}\n二、保障措施\n{BODY}\n\n\
         附件：1.分工表\n      2.项目清单\n\n附件1\n分工表\n附件2\n项目清单\n"
    );
    let document = plain(&text);
    assert_eq!(
        outline(&document),
        [
            (
                1,
                1,
                "某市人民政府办公厅关于印发《某市推动渡口建设行动计划》的通知"
            ),
            (1, 15, "某市推动渡口建设行动计划"),
            (2, 17, "一、总体要求"),
            (2, 19, "二、保障措施"),
            (2, 25, "附件1"),
            (2, 27, "附件2"),
        ]
    );
    assert_eq!(document.sections()[4].kind, SectionKind::Annex);
    assert_eq!(document.seams().len(), 2);
}

#[test]
fn a_letter_of_taiwan_has_its_parts() {
    let document = plain(
        "某院 函\n受文者：各縣市政府\n主旨：有關渡口事項，請查照。\n說明：\n一、依某法辦理。\n二、請配合。\n正本：各縣市政府\n",
    );
    assert_eq!(
        outline(&document),
        [(1, 1, "某院 函"), (2, 3, "主旨："), (2, 4, "說明：")]
    );
}

#[test]
fn crumbs_of_a_page_are_no_title() {
    let text = format!(
        "您的位置:\n首页\n>\n要闻\n要闻\n2026年某省政府工作报告\n来源：某省日报\n2026-02-03 09:02\n【字体：\n大\n中\n小\n】\n\
         ——2026年1月28日在大会上\n省长　张三\n各位代表：\n现在报告工作。\n一、去年\n{BODY}\n二、今年\n{BODY}\n相关报道：\n"
    );
    assert_eq!(
        outline(&plain(&text)),
        [
            (1, 6, "2026年某省政府工作报告"),
            (2, 18, "一、去年"),
            (2, 20, "二、今年"),
        ]
    );
}

#[test]
fn a_title_over_several_lines_is_one() {
    for (lines, title) in [
        (
            "某某市人民政府办公室关于印发\n某某市促进渡口建设若干措施的通知",
            "某某市人民政府办公室关于印发某某市促进渡口建设若干措施的通知",
        ),
        (
            "某某市人民政府办公室\n关于印发某某市促进渡口\n建设若干措施的通知",
            "某某市人民政府办公室关于印发某某市促进渡口建设若干措施的通知",
        ),
        (
            "某某市人民政府关于印发某某市渡口发展规划\n（2024—2030年）的通知",
            "某某市人民政府关于印发某某市渡口发展规划（2024—2030年）的通知",
        ),
        (
            "关于某某市2024年渡口计划执行情况\n与2025年渡口计划草案的报告",
            "关于某某市2024年渡口计划执行情况与2025年渡口计划草案的报告",
        ),
    ] {
        let text = format!(
            "某某市人民政府办公室文件\n某政办发〔2025〕18号\n{lines}\n各区县人民政府，市政府各部门：\n{BODY}\n一、目标\n{BODY}\n二、任务\n{BODY}\n"
        );
        let document = plain(&text);
        assert_eq!(outline(&document)[0], (1, 3, title));
        assert_eq!(document.sections().len(), 3, "{lines}");
    }
}

#[test]
fn whole_titles_stay_apart() {
    for text in [
        "关于修建渡口的决定\n关于管理渡口的办法\n",
        "某某市人民政府办公室\n2025年3月5日\n",
        "关于修建渡口的决定\n某某市渡口管理办法\n",
        "某某市人民政府关于印发渡口规划的通知\n某某市渡口规划\n",
    ] {
        assert_eq!(blocks(&plain(text)).len(), 2, "{text}");
    }
}

#[test]
fn the_court_and_the_kind_of_its_paper_are_one_title() {
    let text = format!(
        "某某市中级人民法院\n民事判决书\n（2024）某01民终12号\n上诉人：张某。\n{BODY}\n审判长　李某\n"
    );
    assert_eq!(
        outline(&plain(&text)),
        [(1, 1, "某某市中级人民法院民事判决书")]
    );
}

#[test]
fn what_a_letter_encloses_has_a_title_of_its_own() {
    let first = "某某市人民政府办公室关于印发某某市渡口提升行动的通知";
    for (end, title) in [
        (
            "某某市人民政府办公室\n2025年6月12日\n（此件公开发布）",
            "某某市渡口提升行动",
        ),
        ("某某市人民政府办公室　2025年6月12日", "某某市渡口提升行动"),
        ("某某市人民政府办公室", "某某市渡口提升行动"),
        ("2025年6月12日\n（此件主动公开）", "夜航船只管理若干措施"),
        ("二〇二五年六月十二日\n— 2 —\n", "夜航船只管理若干措施"),
        ("2025年6月12日\n抄送：市委办公室。", "夜航船只安全守则"),
    ] {
        let text = format!(
            "{first}\n各区县人民政府：\n现印发给你们，请认真执行。\n{end}\n{title}\n为加强管理，制定本文。{BODY}\n一、目标\n{BODY}\n二、任务\n{BODY}\n"
        );
        let found: Vec<_> = outline(&plain(&text))
            .iter()
            .map(|o| (o.0, o.2.to_owned()))
            .collect();
        let wanted = [(1, first), (1, title), (2, "一、目标"), (2, "二、任务")];
        assert_eq!(found, wanted.map(|(d, t)| (d, t.to_owned())), "{end}");
    }
}

#[test]
fn the_chapters_of_an_annex_stand_in_it() {
    let document = plain(
        "某区关于印发《渡口管理办法》的通知\n各镇人民政府：\n现印发给你们。\n附件\n第一章 总则\n第一条 为加强管理，制定本办法。\n第二条 本办法适用于渡口。\n\
         第二章 管理\n第三条 渡口应当有人值守。\n附件2\n填写说明\n",
    );
    let depths: Vec<_> = outline(&document).iter().map(|o| (o.0, o.1)).collect();
    assert_eq!(
        depths,
        [
            (1, 1),
            (2, 4),
            (3, 5),
            (4, 6),
            (4, 7),
            (3, 8),
            (4, 9),
            (2, 10)
        ]
    );
}
