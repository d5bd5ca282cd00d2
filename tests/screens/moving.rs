//! Moving: by lines, pages, sections, jumps, history, mouse.

use gangmu::explorer::{Effect, MouseKind};

use crate::driver::Driver;

const CHAPTERS: &str = "# 书名\n\n开篇。\n\n## 第一章 甲\n\n甲文。\n\n### 第一节 甲一\n\n文。\n\n\
    ### 第二节 甲二\n\n文。\n\n## 第二章 乙\n\n### 第一节 乙一\n\n文。\n\n## 第三章 丙\n\n丙文。\n";

fn rows(driver: &Driver) -> usize {
    driver.state.front().unwrap().tree().rows().len()
}

fn book() -> Driver {
    Driver::markdown(80, 12, CHAPTERS)
}

#[test]
fn sections_of_any_depth_follow_each_other() {
    let mut driver = book();
    let mut titles = vec![driver.title().to_owned()];
    for _ in 0..6 {
        driver.keys("}");
        titles.push(driver.title().to_owned());
    }
    let expected = [
        "书名",
        "第一章 甲",
        "第一节 甲一",
        "第二节 甲二",
        "第二章 乙",
        "第一节 乙一",
        "第三章 丙",
    ];
    assert_eq!(titles, expected);
    driver.keys("}");
    assert!(driver.screen().contains("后面没有章节了"));
    for title in expected.iter().rev().skip(1) {
        driver.keys("{");
        assert_eq!(driver.title(), *title);
    }
    driver.keys("{");
    assert!(driver.screen().contains("前面没有章节了"));
}

#[test]
fn going_back_within_a_section_first_finds_its_title() {
    let mut driver = Driver::digest(80, 24);
    driver.keys("}}jjjj");
    let title = driver.title().to_owned();
    driver.keys("{");
    assert_eq!(driver.title(), title);
}

#[test]
fn siblings_and_parents() {
    let mut driver = book();
    driver.keys("}J");
    assert_eq!(driver.title(), "第二章 乙");
    driver.keys("2J");
    assert_eq!(driver.title(), "第三章 丙");
    driver.keys("J");
    assert!(driver.screen().contains("同级后面没有章节了"));
    driver.keys("KK");
    assert_eq!(driver.title(), "第一章 甲");
    driver.keys("}J");
    assert_eq!(driver.title(), "第二节 甲二");
    driver.keys("J");
    assert_eq!(driver.title(), "第一节 乙一", "over the end of the chapter");
    driver.keys("p");
    assert_eq!(driver.title(), "第二章 乙");
    driver.keys("pp");
    assert_eq!(driver.title(), "书名");
    assert!(driver.screen().contains("已是最上一级"));
}

#[test]
fn lines_and_percentages() {
    let mut driver = Driver::digest(80, 24);
    driver.keys("33G");
    assert_eq!(driver.line(), 33);
    driver.keys("5g");
    assert_eq!(driver.line(), 5);
    driver.keys("100%");
    let front = driver.state.front().unwrap();
    assert_eq!(front.reading().cursor(), front.document().len());
    driver.keys("%");
    assert!(driver.screen().contains("先输入数字"));
    driver.keys("g");
    assert_eq!(driver.line(), 1);
    driver.keys("G");
    let lines = driver.state.front().unwrap().document().meta().lines;
    assert_eq!(driver.line(), lines);
    driver.keys("999999999999G");
    assert_eq!(driver.line(), lines);
}

#[test]
fn the_history_goes_back_and_forward() {
    let mut driver = book();
    driver.keys("}").keys("}").keys("3J");
    let there = driver.title().to_owned();
    driver.keys("[[");
    assert_eq!(driver.title(), "第一章 甲");
    driver.keys("]]");
    assert_eq!(driver.title(), there);
    driver.keys("]");
    assert!(driver.screen().contains("没有更后的位置"));
    driver.keys("9[[");
    assert!(driver.screen().contains("没有更早的位置"));
}

#[test]
fn the_tree_moves_the_text_along() {
    let mut driver = book();
    driver.keys("<Tab>jj");
    assert_eq!(driver.title(), "第一节 甲一");
    driver.keys("h");
    assert_eq!(driver.title(), "第一章 甲");
    driver.keys("h");
    assert_eq!(rows(&driver), 5, "folded");
    driver.keys("j");
    assert_eq!(driver.title(), "第二章 乙");
    driver.keys("kl");
    assert_eq!(rows(&driver), 7, "unfolded");
    driver.keys("l");
    assert_eq!(driver.title(), "第一节 甲一");
    driver.keys("<Enter>j");
    let front = driver.state.front().unwrap();
    assert!(front.reading().cursor() > 0);
}

#[test]
fn folding_by_level_and_whole() {
    let mut driver = book();
    assert_eq!(rows(&driver), 7);
    driver.keys("-");
    assert_eq!(rows(&driver), 4);
    driver.keys("-");
    assert_eq!(rows(&driver), 1);
    driver.keys("+");
    assert_eq!(rows(&driver), 4);
    driver.keys("3z");
    assert_eq!(rows(&driver), 7);
    driver.keys("Z");
    assert_eq!(rows(&driver), 1);
    driver.keys("Z");
    assert_eq!(rows(&driver), 7);
    driver.keys("}z");
    assert_eq!(rows(&driver), 5);
}

#[test]
fn a_level_that_the_document_skips_does_not_stop_folding() {
    let mut driver = Driver::markdown(80, 24, "# 甲\n\n#### 乙\n\n文。\n\n## 丙\n\n文。\n");
    driver.keys("-");
    assert_eq!(driver.state.front().unwrap().tree().rows().len(), 1);
}

#[test]
fn the_selection_stays_when_a_fold_hides_it() {
    let mut driver = book();
    driver.keys("}}").keys("Z");
    let tree = driver.state.front().unwrap().tree();
    assert_eq!(tree.cursor(), 0);
    assert_eq!(driver.title(), "第一节 甲一", "the text does not move");
}

#[test]
fn the_reader_s_place_survives_resizing() {
    let mut driver = Driver::digest(120, 40);
    driver.keys("/底线<Enter>");
    driver.keys("33Gjjjj");
    let top = |driver: &Driver| driver.state.front().unwrap().reading().seen().start;
    let before = top(&driver);
    for (width, height) in [(40, 10), (80, 24), (61, 13), (200, 60), (3, 3), (120, 40)] {
        driver.resize(width, height);
    }
    assert_eq!(top(&driver), before);
}

#[test]
fn the_mouse_scrolls_and_chooses() {
    let mut driver = book();
    driver.wheel(MouseKind::WheelDown, 60, 5);
    assert!(driver.state.front().unwrap().reading().cursor() > 0);
    driver.wheel(MouseKind::WheelUp, 60, 5);
    assert_eq!(driver.title(), "书名");
    driver.click(10, 2);
    assert_eq!(driver.title(), "第一章 甲");
    let all = rows(&driver);
    let mark = driver.rows()[2].chars().position(|c| c == '▾').unwrap();
    driver.click(u16::try_from(mark).unwrap(), 2);
    assert_eq!(rows(&driver), all - 2);
}

#[test]
fn a_narrow_window_has_one_pane_at_a_time() {
    let mut driver = Driver::digest(40, 10);
    assert!(driver.state.panes().tree.is_none());
    driver.keys("<Tab>");
    assert!(driver.state.panes().tree.is_some());
    driver.keys("jj<Enter>");
    assert!(driver.state.panes().tree.is_none());
    driver.keys("t");
    assert!(driver.screen().contains("一次显示一栏"));
}

#[test]
fn the_tree_can_be_put_away_and_resized() {
    let mut driver = Driver::digest(120, 40);
    let width = |driver: &Driver| driver.state.panes().tree.map(|tree| tree.width);
    let usual = width(&driver).unwrap();
    driver.keys(">>");
    assert_eq!(width(&driver), Some(usual + 4));
    driver.keys("4<");
    assert_eq!(width(&driver), Some(usual - 4));
    driver.keys("99<");
    assert!(width(&driver).unwrap() >= 12);
    driver.keys("t");
    assert_eq!(width(&driver), None);
    driver.keys("t");
    assert!(width(&driver).is_some());
}

#[test]
fn every_key_gets_an_answer() {
    let mut driver = Driver::digest(80, 24);
    driver.keys("~");
    assert!(driver.row_with("没有修订所删的文字").contains('0'));
    driver.keys("`");
    assert!(driver.row_with("` 没有用处").contains('?'));
    driver.keys("12");
    assert!(driver.row_with("章节 1/").contains("12"));
    driver.keys("<Esc>j");
    assert_eq!(driver.line(), 3);
}

#[test]
fn closing_and_leaving() {
    let mut driver = book();
    driver.keys("<F2>");
    assert_eq!(driver.state.rank(), (2, 2));
    assert!(driver.screen().contains("2/2"));
    driver.keys("(");
    assert_eq!(driver.state.rank(), (1, 2));
    driver.keys("q");
    assert_eq!(driver.state.rank(), (1, 1));
    assert!(driver.left.is_empty());
    driver.keys("q");
    assert!(matches!(driver.left[..], [Effect::Quit]));
}

#[test]
fn a_wide_table_is_scrolled_sideways() {
    let head: Vec<String> = (1..12).map(|n| format!("第{n}列")).collect();
    let rule = ["---"; 11].join("|");
    let row: Vec<String> = (1..12).map(|n| format!("甲乙丙丁{n}")).collect();
    let text = format!(
        "# 表\n\n|{}|\n|{rule}|\n|{}|\n",
        head.join("|"),
        row.join("|")
    );
    let mut driver = Driver::markdown(60, 12, &text);
    assert!(driver.screen().contains("第1列"));
    assert!(!driver.screen().contains("第11列"));
    let marked = |driver: &Driver| {
        let row = driver.row_with("列");
        (row.contains('‹'), row.trim_end().ends_with('›'))
    };
    assert_eq!(marked(&driver), (false, true));
    driver.keys("l");
    assert_eq!(marked(&driver), (true, true));
    for _ in 0..20 {
        driver.keys("l");
    }
    assert!(driver.screen().contains("甲乙丙丁11"));
    assert!(driver.screen().contains("右边没有更多"));
    assert_eq!(marked(&driver), (true, false));
    driver.keys("h");
    assert!(!driver.screen().contains("甲乙丙丁11"));
    driver.keys("20h");
    assert!(driver.screen().contains("第1列"));
    driver.keys("h");
    assert_eq!(
        driver.state.focus(),
        gangmu::explorer::desk::panes::Pane::Tree
    );
}

#[test]
fn a_table_that_has_room_again_is_not_scrolled() {
    let row = ["第一列是说明", "第二列是数字", "第三列是单位"].join("|");
    let text = format!("# 表\n\n|{row}|\n|---|---|---|\n|{row}|\n");
    let mut driver = Driver::markdown(50, 12, &text);
    driver.keys("lll");
    assert!(driver.row_with("单位").contains('‹'), "{}", driver.screen());
    driver.resize(120, 12);
    let row = driver.row_with("第一列");
    assert!(row.contains("第三列") && !row.contains('‹'), "{row}");
}

#[test]
fn cross_references_are_chosen_and_followed() {
    let text = "# 试行法\n\n第一条 目的。\n\n第二条 依照第一条、第三条办理。\n\n第三条 末条。\n";
    let mut driver = Driver::markdown(80, 24, text);
    driver.keys(";");
    assert!(
        driver.screen().contains("第一条 → 第一条"),
        "{}",
        driver.screen()
    );
    driver.keys(";<Enter>");
    assert_eq!(driver.title(), "第三条");
    driver.keys("[");
    assert_ne!(driver.title(), "第三条");
    driver.keys(";<Enter>");
    assert_eq!(driver.title(), "第一条");
    driver.keys("<Enter>");
    assert!(driver.screen().contains("先用 ; 选一个"));
    driver.keys(";<Esc>");
    assert!(!driver.screen().contains("没有筛选可清除"));
    driver.keys("<Enter>");
    assert!(driver.screen().contains("先用 ; 选一个"));
    let mut plain = Driver::markdown(80, 24, "# 甲\n\n文。\n");
    plain.keys(";");
    assert!(plain.screen().contains("屏上没有交叉引用、脚注或链接"));
}

#[test]
fn only_text_files_go_to_the_editor_and_others_to_a_program_of_theirs() {
    let page = "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"b\"\r\n\r\n\
        --b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<h1>渡口</h1><p>船只须登记。</p>\r\n--b--\r\n";
    let path = std::env::temp_dir().join(format!("gangmu-editor-{}.mhtml", std::process::id()));
    std::fs::write(&path, page).unwrap();
    let mut driver = Driver::file(80, 24, &path);
    std::fs::remove_file(&path).unwrap();
    assert!(
        driver.screen().contains("船只须登记"),
        "{}",
        driver.screen()
    );
    driver.keys("e");
    let opens = |effect: &Effect| matches!(effect, Effect::Open(of, _) if *of == path);
    assert!(driver.left.iter().any(opens));
    let edits = |effect: &Effect| matches!(effect, Effect::Edit(..));
    assert!(!driver.left.iter().any(edits));
}
