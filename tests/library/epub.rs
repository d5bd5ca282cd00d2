//! EPUB books and gzip files: the spine in order, the contents merged with what
//! is recognised.

use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;
use gangmu::document::{Document, PlaceUnit};

use crate::docx::open;
use crate::hostile::{Case, End};
use crate::package::archive;

/// A book whose list of parts, contents and chapters are these.
pub(crate) struct Book<'a> {
    pub(crate) version: &'a str,
    pub(crate) title: &'a str,
    /// The navigation list (EPUB 3) or the points (EPUB 2).
    pub(crate) contents: &'a str,
    pub(crate) chapters: &'a [(&'a str, &'a str)],
    /// What stands in the spine, where it is not all chapters in order.
    pub(crate) spine: Option<&'a str>,
    pub(crate) more: &'a [(&'a str, &'a [u8])],
}

pub(crate) const BOOK: Book<'static> = Book {
    version: "3.0",
    title: "河志",
    contents: "",
    chapters: &[],
    spine: None,
    more: &[],
};

const CONTAINER: &[u8] = b"<container xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\">\
    <rootfiles><rootfile full-path=\"OPS/a.opf\" media-type=\"application/oebps-package+xml\"/>\
    </rootfiles></container>";

impl Book<'_> {
    fn opf(&self) -> String {
        let items: String = self
            .chapters
            .iter()
            .map(|(name, _)| {
                format!("<item id='{name}' href='{name}' media-type='application/xhtml+xml'/>")
            })
            .collect();
        let spine: String = self
            .chapters
            .iter()
            .map(|(name, _)| format!("<itemref idref='{name}'/>"))
            .collect();
        format!(
            "<package xmlns='http://www.idpf.org/2007/opf' version='{}'>\
             <metadata xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:title>{}</dc:title></metadata>\
             <manifest><item id='nav' href='nav.xhtml' properties='nav' \
             media-type='application/xhtml+xml'/><item id='ncx' href='toc.ncx' \
             media-type='application/x-dtbncx+xml'/>{items}</manifest>\
             <spine toc='ncx'>{}</spine></package>",
            self.version,
            self.title,
            self.spine.unwrap_or(&spine)
        )
    }

    pub(crate) fn bytes(&self) -> Vec<u8> {
        let opf = self.opf();
        let is_old = self.version.starts_with('2');
        let (name, contents) = match is_old {
            true => (
                "OPS/toc.ncx",
                format!("<ncx><navMap>{}</navMap></ncx>", self.contents),
            ),
            false => (
                "OPS/nav.xhtml",
                format!(
                    "<html xmlns:epub='http://www.idpf.org/2007/ops'><body><nav epub:type='toc'>\
                     <ol>{}</ol></nav></body></html>",
                    self.contents
                ),
            ),
        };
        let chapters: Vec<(String, String)> = self
            .chapters
            .iter()
            .map(|(name, body)| {
                let page = format!(
                    "<?xml version=\"1.0\"?><html xmlns=\"http://www.w3.org/1999/xhtml\" \
                     xmlns:epub=\"http://www.idpf.org/2007/ops\"><head><title/></head>\
                     <body>{body}</body></html>"
                );
                (format!("OPS/{name}"), page)
            })
            .collect();
        let mut members: Vec<(&str, &[u8])> = vec![
            ("mimetype", b"application/epub+zip"),
            ("META-INF/container.xml", CONTAINER),
            ("OPS/a.opf", opf.as_bytes()),
        ];
        if !self.contents.is_empty() {
            members.push((name, contents.as_bytes()));
        }
        members.extend(
            chapters
                .iter()
                .map(|(n, page)| (n.as_str(), page.as_bytes())),
        );
        members.extend_from_slice(self.more);
        archive(&members)
    }

    fn open(&self) -> Document {
        open(&self.bytes()).unwrap()
    }
}

fn point(label: &str, target: &str, inside: &str) -> String {
    format!(
        "<navPoint><navLabel><text>{label}</text></navLabel><content src='{target}'/>{inside}\
         </navPoint>"
    )
}

/// The depths and titles of the sections.
fn outline(document: &Document) -> Vec<(u16, &str)> {
    let sections = document.sections().iter();
    let title = |section: &gangmu::document::Section| {
        (section.depth, &document.text()[section.title.range()])
    };
    sections.map(title).collect()
}

#[test]
fn the_spine_is_read_in_order_and_what_stands_beside_it_behind() {
    let book = Book {
        chapters: &[
            ("b.xhtml", "<h1>第二章 集市</h1><p>集市有布。</p>"),
            ("n.xhtml", "<p>注释在后。</p>"),
            ("a.xhtml", "<h1>第一章 渡口</h1><p>渡口有船。</p>"),
        ],
        spine: Some(
            "<itemref idref='a.xhtml'/><itemref idref='n.xhtml' linear='no'/>\
             <itemref idref='b.xhtml'/><itemref idref='a.xhtml'/><itemref idref='none'/>",
        ),
        ..BOOK
    };
    let document = book.open();
    assert_eq!(
        document.text(),
        "第一章 渡口\n渡口有船。\n第二章 集市\n集市有布。\n注释在后。"
    );
    let origin = document.origin();
    assert_eq!(origin.unit(), PlaceUnit::Chapter);
    let at = |words: &str| origin.number(document.text().find(words).unwrap() as u32);
    assert_eq!((at("有船"), at("第二章"), at("注释")), (1, 2, 3));
}

#[test]
fn the_contents_level_what_the_markup_does_not() {
    // All chapters are h1, whatever stands above them.
    let inside = point("第一章 渡口", "b.xhtml", "");
    let contents = point("上篇", "a.xhtml", &inside)
        + &point(
            "下篇",
            "c.xhtml",
            &point("第二章 集市", "c.xhtml#s%E4%BA%8C", ""),
        );
    let document = Book {
        version: "2.0",
        contents: &contents,
        chapters: &[
            ("a.xhtml", "<h1>上篇</h1><p>水路。</p>"),
            ("b.xhtml", "<h1>第一章　渡口</h1><h2>船</h2><p>渡口有船。</p>"),
            (
                "c.xhtml",
                "<h1>下篇</h1><p>陆路。</p><a id='s二'/><h1>第二章 集市</h1><h2>布</h2><p>有布。</p>",
            ),
        ],
        ..BOOK
    }
    .open();
    assert_eq!(
        outline(&document),
        [
            (1, "上篇"),
            (2, "第一章　渡口"),
            (3, "船"),
            (1, "下篇"),
            (2, "第二章 集市"),
            (3, "布")
        ]
    );
}

#[test]
fn a_line_that_is_listed_is_a_heading_and_one_that_is_missing_is_written() {
    let document = Book {
        contents: "<li><a href='a.xhtml'>渡口</a></li><li><a href='b.xhtml'>集市</a></li>",
        chapters: &[
            (
                "a.xhtml",
                "<p>一九三〇年</p><p><b>渡口</b></p><p>渡口有船。</p>",
            ),
            ("b.xhtml", "<p>天亮以前，卖布的人就来了。</p>"),
        ],
        ..BOOK
    }
    .open();
    assert_eq!(outline(&document), [(1, "渡口"), (1, "集市")]);
    assert_eq!(
        document.text(),
        "一九三〇年\n渡口\n渡口有船。\n集市\n天亮以前，卖布的人就来了。"
    );
}

#[test]
fn a_chapter_of_nothing_but_listed_titles_is_no_page_of_contents() {
    let article =
        |n: u8, place: &str| point(&format!("第{}条", ["一", "二"][usize::from(n)]), place, "");
    let articles = article(0, "a.xhtml#a1") + &article(1, "a.xhtml#a2");
    let chapter = point("第一章　渡口", "a.xhtml#c1", &articles);
    let contents =
        point("第一编　水路", "a.xhtml", &chapter) + &point("第二编　陆路", "b.xhtml", "");
    let document = Book {
        version: "2.0",
        contents: &contents,
        chapters: &[
            (
                "a.xhtml",
                "<h1>第一编　水路</h1><h2 id='c1'>第一章　渡口</h2><p id='a1'>第一条</p><p id='a2'>第二条</p>",
            ),
            ("b.xhtml", "<h1>第二编　陆路</h1><p>陆路另定。</p>"),
        ],
        ..BOOK
    }
    .open();
    let titles: Vec<&str> = outline(&document).into_iter().map(|(_, t)| t).collect();
    assert_eq!(
        titles,
        [
            "第一编　水路",
            "第一章　渡口",
            "第一条",
            "第二条",
            "第二编　陆路"
        ]
    );
}

#[test]
fn a_page_of_contents_and_a_title_page_add_nothing_to_the_outline() {
    let lines = ["第一回 渡口", "第二回 集市", "第三回 桥"];
    let list: String = lines.iter().map(|line| format!("{line}<br/>")).collect();
    let contents: String = (0..3)
        .map(|i| format!("<li><a href='{i}.xhtml'>{}</a></li>", lines[i]))
        .collect();
    let document = Book {
        contents: &contents,
        chapters: &[
            ("t.xhtml", "<h1 class='title'>河志</h1><p>佚名 著</p>"),
            ("l.xhtml", &format!("<h2>目录</h2><div>{list}</div>")),
            ("0.xhtml", "<h3>第一回 渡口</h3><p>渡口有船。</p>"),
            ("1.xhtml", "<h3>第二回 集市</h3><p>集市有布。</p>"),
            ("2.xhtml", "<h3>第三回 桥</h3><p>桥上有人。</p>"),
        ],
        ..BOOK
    }
    .open();
    let titles: Vec<&str> = outline(&document).into_iter().map(|(_, t)| t).collect();
    assert_eq!(titles, lines);
    // It is read all the same.
    assert!(
        document
            .text()
            .starts_with("河志\n佚名 著\n目录\n第一回 渡口\n")
    );
}

#[test]
fn notes_are_found_from_their_signs_in_another_file_too() {
    let document = Book {
        chapters: &[
            (
                "a.xhtml",
                "<p>渡口有船<a epub:type='noteref' href='n.xhtml#n1'>1</a>，\
                 也有桥<a id='r2' href='#f2'>[2]</a>。</p>\
                 <p><a id='f2' href='#r2'>[2]</a>桥在下游。</p>",
            ),
            (
                "n.xhtml",
                "<aside epub:type='footnote' id='n1'><p>船是木船。</p></aside>",
            ),
        ],
        ..BOOK
    }
    .open();
    let text = document.text();
    let notes = document.footnotes().iter();
    let notes: Vec<_> = notes
        .map(|note| (&text[note.mark.range()], &text[note.note.range()]))
        .collect();
    assert_eq!(notes, [("1", "船是木船。"), ("[2]", "[2]桥在下游。")]);
}

#[test]
fn ruby_in_a_title_is_no_part_of_what_is_compared() {
    let document = Book {
        contents: "<li><a href='a.xhtml#x'><ruby>渡<rt>dù</rt></ruby>口</a></li>",
        chapters: &[(
            "a.xhtml",
            "<p>序言若干。</p><h4 id='x'><ruby>渡<rt>dù</rt></ruby>口</h4><p>渡口有船。</p>",
        )],
        ..BOOK
    }
    .open();
    assert_eq!(outline(&document), [(1, "渡（dù）口")]);
}

#[test]
fn a_book_in_gbk_is_read_by_what_it_says_and_by_its_bytes() {
    let gbk = |text: &str| encoding_rs::GBK.encode(text).0.into_owned();
    let chapter = gbk(
        "<?xml version='1.0' encoding='gb2312'?><html><body><h1>第一章 镕</h1>\
        <p>渡口&nbsp;有船。</p></body></html>",
    );
    // What it says is not true.
    let second = gbk(
        "<?xml version='1.0' encoding='utf-8'?><html><body><h1>第二章 集市</h1>\
        <p>卖布的人天亮以前就来了，河上还有雾。</p></body></html>",
    );
    let opf = gbk(
        "<?xml version='1.0' encoding='gb2312'?><package><metadata><title>河志</title>\
        </metadata><manifest><item id='一' href='一.html' media-type='text/html'/>\
        <item id='b' href='b.html' media-type='text/html'/></manifest>\
        <spine><itemref idref='一'/><itemref idref='b'/></spine></package>",
    );
    let name = "OPS/一.html";
    let document = open(&archive(&[
        ("mimetype", b"application/epub+zip"),
        ("META-INF/container.xml", CONTAINER),
        ("OPS/a.opf", &opf),
        (name, &chapter),
        ("OPS/b.html", &second),
    ]))
    .unwrap();
    assert_eq!(
        document.text(),
        "第一章 镕\n渡口\u{a0}有船。\n第二章 集市\n卖布的人天亮以前就来了，河上还有雾。"
    );
}

const LOCK: &str = "<encryption xmlns='urn:oasis:names:tc:opendocument:xmlns:container'>\
    <EncryptedData><EncryptionMethod Algorithm='WAY'/><CipherData><CipherReference URI='PART'/>\
    </CipherData></EncryptedData></encryption>";

#[test]
fn an_encrypted_book_is_told_as_such_and_a_disguised_font_is_none() {
    let with = |way: &str, part: &str| {
        let lock = LOCK.replace("WAY", way).replace("PART", part);
        let book = Book {
            chapters: &[("a.xhtml", "<p>渡口有船。</p>")],
            more: &[("META-INF/encryption.xml", lock.as_bytes())],
            ..BOOK
        };
        open(&book.bytes())
    };
    let aes = "http://www.w3.org/2001/04/xmlenc#aes128-cbc";
    let told = with(aes, "OPS/a.xhtml").unwrap_err();
    assert!(told.contains("encrypted (DRM)"), "{told}");
    assert!(with("http://www.idpf.org/2008/embedding", "OPS/f.ttf").is_ok());
    assert!(with(aes, "OPS/picture.jpg").is_ok());
}

#[test]
fn a_book_without_contents_or_with_damaged_ones_is_read_all_the_same() {
    let chapters: &[(&str, &str)] = &[("a.xhtml", "<h1>渡口</h1><p>渡口有船。</p>")];
    let damaged = Book {
        version: "2.0",
        contents: "<navPoint><navLabel>",
        chapters,
        ..BOOK
    };
    for book in [Book { chapters, ..BOOK }, damaged] {
        assert_eq!(outline(&book.open()), [(1, "渡口")]);
    }
}

pub(crate) fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

#[test]
fn a_gzip_file_is_what_it_holds() {
    let text = "# 河志\n\n## 第一章 渡口\n\n渡口有船。\n";
    let document = open(&packed(text.as_bytes())).unwrap();
    assert_eq!(outline(&document), [(1, "河志"), (2, "第一章 渡口")]);
    let gbk = encoding_rs::GBK
        .encode("第一章　渡口\n　　渡口有船，天亮以前就开。\n第二章　集市\n　　有布。\n");
    let document = open(&packed(&gbk.0)).unwrap();
    assert_eq!(document.meta().encoding, "gb18030");
    assert_eq!(document.sections().len(), 2);
    // A book inside is a book, a picture none, and what is packed twice is
    // unpacked once.
    let book = Book {
        chapters: &[("a.xhtml", "<p>渡口有船。</p>")],
        ..BOOK
    };
    assert_eq!(open(&packed(&book.bytes())).unwrap().text(), "渡口有船。");
    let told = open(&packed(b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR")).unwrap_err();
    assert!(told.contains("PNG"), "{told}");
    let told = open(&packed(&packed(b"a"))).unwrap_err();
    assert!(told.contains("gzip -dc"), "{told}");
}

/// Books that are made to do harm.
pub(crate) fn hostile() -> Vec<Case> {
    let page = |body: &str| {
        Book {
            chapters: &[("a.xhtml", body)],
            ..BOOK
        }
        .bytes()
    };
    let parts = |opf: &str, chapter: &str| {
        archive(&[
            ("mimetype", b"application/epub+zip"),
            ("META-INF/container.xml", CONTAINER),
            ("OPS/a.opf", opf.as_bytes()),
            ("OPS/a.xhtml", chapter.as_bytes()),
        ])
    };
    let opf = Book {
        chapters: &[("a.xhtml", "")],
        ..BOOK
    }
    .opf();
    let good = page("<p>渡口有船。</p>");
    let with = |name: &str, bytes: &[u8]| {
        Book {
            chapters: &[("a.xhtml", "<p>渡口有船。</p>")],
            more: &[(name, bytes)],
            ..BOOK
        }
        .bytes()
    };
    let many =
        |count: usize| -> String { (0..count).map(|_| "<itemref idref='a.xhtml'/>").collect() };
    let spine = many(50_000);
    let repeated = Book {
        chapters: &[("a.xhtml", "<p>渡口有船。</p>")],
        spine: Some(&spine),
        ..BOOK
    }
    .bytes();
    let deep_points = "<navPoint>".repeat(10_000);
    let deep_contents = Book {
        version: "2.0",
        contents: &deep_points,
        chapters: &[("a.xhtml", "<p>渡口有船。</p>")],
        ..BOOK
    }
    .bytes();
    let list: String = (0..70_000).map(|_| point("渡口", "a.xhtml", "")).collect();
    let long_contents = Book {
        version: "2.0",
        contents: &list,
        chapters: &[("a.xhtml", "<p>渡口有船。</p>")],
        ..BOOK
    }
    .bytes();
    let deep_list = "<li><a href='a.xhtml'>x</a><ol>".repeat(20_000);
    let deep_navigation = Book {
        contents: &deep_list,
        chapters: &[("a.xhtml", "<p>渡口有船。</p>")],
        ..BOOK
    }
    .bytes();
    let full: Vec<String> = (0..3).map(|i| format!("{i}.xhtml")).collect();
    let blank = " ".repeat(12 * 1024 * 1024);
    let bombs: Vec<(&str, &str)> = full.iter().map(|n| (n.as_str(), blank.as_str())).collect();
    let bombs = Book {
        chapters: &bombs,
        ..BOOK
    }
    .bytes();
    let billion = "<!DOCTYPE p [<!ENTITY a \"xxxxxxxxxx\"><!ENTITY b \"&a;&a;&a;&a;\">]>";
    let outside = "<!DOCTYPE p [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><p>&a;</p>";
    let mut cut = good.clone();
    cut.truncate(good.len() / 2);
    let wrong_size = {
        let mut bytes = good.clone();
        let at = memchr::memmem::rfind(&bytes, b"OPS/a.xhtml").unwrap();
        // The list says another size than the member has.
        bytes[at - 46 + 24] ^= 0x7F;
        bytes
    };
    // What each tells; nothing where it is read.
    let cases: Vec<(&'static str, Vec<u8>, &'static str)> = vec![
        ("一章展开过大", page(&" ".repeat(17 * 1024 * 1024)), "large"),
        ("多章展开过大", bombs, "unpack to very many"),
        ("标签过多", page(&"<b>".repeat(400_001)), "too many"),
        ("嵌套过深", page(&("<div>".repeat(100_000) + "甲")), ""),
        ("书脊重复", repeated, ""),
        ("目录过深", deep_contents, "nested too deep"),
        ("目录过长", long_contents, ""),
        ("导航过深", deep_navigation, ""),
        (
            "自定义实体",
            parts(&(billion.to_owned() + &opf), "<p>甲</p>"),
            "entities",
        ),
        (
            "正文自定义实体",
            parts(&opf, &format!("{billion}<p>&b;</p>")),
            "",
        ),
        ("外部实体", parts(&opf, outside), ""),
        ("截断", cut, "damaged"),
        ("大小不符", wrong_size, "damaged"),
        ("成员指向外面", with("../../outside", b"x"), "outside"),
        ("成员指向根", with("/etc/passwd", b"x"), "outside"),
        (
            "没有清单",
            archive(&[("META-INF/container.xml", CONTAINER)]),
            "not there",
        ),
        (
            "清单指向外面",
            parts(
                &opf.replace("href='a.xhtml'", "href='../../../etc/passwd'"),
                "甲",
            ),
            "not there",
        ),
        (
            "清单残缺",
            parts(&opf[..opf.len() / 2], "甲"),
            "wrong at byte",
        ),
        (
            "清单嵌套过深",
            parts(&"<a>".repeat(100_000), "甲"),
            "nested too deep",
        ),
        (
            "书脊空",
            parts(&opf.replace("<itemref idref='a.xhtml'/>", ""), "<p>甲</p>"),
            "",
        ),
        (
            "属性过长",
            parts(
                &format!("<package a='{}'/>", "x".repeat(17 * 1024 * 1024)),
                "甲",
            ),
            "",
        ),
        (
            "链接成环",
            page("<a id='a' href='#b'>1</a><a id='b' href='#a'>1</a>"),
            "",
        ),
        (
            "加密说明残缺",
            with("META-INF/encryption.xml", b"<encryption><"),
            "",
        ),
    ];
    let case = |(name, bytes, told)| match told {
        "" => (name, bytes, End::Either),
        told => (name, bytes, End::Refused(told)),
    };
    cases.into_iter().map(case).collect()
}

#[test]
fn no_cut_and_no_changed_byte_of_a_book_does_harm() {
    let good = Book {
        contents: "<li><a href='a.xhtml'>渡口</a></li>",
        chapters: &[("a.xhtml", "<h1>渡口</h1><p>渡口有船。</p>")],
        ..BOOK
    }
    .bytes();
    for at in (0..good.len()).step_by(11) {
        let mut bytes = good.clone();
        bytes[at] ^= 0x41;
        for bytes in [&bytes[..], &good[..at]] {
            let _ = open(bytes);
        }
    }
}
