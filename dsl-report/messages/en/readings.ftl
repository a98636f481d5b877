# Where sources differ.

differ-counted = sources differ in { $places ->
    [one] { $places } place
   *[other] { $places } places
}; { $readings ->
    [one] { $readings } reading is
   *[other] { $readings } readings are
} not taken
differ-everywhere = `--reading { $reading }` everywhere: { $places ->
    [one] { $places } place
   *[other] { $places } places
}
reading-at = { $name }  { $at }
    .taken = { $name } (taken)  { $at }
reading-why = why: { $why }
reading-by = by:  { $cites }
reading-changes = would change { $all ->
    [one] { $all } region
   *[other] { $all } regions
}: { $looser } looser, { $stricter } stricter, { $other } other
    .nothing = would change no decision
reading-decides = { $old } → { $new }  { $region }
    .in = { $scenarios }: { $decides }
reading-flips = { $old } → { $new }: { $gone } of its regions go, { $come } come; { $looser } looser, { $stricter } stricter, { $other } other instead of { $taken_looser }, { $taken_stricter }, { $taken_other }
