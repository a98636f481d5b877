# Words that sentences of several rooms share.

write = write `{ $text }`
add = add `{ $text }`
did-you-mean = did you mean `{ $name }`?
the-first-one = the first one
the-second-one = the second one
declared-here = declared here
none = none
