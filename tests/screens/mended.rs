//! The text as it may be meant, each change marked, and as it is written again.

use gangmu::document::Span;

use crate::driver::Driver;

const TEXT: &str = "\
# 水库志

## 一、蓄水

水库的人库流量已经超过警戒线，弘扬核心价值观观。

## 二、放水

闸门全部打开，下游村民转移到高处。
";

fn text(driver: &Driver) -> String {
    driver.state.front().unwrap().document().text().to_owned()
}

/// What stands where the text is not as it is written, and what is written.
fn changes(driver: &Driver) -> Vec<(String, String)> {
    let front = driver.state.front().unwrap();
    let document = front.document();
    let mending = front.mending().into_iter();
    let all = mending.flat_map(|mending| mending.in_span(Span::new(0, document.len())));
    all.map(|(now, was)| (document.slice(now).to_owned(), was.to_owned()))
        .collect()
}

#[test]
fn proposals_are_read_in_place_and_the_original_is_one_key_away() {
    let mut driver = Driver::markdown(80, 24, TEXT);
    let written = text(&driver);
    driver.keys("r");
    let meant = text(&driver);
    assert!(meant.contains("入库流量") && meant.contains("核心价值观。"));
    assert_eq!(driver.state.front().unwrap().document().sections().len(), 3);
    let all = changes(&driver);
    assert_eq!(all.len(), 2, "{all:?}");
    assert!(
        all[0].0.contains('入') && all[0].1.contains('人'),
        "{all:?}"
    );
    let screen = driver.screen();
    assert!(
        screen.contains("照建议改了 2 处") && screen.contains("已改正"),
        "{screen}"
    );
    driver.keys("r");
    assert_eq!(text(&driver), written);
    assert_eq!(changes(&driver), []);
    assert!(!driver.screen().contains("已改正"));
}

#[test]
fn place_marks_and_filters_go_along() {
    let mut driver = Driver::markdown(80, 24, TEXT);
    driver.keys("/村民<Enter>");
    driver.keys("r");
    let front = driver.state.front().unwrap();
    let hits = front.filter().hits().unwrap();
    assert_eq!(front.document().slice(hits.all()[0].span), "村民");
    // What is noted there is kept by what is written.
    driver.keys("M");
    let front = driver.state.front().unwrap();
    let (_, there) = front
        .marks()
        .in_span(Span::new(0, u32::MAX))
        .next()
        .unwrap();
    let marked = front.document().slice(there).to_owned();
    driver.keys("r");
    let front = driver.state.front().unwrap();
    let (_, here) = front
        .marks()
        .in_span(Span::new(0, u32::MAX))
        .next()
        .unwrap();
    assert_eq!(front.document().slice(here), marked);
    assert_eq!(
        driver
            .kept
            .placed_marks(front.document(), &|| false)
            .unwrap()[0]
            .span,
        Some(here)
    );
}

#[test]
fn a_text_of_which_nothing_is_odd_stays() {
    let mut driver = Driver::markdown(80, 24, "# 河\n\n河水流过石桥。\n");
    driver.keys("r");
    assert!(
        driver.screen().contains("没有可改正之处"),
        "{}",
        driver.screen()
    );
    assert!(driver.state.front().unwrap().mending().is_none());
}
