# Names, types and what must stand where.

## Kinds of things; `.a` with the article

kind-edition = edition
kind-industry = industry
kind-scenario = scenario
kind-category = category
kind-subcategory = subcategory
kind-block = block of bands
kind-reading = reading
kind-outcome = outcome
kind-unit = unit
kind-source = source
kind-term = term
kind-list = list
kind-law = law
kind-value = value
kind-fact = fact
kind-any-fact = measure, attribute, flag or item
kind-measure = measure
    .a = a measure
kind-attribute = attribute
    .a = an attribute
kind-flag = flag
    .a = a flag
kind-item = important-data item
    .a = an important-data item
kind-title = title
kind-note = note
kind-publisher = publisher
kind-reason = reason
kind-field = field

## Places

place-shared = the shared declarations
place-edition = edition `{ $edition }`
place-industry = industry `{ $industry }` of `{ $edition }`
place-scenario = scenario `{ $scenario }` of industry `{ $industry }` of `{ $edition }`

## Places in a file

inside-file = at the top of a file
inside-edition = in an edition
inside-industry = in an industry
inside-scenario = in a scenario
inside-measure = in a measure
inside-declaration = in this declaration
inside-source = in a source
inside-list = in another list’s declaration
inside-law = in a law
inside-category = in a category
inside-subcategory = in a subcategory
inside-important = in an `important` item
inside-reading = in a reading
inside-item-reading = in a reading of an `important` item
inside-rules = in a `rules` block
inside-bands = in a `bands` block
inside-fields = in a `fields` block
inside-procedure = in a procedure
inside-party = in a party
inside-step = in a step

## Shared labels

again-here = again here
another-unit = another unit
another-value = another value
decides-nothing = decides nothing
not-in-its-place = not in its place
of-another-kind = of another kind
takes-in-no-value = takes in no value
values-declared-here = its values are declared here
included-or-not = 以上 and 以下 (`at least`, `at most`) include the number they name, 超过 and 不满 (`over`, `under`) do not

## Unknown and doubled names

unknown-name = there is no { $kind } `{ $name }`
    .label = no { $kind } has this name
    .help = declare the { $kind }, or correct the name
unknown-list = there is no edition `{ $name }`, and no list is declared under this name
    .label = no edition and no declared list has this name
    .help = correct the name; if it is a list that is not in the folder, declare it: list { $name } { "{" } … { "}" }
unknown-name-in = there is no { $kind } `{ $name }` in `{ $place }`
    .label = no { $kind } of `{ $place }` has this name
    .help = declare the { $kind } in `{ $place }`, or correct the name
near-name-declared = `{ $name }` is declared here
not-seen-here = { $kind } `{ $name }` is not seen here
    .label = declared only in { $place }
    .help = declare `{ $name }` where both places see it: in the edition, or outside all editions
unknown-value = attribute `{ $attribute }` has no value `{ $value }`
    .label = it is one of { $values }
    .help = use one of its values, or declare this one with the attribute
doubled-name = { $kind } `{ $name }` is declared twice
    .label = declared again here
    .label-first = first declared here
    .help = rename one of them, or remove it
doubled-line = a second `{ $line }` where one may stand
    .help = remove one of them

## Kinds

wrong-kind = `{ $name }` is { $kind }, and { $wanted } is wanted here
    .label = not { $wanted }
    .label-declared = declared as { $kind } here
only-read-as-count = a count can only be read as another count
write-alone = write `{ $name }` alone: it holds or it does not
write-a-count = write a count, such as `{ $name } 100_000`
write-a-value = write one of its values: `{ $name } VALUE`
write-holds-or-not = write `{ $name }` or `not { $name }`
give-a-bound = give it a bound, such as `{ $name } at least 1`
say-which-value = say which value: `{ $name } is …`
count-is-bounded = a count is bounded: `{ $name } at least …`
not-a-count = `{ $measure }` is a count, and `{ $word }` is not a number
    .label = a number is wanted here
    .label-declared = declared as a measure here
    .help = write a whole number, such as `100_000` or `10万`
no-order = the values of `{ $attribute }` have no order, so no bound can be drawn between them
    .label = a boundary word on values without order
    .label-declared = declared with `one of` here
    .help = write `{ $attribute } is one of { "{" } … { "}" }`, or declare the attribute `ordered { "{" } a < b { "}" }`
values-not-numbers = `{ $attribute }` has values, not numbers
    .label = one of its values is wanted here
    .help = write the value that the text names
yes-or-no = `{ $word }` is neither `yes` nor `no`
    .label = a yes-no fact
    .help = write `yes` or `no`

## Facts

fact-mismatch = `{ $name }` is declared twice, and { $difference }
    .label = the same name is the same fact, wherever it is declared
    .label-other = declared otherwise here
    .help = declare both alike, or give one of them another name
differs-in-unit = counts `{ $here }` here and `{ $there }` there
differs-in-what-counts = what it counts (`exported`, `held`, `in-data`) differs
differs-in-values = its values differ
differs-in-order = only one of them is `ordered`
differs-in-kind = as two different kinds of thing
missing-unit = measure `{ $measure }` has no unit
    .label = counted in what?
    .help = add a line such as `unit people`
number-of-values = attribute `{ $attribute }` has { $count ->
        [one] { $count } value
       *[other] { $count } values
    }
    .label = an attribute has 1 to { $most } values
    .help = list its values in braces; what has more of them is better a measure
unit-mismatch = `{ $measure }` counts `{ $own }`, not `{ $written }`
    .label-declared = declared with `unit { $own }` here
    .help = write `{ $own }`, or bound a measure that counts `{ $written }`
    .help-own = `{ $measure }` counts `{ $own }`
stands-for-unit = `{ $measure }` counts { $own } and cannot be read as `{ $target }`, which counts { $unit }
    .help = a measure can stand for a measure of the same unit only
circle-of-measures = `{ $measure }` stands for `{ $target }`, which itself stands for another measure
    .label = read as a measure that is read as another
    .label-too = this one stands for another too
    .help = let both stand for the measure that the other edition counts
missing-in-force = law `{ $law }` does not say since when it is in force
    .label = no line `in force`
    .help = add a line such as `in force 2021-11-01`
missing-translation = this { $what } has no { $language } text
    .label = `{ $word } "…"` is missing
    .help = add `{ $word } "…"`, or `{ $word } not found` if no source gives it
in-chinese = Chinese
in-english = English

## Editions and industries

industry-other = `other` means every industry that is not listed, so no industry can be declared as `other`
    .label = a name that stands for the unlisted
    .help = give the industry a name of its own
two-links = edition `{ $edition }` has two lines `{ $line }`
    .help = an edition has one at most; remove one
circle-of-editions = `{ $line }` leads in a circle: `{ $from }` comes back to `{ $to }`
    .label = `{ $line }` closes the circle here
    .label-through = the circle goes through here
    .help = remove one of the lines `{ $line }`; some edition must be the last
missing-strictness = edition `{ $edition }` does not say which outcome is stricter than which
    .label = no line `strictness`
    .help = add a line such as `strictness free < contract < assessment`
twice-in-chain = `{ $outcome }` stands twice in the chain
    .label-first = first here
    .help = an outcome has one place in the chain
chain-mismatch = this chain does not keep every outcome of the fallback's chain, in its order
    .label = must hold { $chain }, mildest first
    .label-fallback = the edition that this one falls back to
    .help = outcomes may be inserted between them, never dropped or exchanged
outside-chain = `{ $outcome }` is not on the strictness chain of `{ $edition }`, so only a `regardless` rule can give it
    .label = the chain holds { $chain }
    .help = write `{ $outcome } regardless when …` in `rules`, or add `{ $outcome }` to `strictness`
scope-without-fallback = edition `{ $edition }` falls back to none, so it takes every handler
    .label = nobody would decide for those outside this scope
    .help = remove `applies when`, or add `falls back to EDITION`
no-fallback = edition `{ $edition }` leaves every flow outside its scenarios open
    .label = falls back to none, and has no bands of its own
    .help = add `falls back to EDITION`, or one `bands` block in the edition
was-no-scenario = a scenario was a scenario, and this names an industry only
    .help = write `was EDITION INDUSTRY/SCENARIO`
was-twice = `was { $name }` stands twice
was-itself = `was` names an earlier self, and this is `{ $name }` itself
    .label = not earlier
    .help = name the edition before this one, or remove the line
keeps-itself = `keeps` names what was given under an earlier edition, and this is `{ $name }` itself
was-circle = these `was` lines lead back to where they began
    .label = `{ $name }` names this as earlier
    .help = what is earlier was never something later: remove the line that leads back
keeps-circle = these `keeps` lines lead back to where they began
scenario-twice = `{ $name }` is named twice in one `bands for`
    .help = leave the second one out, or name the scenario that is meant
    .fix = leave out the second `{ $name }`
was-no-industry = an industry was an industry, and this names a scenario
    .help = write `was EDITION INDUSTRY`

## Blocks of bands, and rules

no-clause = this `bands` block has no clause
    .help = write its clauses, or `bands open` if no source gives them
missing-bands = scenario `{ $scenario }` has no bands
    .label = nothing decides its flows
    .help = write `bands { "{" } … { "}" }`, or `bands open` if no source gives them
bands-for-in-edition = `bands for` names scenarios, and scenarios stand in an industry
    .label = not inside an industry
    .help = move the block into the industry of these scenarios
bands-for-in-scenario = `bands for` stands in an industry, not in a scenario
    .help = write `bands { "{" } … { "}" }`: it is this scenario's own
bands-for-nothing = bands of an industry say which scenarios they are for
    .help = write `bands for a, b { "{" } … { "}" }`, or move them into a scenario
two-deciding-blocks = edition `{ $edition }` falls back to none, so it may have one block of bands only
    .label = which of the two decides the flows of no scenario?
    .help = merge them, or move this one into a scenario
block-without-name = this block has no name, so no scenario can refer to it
    .label = decides nothing: the fallback does
    .help = name it, `bands NAME { "{" } … { "}" }`, and write `bands NAME` in the scenarios it decides
reference-in-edition = `bands { $block }` refers to a block, and here one is defined
    .label = no braces follow
    .help = write the clauses in braces, or refer to the block in a scenario
named-block-here = only an edition's blocks have names, and `{ $block }` could not be referred to
    .label = a name nobody can use
    .help = remove the name, or move the block to the edition and refer to it here
unusable-block = the block `{ $block }` speaks of `{ $what }`, which edition `{ $edition }` does not have
    .label = refers to a block that means something else here
    .help = refer to a block of this edition or of one it falls back to, or declare `{ $what }` for all editions
measure-in-two-blocks = `{ $measure }` is bounded in two blocks that both reach scenario `{ $scenario }`
    .label = bounded again here
    .label-first = bounded here already
    .help = put all bounds of one measure into one block
regardless-in-bands = `regardless` stands in `rules`, not in `bands`
    .label = goes before all bands, so it cannot be one
    .help = move the clause into a `rules { "{" } … { "}" }` block
otherwise-in-rules = `otherwise` stands in `bands`, not in `rules`
    .label = rules are exceptions; what is left is the bands' to decide
    .help = give the rule a condition, or move it into a `bands` block
otherwise-gives = `otherwise` cannot give `{ $given }`: it is what lies below the bands
    .label = takes the mildest outcome, `{ $mildest }`, or `open { "{" } … { "}" }`
    .help = write `{ $mildest } otherwise`, and give `{ $given }` a condition of its own
open-outcomes = `open` names two or more different outcomes, one of which it is
    .label-one = names one outcome only
    .label-twice = names an outcome twice
    .help = write the outcome itself if it is known, else every outcome that the sources leave possible

## Readings

bands-and-readings = a scenario has either `bands` or readings, not both
    .label = a reading beside `bands`
    .label-bands = the bands are here
    .help = put these bands into a `reading NAME { "{" } … { "}" }` of their own
two-taken = two readings are taken: `{ $first }` and `{ $second }`
    .label = taken too
    .label-first = already taken
    .help = take one; `--reading` shows what the other would change
none-taken = none of these readings is `taken`
    .label = which one shall decide?
    .help = write `reading { $reading } taken { "{" } … { "}" }` for the one that the edition follows, and say why
reads-nothing = reads nothing
reading-without-bands = reading `{ $reading }` has no bands
    .help = write the `bands` that this reading gives
when-and-readings = an item has either conditions or readings, not both
    .label = a condition beside readings
    .label-reading = the first reading
    .help = put the condition into the reading that it belongs to
reading-without-listing = reading `{ $reading }` does not say whether the item is listed
    .help = write `listed`, `not listed`, or the `when` under which this reading has the data important
listed-and-when = `{ $line }` beside a condition
    .label = says the same as the condition, or the contrary
    .label-when = the condition
    .help-listed = leave out `listed`: a `when` says that the item is listed, and under which condition
    .help-not = keep one of them: where the item is not listed there is nothing to be fulfilled

## Conditions

asks-importance = `{ $words }` cannot be asked where it is decided whether data is important
    .label = asks for its own answer
    .help = name the items or counts that make the data important
cannot-limit-scope = `{ $words }` cannot limit whom a list applies to; attributes and flags can
    .label = not an attribute or a flag
    .help = put the condition into a clause of `bands` or `rules`
empty-bounds = no whole number of `{ $measure }` lies within these bounds
    .label = takes in nobody
never-holds = this condition can never hold: its parts exclude each other
    .alone = this condition can never hold
    .unknown = whether this condition can ever hold takes too long to find out
    .label-asks = this has to hold
    .label-leaves = the exception leaves only `{ $part }`
    .label-leaves-nobody = the exception leaves only flows of nobody's data
    .label-nothing = the exception leaves nothing
    .label-nobody = no measure counts people who are sent abroad
    .note-more = and { $count } more parts
    .help = correct the number or the value that is a slip; where one of the parts is enough, write `or`
no-value-within = no value of `{ $attribute }` lies within these bounds
    .help = exchange the bounds, or use `at least` and `at most`, which include the value they name
no-other-value = `{ $attribute }` has no other value, so this never holds
    .help = name at least one value that is left

## Examples

fact-twice = `{ $name }` is given twice
    .help = give each fact once
takes-a-name = `{ $place }` takes a name
    .label = no name
    .help = write `{ $place } NAME`, or `{ $place } other`
example-has-place = this example already has its { $place }: the one it stands in
    .label = not needed here
    .help = remove the line, or move the example

## Official totals

unknown-total = there is no official total `{ $name }`
    .help = the totals are { $known }
    .fix = write `{ $name }`
## The catalogue

number-twice = two subcategories have the number { $number }
    .help = a catalogue gives each subcategory a number of its own; correct one of them, or leave it out

kind-example = example
kind-skeleton = skeleton
value-of = value of { $attribute }
unit-of = unit of { $measure }
bands-of = bands of { $edition }
