//! Bookmarks, notes and coloured marks.

use gangmu::explorer::desk::panes::Pane;
use gangmu::explorer::{Effect, Settings};
use gangmu::notes::{Kept, MarkKind};
use ratatui::style::Modifier;

use crate::driver::Driver;

const TEXT: &str = "\
# 河工志

## 第一章 修堤

春天修堤，村人都来。修堤的人吃住在堤上，夜里轮流看水。

## 第二章 护林

秋天修渠，也补种树。第二年修桥，第三年修路。

## 第三章 收尾

冬天清点工具，登记入册。
";

fn marked() -> Driver {
    let mut driver = Driver::markdown(80, 24, TEXT);
    driver.keys("}ja").paste("夜里谁值班？").keys("<Enter>");
    driver.keys("}B<Enter>");
    driver.keys("}j2M");
    driver
}

#[test]
fn marks_are_seen_in_the_text_beside_it_and_on_the_scroll_bar() {
    let mut driver = marked();
    driver.keys("g");
    insta::assert_snapshot!("marks-80x24", driver.screen());
    assert!(driver.row_with("春天修堤").contains("*  "));
    assert!(driver.row_with("+").contains("第二章 护林"));
    let kinds: Vec<_> = driver.kept.marks.iter().map(|mark| mark.kind).collect();
    assert_eq!(
        kinds,
        [MarkKind::Note, MarkKind::Bookmark, MarkKind::Colour]
    );
    assert_eq!(driver.kept.marks[0].text, "夜里谁值班？");
    assert_eq!(driver.kept.marks[1].text, "第二章 护林");
    assert_eq!(driver.kept.marks[2].colour, 2);
}

#[test]
fn marks_can_be_told_without_colour() {
    let settings = Settings {
        colourless: true,
        ..Settings::default()
    };
    let mut driver = Driver::start(80, 24, settings, Some(TEXT.to_owned()));
    driver.keys("}jM");
    let buffer = driver.draw();
    let cell = buffer
        .content()
        .iter()
        .find(|cell| cell.symbol() == "堤" && cell.modifier.contains(Modifier::ITALIC));
    assert!(cell.is_some());
    assert!(driver.row_with("春天修堤").contains("›1"));
}

#[test]
fn the_list_goes_there_searches_edits_and_takes_away() {
    let mut driver = marked();
    driver.keys("A");
    insta::assert_snapshot!("notes-80x24", driver.screen());
    driver.keys("g<Enter>");
    assert_eq!(driver.title(), "第一章 修堤");
    // Searched in what is written and in the words, whichever way they are
    // written.
    driver.keys("A/").paste("護林").keys("<Enter>");
    assert!(driver.row_with("书签与笔记").contains("1/1"));
    driver.keys("/<Esc>");
    assert!(driver.row_with("书签与笔记").contains("/3"));
    driver.keys("ge").paste("（已问）").keys("<Enter>");
    assert_eq!(driver.kept.marks[0].text, "夜里谁值班？（已问）");
    assert!(driver.row_with("（已问）").starts_with('>'), "the same row");
    driver.keys("\\");
    assert_eq!(driver.kept.marks.len(), 2);
    assert!(driver.row_with("书签与笔记").contains("/2"));
    driver.keys("U");
    assert_eq!(driver.kept.marks.len(), 3);
    driver.keys("www");
    assert!(driver.row_with("书签与笔记").contains("标色"));
    assert!(driver.row_with("书签与笔记").contains("/1"));
}

#[test]
fn the_list_has_room_in_a_small_window() {
    let mut driver = marked();
    driver.resize(40, 10).keys("A");
    insta::assert_snapshot!("notes-40x10", driver.screen());
    driver.keys("ge");
    insta::assert_snapshot!("note-box-40x10", driver.screen());
}

#[test]
fn marks_are_walked_and_exchanged_where_they_are() {
    let mut driver = marked();
    driver.keys("g@");
    assert_eq!(driver.title(), "第一章 修堤");
    driver.keys("@@@");
    assert_eq!(driver.title(), "第一章 修堤");
    driver.keys("^");
    assert_eq!(driver.title(), "第三章 收尾");
    driver.keys("M");
    assert_eq!(driver.kept.marks[2].colour, 3);
    driver.keys("5M");
    assert_eq!(driver.kept.marks[2].colour, 3);
    driver.keys("\\\\");
    assert!(driver.screen().contains("这里没有书签"));
    driver.keys("^B").paste("（重看）").keys("<Enter>");
    assert_eq!(driver.kept.marks[1].text, "第二章 护林（重看）");
    assert_eq!(driver.kept.marks.len(), 2);
    // Nothing written is no note.
    driver.keys("Ga<Enter>");
    assert_eq!(driver.kept.marks.len(), 2);
}

#[test]
fn marks_follow_their_words_and_the_lost_are_listed() {
    let kept = Kept {
        structure: Default::default(),
        ..marked().kept
    };
    let changed = TEXT
        .replace("# 河工志\n", "# 河工志\n\n新写的序，说明来历。\n")
        .replace(
            "春天修堤，村人都来。修堤的人吃住在堤上，夜里轮流看水。",
            "全改了。",
        );
    let mut driver = Driver::kept(80, 24, &changed, kept);
    assert!(driver.screen().contains("1 处书签或笔记找不到原文"));
    driver.keys("A");
    insta::assert_snapshot!("notes-lost-80x24", driver.screen());
    assert_eq!(driver.kept.marks.len(), 3);
    assert!(driver.row_with("夜里谁值班").contains("失位"));
    driver.keys("G<Enter>");
    assert!(driver.screen().contains("原文已不在"));
    assert_eq!(driver.state.focus(), Pane::Panel);
    // It is put anew where the reader is.
    driver.keys("<Tab><Tab>gA");
    driver.keys("<Tab><Tab>}jAGr");
    assert!(!driver.screen().contains("失位"));
    driver.keys("g<Enter>");
    assert_eq!(driver.kept.marks.len(), 3);
}

#[test]
fn folds_and_filters_come_back() {
    let mut driver = Driver::kept(80, 24, TEXT, Kept::default());
    driver.keys("/修<Enter>").keys("/堤<Enter>2cf");
    driver.keys("<Tab>gF").keys("h");
    let kept = driver.kept.clone();
    assert_eq!(kept.filters.chips.len(), 2);
    assert!(kept.filters.chips[1].off && kept.filters.narrow);
    assert_eq!(kept.folds.len(), 1);
    let mut driver = Driver::kept(80, 24, TEXT, kept.clone());
    let screen = driver.screen();
    assert!(screen.contains("[修 6 x]"), "{screen}");
    assert!(screen.contains("仅命中段落"), "{screen}");
    driver.keys("F");
    assert_eq!(driver.state.front().unwrap().tree().rows().len(), 1);
    // The same again is nothing to keep; without filters they are gone.
    assert_eq!(driver.kept.filters, kept.filters);
    assert_eq!(driver.kept.folds, kept.folds);
    driver.keys("<Esc>");
    assert_eq!(driver.kept.filters.chips, []);
    assert!(
        Driver::kept(80, 24, TEXT, driver.kept.clone())
            .state
            .front()
            .unwrap()
            .filter()
            .chips()
            .is_empty()
    );
}

#[test]
fn opening_alone_changes_nothing_of_what_is_kept() {
    let mut driver = Driver::kept(80, 24, TEXT, Kept::default());
    assert_eq!(driver.kept, Kept::default());
    driver.keys("}}/修<Enter><Tab>h");
    let kept = driver.kept.clone();
    assert!(kept.place.is_some());
    assert_eq!(Driver::kept(80, 24, TEXT, kept.clone()).kept, kept);
}

#[test]
fn the_source_is_edited_at_the_line_of_the_reader() {
    let mut driver = Driver::kept(80, 24, TEXT, Kept::default());
    driver.keys("}je");
    match driver.left.pop() {
        Some(Effect::Edit(path, line)) => {
            assert_eq!((path.to_str(), line), (Some("sample.md"), 5));
        }
        other => panic!("{other:?}"),
    }
    let mut driver = Driver::markdown(80, 24, TEXT);
    driver.keys("e");
    assert!(driver.screen().contains("不是文件"));
}

#[test]
fn a_note_has_as_many_lines_as_there_are_to_write() {
    let mut driver = Driver::markdown(80, 24, TEXT);
    driver.keys("}ja").paste("谁来？\r一二三");
    driver.keys("<Alt-Enter>").paste("四五");
    insta::assert_snapshot!("note-lines-80x24", driver.screen());
    let (x, y) = driver.caret().unwrap();
    let buffer = driver.draw();
    assert_eq!(buffer[(x - 2, y)].symbol(), "五");
    // Up to the row above, in the same column, and a line in between.
    driver.keys("<Up>");
    assert_eq!(driver.caret(), Some((x, y - 1)));
    driver.keys("<Ctrl-j>");
    assert_eq!(driver.caret(), Some((x - 4, y)));
    // A click puts the caret there; one beside the box loses nothing.
    driver.click(x - 2, y - 1).keys("新");
    driver.click(79, 0).keys("<Enter>");
    let written = "谁来？\n一新二\n三\n四五";
    assert_eq!(driver.kept.marks[0].text, written);
    driver.keys("A");
    assert!(driver.row_with("谁来？").contains("谁来？（另 3 行）"));
    driver.keys("e");
    assert!(driver.row_with("四五").contains("四五"));
    driver.keys("<Esc>q");
    // What is longer than the box is scrolled, and the box says where one is.
    driver.keys("<Esc>a<Alt-Enter>a<Alt-Enter>b<Alt-Enter>c<Alt-Enter>d");
    assert!(driver.screen().contains("8/8"), "{}", driver.screen());
    assert!(!driver.screen().contains("谁来"));
    for _ in 0..7 {
        driver.keys("<Up>");
    }
    assert!(driver.screen().contains("1/8") && driver.screen().contains("谁来"));
    // In a small window the box gives way.
    driver.resize(40, 8);
    assert!(driver.screen().contains("谁来"));
    driver.keys("<Enter>");
    assert_eq!(driver.kept.marks[0].text, format!("{written}\na\nb\nc\nd"));
}
