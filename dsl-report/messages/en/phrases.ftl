# Phrases that several reports share.

open-between = open between { $outcomes }
important-item = important data: { $item }
legend = names, as `decide` takes them
legend-values = { $fact }: { $values }
legend-outcomes = outcomes: { $outcomes }
