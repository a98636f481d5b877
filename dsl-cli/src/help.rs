//! What `--help` says: every command, argument and value gets its text from the catalogue, by name, and so do the words that clap
//! would write around them.

use clap::builder::PossibleValue;
use clap::{Arg, ArgAction, Command};
use dsl_report::{say, say_named};
use dsl_syntax::{Language, message};
use textwrap::core::display_width;

use crate::output;

/// Where the arguments that every command takes begin: after its own.
pub(crate) const LAST: usize = 100;

/// Lines of help are no longer, however wide the terminal is.
const WIDEST: usize = 110;

/// Nor is the column of texts narrower, however narrow the terminal is.
const NARROWEST: usize = 30;

/// The command line with its texts in that language.
pub(crate) fn localized(command: Command, language: Language) -> Command {
    Words { language, width: output::width().min(WIDEST), named: &|name| say_named(name, language) }.tell(command)
}

/// Where texts come from, and how wide they may be.
struct Words<'n> {
    language: Language,
    width: usize,
    named: &'n dyn Fn(&str) -> Option<String>,
}

impl Words<'_> {
    fn tell(&self, command: Command) -> Command {
        let flag = |name, short, order| Arg::new(name).short(short).long(name).global(true).display_order(order);
        let mut command = command
            .disable_help_flag(true)
            .disable_version_flag(true)
            .arg(flag("help", 'h', LAST + 2).action(ArgAction::Help))
            .arg(flag("version", 'V', LAST + 3).action(ArgAction::Version));
        // What clap adds by itself must be there before it is told: the command `help`, and global arguments everywhere.
        command.build();
        self.of_command(command)
    }

    fn of_command(&self, command: Command) -> Command {
        let name = command.get_name().to_owned();
        let command = command.mut_args(|argument| self.named_value(argument));
        let (positional, other): (Vec<&Arg>, Vec<&Arg>) = command.get_arguments().partition(|arg| arg.is_positional());
        let (columns, option_columns) = (column(&positional), column(&other));
        let template = self.page(&command);
        let command = command
            .mut_args(|argument| {
                let column = if argument.is_positional() { columns } else { option_columns };
                let text = self.of_argument(&name, &argument, column);
                argument.help(text).hide_default_value(true).hide_possible_values(true)
            })
            .mut_subcommands(|below| self.of_command(below))
            .about(self.text(&[format!("help-{name}")]))
            .subcommand_value_name(self.value_name("COMMAND"))
            .help_template(template);
        self.with_usage(command)
    }

    /// What clap writes as `qingdan check [OPTIONS] [PATHS]...`.
    fn with_usage(&self, mut command: Command) -> Command {
        let usage = command.render_usage().to_string();
        let options = format!("[{}]", say(&message!("page-some-options"), self.language));
        command.override_usage(usage.trim_start_matches("Usage: ").replace("[OPTIONS]", &options))
    }

    /// The page's parts in clap's template language.
    fn page(&self, command: &Command) -> String {
        let style = command.get_styles().get_header();
        let usage = (message!("page-usage"), "  {usage}", true);
        let commands = (message!("page-commands"), "{subcommands}", command.has_subcommands());
        let arguments = (message!("page-arguments"), "{positionals}", command.get_positionals().next().is_some());
        let options = (message!("page-options"), "{options}", command.get_arguments().any(|arg| !arg.is_positional()));
        let parts = [usage, commands, arguments, options].into_iter().filter(|(_, _, there)| *there);
        let parts = parts.map(|(heading, part, _)| {
            let heading = say(&heading, self.language);
            format!("\n\n{}{heading}{}\n{part}", style.render(), style.render_reset())
        });
        "{about}".to_owned() + &parts.collect::<String>()
    }

    fn named_value(&self, argument: Arg) -> Arg {
        let names = argument.get_value_names().unwrap_or_default();
        let names: Vec<String> = names.iter().map(|name| self.value_name(name)).collect();
        if argument.get_action().takes_values() { argument.value_names(names) } else { argument }
    }

    /// `NAME=YYYY-MM-DD` is named by its parts.
    fn value_name(&self, name: &str) -> String {
        let parts = name.split('=').map(|part| self.text(&[format!("help-value.{part}")]));
        parts.collect::<Vec<_>>().join("=")
    }

    /// The argument's text, its default, and a line for each value that it may have.
    fn of_argument(&self, command: &str, argument: &Arg, column: usize) -> String {
        let name = argument.get_id().as_str().replace('_', "-");
        let text = |name: &str| self.text(&[format!("help-{command}.{name}"), format!("help-all.{name}")]);
        let mut own = text(&name);
        let takes_values = argument.get_action().takes_values();
        if let Some(default) = argument.get_default_values().first().filter(|_| takes_values) {
            let value = default.to_string_lossy().into_owned();
            own = say(&message!("page-default", text = own, value = value), self.language);
        }
        let room = self.width.saturating_sub(column).max(NARROWEST);
        let mut lines: Vec<String> = textwrap::wrap(&own, room).into_iter().map(|line| line.into_owned()).collect();
        let values = if takes_values { argument.get_possible_values() } else { Vec::new() };
        let longest = values.iter().map(|value| display_width(value.get_name())).max().unwrap_or_default();
        for value in values.iter().map(PossibleValue::get_name) {
            let start = format!("  {value:longest$}  ");
            let below = " ".repeat(longest + 4);
            let options = textwrap::Options::new(room).initial_indent(&start).subsequent_indent(&below);
            let line = textwrap::fill(&text(&format!("{name}-{value}")), options);
            lines.push(line);
        }
        lines.join("\n")
    }

    /// The first of these that the catalogue has; else a name, which shows what is missing and which no test lets pass.
    fn text(&self, names: &[String]) -> String {
        names.iter().find_map(|name| (self.named)(name)).unwrap_or_else(|| names.concat())
    }
}

/// Where clap puts the texts of these arguments: two columns after the longest. An option's long name stands after its short one.
fn column(arguments: &[&Arg]) -> usize {
    let width = |argument: &&Arg| {
        let before = if argument.get_long().is_some() { "-x, ".len() } else { 0 };
        before + display_width(&argument.to_string())
    };
    arguments.iter().map(width).max().unwrap_or_default() + 4
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;
    use std::collections::BTreeSet;

    use clap::{Command, CommandFactory};
    use dsl_report::say_named;
    use dsl_syntax::Language;

    use super::Words;

    /// The names of the texts of help in a file of the catalogue.
    fn catalogue(file: &str) -> BTreeSet<String> {
        let mut names = BTreeSet::new();
        let mut message = "";
        for line in file.lines() {
            let Some((name, value)) = line.split_once('=') else { continue };
            let name = name.trim_end();
            if let Some(attribute) = name.strip_prefix("    .") {
                names.insert(format!("{message}.{attribute}"));
            } else if !name.starts_with([' ', '#']) {
                message = name;
                if !value.trim().is_empty() {
                    names.insert(message.to_owned());
                }
            }
        }
        names.retain(|name| name.starts_with("help-"));
        names
    }

    fn pages(command: &mut Command, all: &mut String) {
        all.push_str(&command.render_long_help().to_string());
        command.get_subcommands_mut().for_each(|below| pages(below, all));
    }

    #[test]
    fn every_argument_has_its_text_and_every_text_its_argument() {
        let files = [
            (Language::En, include_str!("../../dsl-report/messages/en/help.ftl")),
            (Language::Zh, include_str!("../../dsl-report/messages/zh/help.ftl")),
        ];
        for (language, file) in files {
            let said = RefCell::new(BTreeSet::new());
            let named = |name: &str| {
                let text = say_named(name, language)?;
                said.borrow_mut().insert(name.to_owned());
                Some(text)
            };
            let mut command = Words { language, width: 100, named: &named }.tell(crate::Arguments::command());
            let mut all = String::new();
            pages(&mut command, &mut all);
            assert!(!all.contains("help-"), "no text for what is named so:\n{all}");
            assert_eq!(said.into_inner(), catalogue(file), "texts that are said, and texts that there are");
        }
    }

    #[test]
    fn the_arguments_are_well_formed() {
        crate::Arguments::command().debug_assert();
    }
}
