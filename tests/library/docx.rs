//! Word documents: what a printed page shows is what is read, and no file,
//! however it is made, does harm.

use std::fs;

use gangmu::document::{Document, Style};
use gangmu::open::{Entry, How};
use gangmu::setting::{Language, Told};
use gangmu::source::Location;

use crate::hostile::{Case, End};
use crate::package::{WORD, archive, level, listed, paragraph, styled, word, word_text};

/// The document of some bytes, or what is told instead.
pub(crate) fn open(bytes: &[u8]) -> Result<Document, String> {
    open_with(bytes, false)
}

/// The same, with what tracked changes took out in its place.
pub(crate) fn open_with(bytes: &[u8], deletions: bool) -> Result<Document, String> {
    use std::sync::atomic::{AtomicU32, Ordering};
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let number = COUNT.fetch_add(1, Ordering::Relaxed);
    let name = format!("gangmu-docx-{}-{number}.docx", std::process::id());
    let path = std::env::temp_dir().join(name);
    fs::write(&path, bytes).unwrap();
    let location = Location::Path(path.clone());
    let mut how = How::default();
    how.parse.deletions = deletions;
    let opened = Entry::open(&location, &how).and_then(|entry| entry.whole(None));
    let _ = fs::remove_file(path);
    let told = |error: gangmu::open::OpenError| {
        assert!(!error.told(Language::Chinese).is_empty());
        error.told(Language::English)
    };
    opened.map(|opened| opened.document).map_err(told)
}

fn text(body: &str, parts: &[(&str, &str)]) -> String {
    open(&word(body, parts)).unwrap().text().to_owned()
}

/// The depths and titles of the sections.
pub(crate) fn outline(document: &Document) -> Vec<(u16, &str)> {
    let sections = document.sections().iter();
    let title = |section: &gangmu::document::Section| {
        let title = section.title.range();
        (section.depth, &document.text()[title])
    };
    sections.map(title).collect()
}

const LAW: &str = "<w:numbering>\
    <w:abstractNum w:abstractNumId=\"7\">\
    <w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"chineseCountingThousand\"/>\
    <w:suff w:val=\"tab\"/><w:lvlText w:val=\"第%1章\"/></w:lvl>\
    <w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt w:val=\"chineseCountingThousand\"/>\
    <w:lvlRestart w:val=\"0\"/><w:lvlText w:val=\"第%2条\"/></w:lvl>\
    </w:abstractNum>\
    <w:num w:numId=\"1\"><w:abstractNumId w:val=\"7\"/></w:num>\
    <w:num w:numId=\"2\"><w:abstractNumId w:val=\"7\"/>\
    <w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"5\"/></w:lvlOverride></w:num>\
    </w:numbering>";

#[test]
fn numbers_stand_before_paragraphs_as_they_are_printed() {
    let body = [
        listed(1, 0, "总则"),
        listed(1, 1, "为了护渡口，制定本办法。"),
        listed(1, 1, "渡口由县管。"),
        listed(1, 0, "罚则"),
        listed(1, 1, "违者罚款。"),
        listed(2, 0, "附则"),
    ]
    .concat();
    let document = open(&word(&body, &[("numbering", LAW)])).unwrap();
    assert_eq!(
        document.text(),
        "第一章　总则\n第一条　为了护渡口，制定本办法。\n第二条　渡口由县管。\n\
         第二章　罚则\n第三条　违者罚款。\n第五章　附则"
    );
    let wanted = [
        (1, "第一章　总则"),
        (2, "第一条"),
        (2, "第二条"),
        (1, "第二章　罚则"),
        (2, "第三条"),
        (1, "第五章　附则"),
    ];
    assert_eq!(outline(&document), wanted);
    assert_eq!(document.origin().number(0), 1);
    assert_eq!(document.origin().number(document.len() - 1), 6);
}

#[test]
fn styles_give_levels_and_numbers_by_themselves_by_name_and_by_what_they_are_based_on() {
    let styles = "<w:styles>\
        <w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"a\"><w:name w:val=\"Normal\"/></w:style>\
        <w:style w:type=\"paragraph\" w:styleId=\"t\"><w:name w:val=\"Title\"/></w:style>\
        <w:style w:type=\"paragraph\" w:styleId=\"1\"><w:name w:val=\"heading 1\"/>\
        <w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>\
        <w:style w:type=\"paragraph\" w:styleId=\"2\"><w:name w:val=\"标题 2\"/></w:style>\
        <w:style w:type=\"paragraph\" w:styleId=\"own\"><w:name w:val=\"章名\"/><w:basedOn w:val=\"1\"/></w:style>\
        <w:style w:type=\"paragraph\" w:styleId=\"toc\"><w:name w:val=\"toc 1\"/></w:style>\
        <w:style w:type=\"paragraph\" w:styleId=\"x\"><w:name w:val=\"x\"/><w:basedOn w:val=\"y\"/></w:style>\
        <w:style w:type=\"paragraph\" w:styleId=\"y\"><w:name w:val=\"y\"/><w:basedOn w:val=\"x\"/></w:style>\
        </w:styles>";
    let numbering = format!(
        "<w:numbering><w:abstractNum w:abstractNumId=\"0\">{}</w:abstractNum>\
         <w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>",
        level(
            0,
            "chineseCountingThousand",
            "%1、",
            "<w:pStyle w:val=\"1\"/>"
        )
    );
    let body = [
        styled("t", "渡口志"),
        styled("toc", "一、水路"),
        styled("1", "水路"),
        styled("2", "上游"),
        paragraph("水深。"),
        styled("own", "陆路"),
        "<w:p><w:pPr><w:outlineLvl w:val=\"1\"/></w:pPr><w:r><w:t>官道</w:t></w:r></w:p>"
            .to_owned(),
        styled("x", "路平。"),
    ]
    .concat();
    let parts = [("styles", styles), ("numbering", numbering.as_str())];
    let document = open(&word(&body, &parts)).unwrap();
    let wanted = [
        (1, "渡口志"),
        (2, "一、水路"),
        (3, "上游"),
        (2, "二、陆路"),
        (3, "官道"),
    ];
    assert_eq!(outline(&document), wanted);
    assert!(document.text().starts_with("渡口志\n一、水路\n一、水路\n"));
}

#[test]
fn lists_that_stand_for_others_go_legal_and_start_over() {
    let numbering = format!(
        "<w:numbering>\
         <w:abstractNum w:abstractNumId=\"0\"><w:numStyleLink w:val=\"L\"/></w:abstractNum>\
         <w:abstractNum w:abstractNumId=\"1\"><w:styleLink w:val=\"L\"/>{}{}</w:abstractNum>\
         <w:abstractNum w:abstractNumId=\"2\">{}{}</w:abstractNum>\
         <w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>\
         <w:num w:numId=\"2\"><w:abstractNumId w:val=\"1\"/></w:num>\
         <w:num w:numId=\"3\"><w:abstractNumId w:val=\"2\"/></w:num></w:numbering>",
        level(0, "chineseCounting", "%1、", ""),
        level(1, "decimal", "%1.%2", "<w:isLgl/><w:suff w:val=\"space\"/>"),
        level(0, "bullet", "\u{f0b7}", ""),
        level(1, "ideographTraditional", "%2．", ""),
    );
    let styles = "<w:styles><w:style w:type=\"numbering\" w:styleId=\"L\"><w:name w:val=\"L\"/>\
        <w:pPr><w:numPr><w:numId w:val=\"2\"/></w:numPr></w:pPr></w:style></w:styles>";
    let body = [
        listed(1, 0, "水"),
        listed(1, 1, "深"),
        listed(1, 1, "浅"),
        listed(3, 0, "点"),
        listed(3, 1, "甲项"),
        listed(3, 1, "乙项"),
        listed(1, 0, "陆"),
        listed(1, 1, "远"),
        listed(9, 0, "无此列"),
    ]
    .concat();
    let parts = [("numbering", numbering.as_str()), ("styles", styles)];
    assert_eq!(
        text(&body, &parts),
        "一、水\n1.1 深\n1.2 浅\n点\n甲．甲项\n乙．乙项\n二、陆\n2.1 远\n无此列"
    );
}

#[test]
fn cells_are_apart_merged_ones_in_place_and_what_arranges_a_page_flows() {
    let cell = |props: &str, text: &str| {
        format!("<w:tc><w:tcPr>{props}</w:tcPr>{}</w:tc>", paragraph(text))
    };
    let begins = "<w:vMerge w:val=\"restart\"/>";
    let goes_on = "<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>";
    let nested = format!(
        "<w:tbl><w:tr>{}{}</w:tr></w:tbl>",
        cell("", "甲"),
        cell("", "乙")
    );
    let table = format!(
        "<w:tbl><w:tr>{}{}</w:tr><w:tr>{}{}{}</w:tr><w:tr>{goes_on}{}<w:tc>{}{nested}</w:tc></w:tr></w:tbl>",
        cell("<w:gridSpan w:val=\"2\"/>", "两列"),
        cell("", "备注"),
        cell(begins, "上下"),
        cell("", "东"),
        cell("", "一\u{3000}"),
        cell("", "西"),
        paragraph("内有表"),
    );
    let page = format!("<w:tbl><w:tr>{}</w:tr></w:tbl>", cell("", "一格"));
    let document = open(&word(&(table + &page), &[])).unwrap();
    assert_eq!(
        document.text(),
        "两列\t\t备注\n上下\t东\t一\n\t西\t内有表\n甲\t乙\n一格"
    );
}

#[test]
fn notes_stand_behind_and_are_led_to() {
    let notes = "<w:footnotes><w:footnote w:type=\"separator\" w:id=\"0\"><w:p/></w:footnote>\
        <w:footnote w:id=\"2\"><w:p><w:r><w:t>渡船除外。</w:t></w:r></w:p></w:footnote></w:footnotes>";
    let body = "<w:p><w:r><w:t>船只</w:t></w:r><w:r><w:footnoteReference w:id=\"2\"/></w:r>\
        <w:r><w:t>须登记。</w:t></w:r></w:p>";
    let document = open(&word(body, &[("footnotes", notes)])).unwrap();
    assert_eq!(document.text(), "船只[1]须登记。\n[1] 渡船除外。");
    let [pair] = document.footnotes() else {
        panic!()
    };
    assert_eq!(&document.text()[pair.mark.range()], "[1]");
    assert_eq!(&document.text()[pair.note.range()], "[1] 渡船除外。");
}

#[test]
fn tracked_changes_are_read_as_accepted_and_what_went_is_kept() {
    let run = |text: &str| format!("<w:r><w:t>{text}</w:t></w:r>");
    let gone =
        |text: &str| format!("<w:del w:id=\"1\"><w:r><w:delText>{text}</w:delText></w:r></w:del>");
    let body = format!(
        "<w:p>{}{}<w:ins w:id=\"2\">{}</w:ins>{}</w:p>\
         <w:p><w:pPr><w:rPr><w:del w:id=\"3\"/></w:rPr></w:pPr>{}</w:p><w:p>{}</w:p>\
         <w:p><w:moveFrom w:id=\"4\">{}</w:moveFrom></w:p><w:p><w:moveTo w:id=\"5\">{}</w:moveTo></w:p>\
         <w:tbl><w:tr><w:trPr><w:del w:id=\"6\"/></w:trPr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr>\
         <w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr></w:tbl>",
        run("渡口"),
        gone("由乡"),
        run("由县"),
        run("管。"),
        run("前半，"),
        run("后半。"),
        run("搬走"),
        run("搬来"),
        paragraph("删"),
        paragraph("行"),
        paragraph("留"),
        paragraph("下"),
    );
    let document = open(&word(&body, &[])).unwrap();
    assert_eq!(document.text(), "渡口由县管。\n前半，后半。\n搬来\n留\t下");
    let deleted: Vec<&str> = document.deletions().iter().map(|d| &*d.text).collect();
    assert_eq!(deleted, ["由乡", "\n", "搬走", "删", "行"]);
    assert_eq!(document.insertions(), 2);
    let shown = open_with(&word(&body, &[]), true).unwrap();
    assert_eq!(
        shown.text(),
        "渡口由乡由县管。\n前半，\n后半。\n搬走\n搬来\n删\t行\n留\t下"
    );
    let struck: Vec<&str> = shown
        .deletions()
        .iter()
        .map(|deletion| shown.slice(deletion.span))
        .collect();
    // The end of a paragraph has no characters of its own.
    assert_eq!(struck, ["由乡", "", "搬走", "删", "行"]);
    let style = shown.styles_in(shown.deletions()[0].span)[0].style;
    assert!(style.contains(Style::STRUCK));
    // Places are counted alike.
    let place = |document: &Document, text: &str| {
        let at = document.text().find(text).unwrap();
        document.origin().number(u32::try_from(at).unwrap())
    };
    for text in ["后半", "搬来", "下"] {
        assert_eq!(place(&document, text), place(&shown, text), "{text}");
    }
}

#[test]
fn what_a_page_shows_is_read_once_and_what_it_hides_is_not() {
    let body = "<w:p><w:r><w:t>明</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>暗语</w:t></w:r>\
        <w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> REF 天 </w:instrText></w:r>\
        <w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>三日</w:t></w:r>\
        <w:r><w:fldChar w:fldCharType=\"end\"/></w:r>\
        <w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>eq \\o\\ac(○,印)</w:instrText></w:r>\
        <w:r><w:fldChar w:fldCharType=\"end\"/></w:r>\
        <w:r><w:sym w:font=\"Wingdings\" w:char=\"F0FE\"/></w:r>\
        <w:r><w:t>m</w:t></w:r><w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:t>2</w:t></w:r>\
        <m:oMath><m:f><m:num><m:r><m:t>a+b</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath>\
        <mc:AlternateContent><mc:Choice Requires=\"wps\"><w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p></w:txbxContent></mc:Choice>\
        <mc:Fallback><w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p></w:txbxContent></mc:Fallback></mc:AlternateContent>\
        </w:p>";
    let document = open(&word(body, &[])).unwrap();
    assert_eq!(document.text(), "明三日印☑m²(a+b)/2\n框");
    let hidden = document.hidden_hanzi();
    assert_eq!(hidden.len(), 1);
    assert_eq!(hidden[0].1, 2);
}

#[test]
fn readings_stand_behind_all_of_their_base() {
    let ruby = |reading: &str, base: &str| {
        format!(
            "<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>{reading}</w:t></w:r></w:rt>\
             <w:rubyBase><w:r><w:t>{base}</w:t></w:r></w:rubyBase></w:ruby></w:r>"
        )
    };
    let body = format!(
        "<w:p>{}{}<w:r><w:t>不平</w:t></w:r></w:p>",
        ruby("jǔ", "龃"),
        ruby("yǔ", "龉")
    );
    let document = open(&word(&body, &[])).unwrap();
    assert_eq!(document.text(), "龃龉（jǔ yǔ）不平");
    assert_eq!(&document.text()[document.asides()[0].base.range()], "龃龉");
}

/// Documents that are made to do harm.
pub(crate) fn hostile() -> Vec<Case> {
    let good = word(&paragraph("好"), &[]);
    let member = |text: &str| {
        archive(&[
            ("[Content_Types].xml", b"<Types/>"),
            ("word/document.xml", text.as_bytes()),
        ])
    };
    let whole = |body: &str| member(&word_text(body));
    let patched = |at: &[u8], offset: usize, with: &[u8]| {
        let mut bytes = good.clone();
        let places: Vec<usize> = memchr::memmem::find_iter(&bytes, at).collect();
        for place in places {
            bytes[place + offset..place + offset + with.len()].copy_from_slice(with);
        }
        bytes
    };
    let nested =
        |open: &str, close: &str, times: usize| whole(&(open.repeat(times) + &close.repeat(times)));
    let entity = format!(
        "<!DOCTYPE d [<!ENTITY a \"哈哈\"><!ENTITY b \"&a;&a;\">]>{}",
        word_text(&paragraph("&b;")).split_once("?>").unwrap().1
    );
    let outside = entity.replace("\"&a;&a;\"", "SYSTEM \"file:///etc/passwd\"");
    let mut many = vec![("word/document.xml".to_owned(), b"<a/>".to_vec())];
    many.extend((0..66_000).map(|n| (format!("word/{n}"), Vec::new())));
    let many: Vec<(&str, &[u8])> = many
        .iter()
        .map(|(n, c)| (n.as_str(), c.as_slice()))
        .collect();
    let wide = format!(
        "<w:tbl>{}</w:tbl>",
        "<w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"4000000000\"/></w:tcPr><w:p/></w:tc>\
         <w:tc><w:p><w:r><w:t>宽</w:t></w:r></w:p></w:tc></w:tr>"
            .repeat(500)
    );
    let circle = format!(
        "<w:styles {WORD}><w:style w:styleId=\"1\" w:type=\"paragraph\"><w:name w:val=\"a\"/>\
         <w:basedOn w:val=\"1\"/></w:style></w:styles>"
    );
    let loops = "<w:numbering><w:abstractNum w:abstractNumId=\"0\"><w:numStyleLink w:val=\"L\"/></w:abstractNum>\
        <w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>";
    let linked = "<w:styles><w:style w:styleId=\"L\"><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style></w:styles>";
    let rows: Vec<(&'static str, Vec<u8>, Option<&'static str>)> = vec![
        (
            "cut short",
            good[..good.len() / 2].to_vec(),
            Some("damaged"),
        ),
        (
            "without its end",
            good[..good.len() - 30].to_vec(),
            Some("damaged"),
        ),
        (
            "wrong checksum",
            patched(b"PK\x01\x02", 16, b"\xAB\xCD\xEF\x01"),
            Some("damaged"),
        ),
        (
            "wrong size",
            patched(b"PK\x01\x02", 24, b"\xFF\xFF\xFF\x0F"),
            Some("damaged"),
        ),
        (
            "packed size beyond",
            patched(b"PK\x01\x02", 20, b"\xFF\xFF\xFF\x0F"),
            Some("damaged"),
        ),
        (
            "beginning beyond",
            patched(b"PK\x01\x02", 42, b"\xFF\xFF\xFF\x0F"),
            Some("damaged"),
        ),
        (
            "locked",
            patched(b"PK\x01\x02", 8, b"\x01"),
            Some("password"),
        ),
        (
            "odd method",
            patched(b"PK\x01\x02", 10, b"\x0E"),
            Some("packed as no document"),
        ),
        (
            "no text",
            archive(&[
                ("[Content_Types].xml", b"<Types/>"),
                ("word/styles.xml", b"<a/>"),
            ]),
            Some("word/document.xml"),
        ),
        (
            "leads out",
            archive(&[("word/document.xml", b"<a/>"), ("../../evil.xml", b"<a/>")]),
            Some("outside"),
        ),
        (
            "from the root",
            archive(&[("word/document.xml", b"<a/>"), ("/etc/passwd", b"<a/>")]),
            Some("outside"),
        ),
        ("too many members", archive(&many), Some("members")),
        (
            "cut XML",
            member("<w:document><w:body><w:p>"),
            Some("wrong at byte"),
        ),
        (
            "crossed tags",
            member("<a><b></a></b>"),
            Some("wrong at byte"),
        ),
        ("entities", member(&entity), Some("entities")),
        ("outer entities", member(&outside), Some("entities")),
        (
            "deep elements",
            nested("<w:x>", "</w:x>", 100_000),
            Some("nested too deep"),
        ),
        (
            "deep tables",
            nested("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", 20_000),
            Some("nested too deep"),
        ),
        (
            "deep boxes",
            nested(
                "<w:p><w:r><w:txbxContent>",
                "</w:txbxContent></w:r></w:p>",
                20_000,
            ),
            Some("nested too deep"),
        ),
        (
            "bomb",
            whole(&paragraph(&"零".repeat(4_000_000)).repeat(3)),
            Some("unpack to very many"),
        ),
        (
            "long tag",
            whole(&format!(
                "<w:p w:a=\"{}\"/>",
                (0..3_000_000u64)
                    .map(|n| format!("{:06}", n * 7919 % 1_000_003))
                    .collect::<String>()
            )),
            Some("too long"),
        ),
        ("wide cells", whole(&wide), None),
        (
            "circle of styles",
            archive(&[
                (
                    "word/document.xml",
                    word_text(&styled("1", "圈")).as_bytes(),
                ),
                ("word/styles.xml", circle.as_bytes()),
            ]),
            None,
        ),
        (
            "circle of lists",
            word(
                &listed(1, 0, "圈"),
                &[("numbering", loops), ("styles", linked)],
            ),
            None,
        ),
        (
            "open fields",
            whole(
                &("<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r></w:p>".repeat(1000)
                    + &paragraph("后")),
            ),
            None,
        ),
        ("nothing", member(""), None),
    ];
    let case = |(name, bytes, told): (_, _, Option<&'static str>)| {
        (name, bytes, told.map_or(End::Read, End::Refused))
    };
    rows.into_iter().map(case).collect()
}

/// Every beginning of a document, and it with any one byte changed, is read or
/// refused in words.
#[test]
fn no_cut_and_no_changed_byte_does_harm() {
    let good = word(&listed(1, 0, "总则"), &[("numbering", LAW)]);
    for at in 0..good.len() {
        let mut bytes = good.clone();
        bytes[at] ^= 0x41;
        for bytes in [&bytes[..], &good[..at]] {
            let _ = open(bytes);
        }
    }
}

#[test]
fn page_i_counts_what_the_document_has() {
    use gangmu::explorer::pages::sheets::info;
    let body = format!("{}{}", paragraph("渡口。"), paragraph("船只。"));
    let document = open(&word(&body, &[])).unwrap();
    let lines = info::lines(&document, Language::Chinese);
    assert!(
        lines
            .iter()
            .all(|(name, value)| *name != "编码" && !value.is_empty())
    );
    let size = lines.iter().find(|(name, _)| *name == "大小").unwrap();
    assert!(size.1.ends_with("字节，2 段"), "{}", size.1);
}

#[test]
fn what_a_file_says_of_itself_is_known() {
    let core = "<cp:coreProperties xmlns:cp=\"c\" xmlns:dc=\"d\" xmlns:dcterms=\"t\">\
        <dc:title> 渡口\n志 </dc:title><dc:creator>某某</dc:creator><cp:lastModifiedBy>他人</cp:lastModifiedBy>\
        <dcterms:created>2026-07-16T08:00:00Z</dcterms:created>\
        <dcterms:modified>2026-08-01T08:00:00Z</dcterms:modified></cp:coreProperties>";
    let text = word_text(&paragraph("渡口。"));
    let with = |core: &str| {
        archive(&[
            ("[Content_Types].xml", b"<Types/>"),
            ("word/document.xml", text.as_bytes()),
            ("docProps/core.xml", core.as_bytes()),
        ])
    };
    let document = open(&with(core)).unwrap();
    let said = &document.meta().metadata;
    let said = [&said.title, &said.author, &said.date];
    let said: Vec<&str> = said.into_iter().flatten().map(String::as_str).collect();
    assert_eq!(said, ["渡口 志", "某某", "2026-07-16"]);
    // The text does not hang on it.
    let document = open(&with("<a><b></a>")).unwrap();
    assert_eq!(document.text(), "渡口。");
    assert_eq!(
        document.meta().metadata,
        gangmu::document::Metadata::default()
    );
}
