# Text and grammar: what a file looks like, before anything is known of its meaning.

## What was expected

expected-found = expected { $expected }, found `{ $found }`
    .label = not expected here
    .label-foreign = not a word of the language
    .label-unknown = unknown word
expected-after = expected { $expected } after `{ $before }`
    .label = something is missing after this
end-of-line = the end of the line
boundary-word = a boundary word ({ $words })
an-entry = an entry
a-total = a total

## Slips

misplaced-line = `{ $word }` cannot stand { $inside }
    .label = misplaced
    .help = it can stand { $homes }
starts-no-line = `{ $word }` starts no line { $inside }
    .label = unknown word
    .help = a line here begins with { $words }
reserved-name = `{ $word }` is a word of the language and cannot be a name
    .label = a name is wanted here
    .help = take another name, such as `{ $word }-1` or a fuller one
not-a-boundary-word = `{ $slip }` is not a boundary word; the statute's word is `{ $english }` ({ $chinese })
    .label = a boundary word is wanted here
    .help = `at least` (以上) and `at most` (以下) include their number, `over` (超过) and `under` (不满) do not
    .note = `{ $chinese }` stands after its number: `10万人{ $chinese }`
parentheses = conditions have no parentheses
    .label = not part of the language
    .help = `and` binds tighter than `or`; group with `all of { "{" } … { "}" }` or `any of { "{" } … { "}" }`
sign = `{ $sign }` is not part of the language; the word is `{ $english }` ({ $chinese })
    .label = a word is wanted here
below-zero = `{ $number }` is below zero
    .label = counts begin at 0
    .help = write a whole number from 0
not-a-name = `{ $word }` is not a name
    .label = not a name
    .label-wanted = a name is wanted here
    .help = names are lower-case ASCII letters and digits, words joined by `-`
    .help-letter = names are lower-case ASCII letters and digits, words joined by `-`, and begin with a letter; the Chinese goes into the `title`
missing-when = { $when } is missing before this
    .help = a clause reads `OUTCOME when CONDITION`
missing-language = this text does not say which language it is in
    .label = `zh` or `en` is missing before this
    .help = every text is a pair: `zh "…" en "…"`
missing-comma = expected `,`, found `{ $found }`
    .label = a comma is missing before this
curly-quote = expected { $expected }, found a curly quote
    .label = not a straight double quote
    .help = a text stands between straight double quotes `"`; curly ones may stand inside it

## Lines

must-start-line = { $what } must start a line
    .label = begin a new line here
    .help = one line each keeps the list readable as a table, and tells where the next one begins
    .fix = begin a new line
must-be-separated = { $what } must stand after a line break or `;`
    .label = a `;` is missing before this
cannot-go-on = a clause cannot go on with `{ $word }` on a new line
    .label = this line belongs to the clause above
clause-goes-on = a clause goes on over lines that begin with `or`, `and`, `unless` or `[`
clause-without-outcome = `{ $words }` begins a condition, not a clause
    .label = a clause begins with its outcome
doubled-language = field `{ $field }` has `{ $language }` twice
    .help = each field starts a line; take the comma away before a line break

## Braces and texts

unclosed-block = `{ $title }` is not closed: a `{ "}" }` is missing
    .nameless = this block is not closed: a `{ "}" }` is missing
    .label = `{ "}" }` is missing here, at the latest
    .label-open = opened here
closed-too-early = this `{ "}" }` closes `{ $title }` too early
    .label = one `{ "}" }` too many
    .help = what follows can only stand { $inside }: take the brace away
closes-nothing = this `{ "}" }` closes nothing
    .label = no block is open here
    .help = take it away, or look for a block above that was closed too early
take-brace-away = take the brace away
no-body = `{ $title }` has no body: expected `{ "{" }`
    .label = `{ "{" }` is missing here
too-deep = braces are nested more than 64 deep
    .label = this is one brace too many
    .help = give the inner condition to a `flag` of its own, or split the clause in two
unclosed-string = this text does not end on its line: a `"` is missing
    .label = starts here
    .help = a text stands on one line, between straight double quotes; write `\"` for a quote inside it

## Numbers and dates

number-grouping = `{ $written }` is grouped with commas
    .label = a comma separates bounds and names
    .help = group digits with `_`, or not at all
full-width-digits = `{ $written }` is written in full-width digits
    .label = full-width digits
    .help = write numbers in ASCII digits
number-not-whole = `{ $written }` is not a whole number
    .label = counts are whole
    .help = people are counted one by one: write a number that is whole after its multiplier
number-out-of-range = `{ $written }` is too large
    .label = 2^53 or more
    .help = the largest count is 9_007_199_254_740_991 (2^53 − 1), which every JSON reader keeps exact
bad-date = no calendar has the date `{ $date }`
    .label = not a date
    .help = write year, month and day: `2024-03-22`

## Files

not-utf8 = byte { $byte } is not UTF-8 text
    .label = the first byte that is not UTF-8
    .help = save the file as UTF-8; many Chinese editors save as GBK unless told otherwise
file-too-long = the file is longer than 64 MiB and was not read
    .help = split the list into several files: the files of a folder are read together

outcome-of-two-words = a second word before the condition
    .help = an outcome is one name, its words joined by `-`: write the name that is declared
