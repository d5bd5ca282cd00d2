use super::*;

#[test]
fn a_markdown_file_without_constructs_is_plain_text() {
    let document = markdown("法規名稱：某某法\n第 1 條\n為規範某事，特制定本法。\n");
    assert_eq!(document.meta().format, Format::Plain);
    assert_eq!(document.blocks().len(), 3);
}

#[test]
fn a_text_file_with_headings_is_markdown() {
    let document = plain("# 渡口\n\n正文。\n\n## 船\n\n正文。\n\n## 桥\n\n正文。\n");
    assert_eq!(document.meta().format, Format::Markdown);
    assert_eq!(document.sections().len(), 3);
}

#[test]
fn comments_of_a_script_are_no_headings() {
    let script = "# 安装\n# 运行\nset -e\n# 清理\nrm -rf build\n";
    assert_eq!(plain(script).meta().format, Format::Plain);
}

#[test]
fn the_format_can_be_forced() {
    let options = Options {
        format: Some(Format::Plain),
        ..Options::default()
    };
    let document = parse("# 渡口\n\n正文。\n", Meta::default(), &options).unwrap();
    assert_eq!(document.meta().format, Format::Plain);
    assert_eq!(document.text(), "# 渡口\n正文。");
}

#[test]
fn a_byte_order_mark_is_skipped_and_lines_are_counted() {
    let document = markdown("\u{feff}# 渡口\r\n\r\n正文。\r\n");
    assert_eq!(outline(&document), [(1, 1, "渡口")]);
    assert_eq!(document.meta().lines, 3);
    assert_eq!(plain("一\n二").meta().lines, 2);
    assert_eq!(plain("").meta().lines, 0);
}

#[test]
fn mixed_line_ends_keep_their_numbers() {
    let document = plain("甲。\r\r\n------------\r\n乙。\r丙。\n丁。");
    let places: Vec<_> = document
        .blocks()
        .iter()
        .filter(|b| !b.span.is_empty())
        .map(|b| {
            (
                document.origin().number(b.span.start),
                document.slice(b.span),
            )
        })
        .collect();
    assert_eq!(places, [(1, "甲。"), (3, "乙。"), (3, "丙。"), (4, "丁。")]);
}

#[test]
fn a_paragraph_without_end_is_cut_at_sentences() {
    let sentence = "山路上没有人，只有风吹过松林的声音。";
    let text = sentence.repeat(2000);
    let document = plain(&text);
    assert!(document.blocks().len() > 4);
    assert!(document.blocks().iter().all(|b| b.span.len() <= 16 * 1024));
    assert!(document.blocks().iter().skip(1).all(|b| b.continues));
    assert!(blocks(&document).iter().all(|b| b.ends_with('。')));
    assert_eq!(document.text(), text);
    let last = document.blocks().last().unwrap().span;
    let place = document.origin().place(last.start);
    assert_eq!((place.number, place.column), (1, last.start));
}
