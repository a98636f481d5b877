# 来源不一致之处。

differ-counted = 来源不一致之处共 { $places } 处；未采用的释读共 { $readings } 种
differ-everywhere = 各处一律采用 `--reading { $reading }`：{ $places } 处
reading-at = { $name }  { $at }
    .taken = { $name }（已采用）  { $at }
reading-why = 理由：{ $why }
reading-by = 来源：{ $cites }
reading-changes = 如采用，{ $all } 个区域的结果改变：{ $looser } 个放宽，{ $stricter } 个趋严，{ $other } 个无从比较
    .nothing = 如采用，结果均不改变
reading-decides = { $old } → { $new }  { $region }
    .in = { $scenarios }：{ $decides }
reading-flips = { $old } → { $new }：减少 { $gone } 个区域，增加 { $come } 个；放宽、趋严、无从比较的由 { $taken_looser }、{ $taken_stricter }、{ $taken_other } 个变为 { $looser }、{ $stricter }、{ $other } 个
