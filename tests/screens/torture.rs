//! Characters that are hard to measure or to draw: borders stand, nothing is
//! cut, and nothing of a file is obeyed.

use gangmu::explorer::Settings;
use gangmu::text::Ambiguous;
use ratatui::buffer::Buffer;

use crate::driver::Driver;
use crate::looks::check_cells;

/// Every kind of them.
pub(crate) const TORTURE: &str = include_str!("../fixtures/torture.md");

const SETTINGS: [Ambiguous; 2] = [Ambiguous::Narrow, Ambiguous::Wide];

fn torture(width: u16, height: u16, ambiguous: Ambiguous) -> Driver {
    let settings = Settings {
        ambiguous,
        ..Settings::default()
    };
    Driver::start(width, height, settings, Some(TORTURE.to_owned()))
}

/// The glyphs of upright lines and of the corners, by setting.
fn frame_glyphs(ambiguous: Ambiguous) -> (&'static str, [&'static str; 4]) {
    match ambiguous {
        Ambiguous::Narrow => ("│", ["╭", "╮", "╰", "╯"]),
        _ => ("|", ["+", "+", "+", "+"]),
    }
}

fn check_divider(driver: &Driver, buffer: &Buffer) {
    let Some(divider) = driver.state.panes().divider else {
        return;
    };
    let (upright, _) = frame_glyphs(driver.state.ambiguous());
    for y in divider.y..divider.y + divider.height {
        assert_eq!(
            buffer[(divider.x, y)].symbol(),
            upright,
            "{}",
            driver.screen()
        );
    }
}

/// Both sides of a popup's frame stand in one column each.
fn check_frame(driver: &Driver, buffer: &Buffer) {
    let (upright, [first, second, third, fourth]) = frame_glyphs(driver.state.ambiguous());
    let area = buffer.area;
    let places = || (0..area.height).flat_map(|y| (0..area.width).map(move |x| (x, y)));
    let find = |glyph: &str| places().find(|&place| buffer[place].symbol() == glyph);
    let (left, top) = find(first).unwrap();
    let right = (left + 1..area.width)
        .find(|&x| buffer[(x, top)].symbol() == second)
        .unwrap();
    let bottom = (top + 1..area.height)
        .find(|&y| buffer[(left, y)].symbol() == third)
        .unwrap();
    assert_eq!(buffer[(right, bottom)].symbol(), fourth);
    for y in top + 1..bottom {
        for x in [left, right] {
            assert_eq!(buffer[(x, y)].symbol(), upright, "{}", driver.screen());
        }
    }
}

/// Controls and what turns the direction of text.
fn is_obeyed(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61C}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}' | '\u{FEFF}')
}

fn check(driver: &Driver) -> Buffer {
    let buffer = driver.draw();
    check_cells(&buffer);
    for cell in buffer.content() {
        assert!(!cell.symbol().contains(is_obeyed), "{:?}", cell.symbol());
    }
    buffer
}

#[test]
fn borders_stand_on_every_page_at_any_width() {
    for ambiguous in SETTINGS {
        for (width, height) in [(40, 10), (80, 24), (120, 40)] {
            for options in ["", ",jjjj<Space>j<Space><Esc>"] {
                let mut driver = torture(width, height, ambiguous);
                driver.keys(options);
                for _ in 0..120 {
                    driver.keys("j");
                    let buffer = check(&driver);
                    check_divider(&driver, &buffer);
                }
                driver.keys("<Tab>");
                for _ in 0..12 {
                    driver.keys("j");
                    let buffer = check(&driver);
                    check_divider(&driver, &buffer);
                }
            }
        }
    }
}

#[test]
fn frames_of_popups_stand_over_any_text() {
    for ambiguous in SETTINGS {
        for (width, height) in [(40, 10), (61, 17), (80, 24), (120, 40)] {
            let mut driver = torture(width, height, ambiguous);
            for popup in ["s", "s字符", ":", "?", "i", "!", ","] {
                for _ in 0..6 {
                    driver.keys("d").keys(popup);
                    let buffer = check(&driver);
                    if driver.state.page().is_some() {
                        check_frame(&driver, &buffer);
                    }
                    driver.keys("<Esc>");
                }
            }
        }
    }
}

#[test]
fn nothing_of_the_text_is_lost_or_doubled() {
    for ambiguous in SETTINGS {
        for width in [40, 80, 120] {
            let mut driver = torture(width, 300, ambiguous);
            driver.keys("t");
            let front = driver.state.front().unwrap();
            let document = front.document();
            let mut end = 0;
            let mut seen = String::new();
            for line in front.reading().screen() {
                let gangmu::explorer::reading::lines::PaneLine::Text(line) = line else {
                    continue;
                };
                assert!(line.span.start >= end);
                seen.push_str(
                    document.slice(gangmu::document::Span::new(line.span.start, line.end)),
                );
                end = line.end;
            }
            let bare = |text: &str| text.replace('\n', "");
            assert_eq!(bare(&seen), bare(document.text()), "{width}");
        }
    }
}

#[test]
fn a_rare_hanzi_is_found_and_marked_alone() {
    let text = "# 甲\n\n𠮷林与吉林，𤭢与瓷，𠮷野家。\n";
    let mut driver = Driver::markdown(60, 12, text);
    driver.keys("/𠮷<Enter>");
    let hits = driver.state.front().unwrap().filter().hits().unwrap();
    assert_eq!(hits.len(), 2);
    let document = driver.state.front().unwrap().document();
    let hits = driver.state.front().unwrap().filter().hits().unwrap();
    assert!(
        hits.all()
            .iter()
            .all(|hit| document.slice(hit.span) == "𠮷")
    );
    let column = driver.state.panes().column;
    let buffer = driver.draw();
    let marked: String = (column.y..column.y + column.height)
        .flat_map(|y| (column.x..column.x + column.width).map(move |x| (x, y)))
        .filter(|&place| buffer[place].bg != ratatui::style::Color::Reset)
        .map(|place| buffer[place].symbol())
        .collect();
    assert_eq!(marked, "𠮷 𠮷 ");
}
