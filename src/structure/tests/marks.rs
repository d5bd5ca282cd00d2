//! Titles behind marks of other kinds than numbers.

use super::{outline, plain};

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
    let text = "船用绳使用手册\n【用途】系船、拖船。\n【检查】每次用前看一遍，有断股就换。\n【保管】晾干后收好。\n【报废】用满两年。\n";
    assert_eq!(places(text), [(1, 1), (2, 2), (2, 3), (2, 4), (2, 5)]);
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
