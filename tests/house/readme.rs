//! The key list of the README is that of the program. To write it anew:
//! `BLESS=1 cargo test --test house readme`.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::fmt::Write;
use std::path::Path;

use gangmu::explorer::comparing::keys::KEYS;
use gangmu::setting::Language;
use gangmu::setting::keys::command::{COMMANDS, Group};

const BEGIN: &str = "<!-- keys: written by BLESS=1 cargo test --test house readme -->\n";
const END: &str = "<!-- /keys -->";

fn key_list() -> String {
    let mut list = String::new();
    for group in Group::ALL {
        let title = group.title(Language::English);
        write!(
            list,
            "\n**{title}**\n\n| keys | command | what it does |\n| --- | --- | --- |\n"
        )
        .unwrap();
        for info in COMMANDS.iter().filter(|info| info.group == group) {
            let keys: Vec<String> = info
                .shown_keys()
                .split(' ')
                .map(|key| format!("`{}`", key.replace('|', "\\|")))
                .collect();
            let scope = info.scope.told(Language::English);
            let first = info.keys.first().copied().unwrap_or_default();
            let help = info.help(Language::English, first).replace('|', "\\|");
            writeln!(
                list,
                "| {} | {} | {scope}{help} |",
                keys.join(" "),
                info.name
            )
            .unwrap();
        }
    }
    list.push_str("\n**On the page of a comparison**\n\n| keys | what they do |\n| --- | --- |\n");
    for (keys, _, help) in KEYS {
        let keys: Vec<String> = keys.split(' ').map(|key| format!("`{key}`")).collect();
        writeln!(list, "| {} | {help} |", keys.join(" ")).unwrap();
    }
    list.push('\n');
    list
}

#[test]
fn the_key_list_is_that_of_the_program() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let readme = std::fs::read_to_string(&path).unwrap();
    let (before, rest) = readme.split_once(BEGIN).expect("the key list begins");
    let (listed, after) = rest.split_once(END).expect("the key list ends");
    if std::env::var_os("BLESS").is_some() {
        let blessed = format!("{before}{BEGIN}{}{END}{after}", key_list());
        std::fs::write(&path, blessed).unwrap();
        return;
    }
    assert_eq!(listed, key_list());
}
