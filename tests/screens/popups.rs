//! The jump box, the palette, help and the page about the document.

use crate::driver::Driver;

const TEXT: &str = "# 政府工作报告\n\n## 一、推动高质量发展\n\n文。\n\n## 二、改善民生\n\n### （一）就业\n\n文。\n";

fn report() -> Driver {
    Driver::markdown(80, 20, TEXT)
}

#[test]
fn titles_are_found_by_a_piece_of_them() {
    let mut driver = report();
    driver.keys("s民生<Enter>");
    assert_eq!(driver.title(), "二、改善民生");
    driver.keys("[");
    assert_eq!(driver.title(), "政府工作报告");
}

#[test]
fn titles_are_found_by_pinyin_initials() {
    let mut driver = report();
    driver.keys("sgzlfz<Enter>");
    assert_eq!(driver.title(), "一、推动高质量发展");
    driver.keys("szfgzbg<Enter>");
    assert_eq!(driver.title(), "政府工作报告");
}

#[test]
fn a_jump_unfolds_what_hides_its_target() {
    let mut driver = report();
    driver.keys("Zs就业<Enter>");
    assert_eq!(driver.title(), "（一）就业");
    let tree = driver.state.front().unwrap().tree();
    let selected = tree.selected().and_then(|node| node.section());
    assert_eq!(selected, Some(3));
}

#[test]
fn nothing_found_keeps_the_box_open() {
    let mut driver = report();
    driver.keys("s西瓜");
    assert!(driver.screen().contains("没有这样的标题"));
    driver.keys("<Enter><Esc>");
    assert_eq!(driver.title(), "政府工作报告");
}

#[test]
fn the_list_is_walked_and_clicked() {
    let mut driver = report();
    driver.keys("s<Down><Down><Enter>");
    assert_eq!(driver.title(), "二、改善民生");
    driver.keys("s");
    let rows = driver.rows();
    let y = rows
        .iter()
        .position(|row| row.contains("│   一、推动"))
        .unwrap();
    driver.click(12, u16::try_from(y).unwrap());
    assert_eq!(driver.title(), "一、推动高质量发展");
}

#[test]
fn the_palette_runs_commands_and_goes_to_places() {
    let mut driver = report();
    driver.keys(":fold-all<Enter>");
    assert_eq!(driver.state.front().unwrap().tree().rows().len(), 1);
    driver.keys(":7<Enter>");
    assert_eq!(driver.line(), 7);
    driver.keys(":0%<Enter>");
    assert_eq!(driver.line(), 1);
    driver.keys(":全部展开<Enter>");
    assert_eq!(driver.state.front().unwrap().tree().rows().len(), 4);
    driver.keys(":西瓜<Enter>");
    assert!(driver.screen().contains("没有这样的命令"));
}

#[test]
fn help_shows_every_command_and_opens_the_guide() {
    use gangmu::setting::keys::command::COMMANDS;
    let mut driver = Driver::digest(120, 20);
    driver.keys("?");
    let mut seen = String::new();
    for _ in 0..200 {
        seen.push_str(&driver.screen());
        driver.keys("j");
    }
    for info in COMMANDS {
        for key in info.shown_keys().split(' ') {
            assert!(seen.contains(&format!(" {key} ")), "{} {key}", info.name);
        }
    }
    driver.keys("<Enter>");
    assert_eq!(driver.state.rank(), (2, 2));
    assert!(driver.screen().contains("guide.zh.md"));
}

#[test]
fn the_page_about_the_document_tells_its_size() {
    let mut driver = Driver::digest(80, 24);
    driver.keys("i");
    let screen = driver.screen();
    assert!(screen.contains("digest.md"));
    assert!(screen.contains("UTF-8"));
    assert!(screen.contains("23 个"), "{screen}");
    driver.keys("j");
    assert!(!driver.screen().contains("任意键关闭"));
}

#[test]
fn the_language_is_switched() {
    let mut driver = report();
    driver.keys("L");
    assert!(driver.screen().contains("Interface: English"));
    driver.keys("j");
    assert!(driver.screen().contains("/ filter"));
}

/// 第一章　总则 in GB18030 with a line of prose.
const GBK: &[u8] = b"\xb5\xda\xd2\xbb\xd5\xc2 \xd7\xdc\xd4\xf2\n\n\xd5\xe2\xca\xc7\xd5\xfd\xce\xc4\xa1\xa3\n\n\xb5\xda\xb6\xfe\xd5\xc2 \xb7\xd6\xd4\xf2\n\n\xd2\xb2\xca\xc7\xd5\xfd\xce\xc4\xa1\xa3\n";

#[test]
fn a_file_is_read_again_in_another_encoding() {
    let name = format!("gangmu-screens-{}.txt", std::process::id());
    let path = std::env::temp_dir().join(name);
    std::fs::write(&path, GBK).unwrap();
    let mut driver = Driver::file(80, 24, &path);
    assert!(driver.screen().contains("第一章 总则"));
    assert!(driver.screen().contains("gb18030"));
    driver.keys("E<Down><Enter>");
    assert!(driver.row_with("无效").contains("UTF-8"));
    driver.keys("E<Up><Enter>");
    assert!(driver.screen().contains("第二章 分则"));
    std::fs::remove_file(&path).unwrap();
}

#[test]
fn what_is_no_file_cannot_be_read_again() {
    let mut driver = report();
    driver.keys("E");
    assert!(driver.screen().contains("不能换编码"));
    driver.keys("R");
    assert!(driver.screen().contains("不能换编码"));
}

#[test]
fn what_is_odd_is_listed_and_gone_to() {
    let mut driver = Driver::digest(120, 40);
    driver.keys("!");
    let screen = driver.screen();
    assert!(
        screen.contains("价值观观") || screen.contains("观观"),
        "{screen}"
    );
    assert!(screen.contains("(上接1版)"), "{screen}");
    let row = driver.row_with("观观");
    let line: u32 = row
        .split_whitespace()
        .find_map(|word| word.parse().ok())
        .unwrap();
    let at = driver
        .rows()
        .iter()
        .position(|row| row.contains("观观"))
        .unwrap();
    driver.click(40, u16::try_from(at).unwrap());
    assert_eq!(driver.line(), line);
    driver.keys("!<Esc>");
    assert!(!driver.screen().contains("可疑之处"));
}

#[test]
fn a_jump_accepted_before_the_titles_are_ready_is_made_when_they_are() {
    let mut driver = Driver::slow(80, 20, TEXT);
    driver.keys("s民生<Enter>");
    assert!(driver.screen().contains("跳到标题"), "{}", driver.screen());
    driver.catch_up();
    assert_eq!(driver.title(), "二、改善民生");
    assert!(driver.state.message().is_none());
    // Another key takes it back.
    let mut driver = Driver::slow(80, 20, TEXT);
    driver.keys("s民生<Enter><Backspace>");
    driver.catch_up();
    assert!(driver.screen().contains("跳到标题"), "{}", driver.screen());
}

#[test]
fn a_message_that_is_longer_than_a_row_is_shown_whole() {
    for (width, height) in [(80, 24), (40, 10)] {
        let folder = std::env::temp_dir()
            .join("一个名字相当长的文件夹里的又一个文件夹")
            .join(format!(
                "gangmu-screens-long-{}-{width}",
                std::process::id()
            ));
        std::fs::create_dir_all(&folder).unwrap();
        let path = folder.join("书.txt");
        std::fs::write(&path, "第一章 总则\n\n这是正文。\n").unwrap();
        let mut driver = Driver::file(width, height, &path);
        std::fs::remove_dir_all(&folder).unwrap();
        driver.keys("R");
        let rows = driver.rows();
        let first = rows.iter().position(|row| row.contains("打不开")).unwrap();
        assert!(first > usize::from(height) / 3, "{rows:?}");
        let told: String = rows
            .iter()
            .skip(first)
            .flat_map(|row| row.chars())
            .filter(|c| !c.is_whitespace())
            .collect();
        assert!(told.contains("书.txt：没有这个文件；请检查路径"), "{told}");
        // The next key takes it away.
        driver.keys("t");
        assert!(!driver.screen().contains("打不开"));
    }
}
