//! Keys that an input method or a multiplexer has changed on their way, and
//! what a multiplexer needs for the clipboard.

use std::sync::Arc;

use gangmu::explorer::desk::copies::copied::{CopyReport, Sent};
use gangmu::explorer::{Action, Settings};
use gangmu::setting::keys::command::Command;
use gangmu::setting::keys::key::Key;
use gangmu::setting::keys::keymap::{Binding, Keymap};

use crate::driver::Driver;

const TEXT: &str = "\
# 河工志

## 第一章 修堤

春天修堤，见第二章。村人都来帮忙，高质量完工。

## 第二章 护林

秋天修渠，也补种树。
";

fn open() -> Driver {
    Driver::markdown(100, 24, TEXT)
}

/// The screen behind these keys.
fn screen(keys: &str) -> String {
    let mut driver = open();
    driver.keys(keys);
    driver.screen()
}

#[test]
fn a_mark_of_an_input_method_does_as_that_of_its_key() {
    for (typed, key) in [
        ("？", "?"),
        ("：", ":"),
        ("；", ";"),
        ("‘", "'"),
        ("’", "'"),
        ("！", "!"),
        ("，", ","),
        ("、", "/"),
        ("【", "["),
        ("】", "]"),
        ("「", "["),
        ("｛", "{"),
        ("｝", "}"),
        ("《", "<"),
        ("》", ">"),
        ("￥", "$"),
        ("·", "`"),
        ("……", "^"),
        ("——", "_"),
        ("＊", "*"),
        ("＃", "#"),
        ("％", "%"),
        ("＠", "@"),
        ("＼", "\\"),
        ("｜", "|"),
        ("～", "~"),
        ("\u{3000}", "<Space>"),
        ("ｊ", "j"),
        ("Ｇ", "G"),
        ("ｓ", "s"),
        ("Ｃ", "C"),
        ("５０％", "50%"),
        ("２Ｍ", "2M"),
    ] {
        for before in ["", "}", "<Tab>", "/春天<Enter>"] {
            let typed = screen(&format!("{before}{typed}"));
            assert_eq!(typed, screen(&format!("{before}{key}")), "{before} {key}");
        }
    }
}

#[test]
fn while_selecting_it_is_the_same() {
    for (typed, key) in [
        ("）", ")"),
        ("（", "("),
        ("￥", "$"),
        ("ｗ", "w"),
        ("３ｌ", "3l"),
        ("０", "0"),
    ] {
        assert_eq!(
            screen(&format!("}}jv{typed}")),
            screen(&format!("}}jv{key}"))
        );
    }
}

#[test]
fn on_pages_it_is_the_same() {
    for page in ["?", "!", "S", ",", "i"] {
        for (typed, key) in [("ｊ", "j"), ("ｑ", "q"), ("！", "!"), ("＋", "+")] {
            let typed = screen(&format!("{page}{typed}"));
            assert_eq!(typed, screen(&format!("{page}{key}")), "{page} {key}");
        }
    }
}

#[test]
fn in_text_boxes_it_is_text() {
    for (opens, typed) in [
        ("/", "？：、【ａ】……——"),
        (":", "？、ａ"),
        ("s", "第２章（ａ）"),
        ("a", "笔记：《河工》——……，ａ！"),
        ("B", "【书】、￥"),
        ("P", "一组？"),
    ] {
        let screen = screen(&format!("}}j{opens}{typed}"));
        let bare = |text: &str| text.replace([' ', '\n'], "");
        assert!(bare(&screen).contains(typed), "{opens} {typed}\n{screen}");
    }
}

#[test]
fn a_burst_opens_the_filter_with_its_text() {
    for burst in ["、高质量", "高质量", "／高质量"] {
        let screen = screen(&format!("{burst}<Enter>"));
        assert!(screen.contains("[高质量 1 x]"), "{burst}\n{screen}");
    }
    // Marks inside belong to the text then.
    let screen = screen("、修堤，见<Enter>");
    assert!(screen.contains("[修堤，见 1 x]"), "{screen}");
}

#[test]
fn a_key_that_the_reader_has_bound_is_itself() {
    let binding = |command, key| Binding {
        command,
        keys: vec![Key::parse(key).unwrap()],
    };
    let bindings = [
        binding(Command::Help, "、"),
        binding(Command::Bottom, "？"),
        binding(Command::Findings, "…"),
    ];
    let (keymap, clashes) = Keymap::with(&bindings);
    assert_eq!(clashes, []);
    let settings = Settings {
        keymap: Arc::new(keymap),
        ..Settings::default()
    };
    let mut driver = Driver::start(100, 24, settings, Some(TEXT.to_owned()));
    driver.keys("、");
    assert!(driver.screen().contains("键位帮助"), "{}", driver.screen());
    driver.keys("<Esc>？");
    assert!(driver.screen().contains("9/9 行"), "{}", driver.screen());
    driver.keys("…");
    assert!(!driver.screen().contains("没有用处"), "{}", driver.screen());
}

#[test]
fn alt_and_a_key_that_no_command_has_is_esc_and_the_key() {
    for (before, key, apart) in [
        ("", "Alt-j", "<Esc>j"),
        ("/春天<Enter>", "Alt-j", "<Esc>j"),
        ("/春天", "Alt-G", "<Esc>G"),
        ("?", "Alt-j", "<Esc>j"),
        (":bo", "Alt-s", "<Esc>s"),
        ("!", "Alt-Enter", "<Esc><Enter>"),
        ("}jv", "Alt-j", "<Esc>j"),
        ("}j5", "Alt-k", "<Esc>k"),
        ("W", "Alt-[", "<Esc>["),
        ("", "Alt-Down", "<Esc><Down>"),
        ("", "Alt-？", "<Esc>?"),
    ] {
        let held = screen(&format!("{before}<{key}>"));
        assert_eq!(held, screen(&format!("{before}{apart}")), "{before} {key}");
    }
}

#[test]
fn alt_and_a_key_that_a_command_has_is_that() {
    // Back and forward through the history.
    let back = screen("GG<Alt-Left>");
    assert_eq!(back, screen("GG["));
    // By words in a box, and a line more in a note.
    let typed = screen("/one two<Alt-Left>x");
    assert!(typed.contains("one xtwo"), "{typed}");
    assert!(screen("}ja一<Alt-Enter>二").contains("笔记"));
    let typed = screen("/one two<Alt-Backspace>");
    assert!(typed.contains("one") && !typed.contains("two"), "{typed}");
}

#[test]
fn what_tmux_needs_for_the_clipboard_is_told_once() {
    let mut driver = open();
    let mut copied = |sent| {
        driver.act(Action::Copied(CopyReport {
            chars: 12,
            sent,
            file: Ok("/state/copied.txt".into()),
        }));
        driver.screen().replace([' ', '\n'], "")
    };
    let told = copied(Sent::Tmux);
    for needed in [
        "set-clipboardon",
        "allow-passthroughon",
        "/state/copied.txt",
    ] {
        assert!(told.contains(needed), "{told}");
    }
    let again = copied(Sent::Tmux);
    assert!(!again.contains("set-clipboard"), "{again}");
    assert!(again.contains("已复制12字到/state/copied.txt"), "{again}");
    let offered = copied(Sent::Offered);
    assert!(offered.contains("OSC52"), "{offered}");
}
