# The titles of fixes to bands and rules. $outcome, $other: outcomes by name; $text: what is written; $who: "exactly 10_000 people";
# $measure: a count by name.

fix-begin =
    begin `{ $outcome }` at { $number }: write `{ $text }` (a flow with { $who } in `{ $measure }` then gets `{ $gets }`)
fix-end =
    let `{ $outcome }` end at { $number }: write `{ $text }` (a flow with { $who } in `{ $measure }` then gets `{ $gets }`)
fix-no-end =
    let `{ $outcome }` go on without end: take the upper bound away (a flow with { $who } in `{ $measure }` then gets `{ $gets }`)
fix-no-begin =
    let `{ $outcome }` begin at zero: take the lower bound away (a flow with { $who } in `{ $measure }` then gets `{ $gets }`)
fix-not-zero =
    begin `{ $outcome }` at 1: write `{ $text }` (a flow with no `{ $measure }` at all then no longer falls under it)
fix-otherwise =
    add `{ $text }`: whatever no clause takes in then gets `{ $outcome }`
fix-prevails =
    add `{ $text }` to edition `{ $edition }`: wherever two of its clauses meet, the stricter one then decides
fix-unless =
    let `{ $outcome }` give way to `{ $other }`: add `{ $text }` (where both hold, the flow then gets `{ $other }`)
fix-exchange =
    exchange `{ $outcome }` and `{ $other }`: each band then gives what the other gave
fix-take-outcome =
    give `{ $other }` here too, in place of `{ $outcome }`
fix-remove-clause =
    remove this clause, which gives `{ $outcome }` (no flow gets anything else)
fix-remove-branch =
    remove this branch of the clause, which gives `{ $outcome }` (no flow gets anything else)
fix-remove-milder =
    remove this band of `{ $outcome }` (what it takes in then gets `{ $other }`)
fix-both =
    { $first }; and { $second }
fix-remove-otherwise =
    remove `{ $text }`, which nothing is left for

fixes-budget =
    not every fix was tried here: the work that one check may spend on trying fixes is used up; mend other findings first, then check again

# After `check --fix`, on standard error.
fixes-left-out =
    { $fixes ->
        [one] 1 safe fix is left out: with it there would be more findings than before; mend that place by hand
       *[other] { $fixes } safe fixes are left out: with them there would be more findings than before; mend those places by hand
    }
fixes-applied =
    { $fixes ->
        [one] 1 fix
       *[other] { $fixes } fixes
    } applied in { $files ->
        [one] 1 file
       *[other] { $files } files
    }
