//! What is found in small texts as people write them, and how
//! `gangmu search` prints it.

use std::process::Output;

use crate::common::gangmu;
use gangmu::document::{Document, Meta};
use gangmu::search::snippet;
use gangmu::search::{By, Context, ContextUnit, Query, Sorting, find, sorted};
use gangmu::structure::{Options, parse};

fn read(text: &str) -> Document {
    parse(text, Meta::default(), &Options::default()).unwrap()
}

/// The hits as they stand in the reading text.
fn found<'a>(document: &'a Document, query: &str) -> Vec<&'a str> {
    let query = Query::parse(query).unwrap();
    let hits = find(document, &[&query], &|| false).unwrap();
    let all = hits.all().iter();
    all.map(|hit| document.slice(hit.span)).collect()
}

fn search(arguments: &[&str], input: &str) -> Output {
    gangmu(&[&["search"], arguments].concat(), input)
}

fn printed(arguments: &[&str], input: &str) -> String {
    let output = search(arguments, input);
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn a_word_cut_by_the_end_of_a_line_is_found() {
    let wrapped = "本办法所称检验报告，是指依法设立的检\n测机构按照标准出具的书面材料，检测机\n\
                   构对报告的真实负责，不得以任何名义收\n取标准以外的费用。\n"
        .repeat(3);
    assert_eq!(found(&read(&wrapped), "检测机构").len(), 6);
    let page = "## 一、创新\n\n要攻克一批关键核\n\n心技术。\n\n## 二、开放\n\n甲。\n";
    assert_eq!(found(&read(page), "关键核心技术"), ["关键核心技术"]);
    let tsv = printed(&["关键核心", "-", "--format", "tsv"], page);
    assert!(tsv.lines().nth(1).unwrap().contains("\t3\t"), "{tsv}");
}

#[test]
fn width_never_moves_a_hit() {
    let text = read("共５㎏……指标：２０３０年达到。\n");
    assert_eq!(found(&text, "2030年"), ["２０３０年"]);
    assert_eq!(found(&text, "指标"), ["指标"]);
    assert_eq!(found(&text, "指标:"), ["指标："]);
    assert_eq!(found(&read("在2030年\n"), "２０３０"), ["2030"]);
}

#[test]
fn variants_meet_and_are_shown_as_they_are() {
    let text = read("推動經濟發展。皇后站在門後面。\n");
    assert_eq!(found(&text, "经济发展"), ["經濟發展"]);
    assert_eq!(found(&text, "后面"), ["後面"]);
    assert_eq!(found(&text, "皇后"), ["皇后"]);
    assert!(found(&text, "=后面").is_empty());
    assert_eq!(found(&read("头发与发展\n"), "頭髮"), ["头发"]);
    let json = printed(&["发展", "-", "--format", "json"], "發展經濟。\n");
    assert!(json.contains("\"match\":\"發展\""), "{json}");
}

#[test]
fn pinyin_comes_after_what_is_written() {
    let text = read("去年的政府工作报告提出目标。\n");
    for query in ["zfgzbg", "gongzuobaogao", "zhengfugzbg"] {
        assert_eq!(found(&text, query).len(), 1, "{query}");
    }
    let both = read("文件名是 zfgzbg.pdf，即政府工作报告。\n");
    assert_eq!(found(&both, "zfgzbg"), ["zfgzbg"]);
    assert_eq!(found(&both, "py:zfgzbg").len(), 2);
}

#[test]
fn a_part_of_a_word_and_one_character_are_found() {
    let text = read("未处理的与待处理的，都刻在琥珀上。\n");
    assert_eq!(found(&text, "处理").len(), 2);
    assert_eq!(found(&text, "珀"), ["珀"]);
    assert_eq!(found(&text, "理的").len(), 2);
}

#[test]
fn spaces_between_words_part_them_on_request_only() {
    let text = read("坚持 中国 特色 社会主义 道路，谈到改革，扩大开放。\n");
    assert_eq!(found(&text, "中国特色"), ["中国 特色"]);
    assert_eq!(found(&text, "\"中国 特色\""), ["中国 特色"]);
    assert!(found(&text, "=中国特色").is_empty());
    assert_eq!(found(&text, "w:特色"), ["特色"]);
    assert_eq!(found(&text, "w:改革"), ["改革"]);
    assert!(found(&text, "w:色").is_empty());
}

#[test]
fn context_is_counted_in_characters_or_words() {
    let text = "为人民服务是宗旨。\n";
    let document = read(text);
    let query = Query::parse("人民").unwrap();
    let hits = find(&document, &[&query], &|| false).unwrap();
    let two = snippet(&document, hits.get(0).unwrap().span, 2);
    assert_eq!((two.left, two.right), ("为", "服务"));
    let csv = |context| {
        let table = printed(
            &["人民", "-", "--context", context, "--format", "csv"],
            text,
        );
        let row = table.lines().nth(1).unwrap().to_owned();
        row.split(',').skip(3).collect::<Vec<_>>().join("|")
    };
    assert_eq!(csv("3"), "为|人民|服务是");
    assert_eq!(csv("2w"), "为|人民|服务是");
    assert_eq!(csv("1w"), "为|人民|服务");
    assert_eq!(found(&read("她会说汉语。\n"), "说汉语"), ["说汉语"]);
}

const RULES: &str = "\
第一条 本条例适用于全省。

依照前条规定办理，该条款另有约定的除外。

各项条件齐备的，按条例办理；没有条文的，从条约。
";

/// What stands behind each hit in a printed table, in order.
fn behind(table: &str) -> Vec<char> {
    let rows = table.lines().skip(1);
    rows.map(|row| row.rsplit('\t').next().unwrap().chars().next().unwrap())
        .collect()
}

#[test]
fn concordance_lines_are_sorted_by_what_stands_next() {
    let sorted = |rest: &[&str]| {
        let arguments = [&["条", "-", "--kwic", "--format", "tsv"], rest].concat();
        let table = printed(&arguments, RULES);
        assert!(table.starts_with("file\tline\tsection\tleft\tmatch\tright\n"));
        String::from_iter(behind(&table))
    };
    assert_eq!(sorted(&[]), " 例规款件例文约");
    // guī, jiàn, kuǎn, lì, wén, yuē; behind the space stands 本 (běn).
    let right = ["--sort", "right", "--chars", "1"];
    assert_eq!(sorted(&right), " 规件款例例文约");
    let code = [&right[..], &["--by", "code"]].concat();
    assert_eq!(sorted(&code), "件例例文 款约规");
    let frequency = [&right[..], &["--by", "frequency"]].concat();
    assert_eq!(sorted(&frequency), "例例件文 款约规");
}

#[test]
fn hits_that_are_followed_alike_keep_their_order() {
    let text = "条乙丙\n\n条甲\n\n条乙甲\n\n条甲\n\n条乙丙\n";
    let document = read(text);
    let query = Query::parse("条").unwrap();
    let hits = find(&document, &[&query], &|| false).unwrap();
    let order = |count| {
        let context = Context {
            count,
            unit: ContextUnit::Chars,
            by: By::Code,
        };
        sorted(&document, &hits, Sorting::Right(context), &|| false).unwrap()
    };
    assert_eq!(order(1), [0, 2, 4, 1, 3]);
    assert_eq!(order(2), [0, 4, 2, 1, 3]);
}

/// Cells of a text of hanzi, full-width and ASCII characters, and of “ and ”
/// as wide as said.
fn cells(text: &str, quote: usize) -> usize {
    let one = |c: char| match c {
        '“' | '”' => quote,
        _ if c.is_ascii() => 1,
        _ => 2,
    };
    text.chars().map(one).sum()
}

#[test]
fn all_keywords_begin_in_one_column_and_lines_keep_to_the_width() {
    let text =
        "他说：“改革不能停。”\n\n改革\n\na“A”b改革到了第2步，“改革”一词在此后的报告里一再出现。\n";
    for (option, quote) in [("narrow", 1), ("wide", 2)] {
        for width in [24, 40, 81] {
            let number = width.to_string();
            let arguments = [
                "改革",
                "-",
                "--kwic",
                "--width",
                &number,
                "--ambiguous",
                option,
            ];
            let lines = printed(&arguments, text);
            let columns: Vec<usize> = lines
                .lines()
                .map(|line| cells(line.split_once(" 改革 ").unwrap().0, quote))
                .collect();
            assert_eq!(columns.len(), 4);
            assert!(columns.iter().all(|&c| c == columns[0]), "{lines}");
            assert!(lines.lines().all(|l| cells(l, quote) <= width), "{lines}");
        }
    }
}

#[test]
fn a_number_is_found_in_every_writing_with_its_unit() {
    let text = "投入3,400万元。\n\n投入三千四百万元。\n\n３４００万人。\n\n3400多万元。\n";
    let count = |query| printed(&[query, "-", "--count"], text);
    assert_eq!(count("num:3400万").trim(), "3");
    assert_eq!(count("num:３４００万元").trim(), "2");
    assert_eq!(count("num:\"三千四百万 元\"").trim(), "2");
}

#[test]
fn counting_is_counting_what_is_printed() {
    let text = "# 改革\n\n改**革**与gaige。\n\n## 再谈改革\n\n不谈改\n\n革。\n";
    for query in [
        "改革",
        "title:改革",
        "-与 改革",
        "gaige",
        "gg",
        "w:改革",
        "=改",
        "/改./",
    ] {
        let rows = printed(&["--format", "json", "--", query, "-"], text);
        let count = printed(&["--count", "--", query, "-"], text);
        assert_eq!(count.trim(), rows.lines().count().to_string(), "{query}");
    }
}

#[test]
fn what_is_no_number_is_refused_with_its_place() {
    let output = search(&["改革 num:很多", "-"], "改革\n");
    assert_eq!(output.status.code(), Some(2));
    let error = String::from_utf8(output.stderr).unwrap();
    assert!(error.contains("a number must stand here"), "{error}");
    assert!(error.contains("character 8:"), "{error}");
}

#[test]
fn a_heading_number_is_found_in_every_writing() {
    let law = "第十二章　风\n\n第一百二十条　甲依法办理。\n\n第一百二十条之一　乙依第120条办理。\n\n\
               第13章　雨\n\n第 191-1 條　共一百二十条意见，见第十二回。\n";
    let text = read(law);
    for query in ["第12章", "第十二章", "第１２章", "12章"] {
        assert_eq!(found(&text, query), ["第十二章"], "{query}");
    }
    assert_eq!(found(&text, "第十三章"), ["第13章"]);
    for query in ["120条之一", "第120条之一", "120之1", "120.1", "第120條之1"] {
        assert_eq!(found(&text, query), ["第一百二十条之一"], "{query}");
    }
    for query in ["120条", "第120条", "第一百二十条"] {
        assert_eq!(found(&text, query).len(), 3, "{query}");
    }
    assert_eq!(found(&text, "第191條之1"), ["第 191-1 條"]);
    // Other terms, and what is asked for to the letter.
    for (query, count) in [("=第12章", 0), ("\"第12章\"", 0), ("120", 1), ("第12次", 0)] {
        assert_eq!(found(&text, query).len(), count, "{query}");
    }
    let strict = gangmu(&["search", "第12章", "-", "--no-fold", "--count"], law);
    assert_eq!(strict.status.code(), Some(1), "{strict:?}");
    for which in ["第12章", "第１２章"] {
        let shown = gangmu(&["show", "-", "--section", which], law);
        assert!(
            String::from_utf8(shown.stdout)
                .unwrap()
                .starts_with("第十二章")
        );
    }
    for which in ["120.1", "120条之一", "第120条之1"] {
        let shown = gangmu(&["show", "-", "--section", which], law);
        let shown = String::from_utf8(shown.stdout).unwrap();
        assert!(
            shown.trim_start().starts_with("第一百二十条之一"),
            "{which} {shown}"
        );
    }
}
