//! The filter: typing, hits, narrowing, chips.

use gangmu::explorer::Settings;
use gangmu::search::Rules;
use gangmu::text::Ambiguous;

use crate::driver::Driver;

const TEXT: &str = "# 甲章\n\n苹果和梨。\n\n桃子。\n\n苹果又苹果。\n\n# 乙章\n\n只有梨。\n\n# 丙章\n\n## 丙一\n\n苹果。\n";

fn fruit() -> Driver {
    Driver::markdown(80, 20, TEXT)
}

fn tree_titles(driver: &Driver) -> Vec<String> {
    let front = driver.state.front().unwrap();
    let rows = front.tree().rows().iter();
    rows.filter_map(|row| row.section())
        .map(|id| front.document().title(id).to_owned())
        .collect()
}

fn hits(driver: &Driver) -> usize {
    let filter = driver.state.front().unwrap().filter();
    filter.hits().map_or(0, |hits| hits.len())
}

#[test]
fn typing_narrows_the_tree_and_counts_by_section() {
    let mut driver = fruit();
    driver.keys("/苹");
    assert_eq!(hits(&driver), 4);
    driver.keys("果");
    assert_eq!(hits(&driver), 4);
    assert_eq!(tree_titles(&driver), ["甲章", "丙章", "丙一"]);
    assert!(driver.row_with("▾ 丙章").contains("1▃│"));
    let first = driver.rows()[1].clone();
    assert!(first.contains("甲章") && first.contains("3█│"), "{first}");
}

#[test]
fn the_count_of_each_section_equals_a_count_by_hand() {
    let mut driver = Driver::digest(120, 40);
    driver.keys("/高质量发展<Enter>");
    let front = driver.state.front().unwrap();
    let document = front.document();
    let hits = front.filter().hits().unwrap();
    let mut whole = 0;
    for id in 0..u32::try_from(document.sections().len()).unwrap() {
        let section = document.section(id).unwrap();
        let by_hand = document.slice(section.span).matches("高质量发展").count();
        assert_eq!(
            hits.count_in(section.span),
            by_hand,
            "{}",
            document.title(id)
        );
        whole += if section.parent.is_none() { by_hand } else { 0 };
    }
    assert_eq!(hits.len(), whole);
    assert!(whole > 20);
}

#[test]
fn a_word_across_a_page_seam_is_found_and_marked() {
    let mut driver = Driver::digest(120, 40);
    driver.keys("/能力素质日益增强<Enter>");
    assert_eq!(hits(&driver), 1);
    let front = driver.state.front().unwrap();
    let hit = front.filter().hits().unwrap().all()[0];
    assert_eq!(front.document().seams_in(hit.span).len(), 1);
    let (first, last) = front.document().origin().numbers(hit.span);
    assert_eq!(
        last - first,
        2,
        "an empty line stands between in the source"
    );
}

#[test]
fn leaving_the_box_brings_back_the_place() {
    let mut driver = fruit();
    driver.keys("jj");
    let before = driver.screen();
    driver.keys("/丙一");
    assert_ne!(driver.screen(), before);
    driver.keys("<Esc>");
    assert_eq!(driver.screen(), before);
}

#[test]
fn hits_are_gone_through_and_round() {
    let mut driver = fruit();
    driver.keys("/苹果<Enter>");
    let mut lines = vec![driver.line()];
    for _ in 0..4 {
        driver.keys("n");
        lines.push(driver.line());
    }
    assert_eq!(lines, [3, 7, 7, 17, 3]);
    assert!(driver.screen().contains("从头再找"));
    driver.keys("N");
    assert_eq!(driver.line(), 17);
    driver.keys("2N");
    assert_eq!(driver.line(), 7);
    assert!(driver.screen().contains("第 2/4 处"));
}

#[test]
fn narrowing_keeps_paragraphs_with_hits_and_says_what_is_left_out() {
    let mut driver = fruit();
    driver.keys("/苹果<Enter>f");
    let screen = driver.screen();
    assert!(!screen.contains("桃子"), "{screen}");
    assert!(!screen.contains("只有梨"));
    assert!(screen.contains("略去 1 段"), "{screen}");
    assert!(screen.contains("略去 2 段"));
    driver.keys("f");
    assert!(driver.screen().contains("桃子"));
}

#[test]
fn f_without_a_filter_asks_for_one() {
    let mut driver = fruit();
    driver.keys("f梨<Enter>");
    assert!(!driver.screen().contains("桃子"));
    assert!(driver.screen().contains("只有梨"));
}

#[test]
fn chips_stack_and_can_be_switched_and_taken_away() {
    let mut driver = fruit();
    driver.keys("/苹果<Enter>/梨<Enter>");
    assert_eq!(hits(&driver), 2, "one paragraph has both");
    assert!(driver.row_with("筛选").contains("[苹果 4 x] 且[梨 2 x]"));
    driver.keys("1c");
    assert_eq!(hits(&driver), 2, "梨 stands twice");
    assert!(driver.row_with("筛选").contains("(苹果 4 x) 且[梨 2 x]"));
    driver.keys("1c2x");
    assert_eq!(hits(&driver), 4);
    driver.keys("X");
    assert_eq!(hits(&driver), 2);
    driver.keys("7x");
    assert!(driver.screen().contains("没有第 7 个筛选"));
}

#[test]
fn clearing_stays_in_place_and_can_be_undone() {
    let mut driver = fruit();
    driver.keys("/苹果<Enter>nnf");
    let line = driver.line();
    driver.keys("<Esc>");
    assert_eq!(driver.line(), line);
    assert_eq!(tree_titles(&driver).len(), 4);
    assert!(driver.screen().contains("只有梨"));
    driver.keys("X");
    assert_eq!(hits(&driver), 4);
    driver.keys("<Esc><Esc>");
    assert!(driver.screen().contains("没有筛选可清除"));
}

#[test]
fn a_chip_is_clicked_off_and_away() {
    let mut driver = fruit();
    driver.keys("/苹果<Enter>");
    let y = driver.state.panes().filter.unwrap().y;
    driver.click(8, y);
    assert_eq!(hits(&driver), 0);
    driver.click(8, y);
    assert_eq!(hits(&driver), 4);
    driver.click(13, y);
    assert!(driver.state.front().unwrap().filter().chips().is_empty());
}

#[test]
fn a_wrong_query_is_told_with_its_place() {
    let mut driver = fruit();
    driver.keys("/苹果 \"梨");
    assert!(driver.screen().contains("第 4 字"), "{}", driver.screen());
    driver.keys("<Enter>");
    assert!(driver.screen().contains("第 4 字"), "it stays to be mended");
    driver.keys("\"<Enter>");
    assert_eq!(hits(&driver), 2);
}

#[test]
fn earlier_queries_come_back() {
    let mut driver = fruit();
    driver.keys("/苹果<Enter><Esc>/梨<Enter><Esc>/桃<Up>");
    assert!(driver.row_with("筛选").contains('梨'));
    driver.keys("<Up>");
    assert!(driver.row_with("筛选").contains("苹果"));
    driver.keys("<Up><Down><Down>");
    assert!(driver.row_with("筛选").contains('桃'));
}

#[test]
fn backspace_in_an_empty_box_takes_the_last_chip_back() {
    let mut driver = fruit();
    driver.keys("/苹果<Enter>/<Backspace>");
    assert!(driver.state.front().unwrap().filter().chips().is_empty());
    driver.keys("<Backspace><Enter>");
    assert!(driver.row_with("筛选").contains("[苹 4 x]"));
}

#[test]
fn a_commit_of_an_input_method_is_looked_for() {
    let mut driver = fruit();
    driver.paste("苹果");
    assert_eq!(hits(&driver), 4);
    driver.keys("<Enter>/").paste("桃\n");
    driver.keys("<Enter>");
    let row = driver.row_with("筛选");
    assert!(row.contains("且[桃 1 x]"), "{row}");
}

#[test]
fn what_an_input_method_commits_is_looked_for_wherever_the_keys_are() {
    for focus in ["", "<Tab>"] {
        let mut driver = fruit();
        driver.keys(focus).keys("苹果");
        assert_eq!(hits(&driver), 4);
        let y = driver.state.panes().filter.unwrap().y;
        assert_eq!(driver.caret(), Some((9, y)));
        driver.keys("<Enter>");
        assert!(driver.row_with("筛选").contains("[苹果 4 x]"));
    }
}

#[test]
fn the_caret_is_seen_in_every_box_and_behind_the_last_hanzi() {
    for (key, ambiguous) in ["/", "s", ":"]
        .into_iter()
        .zip([Ambiguous::Narrow, Ambiguous::Wide].into_iter().cycle())
    {
        let settings = Settings {
            ambiguous,
            ..Settings::default()
        };
        let mut driver = Driver::start(60, 16, settings, None);
        driver.keys(key);
        let (start, _) = driver.caret().unwrap();
        for (typed, c) in (1..).zip("你好世界".chars()) {
            driver.keys(&c.to_string());
            // The box may move up or down with what is found.
            let (x, y) = driver.caret().unwrap();
            assert_eq!(x, start + typed * 2, "{key}");
            let buffer = driver.draw();
            assert_eq!(buffer[(x - 2, y)].symbol(), c.to_string());
        }
        driver.paste("一个很长很长的，“引号”里的、装不下的关键词，还要再长一些，直到超出这个框。");
        let (x, _) = driver.caret().unwrap();
        assert!(x < 60, "{key}: {x}");
        driver.keys("<Esc>");
    }
}

#[test]
fn the_caret_stands_behind_what_is_typed() {
    let mut driver = fruit();
    driver.keys("/苹果");
    let y = driver.state.panes().filter.unwrap().y;
    assert_eq!(driver.caret(), Some((9, y)));
    driver.keys("<Left>");
    assert_eq!(driver.caret(), Some((7, y)));
    driver.keys("<Esc>");
    assert_eq!(driver.caret(), None);
}

#[test]
fn nothing_found_is_said() {
    let mut driver = fruit();
    driver.keys("/西瓜");
    assert!(driver.screen().contains("没有命中"));
    driver.keys("<Enter>n");
    assert!(driver.screen().contains("没有命中"));
    driver.keys("<Esc>n");
    assert!(driver.screen().contains("还没有筛选"));
}

#[test]
fn the_filter_goes_by_the_rules_of_the_reader() {
    let found = |rules, query: &str| {
        let settings = Settings {
            rules,
            ..Settings::default()
        };
        let text = "# 言\n\n發展，发展，ＧＤＰ，“引”与「引」。\n".to_owned();
        let mut driver = Driver::start(80, 16, settings, Some(text));
        driver.keys("/").paste(query);
        driver.keys("<Enter>");
        hits(&driver)
    };
    let usual = Rules::default();
    let counts = |rules| ["发展", "gdp", "fz"].map(|query| found(rules, query));
    assert_eq!(counts(usual), [2, 1, 2]);
    let strict = Rules::STRICT;
    assert_eq!(counts(strict), [1, 0, 0]);
    assert_eq!(found(strict, "py:fz"), 2);
}

#[test]
fn what_is_pasted_over_a_line_break_is_one_term() {
    for (pasted, query, found) in [
        ("苹\n果", "苹果", 4),
        ("苹 \r\n　　果\r\n", "苹果", 4),
        ("苹果\n和梨", "苹果和梨", 1),
        ("only\npears", "\"only pears\"", 0),
    ] {
        let mut driver = fruit();
        driver.keys("/").paste(pasted);
        assert_eq!(hits(&driver), found, "{pasted:?}");
        assert!(
            driver.rows().iter().any(|row| row.contains(query)),
            "{query}"
        );
    }
}
