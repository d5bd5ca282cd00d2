//! Which marker stands above which.

use crate::structure::tests::*;

fn check_levels(text: &str, expected: &[(u16, &str)]) {
    let document = plain(text);
    let rows = outline(&document).into_iter();
    let found: Vec<(u16, &str)> = rows.map(|(depth, _, title)| (depth, title)).collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn capitals_stand_above_plain_numerals_even_where_those_come_first() {
    check_levels(
        "某里年度工作報告\n前言\n一、緣起\n里民要一本小冊，於是有了這份報告。\n二、讀法\n先看目次，再看數字。\n壹、道路\n一、燈\n燈修了九盞。\n二、溝\n溝清了三條。\n貳、活動\n一、燈會\n來了三百人。\n參、結語\n感謝大家。\n",
        &[
            (1, "某里年度工作報告"),
            (2, "前言"),
            (3, "一、緣起"),
            (3, "二、讀法"),
            (2, "壹、道路"),
            (3, "一、燈"),
            (3, "二、溝"),
            (2, "貳、活動"),
            (3, "一、燈會"),
            (2, "參、結語"),
        ],
    );
}

#[test]
fn a_mark_may_be_nested_in_itself() {
    check_levels(
        "影片提要\n第一部分 故事\n一. 雪夜\n讲一个邮差。\n一. 人物\n邮差和狗。\n二. 场面\n一条路。\n二. 灯塔\n讲一个看塔人。\n一. 人物\n看塔人。\n二. 场面\n一片海。\n三. 车站\n讲一个司机。\n一. 人物\n司机。\n二. 场面\n一个站台。\n",
        &[
            (1, "影片提要"),
            (2, "第一部分 故事"),
            (3, "一. 雪夜"),
            (4, "一. 人物"),
            (4, "二. 场面"),
            (3, "二. 灯塔"),
            (4, "一. 人物"),
            (4, "二. 场面"),
            (3, "三. 车站"),
            (4, "一. 人物"),
            (4, "二. 场面"),
        ],
    );
    // Sections that each begin anew are no levels.
    check_levels(
        "手册\n（一）开店\n1．钥匙\n在柜台下面，用完放回。\n2．灯\n先开里面，再开外面。\n（二）关店\n1．灯\n先关外面，再关里面。\n2．钥匙\n交给经理，当面点清。\n",
        &[
            (1, "手册"),
            (2, "（一）开店"),
            (3, "1．钥匙"),
            (3, "2．灯"),
            (2, "（二）关店"),
            (3, "1．灯"),
            (3, "2．钥匙"),
        ],
    );
}

#[test]
fn a_scroll_stands_above_its_chapters() {
    check_levels(
        "明月經卷第一\n某寺沙門某乙譯\n序品第一\n如是我聞，一時師在河邊，與眾人俱。\n問水品第二\n有人問水從何來，師不答，但指山。\n明月經卷第二\n某寺沙門某乙譯\n問月品第三\n有人問月從何來，師舉手中燈。\n",
        &[
            (1, "明月經卷第一"),
            (2, "序品第一"),
            (2, "問水品第二"),
            (1, "明月經卷第二"),
            (2, "問月品第三"),
        ],
    );
}

#[test]
fn a_decimal_number_says_its_depth_against_an_odd_mark() {
    let document = markdown(
        "# 2.1 取样\n正文甲乙丙。\n## 2.1.1 水\n正文甲乙丙。\n# 2.2 称重\n正文甲乙丙。\n## 2.2.1 土\n正文甲乙丙。\n## 2.3 小结\n正文甲乙丙。\n",
    );
    let depths: Vec<u16> = outline(&document).iter().map(|row| row.0).collect();
    assert_eq!(depths, [1, 2, 1, 2, 1]);
}

#[test]
fn pages_of_a_contents_list_may_stand_on_lines_of_their_own() {
    let entries = "序　王某\n\n2\n\n第一章　领书\n\n5\n\n一、登记\n\n6\n\n二、还书\n\n8\n\n第二章　座位\n\n9\n\n";
    let body = "序\n\n这本小册写给新来的人，请先读完。\n\n第一章　领书\n\n领书要带证件，一次三本。\n\n一、登记\n\n写清姓名和书名，不要涂改。\n\n二、还书\n\n过期一天，停借一天。\n\n第二章　座位\n\n座位先到先得，不可占座。\n";
    let expected = |depth: u16| {
        vec![
            (depth, "序"),
            (depth, "第一章　领书"),
            (depth + 1, "一、登记"),
            (depth + 1, "二、还书"),
            (depth, "第二章　座位"),
        ]
    };
    check_levels(&format!("{entries}{body}"), &expected(1));
    let mut named = vec![(1, "阅览室手册")];
    named.extend(expected(2));
    check_levels(&format!("阅览室手册\n\n目　录\n\n{entries}{body}"), &named);
}

#[test]
fn a_contents_list_of_articles_swallows_none_of_them() {
    let body = "甲乙双方商定如下。\n第一条　货物\n乙方交付桌椅十套。\n第二条　价款\n货到付款，不得拖欠。\n第三条　其他\n未尽事宜另行商定。\n";
    let expected = [
        (1, "桌椅买卖合同"),
        (2, "第一条　货物"),
        (2, "第二条　价款"),
        (2, "第三条　其他"),
    ];
    for entries in [
        "第一条 货物\n第二条 价款\n第三条 其他\n",
        "１）货物\n２）价款\n３）其他\n",
    ] {
        check_levels(
            &format!("桌椅买卖合同\n\n目录\n{entries}\n{body}"),
            &expected,
        );
    }
}
