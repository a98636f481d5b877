# What two editions decide otherwise.

diff-head = { $old } → { $new }: { $regions }; { $industries }
diff-regions = { $looser ->
        [1] 1 region
       *[other] { $looser } regions
    } looser, { $stricter } stricter, { $other } other, { $unverified }
diff-no-region = no region is decided otherwise
diff-none-unverified = none of them unverified
diff-all-unverified = all of them unverified
diff-some-unverified = { $count } of them unverified
diff-industries = { $added ->
        [1] 1 industry
       *[other] { $added } industries
    } added, { $removed } removed
diff-edition = { $edition }: { $title }
diff-scope = applies when: { $old } → { $new }
diff-every-handler = every handler
diff-same = the same in both: { $industries }

# How a thing fared.
diff-added = added
diff-removed = removed
diff-changed = changed
diff-unchanged = the same
diff-was = { $name } (was { $was })
diff-labelled = { $label }: { $names }
diff-list = { $label }:
diff-next = { $one }, { $next }
diff-together = { $one }, { $next }
diff-quoted = “{ $thing }”

# Words.
diff-texts = other words: { $texts }
diff-text-in = { $what } ({ $language })
diff-counting = counting line

# What is decided.
diff-looser = looser
diff-stricter = stricter
diff-other = other
diff-sides = { $old } → { $new }
diff-open = open: { $outcomes }
diff-unverified = (unverified)
diff-by = by { $old } → { $new }
diff-by-one = by { $cites }
diff-before-by = before by { $cites }
diff-now-by = now by { $cites }
diff-rests-on = rests on the reading { $readings }: sources differ
diff-left-to = left to { $lists }: not in the folder
diff-cited = { $name } { $cites }
diff-recounted = the counting words of { $facts } changed

# Regions.
diff-any-flow = any flow
diff-flow-without = any flow; none of { $is_not }
diff-flow-with-and-without = { $is }; none of { $is_not }
diff-is = { $fact } is { $values }
diff-formerly = formerly { $places }
diff-in-industry = { $scenario } of { $industry }
diff-any-count = whatever the counts
diff-counts = for { $counts }
diff-and-count = { $one }; { $other }
diff-region = { $counts }  where { $is }

# Rules and items.
diff-causes = by rule, wherever the rule decides
diff-no-longer = no longer: { $rule }
diff-important = important by { $item }
diff-important-when = important by { $item }, { $says }
diff-for = for { $whom }
diff-in = in { $places }
diff-everywhere = in every scenario of every industry, listed or not
diff-everywhere-but = in every scenario of every industry but { $industries }
diff-place = { $industry }: { $scenarios }
diff-place-but = { $industry } but { $scenarios }
diff-and-place = { $one }; { $other }
diff-below = Below, by scenario: the bands, for flows that no rule decides in either edition

# The catalogue.
diff-catalogue = catalogue of important data
diff-categories = categories
diff-subcategories = subcategories
diff-level = { $kind }: { $old } → { $new }
diff-named = { $named } of { $official } named
diff-named-no-total = { $named } named, no total stated
diff-all-only = all { $count } named in { $edition } only; { $other } may have them, too
diff-named-only = named in { $edition } only; { $other } may have them, too
diff-renamed = renamed
diff-reworded = in other words
diff-entries-added = added
diff-entries-dropped = dropped
diff-unnamed = no source names { $count } of { $edition }
diff-difference = { $missing }; which { $kind } make the difference of { $old } and { $new } is not known

# Industries and scenarios.
diff-industry = { $industry }: { $status }
diff-items-added = named as important
diff-items-dropped = no longer named as important
diff-items-reworded = important, in other words
diff-unlisted-scenario = not listed (other)
diff-scenario = scenario { $scenario }: { $status }
diff-scenario-as = scenario { $scenario }: { $status }, decided as scenario { $earlier } above
diff-scenario-alike = scenario { $scenario }: { $status }, decided alike in both
diff-scenario-by-rules = scenario { $scenario }: { $status }, decided otherwise by the rules above alone
diff-fields-added = new fields
diff-fields-dropped = dropped fields
diff-fields-reclassified = reclassified fields

# Procedures.
diff-procedure = procedure { $procedure }: { $status }
diff-new-thing = new
diff-gone-thing = gone
diff-number = { $number } of them
diff-unknown = (not known to be a change)
diff-not-found = not found
diff-nothing-said = nothing said
diff-steps = steps
diff-issuers = issued by
diff-course = steps of who begins
diff-kept = remains valid
diff-kept-of = { $document } of { $edition }
diff-validity = { $document } is valid for
diff-of-kind = { $kind } { $thing }
diff-step = step { $step }, { $aspect }
diff-step-by = by
diff-step-to = to
diff-step-hands-in = hands in
diff-step-gives = gives
diff-step-needs = needs
diff-step-during = during
diff-step-after = after
diff-step-limit = limit
diff-step-may = may
diff-may = left to its party
diff-so-many = { $count }: { $things }
diff-years = { $years ->
        [1] 1 year
       *[other] { $years } years
    }
diff-done-by = by { $who }
diff-due = limit { $limit }
diff-promptly = promptly
diff-days = { $days ->
        [1] 1 working day
       *[other] { $days } working days
    } from { $from }
diff-days-from-unknown = { $days ->
        [1] 1 working day
       *[other] { $days } working days
    }, no source says from when
