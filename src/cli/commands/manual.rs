//! `gangmu completions` and `gangmu man`: made of the definition of the
//! command line itself.

use std::io::{self, Write};

use clap_complete::Shell;
use clap_mangen::Man;

use crate::setting::Language;

use crate::cli::Status;
use crate::cli::args::SHARED;
use crate::cli::failure::Failure;
use crate::cli::help;

/// Prints what a shell needs to complete a call.
pub(in crate::cli) fn completions(
    shell: Shell,
    language: Language,
    mut out: impl Write,
) -> Result<Status, Failure> {
    // The crate ends the program where it cannot write.
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut help::command(language), "gangmu", &mut script);
    out.write_all(&script)?;
    out.flush()?;
    Ok(Status::Done)
}

/// Prints the manual page: the program, then each subcommand in a section of
/// its own.
pub(in crate::cli) fn man(language: Language, mut out: impl Write) -> Result<Status, Failure> {
    let command = help::command(language);
    let subcommands: Vec<clap::Command> = command.get_subcommands().cloned().collect();
    let mut page = Vec::new();
    Man::new(command).render(&mut page)?;
    for subcommand in subcommands {
        if subcommand.get_name() != "help" {
            section(subcommand, help::heading(SHARED, language), &mut page)?;
        }
    }
    let page = match language {
        Language::English => page,
        Language::Chinese => in_chinese(&String::from_utf8_lossy(&page)).into_bytes(),
    };
    out.write_all(&page)?;
    out.flush()?;
    Ok(Status::Done)
}

/// Writes the section of a subcommand, with the parts of its page below it.
fn section(command: clap::Command, shared: &str, page: &mut Vec<u8>) -> io::Result<()> {
    let name = command.get_name().to_uppercase();
    // Those of all subcommands stand in the part of the program already.
    let own = command.mut_args(|arg| match arg.get_help_heading() {
        Some(heading) if heading == shared => arg.hide(true),
        _ => arg,
    });
    let man = Man::new(own.disable_help_flag(true));
    let mut parts = Vec::new();
    man.render_synopsis_section(&mut parts)?;
    man.render_description_section(&mut parts)?;
    man.render_options_section(&mut parts)?;
    man.render_extra_section(&mut parts)?;
    let parts = String::from_utf8_lossy(&parts).replace("\n.SH ", "\n.SS ");
    let parts = parts
        .strip_prefix(".SH ")
        .map_or_else(|| parts.clone(), |rest| format!(".SS {rest}"));
    write!(page, ".SH \"GANGMU {name}\"\n{parts}")
}

/// The headings that the maker of the page writes in English, in Chinese.
fn in_chinese(page: &str) -> String {
    let headings = [
        ("NAME", "名称"),
        ("SYNOPSIS", "用法"),
        ("DESCRIPTION", "说明"),
        ("OPTIONS", "选项"),
        ("SUBCOMMANDS", "子命令"),
        ("EXTRA", "补充"),
        ("VERSION", "版本"),
    ];
    let mut page = page.to_owned();
    for (english, chinese) in headings {
        for macro_name in [".SH", ".SS"] {
            for quote in ["", "\""] {
                let line = |heading: &str| format!("{macro_name} {quote}{heading}{quote}\n");
                page = page.replace(&line(english), &line(chinese));
            }
        }
    }
    page
}
