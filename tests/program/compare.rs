//! `gangmu compare` as it is called.

use std::path::Path;
use std::process::Output;

use crate::common::gangmu;

const OLD: &str = "\
鱼塘管理条例

第一条 为了保护鱼塘的水质，制定本条例。

第二条 养殖户应当每月检测一次水温，并且保存记录三年。

第三条 禁止向鱼塘倾倒垃圾。

第四条 违反本条例第二条规定的，处二百元罚款。
";

const NEW: &str = "\
鱼塘管理條例

第一条 为了保护鱼塘的水质,制定本条例。

第二条 养殖户开工以前应当到村里登记姓名和电话。

第三条 养殖户应当每周检测一次水温，并且保存记录三年。

第四条 违反本条例第三条规定的，处二百元罚款。
";

/// A file of this text, in a folder of the test's own.
fn file(test: &str, name: &str, text: &str) -> String {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("compare")
        .join(test);
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join(name);
    std::fs::write(&path, text).unwrap();
    path.into_os_string().into_string().unwrap()
}

fn compared(test: &str, options: &[&str]) -> Output {
    let (old, new) = (file(test, "旧.txt", OLD), file(test, "新.txt", NEW));
    gangmu(&[&["compare", &old, &new], options].concat(), "")
}

fn printed(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

#[test]
fn changes_to_read() {
    let output = compared("read", &[]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(
        printed(&output),
        "\
-\u{20}→ 5  added  鱼塘管理條例 / 第二条
    {+第二条 养殖户开工以前应当到村里登记姓名和电话。+}
5 → 7  changed, renumbered  鱼塘管理條例 / 第三条
    第三条 养殖户应当每[-月-]{+周+}检测一次水温，并且保存记录三年。
7 → -  removed  鱼塘管理条例 / 第三条
    [-第三条 禁止向鱼塘倾倒垃圾。-]
9 → 9  renumbered  鱼塘管理條例 / 第四条
    第四条 违反本条例[-第二条-]{+第三条+}规定的，处二百元罚款。
"
    );
    let chinese = compared("chinese", &["--lang", "zh", "--only", "removed"]);
    assert_eq!(
        printed(&chinese),
        "7 → -  删去  鱼塘管理条例 / 第三条\n    [-第三条 禁止向鱼塘倾倒垃圾。-]\n"
    );
}

#[test]
fn changes_as_a_table() {
    let output = compared("table", &["--format", "tsv", "--only", "changed,added"]);
    assert_eq!(
        printed(&output),
        "change\told_place\tnew_place\tsection\told\tnew\n\
         added\t\t5\t鱼塘管理條例 / 第二条\t\t第二条 养殖户开工以前应当到村里登记姓名和电话。\n\
         changed,renumbered\t5\t7\t鱼塘管理條例 / 第三条\t\
         第二条 养殖户应当每月检测一次水温，并且保存记录三年。\t\
         第三条 养殖户应当每周检测一次水温，并且保存记录三年。\n"
    );
    let json = compared(
        "json",
        &["--format", "json", "--by", "sentence", "--only", "changed"],
    );
    let row: serde_json::Value = serde_json::from_str(printed(&json).trim()).unwrap();
    assert_eq!(row["old_place"], 5);
    assert_eq!(row["new"], "养殖户应当每周检测一次水温，并且保存记录三年。");
}

#[test]
fn a_page_of_two_columns() {
    let page = printed(&compared("page", &["--format", "html", "--lang", "zh"]));
    assert!(
        page.contains("<td><p>第二条 养殖户应当每<del>月</del>检测"),
        "{page}"
    );
    assert!(
        page.contains("<td><p>第三条 养殖户应当每<ins>周</ins>检测"),
        "{page}"
    );
    assert!(
        page.contains("<td></td><td><p><ins>第二条 养殖户开工"),
        "{page}"
    );
    let hostile = file("hostile", "a.txt", "第一条 <script>甲</script>为 & 乙。\n");
    let other = file("hostile", "b.txt", "第一条 <script>丙</script>为 & 乙。\n");
    let page = printed(&gangmu(
        &["compare", &hostile, &other, "--format", "html"],
        "",
    ));
    assert!(
        !page.contains("<script>") && page.contains("&lt;script&gt;"),
        "{page}"
    );
}

#[test]
fn the_status_tells_whether_they_differ() {
    let old = file("same", "a.txt", OLD);
    let same = file(
        "same",
        "b.txt",
        &OLD.replace('，', ",").replace("条例", "條例"),
    );
    let output = gangmu(&["compare", &old, &same], "");
    assert_eq!(
        (output.status.code(), printed(&output).as_str()),
        (Some(0), "")
    );
    let exact = gangmu(&["compare", &old, &same, "--exact", "--format", "json"], "");
    assert_eq!(exact.status.code(), Some(1));
    let missing = gangmu(&["compare", &old, "没有这个文件.txt"], "");
    assert_eq!(missing.status.code(), Some(2));
    let twice = gangmu(&["compare", "-", "-"], OLD);
    assert_eq!(twice.status.code(), Some(2));
}

#[test]
fn a_decision_is_told_by_what_it_makes_of_the_law() {
    let law = file("decision", "law.txt", OLD);
    let decision = file(
        "decision",
        "decision.txt",
        "关于修改《鱼塘管理条例》的决定\n\n对《鱼塘管理条例》作如下修改：\n\n\
         一、将第二条中的“每月”修改为“每周”。\n\n二、将第九条修改为：“无。”\n\n\
         三、删去第三条。\n\n此外，对条文顺序作相应调整。\n",
    );
    let output = gangmu(&["compare", &law, &decision, "--format", "tsv"], "");
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(
        printed(&output),
        "change\told_place\tnew_place\tsection\told\tnew\n\
         changed\t5\t\t鱼塘管理条例 / 第二条\t第二条 养殖户应当每月检测一次水温，并且保存记录三年。\t\
         第二条 养殖户应当每周检测一次水温，并且保存记录三年。\n\
         removed\t7\t\t鱼塘管理条例 / 第三条\t第三条 禁止向鱼塘倾倒垃圾。\t\n\
         renumbered\t9\t\t鱼塘管理条例 / 第三条\t第四条 违反本条例第二条规定的，处二百元罚款。\t\
         第三条 违反本条例第二条规定的，处二百元罚款。\n"
    );
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(
        told.contains("decision.txt:7: not carried out (the law has no such article"),
        "{told}"
    );
    let as_text = gangmu(&["compare", &law, &decision, "--as-text"], "");
    assert!(as_text.stderr.is_empty() && as_text.status.code() == Some(1));
}

#[test]
fn phrases_and_figures_are_told_of_the_wholes() {
    let write = |name: &str, text: &str| file("wholes", name, text);
    let old = write(
        "old.md",
        "# 鱼塘报告\n\n去年落实“清水行动”，改造鱼塘300亩，“鱼塘夜校”办了12次。\n",
    );
    let new = write(
        "new.md",
        "# 鱼塘报告\n\n去年落实“清水行动”，改造鱼塘420亩，推广“渔光互补”。\n",
    );
    let output = gangmu(&["compare", &old, &new, "--phrases", "--format", "tsv"], "");
    assert_eq!(output.status.code(), Some(1));
    let told = printed(&output);
    let rows: Vec<Vec<&str>> = told.lines().map(|l| l.split('\t').collect()).collect();
    assert_eq!(
        rows[0][..5],
        ["change", "phrase", "kind", "old_count", "new_count"]
    );
    let row = |name: &str| rows.iter().find(|row| row[1] == name).unwrap();
    assert_eq!(
        row("渔光互补")[..5],
        ["new", "渔光互补", "quoted", "0", "1"]
    );
    assert_eq!(row("鱼塘夜校")[0], "gone");
    let output = gangmu(&["compare", &old, &new, "--figures", "--format", "tsv"], "");
    assert_eq!(output.status.code(), Some(1));
    let told = printed(&output);
    assert!(told.contains("\t300亩\t420亩\t"), "{told}");
    assert!(
        told.contains("gone\t鱼塘报告\t") && told.contains("12次"),
        "{told}"
    );
    let same = gangmu(&["compare", &old, &old, "--figures"], "");
    assert_eq!((same.status.code(), printed(&same).as_str()), (Some(0), ""));
}

#[test]
fn one_article_is_followed_through_three_versions() {
    let second = OLD
        .replace("第一条", "第一条 本村鱼塘适用本条例。\n\n第二条")
        .replace("第二条 养殖户应当每月", "第三条 养殖户应当每月");
    let third = second.replace("每月检测", "每周检测");
    let old = file("history", "2018.txt", OLD);
    let middle = file("history", "2021.txt", &second);
    let new = file("history", "2024.txt", &third);
    let article = "第三条";
    let output = gangmu(
        &[
            "compare",
            &old,
            &middle,
            &new,
            "--section",
            article,
            "--format",
            "tsv",
        ],
        "",
    );
    assert_eq!(output.status.code(), Some(1));
    let told = printed(&output);
    let rows: Vec<Vec<&str>> = told.lines().map(|l| l.split('\t').collect()).collect();
    assert_eq!(rows[0][..3], ["from", "to", "change"], "{told}");
    let told: Vec<_> = rows[1..]
        .iter()
        .map(|row| (row[0], row[1], row[2]))
        .collect();
    assert_eq!(
        told,
        [
            (old.as_str(), middle.as_str(), "renumbered"),
            (middle.as_str(), new.as_str(), "changed"),
        ],
        "{rows:?}"
    );
    let text = gangmu(&["compare", &old, &middle, &new, "--section", article], "");
    let text = printed(&text);
    assert!(
        text.contains("2018.txt → ") && text.contains("[-月-]{+周+}"),
        "{text}"
    );
    let none = gangmu(&["compare", &old, &new, "--section", "第九十条"], "");
    assert_eq!(none.status.code(), Some(2));
}
