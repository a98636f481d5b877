# The ruler or small map under a finding about bands. Its words stand in narrow cells: as short as they can be.

# How a bin of counts is named by its beginning; the short forms where the terminal is narrow.
chart-zero = 0
chart-at-least = at least { $number }
    .short = ≥{ $number }
    .plain = >={ $number }
chart-over = over { $number }
    .short = >{ $number }
chart-exactly = exactly { $number }
    .short = ={ $number }

# What a bin gets where no clause gives anything and there is no `otherwise`; and where only the bands of one
# measure are drawn, and none is there.
chart-nothing = nothing
    .no-band = no band

# In a cell too narrow for both outcomes, and what the marked bin is.
chart-both = both
chart-meeting = { $outcomes } at once
chart-gap = the gap
chart-masked-gap = the gap, hidden by a band on another measure
chart-inversion = milder than below it
chart-dead = decides nothing
chart-redundant = can be left out
chart-origin = nobody's data

# Above a ruler; above a map, whose columns are named in the chart itself.
chart-line = { $measure }
    .fixed = { $measure }, with { $fixed }
chart-map-fixed = with { $fixed }
chart-comma = { $one }, { $other }
chart-is = { $name } { $value }
chart-is-not = not { $name }

# For those who listen.
chart-narrated-line = Along { $measure }:
    .fixed = Along { $measure }, with { $fixed }:
chart-narrated-map = By { $down } and { $across }:
    .fixed = By { $down } and { $across }, with { $fixed }:
chart-narrated-cell = { $place }: { $outcome }
    .otherwise = { $place }: { $outcome }, only by otherwise
    .marked = { $cell }; { $mark }
chart-and = { $one } and { $other }
chart-narrated-place = { $measure } { $words }

# Another finding that goes away with the one above: its place, its code and its sentence.
follows = mending this also mends: { $finding }
