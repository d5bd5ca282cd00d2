//! Random keys over random sizes on five kinds of documents, for long: through
//! the state machine, and through the real program in a pseudo-terminal, whose
//! memory must stay flat. 3,000 keys in all, or as many as `GANGMU_SOAK` says.

use std::fs;
use std::path::{Path, PathBuf};

use crate::common::Dice;
use crate::driver::Driver;
use crate::harness::Session;

/// How many keys in all.
fn wanted() -> usize {
    std::env::var("GANGMU_SOAK").map_or(3000, |keys| keys.parse().unwrap())
}

/// The keys that do something, beside those that leave or suspend.
const KEYS: &[&str] = &[
    "j", "k", "j", "k", "d", "u", "g", "G", "%", "l", "h", " ", "b", "{", "}", "J", "K", "p", "z",
    "Z", "-", "+", "s", "/", "n", "N", "f", "F", "*", "c", "|", "w", "x", "X", "P", "C", "v", "t",
    ">", "<", "m", ",", "i", "!", "?", "S", "D", "H", ";", "'", "[", "]", "L", ":", "1", "2", "5",
    "0", "民", "发展", "第", "gz", "a", "e", "r", "=", "&", "E",
];

/// What the state machine takes by name.
const NAMED: &[&str] = &[
    "<Enter>",
    "<Esc>",
    "<Esc>",
    "<Tab>",
    "<Shift-Tab>",
    "<Up>",
    "<Down>",
    "<Left>",
    "<Right>",
    "<PageUp>",
    "<PageDown>",
    "<Home>",
    "<End>",
    "<Backspace>",
    "<Delete>",
    "<Ctrl-l>",
    "<F1>",
];

/// The same as a terminal sends it.
const SENT: &[&str] = &[
    "\r", "\x1b", "\x1b", "\t", "\x1b[Z", "\x1b[A", "\x1b[B", "\x1b[D", "\x1b[C", "\x1b[5~",
    "\x1b[6~", "\x1b[H", "\x1b[F", "\x7f", "\x1b[3~", "\x0c", "\x1bOP",
];

/// Texts of five kinds.
fn documents() -> Vec<(&'static str, String)> {
    let law: String = (1..200)
        .map(|n| {
            format!(
                "第{n}条　有下列情形之一的，依照第{}条处理：\n（一）甲；\n（二）乙。\n",
                n / 2 + 1
            )
        })
        .collect();
    let novel: String = (1..60)
        .map(|n| {
            format!(
                "第{n}回　风雪\n\n{}\n",
                "　　他说：“走罢。”于是都走了。\n\n".repeat(20)
            )
        })
        .collect();
    let markdown: String = (1..80)
        .map(|n| {
            format!(
                "{} 说明{n}\n\n| 甲 | 乙 |\n|---|---|\n| {n} | 很宽的一格 |\n\n- 项\n\n",
                "#".repeat(n % 5 + 1)
            )
        })
        .collect();
    let odd = "葛\u{E0100}飾區👩‍👩‍👧a\u{301}\u{202E}左\u{200D}𠮷\t\u{3000}“”……——".repeat(300);
    let empty = String::new();
    vec![
        ("law.txt", law),
        ("novel.txt", novel),
        ("table.md", markdown),
        ("odd.txt", odd),
        ("empty.txt", empty),
    ]
}

fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

#[test]
fn the_state_machine_stands_any_keys() {
    let folder = folder("soak-state");
    let documents = documents();
    let each = wanted() / 2 / documents.len();
    for (name, text) in &documents {
        let path = folder.join(name);
        fs::write(&path, text).unwrap();
        let mut driver = Driver::file(80, 24, &path);
        let mut dice = Dice(0x736F_616B);
        for _ in 0..each {
            match dice.below(20) {
                0 => {
                    let (width, height) = (dice.below(160), dice.below(60));
                    driver.resize(
                        u16::try_from(width).unwrap(),
                        u16::try_from(height).unwrap(),
                    );
                }
                1..6 => {
                    driver.keys(dice.of(NAMED));
                }
                6 => {
                    let (x, y) = (dice.below(100), dice.below(40));
                    driver.click(u16::try_from(x).unwrap(), u16::try_from(y).unwrap());
                }
                _ => {
                    driver.keys(dice.of(KEYS));
                }
            }
            let _ = driver.draw();
            driver.left.clear();
            let front = driver.state.front().unwrap();
            let (cursor, text) = (front.reading().cursor(), front.document().text());
            assert!(text.is_char_boundary(cursor as usize), "{name}: {cursor}");
        }
    }
    fs::remove_dir_all(&folder).unwrap();
}

/// The resident memory of a process in kB, where there is a `/proc` to tell.
fn resident(process: u32) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find(|line| line.starts_with("VmRSS:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}

#[test]
fn the_program_stands_any_keys_and_its_memory_stays_flat() {
    let folder = folder("soak-program");
    let paths: Vec<PathBuf> = documents()
        .into_iter()
        .map(|(name, text)| {
            let path = folder.join(name);
            fs::write(&path, text).unwrap();
            path
        })
        .collect();
    let keys = wanted() / 2;
    let mut session = Session::gangmu(80, 24, &paths);
    session.wait_for_text("1/5");
    let mut dice = Dice(0x6761_6E67);
    let mut memory = Vec::new();
    for number in 0..keys {
        match dice.below(40) {
            0 => {
                let (columns, rows) = (dice.below(160) + 1, dice.below(60) + 1);
                session.resize(
                    u16::try_from(columns).unwrap(),
                    u16::try_from(rows).unwrap(),
                );
            }
            1 => session.keys(")"),
            2..12 => {
                let key = dice.of(SENT);
                session.keys(key);
                if key == "\x1b" {
                    // With the next key it would be another.
                    std::thread::sleep(std::time::Duration::from_millis(2));
                }
            }
            _ => session.keys(dice.of(KEYS)),
        }
        if number % 250 == 249 {
            session.settle(std::time::Duration::from_millis(20));
            memory.extend(resident(session.id()));
        }
    }
    // Out of whatever is open.
    session.resize(80, 24);
    for _ in 0..4 {
        session.keys("\x1b");
        std::thread::sleep(std::time::Duration::from_millis(60));
    }
    session.wait_for("the status line", |screen| {
        screen.contents().contains("帮助") || screen.contents().contains("help")
    });
    session.keys("Q");
    assert!(session.wait_exit().success());
    session.assert_restored();
    println!("resident memory in kB, every 250 keys: {memory:?}");
    let half = memory.len() / 2;
    if let (Some(middle), Some(end)) = (memory.get(half), memory.last()) {
        // What is laid out and looked up is kept up to a bound.
        assert!(*end < middle + middle / 8 + 4 * 1024, "{memory:?}");
    }
    fs::remove_dir_all(&folder).unwrap();
}
