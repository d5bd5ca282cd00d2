//! Many documents under one tree and one filter.

use std::fs;
use std::path::PathBuf;

use gangmu::search::{self, Query};

use crate::driver::Driver;

/// A folder that is gone when the test is over.
struct Folder(PathBuf);

impl Folder {
    /// Reports of two years, a law in another encoding below them, a copy, and
    /// what cannot be read.
    fn new(name: &str) -> Self {
        let folder = format!("gangmu-screens-{name}-{}", std::process::id());
        let path = std::env::temp_dir().join(folder);
        let _ = fs::remove_dir_all(&path);
        let folder = Self(path);
        for (name, text) in [
            (
                "2023.md",
                "# 望川县工作报告\n\n2023年1月9日\n\n## 一、回顾\n\n渡口修好了。\n\n## 二、任务\n\n再修一处渡口，渡口要宽。\n",
            ),
            (
                "2024.md",
                "# 望川县工作报告\n\n2024年1月12日\n\n## 一、回顾\n\n桥通了车。\n",
            ),
            (
                "旧/2020.md",
                "# 望川县工作报告\n\n2020年1月3日\n\n## 一、回顾\n\n没有渡口。\n",
            ),
            (
                "旧/抄本.md",
                "# 望川县工作报告\n\n2024年1月12日\n\n## 一、回顾\n\n桥通了车。\n",
            ),
        ] {
            folder.write(name, text.as_bytes());
        }
        let law = "渡口管理办法\n\n第一条 渡口由县管理。\n第二条 渡船每年检验。\n";
        let (gbk, _, _) = encoding_rs::GBK.encode(law);
        folder.write("规章/渡口.txt", &gbk);
        folder.write(
            "规章/像.bin",
            &[0x89, b'P', b'N', b'G', 13, 10, 26, 10, 0, 0, 0, 13],
        );
        folder
    }

    fn write(&self, name: &str, bytes: &[u8]) {
        let path = self.0.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Goes down in the tree to the row of a name.
fn down_to(driver: &mut Driver, name: &str) {
    for _ in 0..40 {
        let rows = driver.rows();
        if rows
            .iter()
            .any(|row| row.starts_with('›') && row.contains(name))
        {
            return;
        }
        driver.keys("j");
    }
    panic!("{name} is not reached:\n{}", driver.screen());
}

fn name(driver: &Driver) -> String {
    driver.state.front().unwrap().book().location().name()
}

/// The rows of the tree.
fn tree(driver: &Driver) -> Vec<String> {
    let rows = driver.rows();
    let rows = rows.iter().skip(1).take_while(|row| row.contains('│'));
    rows.map(|row| row.split('│').next().unwrap().trim_end().to_owned())
        .filter(|row| !row.is_empty())
        .collect()
}

#[test]
fn documents_stand_above_their_sections_at_three_sizes() {
    let folder = Folder::new("sizes");
    for (width, height) in [(80, 24), (120, 40), (40, 10)] {
        let mut driver = Driver::folder(width, height, &folder.0);
        driver.keys("<Tab>");
        insta::assert_snapshot!(format!("shelf_{width}x{height}"), driver.screen());
        driver.keys("/渡口<Enter>");
        insta::assert_snapshot!(format!("shelf_filtered_{width}x{height}"), driver.screen());
    }
}

#[test]
fn a_document_is_opened_when_it_is_asked_for() {
    let folder = Folder::new("lazy");
    let mut driver = Driver::folder(80, 24, &folder.0);
    let open = |driver: &Driver| {
        let books = driver.state.shelf().books();
        books.filter(|book| !book.document().is_empty()).count()
    };
    assert_eq!((name(&driver), open(&driver)), ("2023.md".to_owned(), 1));
    // Down over its sections to the next document.
    driver.keys("<Tab>g");
    down_to(&mut driver, "2024.md");
    assert_eq!(open(&driver), 1, "a look at the row does not open it");
    assert!(
        driver.screen().contains("2024-01-12"),
        "{}",
        driver.screen()
    );
    driver.keys("l");
    assert_eq!((name(&driver), open(&driver)), ("2024.md".to_owned(), 2));
    assert!(driver.row_with("▾ 2024.md").contains("▾"));
    assert!(driver.row_with("2023.md").contains("▸"));
    driver.keys("<Enter>)");
    assert_eq!(name(&driver), "2020.md");
    driver.keys("((");
    assert_eq!(name(&driver), "2023.md");
}

#[test]
fn what_cannot_be_read_stays_in_its_row_with_the_reason() {
    let folder = Folder::new("unread");
    let mut driver = Driver::folder(100, 24, &folder.0);
    driver.keys("<Tab>");
    assert!(driver.row_with("像.bin").contains("! 像.bin"));
    down_to(&mut driver, "像.bin");
    assert!(driver.state.message().unwrap().is_error);
    driver.keys("<Enter>");
    assert_eq!(name(&driver), "2023.md");
    // Whoever goes on by documents goes past it.
    driver.keys("))))");
    assert_eq!(name(&driver), "渡口.txt");
    driver.keys(")");
    assert_eq!(name(&driver), "2023.md");
}

#[test]
fn a_copy_is_told() {
    let folder = Folder::new("copy");
    let mut driver = Driver::folder(100, 24, &folder.0);
    driver.keys("<Tab>");
    down_to(&mut driver, "抄本");
    let said = driver.state.message().unwrap().text.clone();
    assert!(said.contains("与 2024.md 相同"), "{said}");
}

#[test]
fn folders_fold_and_documents_are_put_in_order() {
    let folder = Folder::new("order");
    let mut driver = Driver::folder(100, 24, &folder.0);
    driver.keys("<Tab>");
    down_to(&mut driver, "旧/");
    driver.keys("h");
    assert!(!driver.screen().contains("2020.md"));
    driver.keys("l");
    assert!(driver.screen().contains("2020.md"));
    driver.keys("..");
    let rows = tree(&driver);
    let at = |name: &str| rows.iter().position(|row| row.contains(name)).unwrap();
    assert!(
        at("2020.md") < at("2023.md") && at("2023.md") < at("2024.md"),
        "{rows:?}"
    );
    assert!(!rows.iter().any(|row| row.contains("旧/")), "{rows:?}");
    driver.keys("/渡口<Enter>.");
    let rows = tree(&driver);
    let counts: Vec<&String> = rows
        .iter()
        .filter(|row| row.contains(".md") || row.contains(".txt"))
        .collect();
    assert!(
        counts[0].contains("2023.md") && counts[0].contains('3'),
        "{rows:?}"
    );
}

#[test]
fn one_filter_counts_in_all_and_goes_on_into_the_next() {
    let folder = Folder::new("filter");
    let mut driver = Driver::folder(100, 24, &folder.0);
    driver.keys("/渡口<Enter>");
    let stock = driver.state.stock();
    // Two in the title and the text of the law, three in 2023, one in 2020.
    assert_eq!((stock.hits().total(), stock.hits().holding()), (6, 3));
    let last = driver.rows()[22].clone();
    assert!(
        last.contains("[渡口 6 x]") && last.contains("全部 6 处，在 3 份"),
        "{last}"
    );
    assert!(driver.row_with("旧/").ends_with('│') || driver.row_with("旧/").contains("1 │"));
    assert!(!driver.screen().contains("2024.md"), "nothing is in it");
    let mut walked = Vec::new();
    for _ in 0..7 {
        let front = driver.state.front().unwrap();
        walked.push((name(&driver), front.reading().cursor()));
        driver.keys("n");
    }
    let documents: Vec<&str> = walked.iter().map(|(name, _)| name.as_str()).collect();
    let (law, new, old) = ("渡口.txt", "2023.md", "2020.md");
    assert_eq!(documents, [new, new, new, old, law, law, new]);
    assert_eq!(walked[0], walked[6], "round to where it began");
    // And back: after n from the first the reader is at the second.
    driver.keys("NN");
    assert_eq!(name(&driver), law);
    let front = driver.state.front().unwrap();
    let hits = front.filter().hits().unwrap();
    assert_eq!(
        hits.get(hits.len() - 1).unwrap().span.start,
        front.reading().cursor()
    );
    driver.keys("<Esc>");
    assert!(!driver.state.stock().hits().is_active());
    assert!(driver.screen().contains("2024.md"));
}

#[test]
fn every_form_of_a_query_finds_over_all_what_it_finds_in_each() {
    let folder = Folder::new("forms");
    let mut driver = Driver::folder(100, 24, &folder.0);
    for query in [
        "渡口",
        "渡口 宽",
        "渡口|桥",
        "-渡口 桥",
        "=渡口",
        "w:渡口",
        "py:dukou",
        "title:渡口",
        "/渡./",
        "num:1",
        "第2条",
    ] {
        driver.keys("/");
        driver.paste(query);
        driver.keys("<Enter>");
        let found = driver.state.stock().hits();
        assert!(found.progress().is_none());
        let mut total = 0;
        for book in driver
            .state
            .shelf()
            .books()
            .filter(|book| !book.is_unread())
        {
            let Some(path) = book
                .location()
                .path()
                .filter(|path| !path.ends_with("像.bin"))
            else {
                continue;
            };
            let how = gangmu::open::How::default();
            let location = gangmu::source::Location::Path(path.to_owned());
            let entry = gangmu::open::Entry::open(&location, &how).unwrap();
            let document = entry.whole(None).unwrap().document;
            let query = Query::parse(query).unwrap();
            let own = search::find(&document, &[&query], &|| false).unwrap().len();
            assert_eq!(
                found.count(book.id()),
                Some(own),
                "{} {path:?}",
                query.text()
            );
            total += own;
        }
        assert_eq!(found.total(), total, "{query}");
        assert_eq!(found.failed(), 1, "the one that cannot be read");
        driver.keys("<Esc>");
    }
}
