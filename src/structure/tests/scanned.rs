//! Headings of pages from a scanner, where every heading has the same mark.

use super::*;

/// Headings that are marked and numbered, so that the marks are relied on.
const REST: &str = "# 5 坝体\n\n坝体用土石筑成。\n\n# 6 闸门\n\n闸门共有三孔。\n\n\
    # 7 渠道\n\n渠道长十里。\n\n# 8 管理\n\n有专人管理。\n\n# 9 附属\n\n另有水房一间。\n";

fn titles(text: &str) -> Vec<String> {
    let document = markdown(&format!("{text}\n\n{REST}"));
    let found = outline(&document).into_iter();
    let own = found.map(|(_, _, title)| title.to_owned());
    own.take_while(|title| !title.starts_with("5 ")).collect()
}

#[test]
fn decimal_numbers_set_apart_are_levels() {
    let text = "## 1 范围\n\n甲。\n\n## 2 . 1 坝顶\n\n乙。\n\n## 2 . 1 . 1 坝顶宽\n\n丙。\n\n\
        ## 2 . 1 . 2 坝顶长\n\n丁。\n\n## 2\n\n## . 1 . 3 坝顶高\n\n戊。\n\n## 3 闸门\n\n己。\n\n## 4 渠道\n\n庚。\n";
    let document = markdown(text);
    let depths: Vec<(u16, &str)> = outline(&document)
        .into_iter()
        .map(|(depth, _, title)| (depth, title))
        .collect();
    assert_eq!(
        depths,
        [
            (1, "1 范围"),
            (2, "2 . 1 坝顶"),
            (3, "2 . 1 . 1 坝顶宽"),
            (3, "2 . 1 . 2 坝顶长"),
            (3, ". 1 . 3 坝顶高"),
            (1, "3 闸门"),
            (1, "4 渠道"),
        ]
    );
}

#[test]
fn contents_whose_lines_are_marked_are_none() {
    let text = "# 水工讲义\n\n# 目 录\n\n# 本书导读 1\n\n# 第1章 河\n\n1.1 河源 2  \n1.2 河口 9  \n\
        复习(1) 12  \n\n# 第2章 湖\n\n2.1 湖岸 15  \n2.2 湖心 20  \n\n# 本书导读\n\n这本书讲河和湖。";
    assert_eq!(titles(text), ["水工讲义", "本书导读"]);
}

#[test]
fn a_title_page_that_stands_again_is_one() {
    let text = "# 水工讲义修订本\n\n# 上册（春季用）\n\n某某社\n\n# 水工讲义修订本\n\n# 上册(春季用)\n\n# 编者的话\n\n这本书讲水工。\n\n\
        # 水工讲义\n\n# 修订本\n\n正文。";
    assert_eq!(
        titles(text),
        ["水工讲义修订本", "上册（春季用）", "编者的话"]
    );
}

#[test]
fn lines_of_the_page_are_none() {
    let text = "# 水闸规程\n\n甲。\n\n# SL / T 2 6 5 - 2 0 1 6\n\n# 水利工程丛书\n\n# (第二版)\n\n# 第3题图\n\n# 闸\n\n乙。";
    assert_eq!(titles(text), ["水闸规程"]);
}

#[test]
fn theorems_with_what_they_say_are_none() {
    let text = "# 河网\n\n甲。\n\n# 定理1.2 设河网连通, 则有源。\n\n乙。\n\n# 证 由定义直接推得.\n\n丙。\n\n# 定义与记号\n\n丁。";
    assert_eq!(titles(text), ["河网", "定义与记号"]);
}

#[test]
fn numbered_sentences_beside_marked_headings_are_none() {
    let text = "# 练习\n\n1.下列关于水闸的说法，正确的是（）\n\n甲。\n\n2.3孔闸共有几扇门，写出算式（）\n\n乙。\n\n3.求出渠道的坡度：\n\n丙。";
    assert_eq!(titles(text), ["练习"]);
    let text = "# 给付\n\n依下列三者取大：\n\n一、当年的保险金额。\n\n二、应缴保险费的总和。\n\n# 三、账户的价值。\n\n丁。";
    assert_eq!(titles(text), ["给付"]);
    // A heading that a body stands below stays.
    let text = "# 办法\n\n（一）修渠。今年修渠十里，通水三村，由水房统一调度，汛期前完工。\n\n（二）种树。今年种树百亩，由各村分片包干，秋天验收，成活率要过九成。\n";
    assert_eq!(titles(text).len(), 3);
}

#[test]
fn numbers_glued_to_their_titles_are_not_torn() {
    let mut text = String::from("# 渡口治理\n\n甲。\n\n# 1治理进展\n\n");
    for part in ["1.1水量", "1.2植被", "1.3沙化", "1.4湖泊"] {
        text += &format!("# {part}\n\n乙。\n\n");
    }
    text += "# 2 存在的问题\n\n# 2.1开荒\n\n丙。\n\n# 3治理的建议\n\n# 3.1节水\n\n丁。\n\n# 4结语\n\n戊。";
    assert_eq!(titles(&text).len(), 11);
}

#[test]
fn a_name_of_one_character_beside_short_names_stays() {
    let text =
        "# 药草\n\n甲。\n\n# 人参\n\n乙。\n\n# 术\n\n丙。\n\n# 甘草\n\n丁。\n\n# 牛膝\n\n戊。";
    assert_eq!(titles(text), ["药草", "人参", "术", "甘草", "牛膝"]);
}
