# Procedures: who does what, on which documents, and by when.

kind-procedure = procedure
kind-party = party
    .a = a party
kind-document = document
    .a = a document
kind-event = event
    .a = an event
kind-step = step
    .a = a step
kind-step-or-event = step or event
    .a = a step or an event
kind-start = step, event or document
    .a = a step, an event or a document

## Names and lines

name-one-of-procedure = name { $wanted } of this edition's procedures, or declare one
named-twice = `{ $name }` is named twice in one line
was-of-procedure = what stands in a procedure was one thing of an earlier edition, and this names a path
    .help = write `was EDITION NAME`
valid-from-nothing = a term of validity runs from a document
    .label = `from not found` says of no document that it is valid
    .help = write `valid not found from DOCUMENT` if no source says how long it is valid
no-time = a time of zero days or years is over before it begins
    .label = no time at all
    .help = write the number that the source gives, or `not found`
no-term = `{ $document }` has no term of validity, and this step takes place during it
    .label = during what time?
    .help = add a line such as `valid 3 years from { $document }`, or `valid not found from { $document }` if no source gives the term
given-twice = `{ $document }` is given by two steps
    .help = let one step give it, or declare two documents

## Contradictions

step-nobody = nobody performs step `{ $step }`
    .label = by whom?
    .help = add a line `by PARTY`, or `by not found` if no source says who does it
handed-to-nobody = step `{ $step }` hands { $documents } in to nobody
    .label = to whom?
    .help = add a line `to PARTY`, or `to not found` if no source says who receives it
limit-without-start = the limit of step `{ $step }` runs from no certain day
    .label = counted from when?
    .help = name the step, event or document from which it runs (`from NAME`), or write `from not found` if no source says
    .help-which = the step waits for several; say from which of them it is counted: { $names }
count-from = count from `{ $name }`
start-in-several = `{ $document }` comes from several steps ({ $steps }), so no one day starts this time
    .label = from which of them?
    .label-step = hands it in
    .help = name the step instead of the document
limit-too-short = step `{ $step }` is due within { $days } working days, before `{ $earlier }`, for which it waits and which has { $needed }
    .label = may be over before the step can begin
    .label-earlier = this time is longer
    .help = count this limit from `{ $earlier }`, or correct one of the two numbers
document-nowhere = no step gives or hands in `{ $document }`
    .label = comes from nowhere
    .help = add `gives { $document }` or `hands in { $document }` to the step that brings it about
step-waits-for-itself = step `{ $step }` waits for itself
circle-of-steps = the steps { $steps } wait for each other, so none of them is ever reached
    .label = waits for the others
    .help = a step waits for those named by `after`, for those that bring about what it needs, and for the one from which its limit runs; remove one of these lines
