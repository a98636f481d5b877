# 多处报告共用的短语。

open-between = 待定，可能为{ $outcomes }
important-item = 重要数据：{ $item }
legend = 名称对照（括号内为 `decide` 所用的标识）
legend-values = { $fact }：{ $values }
legend-outcomes = 结果：{ $outcomes }
