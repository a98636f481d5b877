# What `--help` says, by command: its own text, and an attribute for each argument (`.format`) and each value of one (`.format-json`).
# Where a command has none of its own, that of `help-all` counts. A test of dsl-cli holds them against the arguments.

help-qingdan = The negative-list compiler: check lists, decide flows, compare editions

help-all =
    .lists = The lists folder [default: the nearest `lists` at or above the working directory]
    .messages = The language of messages [default: for people that of the locale, else English]
    .messages-en = English
    .messages-zh = Chinese
    .help = Print help
    .version = Print the version
    .editions = Which editions [default: all]
    .format = For people or for programs
    .format-human = For people
    .format-json = For programs
    .reading = Take this reading where the lists take another: NAME wherever there is one of that name, or PLACE/NAME at that place alone, as `qingdan conflicts` lists it

help-check = Look for mistakes in the lists
    .paths = Files or folders to report on [default: the whole lists folder]
    .format = How findings are shown
    .format-human = Drawn into the text, in colour, for a terminal
    .format-narrated = The same in sentences, for a screen reader
    .format-plain = Drawn with ASCII characters, for logs and mail
    .format-short = One line each
    .fix = Apply the safe fixes to the files, then report what is left
    .dry-run = With --fix: print what would change, as a patch, and write nothing
    .deny-warnings = Exit with 1 where there are warnings, too

help-compile = Write one artefact per edition
    .output = Where the artefacts go

help-conflicts = List where sources differ, and what another reading would change

help-coverage = Set what is transcribed beside the official totals
    .format = How the table is written
    .format-markdown = For a page

help-decide = Decide one flow and explain the decision
    .edition = An edition of the lists folder, or a compiled artefact: a path with `/`, or one that ends in `.json`
    .facts = The facts of the flow, as key=value
    .assume-defaults = Facts not given take their declared default, zero or no
    .on = The edition in force on that day, along `replaces` from the one named

help-diff = Show what changed from one edition to another, and for whom
    .old = The older edition
    .new = The newer edition
    .output = Write to a file
    .exit-code = Exit with 1 where anything changed

help-fmt = Lay out the lists in the one canonical way
    .paths = Files or folders [default: the whole lists folder]
    .check = Write nothing; list the files that would change, and exit with 1 where there are any
    .keywords = Write every keyword in this language [default: each in the language that it is written in]
    .keywords-zh = Chinese
    .keywords-en = English

help-explain = Explain a code of `qingdan check`, with a wrong and a right example
    .code = The code, as a finding shows it: `band-gap`

help-lsp = Serve an editor on standard input and output

help-procedure = List the steps of an edition's procedures, and by when each is due
    .edition = An edition of the lists folder
    .filed = The day on which the first documents were received
    .done = The day on which a step was done or an event happened; may be given several times
    .calendar = A file of holidays and working weekends [default: weekends alone are free]

help-test = Run the examples that stand in the lists

help-help = Print this page or that of a command

# What stands for a value in usage lines.
help-value =
    .CODE = CODE
    .COMMAND = COMMAND
    .DIR = DIR
    .EDITION = EDITION
    .EDITIONS = EDITIONS
    .FACTS = FACTS
    .FILE = FILE
    .FORMAT = FORMAT
    .KEYWORDS = LANGUAGE
    .LANGUAGE = LANGUAGE
    .NAME = NAME
    .NEW = NEW
    .OLD = OLD
    .PATHS = PATHS
    .YYYY-MM-DD = YYYY-MM-DD

## The page around them

page-usage = Usage:
page-commands = Commands:
page-arguments = Arguments:
page-options = Options:
page-some-options = OPTIONS
page-default = { $text } [default: { $value }]

## Why arguments are refused

usage-line = Usage: { $usage }
more-help = For more, add `--help`

argument-unknown = there is no option `{ $given }`
    .near = there is no option `{ $given }`; did you mean `{ $near }`?
    .too-many = `{ $given }` is one argument too many
argument-value = `{ $given }` is not a value of `{ $argument }`
    .one-of = `{ $given }` is not a value of `{ $argument }`; its values are { $values }
    .near = `{ $given }` is not a value of `{ $argument }`; did you mean `{ $near }`? Its values are { $values }
argument-no-value = `{ $argument }` needs a value
    .one-of = `{ $argument }` needs a value; its values are { $values }
argument-takes-none = `{ $argument }` takes no value, and `{ $given }` was given as one
argument-missing = { $arguments } must be given
argument-twice = `{ $argument }` is given twice
argument-conflict = `{ $argument }` cannot be given together with { $others }
argument-not-utf8 = an argument is not UTF-8 text
command-unknown = there is no command `{ $given }`
    .near = there is no command `{ $given }`; did you mean { $near }?
command-missing = a command must be given: { $commands }
