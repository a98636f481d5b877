# A decision with its reasons.

bare = { $text }
beside = { $one }  { $other }
comma = { $one }, { $other }
cites = [{ $cites }]

decision-not-yet = not decided yet: { $possible }
decision-open = open: { $possible }; no source says which
    .elsewhere = open: { $possible }; another list says which
decision-asks = asks for
    .text = { $fact }
    .count = { $fact }: how many { $unit }
    .yes-or-no = { $fact }: yes or no
    .one-of = { $fact }: { $values }
decision-asked-by = asked by
    .more = and { $more } more
decision-edition = edition
    .itself = { $edition }, by its own bands
    .by = { $edition }, governed by { $by }
    .unsettled = { $edition }; which bands govern is not settled yet
decision-way = way
decision-then = → { $step }
decision-because = because
decision-important = important
decision-perhaps = perhaps
    .note = which of these it is hangs on facts that are not given; the answer does not
decision-but = but
    .note = not important data as it is read; another reading would decide otherwise
decision-unused = not used
    .text = { $facts }: given, and nothing that governs this flow asks for it
decision-sources = sources

reason-unverified = unverified
reason-reading = reading { $reading }: sources differ
reason-list = see { $list }: not in the folder
    .cited = see { $list }: not in the folder  [{ $cites }]
source-controlling = controlling text

step-in-scope = in scope of { $edition }
step-out-of-scope = out of scope of { $edition }
step-industry = industry: { $industry }
step-out-of-industry = out of scope of industry { $industry }
step-industry-not-listed = industry not listed in { $edition }
step-scenario = scenario: { $scenario }
step-scenario-not-listed = scenario not listed in industry { $industry }
step-falls-back = falls back to { $edition }
step-bands = bands of { $edition }
other-industry = an industry that is not listed (other)
other-scenario = a scenario that is not listed (other)
