//! Pages from a scanner: captions in sentences, page marks, headings of one
//! level, the markup of models.

use gangmu::document::{Document, MarkupKind};

use super::{hits, markdown, paragraphs};

/// Depth and title of each section.
fn outline(document: &Document) -> Vec<(u16, String)> {
    let ids = 0..document.sections().len() as u32;
    ids.map(|id| {
        let depth = document.section(id).unwrap().depth;
        (depth, document.title(id).to_owned())
    })
    .collect()
}

fn rows(expected: &[(u16, &str)]) -> Vec<(u16, String)> {
    let own = |&(depth, title): &(u16, &str)| (depth, title.to_owned());
    expected.iter().map(own).collect()
}

#[test]
fn a_sentence_goes_on_over_a_picture_and_its_caption() {
    for (text, joined, caption) in [
        (
            "# 甲\n\n县图书馆是本地阅读联盟（简称\n\n![](images/a.jpg)  \n图3 联盟的构成\n\n\
             RLA)的发起者之一，负责日常事务。\n",
            "县图书馆是本地阅读联盟（简称RLA)的发起者之一，负责日常事务。",
            "图3 联盟的构成",
        ),
        (
            "# 甲\n\n与前两年相比，库区在汛期的平均蓄水量继续\n\n\
             <div style=\"text-align: center;\"><img src=\"i/b.jpg\" alt=\"Image\" /></div>\n\n\
             <div style=\"text-align: center;\">图2 蓄水量</div>\n\n上升，增加了一成半。\n",
            "与前两年相比，库区在汛期的平均蓄水量继续上升，增加了一成半。",
            "图2 蓄水量",
        ),
        (
            "# 甲\n\n这些村庄离河很近，每年都要防汛，所以\n\n表 4 各村户数\n\n\
             先修的是堤坝，后修的是道路。\n",
            "这些村庄离河很近，每年都要防汛，所以先修的是堤坝，后修的是道路。",
            "表 4 各村户数",
        ),
    ] {
        let document = markdown(text);
        let all = paragraphs(&document);
        assert!(all.contains(&joined), "{all:?}");
        assert!(all.contains(&caption), "{all:?}");
        assert_eq!(document.seams().len(), 1, "{all:?}");
    }
}

#[test]
fn nothing_is_joined_to_a_caption() {
    for text in [
        "# 甲\n\n图1 井水埋深（a.东村；b.西村\n\n以杨树为主的林地，由两千亩增到五千亩，长了一倍半。\n",
        "# 甲\n\n资料来源: 年鉴, 本所整理\n\n从分项来看，本月涨得多的有五种。\n",
        "# 甲\n\n![](a.jpg)  \n东村与西村的井水\n\n以杨树为主的林地，由两千亩增到五千亩，长了一倍半。\n",
        "# 甲\n\n占全县的 $4 1 . 2 \\%$ ，占全市的 $9 \\%$\n\n清水河是一条季节河，发源于西边的山里。\n",
        "# 甲\n\n噪声的形式不变，通常考虑其范围为 $0 < b < 3 ,$ □\n\n由于这些噪声都不平稳，它们的方差不收敛。\n",
    ] {
        let document = markdown(text);
        assert!(document.seams().is_empty(), "{:?}", paragraphs(&document));
    }
}

#[test]
fn a_sentence_goes_on_over_the_marks_of_a_page() {
    let document = markdown(
        "# 甲\n\n各村的堤坝要继续\n\n<!-- Page 7 -->\n\n---\n\n<page_number>7</page_number>\n\n\
         加固，并且在汛期以前完成验收。\n",
    );
    assert_eq!(hits(&document, "继续加固").len(), 1);
    assert_eq!(hits(&document, "page_number").len(), 0);
    let apart = markdown("# 甲\n\n一段完了。\n\n---\n\n又是一段。\n");
    assert_eq!(paragraphs(&apart).len(), 4);
}

#[test]
fn markup_of_models_is_named_and_no_text() {
    let document = markdown(
        "---\nprimary_language: zh\nis_rotation_valid: True\nrotation_correction: 0\nis_table: False\n\
         is_diagram: False\n---\n# 甲\n\n一句正文。<watermark>内部</watermark>\n\n\
         <page_number>21</page_number>\n\n<|ref|>又一句<|/ref|>。\n\n用 `<|end|>` 表示。\n\n\
         ```\n<|end|>\n```\n",
    );
    assert_eq!(
        paragraphs(&document),
        [
            "甲",
            "一句正文。",
            "又一句。",
            "用 <|end|> 表示。",
            "<|end|>"
        ]
    );
    let kinds: Vec<MarkupKind> = document.markup().iter().map(|m| m.kind).collect();
    assert!(kinds.contains(&MarkupKind::Attribute));
    assert!(kinds.contains(&MarkupKind::Furniture));
}

#[test]
fn headings_of_one_level_are_levelled_by_their_numbers() {
    let document = markdown(
        "# 山村小学的午餐\n\n王五\n\n# 1缘起\n\n甲。\n\n# 1.1孩子们的早晨\n\n乙。\n\n# 1.2 路\n\n丙。\n\n\
         # 2 做法\n\n丁。\n\n# 2.1K-12 学段\n\n戊。\n\n# 2.1.1菜单\n\n己。\n\n# 3结语\n\n庚。\n\n# 参考文献\n\n辛。\n",
    );
    assert_eq!(
        outline(&document),
        rows(&[
            (1, "山村小学的午餐"),
            (2, "1缘起"),
            (3, "1.1孩子们的早晨"),
            (3, "1.2 路"),
            (2, "2 做法"),
            (3, "2.1K-12 学段"),
            (4, "2.1.1菜单"),
            (2, "3结语"),
            (2, "参考文献"),
        ])
    );
    let numbering: Vec<_> = gangmu::review::review(&document, &|| false)
        .unwrap()
        .into_iter()
        .filter(|f| f.kind == gangmu::review::FindingKind::Numbering)
        .collect();
    assert!(numbering.is_empty(), "{numbering:?}");
}

#[test]
fn a_whole_number_is_never_below_a_decimal() {
    let document =
        markdown("# 题目\n\n# 4.1G网\n\n甲。\n\n# 4.2 水网\n\n乙。\n\n# 5 路网\n\n丙。\n");
    let depth = |title: &str| {
        let all = outline(&document);
        all.iter().find(|(_, own)| own == title).unwrap().0
    };
    assert!(depth("5 路网") <= depth("4.1G网"));
    assert_eq!(depth("4.1G网"), depth("4.2 水网"));
    // Years and months number nothing.
    let months = markdown("# 3D打印\n\n甲。\n\n# 5G\n\n乙。\n\n# 2020年\n\n丙。\n");
    assert!(outline(&months).iter().all(|(depth, _)| *depth == 1));
}

#[test]
fn lines_of_a_layout_are_no_headings() {
    let document = markdown(
        "# 研究报告\n\n甲。\n\n## 一、市场\n\n乙。\n\n## 资料来源：某某研究所\n\n## 表 7 价格一览\n\n\
         ## 请务必阅读末页声明\n\n丙。\n\n# 万方数据\n\n丁。\n\n# （下转第31页）\n\n戊。\n",
    );
    assert_eq!(
        outline(&document),
        rows(&[(1, "研究报告"), (2, "一、市场")])
    );
}

#[test]
fn a_running_head_with_its_authors_is_no_section() {
    let document = markdown(
        "# 村小的午餐一一以清水村为例\n\n# 1 缘起\n\n本文从三个方面来看这件事情，先说米、面、\n\n\
         # 村小的午餐一一以清水村为例\n\n王小五　赵六\n\n油、盐和菜的来路，再说谁来做饭。\n\n\
         # 2 做法\n\n甲。\n",
    );
    assert_eq!(
        hits(&document, "面、油、盐").len(),
        1,
        "{:?}",
        paragraphs(&document)
    );
    assert_eq!(
        outline(&document),
        rows(&[
            (1, "村小的午餐一一以清水村为例"),
            (2, "1 缘起"),
            (2, "2 做法")
        ])
    );
}
