//! The options of the subcommands on the program itself: `gangmu config`,
//! `completions` and `man`.

use clap::Args;
use clap_complete::Shell;

const CONFIG_EXAMPLES: &str = "\
The file is $XDG_CONFIG_HOME/gangmu/config.toml (~/.config/gangmu/config.toml);
--config FILE names another. --check prints FILE:LINE: REASON for each fault and
exits with 2 where there is one.

Examples:
  gangmu config --default > \"$(gangmu config --path)\"
  gangmu config --check --config mine.toml";

const COMPLETIONS_EXAMPLES: &str = "\
Examples:
  gangmu completions bash > ~/.local/share/bash-completion/completions/gangmu
  gangmu completions zsh > \"${fpath[1]}/_gangmu\"
  gangmu completions fish > ~/.config/fish/completions/gangmu.fish";

const MAN_EXAMPLES: &str = "\
Examples:
  gangmu man > ~/.local/share/man/man1/gangmu.1
  gangmu man | man -l -";

/// Print the default configuration, check yours, or tell where it is.
#[derive(Debug, Args)]
#[command(after_help = CONFIG_EXAMPLES)]
pub(in crate::cli) struct Config {
    #[command(flatten)]
    pub(in crate::cli) what: ConfigTask,
}

#[derive(Debug, Args)]
#[group(required = true, multiple = false)]
pub(in crate::cli) struct ConfigTask {
    /// Print the default configuration: every option and every command with
    /// its keys, each with what it is for.
    #[arg(long)]
    pub(in crate::cli) default: bool,

    /// Print what is wrong with the configuration, each fault with its line
    /// and with what is allowed.
    #[arg(long)]
    pub(in crate::cli) check: bool,

    /// Print where the configuration is looked for.
    #[arg(long)]
    pub(in crate::cli) path: bool,
}

/// Print what a shell needs to complete calls of gangmu.
#[derive(Debug, Args)]
#[command(after_help = COMPLETIONS_EXAMPLES)]
pub(in crate::cli) struct Completions {
    /// The shell.
    #[arg(value_name = "SHELL", value_enum)]
    pub(in crate::cli) shell: Shell,
}

/// Print the manual page, in roff.
#[derive(Debug, Args)]
#[command(after_help = MAN_EXAMPLES)]
pub(in crate::cli) struct Man;
