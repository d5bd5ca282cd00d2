//! The configuration: the default file, what is told of a wrong one, and that
//! the subcommands go by it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command as Process, Output};
use std::sync::atomic::{AtomicU32, Ordering};

use gangmu::config::{Config, Loaded, default_text, parse};
use gangmu::search::Rules;
use gangmu::setting::appearance::ThemeName;
use gangmu::setting::citation::CitationForm;
use gangmu::setting::keys::command::{COMMANDS, Command, Scope};
use gangmu::setting::keys::key::Key;
use gangmu::setting::{Language, Told};
use gangmu::text::Ambiguous;

/// A folder of its own for one test, gone with it.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("gangmu-config-{}-{number}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        fs::create_dir_all(folder.join("gangmu")).unwrap();
        Self(folder)
    }

    /// Writes the configuration of a reader who lives here.
    fn configured(text: &str) -> Self {
        let folder = Self::new();
        folder.write("gangmu/config.toml", text);
        folder
    }

    fn write(&self, name: &str, text: &str) -> PathBuf {
        let path = self.0.join(name);
        fs::write(&path, text).unwrap();
        path
    }

    fn run(&self, arguments: &[&str]) -> Output {
        Process::new(env!("CARGO_BIN_EXE_gangmu"))
            .args(arguments)
            .env("LC_ALL", "C")
            .env("XDG_CONFIG_HOME", &self.0)
            .env("XDG_STATE_HOME", &self.0)
            .current_dir(&self.0)
            .output()
            .unwrap()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn read(text: &str) -> Loaded {
    parse(text, Path::new("."))
}

/// The faults of a text, each as line and reason in English.
fn faults(text: &str) -> Vec<(usize, String)> {
    let loaded = read(text);
    let told = loaded.faults.iter();
    told.map(|fault| (fault.line, fault.told(Language::English)))
        .collect()
}

/// The default file with every command in force.
fn all_in_force() -> String {
    let in_force = |line: &str| {
        let entry = line.strip_prefix('#').filter(|rest| {
            let name = rest.split(" =").next().unwrap_or_default();
            Command::by_name(name).is_some()
        });
        entry.unwrap_or(line).to_owned()
    };
    let lines: Vec<String> = default_text().lines().map(in_force).collect();
    lines.join("\n")
}

#[test]
fn the_default_file_says_what_the_program_does_without_it() {
    let loaded = read(&default_text());
    assert_eq!(loaded.faults, []);
    assert_eq!(loaded.config, Config::default());
    let loaded = read(&all_in_force());
    assert_eq!(loaded.faults, []);
    assert_eq!(loaded.config, Config::default());
}

#[test]
fn the_default_file_holds_every_option_and_every_command() {
    let text = all_in_force();
    let options: Vec<&str> = text
        .lines()
        .take_while(|line| *line != "[keys]")
        .filter_map(|line| line.split_once(" = "))
        .map(|(name, _)| name)
        .filter(|name| !name.starts_with('#'))
        .collect();
    // What is unknown is told with all that is known.
    for table in ["", "[typography]\n", "[words]\n"] {
        let told = &faults(&format!("{table}xxxxxxxxxx = 1\n"))[0].1;
        let known = told.rsplit("there are ").next().unwrap();
        for name in known.split(", ") {
            let is_table = text.contains(&format!("\n[{name}]\n"));
            assert!(is_table || options.contains(&name), "{name}");
        }
    }
    for info in COMMANDS {
        let line = format!("\n{} = [", info.name);
        assert_eq!(text.matches(&line).count(), 1, "{}", info.name);
        for language in [Language::Chinese, Language::English] {
            let key = info.keys.first().copied().unwrap_or_default();
            assert!(text.contains(&*info.help(language, key)), "{}", info.name);
        }
    }
}

#[test]
fn every_option_takes_effect() {
    let config = read(
        "language = \"en\"\ntheme = \"high-contrast\"\ncitation = \"{file}\"\n[typography]\nmeasure = 30\nindent = false\n\
         spaced-paragraphs = true\nspaced-lines = true\nhang = true\njustify = true\n\
         seams = false\nline-numbers = true\nambiguous = \"wide\"\nordinary-copies = true\n[search]\ncase = false\nwidth = false\n\
         variants = false\npunctuation = false\npinyin = false\n[keys]\ntop = [\"F5\"]\n\
         next-hit = \"Ctrl-N\"\n",
    );
    assert_eq!(config.faults, []);
    let config = config.config;
    assert_eq!(config.language, Some(Language::English));
    assert_eq!(config.theme, ThemeName::HighContrast);
    assert_eq!(Some(config.citation), CitationForm::new("{file}"));
    assert_eq!(config.ambiguous, Some(Ambiguous::Wide));
    assert_eq!(config.search, Rules::STRICT);
    let set = config.typography;
    assert_eq!(set.measure, 30);
    assert!(!set.indent && !set.seams);
    assert!(set.spaced_paragraphs && set.spaced_lines && set.hang && set.justify);
    assert!(set.line_numbers && set.ordinary_copies);
    let meaning = |key| config.keymap.command(Key::parse(key).unwrap(), Scope::Text);
    assert_eq!(meaning("F5"), Some(Command::Top));
    assert_eq!(meaning("g"), None);
    assert_eq!(meaning("Ctrl-n"), Some(Command::NextHit));
}

#[test]
fn each_fault_has_its_line_and_what_is_allowed() {
    let told = faults(
        "langauge = \"en\"\ntheme = \"solarized\"\ncitation = \"{page}\"\n[typography]\nmeasure = 500\nindent = \"yes\"\n\
         line_numbers = true\n[keys]\ntop = \"Ctl-x\"\nbotom = \"G\"\nread-on = 3\n\
         back = \"Ctrl-i\"\n",
    );
    let expected = [
        (1, "language"),
        (2, "\"high-contrast\""),
        (3, "{sections}"),
        (5, "from 12 to 100"),
        (6, "true or false"),
        (7, "line-numbers"),
        (9, "Ctl-x"),
        (10, "bottom"),
        (11, "[\"j\", \"Down\"]"),
        (12, "Tab"),
    ];
    assert_eq!(told.len(), expected.len(), "{told:#?}");
    for ((line, reason), (wanted, part)) in told.iter().zip(expected) {
        assert_eq!(*line, wanted, "{reason}");
        assert!(reason.contains(part), "{reason}");
    }
    let told = read("theme = \"dark\"\n[typography]\nmeasure = 9\njustify = true\n");
    assert_eq!(told.config.theme, ThemeName::Dark, "the others hold");
    assert_eq!(told.config.typography.measure, 40);
    assert!(told.config.typography.justify);
    for fault in &told.faults {
        assert!(fault.told(Language::Chinese).contains("12 到 100"));
    }
}

#[test]
fn keys_that_do_not_go_together_are_told() {
    let told =
        faults("[keys]\ntop = \"F5\"\nbottom = \"F5\"\nup = \"x\"\nquit = []\ndown = \"5\"\n");
    let lines: Vec<usize> = told.iter().map(|(line, _)| *line).collect();
    assert_eq!(lines, [3, 4, 5, 6], "{told:#?}");
    assert!(told[0].1.contains("given to top"), "{told:?}");
    assert!(told[1].1.contains("remove-chip"), "{told:?}");
    assert!(told[2].1.contains("left"), "{told:?}");
    assert!(told[3].1.contains("digits"), "{told:?}");
}

#[test]
fn what_is_no_toml_is_told_with_its_line() {
    let told = faults("theme = \"dark\"\n\nmeasure = \n");
    assert_eq!(told.len(), 1);
    assert_eq!(told[0].0, 3);
    assert_eq!(
        read("theme = \"dark\"\n\nmeasure = \n").config,
        Config::default()
    );
    assert_eq!(faults("typography = 3\n")[0].0, 1);
}

#[test]
fn the_file_is_checked_from_the_command_line() {
    let folder = Folder::configured("theme = \"drak\"\n[words]\ndictionaries = [\"gone.txt\"]\n");
    let path = folder.run(&["config", "--path"]);
    let path = String::from_utf8(path.stdout).unwrap();
    assert_eq!(Path::new(path.trim()), folder.0.join("gangmu/config.toml"));
    let checked = folder.run(&["config", "--check"]);
    assert_eq!(checked.status.code(), Some(2));
    let told = String::from_utf8(checked.stdout).unwrap();
    let lines: Vec<&str> = told.lines().collect();
    assert!(
        lines[0].starts_with(&format!("{}:1: theme", path.trim())),
        "{told}"
    );
    assert!(
        lines[1].contains(":3: ") && lines[1].contains("gone.txt"),
        "{told}"
    );
    let chinese = folder.run(&["config", "--check", "--lang", "zh"]);
    assert!(
        String::from_utf8(chinese.stdout)
            .unwrap()
            .contains("没有文件")
    );

    let written = folder.run(&["config", "--default"]).stdout;
    assert_eq!(String::from_utf8(written).unwrap(), default_text());
    let named = folder.write("mine.toml", &default_text());
    let checked = folder.run(&["config", "--check", "--config", named.to_str().unwrap()]);
    assert_eq!(checked.status.code(), Some(0));
    assert!(checked.stdout.is_empty());
}

#[test]
fn a_bad_file_stops_nothing_and_one_that_is_named_must_be_there() {
    let folder = Folder::configured("theme = \n");
    let outline = folder.run(&["outline"]);
    assert_eq!(outline.status.code(), Some(0));
    assert!(!outline.stdout.is_empty());
    let told = String::from_utf8(outline.stderr).unwrap();
    assert!(told.contains("line 1"), "{told}");
    let gone = folder.run(&["outline", "--config", "gone.toml"]);
    assert_eq!(gone.status.code(), Some(2));
    assert!(
        String::from_utf8(gone.stderr)
            .unwrap()
            .contains("gone.toml")
    );
}

#[test]
fn the_words_of_the_configuration_are_those_of_the_subcommands() {
    let folder =
        Folder::configured("[words]\ndictionaries = [\"own.txt\"]\nstop-words = [\"stop.txt\"]\n");
    folder.write("gangmu/own.txt", "数改智转\n坏 行 n 多\n");
    folder.write("gangmu/stop.txt", "工厂\n");
    let text = folder.write("a.txt", "数改智转进工厂，工厂有了数改智转。\n");
    let ranked = folder.run(&["keywords", text.to_str().unwrap()]);
    let words = String::from_utf8(ranked.stdout).unwrap();
    assert!(
        words.contains("数改智转") && !words.contains("工厂"),
        "{words}"
    );
    let told = String::from_utf8(ranked.stderr).unwrap();
    assert!(told.contains("own.txt: line 2"), "{told}");
    let checked = folder.run(&["config", "--check"]);
    assert_eq!(checked.status.code(), Some(2));
    assert!(
        String::from_utf8(checked.stdout)
            .unwrap()
            .contains("own.txt:2: ")
    );
}

#[test]
fn what_is_taken_for_the_same_is_switched() {
    let strict =
        "[search]\ncase = false\nvariants = false\npinyin = false\nwidth = 1\nwidht = true\n";
    let rules = read(strict).config.search;
    assert!(!rules.folding.case && !rules.folding.variants && !rules.pinyin);
    assert!(rules.folding.width && rules.folding.punctuation);
    let told = faults(strict);
    assert_eq!(
        told[0],
        (
            5,
            "search.width cannot be 1; it can be true or false".to_owned()
        )
    );
    assert_eq!(told[1].0, 6);
    assert!(told[1].1.contains("width"), "{told:?}");
    // The subcommand goes by it, and its own option by more.
    let folder = Folder::configured("[search]\nvariants = false\n");
    let text = folder.write("a.txt", "发展，發展，ＧＤＰ，gdp。\n");
    let text = text.to_str().unwrap();
    let count = |arguments: &[&str]| {
        let output = folder.run(arguments);
        String::from_utf8(output.stdout).unwrap().trim().to_owned()
    };
    assert_eq!(count(&["search", "发展", text, "--count"]), "1");
    assert_eq!(count(&["search", "GDP", text, "--count"]), "2");
    assert_eq!(
        count(&["search", "fzgdp", text, "--count", "--no-fold=case"]),
        "0"
    );
    assert_eq!(
        count(&["search", "gdp", text, "--count", "--no-fold=width"]),
        "1"
    );
    assert_eq!(count(&["search", "GDP", text, "--count", "--no-fold"]), "0");
    assert_eq!(count(&["search", "fz", text, "--count"]), "2");
    assert_eq!(
        count(&["search", "fz", text, "--count", "--no-fold=pinyin"]),
        "0"
    );
    assert_eq!(
        count(&["search", "py:fz", text, "--count", "--no-fold"]),
        "2"
    );
    let wrong = folder.run(&["search", "甲", text, "--no-fold=accents"]);
    assert_eq!(wrong.status.code(), Some(2));
}
