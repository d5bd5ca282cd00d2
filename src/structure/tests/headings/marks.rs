//! Titles behind marks of other kinds than numbers.

use crate::structure::tests::{outline, plain};

fn titles(text: &str) -> Vec<(u16, u32, String)> {
    let document = plain(text);
    let rows = outline(&document);
    rows.into_iter()
        .map(|(d, l, t)| (d, l, t.to_owned()))
        .collect()
}

/// Depths and lines.
fn places(text: &str) -> Vec<(u16, u32)> {
    titles(text).into_iter().map(|(d, l, _)| (d, l)).collect()
}

#[test]
fn labels_of_a_leaflet_are_its_sections() {
    let text = "润喉糖说明书\n【品名】\n商品名：润喉糖\n【成分】薄荷脑、冰糖。\n【用法】含服，一次一片。\n\
        【禁忌】尚不明确。\n【贮藏】密封，置阴凉处。\n";
    let rows = titles(text);
    assert_eq!(
        rows.iter().map(|r| (r.0, r.1)).collect::<Vec<_>>(),
        [(1, 1), (2, 2), (2, 4), (2, 5), (2, 6), (2, 7)]
    );
    assert_eq!(rows.get(2).unwrap().2, "【成分】");
    assert_eq!(plain(text).sections().get(2).unwrap().style, "【】");
    let text = "船用绳使用手册\n【用途】系船、拖船。\n【检查】\n每次用前看一遍，有断股就换。\n【保管】晾干后收好。\n【报废】用满两年。\n";
    assert_eq!(places(text), [(1, 1), (2, 2), (2, 3), (2, 5), (2, 6)]);
}

#[test]
fn boxes_stand_below_the_items_around_them() {
    let text = "第一章 行船的方法\n一、怎样掌舵\n□顺水\n顺水要慢，看准前面的弯，早一点转。\n□逆水\n逆水要稳，不要怕慢，贴着岸走最好。\n\
        二、怎样停船\n□看风\n先看风从哪边来，再定停在哪一边岸。\n□抛锚\n锚要轻轻放下去，不能用力往外面扔。\n";
    assert_eq!(
        places(text),
        [(1, 1), (2, 2), (3, 3), (3, 5), (2, 7), (3, 8), (3, 10)]
    );
}

#[test]
fn ornaments_stand_above_the_items_below_them() {
    let text = "渡口值班须知\n◆开船之前\n一、看水\n水位过线，一律停渡，并且报告站里。\n二、看人\n人数不得过载，老人和孩子坐在中间。\n\
        ◆开船之后\n一、看航道\n不得抢行，见到大船提前避让到一边。\n二、看天\n起雾起风就近靠岸，等天好了再走。\n";
    assert_eq!(
        places(text),
        [(1, 1), (2, 2), (3, 3), (3, 5), (2, 7), (3, 8), (3, 10)]
    );
}

#[test]
fn questions_with_answers_are_titles() {
    let text = "渡船常见问题\n问：几点开船？\n答：早上六点，晚上八点停。\n问：可以带自行车吗？\n答：可以，另收一元。\n";
    assert_eq!(places(text), [(1, 1), (2, 2), (2, 4)]);
    let text = "船票须知\nQ1：哪里买票？\nA1：码头窗口。\nQ2：能退票吗？\nA2：开船前可以。\nQ3：孩子要票吗？\nA3：一米二以下免票。\n";
    assert_eq!(places(text), [(1, 1), (2, 2), (2, 4), (2, 6)]);
}

#[test]
fn marks_that_are_no_titles() {
    let glosses =
        "潛龍勿用。\n【白話】龍潛在水中，不要行動。\n見龍在田。\n【白話】龍出現在田野。\n"
            .repeat(6);
    let list = "渡口物品清单\n●船桨\n●救生衣\n●缆绳\n●铁锚\n以上物品每月清点一次，少了要补。\n";
    let game = "第一章 渡口\n【叮！任务开始！】\n他看着水面，没有动。\n【姓名：张三】\n【等级：一】\n他笑了笑，把船推下水。\n";
    let news = "【本报讯】昨日，渡口新桥通车。\n【本报讯】今日，旧船全部停航。\n【本报讯】明日，码头改造开工。\n";
    for text in [glosses.as_str(), list, game, news] {
        let document = plain(text);
        let marked = document
            .sections()
            .iter()
            .filter(|s| s.style == "【】" || s.style == "●");
        assert_eq!(marked.count(), 0, "{text}\n{:?}", outline(&document));
    }
}

#[test]
fn a_lone_mark_of_a_footnote_is_no_heading() {
    let text = "渡口小史\n一\n渡口开于何年，说法不一。\n①\n渡口的碑还在，拓片\n今藏县里。\n②\n水文\n站有记录可查。\n\
        二\n渡口后来停了，只剩一条船。\n①\n船有三丈长。\n";
    assert_eq!(places(text), [(1, 1), (2, 2), (2, 10)]);
}

/// What `check` would say of the text of the headings: their titles alone.
fn names(text: &str) -> Vec<(u16, String)> {
    titles(text).into_iter().map(|(d, _, t)| (d, t)).collect()
}

fn wanted(rows: &[(u16, &str)]) -> Vec<(u16, String)> {
    rows.iter().map(|&(d, t)| (d, t.to_owned())).collect()
}

#[test]
fn stars_of_org_are_headings() {
    let text = "#+TITLE: 渡口日记\n* 三月\n江水涨了，渡船停了三天。\n** 修船\n换了两块板，刷了一遍桐油。\n* 四月\n没有下雨。\n";
    let rows = wanted(&[(1, "渡口日记"), (2, "三月"), (3, "修船"), (2, "四月")]);
    assert_eq!(names(text), rows);
    let text = "* 船\n一条旧船。\n** 桨\n两支桨。\n** 篙\n一根竹篙。\n* 人\n一个老人。\n";
    assert_eq!(
        names(text),
        wanted(&[(1, "船"), (2, "桨"), (2, "篙"), (1, "人")])
    );
    let text = "#+title: 工具\n\n* 锯子\n#+begin_src sh\n* 不是标题\n#+end_src\n用来锯木头。\n* 刨子\n用来刨平。\n";
    assert_eq!(
        names(text),
        wanted(&[(1, "工具"), (2, "锯子"), (2, "刨子")])
    );
    // Tags and the addresses of links are not what makes a title long.
    let address = "https://example.com/".to_owned() + &"guide/".repeat(12);
    let text = format!(
        "#+title: 船具\n* 缆绳          :noexport:\n棕的。\n* [[{address}][桨]]\n木的。\n* 篙 :竹:旧:\n竹的。\n"
    );
    let found = names(&text);
    assert_eq!(found.len(), 4, "{found:?}");
    assert_eq!(found[1], (2, "缆绳".to_owned()));
    assert_eq!(found[3], (2, "篙".to_owned()));
    // A list is none.
    let text = "出门要带三样东西：\n* 雨伞\n* 干粮\n* 水壶\n别的都可以不带，路上买得到。\n";
    assert!(names(text).iter().all(|(_, title)| !title.contains("雨伞")));
}

#[test]
fn lines_below_titles_make_them_headings() {
    let text = "渡口手册\n========\n\n写给新来的船工。\n\n系缆\n----\n\n先系船头，再系船尾。\n\n解缆\n----\n\n先解船尾。\n\n附记\n====\n\n完。\n";
    let rows = [(1, "渡口手册"), (2, "系缆"), (2, "解缆"), (1, "附记")];
    assert_eq!(names(text), wanted(&rows));
    let text =
        "====\n总述\n====\n\n水位。\n\n测量\n~~~~\n\n每天两次。\n\n记录\n~~~~\n\n记在簿上。\n";
    assert_eq!(
        names(text),
        wanted(&[(1, "总述"), (2, "测量"), (2, "记录")])
    );
    let text = "1. 用途\n=======\n\n过江用。\n\n1.1. 载重\n---------\n\n三吨。\n\n2. 保养\n=======\n\n每年一次。\n";
    let rows = [(1, "1. 用途"), (2, "1.1. 载重"), (1, "2. 保养")];
    assert_eq!(names(text), wanted(&rows));
    // The line below may be far wider than its title, and the title long.
    let wide = "-".repeat(120);
    let long = "渡船的缆绳".to_owned() + &"、船桨".repeat(20) + "怎样保养？";
    let under = "-".repeat(long.chars().count() * 2);
    let text = format!(
        "船工问答\n========\n\n系缆\n----\n\n先系船头。\n\n怎样解缆？\n{wide}\n\n先解船尾。\n\n{long}\n{under}\n\n刷桐油。\n"
    );
    let found = names(&text);
    assert_eq!(found.len(), 4, "{found:?}");
    assert_eq!(found[2], (2, "怎样解缆？".to_owned()));
    // Rules between posts are none.
    let text = "江水涨了，大家小心。\n--------\n今天停渡。\n--------\n明天开船。\n";
    assert!(names(text).iter().all(|(depth, _)| *depth == 1));
}

#[test]
fn equals_signs_of_wikis_and_of_asciidoc_are_headings() {
    let text = "== 沿革 ==\n宋时建渡。\n=== 改道 ===\n明时江水改道。\n== 现状 ==\n今为公园。\n";
    assert_eq!(
        names(text),
        wanted(&[(1, "沿革"), (2, "改道"), (1, "现状")])
    );
    let text = "= 渡船\n\n== 构造\n木制。\n=== 船底\n平底。\n== 用法\n撑篙。\n";
    let rows = [(1, "渡船"), (2, "构造"), (3, "船底"), (2, "用法")];
    assert_eq!(names(text), wanted(&rows));
    let text = "==桥==\n石桥一座。\n==亭==\n茅亭两座。\n";
    assert_eq!(names(text), wanted(&[(1, "桥"), (1, "亭")]));
}

#[test]
fn a_copied_page_of_a_wiki_has_links_behind_its_titles() {
    let text = "白沙渡\n历史[编辑]\n\n宋时建渡。\n交通[编辑]\n\n有桥一座。\n";
    assert_eq!(
        names(text),
        wanted(&[(1, "白沙渡"), (2, "历史"), (2, "交通")])
    );
    let text = "江心洲\n地理[編輯]\n\n洲長三里。\n居民[編輯]\n\n今無人居。\n";
    assert_eq!(
        names(text),
        wanted(&[(1, "江心洲"), (2, "地理"), (2, "居民")])
    );
    let text = "石桥\n结构【编辑】\n三孔。\n传说【编辑】\n有龙。\n";
    assert_eq!(names(text).len(), 3);
}

#[test]
fn names_in_a_tagged_collection_stand_below_their_place() {
    let text = "<篇名>水边药录\n书名：水边药录\n作者：某甲\n\n<目录>\n\n<篇名>自序\n\n内容：余居水边。\n\n\
        <目录>卷一\\草部\n\n<篇名>菖蒲\n\n内容：生水边，味辛。\n\n<目录>卷一\\草部\n\n<篇名>芦根\n\n内容：味甘，性寒。\n";
    let rows = [(1, "水边药录"), (2, "自序"), (3, "菖蒲"), (3, "芦根")];
    assert_eq!(names(text), wanted(&rows));
    let document = plain(text);
    assert!(!document.hidden_hanzi().is_empty());
    let text = "<篇名>食方\n书名：食方\n<目录>粥\n<篇名>莲子粥\n内容：莲子一两。\n<目录>粥\n<篇名>菱角粥\n内容：菱角二两。\n";
    assert_eq!(
        names(text),
        wanted(&[(1, "食方"), (2, "莲子粥"), (2, "菱角粥")])
    );
}

#[test]
fn names_set_with_spaces_stand_over_their_items() {
    let text = "渡口管理会第二次会议纪录\n时　　间：三月一日\n报　告　事　项\n一、上次会议纪录。\n已宣读，无异议。\n二、船只检修情形。\n已修三条。\n\
        讨　论　事　项\n一、夜渡是否停开。\n决议：停开。\n二、票价。\n决议：不变。\n散会\n";
    let rows: Vec<(u16, String)> = names(text);
    let parts = ["报　告　事　项", "讨　论　事　项"];
    assert!(
        parts
            .iter()
            .all(|part| rows.contains(&(2, (*part).to_owned()))),
        "{rows:?}"
    );
    assert!(
        rows.iter()
            .any(|(depth, title)| *depth == 3 && title.starts_with("一、夜渡")),
        "{rows:?}"
    );
}
