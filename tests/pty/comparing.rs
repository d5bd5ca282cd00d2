//! Two documents compared by the real program.

use crate::harness::Session;

const OLD: &str =
    "# 鱼塘管理条例\n\n第一条 养殖户应当每月检测一次水温。\n\n第二条 禁止倾倒垃圾。\n";

#[test]
fn two_documents_are_compared_from_the_command_line_on() {
    let folder = std::env::temp_dir().join(format!("gangmu-comparing-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let path = |name: &str, text: &str| {
        let path = folder.join(name);
        std::fs::write(&path, text).unwrap();
        path.into_os_string().into_string().unwrap()
    };
    let old = path("old.md", OLD);
    let new = path("new.md", &OLD.replace("每月", "每周"));
    let mut session = Session::gangmu(100, 24, &["compare", "-x", &old, &new]);
    session.wait_for_text("第 1/1 处");
    session.wait_for_text("每周检测");
    session.keys("s");
    session.wait_for_text("改动  1 节");
    session.wait_for("all is counted", |screen| {
        !screen.contents().contains("正在数提法和数字")
    });
    session.keys("s\r");
    session.wait_for_text("V 回到对照");
    session.keys("V");
    session.wait_for_text("第 1/1 处");
    session.keys("Q");
    assert!(session.wait_exit().success());
    session.assert_restored();
    std::fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn a_document_that_is_not_there_leaves_the_other_open() {
    let folder = std::env::temp_dir().join(format!("gangmu-missing-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let there = folder.join("there.md");
    std::fs::write(&there, OLD).unwrap();
    let missing = folder.join("missing.md");
    let paths = [missing, there].map(|path| path.into_os_string().into_string().unwrap());
    let [missing, there] = &paths;
    let mut session = Session::gangmu(100, 24, &["compare", "-x", missing, there]);
    session.wait_for_text("missing.md");
    session.wait_for_text("每月检测");
    session.keys("Q");
    assert!(session.wait_exit().success());
    std::fs::remove_dir_all(&folder).unwrap();
}
