//! `gangmu notes` and `gangmu export` from outside.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

use gangmu::document::{Document, Span};
use gangmu::notes::{Change, DocumentKey, Mark, MarkKind, Store};
use gangmu::source::{Location, ReadOptions, Stream};
use gangmu::structure;

const TEXT: &str = "\
# 河工志

## 第一章 修堤

春天修堤，村人都来 <帮忙>。

## 第二章 护林

秋天修渠，也补种树。
";

/// A document on which something is marked.
struct Marked(PathBuf);

impl Marked {
    fn new(name: &str) -> Self {
        let name = format!("cli-notes-{name}-{}", std::process::id());
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("河工.md"), TEXT).unwrap();
        Self(folder)
    }

    fn path(&self) -> PathBuf {
        self.0.join("河工.md")
    }

    /// Marks words as the explorer would.
    fn mark(&self, kind: MarkKind, words: &str, text: &str, colour: u8) {
        let location = Location::Path(self.path());
        let read = Stream::open(&location).unwrap();
        let loaded = read.read_pieces(&ReadOptions::default()).unwrap();
        let key = DocumentKey::new(loaded.meta.path.as_deref(), &loaded.pieces);
        let options = structure::Options::default();
        let document = structure::parse_pieces(loaded.pieces, loaded.meta, &options).unwrap();
        let span = find(&document, words);
        let span = match kind {
            MarkKind::Bookmark => Span::new(span.start, span.start),
            _ => span,
        };
        let mark = Mark {
            text: text.to_owned(),
            colour,
            ..Mark::new(kind, &document, span)
        };
        let store = Store::at(self.0.join("state/gangmu"));
        store.change(&key, [Change::AddMark(mark)]).unwrap();
    }

    fn run(&self, arguments: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_gangmu"))
            .args(arguments)
            .arg(self.path())
            .env("XDG_STATE_HOME", self.0.join("state"))
            .env("LANG", "zh_CN.UTF-8")
            .env_remove("LC_ALL")
            .output()
            .unwrap()
    }

    fn printed(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        assert!(output.status.success(), "{output:?}");
        String::from_utf8(output.stdout).unwrap()
    }

    fn with_marks(name: &str) -> Self {
        let marked = Self::new(name);
        marked.mark(MarkKind::Colour, "秋天修渠", "", 2);
        marked.mark(MarkKind::Note, "村人都来 <帮忙>", "问 & 答", 0);
        marked.mark(MarkKind::Bookmark, "第二章", "从这里", 0);
        marked
    }
}

impl Drop for Marked {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn find(document: &Document, words: &str) -> Span {
    let start = document.text().find(words).unwrap();
    let at = |byte: usize| u32::try_from(byte).unwrap();
    Span::new(at(start), at(start + words.len()))
}

#[test]
fn notes_are_printed_in_every_form() {
    let marked = Marked::with_marks("forms");
    let path = marked.path().display().to_string();
    assert_eq!(
        marked.printed(&["notes", "--format", "tsv"]),
        format!(
            "file\tline\tkind\tcolour\tsection\twords\ttext\n\
             {path}\t5\tnote\t\t第一章 修堤\t村人都来 <帮忙>\t问 & 答\n\
             {path}\t7\tbookmark\t\t第二章 护林\t第二章 护林\t从这里\n\
             {path}\t9\tcolour\t2\t第二章 护林\t秋天修渠\t\n"
        )
    );
    assert_eq!(
        marked.printed(&["notes"]),
        "5: 笔记  问 & 答  村人都来 <帮忙>\n7: 书签  从这里  第二章 护林\n9: 标色2  秋天修渠\n"
    );
    let json = marked.printed(&["notes", "--format", "json"]);
    let first: serde_json::Value = serde_json::from_str(json.lines().next().unwrap()).unwrap();
    assert_eq!(first["line"], 5);
    assert_eq!(first["text"], "问 & 答");
    let page = marked.printed(&["notes", "--format", "md"]);
    assert!(page.starts_with("# 河工.md\n\n## 第一章 修堤\n\n**5** 笔记 问 \\& 答\n\n> 村人都来"));
}

#[test]
fn notes_that_lost_their_words_are_printed_without_a_line() {
    let marked = Marked::with_marks("lost");
    fs::write(
        marked.path(),
        TEXT.replace("春天修堤，村人都来 <帮忙>。", "改了。"),
    )
    .unwrap();
    let table = marked.printed(&["notes", "--format", "tsv"]);
    let last = table.lines().last().unwrap();
    assert!(last.contains("\t\tnote\t\t\t村人都来"), "{table}");
    assert_eq!(table.lines().count(), 4);
}

#[test]
fn without_notes_the_status_says_so() {
    let marked = Marked::new("none");
    let output = marked.run(&["notes"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(output.stdout.is_empty());
}

#[test]
fn a_copy_has_the_marks_in_it() {
    let marked = Marked::with_marks("copy");
    let page = marked.printed(&["export", "--format", "md"]);
    assert!(
        page.contains("春天修堤，<mark>村人都来 \\<帮忙\\></mark>[^1]。"),
        "{page}"
    );
    assert!(
        page.contains("<mark class=\"c2\">秋天修渠</mark>，也"),
        "{page}"
    );
    assert!(
        page.contains("## <a title=\"从这里\"></a>第二章 护林"),
        "{page}"
    );
    assert!(page.contains("[^1]: 问 \\& 答"), "{page}");
    let page = marked.printed(&["export", "--format", "html"]);
    assert!(
        page.contains("<mark>村人都来 &lt;帮忙&gt;</mark><sup id=\"r1\">"),
        "{page}"
    );
    assert!(
        page.contains("<li><a href=\"#s2\">第二章 护林</a>"),
        "{page}"
    );
    assert_eq!(page.matches("<ol>").count(), page.matches("</ol>").count());
    assert_eq!(page.matches("<li").count(), page.matches("</li>").count());
    let text = marked.printed(&["export"]);
    assert!(text.starts_with("河工志\n第一章 修堤\n春天修堤"));
}

#[test]
fn json_holds_the_whole_document() {
    let marked = Marked::with_marks("json");
    let json = marked.printed(&["export", "--format", "json"]);
    let whole: serde_json::Value = serde_json::from_str(&json).unwrap();
    let sections = whole["sections"].as_array().unwrap();
    assert_eq!(sections.len(), 3);
    assert_eq!(sections[2]["title"], "第二章 护林");
    assert_eq!(sections[2]["parent"], 0);
    assert_eq!(sections[2]["line"], 7);
    let blocks = whole["blocks"].as_array().unwrap();
    let texts: Vec<&str> = blocks.iter().map(|b| b["text"].as_str().unwrap()).collect();
    let text = format!("{}\n", texts.join("\n"));
    assert_eq!(text, marked.printed(&["export"]));
    let note = &whole["marks"][0];
    let range = note["start"].as_u64().unwrap() as usize..note["end"].as_u64().unwrap() as usize;
    assert_eq!(&text[range], "村人都来 <帮忙>");
}

#[test]
fn forms_that_are_not_there_are_refused() {
    let marked = Marked::new("refused");
    for (arguments, reason) in [
        (&["export", "--format", "csv"][..], "不是表格"),
        (&["outline", "--format", "md"], "gangmu notes"),
        (&["notes", "--format", "html"], "gangmu export"),
    ] {
        let output = marked.run(arguments);
        assert_eq!(output.status.code(), Some(2));
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(said.contains(reason), "{said}");
    }
}

#[test]
fn notes_of_several_lines_are_given_whole() {
    let marked = Marked::new("lines");
    marked.mark(MarkKind::Note, "村人都来", "谁来？\n\t1. 男 *女*\n老少", 0);
    assert_eq!(
        marked.printed(&["notes"]),
        "5: 笔记  谁来？  村人都来\n     1. 男 *女*\n    老少\n"
    );
    let table = marked.printed(&["notes", "--format", "tsv"]);
    assert!(table.ends_with("\t谁来？  1. 男 *女* 老少\n"), "{table}");
    let json = marked.printed(&["notes", "--format", "json"]);
    let note: serde_json::Value = serde_json::from_str(json.trim()).unwrap();
    assert_eq!(note["text"], "谁来？\n\t1. 男 *女*\n老少");
    let page = marked.printed(&["notes", "--format", "md"]);
    let lines = "**5** 笔记\n\n> 谁来？\\\n> 1\\. 男 \\*女\\*\\\n> 老少\n\n> 村人都来\n";
    assert!(page.contains(lines), "{page}");
    let copy = marked.printed(&["export", "--format", "md"]);
    assert!(copy.contains("[^1]: 谁来？\\\n    1\\. 男"), "{copy}");
    let copy = marked.printed(&["export", "--format", "html"]);
    assert!(copy.contains("谁来？<br>\n"), "{copy}");
}
