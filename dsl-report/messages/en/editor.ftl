# What the language server says beside findings: hovers, hints, lenses, actions, refusals.

# Kinds of what a name stands for, in brackets behind it.
editor-edition = edition
editor-industry = industry
editor-scenario = scenario
editor-list = list, not in the folder
editor-measure = measure
editor-attribute = attribute
editor-flag = yes-no fact
editor-item = important data

# Hover: the examples of a clause or a scenario.
editor-reached = { $count ->
        [0] no example reaches this clause
        [one] one example reaches it: { $names }
       *[other] { $count } examples reach it: { $names }
    }
editor-examples = { $count ->
        [0] no example
        [one] 1 example
       *[other] { $count } examples
    }
editor-unverified = unverified: not yet read against the controlling text
editor-before = in { $edition }:
    .outcomes = { $edition } decides here: { $outcomes }
    .not-listed = { $edition } does not list this

# Lenses above a scenario.
editor-run-examples = { $count ->
        [one] run 1 example
       *[other] run { $count } examples
    }
editor-compared = { $parts } than { $edition }
    .same = decided as in { $edition }
    .added = not listed in { $edition }
    .unread = not compared with { $edition }: mistakes leave open what flows get
editor-compared-looser = { $count ->
        [one] 1 region looser
       *[other] { $count } regions looser
    }
editor-compared-stricter = { $count ->
        [one] 1 region stricter
       *[other] { $count } regions stricter
    }
editor-compared-other = { $count ->
        [one] 1 region other
       *[other] { $count } regions other
    }

# Actions.
editor-translate = write the place for the missing { $language }
    .all = write the places for all missing translations of this file
editor-language-zh = Chinese
editor-language-en = English
editor-keywords-zh = write all keywords of this file in Chinese
editor-keywords-en = write all keywords of this file in English
editor-share-bands = write the bands once, for { $scenarios }: they then share one count
editor-boundary-examples = { $count ->
        [one] write 1 example at the boundaries of these bands
       *[other] write { $count } examples at the boundaries of these bands
    }

# Examples that were run.
editor-example-failed = { $name }: expected { $expected }, got { $got }

editor-tie = say by `was` what `{ $name }` is the same as, so that it can be renamed in this edition alone

# Lists that were not read whole.
editor-unread =
    .examples = { $count ->
        [one] no example was run: a mistake at { $place } leaves open what flows get
       *[other] no example was run: { $count } mistakes leave open what flows get, the first at { $place }
    }
    .diff = { $count ->
        [one] not read whole: a mistake at { $place } leaves open what flows get; what stands below compares only what could be read
       *[other] not read whole: { $count } mistakes leave open what flows get, the first at { $place }; what stands below compares only what could be read
    }

# Refusals.
editor-no-name = there is no name here
editor-not-a-name = `{ $name }` is no name: names are small letters, digits and `-`, and begin with a letter
editor-is-keyword = `{ $name }` is a keyword
editor-name-taken = `{ $name }` already means something else
    .in = `{ $name }` already means something else in { $edition }
editor-one-name = this name can only be changed in all editions together: other texts find it by its name
editor-no-edition = `{ $name }` is no edition of these lists
editor-nothing-before = `{ $name }` replaces no edition, so there is nothing to compare it with
editor-too-large = the two editions cannot be compared: scenario `{ $scenario }` of industry `{ $industry }` is too large
editor-no-scenario = `{ $name }` is no scenario of these lists
editor-no-code = `{ $name }` is no code of a finding
