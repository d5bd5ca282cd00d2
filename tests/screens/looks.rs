//! Snapshots of whole screens at the three sizes, and what must hold of any.

use gangmu::explorer::Settings;
use gangmu::setting::Language;
use gangmu::text::Ambiguous;
use ratatui::buffer::{Buffer, CellWidth};
use ratatui::style::Color;

use crate::driver::Driver;

const SIZES: [(u16, u16); 3] = [(80, 24), (120, 40), (40, 10)];

fn snapshot(name: &str, driver: &Driver) {
    let (width, height) = driver.state.size();
    insta::assert_snapshot!(format!("{name}-{width}x{height}"), driver.screen());
}

#[test]
fn the_digest_at_the_start() {
    for (width, height) in SIZES {
        snapshot("start", &Driver::digest(width, height));
    }
}

#[test]
fn the_digest_filtered() {
    for (width, height) in SIZES {
        let mut driver = Driver::digest(width, height);
        driver.keys("/高质量发展<Enter>nn");
        snapshot("filtered", &driver);
        driver.keys("f");
        snapshot("narrowed", &driver);
    }
}

#[test]
fn popups() {
    for (width, height) in SIZES {
        let mut driver = Driver::digest(width, height);
        driver.keys("s").keys("gzlfz");
        snapshot("jump", &driver);
        driver.keys("<Esc>:章节");
        snapshot("palette", &driver);
        driver.keys("<Esc>?");
        snapshot("help", &driver);
        driver.keys("<Esc>i");
        snapshot("info", &driver);
    }
}

#[test]
fn the_tree_in_a_narrow_window() {
    let mut driver = Driver::digest(40, 10);
    driver.keys("<Tab>jjj");
    snapshot("tree", &driver);
}

#[test]
fn in_english() {
    let settings = Settings {
        language: Language::English,
        ..Settings::default()
    };
    let mut driver = Driver::start(80, 24, settings, None);
    driver.keys("/改革<Enter>");
    snapshot("english", &driver);
}

#[test]
fn markdown_of_every_kind() {
    let text = "# 纲目\n\n一段**粗体**与`代码`,还有[链接](x)。\n\n- 甲\n  - 乙\n\n1. 一\n2. 二\n\n> 引文一段。\n\n\
        ```\nlet 纲 = 1;\n```\n\n| 名 | 数 |\n|---|---|\n| 甲 | 1 |\n| 乙丙 | 22 |\n\n---\n\n## 目\n\n完。\n";
    snapshot("markdown", &Driver::markdown(60, 24, text));
}

#[test]
fn typography_takes_effect_at_once() {
    let mut driver = Driver::digest(120, 40);
    let column = |driver: &Driver| driver.state.panes().column;
    let before = column(&driver);
    driver.keys(",hhhh");
    assert_eq!(column(&driver).width, 64);
    driver.keys("llll");
    assert_eq!(column(&driver), before);
    let first = |driver: &Driver| {
        let row = driver.row_with("(上接1版)");
        row.find("(上接").unwrap() - row.find('│').unwrap()
    };
    let indented = first(&driver);
    driver.keys("j<Space><Esc>");
    assert_eq!(first(&driver), indented - 4);
    driver.keys(",jjjjjjj<Space><Esc>");
    assert!(
        driver
            .row_with("这五年,我们大力推进生态优先、绿色发展")
            .contains(" 9")
    );
    snapshot("numbered", &driver);
}

#[test]
fn a_hanging_mark_is_seen() {
    let text = format!("# 甲\n\n{}。{}\n", "纲".repeat(38), "目".repeat(60));
    let mut driver = Driver::markdown(140, 20, &text);
    let row = |driver: &Driver| driver.row_with("纲纲纲");
    assert!(!row(&driver).contains('。'), "{}", row(&driver));
    driver.keys(",jjjj<Space><Esc>");
    assert!(
        row(&driver).trim_end().ends_with("纲。"),
        "{}",
        row(&driver)
    );
}

#[test]
fn a_justified_line_reaches_the_measure_and_hits_stay_on_their_text() {
    // The first row ends one cell early: another hanzi takes two.
    let text = format!(
        "# 甲\n\n{}GDP增长{}一，二。\n",
        "纲".repeat(10),
        "目".repeat(22)
    );
    let mut driver = Driver::markdown(140, 20, &text);
    let end = |driver: &Driver| {
        let column = driver.state.panes().column;
        let buffer = driver.draw();
        let y = driver
            .rows()
            .iter()
            .position(|row| row.contains("GDP"))
            .unwrap();
        let last = column.x + column.width - 2;
        buffer[(last, u16::try_from(y).unwrap())]
            .symbol()
            .to_owned()
    };
    let ragged = driver.row_with("GDP");
    driver.keys(",jjjjj<Space><Esc>");
    let full = driver.row_with("GDP");
    assert_ne!(ragged, full);
    assert!(full.contains("纲 GDP") || full.contains("P 增长"), "{full}");
    assert_eq!(end(&driver), "，", "{full}");

    // A hit over a gap is marked without a hole, and nothing beside it.
    driver.keys("/GDP增长<Enter>");
    let buffer = driver.draw();
    let row = driver.rows().iter().position(|row| row.contains("GDP"));
    let y = u16::try_from(row.unwrap()).unwrap();
    let column = driver.state.panes().column;
    let marked: String = (column.x..column.x + column.width)
        .filter(|&x| buffer[(x, y)].bg != Color::Reset)
        .map(|x| buffer[(x, y)].symbol())
        .collect();
    assert_eq!(marked, "GDP 增 长 ");
    driver.keys("<Esc>,jjjjj<Space><Esc>");
    assert!(driver.row_with("GDP").contains("纲GDP增长目"));
}

#[test]
fn typography_page() {
    for (width, height) in SIZES {
        let mut driver = Driver::digest(width, height);
        driver.keys(",jj");
        snapshot("typography", &driver);
    }
}

/// No cell may hold a glyph that reaches into the next one's, or over the
/// edge.
pub(crate) fn check_cells(buffer: &Buffer) {
    let area = buffer.area;
    for y in 0..area.height {
        let mut x = 0;
        while x < area.width {
            let cell = &buffer[(x, y)];
            let width = cell.cell_width().max(1);
            assert!(
                x + width <= area.width,
                "cut at {x},{y}: {:?}",
                cell.symbol()
            );
            for covered in x + 1..x + width {
                assert_eq!(
                    buffer[(covered, y)].symbol(),
                    " ",
                    "covered at {covered},{y}"
                );
            }
            x += width;
        }
    }
}

#[test]
fn no_glyph_is_cut_at_any_size() {
    for ambiguous in [Ambiguous::Narrow, Ambiguous::Wide] {
        let settings = Settings {
            ambiguous,
            ..Settings::default()
        };
        let mut driver = Driver::start(80, 24, settings, None);
        for width in 1..90 {
            for height in [1, 2, 5, 10, 24] {
                driver.resize(width, height);
                check_cells(&driver.draw());
            }
            for keys in [
                "/改革<Enter>",
                "s",
                "<Esc>:",
                "<Esc>?",
                "<Esc>i",
                "<Esc>",
                "<Tab>",
            ] {
                driver.keys(keys);
                check_cells(&driver.draw());
            }
            driver.keys("X<Esc>");
        }
    }
}

#[test]
fn the_divider_stands_in_one_column() {
    for ambiguous in [Ambiguous::Narrow, Ambiguous::Wide] {
        let settings = Settings {
            ambiguous,
            ..Settings::default()
        };
        let mut driver = Driver::start(100, 30, settings, None);
        let glyph = match ambiguous {
            Ambiguous::Narrow => "│",
            _ => "|",
        };
        let divider = driver.state.panes().divider.unwrap();
        for _ in 0..20 {
            driver.keys("j");
            let buffer = driver.draw();
            for y in divider.y..divider.y + divider.height {
                assert_eq!(buffer[(divider.x, y)].symbol(), glyph);
            }
        }
    }
}

#[test]
fn without_colour_nothing_is_coloured() {
    let settings = Settings {
        colourless: true,
        ..Settings::default()
    };
    let mut driver = Driver::start(80, 24, settings, None);
    for keys in ["/改革<Enter>", "c", "s", "<Esc>?"] {
        driver.keys(keys);
        let buffer = driver.draw();
        for cell in buffer.content() {
            assert_eq!((cell.fg, cell.bg), (Color::Reset, Color::Reset));
        }
    }
}

#[test]
fn nothing_of_a_file_reaches_the_terminal_as_an_escape() {
    let text = "# 标\u{1b}[31m题\n\n正\u{7}文\u{9b}2J\u{202e}倒\u{200b}。\n";
    let driver = Driver::markdown(60, 12, text);
    for cell in driver.draw().content() {
        let bad = |c: char| c.is_control() || ('\u{202a}'..='\u{202e}').contains(&c);
        assert!(!cell.symbol().chars().any(bad), "{:?}", cell.symbol());
    }
}
