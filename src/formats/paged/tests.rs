use super::*;
use crate::document::{BlockKind, PlaceUnit};

/// Size of the letters of a page in these tests.
const EM: f32 = 10.0;

/// Puts a line of text on a page, a letter each, from `x` on.
fn put(page: &mut Page, text: &str, x: f32, y: f32, size: f32) {
    let mut x = x;
    let mut bytes = [0; 4];
    for c in text.chars() {
        let wide = if c.is_ascii() { size / 2.0 } else { size };
        let (from, to) = ((x, y), (x + wide, y));
        page.push(
            c.encode_utf8(&mut bytes),
            Turn::None,
            (from, to),
            size,
            false,
        );
        x += wide;
    }
}

/// Lines one below the other, the first from `y` on; those that begin with
/// are set in.
fn column(page: &mut Page, lines: &[&str], x: f32, y: f32) {
    let mut y = y;
    for line in lines {
        let text = line.trim_start_matches('\u{3000}');
        let set_in = line.chars().count() - text.chars().count();
        let off = f32::from(u16::try_from(set_in).unwrap()) * EM;
        put(page, text, x + off, y, EM);
        y += EM * 1.5;
    }
}

/// The paragraphs of some pages.
fn paragraphs(pages: Vec<Page>) -> Vec<String> {
    let draft = read(pages.into_iter(), Manner::JOINED).unwrap();
    let blocks = draft.builder.blocks().iter();
    let told = blocks.filter(|block| block.kind != BlockKind::Rule);
    told.map(|block| draft.builder.text()[block.span.range()].to_owned())
        .collect()
}

const LEFT: [&str; 4] = [
    "　　渡口的船工每天清早把船",
    "撑到对岸，傍晚再撑回来，风",
    "雨不停。",
    "　　他的女儿坐在船头数着江",
];
const RIGHT: [&str; 4] = [
    "上的白鹭，一只也不肯漏掉，",
    "数到天黑。",
    "　　码头上的灯一盏一盏亮起",
    "来，照着回家的人。",
];

#[test]
fn columns_are_read_one_after_the_other() {
    let mut page = Page::default();
    put(&mut page, "渡口纪事", 150.0, 20.0, 16.0);
    column(&mut page, &LEFT, 20.0, 60.0);
    column(&mut page, &RIGHT, 180.0, 60.0);
    assert_eq!(
        paragraphs(vec![page]),
        [
            "渡口纪事",
            "渡口的船工每天清早把船撑到对岸，傍晚再撑回来，风雨不停。",
            "他的女儿坐在船头数着江上的白鹭，一只也不肯漏掉，数到天黑。",
            "码头上的灯一盏一盏亮起来，照着回家的人。",
        ]
    );
}

#[test]
fn what_is_drawn_from_below_upwards_is_read_from_above() {
    let mut page = Page::default();
    put(&mut page, "三、收船", 20.0, 60.0, EM);
    put(&mut page, "二、过江", 20.0, 40.0, EM);
    put(&mut page, "一、开船", 20.0, 20.0, EM);
    assert_eq!(paragraphs(vec![page]), ["一、开船", "二、过江", "三、收船"]);
}

#[test]
fn letters_printed_twice_to_look_bold_stand_once() {
    let mut page = Page::default();
    put(&mut page, "渡口", 20.0, 20.0, EM);
    put(&mut page, "渡口", 20.3, 20.0, EM);
    assert_eq!(paragraphs(vec![page]), ["渡口"]);
}

#[test]
fn hanzi_drawn_apart_have_no_spaces_and_words_have() {
    let mut page = Page::default();
    for (text, x) in [("山", 20.0), ("高", 34.0), ("水", 48.0), ("长", 62.0)] {
        put(&mut page, text, x, 20.0, EM);
    }
    put(&mut page, "long", 20.0, 40.0, EM);
    put(&mut page, "river", 43.0, 40.0, EM);
    assert_eq!(paragraphs(vec![page]), ["山高水长", "long river"]);
}

#[test]
fn a_raised_figure_belongs_to_its_line() {
    let mut page = Page::default();
    put(&mut page, "面积为三千m", 20.0, 20.0, EM);
    put(&mut page, "2", 75.0, 16.5, 6.0);
    put(&mut page, "。", 78.0, 20.0, EM);
    assert_eq!(paragraphs(vec![page]), ["面积为三千m2。"]);
}

/// The four sides of a cell.
fn frame(page: &mut Page, (x0, y0, x1, y1): (f32, f32, f32, f32)) {
    for (ax, ay, bx, by) in [
        (x0, y0, x1, y0),
        (x0, y1, x1, y1),
        (x0, y0, x0, y1),
        (x1, y0, x1, y1),
    ] {
        page.rule(Ruling {
            x0: ax,
            y0: ay,
            x1: bx,
            y1: by,
        });
    }
}

#[test]
fn what_stands_between_drawn_lines_is_a_cell() {
    let mut page = Page::default();
    put(&mut page, "船只登记表", 20.0, 10.0, EM);
    for (at, row) in [["船名", "船工"], ["青石号", "柳三、陶"]]
        .iter()
        .enumerate()
    {
        let y = 30.0 + 40.0 * f32::from(u8::try_from(at).unwrap());
        frame(&mut page, (20.0, y, 80.0, y + 40.0));
        frame(&mut page, (80.0, y, 140.0, y + 40.0));
        put(&mut page, row[0], 22.0, y + 15.0, EM);
        put(&mut page, row[1], 82.0, y + 15.0, EM);
    }
    // A cell of two lines.
    put(&mut page, "二共用", 82.0, 100.0, EM);
    assert_eq!(
        paragraphs(vec![page]),
        ["船只登记表", "船名\t船工\n青石号\t柳三、陶二共用"]
    );
}

#[test]
fn rows_whose_cells_stand_below_each_other_are_a_table() {
    let mut page = Page::default();
    for (at, row) in [
        ["年份", "船只", "乘客"],
        ["二〇二四", "十二", "三千"],
        ["二〇二五", "十五", "四千"],
    ]
    .iter()
    .enumerate()
    {
        let y = 30.0 + 15.0 * f32::from(u8::try_from(at).unwrap());
        for (cell, x) in row.iter().zip([20.0, 120.0, 220.0]) {
            put(&mut page, cell, x, y, EM);
        }
    }
    assert_eq!(
        paragraphs(vec![page]),
        ["年份\t船只\t乘客\n二〇二四\t十二\t三千\n二〇二五\t十五\t四千"]
    );
}

#[test]
fn running_heads_are_none_of_the_text_and_sentences_go_on_below_them() {
    let names = ["柳三", "陶二", "杏儿", "老石"];
    let pages = (1..=4u8).zip(names).map(|(number, name)| {
        let mut page = Page::default();
        put(&mut page, "青石县渡口志", 100.0, 10.0, EM);
        let first = format!("　　{name}每天清早把船撑到对岸，等客人上来，再");
        let second = format!("撑回来，{name}的女儿坐在船头数着江上的白鹭");
        column(&mut page, &[&first, &second], 20.0, 50.0);
        put(&mut page, &format!("第 {number} 页"), 120.0, 300.0, EM);
        page
    });
    let found = paragraphs(pages.collect());
    assert_eq!(found.len(), 4, "{found:?}");
    assert!(
        found
            .iter()
            .all(|text| !text.contains("渡口志") && !text.contains('页'))
    );
}

#[test]
fn text_that_runs_downwards_is_read_from_right_to_left() {
    let mut page = Page::default();
    let mut bytes = [0; 4];
    for (text, x) in [("早船初发", 200.0), ("晓星未落", 180.0)] {
        let mut y = 20.0;
        for c in text.chars() {
            let (from, to) = ((x, y), (x, y + EM));
            page.push(
                c.encode_utf8(&mut bytes),
                Turn::Right,
                (from, to),
                EM,
                false,
            );
            y += EM;
        }
    }
    assert_eq!(paragraphs(vec![page]).concat(), "早船初发晓星未落");
}

#[test]
fn places_are_pages_with_their_labels() {
    let pages = ["甲页的文字。", "乙页的文字。"].map(|text| {
        let mut page = Page::default();
        put(&mut page, text, 20.0, 20.0, EM);
        page
    });
    let [mut first, second] = pages;
    first.label = Some("iv".to_owned());
    let silent = Page {
        silent: Some("（本页是图片）".to_owned()),
        ..Page::default()
    };
    let draft = read([first, silent, second].into_iter(), Manner::JOINED).unwrap();
    let origin = draft.builder.origin();
    assert_eq!(origin.unit(), PlaceUnit::Page);
    let at = |text: &str| u32::try_from(draft.builder.text().find(text).unwrap()).unwrap();
    assert_eq!(origin.told(at("甲页")), "iv");
    assert_eq!(origin.told(at("（本页")), "2");
    assert_eq!(origin.told(at("乙页")), "3");
}

#[test]
fn what_has_no_place_is_left_out() {
    let mut page = Page::default();
    let nowhere = (f32::NAN, 1.0);
    page.push("甲", Turn::None, (nowhere, (2.0, 1.0)), EM, false);
    page.push("乙", Turn::None, ((1.0, 1.0), (2.0, 1.0)), 0.0, false);
    page.push(
        "\u{1f}\r\n",
        Turn::None,
        ((1.0, 1.0), (2.0, 1.0)),
        EM,
        false,
    );
    assert!(paragraphs(vec![page]).is_empty());
}
