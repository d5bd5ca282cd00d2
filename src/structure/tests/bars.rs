//! What web pages have around their text, and leave in what is copied from
//! them: set apart and named, and nothing of the text with it.

use super::*;
use crate::document::MarkupKind;

fn page(body: &str, whole_pages: bool) -> Document {
    let options = Options {
        format: Some(Format::Html),
        whole_pages,
        ..Options::default()
    };
    parse(body, Meta::default(), &options).unwrap()
}

/// The hanzi that are named as bars of a page.
fn named(document: &Document) -> u32 {
    let bars = document.markup().iter();
    let bars = bars.filter(|markup| markup.kind == MarkupKind::Navigation);
    bars.map(|markup| markup.hanzi).sum()
}

const NEWS: &str = "<html><head><title>渡口修缮完工_白水网</title></head><body>\
    <div class='top'><a href=/>首页</a> | <a href=/zx>资讯</a> | <a>登录</a></div>\
    <div>您所在的位置：<a>首页</a> &gt; <a>资讯</a></div>\
    <div class=wrap><div class=left><h2>渡口修缮完工</h2><p>2026年3月2日</p>\
    <div id=body><p>BODY</p><h3>一、工程</h3><p>BODY</p><nav><a>回到顶部</a></nav>\
    <table><tr><td>河名<td>水位<tr><td>白水<td>3.5</table><p>责任编辑：江水平</p></div>\
    <p>附件：<a href=a.doc>渡口修缮名单</a></p>\
    <div class='shareBox'>分享到：<a>微信</a></div>\
    <h4>相关阅读</h4><ul><li><a>渡口的春天</a><li><a>河边的柳树</a></ul></div>\
    <aside><h3>热点</h3><ul><li><a>本周要闻</a></ul></aside></div>\
    <div>主办单位：白水网　版权所有<br>白ICP备0001号</div></body></html>";

#[test]
fn the_text_of_a_page_is_read_and_its_bars_are_named() {
    let html = NEWS.replace("BODY", BODY);
    let document = page(&html, false);
    assert_eq!(
        blocks(&document),
        [
            "渡口修缮完工",
            "2026年3月2日",
            BODY,
            "一、工程",
            BODY,
            "河名\t水位\n白水\t3.5",
            "附件：渡口修缮名单",
        ]
    );
    assert!(named(&document) > 60, "{}", named(&document));
    let whole = page(&html, true);
    assert_eq!(named(&whole), 0);
    for bar in [
        "登录",
        "您所在的位置",
        "分享到",
        "河边的柳树",
        "本周要闻",
        "白ICP备",
    ] {
        assert!(whole.text().contains(bar), "{bar}");
        assert!(!document.text().contains(bar), "{bar}");
    }
}

#[test]
fn a_page_without_a_clear_text_loses_nothing() {
    for body in [
        // A list of pages.
        "<nav><a>首页</a></nav><ul><li><a>渡口管理办法，2019年</a><li><a>河道管理办法，2020年</a></ul><footer>版权所有</footer>",
        // A short notice.
        "<div class=nav>首页</div><p>今天停渡。</p><div class=footer>渡口管理处</div>",
        // A table.
        "<div class=menu><a>河名</a></div><table><tr><td>白水<td>3.5<tr><td>青水<td>4.1</table>",
    ] {
        assert_eq!(page(body, false).text(), page(body, true).text(), "{body}");
    }
}

#[test]
fn what_is_part_of_the_text_stays_whatever_stands_around_it() {
    let html = format!(
        "<div><div class=footnav><p>{BODY}</p></div><div><p>{BODY}</p><p>下载量比上年增加三成。</p>\
         <p><a>渡口管理办法</a></p><p>江水平 <a>白水大学</a></p></div></div>"
    );
    assert_eq!(page(&html, false).text(), page(&html, true).text());
}

#[test]
fn what_is_hidden_from_readers_aloud_is_out_and_told() {
    let document = page(
        "<p>甲<span aria-hidden=true>乙</span></p><p aria-hidden=false>丙",
        false,
    );
    assert_eq!(document.text(), "甲\n丙");
    assert_eq!(document.markup()[0].kind, MarkupKind::Hidden);
}

#[test]
fn a_page_that_is_arranged_by_a_table_is_read_in_paragraphs() {
    let html = format!(
        "<table><tr><td width=20%><a>首页</a><br><a>资讯</a></td><td><p>{BODY}</p><p>{BODY}</p></td></tr></table>"
    );
    assert_eq!(blocks(&page(&html, false)), [BODY, BODY]);
}

/// A report as it is copied from its page.
const COPIED: &str = "登录/注册\n首页 > 政务公开 > 报告\n白水县报告\n来源：白水日报\n字号：【\n加大\n还原\n减小\n】\n\
    各位代表：\n现在报告工作，请予审议。\nBODY\n一、回顾\n责任编辑：江水平\nBODY\n二、打算\nBODY\n\
    责任编辑：江水平\n浏览次数：1024\n【打印本页】 【关闭窗口】\n上一篇：渡口修缮完工\n";

#[test]
fn what_a_page_leaves_in_a_copy_is_named_and_joins_nothing() {
    let text = COPIED.replace("BODY", BODY);
    for document in [
        plain(&text),
        markdown(&text.replace('\n', "\n\n").replace("一、回顾", "# 一、回顾")),
    ] {
        let left: Vec<&str> = blocks(&document);
        assert_eq!(
            left,
            [
                "白水县报告",
                "各位代表：",
                "现在报告工作，请予审议。",
                BODY,
                "一、回顾",
                BODY,
                "二、打算",
                BODY
            ]
        );
        assert!(document.seams().is_empty());
        assert!(named(&document) > 40, "{}", named(&document));
    }
    let options = Options {
        whole_pages: true,
        ..Options::default()
    };
    let whole = parse(&text, Meta::default(), &options).unwrap();
    assert!(whole.text().contains("关闭窗口") && named(&whole) == 0);
}

#[test]
fn words_of_pages_are_text_where_nothing_says_that_they_are_bars() {
    let glossary = format!("{BODY}\n下载\n把文件存到本机。\n搜索\n找出文字。\n关闭\n");
    let manual = format!("{BODY}\n打印\n{BODY}\n收藏\n{BODY}\n");
    let list = "首页\n登录\n注册\n下载\n";
    let sentence = format!("下载、打印和收藏都要登录。\n{BODY}\n来源：民间传说\n");
    for text in [glossary.as_str(), &manual, list, &sentence] {
        let document = plain(text);
        assert_eq!(named(&document), 0, "{text}");
        assert_eq!(document.text(), text.trim_end());
    }
}

#[test]
fn a_watermark_behind_paragraphs_is_no_seam() {
    let text = "第一章 过河\n他走到河边，天黑了，船也不在。白水书屋\n次日清早，他又来河边，等了许久。白水_书屋\n\
        船家来了，问他去哪里。白水书屋\n他说去对岸，看一位老友。\n";
    let document = plain(text);
    assert_eq!(document.blocks().len(), 5);
    assert!(document.seams().is_empty());
    // One such end is a sentence that was cut.
    let cut = "他走到河边，天黑了，船也不在。次日清\n\n早，他又来河边，等了许久。\n";
    assert_eq!(plain(cut).seams().len(), 1);
}
