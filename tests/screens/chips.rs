//! Chips: joins, scope, colours, counts, presets, the word under the cursor.

use gangmu::explorer::{Action, Settings};
use gangmu::notes::NotesError;
use gangmu::setting::{Language, Said};
use gangmu::text::Ambiguous;
use ratatui::style::{Color, Modifier};

use crate::driver::Driver;

const TEXT: &str = "# 甲章\n\n苹果和梨。\n\n桃子。\n\n苹果又苹果。\n\n# 乙章\n\n只有梨。\n\n# 丙章\n\n## 丙一\n\n苹果。\n";

fn fruit() -> Driver {
    Driver::markdown(80, 20, TEXT)
}

fn hits(driver: &Driver) -> usize {
    let filter = driver.state.front().unwrap().filter();
    filter.hits().map_or(0, |hits| hits.len())
}

fn queries(driver: &Driver) -> Vec<String> {
    let chips = driver.state.front().unwrap().filter().chips().iter();
    chips.map(|chip| chip.query.text().to_owned()).collect()
}

/// The cell where a text begins, on the first row from `from` on that holds
/// it.
fn cell_of(driver: &Driver, text: &str, from: u16) -> (u16, u16) {
    let buffer = driver.draw();
    let first = text.chars().next().unwrap().to_string();
    for y in from..buffer.area.height {
        for x in 0..buffer.area.width {
            let mut seen = String::new();
            let mut at = x;
            while at < buffer.area.width && seen.len() < text.len() {
                let cell = &buffer[(at, y)];
                seen.push_str(cell.symbol());
                at += if cell.symbol().len() > 1 { 2 } else { 1 };
            }
            if buffer[(x, y)].symbol() == first && seen == text {
                return (x, y);
            }
        }
    }
    panic!("{text} is not on screen:\n{}", driver.screen());
}

#[test]
fn chips_are_joined_by_and_or_and_not() {
    let mut driver = fruit();
    driver.keys("/苹果<Enter>/梨<Enter>");
    assert_eq!(hits(&driver), 2);
    driver.keys("|");
    assert!(driver.row_with("筛选 [").contains("[苹果 4 x] 或[梨 2 x]"));
    assert_eq!(hits(&driver), 6);
    driver.keys("2&");
    assert!(driver.row_with("筛选 [").contains("[苹果 4 x] 非[梨 2 x]"));
    assert_eq!(hits(&driver), 3);
    assert!(driver.screen().contains("筛选 2：非"));
    // 非 on the first as well: nothing is left to look for.
    driver.keys("1|");
    assert!(driver.screen().contains("只有排除"), "{}", driver.screen());
    assert_eq!(hits(&driver), 0);
    assert!(driver.screen().contains("只有梨"), "nothing is hidden");
    driver.keys("1||");
    assert_eq!(hits(&driver), 2);
}

#[test]
fn a_click_before_a_chip_joins_it_in_another_way() {
    let mut driver = fruit();
    driver.keys("/苹果<Enter>/梨<Enter>");
    let (x, y) = cell_of(&driver, "且[梨", 10);
    driver.click(x + 1, y);
    assert_eq!(hits(&driver), 6);
}

#[test]
fn what_is_typed_can_be_joined_before_enter() {
    let mut driver = fruit();
    driver.keys("/苹果<Enter>/<Shift-Tab>梨");
    assert!(driver.row_with("筛选 [").contains("[苹果 4 x] 或 梨"));
    assert_eq!(hits(&driver), 6);
    driver.keys("<Shift-Tab><Enter>");
    assert!(driver.row_with("筛选 [").contains("非[梨 2 x]"));
    // Taken back to be changed it is still joined so.
    driver.keys("/<Backspace>");
    assert!(driver.row_with("筛选 [").contains("[苹果 4 x] 非 梨"));
    driver.keys("<Backspace>桃<Enter>");
    assert_eq!(hits(&driver), 4);
}

#[test]
fn chips_may_meet_in_a_section() {
    let mut driver = fruit();
    driver.keys("/苹果<Enter>/桃<Enter>");
    assert_eq!(hits(&driver), 0);
    driver.keys("w");
    assert_eq!(hits(&driver), 4, "all of 甲章");
    driver.keys("j");
    assert!(driver.row_with("筛选 [").contains("同节"));
    driver.keys("w");
    assert_eq!(hits(&driver), 0);
}

#[test]
fn what_was_taken_away_comes_back_in_its_place() {
    let mut driver = fruit();
    driver.keys("/苹果<Enter>/梨<Enter>/桃<Enter>2x1xXX");
    assert_eq!(queries(&driver), ["苹果", "梨", "桃"]);
}

#[test]
fn each_term_has_one_colour_in_its_chip_and_in_the_text() {
    let mut driver = fruit();
    driver.keys("/苹果 梨<Enter>/桃<Enter>|");
    let buffer = driver.draw();
    let mut colours = Vec::new();
    for (in_text, in_chip) in [("苹果和", "苹果 梨"), ("梨。", "梨 2"), ("桃子", "桃 1")]
    {
        let text = buffer[cell_of(&driver, in_text, 0)].bg;
        let chip = buffer[cell_of(&driver, in_chip, 10)].bg;
        assert_eq!(text, chip, "{in_text}");
        assert_ne!(text, Color::Reset);
        colours.push(text);
    }
    colours.dedup();
    assert_eq!(colours.len(), 3, "{colours:?}");
    // What is switched off leaves the others as they are.
    driver.keys("1c");
    let buffer = driver.draw();
    assert_eq!(buffer[cell_of(&driver, "桃子", 0)].bg, colours[2]);
}

#[test]
fn terms_are_told_apart_without_colour() {
    let settings = Settings {
        colourless: true,
        ..Settings::default()
    };
    let mut driver = Driver::start(80, 20, settings, Some(TEXT.to_owned()));
    driver.keys("/苹果<Enter>/梨<Enter>");
    let buffer = driver.draw();
    let looks = |text: &str| buffer[cell_of(&driver, text, 0)].modifier;
    assert!(
        looks("苹果和").contains(Modifier::REVERSED),
        "the chosen hit"
    );
    driver.keys("<Esc>X");
    let buffer = driver.draw();
    let looks = |text: &str| buffer[cell_of(&driver, text, 0)].modifier;
    assert_ne!(looks("苹果和"), looks("梨。"));
    assert_ne!(looks("和梨"), looks("苹果和"));
}

#[test]
fn chips_without_room_are_cut_and_counted() {
    for (width, hidden) in [(80, ""), (40, "+2… "), (20, "+4… ")] {
        let mut driver = Driver::markdown(width, 10, TEXT);
        driver.keys("/苹果|桃子|梨子|柿子|橘子|橙子<Enter>/梨<Enter>/桃<Enter>/果<Enter>");
        let row = driver.row_with("筛选 ");
        assert!(row.starts_with(&format!("筛选 {hidden}")), "{row}");
        assert_eq!(
            row.contains("[苹果|") && row.contains("… 5 x]"),
            width == 80,
            "{row}"
        );
        driver.keys("/");
        assert!(driver.caret().is_some());
    }
}

#[test]
fn density_is_told_in_cells_of_one_width() {
    for (ambiguous, full) in [(Ambiguous::Narrow, "█│"), (Ambiguous::Wide, "@|")] {
        let settings = Settings {
            ambiguous,
            ..Settings::default()
        };
        let mut driver = Driver::start(80, 20, settings, Some(TEXT.to_owned()));
        driver.keys("/苹果<Enter>");
        let row = driver.rows()[1].clone();
        assert!(row.contains(&format!("3{full}")), "{row}");
    }
}

#[test]
fn the_strip_tells_where_hits_lie() {
    let text = format!("# 一\n\n{}", "字。\n\n".repeat(400)) + "梨。梨。梨。\n\n字。\n\n梨。\n";
    let mut driver = Driver::markdown(80, 22, &text);
    driver.keys("/梨<Enter>");
    let area = driver.state.panes().scroll.unwrap();
    let buffer = driver.draw();
    let marks: String = (area.y..area.y + area.height)
        .map(|y| buffer[(area.x, y)].symbol())
        .collect();
    assert_eq!(marks.trim_start(), "#");
    assert!(marks.ends_with('#'));
}

#[test]
fn the_clicked_word_is_filtered_for() {
    let text = "# 第一章 总则\n\n为人民服务是宗旨。\n\n| 名称 | 数 |\n|---|---|\n| 经济 | 发展 |\n";
    let mut driver = Driver::markdown(80, 20, text);
    let (x, y) = cell_of(&driver, "民服务", 0);
    driver.click(x, y).keys("*");
    assert_eq!(queries(&driver), ["人民"]);
    driver.keys("*");
    assert!(driver.screen().contains("已在筛选"));
    driver.keys("<Esc>");
    let (x, y) = cell_of(&driver, "发展", 0);
    driver.double_click(x + 1, y);
    assert_eq!(queries(&driver), ["发展"]);
    // In the tree it is the title.
    driver.keys("<Esc><Tab>*");
    assert_eq!(queries(&driver), ["总则"]);
    driver.keys("<Esc>/<Up><Enter>");
    assert_eq!(queries(&driver), ["总则"]);
}

#[test]
fn without_a_click_it_is_the_hit_or_the_line() {
    let mut driver = Driver::markdown(80, 20, "# 一\n\n在为人民服务。\n\n人民的人民。\n");
    driver.keys("3G*");
    assert_eq!(queries(&driver), ["人民"], "the first of two characters");
    driver.keys("<Esc>/民<Enter>n*");
    assert_eq!(queries(&driver), ["民", "人民"]);
    driver.keys("<Esc>3Gj*");
    assert_eq!(queries(&driver), ["人民"]);
}

#[test]
fn the_chosen_cross_reference_is_filtered_for() {
    let text =
        "# 某法\n\n**第一条** 甲。\n\n**第二条** 依照第一条办理。\n\n**第三条** 第一条不适用。\n";
    let mut driver = Driver::markdown(80, 20, text);
    driver.keys(";*");
    assert_eq!(queries(&driver), ["第一条"]);
    assert_eq!(hits(&driver), 3);
}

#[test]
fn a_click_on_the_scroll_bar_goes_to_that_part() {
    let text = format!("# 一\n\n{}", "字。\n\n".repeat(400));
    let mut driver = Driver::markdown(80, 22, &text);
    let area = driver.state.panes().scroll.unwrap();
    driver.click(area.x, area.y + area.height / 2);
    assert!((350..450).contains(&driver.line()), "{}", driver.line());
    driver.click(area.x, area.y);
    assert_eq!(driver.line(), 1);
}

#[test]
fn the_header_counts_the_sections_that_are_left() {
    let mut driver = fruit();
    assert!(driver.row_with("章节").contains("章节 4 "));
    driver.keys("/苹果<Enter>");
    assert!(driver.row_with("章节").contains("章节 3/4 "));
    driver.keys("F");
    assert!(driver.row_with("章节").contains("章节 4 "));
}

#[test]
fn presets_are_kept_taken_back_and_deleted() {
    let mut driver = fruit();
    driver.keys("P");
    assert!(driver.screen().contains("还没有保存过"));
    driver.keys("<Enter><Esc>/苹果<Enter>/梨<Enter>|/桃<Enter>cw");
    driver.keys("P水果<Enter>");
    assert!(driver.screen().contains("已保存“水果”"));
    assert_eq!(driver.presets.len(), 1);
    driver.keys("<Esc>/桃<Enter>P");
    let row = driver.row_with("水果");
    assert!(row.contains("[苹果] 或[梨] 且(桃) 同节"), "{row}");
    driver.keys("<Enter>");
    assert_eq!(queries(&driver), ["苹果", "梨", "桃"]);
    assert_eq!(hits(&driver), 6);
    // The same name keeps the later chips.
    driver.keys("3xP水果<Down><Enter>P");
    assert_eq!(driver.presets.len(), 1);
    assert_eq!(driver.presets[0].chips.len(), 2);
    driver.keys("<Delete>");
    assert!(driver.presets.is_empty());
    driver.keys("<Delete>");
    assert!(driver.screen().contains("先选一组"));
}

#[test]
fn presets_that_cannot_be_read_are_told_of_and_not_written_over() {
    let mut driver = fruit();
    let error = NotesError::Later {
        path: "presets.json".into(),
        version: 9,
    };
    driver.act(Action::NotKept(Said::new(&error)));
    assert!(driver.screen().contains("presets.json 由更新版本"));
    assert!(driver.state.presets().is_none());
}

#[test]
fn the_place_of_a_fault_is_marked() {
    for language in [Language::Chinese, Language::English] {
        for width in [80, 40] {
            let settings = Settings {
                language,
                ..Settings::default()
            };
            let mut driver = Driver::start(width, 12, settings, Some(TEXT.to_owned()));
            driver.keys("/苹果 \"梨");
            let (x, y) = cell_of(&driver, "\"梨", 0);
            let buffer = driver.draw();
            assert!(buffer[(x, y)].modifier.contains(Modifier::UNDERLINED));
            assert!(!buffer[(x - 2, y)].modifier.contains(Modifier::UNDERLINED));
            assert_eq!(buffer[(x, y + 1)].symbol(), "^", "{}", driver.screen());
            let reason = language.choose("引号没有闭合", "the quote is not");
            assert!(driver.screen().contains(reason), "{}", driver.screen());
        }
    }
}
