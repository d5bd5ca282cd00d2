//! References in small laws, one form each, both what links and what does
//! not; then in the laws of the corpus.

use std::path::Path;

use super::{Reference, ReferenceIndex, Target, references_in};
use crate::document::{Document, Format, Meta, Span};
use crate::structure::{Options, parse};

fn read(text: &str) -> Document {
    parse(text, Meta::default(), &Options::default()).unwrap()
}

fn all(document: &Document) -> Vec<Reference> {
    let index = ReferenceIndex::new(document);
    references_in(document, &index, Span::new(0, document.len()))
}

/// What a reference leads to: the title of a section, or the first characters
/// of a paragraph.
fn place(document: &Document, target: Target) -> String {
    match target {
        Target::Section(id) => document.title(id).trim().to_owned(),
        Target::Text(at) => {
            let rest = &document.text()[at as usize..];
            let line = rest.lines().next().unwrap();
            format!("“{}”", line.chars().take(5).collect::<String>())
        }
    }
}

/// Each expression with its place, apart by →.
fn links(text: &str) -> Vec<String> {
    let document = read(text);
    let links = all(&document).into_iter().map(|r| {
        let place = place(&document, r.target);
        format!("{}→{place}", document.slice(r.span))
    });
    links.collect()
}

/// A law of twelve articles; the text of the last is `text`.
fn law(text: &str) -> String {
    let mut law = String::from("中华人民共和国渡口法\n\n第一章　总则\n\n");
    law.push_str("第一条　为了管理渡口，制定这部法律。\n\n");
    law.push_str("第二条　渡口由县管理。\n\n乡可以受托管理。\n\n村不管理。\n\n");
    law.push_str(
        "第三条　渡船应当：\n\n（一）坚固；\n\n（二）干净；\n\n（三）准时。\n\n渡工另定。\n\n",
    );
    law.push_str("第二章　渡船\n\n第一节　船身\n\n");
    law.push_str("第四条　船身用木。\n\n第五条　船身刷漆。\n\n");
    law.push_str("第二节　船桨\n\n第六条　船桨用木。\n\n第六条之一　船桨成对。\n\n");
    law.push_str("第七条　船桨编号。\n\n第三章　罚则\n\n");
    law.push_str("第八条　警告。\n\n第九条　罚款。\n\n第十条　停航。\n\n第十一条　拆除。\n\n");
    law.push_str("第十二条　");
    law.push_str(text);
    law.push('\n');
    law
}

fn in_law(text: &str) -> Vec<String> {
    links(&law(text))
}

#[test]
fn an_article_is_linked_by_its_number() {
    assert_eq!(in_law("违反第十条的，处罚。"), ["第十条→第十条"]);
    assert_eq!(in_law("依照本法第３条处罚。"), ["第３条→第三条"]);
    assert_eq!(in_law("依照第 6-1 条处罚。"), ["第 6-1 条→第六条之一"]);
    assert_eq!(
        in_law("有第六条之一规定的情形的，处罚。"),
        ["第六条之一→第六条之一"]
    );
    assert_eq!(in_law("构成本法第十条的。"), ["第十条→第十条"]);
    let text = law("甲。").replace("村不管理。", "村依照第九条管理。");
    assert_eq!(links(&text), ["第九条→第九条"], "from the first chapter");
    assert_eq!(in_law("依照第六条之二处罚。"), [""; 0]);
    assert_eq!(in_law("依照第二十条处罚。"), [""; 0]);
}

#[test]
fn each_number_of_a_list_is_linked() {
    assert_eq!(
        in_law("违反第二、八、十条的，处罚。"),
        ["第二→第二条", "八→第八条", "十条→第十条"]
    );
    assert_eq!(
        in_law("违反第五条、第六条和第八条的，处罚。"),
        ["第五条→第五条", "第六条→第六条", "第八条→第八条"]
    );
    for text in [
        "违反第三条至第七条的，处罚。",
        "违反第三条—第七条的，处罚。",
    ] {
        assert_eq!(in_law(text), ["第三条→第三条", "第七条→第七条"]);
    }
    assert_eq!(
        in_law("违反第三至七条的，处罚。"),
        ["第三→第三条", "七条→第七条"]
    );
    assert_eq!(
        in_law("违反第3-5条的，处罚。"),
        ["第3→第三条", "5条→第五条"]
    );
}

#[test]
fn paragraphs_and_items_are_linked_where_they_are() {
    assert_eq!(
        in_law("依照第二条第二款处罚。"),
        ["第二条第二款→“乡可以受托”"]
    );
    assert_eq!(
        in_law("依照第三条第一款第二项处罚。"),
        ["第三条第一款第二项→“（二）干净”"]
    );
    assert_eq!(
        in_law("依照第三条第（三）项处罚。"),
        ["第三条第（三）项→“（三）准时”"]
    );
    assert_eq!(
        in_law("依照第二条第一款、第三款，第三条第一款第一、三项处罚。"),
        [
            "第二条第一款→“渡口由县管”",
            "第三款→“村不管理。”",
            "第三条第一款第一→“（一）坚固”",
            "三项→“（三）准时”",
        ]
    );
    // The article is right even where the paragraph is not there.
    assert_eq!(in_law("依照第二条第九款处罚。"), ["第二条→第二条"]);
    assert_eq!(in_law("依照第十条和第二款处罚。"), ["第十条→第十条"]);
}

#[test]
fn the_heading_of_an_article_is_no_paragraph() {
    let text = "渡船租赁合同\n\n第一条 租金\n每月付租。\n逾期付息。\n第二条 维修\n乙方维修。\n\
                第三条 其他\n按本合同第一条第二款付息，前款、第三款除外。\n";
    assert_eq!(links(text), ["第一条第二款→“逾期付息。”"]);
}

#[test]
fn what_stands_before_is_counted_from_here() {
    assert_eq!(in_law("前条规定的处罚。"), ["前条→第十一条"]);
    assert_eq!(in_law("前两条规定的处罚。"), ["前两条→第十条"]);
    assert_eq!(in_law("前三条规定的处罚。"), ["前三条→第九条"]);
    assert_eq!(in_law("应当处罚。\n\n前款从重。"), ["前款→“应当处罚。”"]);
    assert_eq!(
        in_law("甲：\n\n（一）乙；\n\n（二）丙；\n\n（三）丁。\n\n前款第（二）、（三）项从重。"),
        [
            "前款第（二）→“（二）丙。”".replace('。', "；"),
            "（三）项→“（三）丁。”".into()
        ]
    );
    assert_eq!(
        in_law("甲：\n\n（一）乙；\n\n（二）有前项情形。"),
        ["前项→“（一）乙；”"]
    );
    assert_eq!(
        in_law("甲。\n\n乙。\n\n有前两款情形，或者违反本条第二款、第一款的。"),
        ["前两款→“甲。”", "本条第二款→“乙。”", "第一款→“甲。”"]
    );
    // The first paragraph has none before it; words that only look so.
    assert_eq!(in_law("前款从重。"), [""; 0]);
    assert_eq!(in_law("以前条件不足，目前项目停工，支付前款项。"), [""; 0]);
    let text = law("甲。").replace("第九条　罚款。", "第九条　依次条处罚。");
    assert_eq!(links(&text), ["次条→第十条"]);
}

#[test]
fn a_bare_paragraph_is_one_of_this_article() {
    assert_eq!(
        in_law("甲。\n\n乙。\n\n犯第一款、第二款罪的，从重。"),
        ["第一款→“甲。”", "第二款→“乙。”"]
    );
    assert_eq!(
        in_law("甲。\n\n乙。\n\n该条第一款、同条第二款从重。"),
        [""; 0]
    );
    assert_eq!(in_law("甲。\n\n第一项工作是修船。"), [""; 0]);
}

#[test]
fn the_parts_around_are_linked() {
    let text = law("甲。").replace("第七条　船桨编号。", "第七条　本节和本章依照本章第一节。");
    assert_eq!(
        links(&text),
        [
            "本节→第二节　船桨",
            "本章→第二章　渡船",
            "本章第一节→第一节　船身"
        ]
    );
    assert_eq!(
        in_law("依照第二章、本法第二章第二节处罚，本法另有规定的除外。"),
        ["第二章→第二章　渡船", "第二章第二节→第二节　船桨"]
    );
    assert_eq!(
        in_law("本章第九条、本章第二条。"),
        ["本章第九条→第九条", "本章→第三章　罚则"]
    );
    assert_eq!(in_law("本法、本条例、本条、基本章程。"), [""; 0]);
}

#[test]
fn other_documents_are_not_linked() {
    for text in [
        "依照《刑法》第十条处罚。",
        "依照《刑法》第十条、第十一条处罚。",
        "依照宪法第五条处罚。",
        "依照民法典第五条或者第六条处罚。",
        "依照民法典第五条的规定，有第六条情形的。",
        "依照中华人民共和国刑法第五条处罚。",
        "依照中华人民共和国刑法（以下简称刑法）第五条处罚。",
        "依照该法第五条处罚。",
        "依照海上渡口法第五条处罚。",
        "依照《渡口法实施条例》第五条第一款处罚。",
        "依照本法实施条例第五条处罚。",
        "依照宪法第三章处罚。",
        "依照基本法第五条处罚。",
        "修建第三条道路、第二条铁路。",
    ] {
        assert_eq!(in_law(text), [""; 0], "{text}");
    }
    // 本法 comes back to this one.
    assert_eq!(
        in_law("依照刑法第五条和本法第六条处罚。依照第七条处罚。"),
        ["第六条→第六条", "第七条→第七条"]
    );
}

#[test]
fn the_name_of_the_document_means_itself() {
    for text in [
        "依照《中华人民共和国渡口法》第五条处罚。",
        "依照《渡口法》第五条处罚。",
        "依照渡口法第五条处罚。",
        "依照中华人民共和国渡口法第五条处罚。",
    ] {
        assert_eq!(in_law(text), ["第五条→第五条"], "{text}");
    }
}

#[test]
fn numbers_that_repeat_are_those_of_the_same_part() {
    let text = "第一编　河\n\n第一条　甲。\n\n第二条　依照第一条。\n\n第三条　丙。\n\n\
                第二编　海\n\n第一条　丁。\n\n第二条　依照第一条、第三条和第一编第三条。\n";
    let document = read(text);
    let targets: Vec<_> = all(&document)
        .iter()
        .map(|r| (document.slice(r.span).to_owned(), r.target))
        .collect();
    let titled = |id: u32| document.title(id).trim();
    assert_eq!(titled(1), "第一条");
    assert_eq!(titled(5), "第一条");
    assert_eq!(
        targets,
        [
            ("第一条".to_owned(), Target::Section(1)),
            ("第一条".to_owned(), Target::Section(5)),
            ("第一编第三条".to_owned(), Target::Section(3)),
        ]
    );
}

#[test]
fn the_number_of_a_repeated_article_is_no_reference() {
    let text = "某某条例\n第一条为了管理，制定本条例。\n第二条渡口由县管理。\n第二条渡船由乡管理。\n第三条自公布之日起施行。\n";
    assert_eq!(links(text), [""; 0]);
}

#[test]
fn an_amended_text_is_another_one() {
    assert_eq!(
        in_law("将第六条修改为：“船桨用铁。”增加一条，作为第七条。"),
        [""; 0]
    );
    assert_eq!(
        in_law("将第六条第一款修改为：“船桨用铁，依照第五条。”"),
        [""; 0]
    );
}

#[test]
fn laws_of_taiwan_count_by_xiang_and_kuan() {
    let text = "渡口管理條例\n\n第 一 章 總則\n\n第 1 條\n渡口由縣管理。\n\n第 2 條\n渡船應符合下列規定：\n\
                一、堅固。\n二、乾淨。\n前項渡船，由縣檢查。\n\n第 2-1 條\n\
                （刪除）\n\n第 3 條\n違反前條規定者，罰之。\n違反前二項者，亦同。\n\n\
                第 4 條\n依前條第二項、第二條第一項第二款、第二條之一、第一條至第三條規定。\n\
                依第一項規定，準用次條。\n\n第 5 條\n依前二條規定。\n";
    assert_eq!(
        links(text),
        [
            "前項→“渡船應符合”",
            "前條第二項→“違反前二項”",
            "第二條第一項第二款→“二、乾淨。”",
            "第二條之一→第 2-1 條",
            "第一條→第 1 條",
            "第三條→第 3 條",
            "第一項→“依前條第二”",
            "次條→第 5 條",
            "前二條→第 3 條",
        ]
    );
}

#[test]
fn annexes_and_parts_of_a_report_are_linked() {
    let text = "渡口建设报告\n\n一、总体情况\n\n渡口建设见第三部分，清单见附件2，图见附录A。\n\n\
                二、存在问题\n\n（见附件1）依照《规划》附件2办理，附件一览表另发。\n\n\
                三、下一步\n\n第二部分是最大的工程，见本报告第二部分。\n\n\
                附件1：渡口清单\n\n甲渡口。\n\n附件2：渡船清单\n\n乙船。\n\n附录A 渡口图\n\n略。\n";
    assert_eq!(
        links(text),
        [
            "第三部分→三、下一步",
            "附件2→附件2：渡船清单",
            "附录A→附录A 渡口图",
            "附件1→附件1：渡口清单",
            "第二部分→二、存在问题"
        ]
    );
}

#[test]
fn only_what_touches_the_span_is_given() {
    let document = read(&law("依照刑法第五条、第六条，违反本法第十条、第十一条的。"));
    let index = ReferenceIndex::new(&document);
    let whole = all(&document);
    assert_eq!(whole.len(), 2);
    for at in 0..document.len() {
        let span = Span::new(at, at.saturating_add(1));
        let here = references_in(&document, &index, span);
        let wanted: Vec<_> = whole.iter().filter(|r| r.span.overlaps(span)).collect();
        assert_eq!(here.iter().collect::<Vec<_>>(), wanted, "at {at}");
    }
    let empty = Span::new(document.len(), document.len());
    assert_eq!(references_in(&document, &index, empty), []);
}

#[test]
fn a_text_without_sections_has_no_references() {
    assert_eq!(links("依照第十条、前条和附件2处理，见第三章。\n"), [""; 0]);
    assert_eq!(links(""), [""; 0]);
}

#[test]
fn an_expression_may_break_off_anywhere() {
    let text = "依照本法第十、（五）条之一第二款，前两款第3-5条、次条、本章第一节（见附件A）";
    for (end, _) in text.char_indices() {
        let law = law(&text[..end]);
        let document = read(&law[..law.trim_end().len()]);
        for link in all(&document) {
            assert!(link.target.offset(&document).is_some());
            assert!(!document.slice(link.span).is_empty());
        }
    }
}

/// The numbers in a text, in the order they stand in.
fn numbers(text: &str) -> Vec<u64> {
    use crate::text::numerals;
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let run = numerals::leading(rest);
        if run == 0 {
            rest = &rest[c.len_utf8()..];
            continue;
        }
        let run = &rest[..run];
        found.extend(numerals::value(run).or_else(|| numerals::positional(run)));
        rest = &rest[run.len()..];
    }
    found
}

#[test]
fn every_link_in_the_corpus_leads_to_the_number_it_names() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus");
    if !folder.is_dir() {
        println!("skipped: there is no corpus at {}", folder.display());
        return;
    }
    for name in ["law-criminal.md", "law-pipl.md", "law-tw-civil-code.md"] {
        let text = std::fs::read_to_string(folder.join(name)).unwrap();
        let meta = Meta {
            format: Format::Markdown,
            ..Meta::default()
        };
        let document = parse(&text, meta, &Options::default()).unwrap();
        let links = all(&document);
        assert!(links.len() > 5, "{name}");
        let mut articles = 0;
        for link in &links {
            let expression = document.slice(link.span);
            let said = numbers(expression);
            let id = match link.target {
                Target::Section(id) => id,
                Target::Text(at) => {
                    let there = &document.text()[at as usize..];
                    let item = there.starts_with('（') && expression.contains(['项', '項']);
                    if item && expression.contains('第') {
                        assert_eq!(said.last(), numbers(there).first(), "{name}: {expression}");
                    }
                    continue;
                }
            };
            let there = document.section(id).unwrap().number().unwrap();
            let there: Vec<u64> = there.parts().iter().map(|&n| n.into()).collect();
            if expression.starts_with(['前', '本', '次']) && !expression.contains('第') {
                continue;
            }
            articles += 1;
            assert!(said.ends_with(&there), "{name}: {expression} → {there:?}");
        }
        println!(
            "{name}: {} links, {articles} to sections by number",
            links.len()
        );
    }
}
