# 区间与规则的修改方案的标题。$outcome、$other：结果名；$text：要写的文字；$who：“恰为1万人”；$measure：计量名。

fix-begin =
    让 `{ $outcome }` 从 { $number } 开始：改写为 `{ $text }`（`{ $measure }` { $who }的数据流由此适用 `{ $gets }`）
fix-end =
    让 `{ $outcome }` 到 { $number } 为止：改写为 `{ $text }`（`{ $measure }` { $who }的数据流由此适用 `{ $gets }`）
fix-no-end =
    让 `{ $outcome }` 不设上限：删去上限（`{ $measure }` { $who }的数据流由此适用 `{ $gets }`）
fix-no-begin =
    让 `{ $outcome }` 从零开始：删去下限（`{ $measure }` { $who }的数据流由此适用 `{ $gets }`）
fix-not-zero =
    让 `{ $outcome }` 从 1 开始：改写为 `{ $text }`（`{ $measure }` 为零的数据流不再归入此档）
fix-otherwise =
    加上 `{ $text }`：各款均未涵盖的数据流由此适用 `{ $outcome }`
fix-prevails =
    在版本 `{ $edition }` 中加上 `{ $text }`：该版本中两款相遇之处，由此一律从严
fix-unless =
    让 `{ $outcome }` 让位于 `{ $other }`：加上 `{ $text }`（两款均符合的数据流由此适用 `{ $other }`）
fix-exchange =
    对调 `{ $outcome }` 与 `{ $other }`：两档各得对方的结果
fix-take-outcome =
    此处也适用 `{ $other }`，不再适用 `{ $outcome }`
fix-remove-clause =
    删去此款（其结果为 `{ $outcome }`；所有数据流的结果不变）
fix-remove-branch =
    删去本款的这一分支（其结果为 `{ $outcome }`；所有数据流的结果不变）
fix-remove-milder =
    删去 `{ $outcome }` 的这一档（其所涵盖的数据流由此适用 `{ $other }`）
fix-both =
    { $first }；并{ $second }
fix-remove-otherwise =
    删去 `{ $text }`：已无可归入其中的数据流

fixes-budget =
    此处的修改方案未能逐一试改：一次检查可用于试改的工作量已经用尽；请先改正其他问题，再行检查

# `check --fix` 之后，写到标准错误输出。
fixes-left-out =
    有 { $fixes } 处本可自动修改而未作修改：改后问题反而增多；请自行改正
fixes-applied =
    已在 { $files } 个文件中作出 { $fixes } 处修改
