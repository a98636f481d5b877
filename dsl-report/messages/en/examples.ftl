# The examples of the lists, run.

example-failed = failed: { $label }
example-gets = expected { $expected }, got { $got }
example-because = because { $rules }
example-undecided = no clause decides it
example-unnamed = `{ $fact }` has no default and changes the answer; the example must name it
example-unlisted = no edition lists `{ $name }`
examples-counted = { $edition }: { $passed } passed, { $failed } failed
examples-unreached = { $clauses ->
    [one] { $clauses } clause
   *[other] { $clauses } clauses
} that no example reaches:
