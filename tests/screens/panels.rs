//! The panel below tree and text.

use gangmu::explorer::desk::panes::Pane;

use crate::driver::Driver;

const TEXT: &str = "\
# 河工志

## 第一章 修堤

春天修堤，村人都来。修堤的人吃住在堤上。

## 第二章 护林

秋天修渠，也补种树。第二年修桥，第三年修路。
";

fn hits() -> Driver {
    let mut driver = Driver::markdown(80, 24, TEXT);
    driver.keys("/修<Enter>C");
    driver
}

/// The rows of the panel, without the mark of the cursor.
fn rows(driver: &Driver) -> Vec<String> {
    let screen = driver.rows();
    let title = screen
        .iter()
        .position(|row| row.contains("─ 命中"))
        .unwrap();
    let rows = screen.iter().skip(title + 1);
    let rows = rows.take_while(|row| !row.starts_with("筛选") && !row.starts_with("/ "));
    rows.map(|row| row.trim_end().to_owned()).collect()
}

/// What stands from the column on where keywords begin in 80 cells.
fn keyword_and_right(row: &str) -> &str {
    let column = 38;
    let at = |row: &str, at: usize| gangmu::text::cells(&row[..at], Default::default());
    let start = row.char_indices().find(|&(i, _)| at(row, i) == column);
    start.map_or("", |(i, _)| &row[i..])
}

#[test]
fn hits_stand_below_one_another_with_their_keyword_in_one_column() {
    let driver = hits();
    insta::assert_snapshot!("hits-80x24", driver.screen());
    let rows = rows(&driver);
    let aligned = rows
        .iter()
        .filter(|row| keyword_and_right(row).starts_with('修'));
    assert_eq!(aligned.count(), 6, "{rows:?}");
}

#[test]
fn moving_in_the_panel_shows_the_place_and_enter_goes_there() {
    let mut driver = hits();
    driver.keys("G");
    assert_eq!(driver.title(), "第二章 护林");
    assert!(
        driver.row_with("筛选").contains("第 6/6 处"),
        "{}",
        driver.screen()
    );
    driver.keys("<Enter>");
    assert_eq!(driver.state.focus(), Pane::Text);
    assert!(driver.state.front().unwrap().panel().is_some());
    driver.keys("[");
    assert_eq!(driver.title(), "第一章 修堤");
}

#[test]
fn lines_are_sorted_by_what_follows_and_by_what_precedes() {
    let mut driver = hits();
    driver.keys("s");
    let following: Vec<char> = rows(&driver)
        .iter()
        .filter_map(|row| keyword_and_right(row).chars().nth(1))
        .collect();
    // 堤 dī, 路 lù, 桥 qiáo, 渠 qú.
    assert_eq!(following, ['堤', '堤', '堤', '路', '桥', '渠']);
    driver.keys("w");
    assert!(driver.screen().contains("频次序"));
    driver.keys("s+");
    assert!(
        driver.screen().contains("按左文 2 字"),
        "{}",
        driver.screen()
    );
    driver.keys("ss");
    assert!(driver.screen().contains("按右文"));
}

#[test]
fn the_panel_follows_the_filter_and_n_walks_in_it() {
    let mut driver = hits();
    driver.keys("<Tab><Tab>n");
    let chosen = driver.row_with(">");
    assert!(chosen.contains('修'), "{chosen}");
    driver.keys("x/树<Enter>");
    assert_eq!(
        rows(&driver)
            .iter()
            .filter(|row| row.contains('树'))
            .count(),
        1
    );
    driver.keys("<Esc>");
    assert!(driver.screen().contains("没有筛选"), "{}", driver.screen());
}

#[test]
fn escape_closes_the_panel_and_leaves_the_filter() {
    let mut driver = hits();
    driver.keys("<Esc>");
    assert!(driver.state.front().unwrap().panel().is_none());
    assert!(driver.row_with("筛选").contains("修"));
    assert_eq!(driver.state.focus(), Pane::Text);
}

#[test]
fn in_a_small_window_the_panel_takes_all_the_room() {
    let mut driver = Driver::markdown(40, 10, TEXT);
    driver.keys("/修<Enter>C");
    insta::assert_snapshot!("hits-40x10", driver.screen());
    driver.keys("<Enter>");
    assert!(!driver.screen().contains("─ 命中"));
    driver.keys("C");
    assert!(driver.screen().contains("─ 命中"));
}

#[test]
fn the_mouse_chooses_a_row_and_goes_there() {
    let mut driver = hits();
    let screen = driver.rows();
    let y = screen.iter().position(|row| row.contains("修路")).unwrap();
    let title = screen
        .iter()
        .position(|row| row.contains("─ 命中"))
        .unwrap();
    let y = screen
        .iter()
        .skip(title)
        .position(|row| row.contains("修路"))
        .map_or(y, |at| title + at);
    let y = u16::try_from(y).unwrap();
    driver.click(30, y);
    assert_eq!(driver.title(), "第二章 护林");
    assert_eq!(driver.state.focus(), Pane::Panel);
    driver.click(30, y);
    assert_eq!(driver.state.focus(), Pane::Text);
}

#[test]
fn keywords_of_the_whole_and_of_a_section() {
    let mut driver = Driver::digest(120, 40);
    driver.keys("W");
    insta::assert_snapshot!("keywords-120x40", driver.screen());
    let whole = driver.screen();
    driver.keys("<Tab>s重点举措<Enter>");
    driver.keys("Wwww");
    assert!(
        driver.screen().contains("本节，有别于全文"),
        "{}",
        driver.screen()
    );
    assert_ne!(whole, driver.screen());
    driver.keys("<Enter>");
    let chips = driver.state.front().unwrap().filter().chips();
    assert_eq!(chips.len(), 1);
}

#[test]
fn keywords_of_what_is_selected() {
    let mut driver = Driver::digest(80, 24);
    driver.keys("W<Esc>s重点举措<Enter>jjvpW");
    let screen = driver.screen();
    assert!(screen.contains("所选，tf-idf"), "{screen}");
    let rows = |screen: &str| screen.lines().filter(|row| row.contains("0.")).count();
    assert!(rows(&screen) > 2, "{screen}");
    driver.keys("v");
    assert!(
        driver.screen().contains("全文，tf-idf"),
        "{}",
        driver.screen()
    );
}

#[test]
fn set_phrases_lead_to_all_their_places() {
    let mut driver = Driver::digest(80, 24);
    driver.keys("T");
    insta::assert_snapshot!("phrases-80x24", driver.screen());
    driver.keys("w");
    assert!(driver.screen().contains("口号"));
    driver.keys("<Enter>");
    let chips = driver.state.front().unwrap().filter().chips();
    assert_eq!(chips.len(), 1);
}

#[test]
fn figures_lead_to_their_sentence_and_are_compared_by_unit() {
    let mut driver = Driver::digest(80, 24);
    driver.keys("#");
    insta::assert_snapshot!("figures-80x24", driver.screen());
    driver.keys("vs");
    insta::assert_snapshot!("figures-unit-80x24", driver.screen());
    driver.keys("<Enter>");
    assert_eq!(driver.state.focus(), Pane::Text);
    assert!(driver.state.front().unwrap().reading().cursor() > 0);
}

#[test]
fn collocates_stand_beside_the_hits() {
    let mut driver = Driver::digest(80, 24);
    driver.keys("O");
    assert!(driver.screen().contains("没有筛选"), "{}", driver.screen());
    driver.keys("/发展<Enter>");
    insta::assert_snapshot!("collocates-80x24", driver.screen());
    driver.keys("wv");
    assert!(
        driver.screen().contains("句内，互信息"),
        "{}",
        driver.screen()
    );
}

#[test]
fn statistics_show_sizes_and_shares() {
    let mut driver = Driver::digest(80, 24);
    driver.keys("I");
    insta::assert_snapshot!("statistics-80x24", driver.screen());
    driver.keys("sG<Enter>");
    assert_eq!(driver.state.focus(), Pane::Text);
}

#[test]
fn panels_in_english_and_in_a_small_window() {
    let mut driver = Driver::digest(40, 10);
    driver.keys("L#");
    insta::assert_snapshot!("figures-40x10", driver.screen());
}
