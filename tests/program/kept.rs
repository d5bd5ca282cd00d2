//! What is kept of a document holds for every subcommand, and can be left out.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

use gangmu::document::Document;
use gangmu::notes::{Change, DocumentKey, KeptCorrections, Store};
use gangmu::source::{Location, ReadOptions, Stream};
use gangmu::structure;
use gangmu::structure::corrections::Corrections;

const TEXT: &str = "\
第一章 渡口

渡口有船三条，去年改革后每天开船12次，比上年增长20%。

第二章 集市

集市逢五逢十开放，改革前来客不足300人。

（一）东街

东街卖布，西街卖粮，改革以后各增加了5家。

第三章 附记

抄自乡志，未经改革。
";

/// A document, and a state folder of its own.
struct Case(PathBuf);

impl Case {
    fn new(name: &str) -> Self {
        let name = format!("cli-kept-{name}-{}", std::process::id());
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("乡志.txt"), TEXT).unwrap();
        Self(folder)
    }

    fn path(&self) -> PathBuf {
        self.0.join("乡志.txt")
    }

    /// Keeps something of the document, as the explorer would.
    fn keep(&self, change: impl FnOnce(&Document) -> Change) {
        let reader = Stream::open(&Location::Path(self.path())).unwrap();
        let loaded = reader.read_pieces(&ReadOptions::default()).unwrap();
        let key = DocumentKey::new(loaded.meta.path.as_deref(), &loaded.pieces);
        let options = structure::Options::default();
        let document = structure::parse_pieces(loaded.pieces, loaded.meta, &options).unwrap();
        let store = Store::at(self.0.join("state/gangmu"));
        store.change(&key, [change(&document)]).unwrap();
    }

    /// Keeps corrections of the structure.
    fn correct(&self, change: impl FnOnce(&mut Corrections)) {
        let mut corrections = Corrections::default();
        change(&mut corrections);
        self.keep(|document| Change::Structure(KeptCorrections::new(document, &corrections)));
    }

    fn run(&self, arguments: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_gangmu"))
            .args(arguments)
            .arg(self.path())
            .env("XDG_STATE_HOME", self.0.join("state"))
            .env("LC_ALL", "C")
            .output()
            .unwrap()
    }

    fn printed(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        assert!(output.stderr.is_empty(), "{arguments:?}: {output:?}");
        String::from_utf8(output.stdout).unwrap()
    }
}

impl Drop for Case {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// One call of each subcommand whose answer depends on the sections.
const CALLS: [&[&str]; 10] = [
    &["outline", "--format", "tsv"],
    &["outline", "--styles"],
    &["search", "改革", "--format", "tsv"],
    &["search", "改革", "--by-section"],
    &["search", "title:街", "--count"],
    &["show", "--section", "第一章"],
    &["figures", "--format", "tsv"],
    &["phrases", "--format", "tsv"],
    &["export", "--format", "md"],
    &["export", "--format", "json"],
];

#[test]
fn corrections_that_are_kept_hold_for_every_subcommand() {
    let (corrected, plain) = (Case::new("corrected"), Case::new("plain"));
    corrected.correct(|c| {
        c.off.insert("（一）".to_owned());
        c.patterns.push("东街卖@2".parse().unwrap());
    });
    let mut differing = 0;
    for call in CALLS {
        let told = |case: &Case, more: &[&str]| {
            let printed = case.printed(&[call, more].concat());
            printed.replace(case.0.to_str().unwrap(), "")
        };
        let before = told(&plain, &[]);
        let by_options = ["--no-heading", "（一）", "--heading", "东街卖@2"];
        let wanted = told(&plain, &by_options);
        differing += usize::from(wanted != before);
        assert_eq!(told(&corrected, &[]), wanted, "{call:?}");
        assert_eq!(told(&corrected, &["--no-kept"]), before, "{call:?}");
    }
    // What the options change can be seen.
    assert!(differing >= 6, "{differing}");
}

#[test]
fn a_corrected_line_goes_with_its_words_in_every_run() {
    let case = Case::new("lines");
    case.correct(|c| {
        c.drop_line(5);
        c.make_line(11, Some(2));
    });
    let titles = |case: &Case| {
        let printed = case.printed(&["outline", "--format", "tsv"]);
        let title = |row: &str| row.split('\t').nth(4).unwrap().to_owned();
        printed.lines().skip(1).map(title).collect::<Vec<_>>()
    };
    let wanted = titles(&case);
    assert!(!wanted.contains(&"第二章 集市".to_owned()), "{wanted:?}");
    assert!(
        wanted.iter().any(|t| t.starts_with("东街卖布")),
        "{wanted:?}"
    );
    let above = "卷首\n\n第一章 缘起\n\n从前这里没有渡口，也没有集市。\n\n";
    fs::write(case.path(), format!("{above}{TEXT}")).unwrap();
    let moved = titles(&case);
    assert!(!moved.contains(&"第二章 集市".to_owned()), "{moved:?}");
    assert!(moved.iter().any(|t| t.starts_with("东街卖布")), "{moved:?}");
}

#[test]
fn the_encoding_that_is_kept_holds_for_every_subcommand() {
    let case = Case::new("encoding");
    let text = "第一章 渡口\n\n渡口有船三艘，集市逢五逢十開放，來客不多。\n\n\
                第二章 集市\n\n集市賣布也賣糧，改革以後各有增加。\n";
    let (bytes, _, unmappable) = encoding_rs::BIG5.encode(text);
    assert!(!unmappable);
    fs::write(case.path(), bytes).unwrap();
    case.keep(|_| Change::Encoding(Some("GBK".to_owned())));
    for call in [
        &["search", "集市", "--count"][..],
        &["search", "集市"],
        &["outline", "--format", "tsv"],
        &["show", "--line", "1"],
        &["export", "--format", "md"],
    ] {
        let told = |more: &[&str]| case.run(&[call, more].concat()).stdout;
        assert_eq!(told(&[]), told(&["--encoding", "gbk"]), "{call:?}");
        assert_eq!(
            told(&["--no-kept"]),
            told(&["--encoding", "big5"]),
            "{call:?}"
        );
        assert_ne!(told(&[]), told(&["--no-kept"]), "{call:?}");
    }
}

#[test]
fn a_count_in_lines_minds_the_encoding_that_is_kept() {
    let case = Case::new("count");
    assert_eq!(case.printed(&["search", "改革", "--count"]), "4\n");
    case.keep(|_| Change::Encoding(Some("GBK".to_owned())));
    // Read so, the words are others.
    assert_eq!(case.run(&["search", "改革", "--count"]).stdout, b"0\n");
    assert_eq!(
        case.printed(&["search", "改革", "--count", "--no-kept"]),
        "4\n"
    );
    let asked = ["search", "改革", "--count", "--encoding", "utf-8"];
    assert_eq!(case.printed(&asked), "4\n");
}

#[test]
fn a_damaged_record_is_told_of_by_every_subcommand() {
    for call in [&["outline"][..], &["search", "改革", "--count"]] {
        let case = Case::new(&format!("damaged-{}", call.len()));
        case.correct(|c| c.drop_line(5));
        let folder = case.0.join("state/gangmu/documents");
        let record = fs::read_dir(folder).unwrap().flatten();
        let record = record.map(|entry| entry.path());
        let record = record.filter(|path| path.extension().is_some_and(|end| end == "json"));
        fs::write(record.last().unwrap(), "{\"version\":1").unwrap();
        let output = case.run(call);
        assert!(output.status.success(), "{output:?}");
        let told = String::from_utf8(output.stderr).unwrap();
        assert!(told.contains("damaged"), "{told}");
    }
}

#[test]
fn a_copy_under_another_name_is_known_by_its_content() {
    let case = Case::new("copy");
    case.correct(|c| c.drop_line(5));
    let wanted = case.printed(&["outline"]);
    fs::rename(case.path(), case.0.join("别名.txt")).unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_gangmu"))
        .arg("outline")
        .arg(case.0.join("别名.txt"))
        .env("XDG_STATE_HOME", case.0.join("state"))
        .output()
        .unwrap();
    assert_eq!(String::from_utf8(output.stdout).unwrap(), wanted);
}
