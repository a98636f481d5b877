# What `qingdan procedure` says of procedures and their days.

## The head

no-procedure = this edition declares no procedure
counted-on = working days are counted on { $file }, which covers { $first } to { $last }; beyond it, weekends alone are free
counted-weekends = no calendar was given: only weekends were counted as free, and no holiday or working weekend is known
counting-rule = the day from which a time runs does not count; this is the default of the law (Civil Code, Article 201), the list itself does not say
known-outside = { $day } lies outside what the calendar covers
issued-by = issued by { $count } { $count ->
        [one] body
       *[other] bodies
    }: { $parties }
so-many = { $title } ({ $number })
kept = { $document } of { $edition } remains valid

## A step

may-be = {"  (may)"}
who = { $who }
who-to-whom = { $who } → { $whom }
nobody-known = (no source says who)
hands-in = hands in: { $documents }
hands-in-unknown = hands in: no source says what
gives = gives: { $documents }
needs = needs: { $documents }
during = while valid: { $documents }
comes-after = after { $names }
filed-on = filed { $day }
done-on = done { $day }
due = { $day } at the latest: { $limit }
too-late = done after the latest day
count-outside = the count leaves what the calendar covers
too-far = { $limit }: after the year 9999
no-day = {"  (no date)"}
limit-promptly = promptly; no number is given
limit-not-found = limit: no source gives one
limit-from-unknown = { $days } working days; no source says from when
limit-days = { $days } working days from { $from }
is-unverified = {"  unverified"}

## Validity

valid-unknown = { $document }: for how long it is valid no source says
valid-for = { $document }: valid for { $years } years from the day it is given
valid-until = { $document }: valid for { $years } years, up to and with { $day }
valid-until-latest = { $document }: valid for { $years } years, up to and with { $day } if it is given on its latest day

## What cannot be

not-a-date = `{ $written }` is not a date; write YYYY-MM-DD
not-done = `{ $written }` says no day; write NAME=YYYY-MM-DD, with the name of a step or an event
nothing-filed = no procedure of { $edition } begins with something handed in, so there is nothing to be filed; say which step was done with --done NAME=YYYY-MM-DD
no-procedure-to-date = `{ $name }` is no step and no event: { $edition } declares no procedure
unknown-step = `{ $name }` is no step and no event of { $edition }; there are { $known }
done-before = `{ $name }` cannot be done on { $day }: it waits for `{ $earlier }`, which is said to be of { $other }
done-twice = `{ $name }` is said to be done on { $one } and on { $other }

## Calendar files

calendar-too-large = { $file }: larger than 1 MB, and no calendar is
calendar-not-utf8 = { $file }: not UTF-8; save it as a plain text in UTF-8
calendar-line = { $file }:{ $line }: { $what }
calendar-word = a line begins with `covers`, `holiday` or `workday`, not with `{ $found }`
calendar-no-date = a date is missing; write YYYY-MM-DD
calendar-date = `{ $found }` is not a date; write YYYY-MM-DD
calendar-rest = `{ $found }` is too much; after the date stands `to` and another date, `#` and a remark, or nothing
calendar-reversed = the last day lies before the first
calendar-long-row = { $days } days in a row are no holiday; 31 are the most
calendar-covers-twice = `covers` stands twice; it stands in line { $first } already
calendar-no-covers = a line is missing that says what the calendar covers, such as `covers 2025-01-01 to 2025-12-31`
calendar-outside = { $day } lies outside the days that `covers` names
calendar-twice = { $day } stands in line { $first } already
calendar-contradiction = { $day } is a working day by one line and a holiday by line { $first }
calendar-working-anyway = { $day } is a working day of the week anyway; `workday` names a working weekend
