# Phrases that several reports share.

open-between = open between { $outcomes }
any-flow = any flow
fact-is = { $fact } is { $values }
fact-counts = { $fact } { $counted }
    .none = no { $fact }
semicolon = { $one }; { $other }
important-item = important data: { $item }
