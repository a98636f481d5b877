# Words that sentences of several rooms share.

write = write `{ $text }`
add = add `{ $text }`
did-you-mean = did you mean `{ $name }`?
the-first-one = the first one
the-second-one = the second one
declared-here = declared here
none = none

## Places in a file

inside-file = at the top of a file
inside-edition = in an edition
inside-industry = in an industry
inside-scenario = in a scenario
inside-measure = in a measure
inside-declaration = in this declaration
inside-source = in a source
inside-list = in another list’s declaration
inside-category = in a category
inside-subcategory = in a subcategory
inside-important = in an `important` item
inside-reading = in a reading
inside-item-reading = in a reading of an `important` item
inside-rules = in a `rules` block
inside-bands = in a `bands` block
inside-fields = in a `fields` block
inside-procedure = in a procedure
inside-party = in a party
inside-step = in a step
