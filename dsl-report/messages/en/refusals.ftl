# Why something cannot be done.

no-edition = there is no edition `{ $name }`; there are { $known }
    .none = there is no edition `{ $name }`; the lists folder holds none
or-file = { $why }; for the file of that name write ./{ $name }
no-graph = graph-too-large: the decision graph of scenario `{ $scenario }` of industry `{ $industry }` passes the budget of nodes; split the scenario, or bound fewer measures in it
too-many-regions = analysis-too-large: scenario `{ $scenario }` of industry `{ $industry }` differs in too many places to list; compare the blocks one by one

in-force-replaced = { $edition } is not in force on { $day }: { $by } has replaced it
in-force-not-yet = neither { $edition } nor any edition that it replaces is in force on { $day }
in-force-before = { $edition } is not in force on { $day }, and an artefact holds one edition only; before it came { $before }

# Readings.

no-reading = no reading is called `{ $name }`; there are { $known }
    .near = no reading is called `{ $name }`; did you mean `{ $near }`? there are { $known }
    .none = no reading is called `{ $name }`; sources differ nowhere in these lists
no-reading-of-place = `{ $place }` has no reading `{ $name }`; it has { $known }
    .below = `{ $place }` has no reading `{ $name }`; it has { $known }; below it lie { $below }
no-readings-at = there are no readings at `{ $place }`; `qingdan conflicts` lists the places that have
    .near = there are no readings at `{ $place }`; did you mean `{ $near }`?
    .several = there are no readings at `{ $place }`; name one of { $instead }, or all of that name with `{ $name }`
two-readings = `{ $place }` cannot be read both as `{ $first }` and as `{ $second }`; say which is meant there: `{ $place }/{ $first }` or `{ $place }/{ $second }`
and-more = { $names } and { $more } more

# Artefacts.

artefact-too-large = { $file }: larger than 1 GB, and no artefact is
artefact-one-reading = { $file }: an artefact holds the reading taken and no other; name the edition instead
artefact-shape = this is no artefact: line { $line }, column { $column } is not of its form
artefact-format = this artefact has the format `{ $format }`, and only `{ $known }` is understood; compile the edition again
artefact-digest = the artefact was changed after it was compiled: its digest is { $written }, and its contents give { $computed }
artefact-damaged = the artefact is damaged: { $why }

# Facts.

fact-shape = `{ $word }` is not a fact; write `key=value`
fact-unknown = there is no fact `{ $key }`
    .near = there is no fact `{ $key }`; did you mean `{ $near }`?
fact-value = `{ $value }` is not a value of `{ $key }`: { $expected }
    .near = `{ $value }` is not a value of `{ $key }`: { $expected }; did you mean `{ $near }`?
fact-given-twice = `{ $key }` is given twice
fact-claimed = `{ $key }` is not for a flow to claim: data is important by it only where its condition holds; give what that asks: { $clause }
fact-ambiguous = `{ $word }` is the title of { $names }; give the name that is meant
expected-listed = it is not listed; for what is not listed write `other`
expected-one-of = it is { $values }
expected-yes-or-no = it is yes or no
expected-count = it is a whole number of { $unit }, at most { $most }

# What is damaged.

damage-outcome = an outcome is not in its table
damage-decision = a decision is not in the table of outcomes
damage-first-edition = the first edition is not the one that it was compiled for
damage-declared-twice = `{ $name }` is declared twice in its procedures
damage-step = step `{ $name }` names something that is not there
damage-procedure = procedure `{ $name }` names something that is not there
damage-circle = steps of its procedures wait for each other
damage-axis-twice = two axes are named `{ $name }`
damage-no-other = axis `{ $name }` does not end in `other`
damage-no-default = axis `{ $name }` has no such default
damage-node-value = node { $node } decides what is not in the table of values
damage-node-axis = node { $node } tests an axis that is not there
damage-node-incomplete = node { $node } does not take in every value of its axis
damage-node-disorder = the parts of node { $node } are not in order
damage-node-forward = node { $node } leads to node { $child }, which does not come before it
damage-node-back = node { $node } leads back to an axis that was already tested
damage-undecided = the graph leaves some input undecided
damage-reason = a reason refers to something that is not there
damage-no-other-flow = no flow stands for the unlisted industries
