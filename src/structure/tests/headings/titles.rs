//! The title of a document, and those of several in one file.

use crate::structure::tests::{markdown, outline, plain};

fn title(text: &str) -> String {
    plain(text).title(0).to_owned()
}

#[test]
fn neither_a_translator_nor_a_bar_nor_a_standard_is_the_title() {
    let body = "第一章 清早\n江上起雾，船没有开。\n第二章 中午\n雾散了，船来了。\n";
    for front in [
        "译者：李某某\n\n渡口一日\n\n",
        "校对：某甲\n录入：某乙\n渡口一日\n",
        "登录/注册\n首页 书库 排行\n\n渡口一日\n某甲\n",
    ] {
        assert_eq!(title(&format!("{front}{body}")), "渡口一日");
    }
    let body =
        "1 范围\n本文件规定了竹篙的要求。\n2 要求\n2.1 外观\n应光滑。\n2.2 长度\n应为五米。\n";
    for number in ["GB/T 12345—2025", "DB31/T 0001-2024", "T/ABC 12—2023"] {
        assert_eq!(
            title(&format!("{number}\n渡船用竹篙\n{body}")),
            "渡船用竹篙"
        );
    }
}

#[test]
fn judgments_in_one_file_are_siblings() {
    let one = |county: &str, number: u32| {
        format!(
            "{county}人民法院\n刑事判决书\n（2024）某{number}刑初{number}号\n被告人张某。\n本院认为，应予处罚。判决如下：\n一、被告人张某犯盗窃罪，判处拘役二个月。\n审判员王某\n二〇二四年一月二日\n"
        )
    };
    let text = format!("{}\"\n\"{}", one("某甲县", 1), one("某乙县", 2));
    let document = plain(&text);
    let rows: Vec<(u16, u32)> = outline(&document).iter().map(|r| (r.0, r.1)).collect();
    assert_eq!(rows, [(1, 1), (1, 10)]);
}

#[test]
fn a_name_with_its_office_below_a_heading_is_no_heading() {
    let text = "# 序\n\n<p><strong>李小河<br />\n船工会会长</strong></p>\n\n这本小册子写给新来的船工。\n\n# 第一章 系缆\n\n先系船头，再系船尾。\n";
    assert_eq!(markdown(text).sections().len(), 2);
}
