//! Documents with other text in places.

use gangmu::document::{Format, Meta, Span};
use gangmu::structure::{Options, parse};

#[test]
fn what_stands_behind_a_change_moves_with_it() {
    let meta = Meta {
        format: Format::Markdown,
        ..Meta::default()
    };
    let source = "# 河工志志\n\n春天 **修堤提**，见[村口](a.md)。\n\n## 夏\n\n完。\n";
    let document = parse(source, meta, &Options::default()).unwrap();
    let at = |text: &str| {
        let start = document.text().find(text).unwrap();
        let end = start + text.len();
        Span::new(u32::try_from(start).unwrap(), u32::try_from(end).unwrap())
    };
    let changes = [
        (at("堤提"), "堤坝".to_owned()),
        (at("志志"), "志".to_owned()),
    ];
    let (mended, moves) = document.mended(&changes);
    assert_eq!(
        mended.text(),
        document
            .text()
            .replace("志志", "志")
            .replace("堤提", "堤坝")
    );
    assert_eq!(mended.title(0), "河工志");
    assert_eq!(mended.title(1), "夏");
    assert_eq!(mended.chars(), document.chars() - 1);
    let bold = mended.styles_in(Span::new(0, mended.len()));
    assert_eq!(mended.slice(bold[0].span), "修堤坝");
    let link = mended.links_in(Span::new(0, mended.len())).next().unwrap();
    assert_eq!(mended.slice(link.span), "村口");
    assert_eq!(mended.slice(moves.span(at("完"))), "完");
    let line = document.origin().number(at("完").start);
    assert_eq!(mended.origin().number(moves.place(at("完").start)), line);
    assert_eq!(document.mended(&[]).0, document);
}
