# 区间类发现之下的数轴或小表。其中的文字位于狭窄的格内，务求简短。

# 以起点称呼一段数量；终端较窄时用短写。
chart-zero = 0
chart-at-least = { $number }以上
    .short = ≥{ $number }
    .plain = >={ $number }
chart-over = 超过{ $number }
    .short = >{ $number }
chart-exactly = 恰为{ $number }
    .short = ={ $number }

# 没有条款给出结果、也没有 `其余` 的一段；以及只画一项计量的区间时，没有区间的一段。
chart-nothing = 无结果
    .no-band = 无区间

# 格内写不下两个结果时所用；所标部分是什么。
chart-both = 并存
chart-meeting = 同时得出 { $outcomes }
chart-gap = 空隙
chart-masked-gap = 空隙，被另一项计量的区间掩盖
chart-inversion = 反而比其下宽松
chart-dead = 不起决定作用
chart-redundant = 可以删去
chart-origin = 不涉及任何人的数据

# 数轴之上的一行；小表的列名写在表内。
chart-line = { $measure }
    .fixed = { $measure }（{ $fixed }）
chart-map-fixed = （{ $fixed }）
chart-comma = { $one }，{ $other }
chart-is = { $name } 为 { $value }
chart-is-not = 非 { $name }

# 供朗读。
chart-narrated-line = 沿 { $measure }：
    .fixed = 沿 { $measure }（{ $fixed }）：
chart-narrated-map = 按 { $down } 与 { $across }：
    .fixed = 按 { $down } 与 { $across }（{ $fixed }）：
chart-narrated-cell = { $place }：{ $outcome }
    .otherwise = { $place }：{ $outcome }，仅因 `其余`
    .marked = { $cell }；{ $mark }
chart-and = { $one } 且 { $other }
chart-narrated-place = { $measure } { $words }

# 随上述发现一并消除的另一发现：其位置、代码与语句。
follows = 改正此处，下列发现随之消除：{ $finding }
