//! The tour of the README and the guide, key by key: what they promise is on
//! the screen.

use gangmu::search::Hits;

use crate::driver::Driver;

fn hits(driver: &Driver) -> &Hits {
    driver.state.front().unwrap().filter().hits().unwrap()
}

fn rows(driver: &Driver) -> usize {
    driver.state.front().unwrap().tree().rows().len()
}

#[test]
fn the_tour_shows_what_it_promises() {
    let mut driver = Driver::digest(120, 40);
    assert_eq!(rows(&driver), 23);

    driver.keys("<Tab>7j");
    assert_eq!(driver.title(), "二、今后五年发展的思路目标");
    driver.keys("h");
    assert!(rows(&driver) < 23);
    driver.keys("l");
    assert_eq!(rows(&driver), 23);
    driver.keys("Z");
    assert_eq!(rows(&driver), 1);
    driver.keys("Z");
    assert_eq!(rows(&driver), 23);

    driver.keys("sgzlfz");
    assert!(driver.screen().contains("一是奋力书写推动高质量发展"));
    driver.keys("<Enter>");
    assert!(driver.title().contains("高质量发展"));
    driver.keys("[");
    assert_eq!(driver.title(), "二、今后五年发展的思路目标");

    driver.keys("/高质量发展<Enter>");
    assert_eq!(hits(&driver).len(), 36);
    let document = driver.state.front().unwrap().document();
    let of = |beginning: &str| {
        let mut sections = document.sections().iter();
        let found = sections.find(|s| document.slice(s.title).starts_with(beginning));
        hits(&driver).count_in(found.unwrap().span)
    };
    assert_eq!((of("二、"), of("三、")), (15, 9));

    driver.keys("/人才<Enter>");
    assert_eq!(hits(&driver).len(), 7);
    assert_eq!(rows(&driver), 7);
    driver.keys("f");
    assert!(driver.state.front().unwrap().reading().is_narrowed());
    driver.keys("f1c");
    assert!(driver.screen().contains("(高质量发展 36 x) 且[人才 9 x]"));
    driver.keys("1c|");
    assert_eq!(hits(&driver).len(), 45);
    assert!(driver.row_with("筛选 [").contains("或[人才 9 x]"));
    driver.keys("|");
    assert!(driver.row_with("筛选 [").contains("非[人才 9 x]"));
    driver.keys("|xX<Esc>");
    assert!(driver.state.front().unwrap().filter().chips().is_empty());

    driver.keys("/能力素质日益增强<Enter>");
    assert_eq!(hits(&driver).len(), 1);
    let document = driver.state.front().unwrap().document();
    let lines = document.origin().numbers(hits(&driver).all()[0].span);
    assert_eq!(lines, (15, 17));
    driver.keys("<Esc>33G");
    assert_eq!(driver.line(), 33);
    driver.keys("50%");
    assert!(driver.line() > 33);
}

#[test]
fn pinyin_works_in_the_filter_too() {
    let mut driver = Driver::digest(120, 40);
    driver.keys("/gzlfz<Enter>");
    assert_eq!(hits(&driver).len(), 36);
    assert!(driver.screen().contains("按拼音匹配"));
}

#[test]
fn both_guides_open_with_an_outline() {
    let mut driver = Driver::digest(120, 40);
    driver.keys("<F2>");
    assert!(rows(&driver) > 20, "{}", rows(&driver));
    driver.keys("qL<F2>");
    assert!(driver.screen().contains("guide.en.md"));
    assert!(rows(&driver) > 20);
}
