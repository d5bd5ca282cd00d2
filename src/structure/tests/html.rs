use super::*;
use crate::document::{BlockKind, Style};

fn html(text: &str) -> Document {
    let meta = Meta {
        format: Format::Html,
        ..Meta::default()
    };
    parse(text, meta, &Options::default()).unwrap()
}

const PAGE: &str = "<!DOCTYPE html>
<html><head><title>首页</title><style>p { color: red }</style></head><body>
<h1>渡口管理办法</h1>
<p>　　（2019年3月2日公布）</p>
<h2>第一章　总则</h2>
<p><b>第一条</b>　为了渡口
的安全，制定本办法。</p>
<p>第二条　本办法所称<a href=\"#a\">渡口</a>，见附件。</p>
<script>document.write('第三条')</script><p hidden>第四条</p>
</body></html>
";

#[test]
fn a_page_is_told_by_how_it_begins() {
    for text in [
        PAGE,
        "\u{feff}<!-- a --><HTML><p>甲",
        "<?xml version='1.0'?>\n<html>甲</html>",
    ] {
        assert_eq!(plain(text).meta().format, Format::Html, "{text}");
    }
    assert_eq!(html("<p>甲</p>乙").meta().format, Format::Html);
    for text in ["<htmlx>甲", "<GDP>增长", "甲<html>"] {
        assert_eq!(html(text).meta().format, Format::Plain, "{text}");
        assert_eq!(plain(text).meta().format, Format::Plain, "{text}");
    }
}

#[test]
fn tags_make_the_outline_and_lines_lead_back() {
    let document = plain(PAGE);
    assert_eq!(
        outline(&document),
        [
            (1, 3, "渡口管理办法"),
            (2, 5, "第一章　总则"),
            (3, 6, "第一条"),
            (3, 8, "第二条")
        ]
    );
    assert_eq!(
        blocks(&document),
        [
            "渡口管理办法",
            "（2019年3月2日公布）",
            "第一章　总则",
            "第一条　为了渡口的安全，制定本办法。",
            "第二条　本办法所称渡口，见附件。"
        ]
    );
    let link = document
        .text()
        .find("渡口，")
        .and_then(|at| u32::try_from(at).ok());
    let styles = document.styles_in(crate::document::Span::new(0, document.len()));
    let at = |style| {
        styles
            .iter()
            .find(|s| s.style.contains(style))
            .map(|s| s.span.start)
    };
    assert_eq!(at(Style::LINK), link);
    assert!(at(Style::BOLD).is_some());
}

#[test]
fn lists_quotations_tables_and_code_are_what_they_are() {
    let document = html(
        "<h1>渡口</h1><ol start=3><li>清淤<ul><li>上游</ul><li value=9>护岸</ol>\
         <blockquote>上善若水。<br>水善利万物。</blockquote>\
         <table><caption>表1 水位</caption><tr><th>月<th>米<tr><td>一<td>3.5</table>\
         <pre>\na\n\n  b\n</pre><hr><p>完。",
    );
    let kinds: Vec<_> = document
        .blocks()
        .iter()
        .map(|b| (b.kind, b.level, document.slice(b.span)))
        .collect();
    assert_eq!(
        kinds,
        [
            (BlockKind::Heading, 0, "渡口"),
            (BlockKind::ListItem, 1, "3. 清淤"),
            (BlockKind::ListItem, 2, "上游"),
            (BlockKind::ListItem, 1, "9. 护岸"),
            (BlockKind::Quote, 1, "上善若水。"),
            (BlockKind::Quote, 1, "水善利万物。"),
            (BlockKind::Paragraph, 0, "表1 水位"),
            (BlockKind::Table, 0, "月\t米\n一\t3.5"),
            (BlockKind::Code, 0, "a\n\n  b"),
            (BlockKind::Rule, 0, ""),
            (BlockKind::Paragraph, 0, "完。"),
        ]
    );
}

#[test]
fn broken_and_endless_nesting_is_read() {
    assert_eq!(html("<p>甲<b>乙</p>丙</b><td>丁").text(), "甲乙\n丙丁");
    let deep = "<div>".repeat(50_000) + "甲" + &"</div>".repeat(50_000);
    assert_eq!(html(&deep).text(), "甲");
}

#[test]
fn raised_struck_and_annotated_text_is_not_joined_to_what_stands_beside_it() {
    let document = html(
        "<p>人口10<sup>8</sup>人，注35<sup>2a</sup>亿元，CO<sub>2</sub>。</p>\
         <p>计划<del>35</del>40亿元，<s>去年</s>今年。</p>\
         <p><ruby>重<rt>chóng</rt></ruby><ruby>庆<rp>(</rp><rt>qìng</rt><rp>)</rp></ruby>夜。</p>\
         <table><tr><td>面积<td>5 km<sup>2</sup><tr><td><del>3</del>4<td><ruby>渡<rt>dù</rt></ruby></table>",
    );
    assert_eq!(
        blocks(&document),
        [
            "人口10⁸人，注35^2a亿元，CO₂。",
            "计划35 40亿元，去年 今年。",
            "重庆（chóng qìng）夜。",
            "面积\t5 km²\n3 4\t渡（dù）",
        ]
    );
    assert_eq!(document.asides().len(), 1);
    assert!(document.has_gaps());
}

#[test]
fn what_is_hidden_is_counted() {
    let document = html("<p>甲</p><script>乙丙</script><p hidden>丁</p><textarea>戊</textarea>");
    assert_eq!(document.text(), "甲");
    let hanzi: u32 = document.markup().iter().map(|markup| markup.hanzi).sum();
    assert_eq!(hanzi, 4);
}
