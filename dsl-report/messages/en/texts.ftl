## number-mismatch

number-mismatch = the Chinese says `{ $zh }`, the English `{ $en }`
    .label-en = `{ $en }` in the English
    .label-zh = `{ $zh }` in the Chinese
    .help = look both up in the source, and write the same in both languages
    .write-en = write `{ $number }` in the English
    .write-zh = write `{ $number }` in the Chinese
number-mismatch-lacking =
    .en = the Chinese names `{ $number }`, and the English does not
    .zh = the English names `{ $number }`, and the Chinese does not
    .label = `{ $number }` has no counterpart
    .label-en = the English names no such number
    .label-zh = the Chinese names no such number
    .help = look the number up in the source, and name it in both languages or in neither
number-mismatch-boundary = beside `{ $number }` the Chinese says `{ $zh }`, the English `{ $en }`: they do not draw the same line
    .label-in = `{ $words }` includes the number
    .label-out = `{ $words }` excludes the number
    .note = 以上 (`at least`) and 以下 (`at most`) include the number they name; 超过 (`more than`) and 不满 (`under`) exclude it
    .help = write `{ $right }` for `{ $zh }`, or `{ $other }` if the English is right
number-mismatch-unit = beside `{ $number }` the two languages name different units
    .label-en = its unit in the English
    .label-zh = its unit in the Chinese

## term-mismatch

term-mismatch = `{ $word }` is a term of the glossary, and the { $language } does not have its agreed rendering `{ $agreed }`
    .label = agreed: `{ $agreed }`
    .label-other = says it without `{ $agreed }`
    .agreed = agreed here
    .help = write `{ $agreed }`, or leave the term out of both languages
    .write = write `{ $words }`
term-mismatch-english = English
term-mismatch-chinese = Chinese
term-mismatch-exchanged = the Chinese says `{ $zh }`, the English `{ $en }`: two different terms of the glossary
    .label-en = means `{ $agreed }`
    .label-zh = means `{ $agreed }`
    .help = look the term up in the source, and use the agreed pair

## outcome-mismatch

outcome-mismatch = the Chinese speaks of `{ $zh }`, the English of `{ $en }`: two different outcomes
    .label-en = one outcome
    .label-zh = another outcome
    .help = look the outcome up in the source, and name the same in both languages

## confusable-text

confusable-text = `{ $found }` looks like `{ $plain }`, and is written with { $code }
    .form = `{ $found }` ({ $code }) is another form of `{ $plain }`
    .label = { $code }
    .note = what looks the same and is written otherwise is not found by a search, and shows as a change in a diff
    .help = write the plain characters
    .write = write `{ $plain }`

## hidden-character

hidden-character = a character that nobody sees: { $code }
    .direction = a character that turns the order of reading: { $code }
    .unknown = a character that has no agreed meaning: { $code }
    .break = a character at which some programs begin a new line, and this one does not: { $code }
    .label = { $code } stands here
    .label-direction = { $code } stands here
    .label-unknown = { $code } stands here
    .label-break = { $code } stands here
    .help = remove it: a legal text must read as it compiles
    .help-unknown = write the character that the source has; this one looks different on every machine
    .remove = remove it
    .space = write a space in its place

## missing-translation

missing-translation-elsewhere = elsewhere in the lists the same text has `{ $side }`
    .write = add `{ $side }`

## uncited-number

uncited-number = this number rests on no source
    .totals = these totals rest on no source
    .label = nothing cites a source for it
    .label-more = nor for this one
    .help = add `[SOURCE "place"]` after the clause, or a line `cite` to what it stands in
    .help-totals = add a line `cite` to the edition
