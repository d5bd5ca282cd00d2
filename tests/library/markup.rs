//! What authors write that CommonMark to the letter would hide, glue or alter.

use gangmu::document::{BlockKind, Document, Format, Kept, MarkupKind, Meta, Style};
use gangmu::figures;
use gangmu::lexicon::{Lexicon, Words};
use gangmu::review::review;
use gangmu::search::{Query, find};
use gangmu::setting::{Language, Told};
use gangmu::structure::{Options, parse};

fn markdown(source: &str) -> Document {
    let options = Options {
        format: Some(Format::Markdown),
        ..Options::default()
    };
    parse(source, Meta::default(), &options).unwrap()
}

fn text(source: &str) -> String {
    markdown(source).text().to_owned()
}

fn hits(document: &Document, query: &str) -> usize {
    let query = Query::parse(query).unwrap();
    find(document, &[&query], &|| false).unwrap().len()
}

fn amounts(document: &Document) -> Vec<&str> {
    let found = figures::find(document, &|| false).unwrap();
    found
        .iter()
        .map(|figure| document.slice(figure.span))
        .collect()
}

fn words(document: &Document) -> Vec<String> {
    let go_on = |_, _| std::ops::ControlFlow::Continue(());
    let words = Words::cut(document, &Lexicon::default(), go_on).unwrap();
    words
        .all()
        .iter()
        .map(|word| word.shown.to_string())
        .collect()
}

/// What is kept as text against the letter, and its line.
fn kept(document: &Document) -> Vec<(Kept, u32)> {
    document
        .kept_marks()
        .iter()
        .map(|mark| (mark.kept, mark.line))
        .collect()
}

#[test]
fn dialogue_in_brackets_is_text() {
    let document = markdown("# 访谈\n\n[主持人]:今天谈什么？\n\n[嘉宾]:谈渡口。\n\n好。\n");
    assert_eq!(
        document.text(),
        "访谈\n[主持人]:今天谈什么？\n[嘉宾]:谈渡口。\n好。"
    );
    assert_eq!(hits(&document, "谈渡口"), 1);
    assert_eq!(
        kept(&document),
        [(Kept::Definition, 3), (Kept::Definition, 5)]
    );
    for (source, expected) in [
        ("[甲]: 乙\n[丙]: 丁\n", "[甲]: 乙[丙]: 丁"),
        ("见[注]。\n\n[注]: 三月起\n", "见[注]。\n[注]: 三月起"),
        ("> [问]:多少？\n", "[问]:多少？"),
        ("- [答]:三成。\n", "[答]:三成。"),
        (
            "没有人引用。\n\n[甲]: http://a.b/c\n",
            "没有人引用。\n[甲]: http://a.b/c",
        ),
    ] {
        assert_eq!(text(source), expected);
    }
    let linked = markdown("见[渡口]。\n\n[渡口]: http://a.b/c \"渡\"\n");
    assert_eq!(linked.text(), "见渡口。");
    assert_eq!(linked.hidden_hanzi(), [(MarkupKind::Target, 3, 3)]);
}

#[test]
fn a_target_that_is_no_address_is_text() {
    for (source, expected) in [
        (
            "产量上升[注](扣除价格因素)很快。\n",
            "产量上升[注](扣除价格因素)很快。",
        ),
        ("同比[附](2023)增长。\n", "同比[附](2023)增长。"),
        ("单价[单位](元/吨)下降。\n", "单价[单位](元/吨)下降。"),
        ("![图](见下页)\n", "![图](见下页)"),
        ("# 安排 {试行}\n", "安排 {试行}"),
        ("安排 {待定}\n====\n", "安排 {待定}"),
        ("## 一 {.a 待定}\n", "一 {.a 待定}"),
    ] {
        assert_eq!(text(source), expected);
    }
    for (source, expected) in [
        ("见[渡口](渡口.md)。\n", "见渡口。"),
        ("见[渡口](#渡口 \"题\")。\n", "见渡口。"),
        ("# 一 {#甲}\n", "一"),
    ] {
        let document = markdown(source);
        assert_eq!(document.text(), expected);
        assert!(kept(&document).is_empty(), "{source}");
        assert_eq!(document.hidden_hanzi().len(), 1, "{source}");
    }
}

#[test]
fn angle_brackets_that_are_no_tag_are_text() {
    for (source, expected) in [
        ("其中<GDP>与<某某>一项。\n", "其中<GDP>与<某某>一项。"),
        ("<CPI>\n\n正文。\n", "<CPI>\n正文。"),
        ("<p值小于0.05，显著。\n", "<p值小于0.05，显著。"),
        ("<div>\n若a<b 且 c>d，<甲>\n</div>\n", "若a<b 且 c>d，<甲>"),
        ("<![CDATA[ 甲 ]]>\n", "<![CDATA[ 甲 ]]>"),
    ] {
        assert_eq!(text(source), expected);
    }
    let document = markdown("一<b>二</b><!-- 三四 --><img alt=\"图五\">\n");
    assert_eq!(document.text(), "一二");
    assert_eq!(
        document.hidden_hanzi(),
        [(MarkupKind::Comment, 2, 1), (MarkupKind::Attribute, 2, 1)]
    );
}

#[test]
fn cells_beyond_the_head_are_shown() {
    let document = markdown("|甲|乙|\n|-|-|\n|1|2|3 **四**|5|\n|6|7|\n");
    assert_eq!(document.text(), "甲\t乙\n1\t2\t3 四\t5\n6\t7");
    assert_eq!(kept(&document), [(Kept::Cells, 3)]);
    for (source, expected) in [
        ("|甲|\n|-|\n|一|# 二|\n", "甲\n一\t# 二"),
        ("甲|乙\n-|-\n一|二|三\n", "甲\t乙\n一\t二\t三"),
        ("> |甲|\n> |-|\n> |一|二|\n", "甲\n一\t二"),
        ("|甲|\n|-|\n|一||三|\n", "甲\n一\t\t三"),
    ] {
        assert_eq!(text(source), expected);
    }
}

/// Marks that are kept are told of where they stand, whatever stands before
/// them in another place than in the source.
#[test]
fn marks_that_are_kept_are_told_of_where_they_stand() {
    for source in [
        "# <ruby>é¸é<rt><navPoint>du</rt></ruby>é²é\n\n段。\n",
        "| é | é |\n|---<table><tr><td><w:tbl><wéc>|---|\n| é<w:i<table:table n=\"9\">ns<w:t>>é | é |\n",
        "é<navPoint>é\n",
    ] {
        let document = markdown(source);
        for mark in document.kept_marks() {
            let text = document.text().get(mark.span.range());
            assert!(text.is_some(), "{source}: {mark:?}");
        }
    }
    let document = markdown("甲<navPoint>乙\n");
    let told = document
        .kept_marks()
        .iter()
        .map(|mark| &document.text()[mark.span.range()]);
    assert_eq!(told.collect::<Vec<_>>(), ["<"]);
}

#[test]
fn what_is_left_open_hides_nothing() {
    let document = markdown("# 甲\n\n开头。\n\n<!-- 待补\n\n## 乙\n\n正文。\n");
    let titles: Vec<_> = (0..)
        .zip(document.sections())
        .map(|(id, _)| document.title(id))
        .collect();
    assert_eq!(titles, ["甲", "乙"]);
    assert_eq!(document.text(), "甲\n开头。\n<!-- 待补\n乙\n正文。");
    assert_eq!(kept(&document), [(Kept::Comment, 5)]);
    for (source, expected) in [
        ("一<!-- 二\n\n三<!-- 四 -->\n", "一<!-- 二\n三"),
        ("<script>\n一\n\n# 二\n", "<script>\n一\n二"),
        ("<div><!-- 一\n</div>\n\n二\n", "<!-- 一\n二"),
    ] {
        assert_eq!(text(source), expected);
    }
    let fence = markdown("# 甲\n\n```\n一\n\n## 二\n");
    assert_eq!(kept(&fence), [(Kept::Fence, 3)]);
    assert!(fence.text().contains("## 二"));
    assert!(kept(&markdown("```\n一\n```\n")).is_empty());
    let told = review(&fence, &|| false).unwrap();
    let told: Vec<_> = told
        .iter()
        .map(|finding| finding.detail.told(Language::Chinese))
        .collect();
    assert!(
        told.iter().any(|message| message.contains("第3行")),
        "{told:?}"
    );
}

#[test]
fn signs_between_digits_and_letters_stay() {
    for line in [
        "箱子为5*3*2米。",
        "其2**10为1024，3**2为9",
        "每块30厘米*20厘米*5厘米",
        "面积是(a+b)*c*(d-e)",
        "电话138****5678和139****4321",
        "证号110***********1234、220***********4321",
        "张*明、李*华和王**到场",
        "约3~5亿元，增长10~20%，共3~~5和10~~20",
        "x*y*z",
    ] {
        assert_eq!(text(&format!("{line}\n")), line);
        assert_eq!(text(&format!("# {line}\n")), line, "in a title");
        assert_eq!(text(&format!("|{line}|\n|-|\n")), line, "in a cell");
    }
    assert!(
        amounts(&markdown("箱子为5*3*2米。\n"))
            .iter()
            .all(|a| !a.contains("532"))
    );
    let emphasised = markdown("这是*重点*，那**也是**。\n");
    assert_eq!(emphasised.text(), "这是重点，那也是。");
    assert!(kept(&emphasised).is_empty());
    assert!(
        kept(&markdown("5*3米，2~3天\n")).is_empty(),
        "nothing would be hidden"
    );
}

#[test]
fn raised_figures_are_no_part_of_the_number_before() {
    for (source, expected) in [
        (
            "人口10<sup>8</sup>人，产值35<sup>2</sup>亿元。\n",
            "人口10⁸人，产值35²亿元。",
        ),
        ("面积5 km<sup>2</sup>，H<sub>2</sub>O\n", "面积5 km²，H₂O"),
        ("2<sup>a1</sup>3<sub>b</sub>\n", "2^a1 3b"),
        ("PM<sub>2.5</sub>35微克\n", "PM2.5 35微克"),
        ("<p>10<sup>-3</sup>米</p>\n", "10⁻³米"),
        ("注<sup>[1]</sup>文\n", "注[1]文"),
    ] {
        assert_eq!(text(source), expected);
    }
    let document = markdown(
        "人口10<sup>8</sup>人，产值35<sup>2</sup>亿元，面积5 km<sup>2</sup>，log<sub>2</sub>8。\n",
    );
    for (query, count) in [
        ("108", 0),
        ("352", 0),
        ("28", 0),
        ("10⁸", 1),
        ("km2", 1),
        ("km²", 1),
        ("8", 2),
    ] {
        assert_eq!(hits(&document, query), count, "{query}");
    }
    for wrong in ["108", "352"] {
        assert!(amounts(&document).iter().all(|a| !a.contains(wrong)));
    }
}

#[test]
fn what_is_struck_out_is_not_joined_to_what_replaces_it() {
    for (source, expected) in [
        ("总额~~35~~40亿元。\n", "总额35 40亿元。"),
        ("由<del>三十</del>四十亿元\n", "由三十 四十亿元"),
        ("共5<s>35</s>40元\n", "共5 35 40元"),
        ("~~旧~~**新**\n", "旧 新"),
    ] {
        assert_eq!(text(source), expected, "{source}");
    }
    let document = markdown("总额~~35~~40亿元，改~~良~~革，~~三十~~四十亿元。\n");
    for query in ["3540", "良革", "三十四十"] {
        assert_eq!(hits(&document, query), 0, "{query}");
    }
    assert_eq!(amounts(&document), ["40亿元", "四十亿元"]);
    let struck = document.styles_in(document.blocks()[0].span);
    let struck: Vec<_> = struck
        .iter()
        .filter(|s| s.style.contains(Style::STRUCK))
        .collect();
    assert_eq!(struck.len(), 3);
    assert_eq!(document.slice(struck[0].span), "35");
}

#[test]
fn cells_of_html_tables_are_apart() {
    let spanned = "<table><tr><td rowspan=\"2\">库</td><td colspan=\"2\">水位</td></tr>\
        <tr><td>低</td><td>高</td></tr><tr><td>甲库</td><td>8.1</td><td>9.2</td></tr></table>";
    for (source, expected) in [
        (
            "行内 <table><tr><td>56</td><td>78</td></tr></table>后\n",
            "行内 \n56\t78\n后",
        ),
        (
            "<table>\n<tr><th>甲</th><th>乙</th></tr>\n<tr><td>3.5</td><td>粮食<br>产量</td></tr>\n</table>\n",
            "甲\t乙\n3.5\t粮食 产量",
        ),
        (spanned, "库\t水位\n\t低\t高\n甲库\t8.1\t9.2"),
        (
            "<table>\n\n<tr>\n\n<td>一</td>\n\n<td>\n\n**二**\n\n</td></tr></table>\n\n三\n",
            "一\t二\n三",
        ),
        ("<tr><td>1</td><td>2</td></tr>\n", "1\t2"),
        ("<table><tr><td>一\n\n二\n\n# 三\n", "一\n二\n三"),
    ] {
        assert_eq!(text(source), expected, "{source}");
    }
    let document = markdown(
        "# 表\n\n<table><tr><td>变量</td><td>下限</td><td>上限</td></tr><tr><td>56</td><td>78</td></tr></table>\n",
    );
    assert_eq!(document.blocks()[1].kind, BlockKind::Table);
    assert_eq!(hits(&document, "下限上限") + hits(&document, "5678"), 0);
    assert_eq!(hits(&document, "上限"), 1);
}

#[test]
fn what_goes_over_lines_takes_none_below_a_title() {
    assert_eq!(text("正文\n##一`二\n三`四\n"), "正文\n一二\n三四");
    assert_eq!(text("正文\n##一<td>二\n三四\n"), "正文\n一 二\n三四");
}

#[test]
fn the_base_of_ruby_is_one_phrase() {
    let source = "<ruby>重<rt>chóng</rt>庆<rt>qìng</rt></ruby>夜行。\n";
    let document = markdown(source);
    assert_eq!(document.text(), "重庆（chóng qìng）夜行。");
    for query in ["重庆", "重庆夜行", "chóng", "qing", "w:重庆"] {
        assert_eq!(hits(&document, query), 1, "{query}");
    }
    assert!(words(&document).contains(&"重庆".to_owned()));
    for (source, expected) in [
        (
            "<ruby>高<rt>gāo</rt></ruby><ruby>质<rt>zhì</rt></ruby>量\n",
            "高质（gāo zhì）量",
        ),
        (
            "<ruby>漢字<rp>（</rp><rt>かんじ</rt><rp>）</rp></ruby>\n",
            "漢字（かんじ）",
        ),
        ("# <ruby>渡<rt>dù</ruby>口\n", "渡（dù）口"),
        (
            "<p><ruby>渡口<rt>dù kǒu</rt></ruby></p>\n",
            "渡口（dù kǒu）",
        ),
    ] {
        assert_eq!(text(source), expected);
    }
    let figure = markdown("共<ruby>三<rt>sān</rt>百<rt>bǎi</rt></ruby>万元。\n");
    assert_eq!(figures::find(&figure, &|| false).unwrap().len(), 1);
    assert_eq!(hits(&figure, "三百万元"), 1);
}

#[test]
fn a_number_in_a_marker_is_shown_even_alone() {
    for (source, expected) in [
        ("1. 一\n2.\n3. 三\n", "1. 一\n2. \n3. 三"),
        ("7. - 甲\n", "7. \n甲"),
    ] {
        assert_eq!(text(source), expected);
    }
}

#[test]
fn ranges_and_rules_are_no_markup() {
    let document = markdown("预计3~5亿元，增长10~20%。\n\n大家满意。\n---\n下一页\n\n- 项\n---\n");
    assert!(
        document
            .text()
            .starts_with("预计3~5亿元，增长10~20%。\n大家满意。\n")
    );
    assert!(document.sections().is_empty());
    assert!(document.styles_in(document.blocks()[0].span).is_empty());
}
