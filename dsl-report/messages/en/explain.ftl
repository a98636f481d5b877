# `qingdan explain`: a code that no finding has, with the nearest that one has, or all of them.
no-such-code =
    .near = there is no code `{ $code }`; did you mean `{ $near }`?
    .all = there is no code `{ $code }`; the codes are: { $codes }
