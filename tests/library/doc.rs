//! Word documents of 1997 to 2003: what a printed page shows is what is read,
//! and no file, however it is made, does harm.

use gangmu::document::{Span, Style};

use crate::docx::{open, open_with, outline};
use crate::hostile::Case;
use crate::hostile::End::{Either, Read, Refused};
use crate::word97::{
    DELETED, Doc, HIDDEN, INSERTED, Paragraph, SPECIAL, Streams, byte, cell, compound, file, fonts,
    level, listed, long, p, patterns, place_of, row, runs, style, styled, uses, word,
};

fn text(paragraphs: Vec<Paragraph>) -> String {
    let document = open(&Doc::of(paragraphs).write()).unwrap();
    document.text().to_owned()
}

/// Chapters and articles, whose numbers go on over chapters.
fn law() -> (Vec<u8>, Vec<u8>) {
    let levels = vec![
        level(1, 39, 0, 0, 0, "第\u{0}章"),
        level(1, 39, 8, 0, 0, "第\u{1}条"),
        level(1, 0, 4, 1, 0, "\u{0}.\u{1}.\u{2}"),
    ];
    (patterns(&[(7, levels)]), uses(&[(7, &[]), (7, &[(0, 5)])]))
}

#[test]
fn numbers_are_counted_as_they_are_printed() {
    let (patterns, uses) = law();
    let item = |list: u16, at: u8, text: &str| p(text).said(&listed(list, at));
    let doc = Doc {
        patterns,
        uses,
        ..Doc::of(vec![
            item(1, 0, "总则"),
            item(1, 1, "为了护渡口，制定本办法。"),
            item(1, 1, "渡口由县管。"),
            item(1, 0, "罚则"),
            item(1, 1, "违者罚款。"),
            item(1, 2, "细目"),
            item(2, 0, "附则"),
            item(9, 0, "没有这样的列表"),
        ])
    };
    let document = open(&doc.write()).unwrap();
    assert_eq!(
        document.text(),
        "第一章　总则\n第一条　为了护渡口，制定本办法。\n第二条　渡口由县管。\n\
         第二章　罚则\n第三条　违者罚款。\n2.3.1 细目\n第五章　附则\n没有这样的列表"
    );
    assert_eq!(document.origin().number(0), 1);
    assert_eq!(document.origin().number(document.len() - 1), 8);
}

#[test]
fn styles_say_what_paragraphs_are_by_number_name_and_what_they_are_based_on() {
    let (patterns, uses) = law();
    let doc = Doc {
        patterns,
        uses,
        styles: vec![
            style(0, 0xFFF, "Normal", &[], &[]),
            style(1, 0, "heading 1", &listed(1, 0), &[]),
            style(0xFFE, 0, "标题 2", &[], &[]),
            style(0xFFE, 1, "章名", &[], &[]),
            style(0x3E, 0, "Title", &[], &[]),
            style(0x13, 0, "toc 1", &[], &[]),
            style(0xFFE, 7, "甲", &[], HIDDEN),
            style(0xFFE, 6, "乙", &[], &[]),
            style(0xFFE, 0, "粗", &[], &byte(0x0835, 1)),
        ],
        ..Doc::of(vec![
            styled(4, "渡口志"),
            styled(5, "第一章　水路"),
            styled(1, "水路"),
            styled(2, "上游"),
            p("水深。"),
            styled(3, "陆路"),
            p("官道").said(&byte(0x2640, 1)),
            styled(7, "暗"),
            Paragraph {
                style: 8,
                ..runs(&[("粗", &[]), ("细", &byte(0x0835, 0x81))])
            },
            styled(77, "没有这样的样式"),
        ])
    };
    let document = open(&doc.write()).unwrap();
    let wanted = [
        (1, "渡口志"),
        (2, "第一章　水路"),
        (3, "上游"),
        (2, "第二章　陆路"),
        (3, "官道"),
    ];
    assert_eq!(outline(&document), wanted);
    assert_eq!(document.hidden_hanzi()[0].1, 1);
    let bold = |word: &str| {
        let at = u32::try_from(document.text().find(word).unwrap()).unwrap();
        let mut spans = document
            .styles_in(Span {
                start: 0,
                end: document.len(),
            })
            .iter();
        spans.any(|s| s.span.start <= at && at < s.span.end && s.style.contains(Style::BOLD))
    };
    assert!(bold("粗") && !bold("细"));
}

#[test]
fn cells_stand_apart_and_merged_ones_keep_their_columns() {
    let mut inner = vec![
        p("内甲").said(&[byte(0x2416, 1), long(0x6649, 2), byte(0x244B, 1)].concat()),
        p("内乙").said(&[byte(0x2416, 1), long(0x6649, 2), byte(0x244B, 1)].concat()),
    ];
    let inner_row = row(
        &[0, 100, 200],
        &[],
        &[long(0x6649, 2), byte(0x244C, 1)].concat(),
    );
    inner.push(inner_row.end("\r", &[]));
    let mut all = vec![
        cell("两列"),
        cell("备注"),
        row(&[0, 2000, 3000], &[0, 0x60], &byte(0x3404, 1)),
        cell("东"),
        cell("西"),
        cell("看不见"),
        row(&[0, 1000, 2000, 3000], &[0, 0, 0x20], &[]),
    ];
    all.extend(inner);
    all.extend([
        cell("有表"),
        cell("左"),
        cell("右"),
        row(&[0, 1010, 2000, 3000], &[0, 1, 2], &[]),
        cell("删"),
        cell("行"),
        row(&[0, 2000, 3000], &[], &[]).end("\u{7}", DELETED),
        p("后文"),
    ]);
    let document = open(&Doc::of(all).write()).unwrap();
    assert_eq!(
        document.text(),
        "两列\t\t备注\n东\t西\t\n有表\t左 右\n内甲\t内乙\n后文"
    );
}

#[test]
fn notes_boxes_and_heads_are_where_they_belong() {
    let doc = Doc {
        notes: vec![vec![runs(&[("\u{2}", SPECIAL), ("渡船除外。", &[])])]],
        heads: vec![p("页眉")],
        boxes: vec![vec![p("框内")]],
        ..Doc::of(vec![
            runs(&[
                ("船只", &[]),
                ("\u{2}", SPECIAL),
                ("须登记。", &[]),
                ("\u{8}", SPECIAL),
            ]),
            p("第二段"),
        ])
    };
    let document = open(&doc.write()).unwrap();
    assert_eq!(
        document.text(),
        "船只[1]须登记。\n框内\n第二段\n[1] 渡船除外。"
    );
    let [pair] = document.footnotes() else {
        panic!()
    };
    assert_eq!(&document.text()[pair.mark.range()], "[1]");
    assert_eq!(&document.text()[pair.note.range()], "[1] 渡船除外。");
    let marked = Doc {
        numbered: false,
        ..doc
    };
    let document = open(&marked.write()).unwrap();
    assert_eq!(
        document.text(),
        "船只须登记。\n框内\n第二段\n[1] 渡船除外。"
    );
}

#[test]
fn changes_are_read_as_accepted_and_what_went_is_kept() {
    let bytes = Doc::of(vec![
        runs(&[
            ("渡口", &[]),
            ("由乡", DELETED),
            ("由县", INSERTED),
            ("管。", &[]),
        ]),
        p("前半，").end("\r", DELETED),
        p("后半。"),
        runs(&[("搬走", DELETED)]),
    ])
    .write();
    let document = open(&bytes).unwrap();
    assert_eq!(document.text(), "渡口由县管。\n前半，后半。");
    let deleted: Vec<&str> = document.deletions().iter().map(|d| &*d.text).collect();
    assert_eq!(deleted, ["由乡", "\n", "搬走"]);
    let shown = open_with(&bytes, true).unwrap();
    assert_eq!(shown.text(), "渡口由乡由县管。\n前半，\n后半。\n搬走");
    let whole = Span {
        start: 0,
        end: document.len(),
    };
    let inserted = document.styles_in(whole).iter();
    let inserted: Vec<&str> = inserted
        .filter(|s| s.style.contains(Style::INSERTED))
        .map(|s| &document.text()[s.span.range()])
        .collect();
    assert_eq!(inserted, ["由县"]);
}

#[test]
fn fields_show_their_results_and_signs_are_characters() {
    let symbol = [SPECIAL, &[0x09, 0x6A, 0, 0, 0xFE, 0xF0]].concat();
    let private = [&word(0x4A4F, 0)[..], SPECIAL].concat();
    let doc = Doc {
        fonts: fonts(&["Wingdings"]),
        ..Doc::of(vec![
            runs(&[
                ("明", &[]),
                ("暗语", HIDDEN),
                ("\u{13}", SPECIAL),
                (" REF 天 ", &[]),
                ("\u{14}", SPECIAL),
                ("三日", &[]),
                ("\u{15}", SPECIAL),
                ("\u{13}", SPECIAL),
                ("EQ \\* jc2 \\o\\ad(\\s\\up 9(gāng),纲)", &[]),
                ("\u{15}", SPECIAL),
                ("(", &symbol),
                ("\u{F0A8}", &private),
                ("m", &[]),
                ("2", &[0x48, 0x2A, 1]),
                ("\u{1}", SPECIAL),
                ("A\u{1E}B\u{1F}C", &[]),
            ]),
            p("上行\u{B}下行\u{C}同段"),
        ])
    };
    let document = open(&doc.write()).unwrap();
    assert_eq!(document.text(), "明三日纲（gāng）☑□m²A-BC\n上行\n下行同段");
    assert_eq!(document.hidden_hanzi()[0].1, 2);
}

#[test]
fn a_list_of_contents_is_no_heading() {
    let mut doc = Doc::of(vec![
        runs(&[("\u{13} TOC \\o \u{14}", SPECIAL), ("第一章\t1", &[])]),
        runs(&[("第二章\t2", &[]), ("\u{15}", SPECIAL)]),
        styled(1, "第一章"),
    ]);
    doc.styles = vec![
        style(0, 0xFFF, "Normal", &[], &[]),
        style(1, 0, "heading 1", &[], &[]),
    ];
    let document = open(&doc.write()).unwrap();
    assert_eq!(outline(&document), [(1, "第一章")]);
}

/// What is saved in haste keeps text in pieces, of one byte a character or of
/// two, and says by piece what has changed.
#[test]
fn pieces_are_read_in_the_order_of_the_text() {
    let mut doc = Doc::of(vec![p("abc渡"), p("口"), p("plain “x”")]);
    let last = "abc渡\r口\r".chars().count();
    // The middle is deleted by a short code, the paragraph behind made a
    // heading by a long one.
    doc.text[2] = p("plain \u{93}x\u{94}");
    doc.pieces = vec![
        (0, true, 0),
        (3, false, 0),
        (5, false, (0x41 << 1) | (1 << 8)),
        (6, false, 0),
        (last, true, 1),
    ];
    doc.sayings = vec![byte(0x2640, 0)];
    let document = open(&doc.write()).unwrap();
    assert_eq!(document.text(), "abc渡\nplain “x”");
    assert_eq!(outline(&document), [(1, "plain “x”")]);
    assert_eq!(&*document.deletions()[0].text, "口");
}

#[test]
fn bytes_of_old_programs_of_east_asia_are_in_their_encoding() {
    let mut doc = Doc::of(vec![p("\u{B6}\u{C9}\u{BF}\u{DA}3"), p("渡")]);
    doc.pieces = vec![(0, true, 0), (6, false, 0)];
    doc.language = 0x0804;
    assert_eq!(open(&doc.write()).unwrap().text(), "渡口3\n渡");
    doc.language = 0x0409;
    assert_eq!(open(&doc.write()).unwrap().text(), "¶É¿Ú3\n渡");
}

#[test]
fn the_end_of_a_section_is_one_of_a_paragraph_too() {
    let doc = Doc {
        sections: vec![0, 3, 6],
        ..Doc::of(vec![p("前节").end("\u{C}", &[]), p("后节")])
    };
    assert_eq!(open(&doc.write()).unwrap().text(), "前节\n后节");
}

/// What is said of a paragraph at length stands in another stream.
#[test]
fn a_row_with_much_to_say_is_read_from_the_data() {
    let codes = row(&[0, 1000, 2000], &[0x03, 0], &[]).said;
    let size = u16::try_from(codes.len()).unwrap();
    let doc = Doc {
        data: [&[9, 9][..], &size.to_le_bytes(), &codes].concat(),
        ..Doc::of(vec![
            cell("甲"),
            cell("乙"),
            p("").said(&long(0x6646, 2)).end("\u{7}", &[]),
            p("后"),
        ])
    };
    assert_eq!(open(&doc.write()).unwrap().text(), "甲\t乙\n后");
    assert_eq!(text(vec![cell("甲"), cell("乙"), p("后")]), "甲\t乙\n后");
}

#[test]
fn what_cannot_be_read_is_told_with_what_to_do() {
    let good = Doc::of(vec![p("好")]);
    let told = |change: &dyn Fn(&mut Doc)| {
        let mut doc = good.clone();
        change(&mut doc);
        open(&doc.write()).unwrap_err()
    };
    assert!(told(&|doc| doc.flags = 0x0100).contains("password"));
    assert!(told(&|doc| doc.version = Some(0x68)).contains("Word 95"));
    assert!(told(&|doc| doc.sign = Some(0xA5DC)).contains("save it as .docx"));
    assert!(told(&|doc| doc.sign = Some(1)).contains("damaged"));
}

/// Documents that are made to do harm.
pub(crate) fn hostile() -> Vec<Case> {
    let good = || Doc::of(vec![p("好"), p("第二段")]);
    let bytes = good().write();
    let streams = |doc: &Doc, change: &dyn Fn(&mut Streams)| {
        let mut streams = doc.streams();
        change(&mut streams);
        file(&streams)
    };
    let long = |at: usize, value: u32| {
        streams(&good(), &move |s| {
            s.text[at..at + 4].copy_from_slice(&value.to_le_bytes())
        })
    };
    // Puts another table in the place of one.
    let table = |doc: &Doc, number: usize, with: &[u8]| {
        streams(doc, &|s| {
            let at = place_of(number);
            let place = u32::try_from(s.tables.len()).unwrap().to_le_bytes();
            let size = u32::try_from(with.len()).unwrap().to_le_bytes();
            s.text[at..at + 8].copy_from_slice(&[place, size].concat());
            s.tables.extend(with);
        })
    };
    let numbers = |numbers: &[u32]| -> Vec<u8> {
        numbers
            .iter()
            .flat_map(|number| number.to_le_bytes())
            .collect()
    };
    let pieces = |places: &[u32], at: u32| {
        let said = [&[0, 0][..], &at.to_le_bytes(), &[0, 0]].concat();
        let plc = [numbers(places), said.repeat(places.len() - 1)].concat();
        let size = u32::try_from(plc.len()).unwrap().to_le_bytes();
        [&[2][..], &size, &plc].concat()
    };
    let raw = |at: usize, with: &[u8]| {
        let mut bytes = bytes.clone();
        bytes[at..at + with.len()].copy_from_slice(with);
        bytes
    };
    // The table of sectors, and the entries of the folder.
    let number = |at: usize| {
        let number = <[u8; 4]>::try_from(&bytes[at..at + 4]).unwrap();
        usize::try_from(u32::from_le_bytes(number)).unwrap()
    };
    let sectors = (number(76) + 1) * 512;
    let folder = (number(48) + 1) * 512;
    let many = 30_000u32;
    let alike: Vec<u32> = (0..=many).collect();
    let deep =
        |depth: u32| p("深").said(&[byte(0x2416, 1), crate::word97::long(0x6649, depth)].concat());
    let circle = vec![
        style(0xFFE, 1, "甲", &[], &[]),
        style(0xFFE, 0, "乙", &[], &[]),
        style(0xFFE, 2, "自", &[], &[]),
    ];
    let hanging = Doc {
        boxes: (0..40)
            .map(|_| vec![runs(&[("\u{8}", SPECIAL), ("框", &[])])])
            .collect(),
        ..good()
    };
    let first = hanging.streams();
    let boxes_at = u32::from_le_bytes(first.text[0x4C..0x50].try_into().unwrap());
    let anchors: Vec<u32> = (0..40).map(|at| boxes_at + at * 3).chain([9999]).collect();
    let shapes = (1..41u32).flat_map(|at| [&(1024 + at).to_le_bytes()[..], &[0; 22]].concat());
    let chain = [numbers(&anchors), shapes.collect()].concat();
    let noted = Doc {
        notes: vec![vec![p("注")]; 300],
        ..Doc::of(
            (0..300)
                .map(|_| runs(&[("字", &[]), ("\u{2}", SPECIAL)]))
                .collect(),
        )
    };
    let back: Vec<u32> = (0..301)
        .map(|at| if at % 2 == 0 { 0 } else { 600 })
        .collect();
    let row_at_length = row(&[0, 1000], &[], &[0; 0]).said.repeat(60);
    let data = [
        &u16::try_from(row_at_length.len()).unwrap().to_le_bytes()[..],
        &row_at_length,
    ]
    .concat();
    let again = Doc {
        data,
        ..Doc::of(
            (0..2000u32)
                .map(|at| {
                    p("").said(&[crate::word97::long(0x6646, 0), word(0x4600, at as u16)].concat())
                })
                .collect(),
        )
    };
    let wide: Vec<i16> = (0..=18).map(|at| at * 1700).collect();
    let tall = Doc::of(
        (0..300)
            .flat_map(|at: i16| {
                let mut edges = wide.clone();
                edges[1] += at * 3;
                [cell("格"), row(&edges, &[], &[])]
            })
            .collect(),
    );
    let (law_patterns, law_uses) = law();
    vec![
        ("cut short", bytes[..bytes.len() / 2].to_vec(), Refused("")),
        ("only its header", bytes[..512].to_vec(), Refused("")),
        ("only its sign", bytes[..8].to_vec(), Refused("")),
        (
            "locked",
            Doc {
                flags: 0x100,
                ..good()
            }
            .write(),
            Refused("password"),
        ),
        (
            "circle of sectors",
            raw(sectors, &numbers(&(0..128).collect::<Vec<_>>())),
            Either,
        ),
        (
            "sectors beyond",
            raw(sectors, &numbers(&[0x00FF_FFFF; 128])),
            Refused(""),
        ),
        (
            "table of sectors beyond",
            raw(76, &numbers(&[0x00FF_FFFF])),
            Refused(""),
        ),
        (
            "table of sectors again and again",
            raw(76, &numbers(&[number(76) as u32; 109])),
            Either,
        ),
        (
            "folder in a circle",
            raw(folder + 128 + 68, &numbers(&[1, 1, 1])),
            Either,
        ),
        (
            "stream without end",
            raw(folder + 128 + 120, &[0xFF; 8]),
            Either,
        ),
        (
            "no tables",
            compound(&[("/WordDocument", &good().streams().text)]),
            Refused("1Table"),
        ),
        (
            "no text",
            compound(&[("/WordDocument", &[0; 4096])]),
            Refused("damaged"),
        ),
        ("text without end", long(0x4C, u32::MAX), Refused("damaged")),
        ("notes without end", long(0x50, u32::MAX), Either),
        (
            "arrays of the header beyond",
            streams(&good(), &|s| s.text[32..34].fill(0xFF)),
            Refused("damaged"),
        ),
        (
            "tables of the header beyond",
            streams(&good(), &|s| s.text[0x98..0x9A].fill(0xFF)),
            Either,
        ),
        (
            "pieces of the same bytes",
            table(
                &good(),
                33,
                &pieces(&alike.iter().map(|at| at * 8).collect::<Vec<_>>(), 1024),
            ),
            Refused("damaged"),
        ),
        (
            "pieces of no bytes",
            table(&good(), 33, &pieces(&[0; 30_000], 1024)),
            Refused("damaged"),
        ),
        (
            "pieces beyond",
            table(&good(), 33, &pieces(&[0, 8], 0x3FFF_0000)),
            Refused("damaged"),
        ),
        (
            "pieces backwards",
            table(&good(), 33, &pieces(&[0, 9, 2, 8], 1024)),
            Refused("damaged"),
        ),
        (
            "pieces cut",
            table(&good(), 33, &[1, 0xFF, 0xFF, 0]),
            Refused("damaged"),
        ),
        (
            "pages beyond",
            table(&good(), 13, &numbers(&[0, u32::MAX, u32::MAX])),
            Read,
        ),
        (
            "pages of anything",
            table(&good(), 12, &numbers(&[0, u32::MAX, 0])),
            Either,
        ),
        (
            "pages backwards",
            table(&good(), 12, &numbers(&[u32::MAX, 7, 3, 0, 1, 2, 3])),
            Either,
        ),
        (
            "circle of styles",
            Doc {
                styles: circle,
                ..Doc::of(vec![styled(0, "圈"), styled(2, "自")])
            }
            .write(),
            Read,
        ),
        (
            "styles without end",
            table(&good(), 1, &[4, 0, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF]),
            Read,
        ),
        (
            "lists without end",
            table(
                &Doc {
                    patterns: law_patterns,
                    uses: law_uses,
                    ..good()
                },
                73,
                &[0xFF; 64],
            ),
            Read,
        ),
        ("uses without end", table(&good(), 74, &[0xFF; 64]), Read),
        (
            "tables a thousand deep",
            Doc::of((0..1000).map(|at| deep(at * 7 % 1000)).collect()).write(),
            Read,
        ),
        (
            "tables beyond number",
            Doc::of(vec![deep(u32::MAX), p("后")]).write(),
            Read,
        ),
        ("rows of all edges", tall.write(), Read),
        (
            "open fields",
            Doc::of(
                (0..3000)
                    .map(|_| runs(&[("\u{13} TOC ", SPECIAL)]))
                    .collect(),
            )
            .write(),
            Either,
        ),
        ("boxes in boxes", table(&hanging, 40, &chain), Read),
        (
            "notes that are all notes",
            table(&noted, 3, &numbers(&back)),
            Refused("damaged"),
        ),
        ("said again and again", again.write(), Refused("damaged")),
        ("no file", compound(&[("/WordDocument", b"")]), Refused("")),
    ]
}

#[test]
fn no_cut_and_no_changed_byte_of_a_doc_does_harm() {
    let (patterns, uses) = law();
    let doc = Doc {
        patterns,
        uses,
        notes: vec![vec![p("注")]],
        boxes: vec![vec![p("框")]],
        styles: vec![style(1, 0xFFF, "heading 1", &[], &[])],
        ..Doc::of(vec![
            styled(0, "总则").said(&listed(1, 0)),
            runs(&[("甲", DELETED), ("\u{2}\u{8}", SPECIAL)]),
            cell("格"),
            row(&[0, 9], &[], &[]),
        ])
    };
    let good = doc.streams();
    let whole = file(&good);
    for at in (0..whole.len()).step_by(11) {
        let _ = open(&whole[..at]);
    }
    // Every byte that says something, and none of those that only fill.
    let mut changed = 0;
    for (stream, length) in [(0, good.text.len()), (1, good.tables.len())] {
        for at in 0..length {
            let mut streams = doc.streams();
            let bytes = match stream {
                0 => &mut streams.text,
                _ => &mut streams.tables,
            };
            if bytes[at] == 0 && at % 16 != 0 {
                continue;
            }
            bytes[at] ^= 0xC1;
            changed += 1;
            let _ = open(&file(&streams));
        }
    }
    assert!(changed > 300, "{changed}");
}
