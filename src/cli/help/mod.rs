//! The definition of the command line with its help in a language.

mod table;
mod usage;

use std::mem;

use clap::builder::PossibleValue;
use clap::{Arg, ArgAction, Command, CommandFactory};

use crate::setting::Language;

use super::args::Arguments;

pub(super) use self::usage::{BadValue, asked, refused};

/// The headings of arguments that have none of their own.
const ARGUMENTS: &str = "参数";
const OPTIONS: &str = "选项";
const SUBCOMMANDS: &str = "子命令";

/// What stands where on a page of help.
const TEMPLATE: &str = "{before-help}{about-with-newline}\n用法：{usage}\n\n{all-args}{after-help}";

/// The command line, built, with its help in `language`.
pub(super) fn command(language: Language) -> Command {
    let mut command = Arguments::command();
    if language == Language::Chinese {
        command = chinese(command, "");
        command =
            command
                .disable_version_flag(true)
                .arg(own_flag("version", 'V', ArgAction::Version));
    }
    command.build();
    if language == Language::Chinese {
        command = finished(command);
    }
    command
}

/// The heading of a group of options in `language`.
pub(super) fn heading(english: &'static str, language: Language) -> &'static str {
    let known = table::HEADINGS.iter().find(|(name, _)| *name == english);
    known.map_or(english, |(_, chinese)| language.choose(chinese, english))
}

/// What is said of an option of a command, or of one of that name of several.
fn said(command: &str, option: &str) -> Option<&'static str> {
    let of = |whose: &str| {
        let mut rows = table::OPTIONS.iter();
        rows.find(|(command, name, _)| *command == whose && *name == option)
    };
    of(command).or_else(|| of("")).map(|(_, _, text)| *text)
}

/// A command with all below it in Chinese, before it is built.
fn chinese(command: Command, name: &str) -> Command {
    let mut command = command
        .mut_args(|arg| argument(arg, name))
        .disable_help_flag(true)
        .arg(own_flag("help", 'h', ArgAction::Help))
        .subcommand_help_heading(SUBCOMMANDS)
        .subcommand_value_name(SUBCOMMANDS)
        .help_template(TEMPLATE);
    command = described(command, name);
    for below in command.get_subcommands_mut() {
        let name = below.get_name().to_owned();
        *below = chinese(mem::take(below), &name);
    }
    command
}

/// A command with what it is for.
fn described(command: Command, name: &str) -> Command {
    let mut rows = table::COMMANDS.iter();
    let Some((_, about, more, after)) = rows.find(|row| row.0 == name) else {
        return command;
    };
    let command = match more.is_empty() {
        true => command.about(*about),
        false => command
            .about(*about)
            .long_about(format!("{about}\n\n{more}")),
    };
    match after.is_empty() {
        true => command,
        false => command.after_help(*after),
    }
}

/// A flag that clap would add with a text of its own.
fn own_flag(name: &'static str, short: char, action: ArgAction) -> Arg {
    Arg::new(name)
        .short(short)
        .long(name)
        .action(action)
        .help(said("", name).unwrap_or_default())
        .help_heading(OPTIONS)
}

/// An argument with its help; what clap would put behind it in English stands
/// there in Chinese.
fn argument(arg: Arg, command: &str) -> Arg {
    let mut text = said(command, arg.get_id().as_str())
        .unwrap_or_default()
        .to_owned();
    if arg.get_action().takes_values() {
        let defaults = arg.get_default_values().iter();
        let defaults: Vec<_> = defaults.map(|value| value.to_string_lossy()).collect();
        if !defaults.is_empty() {
            text.push_str(&format!(" [默认：{}]", defaults.join("、")));
        }
        let values = arg.get_possible_values();
        let shown = values.iter().filter(|value| !value.is_hide_set());
        let shown: Vec<&str> = shown.map(PossibleValue::get_name).collect();
        if !shown.is_empty() {
            text.push_str(&format!(" [可取：{}]", shown.join("、")));
        }
    }
    let heading = match arg.get_help_heading() {
        Some(english) => table::HEADINGS
            .iter()
            .find(|(name, _)| *name == english)
            .map_or(OPTIONS, |(_, chinese)| *chinese),
        None if arg.is_positional() => ARGUMENTS,
        None => OPTIONS,
    };
    let is_value = arg.get_action().takes_values();
    let arg = arg.long_help(text.clone()).help(text).help_heading(heading);
    match is_value {
        true => arg.hide_default_value(true).hide_possible_values(true),
        false => arg,
    }
}

/// What is known only of a command that is built: how it is called, and the
/// subcommand `help`, which clap adds.
fn finished(mut command: Command) -> Command {
    let usage = usage::in_chinese(&command.render_usage().to_string());
    if command.get_name() == "help" {
        command = described(command, "help")
            .mut_args(|arg| argument(arg, "help"))
            .help_template(TEMPLATE)
            .subcommand_help_heading(SUBCOMMANDS);
    }
    for below in command.get_subcommands_mut() {
        *below = finished(mem::take(below));
    }
    command.override_usage(usage.trim_start_matches("用法：").to_owned())
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    fn walk<'c>(command: &'c Command, found: &mut Vec<&'c Command>) {
        found.push(command);
        for below in command.get_subcommands() {
            walk(below, found);
        }
    }

    #[test]
    fn every_command_and_option_is_said_in_chinese_and_nothing_else() {
        let english = Arguments::command();
        let mut commands = Vec::new();
        walk(&english, &mut commands);
        let mut used = HashSet::new();
        for command in &commands {
            let name = match command.get_name() {
                "gangmu" => "",
                name => name,
            };
            let row = table::COMMANDS.iter().find(|row| row.0 == name);
            let (_, _, more, after) = row.unwrap_or_else(|| panic!("no text of {name}"));
            assert_eq!(
                command.get_after_help().is_some(),
                !after.is_empty(),
                "{name}"
            );
            assert_eq!(
                command.get_long_about().is_some(),
                !more.is_empty(),
                "{name}"
            );
            for arg in command.get_arguments() {
                let id = arg.get_id().as_str();
                assert!(said(name, id).is_some(), "no text of {name} {id}");
                used.insert((name.to_owned(), id.to_owned()));
            }
        }
        for (command, option, _) in table::OPTIONS {
            let own = ["help", "version", "subcommand"].contains(option);
            let is_used = match *command {
                "" => used.iter().any(|(_, id)| id == option),
                command => used.contains(&(command.to_owned(), (*option).to_owned())),
            };
            assert!(own || is_used, "nothing is called {command} {option}");
        }
    }

    #[test]
    fn no_help_in_chinese_has_english_sentences() {
        let mut command = command(Language::Chinese);
        let mut pages = vec![command.render_long_help().to_string()];
        for below in command.get_subcommands_mut() {
            pages.push(below.render_long_help().to_string());
            pages.push(below.render_help().to_string());
        }
        assert!(pages.len() > 20);
        for page in pages {
            for word in [
                " the ",
                " of ",
                " is ",
                "Print",
                "Usage",
                "OPTIONS",
                "COMMAND",
                "default:",
                "possible",
                "Arguments",
                "Options",
                "Commands",
                "Examples",
            ] {
                assert!(!page.contains(word), "{word} in\n{page}");
            }
        }
    }
}
