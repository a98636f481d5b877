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
artefact-shape = this is no artefact: { $why }
artefact-format = this artefact has the format `{ $format }`, and only `qingdan/1` is understood; compile the edition again
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
