use super::*;
use crate::document::Document;
use crate::document::Meta;
use crate::structure::{Options, parse};

fn document(text: &str) -> Document {
    parse(text, Meta::default(), &Options::default()).unwrap()
}

/// The changes of two texts, each as its kinds, old and new text, with what
/// went in [-…-] and what came in {+…+}.
fn told(old: &str, new: &str, by: By) -> Vec<String> {
    let (old, new) = (document(old), document(new));
    let comparison = Comparison::new(&old, &new, &How::default(), &|| false).unwrap();
    let changes = comparison.changes(by);
    changes
        .iter()
        .map(|change| {
            let text = |document: &Document, span: Option<crate::document::Span>| {
                span.map_or("-".to_owned(), |span| {
                    document.slice(span).trim().replace('\n', "⏎")
                })
            };
            let edits: String = change
                .edits
                .iter()
                .map(|edit| {
                    let sign = match edit.kind {
                        EditKind::Words => "",
                        EditKind::Reference => "#",
                        EditKind::Moved => "~",
                    };
                    format!(" {sign}[{}→{}]", old.slice(edit.old), new.slice(edit.new))
                })
                .collect();
            format!(
                "{}: {} | {}{edits}",
                change.kinds.names(),
                text(&old, change.old),
                text(&new, change.new)
            )
        })
        .collect()
}

const LAW: &str = "鱼塘管理条例\n\n第一章 总则\n\n第一条 为了保护鱼塘的水质，根据实际情况，制定本条例。\n\n\
第二条 本条例所称鱼塘，是指面积在一亩以上的养殖水面。\n\n第二章 养殖\n\n\
第三条 养殖户应当每月检测一次水温和含氧量，并且保存记录三年。\n\n\
第四条 禁止向鱼塘倾倒垃圾。违反前款规定的，由村委会责令清理。\n\n\
第五条 违反本条例第三条规定的，处二百元罚款。\n";

#[test]
fn nothing_is_made_of_how_a_text_is_written() {
    let other = LAW
        .replace("第二条", "第２条")
        .replace("面积", " 面積")
        .replace('，', ",");
    assert_eq!(told(LAW, &other, By::Section), [] as [String; 0]);
    assert_eq!(
        told("第５條︰臺北市", "第5条：台北市", By::Section),
        [] as [String; 0]
    );
    assert_eq!(told("一、 目标", "一 目标", By::Section), [] as [String; 0]);
}

#[test]
fn an_inserted_article_renumbers_and_what_names_it_follows() {
    let new = LAW
        .replace("第五条", "第六条")
        .replace("第四条", "第五条")
        .replace("本条例第三条", "本条例第四条")
        .replace(
            "第三条 养殖户",
            "第三条 养殖户开工以前应当到村里登记姓名和电话。\n\n第四条 养殖户",
        );
    let told = told(LAW, &new, By::Section);
    assert_eq!(told.len(), 4, "{told:#?}");
    assert!(
        told[0].starts_with("added: - | 第三条 养殖户开工"),
        "{told:#?}"
    );
    assert!(told[1].starts_with("renumbered: 第三条"), "{told:#?}");
    assert!(told[2].starts_with("renumbered: 第四条"), "{told:#?}");
    assert!(
        told[3].starts_with("renumbered: 第五条") && told[3].ends_with(" #[第三条→第四条]"),
        "{told:#?}"
    );
}

#[test]
fn words_are_told_where_they_changed() {
    let new = LAW
        .replace("每月", "每周")
        .replace("保存记录三年", "依法保存记录三年");
    assert_eq!(
        told(LAW, &new, By::Section),
        [
            "changed: 第三条 养殖户应当每月检测一次水温和含氧量，并且保存记录三年。 | \
          第三条 养殖户应当每周检测一次水温和含氧量，并且依法保存记录三年。 [月→周] [→依法]"
        ]
    );
    let by_sentence = told(LAW, &LAW.replace("垃圾", "垃圾和污水"), By::Sentence);
    assert_eq!(
        by_sentence,
        ["changed: 禁止向鱼塘倾倒垃圾。 | 禁止向鱼塘倾倒垃圾和污水。 [→和污水]"]
    );
}

#[test]
fn what_moved_and_was_edited_is_one_change() {
    let article = "第四条 禁止向鱼塘倾倒垃圾。违反前款规定的，由村委会责令清理。\n\n";
    let moved = LAW.replace(article, "").replace(
        "第二条 本条例",
        "第二条 禁止向鱼塘倾倒垃圾和污水。违反前款规定的，由村委会责令清理。\n\n第四条 本条例",
    );
    let told = told(LAW, &moved, By::Section);
    let about: Vec<_> = told.iter().filter(|row| row.contains("倾倒")).collect();
    assert_eq!(about.len(), 1, "{told:#?}");
    assert!(
        about[0].starts_with("moved,changed,renumbered: 第四条"),
        "{told:#?}"
    );
}

#[test]
fn a_section_that_was_split_or_merged_is_told_as_that() {
    let split = LAW.replace(
        "第四条 禁止向鱼塘倾倒垃圾。违反前款规定的，由村委会责令清理。",
        "第四条 禁止向鱼塘倾倒垃圾。\n\n第四条之一 违反前款规定的，由村委会责令清理。",
    );
    let rows = told(LAW, &split, By::Section);
    assert_eq!(rows.len(), 1, "{rows:#?}");
    assert!(rows[0].starts_with("split: 违反前款规定的"), "{rows:#?}");
    let rows = told(&split, LAW, By::Section);
    assert_eq!(rows.len(), 1, "{rows:#?}");
    assert!(rows[0].starts_with("merged: 第四条之一"), "{rows:#?}");
}

#[test]
fn paragraphs_are_told_alone() {
    let long = LAW.replace(
        "保存记录三年。",
        "保存记录三年。\n\n记录包括日期。\n\n记录由两人签字。",
    );
    let new = long
        .replace("两人", "三人")
        .replace("记录包括日期。\n\n", "");
    assert_eq!(
        told(&long, &new, By::Paragraph),
        [
            "removed: 记录包括日期。 | -",
            "changed: 记录由两人签字。 | 记录由三人签字。 [两→三]"
        ]
    );
}

#[test]
fn cells_of_tables_are_told_alone() {
    let table = "# 指标\n\n| 名称 | 数值 |\n|---|---|\n| 鱼苗 | 120 |\n| 水面 | 45 |\n";
    let told = told(table, &table.replace("45", "48"), By::Sentence);
    assert_eq!(told, ["changed: 45 | 48 [5→8]"]);
}

#[test]
fn a_wish_of_the_reader_goes_before_the_rule() {
    let (old, new) = (document(LAW), document(LAW));
    let third = old
        .sections()
        .iter()
        .position(|s| old.slice(s.title).contains("第三条"))
        .unwrap();
    let third = u32::try_from(third).unwrap();
    let how = How {
        wishes: vec![(Some(third), Some(third), Wish::Parted)],
        ..How::default()
    };
    let comparison = Comparison::new(&old, &new, &how, &|| false).unwrap();
    assert_eq!(comparison.new_of(third), None);
    assert!(Comparison::new(&old, &new, &how, &|| true).is_none());
}

/// The faces of two texts: kinds, old, new, a star where a change begins.
fn faced(old: &str, new: &str) -> Vec<String> {
    let (old, new) = (document(old), document(new));
    let comparison = Comparison::new(&old, &new, &How::default(), &|| false).unwrap();
    let facing = comparison.facing();
    let text = |document: &Document, span: Option<crate::document::Span>| {
        span.map_or("-".to_owned(), |span| {
            document.slice(span).trim().replace('\n', "⏎")
        })
    };
    let faces = facing.faces.iter().map(|face| {
        let star = if face.begins { "*" } else { "" };
        let (a, b) = (text(&old, face.old), text(&new, face.new));
        format!("{star}{}: {a} | {b}", face.kinds.names())
    });
    faces.collect()
}

#[test]
fn all_of_both_documents_stands_face_to_face() {
    let new = LAW
        .replace("每月检测", "每周检测")
        .replace(
            "第四条 禁止",
            "第四条 养殖户应当公示收费标准。\n\n第五条 禁止",
        )
        .replace("第五条 违反", "第六条 违反")
        .replace(
            "\n\n第二条 本条例所称鱼塘，是指面积在一亩以上的养殖水面。",
            "",
        );
    let faces = faced(LAW, &new);
    assert_eq!(
        faces,
        [
            ": 鱼塘管理条例 | 鱼塘管理条例",
            ": 第一章 总则 | 第一章 总则",
            ": 第一条 为了保护鱼塘的水质，根据实际情况，制定本条例。 | 第一条 为了保护鱼塘的水质，根据实际情况，制定本条例。",
            "*removed: 第二条 本条例所称鱼塘，是指面积在一亩以上的养殖水面。 | -",
            ": 第二章 养殖 | 第二章 养殖",
            "*changed: 第三条 养殖户应当每月检测一次水温和含氧量，并且保存记录三年。 | 第三条 养殖户应当每周检测一次水温和含氧量，并且保存记录三年。",
            "*added: - | 第四条 养殖户应当公示收费标准。",
            "*renumbered: 第四条 禁止向鱼塘倾倒垃圾。违反前款规定的，由村委会责令清理。 | 第五条 禁止向鱼塘倾倒垃圾。违反前款规定的，由村委会责令清理。",
            "*renumbered: 第五条 违反本条例第三条规定的，处二百元罚款。 | 第六条 违反本条例第三条规定的，处二百元罚款。",
        ]
    );
}

#[test]
fn faces_hold_every_letter_once() {
    let old = "# 甲\n\n一段话。又一段话。\n\n---\n\n| 名 | 数 |\n|---|---|\n| 塘 | 3 |\n\n## 乙\n\n移动的句子在这里，足够长，能认出来。\n";
    let new = "# 甲\n\n移动的句子在这里，足够长，能认出来。\n\n一段话。\n\n---\n\n| 名 | 数 |\n|---|---|\n| 塘 | 4 |\n";
    let (old, new) = (document(old), document(new));
    let comparison = Comparison::new(&old, &new, &How::default(), &|| false).unwrap();
    let facing = comparison.facing();
    let letters = |text: &str| -> String { text.chars().filter(|c| !c.is_whitespace()).collect() };
    let side = |document: &Document, spans: Vec<Option<crate::document::Span>>| -> String {
        let spans = spans.into_iter().flatten();
        letters(&spans.map(|span| document.slice(span)).collect::<String>())
    };
    let olds = facing.faces.iter().map(|face| face.old).collect();
    let news = facing.faces.iter().map(|face| face.new).collect();
    assert_eq!(side(&old, olds), letters(old.text()));
    assert_eq!(side(&new, news), letters(new.text()));
}
