# What is found about bands and rules. A `$point` is worded as a flow ("a flow with exactly 1_000_000 people in `personal`"),
# an `$area` as the bounds that the list would write.

## Bands that meet

gets-both = { $point } gets both `{ $one }` and `{ $other }`
    .label = `{ $gives }` for { $area }
band-collision =
    .note = both clauses bound the same counts, so neither is an exception to the other; `strictest prevails` does not settle what one text says twice
    .help = move one of the two bounds so that each number is in one band only
band-crossing =
    .note = the edition does not say that the strictest prevails
    .help = add `strictest prevails` to the edition if the law says so (从严), or take the overlap out with `unless`

## Gaps

band-gap = { $point } { $gets }
    .between = a gap between the bands: { $point } { $gets }, though fewer already get `{ $below }`
    .label-all = these clauses leave it out
    .help-all = add a clause for it, or `otherwise` with the mildest outcome
    .note = 以上 and 以下 (`at least`, `at most`) include the number they name; 超过 and 不满 (`over`, `under`) exclude it
    .help = move one of the two bounds so that the bands meet; `otherwise` is what lies below the bands and never plugs a hole between them
falls-to-otherwise = falls to `{ $outcome } otherwise`
gets-nothing = gets nothing: no clause takes it in, and there is no `otherwise`
ends-here = `{ $gives }` ends here: { $area }
begins-here = `{ $gives }` begins only here: { $area }
band-masked-gap = no band of `{ $measure }` takes in { $value }; only a band on another measure hides the gap
    .label-hides = hides the gap: it says nothing of `{ $measure }`, and takes in { $area }
    .note = the least case: { $point }
    .help = move one of the two bounds of `{ $measure }` so that they meet; mend the band that hides the gap, and the hole opens

## Order

band-inversion = { $point } gets only `{ $mild }`, though fewer already get `{ $strict }`
    .note = more people never make the outcome milder
    .help = exchange the outcomes, or bound the stricter band from below only
open-answers =
    .note = an answer that is not known for certain is milder than another where the mildest that it may be is milder, or the strictest
band-origin = a flow of nobody's data gets `{ $gives }`: { $area } takes in zero
    .label = zero is a number under the bound
    .note = 不满N and N以下 (`under N`, `at most N`) run down to zero
    .help = write `at least 1` before the bound, if the law means those who send something

## Bands and rules that decide nothing

band-dead = this band decides nothing: a stricter one prevails over all of { $area }
    .label-prevails = prevails with `{ $gives }` for { $area }
    .help = a band that decides nothing is usually a slip in another one: look at its bounds first, then remove this
band-redundant = other bands already give `{ $gives }` or stricter for all of { $area }
    .label = can be left out, and nothing changes
    .label-gives = gives `{ $gives }` for { $area }
never-comes-out = `{ $gives }` never comes out of this
dead-otherwise = the clauses above already take in everything, so nothing is left for `otherwise`
    .help = one of the bands probably takes in zero, as `at most N` and `under N` do; begin it with `at least 1`, or remove this line
dead-rule = this rule never decides: wherever it applies, another goes before it ({ $point }, for one)
    .label-prevails = prevails with `{ $gives }`
    .help = remove the rule, or narrow the one that prevails
regardless-collision = two `regardless` rules both decide { $point }: one gives `{ $one }`, the other `{ $other }`
    .label = gives `{ $gives }`
    .note = `regardless` rules go before everything else, so no order between two of one edition can settle this
    .help = add `unless …` to the one that shall give way

## How much was looked at

region = { $rest ->
        [0] all of it: { $boxes }
        [one] all of it: { $boxes }; and { $rest } more box
       *[other] all of it: { $boxes }; and { $rest } more boxes
    }
more-findings = { $count ->
        [one] and { $count } more finding of this kind in this block
       *[other] and { $count } more findings of this kind in this block
    }
bare-finding = `{ $code }`: { $point }
too-many-boxes = this condition splits into more than { $most } boxes
    .label = `and` over several `any of` multiplies their branches
    .note = the clause is left out of the checks; all others are still checked
    .help = split the clause, or name the cases by a flag or an attribute of their own
analysis-too-large = these bands cut the space into too many pieces to look at all of them
    .label = what was found is true, but there may be more
graph-too-large = the decision graph of scenario `{ $scenario }` of industry `{ $industry }` passes the budget of nodes
    .label = more than { $most } nodes
    .note = the bands are checked all the same, and diffs compare the boxes themselves; only `compile` and `decide` need the graph
split-or-bound-fewer = split the scenario, or bound fewer measures in it

## Examples

example-fails = example “{ $example }” expects `{ $expected }`, and the text gives `{ $got }`
    .undecided = no clause decides example “{ $example }”
    .unnamed = what example “{ $example }” gets hangs on `{ $fact }`, which has no default and which it does not name
    .unlisted = example “{ $example }” names `{ $name }`, which no edition lists
    .label = expected here
    .by = this gives `{ $got }`
    .help = if the text says what its source says, the example must expect `{ $got }`; else mend the text
    .help-unnamed = name `{ $fact }` in the example

## Points and boxes

everything = everything
point = every flow
    .counts = a flow with { $counts }
    .choices = a flow where { $choices }
    .choices-named = a flow where { $choices }
    .both = a flow with { $counts } where { $choices }
    .both-named = a flow with { $counts } where { $choices }
point-none = none in `{ $fact }`
point-exactly = exactly { $quantity } in `{ $fact }`
point-value = `{ $fact }` is `{ $value }`
point-holds = `{ $fact }` holds
point-holds-not = `{ $fact }` does not hold
data-important = data is important
data-not-important = data is not important
people-counted = some people are counted
nobody-counted = nobody is counted
