//! The structure page, single headings, and what is kept of a document.

use gangmu::notes::Kept;

use crate::driver::Driver;

/// A text whose list was taken for prose and whose 附注 are not seen.
const TEXT: &str = "\
# 村规民约

## 第一章 总则

正文甲。

附注：这里说明来历。

## 第二章 用水

正文乙。

附注：这里说明水源。

## 第三章 附则

正文丙。
";

fn rules() -> Driver {
    Driver::markdown(80, 24, TEXT)
}

fn titles(driver: &Driver) -> Vec<String> {
    let document = driver.state.front().unwrap().document();
    let ids = 0..u32::try_from(document.sections().len()).unwrap();
    ids.map(|id| document.title(id).to_owned()).collect()
}

fn depth_of(driver: &Driver, title: &str) -> u16 {
    let document = driver.state.front().unwrap().document();
    let at = titles(driver).iter().position(|t| t == title).unwrap();
    document.sections()[at].depth
}

#[test]
fn the_page_lists_the_styles_with_counts_and_examples() {
    let mut driver = rules();
    driver.keys("S");
    let screen = driver.screen();
    let row = screen.lines().find(|l| l.contains("[x] ##")).unwrap();
    assert!(
        row.contains("第一章 总则") && row.contains(" 3 "),
        "{screen}"
    );
    insta::assert_snapshot!("structure-80x24", screen);
}

#[test]
fn a_style_is_switched_off_and_on() {
    let mut driver = rules();
    driver.keys("S<Down> ");
    assert_eq!(titles(&driver), ["村规民约"]);
    assert!(driver.screen().contains("[ ]"), "{}", driver.screen());
    driver.keys(" <Esc>");
    assert_eq!(titles(&driver).len(), 4);
    assert_eq!(
        driver.kept.structure.placed(&Default::default()).0,
        Default::default()
    );
}

#[test]
fn a_style_gets_another_level() {
    let mut driver = rules();
    driver.keys("S<Down>l<Esc>");
    assert_eq!(depth_of(&driver, "第二章 用水"), 3);
    driver.keys("Sr<Esc>");
    assert_eq!(depth_of(&driver, "第二章 用水"), 2);
}

#[test]
fn a_pattern_is_tried_with_its_places_and_taken() {
    let mut driver = rules();
    driver.keys("Sa附注(");
    assert!(
        driver.screen().contains("括号 ( 没有闭合"),
        "{}",
        driver.screen()
    );
    driver.keys("<Backspace>：");
    let screen = driver.screen();
    assert!(
        screen.contains("2 处") && screen.contains("这里说明水源"),
        "{screen}"
    );
    driver.keys("@3<Enter>");
    assert!(driver.screen().contains("/附注：/"), "{}", driver.screen());
    driver.keys("<Esc>");
    assert_eq!(titles(&driver).len(), 6);
    assert_eq!(depth_of(&driver, "附注：这里说明来历。"), 3);
    driver.keys("S<Up>e<Backspace>2<Enter><Esc>");
    assert_eq!(depth_of(&driver, "附注：这里说明来历。"), 2);
    driver.keys("S<Up>x<Esc>");
    assert_eq!(titles(&driver).len(), 4);
}

#[test]
fn one_heading_is_dropped_and_one_line_made() {
    let mut driver = rules();
    driver.keys("s用水<Enter>D");
    assert_eq!(titles(&driver), ["村规民约", "第一章 总则", "第三章 附则"]);
    assert!(driver.screen().contains("去掉标题：第二章 用水"));
    driver.keys("H");
    assert_eq!(titles(&driver).len(), 4);
    driver.keys("/水源<Enter>");
    driver.keys("3H");
    assert_eq!(depth_of(&driver, "附注：这里说明水源。"), 3);
    driver.keys("S<Up>");
    assert!(
        driver.screen().contains("手定的标题 1"),
        "{}",
        driver.screen()
    );
    driver.keys("x<Esc>");
    assert_eq!(titles(&driver).len(), 4);
    driver.keys("<Esc>sy<Esc>gD");
    assert!(driver.screen().contains("去掉标题：村规民约"));
}

#[test]
fn the_place_stays_when_the_structure_changes() {
    let mut driver = rules();
    driver.keys("s附则<Enter>");
    let cursor = driver.state.front().unwrap().reading().cursor();
    driver.keys("S<Down> <Esc>");
    assert_eq!(driver.state.front().unwrap().reading().cursor(), cursor);
}

#[test]
fn corrections_and_the_place_come_back_with_the_document() {
    let mut driver = Driver::kept(80, 12, TEXT, Kept::default());
    driver.keys("s用水<Enter>Dsfuze<Enter>");
    let kept = driver.kept.clone();
    let changed = TEXT.replace("正文甲。", "正文甲，添了一行。\n\n又添了一段。");
    let again = Driver::kept(80, 12, &changed, kept);
    assert_eq!(titles(&again), ["村规民约", "第一章 总则", "第三章 附则"]);
    let front = again.state.front().unwrap();
    let behind = &front.document().text()[front.reading().cursor() as usize..];
    assert!(behind.starts_with("第三章"), "{behind}");
}

#[test]
fn the_page_works_in_a_small_window_and_by_mouse() {
    let mut driver = Driver::markdown(40, 10, TEXT);
    driver.keys("S");
    insta::assert_snapshot!("structure-40x10", driver.screen());
    let rows = driver.rows();
    let y = rows.iter().position(|row| row.contains("第一章")).unwrap();
    driver.click(10, u16::try_from(y).unwrap());
    assert_eq!(titles(&driver), ["村规民约"]);
}

#[test]
fn parts_that_were_cut_by_size_say_so() {
    let paragraph = "没有标题的文章也要能够翻检，所以按篇幅分成几个部分，各有开头几个字。\n\n";
    let driver = Driver::markdown(80, 24, &paragraph.repeat(4000));
    let row = driver.row_with("第 2 部分");
    assert!(row.contains("没有标") && row.contains("?〔"), "{row}");
}

/// Entries that no rule knows for headings: every other line is a row.
fn entries() -> String {
    let mut text = String::from("渡口杂记\n\n");
    for (at, name) in ["渡口", "石桥", "古井", "茶亭"].iter().enumerate() {
        text +=
            &format!("条目甲{at}》{name}\n\n长 {at}12 宽 30 高 45\n\n他走到那里，看了很久。\n\n");
    }
    text
}

#[test]
fn where_nothing_was_recognised_a_pattern_is_one_key_away() {
    let mut driver = Driver::markdown(80, 24, &entries());
    assert_eq!(titles(&driver), ["渡口杂记"]);
    driver.keys("S");
    let screen = driver.screen();
    let row = screen.lines().find(|l| l.contains("条目.{0,20}$")).unwrap();
    assert!(
        row.contains(" 4 ") && row.contains("条目甲0》渡口"),
        "{screen}"
    );
    insta::assert_snapshot!("structure-proposed-80x24", screen);
    driver.keys(" ");
    assert_eq!(titles(&driver).len(), 5, "{}", driver.screen());
    assert!(driver.screen().contains("[x] /条目"), "{}", driver.screen());
    driver.keys("r");
    assert_eq!(titles(&driver), ["渡口杂记"]);
    assert!(driver.screen().contains(" +  条目"), "{}", driver.screen());
}

#[test]
fn a_proposed_pattern_is_edited_before_it_is_taken() {
    let mut driver = Driver::markdown(80, 24, &entries());
    driver.keys("Se");
    let screen = driver.screen();
    assert!(screen.contains("条目.{0,20}$"), "{screen}");
    driver.keys("@2<Enter>");
    assert_eq!(depth_of(&driver, "条目甲1》石桥"), 2);
}
