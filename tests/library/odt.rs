//! OpenDocument texts: numbers are counted, and what a page shows is read.

use crate::docx::{open, open_with, outline};
use crate::hostile::Case;
use crate::hostile::End::{Read, Refused};
use crate::package::archive;

const NAMES: &str = concat!(
    r#"xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" "#,
    r#"xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" "#,
    r#"xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" "#,
    r#"xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" "#,
    r#"xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" "#,
    r#"xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" "#,
    r#"xmlns:xlink="http://www.w3.org/1999/xlink""#,
);

/// A text whose body holds `body`, with these styles.
pub(crate) fn whole(styles: &str, body: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content {NAMES}><office:automatic-styles>{styles}\
         </office:automatic-styles><office:body><office:text>{body}</office:text></office:body>\
         </office:document-content>"
    );
    archive(&[
        ("mimetype", b"application/vnd.oasis.opendocument.text"),
        ("content.xml", content.as_bytes()),
    ])
}

const LISTS: &str = "<text:outline-style><text:outline-level-style text:level=\"1\" \
    style:num-format=\"一, 二, 三, ...\" style:num-suffix=\"、\"/></text:outline-style>\
    <text:list-style style:name=\"L\"><text:list-level-style-number text:level=\"1\" \
    style:num-format=\"一, 二, 三, ...\" style:num-prefix=\"第\" style:num-suffix=\"章　\"/>\
    <text:list-level-style-number text:level=\"2\" style:num-format=\"1\" text:display-levels=\"2\"/>\
    </text:list-style><style:style style:name=\"h\" style:family=\"text\">\
    <style:text-properties text:display=\"none\"/></style:style>";

#[test]
fn numbers_that_are_not_stored_are_counted() {
    let item = |inside: &str| format!("<text:list-item>{inside}</text:list-item>");
    let body = format!(
        "<text:h text:outline-level=\"1\">总则</text:h>\
         <text:list text:style-name=\"L\" xml:id=\"x\">{}{}</text:list><text:p>中断。</text:p>\
         <text:list text:style-name=\"L\" text:continue-list=\"x\">{}</text:list>\
         <text:list text:style-name=\"L\">{}</text:list>\
         <text:h text:outline-level=\"1\">附则</text:h>",
        item(
            "<text:p>水</text:p><text:p>又一段</text:p><text:list><text:list-item><text:p>深</text:p></text:list-item></text:list>"
        ),
        item("<text:p>陆</text:p>"),
        item("<text:p>空</text:p>"),
        item("<text:p>重来</text:p>"),
    );
    let document = open(&whole(LISTS, &body)).unwrap();
    assert_eq!(
        document.text(),
        "一、总则\n第一章　水\n又一段\n一.1 深\n第二章　陆\n中断。\n第三章　空\n第一章　重来\n二、附则"
    );
    assert_eq!(outline(&document).first(), Some(&(1, "一、总则")));
}

#[test]
fn what_a_page_shows_of_changes_notes_cells_and_ruby_is_read() {
    let body = "<text:tracked-changes><text:changed-region text:id=\"c\"><text:deletion>\
        <office:change-info/><text:p>由乡</text:p></text:deletion></text:changed-region></text:tracked-changes>\
        <text:p>渡口<text:change text:change-id=\"c\"/>由县  \n 管<text:s text:c=\"2\"/>船\
        <text:note text:id=\"n\"><text:note-citation>1</text:note-citation><text:note-body>\
        <text:p>大船。</text:p></text:note-body></text:note><text:span text:style-name=\"h\">暗语</text:span>\
        <text:ruby><text:ruby-base>龃</text:ruby-base><text:ruby-text>jǔ</text:ruby-text></text:ruby>\
        <text:ruby><text:ruby-base>龉</text:ruby-base><text:ruby-text>yǔ</text:ruby-text></text:ruby>。</text:p>\
        <table:table><table:table-column/><table:table-row><table:table-cell table:number-columns-spanned=\"2\">\
        <text:p>两列</text:p></table:table-cell><table:covered-table-cell/><table:table-cell><text:p>丙</text:p>\
        </table:table-cell></table:table-row><table:table-row><table:table-cell table:number-rows-spanned=\"2\">\
        <text:p>上下</text:p></table:table-cell><table:table-cell><text:p>一</text:p></table:table-cell>\
        <table:table-cell/></table:table-row><table:table-row><table:covered-table-cell/><table:table-cell>\
        <text:p>二</text:p></table:table-cell><table:table-cell/></table:table-row></table:table>\
        <text:p><draw:frame><draw:text-box><text:p>框中</text:p></draw:text-box></draw:frame>框外</text:p>";
    let document = open(&whole(LISTS, body)).unwrap();
    assert_eq!(
        document.text(),
        "渡口由县 管  船[1]龃龉（jǔ yǔ）。\n两列\t\t丙\n上下\t一\t\n\t二\n框外\n框中\n[1] 大船。"
    );
    assert_eq!(document.footnotes().len(), 1);
    assert_eq!(&*document.deletions()[0].text, "由乡");
    let shown = open_with(&whole(LISTS, body), true).unwrap();
    assert!(
        shown
            .text()
            .starts_with("渡口由乡由县 管  船[1]龃龉（jǔ yǔ）。")
    );
    let pair = &shown.footnotes()[0];
    assert_eq!(shown.slice(pair.mark), "[1]");
    assert_eq!(document.hidden_hanzi().len(), 1);
}

/// Texts that are made to do harm.
pub(crate) fn hostile() -> Vec<Case> {
    let deep = |open: &str, close: &str| whole("", &(open.repeat(30_000) + &close.repeat(30_000)));
    let circle =
        "<style:style style:name=\"a\" style:family=\"paragraph\" style:parent-style-name=\"a\"/>";
    let wide = "<table:table><table:table-row><table:table-cell table:number-columns-repeated=\"99999999\" \
        table:number-rows-spanned=\"99999999\" table:number-columns-spanned=\"99999999\"><text:p>宽</text:p>\
        </table:table-cell></table:table-row></table:table>";
    let good = whole(LISTS, "<text:h text:outline-level=\"1\">总则</text:h>");
    let patched = |offset: usize, with: &[u8]| {
        let mut bytes = good.clone();
        let places: Vec<usize> = memchr::memmem::find_iter(&bytes, b"PK\x01\x02").collect();
        for place in places {
            bytes[place + offset..place + offset + with.len()].copy_from_slice(with);
        }
        bytes
    };
    let text: &[u8] = b"application/vnd.oasis.opendocument.text";
    let content = |xml: &[u8]| archive(&[("mimetype", text), ("content.xml", xml)]);
    let entity = "<!DOCTYPE d [<!ENTITY a \"x\"><!ENTITY b \"&a;&a;&a;\">]><d>&b;</d>";
    let outer = "<!DOCTYPE d [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><d>&a;</d>";
    let lists = "<text:list-style style:name=\"L\"><text:list-level-style-number text:level=\"4000000000\" \
        style:num-format=\"1\" text:start-value=\"4000000000\" text:display-levels=\"4000000000\"/>\
        </text:list-style>";
    let listed = "<text:list text:style-name=\"L\"><text:list-item><text:p>项</text:p></text:list-item></text:list>";
    let two = "<style:style style:name=\"a\" style:family=\"paragraph\" style:parent-style-name=\"b\"/>\
        <style:style style:name=\"b\" style:family=\"paragraph\" style:parent-style-name=\"a\"/>";
    let named = |name: &str| archive(&[("mimetype", text), ("content.xml", b"<a/>"), (name, b"x")]);
    let rows = vec![
        (
            "cut short",
            good[..good.len() / 2].to_vec(),
            Refused("damaged"),
        ),
        (
            "without its end",
            good[..good.len() - 30].to_vec(),
            Refused("damaged"),
        ),
        (
            "wrong size",
            patched(24, b"\xFF\xFF\xFF\x0F"),
            Refused("damaged"),
        ),
        (
            "packed size beyond",
            patched(20, b"\xFF\xFF\xFF\x0F"),
            Refused("damaged"),
        ),
        (
            "beginning beyond",
            patched(42, b"\xFF\xFF\xFF\x0F"),
            Refused(""),
        ),
        ("locked", patched(8, b"\x01"), Refused("password")),
        (
            "odd method",
            patched(10, b"\x0E"),
            Refused("packed as no document"),
        ),
        ("leads out", named("../../evil.xml"), Refused("outside")),
        ("from the root", named("/etc/passwd"), Refused("outside")),
        (
            "no text",
            archive(&[("mimetype", text), ("styles.xml", b"<a/>")]),
            Refused("content.xml"),
        ),
        ("entities", content(entity.as_bytes()), Refused("entities")),
        (
            "outer entities",
            content(outer.as_bytes()),
            Refused("entities"),
        ),
        (
            "crossed tags",
            content(b"<a><b></a></b>"),
            Refused("wrong at byte"),
        ),
        (
            "long attribute",
            content(format!("<a b='{}'/>", "x".repeat(17 * 1024 * 1024)).as_bytes()),
            Refused(""),
        ),
        ("levels beyond", whole(lists, listed), Read),
        (
            "circle of two",
            whole(two, "<text:p text:style-name=\"a\">圈</text:p>"),
            Read,
        ),
        ("cut XML", whole("", "<text:p>"), Refused("wrong at byte")),
        (
            "deep lists",
            deep(
                "<text:list><text:list-item>",
                "</text:list-item></text:list>",
            ),
            Refused("nested too deep"),
        ),
        (
            "deep spans",
            deep("<text:span>", "</text:span>"),
            Refused("nested too deep"),
        ),
        (
            "bomb",
            whole(
                "",
                &format!("<text:p>{}</text:p>", "零".repeat(4_000_000)).repeat(3),
            ),
            Refused("unpack to very many"),
        ),
        (
            "circle of styles",
            whole(circle, "<text:p text:style-name=\"a\">圈</text:p>"),
            Read,
        ),
        ("wide cells", whole("", &wide.repeat(100)), Read),
        (
            "many spaces",
            whole("", "<text:p><text:s text:c=\"4000000000\"/>空</text:p>"),
            Read,
        ),
    ];
    rows
}

#[test]
fn no_cut_and_no_changed_byte_of_open_document_does_harm() {
    let good = whole(LISTS, "<text:h text:outline-level=\"1\">总则</text:h>");
    for at in 0..good.len() {
        let mut bytes = good.clone();
        bytes[at] ^= 0x41;
        let _ = open(&bytes);
        let _ = open(&good[..at]);
    }
}
