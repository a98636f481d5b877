# The ruler or small map under a finding about bands. Its words stand in narrow cells: as short as they can be.

# How a stretch of counts is named by its beginning; the short forms where the terminal is narrow.
picture-zero = 0
picture-at-least = at least { $number }
    .short = ≥{ $number }
    .plain = >={ $number }
picture-over = over { $number }
    .short = >{ $number }
picture-exactly = exactly { $number }
    .short = ={ $number }

# What a stretch gets where no clause gives anything and there is no `otherwise`; and where only the bands of one
# measure are drawn, and none is there.
picture-nothing = nothing
    .no-band = no band

# In a cell too narrow for both outcomes, and what the marked stretch is.
picture-both = both
picture-meeting = { $outcomes } at once
picture-gap = the gap
picture-masked-gap = the gap, hidden by a band on another measure
picture-inversion = milder than below it
picture-dead = decides nothing
picture-redundant = can be left out
picture-origin = nobody's data

# Above a ruler; above a map, whose columns are named in the picture itself.
picture-line = { $measure }
    .fixed = { $measure }, with { $fixed }
picture-map-fixed = with { $fixed }
picture-comma = { $one }, { $other }
picture-is = { $name } { $value }
picture-is-not = not { $name }

# For those who listen.
picture-narrated-line = Along { $measure }:
    .fixed = Along { $measure }, with { $fixed }:
picture-narrated-map = By { $down } and { $across }:
    .fixed = By { $down } and { $across }, with { $fixed }:
picture-narrated-cell = { $place }: { $outcome }
    .otherwise = { $place }: { $outcome }, only by otherwise
    .marked = { $cell }; { $mark }
picture-and = { $one } and { $other }
picture-narrated-place = { $measure } { $words }

# Another finding that goes away with the one above: its place, its code and its sentence.
follows = mending this also mends: { $finding }
